// Garbage collection under churn with live structures of many shapes.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type tree struct {
	l, r *tree
	k    int
}

func build(d, k int) *tree {
	if d == 0 {
		return &tree{k: k}
	}
	return &tree{build(d-1, 2*k), build(d-1, 2*k+1), k}
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.k + t.l.sum() + t.r.sum()
}

type shape interface{ area() int }
type sq struct{ s *int }
type multi struct {
	m  map[string]*tree
	s  []shape
	f  func() int
	c  chan *tree
	st string
	i  any
	a  [3]*int
}

func (s sq) area() int { return *s.s * *s.s }

func mk(i int) *multi {
	v, w := i, i*2
	x := &multi{m: map[string]*tree{}, c: make(chan *tree, 2), st: strings.Repeat("s", i%7), i: []int{i}}
	x.m[fmt.Sprint(i)] = build(2, i)
	x.s = append(x.s, sq{&v}, &sq{&w})
	x.f = func() int { v++; return v }
	x.c <- build(1, i)
	x.a[i%3] = &w
	return x
}

func (x *multi) check(i int) int {
	s := x.m[fmt.Sprint(i)].sum() + x.s[0].area() + x.s[1].area() + x.f() + len(x.st) + x.i.([]int)[0] + *x.a[i%3]
	t := <-x.c
	return s + t.sum()
}

func main() {
	live := build(12, 1)
	want := live.sum()
	var keep []*multi
	for i := range 300 {
		keep = append(keep, mk(i))
		for range 3 {
			_ = build(6, i)
			_ = make([]byte, 1000*i%40000)
			_ = strings.Repeat("garbage", i)
		}
		if i%100 == 0 {
			runtime.GC()
		}
	}
	total := 0
	for i, m := range keep {
		total += m.check(i)
	}
	fmt.Println(total, live.sum() == want, want)
	// interior pointers keep the whole object alive
	ps := make([]*int, 200)
	for i := range ps {
		arr := make([]int, 100)
		arr[50] = i
		arr[99] = -i
		ps[i] = &arr[50]
		_ = make([]int, 1000)
	}
	runtime.GC()
	s := 0
	for i, p := range ps {
		if *p != i {
			fmt.Println("lost", i)
		}
		s += *p
	}
	fmt.Println(s)
	// goroutines allocate at the same time
	res := make(chan int)
	for g := range 4 {
		go func() {
			n := 0
			for i := range 50 {
				n += build(6, g+i).sum()
			}
			res <- n
		}()
	}
	n := 0
	for range 4 {
		n += <-res
	}
	fmt.Println(n)
	// substrings and subslices
	subs := []string{}
	for i := range 200 {
		b := strings.Repeat(fmt.Sprint(i, ","), 50)
		subs = append(subs, b[len(b)-5:])
	}
	runtime.GC()
	l := 0
	for _, s := range subs {
		l += len(s) + int(s[0])
	}
	fmt.Println(l)
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.NumGC >= 3, ms.HeapAlloc > 0, ms.Mallocs > ms.Frees)
	ring := (*multi)(nil)
	for i := range 2000 {
		x := &multi{st: fmt.Sprint(i), i: ring}
		ring = x
		if i%50 == 49 {
			ring = nil
		}
	}
	fmt.Println(ring == nil)
}
