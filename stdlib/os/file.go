// Package os reaches the operating system: files, the environment, this process.
package os

import (
	"errors"
	"internal/poll"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// Flags of OpenFile: one of the first three, and any of the others.
const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC
)

// Older names of io's.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

// What separates in paths and lists of them.
const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// IsPathSeparator says whether c is a slash.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// What io/fs defines.
type (
	FileInfo = fs.FileInfo
	FileMode = fs.FileMode
	DirEntry = fs.DirEntry
)

// The bits of a FileMode.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// A File is an open file.
type File struct {
	pfd    *poll.FD // an object of its own: when it cannot be reached, it closes itself
	name   string
	append bool
	dir    *dirReader
}

// The standard files: in whatever mode they come; reading and writing them blocks a thread.
var (
	Stdin  = &File{pfd: &poll.FD{Sysfd: 0, IsFile: true}, name: "/dev/stdin"}
	Stdout = &File{pfd: &poll.FD{Sysfd: 1, IsFile: true}, name: "/dev/stdout"}
	Stderr = &File{pfd: &poll.FD{Sysfd: 2, IsFile: true}, name: "/dev/stderr"}
)

// NewFile makes a File of a descriptor; if that does not block, goroutines wait for it without a thread.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	f := newFile(int(fd), name)
	if on, err := syscall.Nonblocking(int(fd)); err == nil && on {
		f.pfd.Init()
	}
	return f
}

func newFile(fd int, name string) *File {
	return &File{pfd: (&poll.FD{Sysfd: fd, IsFile: true}).Guard(), name: name}
}

// pollable makes f non-blocking, if that helps.
func (f *File) pollable() *File {
	if f.pfd.Init() == nil {
		syscall.SetNonblock(f.pfd.Sysfd, true)
	}
	return f
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties it, for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file as flag says; a new one gets perm, less the umask.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, err := syscall.Open(name, flag|syscall.O_CLOEXEC, systemMode(perm))
	if err != nil {
		return nil, &PathError{Op: "open", Path: name, Err: err}
	}
	f := newFile(fd, name)
	f.append = flag&O_APPEND != 0
	var st syscall.Stat_t
	if syscall.Fstat(fd, &st) == nil {
		switch st.Mode & syscall.S_IFMT {
		case syscall.S_IFIFO, syscall.S_IFCHR, syscall.S_IFSOCK:
			f.pollable()
		}
	}
	return f, nil
}

func systemMode(m FileMode) uint32 {
	n := uint32(m.Perm())
	if m&ModeSetuid != 0 {
		n |= syscall.S_ISUID
	}
	if m&ModeSetgid != 0 {
		n |= syscall.S_ISGID
	}
	if m&ModeSticky != 0 {
		n |= syscall.S_ISVTX
	}
	return n
}

// open gives the descriptor, which stays open until f.pfd.Decref; the error is nil's or a closed file's.
func (f *File) open(op string) (int, error) {
	if f == nil {
		return -1, ErrInvalid
	}
	if f.pfd.Incref() != nil {
		return -1, &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return f.pfd.Sysfd, nil
}

func (f *File) wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	if err == poll.ErrFileClosing {
		err = ErrClosed
	}
	return &PathError{Op: op, Path: f.name, Err: err}
}

// Name is the name that Open got.
func (f *File) Name() string { return f.name }

// Fd is the descriptor, from now on in blocking mode.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	if f.pfd.Pollable() {
		f.pfd.SetBlocking()
	}
	return uintptr(f.pfd.Sysfd)
}

// Close closes the file; who waits for it fails.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	return f.wrap("close", f.pfd.Close())
}

// Read reads up to len(b) bytes; 0 and io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	n, err = f.pfd.Read(b)
	if err != nil {
		return 0, f.wrap("read", err)
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt fills b from offset off, or says why not.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for n < len(b) {
		k, err := f.pfd.Pread(b[n:], off+int64(n))
		if err == io.EOF {
			return n, io.EOF
		}
		if err != nil {
			return n, f.wrap("read", err)
		}
		n += k
	}
	return n, nil
}

