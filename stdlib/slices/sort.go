package slices

import (
	"cmp"
	"iter"
	"math/bits"
)

// Sort sorts x; NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	switch s := any([]E(x)).(type) {
	case []int:
		sortInts(s)
		return
	case []string:
		sortStrings(s)
		return
	}
	d := sorter[E]{x, cmp.Compare[E]}
	d.quick(0, len(x), bits.Len(uint(len(x))))
}

// SortFunc sorts x by cmp; equal elements may change their order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	d := sorter[E]{x, cmp}
	d.quick(0, len(x), bits.Len(uint(len(x))))
}

// SortStableFunc sorts x by cmp and keeps equal elements in their order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	const block = 16
	for from := 0; from < len(x); from += block {
		part := x[from:min(from+block, len(x))]
		for i := 1; i < len(part); i++ {
			e := part[i]
			j := i
			for ; j > 0 && cmp(e, part[j-1]) < 0; j-- {
				part[j] = part[j-1]
			}
			part[j] = e
		}
	}
	if len(x) <= block {
		return
	}
	spare := make([]E, (len(x)+1)/2+block)
	for size := block; size < len(x); size *= 2 {
		for from := 0; from+size < len(x); from += 2 * size {
			join(x[from:min(from+2*size, len(x))], size, spare, cmp)
		}
	}
}

// join merges the sorted x[:mid] and x[mid:], with room for one of them in spare.
func join[E any](x []E, mid int, spare []E, cmp func(a, b E) int) {
	if cmp(x[mid], x[mid-1]) >= 0 {
		return
	}
	if len(x)-mid < mid && mid > len(spare) {
		// The right part is the short one: merge from the end.
		right := spare[:copy(spare, x[mid:])]
		left := x[:mid]
		for to := len(x) - 1; len(right) > 0; to-- {
			if len(left) > 0 && cmp(right[len(right)-1], left[len(left)-1]) < 0 {
				x[to] = left[len(left)-1]
				left = left[:len(left)-1]
			} else {
				x[to] = right[len(right)-1]
				right = right[:len(right)-1]
			}
		}
		return
	}
	left := spare[:copy(spare, x[:mid])]
	right := x[mid:]
	for to := 0; len(left) > 0; to++ {
		if len(right) > 0 && cmp(right[0], left[0]) < 0 {
			x[to] = right[0]
			right = right[1:]
		} else {
			x[to] = left[0]
			left = left[1:]
		}
	}
}

// IsSorted reports whether x is sorted.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

// IsSortedFunc reports whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min returns the smallest element, NaN if there is one; x must not be empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, e := range x[1:] {
		least = min(least, e)
	}
	return least
}

// Max returns the largest element, NaN if there is one; x must not be empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	most := x[0]
	for _, e := range x[1:] {
		most = max(most, e)
	}
	return most
}

// MinFunc returns the first of the smallest elements by cmp; x must not be empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	at := 0
	for i := range x {
		if i > 0 && cmp(x[i], x[at]) < 0 {
			at = i
		}
	}
	return x[at]
}

// MaxFunc returns the first of the largest elements by cmp; x must not be empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	at := 0
	for i := range x {
		if i > 0 && cmp(x[i], x[at]) > 0 {
			at = i
		}
	}
	return x[at]
}

// BinarySearch returns where target stands, or belongs, in the sorted x, and whether it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

// BinarySearchFunc is BinarySearch by cmp.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if cmp(x[mid], target) < 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}

// Sorted collects seq and sorts it.
func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E {
	x := Collect(seq)
	Sort(x)
	return x
}

// SortedFunc collects seq and sorts it by cmp.
func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	x := Collect(seq)
	SortFunc(x, cmp)
	return x
}

// SortedStableFunc collects seq and sorts it by cmp, keeping equal elements in their order.
func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	x := Collect(seq)
	SortStableFunc(x, cmp)
	return x
}

// sorter is the quicksort of package sort (see there) on the elements of a slice.
type sorter[E any] struct {
	x   []E
	cmp func(a, b E) int
}

func (d sorter[E]) less(i, j int) bool { return d.cmp(d.x[i], d.x[j]) < 0 }
func (d sorter[E]) swap(i, j int)      { d.x[i], d.x[j] = d.x[j], d.x[i] }

