package net

import (
	"context"
	"sync"
	"syscall"
	"time"
)

// A Dialer connects. Its zero value is fine.
type Dialer struct {
	Timeout         time.Duration
	Deadline        time.Time
	LocalAddr       Addr
	DualStack       bool          // without effect
	FallbackDelay   time.Duration // addresses are tried one after the other: without effect
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
	Resolver        *Resolver
	Cancel          <-chan struct{}
	Control         func(network, address string, c syscall.RawConn) error
	ControlContext  func(ctx context.Context, network, address string, c syscall.RawConn) error
}

// MultipathTCP is not used here.
func (d *Dialer) MultipathTCP() bool       { return false }
func (d *Dialer) SetMultipathTCP(use bool) {}

// Dial connects to address, "host:port" or a path, over network: tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket.
func Dial(network, address string) (Conn, error) { return new(Dialer).Dial(network, address) }

// DialTimeout gives up after timeout.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return (&Dialer{Timeout: timeout}).Dial(network, address)
}

func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(bg(), network, address)
}

func knownNetwork(network string) bool {
	switch network {
	case "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "unix", "unixgram", "unixpacket":
		return true
	}
	return false
}

// deadline is the earliest of the three.
func (d *Dialer) deadline(ctx context.Context, now time.Time) (t time.Time) {
	earlier := func(u time.Time) {
		if !u.IsZero() && (t.IsZero() || u.Before(t)) {
			t = u
		}
	}
	if d.Timeout != 0 {
		earlier(now.Add(d.Timeout))
	}
	if u, ok := ctx.Deadline(); ok {
		earlier(u)
	}
	earlier(d.Deadline)
	return t
}

