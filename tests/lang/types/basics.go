// Type identity, zero values, comparison of every comparable kind, sizes.
package main

import (
	"fmt"
	"unsafe"
)

type S struct {
	a int8
	b int64
	c int8
	d [3]int16
	e string
}

type E struct{}
type Tree struct {
	L, R *Tree
	V    int
}

func (t *Tree) insert(v int) *Tree {
	if t == nil {
		return &Tree{V: v}
	}
	if v < t.V {
		t.L = t.L.insert(v)
	} else {
		t.R = t.R.insert(v)
	}
	return t
}

func (t *Tree) walk(f func(int)) {
	if t != nil {
		t.L.walk(f)
		f(t.V)
		t.R.walk(f)
	}
}

type I interface{ M() int }
type A int
type B struct{ n int }

func (a A) M() int  { return int(a) }
func (b *B) M() int { return b.n }

func main() {
	var (
		b   bool
		i   int
		f   float64
		c   complex128
		s   string
		p   *int
		sl  []int
		m   map[string]int
		ch  chan int
		fn  func()
		ifc any
		arr [2]struct {
			x int
			y string
		}
	)
	fmt.Printf("%v %v %v %v %q %v %v %v %v %v %v %v\n", b, i, f, c, s, p, sl, m, ch, fn == nil, ifc, arr)
	fmt.Println(sl == nil, m == nil, ch == nil, p == nil, ifc == nil, len(sl), cap(sl), len(m), len(ch), cap(ch))
	fmt.Println(unsafe.Sizeof(S{}), unsafe.Alignof(S{}), unsafe.Offsetof(S{}.b), unsafe.Offsetof(S{}.c), unsafe.Offsetof(S{}.d), unsafe.Offsetof(S{}.e))
	fmt.Println(unsafe.Sizeof(E{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof(struct {
		a int32
		e E
	}{}), unsafe.Sizeof(ifc), unsafe.Sizeof(sl), unsafe.Sizeof(s), unsafe.Sizeof(c), unsafe.Sizeof(m))
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.insert(v)
	}
	t.walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	// comparison
	x, y := [3]int{1, 2, 3}, [3]int{1, 2, 3}
	fmt.Println(x == y, x != [3]int{1, 2, 4})
	type P struct {
		a int
		b string
		_ int
		c any
	}
	fmt.Println(P{a: 1, b: "x", c: 3} == P{a: 1, b: "x", c: 3}, P{1, "x", 0, nil} == P{1, "y", 0, nil})
	var i1, i2 I = A(3), A(3)
	var i3, i4 I = &B{3}, &B{3}
	fmt.Println(i1 == i2, i3 == i4, i1 == i3, i3 == i3, i1 == A(3), any(i1) == any(3), any(3) == any(int64(3)))
	fmt.Println(any(nil) == nil, any((*int)(nil)) == nil, any([2]any{1, "a"}) == any([2]any{1, "a"}))
	n := 0.0
	nan := n / n
	fmt.Println(nan == nan, nan != nan, nan < nan, any(nan) == any(nan), [1]float64{nan} == [1]float64{nan}, -n == n)
	ca, cb := make(chan int), make(chan int)
	var ro <-chan int = ca
	fmt.Println(ca == cb, ro == ca, &x == &x, &x == &y, c == 0)
	for _, bad := range []any{[]int{}, map[int]int{}, func() {}, struct{ f []int }{}, [1]any{[]int{}}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			fmt.Println(bad == bad)
		}()
	}
	// anonymous types and identity
	var an struct{ X, Y int }
	type XY struct{ X, Y int }
	an = XY{1, 2}
	xy := XY(an)
	fmt.Printf("%v %T %T\n", xy, an, xy)
	var fn1 func(int, ...string) (a, b error)
	fmt.Printf("%T %T %T %T\n", fn1, map[[2]string][]chan<- *int{}, (<-chan func(any) error)(nil), struct {
		a int `tag:"x"`
		I
		*Tree
	}{})
	type Rec map[string]Rec
	r := Rec{"a": {"b": nil}}
	fmt.Println(r, len(r["a"]), r["x"]["y"] == nil)
	type PP *PP
	var pp PP
	pp = &pp
	fmt.Println(*pp == pp)
	type Arr [2][3]int
	var aa Arr
	aa[1][2] = 5
	bb := aa
	bb[0][0] = 1
	fmt.Println(aa, bb, len(aa[0]), aa == bb)
}