// Write writes all of b.
func (f *File) Write(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	n, err = f.pfd.Write(b)
	if err != nil {
		if err == syscall.EPIPE && (f.pfd.Sysfd == 1 || f.pfd.Sysfd == 2) {
			brokenPipe()
		}
		return n, f.wrap("write", err)
	}
	return n, nil
}

// brokenPipe dies of SIGPIPE, as a program does whose standard output has gone.
func brokenPipe()

// WriteAt writes b at offset off.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.append {
		return 0, errUnwritable
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	n, err = f.pfd.Pwrite(b, off)
	return n, f.wrap("write", err)
}

// WriteString is Write for a string.
func (f *File) WriteString(s string) (n int, err error) { return f.Write(stringBytes(s)) }

// ReadFrom writes all that r has to f.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.usable("write"); err != nil {
		return 0, err
	}
	return io.Copy(struct{ io.Writer }{f}, r)
}

// WriteTo writes the rest of f to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.usable("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, struct{ io.Reader }{f})
}

func (f *File) usable(op string) error { return f.do(op, func(int) error { return nil }) }

// Seek moves the place of the next Read or Write.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	err = f.do("seek", func(fd int) (err error) {
		ret, err = syscall.Seek(fd, offset, whence)
		return err
	})
	if err != nil {
		return 0, err
	}
	f.dir = nil
	return ret, nil
}

func (f *File) do(op string, call func(fd int) error) error {
	fd, err := f.open(op)
	if err != nil {
		return err
	}
	err = call(fd)
	f.pfd.Decref()
	return f.wrap(op, err)
}

// Sync, Truncate, Chmod, Chown, Chdir and the deadlines.
func (f *File) Sync() error { return f.do("sync", syscall.Fsync) }

func (f *File) Truncate(size int64) error {
	return f.do("truncate", func(fd int) error { return syscall.Ftruncate(fd, size) })
}

func (f *File) Chmod(mode FileMode) error {
	return f.do("chmod", func(fd int) error { return syscall.Fchmod(fd, systemMode(mode)) })
}

func (f *File) Chown(uid, gid int) error {
	return f.do("chown", func(fd int) error { return syscall.Fchown(fd, uid, gid) })
}

func (f *File) Chdir() error { return f.do("chdir", syscall.Fchdir) }

// SetDeadline, SetReadDeadline and SetWriteDeadline set when waiting ends with ErrDeadlineExceeded.
func (f *File) SetDeadline(t time.Time) error      { return f.deadline((*poll.FD).SetDeadline, t) }
func (f *File) SetReadDeadline(t time.Time) error  { return f.deadline((*poll.FD).SetReadDeadline, t) }
func (f *File) SetWriteDeadline(t time.Time) error { return f.deadline((*poll.FD).SetWriteDeadline, t) }

func (f *File) deadline(set func(*poll.FD, time.Time) error, t time.Time) error {
	if f == nil {
		return ErrInvalid
	}
	return set(f.pfd, t)
}

// Pipe makes a pipe: what is written to w comes out of r.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC); err != nil {
		return nil, nil, NewSyscallError("pipe2", err)
	}
	return newFile(p[0], "|0").pollable(), newFile(p[1], "|1").pollable(), nil
}

// SyscallConn gives the descriptor to functions.
func (f *File) SyscallConn() (syscall.RawConn, error) {
	if err := f.usable("SyscallConn"); err != nil {
		return nil, err
	}
	return &rawConn{f}, nil
}

type rawConn struct{ f *File }

func (c *rawConn) Control(f func(fd uintptr)) error {
	return c.f.wrap("control", c.f.pfd.RawControl(f))
}
func (c *rawConn) Read(f func(fd uintptr) bool) error {
	return c.f.wrap("read", c.f.pfd.RawRead(f))
}
func (c *rawConn) Write(f func(fd uintptr) bool) error {
	return c.f.wrap("write", c.f.pfd.RawWrite(f))
}

// ReadFile reads a whole file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 512
	if info, err := f.Stat(); err == nil && info.Size() >= int64(size) && info.Size() < 1<<40 {
		size = int(info.Size()) + 1 // one more, to see the end
	}
	data := make([]byte, 0, size)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// WriteFile makes a file of data.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
