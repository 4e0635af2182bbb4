package main

import (
	"errors"
	"fmt"
	"io"
)

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }
type Ci struct{ r float64 }
type MyErr struct{ code int }

func (s Sq) Area() float64     { return s.s * s.s }
func (c *Ci) Area() float64    { return 3 * c.r * c.r }
func (e *MyErr) Error() string { return fmt.Sprint("code ", e.code) }

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	case n >= 70:
		return "C"
	}
}

func fall(n int) (s string) {
	switch n {
	case 0:
		s += "0"
		fallthrough
	case 1:
		s += "1"
		fallthrough
	default:
		s += "d"
		fallthrough
	case 2:
		s += "2"
	case 3:
		s += "3"
	}
	return
}

func typ(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int-ish %v %T", v, v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("slice ", len(v), cap(v))
	case map[string]any:
		return fmt.Sprint("map ", v["k"])
	case func(int) int:
		return fmt.Sprint("func ", v(20))
	case Shape:
		return fmt.Sprint("shape ", v.Area())
	case error:
		return "error " + v.Error()
	case *int:
		*v++
		return fmt.Sprint("ptr ", *v)
	case chan int, <-chan int:
		return fmt.Sprintf("chan %T", v)
	case struct{ X int }:
		return fmt.Sprint("anon ", v.X)
	case [2]string:
		return v[0] + v[1]
	case fmt.Stringer:
		return "stringer " + v.String()
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case complex128, float32:
		return fmt.Sprintf("num %v", v)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

type St int

func (s St) String() string { return "St!" }

func str(s string) int {
	switch s {
	case "apple", "avocado":
		return 1
	case "banana":
		return 2
	case "":
		return 3
	case "cherry":
		return 4
	case "date":
		return 5
	case "elder":
		return 6
	case "fig":
		return 7
	case "grape":
		return 8
	case "honey":
		return 9
	}
	return 0
}

func dense(n int8) int {
	switch n {
	case 0:
		return 10
	case 1:
		return 11
	case 2, 3, 4:
		return 12
	case 5:
		return 13
	case 6:
		return 14
	case 7:
		return 15
	case 8:
		return 16
	case -128:
		return 17
	case 127:
		return 18
	}
	return -1
}

func main() {
	for _, n := range []int{95, 85, 75, 10} {
		fmt.Print(grade(n), " ")
	}
	for n := range 5 {
		fmt.Print(fall(n), " ")
	}
	fmt.Println()
	one := 1
	for _, x := range []any{nil, 1, int64(2), int32(3), "s", []int{1}, map[string]any{"k": 'v'}, func(x int) int { return x + 1 },
		Sq{2}, &Ci{2}, Ci{1}, &MyErr{4}, errors.New("e"), io.EOF, &one, make(chan int), (<-chan int)(nil), struct{ X int }{9},
		[2]string{"p", "q"}, St(1), true, false, 2i, float32(1.5), 1.5, struct{}{}, [1]int{}, (*MyErr)(nil) == nil} {
		fmt.Println(typ(x))
	}
	for _, s := range []string{"apple", "avocado", "banana", "", "cherry", "date", "elder", "fig", "grape", "honey", "zzz", "dat"} {
		fmt.Print(str(s), " ")
	}
	fmt.Println()
	for _, n := range []int8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -128, 127, -1} {
		fmt.Print(dense(n), " ")
	}
	fmt.Println()
	switch x := 5; x {
	case 1, 2, 3:
		fmt.Println("small")
	case 4, 5:
		if x == 5 {
			break
		}
		fmt.Println("unreachable")
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	}
	switch {
	}
	switch f := func() bool { return true }; f() {
	case false:
	case true:
		fmt.Println("true")
	}
	var i any = 3
	switch i {
	case "3":
		fmt.Println("str")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch e := error(&MyErr{1}); e.(type) {
	case nil:
	case *MyErr:
		fmt.Println("myerr")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	var np *MyErr
	var e error = np
	switch e {
	case nil:
		fmt.Println("nil")
	default:
		fmt.Println("typed nil")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var bad any = []int{}
		switch bad {
		case bad:
		}
	}()
	for i := range 3 {
		switch i {
		case 1:
			continue
		}
		fmt.Print(i)
	}
	fmt.Println()
}
