package main

import (
	"bytes"
	"encoding/pem"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"math/rand"
	"reflect"
	"strings"
	"testing/fstest"
	"testing/iotest"
	"testing/quick"
	"text/scanner"
)

func main() {
	for _, s := range []string{"", "a<b>&'\"c", "&lt;&gt;&amp;&quot;&#39;&#x41;&#65", "&aacute;&Aacute;&aacute &aacutex&notit;&not;&notin;", "&#0;&#x80;&#159;&#xd800;&#1114112;&#x10ffff;&#;&#x;&#1&#12&", "&unknown;&;&a;&amp", "&NotEqualTilde;&ThickSpace;&bne;", "&&lt;&", "&ampamp;&lT;"} {
		fmt.Printf("%q %q %q\n", s, html.EscapeString(s), html.UnescapeString(s))
	}
	texts := []string{"a := b+c_1 // note\n\"str\\n\" 'x' `raw\nq` /* c\n */ 12 1.5 .5 0x1F 0b101 0o17 017 1e3 0x1p-2 1_000", "héllo 日本 x.y...z", "08 09.5 0b12 0x 0xg 1__0 1_ 0_7 _1 1e 1e+ 0x1.8 0b1.0 1p3 0x1e 0o8 0o 0b", "'ab' '' 'a \"abc\n\"\\q\" '\\x4' '\\u12' \"\\400\" '\\''", "/* open", "`open", "// last", "a\x00b\xffc", "\ufeffbom", "\"", "a\r\n b\t\tc", "%var $x #1", "x.1 1.x 1..2", "0.5.6", "..1"}
	for _, text := range texts {
		for _, mode := range []uint{scanner.GoTokens, scanner.ScanIdents | scanner.ScanInts, scanner.GoTokens &^ scanner.SkipComments, 0} {
			var s scanner.Scanner
			s.Init(iotest.OneByteReader(strings.NewReader(text)))
			s.Filename = "f"
			s.Mode = mode
			s.Error = func(s *scanner.Scanner, msg string) { fmt.Print(" !", s.Position, " ", s.Pos(), " ", msg) }
			for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
				fmt.Printf(" %s:%s:%q", s.Position, scanner.TokenString(tok), s.TokenText())
			}
			fmt.Println(" |", s.Position, s.Pos(), s.ErrorCount)
		}
	}
	var s scanner.Scanner
	s.Init(strings.NewReader("%a-b 5\nc"))
	s.IsIdentRune = func(c rune, i int) bool { return c == '%' && i == 0 || c == '-' && i > 0 || 'a' <= c && c <= 'z' }
	s.Whitespace ^= 1 << '\n'
	fmt.Println(s.Peek(), s.Next(), s.Pos())
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%v %q %s\n", tok, s.TokenText(), scanner.TokenString(tok))
	}
	fmt.Println(s.Next(), scanner.Position{}, scanner.Position{Filename: "x", Line: 1, Column: 2})

	m := fstest.MapFS{"a.txt": {Data: []byte("hello")}, "d/b.txt": {Data: []byte("b"), Mode: 0o644}, "d/e/f": {}, "empty": {Mode: fs.ModeDir | 0o755}, "link": {Data: []byte("d/b.txt"), Mode: fs.ModeSymlink}, "dl": {Data: []byte("d"), Mode: fs.ModeSymlink}}
	fmt.Println(fstest.TestFS(m, "a.txt", "d/b.txt", "d/e/f", "empty"))
	fmt.Println(fstest.TestFS(m, "nope"))
	fmt.Println(fstest.TestFS(fstest.MapFS{}), fstest.TestFS(fstest.MapFS{"x": {}}))
	fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d, err); return nil })
	for _, name := range []string{"a.txt", "d", "link", "dl/b.txt", "nope", "../x", "/a", "d/e", "", "dl", "a.txt/x"} {
		b, err := m.ReadFile(name)
		i, err2 := m.Stat(name)
		l, err3 := m.Lstat(name)
		k, err4 := m.ReadLink(name)
		e, err5 := m.ReadDir(name)
		fmt.Printf("%s %q %v|%v %v|%v %v|%q %v|%v %v\n", name, b, err, i, err2, l, err3, k, err4, e, err5)
	}
	sub, err := m.Sub("d")
	g, err2 := m.Glob("*/*")
	fmt.Println(fs.ReadFile(sub, "b.txt"))
	fmt.Println(err, g, err2)

	for _, mk := range []func(io.Reader) io.Reader{iotest.OneByteReader, iotest.HalfReader, iotest.DataErrReader, iotest.TimeoutReader, func(r io.Reader) io.Reader { return iotest.ErrReader(errors.New("e")) }} {
		r := mk(strings.NewReader("hello world"))
		for range 5 {
			buf := make([]byte, 6)
			n, err := r.Read(buf)
			fmt.Printf("%q %v; ", buf[:n], err)
		}
		fmt.Println()
	}
	var buf bytes.Buffer
	tw := iotest.TruncateWriter(&buf, 4)
	fmt.Println(tw.Write([]byte("abc")))
	fmt.Println(tw.Write([]byte("def")))
	fmt.Println(buf.String(), iotest.TestReader(strings.NewReader("hello, world"), []byte("hello, world")), iotest.TestReader(strings.NewReader("x"), []byte("y")), iotest.TestReader(bytes.NewReader(nil), nil))

	type T struct {
		A int
		B string
		C []int
		D map[string]bool
		E *float64
		F [2]uint8
	}
	r := rand.New(rand.NewSource(7))
	for range 3 {
		v, ok := quick.Value(reflect.TypeFor[T](), r)
		t := v.Interface().(T)
		fmt.Println(t.A, len(t.B), t.C, len(t.D), t.E != nil, t.F, ok)
	}
	cfg := func() *quick.Config { return &quick.Config{Rand: rand.New(rand.NewSource(3)), MaxCount: 20} }
	fmt.Println(quick.Check(func(a, b int) bool { return a+b == b+a }, cfg()))
	fmt.Println(quick.Check(func(a int8) bool { return a < 50 }, cfg()))
	fmt.Println(quick.Check(func(a int) int { return a }, nil), quick.Check(5, nil), quick.Check(func(c chan int) bool { return true }, nil), quick.Check(func() (bool, bool) { return true, true }, nil))
	fmt.Println(quick.CheckEqual(func(a uint8) uint8 { return a }, func(a uint8) uint8 { return a &^ 64 }, cfg()))
	fmt.Println(quick.CheckEqual(func(a uint8) uint8 { return a }, func(a int8) int8 { return a }, cfg()))

	b := &pem.Block{Type: "TEST", Headers: map[string]string{"Proc-Type": "4", "B": "2", "A": "1"}, Bytes: bytes.Repeat([]byte{1, 2, 3}, 30)}
	enc := pem.EncodeToMemory(b)
	fmt.Print(string(enc))
	back, rest := pem.Decode(append([]byte("junk\n"), append(enc, "tail"...)...))
	fmt.Println(reflect.DeepEqual(b, back), string(rest))
	for _, s := range []string{"", "-----BEGIN A-----\n-----END A-----\n", "-----BEGIN A-----\nAAAA\n-----END B-----\n", "x-----BEGIN A-----\nAAAA\n-----END A-----", "-----BEGIN A-----\nAA!A\n-----END A-----\n-----BEGIN C-----\r\nAAAA\r\n-----END C-----\r\nrest", "-----BEGIN A---\n"} {
		p, rest := pem.Decode([]byte(s))
		fmt.Println(p, string(rest))
	}
	fmt.Println(pem.Encode(&buf, &pem.Block{Headers: map[string]string{"a:b": ""}}))
}
