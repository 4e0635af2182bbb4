package main

func f(int) {}

func main() {
	var g func(string) = f
	var h func(int) int = f
	f = nil
	_ = f + f
	func() int {}()
	x := func(a int) (b int) { c := 1; return }
	defer f
	go f(1), f(2)
	_, _, _ = g, h, x
}
