// io: Copy and its kin, limits, sections, tees, multis, errors.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type slow struct{ s string }

func (r *slow) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := copy(p[:min(2, len(p))], r.s)
	r.s = r.s[n:]
	return n, nil
}

type short struct{ n int }

func (w short) Write(p []byte) (int, error) { return min(w.n, len(p)), nil }

type bad struct{}

func (bad) Read(p []byte) (int, error)  { return 1, errors.New("bad read") }
func (bad) Write(p []byte) (int, error) { return len(p) + 1, nil }

type only struct{ io.Reader }
type onlyW struct{ io.Writer }

func main() {
	var b bytes.Buffer
	fmt.Println(io.Copy(&b, &slow{"hello world"}))
	fmt.Println(io.Copy(onlyW{&b}, only{strings.NewReader("more")}))
	fmt.Println(b.String())
	fmt.Println(io.Copy(short{1}, &slow{"hello"}))
	fmt.Println(io.Copy(onlyW{bad{}}, &slow{"hello"}))
	fmt.Println(io.Copy(&b, bad{}))
	fmt.Println(io.CopyN(&b, &slow{"abc"}, 2))
	fmt.Println(io.CopyN(&b, &slow{"abc"}, 5))
	fmt.Println(io.CopyBuffer(onlyW{io.Discard}, &slow{"abc"}, make([]byte, 1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		io.CopyBuffer(&b, &slow{"x"}, []byte{})
	}()
	p := make([]byte, 4)
	for _, s := range []string{"", "ab", "abcd", "abcdef"} {
		n, err := io.ReadFull(&slow{s}, p)
		fmt.Print(n, " ", err, "; ")
		n, err = io.ReadAtLeast(&slow{s}, p, 3)
		fmt.Print(n, " ", err, "; ")
	}
	n, err := io.ReadAtLeast(&slow{"x"}, p, 9)
	fmt.Println(n, err)
	all, err := io.ReadAll(io.LimitReader(strings.NewReader("limited text"), 7))
	fmt.Printf("%q %v\n", all, err)
	all, err = io.ReadAll(io.MultiReader(strings.NewReader("a"), &slow{""}, io.MultiReader(&slow{"bc"}, strings.NewReader("d"))))
	fmt.Printf("%q %v\n", all, err)
	var c, d strings.Builder
	w := io.MultiWriter(&c, &d)
	io.WriteString(w, "both")
	w.Write([]byte("!"))
	fmt.Println(c.String(), d.String())
	n, err = io.MultiWriter(&c, short{1}, &d).Write([]byte("xyz"))
	fmt.Println(n, err, d.String())
	t := io.TeeReader(strings.NewReader("tee"), &c)
	io.ReadAll(t)
	fmt.Println(c.String())
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	all, _ = io.ReadAll(s)
	fmt.Printf("%s %d\n", all, s.Size())
	fmt.Println(s.Seek(-2, io.SeekEnd))
	n, err = s.Read(p)
	fmt.Println(n, err, string(p[:n]))
	n, err = s.ReadAt(p, 3)
	fmt.Println(n, err, string(p[:n]))
	fmt.Println(s.ReadAt(p, -1))
	fmt.Println(s.Seek(-9, io.SeekStart))
	fmt.Println(s.Seek(0, 9))
	_, off, size := s.Outer()
	fmt.Println(off, size)
	fmt.Println(io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, io.ErrShortBuffer, io.ErrNoProgress, io.ErrClosedPipe)
	rc := io.NopCloser(strings.NewReader("nop"))
	_, isTo := rc.(io.WriterTo)
	fmt.Println(rc.Close(), isTo)
	l := &io.LimitedReader{R: &slow{"abcdef"}, N: 3}
	all, _ = io.ReadAll(l)
	fmt.Println(string(all), l.N)
	_ = bytes.MinRead
}
