package main

var v int

func f() {}

func main() {
	var a v
	var b f
	var c 5
	_ = []v{}
	_ = map[string]f{}
	x := int
	y := []int
	_ = v.(int)
	int = 3
}
