// exit: 2
// stderr: panic: went wrong
// stderr: goroutine 1 [running]:
// stderr: main.inner(
package main

import "fmt"

func inner(n int) {
	if n == 0 {
		panic("went wrong")
	}
	inner(n - 1)
}

func main() {
	defer fmt.Println("deferred runs")
	inner(3)
}
