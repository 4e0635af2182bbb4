// bytes.Buffer and bytes.Reader.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type stuck struct{}

func (stuck) Write(p []byte) (int, error) { return 2, errors.New("stuck") }
func (stuck) Read(p []byte) (int, error)  { return copy(p, "zz"), errors.New("broken") }

func main() {
	var b bytes.Buffer
	fmt.Fprintf(&b, "line %d\n", 1)
	b.WriteString("line 2\nrest é")
	b.WriteByte('!')
	b.WriteRune('世')
	fmt.Println(b.Len(), b.Cap() >= b.Len())
	s, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	l, err := b.ReadBytes('\n')
	fmt.Printf("%q %v\n", l, err)
	fmt.Printf("%q %q\n", b.Next(3), b.String())
	pk, err := b.Peek(4)
	fmt.Printf("%q %v\n", pk, err)
	pk, err = b.Peek(400)
	fmt.Printf("%q %v\n", pk, err)
	c, err := b.ReadByte()
	fmt.Println(c, err, b.UnreadByte(), b.UnreadByte())
	b.ReadByte()
	b.ReadByte()
	r, n, err := b.ReadRune()
	fmt.Println(string(r), n, err, b.UnreadRune(), b.UnreadRune())
	b.Truncate(3)
	fmt.Printf("%q\n", b.Bytes())
	s, err = b.ReadString('x')
	fmt.Printf("%q %v %d\n", s, err, b.Len())
	_, err = b.ReadByte()
	fmt.Println(err)
	n, err = b.Read(nil)
	fmt.Println(n, err)
	n, err = b.Read(make([]byte, 1))
	fmt.Println(n, err)
	n64, err := b.ReadFrom(strings.NewReader(strings.Repeat("0123456789", 200)))
	fmt.Println(n64, err, b.Len())
	var out strings.Builder
	n64, err = b.WriteTo(&out)
	fmt.Println(n64, err, b.Len(), out.Len())
	b.WriteString("hello")
	n64, err = b.WriteTo(stuck{})
	fmt.Println(n64, err, b.String())
	n64, err = b.ReadFrom(stuck{})
	fmt.Println(n64, err, b.String())
	b.Reset()
	b.Grow(1000)
	fmt.Println(b.Available() >= 1000, b.Len())
	x := b.AvailableBuffer()
	x = append(x, "in place"...)
	b.Write(x)
	fmt.Println(b.String())
	for _, f := range []func(){func() { b.Truncate(-1) }, func() { b.Truncate(1000) }, func() { b.Grow(-1) }} {
		func() {
			defer func() { r := recover(); fmt.Printf("%T %v\n", r, r) }()
			f()
		}()
	}
	var nilb *bytes.Buffer
	fmt.Println(nilb.String(), bytes.NewBufferString("abc"), bytes.NewBuffer([]byte("def")).String())
	rd := bytes.NewReader([]byte("some bytes"))
	io.CopyN(&b, rd, 4)
	fmt.Println(b.String(), rd.Len(), rd.Size())
	fmt.Println(rd.Seek(2, io.SeekStart))
	fmt.Println(rd.UnreadRune(), rd.UnreadByte())
	p := make([]byte, 3)
	k, err := rd.ReadAt(p, 8)
	fmt.Println(k, err, p)
	rest, err := io.ReadAll(rd)
	fmt.Printf("%q %v\n", rest, err)
}
