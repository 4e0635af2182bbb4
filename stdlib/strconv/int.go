// Package strconv converts basic values to text and back.
package strconv

// IntSize is the width of int in bits.
const IntSize = 64

const lowDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

const baseTrouble = "strconv: illegal AppendInt/FormatInt base"

func checkBase(base int) {
	if base < 2 || base > len(lowDigits) {
		panic(baseTrouble)
	}
}

// FormatInt returns i in the given base, 2 to 36, with lower-case letters for digits above 9.
func FormatInt(i int64, base int) string {
	checkBase(base)
	return formatBits(uint64(i), i < 0, base)
}

// FormatUint returns i in the given base.
func FormatUint(i uint64, base int) string {
	checkBase(base)
	return formatBits(i, false, base)
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// appendBits appends what formatBits returns.
func appendBits(dst []byte, u uint64, negative bool, base int) []byte {
	checkBase(base)
	n := putBits(dst[len(dst):cap(dst)], u, negative, base)
	if n < 0 {
		var room [65]byte
		return append(dst, room[:putBits(room[:], u, negative, base)]...)
	}
	return dst[:len(dst)+n]
}

// AppendInt appends what FormatInt returns.
func AppendInt(dst []byte, i int64, base int) []byte { return appendBits(dst, uint64(i), i < 0, base) }

// AppendUint appends what FormatUint returns.
func AppendUint(dst []byte, i uint64, base int) []byte { return appendBits(dst, i, false, base) }

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends what FormatBool returns.
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }
