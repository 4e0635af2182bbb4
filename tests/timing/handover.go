// Work that is submitted while the other processor is about to go to sleep must be taken up by it at once: the submitter waits for it
// without ever letting go of its own processor, and would only be made to after a time slice of 10 ms.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync/atomic"
	"time"
)

func main() {
	runtime.GOMAXPROCS(2)
	slow, n, limit := 0, 0, 8*time.Millisecond
	if os.Getenv("GOSLING_DEBUG") != "" { // a stress mode delays on purpose: it must be taken up all the same
		limit = 300 * time.Millisecond
	}
	for start := time.Now(); n < 1500 && time.Since(start) < 3*time.Second; n++ {
		for i := 0; i < n%2*(n%64)*20; i++ { // until the other one sleeps, or nearly
		}
		var done atomic.Bool
		t := time.Now()
		go func() { done.Store(true) }()
		for !done.Load() {
		}
		if time.Since(t) > limit {
			slow++
		}
	}
	fmt.Println("most are taken up at once:", slow*10 < n)
}
