// exit: 2
// stderr: fatal error: no goroutines (main called runtime.Goexit) - deadlock!
package main

import (
	"fmt"
	"runtime"
)

func main() {
	done := make(chan bool)
	go func() { fmt.Println("other runs"); done <- true }()
	<-done
	defer fmt.Println("deferred")
	runtime.Goexit()
}
