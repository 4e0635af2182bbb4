package main

var x int
var x string

func f() {}
func f() {}

type T int
type T string

func main() {
	a := 1
	a := 2
	var a int
	_ = a
}

func main() {}
