// Package html escapes and unescapes text for HTML.
package html

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

var escaper = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")
})

// EscapeString escapes <, >, &, ' and ".
func EscapeString(s string) string {
	if !strings.ContainsAny(s, `<>&'"`) {
		return s
	}
	return escaper().Replace(s)
}

var entities = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 2400)
	for _, pair := range strings.Fields(entityText) {
		name, codes, _ := strings.Cut(pair, "=")
		text := ""
		for _, code := range strings.Split(codes, ",") {
			c, _ := strconv.ParseUint(code, 16, 32)
			text += string(rune(c))
		}
		m[name] = text
	}
	return m
})

// UnescapeString replaces &lt; &#39; &aacute; and the like by what they stand for.
func UnescapeString(s string) string {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s
	}
	var b strings.Builder
	for ; at >= 0; at = strings.IndexByte(s, '&') {
		b.WriteString(s[:at])
		text, n := reference(s[at:])
		b.WriteString(text)
		s = s[at+n:]
	}
	b.WriteString(s)
	return b.String()
}

// reference reads what stands behind the ampersand that s begins with; n is its length.
func reference(s string) (text string, n int) {
	if strings.HasPrefix(s, "&#") && len(s) > 2 {
		return numeric(s)
	}
	n = 1
	for n < len(s) && alnum(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	name := s[1:n]
	if text := entities()[name]; text != "" {
		return text, n
	}
	// Some names need no semicolon, whatever follows.
	for k := min(len(name)-1, 6); k > 1; k-- {
		if text := entities()[name[:k]]; text != "" {
			return text, k + 1
		}
	}
	return s[:n], n
}

func alnum(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }

// numeric reads &#65; or &#x41;.
func numeric(s string) (text string, n int) {
	n, base := 2, rune(10)
	if s[2]|0x20 == 'x' {
		n, base = 3, 16
	}
	x := rune(0)
	for ; n < len(s); n++ {
		d := rune(99)
		switch c := s[n]; {
		case '0' <= c && c <= '9':
			d = rune(c - '0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			d = rune(c|0x20-'a') + 10
		}
		if d >= base {
			break
		}
		x = x*base + d
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	if n <= 3 {
		return "&", 1
	}
	if 0x80 <= x && x <= 0x9f { // as if they were of Windows-1252
		x = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")[x-0x80]
	} else if x == 0 || !utf8.ValidRune(x) {
		x = utf8.RuneError
	}
	return string(x), n
}
