package main

type I interface {
	J
	int
}
type J interface{ K() }
type X struct{ I }
type U interface{ int | string }

func f(u U) {}

func main() {
	var x I
	var y interface{ int }
	var z map[string]U
	_, _, _ = x, y, z
}
