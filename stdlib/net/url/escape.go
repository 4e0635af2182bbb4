package url

import (
	"strconv"
	"strings"
)

// Where a text stands says which characters must be escaped there.
type place int

const (
	inPath place = iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

// plain lists the characters, other than letters, digits and -_.~, that stand for themselves.
var plain = [...]string{
	inPath:     "$&+,/:;=@",
	inSegment:  "$&+:=@",
	inHost:     "!$&'()*+,;=:[]<>\"",
	inZone:     "!$&'()*+,;=:[]<>\"",
	inUser:     "$&+,;=",
	inQuery:    "",
	inFragment: "$&+,/:;=?@!()*",
}

func needsEscape(c byte, p place) bool {
	if l := c | 0x20; 'a' <= l && l <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.' || c == '~' {
		return false
	}
	return strings.IndexByte(plain[p], c) < 0
}

// An EscapeError is a percent sign without two hexadecimal digits, or one that may not stand where it does.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// An InvalidHostError is a character that a host name cannot have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

// QueryEscape escapes s for a query.
func QueryEscape(s string) string { return escape(s, inQuery) }

// PathEscape escapes s for one segment of a path.
func PathEscape(s string) string { return escape(s, inSegment) }

// QueryUnescape undoes QueryEscape.
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathUnescape undoes PathEscape; + stays.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }

func escape(s string, p place) string {
	first := 0
	for first < len(s) && !needsEscape(s[first], p) {
		first++
	}
	if first == len(s) {
		return s
	}
	out := append(make([]byte, 0, len(s)+16), s[:first]...)
	for i := first; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ' && p == inQuery:
			out = append(out, '+')
		case needsEscape(c, p):
			out = append(out, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

func unescape(s string, p place) (string, error) {
	host := p == inHost || p == inZone
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			v, err := strconv.ParseUint(s[i+1:min(i+3, len(s))], 16, 8)
			if i+3 > len(s) || err != nil || s[i+1] == '+' || s[i+1] == '-' {
				return "", EscapeError(s[i:min(i+3, len(s))])
			}
			// In a host, only bytes above ASCII may be escaped, and %25 before a zone; in a zone, besides, what need not be.
			percent := s[i:i+3] == "%25"
			if p == inHost && v < 0x80 && !percent || p == inZone && !percent && v != ' ' && needsEscape(byte(v), inHost) {
				return "", EscapeError(s[i : i+3])
			}
			if out == nil {
				out = append(make([]byte, 0, len(s)), s[:i]...)
			}
			out = append(out, byte(v))
			i += 2
			continue
		case c == '+' && p == inQuery:
			if out == nil {
				out = append(make([]byte, 0, len(s)), s[:i]...)
			}
			c = ' '
		case host && c < 0x80 && needsEscape(c, p):
			return "", InvalidHostError(s[i : i+1])
		}
		if out != nil {
			out = append(out, c)
		}
	}
	if out == nil {
		return s, nil
	}
	return string(out), nil
}

// valid tells whether s could be an escaped form at p.
func valid(s string, p place) bool {
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("!$&'()*+,;=:@[]%", s[i]) < 0 && needsEscape(s[i], p) {
			return false
		}
	}
	return true
}
