// Package bytes works on byte slices as package strings does on strings.
package bytes

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Most of the work is done by package strings on views of the slices: view makes one, and cut
// gives the part of a slice that a piece of its view covers.

func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// taken makes a slice of a fresh string.
func taken(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// Clone returns a copy of b; nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Contains reports whether subslice is within b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether one of the code points of chars is within b.
func ContainsAny(b []byte, chars string) bool { return strings.IndexAny(view(b), chars) >= 0 }

// ContainsRune reports whether r is within b.
func ContainsRune(b []byte, r rune) bool { return strings.IndexRune(view(b), r) >= 0 }

// ContainsFunc reports whether f holds for a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return strings.IndexFunc(view(b), f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// IndexRune returns where r first stands in s, or -1.
func IndexRune(s []byte, r rune) int { return strings.IndexRune(view(s), r) }

// IndexAny returns where a code point of chars first stands in s, or -1.
func IndexAny(s []byte, chars string) int { return strings.IndexAny(view(s), chars) }

// LastIndexAny returns where a code point of chars last stands in s, or -1.
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(view(s), chars) }

// IndexFunc returns where the first rune that f holds for stands in s, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(view(s), f) }

// LastIndexFunc returns where the last rune that f holds for stands in s, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(view(s), f) }

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool { return strings.EqualFold(view(s), view(t)) }

// Cut splits s around the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	i := Index(s, sep)
	if i < 0 {
		return s, nil, false
	}
	return s[:i], s[i+len(sep):], true
}

// CutPrefix returns s without prefix, and whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if found = HasPrefix(s, prefix); found {
		s = s[len(prefix):]
	}
	return s, found
}

// CutSuffix returns s without suffix, and whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if found = HasSuffix(s, suffix); found {
		s = s[:len(s)-len(suffix)]
	}
	return s, found
}

