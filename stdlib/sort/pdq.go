// Package sort sorts what has a length, an order and a way to swap elements.
package sort

import "math/bits"

// The algorithm is Orson Peters' pattern-defeating quicksort with the same choices as gc's library
// makes, so that equal elements end in the same order.

type sortable interface {
	Less(i, j int) bool
	Swap(i, j int)
}

const (
	few     = 12 // so many are sorted by insertion
	ninther = 50 // from here on the pivot is a median of medians
	nudges  = 5  // pairs that are put right before giving up on an almost sorted range
)

// What the choice of a pivot says about the range.
type trend int

const (
	unclear trend = iota
	rising
	falling
)

func quick[D sortable](d D, from, to, depth int) {
	balanced, untouched := true, true
	for {
		n := to - from
		switch {
		case n <= few:
			insertion(d, from, to)
			return
		case depth == 0:
			heapsort(d, from, to)
			return
		case !balanced:
			scatter(d, from, n)
			depth--
		}
		pivot, way := choose(d, from, n)
		if way == falling {
			for i, j := from, to-1; i < j; i, j = i+1, j-1 {
				d.Swap(i, j)
			}
			pivot = from + to - 1 - pivot
			way = rising
		}
		if way == rising && balanced && untouched && nudge(d, from, to) {
			return
		}
		// The pivot equal to what stands before the range: all equal ones go first.
		if from > 0 && !d.Less(from-1, pivot) {
			from = splitEqual(d, from, to, pivot)
			continue
		}
		var mid int
		mid, untouched = split(d, from, to, pivot)
		small := mid - from
		if right := to - mid; small < right {
			quick(d, from, mid, depth)
			from = mid + 1
		} else {
			small = right
			quick(d, mid+1, to, depth)
			to = mid
		}
		balanced = small >= n/8
	}
}

func insertion[D sortable](d D, from, to int) {
	for next := from + 1; next < to; next++ {
		sink(d, next, from)
	}
}

// sink moves element i down to its place among the sorted ones from low on.
func sink[D sortable](d D, i, low int) {
	for ; i > low && d.Less(i, i-1); i-- {
		d.Swap(i, i-1)
	}
}

func heapsort[D sortable](d D, from, to int) {
	n := to - from
	for root := (n - 1) / 2; root >= 0; root-- {
		settle(d, from, root, n)
	}
	for n--; n >= 0; n-- {
		d.Swap(from, from+n)
		settle(d, from, 0, n)
	}
}

func settle[D sortable](d D, base, at, n int) {
	for {
		kid := 2*at + 1
		if kid >= n {
			return
		}
		if kid+1 < n && d.Less(base+kid, base+kid+1) {
			kid++
		}
		if !d.Less(base+at, base+kid) {
			return
		}
		d.Swap(base+at, base+kid)
		at = kid
	}
}

// split puts what is less than the pivot before it and the rest behind. It returns the pivot's
// place, and whether everything stood right already.
func split[D sortable](d D, from, to, pivot int) (mid int, untouched bool) {
	d.Swap(from, pivot)
	i, j := from+1, to-1
	for round := 0; ; round++ {
		for i <= j && d.Less(i, from) {
			i++
		}
		for i <= j && !d.Less(j, from) {
			j--
		}
		if i > j {
			d.Swap(j, from)
			return j, round == 0
		}
		d.Swap(i, j)
		i, j = i+1, j-1
	}
}

// splitEqual puts what equals the pivot first, knowing that nothing is less.
func splitEqual[D sortable](d D, from, to, pivot int) int {
	d.Swap(from, pivot)
	i, j := from+1, to-1
	for {
		for i <= j && !d.Less(from, i) {
			i++
		}
		for i <= j && d.Less(from, j) {
			j--
		}
		if i > j {
			return i
		}
		d.Swap(i, j)
		i, j = i+1, j-1
	}
}

// nudge tries to sort an almost sorted range by moving a few elements.
func nudge[D sortable](d D, from, to int) bool {
	at := from + 1
	for range nudges {
		for at < to && !d.Less(at, at-1) {
			at++
		}
		if at == to {
			return true
		}
		if to-from < ninther {
			return false
		}
		d.Swap(at, at-1)
		if at-from >= 2 {
			sink(d, at-1, 0)
		}
		if to-at >= 2 {
			for i := at + 1; i < to && d.Less(i, i-1); i++ {
				d.Swap(i, i-1)
			}
		}
	}
	return false
}

// scatter breaks patterns that lead to bad pivots, by three swaps that look random.
func scatter[D sortable](d D, from, n int) {
	if n < 8 {
		return
	}
	state, mask := uint64(n), uint(1)<<bits.Len(uint(n))-1
	middle := from + n/4*2 - 1
	for i := range 3 {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		other := int(uint(state) & mask)
		if other >= n {
			other -= n
		}
		d.Swap(middle+i, from+other)
	}
}

// choose picks a pivot and tells whether the samples rise or fall.
func choose[D sortable](d D, from, n int) (pivot int, way trend) {
	quarter := n / 4
	a, b, c := from+quarter, from+2*quarter, from+3*quarter
	swaps := 0
	if n >= 8 {
		if n >= ninther {
			a = median(d, a-1, a, a+1, &swaps)
			b = median(d, b-1, b, b+1, &swaps)
			c = median(d, c-1, c, c+1, &swaps)
		}
		b = median(d, a, b, c, &swaps)
	}
	switch swaps {
	case 0:
		way = rising
	case 12:
		way = falling
	}
	return b, way
}

func median[D sortable](d D, a, b, c int, swaps *int) int {
	if d.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	if d.Less(c, b) {
		*swaps++
		b = c
		if d.Less(b, a) {
			*swaps++
			b = a
		}
		return b
	}
	if d.Less(b, a) {
		*swaps++
		b = a
	}
	return b
}

// stable sorts by insertion in blocks, which are then merged in place.
func stable[D sortable](d D, n int) {
	block := 20
	for from := 0; from < n; from += block {
		insertion(d, from, min(from+block, n))
	}
	for ; block < n; block *= 2 {
		for from := 0; from+block < n; from += 2 * block {
			merge(d, from, from+block, min(from+2*block, n))
		}
	}
}

// merge joins two sorted neighbours without more memory: the larger half is cut in the middle, the
// other one where the cut element belongs, and the inner parts change places.
func merge[D sortable](d D, from, mid, to int) {
	if from >= mid || mid >= to || !d.Less(mid, mid-1) {
		return
	}
	if to-from == 2 {
		d.Swap(from, mid)
		return
	}
	var left, right int
	if mid-from > to-mid {
		left = from + (mid-from)/2
		right = mid + Search(to-mid, func(i int) bool { return !d.Less(mid+i, left) })
	} else {
		right = mid + (to-mid)/2
		left = from + Search(mid-from, func(i int) bool { return d.Less(right, from+i) })
	}
	rotate(d, left, mid, right)
	mid = left + right - mid
	merge(d, from, left, mid)
	merge(d, mid, right, to)
}

// rotate exchanges the neighbours from..mid and mid..to, of any lengths.
func rotate[D sortable](d D, from, mid, to int) {
	reverse(d, from, mid)
	reverse(d, mid, to)
	reverse(d, from, to)
}

func reverse[D sortable](d D, i, j int) {
	for j--; i < j; i, j = i+1, j-1 {
		d.Swap(i, j)
	}
}
