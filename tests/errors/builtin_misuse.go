package main

func main() {
	len(1)
	_ = len(5)
	_ = len()
	_ = cap(map[int]int{})
	_ = make(int)
	_ = make([]int)
	_ = make([]int, "x")
	_ = make([]int, 5, 2)
	_ = make([]int, -1)
	_ = new(1, 2)
	_ = append(1, 2)
	_ = append([]int{}, "x")
	copy([]int{}, []string{})
	delete([]int{}, 1)
	delete(map[string]int{}, 1)
	close(3)
	_ = min(1, "a")
	_ = max()
	clear(3)
	_ = complex(1, "x")
	_ = real("x")
	panic()
	panic(1, 2)
	x := print
	_ = recover(1)
	var f = len
}
