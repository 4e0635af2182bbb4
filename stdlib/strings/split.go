package strings

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// runes splits s into its runes, the last piece being the rest if there are more than n.
func runes(s string, n int) []string {
	count := utf8.RuneCountInString(s)
	if n < 0 || n > count {
		n = count
	}
	out := make([]string, n)
	for i := range out {
		_, w := utf8.DecodeRuneInString(s)
		if i == n-1 {
			w = len(s)
		}
		out[i], s = s[:w], s[w:]
	}
	return out
}

// split cuts s at sep, keeping keep bytes of each sep, into n pieces at most (all if n is negative).
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return runes(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	out := make([]string, 0, min(n, len(s)+1))
	for n--; n > 0; n-- {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		out = append(out, s[:at+keep])
		s = s[at+len(sep):]
	}
	return append(out, s)
}

// Split cuts s at every sep; an empty sep cuts between all runes.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitN is Split into n pieces at most.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfter is Split, leaving each sep at the end of its piece.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// SplitAfterN is SplitAfter into n pieces at most.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// Fields cuts s around runs of white space.
func Fields(s string) []string {
	count := countFields(s)
	if count < 0 {
		return FieldsFunc(s, unicode.IsSpace)
	}
	out := make([]string, count)
	at := 0
	for i := range out {
		from, to := nextField(s, at)
		out[i], at = s[from:to], to
	}
	return out
}

// FieldsFunc cuts s around runs of runes that f holds for.
func FieldsFunc(s string, f func(rune) bool) []string {
	out := []string{}
	from := -1
	for i, r := range s {
		if f(r) {
			if from >= 0 {
				out = append(out, s[from:i])
				from = -1
			}
		} else if from < 0 {
			from = i
		}
	}
	if from >= 0 {
		out = append(out, s[from:])
	}
	return out
}

// Lines goes through the lines of s, their newlines included.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := s; rest != ""; {
			n := IndexByte(rest, '\n') + 1
			if n == 0 {
				n = len(rest)
			}
			if !yield(rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

func pieces(s, sep string, keep int) iter.Seq[string] {
	return func(yield func(string) bool) {
		rest := s
		if sep == "" {
			for rest != "" {
				_, w := utf8.DecodeRuneInString(rest)
				if !yield(rest[:w]) {
					return
				}
				rest = rest[w:]
			}
			return
		}
		for {
			at := Index(rest, sep)
			if at < 0 {
				yield(rest)
				return
			}
			if !yield(rest[:at+keep]) {
				return
			}
			rest = rest[at+len(sep):]
		}
	}
}

// SplitSeq goes through what Split returns.
func SplitSeq(s, sep string) iter.Seq[string] { return pieces(s, sep, 0) }

// SplitAfterSeq goes through what SplitAfter returns.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return pieces(s, sep, len(sep)) }

// FieldsSeq goes through what Fields returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq goes through what FieldsFunc returns.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		from := -1
		for i, r := range s {
			if !f(r) {
				if from < 0 {
					from = i
				}
				continue
			}
			if from >= 0 && !yield(s[from:i]) {
				return
			}
			from = -1
		}
		if from >= 0 {
			yield(s[from:])
		}
	}
}
