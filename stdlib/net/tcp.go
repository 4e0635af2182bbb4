package net

import (
	"context"
	"io"
	"net/netip"
	"os"
	"syscall"
	"time"
)

// A TCPConn is a connection over TCP.
type TCPConn struct{ conn }

// A KeepAliveConfig says how idle connections are probed; negative values leave the system's.
type KeepAliveConfig struct {
	Enable   bool
	Idle     time.Duration
	Interval time.Duration
	Count    int
}

func newTCPConn(fd *netFD, keep time.Duration, cfg KeepAliveConfig) *TCPConn {
	c := &TCPConn{conn{fd}}
	sysSetopt(fd.pfd.Sysfd, ipprotoTCP, tcpNodelay, 1)
	if !cfg.Enable && keep >= 0 {
		cfg = KeepAliveConfig{Enable: true, Idle: keep}
	}
	if cfg.Enable {
		c.SetKeepAliveConfig(cfg)
	}
	return c
}

// CloseRead and CloseWrite end one direction.
func (c *TCPConn) CloseRead() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.fd.shutdown(0))
}

func (c *TCPConn) CloseWrite() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.fd.shutdown(1))
}

// SetNoDelay: true, the default, sends small pieces at once.
func (c *TCPConn) SetNoDelay(noDelay bool) error {
	return c.option(ipprotoTCP, tcpNodelay, b2i(noDelay))
}

// SetKeepAlive, SetKeepAlivePeriod and SetKeepAliveConfig probe idle connections.
func (c *TCPConn) SetKeepAlive(keepalive bool) error {
	return c.option(solSocket, soKeepalive, b2i(keepalive))
}

func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error {
	if d == 0 {
		d = 15 * time.Second
	} else if d < 0 {
		return nil
	}
	return c.option(ipprotoTCP, tcpKeepidle, seconds(d))
}

func (c *TCPConn) SetKeepAliveConfig(config KeepAliveConfig) error {
	if err := c.SetKeepAlive(config.Enable); err != nil {
		return err
	}
	if err := c.SetKeepAlivePeriod(config.Idle); err != nil {
		return err
	}
	if config.Interval == 0 {
		config.Interval = 15 * time.Second
	}
	if config.Interval > 0 {
		if err := c.option(ipprotoTCP, tcpKeepintvl, seconds(config.Interval)); err != nil {
			return err
		}
	}
	if config.Count == 0 {
		config.Count = 9
	}
	if config.Count > 0 {
		return c.option(ipprotoTCP, tcpKeepcnt, config.Count)
	}
	return nil
}

// SetLinger says for how many seconds Close lets unsent data be sent; negative: in the background, as long as it takes.
func (c *TCPConn) SetLinger(sec int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	on := 0
	if sec >= 0 {
		on = 1
	} else {
		sec = 0
	}
	return c.set(c.fd.setopt(solSocket, soLinger, on|sec<<1))
}

// MultipathTCP is not used here.
func (c *TCPConn) MultipathTCP() (bool, error) { return false, nil }

// ReadFrom sends all that r has; WriteTo gives w all that comes.
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := io.Copy(struct{ io.Writer }{c}, r)
	return n, c.copied("readfrom", err)
}

func (c *TCPConn) WriteTo(w io.Writer) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := io.Copy(w, struct{ io.Reader }{c})
	return n, c.copied("writeto", err)
}

func (c *conn) copied(op string, err error) error {
	if err != nil && err != io.EOF {
		return &OpError{Op: op, Net: c.fd.net, Source: c.fd.laddr, Addr: c.fd.raddr, Err: err}
	}
	return err
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dialIn connects to raddr, which is of a family of networks, from laddr unless that is nil.
func dialIn(family, network string, laddr, raddr Addr) (Conn, error) {
	var err error = errMissingAddress
	if !inFamily(network, family) {
		err = UnknownNetworkError(network)
	} else if raddr != nil {
		var d Dialer
		return d.dialOne(context.Background(), network, laddr, raddr)
	}
	return nil, &OpError{Op: "dial", Net: network, Source: laddr, Addr: raddr, Err: err}
}

// DialTCP connects to raddr, from laddr unless that is nil.
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	c, err := dialIn("tcp", network, opAddr(laddr), opAddr(raddr))
	if err != nil {
		return nil, err
	}
	return c.(*TCPConn), nil
}

// A TCPListener takes TCP connections.
type TCPListener struct {
	fd *netFD
	lc ListenConfig
}

// ListenTCP listens at laddr; port 0 picks one.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if !inFamily(network, "tcp") {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: opAddr(laddr), Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	var lc ListenConfig
	return lc.listenTCP(context.Background(), network, laddr)
}

func (l *TCPListener) sock() *netFD {
	if l == nil {
		return nil
	}
	return l.fd
}

// Accept and AcceptTCP wait for a connection.
func (l *TCPListener) Accept() (Conn, error) {
	c, err := l.AcceptTCP()
	return opConn(c), err
}

