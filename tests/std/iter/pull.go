// iter.Pull and Pull2: values, early stop, misuse, panics that pass through.
package main

import (
	"fmt"
	"iter"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("  end of count")
		for i := range n {
			if !yield(i) {
				fmt.Println("  told to stop at", i)
				return
			}
		}
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
}

func main() {
	next, stop := iter.Pull(count(3))
	for range 5 {
		fmt.Println(next())
	}
	stop()
	next, stop = iter.Pull(count(10))
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	_, stop = iter.Pull(count(1))
	stop()
	next2, stop2 := iter.Pull2(slices.All([]string{"a", "b"}))
	defer stop2()
	for {
		i, s, ok := next2()
		fmt.Println(i, s, ok)
		if !ok {
			break
		}
	}
	try("panic", func() {
		next, _ := iter.Pull(func(yield func(int) bool) {
			yield(1)
			panic("inside")
		})
		fmt.Println(next())
		fmt.Println(next())
	})
	try("stop panic", func() {
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer func() { panic("cleanup") }()
			yield(1)
		})
		fmt.Println(next())
		stop()
	})
	try("reenter", func() {
		var next func() (int, bool)
		next, _ = iter.Pull(func(yield func(int) bool) {
			next()
			yield(1)
		})
		next()
	})
	// Merge two sorted sequences.
	merge := func(a, b iter.Seq[int]) iter.Seq[int] {
		return func(yield func(int) bool) {
			n1, s1 := iter.Pull(a)
			defer s1()
			n2, s2 := iter.Pull(b)
			defer s2()
			x, ok1 := n1()
			y, ok2 := n2()
			for ok1 || ok2 {
				if !ok2 || ok1 && x <= y {
					if !yield(x) {
						return
					}
					x, ok1 = n1()
				} else {
					if !yield(y) {
						return
					}
					y, ok2 = n2()
				}
			}
		}
	}
	for v := range merge(slices.Values([]int{1, 4, 6, 9}), slices.Values([]int{2, 3, 7})) {
		fmt.Print(v, " ")
		if v == 7 {
			break
		}
	}
	fmt.Println()
	sum := 0
	next, stop = iter.Pull(func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	})
	for range 10000 {
		v, _ := next()
		sum += v
	}
	stop()
	fmt.Println(sum)
}
