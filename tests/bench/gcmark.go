package main

// A live heap of small linked objects, marked again and again while a little is allocated.

import "runtime"

type node struct {
	next, other *node
	v           [2]int
}

var roots [1024]*node

func main() {
	var last *node
	for i := 0; i < 1<<21; i++ {
		p := &node{next: roots[i&1023], other: last}
		roots[i&1023] = p
		if i&7 == 0 {
			last = p
		}
	}
	for i := 0; i < 12; i++ {
		for k := 0; k < 20000; k++ {
			p := roots[k&1023]
			roots[k&1023] = &node{next: p.next, other: p.other}
		}
		runtime.GC()
	}
	println(roots[5].v[0])
}
