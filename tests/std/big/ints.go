package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	var nums []*big.Int
	for _, s := range []string{"0", "1", "-1", "2", "-7", "10", "255", "-256", "18446744073709551615", "18446744073709551616", "-18446744073709551617", "9223372036854775807", "-9223372036854775808",
		"340282366920938463463374607431768211456", "-123456789012345678901234567890123456789", "0xdeadbeefcafebabe0123456789abcdef00", "99999999999999999999999999999999999999999999999999999999999999999999"} {
		n, ok := new(big.Int).SetString(s, 0)
		fmt.Println(n, ok)
		nums = append(nums, n)
	}
	for _, x := range nums {
		fmt.Println(x.Sign(), x.BitLen(), x.TrailingZeroBits(), x.IsInt64(), x.IsUint64(), x.Int64(), x.Uint64(), x.Bits(), x.Bytes(), new(big.Int).Not(x), new(big.Int).Neg(x), new(big.Int).Abs(x), x.Bit(0), x.Bit(64), x.Bit(5))
		fmt.Println(x.Text(2), x.Text(8), x.Text(16), x.Text(36), x.Text(62), string(x.Append([]byte("<"), 7)), x.ProbablyPrime(5))
		f, acc := x.Float64()
		fmt.Println(f, acc, new(big.Int).Lsh(x, 70), new(big.Int).Rsh(x, 3), new(big.Int).Rsh(x, 200), new(big.Int).SetBit(x, 3, 1), new(big.Int).SetBit(x, 0, 0))
		if x.Sign() >= 0 {
			fmt.Println(new(big.Int).Sqrt(x))
		}
		fmt.Printf("%d|%x|%X|%#x|%b|%o|%O|%#o|%+d|% d|%30d|%-30d|%030d|%.40d|%40.30d|%s|%v|%q|%.0d|%08x\n", x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x)
		for _, y := range nums {
			a, o, e, n := new(big.Int).And(x, y), new(big.Int).Or(x, y), new(big.Int).Xor(x, y), new(big.Int).AndNot(x, y)
			fmt.Println(new(big.Int).Add(x, y), new(big.Int).Sub(x, y), new(big.Int).Mul(x, y), x.Cmp(y), x.CmpAbs(y), a, o, e, n)
			if y.Sign() != 0 {
				q, r := new(big.Int).QuoRem(x, y, new(big.Int))
				d, m := new(big.Int).DivMod(x, y, new(big.Int))
				fmt.Println(q, r, d, m, new(big.Int).Quo(x, y), new(big.Int).Rem(x, y), new(big.Int).Div(x, y), new(big.Int).Mod(x, y), new(big.Int).ModInverse(x, y))
			}
			a, b := new(big.Int), new(big.Int)
			g := new(big.Int).GCD(a, b, x, y)
			fmt.Println(g, a, b, new(big.Int).GCD(nil, nil, x, y))
			if y.BitLen() < 10 {
				fmt.Println(new(big.Int).Exp(x, y, nil), new(big.Int).Exp(x, y, big.NewInt(97)), new(big.Int).Exp(x, y, nums[14]))
			}
		}
	}
	x := new(big.Int).MulRange(1, 60)
	fmt.Println(x, new(big.Int).MulRange(-5, -2), new(big.Int).MulRange(-2, 3), new(big.Int).MulRange(5, 4), new(big.Int).Binomial(100, 30), new(big.Int).Binomial(3, 5))
	x.Add(x, x)
	x.Mul(x, x)
	x.Sub(x, big.NewInt(1))
	fmt.Println(x, x.ProbablyPrime(0))
	fib := [2]*big.Int{big.NewInt(0), big.NewInt(1)}
	for range 500 {
		fib[0].Add(fib[0], fib[1])
		fib[0], fib[1] = fib[1], fib[0]
	}
	fmt.Println(fib[0])
	y := new(big.Int).Set(x)
	x.Bits()[0] = 5
	fmt.Println(y.Cmp(x), new(big.Int).SetBits([]big.Word{1, 2, 0}), new(big.Int).SetBytes([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}), nums[9].FillBytes(make([]byte, 12)))
	for _, p := range []int64{3, 5, 7, 11, 13, 17, 41, 97, 257, 65537, 1000003} {
		for a := int64(0); a < 8; a++ {
			fmt.Print(big.Jacobi(big.NewInt(a), big.NewInt(p)), new(big.Int).ModSqrt(big.NewInt(a), big.NewInt(p)), " ")
		}
		fmt.Println(big.NewInt(p).ProbablyPrime(20))
	}
	rnd := rand.New(rand.NewSource(1))
	for range 4 {
		fmt.Println(new(big.Int).Rand(rnd, nums[14-1]), new(big.Int).Rand(rnd, big.NewInt(100)))
	}
	for _, s := range []string{"", "-", "+5", "0b101", "0o17", "017", "08", "0x_ff", "1_000", "1__0", "_1", "1_", "12a", "0x", " 1", "1 ", "0b2", "zz", "--1", "0", "00", "-0", "0_7", "0X1F"} {
		a, ok := new(big.Int).SetString(s, 0)
		b, ok2 := new(big.Int).SetString(s, 10)
		c, ok3 := new(big.Int).SetString(s, 36)
		d, ok4 := new(big.Int).SetString(s, 62)
		fmt.Println(s, a, ok, b, ok2, c, ok3, d, ok4)
	}
	for _, f := range []func(){func() { new(big.Int).Quo(nums[1], nums[0]) }, func() { new(big.Int).Mod(nums[1], nums[0]) }, func() { new(big.Int).Sqrt(nums[2]) }, func() { nums[1].Bit(-1) }, func() { new(big.Int).SetBit(nums[1], 1, 2) },
		func() { big.Jacobi(nums[1], nums[3]) }, func() { nums[9].FillBytes(nil) }, func() { nums[1].ProbablyPrime(-1) }, func() { nums[1].Text(63) }, func() { new(big.Int).SetString("1", 1) }, func() { big.NewRat(1, 0) }, func() { new(big.Rat).Inv(new(big.Rat)) }, func() { new(big.Rat).Quo(big.NewRat(1, 2), new(big.Rat)) }} {
		try(f)
	}
	js, err := json.Marshal(map[string]any{"a": nums[14], "b": (*big.Int)(nil), "r": big.NewRat(3, 4), "f": big.NewFloat(1.5)})
	fmt.Println(string(js), err)
	var back struct {
		A *big.Int
		R *big.Rat
		F *big.Float
	}
	fmt.Println(json.Unmarshal(js, &back), back.A, back.R, back.F, json.Unmarshal([]byte(`{"A":"x"}`), &back), json.Unmarshal([]byte(`{"A":1.5}`), &back))
	var s1, s2 big.Int
	n, err := fmt.Sscan("123456789012345678901234567890 -0xff", &s1, &s2)
	fmt.Println(n, err, &s1, &s2)
	n, err = fmt.Sscanf("ff 77", "%x %o", &s1, &s2)
	fmt.Println(n, err, &s1, &s2)
	gob, err := nums[14].GobEncode()
	fmt.Println(gob, err, s1.GobDecode(gob), &s1, s1.GobDecode([]byte{9}), (*big.Int)(nil))

	var rats []*big.Rat
	for _, s := range []string{"0", "1", "-1/2", "3/4", "22/7", "1.25", "-0.001", "1e10", "1.5e-5", "123456789/1000", "0x10/3", "1/3", "-7/1", "0.1", "1_0.5", "0b11/0b10", "0x1p-2", "1p3", ".5", "5."} {
		r, ok := new(big.Rat).SetString(s)
		fmt.Println(s, r, ok)
		if ok {
			rats = append(rats, r)
		}
	}
	for _, s := range []string{"", "1/0", "a", "1/", "/1", "1/2/3", "1e", "1/-2", "1/+2", "--1", "1.2.3", "1e1000000000", " 1", "1e5x"} {
		r, ok := new(big.Rat).SetString(s)
		fmt.Println(s, r, ok)
	}
	for _, x := range rats {
		f64, e64 := x.Float64()
		f32, e32 := x.Float32()
		p, exact := x.FloatPrec()
		fmt.Println(x, x.RatString(), x.FloatString(0), x.FloatString(5), x.IsInt(), x.Num(), x.Denom(), x.Sign(), f64, e64, f32, e32, p, exact, new(big.Rat).Neg(x), new(big.Rat).Abs(x))
		for _, y := range rats {
			fmt.Print(new(big.Rat).Add(x, y), " ", new(big.Rat).Sub(x, y), " ", new(big.Rat).Mul(x, y), " ", x.Cmp(y), " ")
			if y.Sign() != 0 {
				fmt.Print(new(big.Rat).Quo(x, y))
			}
		}
		fmt.Println()
	}
	for _, f := range []float64{0.1, 1e300, 5e-324, -2.5, math.Pi, math.Inf(1), math.NaN(), 1 << 53} {
		fmt.Println(new(big.Rat).SetFloat64(f))
	}
	tiny, _ := new(big.Rat).SetString("1e-330")
	fmt.Println(tiny.Float64())
	huge, _ := new(big.Rat).SetString("1e400")
	fmt.Println(huge.Float64())
	fmt.Println(huge.Float32())
	gob, err = rats[2].GobEncode()
	var gr big.Rat
	fmt.Println(gob, err, gr.GobDecode(gob), &gr)
	fmt.Println(new(big.Rat).SetFrac(nums[9], nums[14]), new(big.Rat).SetInt(nums[9]), new(big.Rat).SetUint64(7), new(big.Rat).SetInt64(-3), &big.Rat{})
	fmt.Printf("%s %v %.3f\n", rats[4], rats[4], 1.5)
}
