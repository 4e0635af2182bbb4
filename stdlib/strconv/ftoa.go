package strconv

import "unsafe"

// layout describes a floating-point format.
type layout struct {
	mantBits uint
	expBits  uint
	bias     int
}

var (
	wide   = layout{52, 11, -1023}
	narrow = layout{23, 8, -127}
)

// A decimal is the value 0.d₁d₂d₃… × 10^point.
type decimal struct {
	digits []byte // '0' to '9', no zero at either end
	point  int
}

// FormatFloat returns f in the format fmt (b, e, E, f, g, G, x, X) with prec digits, or with as
// few as identify the value of bitSize bits if prec is -1.
//
//gosling:native candidate
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return string(AppendFloat(make([]byte, 0, 24), f, fmt, prec, bitSize))
}

// AppendFloat appends what FormatFloat returns.
//
//gosling:native candidate
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	var bits uint64
	lay := &wide
	switch bitSize {
	case 64:
		bits = *(*uint64)(unsafe.Pointer(&f))
	case 32:
		small := float32(f)
		bits = uint64(*(*uint32)(unsafe.Pointer(&small)))
		lay = &narrow
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	negative := bits>>(lay.mantBits+lay.expBits) != 0
	exp := int(bits>>lay.mantBits) & (1<<lay.expBits - 1)
	mant := bits & (1<<lay.mantBits - 1)
	if exp == 1<<lay.expBits-1 {
		switch {
		case mant != 0:
			return append(dst, "NaN"...)
		case negative:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	}
	if exp == 0 {
		exp++ // subnormal
	} else {
		mant |= 1 << lay.mantBits
	}
	exp += lay.bias
	if negative {
		dst = append(dst, '-')
	}
	switch fmt {
	case 'b':
		dst = append(AppendUint(dst, mant, 10), 'p')
		exp -= int(lay.mantBits)
		if exp >= 0 {
			dst = append(dst, '+')
		}
		return AppendInt(dst, int64(exp), 10)
	case 'x', 'X':
		return appendHex(dst, mant<<(60-lay.mantBits), exp, fmt, prec)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		if negative {
			dst = dst[:len(dst)-1]
		}
		return append(dst, '%', fmt)
	}
	var room [800]byte
	shortest := prec < 0
	exp -= int(lay.mantBits)
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

// appendHex appends mant/2⁶⁰ × 2^exp as 0x1.234p+5.
func appendHex(dst []byte, mant uint64, exp int, fmt byte, prec int) []byte {
	if mant == 0 {
		exp = 0
	} else {
		for mant>>60 == 0 {
			mant <<= 1
			exp--
		}
	}
	if 0 <= prec && prec < 15 {
		// Round to nearest, ties to even, behind prec hexadecimals.
		cut := uint(60 - prec*4)
		half := uint64(1) << (cut - 1)
		extra := mant & (half<<1 - 1)
		mant -= extra
		if extra > half || extra == half && mant>>cut&1 != 0 {
			mant += half << 1
		}
		if mant>>61 != 0 {
			mant >>= 1
			exp++
		}
	}
	hex := "0123456789abcdef"
	if fmt == 'X' {
		hex = "0123456789ABCDEF"
	}
	dst = append(dst, '0', fmt, '0'+byte(mant>>60))
	mant = mant << 4
	if prec < 0 {
		if mant != 0 {
			dst = append(dst, '.')
			for ; mant != 0; mant <<= 4 {
				dst = append(dst, hex[mant>>60])
			}
		}
	} else if prec > 0 {
		dst = append(dst, '.')
		for ; prec > 0; prec-- {
			dst = append(dst, hex[mant>>60])
			mant <<= 4
		}
	}
	dst = append(dst, fmt-'x'+'p')
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

// FormatComplex returns c as (a+bi), its parts as FormatFloat gives them.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	half := bitSize / 2
	out := AppendFloat([]byte{'('}, real(c), fmt, prec, half)
	split := len(out)
	out = AppendFloat(out, imag(c), fmt, prec, half)
	if sign := out[split]; sign != '+' && sign != '-' {
		out = append(out, 0)
		copy(out[split+1:], out[split:])
		out[split] = '+'
	}
	return string(append(out, 'i', ')'))
}
