package syntax

import "unicode"

// A piece of program has an entry and exits that still lead nowhere. An exit is a word of an instruction, written as
// 2*pc for Out and 2*pc+1 for Arg; the exits are a list threaded through these words. No exit is 0: instruction 0 fails.
type piece struct {
	entry       uint32
	first, last uint32
	empty       bool // it may match the empty string
}

type compiler struct{ inst []Inst }

// Compile translates a simplified expression.
func Compile(re *Regexp) (*Prog, error) {
	c := &compiler{inst: []Inst{{Op: InstFail}}}
	all := c.compile(re)
	end := c.add(InstMatch, 0)
	c.connect(all, end)
	p := &Prog{Inst: c.inst, Start: int(all.entry), NumCap: 2}
	for i := range p.Inst {
		if p.Inst[i].Op == InstCapture {
			p.NumCap = max(p.NumCap, int(p.Inst[i].Arg)+1)
		}
	}
	return p, nil
}

func (c *compiler) add(op InstOp, arg uint32) uint32 {
	c.inst = append(c.inst, Inst{Op: op, Arg: arg})
	return uint32(len(c.inst) - 1)
}

func (c *compiler) word(exit uint32) *uint32 {
	if i := &c.inst[exit/2]; exit%2 == 0 {
		return &i.Out
	} else {
		return &i.Arg
	}
}

func (c *compiler) connect(p piece, to uint32) {
	for exit := p.first; exit != 0; {
		w := c.word(exit)
		exit, *w = *w, to
	}
}

// joined returns the exits of a followed by those of b.
func (c *compiler) joined(a, b piece) (first, last uint32) {
	if a.first == 0 {
		return b.first, b.last
	}
	if b.first == 0 {
		return a.first, a.last
	}
	*c.word(a.last) = b.first
	return a.first, b.last
}

// step makes a piece of one instruction that goes on at Out.
func (c *compiler) step(op InstOp, arg uint32, empty bool) piece {
	pc := c.add(op, arg)
	return piece{pc, 2 * pc, 2 * pc, empty}
}

func (c *compiler) then(a, b piece) piece {
	if a.entry == 0 || b.entry == 0 {
		return piece{} // nothing matches
	}
	c.connect(a, b.entry)
	return piece{a.entry, b.first, b.last, a.empty && b.empty}
}

// choice adds an InstAlt that prefers p, or leaving if lazy; the exit is the way that leaves.
func (c *compiler) choice(p piece, lazy bool) piece {
	pc := c.add(InstAlt, 0)
	if lazy {
		c.inst[pc].Arg = p.entry
		return piece{pc, 2 * pc, 2 * pc, true}
	}
	c.inst[pc].Out = p.entry
	return piece{pc, 2*pc + 1, 2*pc + 1, true}
}

func (c *compiler) quest(p piece, lazy bool) piece {
	q := c.choice(p, lazy)
	q.first, q.last = c.joined(q, p)
	return q
}

func (c *compiler) plus(p piece, lazy bool) piece {
	again := c.choice(p, lazy)
	c.connect(p, again.entry)
	return piece{p.entry, again.first, again.last, p.empty}
}

func (c *compiler) star(p piece, lazy bool) piece {
	if p.empty { // x* in the form (x+)?, which keeps the preferences when x matches nothing
		return c.quest(c.plus(p, lazy), lazy)
	}
	again := c.choice(p, lazy)
	c.connect(p, again.entry)
	return again
}

func (c *compiler) runes(r []rune, flags Flags) piece {
	fold := flags & FoldCase
	if len(r) != 1 || unicode.SimpleFold(r[0]) == r[0] {
		fold = 0
	}
	op := InstRune
	switch n := len(r); {
	case fold == 0 && (n == 1 || n == 2 && r[0] == r[1]):
		op = InstRune1
	case n == 2 && r[0] == 0 && r[1] == unicode.MaxRune:
		op = InstRuneAny
	case n == 4 && r[0] == 0 && r[1] == '\n'-1 && r[2] == '\n'+1 && r[3] == unicode.MaxRune:
		op = InstRuneAnyNotNL
	}
	p := c.step(op, uint32(fold), false)
	c.inst[p.entry].Rune = r
	return p
}

func (c *compiler) compile(re *Regexp) (p piece) {
	lazy := re.Flags&NonGreedy != 0
	switch re.Op {
	case OpNoMatch:
		return piece{}
	case OpEmptyMatch:
		return c.step(InstNop, 0, true)
	case OpLiteral:
		if len(re.Rune) == 0 {
			return c.step(InstNop, 0, true)
		}
		for i := range re.Rune {
			if next := c.runes(re.Rune[i:i+1], re.Flags); i == 0 {
				p = next
			} else {
				p = c.then(p, next)
			}
		}
		return p
	case OpCharClass:
		return c.runes(re.Rune, re.Flags)
	case OpAnyChar:
		return c.runes([]rune{0, unicode.MaxRune}, 0)
	case OpAnyCharNotNL:
		return c.runes([]rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}, 0)
	case OpBeginLine, OpEndLine, OpBeginText, OpEndText, OpWordBoundary, OpNoWordBoundary:
		return c.step(InstEmptyWidth, uint32(EmptyBeginLine<<(re.Op-OpBeginLine)), true)
	case OpCapture:
		left := c.step(InstCapture, uint32(2*re.Cap), true)
		inner := c.compile(re.Sub[0])
		right := c.step(InstCapture, uint32(2*re.Cap+1), true)
		return c.then(c.then(left, inner), right)
	case OpStar:
		return c.star(c.compile(re.Sub[0]), lazy)
	case OpPlus:
		return c.plus(c.compile(re.Sub[0]), lazy)
	case OpQuest:
		return c.quest(c.compile(re.Sub[0]), lazy)
	case OpConcat:
		if len(re.Sub) == 0 {
			return c.step(InstNop, 0, true)
		}
		for i, sub := range re.Sub {
			if next := c.compile(sub); i == 0 {
				p = next
			} else {
				p = c.then(p, next)
			}
		}
		return p
	case OpAlternate:
		for _, sub := range re.Sub {
			next := c.compile(sub)
			switch {
			case p.entry == 0:
				p = next
			case next.entry != 0:
				pc := c.add(InstAlt, next.entry)
				c.inst[pc].Out = p.entry
				first, last := c.joined(p, next)
				p = piece{pc, first, last, p.empty || next.empty}
			}
		}
		return p
	}
	panic("regexp: unhandled case in compile")
}
