package strconv

import (
	"unicode"
	"unsafe"
)

// The natives of strconv in Go: exact conversions between binary and decimal with big numbers.

func isPrint(r rune) bool { return unicode.IsPrint(r) }

func formatBits(u uint64, negative bool, base int) string {
	var buf [70]byte
	return string(buf[:putBits(buf[:], u, negative, base)])
}

func putBits(dst []byte, u uint64, negative bool, base int) int {
	var buf [70]byte
	at := len(buf)
	if negative {
		u = -u
	}
	for {
		at--
		buf[at] = lowDigits[u%uint64(base)]
		if u /= uint64(base); u == 0 {
			break
		}
	}
	if negative {
		at--
		buf[at] = '-'
	}
	if len(buf)-at > len(dst) {
		return -1
	}
	return copy(dst, buf[at:])
}

func plainInt(s string) (n int, ok bool) {
	digits := s
	if s != "" && (s[0] == '-' || s[0] == '+') {
		digits = s[1:]
	}
	if digits == "" || len(digits) > 18 {
		return 0, false
	}
	for i := 0; i < len(digits); i++ {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int(d)
	}
	if s[0] == '-' {
		n = -n
	}
	return n, true
}

func plainPrefix(s string, quote byte) int {
	i := 0
	for i < len(s) && ' ' <= s[i] && s[i] < 0x7F && s[i] != quote && s[i] != '\\' {
		i++
	}
	return i
}

func parseFloat(s string, bitSize int) (f float64, ok bool) { return 0, false }

func formatFloat(dst []byte, f float64, fmt byte, prec, bitSize int) int {
	out := formatDecimal(make([]byte, 0, 24), f, fmt, prec, bitSize)
	if len(out) > len(dst) {
		return -len(out)
	}
	return copy(dst, out)
}

func formatDecimal(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	bits := *(*uint64)(unsafe.Pointer(&f))
	lay := &wide
	if bitSize == 32 {
		small := float32(f)
		bits = uint64(*(*uint32)(unsafe.Pointer(&small)))
		lay = &narrow
	}
	exp := int(bits>>lay.mantBits) & (1<<lay.expBits - 1)
	mant := bits & (1<<lay.mantBits - 1)
	if exp == 1<<lay.expBits-1 {
		return AppendFloat(dst, f, 'x', -1, bitSize)
	}
	if exp == 0 {
		exp++
	} else {
		mant |= 1 << lay.mantBits
	}
	exp += lay.bias - int(lay.mantBits)
	if bits>>(lay.mantBits+lay.expBits) != 0 {
		dst = append(dst, '-')
	}
	var room [800]byte
	shortest := prec < 0
	var d decimal
	switch {
	case mant == 0:
	case shortest:
		d = shortestDigits(room[:0], mant, exp, mant == 1<<lay.mantBits && exp > lay.bias+1-int(lay.mantBits))
	case fmt == 'f':
		d = fixedDigits(room[:0], mant, exp, prec, true)
	case fmt == 'e' || fmt == 'E':
		d = fixedDigits(room[:0], mant, exp, prec+1, false)
	default:
		if prec == 0 {
			prec = 1
		}
		d = fixedDigits(room[:0], mant, exp, prec, false)
	}
	return appendDecimal(dst, d, fmt, prec, shortest)
}

// A decimal is the value 0.d₁d₂d₃… × 10^point.
type decimal struct {
	digits []byte // '0' to '9', no zero at either end
	point  int
}

// appendDecimal lays out the digits.
func appendDecimal(dst []byte, d decimal, fmt byte, prec int, shortest bool) []byte {
	n := len(d.digits)
	switch fmt {
	case 'e', 'E':
		if shortest {
			prec = n - 1
		}
		return appendScientific(dst, d, fmt, prec)
	case 'f':
		if shortest {
			prec = n - d.point
		}
		return appendPlain(dst, d, prec)
	}
	// %g: the exponent decides.
	threshold := prec
	if shortest {
		threshold = 6
		prec = n
	} else if threshold > n && n >= d.point {
		threshold = n
	}
	if exp := d.point - 1; n > 0 && (exp < -4 || exp >= threshold) || n == 0 && -1 >= threshold {
		return appendScientific(dst, d, fmt+'e'-'g', min(prec, n)-1)
	}
	return appendPlain(dst, d, n-d.point)
}

