package net

import (
	"context"
	"internal/poll"
	"io"
	"os"
	"syscall"
	"time"
)

// A Conn is a stream between two ends. Its methods may be called by several goroutines.
type Conn interface {
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// A PacketConn sends and receives packets.
type PacketConn interface {
	ReadFrom(p []byte) (n int, addr Addr, err error)
	WriteTo(p []byte, addr Addr) (n int, err error)
	Close() error
	LocalAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// A Listener takes connections.
type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

// netFD is a socket.
type netFD struct {
	pfd       *poll.FD
	family    int
	sotype    int
	net       string
	laddr     Addr
	raddr     Addr
	connected bool
}

// The system's calls (net.c). They return an errno.
func sysSocket(family, sotype, proto int) (fd, e int)
func sysBind(fd int, a *[128]byte, n int) (e int)
func sysConnect(fd int, a *[128]byte, n int) (e int)
func sysListen(fd, backlog int) (e int)
func sysName(fd int, a *[128]byte, peer bool) (n, e int)
func sysSetopt(fd, level, opt, v int) (e int)
func sysGetopt(fd, level, opt int) (v, e int)
func sysShutdown(fd, how int) (e int)
func sysDup(fd int) (nfd, e int)

const (
	sockStream    = 1
	sockDgram     = 2
	sockRaw       = 3
	sockSeqpacket = 5
	solSocket     = 1
	soReuseaddr   = 2
	soType        = 3
	soError       = 4
	soBroadcast   = 6
	soSndbuf      = 7
	soRcvbuf      = 8
	soKeepalive   = 9
	soLinger      = 13
	soDomain      = 39
	ipprotoTCP    = 6
	ipprotoIPv6   = 41
	tcpNodelay    = 1
	tcpKeepidle   = 4
	tcpKeepintvl  = 5
	tcpKeepcnt    = 6
	ipv6V6only    = 26
)

func errnoErr(name string, e int) error {
	if e == 0 {
		return nil
	}
	return os.NewSyscallError(name, syscall.Errno(e))
}

func newSocket(network string, family, sotype, proto int) (*netFD, error) {
	s, e := sysSocket(family, sotype, proto)
	if e != 0 {
		return nil, errnoErr("socket", e)
	}
	if sotype == sockDgram && family != afUnix {
		sysSetopt(s, solSocket, soBroadcast, 1)
	}
	return newFD(s, network, family, sotype), nil
}

func newFD(s int, network string, family, sotype int) *netFD {
	stream := sotype == sockStream || sotype == sockSeqpacket
	return &netFD{pfd: &poll.FD{Sysfd: s, Stream: stream}, family: family, sotype: sotype, net: network}
}

// init tells the poller of it.
func (fd *netFD) init() error {
	if err := fd.pfd.Init(); err != nil {
		syscall.Close(fd.pfd.Sysfd)
		return wrapSys("epoll_ctl", err)
	}
	fd.pfd.Guard()
	return nil
}

func (fd *netFD) names() {
	var r rawAddr
	var e int
	if r.n, e = sysName(fd.pfd.Sysfd, &r.b, false); e == 0 {
		fd.laddr = r.addr(fd.net)
	}
}

func (fd *netFD) peer() {
	var r rawAddr
	var e int
	if r.n, e = sysName(fd.pfd.Sysfd, &r.b, true); e == 0 {
		fd.raddr = r.addr(fd.net)
	}
}

// connect connects; ctx ends it early.
func (fd *netFD) connect(ctx context.Context, ra *rawAddr) (err error) {
	if err := fd.pfd.PrepareWrite(); err != nil {
		return err
	}
	switch e := syscall.Errno(sysConnect(fd.pfd.Sysfd, &ra.b, ra.n)); e {
	case 0, syscall.EISCONN:
		return nil
	case syscall.EINPROGRESS, syscall.EALREADY, syscall.EINTR:
	default:
		return os.NewSyscallError("connect", e)
	}
	if d, ok := ctx.Deadline(); ok {
		fd.pfd.SetWriteDeadline(d)
		defer fd.pfd.SetWriteDeadline(time.Time{})
	}
	if done := ctx.Done(); done != nil {
		over, gone := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(gone)
			select {
			case <-done:
				fd.pfd.SetWriteDeadline(time.Unix(1, 0)) // makes the wait below end
			case <-over:
			}
		}()
		defer func() {
			close(over)
			<-gone
			if e := ctx.Err(); e != nil && err == nil {
				err = mapErr(e)
			}
		}()
	}
	for {
		if err := fd.pfd.WaitWrite(); err != nil {
			if e := ctx.Err(); e != nil {
				return mapErr(e)
			}
			return err
		}
		v, e := sysGetopt(fd.pfd.Sysfd, solSocket, soError)
		if e != 0 {
			return errnoErr("getsockopt", e)
		}
		switch e := syscall.Errno(v); e {
		case syscall.EINPROGRESS, syscall.EALREADY, syscall.EINTR:
		case 0:
			var r rawAddr
			if _, e := sysName(fd.pfd.Sysfd, &r.b, true); e == 0 {
				return nil
			}
		default:
			return os.NewSyscallError("connect", e)
		}
	}
}

func (fd *netFD) accept() (*netFD, error) {
	var r rawAddr
	s, n, err := fd.pfd.Accept(&r.b)
	if err != nil {
		return nil, wrapSys("accept4", err)
	}
	r.n = n
	c := newFD(s, fd.net, fd.family, fd.sotype)
	if err := c.init(); err != nil {
		return nil, err
	}
	c.connected = true
	c.raddr = r.addr(fd.net)
	c.names()
	return c, nil
}

func (fd *netFD) setopt(level, opt, v int) error {
	return wrapSys("setsockopt", fd.pfd.Do(func(s int) error {
		if e := sysSetopt(s, level, opt, v); e != 0 {
			return syscall.Errno(e)
		}
		return nil
	}))
}

func (fd *netFD) shutdown(how int) error {
	return wrapSys("shutdown", fd.pfd.Do(func(s int) error {
		if e := sysShutdown(s, how); e != 0 {
			return syscall.Errno(e)
		}
		return nil
	}))
}

func (fd *netFD) dup() (f *os.File, err error) {
	err = fd.pfd.Do(func(s int) error {
		n, e := sysDup(s)
		if e != 0 {
			return errnoErr("fcntl", e)
		}
		f = os.NewFile(uintptr(n), fd.name())
		return nil
	})
	return f, err
}

func (fd *netFD) name() string {
	s := fd.net + ":"
	if fd.laddr != nil {
		s += fd.laddr.String()
	}
	s += "->"
	if fd.raddr != nil {
		s += fd.raddr.String()
	}
	return s
}

// conn is what all kinds of connections have in common.
type conn struct{ fd *netFD }

func (c *conn) ok() bool { return c != nil && c.fd != nil }

func (c *conn) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: c.fd.net, Source: c.fd.laddr, Addr: c.fd.raddr, Err: err}
}

