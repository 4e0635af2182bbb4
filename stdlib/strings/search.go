// Package strings works on UTF-8 strings.
package strings

import (
	"unicode"
	"unicode/utf8"
)

// Contains reports whether substr is within s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether one of the code points of chars is within s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// IndexRune returns where r first stands in s, or -1; U+FFFD is found in invalid UTF-8 too.
func IndexRune(s string, r rune) int {
	if uint32(r) < utf8.RuneSelf {
		return IndexByte(s, byte(r))
	}
	if r == utf8.RuneError {
		for i, c := range s {
			if c == r {
				return i
			}
		}
		return -1
	}
	if !utf8.ValidRune(r) {
		return -1
	}
	return Index(s, string(r))
}

// A byteSet is a set of ASCII characters.
type byteSet [2]uint64

// add puts the characters of chars in; it reports whether all are ASCII.
func (b *byteSet) add(chars string) bool {
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		if c >= utf8.RuneSelf {
			return false
		}
		b[c>>6] |= 1 << (c & 63)
	}
	return true
}

func (b *byteSet) has(c byte) bool { return c < utf8.RuneSelf && b[c>>6]>>(c&63)&1 != 0 }

// IndexAny returns where a code point of chars first stands in s, or -1.
func IndexAny(s, chars string) int {
	var set byteSet
	if set.add(chars) {
		if len(chars) == 1 {
			return IndexByte(s, chars[0])
		}
		for i := 0; i < len(s); i++ {
			if set.has(s[i]) {
				return i
			}
		}
		return -1
	}
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns where a code point of chars last stands in s, or -1.
func LastIndexAny(s, chars string) int {
	var set byteSet
	if set.add(chars) {
		for i := len(s) - 1; i >= 0; i-- {
			if set.has(s[i]) {
				return i
			}
		}
		return -1
	}
	for end := len(s); end > 0; {
		r, w := utf8.DecodeLastRuneInString(s[:end])
		end -= w
		if IndexRune(chars, r) >= 0 {
			return end
		}
	}
	return -1
}

// IndexFunc returns where the first rune that f holds for stands in s, or -1.
func IndexFunc(s string, f func(rune) bool) int { return firstWhere(s, f, true) }

// LastIndexFunc returns where the last rune that f holds for stands in s, or -1.
func LastIndexFunc(s string, f func(rune) bool) int {
	at, _ := lastWhere(s, f, true)
	return at
}

func firstWhere(s string, f func(rune) bool, want bool) int {
	for i, r := range s {
		if f(r) == want {
			return i
		}
	}
	return -1
}

// lastWhere gives the place and the width of the last rune for which f is as wanted.
func lastWhere(s string, f func(rune) bool, want bool) (at, width int) {
	for end := len(s); end > 0; {
		r, w := utf8.DecodeLastRuneInString(s[:end])
		end -= w
		if f(r) == want {
			return end, w
		}
	}
	return -1, 0
}

// Cut splits s around the first sep.
func Cut(s, sep string) (before, after string, found bool) {
	i := Index(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// CutPrefix returns s without prefix, and whether it was there.
func CutPrefix(s, prefix string) (after string, found bool) {
	if found = HasPrefix(s, prefix); found {
		s = s[len(prefix):]
	}
	return s, found
}

// CutSuffix returns s without suffix, and whether it was there.
func CutSuffix(s, suffix string) (before string, found bool) {
	if found = HasSuffix(s, suffix); found {
		s = s[:len(s)-len(suffix)]
	}
	return s, found
}

// TrimPrefix returns s without prefix.
func TrimPrefix(s, prefix string) string {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix.
func TrimSuffix(s, suffix string) string {
	s, _ = CutSuffix(s, suffix)
	return s
}

// TrimLeftFunc cuts off the leading runes that f holds for.
func TrimLeftFunc(s string, f func(rune) bool) string {
	i := firstWhere(s, f, false)
	if i < 0 {
		return ""
	}
	return s[i:]
}

// TrimRightFunc cuts off the trailing runes that f holds for.
func TrimRightFunc(s string, f func(rune) bool) string {
	at, width := lastWhere(s, f, false)
	return s[:max(at, 0)+width]
}

// TrimFunc cuts off runes that f holds for at both ends.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// Trim cuts off the code points of cutset at both ends.
func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft cuts off leading code points of cutset.
func TrimLeft(s, cutset string) string {
	var set byteSet
	if set.add(cutset) {
		i := 0
		for i < len(s) && set.has(s[i]) {
			i++
		}
		return s[i:]
	}
	return TrimLeftFunc(s, func(r rune) bool { return IndexRune(cutset, r) >= 0 })
}

// TrimRight cuts off trailing code points of cutset.
func TrimRight(s, cutset string) string {
	var set byteSet
	if set.add(cutset) {
		n := len(s)
		for n > 0 && set.has(s[n-1]) {
			n--
		}
		return s[:n]
	}
	return TrimRightFunc(s, func(r rune) bool { return IndexRune(cutset, r) >= 0 })
}

func asciiSpace(c byte) bool { return c == ' ' || c-9 < 5 }

// TrimSpace cuts off white space at both ends.
func TrimSpace(s string) string {
	for len(s) > 0 && asciiSpace(s[0]) {
		s = s[1:]
	}
	if len(s) > 0 && s[0] >= utf8.RuneSelf {
		s = TrimLeftFunc(s, unicode.IsSpace)
	}
	for n := len(s) - 1; n >= 0; n-- {
		if s[n] >= utf8.RuneSelf {
			return TrimRightFunc(s[:n+1], unicode.IsSpace)
		}
		if !asciiSpace(s[n]) {
			return s[:n+1]
		}
	}
	return ""
}

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t string) bool {
	for s != "" && t != "" {
		a, b := rune(s[0]), rune(t[0])
		w, v := 1, 1
		if a >= utf8.RuneSelf {
			a, w = utf8.DecodeRuneInString(s)
		}
		if b >= utf8.RuneSelf {
			b, v = utf8.DecodeRuneInString(t)
		}
		s, t = s[w:], t[v:]
		if a == b {
			continue
		}
		if a < utf8.RuneSelf && b < utf8.RuneSelf {
			if low := a | 0x20; low != b|0x20 || low < 'a' || low > 'z' {
				return false
			}
			continue
		}
		r := unicode.SimpleFold(a)
		for r != a && r != b {
			r = unicode.SimpleFold(r)
		}
		if r != b {
			return false
		}
	}
	return s == t
}
