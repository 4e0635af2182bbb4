package main

// Many goroutines, parked: their birth, and collections with them.

import (
	"runtime"
	"sync"
)

func main() {
	const n = 200000
	ch := make(chan int)
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() {
			wg.Done()
			<-ch
		}()
	}
	wg.Wait()
	for i := 0; i < 5; i++ {
		runtime.GC()
	}
	println(runtime.NumGoroutine())
}
