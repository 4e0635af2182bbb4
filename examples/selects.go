// The forms of select: waiting for several channels, a default, a time-out, and a nil channel to switch a case off.
package main

import (
	"fmt"
	"time"
)

func producer(name string, every time.Duration, n int) <-chan string {
	c := make(chan string)
	go func() {
		defer close(c)
		for i := 1; i <= n; i++ {
			time.Sleep(every)
			c <- fmt.Sprintf("%s%d", name, i)
		}
	}()
	return c
}

func main() {
	box := make(chan int, 1)
	for i := range 3 {
		select {
		case box <- i:
			fmt.Println("put", i)
		default:
			fmt.Println("no room for", i)
		}
	}

	a, b := producer("a", time.Millisecond, 3), producer("b", time.Millisecond, 2)
	got := 0
	for a != nil || b != nil {
		select {
		case _, ok := <-a:
			if !ok {
				a = nil // never ready again
				continue
			}
			got++
		case _, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			got++
		}
	}
	fmt.Println("received", got, "values from two producers")

	never := make(chan int)
	select {
	case <-never:
		fmt.Println("impossible")
	case <-time.After(20 * time.Millisecond):
		fmt.Println("timed out")
	}
}
