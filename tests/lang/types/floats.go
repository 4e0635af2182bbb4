// Floating point: rounding of each width, infinities, NaN, negative zero, comparison, formatting through println of fmt.
package main

import (
	"fmt"
	"math"
)

func main() {
	var zero float64
	inf := 1 / zero
	nan := zero / zero
	neg := math.Copysign(0, -1)
	fmt.Println(inf, -inf, nan, neg, 1/neg, neg == 0)
	fmt.Println(nan < 1, nan > 1, nan == nan, !(nan < 1), nan != nan, inf > math.MaxFloat64)
	var f32 float32 = 16777216
	fmt.Println(f32+1, f32+2, float64(f32)+1)
	var a, b float32 = 0.1, 0.2
	fmt.Println(a+b, float64(a)+float64(b), 0.1+0.2, a*b, a/b, a-b)
	x, y := 0.1, 0.2
	fmt.Println(x+y, x*y, x/y, x-y, x+y == 0.3)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Round(2.5), math.RoundToEven(2.5))
	fmt.Println(math.Inf(1), math.NaN(), math.IsNaN(nan), math.IsInf(-inf, -1), math.Signbit(neg))
	fmt.Println(1e21, 1e20, 123456789.0, 1e-5, 0.0001, float32(1e21), float32(3.4e38), 5e-324)
	fmt.Println(float32(0.1), float64(float32(0.1)), float32(1)/3, 1.0/3)
	for _, f := range []float64{0, 1, -1.5, 1e100, 123456.789, 1e6, 1e-7} {
		fmt.Printf("%v %g %e %f %.3f %8.2f|%-10.1f|%+g %G %x\n", f, f, f, f, f, f, f, f, f, f)
	}
	sum := 0.0
	for i := 1; i <= 1000; i++ {
		sum += 1 / float64(i)
	}
	fmt.Println(sum)
	var s32 float32
	for i := 1; i <= 1000; i++ {
		s32 += 1 / float32(i)
	}
	fmt.Println(s32)
	m := map[float64]int{nan: 1, 0: 2}
	m[nan] = 3
	m[neg] = 4
	fmt.Println(len(m), m[0], m[nan])
	fmt.Println(math.Float64bits(1.5), math.Float32bits(1.5), math.Float64frombits(0x4009_21fb_5444_2d18))
	fmt.Println(int(math.Float32frombits(0x4b800000)), math.MaxInt32+0.5)
	fmt.Println(min(1.5, nan, 2), max(neg, 0), min(0, neg), max(1, 2.5))
	f := 7.0
	f /= 2
	f *= f
	f -= 0.25
	f++
	fmt.Println(f, -f, +f)
	fmt.Println(math.Pow(2, 0.5), math.Mod(-7, 3), math.Hypot(3, 4), math.Exp(1), math.Log(10), math.Sin(1), math.Atan2(1, -1))
}
