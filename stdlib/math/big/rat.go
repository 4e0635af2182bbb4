package big

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Rat is a quotient; the zero Rat is 0. Operations set their receiver and return it.
type Rat struct {
	a Int
	b Int // not negative; 0 stands for 1
}

// NewRat returns a/b.
func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

func (x *Rat) den() nat {
	if len(x.b.abs) == 0 {
		return one
	}
	return x.b.abs
}

func (z *Rat) norm() *Rat {
	z.a.fix()
	z.b.neg = false
	if len(z.a.abs) == 0 {
		z.b.abs = nat{1}
		return z
	}
	if len(z.b.abs) == 0 {
		z.b.abs = nat{1}
	} else if g := natGCD(z.a.abs, z.b.abs); natCmp(g, one) != 0 {
		z.a.abs, _ = natDiv(z.a.abs, g)
		z.b.abs, _ = natDiv(z.b.abs, g)
	}
	return z
}

// SetFloat64 sets z to f exactly; it returns nil if f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	frac, exp := math.Frexp(f)
	z.a.SetInt64(int64(frac * (1 << 53)))
	z.b.SetInt64(1)
	if exp -= 53; exp >= 0 {
		z.a.Lsh(&z.a, uint(exp))
	} else {
		z.b.Lsh(&z.b, uint(-exp))
	}
	return z.norm()
}

// ratio returns a number between a/b and what is a 2^-64th off, with at least 128 bits, on the same side of whatever it is rounded to.
func (x *Rat) ratio() (f *Float, exact bool) {
	a, b := x.a.abs, x.den()
	shift := max(128+len(b)*wordBits-a.bitLen(), 0)
	q, r := natDiv(natShl(nil, a, uint(shift)), b)
	if len(r) > 0 {
		q = natLogic(opOr, nil, q, one)
	}
	f = new(Float).SetInt(&Int{x.a.neg && len(q) > 0, q})
	return f.SetMantExp(f, -shift), len(r) == 0
}

// Float32 returns the nearest float32 and whether it is x.
func (x *Rat) Float32() (f float32, exact bool) {
	q, whole := x.ratio()
	f, acc := q.Float32()
	return f, whole && acc == Exact
}

// Float64 returns the nearest float64 and whether it is x.
func (x *Rat) Float64() (f float64, exact bool) {
	q, whole := x.ratio()
	f, acc := q.Float64()
	return f, whole && acc == Exact
}

// SetFrac sets z to a/b.
func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	n, d := a.abs.clone(), b.abs.clone()
	z.a, z.b = Int{neg, n}, Int{false, d}
	return z.norm()
}

// SetFrac64 sets z to a/b.
func (z *Rat) SetFrac64(a, b int64) *Rat { return z.SetFrac(NewInt(a), NewInt(b)) }

// SetInt sets z to x.
func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b.SetInt64(1)
	return z
}

// SetInt64 sets z to x.
func (z *Rat) SetInt64(x int64) *Rat {
	z.a.SetInt64(x)
	z.b.SetInt64(1)
	return z
}

// SetUint64 sets z to x.
func (z *Rat) SetUint64(x uint64) *Rat {
	z.a.SetUint64(x)
	z.b.SetInt64(1)
	return z
}

// Set sets z to x.
func (z *Rat) Set(x *Rat) *Rat {
	if z != x {
		z.a.Set(&x.a)
		z.b.abs = z.b.abs.set(x.den())
	}
	return z
}

// Abs sets z to |x|.
func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x).a.neg = false
	return z
}

// Neg sets z to -x.
func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x).a.Neg(&x.a)
	return z
}

// Inv sets z to 1/x.
func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	z.Set(x)
	z.a.abs, z.b.abs = z.den(), z.a.abs
	return z
}

// Sign returns -1, 0 or 1.
func (x *Rat) Sign() int { return x.a.Sign() }

// IsInt tells whether x is an integer.
func (x *Rat) IsInt() bool { return natCmp(x.den(), one) == 0 }

