// Inlined calls write their destination when nobody can see that it is half written.
package main

import "fmt"

type V struct{ x, y, z int }

func (v V) rot() V       { return V{v.y, v.z, v.x} }
func (v *V) rotp() V     { return V{v.y, v.z, v.x} }
func (v V) add(w V) V    { return V{v.x + w.x, v.y + w.y, v.z + w.z} }
func (v V) twice() (r V) { r = v; r.x *= 2; r.y *= 2; r.z += r.x; return }
func mix(a, b V) V {
	if a.x > b.x {
		return V{b.x, a.y, a.z}
	}
	return V{a.z, b.y, a.x}
}
func get(p *V) V           { return V{p.y, p.z, p.x} }
func elem(a [3]int) [3]int { return [3]int{a[2], a[0], a[1]} }
func bad(n int) (r V)      { r.x = 50; r.y = 10 / n; return }
func badInt(n int) (r int) { r = 50; r = 10 / n; return }
func cut(s string, n int) string {
	if n > len(s) {
		return s
	}
	return s[n:]
}
func maxi(a, b int) int {
	if a > b {
		return a
	}
	return b
}
func str(a, b any) (s string, e any) { s, e = fmt.Sprint(a), b; return }
func wrap(v V) any                   { return v }
func keep(s []int, x int) []int {
	if x < 0 {
		return s[:0]
	}
	return append(s, x)
}

var gv = V{1, 2, 3}

func setg(v V) V { gv = v; return V{gv.z, gv.y, gv.x} }

func recovered(n int) (r V, i int) {
	defer func() { recover() }()
	r, i = V{1, 2, 3}, 4
	i = badInt(n + 1)
	r = bad(n)
	i = badInt(n)
	return
}
func recovered2(n int) (r V) {
	defer func() { recover() }()
	r = V{1, 2, 3}
	r = r.add(bad(n))
	return r
}
func recoveredInt(n int) (i int) {
	defer func() { recover() }()
	i = 7
	i = badInt(n)
	return
}

func main() {
	v, w := V{1, 2, 3}, V{4, 5, 6}
	v = v.rot()
	fmt.Println(v)
	v = v.rot().rot()
	v = v.add(v)
	fmt.Println(v)
	v = v.twice()
	v, w = mix(v, w), mix(w, v)
	fmt.Println(v, w)
	v = mix(w, v)
	w = mix(w, w)
	v = mix(mix(v, w), mix(w, v).twice())
	fmt.Println(v, w)
	u := V{1, 2, 3}
	u = get(&u)
	fmt.Println(u)
	u = u.rotp()
	p := &u
	*p = p.rotp()
	u = *p
	fmt.Println(u, *p)
	c := V{1, 2, 3}
	c = func() V { return V{c.y, c.z, c.x} }()
	f := func(a V) V { c.x++; return V{a.z + c.x, a.x, a.y} }
	c = f(c)
	fmt.Println(c)
	gv = gv.rot()
	gv = setg(gv)
	fmt.Println(gv)
	a := [3]int{1, 2, 3}
	a = elem(a)
	a = elem(elem(a))
	fmt.Println(a)
	s := []V{{1, 2, 3}, {4, 5, 6}}
	s[0] = s[0].rot()
	s[1] = get(&s[1])
	s[0], s[1] = s[1].add(s[0]), s[0].twice()
	fmt.Println(s)
	m := map[string]V{"a": v}
	m["a"] = m["a"].rot()
	fmt.Println(m)
	fmt.Println(recovered(0))
	fmt.Println(recovered(1))
	fmt.Println(recovered2(0), recovered2(2), recoveredInt(0))
	t := "hello"
	for i := range 4 {
		t = cut(t, i)
	}
	n := 3
	n = maxi(n, 5)
	n = maxi(9, n) + maxi(n, n)
	fmt.Println(t, n)
	var e any = 1
	t, e = str(e, t)
	e, t = wrap(v), cut(t, 0)
	fmt.Println(t, e)
	e = wrap(v.rot())
	l := keep(nil, 1)
	l = keep(l, 2)
	l = keep(keep(l, -1), 3)
	fmt.Println(e, l, cap(l))
}
