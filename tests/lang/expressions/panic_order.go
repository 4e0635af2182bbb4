// Which of two panics in one assignment comes first. As in gc.
package main

import "fmt"

type K struct{ a, b int }

func try(n string, f func()) {
	defer func() { fmt.Println(n, recover()) }()
	f()
}
func main() {
	var ks []string
	var ki []int
	var kk []K
	var k8 []int8
	var ka []any
	z := 0
	ms := map[string]int{}
	mi := map[int]int{}
	mk := map[K]int{}
	m8 := map[int8]int{}
	ma := map[any]int{}
	var np *int
	try("s", func() { ms[ks[z]] = 1 / z })
	try("i", func() { mi[ki[z]] = 1 / z })
	try("k", func() { mk[kk[z]] = 1 / z })
	try("8", func() { m8[k8[z]] = 1 / z })
	try("a", func() { ma[ka[z]] = 1 / z })
	try("s2", func() { ms[ks[z]] = *np })
	try("i2", func() { mi[ki[z]] = *np })
	try("k2", func() { mk[kk[z]] = *np })
	try("82", func() { m8[k8[z]] = *np })
	try("s3", func() { ms[ks[z]] += *np })
	try("s3b", func() { mk[kk[z]] += *np })
	try("s4", func() { ms[ks[z]], mi[0] = *np, 2 })
	try("s5", func() { mi[0], ms[ks[z]] = *np, 2 })
	var sl []int
	try("x1", func() { sl[z] = 1 / z })
	try("x2", func() { sl[z] = *np })
	try("x3", func() { sl[ki[z]] = *np })
	try("x4", func() { sl[ki[z]] = 1 / z })
	try("x5", func() { *np = 1 / z })
	try("x6", func() { *np = sl[z] })
	try("x7", func() { sl[z] += *np })
	try("x8", func() { *np += sl[z] })
	var nm map[string]int
	try("n1", func() { nm["a"] = 1 / z })
	try("n2", func() { nm["a"] = sl[z] })
	var e any = 1
	try("t1", func() { ms[e.(string)] = 1 / z })
	try("t2", func() { ms[ks[z]] = e.(int) / z })
	try("t3", func() { mi[1/z] = sl[z] })
	try("t4", func() { mi[1/z] = len(e.(string)) })
	type S struct{ a, b, c, d int }
	mS := map[string]S{}
	var pS *S
	try("S1", func() { mS[ks[z]] = *pS })
	try("S2", func() { mS[ks[z]] = S{a: 1 / z} })
	f := func() int { panic("f") }
	try("f1", func() { ms[ks[z]] = f() })
	try("f2", func() { ms[ks[z]] = f() + 1/z })
	try("f3", func() { ms[ks[z]] = 1/z + f() })
	try("f4", func() { sl[z] = f() })
	try("f5", func() { sl[z] = 1/z + f() })
	try("f6", func() { *np = 1/z + f() })
	try("f7", func() { sl[z] += f() })
	try("f8", func() { ms[ks[z]] += f() })
}
