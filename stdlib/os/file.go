// Package os reaches the operating system: files, the environment, this process.
package os

import (
	"errors"
	"io"
	"io/fs"
	"sync/atomic"
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
	fd     int64 // -1 when closed
	name   string
	append bool
	dir    *dirReader
}

// The standard files.
var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
)

// NewFile makes a File of a descriptor.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{fd: int64(fd), name: name}
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
	return &File{fd: int64(fd), name: name, append: flag&O_APPEND != 0}, nil
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

// open gives the descriptor; the error is nil's or a closed file's.
func (f *File) open(op string) (int, error) {
	if f == nil {
		return -1, ErrInvalid
	}
	fd := f.fd
	if fd < 0 {
		return -1, &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return int(fd), nil
}

func (f *File) wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{Op: op, Path: f.name, Err: err}
}

// Name is the name that Open got.
func (f *File) Name() string { return f.name }

// Fd is the descriptor.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

// Close closes the file.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	fd := atomic.SwapInt64(&f.fd, -1)
	if fd < 0 {
		return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
	}
	return f.wrap("close", syscall.Close(int(fd)))
}

// Read reads up to len(b) bytes; 0 and io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	fd, err := f.open("read")
	if err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	n, err = syscall.Read(fd, b)
	if err != nil {
		return 0, f.wrap("read", err)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt fills b from offset off, or says why not.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	fd, err := f.open("read")
	if err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for n < len(b) {
		k, err := syscall.Pread(fd, b[n:], off+int64(n))
		if err != nil {
			return n, f.wrap("read", err)
		}
		if k == 0 {
			return n, io.EOF
		}
		n += k
	}
	return n, nil
}

// Write writes all of b.
func (f *File) Write(b []byte) (n int, err error) {
	fd, err := f.open("write")
	if err != nil {
		return 0, err
	}
	for {
		k, err := syscall.Write(fd, b[n:])
		if k > 0 {
			n += k
		}
		if err != nil {
			if err == syscall.EPIPE && (fd == 1 || fd == 2) {
				brokenPipe()
			}
			return n, f.wrap("write", err)
		}
		if n >= len(b) {
			return n, nil
		}
		if k == 0 {
			return n, f.wrap("write", io.ErrUnexpectedEOF)
		}
	}
}

// brokenPipe dies of SIGPIPE, as a program does whose standard output has gone.
func brokenPipe()

// WriteAt writes b at offset off.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	fd, err := f.open("write")
	if err != nil {
		return 0, err
	}
	if f.append {
		return 0, errUnwritable
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	for n < len(b) {
		k, err := syscall.Pwrite(fd, b[n:], off+int64(n))
		if err != nil {
			return n, f.wrap("write", err)
		}
		n += k
	}
	return n, nil
}

// WriteString is Write for a string.
func (f *File) WriteString(s string) (n int, err error) { return f.Write(stringBytes(s)) }

// ReadFrom writes all that r has to f.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if _, err := f.open("write"); err != nil {
		return 0, err
	}
	return io.Copy(struct{ io.Writer }{f}, r)
}

// WriteTo writes the rest of f to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if _, err := f.open("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, struct{ io.Reader }{f})
}

// Seek moves the place of the next Read or Write.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	fd, err := f.open("seek")
	if err != nil {
		return 0, err
	}
	ret, err = syscall.Seek(fd, offset, whence)
	if err != nil {
		return 0, f.wrap("seek", err)
	}
	f.dir = nil
	return ret, nil
}

func (f *File) do(op string, call func(fd int) error) error {
	fd, err := f.open(op)
	if err != nil {
		return err
	}
	return f.wrap(op, call(fd))
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

func (f *File) SetDeadline(t time.Time) error      { return f.wrap("set", ErrNoDeadline) }
func (f *File) SetReadDeadline(t time.Time) error  { return f.wrap("set", ErrNoDeadline) }
func (f *File) SetWriteDeadline(t time.Time) error { return f.wrap("set", ErrNoDeadline) }

// Pipe makes a pipe: what is written to w comes out of r.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC); err != nil {
		return nil, nil, NewSyscallError("pipe2", err)
	}
	return &File{fd: int64(p[0]), name: "|0"}, &File{fd: int64(p[1]), name: "|1"}, nil
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
