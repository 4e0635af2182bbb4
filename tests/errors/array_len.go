package main

var n = 3

const neg = -1

type A [n]int
type B [neg]int
type C [1.5]int
type D ["a"]int
type E [1 << 70]int
type F [...]int

func main() {
	var a [len([]int{1})]int
	_ = a
	_ = [...]int{1, 2}
	var b [...]int
}
