// Order of evaluation: calls, receives, assignment phases, short circuit, operands before panics.
package main

import "fmt"

var log []string

func v(name string, x int) int               { log = append(log, name); return x }
func bo(name string, x bool) bool            { log = append(log, name); return x }
func sl(name string, s []int) []int          { log = append(log, name); return s }
func pt(name string, p *int) *int            { log = append(log, name); return p }
func flush()                                 { fmt.Println(log); log = nil }
func mp(n string, m map[int]int) map[int]int { log = append(log, n); return m }

type T struct{ a, b int }

func (t T) f(n string, x int) T { log = append(log, n); t.a += x; return t }
func get(n string) T            { log = append(log, n); return T{1, 2} }

func tryit(f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
		flush()
	}()
	f()
}

func main() {
	fmt.Println(v("a", 1) + v("b", 2)*v("c", 3))
	flush()
	_ = bo("a", false) && bo("b", true) || bo("c", true) && bo("d", false)
	flush()
	_ = []int{v("0", 0), v("1", 1), v("2", 2)}
	_ = map[int]int{v("k1", 1): v("v1", 1), v("k2", 2): v("v2", 2)}
	_ = T{b: v("fb", 1), a: v("fa", 2)}
	flush()
	s := []int{1, 2, 3}
	sl("s1", s)[v("i1", 0)], sl("s2", s)[v("i2", 1)] = v("r1", 10), v("r2", 20)
	flush()
	fmt.Println(s)
	x := 5
	*pt("p", &x) = v("rhs", 6)
	*pt("p", &x) += v("rhs", 6)
	mp("m", map[int]int{})[v("k", 1)] += v("val", 2)
	flush()
	fmt.Println(get("g").f("f1", v("x1", 1)).f("f2", v("x2", 2)))
	flush()
	// swaps and phases
	i := 0
	i, s[i] = 1, 99
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
	a, b := 1, 2
	a, b = b, a+b
	fmt.Println(a, b)
	var p *T
	q := &T{7, 8}
	p, q.a = q, 100
	fmt.Println(*p)
	type node struct{ next *node }
	l := &node{&node{}}
	l, l.next = l.next, nil
	fmt.Println(l.next == nil)
	// panics in the middle
	tryit(func() { sl("s", nil)[v("i", 0)] = v("r", 1) })
	tryit(func() { mp("m", nil)[v("k", 0)] = v("r", 1) })
	tryit(func() { *pt("p", nil) = v("r", 1) })
	tryit(func() { x := []int{}; x[v("i", 5)], x = v("r", 1), nil })
	tryit(func() { var np *T; np.a, x = v("one", 1), v("two", 2) })
	fmt.Println("x", x)
	tryit(func() { z := v("z", 0); _ = v("n", 1) / z })
	tryit(func() { var f func(int); f(v("arg", 1)) })
	tryit(func() {
		defer func() { log = append(log, "deferred") }()
		var f func()
		defer f()
		log = append(log, "body")
	})
	tryit(func() { var i interface{ M(int) }; i.M(v("arg", 1)) })
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	ch <- 3
	fmt.Println(<-ch-<-ch*10, <-ch)
	select {
	case ch <- v("sendval", 4):
	case <-func() chan int { log = append(log, "chanexpr"); return nil }():
	}
	flush()
	defer func(a, b int) { fmt.Println("defer", a, b); flush() }(v("d1", 1), v("d2", 2))
	flush()
	x = 1
	defer fmt.Println("x at defer", x)
	x = 2
	for i := range v("range", 2) {
		_ = i
	}
	for i := range sl("slice", s) {
		s = nil
		log = append(log, fmt.Sprint(i))
	}
	switch v("tag", 2) {
	case v("c1", 1), v("c2", 2), v("c3", 3):
	case v("c4", 2):
	}
	flush()
	arr := [3]int{1, 2, 3}
	for i, e := range arr {
		arr[2] = 10
		fmt.Print(i, e, " ")
	}
	for i, e := range &arr {
		arr[2] = 20
		fmt.Print(i, e, " ")
	}
	fmt.Println()
	y := 1
	inc := func() int { y++; return y }
	z := []int{inc(), inc(), inc()}
	fmt.Println(z, y)
	m := map[string]int{}
	m["a"], m["b"] = len(m), len(m)
	fmt.Println(m)
}
