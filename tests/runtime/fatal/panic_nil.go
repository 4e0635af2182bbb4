// exit: 2
// stderr: panic: runtime error: invalid memory address or nil pointer dereference
// stderr: [signal SIGSEGV: segmentation violation
package main

type T struct{ x int }

func main() {
	var p *T
	println(p.x)
}
