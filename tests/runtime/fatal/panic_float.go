// exit: 2
// stderr: panic: main.F(1.5)
package main

type F float64

func main() { panic(F(1.5)) }
