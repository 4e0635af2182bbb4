package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"
)

type key struct {
	a int
	s string
}
type iface interface{ f() }
type impl int

func (impl) f() {}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	v, ok := m["four"]
	fmt.Println(m, len(m), m["one"], v, ok)
	delete(m, "one")
	delete(m, "nope")
	_, ok = m["one"]
	fmt.Println(m, ok)
	m["x"]++
	m["x"] += 5
	m["y"] |= 4
	fmt.Println(m)
	var nm map[string]int
	fmt.Println(nm["a"], len(nm), nm == nil)
	delete(nm, "a")
	clear(nm)
	for range nm {
	}
	st := map[key][]int{{1, "a"}: {1}}
	st[key{1, "a"}] = append(st[key{1, "a"}], 2)
	st[key{2, "b"}] = append(st[key{2, "b"}], 3)
	fmt.Println(st)
	ar := map[[2]int]string{{1, 2}: "x"}
	fmt.Println(ar[[2]int{1, 2}], ar[[2]int{2, 1}] == "")
	ifm := map[any]string{1: "int", "1": "str", 1.0: "float", [1]int{1}: "arr", key{1, "k"}: "key", nil: "nil", true: "bool", impl(3): "impl"}
	fmt.Println(ifm[1], ifm["1"], ifm[1.0], ifm[[1]int{1}], ifm[key{1, "k"}], ifm[nil], ifm[true], ifm[impl(3)], ifm[int64(1)] == "", len(ifm))
	im := map[iface]int{impl(1): 1, nil: 2}
	fmt.Println(im[impl(1)], im[nil], im[impl(2)])
	pm := map[*int]int{}
	a, b := 1, 1
	pm[&a], pm[&b] = 10, 20
	fmt.Println(pm[&a], pm[&b], len(pm))
	big := map[int]int{}
	for i := range 10000 {
		big[i*7] = i
	}
	for i := 0; i < 10000; i += 2 {
		delete(big, i*7)
	}
	sum := 0
	for k, v := range big {
		if k != v*7 {
			fmt.Println("bad", k, v)
		}
		sum += v
	}
	fmt.Println(len(big), sum)
	// deleting and adding while iterating
	seen := 0
	for k := range big {
		delete(big, k)
		seen++
	}
	fmt.Println(seen, len(big))
	for i := range 100 {
		big[i] = i
	}
	visited := map[int]int{}
	for k := range big {
		visited[k]++
		if len(big) < 5000 {
			big[k+1000+len(big)] = 1
		}
	}
	for k := range 100 {
		if visited[k] != 1 {
			fmt.Println("missed", k, visited[k])
		}
	}
	dup := 0
	for _, n := range visited {
		if n != 1 {
			dup++
		}
	}
	fmt.Println("dups", dup)
	// order is random
	firsts := map[int]bool{}
	small := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	for range 200 {
		for k := range small {
			firsts[k] = true
			break
		}
	}
	fmt.Println(len(firsts) > 1)
	mm := map[string]map[string]int{}
	for _, p := range [][2]string{{"a", "x"}, {"a", "y"}, {"b", "x"}} {
		if mm[p[0]] == nil {
			mm[p[0]] = map[string]int{}
		}
		mm[p[0]][p[1]]++
	}
	fmt.Println(mm)
	fm := map[string]func(int) int{"d": func(i int) int { return i * 2 }}
	fmt.Println(fm["d"](4))
	sm := map[string]struct{ n, m int }{"a": {1, 2}}
	x := sm["a"]
	x.n = 9
	fmt.Println(sm, x, sm["zz"].m)
	mp := map[string]*key{"p": {1, "q"}}
	mp["p"].a++
	fmt.Println(*mp["p"])
	keys := slices.Collect(maps.Keys(small))
	sort.Ints(keys)
	fmt.Println(keys, slices.Sorted(maps.Values(small)))
	c := maps.Clone(small)
	c[1] = 100
	fmt.Println(small[1], maps.Equal(c, small))
	clear(c)
	fmt.Println(len(c), c)
	ref := small
	ref[9] = 9
	fmt.Println(len(small))
	es := map[struct{}]int{}
	es[struct{}{}]++
	es[struct{}{}]++
	fmt.Println(es)
	wide := map[[40]int]([30]int){}
	var wk [40]int
	for i := range 50 {
		wk[39] = i
		wide[wk] = [30]int{29: i}
	}
	wk[39] = 33
	fmt.Println(wide[wk][29], len(wide))
	str := map[string]string{}
	for i := range 2000 {
		str[fmt.Sprint("key", i)] = fmt.Sprint(i)
	}
	bad := 0
	for i := range 2000 {
		if str[fmt.Sprint("key", i)] != fmt.Sprint(i) {
			bad++
		}
	}
	fmt.Println(bad, len(str))
	func() {
		defer func() { fmt.Println(recover()) }()
		nm["a"] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		ifm[map[string]int{}] = "x"
	}()
	u8 := map[uint8]bool{}
	for i := range 1000 {
		u8[uint8(i)] = true
	}
	fmt.Println(len(u8))
	bm := map[bool]int{true: 1}
	bm[1 > 2]--
	fmt.Println(bm)
	w := make(map[float32]int, 50)
	w[0.1] = 1
	fmt.Println(w[float32(0.1)], len(w))
}
