package regexp

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// locate returns the positions of the first match at or behind pos: those of the whole, or of all groups.
func (re *Regexp) locate(text string, pos int, groups bool) []int {
	n := 2
	if groups {
		n = 2 * len(re.names)
	}
	caps := make([]int, n)
	if !re.find(text, pos, caps) {
		return nil
	}
	return caps
}

// each calls f with the positions of up to n successive matches that do not overlap; n < 0: of all. A match of
// the empty string that touches the match before it does not count.
func (re *Regexp) each(text string, n int, groups bool, f func([]int)) {
	if n < 0 {
		n = len(text) + 1
	}
	before := -1 // where the last match ended
	for pos := 0; n > 0 && pos <= len(text); {
		loc := re.locate(text, pos, groups)
		if loc == nil {
			return
		}
		touches := loc[1] == pos && loc[0] == before
		if loc[1] > pos {
			pos = loc[1]
		} else {
			pos += runeLen(text, pos)
		}
		before = loc[1]
		if !touches {
			f(loc)
			n--
		}
	}
}

// runeLen returns the length of the rune at pos, 1 at the end.
func runeLen(text string, pos int) int {
	if pos < len(text) && text[pos] >= utf8.RuneSelf {
		_, n := utf8.DecodeRuneInString(text[pos:])
		return n
	}
	return 1
}

func cutBytes(b []byte, lo, hi int) []byte {
	if lo < 0 {
		return nil
	}
	return b[lo:hi:hi]
}

func groupBytes(b []byte, loc []int) [][]byte {
	if loc == nil {
		return nil
	}
	out := make([][]byte, len(loc)/2)
	for i := range out {
		out[i] = cutBytes(b, loc[2*i], loc[2*i+1])
	}
	return out
}

func groupStrings(s string, loc []int) []string {
	if loc == nil {
		return nil
	}
	out := make([]string, len(loc)/2)
	for i := range out {
		if loc[2*i] >= 0 {
			out[i] = s[loc[2*i]:loc[2*i+1]]
		}
	}
	return out
}

// Find returns the leftmost match in b, or nil.
func (re *Regexp) Find(b []byte) []byte {
	if loc := re.locate(view(b), 0, false); loc != nil {
		return cutBytes(b, loc[0], loc[1])
	}
	return nil
}

// FindIndex returns where the leftmost match in b begins and ends, or nil.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.locate(view(b), 0, false) }

// FindString returns the leftmost match in s, or "".
func (re *Regexp) FindString(s string) string {
	if loc := re.locate(s, 0, false); loc != nil {
		return s[loc[0]:loc[1]]
	}
	return ""
}

// FindStringIndex returns where the leftmost match in s begins and ends, or nil.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.locate(s, 0, false) }

// FindReaderIndex returns where the leftmost match in the text of r begins and ends, or nil.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) {
	caps := make([]int, 2)
	if !re.findReader(r, caps) {
		return nil
	}
	return caps
}

// FindSubmatch returns the leftmost match in b and its groups, or nil.
func (re *Regexp) FindSubmatch(b []byte) [][]byte { return groupBytes(b, re.locate(view(b), 0, true)) }

// FindSubmatchIndex returns the positions of the leftmost match in b and of its groups; those without part in it have -1.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.locate(view(b), 0, true) }

// FindStringSubmatch returns the leftmost match in s and its groups, or nil.
func (re *Regexp) FindStringSubmatch(s string) []string {
	return groupStrings(s, re.locate(s, 0, true))
}

// FindStringSubmatchIndex is FindSubmatchIndex for a string.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.locate(s, 0, true) }

// FindReaderSubmatchIndex is FindSubmatchIndex for the text of r.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	caps := make([]int, 2*len(re.names))
	if !re.findReader(r, caps) {
		return nil
	}
	return caps
}

// FindAll returns up to n successive matches in b; all if n < 0.
func (re *Regexp) FindAll(b []byte, n int) (found [][]byte) {
	re.each(view(b), n, false, func(loc []int) { found = append(found, cutBytes(b, loc[0], loc[1])) })
	return found
}

// FindAllIndex returns where up to n successive matches in b begin and end.
func (re *Regexp) FindAllIndex(b []byte, n int) (found [][]int) {
	re.each(view(b), n, false, func(loc []int) { found = append(found, loc) })
	return found
}

// FindAllSubmatch returns up to n successive matches in b, each with its groups.
func (re *Regexp) FindAllSubmatch(b []byte, n int) (found [][][]byte) {
	re.each(view(b), n, true, func(loc []int) { found = append(found, groupBytes(b, loc)) })
	return found
}

