package main

func two() (int, int) { return 1, 2 }

func main() {
	a := two()
	var b int = two()
	c, d, e := two()
	var x, y int
	x, y = 1
	x, y = two(), 1
	x = two()
	_, _, _, _, _ = a, b, c, d, e
}
