// Package nameof tells what reflect would, for packages that shall not need it.
package nameof

import "unsafe"

// descriptor is the head of a run-time type (runtime/type.h).
type descriptor struct {
	size, ptrdata uintptr
	hash          uint32
	tflag         uint8
	_             [3]uint8
	_             unsafe.Pointer
	str           string
}

func of(v any) *descriptor { return *(**descriptor)(unsafe.Pointer(&v)) }

// Type gives the name of v's dynamic type: "main.T".
func Type(v any) string {
	if t := of(v); t != nil {
		return t.str
	}
	return "<nil>"
}

// Comparable says whether == works on v's type.
func Comparable(v any) bool { return of(v) != nil && of(v).tflag&2 != 0 }
