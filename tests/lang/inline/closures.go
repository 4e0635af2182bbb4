// Function literals that are called in place, or through the one variable that holds them, and what they share with the function around them.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type pair struct{ a, b int }

func sum(xs []int) int {
	s := 0
	add := func(x int) { s += x }
	for _, x := range xs {
		add(x)
	}
	return s
}

func named() (r int, err error) {
	set := func(x int) { r = x }
	set(3)
	r = func() int { r++; return r * 2 }()
	func() { err = fmt.Errorf("e%d", r) }()
	return
}

func deferred(n int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r += 100
		}
	}()
	div := func(a, b int) int { return a / b }
	r = 7
	r = div(r, n)
	return r
}

func multi(x int) (int, string) {
	f := func(a int) (int, string) {
		if a < 0 {
			return -a, "neg"
		}
		return a, "pos"
	}
	a, s := f(x)
	b, t := f(-a)
	return a + b, s + t
}

func loops() {
	var fs []func() int
	for i := 0; i < 4; i++ {
		next := func() int { i += 10; return i }
		v := i
		get := func() int { return v + i }
		if i%2 == 0 {
			fmt.Print(get(), " ")
		} else {
			fmt.Print(next(), get(), " ")
			i -= 10
		}
		fs = append(fs, get, func() int { v++; return get() })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}

func generic[T any](x T, n int) []T {
	var out []T
	push := func(v T) { out = append(out, v) }
	for range n {
		push(x)
	}
	return append(out, func(y T) T { return y }(x))
}

func shadow(x int) int {
	f := func(x int) int { x *= 2; return x }
	g := func(y int) int { x := y + x; return x }
	return f(x) + g(f(x)) + x
}

func pointer() (int, int) {
	v := pair{1, 2}
	p := &v
	bump := func() *pair { v.a++; return p }
	bump().b = 9
	w := *bump()
	return v.a + w.a, v.b + w.b
}

func order() {
	var t []string
	note := func(s string) int { t = append(t, s); return len(t) }
	x := note("a") + note("b")*note("c")
	x = func(a, b int) int { return a*10 + b }(note("d"), note("e")) + x
	fmt.Println(x, t)
}

func reassigned() int {
	f := func() int { return 1 }
	g := f
	f = func() int { return 2 }
	h := func() int { return f() + g() }
	f = func() int { return 5 }
	return h()
}

func where() string {
	pc, _, line, _ := runtime.Caller(1)
	n := runtime.FuncForPC(pc).Name()
	return fmt.Sprint(n[strings.Index(n, ".")+1:], ":", line)
}

func places() {
	fmt.Println(where(), func() string { return where() }())
	f := func() string {
		return where()
	}
	fmt.Println(f(), f())
	func() {
		fmt.Println(where())
	}()
}

func ranged(yield func(int) bool) {
	for i := range 5 {
		if !yield(i) {
			return
		}
	}
}

func inRange() (n int) {
	for i := range ranged {
		twice := func() int { return i * 2 }
		n += twice()
		if func(x int) bool { return x > 3 }(twice()) {
			return n * 100
		}
	}
	return -1
}

func arrays() [3]int {
	a := [3]int{1, 2, 3}
	swap := func(i, j int) { a[i], a[j] = a[j], a[i] }
	swap(0, 2)
	b := a
	swap(1, 2)
	return func(x, y [3]int) [3]int { x[0] += y[0]; return x }(a, b)
}

func unused() int {
	func() {}()
	func(int, string) {}(1, "x")
	_ = func() struct{} { return struct{}{} }()
	return func() int {
		switch x := 3; {
		case x > 2:
			return 1
		}
		return 2
	}()
}

func main() {
	fmt.Println(sum([]int{1, 2, 3}))
	fmt.Println(named())
	fmt.Println(deferred(2), deferred(0))
	fmt.Println(multi(3))
	fmt.Println(multi(-4))
	loops()
	fmt.Println(generic("x", 2), generic(1.5, 1), shadow(3))
	fmt.Println(pointer())
	order()
	fmt.Println(reassigned(), inRange(), arrays(), unused())
	places()
}
