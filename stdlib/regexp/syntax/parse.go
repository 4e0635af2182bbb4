package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A group collects what stands between two parentheses: the alternatives that are complete, and the sequence being read.
// The pattern as a whole is the outermost group.
type group struct {
	flags Flags // to restore at its end
	cap   int   // its number; 0: it captures nothing
	name  string
	alts  []*Regexp
	seq   []*Regexp
}

type parser struct {
	flags  Flags
	whole  string
	groups []group // the innermost last
	ncap   int
	limits
}

// Parse parses a pattern as flags say.
func Parse(s string, flags Flags) (re *Regexp, err error) {
	if flags&Literal != 0 {
		if err := validText(s); err != nil {
			return nil, err
		}
		return &Regexp{Op: OpLiteral, Flags: flags, Rune: []rune(s)}, nil
	}
	p := &parser{flags: flags, whole: s, groups: make([]group, 1, 4)}
	defer func() {
		if r := recover(); r != nil {
			code, limit := r.(ErrorCode)
			if !limit {
				panic(r)
			}
			re, err = nil, &Error{code, s}
		}
	}()
	lastRepeat := "" // the text from the repetition operator that was read just now
	for t := s; t != ""; {
		rest, repeat, err := p.one(t, lastRepeat)
		if err != nil {
			return nil, err
		}
		if lastRepeat = ""; repeat {
			lastRepeat = t
		}
		t = rest
	}
	if len(p.groups) > 1 {
		return nil, &Error{ErrMissingParen, s}
	}
	return p.finish(), nil
}

// one reads one thing at the start of t. repeat: it was an operator that repeats.
func (p *parser) one(t, lastRepeat string) (rest string, repeat bool, err error) {
	switch t[0] {
	case '(':
		if p.flags&PerlX != 0 && len(t) >= 2 && t[1] == '?' {
			rest, err = p.perlGroup(t)
			return rest, false, err
		}
		p.ncap++
		p.open(p.ncap, "")
	case ')':
		if len(p.groups) == 1 {
			return "", false, &Error{ErrUnexpectedParen, p.whole}
		}
		p.close()
	case '|':
		p.alternative()
	case '^':
		if p.flags&OneLine != 0 {
			p.push(p.node(OpBeginText))
		} else {
			p.push(p.node(OpBeginLine))
		}
	case '$':
		if p.flags&OneLine != 0 {
			re := p.node(OpEndText)
			re.Flags |= WasDollar
			p.push(re)
		} else {
			p.push(p.node(OpEndLine))
		}
	case '.':
		if p.flags&DotNL != 0 {
			p.push(p.node(OpAnyChar))
		} else {
			p.push(p.node(OpAnyCharNotNL))
		}
	case '[':
		rest, err = p.bracket(t)
		return rest, false, err
	case '*':
		rest, err = p.repeat(OpStar, 0, 0, t, t[1:], lastRepeat)
		return rest, true, err
	case '+':
		rest, err = p.repeat(OpPlus, 0, 0, t, t[1:], lastRepeat)
		return rest, true, err
	case '?':
		rest, err = p.repeat(OpQuest, 0, 0, t, t[1:], lastRepeat)
		return rest, true, err
	case '{':
		least, most, after, ok := counts(t)
		if !ok {
			p.literal('{')
			break
		}
		if least < 0 || least > 1000 || most > 1000 || most >= 0 && least > most {
			return "", false, &Error{ErrInvalidRepeatSize, t[:len(t)-len(after)]}
		}
		rest, err = p.repeat(OpRepeat, least, most, t, after, lastRepeat)
		return rest, true, err
	case '\\':
		rest, err = p.backslash(t)
		return rest, false, err
	default:
		c, rest, err := nextRune(t)
		if err == nil {
			p.literal(c)
		}
		return rest, false, err
	}
	return t[1:], false, nil
}

func (p *parser) backslash(t string) (string, error) {
	if p.flags&PerlX != 0 && len(t) >= 2 {
		op := Op(0)
		switch t[1] {
		case 'A':
			op = OpBeginText
		case 'z':
			op = OpEndText
		case 'b':
			op = OpWordBoundary
		case 'B':
			op = OpNoWordBoundary
		case 'C':
			return "", &Error{ErrInvalidEscape, t[:2]}
		case 'Q':
			text, rest, _ := strings.Cut(t[2:], `\E`)
			for text != "" {
				c, more, err := nextRune(text)
				if err != nil {
					return "", err
				}
				p.literal(c)
				text = more
			}
			return rest, nil
		}
		if op != 0 {
			p.push(p.node(op))
			return t[2:], nil
		}
	}
	class, rest, took, err := p.unicodeClass(t, []rune{})
	if err != nil {
		return "", err
	}
	if !took {
		class, rest, took = p.perlClass(t, nil)
	}
	if took {
		p.push(p.classNode(class))
		return rest, nil
	}
	c, rest, err := p.escape(t)
	if err == nil {
		p.literal(c)
	}
	return rest, err
}

