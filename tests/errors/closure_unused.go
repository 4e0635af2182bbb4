package main

func main() {
	x := 1
	func() { x = 2 }()
	y := func() {}
	var z = func(a int) int { b := a; return a }
	for i := 0; ; {
	}
}
