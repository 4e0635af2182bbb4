// exit: 2
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [chan receive]:
package main

import "fmt"

func main() {
	fmt.Println("before")
	defer fmt.Println("defers do not run")
	<-make(chan int)
}
