package net

// DNS messages (RFC 1035): one question out, the records of one type in.

const (
	dnsA     = 1
	dnsNS    = 2
	dnsMX    = 15
	dnsTXT   = 16
	dnsAAAA  = 28
	dnsSRV   = 33
	dnsOPT   = 41
	dnsClass = 1
	dnsMax   = 1232 // bytes that a datagram may have: EDNS0

	dnsServFail = 2
	dnsNXDomain = 3
)

// A record is one answer: data is a part of msg, in which names may point elsewhere.
type record struct {
	name string
	msg  []byte
	at   int // where the data begins
	data []byte
}

func put16(b []byte, v int) []byte { return append(b, byte(v>>8), byte(v)) }
func get16(b []byte) int           { return int(b[0])<<8 | int(b[1]) }

// putName writes "a.b." as labels. The name has been checked.
func putName(b []byte, name string) []byte {
	for start, i := 0, 0; i < len(name); i++ {
		if name[i] == '.' {
			b = append(b, byte(i-start))
			b = append(b, name[start:i]...)
			start = i + 1
		}
	}
	return append(b, 0)
}

// getName reads the name at `at`; next is behind it, or -1.
func getName(msg []byte, at int) (name string, next int) {
	var text []byte
	next = -1
	for jumps := 0; at < len(msg); {
		n := int(msg[at])
		at++
		switch {
		case n == 0:
			if next < 0 {
				next = at
			}
			if len(text) == 0 {
				return ".", next
			}
			return string(text), next
		case n < 64:
			if at+n > len(msg) || len(text)+n+1 > 255 {
				return "", -1
			}
			text = append(append(text, msg[at:at+n]...), '.')
			at += n
		case n >= 192 && at < len(msg) && jumps < 10:
			if next < 0 {
				next = at + 1
			}
			at = (n&63)<<8 | int(msg[at])
			jumps++
		default:
			return "", -1
		}
	}
	return "", -1
}

func dnsQuestion(id int, name string, qtype int) []byte {
	b := put16(nil, id)
	b = append(b, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1) // recursion wanted; one question, one additional record
	b = putName(b, name)
	b = put16(put16(b, qtype), dnsClass)
	b = append(b, 0) // OPT, at the root: how much may come back
	b = put16(put16(b, dnsOPT), dnsMax)
	return append(b, 0, 0, 0, 0, 0, 0)
}

// A reply is what a server said about a question.
type reply struct {
	rcode                       int
	authoritative, cut, recurse bool
	extra                       int // additional records, besides OPT's
	answers                     []record
}

// parseReply takes apart what may be the answer to the question; false: it is not, or broken.
func parseReply(msg []byte, id int, name string, qtype int) (*reply, bool) {
	if len(msg) < 12 || get16(msg) != id || msg[2]&0x80 == 0 || get16(msg[4:]) != 1 {
		return nil, false
	}
	got, at := getName(msg, 12)
	if at < 0 || at+4 > len(msg) || lower(got) != lower(name) || get16(msg[at:]) != qtype || get16(msg[at+2:]) != dnsClass {
		return nil, false
	}
	at += 4
	r := &reply{rcode: int(msg[3] & 15), authoritative: msg[2]&4 != 0, cut: msg[2]&2 != 0, recurse: msg[3]&0x80 != 0, extra: get16(msg[10:])}
	if r.cut {
		return r, true
	}
	for range get16(msg[6:]) {
		var owner string
		if owner, at = getName(msg, at); at < 0 || at+10 > len(msg) {
			return nil, false
		}
		kind, n := get16(msg[at:]), get16(msg[at+8:])
		at += 10
		if at+n > len(msg) {
			return nil, false
		}
		if kind == qtype {
			r.answers = append(r.answers, record{owner, msg, at, msg[at : at+n]})
		}
		at += n
	}
	return r, true
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// isDomain says whether a name may be asked for: letters, digits, _ and - in labels of at most 63; not all digits.
func isDomain(s string) bool {
	if s == "." {
		return true
	}
	n := len(s)
	if n == 0 || n > 254 || n == 254 && s[n-1] != '.' {
		return false
	}
	last, label, letters := byte('.'), 0, false
	for i := 0; i < n; i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
			letters = true
			label++
		case '0' <= c && c <= '9':
			label++
		case c == '-':
			if last == '.' {
				return false
			}
			letters = true
			label++
		case c == '.':
			if last == '.' || last == '-' || label > 63 || label == 0 {
				return false
			}
			label = 0
		default:
			return false
		}
		last = c
	}
	return last != '-' && label <= 63 && letters
}
