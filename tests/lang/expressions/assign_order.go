// What an assignment evaluates when: the calls of both sides, then the right side, then the place on the left. As in gc.
package main

import "fmt"

type T struct {
	i  int
	sl []int
	p  *T
	m  map[int]int
}

func main() {
	i := 0
	sl := []int{0, 0, 0, 0}
	other := []int{9, 9, 9, 9}
	f := func() int { i++; sl[3]++; return 7 }
	sl[i] = f()
	fmt.Println(sl, i)
	sl[i] = 1 + f()
	fmt.Println(sl, i)
	i = 0
	g := func() int { sl = other; return 5 }
	sl[i] = g()
	fmt.Println(sl, i)
	m := map[int]int{}
	m[i] = f()
	fmt.Println(m, i)
	i = 0
	t := &T{sl: []int{0, 0}}
	u := &T{sl: []int{5, 5}}
	h := func() int { t = u; return 8 }
	t.i = h()
	fmt.Println(*u)
	t = &T{sl: []int{0, 0}, p: &T{}}
	t0 := t
	t.p.i = func() int { t.p = &T{}; return 3 }()
	fmt.Println(t0.p.i)
	var arr [3]int
	i = 0
	arr[i] = f()
	fmt.Println(arr)
	i = 0
	arr[i] += func() int { i++; return 4 }()
	fmt.Println(arr)
	i = 0
	sl[i] += func() int { i++; return 4 }()
	fmt.Println(sl)
	i = 0
	m[i] += func() int { i++; return 4 }()
	fmt.Println(m)
	i = 0
	sl[i], i = f(), 2
	fmt.Println(sl, i)
	i = 0
	p := &arr
	p[i] = f()
	fmt.Println(arr)
	pp := &i
	q := 0
	*pp = func() int { pp = &q; return 3 }()
	fmt.Println(i, q)
	var gi any
	gi = sl
	_ = gi
	i = 0
	ss := [][]int{{1}, {2}}
	ss[i][0] = func() int { i = 1; return 3 }()
	fmt.Println(ss)
	i = 0
	ms := []map[int]int{{}, {}}
	ms[i][i] = func() int { i = 1; return 3 }()
	fmt.Println(ms)
	i = 0
	ts := []T{{}, {}}
	ts[i].i = func() int { i = 1; return 3 }()
	fmt.Println(ts)
	i = 0
	ts[i].i += func() int { i = 1; return 3 }()
	fmt.Println(ts)
	x := 1
	x += func() int { x = 10; return 3 }()
	fmt.Println(x)
	x = x + func() int { x = 10; return 3 }()
	fmt.Println(x)
	i = 0
	ifs := []any{1, 2}
	ifs[i] = func() int { i = 1; return 3 }()
	fmt.Println(ifs)
	i = 0
	str := []string{"a", "b"}
	str[i] = func() string { i = 1; return "z" }()
	fmt.Println(str)
	i = 0
	str[i] = "q" + func() string { i = 1; return "z" }()
	fmt.Println(str)
}
