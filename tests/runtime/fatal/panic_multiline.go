// exit: 2
// stderr: panic: line 1
package main

func main() { panic("line 1\nline 2") }
