// Package net has connections: TCP, UDP, Unix sockets, names and addresses.
package net

import (
	"net/netip"
	"strconv"
)

// An IP is an address: 4 or 16 bytes, nil for none.
type IP []byte

// An IPMask says with its ones which bits of an address name the network.
type IPMask []byte

// An IPNet is a network.
type IPNet struct {
	IP   IP
	Mask IPMask
}

// Lengths of addresses.
const (
	IPv4len = 4
	IPv6len = 16
)

var mappedPrefix = [12]byte{10: 0xff, 11: 0xff}

// IPv4 makes an address of four numbers, in its long form.
func IPv4(a, b, c, d byte) IP {
	p := make(IP, IPv6len)
	copy(p, mappedPrefix[:])
	p[12], p[13], p[14], p[15] = a, b, c, d
	return p
}

func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// CIDRMask has ones ones and then zeros, bits in all.
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := range m {
		if ones >= 8 {
			m[i] = 0xff
		} else if ones > 0 {
			m[i] = ^byte(0xff >> ones)
		}
		ones -= 8
	}
	return m
}

// Well-known addresses.
var (
	IPv4bcast                  = IPv4(255, 255, 255, 255)
	IPv4allsys                 = IPv4(224, 0, 0, 1)
	IPv4allrouter              = IPv4(224, 0, 0, 2)
	IPv4zero                   = IPv4(0, 0, 0, 0)
	IPv6zero                   = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	IPv6unspecified            = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	IPv6loopback               = IP{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	IPv6interfacelocalallnodes = IP{0xff, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	IPv6linklocalallnodes      = IP{0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
	IPv6linklocalallrouters    = IP{0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2}
)

// addr is the address as a value, IPv4 for both of its forms.
func (ip IP) addr() netip.Addr {
	a, _ := netip.AddrFromSlice(ip)
	return a.Unmap()
}

// What an address is.
func (ip IP) IsUnspecified() bool             { return ip.addr().IsUnspecified() }
func (ip IP) IsLoopback() bool                { return ip.addr().IsLoopback() }
func (ip IP) IsPrivate() bool                 { return ip.addr().IsPrivate() }
func (ip IP) IsMulticast() bool               { return ip.addr().IsMulticast() }
func (ip IP) IsInterfaceLocalMulticast() bool { return ip.addr().IsInterfaceLocalMulticast() }
func (ip IP) IsLinkLocalMulticast() bool      { return ip.addr().IsLinkLocalMulticast() }
func (ip IP) IsLinkLocalUnicast() bool        { return ip.addr().IsLinkLocalUnicast() }
func (ip IP) IsGlobalUnicast() bool           { return ip.addr().IsGlobalUnicast() }

// To4 gives the four bytes of an IPv4 address, nil for others.
func (ip IP) To4() IP {
	if len(ip) == IPv4len {
		return ip
	}
	if len(ip) == IPv6len && [12]byte(ip[:12]) == mappedPrefix {
		return ip[12:16]
	}
	return nil
}

// To16 gives the long form.
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

// DefaultMask is that of the old classes A, B and C.
func (ip IP) DefaultMask() IPMask {
	ip = ip.To4()
	switch {
	case ip == nil:
		return nil
	case ip[0] < 0x80:
		return IPv4Mask(0xff, 0, 0, 0)
	case ip[0] < 0xC0:
		return IPv4Mask(0xff, 0xff, 0, 0)
	}
	return IPv4Mask(0xff, 0xff, 0xff, 0)
}

// Mask keeps the bits that mask has.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len {
		for _, b := range mask[:12] {
			if b != 0xff {
				return nil
			}
		}
		mask = mask[12:]
	}
	if len(mask) == IPv4len && len(ip) == IPv6len && ip.To4() != nil {
		ip = ip[12:]
	}
	if len(ip) != len(mask) {
		return nil
	}
	masked := append(IP(nil), ip...)
	for i, m := range mask {
		masked[i] &= m
	}
	return masked
}

// String gives the usual form; "<nil>" without an address, and the bytes after "?" if it is none.
func (ip IP) String() string {
	switch len(ip) {
	case 0:
		return "<nil>"
	case IPv4len, IPv6len:
		return ip.addr().String()
	}
	return "?" + hexString(ip)
}

func hexString(b []byte) string {
	const hex = "0123456789abcdef"
	out := make([]byte, 0, 2*len(b))
	for _, c := range b {
		out = append(out, hex[c>>4], hex[c&15])
	}
	return string(out)
}

// AppendText, MarshalText and UnmarshalText are String and ParseIP for encoders.
func (ip IP) AppendText(b []byte) ([]byte, error) {
	if len(ip) == 0 {
		return b, nil
	}
	if len(ip) != IPv4len && len(ip) != IPv6len {
		return b, &AddrError{Err: "invalid IP address", Addr: hexString(ip)}
	}
	return ip.addr().AppendTo(b), nil
}

func (ip IP) MarshalText() ([]byte, error) { return ip.AppendText([]byte{}) }

func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = x
	return nil
}