// escape reads the escape sequence of a single rune.
func (p *parser) escape(s string) (rune, string, error) {
	if len(s) < 2 {
		return 0, "", &Error{ErrTrailingBackslash, ""}
	}
	c, t, err := nextRune(s[1:])
	if err != nil {
		return 0, "", err
	}
	switch c {
	case 'a', 'f', 'n', 'r', 't', 'v':
		return rune("\a\f\n\r\t\v"[strings.IndexByte("afnrtv", byte(c))]), t, nil
	case '0', '1', '2', '3', '4', '5', '6', '7':
		octal := func() bool { return t != "" && '0' <= t[0] && t[0] <= '7' }
		if c != '0' && !octal() {
			break // a back reference
		}
		v := c - '0'
		for i := 0; i < 2 && octal(); i++ {
			v, t = v<<3|rune(t[0]-'0'), t[1:]
		}
		return v, t, nil
	case 'x':
		v, after, ok, err := hexEscape(t)
		if err != nil || ok {
			return v, after, err
		}
		t = after
	default:
		if c < utf8.RuneSelf && !isAlnum(c) {
			return c, t, nil
		}
	}
	return 0, "", &Error{ErrInvalidEscape, s[:len(s)-len(t)]}
}

// hexEscape reads what follows \x.
func hexEscape(t string) (v rune, rest string, ok bool, err error) {
	if t == "" {
		return 0, t, false, nil
	}
	c, t, err := nextRune(t)
	if err != nil {
		return 0, "", false, err
	}
	if c != '{' {
		high := hexDigit(c)
		if c, t, err = nextRune(t); err != nil {
			return 0, "", false, err
		}
		low := hexDigit(c)
		return high<<4 | low, t, high >= 0 && low >= 0, nil
	}
	for n := 0; t != ""; n++ {
		if c, t, err = nextRune(t); err != nil {
			return 0, "", false, err
		}
		if c == '}' {
			return v, t, n > 0, nil
		}
		d := hexDigit(c)
		if v = v<<4 | d; d < 0 || v > unicode.MaxRune {
			break
		}
	}
	return 0, t, false, nil
}

func hexDigit(c rune) rune {
	if '0' <= c && c <= '9' {
		return c - '0'
	}
	if l := c | 0x20; 'a' <= l && l <= 'f' {
		return l - 'a' + 10
	}
	return -1
}

func isAlnum(c rune) bool {
	l := c | 0x20
	return '0' <= c && c <= '9' || 'a' <= l && l <= 'z'
}

// counts reads {2}, {2,} or {2,3}; most is -1 without limit, and least is -1 when a number is too large.
func counts(s string) (least, most int, rest string, ok bool) {
	least, t, ok := number(s[1:])
	if !ok || t == "" {
		return 0, 0, "", false
	}
	most = least
	if t[0] == ',' {
		if t = t[1:]; t != "" && t[0] == '}' {
			most = -1
		} else {
			if most, t, ok = number(t); !ok {
				return 0, 0, "", false
			}
			if most < 0 {
				least = -1
			}
		}
	}
	if t == "" || t[0] != '}' {
		return 0, 0, "", false
	}
	return least, most, t[1:], true
}

func number(s string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		if n >= 0 {
			if n >= 1e8 {
				n = -1
			} else {
				n = n*10 + int(s[i]-'0')
			}
		}
		i++
	}
	return n, s[i:], i > 0 && (i == 1 || s[0] != '0')
}

// perlGroup reads what begins with (?: a named group, flags, or a group without number.
func (p *parser) perlGroup(s string) (string, error) {
	skip := 0
	if len(s) > 4 && s[2:4] == "P<" {
		skip = 4
	} else if len(s) > 3 && s[2] == '<' {
		skip = 3
	}
	if skip > 0 {
		end := strings.IndexByte(s, '>')
		if end < 0 {
			if err := validText(s); err != nil {
				return "", err
			}
			return "", &Error{ErrInvalidNamedCapture, s}
		}
		name := s[skip:end]
		if err := validText(name); err != nil {
			return "", err
		}
		if name == "" || strings.ContainsFunc(name, func(c rune) bool { return c != '_' && (c > 127 || !isAlnum(c)) }) {
			return "", &Error{ErrInvalidNamedCapture, s[:end+1]}
		}
		p.ncap++
		p.open(p.ncap, name)
		return s[end+1:], nil
	}
	set, clear := Flags(0), Flags(0)
	minus, letters := false, false
	t := s[2:]
	for t != "" {
		c, rest, err := nextRune(t)
		if err != nil {
			return "", err
		}
		t = rest
		on, off := Flags(0), Flags(0)
		switch c {
		case 'i':
			on = FoldCase
		case 'm':
			off = OneLine
		case 's':
			on = DotNL
		case 'U':
			on = NonGreedy
		case '-':
			if minus {
				return "", &Error{ErrInvalidPerlOp, s[:len(s)-len(t)]}
			}
			minus, letters = true, false
			continue
		case ':', ')':
			if minus && !letters {
				return "", &Error{ErrInvalidPerlOp, s[:len(s)-len(t)]}
			}
			if c == ':' {
				p.open(0, "")
			}
			p.flags = p.flags&^clear | set
			return t, nil
		default:
			return "", &Error{ErrInvalidPerlOp, s[:len(s)-len(t)]}
		}
		if letters = true; minus {
			on, off = off, on
		}
		set, clear = set&^off|on, clear&^on|off
	}
	return "", &Error{ErrInvalidPerlOp, s}
}

func nextRune(s string) (rune, string, error) {
	c, n := utf8.DecodeRuneInString(s)
	if c == utf8.RuneError && n == 1 {
		return 0, "", &Error{ErrInvalidUTF8, s}
	}
	return c, s[n:], nil
}

func validText(s string) error {
	if !utf8.ValidString(s) {
		for t := s; ; {
			_, rest, err := nextRune(t)
			if err != nil {
				return err
			}
			t = rest
		}
	}
	return nil
}
