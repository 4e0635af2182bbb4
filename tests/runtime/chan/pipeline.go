package main

import (
	"fmt"
	"sync"
)

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 2; i <= n; i++ {
			c <- i
		}
	}()
	return c
}

func filter(in <-chan int, p int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			if v%p != 0 {
				out <- v
			}
		}
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	out := make(chan int, 4)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func square(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for v := range in {
			out <- v * v
		}
		close(out)
	}()
	return out
}

type req struct {
	n    int
	resp chan int
}

func server(reqs chan req, quit chan bool) {
	for {
		select {
		case r := <-reqs:
			go func() { r.resp <- r.n * 2 }()
		case <-quit:
			return
		}
	}
}

func main() {
	c := gen(200)
	for {
		p, ok := <-c
		if !ok {
			break
		}
		fmt.Print(p, " ")
		c = filter(c, p)
	}
	fmt.Println()
	src := gen(300)
	sum := 0
	for v := range merge(square(src), square(src), square(src)) {
		sum += v
	}
	fmt.Println(sum)
	reqs, quit := make(chan req), make(chan bool)
	go server(reqs, quit)
	total := 0
	for i := range 50 {
		r := req{i, make(chan int)}
		reqs <- r
		total += <-r.resp
	}
	quit <- true
	fmt.Println(total)
	// daisy chain
	const n = 2000
	left := make(chan int)
	right := left
	first := left
	for range n {
		right = make(chan int)
		go func(l, r chan int) { l <- 1 + <-r }(left, right)
		left = right
	}
	go func(c chan int) { c <- 1 }(right)
	fmt.Println(<-first)
	// ring of goroutines
	ring := make([]chan int, 100)
	for i := range ring {
		ring[i] = make(chan int, 1)
	}
	res := make(chan int)
	for i := range ring {
		go func() {
			for v := range ring[i] {
				if v == 0 {
					res <- i
					return
				}
				ring[(i+1)%len(ring)] <- v - 1
			}
		}()
	}
	ring[0] <- 5057
	fmt.Println(<-res)
}
