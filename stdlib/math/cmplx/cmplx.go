// Package cmplx has the functions of package math for complex numbers.
package cmplx

import (
	"math"
	"math/bits"
)

// Inf returns an infinity.
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// NaN returns a not-a-number.
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

func infinite(f float64) bool { return math.IsInf(f, 0) }

// unbounded reports whether f is no ordinary number.
func unbounded(f float64) bool { return f-f != 0 }

// IsInf reports whether a part of x is infinite.
func IsInf(x complex128) bool { return infinite(real(x)) || infinite(imag(x)) }

// IsNaN reports whether a part of x is NaN and none is infinite.
func IsNaN(x complex128) bool { return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x))) }

// Abs returns the distance of x from 0.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the angle of x, from -Pi to Pi.
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar returns distance and angle.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect returns the number at distance r and angle θ.
func Rect(r, θ float64) complex128 {
	sin, cos := math.Sincos(θ)
	return complex(r*cos, r*sin)
}

// Conj returns x with its imaginary part negated.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// mirror exchanges the parts; it turns circular functions into hyperbolic ones.
func mirror(x complex128) complex128 { return complex(imag(x), real(x)) }

// Exp returns e to the x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	if im == 0 && (math.IsNaN(re) || math.IsInf(re, 1)) {
		return x
	}
	if infinite(re) && unbounded(im) {
		if re < 0 {
			return complex(0, math.Copysign(0, im))
		}
		return complex(re, math.NaN())
	}
	return Rect(math.Exp(re), im)
}

// Log returns the natural logarithm of x.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm of x.
func Log10(x complex128) complex128 {
	natural := Log(x)
	return complex(math.Log10E*real(natural), math.Log10E*imag(natural))
}

// Pow returns x to the y.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch re := real(y); {
		case IsNaN(y):
			return NaN()
		case re == 0:
			return 1
		case re > 0:
			return 0
		case imag(y) == 0:
			return complex(math.Inf(1), 0)
		}
		return Inf()
	}
	distance := Abs(x)
	if distance == 0 {
		return 0
	}
	r, angle := math.Pow(distance, real(y)), Phase(x)
	turn := real(y) * angle
	if im := imag(y); im != 0 {
		r *= math.Exp(-im * angle)
		turn += im * math.Log(distance)
	}
	return Rect(r, turn)
}

// Sqrt returns the square root of x with a real part that is not negative.
func Sqrt(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && re == 0:
		return complex(0, im)
	case im == 0 && re < 0:
		return complex(0, math.Copysign(math.Sqrt(-re), im))
	case im == 0:
		return complex(math.Sqrt(re), im)
	case infinite(im):
		return complex(math.Inf(1), im)
	case re == 0:
		r := math.Sqrt(0.5 * math.Abs(im))
		return complex(r, math.Copysign(r, im))
	}
	// Scaled, so that nothing overflows or vanishes on the way.
	up, down := 0x1p54, 0x1p-27
	if math.Abs(re) > 4 || math.Abs(im) > 4 {
		up, down = 0.25, 2
	}
	re *= up
	im *= up
	r := math.Hypot(re, im)
	var a, b float64
	if re > 0 {
		a = math.Sqrt(0.5*r + 0.5*re)
		b = down * math.Abs((0.5*im)/a)
		a *= down
	} else {
		b = math.Sqrt(0.5*r - 0.5*re)
		a = down * math.Abs((0.5*im)/b)
		b *= down
	}
	if im < 0 {
		b = -b
	}
	return complex(a, b)
}

// sinhcosh returns both hyperbolic functions.
func sinhcosh(x float64) (sinh, cosh float64) {
	if math.Abs(x) <= 0.5 {
		return math.Sinh(x), math.Cosh(x)
	}
	e := math.Exp(x)
	inverse := 0.5 / e
	e *= 0.5
	return e - inverse, e + inverse
}

