// The goroutine profile as text: equal stacks counted, functions by name.
package main

import (
	"fmt"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"
)

func waiter(c chan int, ready chan bool) {
	ready <- true
	<-c
}

func main() {
	c, ready := make(chan int), make(chan bool)
	for range 3 {
		go waiter(c, ready)
	}
	for range 3 {
		<-ready
	}
	time.Sleep(20 * time.Millisecond) // until all wait
	var b strings.Builder
	fmt.Println(pprof.Lookup("goroutine").WriteTo(&b, 1))
	lines := strings.Split(b.String(), "\n")
	fmt.Println(lines[0])
	three := false
	for _, l := range lines {
		if strings.HasPrefix(l, "3 @ 0x") {
			three = true
		} else if three && l == "" {
			break
		} else if three {
			fmt.Println(regexp.MustCompile(`0x[0-9a-f]+|[^\t]*goroutineprofile.go`).ReplaceAllString(l, "X"))
		}
	}
	b.Reset()
	pprof.Lookup("goroutine").WriteTo(&b, 2)
	fmt.Println(strings.HasPrefix(b.String(), "goroutine 1 [running]:\n"), strings.Count(b.String(), "[chan receive]:"), strings.Count(b.String(), "created by main.main in goroutine 1"))
	n, ok := runtime.GoroutineProfile(nil)
	fmt.Println(n, ok, pprof.Lookup("goroutine").Count())
}
