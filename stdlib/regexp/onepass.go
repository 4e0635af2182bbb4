package regexp

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LiteralPrefix returns the text that every match begins with, and whether it is all of the expression. What follows \A counts only
// if the program is one-pass: at every place the next rune alone decides how to go on. (Nothing else here depends on that.)
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	p := re.prog
	i := &p.Inst[p.Start]
	if i.Op != syntax.InstEmptyWidth || i.Arg&uint32(syntax.EmptyBeginText) == 0 || !onePass(p) {
		return re.prefix, re.complete
	}
	for i = &p.Inst[i.Out]; i.Op == syntax.InstNop; {
		i = &p.Inst[i.Out]
	}
	if i.Op < syntax.InstRune || len(i.Rune) != 1 {
		return "", i.Op == syntax.InstMatch
	}
	var b strings.Builder
	for i.Op >= syntax.InstRune && len(i.Rune) == 1 && i.Arg&uint32(syntax.FoldCase) == 0 && i.Rune[0] != utf8.RuneError {
		b.WriteRune(i.Rune[0])
		i = &p.Inst[i.Out]
	}
	return b.String(), i.Op == syntax.InstEmptyWidth && i.Arg&uint32(syntax.EmptyEndText) != 0 && p.Inst[i.Out].Op == syntax.InstMatch
}

func onePass(p *syntax.Prog) bool {
	if len(p.Inst) >= 1000 {
		return false
	}
	isMatch := func(pc uint32) bool { return p.Inst[pc].Op == syntax.InstMatch }
	branches := slices.ContainsFunc(p.Inst, func(i syntax.Inst) bool { return i.Op <= syntax.InstAltMatch })
	for _, i := range p.Inst {
		switch {
		case i.Op <= syntax.InstAltMatch:
			if isMatch(i.Out) || isMatch(i.Arg) {
				return false
			}
		case !isMatch(i.Out):
		case i.Op == syntax.InstEmptyWidth:
			if i.Arg&uint32(syntax.EmptyEndText) == 0 {
				return false
			}
		case branches:
			return false
		}
	}
	c := decider{p: p, next: make([][]rune, len(p.Inst)), ends: make([]bool, len(p.Inst)), queued: make([]bool, len(p.Inst))}
	c.enqueue(uint32(p.Start))
	for len(c.queue) > 0 {
		pc := c.queue[0]
		c.queue = c.queue[1:]
		c.seen = make([]bool, len(p.Inst))
		if !c.decides(pc) {
			return false
		}
	}
	return true
}

type decider struct {
	p      *syntax.Prog
	next   [][]rune // the runes, as ranges, that an instruction leads on with
	ends   []bool   // it leads to a match without a rune
	seen   []bool
	queued []bool
	queue  []uint32 // where a rune leads to
}

func (c *decider) enqueue(pc uint32) {
	if !c.queued[pc] {
		c.queued[pc] = true
		c.queue = append(c.queue, pc)
	}
}

func (c *decider) decides(pc uint32) bool {
	if c.seen[pc] {
		return true
	}
	c.seen[pc] = true
	i := &c.p.Inst[pc]
	switch i.Op {
	case syntax.InstMatch:
		c.ends[pc] = true
	case syntax.InstFail:
	case syntax.InstAlt, syntax.InstAltMatch:
		if !c.decides(i.Out) || !c.decides(i.Arg) || c.ends[i.Out] && c.ends[i.Arg] {
			return false
		}
		c.ends[pc] = c.ends[i.Out] || c.ends[i.Arg]
		a, b := c.next[i.Out], c.next[i.Arg]
		var all []rune
		for len(a)+len(b) > 0 {
			if len(a) == 0 || len(b) > 0 && b[0] < a[0] {
				a, b = b, a
			}
			if len(all) > 0 && a[0] <= all[len(all)-1] {
				return false
			}
			all, a = append(all, a[0], a[1]), a[2:]
		}
		c.next[pc] = all
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		if !c.decides(i.Out) {
			return false
		}
		c.ends[pc], c.next[pc] = c.ends[i.Out], c.next[i.Out]
	default:
		c.enqueue(i.Out)
		if c.next[pc] = i.Rune; len(i.Rune) == 1 {
			all := []rune{i.Rune[0]}
			for f := unicode.SimpleFold(all[0]); i.Arg&uint32(syntax.FoldCase) != 0 && f != all[0]; f = unicode.SimpleFold(f) {
				all = append(all, f)
			}
			slices.Sort(all)
			c.next[pc] = nil
			for _, r := range all {
				c.next[pc] = append(c.next[pc], r, r)
			}
		}
	}
	return true
}
