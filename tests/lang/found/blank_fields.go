// Blank fields of literals are evaluated and not stored; value methods through nil pointers have a text of their own.
package main

import (
	"fmt"
	"reflect"
)

type T struct{ a, _, c int }

var x = T{1, 2, 3}
var y = struct {
	_ string
	p *int
	_ [2]int
}{"s", nil, [2]int{1, 2}}

type V int

type I interface{ F() }

func (v V) F() {}

type W struct{ a, b int }

func (w W) F() {}

type E struct{ *V }

func f(n int) int {
	fmt.Println("f", n)
	return n
}

func try(g func()) {
	defer func() {
		r := recover()
		_, isrt := r.(interface{ RuntimeError() })
		fmt.Println(r, isrt)
	}()
	g()
}

func main() {
	z := T{f(1), f(2), f(3)}
	p := &T{f(4), f(5), f(6)}
	s := []T{{7, 8, 9}, {f(1), f(1), f(1)}}
	for _, v := range []T{x, z, *p, s[0], s[1]} {
		fmt.Println(reflect.ValueOf(v), v == T{v.a, 0, v.c})
	}
	fmt.Println(reflect.ValueOf(y))
	var v *V
	var w *W
	var i I = v
	try(func() { i.F() })
	i = w
	try(func() { i.F() })
	try(func() { v.F() })
	try(func() { (*V).F(v) })
	try(func() { g := (*W).F; g(w) })
	try(func() { g := i.F; g() })
	try(func() { g := w.F; g() })
	i = E{}
	try(func() { i.F() })
	i = &E{}
	try(func() { i.F() })
	try(func() { defer i.F() })
	try(func() { reflect.ValueOf(v).MethodByName("F").Call(nil) })
}
