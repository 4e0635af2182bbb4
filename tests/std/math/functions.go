// math: every function on many values, bit for bit.
package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"
)

func main() {
	one := []struct {
		n string
		f func(float64) float64
	}{{"Abs", math.Abs}, {"Acos", math.Acos}, {"Acosh", math.Acosh}, {"Asin", math.Asin}, {"Asinh", math.Asinh}, {"Atan", math.Atan}, {"Atanh", math.Atanh}, {"Cbrt", math.Cbrt}, {"Ceil", math.Ceil}, {"Cos", math.Cos}, {"Cosh", math.Cosh}, {"Erf", math.Erf}, {"Erfc", math.Erfc}, {"Erfcinv", math.Erfcinv}, {"Erfinv", math.Erfinv}, {"Exp2", math.Exp2}, {"Expm1", math.Expm1}, {"Floor", math.Floor}, {"J0", math.J0}, {"J1", math.J1}, {"Log", math.Log}, {"Log10", math.Log10}, {"Log1p", math.Log1p}, {"Log2", math.Log2}, {"Logb", math.Logb}, {"Round", math.Round}, {"RoundToEven", math.RoundToEven}, {"Sin", math.Sin}, {"Sqrt", math.Sqrt}, {"Tan", math.Tan}, {"Trunc", math.Trunc}, {"Y0", math.Y0}, {"Y1", math.Y1}}
	special := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, 2.5, -2.5, 3, 10, -10, 100.25, 1e-9, 1e9, 1e300, 1e-300, 5e-324, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(), math.Pi, math.E, 709, -745, 1 << 53}
	x := uint64(1)
	rnd := func() float64 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return (float64(x>>11)/(1<<53) - 0.5) * math.Pow(10, float64(x%7)-2)
	}
	for _, f := range one {
		fmt.Print(f.n)
		h := uint64(14695981039346656037)
		for _, v := range special {
			fmt.Print(" ", f.f(v))
		}
		for range 300 {
			b := math.Float64bits(f.f(rnd()))
			if b&^(1<<63) > 0x7ff<<52 {
				b = 0x7ff8 << 48
			}
			h = (h ^ b) * 1099511628211
		}
		fmt.Printf(" %x\n", h)
	}
	for _, a := range special {
		for _, b := range special[:16] {
			fmt.Print(math.Max(a, b), math.Min(a, b), math.Mod(a, b), math.Atan2(a, b), math.Hypot(a, b), math.Dim(a, b), math.Remainder(a, b), math.Copysign(a, b), math.Nextafter(a, b), " ")
		}
		fr, e := math.Frexp(a)
		i, f := math.Modf(a)
		fmt.Println(fr, e, i, f, math.Ilogb(a), math.Signbit(a), math.IsNaN(a), math.IsInf(a, 0), math.Ldexp(a, 3), math.FMA(a, 2, 1))
	}
	fmt.Println(math.Sqrt(2), math.Pow(2, 0.5), math.Pow(2, 10), math.Pow(-2, 3), math.Pow(-8, 1.0/3), math.Pow(0, -1), math.Pow10(-5), math.Pow10(400), math.Inf(1), math.NaN())
	s, c := math.Sincos(1e22)
	l, sg := math.Lgamma(-2.5)
	fmt.Println(s, c, l, sg, math.Jn(3, 2.5), math.Yn(2, 1.5), math.Nextafter32(1, 2), math.Float32bits(1.5), math.Float64bits(-0.1))
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxFloat32, math.SmallestNonzeroFloat64, math.Phi, math.Log2E)

	u := uint64(0x0123456789abcdef)
	hi, lo := bits.Mul64(u, ^u)
	q, r := bits.Div64(1, 2, 3)
	sum, carry := bits.Add64(^uint64(0), 1, 1)
	diff, borrow := bits.Sub64(0, 1, 0)
	fmt.Println(bits.Len64(u), bits.LeadingZeros64(u), bits.TrailingZeros64(u<<7), bits.OnesCount64(u), bits.Reverse64(u), bits.ReverseBytes64(u), bits.RotateLeft64(u, -9), hi, lo, q, r, sum, carry, diff, borrow)
	fmt.Println(bits.Len8(0), bits.TrailingZeros16(0), bits.Reverse8(3), bits.RotateLeft32(1, 31), bits.OnesCount(255), bits.UintSize, bits.Rem64(5, 6, 7))
	for _, f := range []func(){func() { bits.Div64(3, 1, 3) }, func() { bits.Div64(1, 1, 0) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	z := complex(1.5, -2.25)
	fmt.Println(cmplx.Abs(z), cmplx.Phase(z), cmplx.Sqrt(z), cmplx.Exp(z), cmplx.Log(z), cmplx.Pow(z, 2+1i), cmplx.Sin(z), cmplx.Cosh(z), cmplx.Tan(z), cmplx.Asin(z), cmplx.Atanh(z), cmplx.Conj(z), cmplx.Inf(), cmplx.IsNaN(cmplx.NaN()))
}
