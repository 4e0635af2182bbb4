// exit: 2
// stderr: panic: first
// stderr: panic: second
package main

func main() {
	defer func() { panic("second") }()
	panic("first")
}
