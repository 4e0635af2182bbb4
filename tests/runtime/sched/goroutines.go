package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

type T struct{ n int32 }

func (t *T) inc(by int32) { atomic.AddInt32(&t.n, by) }

func main() {
	var wg sync.WaitGroup
	var n atomic.Int64
	for i := range 10000 {
		wg.Add(1)
		go func() { defer wg.Done(); n.Add(int64(i)) }()
	}
	wg.Wait()
	fmt.Println(n.Load())
	// arguments are evaluated at go
	c := make(chan string, 10)
	x := 1
	go func(v int) { c <- fmt.Sprint("arg ", v) }(x)
	x = 2
	fmt.Println(<-c)
	var t T
	wg.Add(3)
	for range 3 {
		go func() { t.inc(5); wg.Done() }()
	}
	wg.Wait()
	fmt.Println(t.n)
	var iface interface{ inc(int32) } = &t
	done := make(chan bool)
	go func() { iface.inc(1); done <- true }()
	<-done
	f := t.inc
	go f(4)
	for atomic.LoadInt32(&t.n) != 20 {
		runtime.Gosched()
	}
	go println()
	// Gosched alternates
	runtime.GOMAXPROCS(1)
	var order []int
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				order = append(order, i)
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	cnt := map[int]int{}
	for _, o := range order {
		cnt[o]++
	}
	fmt.Println(len(order), cnt)
	// the newest goroutine runs first, then the others in order
	var first []int
	for i := range 5 {
		wg.Add(1)
		go func() { first = append(first, i); wg.Done() }()
	}
	wg.Wait()
	fmt.Println(len(first))
	fmt.Println(runtime.GOMAXPROCS(4) >= 1, runtime.GOMAXPROCS(0) >= 1)
	// busy loops are preempted
	var stop atomic.Bool
	for range 4 {
		go func() {
			for !stop.Load() {
			}
		}()
	}
	time.Sleep(5 * time.Millisecond)
	stop.Store(true)
	flag := false
	var mu sync.Mutex
	go func() { mu.Lock(); flag = true; mu.Unlock() }()
	for {
		mu.Lock()
		ok := flag
		mu.Unlock()
		if ok {
			break
		}
	}
	// Goexit
	var log []string
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { log = append(log, fmt.Sprint("recover ", recover())) }()
		func() {
			defer func() { log = append(log, "inner") }()
			runtime.Goexit()
		}()
		log = append(log, "not reached")
	}()
	wg.Wait()
	fmt.Println(log)
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { recover() }()
		defer runtime.Goexit()
		panic("replaced by Goexit")
	}()
	wg.Wait()
	time.Sleep(10 * time.Millisecond)
	fmt.Println(runtime.NumGoroutine() < 5, runtime.NumCPU() > 0)
	// nested spawns
	var spawn func(d int)
	var leaves atomic.Int32
	spawn = func(d int) {
		defer wg.Done()
		if d == 0 {
			leaves.Add(1)
			return
		}
		wg.Add(2)
		go spawn(d - 1)
		go spawn(d - 1)
	}
	wg.Add(1)
	go spawn(10)
	wg.Wait()
	fmt.Println(leaves.Load())
	results := make([]int, 100)
	for i := range results {
		wg.Go(func() { results[i] = i * i })
	}
	wg.Wait()
	s := 0
	for _, r := range results {
		s += r
	}
	fmt.Println(s)
}
