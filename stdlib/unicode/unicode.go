// Package unicode tests properties of code points and maps their case.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for invalid code points
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// A RangeTable is a set of code points: sorted runs, those below 1<<16 in R16, the others in R32.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many entries of R16 end at MaxLatin1 or before
}

// A Range16 holds every Stride-th code point from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// A Range32 is a Range16 for code points from 1<<16 on.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// A CaseRange tells how to change the case of the code points from Lo to Hi: what to add for
// upper, lower and title case. If the first of them is UpperLower, capitals and small letters alternate.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

// SpecialCase holds the mappings of a language that differ from the general ones.
type SpecialCase []CaseRange

// The cases, as To takes them and CaseRange.Delta is indexed.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower marks a CaseRange of alternating capitals and small letters.
const UpperLower = MaxRune + 1

// The tables' memory. It is filled from the packed form when the program starts.
var (
	all     [tableCount]RangeTable
	runs16  [total16]Range16
	runs32  [total32]Range32
	rows    [caseCount]CaseRange
	orbits  [orbitCount]orbit
	digraph = [...]CaseRange{
		{'I', 'I', d{0, 'ı' - 'I', 0}},
		{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
		{'İ', 'İ', d{0, 'i' - 'İ', 0}},
		{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
	}
)

// CaseRanges holds the case mappings of all letters that have any.
var CaseRanges = rows[:]

// TurkishCase and AzeriCase are the mappings with dotted and dotless i.
var (
	TurkishCase SpecialCase = digraph[:]
	AzeriCase   SpecialCase = digraph[:]
)

// GraphicRanges holds the sets that IsGraphic unites, PrintRanges those of IsPrint.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

type orbit struct{ from, to rune }

// decoder reads the numbers of the packed tables: digits of base 46, lowest first, written with the
// printable characters but the backquote; a digit from the second half says that more follow.
type decoder struct {
	text string
	at   int
}

func (r *decoder) next() uint32 {
	var n uint32
	for place := uint32(1); ; place *= 46 {
		c := uint32(r.text[r.at])
		r.at++
		if c == '\n' {
			c = uint32(r.text[r.at])
			r.at++
		}
		if c > '`' {
			c--
		}
		c -= '!'
		if c < 46 {
			return n + c*place
		}
		n += (c - 46) * place
	}
}

func (r *decoder) signed() rune {
	n := rune(r.next())
	if n&1 != 0 {
		return -(n + 1) / 2
	}
	return n / 2
}

func init() { unpack() }

func unpack() {
	unpackTables(packed, &all[0], len(all), &runs16[0], &runs32[0])
	r := &decoder{text: packedCases}
	var at uint32
	for i := range rows {
		lo := at + r.next()
		count := r.next()
		at = lo + count/2
		if count&1 != 0 {
			rows[i] = CaseRange{lo, at, d{UpperLower, UpperLower, UpperLower}}
		} else {
			rows[i] = CaseRange{lo, at, d{r.signed(), r.signed(), r.signed()}}
		}
	}
	r = &decoder{text: packedOrbits}
	var from rune
	for i := range orbits {
		from += rune(r.next())
		orbits[i] = orbit{from, from + r.signed()}
	}
}

// Is reports whether r is in the set.
func Is(rangeTab *RangeTable, r rune) bool {
	u := uint32(r)
	if small := rangeTab.R16; len(small) > 0 && u <= uint32(small[len(small)-1].Hi) {
		lo, hi := 0, len(small)
		for lo < hi { // the first run that does not end before u
			mid := int(uint(lo+hi) >> 1)
			if uint32(small[mid].Hi) < u {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		run := &small[lo]
		return u >= uint32(run.Lo) && (run.Stride == 1 || (u-uint32(run.Lo))%uint32(run.Stride) == 0)
	}
	large := rangeTab.R32
	lo, hi := 0, len(large)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if large[mid].Hi < u {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(large) {
		return false
	}
	run := &large[lo]
	return u >= run.Lo && (run.Stride == 1 || (u-run.Lo)%run.Stride == 0)
}

// In reports whether r is in one of the sets.
func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

// IsOneOf is In with its arguments the other way round.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

func asciiLetter(r rune) bool { return uint32(r|0x20)-'a' < 26 }

// IsControl reports whether r is a control character (Cc).
func IsControl(r rune) bool { return uint32(r) < 0x20 || 0x7F <= r && r < 0xA0 }

// mapping looks r up in table; known says whether it stands there.
func mapping(table []CaseRange, want int, r rune) (mapped rune, known bool) {
	if want < 0 || want >= MaxCase {
		return ReplacementChar, false
	}
	u := uint32(r)
	lo, hi := 0, len(table)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if table[mid].Hi < u {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(table) || u < table[lo].Lo {
		return r, false
	}
	row := &table[lo]
	delta := row.Delta[want]
	if delta <= MaxRune {
		return r + delta, true
	}
	// Pairs: even places are capitals (and title case), odd ones small letters.
	place := (u - row.Lo) &^ 1
	if want == LowerCase {
		place |= 1
	}
	return rune(row.Lo + place), true
}

// To maps r to UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	mapped, _ := mapping(CaseRanges, _case, r)
	return mapped
}

func (special SpecialCase) convert(want int, r rune) rune {
	if mapped, known := mapping(special, want, r); known {
		return mapped
	}
	return To(want, r)
}

// ToUpper maps r to upper case, by the language's mapping first.
func (special SpecialCase) ToUpper(r rune) rune { return special.convert(UpperCase, r) }

// ToTitle maps r to title case, by the language's mapping first.
func (special SpecialCase) ToTitle(r rune) rune { return special.convert(TitleCase, r) }

// ToLower maps r to lower case, by the language's mapping first.
func (special SpecialCase) ToLower(r rune) rune { return special.convert(LowerCase, r) }

// SimpleFold goes round the code points that are equal under simple folding: it returns the
// next larger one, or the smallest if there is none.
func SimpleFold(r rune) rune {
	if uint32(r) < 0x80 && r != 'K' && r != 'S' && r != 'k' && r != 's' {
		if asciiLetter(r) {
			return r ^ 0x20
		}
		return r
	}
	if r < 0 || r > MaxRune {
		return r
	}
	lo, hi := 0, len(orbits)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if orbits[mid].from < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(orbits) && orbits[lo].from == r {
		return orbits[lo].to
	}
	if l := ToLower(r); l != r {
		return l
	}
	return ToUpper(r)
}
