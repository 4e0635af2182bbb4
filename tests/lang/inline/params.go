// Inlined calls: a parameter is a variable of its own, whatever the callee does with it.
package main

import "fmt"

type P struct{ x, y int }
type A [3]int
type W struct {
	P
	a A
	s string
}

func inc(x int) int        { x++; return x }
func add2(x int) int       { x += 2; return x }
func swap(a, b int) (int, int) {
	a, b = b, a
	return a, b
}
func field(p P) P          { p.x++; return p }
func deep(w W) W           { w.P.x = 7; w.a[1] = 8; return w }
func elem(a A) int         { a[0] += 5; return a[0] }
func ranged(x int, l []int) int {
	for x = range l {
	}
	return x
}
func rangedField(p P, l []int) P {
	for p.x, p.y = range l {
	}
	return p
}
func commaok(ok bool, m map[string]int) bool {
	_, ok = m["a"]
	return ok
}
func define(x int) (int, error) {
	x, err := x*2, error(nil)
	return x, err
}
func shadow(x int) int {
	if x := x + 1; x > 3 {
		x := x * 10
		return x
	}
	return x
}
func addr(x int) int {
	p := &x
	*p = 9
	return x
}
func addrOf(p P) int {
	q := &p.y
	*q += 100
	return p.y
}
func sl(a A) []int         { return a[:] }
func named(x int) (r int)  { r = x; x = 100; r += x; return }
func namedTwo(x int) (a, b int) {
	a = x
	if x > 2 {
		b = a
		return b + 1, a
	}
	return
}
func blank(_ int, x int, _ string) int { return x }
func unnamed(int, string) int      { return 3 }
func zero() (r P, s []int, e error) { return }
func unused(x int)                 {}
func (P) none() string             { return "none" }
func (_ P) blank() string          { return "blank" }
func (p P) bump() P                { p.x, p.y = p.y+1, p.x+1; return p }
func (p *P) set(x int) *P          { p.x = x; return p }
func (p P) get() int               { return p.x }
func (p *P) move(d P)              { p.x += d.x; p.y += d.y }
func first(xs ...int) int {
	if len(xs) == 0 {
		return -1
	}
	return xs[0]
}
func change(xs ...int) int { xs[0] = 50; return len(xs) }
func two() (int, int)      { return 4, 5 }
func id[T any](x T) T      { return x }
func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

type Num interface{ ~int | ~float64 }

func sum[T Num](a, b T) T { a += b; return a }

type L[T any] struct{ v []T }

func (l *L[T]) push(x T)   { l.v = append(l.v, x) }
func (l *L[T]) at(i int) T { return l.v[i] }
func (l L[T]) len() int    { return len(l.v) }

func main() {
	x, y := 1, 2
	fmt.Println(inc(x), x, add2(x), x)
	x = inc(x)
	fmt.Println(x)
	a, b := swap(x, y)
	fmt.Println(a, b, x, y)
	x, y = swap(x, y)
	fmt.Println(x, y)
	p := P{1, 2}
	fmt.Println(field(p), p)
	p = field(p)
	fmt.Println(p)
	w := W{p, A{1, 2, 3}, "s"}
	fmt.Println(deep(w), w, elem(w.a), w.a)
	fmt.Println(ranged(x, []int{1, 2, 3}), x, rangedField(p, []int{5, 6}), p)
	ok := false
	fmt.Println(commaok(ok, map[string]int{"a": 1}), ok)
	fmt.Println(define(x))
	for i := 0; i < 5; i++ {
		fmt.Print(shadow(i), " ", addr(i), " ", i, " ")
	}
	fmt.Println()
	fmt.Println(addrOf(p), p)
	arr := A{1, 2, 3}
	s := sl(arr)
	s[0] = 9
	fmt.Println(arr, s, named(x), x)
	for i := 0; i < 5; i++ {
		c, d := namedTwo(i)
		fmt.Print(c, d, " ")
	}
	fmt.Println()
	fmt.Println(blank(1, 2, "x"), unnamed(1, ""))
	fmt.Println(zero())
	unused(x)
	fmt.Println(p.none(), p.blank(), p.bump(), p, (&p).bump(), p.get(), (&p).get())
	p.set(4).set(5).move(P{1, 1})
	p.move(p)
	fmt.Println(p)
	p = p.bump().bump()
	fmt.Println(p)
	fmt.Println(first(), first(1), first(2, 3), first([]int{7}...))
	l := []int{1, 2}
	fmt.Println(change(l...), l, change(x, y), x, y)
	fmt.Println(swap(two()))
	fmt.Println(first(two()))
	fmt.Println(id(3), id("s"), id(p), pick(true, 1, 2), pick(false, "a", "b"), sum(1, 2), sum(1.5, 2))
	var li L[int]
	var ls L[string]
	for i := 0; i < 3; i++ {
		li.push(i * i)
		ls.push(fmt.Sprint(i))
	}
	fmt.Println(li.at(2), ls.at(1), li.len(), ls.len(), li, ls)
	// results in loops start anew
	for i := 0; i < 4; i++ {
		a, b := namedTwo(i)
		r, _, _ := zero()
		r.x += a + b
		fmt.Print(r, " ")
	}
	fmt.Println()
	// the destination is read by the callee
	q := P{1, 2}
	q = P.bump(q)
	f := P.get
	g := q.bump
	fmt.Println(q, f(q), g())
	x = sum(x, x)
	x = pick(x > 2, x, y) + x
	fmt.Println(x)
}
