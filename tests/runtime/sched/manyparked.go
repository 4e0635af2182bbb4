package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 20000
	gate := make(chan struct{})
	out := make(chan int, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-gate
			out <- i
		}()
	}
	close(gate)
	wg.Wait()
	close(out)
	s := 0
	for v := range out {
		s += v
	}
	fmt.Println(s)
}
