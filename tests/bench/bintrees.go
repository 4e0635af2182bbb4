package main

type node struct{ l, r *node }

//go:noinline
func build(d int) *node {
	if d == 0 {
		return &node{}
	}
	return &node{build(d - 1), build(d - 1)}
}

//go:noinline
func (n *node) check() int {
	if n.l == nil {
		return 1
	}
	return 1 + n.l.check() + n.r.check()
}

func main() {
	const max = 14
	long := build(max)
	for d := 4; d <= max; d += 2 {
		n, s := 1<<(max-d+4), 0
		for i := 0; i < n; i++ {
			s += build(d).check()
		}
		println(n, d, s)
	}
	println(long.check())
}
