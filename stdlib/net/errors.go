package net

import (
	"context"
	"internal/poll"
	"os"
	"syscall"
)

// An Error of the network may be a timeout.
type Error interface {
	error
	Timeout() bool
	// Deprecated: most errors that it is true for are timeouts.
	Temporary() bool
}

// ErrClosed is inside of what operations on a closed connection give.
var ErrClosed error = errClosed

var (
	errClosed                  = poll.ErrNetClosing
	errCanceled          error = canceledError{}
	errTimeout           error = &timeoutError{}
	errNoSuitableAddress       = &textError{"no suitable address found"}
	errMissingAddress          = &textError{"missing address"}
	errNoSuchHost              = &textError{"no such host"}
	errUnknownPort             = &textError{"unknown port"}
	ErrWriteToConnected  error = &textError{"use of WriteTo with pre-connected connection"}
)

type textError struct{ text string }

func (e *textError) Error() string { return e.text }

type canceledError struct{}

func (canceledError) Error() string        { return "operation was canceled" }
func (canceledError) Is(target error) bool { return target == context.Canceled }

type timeoutError struct{ _ byte }

func (e *timeoutError) Error() string        { return "i/o timeout" }
func (e *timeoutError) Timeout() bool        { return true }
func (e *timeoutError) Temporary() bool      { return true }
func (e *timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

func mapErr(err error) error {
	switch err {
	case context.Canceled:
		return errCanceled
	case context.DeadlineExceeded:
		return errTimeout
	}
	return err
}

// An OpError says which operation failed, on which network and addresses.
type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Unwrap() error { return e.Err }

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	if e.Source != nil {
		s += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			s += "->"
		} else {
			s += " "
		}
		s += e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

func (e *OpError) Timeout() bool {
	if se, ok := e.Err.(*os.SyscallError); ok {
		t, ok := se.Err.(interface{ Timeout() bool })
		return ok && t.Timeout()
	}
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *OpError) Temporary() bool {
	if e.Op == "accept" && (e.is(syscall.ECONNRESET) || e.is(syscall.ECONNABORTED)) {
		return true
	}
	err := e.Err
	if se, ok := err.(*os.SyscallError); ok {
		err = se.Err
	}
	t, ok := err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

func (e *OpError) is(no syscall.Errno) bool {
	err := e.Err
	if se, ok := err.(*os.SyscallError); ok {
		err = se.Err
	}
	return err == no
}

// A ParseError says that a text is none of a type.
type ParseError struct {
	Type string
	Text string
}

func (e *ParseError) Error() string   { return "invalid " + e.Type + ": " + e.Text }
func (e *ParseError) Timeout() bool   { return false }
func (e *ParseError) Temporary() bool { return false }

// An AddrError says what is wrong with an address.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr == "" {
		return e.Err
	}
	return "address " + e.Addr + ": " + e.Err
}
func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

// An UnknownNetworkError is the name of a network that there isn't.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

// An InvalidAddrError is an address's text.
type InvalidAddrError string

func (e InvalidAddrError) Error() string   { return string(e) }
func (e InvalidAddrError) Timeout() bool   { return false }
func (e InvalidAddrError) Temporary() bool { return false }

// A DNSConfigError says that the system's configuration can't be read.
type DNSConfigError struct{ Err error }

func (e *DNSConfigError) Unwrap() error   { return e.Err }
func (e *DNSConfigError) Error() string   { return "error reading DNS config: " + e.Err.Error() }
func (e *DNSConfigError) Timeout() bool   { return false }
func (e *DNSConfigError) Temporary() bool { return false }

// A DNSError says why a name was not found.
type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (e *DNSError) Unwrap() error { return e.UnwrapErr }
func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := "lookup " + e.Name
	if e.Server != "" {
		s += " on " + e.Server
	}
	return s + ": " + e.Err
}
func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }

// wrapSys names the system call if err is an error number.
func wrapSys(name string, err error) error {
	if _, ok := err.(syscall.Errno); ok {
		return os.NewSyscallError(name, err)
	}
	return err
}
