package main

import (
	"fmt"
	"math"
)

//go:noinline
func a(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

//go:noinline
func mul(v, out []float64, t bool) {
	for i := range out {
		s := 0.0
		for j := range v {
			if t {
				s += a(j, i) * v[j]
			} else {
				s += a(i, j) * v[j]
			}
		}
		out[i] = s
	}
}

func main() {
	const n = 250
	u, v, t := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 10; i++ {
		mul(u, t, false)
		mul(t, v, true)
		mul(v, t, false)
		mul(t, u, true)
	}
	var vbv, vv float64
	for i := range u {
		vbv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%.9f\n", math.Sqrt(vbv/vv))
}
