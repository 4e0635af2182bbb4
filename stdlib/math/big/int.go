package big

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand"
	"strings"
)

var (
	errNoDigits   = errors.New("number has no digits")
	errUnderscore = errors.New("'_' must separate successive digits")
)

// MaxBase is the largest base of conversions.
const MaxBase = 62

// An Int is an integer; the zero Int is 0. Operations set their receiver and return it.
type Int struct {
	neg bool // not for 0
	abs nat
}

// NewInt returns an Int of value x.
func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func (z *Int) fix() *Int {
	z.neg = z.neg && len(z.abs) > 0
	return z
}

// Sign returns -1, 0 or 1.
func (x *Int) Sign() int {
	if len(x.abs) == 0 {
		return 0
	}
	if x.neg {
		return -1
	}
	return 1
}

// SetInt64 sets z to x.
func (z *Int) SetInt64(x int64) *Int {
	z.abs, z.neg = natAdd(z.abs, natOf(magnitude(x)), nil), x < 0
	return z
}

// SetUint64 sets z to x.
func (z *Int) SetUint64(x uint64) *Int {
	z.abs, z.neg = natAdd(z.abs, natOf(x), nil), false
	return z
}

// Set sets z to x.
func (z *Int) Set(x *Int) *Int {
	if z != x {
		z.abs, z.neg = z.abs.set(x.abs), x.neg
	}
	return z
}

// Bits returns the digits of |x|, shared with x.
func (x *Int) Bits() []Word { return x.abs }

// SetBits sets z to the number with these digits, which it shares.
func (z *Int) SetBits(abs []Word) *Int {
	z.abs, z.neg = nat(abs).norm(), false
	return z
}

// Abs sets z to |x|.
func (z *Int) Abs(x *Int) *Int {
	z.Set(x).neg = false
	return z
}

// Neg sets z to -x.
func (z *Int) Neg(x *Int) *Int {
	neg := !x.neg
	z.Set(x).neg = neg
	return z.fix()
}

// addSigned sets z to x + y or, if flip, x - y.
func (z *Int) addSigned(x, y *Int, flip bool) *Int {
	neg := x.neg
	if x.neg == (y.neg != flip) {
		z.abs = natAdd(z.abs, x.abs, y.abs)
	} else if natCmp(x.abs, y.abs) >= 0 {
		z.abs = natSub(z.abs, x.abs, y.abs)
	} else {
		neg = !neg
		z.abs = natSub(z.abs, y.abs, x.abs)
	}
	z.neg = neg
	return z.fix()
}

// Add sets z to x + y.
func (z *Int) Add(x, y *Int) *Int { return z.addSigned(x, y, false) }

// Sub sets z to x - y.
func (z *Int) Sub(x, y *Int) *Int { return z.addSigned(x, y, true) }

// Mul sets z to x * y.
func (z *Int) Mul(x, y *Int) *Int {
	neg := x.neg != y.neg
	z.abs = natMul(z.abs, x.abs, y.abs)
	z.neg = neg
	return z.fix()
}

// MulRange sets z to the product of all integers from a to b; 1 if there are none.
func (z *Int) MulRange(a, b int64) *Int {
	if a > b {
		return z.SetInt64(1)
	} else if a <= 0 && 0 <= b {
		return z.SetUint64(0)
	}
	neg := a < 0 && (b-a)&1 == 0
	if a < 0 {
		a, b = -b, -a
	}
	z.abs, z.neg = product(uint64(a), uint64(b)), neg
	return z
}

func product(a, b uint64) nat {
	if b-a < 8 {
		z := natOf(a)
		for a < b {
			a++
			z = natMul(z, z, natOf(a))
		}
		return z
	}
	mid := a + (b-a)/2
	return natMul(nil, product(a, mid), product(mid+1, b))
}

// Binomial sets z to the binomial coefficient C(n, k).
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	var a, b Int
	a.MulRange(n-k+1, n)
	b.MulRange(1, k)
	return z.Quo(&a, &b)
}

func divideByZero(y *Int) {
	if len(y.abs) == 0 {
		panic("division by zero")
	}
}

// Quo sets z to x / y, truncated as in Go.
func (z *Int) Quo(x, y *Int) *Int {
	divideByZero(y)
	neg := x.neg != y.neg
	z.abs, _ = natDiv(x.abs, y.abs)
	z.neg = neg
	return z.fix()
}

