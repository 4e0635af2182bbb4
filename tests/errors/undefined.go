package main

func main() {
	x := y
	foo(1)
	var t T
	_ = math.Pi
	_, _ = x, t
}
