// Assignments of several values: what an earlier one changes is saved before; results are not set when something of the statement panics first.
package main

import "fmt"

type S struct {
	i, j int
	a    [3]int
	in   struct{ x, y string }
	p    *S
}

//go:noinline
func fields(s1, s2 S) (int, int) {
	s1.i, s2.i = s2.i, s1.i
	return s1.i, s2.i
}

func result() (bad bool) {
	defer func() { recover() }()
	var p *int
	bad, _ = true, *p
	return
}

func results() (a, b int, s []int) {
	defer func() { recover() }()
	a, b, s = 1, 2, []int{3}
	a, b = 10, s[a]
	return
}

func main() {
	fmt.Println(fields(S{i: 1}, S{i: 20}))
	s, t := S{i: 1, j: 2, a: [3]int{1, 2, 3}}, S{i: 5, j: 6}
	s.i, s.j = s.j, s.i
	s.a[0], s.a[2] = s.a[2], s.a[0]
	s.in.x, s.in.y = "a", s.in.x+"b"
	s.in.x, s.in.y = s.in.y, s.in.x
	s.a, t.a = t.a, s.a
	s.a[s.i], s.i = 9, s.a[s.i]
	s, t.i = t, s.i
	fmt.Println(s, t)
	s, t = t, s
	fmt.Println(s, t)
	x, y, z := 1, 2, 3
	x, y, z = z, x, y
	x, y = y+x, x-y
	fmt.Println(x, y, z)
	a := [4]int{0, 1, 2, 3}
	i := 0
	i, a[i] = 2, 7
	a[i], i = i, a[i]+1
	a[0], a[1], a[2], a[3] = a[3], a[2], a[1], a[0]
	fmt.Println(a, i)
	l := []int{4, 5, 6}
	l, l[0] = l[1:], 8
	l[0], l[1], i = l[1], l[0], l[0]
	fmt.Println(l, i)
	p, q := &s, &t
	p.i, q.i = q.i, p.i
	p, p.i = q, 33
	*p, *q = *q, S{i: p.i}
	fmt.Println(s.i, t.i, p.i)
	p.p = q
	p.p, p.p.j = nil, 77
	fmt.Println(q.j, p.p)
	m := map[string]int{"a": 1}
	m["a"], m["b"], x = m["b"], m["a"], m["a"]
	fmt.Println(m, x)
	var e any = 1
	e, x = x, e.(int)
	f, g := func() int { return x }, func() int { return y }
	f, g = g, f
	fmt.Println(e, x, f(), g())
	fmt.Println(result())
	fmt.Println(results())
}
