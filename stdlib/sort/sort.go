package sort

import (
	"math/bits"
	"reflect"
	"slices"
)

// Interface is what Sort needs of a collection.
type Interface interface {
	// Len is the number of elements.
	Len() int
	// Less reports whether element i must come before element j.
	Less(i, j int) bool
	// Swap exchanges elements i and j.
	Swap(i, j int)
}

// Sort sorts data; equal elements may change their order.
func Sort(data Interface) {
	if n := data.Len(); n > 1 {
		quick(data, 0, n, bits.Len(uint(n)))
	}
}

// Stable sorts data and keeps equal elements in their order.
func Stable(data Interface) { stable(data, data.Len()) }

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data with its order turned round.
func Reverse(data Interface) Interface { return &reversed{data} }

// funcs sorts a slice by two functions.
type funcs struct {
	less func(i, j int) bool
	swap func(i, j int)
}

func (f funcs) Less(i, j int) bool { return f.less(i, j) }
func (f funcs) Swap(i, j int)      { f.swap(i, j) }

// swapper returns how to swap elements of the slice x, and its length.
func swapper(x any) (swap func(i, j int), n int) {
	switch s := x.(type) {
	case []int:
		return func(i, j int) { s[i], s[j] = s[j], s[i] }, len(s)
	case []string:
		return func(i, j int) { s[i], s[j] = s[j], s[i] }, len(s)
	}
	return reflect.Swapper(x), reflect.ValueOf(x).Len()
}

// Slice sorts the slice x by less; equal elements may change their order.
func Slice(x any, less func(i, j int) bool) {
	swap, n := swapper(x)
	quick(funcs{less, swap}, 0, n, bits.Len(uint(n)))
}

// SliceStable sorts the slice x by less and keeps equal elements in their order.
func SliceStable(x any, less func(i, j int) bool) {
	swap, n := swapper(x)
	stable(funcs{less, swap}, n)
}

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := reflect.ValueOf(x).Len() - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// Search returns the smallest i from 0 to n-1 for which f is true, n if there is none; f must be
// false up to some point and true from there on.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		mid := int(uint(low+high) >> 1)
		if f(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// Find is Search by a three-way comparison: the smallest i with cmp(i) <= 0, and whether it is 0 there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(k int) bool { return cmp(k) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts returns where x stands, or belongs, in the sorted a.
func SearchInts(a []int, x int) int { return Search(len(a), func(i int) bool { return a[i] >= x }) }

// SearchFloat64s returns where x stands, or belongs, in the sorted a.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings returns where x stands, or belongs, in the sorted a.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// The ready-made kinds of Interface.
type (
	// IntSlice makes an Interface of a []int.
	IntSlice []int
	// Float64Slice makes an Interface of a []float64; NaNs come first.
	Float64Slice []float64
	// StringSlice makes an Interface of a []string.
	StringSlice []string
)

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Sort sorts x; NaNs come first.
func (x Float64Slice) Sort() { Sort(x) }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Search is SearchInts(p, x).
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Search is SearchFloat64s(p, x).
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// Search is SearchStrings(p, x).
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }

func (x IntSlice) Len() int     { return len(x) }
func (x Float64Slice) Len() int { return len(x) }
func (x StringSlice) Len() int  { return len(x) }

func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x Float64Slice) Less(i, j int) bool {
	a, b := x[i], x[j]
	return a < b || a != a && b == b
}
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }

func (x IntSlice) Swap(i, j int)     { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Swap(i, j int) { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Swap(i, j int)  { x[i], x[j] = x[j], x[i] }

// Ints sorts x.
func Ints(x []int) { slices.Sort(x) }

// IntsAreSorted reports whether x is sorted.
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Strings sorts x.
func Strings(x []string) { slices.Sort(x) }

// StringsAreSorted reports whether x is sorted.
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }

// Float64s sorts x; NaNs come first.
func Float64s(x []float64) { slices.Sort(x) }

// Float64sAreSorted reports whether x is sorted.
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }
