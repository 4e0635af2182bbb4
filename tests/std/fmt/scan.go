// Scanning with and without formats, all kinds of operands, and what goes wrong.
package main

import (
	"bufio"
	"fmt"
	"io"
	"reflect"
	"strings"
)

type (
	I   int16
	St  string
	By  []byte
	Fl  float32
	Own struct{ s string }
	Two struct{ a, b int }
)

func (o *Own) Scan(st fmt.ScanState, verb rune) error {
	st.SkipSpace()
	w, ok := st.Width()
	tok, err := st.Token(false, func(r rune) bool { return r != ',' && r != ' ' && r != '\n' })
	o.s = fmt.Sprintf("<%s %c %d %v>", tok, verb, w, ok)
	return err
}

func (t *Two) Scan(st fmt.ScanState, verb rune) error {
	_, err := fmt.Fscanf(st, "%d-%d", &t.a, &t.b)
	return err
}

type bytewise struct{ r io.Reader }

func (b bytewise) Read(p []byte) (int, error) {
	if len(p) > 1 {
		p = p[:1]
	}
	return b.r.Read(p)
}

func fresh(kinds string) []any {
	var out []any
	for _, k := range kinds {
		out = append(out, map[rune]any{'i': new(int), 's': new(string), 'f': new(float64), 'F': new(float32), 'b': new(bool), '8': new(int8), 'u': new(uint8), 'U': new(uint64),
			'c': new(complex128), 'C': new(complex64), 'B': new([]byte), 'r': new(rune), 'I': new(I), 'S': new(St), 'Y': new(By), 'L': new(Fl), 'O': new(Own), 'T': new(Two),
			'x': 5, 'm': new(map[string]int), 'n': new([]int), 'p': new(uintptr)}[k])
	}
	return out
}

func show(a []any) string {
	s := ""
	for _, v := range a {
		if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer {
			v = r.Elem().Interface()
		}
		s += fmt.Sprintf(" %#v", v)
	}
	return s
}

