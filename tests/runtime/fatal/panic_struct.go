// exit: 2
// stderr: panic: (main.T) 0x
package main

type T struct{ a, b int }

func main() { panic(T{1, 2}) }
