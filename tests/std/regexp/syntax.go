package main

import (
	"fmt"
	"regexp/syntax"
	"strings"
)

// Trees, programs and errors for many patterns under several flags.
func main() {
	patterns := []string{``, `a`, `abc`, `a|b`, `ab|cd`, `abc|abd|axe`, `a*`, `a+?`, `(a|b|c)*d`, `[a-z]+`, `[^a-z]`, `[^\n]`, `.`, `(?s).`, `(?i)abc`, `(?i)k`, `(?i:a)b`,
		`a{2}`, `a{2,}`, `a{2,4}?`, `a{0}`, `a{1}`, `a{,2}`, `a{2`, `{`, `x{1001}`, `((x{100}){100}){2}`, `(x{500}){3}`, `\d\D\w\W\s\S`, `[\d\D]`, `[[:alpha:]]`, `[[:^alpha:]]`, `[[:foo:]]`,
		`\pL`, `\p{Greek}`, `\P{Greek}`, `\p{^Greek}`, `\p{Foo}`, `(?i)\p{Lu}`, `[\p{Lu}\d]`, `\pN`, `\p{Any}`, `\P{Any}`, `\p{ASCII}`, `(?i)\p{ASCII}`, `\p{letter}`, `\p{Uppercase_Letter}`, `\p{Lm}`,
		`^a$`, `(?m)^a$`, `\Aa\z`, `\ba\B`, `(?P<name>a)(?<other>b)`, `(?P<n>a`, `(?P<>a)`, `(?P<a b>c)`, `(?P=x)`, `(?<=x)`, `(?:)`, `(?i)(?-i)`, `(?i-s:a.)`, `(?-`, `(?z)`, `(?i`, `(?--i)`, `(?-)`,
		`(`, `)`, `a)`, `(a`, `[`, `[a`, `[]a]`, `[^]a]`, `[a-]`, `[-a]`, `[z-a]`, `[a-b-c]`, `*`, `+a`, `?`, `a**`, `a*+`, `a+?*`, `a??`, `a{2}{3}`, `|*`, `(|*)`, `(*)`,
		`\`, `\q`, `\8`, `\1`, `\07`, `\123`, `\x41`, `\x{263a}`, `\x{110000}`, `\x{`, `\xg`, `\x`, `\a\f\n\r\t\v`, `\Qa.b\E*`, `\Q`, `\C`, `\_`, `\é`, "a\xffb", "[\xff]", "\\p{\xff}", "(?P<\xff>a)",
		`a|[b-d]|e`, `.|\n`, `(?s).|a`, `[a-c]|.`, `abc|ABC`, `(?i)abc|abd`, `a.b|a.c`, `[ab]c|[ab]d`, `x*y|x*z`, `a||b`, `||`, `(a||b)`, `foo|foobar|food`, `(?:a|b)|c`, `(?:ab|cd)|ce`,
		`a(?:b)c`, `(?:ab)*`, `(?:ab)c*`, `((((a))))`, `(a*)*`, `(a*)+`, `(a?)?`, `(a|b*)*`, `(?:a*)*`, `(?:a+)*`, `(?U)a+`, `(?U)a+?`, `(?U:a*)b*`, `[Aa]`, `[Kk]`, `[KkK]`, `[ß]`, `(?i)ß`, `(?i)ſ`,
		`^*`, `$+`, `\b*`, `(?i)[a-c]`, `(?i)[^x]`, `[^\x00-\x{10FFFF}]`, `[^\x{10FFFF}]`, `[\x00-\x{10FFFF}]`, `-`, `[\-x]`, `[\]\\]`, `日本|日曜`, `(?i)日A`, `[世-界]`, `\t[\t]`, `\x00`, "a\nb",
		`(?m:^a)$`, `^a(?s:.)b.`, `(?i:a)(?i:b)c(?i:d)`, `(?i:a|b)c`, `(?s:.).`, `a(?i:b|c)d*(?s:.)(?m:^)`, `(?i)1(?-i)2`, `(a{0,2}){0,3}`, `(?:a{0}b)`, `(?:(?:a{2,3}){1,2}){1}`, `a{0,1}`, `a{1,}`,
		strings.Repeat("(", 999) + strings.Repeat(")", 999), strings.Repeat("(", 1001) + strings.Repeat(")", 1001), strings.Repeat("(?:a", 3) + strings.Repeat(")*", 3),
		`[[:word:][:^digit:]]`, `(?i)[[:lower:]]`, `[[:upper:]-z]`, `[a-\d]`, `\pZs`, `\p`, `\p{`, `(?P<n>a)(?P<n>b)`, `(?i)Σ`, `(a)|b|(c)`, `a.*?b.+?c`, `\z$`, `$`, `(?-m)$^`, `(?i)\d\w`, `x(?:|y)`, `(?:|x)y`, `((?:x|)+)`}
	flags := []syntax.Flags{syntax.Perl, syntax.POSIX, syntax.Perl | syntax.FoldCase, syntax.Literal, syntax.MatchNL | syntax.NonGreedy, syntax.Perl&^syntax.OneLine | syntax.DotNL}
	for _, p := range patterns {
		for k, f := range flags {
			if len(p) > 900 && k > 0 {
				break
			}
			re, err := syntax.Parse(p, f)
			short := p
			if len(short) > 60 {
				short = short[:60]
			}
			if err != nil {
				e := err.(*syntax.Error)
				text := err.Error()
				fmt.Printf("%q %d: %.90q %v %d\n", short, k, text, e.Code, len(e.Expr))
				continue
			}
			s := re.String()
			if len(s) > 300 {
				s = s[:300]
			}
			simple := re.Simplify()
			t := simple.String()
			prog, err := syntax.Compile(simple)
			prefix, complete := prog.Prefix()
			fmt.Printf("%q %d: %q %v %d %q %v\n", short, k, s, re.Op, re.MaxCap(), re.CapNames()[:min(3, re.MaxCap()+1)], dump(re, 0))
			if t != s && len(t) < 300 {
				fmt.Printf("  simple %q\n", t)
			}
			fmt.Printf("  %d insts, start %d, %d caps, prefix %q %v, cond %d, %v\n", len(prog.Inst), prog.Start, prog.NumCap, prefix, complete, prog.StartCond(), err)
			if len(prog.Inst) < 12 && len(prog.String()) < 600 {
				fmt.Print(prog)
			}
			again, err := syntax.Parse(s, syntax.Perl)
			if err == nil && len(p) < 900 && f == syntax.Perl {
				fmt.Println("  again", again.String() == re.String(), re.Equal(again))
			}
		}
	}
	for op := syntax.Op(0); op < 22; op++ {
		fmt.Print(op, " ")
	}
	for op := syntax.InstOp(0); op < 13; op++ {
		fmt.Print(op, " ")
	}
	fmt.Println()
	for _, a := range []rune{-1, 'a', ' ', '\n', 'é'} {
		for _, b := range []rune{-1, 'a', ' ', '\n', 'é'} {
			fmt.Print(syntax.EmptyOpContext(a, b), " ")
		}
	}
	fmt.Println()
}

func dump(re *syntax.Regexp, depth int) string {
	if depth > 6 {
		return "..."
	}
	s := fmt.Sprint(re.Op, ":", re.Flags)
	if re.Op == syntax.OpRepeat {
		s += fmt.Sprint("{", re.Min, " ", re.Max, "}")
	}
	if n := len(re.Rune); n > 0 && n < 20 {
		s += fmt.Sprint(re.Rune)
	} else if n > 0 {
		s += fmt.Sprint(n)
	}
	if len(re.Sub) > 0 {
		s += "("
		for i, x := range re.Sub {
			if i > 0 {
				s += " "
			}
			s += dump(x, depth+1)
		}
		s += ")"
	}
	return s
}
