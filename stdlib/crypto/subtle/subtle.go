// Package subtle has operations whose work does not depend on the values.
package subtle

import "unsafe"

// ConstantTimeCompare returns 1 if x and y are equal. Different lengths it tells at once.
func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	differ := byte(0)
	for i, c := range x {
		differ |= c ^ y[i]
	}
	return ConstantTimeByteEq(differ, 0)
}

// ConstantTimeSelect returns x if v is 1 and y if it is 0.
func ConstantTimeSelect(v, x, y int) int { return y ^ -v&(x^y) }

// ConstantTimeByteEq returns 1 if x == y, else 0.
func ConstantTimeByteEq(x, y uint8) int { return int((uint32(x^y) - 1) >> 31) }

// ConstantTimeEq returns 1 if x == y, else 0.
func ConstantTimeEq(x, y int32) int { return int((uint64(uint32(x^y)) - 1) >> 63) }

// ConstantTimeCopy copies y to x if v is 1.
func ConstantTimeCopy(v int, x, y []byte) {
	if len(x) != len(y) {
		panic("subtle: slices have different lengths")
	}
	mask := byte(-v)
	for i := range x {
		x[i] ^= mask & (x[i] ^ y[i])
	}
}

// ConstantTimeLessOrEq returns 1 if x <= y; both are in [0, 2^31).
func ConstantTimeLessOrEq(x, y int) int { return int(uint32(int32(x)-int32(y)-1) >> 31) }

// partly tells whether a and b, of one length, share memory without being the same.
func partly(a, b []byte) bool {
	p, q := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&b[0]))
	return p != q && p < q+uintptr(len(b)) && q < p+uintptr(len(a))
}

// XORBytes sets dst to x xor y, as long as the shorter, and returns that length.
func XORBytes(dst, x, y []byte) int {
	n := min(len(x), len(y))
	if n == 0 {
		return 0
	}
	if len(dst) < n {
		panic("subtle.XORBytes: dst too short")
	}
	if partly(dst[:n], x[:n]) || partly(dst[:n], y[:n]) {
		panic("subtle.XORBytes: invalid overlap")
	}
	for i := range n {
		dst[i] = x[i] ^ y[i]
	}
	return n
}

// WithDataIndependentTiming calls f. An interpreter promises no timing.
func WithDataIndependentTiming(f func()) { f() }
