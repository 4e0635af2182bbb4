package strconv

import (
	"math/bits"
	"unsafe"
)

// A literal is the text of a floating-point number taken apart.
type literal struct {
	negative bool
	hex      bool
	mant     uint64 // the first digits
	exp      int    // of 10, or of 2 if hex, that mant is to be multiplied with
	cut      bool   // digits other than 0 were left out of mant
	digits   string // the digits with the point, for the exact way
	power    int    // the written exponent
}

func foldEqual(s, lower string) bool {
	for i := 0; i < len(lower); i++ {
		if i >= len(s) || s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}

// special reads infinities and NaN at the head of s; width 0 if there is none.
func special(s string) (f float64, width int) {
	rest, sign := s, 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign = 1
		rest = s[1:]
	}
	if foldEqual(rest, "inf") {
		width = 3
		if foldEqual(rest, "infinity") {
			width = 8
		}
		if sign == 1 && s[0] == '-' {
			return fromBits(0xFFF << 52), width + 1
		}
		return fromBits(0x7FF << 52), width + sign
	}
	if sign == 0 && foldEqual(rest, "nan") {
		return fromBits(0x7FF8000000000001), 3
	}
	return 0, 0
}

func fromBits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

// scanFloat takes the number at the head of s apart; width 0 if there is none.
func scanFloat(s string) (lit literal, width int) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		lit.negative = s[i] == '-'
		i++
	}
	base, room := uint64(10), 19
	if i+2 < len(s) && s[i] == '0' && s[i+1]|0x20 == 'x' {
		lit.hex = true
		base, room = 16, 16
		i += 2
	}
	begin := i
	pointAt, seen, used, behind := -1, 0, 0, 0
	separators := false
scan:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			separators = true
			continue
		case c == '.':
			if pointAt >= 0 {
				break scan
			}
			pointAt = i
			continue
		}
		d := uint64(digitValue(c))
		if d >= base {
			break
		}
		seen++
		if pointAt >= 0 {
			behind++
		}
		switch {
		case used == 0 && d == 0: // leading zeros
		case used < room:
			lit.mant = lit.mant*base + d
			used++
		default:
			lit.exp++
			lit.cut = lit.cut || d != 0
		}
	}
	if seen == 0 {
		return lit, 0
	}
	lit.digits = s[begin:i]
	lit.exp -= behind
	if lit.hex {
		lit.exp *= 4
	}
	mark := byte('e')
	if lit.hex {
		mark = 'p'
	}
	if i < len(s) && s[i]|0x20 == mark {
		j := i + 1
		negative := false
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			negative = s[j] == '-'
			j++
		}
		if j >= len(s) || s[j]-'0' > 9 {
			return lit, 0
		}
		power := 0
		for ; j < len(s) && (s[j] == '_' || s[j]-'0' < 10); j++ {
			if s[j] == '_' {
				separators = true
			} else if power < 10000 {
				power = power*10 + int(s[j]-'0')
			}
		}
		if negative {
			power = -power
		}
		lit.power = power
		lit.exp += power
		i = j
	} else if lit.hex {
		return lit, 0 // a hexadecimal mantissa needs its exponent
	}
	if separators && !separated(s[:i]) {
		return lit, 0
	}
	return lit, i
}

var exactPowers = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// pack rounds mant × 2^exp (mant's lowest bit sticky, mant not 0) and builds the float's bits.
func pack(mant uint64, exp int, lay *layout) (bitsOut uint64, overflow bool) {
	shift := bits.LeadingZeros64(mant)
	mant <<= uint(shift)
	exp -= shift
	e := exp + 63 // the value is 1.xxx × 2^e
	keep := lay.mantBits + 1
	drop := 64 - keep
	if lowest := lay.bias + 1; e < lowest {
		drop += uint(min(lowest-e, 64))
		e = lowest
	}
	var rest, half uint64
	if drop >= 64 {
		if drop > 64 {
			return 0, false
		}
		rest, half, mant = mant, 1<<63, 0
	} else {
		rest, half = mant&(1<<drop-1), 1<<(drop-1)
		mant >>= drop
	}
	if rest > half || rest == half && mant&1 == 1 {
		mant++
		if mant>>keep != 0 {
			mant >>= 1
			e++
		}
	}
	if e > -lay.bias {
		return (1<<lay.expBits - 1) << lay.mantBits, true
	}
	if mant>>lay.mantBits == 0 {
		return mant, false // subnormal
	}
	return uint64(e-lay.bias)<<lay.mantBits | mant&(1<<lay.mantBits-1), false
}

