package net

import (
	"os"
	"syscall"
	"time"
)

// What the listeners of TCP and Unix sockets do: fd is nil where the listener is.

func listenerErr(fd *netFD, op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: fd.net, Source: nil, Addr: fd.laddr, Err: err}
}

func (fd *netFD) acceptConn() (*netFD, error) {
	if fd == nil {
		return nil, syscall.EINVAL
	}
	c, err := fd.accept()
	return c, listenerErr(fd, "accept", err)
}

func (fd *netFD) closeListener() error {
	if fd == nil {
		return syscall.EINVAL
	}
	return listenerErr(fd, "close", fd.pfd.Close())
}

func (fd *netFD) setAcceptDeadline(t time.Time) error {
	if fd == nil {
		return syscall.EINVAL
	}
	return listenerErr(fd, "set", fd.pfd.SetDeadline(t))
}

func (fd *netFD) listenerFile() (*os.File, error) {
	if fd == nil {
		return nil, syscall.EINVAL
	}
	f, err := fd.dup()
	return f, listenerErr(fd, "file", err)
}

func (fd *netFD) rawListener() (syscall.RawConn, error) {
	if fd == nil {
		return nil, syscall.EINVAL
	}
	return &rawConn{fd}, nil
}

// opConn makes an interface of a connection: nil stays nil.
func opConn[T any, P interface {
	*T
	Conn
}](c P) Conn {
	if c == nil {
		return nil
	}
	return c
}
