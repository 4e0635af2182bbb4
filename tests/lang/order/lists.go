// Lists with calls in them: what is read before and what after the calls. As in gc.
package main

import "fmt"

type S struct{ a, b int }
type I interface{ M() int }

func (s S) M() int { return s.a }

func main() {
	x := 1
	st := S{1, 2}
	arr := [2]int{1, 2}
	str := "a"
	f := func() int { defer func() {}(); x++; st.a += 10; arr[0]++; str += "b"; return 100 }
	var s []int
	s = append(s, x, f())
	fmt.Println(s)
	s = append(s, x, f(), x)
	fmt.Println(s)
	fmt.Println(fmt.Sprint(st, f()))
	fmt.Println(fmt.Sprint(x, f()))
	fmt.Println(fmt.Sprint(arr, f()))
	fmt.Println(fmt.Sprint(str, f()))
	fmt.Println(fmt.Sprint(st.a, f()))
	fmt.Println(fmt.Sprint(arr[0], f()))
	fmt.Println(fmt.Sprint(x+1, f()))
	ss := append([]S(nil), st, S{f(), x}, st)
	fmt.Println(ss)
	ss = append(ss, st, S{f(), x}, st)
	fmt.Println(ss)
	as := append([]any(nil), x, f(), x)
	fmt.Println(as)
	as = append(as, st, f(), st)
	fmt.Println(as)
	lit := []any{x, f(), x, st, f(), st}
	fmt.Println(lit)
	l2 := []int{x, f(), x}
	fmt.Println(l2)
	l3 := []S{st, {f(), x}, st}
	fmt.Println(l3)
	l4 := map[string]any{"a": st, "b": f(), "c": st}
	fmt.Println(l4)
	l5 := map[string]int{"a": x, "b": f(), "c": x}
	fmt.Println(l5)
	l6 := [3]any{st, f(), st}
	fmt.Println(l6)
	l7 := struct{ a, b, c any }{st, f(), x}
	fmt.Println(l7)
	var i I = st
	_ = i
	g := func(i I, n int, j I) { fmt.Println(i, n, j) }
	g(st, f(), st)
	h := func(i ...any) { fmt.Println(i...) }
	h(st, f(), st, x)
	copy(s[x-x:], append([]int{x}, f()))
	fmt.Println(s)
	k := func() (any, int, any) { return st, f(), st }
	fmt.Println(k())
	k2 := func() (S, int, int) { return st, f(), x }
	fmt.Println(k2())
	a1, a2, a3 := st, f(), x
	fmt.Println(a1, a2, a3)
	var b1, b2, b3 any = st, f(), x
	fmt.Println(b1, b2, b3)
	b1, b2, b3 = st, f(), x
	fmt.Println(b1, b2, b3)
	var e1 any = x
	e1, b2 = e1.(int)+x, f()
	fmt.Println(e1, b2)
	ch := make(chan any, 3)
	ch <- st
	m := map[any]any{}
	m[st], m[f()] = f(), st
	fmt.Println(m)
	fmt.Println(min(x, f()), max(f(), x, 3))
	fmt.Println(x == f(), any(x) == any(f()), any(st) == any(S{f(), 2}))
	fmt.Println(string(str)+fmt.Sprint(f()), len(str)+f())
	defer func() { fmt.Println(recover()) }()
	panic(fmt.Sprint(st, f(), x))
}