// convert gives the bits of the float nearest to a decimal literal.
func (lit *literal) convert(lay *layout) (uint64, bool) {
	if lit.mant == 0 {
		return 0, false
	}
	if lit.hex {
		m := lit.mant
		if bits.LeadingZeros64(m) > 0 {
			m <<= 1
			lit.exp--
		}
		if lit.cut {
			m |= 1
		}
		return pack(m, lit.exp, lay)
	}
	if !lit.cut && lit.mant < 1<<lay.mantBits {
		top := 22
		if lay == &narrow {
			top = 10
		}
		if -top <= lit.exp && lit.exp <= top {
			var f float64
			if lay == &narrow {
				small := float32(lit.mant)
				if lit.exp < 0 {
					small /= float32(exactPowers[-lit.exp])
				} else {
					small *= float32(exactPowers[lit.exp])
				}
				return uint64(*(*uint32)(unsafe.Pointer(&small))), false
			}
			f = float64(lit.mant)
			if lit.exp < 0 {
				f /= exactPowers[-lit.exp]
			} else {
				f *= exactPowers[lit.exp]
			}
			return *(*uint64)(unsafe.Pointer(&f)), false
		}
	}
	return lit.exactly(lay)
}

// exactly does the conversion with big numbers: the decimal's digits become a natural number, the
// power of ten is multiplied in, or divided out keeping 64 bits and a sticky one.
func (lit *literal) exactly(lay *layout) (uint64, bool) {
	var room [160]uint32
	n := nat(room[:0])
	exp, count, point, cut := lit.power, 0, false, false
	for i := 0; i < len(lit.digits); i++ {
		c := lit.digits[i]
		if c == '.' {
			point = true
			continue
		}
		if c == '_' {
			continue
		}
		if point {
			exp--
		}
		if c == '0' && count == 0 {
			continue
		}
		if count++; count > 800 { // more can't matter, but for not being zero
			cut = cut || c != '0'
			exp++
			continue
		}
		n = n.scale(10, 0, uint64(c-'0'))
	}
	if cut {
		n = n.scale(10, 0, 1)
		exp--
		count = 801
	}
	switch {
	case min(count, 801)+exp > 330:
		return (1<<lay.expBits - 1) << lay.mantBits, true
	case min(count, 801)+exp < -330:
		return 0, false
	case exp >= 0:
		n = n.power(10, exp, 0)
		mant, shift := n.top()
		return pack(mant, shift, lay)
	}
	// n / 10ᵏ = (n·2ˢ / 5ᵏ) / 2^(s+k), with s so large that the quotient has 64 bits or more.
	var divRoom [90]uint32
	div := append(nat(divRoom[:0]), 1).power(5, -exp, 0)
	words := max(0, len(div)+3-len(n))
	num := make(nat, words, words+len(n)+1)
	num = append(num, n...)
	quo, exactDivision := num.divide(div)
	mant, shift := quo.top()
	if !exactDivision {
		mant |= 1
	}
	return pack(mant, shift-32*words+exp, lay)
}

// top returns the highest 64 bits of n, the lowest of them set if any behind is, and the power of
// two to multiply with.
func (n nat) top() (mant uint64, shift int) {
	for len(n) > 0 && n[len(n)-1] == 0 {
		n = n[:len(n)-1]
	}
	var words [3]uint64
	for i := range words {
		if j := len(n) - 1 - i; j >= 0 {
			words[i] = uint64(n[j])
		}
	}
	lead := uint(bits.LeadingZeros32(uint32(words[0])))
	mant = words[0]<<(32+lead) | words[1]<<lead | words[2]>>(32-lead)
	if uint32(words[2]<<lead) != 0 {
		mant |= 1
	}
	for i := 0; i < len(n)-3; i++ {
		if n[i] != 0 {
			mant |= 1
		}
	}
	return mant, 32*(len(n)-2) - int(lead)
}

