// Fields of elements: of slices of structs, nested, behind pointers, on both sides of assignments; panics of their bounds.
package main

import "fmt"

type in struct {
	p *int
	f float64
	b bool
	s string
}
type el struct {
	n   int
	in  in
	arr [3]int
	sub []in
	ptr *el
}

func main() {
	es := make([]el, 4)
	for i := range es {
		es[i].n = i
		es[i].in.f = float64(i) / 2
		es[i].in.p = &es[i].n
		es[i].arr[i%3] = i * i
		es[i].sub = []in{{f: float64(i)}, {s: fmt.Sprint(i)}}
		es[i].ptr = &es[(i+1)%4]
		es[i].in.b = i%2 == 1
		es[i].in.s += "s"
	}
	t := 0
	f := 0.0
	for i := range es {
		es[i].n += es[es[i].n%4].n
		es[i].n++
		*es[i].in.p += 10
		f += es[i].in.f * es[i].sub[0].f
		es[i].in.f *= es[i].in.f
		t += es[i].n + es[i].arr[i%3] + es[i].ptr.n + *es[i].ptr.in.p + len(es[i].in.s) + len(es[i].sub[1].s)
		if es[i].in.b {
			t++
		}
		es[i].n, es[(i+1)%4].n = es[(i+1)%4].n, es[i].n
	}
	fmt.Println(t, f)
	for i := range es {
		fmt.Println(es[i].n, es[i].in.f, es[i].arr, es[i].in.b, es[i].in.s, es[i].sub[1].s)
	}
	a := [2][]el{es[:2], es[2:]}
	pa := &a
	k := 1
	fmt.Println(a[k][0].n, pa[k][k].in.f, pa[0][k].ptr.n)
	g := func() int { es = es[:1]; return 2 }
	func() {
		defer func() { fmt.Println(recover()) }()
		i := 7
		fmt.Println(es[i].n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		i := 4
		es[i].n++
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		i := 1
		es[i].ptr = nil
		fmt.Println(es[i].ptr.n)
	}()
	fmt.Println(g(), len(es))
}
