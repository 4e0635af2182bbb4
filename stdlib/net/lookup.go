package net

import (
	"context"
	"net/netip"
	"strconv"
)

// A Resolver finds the addresses of names. It asks the system (getaddrinfo) on a thread of its own, and DNS servers for other records and, with
// PreferGo, for addresses too.
type Resolver struct {
	PreferGo     bool
	StrictErrors bool
	Dial         func(ctx context.Context, network, address string) (Conn, error) // to DNS servers
}

// DefaultResolver is the one that Dial uses.
var DefaultResolver = &Resolver{}

// sysLookup writes records of 24 bytes: family, zone index (4 bytes each), address. code is getaddrinfo's.
func sysLookup(host string, family int, out []byte) (n, code int)

// sysReverse finds a host's name.
func sysReverse(a *[128]byte, n int, out []byte) (length, code int)

// sysCanon finds a name's canonical name.
func sysCanon(host string, out []byte) (length, code int)

// sysService finds a port in the system's table.
func sysService(name, proto string) int

const (
	eaiNoname = -2
	eaiAgain  = -3
	eaiNodata = -5
)

var wellKnown = map[string]int{"domain": 53, "ftp": 21, "ftps": 990, "gopher": 70, "http": 80, "https": 443, "imap2": 143, "imap3": 220, "imaps": 993,
	"pop3": 110, "pop3s": 995, "smtp": 25, "submissions": 465, "ssh": 22, "telnet": 23}

// localhost is the loopback interface even where no file or server says so (RFC 6761, 6.3).
func localhost(fam int) (list []IPAddr) {
	if fam != afInet {
		list = append(list, IPAddr{IP: IPv6loopback})
	}
	if fam == afInet || fam == 0 {
		list = append(list, IPAddr{IP: IPv4(127, 0, 0, 1)})
	}
	return list
}

func lookupErr(name string, code int) error {
	switch code {
	case eaiNoname, eaiNodata:
		return &DNSError{Err: "no such host", Name: name, IsNotFound: true}
	case eaiAgain:
		return &DNSError{Err: "Temporary failure in name resolution", Name: name, IsTemporary: true}
	}
	return &DNSError{Err: "getaddrinfo error " + strconv.Itoa(code), Name: name}
}

// within runs a blocking question in a goroutine, so that ctx can end the waiting.
func within[T any](ctx context.Context, name string, f func() (T, error)) (T, error) {
	if ctx.Done() == nil {
		return f()
	}
	type answer struct {
		v   T
		err error
	}
	c := make(chan answer, 1)
	go func() {
		v, err := f()
		c <- answer{v, err}
	}()
	select {
	case a := <-c:
		return a.v, a.err
	case <-ctx.Done():
		var none T
		err := mapErr(ctx.Err())
		return none, &DNSError{UnwrapErr: err, Err: err.Error(), Name: name, IsTimeout: err == errTimeout}
	}
}

// LookupIPAddr finds a host's addresses.
func (r *Resolver) LookupIPAddr(ctx context.Context, host string) ([]IPAddr, error) {
	return r.lookup(ctx, host, 0)
}

func (r *Resolver) lookup(ctx context.Context, host string, fam int) ([]IPAddr, error) {
	if host == "" {
		return nil, &DNSError{Err: errNoSuchHost.text, Name: host, IsNotFound: true}
	}
	if a, err := netip.ParseAddr(host); err == nil {
		b := a.As16()
		return []IPAddr{{IP: append(IP(nil), b[:]...), Zone: a.Zone()}}, nil
	}
	if r != nil && r.PreferGo && host != "localhost" && host != "localhost." {
		return r.addresses(ctx, host, fam)
	}
	return within(ctx, host, func() ([]IPAddr, error) {
		out := make([]byte, 24*64)
		n, code := sysLookup(host, fam, out)
		if code != 0 && (host == "localhost" || host == "localhost.") {
			return localhost(fam), nil
		}
		if code != 0 {
			return nil, lookupErr(host, code)
		}
		var list []IPAddr
		for i := 0; i < n; i++ {
			b := out[24*i : 24*i+24]
			if b[0] == afInet {
				list = append(list, IPAddr{IP: IPv4(b[8], b[9], b[10], b[11])})
				continue
			}
			a := IPAddr{IP: append(IP(nil), b[8:24]...)}
			if z := int(b[4]) | int(b[5])<<8 | int(b[6])<<16; z != 0 {
				a.Zone = zoneName(z)
			}
			list = append(list, a)
		}
		return list, nil
	})
}

// LookupHost finds them as texts, LookupIP and LookupNetIP as addresses of one network: ip, ip4, ip6.
func (r *Resolver) LookupHost(ctx context.Context, host string) ([]string, error) {
	if _, err := netip.ParseAddr(host); err == nil {
		return []string{host}, nil
	}
	list, err := r.LookupIPAddr(ctx, host)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, a := range list {
		names = append(names, a.String())
	}
	return names, nil
}

