// strings.Builder, Reader, Replacer.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	var b strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteByte('!')
	b.WriteRune('世')
	b.WriteString(" ok")
	b.Write([]byte{'.'})
	fmt.Println(b.String(), b.Len(), b.Cap() >= b.Len())
	b.Grow(100)
	fmt.Println(b.Cap()-b.Len() >= 100, b.String())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		var x strings.Builder
		x.WriteByte('a')
		y := x
		y.WriteByte('b')
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		b.Grow(-1)
	}()

	r := strings.NewReader("héllo, 世界")
	fmt.Println(r.Len(), r.Size())
	for range 3 {
		c, n, err := r.ReadRune()
		fmt.Print(string(c), n, err, " ")
	}
	fmt.Println(r.UnreadRune(), r.UnreadRune(), r.UnreadByte())
	c, err := r.ReadByte()
	fmt.Println(c, err, r.Len())
	p := make([]byte, 4)
	n, err := r.Read(p)
	fmt.Printf("%d %v %q\n", n, err, p[:n])
	n, err = r.ReadAt(p, 9)
	fmt.Printf("%d %v %q\n", n, err, p[:n])
	fmt.Println(r.ReadAt(p, -1))
	fmt.Println(r.ReadAt(p, 100))
	fmt.Println(r.Seek(-3, io.SeekEnd))
	n64, err := r.WriteTo(os.Stdout)
	fmt.Println(n64, err)
	fmt.Println(r.Seek(-100, io.SeekCurrent))
	fmt.Println(r.Seek(0, 7))
	_, _, err = r.ReadRune()
	fmt.Println(err, r.UnreadRune())
	r.Reset("x")
	fmt.Println(r.UnreadByte(), r.UnreadRune(), r.Len())

	for _, c := range []struct {
		pairs []string
		in    string
	}{{[]string{"<", "&lt;", ">", "&gt;"}, "This is <b>HTML</b>!"}, {[]string{"a", "1", "aa", "2", "aaa", "3"}, "aaaa"}, {[]string{"aaa", "3", "aa", "2", "a", "1"}, "aaaa aa a"},
		{[]string{"", "X"}, "ab"}, {[]string{"a", "", "", "-"}, "banana"}, {[]string{"a", "b", "b", "a"}, "abba"}, {[]string{"hello", "HI", "hell", "HEAVEN"}, "hello hell helloo"}, {nil, "same"}, {[]string{"é", "e", "世", "world"}, "café 世界"}, {[]string{"i", "j", "i", "k"}, "iii"}, {[]string{"x", ""}, "xxx"}} {
		rep := strings.NewReplacer(c.pairs...)
		fmt.Printf("%q ", rep.Replace(c.in))
		var out strings.Builder
		n, err := rep.WriteString(&out, c.in)
		fmt.Println(n, err, out.String() == rep.Replace(c.in))
	}
}