// Sin returns the sine of x.
func Sin(x complex128) complex128 {
	re, im := real(x), imag(x)
	if unbounded(re) && (im == 0 || infinite(im)) {
		return complex(math.NaN(), im)
	}
	if re == 0 && unbounded(im) {
		return x
	}
	sin, cos := math.Sincos(re)
	sinh, cosh := sinhcosh(im)
	return complex(sin*cosh, cos*sinh)
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x complex128) complex128 { return mirror(Sin(mirror(x))) }

// Cos returns the cosine of x.
func Cos(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && unbounded(re):
		return complex(math.NaN(), -im*math.Copysign(0, re))
	case re == 0 && infinite(im):
		return complex(math.Inf(1), -re*math.Copysign(0, im))
	case re == 0 && math.IsNaN(im):
		return complex(im, 0)
	case infinite(im) && unbounded(re):
		return complex(math.Inf(1), math.NaN())
	}
	sin, cos := math.Sincos(re)
	sinh, cosh := sinhcosh(im)
	return complex(cos*cosh, -sin*sinh)
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x complex128) complex128 {
	if imag(x) == 0 && math.IsNaN(real(x)) {
		return x
	}
	return Conj(Cos(mirror(x)))
}

// Tan returns the tangent of x.
func Tan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case infinite(im) && unbounded(re):
		return complex(math.Copysign(0, re), math.Copysign(1, im))
	case infinite(im):
		return complex(math.Copysign(0, math.Sin(2*re)), math.Copysign(1, im))
	case re == 0 && math.IsNaN(im):
		return x
	}
	return quotient(x, math.Cos(2*re)+math.Cosh(2*im), 1)
}

// Cot returns the cotangent of x.
func Cot(x complex128) complex128 {
	return quotient(x, math.Cosh(2*imag(x))-math.Cos(2*real(x)), -1)
}

func quotient(x complex128, d, sign float64) complex128 {
	if math.Abs(d) < 0.25 {
		d = series(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*real(x))/d, sign*math.Sinh(2*imag(x))/d)
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case infinite(re) && unbounded(im):
		return complex(math.Copysign(1, re), math.Copysign(0, im))
	case infinite(re):
		return complex(math.Copysign(1, re), math.Copysign(0, math.Sin(2*im)))
	case im == 0 && math.IsNaN(re):
		return x
	}
	d := math.Cosh(2*re) + math.Cos(2*im)
	if d == 0 {
		return Inf()
	}
	return complex(math.Sinh(2*re)/d, math.Sin(2*im)/d)
}

// series gives cosh(2·imag z) - cos(2·real z) by its Taylor series, where the difference would cancel.
func series(z complex128) (sum float64) {
	x, y := reduce(math.Abs(2*real(z))), math.Abs(2*imag(z))
	xx, yy := x*x, y*y
	px, py, factorial, n := 1.0, 1.0, 1.0, 0.0
	for sign := 1.0; ; sign = -sign {
		for range 2 {
			n++
			factorial *= n
		}
		px *= xx
		py *= yy
		term := (py + sign*px) / factorial
		sum += term
		if sign < 0 && !(math.Abs(term/sum) > 0x1p-53) {
			return sum
		}
	}
}

// The binary digits of 1/Pi.
var overPi = [...]uint64{
	0x0000000000000000, 0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820,
	0xff28b1d5ef5de2b0, 0xdb92371d2126e970, 0x0324977504e8c90e, 0x7f0ef58e5894d39f,
	0x74411afa975da242, 0x74ce38135a2fbf20, 0x9cc8eb1cc1a99cfa, 0x4e422fc5defc941d,
	0x8ffc4bffef02cc07, 0xf79788c5ad05368f, 0xb69b3f6793e584db, 0xa7a31fb34f2ff516,
	0xba93dd63f5f2f8bd, 0x9e839cfbc5294975, 0x35fdafd88fc6ae84, 0x2b0198237e3db5d5,
}

