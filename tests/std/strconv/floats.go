// strconv: floats both ways, all formats, edge cases.
package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 0.5, 1.5, 2.5, 9.995, 1e-7, 1e6, 1e20, 1e21, 1e22, 1e23, 123456789, 5e-324, math.MaxFloat64, 2.2250738585072014e-308, math.Inf(1), math.Inf(-1), math.NaN(), 0.000244140625, 2.9802322387695312e-08, 1 << 53, 4503599627370497.5, math.Pi, 3.4028234663852886e38, 1.401298464324817e-45, 100, 0.3}
	for _, v := range values {
		for _, c := range []byte("efgGEbxX") {
			for _, p := range []int{-1, 0, 1, 3, 17} {
				fmt.Print(strconv.FormatFloat(v, c, p, 64), " ", strconv.FormatFloat(v, c, p, 32), " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(len(strconv.FormatFloat(math.MaxFloat64, 'f', 1100, 64)), strconv.FormatFloat(5e-324, 'e', 800, 64)[:30], strconv.FormatFloat(1, 'q', -1, 64))
	for _, s := range []string{"", "0", "-0", "+1", "1.", ".5", ".", "1e", "1e5", "1E-5", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308", "inf", "-Inf", "+infinity", "nan", "-nan", "0x1p-3", "0x1.8p1", "0x", "0x1", "1_000.5", "1__0", "_1", "0x_1p0", "9007199254740993", "9007199254740992.999999999999999999999", "1.00000005960464477539062500000000000000000000001", "123456789012345678901234567890e-20", "abc", "1x", " 1", "1e99999999999"} {
		a, e := strconv.ParseFloat(s, 64)
		b, e2 := strconv.ParseFloat(s, 32)
		fmt.Println(s, a, e, b, e2)
	}
	for _, s := range []string{"1+2i", "(1-2i)", "i", "3", "-4i", "1+", "inf+nani", "(1+2i", "1e400+1i", "0x1p1+2i"} {
		c, e := strconv.ParseComplex(s, 128)
		fmt.Println(s, c, e)
	}
	fmt.Println(strconv.FormatComplex(1-2i, 'g', -1, 128), string(strconv.AppendFloat([]byte("x="), 2.5, 'f', 2, 64)))
	// Round trips.
	x := uint64(88172645463325252)
	bad := 0
	h := uint64(0)
	for range 3000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		f := math.Float64frombits(x)
		if f != f || math.IsInf(f, 0) {
			continue
		}
		s := strconv.FormatFloat(f, 'g', -1, 64)
		for i := 0; i < len(s); i++ {
			h = h*31 + uint64(s[i])
		}
		if g, err := strconv.ParseFloat(s, 64); g != f || err != nil {
			bad++
		}
		s = strconv.FormatFloat(float64(float32(f)), 'e', -1, 32)
		for i := 0; i < len(s); i++ {
			h = h*31 + uint64(s[i])
		}
	}
	fmt.Println(bad, h)
}
