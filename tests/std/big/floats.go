package main

import (
	"errors"
	"fmt"
	"math"
	"math/big"
)

func main() {
	modes := []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf}
	var xs []*big.Float
	for _, s := range []string{"0", "-0", "1", "-1", "0.5", "3.14159265358979323846264338327950288", "-2.718281828459045235", "1e100", "1e-100", "123456789.987654321", "0x1.8p10", "1e-400", "1e400", "Inf", "-Inf", "0.1", "4", "1_000.5", "0b1.01", "-7e3", "99999", "1000000", "1e21", "0.00001234"} {
		for _, prec := range []uint{0, 10, 53, 200} {
			f, b, err := big.ParseFloat(s, 0, prec, big.ToNearestEven)
			if err != nil {
				fmt.Println(s, err)
				continue
			}
			f64, a64 := f.Float64()
			f32, a32 := f.Float32()
			i, ai := f.Int64()
			u, au := f.Uint64()
			fmt.Println(s, prec, f, b, f.Prec(), f.MinPrec(), f.Acc(), f.Mode(), f.Sign(), f.Signbit(), f.IsInf(), f.IsInt(), f64, a64, f32, a32, i, ai, u, au)
			fmt.Println(f.Text('e', 10), f.Text('f', 5), f.Text('g', -1), f.Text('G', 6), f.Text('E', -1), f.Text('b', 0), f.Text('p', 0), f.Text('x', -1), f.Text('x', 3), f.Text('q', 1), f.Text('f', -1), f.Text('g', 0), f.Text('e', 0))
			fmt.Printf("%v|%g|%10.3f|%-12.2e|%+.4g|%012.1f|% .2f|%s|%x|%.40g\n", f, f, f, f, f, f, f, f, f, f)
			m := new(big.Float)
			e := f.MantExp(m)
			fmt.Println(m, e, new(big.Float).SetMantExp(m, e).Cmp(f))
			if prec == 53 || prec == 10 {
				xs = append(xs, f)
			}
			if !f.IsInf() && len(s) < 7 {
				n, an := f.Int(nil)
				r, ar := f.Rat(nil)
				if n.BitLen() < 400 {
					fmt.Println(n, an, r.FloatString(3), ar)
				}
			}
		}
	}
	try := func(name string, f func() *big.Float) string {
		defer func() {
			if r := recover(); r != nil {
				var e big.ErrNaN
				err, _ := r.(error)
				fmt.Print(" [", name, " ", r, " ", errors.As(err, &e), "]")
			}
		}()
		z := f()
		return fmt.Sprint(z.Text('p', 0), " ", z.Acc(), " ", z.Prec())
	}
	for k, x := range xs {
		for j, y := range xs {
			if (k*7+j*3)%5 > 1 {
				continue
			}
			mode := modes[(k+j)%len(modes)]
			prec := []uint{0, 1, 24, 64, 100}[(k*3+j)%5]
			if s := x.Text('g', 3) + y.Text('g', 3); (prec == 0 || true) && len(s) > 0 {
				fmt.Println(x.Cmp(y), try("add", func() *big.Float { return new(big.Float).SetPrec(prec).SetMode(mode).Add(x, y) }), try("sub", func() *big.Float { return new(big.Float).SetPrec(prec).SetMode(mode).Sub(x, y) }),
					try("mul", func() *big.Float { return new(big.Float).SetPrec(prec).SetMode(mode).Mul(x, y) }), try("quo", func() *big.Float { return new(big.Float).SetPrec(prec).SetMode(mode).Quo(x, y) }))
			}
		}
		fmt.Println(try("sqrt", func() *big.Float { return new(big.Float).SetPrec(80).Sqrt(new(big.Float).Abs(x)) }), try("neg", func() *big.Float { return new(big.Float).Neg(x) }))
		for _, mode := range modes {
			z := new(big.Float).SetMode(mode).Copy(x)
			z.SetMode(mode).SetPrec(3)
			fmt.Print(z.Text('p', 0), z.Acc(), z.Mode(), " ")
		}
		fmt.Println()
	}
	for _, f := range []float64{0, 1, -1, 0.1, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Pi, 1e-310, math.Inf(1), math.Inf(-1), 100, 1e23} {
		z := big.NewFloat(f)
		back, acc := z.Float64()
		b32, acc32 := z.Float32()
		fmt.Println(z, back == f, acc, b32, acc32, z.Text('g', -1), z.Text('f', 3))
	}
	// Rounding to denormals and over the top.
	for _, s := range []string{"4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1e-324", "-3e-324", "2.2250738585072011e-308", "1.7976931348623158e308", "1.7976931348623159e308", "1.401298464324817e-45", "7e-46", "7.1e-46", "3.4028236e38"} {
		f, _, _ := big.ParseFloat(s, 10, 200, big.ToNearestEven)
		a, aa := f.Float64()
		b, bb := f.Float32()
		fmt.Println(s, a, aa, b, bb)
	}
	for _, s := range []string{"", "x", "1e", "1e+", "1.2.3", "0x", "1_", "1e5_", "1p", "--1", "infinity", "nan", "1e99999999999", "0x1.8", "1e5 ", "."} {
		f, b, err := new(big.Float).Parse(s, 0)
		_, ok := new(big.Float).SetString(s)
		fmt.Println(s, f == nil, b, err, ok)
	}
	two := big.NewFloat(2)
	r := new(big.Float).SetPrec(500).Sqrt(two.SetPrec(500))
	fmt.Println(r.Text('f', 140))
	a, b, t, p := big.NewFloat(1).SetPrec(300), new(big.Float).SetPrec(300), big.NewFloat(0.25).SetPrec(300), big.NewFloat(1).SetPrec(300)
	b.Quo(a, new(big.Float).SetPrec(300).Sqrt(big.NewFloat(2).SetPrec(300)))
	for range 7 { // Gauss and Legendre's pi
		an := new(big.Float).Add(a, b)
		an.Quo(an, big.NewFloat(2))
		b.Sqrt(new(big.Float).Mul(a, b))
		d := new(big.Float).Sub(a, an)
		t.Sub(t, d.Mul(p, d.Mul(d, d)))
		p.Add(p, p)
		a = an
	}
	a.Add(a, b)
	a.Mul(a, a)
	fmt.Println(a.Quo(a, t.Mul(t, big.NewFloat(4))).Text('f', 80))
	fmt.Println(new(big.Float).SetRat(big.NewRat(1, 3)), new(big.Float).SetInt(new(big.Int).Exp(big.NewInt(3), big.NewInt(100), nil)), new(big.Float).SetInt64(-5), new(big.Float).SetUint64(math.MaxUint64), new(big.Float).SetInf(true), big.RoundingMode(9), big.Accuracy(5))
	g, err := xs[10].GobEncode()
	var back big.Float
	fmt.Println(g, err, back.GobDecode(g), &back, back.Prec(), back.GobDecode([]byte{5, 1, 2, 3, 4, 5, 6}), back.GobDecode([]byte{1}))
	text, err := xs[10].MarshalText()
	fmt.Println(string(text), err, back.UnmarshalText(text), back.UnmarshalText([]byte("zz")))
	var s1 big.Float
	n, err := fmt.Sscan("12.5e3", &s1)
	fmt.Println(n, err, &s1)
	func() {
		defer func() { fmt.Println(recover()) }()
		big.NewFloat(math.NaN())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		new(big.Float).Sqrt(big.NewFloat(-1))
	}()
}