// Equal says whether they are one address; IPv4's two forms are equal.
func (ip IP) Equal(x IP) bool {
	if len(ip) == len(x) {
		return string(ip) == string(x)
	}
	a, b := ip.To4(), x.To4()
	return len(ip)+len(x) == IPv4len+IPv6len && a != nil && b != nil && string(a) == string(b)
}

// Size counts the ones and the bits; 0, 0 if the ones don't come first.
func (m IPMask) Size() (ones, bits int) {
	ones, bits = m.ones(), len(m)*8
	if ones < 0 {
		return 0, 0
	}
	return ones, bits
}

func (m IPMask) ones() int {
	n := 0
	for i, b := range m {
		if b == 0xff {
			n += 8
			continue
		}
		for b&0x80 != 0 {
			n++
			b <<= 1
		}
		if b != 0 {
			return -1
		}
		for _, rest := range m[i+1:] {
			if rest != 0 {
				return -1
			}
		}
		break
	}
	return n
}

func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hexString(m)
}

// numbers brings both to one length.
func (n *IPNet) numbers() (IP, IPMask) {
	ip, m := n.IP.To4(), n.Mask
	if ip == nil {
		if len(n.IP) != IPv6len || len(m) != IPv6len {
			return nil, nil
		}
		return n.IP, m
	}
	if len(m) == IPv6len {
		m = m[12:]
	}
	if len(m) != IPv4len {
		return nil, nil
	}
	return ip, m
}

// Contains says whether ip is in the network.
func (n *IPNet) Contains(ip IP) bool {
	nn, m := n.numbers()
	if x := ip.To4(); x != nil {
		ip = x
	}
	if len(ip) != len(nn) {
		return false
	}
	for i := range ip {
		if nn[i]&m[i] != ip[i]&m[i] {
			return false
		}
	}
	return true
}

func (n *IPNet) Network() string { return "ip+net" }

// String writes 192.0.2.0/24, or the mask in hexadecimal if it is none of that kind.
func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ip, m := n.numbers()
	if ip == nil || m == nil {
		return "<nil>"
	}
	ones := m.ones()
	if ones < 0 {
		return ip.String() + "/" + m.String()
	}
	return ip.String() + "/" + strconv.Itoa(ones)
}

// ParseIP reads an address; nil if it is none. IPv4 comes in its long form.
func ParseIP(s string) IP {
	a, err := netip.ParseAddr(s)
	if err != nil || a.Zone() != "" {
		return nil
	}
	b := a.As16()
	return b[:]
}

// ParseCIDR reads "192.0.2.1/24" into the address and its network.
func ParseCIDR(s string) (IP, *IPNet, error) {
	i := 0
	for i < len(s) && s[i] != '/' {
		i++
	}
	bad := &ParseError{Type: "CIDR address", Text: s}
	if i == len(s) {
		return nil, nil, bad
	}
	a, err := netip.ParseAddr(s[:i])
	text := s[i+1:]
	if err != nil || a.Zone() != "" || text == "" || len(text) > 3 {
		return nil, nil, bad
	}
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return nil, nil, bad
		}
		n = n*10 + int(c-'0')
	}
	if n > a.BitLen() {
		return nil, nil, bad
	}
	m := CIDRMask(n, a.BitLen())
	b := a.As16()
	return IP(b[:]), &IPNet{IP: IP(b[:]).Mask(m), Mask: m}, nil
}

func copyIP(x IP) IP { return append(IP(nil), x...) }
