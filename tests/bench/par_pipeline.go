package main

import "sync"

func main() {
	jobs, results := make(chan []int, 8), make(chan int, 8)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for j := range jobs {
				s := 0
				for k := range 20 {
					for _, v := range j {
						s = (s*31 + v*k) % 1000003
					}
				}
				results <- s
			}
		})
	}
	go func() {
		for i := range 800 {
			j := make([]int, 500)
			for k := range j {
				j[k] = i + k
			}
			jobs <- j
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	t := 0
	for r := range results {
		t += r
	}
	println(t)
}
