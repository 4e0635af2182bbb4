package main

type T struct{ a int }
type U struct{ b int }

func main() {
	_ = int("5")
	_ = string(1.5)
	_ = []byte(5)
	_ = bool(1)
	_ = T(U{})
	_ = (*int)(&T{})
	_ = [2]int([3]int{})
	_ = [2]int([]string{})
	_ = int(nil)
	_ = func()(1)
	_ = map[int]int([]int{})
	_ = int(1, 2)
	_ = int()
	_ = error(5)
}
