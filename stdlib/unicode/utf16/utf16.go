// Package utf16 encodes and decodes UTF-16.
package utf16

const (
	high  = 0xD800 // first leading surrogate
	low   = 0xDC00 // first trailing surrogate
	above = 0xE000 // first code unit behind the surrogates
	plane = 0x10000
	top   = 0x10FFFF
	bad   = '\uFFFD'
)

// IsSurrogate reports whether r may be half of a pair.
func IsSurrogate(r rune) bool { return high <= r && r < above }

func pair(r1, r2 rune) bool { return r1&^0x3FF == high && r2&^0x3FF == low }

// DecodeRune joins a surrogate pair; anything else gives U+FFFD.
func DecodeRune(r1, r2 rune) rune {
	if !pair(r1, r2) {
		return bad
	}
	return plane + (r1-high)<<10 + (r2 - low)
}

// EncodeRune splits r into a surrogate pair, (U+FFFD, U+FFFD) if that is not needed or impossible.
func EncodeRune(r rune) (r1, r2 rune) {
	if RuneLen(r) != 2 {
		return bad, bad
	}
	off := r - plane
	return high + off>>10, low + off&0x3FF
}

// RuneLen returns how many 16-bit words r takes, -1 if it has no encoding.
func RuneLen(r rune) int {
	switch {
	case r < 0 || r > top || IsSurrogate(r):
		return -1
	case r < plane:
		return 1
	}
	return 2
}

// AppendRune appends the encoding of r, or of U+FFFD, to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, bad)
}

// Encode returns the UTF-16 encoding of s.
func Encode(s []rune) []uint16 {
	size := 0
	for _, r := range s {
		if RuneLen(r) == 2 {
			size++
		}
		size++
	}
	out := make([]uint16, 0, size)
	for _, r := range s {
		out = AppendRune(out, r)
	}
	return out
}

// Decode returns the runes encoded in s, U+FFFD for each lone surrogate.
func Decode(s []uint16) []rune {
	out := make([]rune, 0, len(s))
	for len(s) > 0 {
		r := rune(s[0])
		s = s[1:]
		if IsSurrogate(r) {
			if len(s) > 0 && pair(r, rune(s[0])) {
				r = DecodeRune(r, rune(s[0]))
				s = s[1:]
			} else {
				r = bad
			}
		}
		out = append(out, r)
	}
	return out
}
