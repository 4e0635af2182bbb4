package net

import (
	"strconv"
	"syscall"
)

// A rawAddr is an address in the system's form.
type rawAddr struct {
	b [128]byte
	n int
}

const (
	afUnix  = 1
	afInet  = 2
	afInet6 = 10
)

// raw makes the system's form for a socket of a family; IPv4 goes to IPv6 sockets as mapped addresses.
func (e endpoint) raw(family int) (*rawAddr, error) {
	r := new(rawAddr)
	r.b[0], r.b[2], r.b[3] = byte(family), byte(e.port>>8), byte(e.port)
	if family == afInet {
		ip := e.ip
		if len(ip) == 0 {
			ip = IPv4zero
		}
		ip4 := ip.To4()
		if ip4 == nil {
			return nil, &AddrError{Err: "non-IPv4 address", Addr: e.ip.String()}
		}
		copy(r.b[4:], ip4)
		r.n = 16
		return r, nil
	}
	ip := e.ip
	if len(ip) == 0 || ip.Equal(IPv4zero) {
		ip = IPv6zero
	}
	ip6 := ip.To16()
	if ip6 == nil {
		return nil, &AddrError{Err: "non-IPv6 address", Addr: e.ip.String()}
	}
	copy(r.b[8:], ip6)
	if e.zone != "" {
		z := zoneIndex(e.zone)
		r.b[24], r.b[25], r.b[26], r.b[27] = byte(z), byte(z>>8), byte(z>>16), byte(z>>24)
	}
	r.n = 28
	return r, nil
}

// unixRaw makes it of a path; a leading @ stands for a NUL: a name outside of the file system.
func unixRaw(name string) (*rawAddr, error) {
	r := new(rawAddr)
	if len(name) > 108 || len(name) == 108 && name[0] != '@' {
		return nil, syscall.EINVAL
	}
	r.b[0] = afUnix
	r.n = 2 + copy(r.b[2:], name)
	if name != "" && name[0] == '@' {
		r.b[2] = 0
	} else if name != "" {
		r.n++
	}
	return r, nil
}

// endpoint reads an internet address.
func (r *rawAddr) endpoint() (e endpoint) {
	e.port = int(r.b[2])<<8 | int(r.b[3])
	if r.b[0] == afInet {
		e.ip = append(IP(nil), r.b[4:8]...)
		return e
	}
	e.ip = append(IP(nil), r.b[8:24]...)
	if z := int(r.b[24]) | int(r.b[25])<<8 | int(r.b[26])<<16 | int(r.b[27])<<24; z != 0 {
		e.zone = zoneName(z)
	}
	return e
}

func (r *rawAddr) unixName() string {
	b := r.b[2:max(r.n, 2)]
	if len(b) == 0 {
		return "@"
	}
	if b[0] == 0 {
		return "@" + string(b[1:])
	}
	for i, c := range b {
		if c == 0 {
			b = b[:i]
			break
		}
	}
	return string(b)
}

// addr makes the Addr of a network.
func (r *rawAddr) addr(network string) Addr {
	if len(network) >= 4 && network[:4] == "unix" {
		return &UnixAddr{r.unixName(), network}
	}
	e := r.endpoint()
	switch network[:2] {
	case "tc":
		return &TCPAddr{e.ip, e.port, e.zone}
	case "ud":
		return &UDPAddr{e.ip, e.port, e.zone}
	}
	return &IPAddr{e.ip, e.zone}
}

func zoneIndex(zone string) int {
	if ifi, err := InterfaceByName(zone); err == nil {
		return ifi.Index
	}
	n, _ := strconv.Atoi(zone)
	return n
}

func zoneName(index int) string {
	if ifi, err := InterfaceByIndex(index); err == nil {
		return ifi.Name
	}
	return strconv.Itoa(index)
}
