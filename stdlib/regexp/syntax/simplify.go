package syntax

// Simplify returns an expression that matches the same without counted repetitions.
// Parts that need no change are shared with re.
func (re *Regexp) Simplify() *Regexp {
	if re == nil {
		return nil
	}
	switch re.Op {
	case OpStar, OpPlus, OpQuest:
		sub := re.Sub[0].Simplify()
		if again := repeated(re.Op, re.Flags, sub); again == sub || sub != re.Sub[0] {
			return again
		}
	case OpRepeat:
		return re.unroll()
	case OpCapture, OpConcat, OpAlternate:
		var changed *Regexp
		for i, sub := range re.Sub {
			simple := sub.Simplify()
			if simple != sub && changed == nil {
				copied := *re
				changed = &copied
				changed.Rune = nil
				changed.Sub = append([]*Regexp(nil), re.Sub...)
			}
			if changed != nil {
				changed.Sub[i] = simple
			}
		}
		if changed != nil {
			return changed
		}
	}
	return re
}

// unroll writes x{2,4} as xx(?:x(?:x)?)?, x{2,} as xx+.
func (re *Regexp) unroll() *Regexp {
	if re.Min == 0 && re.Max == 0 {
		return &Regexp{Op: OpEmptyMatch}
	}
	sub := re.Sub[0].Simplify()
	if re.Min == 1 && re.Max == 1 {
		return sub
	}
	var list []*Regexp
	for range re.Min {
		list = append(list, sub)
	}
	switch {
	case re.Max == -1 && re.Min == 0:
		return repeated(OpStar, re.Flags, sub)
	case re.Max == -1:
		list[len(list)-1] = repeated(OpPlus, re.Flags, sub)
		if len(list) == 1 {
			return list[0]
		}
	case re.Max > re.Min:
		tail := repeated(OpQuest, re.Flags, sub)
		for n := re.Min + 1; n < re.Max; n++ {
			tail = repeated(OpQuest, re.Flags, &Regexp{Op: OpConcat, Sub: []*Regexp{sub, tail}})
		}
		if re.Min == 0 {
			return tail
		}
		list = append(list, tail)
	case re.Max < re.Min:
		return &Regexp{Op: OpNoMatch}
	}
	return &Regexp{Op: OpConcat, Sub: list}
}

// repeated makes sub*, sub+ or sub?, except where that is sub itself.
func repeated(op Op, flags Flags, sub *Regexp) *Regexp {
	if sub.Op == OpEmptyMatch || sub.Op == op && (sub.Flags^flags)&NonGreedy == 0 {
		return sub
	}
	return &Regexp{Op: op, Flags: flags, Sub: []*Regexp{sub}}
}
