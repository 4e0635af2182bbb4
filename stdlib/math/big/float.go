package big

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
)

const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// A RoundingMode says how a result that does not fit is rounded.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

func (i RoundingMode) String() string {
	if names := [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}; int(i) < len(names) {
		return names[i]
	}
	return "RoundingMode(" + strconv.Itoa(int(i)) + ")"
}

// An Accuracy tells how a rounded result compares with the exact one.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	if i >= Below && i <= Above {
		return [...]string{"Below", "Exact", "Above"}[i+1]
	}
	return "Accuracy(" + strconv.Itoa(int(i)) + ")"
}

func accuracy(above bool) Accuracy {
	if above {
		return Above
	}
	return Below
}

// An ErrNaN is the value of the panic for an operation without result.
type ErrNaN struct{ msg string }

func (err ErrNaN) Error() string { return err.msg }

type form byte

const (
	zero form = iota
	finite
	inf
)

// A Float is 0.mant * 2^exp, zero or infinite, with a sign. mant's highest bit is set and it is a whole number of words. The zero Float is 0 with
// precision 0, which means: that of the operands.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat
	exp  int32
}

// NewFloat returns a Float of value x with a precision of 53 bits. It panics for a NaN.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// assign makes z mant * 2^exp, rounded; sticky: and a little more.
func (z *Float) assign(mant nat, exp int64, sticky bool) *Float {
	n := mant.bitLen()
	if n == 0 {
		z.acc, z.form = Exact, zero
		return z
	}
	if pad := uint(-n) % wordBits; pad > 0 {
		mant = natShl(nil, mant, pad)
	}
	z.mant = mant
	z.place(exp+int64(n), sticky)
	return z
}

// place sets the exponent and rounds.
func (z *Float) place(exp int64, sticky bool) {
	switch {
	case exp < MinExp:
		z.acc, z.form = accuracy(z.neg), zero
	case exp > MaxExp:
		z.acc, z.form = accuracy(!z.neg), inf
	default:
		z.form, z.exp = finite, int32(exp)
		z.round(sticky)
	}
}

func (z *Float) round(sticky bool) {
	z.acc = Exact
	if z.form != finite {
		return
	}
	bits, prec := uint(len(z.mant))*wordBits, uint(z.prec)
	if bits <= prec {
		return
	}
	drop := bits - prec
	half := z.mant.bit(drop-1) != 0
	sticky = sticky || z.mant.sticky(drop-1)
	m := natShr(nil, z.mant, drop)
	if half || sticky {
		up := false
		switch z.mode {
		case ToNearestEven:
			up = half && (sticky || m.low()&1 != 0)
		case ToNearestAway:
			up = half
		case AwayFromZero:
			up = true
		case ToNegativeInf:
			up = z.neg
		case ToPositiveInf:
			up = !z.neg
		}
		z.acc = accuracy(up != z.neg)
		if up {
			if m = natAdd(nil, m, one); uint(m.bitLen()) > prec {
				if z.exp == MaxExp {
					z.form = inf
					return
				}
				m = natShr(nil, m, 1)
				z.exp++
			}
		}
	}
	z.mant = natShl(nil, m, uint(-int(prec))%wordBits)
}

// parts returns x as mant * 2^exp without trailing zero words.
func (x *Float) parts() (mant nat, exp int64) {
	mant = x.mant
	for mant[0] == 0 {
		mant = mant[1:]
	}
	return mant, int64(x.exp) - int64(len(mant))*wordBits
}

// SetPrec sets the precision and rounds.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc, z.form = accuracy(z.neg), zero
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old {
		z.round(false)
	}
	return z
}

// SetMode sets the rounding mode.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

// Prec returns the precision in bits.
func (x *Float) Prec() uint { return uint(x.prec) }

// MinPrec returns the precision that x needs.
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(len(x.mant))*wordBits - x.mant.trailingZeros()
}

// Mode returns the rounding mode.
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc returns how the last operation rounded.
func (x *Float) Acc() Accuracy { return x.acc }

// Sign returns -1, 0 or 1.
func (x *Float) Sign() int {
	if x.form == zero {
		return 0
	}
	if x.neg {
		return -1
	}
	return 1
}

// MantExp returns the exponent of x, and sets mant, unless it is nil, to x without it: 0.5 <= |mant| < 1.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.exp)
	}
	if mant != nil {
		if mant.Copy(x); mant.form == finite {
			mant.exp = 0
		}
	}
	return exp
}

// SetMantExp sets z to mant * 2^exp.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	if z.Set(mant); z.form == finite {
		z.place(int64(z.exp)+int64(exp), false)
	}
	return z
}

// Signbit tells whether x is negative or -0.
func (x *Float) Signbit() bool { return x.neg }

