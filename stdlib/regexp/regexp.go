// Package regexp searches for regular expressions, in time linear in the text.
package regexp

import (
	"io"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Regexp is a compiled expression. Goroutines may share it; only Longest changes it.
type Regexp struct {
	expr     string
	prog     *syntax.Prog
	code     []uint32 // prog for the natives
	names    []string // of the groups; names[0] is the whole match's
	prefix   string   // every match begins with it
	complete bool     // and is nothing else
	longest  bool
	least    int       // the length in bytes of the shortest match, or less
	work     sync.Pool // []uint64 for simulate
}

// String returns the pattern.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy of re.
//
// Deprecated: a Regexp may be shared.
func (re *Regexp) Copy() *Regexp {
	return &Regexp{expr: re.expr, prog: re.prog, code: slices.Clone(re.code), names: re.names, prefix: re.prefix, complete: re.complete,
		longest: re.longest, least: re.least}
}

// Compile parses a pattern of Perl's syntax. Of matches at the same place, the one that a backtracking search finds first is taken.
func Compile(expr string) (*Regexp, error) { return build(expr, syntax.Perl, false) }

// CompilePOSIX parses a pattern of POSIX's syntax (egrep). Of matches at the same place, the longest is taken.
func CompilePOSIX(expr string) (*Regexp, error) { return build(expr, syntax.POSIX, true) }

// MustCompile is Compile, but panics.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	must("Compile", str, err)
	return re
}

// MustCompilePOSIX is CompilePOSIX, but panics.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	must("CompilePOSIX", str, err)
	return re
}

func must(name, expr string, err error) {
	if err == nil {
		return
	}
	if strconv.CanBackquote(expr) {
		expr = "`" + expr + "`"
	} else {
		expr = strconv.Quote(expr)
	}
	panic("regexp: " + name + "(" + expr + "): " + err.Error())
}

func build(expr string, flags syntax.Flags, longest bool) (*Regexp, error) {
	tree, err := syntax.Parse(expr, flags)
	if err != nil {
		return nil, err
	}
	names := tree.CapNames()
	tree = tree.Simplify()
	prog, err := syntax.Compile(tree)
	if err != nil {
		return nil, err
	}
	re := &Regexp{expr: expr, prog: prog, names: names, least: shortest(tree)}
	re.prefix, re.complete = prog.Prefix()
	re.code = encode(prog, re.prefix)
	if longest {
		re.Longest()
	}
	return re, nil
}

func shortest(re *syntax.Regexp) (n int) {
	switch re.Op {
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return len(re.Rune)
		}
		for _, c := range re.Rune {
			if c == utf8.RuneError {
				n++
			} else {
				n += max(utf8.RuneLen(c), 1)
			}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return shortest(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * shortest(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n += shortest(sub)
		}
	case syntax.OpAlternate:
		n = shortest(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n = min(n, shortest(sub))
		}
	}
	return n
}

// Longest makes later searches prefer the longest of the leftmost matches.
func (re *Regexp) Longest() {
	re.longest = true
	re.code[headFlags] |= isLongest
}

// NumSubexp returns how many groups there are.
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames returns the groups' names; the first is that of the whole match, "".
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the number of the first group of that name, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	if name == "" {
		return -1
	}
	return slices.Index(re.names, name)
}

// MatchString tells whether s contains a match.
func (re *Regexp) MatchString(s string) bool { return re.find(s, 0, nil) }

// Match tells whether b contains a match.
func (re *Regexp) Match(b []byte) bool { return re.find(view(b), 0, nil) }

// MatchReader tells whether the text that r returns contains a match.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.findReader(r, nil) }

// MatchReader tells whether the text of r contains a match of pattern.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	return err == nil && re.MatchReader(r), err
}

// MatchString tells whether s contains a match of pattern.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	return err == nil && re.MatchString(s), err
}

// Match tells whether b contains a match of pattern.
func Match(pattern string, b []byte) (matched bool, err error) {
	re, err := Compile(pattern)
	return err == nil && re.Match(b), err
}

// QuoteMeta returns s with a backslash before what would mean something in a pattern.
func QuoteMeta(s string) string {
	if !strings.ContainsAny(s, metas) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(metas, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

const metas = `\.+*?()|[]{}^$`

// MarshalText returns the pattern.
func (re *Regexp) MarshalText() ([]byte, error) { return re.AppendText(nil) }

// AppendText appends the pattern to b.
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

// UnmarshalText compiles text into re.
func (re *Regexp) UnmarshalText(text []byte) error {
	fresh, err := Compile(string(text))
	if err != nil {
		return err
	}
	re.expr, re.prog, re.code, re.names = fresh.expr, fresh.prog, fresh.code, fresh.names
	re.prefix, re.complete, re.longest, re.least = fresh.prefix, fresh.complete, false, fresh.least
	return nil
}

// Expand appends template to dst, with the groups of match (positions in src) in the place of $1, ${1}, $name and ${name}.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for {
		before, after, found := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !found {
			return dst
		}
		template = after
		if strings.HasPrefix(template, "$") {
			dst = append(dst, '$')
			template = template[1:]
			continue
		}
		name, rest, ok := reference(template)
		if !ok {
			dst = append(dst, '$')
			continue
		}
		template = rest
		if n := groupNumber(name); n >= 0 {
			if 2*n+1 < len(match) && match[2*n] >= 0 {
				dst = append(dst, src[match[2*n]:match[2*n+1]]...)
			}
			continue
		}
		for i, have := range re.names {
			if have == name && 2*i+1 < len(match) && match[2*i] >= 0 {
				dst = append(dst, src[match[2*i]:match[2*i+1]]...)
				break
			}
		}
	}
}

// reference reads name or {name} behind a dollar sign.
func reference(s string) (name, rest string, ok bool) {
	inner, brace := strings.CutPrefix(s, "{")
	end := strings.IndexFunc(inner, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if end < 0 {
		end = len(inner)
	}
	name, rest = inner[:end], inner[end:]
	if brace {
		if !strings.HasPrefix(rest, "}") {
			return "", "", false
		}
		rest = rest[1:]
	}
	return name, rest, end > 0
}

func groupNumber(name string) int {
	n := 0
	for i := 0; i < len(name); i++ {
		if d := name[i] - '0'; d <= 9 && n < 1e8 {
			n = n*10 + int(d)
		} else {
			return -1
		}
	}
	if name[0] == '0' && len(name) > 1 {
		return -1
	}
	return n
}