func (d sorter[E]) quick(from, to, depth int) {
	tidy, whole := true, true // the last split was balanced; it had nothing to move
	for to-from > 12 {
		n := to - from
		if depth == 0 {
			d.heap(from, n)
			return
		}
		if !tidy {
			d.scatter(from, n)
			depth--
		}
		pivot, swaps := d.choose(from, n)
		if swaps == 12 {
			Reverse(d.x[from:to])
			pivot = from + to - 1 - pivot
			swaps = 0
		}
		if swaps == 0 && tidy && whole && d.nudge(from, to) {
			return
		}
		if from > 0 && !d.less(from-1, pivot) {
			from = d.splitEqual(from, to, pivot)
			continue
		}
		var mid int
		mid, whole = d.split(from, to, pivot)
		if mid-from < to-mid {
			tidy = mid-from >= n/8
			d.quick(from, mid, depth)
			from = mid + 1
		} else {
			tidy = to-mid >= n/8
			d.quick(mid+1, to, depth)
			to = mid
		}
	}
	for i := from + 1; i < to; i++ {
		d.sink(i, from)
	}
}

// sink moves element i down to its place among the sorted ones from low on.
func (d sorter[E]) sink(i, low int) {
	e := d.x[i]
	for ; i > low && d.cmp(e, d.x[i-1]) < 0; i-- {
		d.x[i] = d.x[i-1]
	}
	d.x[i] = e
}

func (d sorter[E]) heap(from, n int) {
	x := d.x[from : from+n]
	settle := func(at, n int) {
		for kid := 2*at + 1; kid < n; kid = 2*at + 1 {
			if kid+1 < n && d.cmp(x[kid], x[kid+1]) < 0 {
				kid++
			}
			if d.cmp(x[at], x[kid]) >= 0 {
				return
			}
			x[at], x[kid] = x[kid], x[at]
			at = kid
		}
	}
	for at := (n - 1) / 2; at >= 0; at-- {
		settle(at, n)
	}
	for n--; n >= 0; n-- {
		x[0], x[n] = x[n], x[0]
		settle(0, n)
	}
}

func (d sorter[E]) split(from, to, pivot int) (mid int, untouched bool) {
	d.swap(from, pivot)
	x, p := d.x, d.x[from]
	i, j := from+1, to-1
	for untouched = true; ; untouched = false {
		for i <= j && d.cmp(x[i], p) < 0 {
			i++
		}
		for i <= j && d.cmp(x[j], p) >= 0 {
			j--
		}
		if i > j {
			d.swap(j, from)
			return j, untouched
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

func (d sorter[E]) splitEqual(from, to, pivot int) int {
	d.swap(from, pivot)
	x, p := d.x, d.x[from]
	i, j := from+1, to-1
	for {
		for i <= j && d.cmp(p, x[i]) >= 0 {
			i++
		}
		for i <= j && d.cmp(p, x[j]) < 0 {
			j--
		}
		if i > j {
			return i
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

func (d sorter[E]) nudge(from, to int) bool {
	at := from + 1
	for range 5 {
		for at < to && !d.less(at, at-1) {
			at++
		}
		if at == to || to-from < 50 {
			return at == to
		}
		d.swap(at, at-1)
		if at-from >= 2 {
			d.sink(at-1, 0)
		}
		if to-at >= 2 {
			for i := at + 1; i < to && d.less(i, i-1); i++ {
				d.swap(i, i-1)
			}
		}
	}
	return false
}

func (d sorter[E]) scatter(from, n int) {
	if n < 8 {
		return
	}
	state, mask := uint64(n), uint(1)<<bits.Len(uint(n))-1
	for i := range 3 {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		other := int(uint(state) & mask)
		if other >= n {
			other -= n
		}
		d.swap(from+n/4*2-1+i, from+other)
	}
}

// choose returns the place of a pivot and how many of the samples were out of order.
func (d sorter[E]) choose(from, n int) (pivot, swaps int) {
	quarter := n / 4
	a, b, c := from+quarter, from+2*quarter, from+3*quarter
	if n >= 8 {
		if n >= 50 {
			a = d.median(a-1, a, a+1, &swaps)
			b = d.median(b-1, b, b+1, &swaps)
			c = d.median(c-1, c, c+1, &swaps)
		}
		b = d.median(a, b, c, &swaps)
	}
	return b, swaps
}

func (d sorter[E]) median(a, b, c int, swaps *int) int {
	if d.less(b, a) {
		*swaps++
		a, b = b, a
	}
	if d.less(c, b) {
		*swaps++
		b = c
	}
	if d.less(b, a) {
		*swaps++
		b = a
	}
	return b
}
