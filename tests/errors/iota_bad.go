package main

var x = iota

func main() {
	y := iota
	const a, b = 1
	const c = 1, 2
	const d int
}
