package main

type P struct{ x, y int }

func main() {
	_ = P{1}
	_ = P{x: 1, z: 2}
	_ = P{"a", 2}
	_ = int{1}
	_ = []int{"a"}
	_ = [2]string{1: 2}
	_ = map[int]string{1}
	_ = map[string]int{1: 1}
	_ = []int{a: 1}
}
