package syntax

import (
	"strconv"
	"strings"
	"unicode"
)

// A tree is printed with as few (?flags:…) as its pieces need. Each piece says which flags it must be printed under and
// which it must not; neighbours that agree share one pair of parentheses.
type marks uint8

const (
	markI     marks = 1 << iota // (?i:
	markM                       // (?m:
	markS                       // (?s:
	markClose                   // ) behind this node
	markGroup                   // (?: … )
	markNotM                    // (?-m:
	markNotS                    // (?-s:

	markOpen = markI | markM | markS | markNotM | markNotS
	negateBy = 4 // markM << negateBy is markNotM
)

type printer struct {
	strings.Builder
	marks map[*Regexp]marks
}

// String returns the expression as a pattern.
func (re *Regexp) String() string {
	p := &printer{}
	must, not := p.needs(re)
	must |= (not &^ markI) << negateBy
	if must != 0 {
		must |= markClose
	}
	p.print(re, must)
	return p.Builder.String()
}

func foldable(c rune) bool { return foldFirst <= c && c <= foldLast && unicode.SimpleFold(c) != c }

func (p *printer) needs(re *Regexp) (must, not marks) {
	switch re.Op {
	case OpLiteral:
		for _, c := range re.Rune {
			if foldable(c) {
				if re.Flags&FoldCase != 0 {
					return markI, 0
				}
				return 0, markI
			}
		}
	case OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			lo, hi := max(foldFirst, re.Rune[i]), min(foldLast, re.Rune[i+1])
			for c := lo; c <= hi; c++ {
				for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
					if (f < lo || f > hi) && !classHas(re.Rune, f) {
						return 0, markI
					}
				}
			}
		}
	case OpAnyCharNotNL:
		return 0, markS
	case OpAnyChar:
		return markS, 0
	case OpBeginLine, OpEndLine:
		return markM, 0
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			return 0, markM
		}
	case OpCapture, OpStar, OpPlus, OpQuest, OpRepeat:
		return p.needs(re.Sub[0])
	case OpConcat, OpAlternate:
		return p.needsList(re.Sub)
	}
	return 0, 0
}

// needsList cuts the list where a piece contradicts those before it.
func (p *printer) needsList(list []*Regexp) (must, not marks) {
	first, last, cut, every := 0, 0, false, marks(0)
	for i, sub := range list {
		m, n := p.needs(sub)
		if must&n|m&not != 0 {
			if must != 0 {
				p.span(list[first], list[last], must)
			}
			must, not, first, cut = 0, 0, i, true
		}
		must, not, every = must|m, not|n, every|n
		if m != 0 {
			last = i
		}
		if must == 0 && first == i {
			first++
		}
	}
	if !cut {
		return must, not
	}
	if must != 0 {
		p.span(list[first], list[last], must)
	}
	return 0, every
}

func (p *printer) span(first, last *Regexp, must marks) {
	if p.marks == nil {
		p.marks = map[*Regexp]marks{}
	}
	p.marks[first] = must
	p.marks[last] |= markClose
}

func (p *printer) print(re *Regexp, m marks) {
	m |= p.marks[re]
	open := m & markOpen
	if open != 0 && m&markClose != 0 {
		m &^= markGroup
	}
	if open != 0 {
		p.WriteString("(?")
		for i, word := range []string{"i", "m", "s"} {
			if open&(1<<i) != 0 {
				p.WriteString(word)
			}
		}
		if open&(markNotM|markNotS) != 0 {
			p.WriteByte('-')
			if open&markNotM != 0 {
				p.WriteByte('m')
			}
			if open&markNotS != 0 {
				p.WriteByte('s')
			}
		}
		p.WriteByte(':')
	}
	if m&markGroup != 0 {
		p.WriteString("(?:")
	}
	p.body(re)
	if m&markGroup != 0 {
		p.WriteByte(')')
	}
	if m&markClose != 0 {
		p.WriteByte(')')
	}
}