// IsInf tells whether x is infinite.
func (x *Float) IsInf() bool { return x.form == inf }

// IsInt tells whether x is an integer.
func (x *Float) IsInt() bool {
	if x.form != finite {
		return x.form == zero
	}
	return x.exp > 0 && x.MinPrec() <= uint(x.exp)
}

func (z *Float) setWhole(neg bool, mant nat, prec int) *Float {
	if z.prec == 0 {
		z.prec = uint32(prec)
	}
	z.neg = neg
	return z.assign(mant, 0, false)
}

// SetUint64 sets z to x; precision 0 becomes 64.
func (z *Float) SetUint64(x uint64) *Float { return z.setWhole(false, natOf(x), 64) }

// SetInt64 sets z to x; precision 0 becomes 64.
func (z *Float) SetInt64(x int64) *Float { return z.setWhole(x < 0, natOf(magnitude(x)), 64) }

// SetInt sets z to x; precision 0 becomes that of x, at least 64.
func (z *Float) SetInt(x *Int) *Float { return z.setWhole(x.neg, x.abs.clone(), max(x.BitLen(), 64)) }

// SetFloat64 sets z to x; precision 0 becomes 53. It panics for a NaN.
func (z *Float) SetFloat64(x float64) *Float {
	if z.prec == 0 {
		z.prec = 53
	}
	if math.IsNaN(x) {
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	}
	z.acc, z.neg = Exact, math.Signbit(x)
	switch {
	case x == 0:
		z.form = zero
	case math.IsInf(x, 0):
		z.form = inf
	default:
		frac, exp := math.Frexp(math.Abs(x))
		z.assign(natOf(uint64(frac*(1<<53))), int64(exp-53), false)
	}
	return z
}

// SetRat sets z to x, rounded.
func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	a, b := new(Float).SetInt(x.Num()), new(Float).SetInt(x.Denom())
	if z.prec == 0 {
		z.prec = max(a.prec, b.prec)
	}
	return z.Quo(a, b)
}

// SetInf sets z to an infinity.
func (z *Float) SetInf(signbit bool) *Float {
	z.acc, z.form, z.neg = Exact, inf, signbit
	return z
}

// Set sets z to x, rounded; precision 0 becomes that of x.
func (z *Float) Set(x *Float) *Float {
	if z == x {
		return z
	}
	z.acc, z.form, z.neg = Exact, x.form, x.neg
	if x.form == finite {
		z.exp, z.mant = x.exp, x.mant
	}
	if z.prec == 0 {
		z.prec = x.prec
	} else if z.prec < x.prec {
		z.round(false)
	}
	return z
}

// Copy makes z the same as x, precision, mode and accuracy included.
func (z *Float) Copy(x *Float) *Float {
	*z = *x // mantissas are never changed in place
	return z
}

// Abs sets z to |x|, rounded.
func (z *Float) Abs(x *Float) *Float {
	z.Set(x).neg = false
	return z
}

// Neg sets z to -x, rounded.
func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// ---- conversions

// truncated returns the integer part of |x|.
func (x *Float) truncated() nat {
	mant, exp := x.parts()
	if exp >= 0 {
		return natShl(nil, mant, uint(exp))
	}
	return natShr(nil, mant, uint(-exp))
}

// Uint64 returns x, truncated or the nearest limit.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.exp > 64:
		return math.MaxUint64, Below
	case x.exp <= 0:
		return 0, Below
	case x.MinPrec() <= 64: // though a fraction may have been cut off: so does Go
		return x.truncated().low(), Exact
	}
	return x.truncated().low(), Below
}

// Int64 returns x, truncated or the nearest limit.
func (x *Float) Int64() (int64, Accuracy) {
	acc := accuracy(x.neg)
	switch {
	case x.form == zero:
		return 0, Exact
	case x.form == finite && x.exp <= 0:
		return 0, acc
	case x.form == finite && x.exp <= 63:
		i := int64(x.truncated().low())
		if x.neg {
			i = -i
		}
		if x.IsInt() {
			acc = Exact
		}
		return i, acc
	case x.neg:
		if x.form == finite && x.exp == 64 && x.MinPrec() == 1 {
			acc = Exact
		}
		return math.MinInt64, acc
	}
	return math.MaxInt64, Below
}

