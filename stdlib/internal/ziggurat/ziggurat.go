// Package ziggurat makes normal and exponential random numbers for math/rand and math/rand/v2, which differ in the bits that they begin with.
package ziggurat

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

// Normal returns a number of the standard normal distribution: j scales the layer whose number follows it; uniform is from [0, 1).
func Normal(draw func() (j int32, layer uint32), uniform func() float64) float64 {
	normalOnce.Do(buildNormal)
	for {
		j, i := draw()
		i &= 127
		x := float64(j) * float64(normal.w[i])
		if distance(j) < normal.k[i] {
			return x
		}
		if i == 0 {
			return tail(uniform, j > 0)
		}
		if layer := normal.f[i] + float32(uniform())*(normal.f[i-1]-normal.f[i]); layer < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// tail gives a number beyond the edge.
func tail(uniform func() float64, positive bool) float64 {
	for {
		x := -math.Log(uniform()) * (1.0 / normalEdge)
		if y := -math.Log(uniform()); y+y >= x*x {
			if positive {
				return normalEdge + x
			}
			return -normalEdge - x
		}
	}
}

// Exponential returns a number of the exponential distribution with rate 1.
func Exponential(draw func() (j, layer uint32), uniform func() float64) float64 {
	exponentialOnce.Do(buildExponential)
	for {
		j, i := draw()
		i &= 255
		x := float64(j) * float64(exponential.w[i])
		if j < exponential.k[i] {
			return x
		}
		if i == 0 {
			return exponentialEdge - math.Log(uniform())
		}
		if layer := exponential.f[i] + float32(uniform())*(exponential.f[i-1]-exponential.f[i]); layer < float32(math.Exp(-x)) {
			return x
		}
	}
}
