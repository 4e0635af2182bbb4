// Argument indexes, stars, errors of directives, Print's spaces, Errorf, Append.
package main

import (
	"errors"
	"fmt"
	"os"
)

type N int

func (n N) String() string { return fmt.Sprintf("N%d", int(n)) }

type E struct{}

func (*E) Error() string { return "nil ok" }

type V struct{ p *int }

func (v V) String() string { return fmt.Sprint(*v.p) }

type W struct{}

func (W) Write(p []byte) (int, error) { return 3, errors.New("no space") }

func main() {
	one, two := errors.New("one"), errors.New("two")
	for _, c := range []struct {
		format string
		args   []any
	}{
		{"", nil}, {"", []any{1}}, {"%", nil}, {"%", []any{1}}, {"%%", nil}, {"%5%", nil}, {"%-", nil}, {"%5", []any{1}}, {"%d", nil}, {"%d %d", []any{1}},
		{"%d", []any{1, 2}}, {"%d", []any{1, nil, "x"}}, {"%[2]d %[1]d", []any{1, 2}}, {"%[3]*.[2]*[1]f|", []any{12.0, 2, 6}}, {"%d %d %#[1]x %#x", []any{16, 17}},
		{"%[1]d", []any{1, 2}}, {"%[5]d", []any{1}}, {"%[0]d", []any{1}}, {"%[-1]d", []any{1}}, {"%[x]d", []any{1}}, {"%[]d", []any{1}}, {"%[1", []any{1}}, {"%[1]", []any{1}},
		{"%[3]2d", []any{1, 2, 3}}, {"%[1].2f", []any{1.5}}, {"%.[1]f", []any{1.5}}, {"%.[2]f", []any{1.5}}, {"%*[2]d", []any{7}}, {"%.[2]d", []any{7}}, {"%[2]*d", []any{7, 3}},
		{"%[2]*[1]d|", []any{7, 3}}, {"%*d|", []any{5, 1}}, {"%*d|", []any{-5, 1}}, {"%-*d|", []any{-5, 1}}, {"%0*d|", []any{-5, 1}}, {"%.*d|", []any{5, 1}}, {"%.*d|", []any{-5, 1}},
		{"%*d|", []any{"x", 1}}, {"%.*s|", []any{4.5, "hi"}}, {"%*s", []any{4.5, "hi"}}, {"%*d", []any{}}, {"%.*d", []any{}}, {"%*d", []any{10000000, 1}}, {"%.*d", []any{10000000, 1}},
		{"%*d|", []any{int8(4), 1}}, {"%*d|", []any{uint8(4), 1}}, {"%*d|", []any{N(4), 1}}, {"%*d|", []any{uint64(1 << 63), 1}}, {"%100000000d", []any{1}}, {"%.100000000d", []any{1}},
		{"%-010d|", []any{5}}, {"%0-10d|", []any{5}}, {"%+ d", []any{5}}, {"% +d", []any{5}}, {"%#+x", []any{5}}, {"%s %s", []any{"a"}}, {"%!", []any{1}}, {"%z", []any{1}}, {"%é", []any{1}}, {"\xff%\xff", []any{1}},
		{"%d", []any{one}}, {"%s", []any{N(5)}}, {"%d", []any{N(5)}}, {"%v %x %q", []any{N(5), N(5), N(5)}}, {"%s", []any{(*E)(nil)}}, {"%v", []any{V{nil}}}, {"%s", []any{&V{nil}}}, {"%d", []any{V{nil}}},
		{"%w", []any{one}}, {"%w %w", []any{one, two}}, {"%w", []any{5}}, {"%w", nil}, {"%+v %#v", []any{one, N(3)}}, {"%06d|%-6d|%+06d|% 06d", []any{-42, -42, 42, 42}},
		{"%x|%X|%#x|% x|%# x|%#X|% X", []any{"hello", "hello", "hello", "hello", "hello", "hello", "hello"}}, {"%.3x|%.0x|%10x|%-10x|", []any{"hello", "hello", "hi", "hi"}},
		{"%010s|%-010s|%.2s|%.0s|%5.1s|", []any{"abc", "abc", "héllo", "abc", "世界"}}, {"%05t|%5t|%-7t|", []any{true, true, false}}, {"%c|%5c|%-5c|%05c", []any{'x', 'y', 'z', '世'}},
		{"%U|%#U|%.6U|%10U|%#10U|%-10U|%010U", []any{'x', 'y', 'z', '世', '\n', 'a', 'b'}}, {"%q|%+q|%#q|%5q|%-5q|%05q", []any{'x', '世', 'z', 'a', 'b', 'c'}},
		{"%8.3f|%-8.3f|%+8.3f|%08.3f|% .2f|%+.0f|%#.0f", []any{3.14159, 3.14159, 3.14159, -3.14159, 2.0, 2.5, 3.0}}, {"%e|%E|%.2e|%10.1e|%g|%G|%.3g|%#g|%#.3g|%#e", []any{1234.5, 1234.5, 1234.5, 1234.5, 1e100, 1e-10, 1234567.0, 1.0, 1.0, 1.0}},
		{"%b|%x|%X|%.3x|%+x|%#x|%20x|%-20x|%020x", []any{1.5, 1.5, 1.5, 1.0, 1.0, 2.0, 3.5, 3.5, 3.5}}, {"%6.2f|%+.1e|%x|%08.2f", []any{1 + 2i, 1 + 2i, 1 + 2i, -1 - 2i}},
		{"%t", []any{1}}, {"%d", []any{true}}, {"%s", []any{5}}, {"%x", []any{true}}, {"%c", []any{"s"}}, {"%d", []any{"s"}}, {"%d", []any{[]any{"a", 1, nil}}}, {"%s", []any{[]any{"a", 1, nil}}}, {"%d", []any{map[string]int{"a": 1}}},
		{"%s", []any{nil}}, {"%d", []any{nil}}, {"%v", []any{nil}}, {"%+v", []any{nil}}, {"%#v", []any{nil}}, {"%T", []any{nil}}, {"%10T|%-10T|%.2T", []any{5, 5, 5}}, {"%10v|%-10v|", []any{nil, nil}}, {"%p", []any{nil}}, {"%p", []any{5}},
		{"%6d|%-6d|%06d", []any{[]int{1, 2}, []int{1, 2}, []int{1, 2}}}, {"%5.1f", []any{[]float64{1, 2}}}, {"%q", []any{[]string{"a", "b"}}}, {"%#q", []any{[]string{"a", "`"}}}, {"%x", []any{[]string{"ab", "c"}}}, {"%x", []any{[]byte{}}}, {"%5x|", []any{""}},
		{"%o|%#o|%O|%#O|%08o|%#08o|%.5o|%#.5o|%+O", []any{8, 8, 8, 8, 8, 8, 8, 8, 8}}, {"%b|%#b|%08b|%#010b|%.3b", []any{5, 5, 5, 5, 1}}, {"%.0d|%5.0d|%05.0d|%+.0d", []any{0, 0, 0, 0}}, {"%20.10d|%-20.10d|%020.10d|%+20.10d", []any{-5, -5, -5, 5}},
	} {
		fmt.Printf("%q %d: ", c.format, len(c.args))
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Printf("PANIC %T %v", r, r)
				}
			}()
			fmt.Print(fmt.Sprintf(c.format, c.args...))
		}()
		err := fmt.Errorf(c.format, append([]any{}, c.args...)...)
		fmt.Printf("\n\t%T", err)
		if es, ok := err.(interface{ Unwrap() []error }); ok {
			fmt.Printf(" %d", len(es.Unwrap()))
		} else {
			fmt.Printf(" %v", errors.Unwrap(err) == one)
		}
		fmt.Println()
	}
	e := fmt.Errorf("%[2]w %[1]w %[2]w", one, two)
	fmt.Println(e, errors.Is(e, one), errors.Is(e, two), e.(interface{ Unwrap() []error }).Unwrap())
	fmt.Print("a", "b", 1, 2, "c", 3, nil, 4, N(1), N(2), []int{1}, "x", "y", true, false, "\n")
	fmt.Print(1, "\n", S("x"), S("y"), 1, S("z"), 2, 3, "\n")
	fmt.Println()
	fmt.Println("a", "b", 1, 2, nil, []string{"x"}, struct{}{})
	fmt.Println(string(fmt.Append([]byte("x"), 1, 2)), string(fmt.Appendf(nil, "%d", 5)), string(fmt.Appendln(nil, 1, "a")))
	fmt.Fprintln(os.Stdout, fmt.Sprint(), fmt.Sprintln("x") == "x\n")
	n, err := fmt.Fprint(W{}, "hello")
	fmt.Println(n, err)
	n, err = fmt.Println("héllo")
	fmt.Println(n, err)
	n, err = fmt.Printf("%d\n", 5)
	fmt.Println(n, err)
	fmt.Printf("%v %s\n", struct {
		a N
		B N
	}{1, 2}, []N{1, 2})
	fmt.Printf("%#v %#v %#v\n", fmt.Errorf("a"), struct{ e any }{5}, []any{1.0, float32(2), uint8(3), "s", nil, 'x', 1e6, 1e21, 100000.0})
	fmt.Printf("%v %d\n", &struct{ P *int }{nil}, &[]int{1})
	fmt.Printf("%+v\n", struct {
		A *struct{ B int }
		M map[string]any
		I interface{}
	}{nil, map[string]any{"z": 1, "a": []int{1}, "m": nil}, N(4)})
}

type S string
