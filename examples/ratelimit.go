// A rate limiter: a Ticker hands out one token at a time, bursts come from a buffered channel.
package main

import (
	"fmt"
	"time"
)

func main() {
	const every = 5 * time.Millisecond
	tokens := make(chan struct{}, 3)
	for range cap(tokens) {
		tokens <- struct{}{}
	}
	stop := make(chan struct{})
	go func() {
		t := time.NewTicker(every)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case tokens <- struct{}{}:
				default: // full: this token is lost
				}
			case <-stop:
				return
			}
		}
	}()
	start := time.Now()
	for range 10 {
		<-tokens
	}
	close(stop)
	took := time.Since(start)
	fmt.Println("3 at once, 7 more took at least", 6*every, ":", took >= 6*every)
}