// DialContext gives up when ctx ends.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	if t := d.deadline(ctx, time.Now()); !t.IsZero() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, t)
		defer cancel()
	}
	if d.Cancel != nil {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		defer cancel()
		go func(ctx context.Context) {
			select {
			case <-d.Cancel:
				cancel()
			case <-ctx.Done():
			}
		}(ctx)
	}
	fail := func(err error) (Conn, error) {
		return nil, &OpError{Op: "dial", Net: network, Source: nil, Addr: nil, Err: mapErr(err)}
	}
	if !knownNetwork(network) {
		return fail(UnknownNetworkError(network))
	}
	if network[0] == 'u' && network[1] == 'n' {
		la, _ := d.LocalAddr.(*UnixAddr)
		c, err := d.dialUnix(ctx, network, la, &UnixAddr{address, network})
		if err != nil {
			return nil, err
		}
		return c, nil
	}
	if address == "" {
		return fail(errMissingAddress)
	}
	r := d.Resolver
	if r == nil {
		r = DefaultResolver
	}
	list, err := r.resolve(ctx, network, address, true)
	if err != nil {
		return fail(err)
	}
	if d.LocalAddr != nil { // only addresses of the same kind
		var same []endpoint
		la := addrEndpoint(d.LocalAddr)
		if d.LocalAddr.Network() != network[:3] {
			return fail(&AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()})
		}
		for _, e := range list {
			if len(la.ip) == 0 || la.ip.IsUnspecified() || isIPv4(la) == isIPv4(e) {
				same = append(same, e)
			}
		}
		if list = same; len(list) == 0 {
			return fail(&AddrError{Err: errNoSuitableAddress.text, Addr: d.LocalAddr.String()})
		}
	}
	var firstErr error
	for i, e := range list {
		one, cancel := ctx, context.CancelFunc(func() {})
		if t, ok := ctx.Deadline(); ok && i < len(list)-1 { // each gets its part of the time
			one, cancel = context.WithTimeout(ctx, max(time.Until(t)/time.Duration(len(list)-i), time.Millisecond))
		}
		c, err := d.dialOne(one, network, d.LocalAddr, endpointAddr(network, e))
		cancel()
		if err == nil {
			return c, nil
		}
		if firstErr == nil {
			firstErr = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, firstErr
}

// DialTCP and the like take addresses as values.
func addrEndpoint(a Addr) endpoint {
	switch a := a.(type) {
	case *TCPAddr:
		if a != nil {
			return endpoint{a.IP, a.Port, a.Zone}
		}
	case *UDPAddr:
		if a != nil {
			return endpoint{a.IP, a.Port, a.Zone}
		}
	}
	return endpoint{}
}

func endpointAddr(network string, e endpoint) Addr {
	if network[0] == 't' {
		return &TCPAddr{e.ip, e.port, e.zone}
	}
	return &UDPAddr{e.ip, e.port, e.zone}
}

// What the system can do.
func sysProbe() int

var (
	probeOnce sync.Once
	probed    int
)

const (
	hasIPv6 = 1 // IPv6 sockets
	hasMap  = 2 // that also take IPv4
)

func probe() int {
	probeOnce.Do(func() { probed = sysProbe() })
	return probed
}

// family picks the kind of socket: v6only is for IPv6 sockets.
func family(network string, la, ra endpoint, listen bool) (fam int, v6only bool) {
	switch network[len(network)-1] {
	case '4':
		return afInet, false
	case '6':
		return afInet6, true
	}
	wild := func(e endpoint) bool { return len(e.ip) == 0 || e.ip.IsUnspecified() }
	if listen && wild(la) {
		if probe()&hasMap != 0 {
			return afInet6, false
		}
		if len(la.ip) == 0 || probe()&hasIPv6 == 0 || isIPv4(la) {
			return afInet, false
		}
		return afInet6, true
	}
	if (len(la.ip) == 0 || isIPv4(la)) && (len(ra.ip) == 0 || isIPv4(ra)) {
		return afInet, false
	}
	return afInet6, false
}

func (d *Dialer) control(ctx context.Context, fd *netFD, network string, a Addr) error {
	if a == nil {
		return nil
	}
	if d.ControlContext != nil {
		return d.ControlContext(ctx, network, a.String(), &rawConn{fd})
	}
	if d.Control != nil {
		return d.Control(network, a.String(), &rawConn{fd})
	}
	return nil
}

func withVersion(network string, fam int, e endpoint) string {
	if c := network[len(network)-1]; c == '4' || c == '6' {
		return network
	}
	if fam == afInet {
		return network + "4"
	}
	return network + "6"
}

// dialOne connects to one address.
func (d *Dialer) dialOne(ctx context.Context, network string, laddr, raddr Addr) (c Conn, err error) {
	la, ra := addrEndpoint(laddr), addrEndpoint(raddr)
	defer func() {
		if err != nil {
			c, err = nil, &OpError{Op: "dial", Net: network, Source: laddr, Addr: raddr, Err: err}
		}
	}()
	if err := ctx.Err(); err != nil {
		return nil, mapErr(err)
	}
	if len(ra.ip) == 0 || ra.ip.IsUnspecified() {
		if network[len(network)-1] == '6' || len(ra.ip) == IPv6len && ra.ip.To4() == nil {
			ra.ip = IPv6loopback
		} else {
			ra.ip = IPv4(127, 0, 0, 1)
		}
	}
	fam, v6only := family(network, la, ra, false)
	sotype := sockStream
	if network[0] == 'u' {
		sotype = sockDgram
	}
	for try := 0; ; try++ {
		fd, err := newSocket(network, fam, sotype, 0)
		if err != nil {
			return nil, err
		}
		if fam == afInet6 {
			sysSetopt(fd.pfd.Sysfd, ipprotoIPv6, ipv6V6only, b2i(v6only))
		}
		if err := fd.dial(ctx, d, withVersion(network, fam, ra), laddr, la, endpointAddr(network, ra), ra); err != nil {
			return nil, err
		}
		if sotype == sockDgram {
			return &UDPConn{conn{fd}}, nil
		}
		// A port that the system chose may be the one dialled: then the connection is with itself.
		if la.port == 0 && try < 2 && fd.laddr != nil && fd.raddr != nil && fd.laddr.String() == fd.raddr.String() {
			fd.pfd.Close()
			continue
		}
		return newTCPConn(fd, d.KeepAlive, d.KeepAliveConfig), nil
	}
}

func (fd *netFD) dial(ctx context.Context, d *Dialer, cnet string, laddr Addr, la endpoint, raddr Addr, ra endpoint) error {
	err := d.control(ctx, fd, cnet, raddr)
	if err == nil && laddr != nil {
		var r *rawAddr
		if r, err = la.raw(fd.family); err == nil {
			err = errnoErr("bind", sysBind(fd.pfd.Sysfd, &r.b, r.n))
		}
	}
	var r *rawAddr
	if err == nil {
		r, err = ra.raw(fd.family)
	}
	if err != nil {
		syscall.Close(fd.pfd.Sysfd)
		return err
	}
	if err := fd.init(); err != nil {
		return err
	}
	if err := fd.connect(ctx, r); err != nil {
		fd.pfd.Close()
		return err
	}
	fd.connected = true
	fd.names()
	fd.raddr = raddr
	fd.peer()
	return nil
}

// A ListenConfig listens. Its zero value is fine.
type ListenConfig struct {
	Control         func(network, address string, c syscall.RawConn) error
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
}

func (lc *ListenConfig) MultipathTCP() bool       { return false }
func (lc *ListenConfig) SetMultipathTCP(use bool) {}

func (lc *ListenConfig) control(fd *netFD, network string, a Addr) error {
	if lc.Control == nil {
		return nil
	}
	return lc.Control(network, a.String(), &rawConn{fd})
}

// Listen takes connections at address over network: tcp, tcp4, tcp6, unix, unixpacket.
func Listen(network, address string) (Listener, error) {
	return new(ListenConfig).Listen(bg(), network, address)
}

// ListenPacket opens a packet socket: udp, udp4, udp6, unixgram.
func ListenPacket(network, address string) (PacketConn, error) {
	return new(ListenConfig).ListenPacket(bg(), network, address)
}

func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	switch network {
	case "unix", "unixpacket":
		l, err := lc.listenUnix(ctx, network, &UnixAddr{address, network})
		if err != nil {
			return nil, err
		}
		return l, nil
	case "tcp", "tcp4", "tcp6":
		list, err := DefaultResolver.resolve(ctx, network, address, false)
		if err != nil {
			return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: err}
		}
		e := first(list, address)
		l, err := lc.listenTCP(ctx, network, &TCPAddr{e.ip, e.port, e.zone})
		if err != nil {
			return nil, err
		}
		return l, nil
	}
	return nil, lc.unexpected(network, address)
}

