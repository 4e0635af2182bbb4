// strings: all functions on tables of arguments.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	texts := []string{"", "a", "abc", "a,b,,c", "  hello  world ", "ÀÉîß ǆ", "x\xffy\xc3", "aaaa", "Go\tis\nfun\r\n", "世界, hello", "abcabcabc", "ſK", "\u00a0 x\u2003", "-_-word9 two"}
	seps := []string{"", ",", "a", "bc", "aa", "世", " ", "\xff", "zz"}
	for _, s := range texts {
		for _, t := range seps {
			before, after, ok := strings.Cut(s, t)
			fmt.Printf("%q %q: %d %d %d %d %d %v %v %v %v|", s, t, strings.Index(s, t), strings.LastIndex(s, t), strings.Count(s, t), strings.IndexAny(s, t), strings.LastIndexAny(s, t), strings.Contains(s, t), strings.ContainsAny(s, t), strings.HasPrefix(s, t), strings.HasSuffix(s, t))
			fmt.Printf("%q %q %v %q %q %q %q %q|", before, after, ok, strings.Split(s, t), strings.SplitN(s, t, 2), strings.SplitAfter(s, t), strings.SplitAfterN(s, t, 3), strings.SplitN(s, t, 0))
			fmt.Printf("%q %q %q %q %q %q %q %q %d\n", strings.Trim(s, t), strings.TrimLeft(s, t), strings.TrimRight(s, t), strings.TrimPrefix(s, t), strings.TrimSuffix(s, t), strings.Replace(s, t, "<>", 2), strings.ReplaceAll(s, t, ""), strings.ToValidUTF8(s, t), strings.Compare(s, t))
		}
		fmt.Printf("%q %q %q %q %q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.TrimSpace(s), strings.Fields(s), strings.FieldsFunc(s, unicode.IsUpper), strings.Repeat(s, 2))
		fmt.Printf("%q %d %d %d %d %v\n", strings.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			return unicode.ToUpper(r)
		}, s), strings.IndexFunc(s, unicode.IsSpace), strings.LastIndexFunc(s, unicode.IsLetter), strings.IndexByte(s, 'b'), strings.IndexRune(s, '\ufffd'), strings.ContainsRune(s, '界'))
		fmt.Printf("%q %q %q\n", strings.TrimFunc(s, unicode.IsLetter), strings.TrimLeftFunc(s, unicode.IsSpace), strings.TrimRightFunc(s, unicode.IsSpace))
		for l := range strings.Lines(s) {
			fmt.Printf("%q ", l)
		}
		for p := range strings.SplitSeq(s, ",") {
			fmt.Printf("%q ", p)
			if p == "b" {
				break
			}
		}
		for p := range strings.FieldsSeq(s) {
			fmt.Printf("%q ", p)
		}
		for p := range strings.SplitAfterSeq(s, "b") {
			fmt.Printf("%q ", p)
		}
		fmt.Println()
	}
	for _, p := range [][2]string{{"Go", "GO"}, {"ß", "ẞ"}, {"K", "k"}, {"σς", "ΣΣ"}, {"a", "ab"}, {"é", "É"}, {"[", "{"}} {
		fmt.Print(strings.EqualFold(p[0], p[1]), " ")
	}
	fmt.Println(strings.Join([]string{"a", "b", "c"}, ", "), strings.Join(nil, "x"), strings.Join([]string{"1"}, "x"), strings.Clone("c"))
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "iı"), strings.ToLowerSpecial(unicode.TurkishCase, "Iİ"))
	for _, f := range []func(){func() { strings.Repeat("x", -1) }, func() { strings.Repeat("xx", 1<<62) }, func() { strings.NewReplacer("a") }} {
		func() {
			defer func() { r := recover(); fmt.Printf("%T %v\n", r, r) }()
			f()
		}()
	}
}
