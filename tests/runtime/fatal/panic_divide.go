// exit: 2
// stderr: panic: runtime error: integer divide by zero
// stderr: [recovered, repanicked]
package main

import "fmt"

func main() {
	defer func() {
		r := recover()
		fmt.Println("got", r)
		panic(r)
	}()
	z := 0
	fmt.Println(1 / z)
}
