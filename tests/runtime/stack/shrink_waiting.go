// Goroutines that once needed large stacks wait for values while collections halve their stacks: what is sent must arrive in the frame
// that moved, from senders that come after the collection and from senders that come during it.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type parcel struct {
	n    int
	name string
}

func deep(n int) int {
	var pad [32]int
	pad[n%32] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + pad[n%32] - n + 1
}

// One frame for the value to arrive in.
func take(c <-chan parcel) parcel {
	p := <-c
	return p
}

func takeany(c, d <-chan parcel) parcel {
	select {
	case p := <-c:
		return p
	case p := <-d:
		return p
	}
}

func worker(i int, in, other <-chan parcel, out chan<- parcel) {
	for r := range rounds {
		if deep(60) != 60 {
			panic("deep")
		}
		if i%2 == 0 {
			out <- take(in)
		} else {
			out <- takeany(other, in)
		}
		_ = r
	}
}

const (
	workers = 12
	rounds  = 14
)

func main() {
	out := make(chan parcel, workers)
	var in, other [workers]chan parcel
	for i := range workers {
		in[i], other[i] = make(chan parcel), make(chan parcel)
		go worker(i, in[i], other[i], out)
	}
	sum, letters := 0, 0
	for r := range rounds {
		for range 50 {
			runtime.Gosched() // let them park
		}
		var wg sync.WaitGroup
		if r%2 == 0 {
			runtime.GC()
		} else {
			wg.Go(runtime.GC)
		}
		for i := range workers {
			wg.Go(func() { in[i] <- parcel{r*workers + i, fmt.Sprint("worker ", i, " round ", r)} })
		}
		for range workers {
			p := <-out
			if want := fmt.Sprint("worker ", p.n%workers, " round ", p.n/workers); p.name != want {
				fmt.Printf("got %q with %d\n", p.name, p.n)
				return
			}
			sum += p.n
			letters += len(p.name)
		}
		wg.Wait()
	}
	fmt.Println(sum, letters)
}
