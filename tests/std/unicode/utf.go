// Decoding and encoding every kind of sequence by hand.
package main

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	s := "a\u00e9\u4e16\U0001f600\xff\xe4\xb8\x80\xed\xa0\x80z\xf0\x9f"
	for i, r := range s {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println()
	for b := []byte(s); len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		fmt.Printf("%U/%d/%v ", r, n, utf8.FullRune(b))
		b = b[n:]
	}
	fmt.Println()
	for b := []byte(s); len(b) > 0; {
		r, n := utf8.DecodeLastRune(b)
		fmt.Printf("%U/%d ", r, n)
		b = b[:len(b)-n]
	}
	fmt.Println(utf8.RuneCountInString(s), utf8.RuneCount([]byte(s)), utf8.ValidString(s), utf8.Valid([]byte("ok é")))
	h := uint32(0)
	for a := 0; a < 256; a++ {
		for b := 0x70; b < 256; b += 3 {
			p := []byte{byte(a), byte(b), 0x80, 0xbf}
			r, n := utf8.DecodeRune(p)
			h = h*31 + uint32(r)*5 + uint32(n)
			for k := 1; k <= 4; k++ {
				h *= 7
				if utf8.FullRune(p[:k]) {
					h++
				}
				if utf8.Valid(p[:k]) {
					h += 2
				}
				h += uint32(utf8.RuneCount(p[:k]))
			}
		}
		if utf8.RuneStart(byte(a)) {
			h++
		}
	}
	fmt.Printf("%08x\n", h)
	buf := make([]byte, 4)
	for _, r := range []rune{0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff, 0xd800, -5, 1 << 30} {
		n := utf8.EncodeRune(buf, r)
		fmt.Printf("%x %d %q|", buf[:n], n, string(r))
	}
	fmt.Println()
	u := utf16.AppendRune(nil, '😀')
	u = utf16.AppendRune(u, 'x')
	u = utf16.AppendRune(u, 0xd800)
	fmt.Printf("%x %U %d %d %U\n", u, utf16.Decode(u), utf16.RuneLen('😀'), utf16.RuneLen(0xd800), utf16.DecodeRune(0xd83d, 0xde00))
	fmt.Println([]rune("a\xffé"), string([]rune{0x4e16, -1, 0xd800}), []byte("é"))
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		utf8.EncodeRune(buf[:1], 'é')
	}()
}
