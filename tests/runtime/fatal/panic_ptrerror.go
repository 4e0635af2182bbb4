// exit: 2
// stderr: panic: open x: not there
package main

import "fmt"

type E struct{ code int }

func (e *E) Error() string { return "open x: not there" }

func main() {
	fmt.Println("start")
	var err error = &E{1}
	panic(err)
}