func ipFamily(network string) (fam int, err error) {
	switch network {
	case "ip":
		return 0, nil
	case "ip4":
		return afInet, nil
	case "ip6":
		return afInet6, nil
	}
	return 0, UnknownNetworkError(network)
}

func (r *Resolver) LookupIP(ctx context.Context, network, host string) ([]IP, error) {
	fam, err := ipFamily(network)
	if err != nil {
		return nil, err
	}
	list, err := r.lookup(ctx, host, fam)
	if err != nil {
		return nil, err
	}
	var ips []IP
	for _, a := range list {
		if fam == 0 || (a.IP.To4() != nil) == (fam == afInet) {
			ips = append(ips, a.IP)
		}
	}
	if len(ips) == 0 {
		return nil, &AddrError{Err: errNoSuitableAddress.text, Addr: host}
	}
	return ips, nil
}

func (r *Resolver) LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error) {
	ips, err := r.LookupIP(ctx, network, host)
	var list []netip.Addr
	for _, ip := range ips {
		a, _ := netip.AddrFromSlice(ip)
		if network != "ip6" {
			a = a.Unmap()
		}
		list = append(list, a)
	}
	return list, err
}

// LookupPort finds the port of a service, or reads a number.
func (r *Resolver) LookupPort(ctx context.Context, network, service string) (port int, err error) {
	if service == "" {
		return 0, nil
	}
	n, digits, s := 0, true, service
	neg := s[0] == '-'
	if neg || s[0] == '+' {
		s = s[1:]
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			digits = false
			break
		}
		if n = n*10 + int(c-'0'); n > 1<<30 {
			n = 1 << 30
		}
	}
	if digits && s != "" {
		if neg {
			n = -n
		}
		if n < 0 || n > 65535 {
			return 0, &AddrError{Err: "invalid port", Addr: service}
		}
		return n, nil
	}
	proto := ""
	switch network {
	case "tcp", "tcp4", "tcp6":
		proto = "tcp"
	case "udp", "udp4", "udp6":
		proto = "udp"
	case "", "ip":
		proto = "tcp"
	default:
		return 0, &AddrError{Err: "unknown network", Addr: network}
	}
	if n := sysService(service, proto); n >= 0 {
		return n, nil
	}
	if n, ok := wellKnown[service]; ok && (proto == "tcp" || service == "domain") { // a system without /etc/services
		return n, nil
	}
	return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
}

func question(ctx context.Context, name string, f func(out []byte) (n, code int)) (string, error) {
	return within(ctx, name, func() (string, error) {
		out := make([]byte, 1100)
		n, code := f(out)
		if code != 0 {
			return "", lookupErr(name, code)
		}
		s := string(out[:n])
		if s != "" && s[len(s)-1] != '.' {
			s += "."
		}
		return s, nil
	})
}

// LookupAddr finds the names of an address, LookupCNAME a name's canonical one.
func (r *Resolver) LookupAddr(ctx context.Context, addr string) ([]string, error) {
	a, err := netip.ParseAddr(addr)
	if err != nil {
		return nil, &DNSError{Err: "unrecognized address", Name: addr}
	}
	fam := afInet6
	if a.Unmap().Is4() {
		fam = afInet
	}
	b := a.As16()
	raw, err := endpoint{ip: b[:]}.raw(fam)
	if err != nil {
		return nil, err
	}
	s, err := question(ctx, addr, func(out []byte) (int, int) { return sysReverse(&raw.b, raw.n, out) })
	if err != nil {
		return nil, err
	}
	return []string{s}, nil
}

func (r *Resolver) LookupCNAME(ctx context.Context, host string) (string, error) {
	return question(ctx, host, func(out []byte) (int, int) { return sysCanon(host, out) })
}

// The same with the default resolver.
func LookupHost(host string) ([]string, error) { return DefaultResolver.LookupHost(bg(), host) }
func LookupAddr(addr string) ([]string, error) { return DefaultResolver.LookupAddr(bg(), addr) }
func LookupCNAME(host string) (string, error)  { return DefaultResolver.LookupCNAME(bg(), host) }
func LookupMX(name string) ([]*MX, error)      { return DefaultResolver.LookupMX(bg(), name) }
func LookupNS(name string) ([]*NS, error)      { return DefaultResolver.LookupNS(bg(), name) }
func LookupTXT(name string) ([]string, error)  { return DefaultResolver.LookupTXT(bg(), name) }
func LookupPort(network, service string) (int, error) {
	return DefaultResolver.LookupPort(bg(), network, service)
}
func LookupSRV(service, proto, name string) (string, []*SRV, error) {
	return DefaultResolver.LookupSRV(bg(), service, proto, name)
}
func LookupIP(host string) ([]IP, error) {
	list, err := DefaultResolver.LookupIPAddr(bg(), host)
	if err != nil {
		return nil, err
	}
	var ips []IP
	for _, a := range list {
		ips = append(ips, a.IP)
	}
	return ips, nil
}

func bg() context.Context { return context.Background() }