// Rem sets z to x % y as in Go.
func (z *Int) Rem(x, y *Int) *Int {
	divideByZero(y)
	neg := x.neg
	_, z.abs = natDiv(x.abs, y.abs)
	z.neg = neg
	return z.fix()
}

// QuoRem sets z to x / y and r to x % y.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	divideByZero(y)
	neg, rneg := x.neg != y.neg, x.neg
	z.abs, r.abs = natDiv(x.abs, y.abs)
	z.neg, r.neg = neg, rneg
	return z.fix(), r.fix()
}

// Div sets z to x / y with a remainder that is not negative.
func (z *Int) Div(x, y *Int) *Int {
	z, _ = z.DivMod(x, y, new(Int))
	return z
}

// Mod sets z to that remainder.
func (z *Int) Mod(x, y *Int) *Int {
	_, m := new(Int).DivMod(x, y, new(Int))
	return z.Set(m)
}

// DivMod sets z to x / y and m to the remainder, which is not negative.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	d := y
	if z == y || m == y {
		d = new(Int).Set(y)
	}
	z.QuoRem(x, d, m)
	if m.neg {
		if d.neg {
			z.Add(z, NewInt(1))
			m.Sub(m, d)
		} else {
			z.Sub(z, NewInt(1))
			m.Add(m, d)
		}
	}
	return z, m
}

// Cmp returns -1, 0 or 1 as x is less than, equal to or greater than y.
func (x *Int) Cmp(y *Int) int {
	if x.neg != y.neg {
		if x.neg {
			return -1
		}
		return 1
	}
	if x.neg {
		return natCmp(y.abs, x.abs)
	}
	return natCmp(x.abs, y.abs)
}

// CmpAbs compares |x| and |y|.
func (x *Int) CmpAbs(y *Int) int { return natCmp(x.abs, y.abs) }

// Int64 returns x, if it fits.
func (x *Int) Int64() int64 {
	if x.neg {
		return -int64(x.abs.low())
	}
	return int64(x.abs.low())
}

// Uint64 returns x, if it fits.
func (x *Int) Uint64() uint64 { return x.abs.low() }

// IsInt64 tells whether x fits an int64.
func (x *Int) IsInt64() bool {
	return len(x.abs) <= 1 && (x.abs.low() <= math.MaxInt64 || x.neg && x.abs.low() == 1<<63)
}

// IsUint64 tells whether x fits a uint64.
func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 returns the nearest float64 and how it compares with x.
func (x *Int) Float64() (float64, Accuracy) {
	f, acc := new(Float).SetInt(x).Float64()
	return f, acc
}

// BitLen returns the length of |x| in bits.
func (x *Int) BitLen() int { return x.abs.bitLen() }

// TrailingZeroBits counts the lowest bits of |x| that are 0.
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

// Bytes returns |x|, most significant byte first.
func (x *Int) Bytes() []byte { return x.abs.bytes() }

// FillBytes sets buf to |x|, most significant byte first.
func (x *Int) FillBytes(buf []byte) []byte {
	clear(buf)
	b := x.abs.bytes()
	if len(b) > len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	copy(buf[len(buf)-len(b):], b)
	return buf
}

// SetBytes sets z to the number with these bytes, most significant first.
func (z *Int) SetBytes(buf []byte) *Int {
	z.abs, z.neg = natFromBytes(buf), false
	return z
}

// Exp sets z to x**y mod |m|, without the mod if m is nil or 0; then y <= 0 gives 1. With it, y < 0 needs the inverse of x:
// if there is none, it returns nil and leaves z.
func (z *Int) Exp(x, y, m *Int) *Int {
	base := x.abs
	var mod nat
	if m != nil {
		mod = m.abs
	}
	if y.neg {
		if len(mod) == 0 {
			return z.SetInt64(1)
		}
		inv := new(Int).ModInverse(x, m)
		if inv == nil {
			return nil
		}
		base = inv.abs
	}
	neg := x.neg && y.abs.low()&1 == 1
	if len(mod) == 0 {
		z.abs = base.pow(y.abs)
	} else {
		z.abs = base.powMod(y.abs, mod)
		if neg && len(z.abs) > 0 {
			z.abs, neg = natSub(nil, mod, z.abs), false
		}
	}
	z.neg = neg
	return z.fix()
}

