package main

import "fmt"

type Point struct{ X, Y int }
type Line struct{ A, B *Point }
type Poly []Point
type Grid [2][2]Point

func (p *Point) Move(dx int) *Point { p.X += dx; return p }
func (p Point) Sum() int            { return p.X + p.Y }

type Opt struct {
	Name string
	In   struct{ A, B int }
	F    func(int) int
	M    map[string][]int
	*Point
}

func main() {
	fmt.Println(Poly{{1, 2}, {Y: 3}, {}})
	fmt.Println([]*Point{{1, 2}, nil, {3, 4}}[2].Y)
	fmt.Println(map[Point]string{{1, 2}: "a", {}: "b"}[Point{1, 2}])
	fmt.Println(map[string]Point{"a": {1, 2}}["a"].X, map[string]*Point{"a": {5, 6}}["a"].Y)
	fmt.Println([...]string{2: "c", "d", 0: "a"}, len([...]int{9: 1}))
	fmt.Println([]int{5: 1, 2, 1: 7}, [4]int{1, 2})
	fmt.Println([][]int{{1}, {2, 3}, nil, {}}, [2][]string{{"x"}, {}})
	fmt.Println(Grid{{{1, 2}, {3, 4}}, {1: {5, 6}}})
	l := Line{&Point{1, 2}, &Point{3, 4}}
	l.A.X, l.B = 10, l.A
	fmt.Println(*l.A, *l.B, l.A == l.B)
	fmt.Println((&Point{1, 1}).Move(2).Move(3).Sum(), Point{1, 5}.Sum())
	o := Opt{Name: "o", F: func(i int) int { return i * 2 }, M: map[string][]int{"x": {1, 2}}, Point: &Point{7, 8}}
	o.In.A, o.X = 5, o.F(o.Y)
	fmt.Println(o.Name, o.In, o.X, o.Point.X, o.M, o.Sum())
	c := o
	c.In.A = 6
	c.Y = 100
	fmt.Println(o.In, o.Y, c.In)
	const i0, i1 = 0, 2
	fmt.Println([]string{i0: "zero", i1: "two", 'a' - 'a' + 1: "one"})
	anon := []struct {
		k string
		v any
	}{{"a", 1}, {"b", []int{1}}, {"c", struct{}{}}}
	for _, e := range anon {
		fmt.Printf("%s=%v ", e.k, e.v)
	}
	fmt.Println()
	pa := &[3]int{1, 2, 3}
	for i, v := range pa {
		pa[i] = v * v
	}
	fmt.Println(*pa, len(pa), pa[1:], cap(pa[:1]))
	fmt.Println(&[]int{1}, &map[string]int{"a": 1}, &Point{1, 2})
	type T = map[string]map[string]int
	t := T{"a": {"b": 1}, "c": nil}
	t["a"]["z"]++
	fmt.Println(t, t["c"]["q"], t["no"]["no"])
	var nested [3]struct {
		p [2]Point
		s []Point
	}
	nested[1].p[1].Y = 4
	nested[2].s = append(nested[2].s, Point{1, 1})
	nested[2].s[0].X++
	cp := nested
	cp[1].p[1].Y, cp[2].s[0].Y = 9, 9
	fmt.Println(nested, cp)
	f := [...]func(int) int{func(x int) int { return x + 1 }, func(x int) int { return x * x }}
	fmt.Println(f[0](3), f[1](3))
	if (Point{1, 2}) == (Point{1, 2}) {
		fmt.Println("equal")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var np *Opt
		fmt.Println(np.In.A)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var o Opt
		fmt.Println(o.X)
	}()
}
