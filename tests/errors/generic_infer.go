package main

func F[T any]() T          { var z T; return z }
func G[T any](a, b T)      {}
func H[T any, U any](T) U  { var u U; return u }
func Map[T, U any](s []T, f func(T) U) {}

func main() {
	F()
	G(1, "a")
	G(1, 2.5)
	H(1)
	H[int]("x")
	Map(1, nil)
	Map([]int{}, func(s string) int { return 0 })
	f := G
	F[int, string]()
	G[int](1, "x")
	var x int
	x[int]()
}
