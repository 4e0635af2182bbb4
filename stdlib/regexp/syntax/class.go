package syntax

import (
	"sort"
	"strings"
	"sync"
	"unicode"
)

// A class is a list of ranges, pairs of first and last rune. While it is built it may be in disorder; tidy
// sorts and merges.

const (
	foldFirst = 0x41    // the first rune that folds to another
	foldLast  = 0x1e943 // the last
)

var perlClasses = map[byte][]rune{
	'd': {'0', '9'},
	's': {'\t', '\n', '\f', '\r', ' ', ' '},
	'w': {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
}

var posixClasses = map[string][]rune{
	"alnum":  {'0', '9', 'A', 'Z', 'a', 'z'},
	"alpha":  {'A', 'Z', 'a', 'z'},
	"ascii":  {0, 127},
	"blank":  {'\t', '\t', ' ', ' '},
	"cntrl":  {0, 31, 127, 127},
	"digit":  {'0', '9'},
	"graph":  {'!', '~'},
	"lower":  {'a', 'z'},
	"print":  {' ', '~'},
	"punct":  {'!', '/', ':', '@', '[', '`', '{', '~'},
	"space":  {'\t', '\r', ' ', ' '},
	"upper":  {'A', 'Z'},
	"word":   {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	"xdigit": {'0', '9', 'A', 'F', 'a', 'f'},
}

// addRange appends lo-hi, or widens one of the last two ranges where it touches: upper and lower case come in turns.
func addRange(class []rune, lo, hi rune) []rune {
	for back := 2; back <= 4 && back <= len(class); back += 2 {
		at := class[len(class)-back:]
		if lo <= at[1]+1 && at[0] <= hi+1 {
			at[0], at[1] = min(at[0], lo), max(at[1], hi)
			return class
		}
	}
	return append(class, lo, hi)
}

// addFolded adds lo-hi and everything that equals one of them but for case.
func addFolded(class []rune, lo, hi rune) []rune {
	if hi < foldFirst || lo > foldLast || lo <= foldFirst && hi >= foldLast {
		return addRange(class, lo, hi)
	}
	if lo < foldFirst {
		class = addRange(class, lo, foldFirst-1)
		lo = foldFirst
	}
	if hi > foldLast {
		class = addRange(class, foldLast+1, hi)
		hi = foldLast
	}
	for c := lo; c <= hi; c++ {
		class = addRange(class, c, c)
		for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
			class = addRange(class, f, f)
		}
	}
	return class
}

func addRune(class []rune, c rune, flags Flags) []rune {
	if flags&FoldCase != 0 {
		return addFolded(class, c, c)
	}
	return addRange(class, c, c)
}

func addClass(class, more []rune) []rune {
	for ; len(more) > 0; more = more[2:] {
		class = addRange(class, more[0], more[1])
	}
	return class
}

// addOthers adds what is not in more, which is tidy.
func addOthers(class, more []rune) []rune {
	from := rune(0)
	for ; len(more) > 0; more = more[2:] {
		if from < more[0] {
			class = addRange(class, from, more[0]-1)
		}
		from = more[1] + 1
	}
	if from <= unicode.MaxRune {
		class = addRange(class, from, unicode.MaxRune)
	}
	return class
}

func tableClass(t *unicode.RangeTable) (class []rune) {
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			class = addRange(class, lo, hi)
			return
		}
		for c := lo; c <= hi; c += stride {
			class = addRange(class, c, c)
		}
	}
	for _, r := range t.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return class
}

type byStart []rune

func (b byStart) Len() int { return len(b) / 2 }
func (b byStart) Less(i, j int) bool {
	x, y := b[2*i:2*i+2], b[2*j:2*j+2]
	return x[0] < y[0] || x[0] == y[0] && x[1] > y[1]
}
func (b byStart) Swap(i, j int) {
	x, y := b[2*i:2*i+2], b[2*j:2*j+2]
	x[0], x[1], y[0], y[1] = y[0], y[1], x[0], x[1]
}

