// Package heap keeps a collection as a heap: its first element is the smallest.
package heap

import "sort"

// Interface is what a heap needs of a collection.
type Interface interface {
	sort.Interface
	Push(x any) // puts x at the end
	Pop() any   // takes the last one off
}

// Init makes a heap of h.
func Init(h Interface) {
	size := h.Len()
	for parent := size / 2; parent > 0; parent-- {
		sink(h, parent-1, size)
	}
}

// Push adds x.
func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop takes the smallest off.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	sink(h, 0, last)
	return h.Pop()
}

// Remove takes element i out.
func Remove(h Interface, i int) any {
	if last := h.Len() - 1; last != i {
		h.Swap(i, last)
		settle(h, i, last)
	}
	return h.Pop()
}

// Fix puts element i right after its value has changed.
func Fix(h Interface, i int) { settle(h, i, h.Len()) }

func settle(h Interface, i, n int) {
	if !sink(h, i, n) {
		rise(h, i)
	}
}

func rise(h Interface, at int) {
	for at > 0 {
		parent := (at - 1) / 2
		if !h.Less(at, parent) {
			return
		}
		h.Swap(parent, at)
		at = parent
	}
}

// sink moves an element down among the first n; it reports whether it moved.
func sink(h Interface, from, n int) bool {
	at := from
	for kid := 2*at + 1; kid < n && kid > 0; kid = 2*at + 1 {
		if kid+1 < n && h.Less(kid+1, kid) {
			kid++
		}
		if !h.Less(kid, at) {
			break
		}
		h.Swap(at, kid)
		at = kid
	}
	return at > from
}
