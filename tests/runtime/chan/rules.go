package main

import (
	"fmt"
	"sync"
	"time"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

type big struct{ a [20]int }

func main() {
	c := make(chan int, 2)
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	close(c)
	for range 3 {
		v, ok := <-c
		fmt.Print(v, ok, " ")
	}
	fmt.Println()
	try("send closed", func() { c <- 1 })
	try("close closed", func() { close(c) })
	try("close nil", func() { var n chan int; close(n) })
	// unbuffered handshake
	u := make(chan string)
	go func() { u <- "hello" }()
	fmt.Println(<-u)
	go func() { fmt.Println(<-u); close(u) }()
	u <- "world"
	_, ok := <-u
	fmt.Println(ok)
	// blocked sender panics at close
	p := make(chan int)
	done := make(chan any)
	go func() {
		defer func() { done <- recover() }()
		p <- 1
	}()
	time.Sleep(time.Millisecond)
	close(p)
	fmt.Println(<-done)
	// blocked receivers wake at close
	q := make(chan int)
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			if v, ok := <-q; v != 0 || ok {
				panic("bad")
			}
		})
	}
	time.Sleep(time.Millisecond)
	close(q)
	wg.Wait()
	// order is kept
	f := make(chan int, 3)
	go func() {
		for i := range 1000 {
			f <- i
		}
		close(f)
	}()
	want := 0
	for v := range f {
		if v != want {
			fmt.Println("order", v, want)
		}
		want++
	}
	fmt.Println(want)
	// element kinds
	bc := make(chan big, 1)
	var b big
	b.a[19] = 7
	bc <- b
	b.a[19] = 8
	fmt.Println((<-bc).a[19])
	zc := make(chan struct{}, 3)
	zc <- struct{}{}
	fmt.Println(len(zc), <-zc)
	ic := make(chan any, 1)
	ic <- "x"
	fmt.Println(<-ic)
	cc := make(chan chan int, 1)
	in := make(chan int, 1)
	cc <- in
	(<-cc) <- 9
	fmt.Println(<-in)
	ub := make(chan big)
	go func() { b.a[0] = 5; ub <- b }()
	r := <-ub
	fmt.Println(r.a[0], r.a[19])
	fc := make(chan func() int8)
	go func() { fc <- func() int8 { return -3 } }()
	fmt.Println((<-fc)())
	bb := make(chan byte)
	go func() { bb <- 255; bb <- 1 }()
	x := <-bb
	fmt.Println(x, <-bb+x)
	// semaphore pattern
	sem := make(chan struct{}, 3)
	var mu sync.Mutex
	active, peak := 0, 0
	for range 20 {
		wg.Go(func() {
			sem <- struct{}{}
			mu.Lock()
			active++
			peak = max(peak, active)
			mu.Unlock()
			time.Sleep(50 * time.Microsecond)
			mu.Lock()
			active--
			mu.Unlock()
			<-sem
		})
	}
	wg.Wait()
	fmt.Println(peak <= 3, active)
	var rn <-chan int
	select {
	case <-rn:
	default:
		fmt.Println("nil blocks")
	}
	fmt.Println(len(rn), cap(rn))
	// assignment forms
	m := map[string]int{}
	d := make(chan int, 3)
	d <- 4
	d <- 5
	d <- 6
	m["a"] = <-d
	var ok2 bool
	m["b"], ok2 = <-d
	m["c"] += <-d
	fmt.Println(m, ok2)
}
