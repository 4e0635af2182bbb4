package syntax

import "unicode"

func (p *parser) node(op Op) *Regexp {
	p.nodes++
	return &Regexp{Op: op, Flags: p.flags}
}

func (p *parser) top() *group { return &p.groups[len(p.groups)-1] }

func (p *parser) open(cap int, name string) {
	p.joinLiterals()
	p.groups = append(p.groups, group{flags: p.flags, cap: cap, name: name})
}

func (p *parser) close() {
	re := p.finish()
	g := *p.top()
	p.groups = p.groups[:len(p.groups)-1]
	p.flags = g.flags
	if g.cap > 0 {
		inner := re
		re = p.node(OpCapture)
		re.Cap, re.Name = g.cap, g.name
		re.Sub = append(re.Sub0[:0], inner)
	}
	p.push(re)
}

// literal pushes a rune; of those that differ only in case, the smallest.
func (p *parser) literal(c rune) {
	re := p.node(OpLiteral)
	if p.flags&FoldCase != 0 && foldFirst <= c && c <= foldLast {
		least := c
		for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		c = least
	}
	re.Rune0[0] = c
	re.Rune = re.Rune0[:1]
	p.push(re)
}

// push adds re to the sequence. Before, the two literals at its end become one: an operator that follows can only
// mean re. A class of one rune is a literal, as is one of a letter in both cases.
func (p *parser) push(re *Regexp) {
	p.runes += len(re.Rune)
	if re.Op == OpCharClass {
		if c := re.Rune; len(c) == 2 && c[0] == c[1] {
			re.Op, re.Rune, re.Flags = OpLiteral, c[:1], p.flags&^FoldCase
		} else if len(c) == 4 && c[0] == c[1] && c[2] == c[3] && foldPair(c[0], c[2]) || len(c) == 2 && c[0]+1 == c[1] && foldPair(c[0], c[1]) {
			re.Op, re.Rune, re.Flags = OpLiteral, c[:1], p.flags|FoldCase
		}
	}
	p.joinLiterals()
	g := p.top()
	g.seq = append(g.seq, re)
	p.check(re)
}

func foldPair(a, b rune) bool { return unicode.SimpleFold(a) == b && unicode.SimpleFold(b) == a }

func (p *parser) joinLiterals() {
	g := p.top()
	n := len(g.seq)
	if n < 2 {
		return
	}
	a, b := g.seq[n-2], g.seq[n-1]
	if a.Op == OpLiteral && b.Op == OpLiteral && (a.Flags^b.Flags)&FoldCase == 0 {
		a.Rune = append(a.Rune, b.Rune...)
		g.seq = g.seq[:n-1]
	}
}

func (p *parser) repeat(op Op, least, most int, before, after, lastRepeat string) (string, error) {
	flags := p.flags
	if flags&PerlX != 0 {
		if after != "" && after[0] == '?' {
			after = after[1:]
			flags ^= NonGreedy
		}
		if lastRepeat != "" { // a** is nothing in Perl
			return "", &Error{ErrInvalidRepeatOp, lastRepeat[:len(lastRepeat)-len(after)]}
		}
	}
	g := p.top()
	n := len(g.seq)
	if n == 0 {
		return "", &Error{ErrMissingRepeatArgument, before[:len(before)-len(after)]}
	}
	re := p.node(op)
	re.Flags, re.Min, re.Max = flags, least, most
	re.Sub = append(re.Sub0[:0], g.seq[n-1])
	g.seq[n-1] = re
	p.check(re)
	if op == OpRepeat && (least >= 2 || most >= 2) && !repeatFits(re, 1000) {
		return "", &Error{ErrInvalidRepeatSize, before[:len(before)-len(after)]}
	}
	return after, nil
}

// alternative ends the sequence being read. Two neighbours that match one rune each become a class.
func (p *parser) alternative() {
	re := p.sequence()
	g := p.top()
	if n := len(g.alts); n > 0 {
		last := g.alts[n-1]
		if oneRune(last) && oneRune(re) {
			if re.Op > last.Op {
				last, re = re, last
				g.alts[n-1] = last
			}
			mergeClass(last, re)
			return
		}
		finishClass(last)
	}
	g.alts = append(g.alts, re)
}

// sequence takes the sequence as one node.
func (p *parser) sequence() *Regexp {
	p.joinLiterals()
	g := p.top()
	seq := g.seq
	g.seq = nil
	var re *Regexp
	if len(seq) == 0 {
		re = &Regexp{Op: OpEmptyMatch}
		p.nodes++
	} else {
		re = p.combine(seq, OpConcat)
	}
	p.check(re)
	return re
}

// finish takes the innermost group as one node; the group stays, empty.
func (p *parser) finish() *Regexp {
	p.alternative()
	g := p.top()
	alts := g.alts
	g.alts = nil
	finishClass(alts[len(alts)-1])
	re := p.combine(alts, OpAlternate)
	p.check(re)
	return re
}

// combine puts list under one operator; lists of the same operator among them are dissolved.
func (p *parser) combine(list []*Regexp, op Op) *Regexp {
	if len(list) == 1 {
		return list[0]
	}
	re := &Regexp{Op: op}
	p.nodes++
	for _, sub := range list {
		if sub.Op == op {
			re.Sub = append(re.Sub, sub.Sub...)
		} else {
			re.Sub = append(re.Sub, sub)
		}
	}
	if op == OpAlternate {
		if re.Sub = p.factor(re.Sub); len(re.Sub) == 1 {
			return re.Sub[0]
		}
	}
	return re
}

func oneRune(re *Regexp) bool {
	switch re.Op {
	case OpLiteral:
		return len(re.Rune) == 1
	case OpCharClass, OpAnyChar, OpAnyCharNotNL:
		return true
	}
	return false
}

// mergeClass makes to match what from matches as well; to's Op is not less than from's.
func mergeClass(to, from *Regexp) {
	switch to.Op {
	case OpAnyCharNotNL:
		newline := from.Op == OpLiteral && from.Rune[0] == '\n'
		for i := 0; from.Op == OpCharClass && i < len(from.Rune); i += 2 {
			newline = newline || from.Rune[i] <= '\n' && '\n' <= from.Rune[i+1]
		}
		if newline {
			to.Op = OpAnyChar
		}
	case OpCharClass:
		if from.Op == OpLiteral {
			to.Rune = addRune(to.Rune, from.Rune[0], from.Flags)
		} else {
			to.Rune = addClass(to.Rune, from.Rune)
		}
	case OpLiteral:
		if to.Rune[0] == from.Rune[0] && to.Flags == from.Flags {
			return
		}
		to.Op = OpCharClass
		to.Rune = addRune(addRune(nil, to.Rune[0], to.Flags), from.Rune[0], from.Flags)
	}
}

// finishClass tidies a class that alternatives were merged into.
func finishClass(re *Regexp) {
	if re.Op != OpCharClass {
		return
	}
	re.Rune = tidy(re.Rune)
	if r := re.Rune; len(r) == 2 && r[0] == 0 && r[1] == unicode.MaxRune {
		re.Op, re.Rune = OpAnyChar, nil
	} else if len(r) == 4 && r[0] == 0 && r[1] == '\n'-1 && r[2] == '\n'+1 && r[3] == unicode.MaxRune {
		re.Op, re.Rune = OpAnyCharNotNL, nil
	}
}
