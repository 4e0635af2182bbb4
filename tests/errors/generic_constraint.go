package main

type Num interface{ ~int | ~float64 }

func Sum[T Num](x ...T) (t T) { return }
func Cmp[T comparable](a T)   {}
func Str[T interface{ String() string }](a T) {}

type Set[T comparable] map[T]bool

func main() {
	Sum("a")
	Sum[string]()
	Sum[int8](1)
	Cmp([]int{})
	Cmp(func() {})
	Str(1)
	var s Set[[]int]
	var n Num
	var t Set
	var u Set[int, int]
	_, _, _, _ = s, n, t, u
}
