package main

import (
	"fmt"
	"time"
)

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	var nilc chan int
	select {
	case v := <-a:
		fmt.Println("a", v)
	case <-nilc:
	case nilc <- 1:
	default:
		fmt.Println("default")
	}
	a <- 1
	select {
	case v, ok := <-a:
		fmt.Println("a", v, ok)
	case s := <-b:
		fmt.Println("b", s)
	}
	close(a)
	select {
	case v, ok := <-a:
		fmt.Println("closed", v, ok)
	}
	select {
	case b <- "x":
		fmt.Println("sent")
	case <-time.After(time.Second):
	}
	m := map[string]int{}
	arr := [2]bool{}
	c := make(chan int, 2)
	c <- 5
	select {
	case m["k"], arr[1] = <-c:
	}
	fmt.Println(m, arr)
	func() {
		defer func() { fmt.Println(recover()) }()
		select {
		case a <- 1:
		default:
		}
	}()
	// fairness: both cases are chosen
	x, y := make(chan int, 1000), make(chan int, 1000)
	for i := range 1000 {
		x <- i
		y <- i
	}
	nx, ny := 0, 0
	for range 1000 {
		select {
		case <-x:
			nx++
		case <-y:
			ny++
		}
	}
	fmt.Println(nx > 300, ny > 300, nx+ny)
	done := make(chan struct{})
	res := make(chan int)
	go func() {
		defer close(done)
		for i := 0; i < 5; i++ {
			select {
			case res <- i:
			case <-done:
			}
		}
	}()
	sum := 0
loop:
	for {
		select {
		case v := <-res:
			sum += v
		case <-done:
			break loop
		}
	}
	fmt.Println(sum)
	tick := time.NewTicker(2 * time.Millisecond)
	n := 0
	to := time.After(500 * time.Millisecond)
	for n < 3 {
		select {
		case <-tick.C:
			n++
		case <-to:
			n = 100
		}
	}
	tick.Stop()
	fmt.Println(n)
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	case <-nilc:
	}
	self := make(chan int)
	select {
	case self <- 1:
		fmt.Println("no")
	case <-self:
		fmt.Println("no")
	case <-time.After(time.Millisecond):
		fmt.Println("not with itself")
	}
	// many cases
	chs := make([]chan int, 8)
	for i := range chs {
		chs[i] = make(chan int)
		go func() { chs[i] <- i }()
	}
	total := 0
	for range chs {
		select {
		case v := <-chs[0]:
			total += v
		case v := <-chs[1]:
			total += v
		case v := <-chs[2]:
			total += v
		case v := <-chs[3]:
			total += v
		case v := <-chs[4]:
			total += v
		case v := <-chs[5]:
			total += v
		case v := <-chs[6]:
			total += v
		case v := <-chs[7]:
			total += v
		}
	}
	fmt.Println(total)
}
