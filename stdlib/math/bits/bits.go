// Package bits counts, moves and multiplies bits of unsigned integers.
package bits

// UintSize is the width of a uint.
const UintSize = 64

const (
	m1 = 0x5555555555555555
	m2 = 0x3333333333333333
	m4 = 0x0F0F0F0F0F0F0F0F
	m8 = 0x00FF00FF00FF00FF
	mh = 0x0000FFFF0000FFFF
)

// Len64 returns the bits needed to hold x, 0 for 0.
//
//gosling:native candidate
func Len64(x uint64) (n int) {
	if x>>32 != 0 {
		x >>= 32
		n = 32
	}
	if x>>16 != 0 {
		x >>= 16
		n += 16
	}
	if x>>8 != 0 {
		x >>= 8
		n += 8
	}
	if x>>4 != 0 {
		x >>= 4
		n += 4
	}
	// The lengths of the sixteen nibbles, four bits each.
	return n + int(0x4444444433332210>>(x*4)&15)
}

func Len(x uint) int              { return Len64(uint64(x)) }
func Len32(x uint32) (n int)      { return Len64(uint64(x)) }
func Len16(x uint16) (n int)      { return Len64(uint64(x)) }
func Len8(x uint8) int            { return Len64(uint64(x)) }
func LeadingZeros(x uint) int     { return 64 - Len64(uint64(x)) }
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }
func LeadingZeros32(x uint32) int { return 32 - Len64(uint64(x)) }
func LeadingZeros16(x uint16) int { return 16 - Len64(uint64(x)) }
func LeadingZeros8(x uint8) int   { return 8 - Len64(uint64(x)) }

// TrailingZeros64 returns the number of zero bits below the lowest one of x, 64 for 0.
//
//gosling:native candidate
func TrailingZeros64(x uint64) int {
	if x == 0 {
		return 64
	}
	return Len64(x&-x) - 1
}

func TrailingZeros(x uint) int     { return TrailingZeros64(uint64(x)) }
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }
func TrailingZeros8(x uint8) int   { return TrailingZeros64(uint64(x) | 1<<8) }

// OnesCount64 returns the number of one bits in x.
//
//gosling:native candidate
func OnesCount64(x uint64) int {
	x -= x >> 1 & m1
	x = x&m2 + x>>2&m2
	x = (x + x>>4) & m4
	return int(x * 0x0101010101010101 >> 56)
}

func OnesCount(x uint) int     { return OnesCount64(uint64(x)) }
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }
func OnesCount8(x uint8) int   { return OnesCount64(uint64(x)) }

func RotateLeft64(x uint64, k int) uint64 { return x<<(uint(k)&63) | x>>(uint(-k)&63) }
func RotateLeft32(x uint32, k int) uint32 { return x<<(uint(k)&31) | x>>(uint(-k)&31) }
func RotateLeft16(x uint16, k int) uint16 { return x<<(uint(k)&15) | x>>(uint(-k)&15) }
func RotateLeft8(x uint8, k int) uint8    { return x<<(uint(k)&7) | x>>(uint(-k)&7) }
func RotateLeft(x uint, k int) uint       { return uint(RotateLeft64(uint64(x), k)) }

// ReverseBytes64 returns x with its bytes in the opposite order.
func ReverseBytes64(x uint64) uint64 {
	x = x>>8&m8 | x&m8<<8
	x = x>>16&mh | x&mh<<16
	return x>>32 | x<<32
}

func ReverseBytes(x uint) uint       { return uint(ReverseBytes64(uint64(x))) }
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

// Reverse64 returns x with its bits in the opposite order.
func Reverse64(x uint64) uint64 {
	x = x>>1&m1 | x&m1<<1
	x = x>>2&m2 | x&m2<<2
	x = x>>4&m4 | x&m4<<4
	return ReverseBytes64(x)
}

func Reverse(x uint) uint       { return uint(Reverse64(uint64(x))) }
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }
func Reverse8(x uint8) uint8    { return uint8(Reverse64(uint64(x)) >> 56) }

// Add64 returns x+y+carry with its carry; carry must be 0 or 1.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Add32 is Add64 for 32 bits.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Add is Add64 for uint.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

// Sub64 returns x-y-borrow with its borrow; borrow must be 0 or 1.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Sub32 is Sub64 for 32 bits.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	wide := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(wide), uint32(wide>>32) & 1
}

// Sub is Sub64 for uint.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

// Mul64 returns the 128 bits of x*y.
//
//gosling:native candidate
func Mul64(x, y uint64) (hi, lo uint64) {
	xl, xh, yl, yh := x&(1<<32-1), x>>32, y&(1<<32-1), y>>32
	low := xl * yl
	mid := xh*yl + low>>32 // can't overflow
	cross := xl*yh + mid&(1<<32-1)
	return xh*yh + mid>>32 + cross>>32, x * y
}

// Mul32 returns the 64 bits of x*y.
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Mul is Mul64 for uint.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// The run-time errors of a division, raised by the operations themselves.
type trouble string

func (t trouble) Error() string { return "runtime error: " + string(t) }
func (t trouble) RuntimeError() {}

// Div64 returns the quotient and remainder of hi:lo by y; hi must be below y.
//
//gosling:native candidate
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		return lo / y, 0 // panics
	}
	if y <= hi {
		panic(overflowError)
	}
	// One bit of the quotient a round: the remainder stays below y.
	rem = hi
	for i := 63; i >= 0; i-- {
		carry := rem >> 63
		rem = rem<<1 | lo>>uint(i)&1
		if carry != 0 || rem >= y {
			rem -= y
			quo |= 1 << uint(i)
		}
	}
	return quo, rem
}

var overflowError error = trouble("integer overflow")

// Div32 is Div64 for 32 bits.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(overflowError)
	}
	wide := uint64(hi)<<32 | uint64(lo)
	return uint32(wide / uint64(y)), uint32(wide % uint64(y))
}

// Div is Div64 for uint.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Rem64 is the remainder of hi:lo by y, which needs no bound on hi.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}

// Rem32 is Rem64 for 32 bits.
func Rem32(hi, lo, y uint32) uint32 { return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y)) }

// Rem is Rem64 for uint.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }
