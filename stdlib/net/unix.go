package net

import (
	"context"
	"os"
	"sync"
	"syscall"
	"time"
)

// A UnixConn is a connection, or a packet socket, over a Unix socket.
type UnixConn struct{ conn }

func unixType(network string) (int, error) {
	switch network {
	case "unix":
		return sockStream, nil
	case "unixgram":
		return sockDgram, nil
	case "unixpacket":
		return sockSeqpacket, nil
	}
	return 0, UnknownNetworkError(network)
}

// CloseRead and CloseWrite end one direction.
func (c *UnixConn) CloseRead() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.fd.shutdown(0))
}

func (c *UnixConn) CloseWrite() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.fd.shutdown(1))
}

// ReadFrom and ReadFromUnix receive a packet, ReadMsgUnix also control data.
func (c *UnixConn) ReadFrom(b []byte) (int, Addr, error) {
	n, a, err := c.ReadFromUnix(b)
	return n, opAddr(a), err
}

func (c *UnixConn) ReadFromUnix(b []byte) (int, *UnixAddr, error) {
	n, _, _, a, err := c.ReadMsgUnix(b, nil)
	return n, a, err
}

func (c *UnixConn) ReadMsgUnix(b, oob []byte) (n, oobn, flags int, addr *UnixAddr, err error) {
	if !c.ok() {
		return 0, 0, 0, nil, syscall.EINVAL
	}
	var r rawAddr
	n, oobn, flags, r.n, err = c.fd.pfd.Recv(b, oob, 0x40000000, &r.b) // descriptors in it are closed at exec
	if err != nil {
		return n, oobn, flags, nil, c.fail("read", wrapSys("recvmsg", err))
	}
	if name := r.unixName(); r.n > 2 && name != "" {
		addr = &UnixAddr{name, c.fd.net}
	}
	return n, oobn, flags, addr, nil
}

// WriteTo and WriteToUnix send a packet, WriteMsgUnix also control data.
func (c *UnixConn) WriteTo(b []byte, addr Addr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	if a, ok := addr.(*UnixAddr); ok {
		return c.WriteToUnix(b, a)
	}
	return 0, &OpError{Op: "write", Net: c.fd.net, Source: c.fd.laddr, Addr: addr, Err: syscall.EINVAL}
}

func (c *UnixConn) WriteToUnix(b []byte, addr *UnixAddr) (int, error) {
	n, _, err := c.WriteMsgUnix(b, nil, addr)
	return n, err
}

func (c *UnixConn) WriteMsgUnix(b, oob []byte, addr *UnixAddr) (n, oobn int, err error) {
	if !c.ok() {
		return 0, 0, syscall.EINVAL
	}
	if c.fd.connected && addr != nil {
		err = ErrWriteToConnected
	} else {
		r := new(rawAddr)
		if addr != nil {
			if addr.Net != c.fd.net {
				err = syscall.EAFNOSUPPORT
			} else {
				r, err = unixRaw(addr.Name)
			}
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

// DialUnix connects to a socket, from laddr unless that is nil.
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	if _, err := unixType(network); err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: opAddr(laddr), Addr: opAddr(raddr), Err: err}
	}
	var d Dialer
	c, err := d.dialUnix(context.Background(), network, laddr, raddr)
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (d *Dialer) dialUnix(ctx context.Context, network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	fail := func(err error) (*UnixConn, error) {
		return nil, &OpError{Op: "dial", Net: network, Source: opAddr(laddr), Addr: opAddr(raddr), Err: err}
	}
	sotype, err := unixType(network)
	if err != nil {
		return fail(err)
	}
	if sotype == sockDgram && laddr == nil && raddr == nil || sotype != sockDgram && raddr == nil {
		return fail(errMissingAddress)
	}
	fd, err := newSocket(network, afUnix, sotype, 0)
	if err != nil {
		return fail(err)
	}
	if err := d.control(ctx, fd, network, opAddr(raddr)); err != nil {
		syscall.Close(fd.pfd.Sysfd)
		return fail(err)
	}
	if laddr != nil {
		if err := bindUnix(fd, laddr); err != nil {
			syscall.Close(fd.pfd.Sysfd)
			return fail(err)
		}
	}
	if err := fd.init(); err != nil {
		return fail(err)
	}
	if raddr != nil {
		r, err := unixRaw(raddr.Name)
		if err == nil {
			err = fd.connect(ctx, r)
		}
		if err != nil {
			fd.pfd.Close()
			return fail(err)
		}
		fd.connected = true
		fd.raddr = raddr
	}
	fd.names()
	if fd.connected {
		fd.peer()
	}
	return &UnixConn{conn{fd}}, nil
}

func bindUnix(fd *netFD, a *UnixAddr) error {
	r, err := unixRaw(a.Name)
	if err != nil {
		return err
	}
	return errnoErr("bind", sysBind(fd.pfd.Sysfd, &r.b, r.n))
}

// A UnixListener takes connections at a name in the file system.
type UnixListener struct {
	fd     *netFD
	path   string
	unlink bool
	once   sync.Once
}

// ListenUnix makes the socket's name and listens.
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	switch network {
	case "unix", "unixpacket":
	default:
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: opAddr(laddr), Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: errMissingAddress}
	}
	var lc ListenConfig
	return lc.listenUnix(context.Background(), network, laddr)
}

