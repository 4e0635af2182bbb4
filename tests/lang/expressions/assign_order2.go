// The order of assignments with several values, receives, conversions, op= and panics. As in gc.
package main

import "fmt"

type T struct {
	i  int
	sl []int
	p  *T
	m  map[int]int
	s  string
}

var log []string

func l(s string, v int) int { log = append(log, s); return v }
func show(x ...any) {
	fmt.Println(append(x, log)...)
	log = nil
}
func two(p *int) (int, int)           { *p++; return 10, 20 }
func twos(p *int) (string, bool)      { *p++; return "x", true }
func (t *T) get(p *int) int           { *p++; return t.i + 1 }
func (t T) val(p *int) (a, b int)     { *p++; return 5, 6 }
func sel(p *int, v []int) []int       { *p++; return v }
func pick[K any](p *int, k K) (v K)   { *p++; return k }
func try(n string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			show(n, r)
		}
	}()
	f()
}

func main() {
	i := 0
	sl := make([]int, 5)
	arr := [5]int{}
	sl[i], sl[i+1] = two(&i)
	show(sl, i)
	i = 0
	arr[i], i = two(&i)
	show(arr, i)
	i = 0
	m := map[int]int{1: 4}
	ch := make(chan int, 5)
	ch <- 1
	ch <- 2
	sl[i], _ = <-ch
	show(sl, i)
	i = 0
	oks := []bool{false, false, false}
	_, oks[i] = m[pick(&i, 1)]
	show(oks, i)
	i = 0
	var a any = 7
	sl[i], oks[i] = a.(int)
	show(sl, oks)
	i = 0
	sl[i] = 1 + <-ch + pick(&i, 3)
	show(sl, i)
	i = 0
	sl[i] = len(append(sel(&i, sl), 3, 4)) + i
	show(sl, i)
	i = 0
	oks[i] = pick(&i, true) && i > 0
	show(oks, i)
	i = 0
	oks[i] = i > 0 || pick(&i, true)
	show(oks, i)
	i = 0
	t := &T{sl: []int{0, 0}, p: &T{sl: make([]int, 3)}}
	sl[i] = t.get(&i) + i
	show(sl, i)
	t.p.sl[i], t.i = t.val(&i)
	show(t.p.sl, t.i)
	i = 0
	sel(&i, sl)[i] = pick(&i, 77) + i
	show(sl, i)
	i = 0
	sel(&i, sl)[i] += pick(&i, 77) + i
	show(sl, i)
	i = 0
	sl[l("a", 1)] = l("b", 2) + l("c", 3)
	show(sl)
	sl[l("a", 1)], sl[l("b", 2)] = l("c", 3), l("d", 4)
	show(sl)
	m[l("a", 1)] = l("b", 2) + l("c", 3)
	show(m)
	m[l("a", 1)] += l("b", 2) + l("c", 3)
	show(m)
	*(func() *int { log = append(log, "p"); return &i }()) = l("q", 3)
	show(i)
	i = 0
	str := []string{"a", "b", "c"}
	str[i] += pick(&i, "z")
	show(str)
	i = 0
	str[i] += "k" + pick(&i, "z") + str[i]
	show(str)
	i = 0
	str[i], oks[i] = twos(&i)
	show(str, oks)
	i = 1
	sl[i] <<= pick(&i, 2)
	show(sl)
	i = 0
	sl[i] *= i + pick(&i, 5)
	show(sl)
	i = 0
	var e []any = make([]any, 4)
	e[i] = pick(&i, 5)
	e[i], e[i+1] = two(&i)
	show(e)
	i = 0
	fs := make([]float64, 3)
	fs[i] += float64(i) * pick(&i, 2.5)
	show(fs)
	i = 0
	ts := make([]T, 3)
	ts[i] = T{i: pick(&i, 4), s: "x"}
	show(ts)
	i = 0
	ts[i], ts[i+1] = T{i: pick(&i, 4), s: "x"}, T{i: i}
	show(ts)
	i = 0
	tp := &ts[0]
	tp.i, tp = pick(&i, 9), &ts[2]
	tp.i += func() int { tp = &ts[1]; return 100 }()
	show(ts)
	var np *T
	try("1", func() { np.i = l("x", 1) })
	try("2", func() { np.sl[3] = l("x", 1) })
	try("3", func() { np.p.i, i = l("x", 1), l("y", 2) })
	try("4", func() { var z []int; z[i], z[l("k", 4)] = l("x", 1), l("y", 2) })
	try("5", func() { var z [3]int; z[i+5] = arr[i+9] })
	try("6", func() { var z [3]int; z[i+5] += arr[i+9] })
	try("7", func() { var z map[string]int; z["a"] += arr[i+9] })
	try("8", func() { var z map[string][]int; z["a"][4] = arr[i+9] })
	try("9", func() { np.p.p.i = arr[i+9] })
	try("10", func() { np.p.p.i += arr[i+9] })
	try("11", func() { *np = *np.p })
	try("12", func() { ts[9] = *np })
}
