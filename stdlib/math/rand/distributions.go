package rand

import "internal/ziggurat"

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	return ziggurat.Normal(func() (int32, uint32) {
		j := r.Uint32()
		return int32(j), j
	}, r.Float64)
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	return ziggurat.Exponential(func() (uint32, uint32) {
		j := r.Uint32()
		return j, j
	}, r.Float64)
}

// A Zipf makes numbers k with probability proportional to (v+k)^-s.
type Zipf struct {
	r *Rand
	z ziggurat.Zipf
}

// NewZipf returns a Zipf for numbers from 0 to imax; s > 1 and v >= 1, else nil.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if !(s > 1 && v >= 1) {
		return nil
	}
	return &Zipf{r, ziggurat.MakeZipf(s, v, imax)}
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	return z.z.Next(z.r)
}
