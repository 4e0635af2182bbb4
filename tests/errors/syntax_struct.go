package main

type S struct {
	a, b
	c int = 3
}

func main() {}
