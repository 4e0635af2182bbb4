package main

import (
	"fmt"
	"strings"
)

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func fibs() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func variadic(pre string, xs ...int) string {
	if xs == nil {
		return pre + "nil"
	}
	if len(xs) > 0 {
		xs[0] = -1
	}
	return fmt.Sprint(pre, len(xs), cap(xs) >= len(xs), xs)
}

type visitor func(depth int, v visitor) int

func multi() (a int, b string, c []int, d error, e any) { return 1, "two", []int{3}, nil, 5.5 }
func take(a int, b string, c []int, d error, e any) string {
	return fmt.Sprint(a, b, c, d, e)
}

func ack(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}

func isEven(n int) bool {
	if n == 0 {
		return true
	}
	return isOdd(n - 1)
}
func isOdd(n int) bool { return n != 0 && isEven(n-1) }

type big struct {
	a [20]int
	s string
}

func mod(b big, p *big) big { b.a[3] = 7; p.a[4] = 8; b.s += "!"; return b }

func many(a, b, c, d, e, f, g, h, i, j int8, k, l, m float32, n string, o any, p bool) (int, float32, string, any, bool) {
	return int(a) + int(b) + int(c) + int(d) + int(e) + int(f) + int(g) + int(h) + int(i) + int(j), k + l + m, n, o, p
}

var global = func() int { return 5 }()

func main() {
	next, reset := counter()
	next()
	next()
	reset()
	fmt.Println(next(), global)
	f := fibs()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(variadic("a"), variadic("b", []int{}...), variadic("c", 1, 2))
	s := []int{5, 6, 7}
	fmt.Println(variadic("d", s...), s, variadic("e", s[1:]...), s)
	var v visitor = func(d int, v visitor) int {
		if d == 0 {
			return 1
		}
		return d * v(d-1, v)
	}
	fmt.Println(v(6, v))
	fmt.Println(take(multi()))
	fmt.Println(multi())
	fmt.Println(ack(2, 3), isEven(1001), isOdd(7))
	x := big{s: "s"}
	y := mod(x, &x)
	fmt.Println(x.a[3], x.a[4], x.s, y.a[3], y.a[4], y.s)
	fmt.Println(many(1, 2, 3, 4, 5, 6, 7, 8, 9, -10, 1.5, 2.5, 3, "n", nil, true))
	var fs []func()
	for _, w := range strings.Fields("a b c") {
		for i := range 2 {
			fs = append(fs, func() { fmt.Print(w, i, " "); i++; w += "'" })
		}
	}
	for _, f := range fs {
		f()
		f()
	}
	fmt.Println()
	z := 1
	func() {
		z := z + 1
		func() {
			z++
			z *= 10
		}()
		fmt.Print(z, " ")
	}()
	fmt.Println(z)
	add := func(a int) func(int) func(int) int {
		return func(b int) func(int) int { return func(c int) int { a++; return a + b*10 + c*100 } }
	}
	g := add(1)(2)
	fmt.Println(g(3), g(3))
	arr := [3]int{1, 2, 3}
	st := struct{ n, m int }{1, 2}
	h := func() { arr[1]++; st.m *= 5 }
	h()
	h()
	fmt.Println(arr, st)
	p := &arr[1]
	h()
	fmt.Println(*p)
	var rec func(int) int
	rec = func(n int) int {
		if n < 2 {
			return n
		}
		return rec(n-1) + rec(n-2)
	}
	fmt.Println(rec(15))
	m := map[string]func(float64, float64) float64{"+": func(a, b float64) float64 { return a + b }, "/": func(a, b float64) float64 { return a / b }}
	fmt.Println(m["+"](1, 2), m["/"](1, 4), m["x"] == nil)
	defer func(n int) { fmt.Println("deferred", n, z) }(z)
	z = 50
	func(xs ...string) { fmt.Println(len(xs), strings.Join(xs, "-")) }("a", "b")
	res := func() (n int) {
		defer func() { n++ }()
		n = 5
		return n * 2
	}()
	fmt.Println(res)
	ch := make(chan func() int, 1)
	k := 3
	ch <- func() int { k++; return k }
	fmt.Println((<-ch)(), k)
	type T struct {
		f func(*T) int
		n int
	}
	t := &T{n: 4}
	t.f = func(t *T) int {
		t.n--
		if t.n == 0 {
			return 0
		}
		return 1 + t.f(t)
	}
	fmt.Println(t.f(t))
}
