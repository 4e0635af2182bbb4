// Keys and values of map literals and map elements against calls. As in gc.
package main

import "fmt"

func main() {
	n := 0
	f := func() int { defer func() {}(); n++; return 7 }
	g := func() string { defer func() {}(); n++; return "z" }
	type K struct{ a, b int }
	k := K{}
	h := func() int { defer func() {}(); k.a++; n++; return 1 }
	fmt.Println(map[int]int{n: f()}, map[int]int{1: n, n: f()})
	fmt.Println(map[string]int{"a": n, g(): n, "c": f()})
	fmt.Println(map[K]int{k: h(), K{n, 5}: h()})
	fmt.Println(map[any]int{n: f(), k: h()})
	fmt.Println(map[string]any{"a": n, "b": f(), "c": n, "d": k, "e": h()})
	fmt.Println(n, map[int]int{n: n}, f())
	fmt.Println([]map[int]int{{n: f()}, {n: f()}})
	x := []any{n, map[int]int{n: f()}, n}
	fmt.Println(x)
	m := map[int]int{}
	m[n] = f()
	m[n], m[n+1] = f(), n
	fmt.Println(m)
	mk := map[K]int{}
	mk[k] = h()
	mk[k], mk[k] = h(), n
	mk[K{n, n}] = h()
	fmt.Println(mk)
	ma := map[any]any{}
	ma[n] = f()
	ma[k] = h()
	ma[n], ma[k] = f(), h()
	fmt.Println(ma, len(ma))
	fmt.Println(m[n]+f(), mk[k]+h(), ma[n], f())
}
