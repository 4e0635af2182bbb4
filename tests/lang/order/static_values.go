// Package variables whose values need no code: interface values, calls of functions that only return a literal.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

type T struct{ a, b int }

func (t T) String() string { return fmt.Sprint("T", t.a, t.b) }

type W struct{}

func (W) Write(p []byte) (int, error) { return len(p), nil }

func mk(a int, s string) *P { return &P{s: s, n: a} }
func two(a, b int) T         { return T{b, a} }
func id(x any) any           { return x }
func fn() func() int         { return five }
func five() int              { return 5 }

type P struct {
	s string
	n int
	e error
}

var (
	e1           = errors.New("one")
	e2           = errors.New("one")
	w  io.Writer = W{}
	s  fmt.Stringer = T{1, 2}
	sp fmt.Stringer = &T{3, 4}
	p               = mk(7, "seven")
	q               = mk(8, "eight")
	tt              = two(1, 2)
	i1              = id(3)
	i2              = id("x")
	f               = fn()
	arr             = [...]error{errors.New("a"), errors.New("b")}
	m any           = struct{ x int }{4}
	fe any          = five
	nilerr error    = (*os.PathError)(nil)
	pp              = &P{e: errors.New("inner")}
)

func main() {
	fmt.Println(e1, e2, e1 == e2, w, s, sp, p, *q, tt, i1, i2, f(), arr, m, nilerr == nil, pp.e)
	fmt.Println(fe.(func() int)())
	p.n++
	fmt.Println(p.n, mk(7, "seven").n)
}
