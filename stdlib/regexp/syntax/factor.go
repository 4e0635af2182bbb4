package syntax

// factor simplifies alternatives without changing which is preferred: neighbours with a common beginning share it
// (ABC|ABD is AB(?:C|D)), first literal text and then single pieces that match one rune; neighbours of one rune are merged
// into a class; of several empty ones in a row, one stays.
func (p *parser) factor(alts []*Regexp) []*Regexp {
	if len(alts) < 2 {
		return alts
	}
	alts = p.factorText(alts)
	alts = p.factorPiece(alts)
	var out []*Regexp
	for i := 0; i < len(alts); {
		end := i
		for end < len(alts) && oneRune(alts[end]) {
			end++
		}
		if end <= i+1 {
			out = append(out, alts[i])
			i++
			continue
		}
		best := i // what the others are merged into
		for j := i + 1; j < end; j++ {
			if a, b := alts[best], alts[j]; a.Op < b.Op || a.Op == b.Op && len(a.Rune) < len(b.Rune) {
				best = j
			}
		}
		alts[i], alts[best] = alts[best], alts[i]
		for _, other := range alts[i+1 : end] {
			mergeClass(alts[i], other)
		}
		finishClass(alts[i])
		out = append(out, alts[i])
		i = end
	}
	alts, out = out, nil
	for i, re := range alts {
		if i+1 == len(alts) || re.Op != OpEmptyMatch || alts[i+1].Op != OpEmptyMatch {
			out = append(out, re)
		}
	}
	return out
}

// share makes prefix followed by the alternatives, which have lost it.
func (p *parser) share(prefix *Regexp, alts []*Regexp) *Regexp {
	for _, a := range alts {
		p.check(a)
	}
	rest := p.combine(alts, OpAlternate)
	p.nodes++
	return &Regexp{Op: OpConcat, Sub: []*Regexp{prefix, rest}}
}

func (p *parser) factorText(alts []*Regexp) (out []*Regexp) {
	for i := 0; i < len(alts); {
		text, fold := leadingText(alts[i])
		end := i + 1
		for ; end < len(alts); end++ {
			other, otherFold := leadingText(alts[end])
			if otherFold != fold {
				break
			}
			n := 0
			for n < len(text) && n < len(other) && text[n] == other[n] {
				n++
			}
			if n == 0 {
				break
			}
			text = text[:n]
		}
		if end == i+1 {
			out = append(out, alts[i])
		} else {
			prefix := p.node(OpLiteral)
			prefix.Flags = fold
			prefix.Rune = append(prefix.Rune, text...)
			run := make([]*Regexp, 0, end-i)
			for _, a := range alts[i:end] {
				run = append(run, dropText(a, len(text)))
			}
			out = append(out, p.share(prefix, run))
		}
		i = end
	}
	return out
}

func leadingText(re *Regexp) ([]rune, Flags) {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		re = re.Sub[0]
	}
	if re.Op != OpLiteral {
		return nil, 0
	}
	return re.Rune, re.Flags & FoldCase
}

func dropText(re *Regexp, n int) *Regexp {
	switch {
	case re.Op == OpConcat && len(re.Sub) > 0:
		re.Sub[0] = dropText(re.Sub[0], n)
		if re.Sub[0].Op == OpEmptyMatch {
			return dropFirst(re)
		}
	case re.Op == OpLiteral:
		if re.Rune = append([]rune(nil), re.Rune[n:]...); len(re.Rune) == 0 {
			re.Op = OpEmptyMatch
		}
	}
	return re
}

func dropFirst(concat *Regexp) *Regexp {
	switch len(concat.Sub) {
	case 1:
		concat.Op, concat.Sub = OpEmptyMatch, nil
	case 2:
		return concat.Sub[1]
	default:
		concat.Sub = append([]*Regexp(nil), concat.Sub[1:]...)
	}
	return concat
}

func (p *parser) factorPiece(alts []*Regexp) (out []*Regexp) {
	for i := 0; i < len(alts); {
		first := leadingPiece(alts[i])
		end := i + 1
		if first != nil && (oneRune(first) || first.Op == OpRepeat && first.Min == first.Max && oneRune(first.Sub[0])) {
			for end < len(alts) && first.Equal(leadingPiece(alts[end])) {
				end++
			}
		}
		if end == i+1 {
			out = append(out, alts[i])
		} else {
			run := make([]*Regexp, 0, end-i)
			for _, a := range alts[i:end] {
				if a.Op == OpConcat && len(a.Sub) > 0 {
					run = append(run, dropFirst(a))
				} else {
					run = append(run, &Regexp{Op: OpEmptyMatch})
				}
			}
			out = append(out, p.share(first, run))
		}
		i = end
	}
	return out
}

func leadingPiece(re *Regexp) *Regexp {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		re = re.Sub[0]
	}
	if re.Op == OpEmptyMatch {
		return nil
	}
	return re
}
