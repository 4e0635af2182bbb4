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

// FormatFloat returns f in the format fmt (b, e, E, f, g, G, x, X) with prec digits, or with as
// few as identify the value of bitSize bits if prec is -1.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	var room [32]byte
	return string(AppendFloat(room[:0], f, fmt, prec, bitSize))
}

// AppendFloat appends what FormatFloat returns.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	if bitSize != 64 && bitSize != 32 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	switch fmt {
	case 'e', 'E', 'f', 'g', 'G':
		n := formatFloat(dst[len(dst):cap(dst)], f, fmt, prec, bitSize)
		if n < 0 {
			dst = append(dst, make([]byte, -n)...)[:len(dst)]
			n = formatFloat(dst[len(dst):cap(dst)], f, fmt, prec, bitSize)
		}
		return dst[:len(dst)+n]
	}
	var bits uint64
	lay := &wide
	if bitSize == 64 {
		bits = *(*uint64)(unsafe.Pointer(&f))
	} else {
		small := float32(f)
		bits = uint64(*(*uint32)(unsafe.Pointer(&small)))
		lay = &narrow
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
	if negative && (fmt == 'b' || fmt == 'x' || fmt == 'X') {
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
	}
	return append(dst, '%', fmt)
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
