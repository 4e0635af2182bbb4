// Package big has integers, rationals and floating-point numbers of any size.
package big

import (
	"io"
	"math/bits"
	"strings"
)

// A Word is a digit of a number, in base 2^64.
type Word uint

const wordBits = 64

// A nat is a natural number, least digit first, without leading zeros.
type nat []Word

// The natives (big.c) write into z's array where they can.
func natAdd(z, x, y nat) nat
func natSub(z, x, y nat) nat // panics if x < y
func natMul(z, x, y nat) nat
func natDiv(x, y nat) (q, r nat)
func natShl(z, x nat, n uint) nat
func natShr(z, x nat, n uint) nat
func natLogic(op int, z, x, y nat) nat
func natCmp(x, y nat) int
func natText(x nat, base int) string
func natParse(digits string, base int) nat
func natPowMod(x, y, m nat) nat
func natGCD(x, y nat) nat
func natInverse(x, m nat) nat
func natSqrt(x nat) (root nat, exact bool)
func natPrime(x nat, rounds int) bool

const (
	opAnd = iota
	opOr
	opXor
	opAndNot
)

var one = nat{1}

func natOf(x uint64) nat {
	if x == 0 {
		return nil
	}
	return nat{Word(x)}
}

func (x nat) clone() nat { return append(nat(nil), x...) }

func (z nat) set(x nat) nat { return append(z[:0], x...) }

func (x nat) low() uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return len(x)*wordBits - bits.LeadingZeros64(uint64(x[len(x)-1]))
}

func (x nat) trailingZeros() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*wordBits + bits.TrailingZeros64(uint64(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	if i/wordBits >= uint(len(x)) {
		return 0
	}
	return uint(x[i/wordBits]>>(i%wordBits)) & 1
}

// sticky tells whether one of the i lowest bits is set.
func (x nat) sticky(i uint) bool { return len(x) > 0 && x.trailingZeros() < i }

func (x nat) norm() nat {
	for len(x) > 0 && x[len(x)-1] == 0 {
		x = x[:len(x)-1]
	}
	return x
}

// pow returns x^n, multiplying step by step: a huge power stays interruptible.
func (x nat) pow(n nat) nat {
	z := nat{1}
	for i := n.bitLen() - 1; i >= 0; i-- {
		z = natMul(nil, z, z)
		if n.bit(uint(i)) != 0 {
			z = natMul(nil, z, x)
		}
	}
	return z
}

// powMod returns x^y mod m. Long ones are done step by step.
func (x nat) powMod(y, m nat) nat {
	if len(m) <= 64 {
		return natPowMod(x, y, m)
	}
	_, x = natDiv(x, m)
	_, z := natDiv(nat{1}, m)
	for i := y.bitLen() - 1; i >= 0; i-- {
		_, z = natDiv(natMul(nil, z, z), m)
		if y.bit(uint(i)) != 0 {
			_, z = natDiv(natMul(nil, z, x), m)
		}
	}
	return z
}

func (x nat) bytes() []byte {
	n := (x.bitLen() + 7) / 8
	b := make([]byte, n)
	for i := range n {
		b[n-1-i] = byte(x[i/8] >> (i % 8 * 8))
	}
	return b
}

func natFromBytes(b []byte) nat {
	z := make(nat, (len(b)+7)/8)
	for i := range b {
		z[i/8] |= Word(b[len(b)-1-i]) << (i % 8 * 8)
	}
	return z.norm()
}

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z' && base <= 36:
		return int(c-'A') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 36
	}
	return 255
}

// scanNat reads a number: base 0 means that a prefix says which. fraction: a point is allowed, and a prefix of octal is "0o" only; count is the number
// of digits, or minus those behind the point. It returns io.EOF-like errors as text.
func scanNat(r io.ByteScanner, base int, fraction bool) (z nat, b, count int, err error) {
	// Underscores may separate digits only if a prefix could.
	underscores := base == 0
	b = base
	prev := byte('.') // what came before: '0' a digit, '_' an underscore, '.' neither
	badUnderscore := false
	c, err := r.ReadByte()
	prefix := byte(0)
	if base == 0 {
		b = 10
		if err == nil && c == '0' {
			prev, count = '0', 1
			if c, err = r.ReadByte(); err == nil {
				switch c | 0x20 {
				case 'b':
					b, prefix = 2, 'b'
				case 'o':
					b, prefix = 8, 'o'
				case 'x':
					b, prefix = 16, 'x'
				default:
					if !fraction {
						b, prefix = 8, '0'
					}
				}
				if prefix != 0 {
					count = 0
					if prefix != '0' {
						c, err = r.ReadByte()
					}
				}
			}
		}
	}
	var digits strings.Builder
	point := -1
	for err == nil {
		if c == '.' && fraction && point < 0 {
			if prev == '_' {
				badUnderscore = true
			}
			prev = '.'
			point = count
		} else if c == '_' && underscores {
			if prev != '0' {
				badUnderscore = true
			}
			prev = '_'
		} else {
			d := digitValue(c, b)
			if d >= b {
				r.UnreadByte()
				break
			}
			prev = '0'
			count++
			digits.WriteByte(byte(d))
		}
		c, err = r.ReadByte()
	}
	if err == io.EOF {
		err = nil
	}
	if err == nil && (badUnderscore || prev == '_') {
		err = errUnderscore
	}
	if count == 0 {
		if prefix == '0' {
			return nil, 10, 1, err // only the octal prefix 0, which is the number
		}
		if err == nil {
			err = errNoDigits
		}
	}
	z = natParse(digits.String(), b)
	if point >= 0 {
		count = point - count
	}
	return z, b, count, err
}
