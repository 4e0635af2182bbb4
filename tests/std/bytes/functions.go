// bytes: functions, with attention to nil and capacities.
package main

import (
	"bytes"
	"fmt"
	"unicode"
)

func main() {
	texts := []string{"", "a", "abc", "a,b,,c", "  hello  world ", "Àéß", "x\xffy", "aaaa", "one\ntwo\n"}
	seps := []string{"", ",", "a", "bc", "aa", "\xff", " "}
	for _, x := range texts {
		for _, y := range seps {
			s, t := []byte(x), []byte(y)
			before, after, ok := bytes.Cut(s, t)
			fmt.Printf("%q %q: %d %d %d %v %v %v %d %v|", s, t, bytes.Index(s, t), bytes.LastIndex(s, t), bytes.Count(s, t), bytes.Contains(s, t), bytes.HasPrefix(s, t), bytes.HasSuffix(s, t), bytes.Compare(s, t), bytes.Equal(s, t))
			fmt.Printf("%q %q %v %q %q %q|", before, after, ok, bytes.Split(s, t), bytes.SplitN(s, t, 2), bytes.SplitAfter(s, t))
			fmt.Printf("%q %q %q %q %q %q\n", bytes.Trim(s, y), bytes.TrimPrefix(s, t), bytes.TrimSuffix(s, t), bytes.Replace(s, t, []byte("<>"), 2), bytes.ReplaceAll(s, t, nil), bytes.ToValidUTF8(s, t))
		}
		s := []byte(x)
		fmt.Printf("%q %q %q %q %q %q %q %c\n", bytes.ToUpper(s), bytes.ToLower(s), bytes.Title(s), bytes.TrimSpace(s), bytes.Fields(s), bytes.FieldsFunc(s, unicode.IsLetter), bytes.Repeat(s, 2), bytes.Runes(s))
		for l := range bytes.Lines(s) {
			fmt.Printf("%q %d;", l, cap(l))
		}
		fmt.Println(bytes.IndexByte(s, 'b'), bytes.IndexRune(s, 'é'), bytes.IndexAny(s, "xyz"), bytes.LastIndexAny(s, "ab"), bytes.IndexFunc(s, unicode.IsSpace), bytes.LastIndexByte(s, 'a'), bytes.ContainsAny(s, "o"))
	}
	fmt.Println(bytes.TrimSpace([]byte("  ")) == nil, bytes.Clone(nil) == nil, bytes.Clone([]byte{}) == nil, bytes.Join(nil, nil) == nil, bytes.TrimLeft([]byte("aa"), "a") == nil, bytes.Fields(nil) == nil)
	p := bytes.Split([]byte("a,b,c"), []byte(","))
	fmt.Println(len(p[0]), cap(p[0]), len(p), cap(p))
	p[0] = append(p[0], 'X')
	fmt.Printf("%q\n", p)
	fmt.Printf("%s %v\n", bytes.Join([][]byte{[]byte("x"), nil, []byte("y")}, []byte("--")), bytes.EqualFold([]byte("Straße"), []byte("STRAßE")))
	func() {
		defer func() { r := recover(); fmt.Printf("%T %v\n", r, r) }()
		bytes.Repeat([]byte("x"), -1)
	}()
}
