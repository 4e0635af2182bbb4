// sort: all entry points, order of equal elements, searches.
package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (a byAge) Len() int           { return len(a) }
func (a byAge) Less(i, j int) bool { return a[i].age < a[j].age }
func (a byAge) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

var seed uint32 = 1

func rnd(n int) int { seed = seed*1103515245 + 12345; return int(seed>>16) % n }

func people(n, ages int) []person {
	p := make([]person, n)
	for i := range p {
		p[i] = person{fmt.Sprint("p", i), rnd(ages)}
	}
	return p
}

func hash(p []person) (h uint32) {
	for _, x := range p {
		for _, c := range x.name {
			h = h*31 + uint32(c)
		}
	}
	return h
}

func main() {
	for _, n := range []int{0, 1, 2, 5, 12, 13, 50, 100, 1000, 5000} {
		for _, ages := range []int{1, 2, 10, 100000} {
			p := people(n, ages)
			q := append([]person(nil), p...)
			r := append([]person(nil), p...)
			sort.Sort(byAge(p))
			sort.Slice(q, func(i, j int) bool { return q[i].age < q[j].age })
			sort.Stable(byAge(r))
			fmt.Print(hash(p), " ", hash(q), " ", hash(r), " ", sort.IsSorted(byAge(p)), " ")
			sort.Sort(sort.Reverse(byAge(p)))
			sort.SliceStable(q, func(i, j int) bool { return q[i].name < q[j].name })
			fmt.Println(hash(p), hash(q), sort.SliceIsSorted(q, func(i, j int) bool { return q[i].name < q[j].name }))
		}
	}
	// Patterns.
	for _, f := range []func(i int) int{func(i int) int { return i }, func(i int) int { return -i }, func(i int) int { return i % 7 }, func(i int) int { return min(i, 500-i) }, func(i int) int { return (i * 7919) % 500 }} {
		p := make([]person, 500)
		for i := range p {
			p[i] = person{fmt.Sprint(i), f(i)}
		}
		sort.Sort(byAge(p))
		fmt.Print(hash(p), " ")
	}
	fmt.Println()
	x := []int{5, 2, 8, 1}
	s := []string{"pear", "apple", "fig", "Äpfel"}
	g := []float64{2.5, math.NaN(), -1, math.Inf(1), 0, math.Inf(-1)}
	sort.Ints(x)
	sort.Strings(s)
	sort.Float64s(g)
	fmt.Println(x, s, g, sort.IntsAreSorted(x), sort.StringsAreSorted(s), sort.Float64sAreSorted(g))
	fmt.Println(sort.SearchInts(x, 5), sort.SearchInts(x, 6), sort.SearchInts(x, 100), sort.SearchStrings(s, "fig"), sort.SearchFloat64s(g[1:], 0), sort.Search(100, func(i int) bool { return i*i >= 50 }))
	i, ok := sort.Find(len(s), func(i int) int { return strings.Compare("fig", s[i]) })
	fmt.Println(i, ok)
	is := sort.IntSlice{3, 1, 2}
	sort.Sort(sort.Reverse(is))
	fmt.Println(is, sort.StringSlice(s).Search("pear"))
	is.Sort()
	fmt.Println(is, is.Search(2))
}
