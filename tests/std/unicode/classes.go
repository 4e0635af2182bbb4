// unicode: categories, cases, folding, tables; utf8 and utf16.
package main

import (
	"fmt"
	"sort"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	count := map[string]int{}
	hash := uint32(2166136261)
	add := func(v uint32) { hash = (hash ^ v) * 16777619 }
	for r := rune(-2); r < 0x30000; r += 1 + r/0x3000 {
		for _, f := range []struct {
			n string
			f func(rune) bool
		}{{"letter", unicode.IsLetter}, {"digit", unicode.IsDigit}, {"number", unicode.IsNumber}, {"upper", unicode.IsUpper}, {"lower", unicode.IsLower},
			{"title", unicode.IsTitle}, {"space", unicode.IsSpace}, {"punct", unicode.IsPunct}, {"symbol", unicode.IsSymbol}, {"mark", unicode.IsMark},
			{"control", unicode.IsControl}, {"print", unicode.IsPrint}, {"graphic", unicode.IsGraphic}} {
			if f.f(r) {
				count[f.n]++
			}
		}
		add(uint32(unicode.ToUpper(r)))
		add(uint32(unicode.ToLower(r)))
		add(uint32(unicode.ToTitle(r)))
		add(uint32(unicode.SimpleFold(r)))
	}
	var names []string
	for n := range count {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Print(n, " ", count[n], "; ")
	}
	fmt.Printf("%08x\n", hash)
	for _, r := range "aZßẞſKKÅǅǆΣςσ世é٣Ⅷ½\u00a0\u200b\u2028€^_\x00\U0001f600" {
		fmt.Printf("%U %v%v%v%v%v%v%v%v %c%c%c %c|", r, b(unicode.IsLetter(r)), b(unicode.IsDigit(r)), b(unicode.IsNumber(r)), b(unicode.IsSpace(r)), b(unicode.IsPunct(r)), b(unicode.IsSymbol(r)), b(unicode.IsPrint(r)), b(unicode.IsTitle(r)),
			unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r))
	}
	fmt.Println()
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.Is(unicode.Latin, 'é'), unicode.In('я', unicode.Greek, unicode.Cyrillic), unicode.Is(unicode.White_Space, '\u3000'), unicode.Is(unicode.Scripts["Kawi"], 0x11F00), unicode.Is(unicode.Properties["Hex_Digit"], 'f'))
	fmt.Println(len(unicode.Categories), len(unicode.Scripts), len(unicode.Properties), len(unicode.CaseRanges), unicode.Version, unicode.CategoryAliases["punct"])
	fmt.Println(unicode.Nd.R16[:3], unicode.Upper.LatinOffset, unicode.Lt.R16, unicode.CaseRanges[:2], unicode.FoldCategory["Mn"].R16, unicode.Cs.R16)
	fmt.Printf("%c%c %c%c\n", unicode.TurkishCase.ToUpper('i'), unicode.TurkishCase.ToLower('I'), unicode.AzeriCase.ToTitle('i'), unicode.TurkishCase.ToUpper('x'))
	fmt.Println(unicode.To(unicode.UpperCase, 'q'), unicode.To(9, 'q'))

	for _, s := range []string{"", "a", "é", "世界", "\xff", "\xe4\xb8", "a\xffb", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\U0010ffff", "\xc0\x80"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Printf("%q %U %d %U %d %d %v %v|", s, r, n, l, m, utf8.RuneCountInString(s), utf8.ValidString(s), utf8.FullRuneInString(s))
	}
	fmt.Println()
	for _, r := range []rune{0, 'a', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x110000, -1} {
		x, y := utf16.EncodeRune(r)
		fmt.Printf("%x %d %v %x %x %v|", utf8.AppendRune(nil, r), utf8.RuneLen(r), utf8.ValidRune(r), x, y, utf16.IsSurrogate(r))
	}
	fmt.Println()
	fmt.Printf("%x %q\n", utf16.Encode([]rune("a世😀\x00")), utf16.Decode([]uint16{0x61, 0xd83d, 0xde00, 0xd83d, 0x62, 0xde00}))
}

func b(v bool) int {
	if v {
		return 1
	}
	return 0
}
