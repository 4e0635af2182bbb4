// GODEBUG=panicnil=1: panic(nil) is a panic with nil.
// env: GODEBUG=panicnil=1
// exit: 2
// stderr: panic: nil
package main

import "fmt"

func try(v any) (r any) {
	defer func() { r = recover() }()
	panic(v)
}

func main() {
	fmt.Println(try(nil), try(1))
	func() {
		defer func() { fmt.Println("first", recover()) }()
		defer func() { panic(nil) }()
		panic("second")
	}()
	defer fmt.Println("deferred")
	panic(nil)
}
