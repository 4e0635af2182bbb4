// Selects over the same channels in different orders, channels named twice, and several partners that want one waiting select at
// once: every value arrives exactly once, and nothing locks up.
package main

import (
	"fmt"
	"sync"
)

// Two senders find the same waiting select, each through its own channel.
func rivals(rounds int) (sum, n int) {
	a, b, done := make(chan int), make(chan int), make(chan bool)
	var wg sync.WaitGroup
	for _, c := range []chan int{a, b} {
		wg.Go(func() {
			for i := range rounds {
				c <- i
			}
		})
	}
	go func() { wg.Wait(); close(done) }()
	for {
		select {
		case v := <-a:
			sum, n = sum+v, n+1
		case v := <-b:
			sum, n = sum+v, n+1
		case <-done:
			return
		}
	}
}

// Both sides select over both channels, in opposite orders, and each names one of them twice.
func crossed(rounds int) (sent, got int) {
	a, b, stop := make(chan int), make(chan int), make(chan bool)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for k := range 2 {
		wg.Go(func() {
			s, g := 0, 0
			for i := range rounds {
				if k == 0 {
					select {
					case a <- i:
						s += i
					case b <- i:
						s += i
					case a <- i + 1:
						s += i + 1
					}
				} else {
					select {
					case v := <-b:
						g += v
					case v := <-a:
						g += v
					case v := <-b:
						g += v
					}
				}
			}
			mu.Lock()
			sent, got = sent+s, got+g
			mu.Unlock()
		})
	}
	wg.Wait()
	close(stop)
	return
}

func main() {
	fmt.Println(rivals(3000))
	sent, got := crossed(3000)
	fmt.Println(sent == got, sent > 0)
}