// GCD sets z to the greatest common divisor of a and b and, unless they are nil, x and y to numbers with z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if x == nil && y == nil {
		z.abs, z.neg = natGCD(a.abs, b.abs), false
		return z
	}
	if len(a.abs) == 0 || len(b.abs) == 0 {
		sa, sb := int64(a.Sign()), int64(b.Sign())
		g := natAdd(nil, a.abs, b.abs)
		if x != nil {
			x.SetInt64(sa)
		}
		if y != nil {
			y.SetInt64(sb)
		}
		z.abs, z.neg = g, false
		return z
	}
	a, b = new(Int).Set(a), new(Int).Set(b)
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	u0, u1 := NewInt(1), NewInt(0) // r0 = |a|*u0 + |b|*...
	for len(r1.abs) > 0 {
		q, r := new(Int).QuoRem(r0, r1, new(Int))
		r0, r1 = r1, r
		u0, u1 = u1, u0.Sub(u0, q.Mul(q, u1))
	}
	if a.neg {
		u0.neg = !u0.neg // Go has this -0, too
	}
	if y != nil {
		y.Mul(a, u0)
		y.Sub(r0, y)
		y.Quo(y, b)
	}
	if x != nil {
		x.Set(u0)
	}
	return z.Set(r0)
}

// ModInverse sets z to the inverse of g modulo n; it returns nil, and leaves z, if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	m := new(Int).Abs(n)
	r := new(Int).Mod(g, m)
	inv := natInverse(r.abs, m.abs)
	if len(inv) == 0 && natCmp(m.abs, one) != 0 {
		return nil
	}
	z.abs, z.neg = inv, false
	return z
}

// Rand sets z to a random number in [0, n).
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		z.abs, z.neg = nil, false
		return z
	}
	r := make(nat, len(n.abs))
	top := uint(n.abs.bitLen() % wordBits)
	mask := ^Word(0)
	if top > 0 {
		mask = 1<<top - 1
	}
	for {
		for i := range r {
			r[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		r[len(r)-1] &= mask
		if small := r.norm(); natCmp(small, n.abs) < 0 {
			z.abs, z.neg = small, false
			return z
		}
	}
}

// Jacobi returns the Jacobi symbol (x/y); y is odd.
func Jacobi(x, y *Int) int {
	if y.abs.low()&1 == 0 {
		panic("big: invalid 2nd argument to Int.Jacobi: need odd integer but got " + y.String())
	}
	a, b, j := new(Int).Set(x), new(Int).Set(y), 1
	if b.neg {
		if a.neg {
			j = -1
		}
		b.neg = false
	}
	for {
		if b.Cmp(NewInt(1)) == 0 {
			return j
		}
		if a.Mod(a, b); len(a.abs) == 0 {
			return 0
		}
		twos := a.abs.trailingZeros()
		if m := b.abs.low() & 7; twos&1 != 0 && (m == 3 || m == 5) {
			j = -j
		}
		odd := new(Int).Rsh(a, twos)
		if b.abs.low()&3 == 3 && odd.abs.low()&3 == 3 {
			j = -j
		}
		a, b = b, odd
	}
}

// ModSqrt sets z to a square root of x modulo the odd prime p; nil if there is none.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	x = new(Int).Mod(x, p)
	one, e := NewInt(1), new(Int)
	switch {
	case p.abs.low()%4 == 3:
		e.Rsh(e.Add(p, one), 2)
		return z.Exp(x, e, p)
	case p.abs.low()%8 == 5: // Atkin's algorithm
		t := new(Int).Lsh(x, 1)
		e.Rsh(p, 3)
		alpha := new(Int).Exp(t, e, p)
		beta := new(Int).Mul(alpha, alpha)
		beta.Mul(beta.Mod(beta, p), t)
		beta.Sub(beta.Mod(beta, p), one)
		beta.Mul(beta, x)
		beta.Mul(beta.Mod(beta, p), alpha)
		return z.Mod(beta, p)
	}
	// Tonelli and Shanks: p-1 = s * 2^e with s odd.
	s := new(Int).Sub(p, one)
	n := s.abs.trailingZeros()
	s.Rsh(s, n)
	non := NewInt(2)
	for Jacobi(non, p) != -1 {
		non.Add(non, one)
	}
	y := new(Int).Exp(x, e.Rsh(e.Add(s, one), 1), p)
	b := new(Int).Exp(x, s, p)
	g := new(Int).Exp(non, s, p)
	for r := n; ; {
		m := uint(0)
		t := new(Int).Set(b)
		for t.Cmp(one) != 0 {
			t.Mod(t.Mul(t, t), p)
			m++
		}
		if m == 0 {
			return z.Set(y)
		}
		t.SetInt64(0).SetBit(t, int(r-m-1), 1)
		t.Exp(g, t, p)
		g.Mod(g.Mul(t, t), p)
		y.Mod(y.Mul(y, t), p)
		b.Mod(b.Mul(b, g), p)
		r = m
	}
}

