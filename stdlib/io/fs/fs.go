// Package fs defines the interfaces of a file system.
package fs

import (
	"internal/oserror"
	"time"
	"unicode/utf8"
)

// FS is a tree of files.
type FS interface {
	// Open opens the named file; its errors are of type *PathError.
	Open(name string) (File, error)
}

// File is an open file.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// ReadDirFile is a directory that can be read.
type ReadDirFile interface {
	File
	// ReadDir returns the next n entries, all if n is not positive.
	ReadDir(n int) ([]DirEntry, error)
}

// DirEntry is an entry of a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// FileInfo describes a file.
type FileInfo interface {
	Name() string       // without directories
	Size() int64        // in bytes, for regular files
	Mode() FileMode     // kind and permissions
	ModTime() time.Time // of the last change
	IsDir() bool        // Mode().IsDir()
	Sys() any           // where it comes from
}

// What errors.Is can be asked about errors of a file system.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// PathError tells which operation on which path failed and why.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the error is a timeout.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// ValidPath reports whether name can be opened: elements between single slashes, none of them
// empty, "." or ".."; or "." alone.
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	from := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		switch name[from:i] {
		case "", ".", "..":
			return false
		}
		from = i + 1
	}
	return true
}

// FileMode is a file's kind and permissions.
type FileMode uint32

// The bits of a FileMode, with their letters in String.
const (
	ModeDir        FileMode = 1 << (31 - iota) // d
	ModeAppend                                 // a
	ModeExclusive                              // l
	ModeTemporary                              // T
	ModeSymlink                                // L
	ModeDevice                                 // D
	ModeNamedPipe                              // p
	ModeSocket                                 // S
	ModeSetuid                                 // u
	ModeSetgid                                 // g
	ModeCharDevice                             // c
	ModeSticky                                 // t
	ModeIrregular                              // ?

	// ModeType covers the kinds; regular files have none of its bits.
	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0777 // permissions
)

// String returns the letters of the kind's bits and the permissions as ls shows them.
func (m FileMode) String() string {
	out := make([]byte, 0, 32)
	for i := 0; i < 13; i++ {
		if m&(1<<uint(31-i)) != 0 {
			out = append(out, "dalTLDpSugct?"[i])
		}
	}
	if len(out) == 0 {
		out = append(out, '-')
	}
	for i := 8; i >= 0; i-- {
		c := byte('-')
		if m>>uint(i)&1 != 0 {
			c = "xwr"[i%3]
		}
		out = append(out, c)
	}
	return string(out)
}

// IsDir reports whether it is a directory.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether it is a regular file.
func (m FileMode) IsRegular() bool { return m.Type() == 0 }

// Perm returns the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the kind.
func (m FileMode) Type() FileMode { return m & ModeType }

// FormatFileInfo shows info as one line, such as "-rw-r--r-- 100 1970-01-01 12:00:00 hello.go".
func FormatFileInfo(info FileInfo) string {
	out := append([]byte(info.Mode().String()), ' ')
	var digits [20]byte
	at, size := len(digits), info.Size()
	rest := uint64(size)
	if size < 0 {
		rest = -rest
	}
	for {
		at--
		digits[at] = byte('0' + rest%10)
		if rest /= 10; rest == 0 {
			break
		}
	}
	if size < 0 {
		out = append(out, '-')
	}
	out = append(append(out, digits[at:]...), ' ')
	out = append(append(out, info.ModTime().Format(time.DateTime)...), ' ')
	out = append(out, info.Name()...)
	if info.IsDir() {
		out = append(out, '/')
	}
	return string(out)
}

// FormatDirEntry shows dir as one line, such as "d subdir/".
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	line := mode[:len(mode)-len("rwxrwxrwx")] + " " + dir.Name()
	if dir.IsDir() {
		line += "/"
	}
	return line
}
