package big

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A decimal is 0.digits * 10^exp, without zeros at the end.
type decimal struct {
	digits string
	exp    int
}

func decimalOf(mant nat, exp int64) (d decimal) {
	if len(mant) == 0 {
		return d
	}
	if exp < 0 { // mant / 2^n is mant * 5^n / 10^n
		if tz := int64(mant.trailingZeros()); tz > 0 {
			tz = min(tz, -exp)
			mant = natShr(nil, mant, uint(tz))
			exp += tz
		}
	}
	if exp >= 0 {
		mant = natShl(nil, mant, uint(exp))
	} else {
		mant = natMul(nil, mant, nat{5}.pow(natOf(uint64(-exp))))
		d.exp = int(exp)
	}
	text := natText(mant, 10)
	d.exp += len(text)
	d.digits = strings.TrimRight(text, "0")
	return d
}

func (d *decimal) at(i int) byte {
	if i >= 0 && i < len(d.digits) {
		return d.digits[i]
	}
	return '0'
}

// cut keeps n digits; up: and adds one to the last.
func (d *decimal) cut(n int, up bool) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	b := []byte(d.digits[:n])
	if up {
		for len(b) > 0 && b[len(b)-1] == '9' {
			b = b[:len(b)-1]
		}
		if len(b) == 0 {
			d.digits = "1"
			d.exp++
			return
		}
		b[len(b)-1]++
	}
	if d.digits = strings.TrimRight(string(b), "0"); d.digits == "" {
		d.exp = 0
	}
}

// round keeps n digits, to the nearest, halves to even.
func (d *decimal) round(n int) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	up := d.digits[n] >= '5'
	if d.digits[n] == '5' && n+1 == len(d.digits) {
		up = n > 0 && (d.digits[n-1]-'0')&1 != 0
	}
	d.cut(n, up)
}

// shorten drops the digits that are not needed to tell x from its neighbours.
func (d *decimal) shorten(x *Float) {
	mant, exp := x.parts()
	// One bit more than the precision: half a unit is 1.
	if s := mant.bitLen() - int(x.prec) - 1; s < 0 {
		mant = natShl(nil, mant, uint(-s))
		exp += int64(s)
	} else {
		mant = natShr(nil, mant, uint(s))
		exp += int64(s)
	}
	lower, upper := decimalOf(natSub(nil, mant, one), exp), decimalOf(natAdd(nil, mant, one), exp)
	even := mant.low()&2 == 0 // then the limits themselves are rounded to x
	for i := range len(d.digits) {
		m, l, u := d.digits[i], lower.at(i), upper.at(i)
		down := l != m || even && i+1 == len(lower.digits)
		up := m != u && (even || m+1 < u || i+1 < len(upper.digits))
		switch {
		case down && up:
			d.round(i + 1)
		case down || up:
			d.cut(i+1, up)
		default:
			continue
		}
		return
	}
}

// Text returns x in a format of strconv.FormatFloat, or p: 0x.mantissa and a binary exponent.
func (x *Float) Text(format byte, prec int) string {
	size := 10
	if prec > 0 {
		size += prec
	}
	return string(x.Append(make([]byte, 0, size), format, prec))
}

// String returns Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends Text(fmt, prec) to buf.
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	sign := len(buf)
	switch {
	case x.neg:
		buf = append(buf, '-')
	case x.form == inf:
		buf = append(buf, '+')
	}
	if x.form == inf {
		return append(buf, "Inf"...)
	}
	switch fmt {
	case 'b', 'p', 'x':
		return x.binary(buf, fmt, prec)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		return append(buf[:sign], '%', fmt)
	}
	var d decimal
	if x.form == finite {
		mant, exp := x.parts()
		d = decimalOf(mant, exp)
	}
	shortest := prec < 0
	if shortest && x.form == finite {
		d.shorten(x)
	}
	n := len(d.digits)
	switch fmt {
	case 'e', 'E':
		if shortest {
			prec = n - 1
		}
		d.round(1 + prec)
		return d.scientific(buf, fmt, prec)
	case 'f':
		if shortest {
			prec = max(n-d.exp, 0)
		}
		d.round(d.exp + prec)
		return d.fixed(buf, prec)
	}
	if shortest {
		prec = n
	} else {
		if prec == 0 {
			prec = 1
		}
		d.round(prec)
		n = len(d.digits)
	}
	limit := prec
	if limit > n && n >= d.exp {
		limit = n
	}
	if shortest {
		limit = 6
	}
	if e := d.exp - 1; e < -4 || e >= limit {
		return d.scientific(buf, fmt-'g'+'e', min(prec, n)-1)
	}
	if prec > d.exp {
		prec = n
	}
	return d.fixed(buf, max(prec-d.exp, 0))
}

func (d *decimal) scientific(buf []byte, e byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := range prec {
			buf = append(buf, d.at(1+i))
		}
	}
	exp := int64(0)
	if d.digits != "" {
		exp = int64(d.exp) - 1
	}
	return appendExp(append(buf, e), exp)
}

// appendExp appends an exponent with its sign and at least two digits.
func appendExp(buf []byte, exp int64) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	buf = append(buf, sign)
	if exp < 10 {
		buf = append(buf, '0')
	}
	return strconv.AppendInt(buf, exp, 10)
}