// reduce takes multiples of Pi off x; what remains lies between -Pi/2 and Pi/2.
func reduce(x float64) float64 {
	if math.Abs(x) < 1<<30 {
		turns := float64(int64(x/math.Pi + 0.5))
		return ((x - turns*3.141592502593994) - turns*1.5099578831723193e-07) - turns*1.0780605716316238e-14
	}
	b := math.Float64bits(x)
	exp := int(b>>52&0x7FF) - 1023 - 52
	b = b&(1<<52-1) | 1<<52
	word, shift := uint(exp+64)/64, uint(exp+64)%64
	var z [3]uint64
	for i := range z {
		z[i] = overPi[word+uint(i)]<<shift | overPi[word+uint(i)+1]>>(64-shift)
	}
	carryIn, _ := bits.Mul64(z[2], b)
	high, low := bits.Mul64(z[1], b)
	low, carry := bits.Add64(low, carryIn, 0)
	high += z[0]*b + carry
	lead := uint(bits.LeadingZeros64(high)) + 1
	fraction := high<<lead | low>>(64-lead)
	f := math.Float64frombits(uint64(1023-lead)<<52 | fraction>>12)
	if f > 0.5 {
		f--
	}
	return math.Pi * f
}

// Asin returns the inverse sine of x.
func Asin(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Asin(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asinh(im))
	case math.IsNaN(im) && infinite(re):
		return complex(im, re)
	case math.IsNaN(im) && re != 0:
		return NaN()
	case math.IsNaN(im), infinite(im) && math.IsNaN(re):
		return x
	case infinite(im) && infinite(re):
		return complex(math.Copysign(math.Pi/4, re), im)
	case infinite(im):
		return complex(math.Copysign(0, re), im)
	case infinite(re):
		return complex(math.Copysign(math.Pi/2, re), math.Copysign(re, im))
	}
	square := x * x
	w := Log(complex(-im, re) + Sqrt(complex(1-real(square), -imag(square))))
	return complex(imag(w), -real(w))
}

// Acos returns the inverse cosine of x.
func Acos(x complex128) complex128 {
	w := Asin(x)
	return complex(math.Pi/2-real(w), -imag(w))
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Asinh(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asin(im))
	case infinite(re) && math.IsNaN(im), math.IsNaN(re) && im == 0:
		return x
	case infinite(re) && infinite(im):
		return complex(re, math.Copysign(math.Pi/4, im))
	case infinite(re):
		return complex(re, math.Copysign(0, im))
	case math.IsNaN(re) && infinite(im):
		return complex(im, re)
	case math.IsNaN(re):
		return NaN()
	case infinite(im):
		return complex(math.Copysign(im, re), math.Copysign(math.Pi/2, im))
	}
	square := x * x
	return Log(x + Sqrt(complex(1+real(square), imag(square))))
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x complex128) complex128 {
	w := Acos(x)
	switch {
	case x == 0:
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	case imag(w) <= 0:
		return complex(-imag(w), real(w))
	}
	return complex(imag(w), -real(w))
}

// Atan returns the inverse tangent of x.
func Atan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		return complex(math.Atan(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Atanh(im))
	case IsInf(x) && math.IsNaN(re):
		return complex(re, math.Copysign(0, im))
	case IsInf(x):
		return complex(math.Copysign(math.Pi/2, re), math.Copysign(0, im))
	case IsNaN(x):
		return NaN()
	}
	square := re * re
	a := 1 - square - im*im
	below := square + (im-1)*(im-1)
	if a == 0 || below == 0 {
		return NaN()
	}
	angle := reduce(0.5 * math.Atan2(2*re, a))
	return complex(angle, 0.25*math.Log((square+(im+1)*(im+1))/below))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x complex128) complex128 {
	w := Atan(complex(-imag(x), real(x)))
	return complex(imag(w), -real(w))
}
