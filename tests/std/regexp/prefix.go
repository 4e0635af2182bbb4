package main

import (
	"fmt"
	"regexp"
)

func main() {
	for _, p := range []string{`^abc`, `^abc$`, `^`, `^$`, `^a|b`, `^ab*$`, `^ab*`, `^(?:ab|cd)$`, `^(?:ab|ac)$`, `^x(?:ab|abc)$`, `^a(b)c$`, `^a.b$`, `^a[^b]*b$`, `^a.*b$`, `^(a)`, `abc`, `abc$`, `\Aab\z`,
		`^(?i)abc$`, `^a(?i)b$`, `^日本$`, `^日(本|月)+$`, `(?m)^abc$`, `^^abc$$`, `^abc\b`, `^a(|b)$`, `^a(b|)+$`, `^a{3}$`, `^a{2,3}$`, `^ab(c*)*$`, `a\x{fffd}`, `^(?:)a`, `^abc[a-c]`, `^abc[a-c]|$`} {
		prefix, complete := regexp.MustCompile(p).LiteralPrefix()
		fmt.Printf("%s: %q %v\n", p, prefix, complete)
	}
}
