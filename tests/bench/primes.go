package main

func filter(in <-chan int, out chan<- int, p int) {
	for v := range in {
		if v%p != 0 {
			out <- v
		}
	}
	close(out)
}

func main() {
	c := make(chan int)
	go func(c chan int) {
		for i := 2; i < 4000; i++ {
			c <- i
		}
		close(c)
	}(c)
	n, last := 0, 0
	for {
		p, ok := <-c
		if !ok {
			break
		}
		n++
		last = p
		out := make(chan int)
		go filter(c, out, p)
		c = out
	}
	println(n, last)
}
