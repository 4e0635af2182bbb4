// Inlined calls: arguments once, in gc's order, before the body; what the body does is seen in the right place.
package main

import "fmt"

var trace []string
var g = 1

func note(s string, x int) int { trace = append(trace, s); return x }
func flush()                   { fmt.Println(trace); trace = nil }

func add(a, b int) int       { return a + b }
func first(a, b int) int     { return a }
func second(a, b int) int    { return b }
func and(a, b bool) bool     { return a && b }
func twice(a int) int        { return a + a }
func setg(x int) int         { g = x; return x }
func getg() int              { return g }
func incg() int              { g++; return g }
func incp(p *int) int        { *p++; return *p }
func deref(p *int) int       { return *p }
func isPos(x int) bool       { return x > 0 }
func noteBool(s string, b bool) bool { trace = append(trace, s); return b }

type T struct{ n int }

func (t *T) inc() int          { t.n++; return t.n }
func (t T) val() int           { return t.n }
func (t *T) chain(s string) *T { trace = append(trace, s); t.n++; return t }
func (t *T) add(x int) int     { t.n += x; return t.n }
func mk(s string) *T           { trace = append(trace, s); return &T{1} }

func main() {
	fmt.Println(add(note("a", 1), note("b", 2)), first(note("c", 1), note("d", 2)), second(note("e", 1), note("f", 2)))
	flush()
	fmt.Println(twice(note("once", 3)))
	flush()
	fmt.Println(and(noteBool("x", false), noteBool("y", true)))
	flush()
	// variables against calls
	x := 1
	fmt.Println(x+incp(&x), incp(&x)+x, add(x, incp(&x)), add(incp(&x), x), x)
	fmt.Println(g+incg(), incg()+g, add(g, incg()), add(incg(), g), g)
	fmt.Println(add(getg(), setg(10)), add(setg(20), getg()), g)
	a := [3]int{1, 2, 3}
	i := 0
	a[incp(&i)], a[0] = incp(&i), a[i]
	fmt.Println(a, i)
	t := T{}
	fmt.Println(t.n, t.inc(), t.n, t.val(), t.inc()+t.n, t.n+t.inc(), t.val()+t.inc())
	fmt.Println(mk("1").chain("2").chain("3").add(note("4", 5)))
	flush()
	u := &T{}
	fmt.Println(u.add(u.add(1)+u.n) + u.add(u.inc()))
	m := map[int]int{}
	m[incg()], m[incg()] = incg(), incg()
	fmt.Println(m)
	s := []int{getg(), incg(), getg(), incg()}
	fmt.Println(s)
	y := deref(&x) + incp(&x)*deref(&x)
	fmt.Println(y, x)
	// conditions
	n := 0
	for isPos(3-n) && isPos(n+1) || isPos(-n) {
		n = add(n, 1)
	}
	if !isPos(n) || isPos(n) && !isPos(-n) {
		n = twice(twice(n))
	}
	fmt.Println(n, isPos(n), !isPos(n))
	switch {
	case isPos(-1):
		fmt.Println("no")
	case isPos(incg()):
		fmt.Println("yes")
	}
	switch twice(n) {
	case second(1, 24):
		fmt.Println("24")
	default:
		fmt.Println("other", twice(n))
	}
	// nested: the same function within its own arguments
	fmt.Println(add(add(1, add(2, 3)), add(add(4, 5), 6)), twice(twice(twice(1))))
	defer fmt.Println(twice(note("deferred argument", 4)), add(1, 2))
	flush()
	c := make(chan int, 1)
	c <- add(3, 4)
	fmt.Println(add(<-c, 1))
	var e any = twice(4)
	fmt.Println(e, e.(int)+getg())
}
