package syntax

// The limits keep a pattern's tree and program small. Trees that cannot be too large by a rough count are not measured.
const (
	maxHeight = 1000
	maxSize   = 128 << 20 / 40 // instructions
	maxRunes  = 128 << 20 / 4
)

type limits struct {
	nodes   int   // made so far
	runes   int   // in classes and literals
	product int64 // of all counts of repetitions
	height  map[*Regexp]int
	size    map[*Regexp]int64
}

// check panics with an ErrorCode if re has become too large.
func (p *parser) check(re *Regexp) {
	l := &p.limits
	if l.runes > maxRunes {
		panic(ErrLarge)
	}
	if l.size == nil && !l.small(re) {
		l.size = map[*Regexp]int64{}
	}
	if l.size != nil && l.measure(re, true) > maxSize {
		panic(ErrLarge)
	}
	if l.nodes < maxHeight {
		return
	}
	if l.height == nil {
		l.height = map[*Regexp]int{}
	}
	if l.tallness(re, true) > maxHeight {
		panic(ErrNestingDepth)
	}
}

func (l *limits) small(re *Regexp) bool {
	l.product = max(l.product, 1)
	if re.Op == OpRepeat {
		n := int64(re.Max)
		if n == -1 {
			n = int64(re.Min)
		}
		if n = max(n, 1); n > maxSize/l.product {
			l.product = maxSize
		} else {
			l.product *= n
		}
	}
	return int64(l.nodes) < maxSize/l.product
}

// measure counts the instructions re compiles to. again: re has changed since it was measured.
func (l *limits) measure(re *Regexp, again bool) int64 {
	if n, known := l.size[re]; known && !again {
		return n
	}
	n, subs := int64(0), int64(0)
	for _, s := range re.Sub {
		subs += l.measure(s, false)
	}
	switch re.Op {
	case OpLiteral:
		n = int64(len(re.Rune))
	case OpCapture, OpStar:
		n = subs + 2
	case OpPlus, OpQuest:
		n = subs + 1
	case OpConcat:
		n = subs
	case OpAlternate:
		n = subs + max(int64(len(re.Sub)), 1) - 1
	case OpRepeat:
		least, most := int64(re.Min), int64(re.Max)
		switch {
		case most >= 0:
			n = most*subs + most - least
		case least == 0:
			n = subs + 2
		default:
			n = 1 + least*subs
		}
	}
	n = max(n, 1)
	l.size[re] = n
	return n
}

func (l *limits) tallness(re *Regexp, again bool) int {
	if h, known := l.height[re]; known && !again {
		return h
	}
	h := 0
	for _, s := range re.Sub {
		h = max(h, l.tallness(s, false))
	}
	l.height[re] = h + 1
	return h + 1
}

// repeatFits tells whether nested counts multiply to no more than n.
func repeatFits(re *Regexp, n int) bool {
	if re.Op == OpRepeat {
		m := re.Max
		if m < 0 {
			m = re.Min
		}
		if re.Max == 0 {
			return true
		}
		if m > n {
			return false
		}
		n /= max(m, 1)
	}
	for _, s := range re.Sub {
		if !repeatFits(s, n) {
			return false
		}
	}
	return true
}
