package main

//go:noinline
func apply(a []int, f func(int) int) {
	for i, v := range a {
		a[i] = f(v)
	}
}

//go:noinline
func adder(k int) func(int) int { return func(x int) int { return (x + k) & 0xffff } }

//go:noinline
func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

func main() {
	a := make([]int, 1000)
	for i := range 2000 {
		apply(a, adder(i))
	}
	c, s := counter(), 0
	for range 2000000 {
		s += c()
	}
	println(a[0], s)
}
