package main

func main() {
	var a [3]int
	_ = a[3]
	_ = a[-1]
	_ = "abc"[5]
	s := []int{1}
	_ = s[-1]
	_ = s[2:1]
	_ = a[1.5]
	_ = s["x"]
	_ = [2]int{1, 2, 3}
	_ = []int{0: 1, 0: 2}
	_ = map[string]int{"a": 1, "a": 2}
	_ = [...]int{-1: 0}
	_ = a[2:1]
}
