// Package netip has IP addresses that are small values: they compare with == and serve as map keys.
package netip

import (
	"cmp"
	"errors"
	"math/bits"
	"strconv"
)

// An Addr is an IPv4 or IPv6 address, the latter perhaps with a zone; the zero Addr is none. The 128 bits of an IPv4 address are
// those of its form in IPv6.
type Addr struct {
	hi, lo uint64
	kind   uint8 // 0, 4 or 6
	zone   string
}

const mapped = 0xffff << 32

// Makers of addresses.
func AddrFrom4(a [4]byte) Addr {
	return Addr{lo: mapped | uint64(a[0])<<24 | uint64(a[1])<<16 | uint64(a[2])<<8 | uint64(a[3]), kind: 4}
}

func AddrFrom16(a [16]byte) Addr { return Addr{hi: word(a[:8]), lo: word(a[8:]), kind: 6} }

// AddrFromSlice takes 4 or 16 bytes.
func AddrFromSlice(b []byte) (ip Addr, ok bool) {
	switch len(b) {
	case 4:
		return AddrFrom4([4]byte(b)), true
	case 16:
		return AddrFrom16([16]byte(b)), true
	}
	return Addr{}, false
}

func word(b []byte) (x uint64) {
	for _, c := range b {
		x = x<<8 | uint64(c)
	}
	return x
}

// Well-known ones.
func IPv4Unspecified() Addr         { return AddrFrom4([4]byte{}) }
func IPv6Unspecified() Addr         { return Addr{kind: 6} }
func IPv6Loopback() Addr            { return Addr{lo: 1, kind: 6} }
func IPv6LinkLocalAllNodes() Addr   { return Addr{hi: 0xff02 << 48, lo: 1, kind: 6} }
func IPv6LinkLocalAllRouters() Addr { return Addr{hi: 0xff02 << 48, lo: 2, kind: 6} }

// What an address is.
func (ip Addr) IsValid() bool { return ip.kind != 0 }
func (ip Addr) Is4() bool     { return ip.kind == 4 }
func (ip Addr) Is6() bool     { return ip.kind == 6 }
func (ip Addr) Is4In6() bool  { return ip.kind == 6 && ip.hi == 0 && ip.lo>>32 == 0xffff }
func (ip Addr) Zone() string  { return ip.zone }

// BitLen is 32, 128, or 0 for none.
func (ip Addr) BitLen() int {
	switch ip.kind {
	case 4:
		return 32
	case 6:
		return 128
	}
	return 0
}

// Unmap makes IPv4 of an IPv4-mapped address.
func (ip Addr) Unmap() Addr {
	if ip.Is4In6() {
		return Addr{lo: ip.lo, kind: 4}
	}
	return ip
}

// WithZone sets the zone of an IPv6 address.
func (ip Addr) WithZone(zone string) Addr {
	if ip.kind == 6 {
		ip.zone = zone
	}
	return ip
}

func (ip Addr) withoutZone() Addr {
	ip.zone = ""
	return ip
}

// Compare orders by length, value, zone.
func (ip Addr) Compare(ip2 Addr) int {
	if c := cmp.Compare(ip.BitLen(), ip2.BitLen()); c != 0 {
		return c
	}
	if c := cmp.Compare(ip.hi, ip2.hi); c != 0 {
		return c
	}
	if c := cmp.Compare(ip.lo, ip2.lo); c != 0 {
		return c
	}
	return cmp.Compare(ip.zone, ip2.zone)
}

func (ip Addr) Less(ip2 Addr) bool { return ip.Compare(ip2) < 0 }

func (ip Addr) byte4(i int) byte { return byte(ip.lo >> (24 - 8*i)) }
func (ip Addr) top16() uint16    { return uint16(ip.hi >> 48) }

// The kinds of addresses. An IPv4-mapped address counts as its IPv4.
func (ip Addr) IsLoopback() bool {
	if ip = ip.Unmap(); ip.kind == 4 {
		return ip.byte4(0) == 127
	}
	return ip.kind == 6 && ip.hi == 0 && ip.lo == 1
}

func (ip Addr) IsMulticast() bool {
	if ip = ip.Unmap(); ip.kind == 4 {
		return ip.byte4(0)&0xf0 == 0xe0
	}
	return ip.kind == 6 && ip.hi>>56 == 0xff
}

func (ip Addr) IsInterfaceLocalMulticast() bool {
	return ip.kind == 6 && !ip.Is4In6() && ip.top16()&0xff0f == 0xff01
}

func (ip Addr) IsLinkLocalMulticast() bool {
	if ip = ip.Unmap(); ip.kind == 4 {
		return ip.lo>>8&0xffffff == 0xe00000
	}
	return ip.kind == 6 && ip.top16()&0xff0f == 0xff02
}

func (ip Addr) IsLinkLocalUnicast() bool {
	if ip = ip.Unmap(); ip.kind == 4 {
		return ip.lo>>16&0xffff == 0xa9fe
	}
	return ip.kind == 6 && ip.top16()&0xffc0 == 0xfe80
}

func (ip Addr) IsUnspecified() bool { return ip == IPv4Unspecified() || ip == IPv6Unspecified() }

