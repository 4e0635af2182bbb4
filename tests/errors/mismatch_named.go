package main

type A int
type B int

func f(A) {}

func main() {
	var a A = 1
	var b B = 2
	var i int = a
	a = b
	f(b)
	f(i)
	f(3)
	_ = a + b
}