// FindAllSubmatchIndex returns the positions of up to n successive matches in b and of their groups.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) (found [][]int) {
	re.each(view(b), n, true, func(loc []int) { found = append(found, loc) })
	return found
}

// FindAllString returns up to n successive matches in s; all if n < 0.
func (re *Regexp) FindAllString(s string, n int) (found []string) {
	re.each(s, n, false, func(loc []int) { found = append(found, s[loc[0]:loc[1]]) })
	return found
}

// FindAllStringIndex returns where up to n successive matches in s begin and end.
func (re *Regexp) FindAllStringIndex(s string, n int) (found [][]int) {
	re.each(s, n, false, func(loc []int) { found = append(found, loc) })
	return found
}

// FindAllStringSubmatch returns up to n successive matches in s, each with its groups.
func (re *Regexp) FindAllStringSubmatch(s string, n int) (found [][]string) {
	re.each(s, n, true, func(loc []int) { found = append(found, groupStrings(s, loc)) })
	return found
}

// FindAllStringSubmatchIndex returns the positions of up to n successive matches in s and of their groups.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (found [][]int) {
	re.each(s, n, true, func(loc []int) { found = append(found, loc) })
	return found
}

// Split cuts s at the matches, into at most n pieces if n >= 0.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if len(re.expr) > 0 && s == "" {
		return []string{""}
	}
	pieces := []string{}
	from, last := 0, 0 // where the piece being collected begins, where the last match began
	for _, loc := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(pieces) == n-1 {
			break
		}
		if last = loc[0]; loc[1] != 0 {
			pieces = append(pieces, s[from:last])
		}
		from = loc[1]
	}
	if last != len(s) {
		pieces = append(pieces, s[from:])
	}
	return pieces
}

// replace returns src with what f appends in the place of every match; changed is false if there is none.
func (re *Regexp) replace(src string, groups bool, f func(dst []byte, loc []int) []byte) (out []byte, changed bool) {
	copied := 0
	for pos := 0; pos <= len(src); {
		loc := re.locate(src, pos, groups)
		if loc == nil {
			break
		}
		changed = true
		out = append(out, src[copied:loc[0]]...)
		if loc[1] > copied || loc[0] == 0 { // no empty match right behind another match
			out = f(out, loc)
		}
		copied = loc[1]
		if next := pos + runeLen(src, pos); next > loc[1] {
			pos = next
		} else {
			pos = loc[1]
		}
	}
	if changed {
		out = append(out, src[copied:]...)
	}
	return out, changed
}

func (re *Regexp) replaceString(src string, groups bool, f func(dst []byte, loc []int) []byte) string {
	if out, changed := re.replace(src, groups, f); changed {
		return string(out)
	}
	return src
}

func (re *Regexp) replaceBytes(src []byte, groups bool, f func(dst []byte, loc []int) []byte) []byte {
	if out, changed := re.replace(view(src), groups, f); changed {
		return out
	}
	return append([]byte(nil), src...)
}

// ReplaceAllString returns src with its matches replaced by repl, in which $1 and the like stand for groups (see Expand).
func (re *Regexp) ReplaceAllString(src, repl string) string {
	if strings.IndexByte(repl, '$') < 0 {
		return re.ReplaceAllLiteralString(src, repl)
	}
	return re.replaceString(src, true, func(dst []byte, loc []int) []byte { return re.expand(dst, repl, src, loc) })
}

// ReplaceAllLiteralString returns src with its matches replaced by repl as it is.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaceString(src, false, func(dst []byte, loc []int) []byte { return append(dst, repl...) })
}

// ReplaceAllStringFunc returns src with its matches replaced by what repl makes of them.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaceString(src, false, func(dst []byte, loc []int) []byte { return append(dst, repl(src[loc[0]:loc[1]])...) })
}

// ReplaceAll is ReplaceAllString for bytes.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	if bytes.IndexByte(repl, '$') < 0 {
		return re.ReplaceAllLiteral(src, repl)
	}
	template := string(repl)
	return re.replaceBytes(src, true, func(dst []byte, loc []int) []byte { return re.expand(dst, template, view(src), loc) })
}

// ReplaceAllLiteral is ReplaceAllLiteralString for bytes.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceBytes(src, false, func(dst []byte, loc []int) []byte { return append(dst, repl...) })
}

// ReplaceAllFunc is ReplaceAllStringFunc for bytes.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceBytes(src, false, func(dst []byte, loc []int) []byte { return append(dst, repl(src[loc[0]:loc[1]])...) })
}
