package main

func f(int) {}

func main() {
	var g func(string) = f
	var h func(int) int = f
	f = nil
	func() int {}()
	x := func(a int) (b int) { c := 1; return }
	defer f("a")
	go f()
	defer len("a")
	go append([]int{}, 1)
	_, _, _ = g, h, x
}