func (d *decimal) fixed(buf []byte, prec int) []byte {
	for i := range max(d.exp, 0) {
		buf = append(buf, d.at(i))
	}
	if d.exp <= 0 {
		buf = append(buf, '0')
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := range prec {
			buf = append(buf, d.at(d.exp+i))
		}
	}
	return buf
}

// top returns the n highest bits of the mantissa.
func (x *Float) top(n uint) nat {
	if w := uint(len(x.mant)) * wordBits; w < n {
		return natShl(nil, x.mant, n-w)
	} else {
		return natShr(nil, x.mant, w-n)
	}
}

func (x *Float) binary(buf []byte, format byte, prec int) []byte {
	plain := func(exp int64) []byte {
		buf = append(buf, 'p')
		if exp >= 0 {
			buf = append(buf, '+')
		}
		return strconv.AppendInt(buf, exp, 10)
	}
	switch {
	case format == 'x' && x.form == zero:
		buf = append(buf, "0x0"...)
		if prec > 0 {
			buf = append(buf, "."+strings.Repeat("0", prec)...)
		}
		return append(buf, "p+00"...)
	case x.form == zero:
		return append(buf, '0')
	case format == 'b':
		buf = append(buf, natText(x.top(uint(x.prec)), 10)...)
		return plain(int64(x.exp) - int64(x.prec))
	case format == 'p':
		buf = append(buf, "0x."+strings.TrimRight(natText(x.mant, 16), "0")...)
		return plain(int64(x.exp))
	}
	n := 1 + 4*uint(prec)
	if prec < 0 {
		n = 1 + (x.MinPrec()+2)/4*4
	}
	x = new(Float).SetPrec(n).SetMode(x.mode).Set(x)
	digits := natText(x.top(n), 16)
	buf = append(buf, "0x1"...)
	if len(digits) > 1 {
		buf = append(buf, "."+digits[1:]...)
	}
	return appendExp(append(buf, 'p'), int64(x.exp)-1)
}

// Format prints x for package fmt: the verbs of floating-point numbers, and p.
func (x *Float) Format(s fmt.State, format rune) {
	prec, set := s.Precision()
	if !set {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !set {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text, sign := string(x.Append(nil, byte(format), prec)), ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+': // +Inf
		sign, text = "+", text[1:]
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	pad := 0
	if width, ok := s.Width(); ok {
		pad = max(0, width-len(sign)-len(text))
	}
	switch {
	case s.Flag('0') && x.form != inf:
		text = sign + strings.Repeat("0", pad) + text
	case s.Flag('-'):
		text = sign + text + strings.Repeat(" ", pad)
	default:
		text = strings.Repeat(" ", pad) + sign + text
	}
	io.WriteString(s, text)
}

// Scan reads z for package fmt.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	_, _, err := z.scan(byteReader{s}, 0)
	return err
}

// ParseFloat returns the value of s, as Parse does, with a precision and mode.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// SetString sets z to s; false: s is no number.
func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// Parse sets z to s, a number in a base (0: what its prefix says) with an exponent, or Inf; precision 0 becomes 64. All of s must be read.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	switch s {
	case "Inf", "inf", "+Inf", "+inf":
		return z.SetInf(false), 0, nil
	case "-Inf", "-inf":
		return z.SetInf(true), 0, nil
	}
	r := strings.NewReader(s)
	if f, b, err = z.scan(r, base); err != nil {
		return f, b, err
	}
	if c, end := r.ReadByte(); end == nil {
		err = fmt.Errorf("expected end of string, found %q", c)
	} else if end != io.EOF {
		err = end
	}
	return f, b, err
}

func (z *Float) scan(r io.ByteScanner, base int) (f *Float, b int, err error) {
	prec := z.prec
	if prec == 0 {
		prec = 64
	}
	z.form = zero
	if z.neg, err = scanSign(r); err != nil {
		return nil, 0, err
	}
	mant, b, count, err := scanNat(r, base, true)
	if err != nil {
		return nil, b, err
	}
	exp, ebase, err := scanExponent(r, base == 0)
	if err != nil {
		return nil, b, err
	}
	if len(mant) == 0 {
		z.prec, z.acc, z.form = prec, Exact, zero
		return z, b, nil
	}
	exp2, exp5 := scales(count, b, exp, ebase)
	bits := int64(mant.bitLen())
	if exp2+bits < MinExp || exp2+bits > MaxExp {
		return nil, b, fmt.Errorf("exponent overflow")
	}
	if z.prec = prec; exp5 == 0 {
		return z.assign(mant, exp2, false), b, nil
	}
	whole := &Float{prec: uint32(max(bits, int64(prec))), neg: z.neg}
	whole.assign(mant, exp2, false)
	p := new(Float).SetPrec(uint(prec) + 64)
	if exp5 < 0 {
		z.Quo(whole, p.pow5(uint64(-exp5)))
	} else {
		z.Mul(whole, p.pow5(uint64(exp5)))
	}
	return z, b, nil
}

// pow5 sets z to 5^n, rounded on the way as z's precision demands.
func (z *Float) pow5(n uint64) *Float {
	const direct = 27 // the largest that fits a word
	small := uint64(1)
	for range min(n, direct) {
		small *= 5
	}
	z.SetUint64(small)
	if n <= direct {
		return z
	}
	f := new(Float).SetPrec(z.Prec() + 64).SetUint64(5)
	for n -= direct; n > 0; n >>= 1 {
		if n&1 != 0 {
			z.Mul(z, f)
		}
		f.Mul(f, f)
	}
	return z
}