func appendScientific(dst []byte, d decimal, e byte, prec int) []byte {
	exp := 0
	if len(d.digits) == 0 {
		dst = append(dst, '0')
	} else {
		dst = append(dst, d.digits[0])
		exp = d.point - 1
	}
	if prec > 0 {
		dst = append(dst, '.')
		have := 0
		if len(d.digits) > 1 {
			tail := d.digits[1:]
			have = min(len(tail), prec)
			dst = append(dst, tail[:have]...)
		}
		dst = zeros(dst, prec-have)
	}
	dst = append(dst, e)
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp < 10 {
		dst = append(dst, '0')
	}
	return AppendUint(dst, uint64(exp), 10)
}

func appendPlain(dst []byte, d decimal, prec int) []byte {
	n := len(d.digits)
	whole := 0 // digits used up before the point
	if d.point <= 0 || n == 0 {
		dst = append(dst, '0')
	} else {
		whole = min(n, d.point)
		dst = zeros(append(dst, d.digits[:whole]...), d.point-whole)
	}
	if prec <= 0 {
		return dst
	}
	dst = append(dst, '.')
	lead := 0
	if n > 0 && d.point < 0 {
		lead = min(prec, -d.point)
	}
	dst = zeros(dst, lead)
	rest := min(prec-lead, n-whole)
	dst = append(dst, d.digits[whole:whole+rest]...)
	return zeros(dst, prec-lead-rest)
}

func zeros(dst []byte, n int) []byte {
	for ; n > 0; n-- {
		dst = append(dst, '0')
	}
	return dst
}

// exact appends all digits of mant × 2^exp to buf and returns where the point stands among them.
func exact(buf []byte, mant uint64, exp int) ([]byte, int) {
	var room [100]uint32
	n := nat(room[:0]).scale(1, billion, mant%billion)
	if mant >= billion {
		n = room[:0]
		for m := mant; m != 0; m /= billion {
			n = append(n, uint32(m%billion))
		}
	}
	if exp >= 0 {
		n = n.power(2, exp, billion)
	} else {
		n = n.power(5, -exp, billion) // m/2ᵏ = m·5ᵏ/10ᵏ
	}
	buf = AppendUint(buf, uint64(n[len(n)-1]), 10)
	for i := len(n) - 2; i >= 0; i-- {
		w := n[i]
		var nine [9]byte
		for j := 8; j >= 0; j-- {
			nine[j] = '0' + byte(w%10)
			w /= 10
		}
		buf = append(buf, nine[:]...)
	}
	return buf, len(buf) + min(exp, 0)
}

func trimZeros(d []byte) []byte {
	n := len(d)
	for n > 0 && d[n-1] == '0' {
		n--
	}
	return d[:n]
}

// fixedDigits returns mant × 2^exp rounded half to even: behind the count-th digit, or behind
// the count-th digit after the point.
func fixedDigits(buf []byte, mant uint64, exp, count int, fraction bool) decimal {
	d, point := exact(buf, mant, exp)
	if fraction {
		count += point
	}
	if count < 0 {
		return decimal{}
	}
	if count >= len(d) {
		return decimal{trimZeros(d), point}
	}
	return roundAt(d, point, count)
}

// roundAt rounds d, of which more than count digits exist, to count digits.
func roundAt(d []byte, point, count int) decimal {
	up := d[count] > '5'
	if d[count] == '5' {
		up = len(trimZeros(d[count+1:])) > 0 || count > 0 && d[count-1]&1 == 1
	}
	if !up {
		d = trimZeros(d[:count])
		if len(d) == 0 {
			return decimal{}
		}
		return decimal{d, point}
	}
	return increment(d[:count], point)
}

