// fmt with many kinds of types: embedded, recursive, generic, func, maps of everything.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"unsafe"
)

type Color int

const (
	Red Color = iota
	Green
)

func (c Color) String() string { return [...]string{"Red", "Green"}[c] }

type Base struct{ ID int }

func (b Base) String() string { return fmt.Sprintf("#%d", b.ID) }

type Derived struct {
	Base
	Name string
}
type Node struct {
	Val         int
	Left, Right *Node
}
type Pair[K comparable, V any] struct {
	Key K
	Val V
}
type List[T any] []T
type Celsius float64
type Flags uint8
type Matrix [2][3]float64
type Callback func(int) string
type Hex int

func (h Hex) Format(s fmt.State, verb rune) {
	w, ok := s.Width()
	if !ok {
		w = 4
	}
	fmt.Fprintf(s, "0x%0*X", w, int(h))
}

type Secret string

func (Secret) GoString() string { return "Secret(***)" }
func (Secret) String() string   { return "***" }

type errT struct{ Code int }

func (e *errT) Error() string { return fmt.Sprint("E", e.Code) }

type Shape interface{ Area() float64 }
type Sq struct{ side float64 }

func (s Sq) Area() float64 { return s.side * s.side }

func main() {
	tree := &Node{1, &Node{2, nil, nil}, nil}
	fmt.Printf("%v %+v %T\n", *tree.Left, *tree.Left, tree)
	for _, v := range []any{Red, Green, []Color{Red, Green}, map[Color]int{Green: 1, Red: 0}, Derived{Base{7}, "d"}, &Derived{Base{8}, "p"}, []Derived{{Base{1}, "x"}}, Pair[string, int]{"k", 1}, Pair[Color, []int]{Green, nil}, List[int]{1, 2}, Celsius(36.6), Flags(5), Matrix{{1, 2, 3}, {4, 5, 6}}, Hex(255), []Hex{1, 2}, Secret("pw"), struct{ S Secret }{"pw"}, map[string]any{"n": nil, "l": []any{1, "a"}, "m": map[string]int{}}, [3]*int{}, struct {
		A int `json:"a"`
		B string
	}{1, "b"}, []Shape{Sq{2}, nil}, map[Pair[string, int]]bool{{"b", 1}: true, {"a", 2}: false}, Callback(nil), struct{ F func() }{}, complex64(1 + 2i), []complex128{1i}, [...]string{2: "c"}, []error{(*errT)(nil), nil}, map[bool]string{true: "t", false: "f"}, []byte("raw"), [4]byte{1, 2, 3, 4}, []rune("ré"), []Flags{1, 2}, struct{}{}, [][]string{{"a"}, {}}, map[[2]int]string{{1, 2}: "x"}, new(int) != nil, unsafe.Pointer(nil), uintptr(10), int8(-8), []int8{-1}, []uint16{7}, []float32{1.5}, []bool{true}} {
		fmt.Printf("%v|%+v|%#v|%T|%s|%d|%x\n", v, v, v, v, v, v, v)
	}
	fmt.Printf("%6v|%-8v|%08v|%+d|%x|%q|%s\n", Green, Green, Celsius(1.5), Red, Green, Green, Green)
	fmt.Printf("%6.2f|%v|%5d|%05d|%x\n", Matrix{}, Celsius(-0.5), []int{1, 22}, List[int]{3}, "hi")
	fmt.Printf("%v %d %s %v\n", &[]int{1}, &map[string]int{"a": 1}, &[]string{"x"}, &struct{ P *int }{})
	fmt.Printf("%s %v %d\n", &errT{5}, (*errT)(nil) == nil, []any{1, "x", nil})
	fmt.Printf("%[1]T %[1]v %[1]q %[2]*.[3]*[4]f|%[1]x\n", "s", 8, 2, 3.14159)
	fmt.Printf("%t %v %08b %o %#o %x %X %#x %c %U %#U\n", true, false, 37, 64, 64, 3054, 3054, 3054, 0x4E16, 0x4E16, 0x4E16)
	fmt.Printf("%e %E %f %.3f %g %G %8.3f|%-8.2f|%+.1f|% .2f\n", 12345.678, 12345.678, 1.0, 2.0/3, 1e21, 1e-7, 3.14159, 2.5, 1.25, 1.5)
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%+q|%x|% x|%#x\n", "héllo", "right", "left", "cut", "q\n", "é", "hex", "sp", "sh")
	fmt.Printf("%5t|%-7t|%v|%p\n", true, false, nil, nil)
	fmt.Fprintf(os.Stdout, "%d%%|%c|%v\n", 50, 'x', [2]any{1, nil})
	var sb strings.Builder
	n, _ := fmt.Fprintln(&sb, "built", 1, true)
	fmt.Print(sb.String(), n, "\n")
	keys := []string{}
	for k := range map[string]int{"b": 1, "a": 2} {
		keys = append(keys, fmt.Sprintf("%q", k))
	}
	sort.Strings(keys)
	fmt.Println(keys, len(fmt.Sprintf("%1000d", 1)), fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, nil))
	type inner struct{ X, y int }
	fmt.Printf("%+v %#v\n", struct {
		inner
		P *inner
		M map[string]inner
	}{inner{1, 2}, nil, map[string]inner{"k": {3, 4}}}, []inner{{5, 6}})
}
