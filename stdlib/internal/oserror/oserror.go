// Package oserror holds the errors that io/fs, os and syscall share; io/fs exports them.
package oserror

import "errors"

// What can be asked with errors.Is.
var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")
)
