// strconv: integers, bools, quoting.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%T %v\n", r, r)
		}
	}()
	f()
}

func main() {
	for _, s := range []string{"", "0", "-0", "+7", "42", "-42", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "99999999999999999999999x", "x", "1x", "-", "+", "0x1f", "0b101", "0o17", "017", "0x", "08", "1_000", "1__0", "_1", "1_", "0x_f", "z", "12a", " 1", "٣"} {
		for _, base := range []int{0, 10, 16, 36, 2} {
			a, e := strconv.ParseInt(s, base, 64)
			fmt.Print(a, " ", e, "; ")
		}
		b, e := strconv.ParseInt(s, 0, 8)
		u, e2 := strconv.ParseUint(s, 0, 16)
		i, e3 := strconv.Atoi(s)
		fmt.Println(b, e, u, e2, i, e3)
	}
	_, err := strconv.ParseInt("1", 1, 64)
	_, err2 := strconv.ParseInt("1", 10, 65)
	_, err3 := strconv.Atoi("99999999999999999999")
	var ne *strconv.NumError
	fmt.Println(err, err2, errors.Is(err3, strconv.ErrRange), errors.As(err3, &ne), ne.Func, ne.Num, ne.Err)
	for _, v := range []int64{0, 1, 9, 10, 99, 100, -1, -100, math.MaxInt64, math.MinInt64, 1 << 40} {
		for _, base := range []int{2, 3, 8, 10, 16, 36} {
			fmt.Print(strconv.FormatInt(v, base), " ", strconv.FormatUint(uint64(v), base), " ")
		}
		fmt.Println(strconv.Itoa(int(v)), string(strconv.AppendInt([]byte("<"), v, 10)), string(strconv.AppendUint(nil, uint64(v), 16)))
	}
	try(func() { strconv.FormatInt(5, 1) })
	try(func() { strconv.FormatInt(50, 37) })
	for _, s := range []string{"1", "t", "TRUE", "true", "tRUE", "0", "F", "False", "", "yes"} {
		b, e := strconv.ParseBool(s)
		fmt.Print(b, " ", e, "; ")
	}
	fmt.Println(strconv.FormatBool(true), string(strconv.AppendBool(nil, false)))
	for _, s := range []string{"", "abc", "a\"b", "`", "\a\b\f\n\r\t\v\\", "\x00\x1f\x7f", "é世\U0001f600", "\u00ad\u200b\u2028\ufeff", "\xff\xc0a", "\ufffd", "\U0010ffff\ue000"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		if u, err := strconv.Unquote(strconv.Quote(s)); u != s || err != nil {
			fmt.Println("unquote", u, err)
		}
	}
	for _, r := range []rune{'a', '\'', '"', '\n', 'é', 0x200b, 0x1f600, 0xd800, -1, 0x110000, 0xfffd} {
		fmt.Print(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r), " ")
	}
	fmt.Println()
	for _, s := range []string{`"a"`, `'a'`, "`a\r\nb`", `"a`, `a"`, `"\x41\101\u00e9\U0001F600"`, `"\8"`, `"\xg1"`, `"\u12"`, `"\ud800"`, `'ab'`, `''`, `"'"`, `'\''`, `'"'`, "\"a\nb\"", `"\400"`, `"\377"`} {
		u, e := strconv.Unquote(s)
		p, e2 := strconv.QuotedPrefix(s + "rest")
		fmt.Printf("%s %q %v %q %v\n", s, u, e, p, e2)
	}
	for s := `a\n\x41é\"\'z`; s != ""; {
		r, m, tail, err := strconv.UnquoteChar(s, '"')
		fmt.Printf("%q %v %q %v; ", r, m, tail, err)
		if err != nil {
			break
		}
		s = tail
	}
	fmt.Println()
}
