package rand

import (
	"internal/ziggurat"
	"math"
)

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	return ziggurat.Normal(func() (int32, uint32) {
		b := r.Uint64()
		return int32(b), uint32(b >> 32)
	}, r.Float64)
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	return ziggurat.Exponential(func() (uint32, uint32) {
		b := r.Uint64()
		return uint32(b), uint32(b >> 32)
	}, r.Float64)
}

// A Zipf makes numbers k with probability proportional to (v+k)^-s.
type Zipf struct {
	r          *Rand
	v, s       float64
	a, b       float64 // 1-s and its inverse
	high, span float64
	sure       float64
}

// NewZipf returns a Zipf for numbers from 0 to imax; s > 1 and v >= 1, else nil.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if !(s > 1 && v >= 1) {
		return nil
	}
	z := &Zipf{r: r, v: v, s: s, a: 1 - s}
	z.b = 1 / z.a
	z.high = z.integral(float64(imax) + .5)
	z.span = z.integral(.5) - math.Exp(math.Log(v)*-s) - z.high
	z.sure = 1 - z.inverse(z.integral(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) integral(x float64) float64 { return math.Exp(z.a*math.Log(z.v+x)) * z.b }
func (z *Zipf) inverse(y float64) float64  { return math.Exp(z.b*math.Log(z.a*y)) - z.v }

// Uint64 returns the next number (rejection and inversion after Hörmann and Derflinger).
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.high + z.r.Float64()*z.span
		x := z.inverse(u)
		k := math.Floor(x + .5)
		if k-x <= z.sure || u >= z.integral(k+.5)-math.Exp(-math.Log(k+z.v)*z.s) {
			return uint64(k)
		}
	}
}
