package main

type T struct{ f func() }

func main() {
	a, b := []int{}, []int{}
	_ = a == b
	_ = map[int]int{} == nil
	m := map[int]int{}
	_ = m == m
	f := func() {}
	_ = f == f
	_ = T{} == T{}
	_ = nil == nil
	_ = 1 == nil
	_ = "a" < 1
	_ = true < false
	_ = &a < &b
	var i any
	_ = i == a
	_ = i < i
	_ = struct{ x int }{} == struct{ y int }{}
	type K map[[]int]string
	_ = map[T]int{}
}
