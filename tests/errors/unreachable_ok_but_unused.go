package main

import "os"

func f() int {
	os.Exit(1)
	return 1
	x := 2
}

func main() {
	return
	y := 3
}
