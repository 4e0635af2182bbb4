// exit: 2
// stderr: fatal error: no goroutines (main called runtime.Goexit) - deadlock!
package main

import (
	"fmt"
	"runtime"
)

func main() {
	go fmt.Println("other runs")
	defer fmt.Println("deferred")
	runtime.Goexit()
}
