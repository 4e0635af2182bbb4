// The prime sieve of goroutines: each prime filters its multiples out of a stream of numbers.
package main

import "fmt"

func generate(out chan<- int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for i := range in {
		if i%prime != 0 {
			out <- i
		}
	}
}

func main() {
	c := make(chan int)
	go generate(c)
	sum := 0
	for i := 0; i < 200; i++ {
		prime := <-c
		sum += prime
		next := make(chan int)
		go filter(c, next, prime)
		c = next
	}
	fmt.Println("sum of the first 200 primes:", sum)
}
