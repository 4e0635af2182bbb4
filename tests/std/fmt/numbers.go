// fmt: a table of integers and floats through many directives, summed up in a hash per directive.
package main

import (
	"fmt"
	"math"
)

func main() {
	ints := []int64{0, 1, -1, 7, -42, 255, 1000, -99999, 1 << 31, math.MaxInt64, math.MinInt64}
	floats := []float64{0, math.Copysign(0, -1), 1, -1.5, 0.1, 123456789, 1e-10, 1e100, 2.5, 3.5, 0.05, math.Pi, 5e-324, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN()}
	flags := []string{"", "+", "-", "#", " ", "0", "+-", "+0", "-0", " 0", "#0", "+#", "+ ", "# -"}
	sizes := []string{"", "1", "8", "20", ".0", ".1", ".5", "12.3", "3.12", "."}
	for _, verb := range "dboxXOcqUvt" {
		h := uint32(0)
		for _, f := range flags {
			for _, s := range sizes {
				format := "%" + f + s + string(verb)
				for _, v := range ints {
					for _, out := range []string{fmt.Sprintf(format, v), fmt.Sprintf(format, uint64(v)), fmt.Sprintf(format, int8(v))} {
						for i := 0; i < len(out); i++ {
							h = h*16777619 ^ uint32(out[i])
						}
					}
				}
			}
		}
		fmt.Printf("%c %08x\n", verb, h)
	}
	for _, verb := range "eEfFgGbxXvs" {
		h := uint32(0)
		for _, f := range flags {
			for _, s := range sizes {
				format := "%" + f + s + string(verb)
				for _, v := range floats {
					for _, out := range []string{fmt.Sprintf(format, v), fmt.Sprintf(format, float32(v)), fmt.Sprintf(format, complex(v, -v))} {
						for i := 0; i < len(out); i++ {
							h = h*16777619 ^ uint32(out[i])
						}
					}
				}
			}
		}
		fmt.Printf("%c %08x\n", verb, h)
	}
	for _, v := range floats {
		fmt.Println(v, float32(v), -v, complex(v, 1))
	}
}
