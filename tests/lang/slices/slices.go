package main

import "fmt"

func info(s []int) string {
	sink = s
	return fmt.Sprint(s, len(s), cap(s), s == nil)
}

var sink any // keeps gc from putting the first backing array on the stack

func grow[T any](n int) (caps []int) {
	var s []T
	last := -1
	for range n {
		var z T
		s = append(s, z)
		sink = s
		if cap(s) != last {
			last = cap(s)
			caps = append(caps, last)
		}
	}
	return
}

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:4]
	fmt.Println(info(s), info(s[:4]), info(s[1:2:2]), info(a[:]), info(a[5:]), info(a[:0:0]))
	s[0] = 20
	t := append(s, 50)
	fmt.Println(a, t)
	t = append(t, 60)
	t[0] = 0
	fmt.Println(a, t, len(t))
	u := append(s[:1:1], 9)
	fmt.Println(a, u)
	var n []int
	fmt.Println(info(n), info(n[:]), info(n[0:0:0]), info(append(n, n...)), info(append([]int{}, n...)))
	for _, e := range n {
		fmt.Println(e)
	}
	fmt.Println(copy(a[1:], a[:]))
	fmt.Println(a)
	fmt.Println(copy(a[:], a[2:]))
	fmt.Println(a)
	fmt.Println(copy(n, a[:]))
	fmt.Println(grow[int](2000))
	fmt.Println(grow[byte](2000))
	fmt.Println(grow[string](600))
	fmt.Println(grow[[5]int](300))
	fmt.Println(grow[struct{}](5)[0] >= 0, grow[int16](100), grow[[3]byte](100), grow[any](40))
	fmt.Println(cap(append([]int{1, 2, 3}, 4, 5, 6, 7)), cap(append([]byte("hello"), "world!!"...)), cap(append([]int(nil), make([]int, 5)...)))
	m := make([]int, 3, 10)
	m = append(m, 1)
	fmt.Println(info(m), info(m[3:8]))
	clear(m)
	fmt.Println(m)
	g := make([][]int, 3)
	for i := range g {
		g[i] = make([]int, i+1)
		for j := range g[i] {
			g[i][j] = i * j
		}
	}
	fmt.Println(g, len(g[2]))
	// delete, insert, reverse, filter in place
	x := []int{0, 1, 2, 3, 4, 5, 6, 7}
	x = append(x[:2], x[3:]...)
	x = append(x[:1], append([]int{100}, x[1:]...)...)
	for i, j := 0, len(x)-1; i < j; i, j = i+1, j-1 {
		x[i], x[j] = x[j], x[i]
	}
	fmt.Println(x)
	y := x[:0]
	for _, v := range x {
		if v%2 == 0 {
			y = append(y, v)
		}
	}
	fmt.Println(y, x)
	p := &x[2]
	x = append(x, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	*p = -1
	fmt.Println(x[2] != -1, *p)
	type P struct{ a, b int }
	ps := []P{{1, 2}, {3, 4}}
	for _, v := range ps {
		v.a = 100
	}
	for i := range ps {
		ps[i].b *= 2
	}
	pp := &ps[0]
	pp.a++
	fmt.Println(ps)
	arr2 := a
	arr2[0] = 77
	pa := &a
	pa[4] = 88
	fmt.Println(a, arr2, pa[2:], len(pa))
	b := []byte("abc")
	b = append(b, 'd')
	b = append(b, "ef"...)
	fmt.Println(string(b), b[len(b)-1])
	ss := [][]string{{"a"}, {"b", "c"}}
	ss[0] = append(ss[0], ss[1]...)
	fmt.Println(ss, len(ss[0]))
	self := []any{1, 2}
	self[1] = self[:1]
	fmt.Println(self)
	var i8 uint8 = 2
	var i64 int64 = 1
	fmt.Println(a[i8], a[i64:i8], x[uint(1)], "xyz"[i8])
	const k = 3
	fmt.Println(a[k], [3]int{1, 2, 3}[k-1], len(a[k:]))
	big := make([]int, 100000)
	for i := range big {
		big[i] = i
	}
	sum := 0
	for _, v := range big[10:99990:99995] {
		sum += v
	}
	fmt.Println(sum)
	queue := []int{}
	for i := range 1000 {
		queue = append(queue, i)
		if i%3 == 0 {
			queue = queue[1:]
		}
	}
	fmt.Println(len(queue), queue[0])
	e1 := []struct{}{{}, {}}
	e1 = append(e1, struct{}{})
	fmt.Println(len(e1), e1)
	z := [0]int{}
	fmt.Println(len(z), z, z == [0]int{})
	ma := [2][2][2]int{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}
	mb := ma
	mb[1][0] = [2]int{50, 60}
	row := ma[1]
	row[0][0] = -5
	fmt.Println(ma, mb, row)
}
