// exit: 2
// stderr: panic: in goroutine
// stderr: created by main.main in goroutine 1
package main

import (
	"fmt"
	"time"
)

func main() {
	defer fmt.Println("main's defers do not run")
	fmt.Println("start")
	go func() { panic("in goroutine") }()
	time.Sleep(5 * time.Second)
}
