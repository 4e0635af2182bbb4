package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	s := 0
	for r := 0; r < 30; r++ {
		for i := 0; i < 10000; i++ {
			wg.Add(1)
			go func() {
				mu.Lock()
				s += i
				mu.Unlock()
				wg.Done()
			}()
		}
		wg.Wait()
	}
	println(s)
}
