// Package slices works on slices of any type.
package slices

import (
	"cmp"
	"iter"
	"unsafe"
)

// Equal reports whether s1 and s2 have the same length and equal elements; NaNs equal nothing.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, e := range s1 {
		if e != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is Equal with eq for the elements.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	same := len(s1) == len(s2)
	for i := 0; same && i < len(s1); i++ {
		same = eq(s1[i], s2[i])
	}
	return same
}

// Compare compares element by element; a slice that ends first is less.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int { return CompareFunc(s1, s2, cmp.Compare[E]) }

// CompareFunc is Compare with cmp for the elements.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i := range min(len(s1), len(s2)) {
		if c := cmp(s1[i], s2[i]); c != 0 {
			return c
		}
	}
	switch diff := len(s1) - len(s2); {
	case diff < 0:
		return -1
	case diff > 0:
		return +1
	}
	return 0
}

// Index returns where v first stands in s, or -1.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

// IndexFunc returns where the first element that f holds for stands, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

// ContainsFunc reports whether f holds for an element of s.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// overlap reports whether a and b share memory.
func overlap[E any](a, b []E) bool {
	size := unsafe.Sizeof(*new(E))
	if len(a) == 0 || len(b) == 0 || size == 0 {
		return false
	}
	p, q := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&b[0]))
	return p < q+size*uintptr(len(b)) && q < p+size*uintptr(len(a))
}

// Insert puts v in before s[i].
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:]
	return splice(s, i, i, v)
}

// Replace puts v in the place of s[i:j].
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	return splice(s, i, j, v)
}

func splice[S ~[]E, E any](s S, i, j int, v []E) S {
	tail := s[j:]
	switch {
	case len(v) == 0 && i == j:
		return s
	case i == len(s):
		return append(s, v...)
	case j == len(s):
		kept := append(s[:i], v...)
		if len(kept) < len(s) {
			clear(s[len(kept):])
		}
		return kept
	}
	total := len(s) - (j - i) + len(v)
	if total > cap(s) {
		// Appending finds the new capacity.
		fresh := append(s[:i], make(S, total-i)...)
		copy(fresh[i:], v)
		copy(fresh[i+len(v):], tail)
		return fresh
	}
	old := s
	s = s[:total]
	if overlap(v, old[i:]) || overlap(v, s[i:]) {
		v = append([]E(nil), v...) // v would change under our hands
	}
	copy(s[i+len(v):], tail)
	copy(s[i:], v)
	if total < len(old) {
		clear(old[total:])
	}
	return s
}

// Delete takes s[i:j] out; what becomes free at the end is zeroed.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	kept := append(s[:i], s[j:]...)
	clear(s[len(kept):])
	return kept
}

// DeleteFunc takes out the elements that del holds for; what becomes free at the end is zeroed.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	to := IndexFunc(s, del)
	if to < 0 {
		return s
	}
	for _, e := range s[to+1:] {
		if !del(e) {
			s[to] = e
			to++
		}
	}
	clear(s[to:])
	return s[:to]
}

// Clone returns a copy of s; nil stays nil.
func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...)
}

// Compact keeps one of each run of equal elements; what becomes free at the end is zeroed.
func Compact[S ~[]E, E comparable](s S) S {
	return CompactFunc(s, func(a, b E) bool { return a == b })
}

// CompactFunc is Compact with eq for the elements.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	to := 1
	for at := 1; at < len(s); at++ {
		if eq(s[at], s[at-1]) { // never overwritten yet: to <= at
			continue
		}
		if to != at {
			s[to] = s[at]
		}
		to++
	}
	clear(s[to:])
	return s[:to]
}

// Grow makes room for n more elements.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n > cap(s)-len(s) {
		s = append(s[:cap(s)], make([]E, n-(cap(s)-len(s)))...)[:len(s)]
	}
	return s
}

// Clip takes the unused capacity off.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Reverse turns the order of s round.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s); i+1 < j; i++ {
		j--
		s[i], s[j] = s[j], s[i]
	}
}

// Concat returns a fresh slice of all elements of slices.
func Concat[S ~[]E, E any](slices ...S) S {
	total := 0
	for i := range slices {
		if total += len(slices[i]); total < 0 {
			panic("len out of range")
		}
	}
	all := Grow[S](nil, total)
	for i := range slices {
		all = append(all, slices[i]...)
	}
	return all
}

// Repeat returns count copies of x behind each other.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	const limit = 1<<63 - 1
	if count > 0 && len(x) > limit/count {
		panic("the result of (len(x) * count) overflows")
	}
	out := make(S, len(x)*count)
	for n := copy(out, x); n > 0 && n < len(out); n *= 2 {
		copy(out[n:], out[:n])
	}
	return out
}

// All goes through indexes and elements.
func All[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := 0; i < len(s) && yield(i, s[i]); i++ {
		}
	}
}

// Backward goes through indexes and elements from the end.
func Backward[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := len(s) - 1; i >= 0 && yield(i, s[i]); i-- {
		}
	}
}

// Values goes through the elements.
func Values[Slice ~[]E, E any](s Slice) iter.Seq[E] {
	return func(yield func(E) bool) {
		for i := 0; i < len(s) && yield(s[i]); i++ {
		}
	}
}

// AppendSeq appends what seq gives.
func AppendSeq[Slice ~[]E, E any](s Slice, seq iter.Seq[E]) Slice {
	seq(func(e E) bool {
		s = append(s, e)
		return true
	})
	return s
}

// Collect makes a slice of what seq gives; nil if that is nothing.
func Collect[E any](seq iter.Seq[E]) []E { return AppendSeq([]E(nil), seq) }

// Chunk goes through pieces of n elements; the last may be shorter.
func Chunk[Slice ~[]E, E any](s Slice, n int) iter.Seq[Slice] {
	if n < 1 {
		panic("cannot be less than 1")
	}
	return func(yield func(Slice) bool) {
		for rest := s; len(rest) > 0; {
			end := min(n, len(rest))
			if !yield(rest[:end:end]) {
				return
			}
			rest = rest[end:]
		}
	}
}