func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	fd, err := l.sock().acceptConn()
	if err != nil {
		return nil, err
	}
	return newTCPConn(fd, l.lc.KeepAlive, l.lc.KeepAliveConfig), nil
}

// Close stops listening; who waits in Accept fails.
func (l *TCPListener) Close() error { return l.sock().closeListener() }

func (l *TCPListener) Addr() Addr { return l.fd.laddr }

// SetDeadline sets when Accept gives up.
func (l *TCPListener) SetDeadline(t time.Time) error { return l.sock().setAcceptDeadline(t) }

func (l *TCPListener) File() (*os.File, error) { return l.sock().listenerFile() }

func (l *TCPListener) SyscallConn() (syscall.RawConn, error) { return l.sock().rawListener() }

// opAddr makes an interface of an address: nil stays nil.
func opAddr[T any, P interface {
	*T
	Addr
}](a P) Addr {
	if a == nil {
		return nil
	}
	return a
}

// A UDPConn is a socket for UDP packets.
type UDPConn struct{ conn }

// DialUDP and ListenUDP open one: with a fixed peer, or open for all.
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	c, err := dialIn("udp", network, opAddr(laddr), opAddr(raddr))
	if err != nil {
		return nil, err
	}
	return c.(*UDPConn), nil
}

func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) {
	if !inFamily(network, "udp") {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: opAddr(laddr), Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		laddr = &UDPAddr{}
	}
	var lc ListenConfig
	return lc.listenUDP(context.Background(), network, laddr)
}

func (c *UDPConn) receive(b, oob []byte) (n, oobn, flags int, r rawAddr, err error) {
	n, oobn, flags, r.n, err = c.fd.pfd.Recv(b, oob, 0, &r.b)
	if err != nil {
		err = &OpError{Op: "read", Net: c.fd.net, Source: c.fd.laddr, Addr: c.fd.raddr, Err: wrapSys("recvfrom", err)}
	}
	return
}

// ReadFrom, ReadFromUDP and ReadFromUDPAddrPort receive a packet and tell who sent it.
func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error) {
	n, a, err := c.ReadFromUDP(b)
	return n, opAddr(a), err
}

func (c *UDPConn) ReadFromUDP(b []byte) (n int, addr *UDPAddr, err error) {
	if !c.ok() {
		return 0, nil, syscall.EINVAL
	}
	n, _, _, r, err := c.receive(b, nil)
	if err != nil {
		return n, nil, err
	}
	e := r.endpoint()
	return n, &UDPAddr{e.ip, e.port, e.zone}, nil
}

func (c *UDPConn) ReadFromUDPAddrPort(b []byte) (n int, addr netip.AddrPort, err error) {
	n, a, err := c.ReadFromUDP(b)
	return n, a.AddrPort(), err
}

// ReadMsgUDP also receives control data.
func (c *UDPConn) ReadMsgUDP(b, oob []byte) (n, oobn, flags int, addr *UDPAddr, err error) {
	if !c.ok() {
		return 0, 0, 0, nil, syscall.EINVAL
	}
	n, oobn, flags, r, err := c.receive(b, oob)
	if err != nil {
		return n, oobn, flags, nil, err
	}
	e := r.endpoint()
	return n, oobn, flags, &UDPAddr{e.ip, e.port, e.zone}, nil
}

// WriteTo, WriteToUDP and WriteToUDPAddrPort send a packet.
func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	if a, ok := addr.(*UDPAddr); ok {
		return c.WriteToUDP(b, a)
	}
	return 0, &OpError{Op: "write", Net: c.fd.net, Source: c.fd.laddr, Addr: addr, Err: syscall.EINVAL}
}

func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error) {
	n, _, err := c.WriteMsgUDP(b, nil, addr)
	return n, err
}

func (c *UDPConn) WriteToUDPAddrPort(b []byte, addr netip.AddrPort) (int, error) {
	return c.WriteToUDP(b, UDPAddrFromAddrPort(addr))
}

// WriteMsgUDP also sends control data; addr is nil on a connected socket.
func (c *UDPConn) WriteMsgUDP(b, oob []byte, addr *UDPAddr) (n, oobn int, err error) {
	if !c.ok() {
		return 0, 0, syscall.EINVAL
	}
	if c.fd.connected && addr != nil {
		err = ErrWriteToConnected
	} else if !c.fd.connected && addr == nil {
		err = errMissingAddress
	} else {
		r := new(rawAddr)
		if addr != nil {
			r, err = endpoint{addr.IP, addr.Port, addr.Zone}.raw(c.fd.family)
		}
		if err == nil {
			n, err = c.fd.pfd.Send(b, oob, &r.b, r.n)
			err = wrapSys("sendto", err)
		}
	}
	if err != nil {
		return 0, 0, &OpError{Op: "write", Net: c.fd.net, Source: c.fd.laddr, Addr: opAddr(addr), Err: err}
	}
	return n, len(oob), nil
}
