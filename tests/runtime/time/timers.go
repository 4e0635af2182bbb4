package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

func main() {
	start := time.Now()
	var order []int
	c := make(chan int)
	for _, d := range []int{300, 100, 200, 0} {
		go func() { time.Sleep(time.Duration(d) * time.Millisecond); c <- d }()
	}
	for range 4 {
		order = append(order, <-c)
	}
	fmt.Println(order)
	el := time.Since(start)
	fmt.Println(el >= 300*time.Millisecond, el < 3*time.Second)
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	fired := make(chan string, 3)
	af := time.AfterFunc(time.Millisecond, func() { fired <- "after" })
	fmt.Println(<-fired, af.Stop())
	var n atomic.Int32
	st := time.AfterFunc(50*time.Millisecond, func() { n.Add(1) })
	fmt.Println(st.Stop())
	tk := time.NewTicker(2 * time.Millisecond)
	k := 0
	for range tk.C {
		if k++; k == 5 {
			break
		}
	}
	tk.Reset(time.Millisecond)
	<-tk.C
	tk.Stop()
	select {
	case <-tk.C:
		fmt.Println("tick after stop")
	case <-time.After(10 * time.Millisecond):
		fmt.Println("stopped")
	}
	fmt.Println(n.Load(), k)
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	many := make(chan int, 1000)
	for i := range 1000 {
		time.AfterFunc(time.Duration(i%10)*time.Millisecond, func() { many <- i })
	}
	sum := 0
	for range 1000 {
		sum += <-many
	}
	fmt.Println(sum)
	time.Sleep(-5)
	time.Sleep(0)
	dl := time.After(20 * time.Millisecond)
	spins := 0
	for {
		select {
		case <-dl:
			fmt.Println("deadline", spins > 0)
			return
		default:
			spins++
		}
	}
}
