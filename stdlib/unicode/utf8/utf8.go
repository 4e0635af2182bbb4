// Package utf8 translates between runes and their UTF-8 bytes.
package utf8

import "unsafe"

const (
	RuneError = '\uFFFD'     // what broken encodings decode to
	RuneSelf  = 0x80         // runes below are single bytes
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // bytes that the longest encoding takes
)

func view(p []byte) string { return unsafe.String(unsafe.SliceData(p), len(p)) }

// follow returns the range in which the byte after lead must lie, and the length of the sequence
// that lead begins; length 0 means that lead can't begin one.
func follow(lead byte) (lo, hi byte, length int) {
	switch {
	case lead < 0xC2:
		return 0, 0, 0
	case lead < 0xE0:
		return 0x80, 0xBF, 2
	case lead < 0xF0:
		if lead == 0xE0 {
			return 0xA0, 0xBF, 3
		}
		if lead == 0xED {
			return 0x80, 0x9F, 3
		}
		return 0x80, 0xBF, 3
	case lead < 0xF5:
		if lead == 0xF0 {
			return 0x90, 0xBF, 4
		}
		if lead == 0xF4 {
			return 0x80, 0x8F, 4
		}
		return 0x80, 0xBF, 4
	}
	return 0, 0, 0
}

func trail(b byte) bool { return b&0xC0 == 0x80 }

// multi decodes the sequence at the head of s, which begins with a byte of RuneSelf or more.
func multi(s string) (rune, int) {
	lead := s[0]
	lo, hi, length := follow(lead)
	if length == 0 || len(s) < length || s[1] < lo || s[1] > hi {
		return RuneError, 1
	}
	second := rune(s[1] & 0x3F)
	if length == 2 {
		return rune(lead&0x1F)<<6 | second, 2
	}
	if !trail(s[2]) {
		return RuneError, 1
	}
	if length == 3 {
		return rune(lead&0x0F)<<12 | second<<6 | rune(s[2]&0x3F), 3
	}
	if !trail(s[3]) {
		return RuneError, 1
	}
	return rune(lead&0x07)<<18 | second<<12 | rune(s[2]&0x3F)<<6 | rune(s[3]&0x3F), 4
}

// FullRune reports whether p begins with a whole rune; a broken one counts as whole.
func FullRune(p []byte) bool { return FullRuneInString(view(p)) }

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if s == "" {
		return false
	}
	lo, hi, length := follow(s[0])
	if len(s) >= length {
		return true
	}
	if len(s) > 1 && (s[1] < lo || s[1] > hi) {
		return true
	}
	return len(s) > 2 && !trail(s[2])
}

// DecodeRune returns the first rune of p and its width: (RuneError, 0) if p is empty,
// (RuneError, 1) if the encoding is invalid.
func DecodeRune(p []byte) (r rune, size int) {
	if len(p) == 0 {
		return RuneError, 0
	}
	if c := p[0]; c < RuneSelf {
		return rune(c), 1
	}
	return multi(view(p))
}

// DecodeRuneInString is DecodeRune for a string.
//
//gosling:native candidate
func DecodeRuneInString(s string) (r rune, size int) {
	if s == "" {
		return RuneError, 0
	}
	if c := s[0]; c < RuneSelf {
		return rune(c), 1
	}
	return multi(s)
}

// DecodeLastRune returns the last rune of p and its width, with the conventions of DecodeRune.
func DecodeLastRune(p []byte) (r rune, size int) { return DecodeLastRuneInString(view(p)) }

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (r rune, size int) {
	n := len(s)
	if n == 0 {
		return RuneError, 0
	}
	if c := s[n-1]; c < RuneSelf {
		return rune(c), 1
	}
	for back := 2; back <= UTFMax && back <= n; back++ {
		if trail(s[n-back]) {
			continue
		}
		if s[n-back] >= RuneSelf {
			if r, w := multi(s[n-back:]); w == back {
				return r, w
			}
		}
		break
	}
	return RuneError, 1
}

// RuneLen returns how many bytes r takes, or -1 if r can't be encoded.
func RuneLen(r rune) int {
	switch {
	case uint32(r) < 0x80:
		return 1
	case uint32(r) < 0x800:
		return 2
	case !ValidRune(r):
		return -1
	case r < 0x10000:
		return 3
	}
	return 4
}

// EncodeRune writes r (RuneError if r is invalid) into p, which must be large enough.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	if uint32(r) < 0x800 {
		_ = p[1]
		p[0], p[1] = 0xC0|byte(r>>6), 0x80|byte(r)&0x3F
		return 2
	}
	if !ValidRune(r) {
		r = RuneError
	}
	if r < 0x10000 {
		_ = p[2]
		p[0], p[1], p[2] = 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F
		return 3
	}
	_ = p[3]
	p[0], p[1], p[2], p[3] = 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F
	return 4
}

// AppendRune appends the encoding of r (RuneError if r is invalid) to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	if uint32(r) < 0x800 {
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	}
	if !ValidRune(r) {
		r = RuneError
	}
	if r < 0x10000 {
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// RuneCount counts the runes in p; each byte of a broken encoding is one.
func RuneCount(p []byte) int { return RuneCountInString(view(p)) }

// RuneStart reports whether b can be the first byte of an encoding, valid or not.
func RuneStart(b byte) bool { return !trail(b) }

// Valid reports whether p is all valid UTF-8.
func Valid(p []byte) bool { return ValidString(view(p)) }

// ValidRune reports whether r is a code point that UTF-8 may hold: no surrogate, in range.
func ValidRune(r rune) bool { return uint32(r) <= MaxRune && uint32(r)&^0x7FF != 0xD800 }
