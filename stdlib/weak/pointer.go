// Package weak has pointers that don't keep anything alive.
package weak

import "unsafe"

// A Pointer points at a T until that is collected. Two are equal if they were made of the same pointer.
type Pointer[T any] struct {
	_      [0]*T
	handle unsafe.Pointer // a cell of the runtime's, emptied when the object goes
	offset uintptr        // in the object
}

func find(p unsafe.Pointer) (handle unsafe.Pointer, offset uintptr)
func strong(handle unsafe.Pointer, offset uintptr) unsafe.Pointer

// Make makes a weak pointer.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	h, offset := find(unsafe.Pointer(ptr))
	return Pointer[T]{handle: h, offset: offset}
}

// Value gives the pointer back; nil if the object is gone.
func (p Pointer[T]) Value() *T {
	if p.handle == nil {
		return nil
	}
	return (*T)(strong(p.handle, p.offset))
}
