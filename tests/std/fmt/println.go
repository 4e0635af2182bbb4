// Print and Println of all basic kinds, and their growth: many calls, long lines.
package main

import (
	"fmt"
	"os"
	"strings"
)

type myInt int
type myStr string
type stringer struct{ n int }

func (s stringer) String() string { return strings.Repeat("*", s.n) }

func main() {
	fmt.Println(true, 'x', 1, int8(2), int16(3), int32(4), int64(5), uint(6), uint8(7), uint16(8), uint32(9), uint64(10), uintptr(11), float32(1.5), 2.5, complex64(1), 2i, "s", myInt(12), myStr("m"))
	fmt.Println([]int{}, []string{""}, [2]bool{}, map[string]int{}, struct{}{}, nil, []any{nil}, error(nil), stringer{3}, &stringer{2}, []stringer{{1}, {2}})
	fmt.Print("a", "b", 1, 2, true, "c", 1.5, 'x', "d", "\n")
	fmt.Print(1, 2, "\n")
	fmt.Print(myStr("a"), myStr("b"), 1, myStr("c"), "\n")
	fmt.Print(nil, nil, "x", nil, "\n")
	fmt.Println(strings.Repeat("long ", 300))
	for i := range 100 {
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i := range 5 {
		n, err := fmt.Fprintln(os.Stdout, i, i*i, strings.Repeat("=", i))
		fmt.Println(n, err)
	}
	s := fmt.Sprintln("a", 1)
	s += fmt.Sprint("b", 2)
	s += fmt.Sprint()
	s += fmt.Sprintln()
	fmt.Printf("%q\n", s)
	b := fmt.Appendf([]byte("log: "), "%05d", 42)
	b = fmt.Append(b, " ", 1, 2)
	b = fmt.Appendln(b, "end")
	fmt.Printf("%q\n", b)
	fmt.Println(1e6, 1e20, 1e21, 100000.0, 123456.7, 0.00001, 1.0, float32(0.1), 1e-7, 3.0e8, 12345678.9)
	fmt.Println(int64(-1<<63), ^uint64(0), 'a', "é", "\x00", []byte("hi"), [3]byte{1, 2, 3}, []rune("hi"))
}
