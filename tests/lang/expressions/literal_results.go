// Struct and array literals as results, in place and through their own fields; panics and defers while they are built.
package main

import "fmt"

type V struct {
	x, y int
	s    string
	p    *int
}
type W struct {
	a V
	b [2]int
	c bool
}

func mk(n int) *int { return &n }
func f(i int) V     { return V{i, i + 1, fmt.Sprint(i), mk(i)} }
func g(v V) V       { return V{v.y, v.x, v.s, v.p} }
func h(i int) (V, error, V) {
	return V{x: i, s: "h"}, nil, V{i, 2, "q", mk(9)}
}
func rec(i int) (v V, ok bool) {
	defer func() { recover() }()
	return V{1 / (i - i), i, "x", nil}, true
}
func rec2(i int) V {
	defer func() { recover() }()
	return V{1 / (i - i), i, "x", nil}
}
func w(i int) W        { return W{V{y: i}, [2]int{1: i}, true} }
func arr(i int) [3]int { return [3]int{1: i} }
func lam(i int) V {
	for v := range func(yield func(V) bool) { yield(f(i)) } {
		return V{v.y, v.x, v.s, v.p}
	}
	return V{}
}
func main() {
	v := f(3)
	v = V{v.y, v.x, v.s + "!", v.p}
	fmt.Println(v.x, v.y, v.s, *v.p)
	v = g(v)
	fmt.Println(v.x, v.y, v.s, *v.p)
	a, e, b := h(4)
	fmt.Println(a, e, b.x, b.y, b.s, *b.p)
	fmt.Println(rec(1))
	fmt.Println(rec2(1))
	fmt.Println(w(4), arr(5))
	l := lam(6)
	fmt.Println(l.x, l.y, l.s, *l.p)
}
