// Scopes, shadowing, short redeclaration, blank identifiers, grouped declarations.
package main

import "fmt"

var x = "package"

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

type (
	Point struct{ x, y int }
	Alias = Point
	Chain []Chain
	Fn    func(Fn) int
)

func (p Point) String() string { return fmt.Sprintf("<%d,%d>", p.x, p.y) }

func two() (int, error) { return 7, nil }

func named(n int) (res int, err error) {
	if n < 0 {
		err = fmt.Errorf("negative %d", n)
		return
	}
	{
		res := 99
		_ = res
	}
	res = n * 2
	return
}

func params(_ int, _ string, z ...int) int { return len(z) }

func main() {
	fmt.Println(x)
	x := 1
	fmt.Println(x)
	{
		x := x + 1
		fmt.Println(x)
		x++
		{
			var x, y = x * 10, x * 100
			fmt.Println(x, y)
		}
		fmt.Println(x)
	}
	if x := 5; x > 3 {
		fmt.Println("if", x)
		x := "inner"
		fmt.Println(x)
	} else if y := x * 2; y > 0 {
		fmt.Println(x, y)
	}
	for x := 0; x < 2; x++ {
		x := x * x
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	v, err := two()
	w, err := two()
	fmt.Println(v, w, err)
	fmt.Println(a, b, c, d, e, f)
	var al Alias = Point{1, 2}
	fmt.Println(al, Chain{nil, {}, {nil}})
	fmt.Printf("%T %T\n", al, Chain{})
	fmt.Println(named(-1))
	fmt.Println(named(4))
	fmt.Println(params(1, "", 2, 3, 4))
	type local struct{ v int }
	{
		type local []int
		fmt.Printf("%T %v\n", local{}, local{1})
	}
	fmt.Printf("%T %v\n", local{}, local{1})
	var (
		p, q = 1, "q"
		r    float32
		_, s     = two()
		t    any = 'x'
	)
	fmt.Println(p, q, r, s, t)
	len := func(s string) int { return -1 }
	fmt.Println(len("abc"))
	true := false
	fmt.Println(true, !true)
	type int string
	var i int = "an int"
	fmt.Printf("%v %T\n", i, i)
	var nil = 3
	fmt.Println(nil)
	switch x := any(x).(type) {
	case interface{ Foo() }:
		x.Foo()
	default:
		fmt.Printf("%T\n", x)
	}
	const big = 1 << 100
	fmt.Println(big >> 98)
	const x2 = big / (1 << 97)
	fmt.Println(x2)
}
