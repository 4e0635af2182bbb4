// What only a deferred call or a panic leads to stays alive: collections run while the records wait.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	n    int
	next *node
	text string
}

func chain(n int) *node {
	var l *node
	for i := range n {
		l = &node{i, l, fmt.Sprint("node ", i)}
	}
	return l
}

func (l *node) sum() (s int) {
	for ; l != nil; l = l.next {
		s += l.n + len(l.text)
	}
	return
}

var junk [][]byte

func churn() {
	runtime.GC()
	for i := range 300 {
		junk = append(junk[:i%10], make([]byte, 16+i%64))
	}
	runtime.GC()
}

// The closures are made in a loop, so they are on the heap, and nobody else has them.
func deferred(n int) (total int) {
	for i := range n {
		l := chain(i + 3)
		defer func() { total += l.sum() }()
	}
	churn()
	return 0
}

func panicking(n int) (total int) {
	defer func() {
		total += recover().(*node).sum()
	}()
	defer churn()
	panic(chain(n))
}

func nested(n int) (total int) {
	defer func() {
		churn()
		total += recover().(*node).sum()
	}()
	defer func() {
		defer churn()
		panic(chain(n + 1))
	}()
	panic(chain(n))
}

func main() {
	for i := range 5 {
		fmt.Println(deferred(8+i), panicking(10+i), nested(12+i))
	}
}