// toFloat rounds x to a format: bits of mantissa, the exponents of 0.5 <= m < 1 that normal numbers have. It returns m * 2^e.
func (x *Float) toFloat(bits, least, most int) (f float64, acc Accuracy) {
	sign := func(f float64) float64 {
		if x.neg {
			return -f
		}
		return f
	}
	switch x.form {
	case zero:
		return math.Copysign(0, sign(1)), Exact
	case inf:
		return math.Inf(int(sign(1))), Exact
	}
	p := bits
	if e := int(x.exp); e < least {
		p = bits - least + e
		if p < 0 || p == 0 && x.MinPrec() == 1 {
			return math.Copysign(0, sign(1)), accuracy(x.neg)
		}
		if p == 0 {
			return sign(math.Ldexp(1, least-bits)), accuracy(!x.neg)
		}
	}
	r := Float{prec: uint32(p)}
	r.Set(x)
	if r.form == inf || int(r.exp) > most {
		return math.Inf(int(sign(1))), accuracy(!x.neg)
	}
	m := uint64(r.mant[len(r.mant)-1]) >> 11
	return sign(math.Ldexp(float64(m), int(r.exp)-53)), r.acc
}

// Float32 returns the nearest float32.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.toFloat(24, -125, 128)
	return float32(f), acc
}

// Float64 returns the nearest float64.
func (x *Float) Float64() (float64, Accuracy) { return x.toFloat(53, -1021, 1024) }

// Int returns x truncated, in z unless it is nil; nil for an infinity.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form <= finite {
		z = new(Int)
	}
	acc := accuracy(x.neg)
	switch {
	case x.form == inf:
		return nil, acc
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp <= 0:
		return z.SetInt64(0), acc
	case x.IsInt():
		acc = Exact
	}
	z.abs, z.neg = x.truncated(), x.neg
	return z.fix(), acc
}

// Rat returns x, in z unless it is nil; nil for an infinity.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if x.form == inf {
		return nil, accuracy(x.neg)
	}
	if z == nil {
		z = new(Rat)
	}
	if x.form == zero {
		return z.SetInt64(0), Exact
	}
	mant, exp := x.parts()
	a, b := mant.clone(), nat{1}
	if exp >= 0 {
		a = natShl(nil, a, uint(exp))
	} else {
		b = natShl(nil, b, uint(-exp))
	}
	z.a, z.b = Int{x.neg, a}, Int{abs: b}
	return z.norm(), Exact
}

// ---- arithmetic

func (z *Float) usePrec(x, y *Float) {
	if z.prec == 0 {
		z.prec = max(x.prec, y.prec)
	}
}

// align returns two mantissas with a common exponent.
func align(x, y *Float) (a, b nat, exp int64) {
	a, ea := x.parts()
	b, eb := y.parts()
	if ea > eb {
		return natShl(nil, a, uint(ea-eb)), b, eb
	}
	return a, natShl(nil, b, uint(eb-ea)), ea
}

func (z *Float) sum(x, y *Float, yneg bool) *Float {
	a, b, exp := align(x, y)
	if x.neg == yneg {
		z.neg = x.neg
		return z.assign(natAdd(nil, a, b), exp, false)
	}
	switch natCmp(a, b) {
	case 0:
		z.acc, z.form, z.neg = Exact, zero, z.mode == ToNegativeInf
		return z
	case 1:
		z.neg = x.neg
		return z.assign(natSub(nil, a, b), exp, false)
	}
	z.neg = yneg
	return z.assign(natSub(nil, b, a), exp, false)
}

func (z *Float) fail(msg string) {
	z.acc, z.form, z.neg = Exact, zero, false
	panic(ErrNaN{msg})
}

// Add sets z to x + y, rounded. It panics for infinities of opposite signs.
func (z *Float) Add(x, y *Float) *Float {
	return z.plus(x, y, y.neg, "addition of infinities with opposite signs")
}

// Sub sets z to x - y, rounded. It panics for infinities of equal signs.
func (z *Float) Sub(x, y *Float) *Float {
	return z.plus(x, y, !y.neg, "subtraction of infinities with equal signs")
}

// plus sets z to x plus y with the sign yneg.
func (z *Float) plus(x, y *Float, yneg bool, nan string) *Float {
	z.usePrec(x, y)
	switch {
	case x.form == finite && y.form == finite:
		return z.sum(x, y, yneg)
	case x.form == inf && y.form == inf && x.neg != yneg:
		z.fail(nan)
	case x.form == zero && y.form == zero:
		z.acc, z.form, z.neg = Exact, zero, x.neg && yneg
	case x.form == inf || y.form == zero:
		z.Set(x)
	case y.neg != yneg:
		z.Neg(y)
	default:
		z.Set(y)
	}
	return z
}

// Mul sets z to x * y, rounded. It panics for zero times infinity.
func (z *Float) Mul(x, y *Float) *Float {
	z.usePrec(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		a, ea := x.parts()
		b, eb := y.parts()
		z.neg = neg
		return z.assign(natMul(nil, a, b), ea+eb, false)
	case x.form+y.form == inf: // zero and infinity
		if x.form != y.form {
			z.fail("multiplication of zero with infinity")
		}
	}
	z.acc, z.form, z.neg = Exact, zero, neg
	if x.form == inf || y.form == inf {
		z.form = inf
	}
	return z
}