// tidy sorts the ranges and merges those that touch, in place.
func tidy(class []rune) []rune {
	sort.Sort(byStart(class))
	if len(class) < 2 {
		return class
	}
	n := 2
	for i := 2; i < len(class); i += 2 {
		if class[i] <= class[n-1]+1 {
			class[n-1] = max(class[n-1], class[i+1])
			continue
		}
		class[n], class[n+1] = class[i], class[i+1]
		n += 2
	}
	return class[:n]
}

func classHas(class []rune, c rune) bool {
	i := sort.Search(len(class)/2, func(i int) bool { return c <= class[2*i+1] })
	return 2*i < len(class) && class[2*i] <= c
}

var categoryNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for long, short := range unicode.CategoryAliases {
		m[plainName(long)] = short
	}
	return m
})

// plainName drops what does not count in a class's name: spaces, underscores, hyphens, and case but for the first letter.
func plainName(name string) string {
	b := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c == ' ' || c == '_' || c == '-' {
			continue
		}
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if letter && len(b) == 0 {
			c &^= 0x20
		} else if letter {
			c |= 0x20
		}
		b = append(b, c)
	}
	return string(b)
}

// namedClass finds a Unicode class: its ranges and those that folding adds (nil: none). inverted: it is all but these.
func namedClass(name string) (class, folds []rune, inverted, ok bool) {
	name = plainName(name)
	switch name {
	case "Any":
		return []rune{0, unicode.MaxRune}, nil, false, true
	case "Ascii":
		return []rune{0, 127}, []rune{0x17f, 0x17f, 0x212a, 0x212a}, false, true
	case "Assigned":
		return tableClass(unicode.Categories["Cn"]), nil, true, true
	case "Lc":
		name = "LC"
	}
	t, fold := unicode.Categories[name], unicode.FoldCategory[name]
	if t == nil {
		t, fold = unicode.Scripts[name], unicode.FoldScript[name]
	}
	if t == nil {
		if short := categoryNames()[name]; short != "" {
			t, fold = unicode.Categories[short], unicode.FoldCategory[short]
		}
	}
	if t == nil {
		return nil, nil, false, false
	}
	if fold != nil {
		folds = tableClass(fold)
	}
	return tableClass(t), folds, false, true
}

// addNamed adds a class that was looked up by name. negated: all that is not in it.
func addNamed(class, more, folds []rune, negated bool) []rune {
	if len(folds) > 0 {
		more = tidy(append(more, folds...))
	}
	if negated {
		return addOthers(class, more)
	}
	return addClass(class, more)
}

// perlClass reads \d, \S and the like at the start of s.
func (p *parser) perlClass(s string, class []rune) ([]rune, string, bool) {
	if p.flags&PerlX == 0 || len(s) < 2 || s[0] != '\\' {
		return class, s, false
	}
	ranges := perlClasses[s[1]|0x20]
	if ranges == nil || s[1]&0x40 == 0 {
		return class, s, false
	}
	return p.addPlain(class, ranges, s[1]&0x20 == 0), s[2:], true
}

func (p *parser) addPlain(class, ranges []rune, negated bool) []rune {
	if p.flags&FoldCase != 0 {
		var folded []rune
		for i := 0; i < len(ranges); i += 2 {
			folded = addFolded(folded, ranges[i], ranges[i+1])
		}
		ranges = tidy(folded)
	}
	return addNamed(class, ranges, nil, negated)
}

// posixClass reads [:alpha:] or [:^alpha:].
func (p *parser) posixClass(s string, class []rune) ([]rune, string, bool, error) {
	if len(s) < 3 || s[:2] != "[:" {
		return class, s, false, nil
	}
	inner, rest, found := strings.Cut(s[2:], ":]")
	if !found {
		return class, s, false, nil
	}
	name, negated := strings.CutPrefix(inner, "^")
	ranges := posixClasses[name]
	if ranges == nil {
		return nil, "", false, &Error{ErrInvalidCharRange, s[:len(inner)+4]}
	}
	return p.addPlain(class, ranges, negated), rest, true, nil
}

