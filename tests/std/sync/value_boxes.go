// What is put into an atomic.Value outlives the frame that made it, also when it was a number that needs a box.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func deep(n int) int {
	var a [64]int
	for i := range a {
		a[i] = n * i
	}
	if n == 0 {
		return a[63]
	}
	return deep(n-1) + a[n%64]
}

func main() {
	var v atomic.Value
	set := func(n int) { v.Store(n * 1000003) }
	set(7)
	deep(50)
	fmt.Println(v.Load())
	swap := func(n int) any { return v.Swap(n * 1000003) }
	fmt.Println(swap(8))
	deep(50)
	cas := func(a, b int) bool { return v.CompareAndSwap(a*1000003, b*1000003) }
	fmt.Println(cas(8, 9), cas(8, 10))
	deep(50)
	fmt.Println(v.Load())

	var count atomic.Value
	count.Store(0)
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Add(1)
		go func() {
			for j := i; j < 2000; runtime.Gosched() {
				if count.CompareAndSwap(j, j+1) {
					j += 10
				}
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(count.Load())
}
