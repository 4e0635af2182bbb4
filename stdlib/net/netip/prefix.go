package netip

import (
	"cmp"
	"errors"
	"strconv"
)

// An AddrPort is an address and a port.
type AddrPort struct {
	ip   Addr
	port uint16
}

func AddrPortFrom(ip Addr, port uint16) AddrPort { return AddrPort{ip, port} }
func (p AddrPort) Addr() Addr                    { return p.ip }
func (p AddrPort) Port() uint16                  { return p.port }
func (p AddrPort) IsValid() bool                 { return p.ip.IsValid() }

// Compare orders by address, then port.
func (p AddrPort) Compare(p2 AddrPort) int {
	if c := p.ip.Compare(p2.ip); c != 0 {
		return c
	}
	return cmp.Compare(p.port, p2.port)
}

func splitAddrPort(s string) (ip, port string, v6 bool, err error) {
	i := len(s) - 1
	for i >= 0 && s[i] != ':' {
		i--
	}
	if i < 0 {
		return "", "", false, errors.New("not an ip:port")
	}
	ip, port = s[:i], s[i+1:]
	if ip == "" {
		return "", "", false, errors.New("no IP")
	}
	if port == "" {
		return "", "", false, errors.New("no port")
	}
	if ip[0] == '[' {
		if len(ip) < 2 || ip[len(ip)-1] != ']' {
			return "", "", false, errors.New("missing ]")
		}
		ip, v6 = ip[1:len(ip)-1], true
	}
	return ip, port, v6, nil
}

// ParseAddrPort reads "1.2.3.4:80" or "[::1]:80".
func ParseAddrPort(s string) (AddrPort, error) {
	ip, port, v6, err := splitAddrPort(s)
	if err != nil {
		return AddrPort{}, err
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return AddrPort{}, errors.New("invalid port " + strconv.Quote(port) + " parsing " + strconv.Quote(s))
	}
	a, err := ParseAddr(ip)
	if err != nil {
		return AddrPort{}, err
	}
	if v6 && a.Is4() {
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", square brackets can only be used with IPv6 addresses")
	}
	if !v6 && a.Is6() {
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", IPv6 addresses must be surrounded by square brackets")
	}
	return AddrPort{a, uint16(n)}, nil
}

func MustParseAddrPort(s string) AddrPort {
	p, err := ParseAddrPort(s)
	if err != nil {
		panic(err)
	}
	return p
}

func (p AddrPort) String() string {
	if p.ip.kind == 0 {
		return "invalid AddrPort"
	}
	return string(p.AppendTo(nil))
}

func (p AddrPort) AppendTo(b []byte) []byte {
	switch p.ip.kind {
	case 0:
		return b
	case 4:
		b = append(p.ip.AppendTo(b), ':')
	default:
		b = append(p.ip.AppendTo(append(b, '[')), ']', ':')
	}
	return strconv.AppendUint(b, uint64(p.port), 10)
}

func (p AddrPort) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }
func (p AddrPort) MarshalText() ([]byte, error)        { return p.AppendTo([]byte{}), nil }

func (p *AddrPort) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*p = AddrPort{}
		return nil
	}
	*p, err = ParseAddrPort(string(text))
	return err
}

func (p AddrPort) AppendBinary(b []byte) ([]byte, error) {
	b, err := p.ip.AppendBinary(b)
	return append(b, byte(p.port), byte(p.port>>8)), err
}
func (p AddrPort) MarshalBinary() ([]byte, error) { return p.AppendBinary([]byte{}) }

func (p *AddrPort) UnmarshalBinary(b []byte) error {
	if len(b) < 2 {
		return errors.New("unexpected slice size")
	}
	var a Addr
	if err := a.UnmarshalBinary(b[:len(b)-2]); err != nil {
		return err
	}
	*p = AddrPort{a, uint16(b[len(b)-2]) | uint16(b[len(b)-1])<<8}
	return nil
}

// A Prefix is a network: an address and how many of its bits count.
type Prefix struct {
	ip       Addr
	bitsPlus uint8 // one more than the bits; 0 in the zero Prefix and invalid ones
}

func PrefixFrom(ip Addr, bits int) Prefix {
	p := Prefix{ip: ip.withoutZone()}
	if ip.IsValid() && bits >= 0 && bits <= ip.BitLen() {
		p.bitsPlus = uint8(bits) + 1
	}
	return p
}

func (p Prefix) Addr() Addr       { return p.ip }
func (p Prefix) Bits() int        { return int(p.bitsPlus) - 1 }
func (p Prefix) IsValid() bool    { return p.bitsPlus > 0 }
func (p Prefix) IsSingleIP() bool { return p.IsValid() && p.Bits() == p.ip.BitLen() }

