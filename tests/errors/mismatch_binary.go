package main

func main() {
	a, b, c := 1, "s", 2.5
	_ = a + b
	_ = a * c
	_ = a == b
	_ = a && true
	_ = !a
	_ = -b
	_ = b - b
	_ = c % c
	_ = a << c
	_ = true + true
}