// increment adds one to the last digit of d.
func increment(d []byte, point int) decimal {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i] != '9' {
			d[i]++
			return decimal{d[:i+1], point}
		}
	}
	return decimal{append(d[:0], '1'), point + 1}
}

// digitAt returns the i-th digit of d seen with its point moved right by shift.
func digitAt(d []byte, i int) byte {
	if i < 0 || i >= len(d) {
		return '0'
	}
	return d[i]
}

// shortestDigits returns the shortest number that reads back as mant × 2^exp, the nearest if there
// are several. narrowBelow says that the next smaller float is only half as far as the next larger.
func shortestDigits(buf []byte, mant uint64, exp int, narrowBelow bool) decimal {
	below := uint64(2)
	if narrowBelow {
		below = 1
	}
	var loRoom, hiRoom [800]byte
	value, point := exact(buf, mant*4, exp-2)
	lo, loPoint := exact(loRoom[:0], mant*4-below, exp-2)
	hi, hiPoint := exact(hiRoom[:0], mant*4+2, exp-2)
	inclusive := mant&1 == 0
	// Positions are counted from the highest place of hi.
	valueSkew, loSkew := hiPoint-point, hiPoint-loPoint
	total := max(len(hi), len(value)+valueSkew, len(lo)+loSkew)
	// A prefix of value, k places long, rounded down stays above lo once it differs from lo in it
	// (or equals all of it); rounded up it stays below hi once prefix+1 is under hi's prefix (or equals all).
	for k := 1; k <= total; k++ {
		down := comparePrefix(value, valueSkew, lo, loSkew, k, 0, inclusive)
		up := comparePrefix(hi, 0, value, valueSkew, k, 1, inclusive)
		if !down && !up {
			continue
		}
		cut := k - valueSkew
		if cut < 0 || cut >= len(value) {
			if cut >= len(value) {
				break
			}
			// value has no digit there yet: only rounding up makes a number.
			if !up {
				continue
			}
			return decimal{append(value[:0], '1'), hiPoint - k + 1}
		}
		if down && up {
			if cut == 0 {
				// 0 or 1 in the place before value's first digit.
				if value[0] >= '5' {
					return decimal{append(value[:0], '1'), point + 1}
				}
				continue
			}
			if mant == 1<<narrow.mantBits && value[cut] == '5' && len(trimZeros(value[cut+1:])) == 0 {
				return increment(value[:cut], point) // gc rounds such ties up
			}
			return roundAt(value, point, cut)
		}
		if down {
			if d := trimZeros(value[:cut]); len(d) > 0 {
				return decimal{d, point}
			}
			continue
		}
		if cut == 0 {
			return decimal{append(value[:0], '1'), point + 1}
		}
		return increment(value[:cut], point)
	}
	return decimal{trimZeros(value), point}
}

// comparePrefix tells, with both numbers placed by their skews:
// plus 0: whether a's first k places, the rest zeros, are above b (at least b if inclusive);
// plus 1: whether a is above b's first k places plus one unit of the k-th (at least, if inclusive).
func comparePrefix(a []byte, aSkew int, b []byte, bSkew int, k, plus int, inclusive bool) bool {
	// The difference of the prefixes, saturated.
	diff := 0
	for i := 0; i < k; i++ {
		diff = diff*10 + int(digitAt(a, i-aSkew)) - int(digitAt(b, i-bSkew))
		if diff > 20 {
			diff = 20
		} else if diff < -20 {
			return false
		}
	}
	diff -= plus
	if diff != 0 {
		return diff > 0
	}
	tail, skew := b, bSkew
	if plus == 1 {
		tail, skew = a, aSkew
	}
	rest := tail[min(len(tail), max(0, k-skew)):]
	if len(trimZeros(rest)) == 0 {
		return inclusive
	}
	return plus == 1 // a has more behind its prefix; or b has, and then a is below
}
