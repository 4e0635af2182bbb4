// Slices that do not escape begin in the frame: gc shows it by their capacities.
package main

import "fmt"

type T struct{ a, b *int }

func main() {
	var s []int
	for i := range 10 {
		s = append(s, i)
		fmt.Print(len(s), " ", cap(s), "; ")
	}
	fmt.Println()
	var e []int
	for i := range 10 {
		e = append(e, i)
		fmt.Print(len(e), " ", cap(e), "; ")
	}
	fmt.Println(e)
	var st []string
	for range 6 {
		st = append(st, "a")
		fmt.Print(len(st), " ", cap(st), "; ")
	}
	fmt.Println(len(st))
	var p []*int
	for range 6 {
		p = append(p, nil)
		fmt.Print(len(p), " ", cap(p), "; ")
	}
	fmt.Println(len(p))
	var ts []T
	for range 6 {
		ts = append(ts, T{})
		fmt.Print(len(ts), " ", cap(ts), "; ")
	}
	fmt.Println(len(ts))
	l := []int{}
	for i := range 6 {
		l = append(l, i)
		fmt.Print(len(l), " ", cap(l), "; ")
	}
	fmt.Println(len(l))
	m := make([]int, 0)
	for i := range 6 {
		m = append(m, i)
		fmt.Print(len(m), " ", cap(m), "; ")
	}
	fmt.Println(len(m))
	m2 := make([]int, 0, 2)
	for i := range 6 {
		m2 = append(m2, i)
		fmt.Print(len(m2), " ", cap(m2), "; ")
	}
	fmt.Println(len(m2))
	m3 := []int{1, 2, 3}
	for i := range 6 {
		m3 = append(m3, i)
		fmt.Print(len(m3), " ", cap(m3), "; ")
	}
	fmt.Println(len(m3))
	var f []int
	f = append(f, 1, 2, 3, 4, 5)
	fmt.Println(len(f), cap(f))
	var f2 []int
	f2 = append(f2, m3...)
	fmt.Println(len(f2), cap(f2))
	f3 := append([]int(nil), m3[:2]...)
	fmt.Println(len(f3), cap(f3))
	f4 := append([]byte{}, "ab"...)
	fmt.Println(len(f4), cap(f4))
	var al []int
	al = append(al, 1)
	al2 := al
	al = append(al, 2)
	fmt.Println(len(al), cap(al), cap(al2))
	var q []int
	q = append(q, 1)
	w := append(q, 2)
	w2 := append(q, 3)
	fmt.Println(cap(q), cap(w), cap(w2), w[1])
	var i16 []int16
	for i := range 20 {
		i16 = append(i16, int16(i))
		fmt.Print(len(i16), " ", cap(i16), "; ")
	}
	fmt.Println()
	for range 3 {
		var z []int
		z = append(z, 1)
		z = append(z, 2)
		fmt.Print(cap(z), "; ")
	}
	fmt.Println()
	fmt.Println(nested(3), params(nil), len(*pointers(5)))
	words("a b c d e")
	grow(3)
}

type list struct{ items []int }

func (l *list) add(x int) { l.items = append(l.items, x) }

//go:noinline
func nested(n int) (caps []int) {
	caps = make([]int, 0, 100)
	for range n {
		var s [][]int
		for i := range n {
			s = append(s, append([]int(nil), i, i))
			caps = append(caps, cap(s), cap(s[i]))
		}
	}
	var l list
	l.add(1)
	return append(caps, cap(l.items))
}

//go:noinline
func params(s []int) (n int) {
	for i := range 6 {
		s = append(s, i)
		n = n*10 + cap(s)
	}
	return n
}

//go:noinline
func pointers(n int) *[]*int {
	var local []*int
	for i := range n {
		local = append(local, &i)
	}
	sum := 0
	for _, p := range local {
		sum += *p
	}
	var out []*int
	out = append(out, &sum)
	return &out
}

//go:noinline
func words(s string) {
	var l []string
	for i := 0; i < len(s); i += 2 {
		l = append(l, s[i:i+1])
	}
	for _, w := range l {
		fmt.Print(w, ",")
	}
	fmt.Println(cap(l))
}

//go:noinline
func grow(depth int) {
	var s []any
	for i := range 3 {
		s = append(s, i+1000)
		if depth > 0 {
			grow(depth - 1)
		}
	}
	if depth == 3 {
		fmt.Println(s[0], s[1], s[2], cap(s))
	}
}
