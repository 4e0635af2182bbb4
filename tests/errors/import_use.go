package main

import "fmt"

func main() {
	x := fmt
	fmt = 3
	_ = x
}
