// Package cmp compares ordered values.
package cmp

// Ordered is any type with the operators < <= >= >.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 | ~string
}

// Less reports whether x sorts before y; a NaN sorts before every number.
func Less[T Ordered](x, y T) bool {
	if x < y {
		return true
	}
	return x != x && y == y
}

// Compare returns -1, 0 or +1 as x sorts before, with or behind y; a NaN equals a NaN and is
// below every number.
func Compare[T Ordered](x, y T) int {
	if x < y {
		return -1
	}
	if x > y {
		return +1
	}
	if x == y {
		return 0
	}
	// At least one is a NaN.
	switch xn, yn := x != x, y != y; {
	case xn == yn:
		return 0
	case xn:
		return -1
	}
	return +1
}

// Or returns the first of vals that is not the zero value.
func Or[T comparable](vals ...T) T {
	var zero T
	for i := range vals {
		if vals[i] != zero {
			return vals[i]
		}
	}
	return zero
}