func (lc *ListenConfig) unexpected(network, address string) error {
	if knownNetwork(network) {
		var a Addr = &UnixAddr{address, network}
		if network[:2] != "un" {
			list, err := DefaultResolver.resolve(bg(), network, address, false)
			if err != nil {
				return &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: err}
			}
			a = endpointAddr(network, first(list, address))
		}
		return &OpError{Op: "listen", Net: network, Source: nil, Addr: a, Err: &AddrError{Err: "unexpected address type", Addr: address}}
	}
	return &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: UnknownNetworkError(network)}
}

func (lc *ListenConfig) ListenPacket(ctx context.Context, network, address string) (PacketConn, error) {
	switch network {
	case "unixgram":
		fd, err := lc.unixSocket(ctx, network, &UnixAddr{address, network})
		if err != nil {
			return nil, err
		}
		return &UnixConn{conn{fd}}, nil
	case "udp", "udp4", "udp6":
		list, err := DefaultResolver.resolve(ctx, network, address, false)
		if err != nil {
			return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: err}
		}
		e := first(list, address)
		c, err := lc.listenUDP(ctx, network, &UDPAddr{e.ip, e.port, e.zone})
		if err != nil {
			return nil, err
		}
		return c, nil
	}
	return nil, lc.unexpected(network, address)
}

// open makes a socket that is bound to an address.
func (lc *ListenConfig) open(network string, a Addr, sotype int) (*netFD, error) {
	e := addrEndpoint(a)
	fam, v6only := family(network, e, endpoint{}, true)
	fd, err := newSocket(network, fam, sotype, 0)
	if err == nil {
		s := fd.pfd.Sysfd
		if fam == afInet6 {
			sysSetopt(s, ipprotoIPv6, ipv6V6only, b2i(v6only))
		}
		if sotype == sockStream {
			sysSetopt(s, solSocket, soReuseaddr, 1)
		}
		err = lc.control(fd, withVersion(network, fam, e), a)
		var r *rawAddr
		if err == nil {
			r, err = e.raw(fam)
		}
		if err == nil {
			err = errnoErr("bind", sysBind(s, &r.b, r.n))
		}
		if err == nil && sotype == sockStream {
			err = errnoErr("listen", sysListen(s, 4096))
		}
		if err != nil {
			syscall.Close(s)
		} else {
			err = fd.init()
		}
	}
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: a, Err: err}
	}
	fd.names()
	return fd, nil
}

func (lc *ListenConfig) listenTCP(ctx context.Context, network string, a *TCPAddr) (*TCPListener, error) {
	fd, err := lc.open(network, a, sockStream)
	if err != nil {
		return nil, err
	}
	return &TCPListener{fd, *lc}, nil
}

func (lc *ListenConfig) listenUDP(ctx context.Context, network string, a *UDPAddr) (*UDPConn, error) {
	fd, err := lc.open(network, a, sockDgram)
	if err != nil {
		return nil, err
	}
	return &UDPConn{conn{fd}}, nil
}