// Num returns the numerator, which may be shared with x.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator, which is positive and may be shared with x.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: nat{1}}
	}
	return &x.b
}

// Cmp returns -1, 0 or 1 as x is less than, equal to or greater than y.
func (x *Rat) Cmp(y *Rat) int {
	a := &Int{x.a.neg, natMul(nil, x.a.abs, y.den())}
	b := &Int{y.a.neg, natMul(nil, y.a.abs, x.den())}
	return a.Cmp(b)
}

func (z *Rat) sum(x, y *Rat, minus bool) *Rat {
	a := Int{x.a.neg, natMul(nil, x.a.abs, y.den())}
	b := Int{y.a.neg, natMul(nil, y.a.abs, x.den())}
	d := natMul(nil, x.den(), y.den())
	z.a.addSigned(&a, &b, minus)
	z.b.abs = d
	return z.norm()
}

// Add sets z to x + y.
func (z *Rat) Add(x, y *Rat) *Rat { return z.sum(x, y, false) }

// Sub sets z to x - y.
func (z *Rat) Sub(x, y *Rat) *Rat { return z.sum(x, y, true) }

// Mul sets z to x * y.
func (z *Rat) Mul(x, y *Rat) *Rat {
	neg, d := x.a.neg != y.a.neg, natMul(nil, x.den(), y.den())
	z.a.abs = natMul(nil, x.a.abs, y.a.abs)
	z.a.neg, z.b.abs = neg, d
	return z.norm()
}

// Quo sets z to x / y.
func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	neg, d := x.a.neg != y.a.neg, natMul(nil, x.den(), y.a.abs)
	z.a.abs = natMul(nil, x.a.abs, y.den())
	z.a.neg, z.b.abs = neg, d
	return z.norm()
}

// scanExponent reads an exponent: e or p, which is one of 2. separators: underscores may stand between digits.
func scanExponent(r io.ByteScanner, separators bool) (exp int64, base int, err error) {
	c, err := r.ReadByte()
	if err == io.EOF {
		return 0, 10, nil
	}
	if err != nil {
		return 0, 10, err
	}
	switch c | 0x20 {
	case 'e':
		base = 10
	case 'p':
		base = 2
	default:
		r.UnreadByte()
		return 0, 10, nil
	}
	text, prev, bad := "", byte('.'), false
	if c, err = r.ReadByte(); err == nil && (c == '+' || c == '-') {
		if c == '-' {
			text = "-"
		}
		c, err = r.ReadByte()
	}
	digits := 0
	for err == nil {
		if '0' <= c && c <= '9' {
			text += string(rune(c))
			prev = '0'
			digits++
		} else if c == '_' && separators {
			bad = bad || prev != '0'
			prev = '_'
		} else {
			r.UnreadByte()
			break
		}
		c, err = r.ReadByte()
	}
	if err == io.EOF {
		err = nil
	}
	if err == nil && digits == 0 {
		err = errNoDigits
	}
	if err == nil {
		exp, err = strconv.ParseInt(text, 10, 64)
	}
	if err == nil && (bad || prev == '_') {
		err = errUnderscore
	}
	return exp, base, err
}

// scales returns the powers of two and five that digits behind the point and an exponent stand for.
func scales(count, base int, exp int64, ebase int) (exp2, exp5 int64) {
	if count < 0 {
		switch base {
		case 10:
			exp2, exp5 = int64(count), int64(count)
		case 2:
			exp2 = int64(count)
		case 8:
			exp2 = 3 * int64(count)
		case 16:
			exp2 = 4 * int64(count)
		}
	}
	if ebase == 10 {
		exp5 += exp
	}
	return exp2 + exp, exp5
}

