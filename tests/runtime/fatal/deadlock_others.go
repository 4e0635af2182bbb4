// exit: 2
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: [chan send]:
package main

func main() {
	c := make(chan int)
	d := make(chan int)
	for range 3 {
		go func() { c <- 1 }()
	}
	<-d
}
