package main

type T struct{ n *T; v int }

func main() {
	var t T
	_ = t.n.n.n.w
	_ = t.n.v.x
	f := func(x ...int) (int, error) { return 0, nil }
	_ = f(1, 2, 3)
	_ = f(f(1))
	_ = (f)(1)[0]
	_ = t.n()
	_ = []int{1, 2}[t]
	_ = map[string]T{"a": {v: "x"}}
	_ = []*T{{1}, {n: nil, v: 2.5}}
}