// Quo sets z to x / y, rounded. It panics for zero by zero and infinity by infinity.
func (z *Float) Quo(x, y *Float) *Float {
	z.usePrec(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		a, ea := x.parts()
		b, eb := y.parts()
		shift := max(int(z.prec)+2+b.bitLen()-a.bitLen(), 0)
		q, r := natDiv(natShl(nil, a, uint(shift)), b)
		z.neg = neg
		if len(r) > 0 { // a bit below all others, so that halves are told from what is above them
			q = natLogic(opOr, nil, natShl(nil, q, 1), one)
			shift++
		}
		return z.assign(q, ea-eb-int64(shift), len(r) > 0)
	case x.form == zero && y.form == zero || x.form == inf && y.form == inf:
		z.fail("division of zero by zero or infinity by infinity")
	}
	z.acc, z.form, z.neg = Exact, inf, neg
	if x.form == zero || y.form == inf {
		z.form = zero
	}
	return z
}

// Sqrt sets z to the square root of x, rounded. It panics if x < 0.
func (z *Float) Sqrt(x *Float) *Float {
	if z.prec == 0 {
		z.prec = x.prec
	}
	if x.Sign() < 0 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		z.acc, z.form, z.neg = Exact, x.form, x.neg
		return z
	}
	m, e := x.parts()
	shift := max(2*int(z.prec)+4-m.bitLen(), 0)
	if (e-int64(shift))%2 != 0 {
		shift++
	}
	root, exact := natSqrt(natShl(nil, m, uint(shift)))
	e = (e - int64(shift)) / 2
	if !exact {
		root = natLogic(opOr, nil, natShl(nil, root, 1), one)
		e--
	}
	z.neg = false
	z.assign(root, e, !exact)
	z.acc = Exact // what Go's leaves
	return z
}

// Cmp returns -1, 0 or 1 as x is less than, equal to or greater than y.
func (x *Float) Cmp(y *Float) int {
	rank := func(f *Float) int { return f.Sign() * int(f.form) }
	if a, b := rank(x), rank(y); a != b || x.form != finite {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	c := 0
	if x.exp != y.exp {
		if c = 1; x.exp < y.exp {
			c = -1
		}
	} else {
		a, b, _ := align(x, y)
		c = natCmp(a, b)
	}
	if x.neg {
		c = -c
	}
	return c
}

// ---- encoding

// AppendText appends x with as many digits as it needs.
func (x *Float) AppendText(b []byte) ([]byte, error) {
	if x == nil {
		return append(b, "<nil>"...), nil
	}
	return x.Append(b, 'g', -1), nil
}

// MarshalText returns x with as many digits as it needs.
func (x *Float) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText reads x as Parse does.
func (z *Float) UnmarshalText(text []byte) error {
	_, _, err := z.Parse(string(text), 0)
	if err != nil {
		err = fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return err
}

// GobEncode encodes x for package gob.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	b := byte(x.mode&7)<<5 | byte((x.acc+1)&3)<<3 | byte(x.form&3)<<1
	if x.neg {
		b |= 1
	}
	buf := binary.BigEndian.AppendUint32([]byte{gobVersion, b}, x.prec)
	if x.form == finite {
		buf = binary.BigEndian.AppendUint32(buf, uint32(x.exp))
		words := min(int(x.prec+wordBits-1)/wordBits, len(x.mant))
		for i := range words {
			buf = binary.BigEndian.AppendUint64(buf, uint64(x.mant[len(x.mant)-1-i]))
		}
	}
	return buf, nil
}

// GobDecode decodes what GobEncode returned.
func (z *Float) GobDecode(buf []byte) error {
	switch n := len(buf); {
	case n == 0: // a nil Float
		*z = Float{}
		return nil
	case n < 6:
		return errors.New("Float.GobDecode: buffer too small")
	case buf[0] != gobVersion:
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	oldPrec, oldMode := z.prec, z.mode
	b := buf[1]
	*z = Float{mode: RoundingMode(b >> 5 & 7), acc: Accuracy(b>>3&3) - 1, form: form(b >> 1 & 3), neg: b&1 != 0, prec: binary.BigEndian.Uint32(buf[2:])}
	if z.form == finite {
		if len(buf) < 10 {
			return errors.New("Float.GobDecode: buffer too small for finite form float")
		}
		z.exp = int32(binary.BigEndian.Uint32(buf[6:]))
		z.mant = natFromBytes(buf[10:])
	}
	if oldPrec != 0 {
		z.mode = oldMode
		z.SetPrec(uint(oldPrec))
	}
	return nil
}
