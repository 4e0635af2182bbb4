package main

type T struct{ a int }

func (t T) m() {}

type I interface{ M() }

func main() {
	var t T
	_ = t.b
	t.c()
	_ = t.m.x
	_ = T{b: 1}
	_ = T{1, 2}
	_ = T{a: 1, a: 2}
	_ = T{a: 1, 2}
	var i I
	i.N()
	var p *I
	p.M()
	var n int
	n.x = 1
	_ = t.A
}