// Prefix keeps the first b bits of the address.
func (ip Addr) Prefix(b int) (Prefix, error) {
	if b < 0 {
		return Prefix{}, errors.New("negative Prefix bits")
	}
	ip = ip.withoutZone()
	size := ip.BitLen()
	if size == 0 {
		return Prefix{}, nil
	}
	if b > size {
		return Prefix{}, errors.New("prefix length " + strconv.Itoa(b) + " too large for IPv" + string(rune('0'+ip.kind)))
	}
	hi, lo := mask(b + 128 - size)
	ip.hi, ip.lo = ip.hi&hi, ip.lo&lo
	return PrefixFrom(ip, b), nil
}

func mask(n int) (hi, lo uint64) {
	if n <= 64 {
		return ^(^uint64(0) >> n), 0
	}
	return ^uint64(0), ^(^uint64(0) >> (n - 64))
}

// Masked zeroes the bits that don't count.
func (p Prefix) Masked() Prefix {
	m, _ := p.ip.Prefix(p.Bits())
	return m
}

// Contains says whether ip is in the network; with a zone it never is, nor in a network of the other kind.
func (p Prefix) Contains(ip Addr) bool {
	if !p.IsValid() || ip.zone != "" || ip.kind != p.ip.kind {
		return false
	}
	hi, lo := mask(p.Bits() + 128 - ip.BitLen())
	return (ip.hi^p.ip.hi)&hi == 0 && (ip.lo^p.ip.lo)&lo == 0
}

// Overlaps says whether they have an address in common.
func (p Prefix) Overlaps(o Prefix) bool {
	if !p.IsValid() || !o.IsValid() || p.ip.kind != o.ip.kind {
		return false
	}
	if p.Bits() > o.Bits() {
		p, o = o, p
	}
	return p.Contains(o.ip)
}

// Compare orders by validity, kind, masked address, bits, address.
func (p Prefix) Compare(p2 Prefix) int {
	if c := cmp.Compare(p.ip.BitLen(), p2.ip.BitLen()); c != 0 {
		return c
	}
	if c := p.Masked().ip.Compare(p2.Masked().ip); c != 0 {
		return c
	}
	if c := cmp.Compare(p.Bits(), p2.Bits()); c != 0 {
		return c
	}
	return p.ip.Compare(p2.ip)
}

type parsePrefixError struct{ in, msg string }

func (e parsePrefixError) Error() string {
	return "netip.ParsePrefix(" + strconv.Quote(e.in) + "): " + e.msg
}

// ParsePrefix reads "10.0.0.0/8".
func ParsePrefix(s string) (Prefix, error) {
	i := len(s) - 1
	for i >= 0 && s[i] != '/' {
		i--
	}
	if i < 0 {
		return Prefix{}, parsePrefixError{s, "no '/'"}
	}
	ip, err := ParseAddr(s[:i])
	if err != nil {
		return Prefix{}, parsePrefixError{s, err.Error()}
	}
	if ip.zone != "" {
		return Prefix{}, parsePrefixError{s, "IPv6 zones cannot be present in a prefix"}
	}
	text := s[i+1:]
	if len(text) > 1 && (text[0] < '1' || text[0] > '9') {
		return Prefix{}, parsePrefixError{s, "bad bits after slash: " + strconv.Quote(text)}
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return Prefix{}, parsePrefixError{s, "bad bits after slash: " + strconv.Quote(text)}
	}
	if n < 0 || n > ip.BitLen() {
		return Prefix{}, parsePrefixError{s, "prefix length out of range"}
	}
	return PrefixFrom(ip, n), nil
}

func MustParsePrefix(s string) Prefix {
	p, err := ParsePrefix(s)
	if err != nil {
		panic(err)
	}
	return p
}

func (p Prefix) String() string {
	if !p.IsValid() {
		return "invalid Prefix"
	}
	return p.ip.String() + "/" + strconv.Itoa(p.Bits())
}

func (p Prefix) AppendTo(b []byte) []byte {
	if p == (Prefix{}) {
		return b
	}
	return append(b, p.String()...)
}

func (p Prefix) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }
func (p Prefix) MarshalText() ([]byte, error)        { return p.AppendTo([]byte{}), nil }

func (p *Prefix) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*p = Prefix{}
		return nil
	}
	*p, err = ParsePrefix(string(text))
	return err
}

func (p Prefix) AppendBinary(b []byte) ([]byte, error) {
	b, err := p.ip.withoutZone().AppendBinary(b)
	return append(b, byte(p.Bits())), err
}
func (p Prefix) MarshalBinary() ([]byte, error) { return p.AppendBinary([]byte{}) }

func (p *Prefix) UnmarshalBinary(b []byte) error {
	if len(b) < 1 {
		return errors.New("unexpected slice size")
	}
	var a Addr
	if err := a.UnmarshalBinary(b[:len(b)-1]); err != nil {
		return err
	}
	*p = PrefixFrom(a, int(b[len(b)-1]))
	return nil
}
