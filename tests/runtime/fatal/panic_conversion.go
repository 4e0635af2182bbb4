// exit: 2
// stderr: panic: interface conversion: interface {} is string, not int
package main

func main() {
	var x any = "s"
	_ = x.(int)
}
