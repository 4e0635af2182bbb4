// Package strconv converts basic values to text and back.
package strconv

import "unsafe"

// IntSize is the width of int in bits.
const IntSize = 64

const lowDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// All two-digit numbers, so that decimal conversion takes two digits a step.
const pairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

const baseTrouble = "strconv: illegal AppendInt/FormatInt base"

// writeUint puts the digits of u at the end of buf and returns where they begin.
func writeUint(buf *[65]byte, u uint64, base int) int {
	at := len(buf)
	switch {
	case base == 10:
		for u >= 100 {
			rest := u % 100 * 2
			u /= 100
			at -= 2
			buf[at], buf[at+1] = pairs[rest], pairs[rest+1]
		}
		if u >= 10 {
			at -= 2
			buf[at], buf[at+1] = pairs[u*2], pairs[u*2+1]
			return at
		}
		at--
		buf[at] = '0' + byte(u)
		return at
	case base < 2 || base > len(lowDigits):
		panic(baseTrouble)
	}
	b := uint64(base)
	for {
		at--
		buf[at] = lowDigits[u%b]
		u /= b
		if u == 0 {
			return at
		}
	}
}

func magnitude(i int64) uint64 {
	if i < 0 {
		return -uint64(i)
	}
	return uint64(i)
}

// FormatInt returns i in the given base, 2 to 36, with lower-case letters for digits above 9.
//
//gosling:native candidate
func FormatInt(i int64, base int) string {
	if uint64(i) < 10 && base == 10 {
		return lowDigits[i : i+1]
	}
	var buf [65]byte
	at := writeUint(&buf, magnitude(i), base)
	if i < 0 {
		at--
		buf[at] = '-'
	}
	return string(buf[at:])
}

// FormatUint returns i in the given base.
//
//gosling:native candidate
func FormatUint(i uint64, base int) string {
	if i < 10 && base == 10 {
		return lowDigits[i : i+1]
	}
	var buf [65]byte
	return string(buf[writeUint(&buf, i, base):])
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// AppendInt appends what FormatInt returns.
func AppendInt(dst []byte, i int64, base int) []byte {
	if uint64(i) < 10 && base == 10 {
		return append(dst, '0'+byte(i))
	}
	if i < 0 {
		if base < 2 || base > len(lowDigits) {
			panic(baseTrouble)
		}
		dst = append(dst, '-')
	}
	var buf [65]byte
	return append(dst, buf[writeUint(&buf, magnitude(i), base):]...)
}

// AppendUint appends what FormatUint returns.
func AppendUint(dst []byte, i uint64, base int) []byte {
	var buf [65]byte
	return append(dst, buf[writeUint(&buf, i, base):]...)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends what FormatBool returns.
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
