package strings

import (
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Clone returns a copy of s in memory of its own.
func Clone(s string) string {
	if s == "" {
		return ""
	}
	return taken([]byte(s))
}

// taken makes a string of b, which must not be changed any more.
func taken(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Join concatenates elems with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	const limit = 1<<63 - 1
	total := 0
	if len(sep) > 0 {
		if len(sep) >= limit/(len(elems)-1) {
			panic("strings: Join output length overflow")
		}
		total = len(sep) * (len(elems) - 1)
	}
	for _, e := range elems {
		if len(e) > limit-total {
			panic("strings: Join output length overflow")
		}
		total += len(e)
	}
	return join(elems, sep, total)
}

// Repeat returns count copies of s behind each other.
func Repeat(s string, count int) string {
	switch {
	case count < 0:
		panic("strings: negative Repeat count")
	case count == 0 || s == "":
		return ""
	case count == 1:
		return s
	case len(s) > (1<<63-1)/count:
		panic("strings: Repeat output length overflow")
	}
	return repeat(s, count)
}

// Map returns s with every rune replaced by what mapping gives, or dropped if that is negative.
func Map(mapping func(rune) rune, s string) string {
	var out []byte
	changed := false
	for i, r := range s {
		to := mapping(r)
		if !changed {
			if to == r {
				if r != utf8.RuneError {
					continue
				}
				if _, w := utf8.DecodeRuneInString(s[i:]); w != 1 {
					continue
				}
			}
			changed = true
			out = append(make([]byte, 0, len(s)+utf8.UTFMax), s[:i]...)
		}
		if to >= 0 {
			out = utf8.AppendRune(out, to)
		}
	}
	if !changed {
		return s
	}
	return taken(out)
}

// ToUpper maps all letters to upper case.
func ToUpper(s string) string {
	if t, ok := caseASCII(s, true); ok {
		return t
	}
	return Map(unicode.ToUpper, s)
}

// ToLower maps all letters to lower case.
func ToLower(s string) string {
	if t, ok := caseASCII(s, false); ok {
		return t
	}
	return Map(unicode.ToLower, s)
}

// ToTitle maps all letters to title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with a language's own mapping first.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with a language's own mapping first.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with a language's own mapping first.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// betweenWords reports whether r ends a word for Title.
func betweenWords(r rune) bool {
	switch {
	case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
		return false
	case r < utf8.RuneSelf:
		return true
	}
	return unicode.IsSpace(r)
}

// Title maps the letters that begin words to title case.
//
// Deprecated: it does not know words well. Use golang.org/x/text/cases instead.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		begins := betweenWords(before)
		before = r
		if begins {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// ToValidUTF8 replaces each run of invalid bytes by replacement.
func ToValidUTF8(s, replacement string) string {
	var out []byte
	done := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || w != 1 {
			i += w
			continue
		}
		if out == nil {
			out = make([]byte, 0, len(s)+len(replacement))
		}
		out = append(append(out, s[done:i]...), replacement...)
		for r == utf8.RuneError && w == 1 {
			i++
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		done = i
	}
	if out == nil {
		return s
	}
	return taken(append(out, s[done:]...))
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Replace replaces the first n (all if n is negative) places of old by new.
func Replace(s, old, new string, n int) string {
	if n == 0 || old == new {
		return s
	}
	found := Count(s, old)
	if found == 0 {
		return s
	}
	if n < 0 || n > found {
		n = found
	}
	out := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	if old == "" {
		for i := 0; i < n; i++ {
			if i > 0 {
				_, w := utf8.DecodeRuneInString(s)
				out = append(out, s[:w]...)
				s = s[w:]
			}
			out = append(out, new...)
		}
		return taken(append(out, s...))
	}
	for ; n > 0; n-- {
		at := Index(s, old)
		out = append(append(out, s[:at]...), new...)
		s = s[at+len(old):]
	}
	return taken(append(out, s...))
}

// A Builder collects a string. Its zero value is ready; it must not be copied once used.
type Builder struct {
	self *Builder // finds copies
	buf  []byte
}

func (b *Builder) check() {
	if b.self == nil {
		// The detour keeps b from seeming to escape.
		b.self = (*Builder)(unsafe.Pointer(uintptr(unsafe.Pointer(b)) + 0))
	} else if b.self != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what has been collected.
func (b *Builder) String() string { return unsafe.String(unsafe.SliceData(b.buf), len(b.buf)) }

// Len returns the length of what has been collected.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns how much fits into the memory that the builder has.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset makes the builder empty.
func (b *Builder) Reset() { b.self, b.buf = nil, nil }

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int) {
	b.check()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		room := append([]byte(nil), make([]byte, 2*cap(b.buf)+n)...)
		b.buf = room[:copy(room, b.buf)]
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	if b.self != b {
		b.check()
	}
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	if b.self != b {
		b.check()
	}
	b.buf = append(b.buf, c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	if b.self != b {
		b.check()
	}
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

func (b *Builder) WriteString(s string) (int, error) {
	if b.self != b {
		b.check()
	}
	b.buf = append(b.buf, s...)
	return len(s), nil
}
