package main

import "sync"

type node struct {
	l, r *node
	v    int
}

//go:noinline
func build(d int) *node {
	if d == 0 {
		return &node{v: 1}
	}
	return &node{build(d - 1), build(d - 1), d}
}

func (n *node) sum() int {
	if n == nil {
		return 0
	}
	return n.v + n.l.sum() + n.r.sum()
}

func main() {
	var wg sync.WaitGroup
	res := make([]int, 64)
	for i := range res {
		wg.Go(func() { res[i] = build(13).sum() })
	}
	wg.Wait()
	t := 0
	for _, v := range res {
		t += v
	}
	println(t)
}
