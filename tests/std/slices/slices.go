// slices: functions with lengths and capacities, sorting, searching, iterators.
package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

func show(s []int) string { return fmt.Sprint(s, len(s), cap(s), s == nil) }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%T %v\n", r, r)
		}
	}()
	f()
}

func main() {
	base := func() []int { s := make([]int, 5, 8); copy(s, []int{1, 2, 2, 3, 4}); return s }
	fmt.Println(show(slices.Insert(base(), 2, 9)), show(slices.Insert(base(), 5, 7, 8, 9, 10)), show(slices.Insert(base(), 0)), show(slices.Insert([]int(nil), 0, 1)))
	s := base()
	fmt.Println(show(slices.Insert(s, 1, s[2:]...)), show(slices.Delete(base(), 1, 3)), show(slices.Delete(base(), 2, 2)))
	s = base()
	t := slices.Delete(s, 0, 2)
	fmt.Println(s, t, show(slices.Replace(base(), 1, 3, 7, 8, 9)), show(slices.Replace(base(), 1, 4, 7)), show(slices.Replace(base(), 0, 5)))
	s = base()
	fmt.Println(slices.Compact(s), s, slices.CompactFunc([]string{"a", "A", "b"}, strings.EqualFold), slices.DeleteFunc(base(), func(x int) bool { return x%2 == 0 }))
	fmt.Println(show(slices.Grow(base(), 1)), cap(slices.Grow(base(), 10)) >= 15, show(slices.Clip(base())), show(slices.Clone(base())), slices.Clone([]int(nil)) == nil, slices.Clone([]int{}) == nil)
	fmt.Println(slices.Concat([]int{1}, nil, []int{2, 3}), slices.Concat[[]int]() == nil, slices.Repeat([]int{1, 2}, 3), slices.Index(base(), 2), slices.Contains(base(), 9), slices.IndexFunc(base(), func(x int) bool { return x > 2 }))
	fmt.Println(slices.Equal([]float64{1, math.NaN()}, []float64{1, math.NaN()}), slices.Compare([]int{1, 2}, []int{1, 2, 3}), slices.Compare([]int{2}, []int{1, 5}), slices.EqualFunc([]int{1}, []string{"1"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	fmt.Println(slices.Min([]float64{2, 1, 3}), slices.Max([]string{"b", "c", "a"}), slices.Min([]float64{1, math.NaN()}), slices.MinFunc([]string{"bb", "a", "c"}, func(a, b string) int { return cmp.Compare(len(a), len(b)) }), slices.MaxFunc([]string{"bb", "a", "cc"}, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
	s = base()
	slices.Reverse(s)
	fmt.Println(s, slices.IsSorted(s))
	slices.Sort(s)
	i, ok := slices.BinarySearch(s, 2)
	j, ok2 := slices.BinarySearch(s, 99)
	fmt.Println(s, i, ok, j, ok2)
	f := []float64{3, math.NaN(), math.Inf(-1), 0, math.NaN()}
	slices.Sort(f)
	fmt.Println(f)
	type kv struct {
		k string
		v int
	}
	var l []kv
	for i := range 300 {
		l = append(l, kv{fmt.Sprint(i), i * 7919 % 13})
	}
	m := slices.Clone(l)
	slices.SortFunc(l, func(a, b kv) int { return a.v - b.v })
	slices.SortStableFunc(m, func(a, b kv) int { return a.v - b.v })
	fmt.Println(l[:20], m[:20], slices.IsSortedFunc(l, func(a, b kv) int { return a.v - b.v }))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, cap(c), " ")
	}
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.Collect(slices.Values([]int{3, 1, 2})), slices.Sorted(slices.Values([]int{3, 1, 2})), slices.AppendSeq([]int{0}, slices.Values([]int{1})), slices.SortedFunc(slices.Values([]int{1, 2, 3}), func(a, b int) int { return b - a }))
	try(func() { slices.Insert(base(), 9, 1) })
	try(func() { slices.Delete(base(), 3, 2) })
	try(func() { slices.Delete(base(), 0, 6) })
	try(func() { slices.Replace(base(), 4, 2, 1) })
	try(func() { slices.Grow(base(), -1) })
	try(func() { slices.Min([]int{}) })
	try(func() { slices.MaxFunc([]int{}, cmp.Compare[int]) })
	try(func() { slices.Repeat([]int{1}, -1) })
	try(func() { slices.Chunk([]int{1}, 0) })
	big := make([]int, 20000)
	x := uint32(7)
	for i := range big {
		x = x*1664525 + 1013904223
		big[i] = int(x >> 8)
	}
	slices.Sort(big)
	fmt.Println(slices.IsSorted(big), big[0], big[10000], big[19999])
}
