// Package math has the usual constants and functions. Their results are gc's bit for bit.
package math

import "unsafe"

// Numbers that mathematics knows.
const (
	E   = 2.71828182845904523536028747135266249775724709369995957496696763
	Pi  = 3.14159265358979323846264338327950288419716939937510582097494459
	Phi = 1.61803398874989484820458683436563811772030917980576286213544862

	Sqrt2   = 1.41421356237309504880168872420969807856967187537694807317667974
	SqrtE   = 1.64872127070012814684865078781416357165377610071014801157507931
	SqrtPi  = 1.77245385090551602729816748334114518279754945612238712821380779
	SqrtPhi = 1.27201964951406896425242246173749149171560804184009624861664038

	Ln2    = 0.693147180559945309417232121458176568075500134360255254120680009
	Log2E  = 1 / Ln2
	Ln10   = 2.30258509299404568401799145468436420760110148862877297603332790
	Log10E = 1 / Ln10
)

// The limits of floating-point types.
const (
	MaxFloat32             = 0xFFFFFFp104
	SmallestNonzeroFloat32 = 0x1p-149
	MaxFloat64             = 0x1FFFFFFFFFFFFFp971
	SmallestNonzeroFloat64 = 0x1p-1074
)

// The limits of integer types.
const (
	MaxInt    = MaxInt64
	MinInt    = MinInt64
	MaxInt8   = 127
	MinInt8   = -128
	MaxInt16  = 32767
	MinInt16  = -32768
	MaxInt32  = 2147483647
	MinInt32  = -2147483648
	MaxInt64  = 9223372036854775807
	MinInt64  = -9223372036854775808
	MaxUint   = MaxUint64
	MaxUint8  = 255
	MaxUint16 = 65535
	MaxUint32 = 4294967295
	MaxUint64 = 18446744073709551615
)

const (
	signBit = 1 << 63
	infBits = 0x7FF << 52
	nanBits = infBits | 1<<51 | 1
)

// Float64bits returns f's bits.
func Float64bits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

// Float64frombits returns the number with the bits b.
func Float64frombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

// Float32bits returns f's bits.
func Float32bits(f float32) uint32 { return *(*uint32)(unsafe.Pointer(&f)) }

// Float32frombits returns the number with the bits b.
func Float32frombits(b uint32) float32 { return *(*float32)(unsafe.Pointer(&b)) }

// Inf returns +Inf if sign >= 0, else -Inf.
func Inf(sign int) float64 {
	if sign < 0 {
		return Float64frombits(signBit | infBits)
	}
	return Float64frombits(infBits)
}

// NaN returns a not-a-number.
func NaN() float64 { return Float64frombits(nanBits) }

// IsNaN reports whether f is a not-a-number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is an infinity: of sign's sign, or any if sign is 0.
func IsInf(f float64, sign int) bool {
	if sign >= 0 && f > MaxFloat64 {
		return true
	}
	return sign <= 0 && f < -MaxFloat64
}

// Signbit reports whether x is negative or -0.
func Signbit(x float64) bool { return int64(Float64bits(x)) < 0 }

// Abs returns x without its sign.
func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signBit) }

// Copysign returns f with the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Dim returns x-y, or 0 if that is negative.
func Dim(x, y float64) float64 {
	if diff := x - y; !(diff <= 0) {
		return diff // a NaN, too
	}
	return 0
}

// Max returns the larger of x and y; +Inf beats NaN.
func Max(x, y float64) float64 {
	if IsInf(x, 1) || IsInf(y, 1) {
		return Inf(1)
	}
	if x != x || y != y {
		return NaN()
	}
	return max(x, y)
}

// Min returns the smaller of x and y; -Inf beats NaN.
func Min(x, y float64) float64 {
	if IsInf(x, -1) || IsInf(y, -1) {
		return Inf(-1)
	}
	if x != x || y != y {
		return NaN()
	}
	return min(x, y)
}

// Modf splits f in a whole number and a fraction, both with f's sign.
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	if IsInf(f, 0) {
		return f, NaN()
	}
	return integer, Copysign(f-integer, f)
}

// normal reports whether x is neither 0 nor infinite nor NaN.
func normal(x float64) bool { return x != 0 && x-x == 0 }

// Frexp splits f in a fraction from [½, 1) and a power of two.
func Frexp(f float64) (frac float64, exp int) {
	if !normal(f) {
		return f, 0
	}
	if Abs(f) < 0x1p-1022 {
		f *= 0x1p52
		exp = -52
	}
	b := Float64bits(f)
	exp += int(b>>52&0x7FF) - 1022
	return Float64frombits(b&^infBits | 1022<<52), exp
}

// Ilogb returns the binary exponent of x: MinInt32 for 0, MaxInt32 for NaN and infinities.
func Ilogb(x float64) int {
	if x == 0 {
		return MinInt32
	}
	if !normal(x) {
		return MaxInt32
	}
	_, exp := Frexp(x)
	return exp - 1
}

// Logb returns the binary exponent of x as a float.
func Logb(x float64) float64 {
	if x == 0 {
		return Inf(-1)
	}
	if normal(x) {
		return float64(Ilogb(x))
	}
	return x * x // +Inf or NaN
}

// Nextafter returns the next float64 from x towards y.
func Nextafter(x, y float64) (r float64) {
	switch b := Float64bits(x); {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(SmallestNonzeroFloat64, y)
	case x < y == (x > 0):
		return Float64frombits(b + 1)
	default:
		return Float64frombits(b - 1)
	}
}

// Nextafter32 returns the next float32 from x towards y.
func Nextafter32(x, y float32) (r float32) {
	switch b := Float32bits(x); {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(SmallestNonzeroFloat32, float64(y)))
	case x < y == (x > 0):
		return Float32frombits(b + 1)
	default:
		return Float32frombits(b - 1)
	}
}

// Pow10 returns 10 to the n.
func Pow10(n int) float64 {
	switch {
	case n < -323:
		return 0
	case n > 308:
		return Inf(1)
	}
	return powerOfTen(n)
}

// Erfcinv returns what Erfc turns into x.
func Erfcinv(x float64) float64 { return Erfinv(1 - x) }
