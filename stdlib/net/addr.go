package net

import (
	"context"
	"net/netip"
	"strconv"
)

// An Addr is an end of a connection.
type Addr interface {
	Network() string
	String() string
}

// TCPAddr, UDPAddr and IPAddr are addresses of the internet, UnixAddr is a socket's name in the file system.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}
type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}
type IPAddr struct {
	IP   IP
	Zone string
}
type UnixAddr struct {
	Name string
	Net  string
}

func (a *TCPAddr) Network() string  { return "tcp" }
func (a *UDPAddr) Network() string  { return "udp" }
func (a *IPAddr) Network() string   { return "ip" }
func (a *UnixAddr) Network() string { return a.Net }

func hostZone(ip IP, zone string) string {
	if len(ip) == 0 {
		return ""
	}
	if zone != "" {
		return ip.String() + "%" + zone
	}
	return ip.String()
}

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return JoinHostPort(hostZone(a.IP, a.Zone), strconv.Itoa(a.Port))
}

func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return JoinHostPort(hostZone(a.IP, a.Zone), strconv.Itoa(a.Port))
}

func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return hostZone(a.IP, a.Zone)
}

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

func addrPort(ip IP, port int, zone string) netip.AddrPort {
	na, _ := netip.AddrFromSlice(ip)
	return netip.AddrPortFrom(na.WithZone(zone), uint16(port))
}

// AddrPort gives the address as a value.
func (a *TCPAddr) AddrPort() netip.AddrPort {
	if a == nil {
		return netip.AddrPort{}
	}
	return addrPort(a.IP, a.Port, a.Zone)
}

func (a *UDPAddr) AddrPort() netip.AddrPort {
	if a == nil {
		return netip.AddrPort{}
	}
	return addrPort(a.IP, a.Port, a.Zone)
}

// TCPAddrFromAddrPort and UDPAddrFromAddrPort are the inverses.
func TCPAddrFromAddrPort(a netip.AddrPort) *TCPAddr {
	return &TCPAddr{IP: a.Addr().AsSlice(), Zone: a.Addr().Zone(), Port: int(a.Port())}
}

func UDPAddrFromAddrPort(a netip.AddrPort) *UDPAddr {
	return &UDPAddr{IP: a.Addr().AsSlice(), Zone: a.Addr().Zone(), Port: int(a.Port())}
}

// JoinHostPort puts a colon between, and brackets around a host with colons.
func JoinHostPort(host, port string) string {
	for i := 0; i < len(host); i++ {
		if host[i] == ':' || host[i] == '%' {
			return "[" + host + "]:" + port
		}
	}
	return host + ":" + port
}

// SplitHostPort is the inverse.
func SplitHostPort(hostport string) (host, port string, err error) {
	fail := func(why string) (string, string, error) { return "", "", &AddrError{Err: why, Addr: hostport} }
	colon := lastByte(hostport, ':')
	if colon < 0 {
		return fail("missing port in address")
	}
	open, shut := 0, 0 // where brackets may stand next
	if hostport[0] == '[' {
		end := firstByte(hostport, ']')
		if end < 0 {
			return fail("missing ']' in address")
		}
		switch end + 1 {
		case len(hostport):
			return fail("missing port in address")
		case colon:
		default:
			if hostport[end+1] == ':' {
				return fail("too many colons in address")
			}
			return fail("missing port in address")
		}
		host = hostport[1:end]
		open, shut = 1, end+1
	} else {
		host = hostport[:colon]
		if firstByte(host, ':') >= 0 {
			return fail("too many colons in address")
		}
	}
	if firstByte(hostport[open:], '[') >= 0 {
		return fail("unexpected '[' in address")
	}
	if firstByte(hostport[shut:], ']') >= 0 {
		return fail("unexpected ']' in address")
	}
	return host, hostport[colon+1:], nil
}

func firstByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func lastByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func splitZone(s string) (host, zone string) {
	if i := lastByte(s, '%'); i > 0 {
		return s[:i], s[i+1:]
	}
	return s, ""
}

// An endpoint is what a text address means before it becomes an Addr of a network.
type endpoint struct {
	ip   IP
	port int
	zone string
}

func isIPv4(e endpoint) bool { return e.ip.To4() != nil }

// resolve finds the endpoints of "host:port" (or of "host" for IP networks) that fit the network.
func (r *Resolver) resolve(ctx context.Context, network, address string, forDial bool) ([]endpoint, error) {
	base, version := network, byte(0)
	if n := len(network); n > 0 && (network[n-1] == '4' || network[n-1] == '6') {
		base, version = network[:n-1], network[n-1]
	}
	host, port := "", 0
	switch base {
	case "tcp", "udp":
		if address != "" {
			h, service, err := SplitHostPort(address)
			if err != nil {
				return nil, err
			}
			if port, err = r.LookupPort(ctx, network, service); err != nil {
				return nil, err
			}
			host = h
		}
	case "ip":
		host = address
	default:
		return nil, UnknownNetworkError(network)
	}
	if host == "" {
		return []endpoint{{port: port}}, nil
	}
	addrs, err := r.LookupIPAddr(ctx, host)
	if err != nil {
		return nil, err
	}
	var list []endpoint
	for _, a := range addrs {
		e := endpoint{a.IP, port, a.Zone}
		if version == '4' && !isIPv4(e) || version == '6' && (isIPv4(e) || len(a.IP) != IPv6len) {
			continue
		}
		list = append(list, e)
	}
	if len(list) == 0 {
		return nil, &AddrError{Err: errNoSuitableAddress.text, Addr: host}
	}
	return list, nil
}

// first prefers IPv4 where an address alone is wanted.
func first(list []endpoint, address string) endpoint {
	if len(address) > 0 && address[0] == '[' {
		for _, e := range list {
			if !isIPv4(e) {
				return e
			}
		}
	}
	for _, e := range list {
		if isIPv4(e) {
			return e
		}
	}
	return list[0]
}

func inFamily(network, family string) bool {
	return network == family || network == family+"4" || network == family+"6"
}

func resolveIn(family, network, address string) (endpoint, error) {
	if network == "" {
		network = family
	}
	if !inFamily(network, family) {
		return endpoint{}, UnknownNetworkError(network)
	}
	list, err := DefaultResolver.resolve(context.Background(), network, address, false)
	if err != nil {
		return endpoint{}, err
	}
	return first(list, address), nil
}

// ResolveTCPAddr, ResolveUDPAddr and ResolveIPAddr find the address that a text means.
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	e, err := resolveIn("tcp", network, address)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{e.ip, e.port, e.zone}, nil
}

func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	e, err := resolveIn("udp", network, address)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{e.ip, e.port, e.zone}, nil
}

func ResolveIPAddr(network, address string) (*IPAddr, error) {
	e, err := resolveIn("ip", network, address)
	if err != nil {
		return nil, err
	}
	return &IPAddr{e.ip, e.zone}, nil
}

// ResolveUnixAddr checks the network's name.
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	switch network {
	case "unix", "unixgram", "unixpacket":
		return &UnixAddr{address, network}, nil
	}
	return nil, UnknownNetworkError(network)
}
