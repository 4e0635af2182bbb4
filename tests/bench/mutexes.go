package main

import (
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	n  int
}

//go:noinline
func (c *counter) inc() {
	c.mu.Lock()
	c.n++
	c.mu.Unlock()
}

func main() {
	var c counter
	var rw sync.RWMutex
	var at atomic.Int64
	var wg sync.WaitGroup
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 100000; i++ {
				c.inc()
				rw.RLock()
				at.Add(1)
				rw.RUnlock()
			}
		}()
	}
	wg.Wait()
	println(c.n, at.Load())
}
