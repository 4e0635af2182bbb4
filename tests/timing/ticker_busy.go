// A ticker among goroutines that never stop: it must be served while they run.
package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"
)

func main() {
	runtime.GOMAXPROCS(2)
	for range 8 {
		go func() {
			for {
			}
		}()
	}
	t := time.NewTicker(10 * time.Millisecond)
	var late []time.Duration
	for range 100 {
		due := <-t.C
		late = append(late, time.Since(due))
	}
	slices.Sort(late)
	limit := 25 * time.Millisecond
	if os.Getenv("GOSLING_DEBUG") != "" { // a stress mode delays on purpose: it must be served all the same
		limit = time.Second
	}
	fmt.Println("half of the ticks within 25 ms:", late[50] < limit)
}
