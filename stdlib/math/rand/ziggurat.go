package rand

import (
	"math"
	"sync"
)

// The ziggurat of Marsaglia and Tsang: the area under a density is cut into layers of equal size,
// and most numbers need one look at a layer's tables: k (how far is surely inside), w (scale), f (density).
type ziggurat struct {
	k [256]uint32
	w [256]float32
	f [256]float32
}

const (
	normalEdge      = 3.442619855899
	exponentialEdge = 7.69711747013104972
)

var (
	normalOnce, exponentialOnce sync.Once
	normal, exponential         *ziggurat
)

// build fills the tables from the edge inwards; inverse finds where the density has a value.
func build(n int, edge, area, unit float64, density, inverse func(float64) float64) *ziggurat {
	z := new(ziggurat)
	last := edge
	first := area / density(edge)
	z.k[0] = uint32(edge / first * unit)
	z.w[0], z.w[n-1] = float32(first/unit), float32(edge/unit)
	z.f[0], z.f[n-1] = 1, float32(density(edge))
	for i := n - 2; i >= 1; i-- {
		edge = inverse(area/edge + density(edge))
		z.k[i+1] = uint32(edge / last * unit)
		last = edge
		z.f[i] = float32(density(edge))
		z.w[i] = float32(edge / unit)
	}
	return z
}

func buildNormal() {
	density := func(x float64) float64 { return math.Exp(-.5 * x * x) }
	normal = build(128, normalEdge, 9.91256303526217e-3, 1<<31, density, func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
}

func buildExponential() {
	density := func(x float64) float64 { return math.Exp(-x) }
	exponential = build(256, exponentialEdge, 3.949659822581572e-3, 1<<32, density, func(y float64) float64 { return -math.Log(y) })
}

func distance(j int32) uint32 {
	if j < 0 {
		return uint32(-j)
	}
	return uint32(j)
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	normalOnce.Do(buildNormal)
	for {
		j := int32(r.Uint32())
		i := j & 127
		x := float64(j) * float64(normal.w[i])
		if distance(j) < normal.k[i] {
			return x
		}
		if i == 0 {
			return tail(r, j > 0)
		}
		if layer := normal.f[i] + float32(r.Float64())*(normal.f[i-1]-normal.f[i]); layer < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// tail gives a number beyond the edge.
func tail(r *Rand, positive bool) float64 {
	for {
		x := -math.Log(r.Float64()) * (1.0 / normalEdge)
		if y := -math.Log(r.Float64()); y+y >= x*x {
			if positive {
				return normalEdge + x
			}
			return -normalEdge - x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	exponentialOnce.Do(buildExponential)
	for {
		j := r.Uint32()
		i := j & 255
		x := float64(j) * float64(exponential.w[i])
		if j < exponential.k[i] {
			return x
		}
		if i == 0 {
			return exponentialEdge - math.Log(r.Float64())
		}
		if layer := exponential.f[i] + float32(r.Float64())*(exponential.f[i-1]-exponential.f[i]); layer < float32(math.Exp(-x)) {
			return x
		}
	}
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
