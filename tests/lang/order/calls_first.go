// What is read before and what after a call of the same expression: the specification leaves it open, programs see gc's choice.
package main

import "fmt"

type P struct{ a int }

func g(a, b int) int           { return a*10 + b }
func three(a, b, c int) int    { return a*100 + b*10 + c }
func v(xs ...int) int          { r := 0; for _, x := range xs { r = r*10 + x }; return r }

var G int

func main() {
	x := 1
	s := "a"
	p := &P{1}
	st := P{1}
	arr := []int{1, 2, 3}
	ar := [3]int{1, 2, 3}
	var e any = 1
	m := map[int]int{1: 1}
	f := func() int { x = 5; s = "z"; p.a = 5; st.a = 5; arr[0] = 5; ar[0] = 5; G = 5; e = 5; m[1] = 5; return 0 }
	fs := func() string { f(); return "!" }
	rs := func() { x, s, p.a, st.a, arr[0], ar[0], G, e, m[1] = 1, "a", 1, 1, 1, 1, 1, 1, 1 }
	t := func(n string, v any) { fmt.Println(n, v); rs() }
	rs()
	fmt.Println("println", x, f()); rs()
	t("args", g(x, f()))
	t("args3", three(x, f(), x))
	t("variadic", v(x, f(), x))
	t("slice", []int{x, f()})
	t("array", [2]int{x, f()})
	t("struct", struct{ a, b int }{x, f()})
	t("map", map[int]int{x: f()})
	t("add", x+f())
	t("add2", x*2+f())
	t("neg", -x+f())
	t("addr", f()+x)
	t("field", st.a+f())
	t("ptrfield", p.a+f())
	t("idx", arr[0]+f())
	t("aidx", ar[0]+f())
	t("global", G+f())
	t("str", s+fs())
	t("cmp", x == f()+5)
	t("argexpr", g(x+1, f()))
	t("argptr", g(p.a, f()))
	t("argidx", g(arr[0], f()))
	t("argstar", g(*(&x), f()))
	t("mapidx", g(m[1], f()))
	t("addmap", m[1]+f())
	t("conv", float64(x)+float64(f()))
	t("assert", e.(int)+f())
	t("eface", []any{x, f()})
	t("efaceargs", fmt.Sprint(x, f()))
	r := func() (int, int) { return x, f() }
	a, b := r()
	t("ret", []int{a, b})
	k, l := x, f()
	t("assign", []int{k, l})
	k, l = x, f()
	t("assign2", []int{k, l})
	k, l = x+1, f()
	t("assign3", []int{k, l})
	k, l = p.a, f()
	t("assignp", []int{k, l})
	arr[f()] = x
	t("idxassign", arr)
	arr[0], k = x, f()
	t("tuple", []int{arr[0], k})
	x += f()
	t("opassign", x)
	x = x + f()
	t("selfadd", x)
	p.a += f()
	t("opassignp", p.a)
	t("and", x == 1 && f() == 0 && x == 5)
	t("lit", []P{st, {f()}})
	t("idxcall", arr[f()])
	ch := make(chan int, 1)
	ch <- x + f()
	t("send", <-ch)
	t("sl", arr[x-1 : f()+2][0])
	t("shift", x<<f())
	t("three", x+f()+x)
	t("paren", (x)+(f()))
}
