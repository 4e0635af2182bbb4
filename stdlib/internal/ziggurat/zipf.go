package ziggurat

import "math"

// A Zipf makes numbers k with probability proportional to (v+k)^-s, by rejection and inversion after Hörmann and Derflinger.
type Zipf struct {
	v, s       float64
	a, b       float64 // 1-s and its inverse
	high, span float64
	sure       float64
}

// MakeZipf returns a Zipf for numbers from 0 to imax; s > 1 and v >= 1.
func MakeZipf(s, v float64, imax uint64) Zipf {
	z := Zipf{v: v, s: s, a: 1 - s}
	z.b = 1 / z.a
	z.high = z.integral(float64(imax) + .5)
	z.span = z.integral(.5) - math.Exp(math.Log(v)*-s) - z.high
	z.sure = 1 - z.inverse(z.integral(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) integral(x float64) float64 { return math.Exp(z.a*math.Log(z.v+x)) * z.b }
func (z *Zipf) inverse(y float64) float64  { return math.Exp(z.b*math.Log(z.a*y)) - z.v }

// Next returns the next number, made from numbers of r.
func (z *Zipf) Next(r interface{ Float64() float64 }) uint64 {
	for {
		u := z.high + r.Float64()*z.span
		x := z.inverse(u)
		k := math.Floor(x + .5)
		if k-x <= z.sure || u >= z.integral(k+.5)-math.Exp(-math.Log(k+z.v)*z.s) {
			return uint64(k)
		}
	}
}