func (ip Addr) IsGlobalUnicast() bool {
	if ip.kind == 0 {
		return false
	}
	if ip = ip.Unmap(); ip == IPv4Unspecified() || ip == AddrFrom4([4]byte{255, 255, 255, 255}) {
		return false
	}
	return ip != IPv6Unspecified() && !ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

func (ip Addr) IsPrivate() bool {
	if ip = ip.Unmap(); ip.kind == 4 {
		return ip.byte4(0) == 10 || ip.lo>>20&0xfff == 0xac1 || ip.lo>>16&0xffff == 0xc0a8
	}
	return ip.kind == 6 && ip.hi>>57 == 0xfc>>1
}

// As4, As16 and AsSlice give the bytes.
func (ip Addr) As4() (a [4]byte) {
	if ip.kind == 4 || ip.Is4In6() {
		for i := range a {
			a[i] = ip.byte4(i)
		}
		return a
	}
	if ip.kind == 0 {
		panic("As4 called on IP zero value")
	}
	panic("As4 called on IPv6 address")
}

func (ip Addr) As16() (a [16]byte) {
	for i := 0; i < 8; i++ {
		a[i], a[8+i] = byte(ip.hi>>(56-8*i)), byte(ip.lo>>(56-8*i))
	}
	return a
}

func (ip Addr) AsSlice() []byte {
	switch ip.kind {
	case 4:
		a := ip.As4()
		return a[:]
	case 6:
		a := ip.As16()
		return a[:]
	}
	return nil
}

// Next and Prev are the neighbours, none at the ends.
func (ip Addr) Next() Addr {
	var c uint64
	ip.lo, c = bits.Add64(ip.lo, 1, 0)
	ip.hi += c
	if ip.kind == 4 && uint32(ip.lo) == 0 || ip.kind == 6 && ip.hi == 0 && ip.lo == 0 {
		return Addr{}
	}
	return ip
}

func (ip Addr) Prev() Addr {
	if ip.kind == 4 && uint32(ip.lo) == 0 || ip.hi == 0 && ip.lo == 0 {
		return Addr{}
	}
	var b uint64
	ip.lo, b = bits.Sub64(ip.lo, 1, 0)
	ip.hi -= b
	return ip
}

// --- text

// String gives the usual form: 1.2.3.4, fe80::1%eth0, "invalid IP".
func (ip Addr) String() string {
	if ip.kind == 0 {
		return "invalid IP"
	}
	return string(ip.AppendTo(nil))
}

// AppendTo appends it; nothing if there is no address.
func (ip Addr) AppendTo(b []byte) []byte {
	switch {
	case ip.kind == 4:
		return ip.append4(b)
	case ip.kind == 6:
		if ip.Is4In6() {
			b = ip.append4(append(b, "::ffff:"...))
		} else {
			b = ip.append6(b)
		}
		if ip.zone != "" {
			b = append(append(b, '%'), ip.zone...)
		}
	}
	return b
}

func (ip Addr) append4(b []byte) []byte {
	for i := 0; i < 4; i++ {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendUint(b, uint64(ip.byte4(i)), 10)
	}
	return b
}

func (ip Addr) group(i int) uint16 {
	if i < 4 {
		return uint16(ip.hi >> (48 - 16*i))
	}
	return uint16(ip.lo >> (112 - 16*i))
}

// append6 shortens the first of the longest runs of zero groups.
func (ip Addr) append6(b []byte) []byte {
	from, to := 8, 8
	for i := 0; i < 8; i++ {
		j := i
		for j < 8 && ip.group(j) == 0 {
			j++
		}
		if n := j - i; n >= 2 && n > to-from {
			from, to = i, j
		}
		if j > i {
			i = j
		}
	}
	for i := 0; i < 8; i++ {
		if i == from {
			b = append(b, "::"...)
			i = to
			if i >= 8 {
				break
			}
		} else if i > 0 {
			b = append(b, ':')
		}
		b = strconv.AppendUint(b, uint64(ip.group(i)), 16)
	}
	return b
}

// StringExpanded writes IPv6 with all its digits.
func (ip Addr) StringExpanded() string {
	if ip.kind != 6 {
		return ip.String()
	}
	const hex = "0123456789abcdef"
	var b []byte
	for i := 0; i < 8; i++ {
		if i > 0 {
			b = append(b, ':')
		}
		for g, k := ip.group(i), 12; k >= 0; k -= 4 {
			b = append(b, hex[g>>k&15])
		}
	}
	if ip.zone != "" {
		b = append(append(b, '%'), ip.zone...)
	}
	return string(b)
}

func (ip Addr) AppendText(b []byte) ([]byte, error) { return ip.AppendTo(b), nil }
func (ip Addr) MarshalText() ([]byte, error)        { return ip.AppendTo([]byte{}), nil }
func (ip Addr) AppendBinary(b []byte) ([]byte, error) {
	return append(append(b, ip.AsSlice()...), ip.zone...), nil
}
func (ip Addr) MarshalBinary() ([]byte, error) { return ip.AppendBinary([]byte{}) }

// UnmarshalText and UnmarshalBinary are the inverses.
func (ip *Addr) UnmarshalText(text []byte) (err error) {
	var a Addr
	if len(text) > 0 {
		a, err = ParseAddr(string(text))
	}
	*ip = a
	return err
}

func (ip *Addr) UnmarshalBinary(b []byte) error {
	n := min(len(b), 16)
	a, ok := AddrFromSlice(b[:n])
	if !ok && n > 0 {
		return errors.New("unexpected slice size")
	}
	*ip = a.WithZone(string(b[n:]))
	return nil
}
