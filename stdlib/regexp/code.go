package regexp

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// A program for the natives of regexp.c is one array of words: a header, four words for each instruction (operation, out, arg,
// where its set is) and the sets. A set is a bitmap of the first 128 runes, the number of ranges behind them, and these as pairs.
const (
	headInsts  = 0 // how many instructions
	headStart  = 1
	headFlags  = 2
	headPrefix = 3  // the length of the literal prefix in bytes, and
	headText   = 4  // the word where it begins
	headFirst  = 5  // 256 bits: the bytes that a match can begin with
	headSize   = 16 // the first instruction is here

	isLongest  = 1
	isAnchored = 2 // begins with \A
	hasFirst   = 4 // a match is never empty: the bits tell where one may begin
)

func encode(p *syntax.Prog, prefix string) []uint32 {
	code := make([]uint32, headSize+4*len(p.Inst), headSize+8*len(p.Inst)+len(prefix)/4+1)
	code[headInsts], code[headStart] = uint32(len(p.Inst)), uint32(p.Start)
	if p.StartCond()&syntax.EmptyBeginText != 0 {
		code[headFlags] |= isAnchored
	}
	for pc := range p.Inst {
		i := &p.Inst[pc]
		word := code[headSize+4*pc:]
		word[0], word[1], word[2] = uint32(i.Op), i.Out, i.Arg
		switch i.Op {
		case syntax.InstRune1:
			word[2] = uint32(i.Rune[0])
		case syntax.InstRune:
			word[3] = uint32(len(code))
			code = addSet(code, i)
		}
	}
	code[headPrefix], code[headText] = uint32(len(prefix)), uint32(len(code))
	for i := 0; i < len(prefix); i += 4 {
		w := uint32(0)
		for k := 0; k < 4 && i+k < len(prefix); k++ {
			w |= uint32(prefix[i+k]) << (8 * k)
		}
		code = append(code, w)
	}
	if firstBytes(code, p) {
		code[headFlags] |= hasFirst
	}
	return code
}

func addSet(code []uint32, i *syntax.Inst) []uint32 {
	ranges := i.Rune
	if len(ranges) == 1 {
		only := ranges[0]
		ranges = []rune{only, only}
		if syntax.Flags(i.Arg)&syntax.FoldCase != 0 {
			for f := unicode.SimpleFold(only); f != only; f = unicode.SimpleFold(f) {
				ranges = append(ranges, f, f)
			}
		}
		for a := 2; a < len(ranges); a += 2 { // in order
			for b := a; b > 0 && ranges[b] < ranges[b-2]; b -= 2 {
				ranges[b], ranges[b-2] = ranges[b-2], ranges[b]
				ranges[b+1], ranges[b-1] = ranges[b-1], ranges[b+1]
			}
		}
	}
	at := len(code)
	code = append(code, 0, 0, 0, 0, 0)
	for k := 0; k+1 < len(ranges); k += 2 {
		lo, hi := ranges[k], ranges[k+1]
		for c := lo; c <= hi && c < utf8.RuneSelf; c++ {
			code[at+int(c>>5)] |= 1 << (c & 31)
		}
		if hi >= utf8.RuneSelf {
			code = append(code, uint32(lo), uint32(hi))
			code[at+4]++
		}
	}
	return code
}

// firstBytes fills the header's set; false: a match may be empty.
func firstBytes(code []uint32, p *syntax.Prog) bool {
	seen := make([]bool, len(p.Inst))
	todo := []uint32{uint32(p.Start)}
	set := code[headFirst : headFirst+8]
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		i := &p.Inst[pc]
		switch i.Op {
		case syntax.InstMatch:
			return false
		case syntax.InstFail:
		case syntax.InstAlt, syntax.InstAltMatch:
			todo = append(todo, i.Out, i.Arg)
		case syntax.InstRune1:
			var b [utf8.UTFMax]byte
			if n := utf8.EncodeRune(b[:], i.Rune[0]); n > 0 && i.Rune[0] != utf8.RuneError {
				set[b[0]>>5] |= 1 << (b[0] & 31)
				continue
			}
			return false
		case syntax.InstRune:
			s := code[code[headSize+4*pc+3]:]
			for k := range 4 {
				set[k] |= s[k]
			}
			if s[4] > 0 {
				for k := 4; k < 8; k++ {
					set[k] = ^uint32(0)
				}
			}
		case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			return false
		default:
			todo = append(todo, i.Out)
		}
	}
	return true
}
