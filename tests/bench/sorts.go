package main

import (
	"fmt"
	"slices"
	"sort"
)

//go:noinline
func quick(a []int) {
	for len(a) > 12 {
		p := a[len(a)/2]
		i, j := 0, len(a)-1
		for i <= j {
			for a[i] < p {
				i++
			}
			for a[j] > p {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		quick(a[:j+1])
		a = a[i:]
	}
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && a[j] < a[j-1]; j-- {
			a[j], a[j-1] = a[j-1], a[j]
		}
	}
}

func random(n int) []int {
	a := make([]int, n)
	x := uint32(1)
	for i := range a {
		x = x*1664525 + 1013904223
		a[i] = int(x >> 8)
	}
	return a
}

type rec struct {
	key  int
	name string
}

func main() {
	s := 0
	for i := 0; i < 3; i++ {
		a := random(200000)
		quick(a)
		s += a[1000]
		b := random(200000)
		slices.Sort(b)
		s += b[1000]
		c := random(100000)
		sort.Slice(c, func(i, j int) bool { return c[i] < c[j] })
		s += c[500]
		d := make([]rec, 50000)
		for i, v := range random(50000) {
			d[i] = rec{v, "n"}
		}
		slices.SortFunc(d, func(a, b rec) int { return a.key - b.key })
		s += d[100].key
	}
	fmt.Println(s)
}
