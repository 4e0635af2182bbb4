package main

import "sync"

var mu sync.Mutex

//go:noinline
func locked(n int) int {
	mu.Lock()
	defer mu.Unlock()
	return n + 1
}

//go:noinline
func two(p *int) {
	defer func() { *p++ }()
	defer func() { *p += 2 }()
}

//go:noinline
func safe(n int) (r int) {
	defer func() {
		if recover() != nil {
			r = -1
		}
	}()
	if n%10 == 0 {
		panic("x")
	}
	return n
}

func main() {
	n, s := 0, 0
	for i := 0; i < 500000; i++ {
		n = locked(n)
		two(&s)
	}
	for i := 0; i < 100000; i++ {
		n += safe(i)
	}
	println(n, s)
}
