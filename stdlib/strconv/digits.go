package strconv

// Exact conversion between binary and decimal, by plain big-number arithmetic. This is the
// reference; native code does the same job faster.

// A nat is a natural number, least significant word first, base 10⁹ or 2³² as its user likes.
type nat []uint32

const billion = 1_000_000_000

// scale multiplies a number in the given base (0 stands for 2³²) by f and adds carry.
func (n nat) scale(f uint32, base uint64, carry uint64) nat {
	for i, w := range n {
		carry += uint64(w) * uint64(f)
		if base == 0 {
			n[i] = uint32(carry)
			carry >>= 32
		} else {
			n[i] = uint32(carry % base)
			carry /= base
		}
	}
	for carry != 0 {
		if base == 0 {
			n = append(n, uint32(carry))
			carry >>= 32
		} else {
			n = append(n, uint32(carry%base))
			carry /= base
		}
	}
	return n
}

// power multiplies n by f to the exp, f being 2, 5 or 10.
func (n nat) power(f uint32, exp int, base uint64) nat {
	chunk, size := f, 1
	for uint64(chunk)*uint64(f) < 1<<31 {
		chunk *= f
		size++
	}
	for ; exp >= size; exp -= size {
		n = n.scale(chunk, base, 0)
	}
	for ; exp > 0; exp-- {
		n = n.scale(f, base, 0)
	}
	return n
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
