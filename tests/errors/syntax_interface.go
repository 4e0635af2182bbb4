package main

type I interface {
	M() int,
	N()
}

func main() {}
