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

// Error is like "dial tcp 10.0.0.1:4->10.0.0.2:80: why".
func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	head := e.Op
	if e.Net != "" {
		head += " " + e.Net
	}
	switch from, to := e.Source, e.Addr; {
	case from != nil && to != nil:
		head += " " + from.String() + "->" + to.String()
	case from != nil:
		head += " " + from.String()
	case to != nil:
		head += " " + to.String()
	}
	return head + ": " + e.Err.Error()
}

// cause is the error inside, without the system call's name.
func (e *OpError) cause() error {
	if call, ok := e.Err.(*os.SyscallError); ok {
		return call.Err
	}
	return e.Err
}

func (e *OpError) Temporary() bool {
	cause := e.cause()
	if e.Op == "accept" && (cause == syscall.ECONNRESET || cause == syscall.ECONNABORTED) {
		return true
	}
	x, ok := cause.(interface{ Temporary() bool })
	return ok && x.Temporary()
}

func (e *OpError) Timeout() bool {
	x, ok := e.cause().(interface{ Timeout() bool })
	return ok && x.Timeout()
}

func (e *OpError) Unwrap() error { return e.Err }

// What can be wrong before anything is sent: a text that is none of a type, an address, a network's name.
type (
	ParseError struct {
		Type string
		Text string
	}
	AddrError struct {
		Err  string
		Addr string
	}
	UnknownNetworkError string
	InvalidAddrError    string
)

func (e *ParseError) Error() string { return "invalid " + e.Type + ": " + e.Text }

func (e *AddrError) Error() string {
	switch {
	case e == nil:
		return "<nil>"
	case e.Addr == "":
		return e.Err
	}
	return "address " + e.Addr + ": " + e.Err
}

func (e UnknownNetworkError) Error() string { return "unknown network " + string(e) }
func (e InvalidAddrError) Error() string    { return string(e) }

// None of these goes away by itself.
func (e *ParseError) Temporary() bool         { return false }
func (e *AddrError) Temporary() bool          { return false }
func (e UnknownNetworkError) Temporary() bool { return false }
func (e InvalidAddrError) Temporary() bool    { return false }
func (e *DNSConfigError) Temporary() bool     { return false }
func (e *ParseError) Timeout() bool           { return false }
func (e *AddrError) Timeout() bool            { return false }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e InvalidAddrError) Timeout() bool      { return false }
func (e *DNSConfigError) Timeout() bool       { return false }

// A DNSConfigError says that the system's configuration can't be read.
type DNSConfigError struct{ Err error }

func (e *DNSConfigError) Error() string { return "error reading DNS config: " + e.Err.Error() }
func (e *DNSConfigError) Unwrap() error { return e.Err }

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

func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	whom := ""
	if e.Server != "" {
		whom = " on " + e.Server
	}
	return "lookup " + e.Name + whom + ": " + e.Err
}
func (e *DNSError) Temporary() bool { return e.IsTemporary || e.IsTimeout }
func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Unwrap() error   { return e.UnwrapErr }

// wrapSys names the system call if err is an error number.
func wrapSys(name string, err error) error {
	if _, ok := err.(syscall.Errno); ok {
		return os.NewSyscallError(name, err)
	}
	return err
}
