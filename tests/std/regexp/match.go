package main

import (
	"fmt"
	"regexp"
	"strings"
)

// Every way to search, on many patterns and texts; large texts take the simulation, small ones the backtracker.
func main() {
	patterns := []string{``, `a`, `a*`, `a+`, `(a)(b)?`, `(a|ab)(c|bcd)(d*)`, `x*`, `^`, `$`, `^$`, `(?m)^`, `(?m)$`, `\b`, `\B`, `\bfoo\b`, `[a-z]+`, `(\w+)\s+(\w+)`, `(?i)HELLO`,
		`日本?`, `[^a]`, `.`, `(?s).*`, `a.*?b`, `(a*)*`, `(a*)+`, `(a|b)*?c`, `(?:(?:a)|b)*`, `(a+)(b+)`, `(\d{3})-(\d{4})`, `foo|foobar`, `(?U)a+b*`, `\z`, `\Aab`, `(?i)[k-s]+`, `(a){0}b`, `\x{fffd}`, `[\x80-\x{10ffff}]`,
		`(([^xyz]*)(d))`, `((a|b|c)*(d))`, `(((a|b|c)*)(d))`, `a?(ab|ba)ab`, `(?P<year>\d+)-(?P<month>\d+)`, `(|a)*`, `(|a)+`, `(a?)*?$`, `^abc$`, `(?:^|\s)(\S+)`, `[[:punct:]]+`, `a{2,3}`, `(..)(.)`, `ab$|b`}
	texts := []string{``, `a`, `aa`, `abc`, `abcd`, `baab`, "foo bar\nfoobar foo\n", `Hello, hello HELLO`, `日本語 日`, "a\xffb\xe6\x97", `xyz 555-1234 and 123-4567`, "\n\n", `aaaabbb abab`, `2024-05 1999-12`, `ac bc cc`, "kK\u212a sS\u017f", `d`, `abcabcd`}
	for i, p := range patterns {
		reps := 30
		if i%17 == 5 {
			reps = 1000
		}
		big := strings.Repeat("foo bar baz\nxyz aab 日本 ", reps)
		for _, posix := range []bool{false, true} {
			var re *regexp.Regexp
			var err error
			if posix {
				if re, err = regexp.CompilePOSIX(p); err != nil {
					fmt.Printf("%q: %v\n", p, err)
					continue
				}
			} else {
				re = regexp.MustCompile(p)
			}
			pre, all := re.LiteralPrefix()
			fmt.Printf("%q %v %d %q %q %v\n", re, posix, re.NumSubexp(), re.SubexpNames(), pre, all)
			for _, t := range texts {
				fmt.Printf(" %q: %v", t, re.MatchString(t))
				fmt.Print(re.FindStringSubmatchIndex(t), re.FindAllStringSubmatchIndex(t, -1), re.FindAllStringIndex(t, 2))
				fmt.Print(re.FindReaderIndex(strings.NewReader(t)), re.FindReaderSubmatchIndex(strings.NewReader(t)), re.MatchReader(strings.NewReader(t)))
				fmt.Printf(" %q %q %q %q\n", re.ReplaceAllString(t, "<$1|${0}>"), re.ReplaceAllLiteralString(t, "$1"), re.Split(t, -1), re.Split(t, 2))
			}
			loc := re.FindAllStringSubmatchIndex(big, -1)
			sum := 0
			for i, l := range loc {
				for k, v := range l {
					sum = sum*31 + v*(i+k+1)
				}
			}
			fmt.Println(" big", len(loc), sum, len(re.ReplaceAllString(big, "[$0]")))
		}
	}
	re := regexp.MustCompile(`(?P<first>\w+)\s(?P<second>\w+)`)
	s := "one two three four"
	fmt.Println(re.SubexpIndex("second"), re.SubexpIndex("none"), re.SubexpIndex(""))
	for _, template := range []string{"$second $first", "${second}x$firstx", "$1x ${1}x $$ $ $", "${ $} ${} ${x $9 $0 $01", "${first", "$é", "$-"} {
		fmt.Printf("%q\n", re.ReplaceAllString(s, template))
		fmt.Printf("%q\n", re.Expand([]byte("pre "), []byte(template), []byte(s), re.FindSubmatchIndex([]byte(s))))
	}
	fmt.Println(re.ReplaceAllStringFunc(s, strings.ToUpper), string(re.ReplaceAllFunc([]byte(s), func(b []byte) []byte { return b[:1] })))
	fmt.Printf("%q %q %q\n", re.FindAll([]byte(s), -1), re.FindAllSubmatch([]byte(s), 1), re.FindAllString(s, 0))
	fmt.Printf("%q %q %q %q\n", re.Find([]byte("x")), re.FindString("x"), re.FindSubmatch([]byte("a b")), re.FindStringSubmatch("-"))
	fmt.Println(re.FindAllIndex([]byte(s), -1), re.FindAllSubmatchIndex([]byte(s), -1), re.FindAllStringSubmatch(s, -1), re.FindIndex([]byte(s)), re.FindStringIndex("-") == nil)
	fmt.Println(regexp.QuoteMeta(`a.b*c[d]\{}^$|()?+x`), regexp.QuoteMeta("plain"))
	fmt.Println(regexp.MatchString(`a(`, "x"))
	fmt.Println(regexp.Match(`b`, []byte("abc")))
	fmt.Println(regexp.MatchReader(`c$`, strings.NewReader("abc")))
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompile("a`(")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompilePOSIX(`a\d**`)
	}()
	text, err := re.MarshalText()
	var back regexp.Regexp
	fmt.Println(string(text), err, back.UnmarshalText(text), back.String(), back.UnmarshalText([]byte("(")))
	long := regexp.MustCompile(`a(|b)`)
	fmt.Println(long.FindString("ab"), long.Copy().String())
	long.Longest()
	fmt.Println(long.FindString("ab"))
	// Linear time: exponential for a naive backtracker.
	n := 25
	fmt.Println(regexp.MustCompile(strings.Repeat("a?", n) + strings.Repeat("a", n)).MatchString(strings.Repeat("a", n)))
	fmt.Println(regexp.MustCompile(`(x+x+)+y`).MatchString(strings.Repeat("x", 50000)))
}
