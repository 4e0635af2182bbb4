package main

import "sync"

func main() {
	c := make(chan int, 128)
	res := make(chan int, 4)
	var wg sync.WaitGroup
	for p := 0; p < 4; p++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 200000; i++ {
				c <- i
			}
		}()
	}
	go func() { wg.Wait(); close(c) }()
	for q := 0; q < 4; q++ {
		go func() {
			s := 0
			for v := range c {
				s += v
			}
			res <- s
		}()
	}
	println(<-res + <-res + <-res + <-res)
}
