package netip

import "strconv"

type parseAddrError struct{ in, msg, at string }

func (e parseAddrError) Error() string {
	s := "ParseAddr(" + strconv.Quote(e.in) + "): " + e.msg
	if e.at != "" {
		s += " (at " + strconv.Quote(e.at) + ")"
	}
	return s
}

// MustParseAddr panics where ParseAddr fails.
func MustParseAddr(s string) Addr {
	ip, err := ParseAddr(s)
	if err != nil {
		panic(err)
	}
	return ip
}

// ParseAddr reads "192.0.2.1", "2001:db8::68", "fe80::1cc0:3e8c:119f:c2e1%ens18".
func ParseAddr(s string) (Addr, error) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			return parse4(s)
		case ':':
			return parse6(s)
		case '%':
			return Addr{}, parseAddrError{in: s, msg: "missing IPv6 address"}
		}
	}
	return Addr{}, parseAddrError{in: s, msg: "unable to parse IP"}
}

func parse4(s string) (Addr, error) {
	var a [4]byte
	if msg, at := fields4(s, a[:]); msg != "" {
		return Addr{}, parseAddrError{in: s, msg: msg, at: at}
	}
	return AddrFrom4(a), nil
}

// fields4 reads four decimal numbers; msg says what is wrong, at where.
func fields4(s string, out []byte) (msg, at string) {
	val, pos, digits := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && val == 0 {
				return "IPv4 field has octet with leading zero", ""
			}
			val = val*10 + int(c-'0')
			digits++
			if val > 255 {
				return "IPv4 field has value >255", ""
			}
		case c == '.':
			if i == 0 || i == len(s)-1 || s[i-1] == '.' {
				return "IPv4 field must have at least one digit", s[i:]
			}
			if pos == 3 {
				return "IPv4 address too long", ""
			}
			out[pos] = byte(val)
			pos++
			val, digits = 0, 0
		default:
			return "unexpected character", s[i:]
		}
	}
	if pos < 3 {
		return "IPv4 address too short", ""
	}
	out[3] = byte(val)
	return "", ""
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func parse6(in string) (Addr, error) {
	s, zone := in, ""
	for i := 0; i < len(s); i++ {
		if s[i] == '%' {
			s, zone = s[:i], s[i+1:]
			if zone == "" {
				return Addr{}, parseAddrError{in: in, msg: "zone must be a non-empty string"}
			}
			break
		}
	}
	fail := func(msg, at string) (Addr, error) { return Addr{}, parseAddrError{in: in, msg: msg, at: at} }
	var a [16]byte
	gap := -1 // byte where :: stands
	if len(s) >= 2 && s[0] == ':' && s[1] == ':' {
		gap = 0
		s = s[2:]
		if s == "" {
			return IPv6Unspecified().WithZone(zone), nil
		}
	}
	n := 0
	for n < 16 {
		val, k := 0, 0
		for ; k < len(s); k++ {
			d := hexDigit(s[k])
			if d < 0 {
				break
			}
			if k > 3 {
				return fail("each group must have 4 or less digits", s)
			}
			val = val<<4 | d
			if val > 0xffff {
				return fail("IPv6 field has value >=2^16", s)
			}
		}
		if k == 0 {
			return fail("each colon-separated field must have at least one digit", s)
		}
		if k < len(s) && s[k] == '.' {
			if gap < 0 && n != 12 {
				return fail("embedded IPv4 address must replace the final 2 fields of the address", s)
			}
			if n+4 > 16 {
				return fail("too many hex fields to fit an embedded IPv4 at the end of the address", s)
			}
			end := len(s)
			if msg, at := fields4(s[:end], a[n:n+4]); msg != "" {
				return fail(msg, at)
			}
			s = ""
			n += 4
			break
		}
		a[n], a[n+1] = byte(val>>8), byte(val)
		n += 2
		s = s[k:]
		if s == "" {
			break
		}
		if s[0] != ':' {
			return fail("unexpected character, want colon", s)
		}
		if len(s) == 1 {
			return fail("colon must be followed by more characters", s)
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return fail("multiple :: in address", s)
			}
			gap = n
			s = s[1:]
			if s == "" {
				break
			}
		}
	}
	if s != "" {
		return fail("trailing garbage after address", s)
	}
	if n < 16 {
		if gap < 0 {
			return fail("address string too short", "")
		}
		copy(a[16-(n-gap):], a[gap:n])
		clear(a[gap : 16-(n-gap)])
	} else if gap >= 0 {
		return fail("the :: must expand to at least one field of zeros", "")
	}
	return AddrFrom16(a).WithZone(zone), nil
}