// Read, Write, Close, the addresses and deadlines: see Conn.
func (c *conn) Read(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := c.fd.pfd.Read(b)
	if err != nil && err != io.EOF {
		err = c.fail("read", wrapSys("read", err))
	}
	return n, err
}

func (c *conn) Write(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	if len(b) == 0 && !c.fd.pfd.Stream {
		_, err := c.fd.pfd.Send(b, nil, nil, 0)
		return 0, c.fail("write", wrapSys("write", err))
	}
	n, err := c.fd.pfd.Write(b)
	if err != nil {
		err = c.fail("write", wrapSys("write", err))
	}
	return n, err
}

func (c *conn) Close() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.fd.pfd.Close())
}

func (c *conn) LocalAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.fd.laddr
}

func (c *conn) RemoteAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.fd.raddr
}

func (c *conn) set(err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: "set", Net: c.fd.net, Source: nil, Addr: c.fd.laddr, Err: err}
}

func (c *conn) SetDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.set(c.fd.pfd.SetDeadline(t))
}

func (c *conn) SetReadDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.set(c.fd.pfd.SetReadDeadline(t))
}

func (c *conn) SetWriteDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.set(c.fd.pfd.SetWriteDeadline(t))
}

// SetReadBuffer and SetWriteBuffer set the sizes of the system's buffers.
func (c *conn) SetReadBuffer(bytes int) error  { return c.option(solSocket, soRcvbuf, bytes) }
func (c *conn) SetWriteBuffer(bytes int) error { return c.option(solSocket, soSndbuf, bytes) }

func (c *conn) option(level, opt, v int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.set(c.fd.setopt(level, opt, v))
}

// File gives a copy of the descriptor.
func (c *conn) File() (f *os.File, err error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	f, err = c.fd.dup()
	return f, c.fail("file", err)
}

// SyscallConn lends the descriptor.
func (c *conn) SyscallConn() (syscall.RawConn, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return &rawConn{c.fd}, nil
}

type rawConn struct{ fd *netFD }

func (c *rawConn) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: c.fd.net, Source: nil, Addr: c.fd.laddr, Err: err}
}

func (c *rawConn) Control(f func(uintptr)) error {
	return c.fail("raw-control", c.fd.pfd.RawControl(f))
}
func (c *rawConn) Read(f func(uintptr) bool) error {
	return c.fail("raw-read", c.fd.pfd.RawRead(f))
}
func (c *rawConn) Write(f func(uintptr) bool) error {
	return c.fail("raw-write", c.fd.pfd.RawWrite(f))
}