// unicodeClass reads \pL, \p{Greek}, \P{^Lu}.
func (p *parser) unicodeClass(s string, class []rune) ([]rune, string, bool, error) {
	if p.flags&UnicodeGroups == 0 || len(s) < 2 || s[0] != '\\' || s[1]|0x20 != 'p' || s[1]&0x40 == 0 {
		return class, s, false, nil
	}
	c, rest, err := nextRune(s[2:])
	if err != nil {
		return nil, "", false, err
	}
	negated := s[1] == 'P'
	name := s[2 : len(s)-len(rest)]
	if c == '{' {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			if err := validText(s); err != nil {
				return nil, "", false, err
			}
			return nil, "", false, &Error{ErrInvalidCharRange, s}
		}
		name, rest = s[3:end], s[end+1:]
		if err := validText(name); err != nil {
			return nil, "", false, err
		}
	}
	bare, hat := strings.CutPrefix(name, "^")
	more, folds, inverted, ok := namedClass(bare)
	if !ok {
		return nil, "", false, &Error{ErrInvalidCharRange, s[:len(s)-len(rest)]}
	}
	if p.flags&FoldCase == 0 {
		folds = nil
	}
	return addNamed(class, more, folds, negated != hat != inverted), rest, true, nil
}

// bracket reads a class in brackets and pushes it.
func (p *parser) bracket(s string) (string, error) {
	t, negated := strings.CutPrefix(s[1:], "^")
	var class []rune
	if negated && p.flags&ClassNL == 0 {
		class = append(class, '\n', '\n') // so that the negation leaves newlines out
	}
	for first := true; first || t == "" || t[0] != ']'; first = false {
		// POSIX allows - only at the ends and in a range.
		if !first && p.flags&PerlX == 0 && t != "" && t[0] == '-' && (len(t) == 1 || t[1] != ']') {
			bad := t
			if _, rest, err := nextRune(t[1:]); t != "-" && err == nil {
				bad = t[:len(t)-len(rest)]
			} else if len(t) > 1 {
				bad = t[:2]
			}
			return "", &Error{ErrInvalidCharRange, bad}
		}
		var took bool
		var err error
		if class, t, took, err = p.posixClass(t, class); err != nil {
			return "", err
		} else if took {
			continue
		}
		if class, t, took, err = p.unicodeClass(t, class); err != nil {
			return "", err
		} else if took {
			continue
		}
		if class, t, took = p.perlClass(t, class); took {
			continue
		}
		from := t
		lo, err := p.classRune(&t, s)
		if err != nil {
			return "", err
		}
		hi := lo
		if len(t) >= 2 && t[0] == '-' && t[1] != ']' {
			t = t[1:]
			if hi, err = p.classRune(&t, s); err != nil {
				return "", err
			}
			if hi < lo {
				return "", &Error{ErrInvalidCharRange, from[:len(from)-len(t)]}
			}
		}
		if p.flags&FoldCase != 0 {
			class = addFolded(class, lo, hi)
		} else {
			class = addRange(class, lo, hi)
		}
	}
	class = tidy(class)
	if negated {
		class = addOthers([]rune{}, class)
	}
	p.push(p.classNode(class))
	return t[1:], nil
}

func (p *parser) classRune(t *string, whole string) (c rune, err error) {
	if *t == "" {
		return 0, &Error{ErrMissingBracket, whole}
	}
	if (*t)[0] == '\\' {
		c, *t, err = p.escape(*t)
	} else {
		c, *t, err = nextRune(*t)
	}
	return c, err
}

func (p *parser) classNode(class []rune) *Regexp {
	re := p.node(OpCharClass)
	re.Rune = class
	return re
}
