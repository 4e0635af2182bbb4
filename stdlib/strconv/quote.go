package strconv

import "unicode/utf8"

// The three ways to quote: what may stand as it is.
type manner int

const (
	printable manner = iota
	graphic
	ascii
)

func (m manner) plain(r rune) bool {
	if r < utf8.RuneSelf || m == ascii {
		return 0x20 <= r && r < 0x7F
	}
	return IsPrint(r) || m == graphic && IsGraphic(r)
}

const hexDigits = "0123456789abcdef"

// escapeFor gives the letter of the short escapes, 0 if c has none.
func escapeFor(c rune) byte {
	if 7 <= c && c <= 13 {
		return "abtnvfr"[c-7]
	}
	return 0
}

func appendEscaped(dst []byte, r rune, width int, c byte, quote byte, m manner) []byte {
	if width == 1 && r == utf8.RuneError {
		return append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
	}
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	if m.plain(r) {
		return utf8.AppendRune(dst, r)
	}
	if e := escapeFor(r); e != 0 {
		return append(dst, '\\', e)
	}
	digits := 8
	switch {
	case r < ' ' || r == 0x7F:
		dst, digits = append(dst, '\\', 'x'), 2
	case !utf8.ValidRune(r):
		r = utf8.RuneError
		fallthrough
	case r < 0x10000:
		dst, digits = append(dst, '\\', 'u'), 4
	default:
		dst = append(dst, '\\', 'U')
	}
	for digits--; digits >= 0; digits-- {
		dst = append(dst, hexDigits[r>>uint(digits*4)&15])
	}
	return dst
}

func appendQuoted(dst []byte, s string, m manner) []byte {
	if cap(dst)-len(dst) < len(s)+2 {
		dst = append(make([]byte, 0, len(dst)+len(s)*3/2+2), dst...)
	}
	dst = append(dst, '"')
	for i := 0; i < len(s); {
		plain := plainPrefix(s[i:], '"')
		dst = append(dst, s[i:i+plain]...)
		i += plain
		if i == len(s) {
			break
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		dst = appendEscaped(dst, r, w, s[i], '"', m)
		i += w
	}
	return append(dst, '"')
}

func appendQuotedRune(dst []byte, r rune, m manner) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return append(appendEscaped(append(dst, '\''), r, utf8.UTFMax, 0, '\'', m), '\'')
}

// Quote returns s as a double-quoted literal; what is not printable (IsPrint) is escaped.
func Quote(s string) string { return string(appendQuoted(nil, s, printable)) }

// AppendQuote appends what Quote returns.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, printable) }

// QuoteToASCII is Quote, escaping everything outside ASCII.
func QuoteToASCII(s string) string { return string(appendQuoted(nil, s, ascii)) }

// AppendQuoteToASCII appends what QuoteToASCII returns.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, ascii) }

// QuoteToGraphic is Quote, leaving graphic characters (IsGraphic) as they are.
func QuoteToGraphic(s string) string { return string(appendQuoted(nil, s, graphic)) }

// AppendQuoteToGraphic appends what QuoteToGraphic returns.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuoted(dst, s, graphic) }

// QuoteRune returns r as a rune literal, U+FFFD if r is invalid.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, printable)) }

// AppendQuoteRune appends what QuoteRune returns.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, printable) }

// QuoteRuneToASCII is QuoteRune, escaping everything outside ASCII.
func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, ascii)) }

// AppendQuoteRuneToASCII appends what QuoteRuneToASCII returns.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, ascii) }

// QuoteRuneToGraphic is QuoteRune, leaving graphic characters as they are.
func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, graphic)) }

// AppendQuoteRuneToGraphic appends what QuoteRuneToGraphic returns.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, graphic) }

// CanBackquote reports whether s can be written as one line between backquotes, with no control character but tab.
func CanBackquote(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, w := utf8.DecodeRuneInString(s[i:]); w == 1 {
				return false
			}
		}
		if r < ' ' && r != '\t' || r == '`' || r == 0x7F || r == '\uFEFF' {
			return false
		}
	}
	return true
}

// UnquoteChar decodes the first character of s, where quote says which quote mark must be escaped.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, used := unescape(s, quote)
	if used == 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[used:], nil
}

