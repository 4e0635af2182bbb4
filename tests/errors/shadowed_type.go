package main

func main() {
	int := 3
	var x int
	string := "a"
	_ = string("b")
	len := 1
	_ = len("abc")
	_ = x
	_ = int
}
