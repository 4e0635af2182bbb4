package reflect

import "unsafe"

// A pair of references that are being compared: meeting it again means that the values go round in a circle.
type pair struct {
	a, b unsafe.Pointer
	t    *rtype
}

// DeepEqual compares two values through pointers, slices, maps and interfaces.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	return a.typ == b.typ && deepEqual(a, b, map[pair]bool{})
}

func deepEqual(a, b Value, busy map[pair]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	switch a.Kind() {
	case Pointer, Map, Slice:
		if a.IsNil() != b.IsNil() {
			return false
		}
		if a.IsNil() {
			return true
		}
		p, q := a.UnsafePointer(), b.UnsafePointer()
		if a.Kind() != Slice && p == q {
			return true
		}
		k := pair{p, q, a.typ}
		if uintptr(p) > uintptr(q) {
			k.a, k.b = q, p
		}
		if busy[k] {
			return true
		}
		busy[k] = true
	}
	switch a.Kind() {
	case Pointer:
		return deepEqual(a.Elem(), b.Elem(), busy)
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deepEqual(a.Elem(), b.Elem(), busy)
	case Func:
		return a.IsNil() && b.IsNil()
	case Struct:
		for i := range a.NumField() {
			if !deepEqual(a.Field(i), b.Field(i), busy) {
				return false
			}
		}
		return true
	case Slice, Array:
		if a.Len() != b.Len() {
			return false
		}
		if a.Kind() == Slice {
			if a.UnsafePointer() == b.UnsafePointer() {
				return true
			}
			if a.typ.elemOrNil().Kind() == Uint8 {
				return string(a.Bytes()) == string(b.Bytes())
			}
		}
		for i := range a.Len() {
			if !deepEqual(a.Index(i), b.Index(i), busy) {
				return false
			}
		}
		return true
	case Map:
		if a.Len() != b.Len() {
			return false
		}
		for it := a.MapRange(); it.Next(); {
			other := b.MapIndex(it.Key())
			if !other.IsValid() || !deepEqual(it.Value(), other, busy) {
				return false
			}
		}
		return true
	}
	return equalMemory(a.typ, a.address(), b.address())
}