func (p *printer) body(re *Regexp) {
	switch re.Op {
	case OpNoMatch:
		p.WriteString(`[^\x00-\x{10FFFF}]`)
	case OpEmptyMatch:
		p.WriteString("(?:)")
	case OpLiteral:
		for _, c := range re.Rune {
			p.rune(c, false)
		}
	case OpCharClass:
		p.class(re.Rune)
	case OpAnyChar, OpAnyCharNotNL:
		p.WriteByte('.')
	case OpBeginLine:
		p.WriteByte('^')
	case OpEndLine:
		p.WriteByte('$')
	case OpBeginText:
		p.WriteString(`\A`)
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			p.WriteByte('$')
		} else {
			p.WriteString(`\z`)
		}
	case OpWordBoundary:
		p.WriteString(`\b`)
	case OpNoWordBoundary:
		p.WriteString(`\B`)
	case OpCapture:
		p.WriteByte('(')
		if re.Name != "" {
			p.WriteString("?P<" + re.Name + ">")
		}
		if sub := re.Sub[0]; sub.Op != OpEmptyMatch {
			p.print(sub, 0)
		}
		p.WriteByte(')')
	case OpStar, OpPlus, OpQuest, OpRepeat:
		sub, m := re.Sub[0], marks(0)
		if sub.Op > OpCapture || sub.Op == OpLiteral && len(sub.Rune) > 1 {
			m = markGroup
		}
		p.print(sub, m)
		if re.Op == OpRepeat {
			p.WriteString("{" + strconv.Itoa(re.Min))
			if re.Max < 0 {
				p.WriteByte(',')
			} else if re.Max != re.Min {
				p.WriteString("," + strconv.Itoa(re.Max))
			}
			p.WriteByte('}')
		} else {
			p.WriteByte("*+?"[re.Op-OpStar])
		}
		if re.Flags&NonGreedy != 0 {
			p.WriteByte('?')
		}
	case OpConcat:
		for _, sub := range re.Sub {
			if sub.Op == OpAlternate {
				p.print(sub, markGroup)
			} else {
				p.print(sub, 0)
			}
		}
	case OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				p.WriteByte('|')
			}
			p.print(sub, 0)
		}
	default:
		p.WriteString("<invalid op" + strconv.Itoa(int(re.Op)) + ">")
	}
}

// class prints ranges; those that reach from 0 to the last rune as what they leave out.
func (p *printer) class(r []rune) {
	if len(r)%2 != 0 {
		p.WriteString("[invalid char class]")
		return
	}
	p.WriteByte('[')
	if n := len(r); n == 0 {
		p.WriteString(`^\x00-\x{10FFFF}`)
	} else if n > 2 && r[0] == 0 && r[n-1] == unicode.MaxRune {
		p.WriteByte('^')
		for i := 1; i < n-1; i += 2 {
			p.pair(r[i]+1, r[i+1]-1)
		}
	} else {
		for i := 0; i < n; i += 2 {
			p.pair(r[i], r[i+1])
		}
	}
	p.WriteByte(']')
}

func (p *printer) pair(lo, hi rune) {
	p.rune(lo, lo == '-')
	if hi == lo {
		return
	}
	if hi > lo+1 {
		p.WriteByte('-')
	}
	p.rune(hi, hi == '-')
}

func (p *printer) rune(c rune, quoted bool) {
	if unicode.IsPrint(c) {
		if quoted || strings.ContainsRune(`\.+*?()|[]{}^$`, c) {
			p.WriteByte('\\')
		}
		p.WriteRune(c)
		return
	}
	if i := strings.IndexRune("\a\f\n\r\t\v", c); i >= 0 {
		p.WriteByte('\\')
		p.WriteByte("afnrtv"[i])
		return
	}
	digits := strconv.FormatInt(int64(c), 16)
	if c >= 0x100 {
		digits = "{" + digits + "}"
	} else if c < 16 {
		digits = "0" + digits
	}
	p.WriteString(`\x` + digits)
}