// SetString sets z to s: a fraction a/b or a decimal number with an exponent. false: s is neither.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if num, den, ok := strings.Cut(s, "/"); ok {
		var a, b Int
		if _, ok := a.SetString(num, 0); !ok || den == "" || den[0] == '+' || den[0] == '-' {
			return nil, false
		}
		if _, ok := b.SetString(den, 0); !ok || len(b.abs) == 0 {
			return nil, false
		}
		return z.SetFrac(&a, &b), true
	}
	r := strings.NewReader(s)
	neg, err := scanSign(r)
	if err != nil {
		return nil, false
	}
	mant, base, count, err := scanNat(r, 0, true)
	if err != nil {
		return nil, false
	}
	exp, ebase, err := scanExponent(r, true)
	if err != nil || r.Len() > 0 {
		return nil, false
	}
	z.a, z.b = Int{neg, mant}, Int{abs: nat{1}}
	if len(mant) == 0 {
		return z.norm(), true
	}
	exp2, exp5 := scales(count, base, exp, ebase)
	if exp5 < -1e6 || exp5 > 1e6 || exp2 < -1e7 || exp2 > 1e7 {
		return nil, false
	}
	if exp5 > 0 {
		z.a.abs = natMul(nil, z.a.abs, nat{5}.pow(natOf(uint64(exp5))))
	} else if exp5 < 0 {
		z.b.abs = nat{5}.pow(natOf(uint64(-exp5)))
	}
	if exp2 > 0 {
		z.a.abs = natShl(nil, z.a.abs, uint(exp2))
	} else {
		z.b.abs = natShl(nil, z.b.abs, uint(-exp2))
	}
	return z.norm(), true
}

// Scan reads z for package fmt.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	tok, err := s.Token(true, func(c rune) bool { return strings.ContainsRune("+-/0123456789.eE", c) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(tok)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

// String returns x as a/b.
func (x *Rat) String() string { return x.a.String() + "/" + natText(x.den(), 10) }

// RatString returns x as a/b, or as a if it is an integer.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString returns x with prec digits behind the point, rounded; halves away from zero.
func (x *Rat) FloatString(prec int) string {
	p := nat{1}
	if prec > 0 {
		p = nat{10}.pow(natOf(uint64(prec)))
	}
	d := x.den()
	q, r := natDiv(natMul(nil, x.a.abs, p), d)
	if natCmp(natShl(nil, r, 1), d) >= 0 {
		q = natAdd(nil, q, one)
	}
	text := natText(q, 10)
	if prec > 0 {
		if len(text) <= prec {
			text = strings.Repeat("0", prec+1-len(text)) + text
		}
		text = text[:len(text)-prec] + "." + text[len(text)-prec:]
	}
	if x.a.neg {
		text = "-" + text
	}
	return text
}

// FloatPrec returns how many digits behind the point x has before they repeat, and whether these are all.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.den()
	twos := d.trailingZeros()
	q := natShr(nil, d, twos)
	fives := uint(0)
	for {
		t, r := natDiv(q, nat{5})
		if len(r) > 0 {
			break
		}
		q = t
		fives++
	}
	return int(max(twos, fives)), natCmp(q, one) == 0
}

// AppendText appends x as a/b, or as a if it is an integer.
func (x *Rat) AppendText(b []byte) ([]byte, error) { return append(b, x.RatString()...), nil }

// MarshalText returns x as a/b, or as a if it is an integer.
func (x *Rat) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText reads x as SetString does.
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}

// GobEncode encodes x for package gob.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	b := byte(gobVersion << 1)
	if x.a.neg {
		b |= 1
	}
	num := x.a.abs.bytes()
	buf := binary.BigEndian.AppendUint32([]byte{b}, uint32(len(num)))
	return append(append(buf, num...), x.b.abs.bytes()...), nil
}

// GobDecode decodes what GobEncode returned.
func (z *Rat) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < 5 {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	if v := buf[0] >> 1; v != gobVersion {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", v)
	}
	n := uint64(binary.BigEndian.Uint32(buf[1:])) + 5
	if n > uint64(len(buf)) {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	z.a = Int{buf[0]&1 != 0, natFromBytes(buf[5:n])}
	z.b = Int{abs: natFromBytes(buf[n:])}
	return nil
}
