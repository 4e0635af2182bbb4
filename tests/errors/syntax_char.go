package main

func main() {
	a := ''
	b := 'ab'
	c := 'a
	_, _, _ = a, b, c
}
