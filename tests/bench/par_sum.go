package main

import (
	"runtime"
	"sync"
)

//go:noinline
func work(lo, hi int) int {
	s := 0
	for i := lo; i < hi; i++ {
		s += i*i%7 ^ i
	}
	return s
}

func main() {
	const n = 30000000
	p := runtime.GOMAXPROCS(0)
	parts := make([]int, p)
	var wg sync.WaitGroup
	for i := range p {
		wg.Go(func() { parts[i] = work(n/p*i, n/p*(i+1)) })
	}
	wg.Wait()
	s := 0
	for _, v := range parts {
		s += v
	}
	println(s > 0)
}
