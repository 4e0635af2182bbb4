// for in all forms; per-iteration variables; labels; range over everything.
package main

import "fmt"

type Seq[V any] func(yield func(V) bool)

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print("[cleanup]")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("[stopped]")
				return
			}
		}
	}
}

func pairs(m []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

func thrice(yield func() bool) { _ = yield() && yield() && yield() }

func find(n int) (res int) {
	defer func() { res *= 10 }()
	for v := range count(100) {
		for w := range count(3) {
			if v*w == n {
				return v
			}
		}
	}
	return -1
}

func nested() string {
outer:
	for a := range count(5) {
		for b := range count(5) {
			switch {
			case b == 1 && a == 0:
				continue outer
			case a == 2:
				break outer
			}
			fmt.Print(a, b, ";")
		}
	}
	return "done"
}

func deferInLoop() {
	for i := range count(3) {
		defer fmt.Print("d", i, " ")
	}
	fmt.Print("end ")
}

func main() {
	for i := 0; i < 3; i++ {
		fmt.Print(i)
	}
	i := 0
	for i < 3 {
		i++
	}
	for {
		i++
		if i%2 == 0 {
			continue
		}
		if i > 8 {
			break
		}
	}
	fmt.Println("", i)
	var fs []func() int
	for i := 0; i < 4; i++ {
		fs = append(fs, func() int { i += 10; return i })
		if i == 1 {
			i++
		}
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := range 3 {
		ps = append(ps, &i)
	}
	for _, v := range []int{7, 8} {
		ps = append(ps, &v)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for range 2 {
		fmt.Print("x")
	}
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	const c = 2
	for i := range c {
		fmt.Printf("%T%d ", i, i)
	}
	var n int64 = -5
	for range n {
		fmt.Print("never")
	}
	for i := range "aé\xff日" {
		fmt.Print(i, " ")
	}
	for range "日本" {
		fmt.Print("r")
	}
	var s []int
	for i, v := range append(s, 1, 2, 3) {
		s = append(s, v*i)
	}
	for i := range s {
		s = append(s, i)
	}
	fmt.Println(s)
	s = []int{1, 2, 3}
	for i, v := range s {
		if len(s) == 3 {
			s[2] = 50
		}
		s = s[:1]
		fmt.Print(i, v, " ")
	}
	var i8 int
	var v8 string
	for i8, v8 = range []string{"p", "q"} {
	}
	fmt.Println(i8, v8)
	var arr [2]int
	for arr[0], arr[1] = range []int{5, 6, 7} {
	}
	fmt.Println(arr)
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	t := 0
	for k, v := range m {
		t += v
		delete(m, k)
	}
	fmt.Println(t, len(m))
	ch := make(chan int, 4)
	for i := range 4 {
		ch <- i * i
	}
	close(ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	fmt.Println()
	for v := range count(2) {
		fmt.Print(v, " ")
	}
	for range thrice {
		fmt.Print("t ")
	}
	for i, s := range pairs([]string{"a", "b", "c"}) {
		if i == 2 {
			break
		}
		fmt.Print(i, s, " ")
	}
	fmt.Println()
	fmt.Println(find(18))
	fmt.Println(find(-1000))
	fmt.Println(nested())
	deferInLoop()
	fmt.Println()
	var seq Seq[string] = func(y func(string) bool) { _ = y("one") && y("two") }
	for s := range seq {
		fmt.Print(s, " ")
	}
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for v := range count(5) {
			if v == 2 {
				panic("in body")
			}
		}
	}()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for range func(y func() bool) { y(); y() } {
			break
		}
	}()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var keep func(int) bool
		for range func(y func(int) bool) { keep = y; y(1) } {
		}
		keep(2)
	}()
	var fnil func(func() bool)
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for range fnil {
		}
	}()
	j := 0
loop:
	if j < 3 {
		fmt.Print("g", j, " ")
		j++
		goto loop
	}
	fmt.Println()
outer:
	for x := 0; ; x++ {
		for y := 0; y < 3; y++ {
			if x == y {
				continue outer
			}
			if x == 3 {
				break outer
			}
			fmt.Print(x, y, " ")
		}
	}
	fmt.Println()
	if true {
		goto end
	}
	fmt.Println("skipped")
end:
	{
	block:
		for {
			select {
			default:
				break block
			}
		}
	}
lab:
	switch {
	default:
		if j > 0 {
			break lab
		}
		fmt.Println("no")
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
}
