package os

import (
	"errors"
	"internal/poll"
	"io/fs"
	"syscall"
)

// Errors that errors.Is finds in what this package returns.
var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrNoDeadline       = poll.ErrNoDeadline
	ErrDeadlineExceeded = poll.ErrDeadlineExceeded // a timeout

	// ErrProcessDone says that the process has ended.
	ErrProcessDone error = &plainError{"os: process already finished"}
)

type plainError struct{ text string }

func (e *plainError) Error() string { return e.text }

// PathError tells of an operation on a path.
type PathError = fs.PathError

// A SyscallError names the call that failed.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout asks the inner error.
func (e *SyscallError) Timeout() bool { return isTimeout(e.Err) }

// NewSyscallError wraps err, unless it is nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// A LinkError tells of an operation on two paths.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }
func (e *LinkError) Unwrap() error { return e.Err }

// inner strips the wrapping of this package's errors.
func inner(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func isKind(err, kind error) bool {
	err = inner(err)
	if err == kind {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(kind)
}

// IsExist, IsNotExist, IsPermission, IsTimeout are older than errors.Is and look only into this package's errors.
func IsExist(err error) bool      { return isKind(err, ErrExist) }
func IsNotExist(err error) bool   { return isKind(err, ErrNotExist) }
func IsPermission(err error) bool { return isKind(err, ErrPermission) }
func IsTimeout(err error) bool    { return isTimeout(inner(err)) }

func isTimeout(err error) bool {
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

var errUnwritable = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
