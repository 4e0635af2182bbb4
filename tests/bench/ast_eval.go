package main

type node struct {
	kind int
	l, r *node
	v    int
}

func eval(n *node, env []int) int {
	switch n.kind {
	case 0:
		return n.v
	case 1:
		return env[n.v]
	case 2:
		return eval(n.l, env) + eval(n.r, env)
	case 3:
		return eval(n.l, env) * eval(n.r, env)
	case 4:
		return eval(n.l, env) - eval(n.r, env)
	}
	panic("bad")
}
func main() {
	x := &node{kind: 1, v: 0}
	e := &node{2, &node{3, x, x, 0}, &node{4, x, &node{kind: 0, v: 7}, 0}, 0}
	t := 0
	env := []int{0}
	for i := 0; i < 1500000; i++ {
		env[0] = i
		t += eval(e, env) & 0xff
	}
	println(t)
}
