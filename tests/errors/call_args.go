package main

func f(a int, b string) int { return a }
func g(a ...int)             {}
func h()                     {}

func main() {
	f(1)
	f(1, "a", 2)
	f("a", 1)
	g(1, "x")
	g([]int{1}, 2)
	g([]int{1}...)
	g(1, []int{2}...)
	h(1)
	x := h()
	f(h())
	var y int
	y()
}
