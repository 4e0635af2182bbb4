// Deep recursion moves stacks: pointers into frames, closures, defers and interfaces must follow.
package main

import "fmt"

type node struct {
	v    int
	next *node
}

func deep(n int, p *int) int {
	var local [16]int
	local[n%16] = n
	q := &local[n%16]
	if n == 0 {
		*p = 42
		return 0
	}
	r := deep(n-1, p)
	return r + *q - local[n%16] + 1
}

func list(n int, prev *node) int {
	nd := node{n, prev}
	if n == 0 {
		s := 0
		for p := &nd; p != nil; p = p.next {
			s += p.v
		}
		return s
	}
	return list(n-1, &nd)
}

func closures(n int, fs []func() int) int {
	x := n
	fs = append(fs, func() int { x++; return x })
	if n == 0 {
		s := 0
		for _, f := range fs {
			s += f()
		}
		return s
	}
	r := closures(n-1, fs)
	if x != n+1 {
		panic("lost update")
	}
	return r
}

func defers(n int) (r int) {
	arr := [4]int{n, n + 1, n + 2, n + 3}
	defer func() { r += arr[n%4] - n - n%4 + 1 }()
	if n == 0 {
		return 0
	}
	return defers(n - 1)
}

type walker interface{ walk(int) int }
type w struct{ d int }

func (x *w) walk(n int) int {
	x.d++
	if n == 0 {
		return x.d
	}
	var i walker = x
	return i.walk(n - 1)
}

func panics(n int) {
	var buf [64]byte
	buf[n%64] = 1
	if n == 0 {
		panic("bottom")
	}
	panics(n - 1)
	_ = buf
}

func main() {
	x := 0
	fmt.Println(deep(50000, &x), x)
	fmt.Println(list(20000, nil))
	fmt.Println(closures(3000, nil))
	fmt.Println(defers(20000))
	fmt.Println((&w{}).walk(30000))
	func() {
		defer func() { fmt.Println(recover()) }()
		panics(50000)
	}()
	res := make(chan int)
	for i := range 20 {
		go func() { y := 0; res <- deep(1000*i, &y) + y }()
	}
	s := 0
	for range 20 {
		s += <-res
	}
	fmt.Println(s)
	// a receive into a stack variable of a goroutine whose stack moves
	c := make(chan [8]int)
	go func() {
		for i := range 50 {
			c <- [8]int{7: i}
		}
		close(c)
	}()
	var grow func(n int) int
	grow = func(n int) int {
		v, ok := <-c
		if !ok {
			return 0
		}
		y := 0
		deep(n*20, &y)
		return v[7] + grow(n+1)
	}
	fmt.Println(grow(0))
}
