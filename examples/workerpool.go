// A pool of workers that stops by context: when the deadline passes, whoever waits gives up.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type job struct{ id, cost int }
type result struct {
	id  int
	err error
}

// work takes cost milliseconds unless ctx ends first.
func work(ctx context.Context, j job) error {
	select {
	case <-time.After(time.Duration(j.cost) * time.Millisecond):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 250*time.Millisecond)
	defer cancel()
	jobs, results := make(chan job), make(chan result)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				results <- result{j.id, work(ctx, j)}
			}
		}()
	}
	go func() {
		for i := range 12 {
			cost := 5
			if i%6 == 5 {
				cost = 10_000
			}
			jobs <- job{i, cost}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	done, late := 0, 0
	for r := range results {
		if errors.Is(r.err, context.DeadlineExceeded) {
			late++
		} else {
			done++
		}
	}
	fmt.Printf("%d jobs done, %d ran out of time\n", done, late)
}