// Sqrt sets z to the square root of x, rounded down.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	z.abs, _ = natSqrt(x.abs)
	z.neg = false
	return z
}

// ProbablyPrime tells whether x is probably prime: wrongly yes with a probability of at most 4^-n.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	return !x.neg && len(x.abs) > 0 && natPrime(x.abs, n+25)
}

// Lsh sets z to x << n.
func (z *Int) Lsh(x *Int, n uint) *Int {
	neg := x.neg
	z.abs = natShl(z.abs, x.abs, n)
	z.neg = neg
	return z
}

// Rsh sets z to x >> n.
func (z *Int) Rsh(x *Int, n uint) *Int {
	neg := x.neg
	if neg { // -((|x|-1 >> n) + 1)
		t := natShr(nil, natSub(nil, x.abs, one), n)
		z.abs = natAdd(z.abs, t, one)
	} else {
		z.abs = natShr(z.abs, x.abs, n)
	}
	z.neg = neg
	return z.fix()
}

// Bit returns bit i of x, in two's complement.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		return natSub(nil, x.abs, one).bit(uint(i)) ^ 1
	}
	return x.abs.bit(uint(i))
}

// SetBit sets z to x with bit i set to b.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	mask := new(Int).Lsh(NewInt(1), uint(i))
	if b == 1 {
		return z.Or(x, mask)
	}
	return z.AndNot(x, mask)
}

// logic computes on two's complement: -x is ^(x-1).
func (z *Int) logic(op int, x, y *Int) *Int {
	bitsOf := func(v *Int) nat {
		if v.neg {
			return natSub(nil, v.abs, one)
		}
		return v.abs
	}
	a, b := bitsOf(x), bitsOf(y)
	na, nb := x.neg, y.neg
	if op == opAndNot {
		op, nb = opAnd, !nb
	}
	var r nat
	neg := false
	switch op {
	case opAnd:
		switch neg = na && nb; {
		case neg:
			r = natLogic(opOr, nil, a, b)
		case na:
			r = natLogic(opAndNot, nil, b, a)
		case nb:
			r = natLogic(opAndNot, nil, a, b)
		default:
			r = natLogic(opAnd, nil, a, b)
		}
	case opOr:
		switch neg = na || nb; {
		case na && nb:
			r = natLogic(opAnd, nil, a, b)
		case na:
			r = natLogic(opAndNot, nil, a, b)
		case nb:
			r = natLogic(opAndNot, nil, b, a)
		default:
			r = natLogic(opOr, nil, a, b)
		}
	case opXor:
		neg = na != nb
		r = natLogic(opXor, nil, a, b)
	}
	if neg {
		r = natAdd(nil, r, one)
	}
	z.abs, z.neg = r, neg
	return z.fix()
}

// And sets z to x & y.
func (z *Int) And(x, y *Int) *Int { return z.logic(opAnd, x, y) }

// AndNot sets z to x &^ y.
func (z *Int) AndNot(x, y *Int) *Int { return z.logic(opAndNot, x, y) }

// Or sets z to x | y.
func (z *Int) Or(x, y *Int) *Int { return z.logic(opOr, x, y) }

// Xor sets z to x ^ y.
func (z *Int) Xor(x, y *Int) *Int { return z.logic(opXor, x, y) }

// Not sets z to ^x.
func (z *Int) Not(x *Int) *Int {
	z.Add(x, NewInt(1))
	return z.Neg(z)
}

// ---- text