// divide returns n / d (n is used up), and whether it divides exactly. Knuth's algorithm D.
func (n nat) divide(d nat) (nat, bool) {
	if len(d) == 1 {
		quo := make(nat, len(n))
		var rem uint64
		for i := len(n) - 1; i >= 0; i-- {
			cur := rem<<32 | uint64(n[i])
			quo[i], rem = uint32(cur/uint64(d[0])), cur%uint64(d[0])
		}
		return quo, rem == 0
	}
	lead := uint(bits.LeadingZeros32(d[len(d)-1]))
	d = d.scale(1<<lead, 0, 0)
	n = append(n.scale(1<<lead, 0, 0), 0)
	high, next := uint64(d[len(d)-1]), uint64(d[len(d)-2])
	quo := make(nat, len(n)-len(d))
	for j := len(quo) - 1; j >= 0; j-- {
		cur := uint64(n[j+len(d)])<<32 | uint64(n[j+len(d)-1])
		q, rem := cur/high, cur%high
		for q>>32 != 0 || q*next > rem<<32|uint64(n[j+len(d)-2]) {
			q--
			rem += high
			if rem>>32 != 0 {
				break
			}
		}
		var borrow, carry uint64
		for i := range d {
			product := q*uint64(d[i]) + carry
			carry = product >> 32
			diff := uint64(n[i+j]) - uint64(uint32(product)) - borrow
			n[i+j] = uint32(diff)
			borrow = diff >> 63
		}
		diff := uint64(n[j+len(d)]) - carry - borrow
		n[j+len(d)] = uint32(diff)
		if diff>>63 != 0 { // one too many: add d back
			q--
			carry = 0
			for i := range d {
				sum := uint64(n[i+j]) + uint64(d[i]) + carry
				n[i+j] = uint32(sum)
				carry = sum >> 32
			}
			n[j+len(d)] += uint32(carry)
		}
		quo[j] = uint32(q)
	}
	for _, w := range n {
		if w != 0 {
			return quo, false
		}
	}
	return quo, true
}

// readFloat converts the number at the head of s; width 0 if there is none.
func readFloat(s string, bitSize int) (f float64, width int, overflow bool) {
	if f, width = special(s); width != 0 {
		if bitSize == 32 {
			f = float64(float32(f))
		}
		return f, width, false
	}
	lit, width := scanFloat(s)
	if width == 0 {
		return 0, 0, false
	}
	if bitSize == 32 {
		b, over := lit.convert(&narrow)
		small := uint32(b)
		f, overflow = float64(*(*float32)(unsafe.Pointer(&small))), over
	} else {
		b, over := lit.convert(&wide)
		f, overflow = fromBits(b), over
	}
	if lit.negative {
		f = -f
	}
	return f, width, overflow
}

// ParseFloat returns the float nearest to the number in s, rounded to bitSize (32 or 64) bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	if f, ok := parseFloat(s, bitSize); ok {
		return f, nil
	}
	f, width, overflow := readFloat(s, bitSize)
	if width == 0 || width != len(s) {
		return 0, fail("ParseFloat", s, ErrSyntax)
	}
	if overflow {
		return f, fail("ParseFloat", s, ErrRange)
	}
	return f, nil
}

// ParseComplex reads N, Ni or N±Ni, possibly in parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	const name = "ParseComplex"
	size := 64
	if bitSize == 64 {
		size = 32
	}
	text := s
	if n := len(s); n >= 2 && s[0] == '(' && s[n-1] == ')' {
		s = s[1 : n-1]
	}
	first, width, over := readFloat(s, size)
	if width == 0 {
		return 0, fail(name, text, ErrSyntax)
	}
	var pending error
	if over {
		pending = fail(name, text, ErrRange)
	}
	s = s[width:]
	switch {
	case s == "":
		return complex(first, 0), pending
	case s == "i":
		return complex(0, first), pending
	case s[0] == '+':
		// Go on with or without the sign; but "+NaN" is only known here.
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case s[0] != '-':
		return 0, fail(name, text, ErrSyntax)
	}
	second, width, over := readFloat(s, size)
	if width == 0 || s[width:] != "i" {
		return 0, fail(name, text, ErrSyntax)
	}
	if over {
		pending = fail(name, text, ErrRange)
	}
	return complex(first, second), pending
}