// unescape decodes the character or escape at the head of s; used is 0 if it is wrong.
func unescape(s string, quote byte) (value rune, multibyte bool, used int) {
	if s == "" {
		return 0, false, 0
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, 0
	case c >= utf8.RuneSelf:
		r, w := utf8.DecodeRuneInString(s)
		return r, true, w
	case c != '\\':
		return rune(c), false, 1
	case len(s) < 2:
		return 0, false, 0
	}
	digits := 0
	switch c = s[1]; c {
	case 'a', 'b', 't', 'n', 'v', 'f', 'r':
		for i := rune(7); ; i++ {
			if escapeFor(i) == c {
				return i, false, 2
			}
		}
	case '\\':
		return '\\', false, 2
	case '\'', '"':
		if c != quote {
			return 0, false, 0
		}
		return rune(c), false, 2
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if len(s) < 4 {
			return 0, false, 0
		}
		for _, d := range []byte(s[1:4]) {
			if d -= '0'; d > 7 {
				return 0, false, 0
			}
			value = value<<3 | rune(d)
		}
		if value > 255 {
			return 0, false, 0
		}
		return value, false, 4
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 0, false, 0
	}
	if len(s) < 2+digits {
		return 0, false, 0
	}
	for i := 2; i < 2+digits; i++ {
		d := digitValue(s[i])
		if d > 15 {
			return 0, false, 0
		}
		value = value<<4 | rune(d)
	}
	if c == 'x' {
		return value, false, 4
	}
	if !utf8.ValidRune(value) {
		return 0, false, 0
	}
	return value, true, 2 + digits
}

// literalAt finds the quoted literal at the head of s: its length (0: there is none), and whether
// its inside can be taken as it is.
func literalAt(s string) (length int, verbatim bool) {
	if len(s) < 2 {
		return 0, false
	}
	quote := s[0]
	switch quote {
	case '`':
		for i := 1; i < len(s); i++ {
			if s[i] == '`' {
				return i + 1, true
			}
		}
		return 0, false
	case '"', '\'':
	default:
		return 0, false
	}
	verbatim = true
	for i, count := 1, 0; i < len(s); count++ {
		if s[i] == quote {
			if quote == '\'' && count > 1 {
				return 0, false
			}
			return i + 1, verbatim
		}
		if s[i] == '\n' || quote == '\'' && count == 1 {
			return 0, false
		}
		r, _, used := unescape(s[i:], quote)
		if used == 0 {
			return 0, false
		}
		if s[i] == '\\' || r == utf8.RuneError && used == 1 {
			verbatim = false
		}
		i += used
	}
	return 0, false
}

// QuotedPrefix returns the quoted string that s begins with, as it stands there.
func QuotedPrefix(s string) (string, error) {
	n, _ := literalAt(s)
	if n == 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// Unquote returns what the quoted literal s stands for.
func Unquote(s string) (string, error) {
	n, verbatim := literalAt(s)
	if n == 0 || n != len(s) {
		return "", ErrSyntax
	}
	quote, inside := s[0], s[1:n-1]
	if quote == '`' {
		for i := 0; i < len(inside); i++ {
			if inside[i] == '\r' {
				return withoutCR(inside), nil
			}
		}
		return inside, nil
	}
	if verbatim {
		return inside, nil
	}
	out := make([]byte, 0, len(inside)*3/2)
	for inside != "" {
		r, multibyte, used := unescape(inside, quote)
		if r < utf8.RuneSelf || !multibyte {
			out = append(out, byte(r))
		} else {
			out = utf8.AppendRune(out, r)
		}
		inside = inside[used:]
	}
	return string(out), nil
}

func withoutCR(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\r' {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// IsPrint reports whether r is printable, as unicode.IsPrint says.
func IsPrint(r rune) bool {
	if uint32(r) <= 0xFF {
		return 0x20 <= r && r < 0x7F || r > 0xA0 && r != 0xAD
	}
	return isPrint(r)
}

// IsGraphic reports whether r is graphic: printable or a space of any kind.
func IsGraphic(r rune) bool {
	if IsPrint(r) {
		return true
	}
	switch r {
	case 0xA0, 0x1680, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}
