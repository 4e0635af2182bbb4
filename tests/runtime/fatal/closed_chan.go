// exit: 2
// stderr: panic: send on closed channel
package main

func main() {
	c := make(chan int, 1)
	close(c)
	c <- 1
}
