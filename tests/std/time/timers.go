package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	d := time.Since(start)
	fmt.Println(d >= 20*time.Millisecond, d < 500*time.Millisecond, time.Until(start) < 0)
	fmt.Println(time.Now().Sub(start) >= d, time.Now().After(start))
	time.Sleep(-1)

	at := <-time.After(10 * time.Millisecond)
	fmt.Println(at.Sub(start) >= 30*time.Millisecond)

	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(5*time.Millisecond), len(t.C), cap(t.C))
	<-t.C
	fmt.Println(t.Stop())
	t.Reset(time.Millisecond)
	time.Sleep(10 * time.Millisecond)
	fmt.Println(t.Stop()) // fired, nobody has received: Go 1.23 says true
	select {
	case <-t.C:
		fmt.Println("stale value")
	default:
		fmt.Println("nothing")
	}

	done := make(chan bool)
	f := time.AfterFunc(5*time.Millisecond, func() { done <- true })
	fmt.Println(<-done, f.Stop(), f.C == nil)
	g := time.AfterFunc(time.Hour, func() {})
	fmt.Println(g.Stop(), g.Stop(), g.Reset(time.Hour), g.Stop())

	tick := time.NewTicker(5 * time.Millisecond)
	n := 0
	for range tick.C {
		if n++; n == 4 {
			tick.Stop()
			break
		}
	}
	tick.Reset(time.Millisecond)
	<-tick.C
	tick.Stop()
	fmt.Println(n, time.Tick(0) == nil)

	timeout := time.After(200 * time.Millisecond)
	c := time.Tick(4 * time.Millisecond)
	n = 0
loop:
	for {
		select {
		case <-c:
			n++
		case <-timeout:
			break loop
		}
	}
	fmt.Println(n > 2, n < 51)

	// order
	out := make(chan int, 5)
	for _, k := range []int{5, 1, 4, 2, 3} {
		go func() {
			time.Sleep(time.Duration(k) * 60 * time.Millisecond)
			out <- k
		}()
	}
	for range 5 {
		fmt.Print(<-out, " ")
	}
	fmt.Println()

	for _, bad := range []func(){func() { time.NewTicker(0) }, func() { new(time.Timer).Stop() }, func() { new(time.Timer).Reset(1) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
	s := time.Now().String()
	fmt.Println(len(s) > 40, s[len(s)-13:len(s)-11] != "")
	fmt.Println(time.Now().Round(0).String() == time.Now().String())
}
