// What go vet says about locks; the answers stand in locks.vet, sorted by position.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type L struct {
	mu sync.Mutex
	n  int
}
type W struct{ l [2]L }
type P struct{ *sync.Mutex }
type I struct{ sync.Locker }
type C struct{ n atomic.Int64 }
type G[T any] struct {
	v  T
	wg sync.WaitGroup
}

func (l L) bad()           {}
func (l *L) good()         {}
func f(l L, p *L, w W)     {}
func g() (l L)             { return l }
func h(x ...L)             {}
func gen[T any](x G[T])    {}

var once sync.Once
var o2 = once

func main() {
	var l L
	m := l
	m = l
	m = L{}
	m = *&l
	fmt.Println(l, m)
	ls := []L{l, {}}
	for _, x := range ls {
		_ = x
	}
	for i := range ls {
		_ = ls[i]
	}
	_ = W{l: [2]L{l}}
	f(l, &l, W{})
	func(l L) {}(l)
	_ = len([1]L{})
	var p P
	p2 := p
	_ = p2
	var i I
	i2 := i
	_ = i2
	var c C
	c2 := c
	_, _ = c2, once
	var gg G[int]
	gen(gg)
	var mm map[string]L
	x, ok := mm["a"]
	_, _ = x, ok
	var cond sync.Cond
	var mp sync.Map
	var pool sync.Pool
	var rw sync.RWMutex
	var v atomic.Value
	a, b, d, e, vv := cond, mp, pool, rw, v
	_, _, _, _, _ = a, b, d, e, vv
}