func (lc *ListenConfig) unixSocket(ctx context.Context, network string, laddr *UnixAddr) (*netFD, error) {
	sotype, err := unixType(network)
	var fd *netFD
	if err == nil {
		fd, err = newSocket(network, afUnix, sotype, 0)
	}
	if err == nil {
		if err = lc.control(fd, network, opAddr(laddr)); err == nil {
			err = bindUnix(fd, laddr)
		}
		if err == nil && sotype != sockDgram {
			err = errnoErr("listen", sysListen(fd.pfd.Sysfd, 4096))
		}
		if err != nil {
			syscall.Close(fd.pfd.Sysfd)
		} else {
			err = fd.init()
		}
	}
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: opAddr(laddr), Err: err}
	}
	fd.names()
	return fd, nil
}

func (lc *ListenConfig) listenUnix(ctx context.Context, network string, laddr *UnixAddr) (*UnixListener, error) {
	fd, err := lc.unixSocket(ctx, network, laddr)
	if err != nil {
		return nil, err
	}
	return &UnixListener{fd: fd, path: fd.laddr.String(), unlink: true}, nil
}

// ListenUnixgram opens a packet socket.
func ListenUnixgram(network string, laddr *UnixAddr) (*UnixConn, error) {
	if network != "unixgram" {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: opAddr(laddr), Err: UnknownNetworkError(network)}
	}
	if laddr == nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: errMissingAddress}
	}
	var lc ListenConfig
	fd, err := lc.unixSocket(context.Background(), network, laddr)
	if err != nil {
		return nil, err
	}
	return &UnixConn{conn{fd}}, nil
}

func (l *UnixListener) sock() *netFD {
	if l == nil {
		return nil
	}
	return l.fd
}

// Accept and AcceptUnix wait for a connection.
func (l *UnixListener) Accept() (Conn, error) {
	c, err := l.AcceptUnix()
	return opConn(c), err
}

func (l *UnixListener) AcceptUnix() (*UnixConn, error) {
	fd, err := l.sock().acceptConn()
	if err != nil {
		return nil, err
	}
	return &UnixConn{conn{fd}}, nil
}

// Close stops listening and removes the name, unless SetUnlinkOnClose(false).
func (l *UnixListener) Close() error {
	if l.sock() == nil {
		return syscall.EINVAL
	}
	l.once.Do(func() {
		if l.path != "" && l.path[0] != '@' && l.unlink {
			syscall.Unlink(l.path)
		}
	})
	return l.fd.closeListener()
}

func (l *UnixListener) SetUnlinkOnClose(unlink bool) { l.unlink = unlink }
func (l *UnixListener) Addr() Addr                   { return l.fd.laddr }

func (l *UnixListener) SetDeadline(t time.Time) error { return l.sock().setAcceptDeadline(t) }

func (l *UnixListener) File() (*os.File, error) { return l.sock().listenerFile() }

func (l *UnixListener) SyscallConn() (syscall.RawConn, error) { return l.sock().rawListener() }