func main() {
	inputs := []string{"", " ", "\n", "1", "1 2", "1\n2", "1\r\n2", "1 2\n3 4", "abc def", "  x  y \n", "12abc", "0x1F 0b101", "0o17 017", "1_000 0x_f", "+5 -6", "-", "0x", "08", "300 -129", "99999999999999999999",
		"true false", "t F", "tru", "1 0", "T\nf", "1.5 2e3", "inf NaN", "0x1p4 1.5p3", "1e400", ".5.5", "e5", "1+2i (3-4i)", "(1+2i", "1+2", "é世 x", "\"q s\" `r w`", "\"bad", "'x'", "68656c zz", "6", "U+41 U+zz", "a,b c",
		"3-4 5-6", "3-", "x\u00a0y", "1,2", "5%", "% 5", "%5", "12345678", "  12 34 567 ", "1 x", "ab\n", "7\n\n8", "\t9\t"}
	combos := []string{"i", "s", "f", "ii", "ss", "is", "fF", "bb", "8u", "U", "c", "cC", "B", "r", "I", "S", "Y", "L", "O", "T", "x", "m", "n", "p", "Os", "TT", "iii", ""}
	for _, in := range inputs {
		for _, k := range combos {
			a := fresh(k)
			n, err := fmt.Sscan(in, a...)
			fmt.Printf("Sscan %q %s: %d %v%s\n", in, k, n, err, show(a))
			a = fresh(k)
			n, err = fmt.Sscanln(in, a...)
			fmt.Printf("Sscanln: %d %v%s\n", n, err, show(a))
		}
	}
	for _, c := range []struct{ in, format, kinds string }{
		{"5 6", "%d %d", "ii"}, {"5 6", "%d%d", "ii"}, {"5,6", "%d,%d", "ii"}, {"5;6", "%d,%d", "ii"}, {" 1234567 ", "%5s%d", "si"}, {" 12 34 567 ", "%5s%d", "si"}, {"5", "%d %d", "ii"}, {"5 6", "%d", "ii"}, {"5 6", "%d %d", "i"},
		{"ff FF", "%x %X", "ii"}, {"101", "%b", "i"}, {"17", "%o", "i"}, {"0x1f", "%x", "i"}, {"0x1f", "%v", "i"}, {"U+1F600", "%U", "i"}, {"abc", "%c%c%c", "rrr"}, {" a", "%c", "r"}, {"世", "%c", "u"}, {"世", "%c", "r"}, {"a", "%d", "i"},
		{"\"a b\" c", "%q %s", "ss"}, {"68656c6c6f", "%x", "s"}, {"68656c6c6f", "%4x", "B"}, {"6", "%x", "s"}, {"zz", "%x", "s"}, {"true", "%t", "b"}, {"true", "%d", "b"}, {"1.5", "%f", "f"}, {"1.5", "%d", "f"}, {"1.5", "%3f", "F"}, {"12345", "%2d%3d", "ii"},
		{"5%6", "%d%%%d", "ii"}, {"5 %6", "%d%%%d", "ii"}, {"5", "%d%", "i"}, {"5", "%", "i"}, {"5", "%z", "i"}, {"5", "%5", "i"}, {"x5", "x%d", "i"}, {"y5", "x%d", "i"}, {"", "x%d", "i"}, {"", "%d", "i"}, {"", "", ""}, {"", "", "i"}, {"abc", "", ""},
		{"1\n2", "%d\n%d", "ii"}, {"1 2", "%d\n%d", "ii"}, {"1\n2", "%d %d", "ii"}, {"1  \n 2", "%d \n %d", "ii"}, {"1\n\n2", "%d\n%d", "ii"}, {"1\n\n2", "%d\n\n%d", "ii"}, {"1", "%d\n", "i"}, {"1 ", "%d ", "i"}, {"1", "%d ", "i"}, {"1x", "%d x", "i"}, {"1 x", "%d x", "i"}, {"1   x", "%d x", "i"}, {"1\r\n2", "%d\n%d", "ii"},
		{"a:b", "%s:%s", "ss"}, {"a : b", "%s : %s", "ss"}, {"3-4", "%v", "T"}, {"3-4,5-6", "%v,%v", "TT"}, {"hello", "%3v%v", "OO"}, {"1+2i", "%v", "c"}, {"(1+2i)", "%g", "C"}, {"5", "%s", "x"}, {"5", "%d", "m"}, {"5", "%v", "I"}, {"70000", "%v", "I"}, {"x y", "%s", "Y"}, {"2.5", "%v", "L"}, {"0b11", "%b", "i"}, {"-1", "%d", "u"}, {"256", "%d", "u"}, {"128", "%d", "8"}, {"é", "é", ""}, {"é5", "é%d", "i"}, {"5 ", "%d%d", "ii"}, {"\n5", "%d", "i"}, {" \n5", " %d", "i"}, {"5é", "%dé%d", "ii"},
	} {
		a := fresh(c.kinds)
		n, err := fmt.Sscanf(c.in, c.format, a...)
		fmt.Printf("Sscanf %q %q %s: %d %v%s\n", c.in, c.format, c.kinds, n, err, show(a))
		r := bufio.NewReader(strings.NewReader(c.in))
		n, err = fmt.Fscanf(r, c.format, fresh(c.kinds)...)
		rest, _ := io.ReadAll(r)
		fmt.Printf("\t%d %v %q\n", n, err, rest)
	}
	for _, in := range []string{"10 20 30 x", "héllo wörld\n1", "1 2 3"} {
		r := io.Reader(bytewise{strings.NewReader(in)})
		for i := 0; i < 4; i++ {
			var s string
			n, err := fmt.Fscan(r, &s)
			fmt.Println(n, err, s)
		}
	}
	r := bufio.NewReader(strings.NewReader("1 2\n3\n\n4 5 6\n"))
	for i := 0; i < 6; i++ {
		var a, b int
		n, err := fmt.Fscanln(r, &a, &b)
		fmt.Println(n, err, a, b)
	}
	sum := 0
	r = bufio.NewReader(strings.NewReader(strings.Repeat("12 -5\n", 500)))
	for {
		var x int
		if _, err := fmt.Fscan(r, &x); err != nil {
			fmt.Println(err)
			break
		}
		sum += x
	}
	fmt.Println(sum)
}
