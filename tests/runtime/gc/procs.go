// Collections while GOMAXPROCS changes, goroutines are locked to threads, sleep, deep stacks grow and shrink, and many ask for a collection at once.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type node struct {
	next *node
	v    int
}

func list(n int) *node {
	var l *node
	for i := range n {
		l = &node{l, i}
	}
	return l
}

func (l *node) sum() (s int) {
	for ; l != nil; l = l.next {
		s += l.v
	}
	return
}

func deep(n int, l *node) int {
	if n == 0 {
		return l.sum()
	}
	mine := &node{l, n}
	return deep(n-1, l) + mine.v - n + mine.next.sum() - l.sum()
}

func main() {
	var wg sync.WaitGroup
	stop := make(chan bool)
	start := func(f func()) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f()
		}()
	}
	keep := list(20000)
	for i := range 4 {
		start(func() {
			if i == 0 {
				runtime.LockOSThread()
				defer runtime.UnlockOSThread()
			}
			for range 5 {
				if s := deep(200+100*i, list(10)); s != 45 {
					panic(s)
				}
				time.Sleep(time.Millisecond)
			}
		})
		start(func() {
			var before, after runtime.MemStats
			for range 5 {
				runtime.ReadMemStats(&before)
				runtime.GC()
				runtime.ReadMemStats(&after)
				if after.NumGC == before.NumGC {
					panic("no cycle")
				}
			}
		})
	}
	parked := make(chan *node)
	for i := range 300 {
		start(func() {
			n := &node{list(3), i}
			select {
			case p := <-parked:
				n.next = p
			case <-stop:
			}
			if n.next.sum() != 3 {
				panic(n.v)
			}
		})
	}
	for i := range 30 {
		runtime.GOMAXPROCS(1 + i%4)
		parked <- list(3)
		runtime.Gosched()
	}
	close(stop)
	wg.Wait()
	runtime.GC()
	fmt.Println(keep.sum())
}