// TrimPrefix returns s without prefix.
func TrimPrefix(s, prefix []byte) []byte {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix.
func TrimSuffix(s, suffix []byte) []byte {
	s, _ = CutSuffix(s, suffix)
	return s
}

// left keeps the last n bytes of s, nil for none.
func left(s []byte, n int) []byte {
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

// TrimLeftFunc cuts off the leading runes that f holds for.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return left(s, len(strings.TrimLeftFunc(view(s), f)))
}

// TrimRightFunc cuts off the trailing runes that f holds for.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}

// TrimFunc cuts off runes that f holds for at both ends.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// Trim cuts off the code points of cutset at both ends.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	s = TrimLeft(s, cutset)
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimLeft cuts off leading code points of cutset.
func TrimLeft(s []byte, cutset string) []byte {
	return left(s, len(strings.TrimLeft(view(s), cutset)))
}

// TrimRight cuts off trailing code points of cutset.
func TrimRight(s []byte, cutset string) []byte {
	if len(s) == 0 || cutset == "" {
		return s
	}
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimSpace cuts off white space at both ends; nil if nothing else is there.
func TrimSpace(s []byte) []byte {
	whole := view(s)
	rest := strings.TrimLeftFunc(whole, unicode.IsSpace)
	if rest == "" {
		return nil
	}
	from := len(s) - len(rest)
	return s[from : from+len(strings.TrimSpace(rest))]
}

// Join concatenates s with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	const limit = 1<<63 - 1
	total := 0
	if len(sep) > 0 {
		if len(sep) >= limit/(len(s)-1) {
			panic("bytes: Join output length overflow")
		}
		total = len(sep) * (len(s) - 1)
	}
	for _, e := range s {
		if len(e) > limit-total {
			panic("bytes: Join output length overflow")
		}
		total += len(e)
	}
	out := append(make([]byte, 0, total), s[0]...)
	for _, e := range s[1:] {
		out = append(append(out, sep...), e...)
	}
	return out
}

// Repeat returns count copies of b behind each other.
func Repeat(b []byte, count int) []byte {
	if count == 0 {
		return []byte{}
	}
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > (1<<63-1)/count {
		panic("bytes: Repeat output length overflow")
	}
	out := make([]byte, len(b)*count)
	for n := copy(out, b); n > 0 && n < len(out); n *= 2 {
		copy(out[n:], out[:n])
	}
	return out
}

// Map returns s with every rune replaced by what mapping gives, or dropped if that is negative.
func Map(mapping func(r rune) rune, s []byte) []byte {
	out := make([]byte, 0, len(s))
	for _, r := range view(s) {
		if r = mapping(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

func changeCase(s []byte, mapping func(rune) rune, from byte) []byte {
	out := make([]byte, len(s))
	for i, c := range s {
		if c >= utf8.RuneSelf {
			return Map(mapping, s)
		}
		if c-from < 26 {
			c ^= 0x20
		}
		out[i] = c
	}
	return out
}

// ToUpper maps all letters to upper case.
func ToUpper(s []byte) []byte { return changeCase(s, unicode.ToUpper, 'a') }

// ToLower maps all letters to lower case.
func ToLower(s []byte) []byte { return changeCase(s, unicode.ToLower, 'A') }

// ToTitle maps all letters to title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with a language's own mapping first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with a language's own mapping first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with a language's own mapping first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// Title maps the letters that begin words to title case.
//
// Deprecated: it does not know words well. Use golang.org/x/text/cases instead.
func Title(s []byte) []byte { return []byte(strings.Title(string(s))) }

// ToValidUTF8 replaces each run of invalid bytes by replacement.
func ToValidUTF8(s, replacement []byte) []byte {
	return append(make([]byte, 0, len(s)+len(replacement)), strings.ToValidUTF8(view(s), view(replacement))...)
}

// Runes returns the code points of s.
func Runes(s []byte) []rune { return []rune(view(s)) }

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Replace returns a copy of s with the first n (all if n is negative) places of old replaced by new.
func Replace(s, old, new []byte, n int) []byte {
	found := 0
	if n != 0 {
		found = Count(s, old)
	}
	if found == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || n > found {
		n = found
	}
	out := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	for i := 0; i < n; i++ {
		at := 0
		if len(old) > 0 {
			at = Index(s, old)
		} else if i > 0 {
			_, at = utf8.DecodeRune(s)
		}
		out = append(append(out, s[:at]...), new...)
		s = s[at+len(old):]
	}
	return append(out, s...)
}

// split cuts s at sep, keeping keep bytes of each sep, into n pieces at most (all if n is negative).
func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		count := utf8.RuneCount(s)
		if n < 0 || n > count {
			n = count
		}
		out := make([][]byte, n)
		for i := range out {
			_, w := utf8.DecodeRune(s)
			if i == n-1 {
				out[i] = s
				break
			}
			out[i], s = s[:w:w], s[w:]
		}
		if n == count && n > 0 {
			last := out[n-1]
			out[n-1] = last[:len(last):len(last)]
		}
		return out
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	out := make([][]byte, 0, min(n, len(s)+1))
	for n--; n > 0; n-- {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		out = append(out, s[:at+keep:at+keep])
		s = s[at+len(sep):]
	}
	return append(out, s)
}

// Split cuts s at every sep; an empty sep cuts between all runes.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitN is Split into n pieces at most:
//   - n == 0 gives nil;
//   - n < 0 gives all.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfter is Split, leaving each sep at the end of its piece.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// SplitAfterN is SplitAfter into n pieces at most.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Fields cuts s around runs of white space.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc cuts s around runs of runes that f holds for.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	out := [][]byte{}
	for piece := range FieldsFuncSeq(s, f) {
		out = append(out, piece)
	}
	return out
}

// Lines goes through the lines of s, their newlines included.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for rest := s; len(rest) > 0; {
			n := IndexByte(rest, '\n') + 1
			if n == 0 {
				n = len(rest)
			}
			if !yield(rest[:n:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

func pieces(s, sep []byte, keep int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		rest := s
		if len(sep) == 0 {
			for len(rest) > 0 {
				_, w := utf8.DecodeRune(rest)
				if !yield(rest[:w:w]) {
					return
				}
				rest = rest[w:]
			}
			return
		}
		for {
			at := Index(rest, sep)
			if at < 0 {
				yield(rest[:len(rest):len(rest)])
				return
			}
			if !yield(rest[: at+keep : at+keep]) {
				return
			}
			rest = rest[at+len(sep):]
		}
	}
}

// SplitSeq goes through what Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return pieces(s, sep, 0) }

// SplitAfterSeq goes through what SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return pieces(s, sep, len(sep)) }

// FieldsSeq goes through what Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq goes through what FieldsFunc returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		from := -1
		for i, r := range view(s) {
			if !f(r) {
				if from < 0 {
					from = i
				}
				continue
			}
			if from >= 0 && !yield(s[from:i:i]) {
				return
			}
			from = -1
		}
		if from >= 0 {
			yield(s[from:len(s):len(s)])
		}
	}
}
