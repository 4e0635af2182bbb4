// Package unique makes equal values one.
package unique

import "sync"

// A Handle stands for a value; handles are equal when the values are.
type Handle[T comparable] struct {
	value *T
}

// Value gives the value.
func (h Handle[T]) Value() T { return *h.value }

var all sync.Map // any(value) -> *T

// Make gives value's handle.
func Make[T comparable](value T) Handle[T] {
	if p, ok := all.Load(any(value)); ok {
		return Handle[T]{p.(*T)}
	}
	copied := new(T)
	*copied = value
	p, _ := all.LoadOrStore(any(value), copied)
	return Handle[T]{p.(*T)}
}
