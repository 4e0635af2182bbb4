// bufio.Reader and Writer.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type drip struct{ s string }

func (d *drip) Read(p []byte) (int, error) {
	if d.s == "" {
		return 0, io.EOF
	}
	p[0] = d.s[0]
	d.s = d.s[1:]
	return 1, nil
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, errors.New("disk full")
	}
	f.left -= len(p)
	return len(p), nil
}

type nothing struct{}

func (nothing) Read(p []byte) (int, error) { return 0, nil }

func main() {
	r := bufio.NewReaderSize(&drip{"hello 世界\nsecond line\r\na very long line that does not fit in the buffer\nlast"}, 16)
	fmt.Println(r.Size(), r.Buffered())
	p, err := r.Peek(5)
	fmt.Printf("%q %v %d\n", p, err, r.Buffered())
	c, _ := r.ReadByte()
	fmt.Println(string(c), r.UnreadByte(), r.UnreadByte(), r.UnreadRune())
	s, err := r.ReadString(' ')
	fmt.Printf("%q %v\n", s, err)
	ch, n, err := r.ReadRune()
	fmt.Println(string(ch), n, err, r.UnreadRune(), r.UnreadRune())
	for range 3 {
		l, pre, err := r.ReadLine()
		fmt.Printf("%q %v %v\n", l, pre, err)
	}
	_, err = r.ReadSlice('!')
	fmt.Println(err)
	d, err := r.Discard(3)
	fmt.Println(d, err)
	b, err := r.ReadBytes('\n')
	fmt.Printf("%q %v\n", b, err)
	_, err = r.Peek(100)
	fmt.Println(err)
	_, err = r.Peek(-1)
	fmt.Println(err)
	s, err = r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	_, err = r.ReadByte()
	fmt.Println(err)
	d, err = r.Discard(1)
	fmt.Println(d, err)
	_, err = bufio.NewReader(nothing{}).ReadByte()
	fmt.Println(err)
	r.Reset(strings.NewReader("reset text"))
	var out bytes.Buffer
	n64, err := r.WriteTo(&out)
	fmt.Println(n64, err, out.String())

	w := bufio.NewWriterSize(&out, 8)
	out.Reset()
	w.WriteString("abc")
	fmt.Println(w.Buffered(), w.Available(), w.Size(), out.Len())
	w.WriteString("defghijklmnopqrstu")
	fmt.Println(w.Buffered(), out.String())
	w.WriteRune('世')
	w.WriteByte('!')
	w.Flush()
	fmt.Println(out.String())
	nn, err := w.ReadFrom(strings.NewReader("from a reader"))
	fmt.Println(nn, err, w.Buffered())
	w.Flush()
	fmt.Println(out.Len())
	fw := bufio.NewWriterSize(&full{5}, 4)
	for range 4 {
		n, err := fw.WriteString("xyz")
		fmt.Print(n, " ", err, "; ")
	}
	fmt.Println(fw.Flush(), fw.WriteByte('x'))
	fw.Reset(&out)
	fmt.Println(fw.WriteByte('x'), fw.Flush())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(&out))
	line, _ := rw.ReadString(0)
	rw.WriteString(line)
	rw.Flush()
	fmt.Println(strings.HasSuffix(out.String(), "in"))
}
