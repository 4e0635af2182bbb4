package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := strconv.Atoi("5")
	fmt.Println(n)
	f, err := os.Open(5)
	fmt.Fprintf("x", 1)
	var s string = fmt.Sprint
	err = "x"
	fmt.Println(f.Nope, s)
	for i := 0; i < len("a"); i += "b" {
	}
	var x float64 = n
}
