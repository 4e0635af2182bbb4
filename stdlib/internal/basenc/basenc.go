// Package basenc has what encoding/base32 and encoding/base64 share: alphabets, padding, encoding of a stream.
package basenc

import "io"

// Digits returns the values of the bytes of an alphabet, 255 for all others. It panics unless they differ.
func Digits(alphabet string) (digits [256]byte) {
	for i := range digits {
		digits[i] = 255
	}
	for i := range len(alphabet) {
		switch c := alphabet[i]; {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case digits[c] != 255:
			panic("encoding alphabet includes duplicate symbols")
		default:
			digits[c] = byte(i)
		}
	}
	return digits
}

// CheckPadding panics unless padding is none (-1) or a byte outside of the alphabet.
func CheckPadding(padding rune, digits *[256]byte) {
	if padding < -1 || padding == '\r' || padding == '\n' || padding > 255 {
		panic("invalid padding")
	}
	if padding >= 0 && digits[byte(padding)] != 255 {
		panic("padding contained in alphabet")
	}
}

// An Encoder writes the encoding of what it is given to W.
type Encoder struct {
	W      io.Writer
	Append func(dst, src []byte) []byte
	Group  int // bytes that are encoded together
	Most   int // bytes that are encoded and written at once: whole groups
	err    error
	rest   []byte // less than a group
}

func (e *Encoder) Write(p []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	written := 0
	for all := append(e.rest, p...); ; {
		n := min(len(all)/e.Group*e.Group, e.Most)
		if n == 0 {
			e.rest = append([]byte(nil), all...)
			return len(p), nil
		}
		if _, e.err = e.W.Write(e.Append(nil, all[:n])); e.err != nil {
			return written, e.err
		}
		written = min(written+n, len(p))
		all = all[n:]
	}
}

// Close writes the encoding of what is less than a group.
func (e *Encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.W.Write(e.Append(nil, e.rest))
		e.rest = nil
	}
	return e.err
}
