package net

import (
	"strconv"
	"strings"
)

// An Interface is a network card, or what looks like one.
type Interface struct {
	Index        int
	MTU          int
	Name         string
	HardwareAddr HardwareAddr
	Flags        Flags
}

// Flags of an Interface.
type Flags uint

const (
	FlagUp Flags = 1 << iota
	FlagBroadcast
	FlagLoopback
	FlagPointToPoint
	FlagMulticast
	FlagRunning
)

var flagNames = [...]string{"up", "broadcast", "loopback", "pointtopoint", "multicast", "running"}

func (f Flags) String() string {
	s := ""
	for i, name := range flagNames {
		if f&(1<<i) != 0 {
			if s != "" {
				s += "|"
			}
			s += name
		}
	}
	if s == "" {
		return "0"
	}
	return s
}

// A HardwareAddr is a card's own address.
type HardwareAddr []byte

func (a HardwareAddr) String() string {
	h := hexString(a)
	s := ""
	for i := 0; i < len(h); i += 2 {
		if i > 0 {
			s += ":"
		}
		s += h[i : i+2]
	}
	return s
}

// ParseMAC reads 6, 8 or 20 bytes in hexadecimal: 00:00:5e:00:53:01, with dashes, or in groups of four digits with dots.
func ParseMAC(s string) (hw HardwareAddr, err error) {
	bad := &AddrError{Err: "invalid MAC address", Addr: s}
	digits, sep := 2, byte(0)
	if len(s) >= 14 {
		if s[2] == ':' || s[2] == '-' {
			sep = s[2]
		} else if s[4] == '.' {
			sep, digits = '.', 4
		}
	}
	if sep == 0 || (len(s)+1)%(digits+1) != 0 {
		return nil, bad
	}
	for i := 0; i < len(s); i += digits + 1 {
		if i+digits < len(s) && s[i+digits] != sep {
			return nil, bad
		}
		for k := 0; k < digits; k += 2 {
			n, err := strconv.ParseUint(s[i+k:i+k+2], 16, 8)
			if err != nil {
				return nil, bad
			}
			hw = append(hw, byte(n))
		}
	}
	switch len(hw) {
	case 6, 8, 20:
		return hw, nil
	}
	return nil, bad
}

// sysInterfaces writes lines: "i index mtu flags name mac" and "a index ip prefix".
func sysInterfaces(out []byte) (n int)

func interfaces() (list []Interface, addrs map[int][]Addr) {
	out := make([]byte, 32768)
	addrs = make(map[int][]Addr)
	for _, line := range strings.Split(string(out[:sysInterfaces(out)]), "\n") {
		f := strings.Split(line, " ")
		if len(f) < 4 {
			continue
		}
		index, _ := strconv.Atoi(f[1])
		if f[0] == "a" {
			n, _ := strconv.Atoi(f[3])
			ip := ParseIP(f[2])
			bits := 128
			if ip.To4() != nil {
				bits = 32
			}
			addrs[index] = append(addrs[index], &IPNet{IP: ip, Mask: CIDRMask(n, bits)})
			continue
		}
		mtu, _ := strconv.Atoi(f[2])
		raw, _ := strconv.ParseUint(f[3], 10, 32)
		ifi := Interface{Index: index, MTU: mtu, Name: f[4]}
		for i, bit := range [...]uint64{0x1, 0x2, 0x8, 0x10, 0x1000, 0x40} {
			if raw&bit != 0 {
				ifi.Flags |= 1 << i
			}
		}
		if len(f) > 5 {
			ifi.HardwareAddr, _ = ParseMAC(f[5])
		}
		list = append(list, ifi)
	}
	return list, addrs
}

func routeErr(text string) error {
	return &OpError{Op: "route", Net: "ip+net", Err: &textError{text}}
}

// Interfaces lists them, InterfaceAddrs their addresses.
func Interfaces() ([]Interface, error) {
	list, _ := interfaces()
	return list, nil
}

func InterfaceAddrs() ([]Addr, error) {
	var all []Addr
	list, addrs := interfaces()
	for _, ifi := range list {
		all = append(all, addrs[ifi.Index]...)
	}
	return all, nil
}

// InterfaceByIndex and InterfaceByName find one.
func InterfaceByIndex(index int) (*Interface, error) {
	if index <= 0 {
		return nil, routeErr("invalid network interface index")
	}
	list, _ := interfaces()
	for i := range list {
		if list[i].Index == index {
			return &list[i], nil
		}
	}
	return nil, routeErr("no such network interface")
}

func InterfaceByName(name string) (*Interface, error) {
	if name == "" {
		return nil, routeErr("invalid network interface name")
	}
	list, _ := interfaces()
	for i := range list {
		if list[i].Name == name {
			return &list[i], nil
		}
	}
	return nil, routeErr("no such network interface")
}

// Addrs gives the addresses of one.
func (ifi *Interface) Addrs() ([]Addr, error) {
	if ifi == nil {
		return nil, routeErr("invalid network interface")
	}
	_, addrs := interfaces()
	return addrs[ifi.Index], nil
}