// SetString sets z to the number that s is in a base, with a sign before it; base 0 takes it from the prefix. false: s is no number.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	r := strings.NewReader(s)
	if _, _, err := z.scan(r, base); err != nil {
		return nil, false
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return nil, false
	}
	return z, true
}

func (z *Int) scan(r io.ByteScanner, base int) (*Int, int, error) {
	if base != 0 && base < 2 || base > MaxBase {
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	neg, err := scanSign(r)
	if err != nil {
		return nil, 0, err
	}
	abs, base, _, err := scanNat(r, base, false)
	if err != nil {
		return nil, base, err
	}
	z.abs, z.neg = abs, neg
	return z.fix(), base, nil
}

func scanSign(r io.ByteScanner) (neg bool, err error) {
	c, err := r.ReadByte()
	if err != nil {
		return false, err
	}
	if c != '-' && c != '+' {
		r.UnreadByte()
	}
	return c == '-', nil
}

// Text returns x in a base from 2 to 62.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	if base < 2 || base > MaxBase {
		panic("invalid base")
	}
	s := natText(x.abs, base)
	if x.neg {
		s = "-" + s
	}
	return s
}

// Append appends Text(base) to buf.
func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }

// String returns x in base 10.
func (x *Int) String() string { return x.Text(10) }

// Format prints x for package fmt: the verbs of integers.
func (x *Int) Format(s fmt.State, ch rune) {
	base, prefix := 10, ""
	alternate := s.Flag('#')
	switch ch {
	case 'b':
		base = 2
		if alternate {
			prefix = "0b"
		}
	case 'o':
		base = 8
		if alternate {
			prefix = "0"
		}
	case 'O':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base = 16
		if alternate {
			prefix = "0" + string(ch)
		}
	case 'd', 's', 'v':
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		io.WriteString(s, "<nil>")
		return
	}
	sign := signOf(s, x.neg)
	digits := natText(x.abs, base)
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	left, zeros, right := 0, 0, 0
	precision, exact := s.Precision()
	if exact {
		if len(digits) < precision {
			zeros = precision - len(digits)
		} else if digits == "0" && precision == 0 {
			return
		}
	}
	if width, set := s.Width(); set {
		switch pad := width - len(sign) - len(prefix) - zeros - len(digits); {
		case pad <= 0:
		case s.Flag('-'):
			right = pad
		case s.Flag('0') && !exact:
			zeros = pad
		default:
			left = pad
		}
	}
	io.WriteString(s, strings.Repeat(" ", left)+sign+prefix+strings.Repeat("0", zeros)+digits+strings.Repeat(" ", right))
}

// signOf returns what a number is printed with: its sign, or what a flag puts in its place.
func signOf(s fmt.State, negative bool) string {
	if negative {
		return "-"
	}
	for _, c := range "+ " {
		if s.Flag(int(c)) {
			return string(c)
		}
	}
	return ""
}

type byteReader struct{ fmt.ScanState }

func (r byteReader) ReadByte() (byte, error) {
	c, n, err := r.ReadRune()
	if n != 1 && err == nil {
		err = fmt.Errorf("invalid rune %#U", c)
	}
	return byte(c), err
}

func (r byteReader) UnreadByte() error { return r.UnreadRune() }

// Scan reads x for package fmt.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	base, known := map[rune]int{'b': 2, 'o': 8, 'd': 10, 'x': 16, 'X': 16, 's': 0, 'v': 0}[ch]
	if s.SkipSpace(); !known {
		return errors.New("Int.Scan: invalid verb")
	}
	_, _, err := z.scan(byteReader{s}, base)
	return err
}

// AppendText appends x in base 10.
func (x *Int) AppendText(b []byte) (text []byte, err error) { return x.Append(b, 10), nil }

// MarshalText returns x in base 10.
func (x *Int) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText reads a number as SetString with base 0 does.
func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

// MarshalJSON returns x as a number.
func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.MarshalText()
}

// UnmarshalJSON reads a number; null leaves z.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}

const gobVersion = 1

// GobEncode encodes x for package gob.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	b := byte(gobVersion << 1)
	if x.neg {
		b |= 1
	}
	return append([]byte{b}, x.abs.bytes()...), nil
}

// GobDecode decodes what GobEncode returned.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if v := buf[0] >> 1; v != gobVersion {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", v)
	}
	z.abs, z.neg = natFromBytes(buf[1:]), buf[0]&1 != 0
	return nil
}
