package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Prog is a compiled expression.
type Prog struct {
	Inst   []Inst
	Start  int // the instruction to begin with
	NumCap int // two for each group, the whole match included
}

// An InstOp is the operation of an instruction.
type InstOp uint8

const (
	InstAlt InstOp = iota
	InstAltMatch
	InstCapture
	InstEmptyWidth
	InstMatch
	InstFail
	InstNop
	InstRune
	InstRune1
	InstRuneAny
	InstRuneAnyNotNL
)

func (i InstOp) String() string {
	const words = "Alt AltMatch Capture EmptyWidth Match Fail Nop Rune Rune1 RuneAny RuneAnyNotNL"
	if list := strings.Fields(words); int(i) < len(list) {
		return "Inst" + list[i]
	}
	return ""
}

// An EmptyOp is a set of conditions on a place between two runes.
type EmptyOp uint8

const (
	EmptyBeginLine EmptyOp = 1 << iota
	EmptyEndLine
	EmptyBeginText
	EmptyEndText
	EmptyWordBoundary
	EmptyNoWordBoundary
)

// EmptyOpContext returns the conditions that hold between r1 and r2; -1 stands for the ends of the text.
func EmptyOpContext(r1, r2 rune) (op EmptyOp) {
	if r1 < 0 {
		op |= EmptyBeginText
	}
	if r1 < 0 || r1 == '\n' {
		op |= EmptyBeginLine
	}
	if r2 < 0 {
		op |= EmptyEndText
	}
	if r2 < 0 || r2 == '\n' {
		op |= EmptyEndLine
	}
	if IsWordChar(r1) == IsWordChar(r2) {
		return op | EmptyNoWordBoundary
	}
	return op | EmptyWordBoundary
}

// IsWordChar tells whether r is a letter, digit or underscore of ASCII.
func IsWordChar(r rune) bool {
	return r == '_' || r < utf8.RuneSelf && isAlnum(r)
}

// An Inst is one instruction.
type Inst struct {
	Op   InstOp
	Out  uint32 // where to go on
	Arg  uint32 // the other way, the slot, the condition, or FoldCase
	Rune []rune
}

// MatchRune tells whether the instruction matches r. Only for InstRune and its kin.
func (i *Inst) MatchRune(r rune) bool { return i.MatchRunePos(r) >= 0 }

// MatchRunePos returns which of the pairs of runes matches r, or -1. A single rune counts as a pair.
func (i *Inst) MatchRunePos(r rune) int {
	if len(i.Rune) == 1 {
		only := i.Rune[0]
		if r == only {
			return 0
		}
		if Flags(i.Arg)&FoldCase != 0 {
			for f := unicode.SimpleFold(only); f != only; f = unicode.SimpleFold(f) {
				if f == r {
					return 0
				}
			}
		}
		return -1
	}
	below, above := 0, len(i.Rune)/2 // r can only be in one of these
	for below < above {
		mid := (below + above) / 2
		if r < i.Rune[2*mid] {
			above = mid
		} else if r > i.Rune[2*mid+1] {
			below = mid + 1
		} else {
			return mid
		}
	}
	return -1
}

// MatchEmptyWidth tells whether the instruction's condition holds between two runes. Only for InstEmptyWidth.
func (i *Inst) MatchEmptyWidth(before rune, after rune) bool {
	switch op := EmptyOp(i.Arg); op {
	case EmptyBeginLine, EmptyEndLine, EmptyBeginText, EmptyEndText, EmptyWordBoundary, EmptyNoWordBoundary:
		return EmptyOpContext(before, after)&op != 0
	}
	panic("unknown empty width arg")
}

// over follows instructions that consume nothing and decide nothing.
func (p *Prog) over(pc uint32) *Inst {
	for {
		i := &p.Inst[pc]
		if i.Op != InstNop && i.Op != InstCapture {
			return i
		}
		pc = i.Out
	}
}

// Prefix returns the text that every match begins with, and whether it is all of the match.
func (p *Prog) Prefix() (prefix string, complete bool) {
	var b strings.Builder
	i := p.over(uint32(p.Start))
	for i.Op >= InstRune && len(i.Rune) == 1 && Flags(i.Arg)&FoldCase == 0 && i.Rune[0] != utf8.RuneError {
		b.WriteRune(i.Rune[0])
		i = p.over(i.Out)
	}
	return b.String(), i.Op == InstMatch
}

// StartCond returns the conditions that every match begins with; all of them if there is no match.
func (p *Prog) StartCond() (cond EmptyOp) {
	for pc := uint32(p.Start); ; pc = p.Inst[pc].Out {
		switch i := &p.Inst[pc]; i.Op {
		case InstEmptyWidth:
			cond |= EmptyOp(i.Arg)
		case InstFail:
			return ^EmptyOp(0)
		case InstNop, InstCapture:
		default:
			return cond
		}
	}
}

func (p *Prog) String() string {
	var b strings.Builder
	for pc := range p.Inst {
		number := strconv.Itoa(pc)
		b.WriteString(strings.Repeat(" ", max(0, 3-len(number))) + number)
		if pc == p.Start {
			b.WriteByte('*')
		}
		b.WriteString("\t" + p.Inst[pc].String() + "\n")
	}
	return b.String()
}

func (i *Inst) String() string {
	out, arg := " -> "+strconv.Itoa(int(i.Out)), strconv.Itoa(int(i.Arg))
	switch i.Op {
	case InstAlt:
		return "alt" + out + ", " + arg
	case InstAltMatch:
		return "altmatch" + out + ", " + arg
	case InstCapture:
		return "cap " + arg + out
	case InstEmptyWidth:
		return "empty " + arg + out
	case InstMatch:
		return "match"
	case InstFail:
		return "fail"
	case InstNop:
		return "nop" + out
	case InstRune:
		text := "rune " + strconv.QuoteToASCII(string(i.Rune))
		if i.Rune == nil {
			text = "rune <nil>" + text
		}
		if Flags(i.Arg)&FoldCase != 0 {
			text += "/i"
		}
		return text + out
	case InstRune1:
		return "rune1 " + strconv.QuoteToASCII(string(i.Rune)) + out
	case InstRuneAny:
		return "any" + out
	case InstRuneAnyNotNL:
		return "anynotnl" + out
	}
	return ""
}
