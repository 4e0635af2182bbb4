// Package syscall is the system's interface, as far as os needs it; besides, locks on files, use of resources, limits and the system's names.
package syscall

import (
	"errors"
	"internal/oserror"
)

// An Errno is an error number of the system; 0 is none.
type Errno uintptr

func errorText(e Errno) string

// Error gives the system's words.
func (e Errno) Error() string { return errorText(e) }

// Is makes errors.Is work with what os and io/fs export.
func (e Errno) Is(target error) bool {
	var meant error
	switch e {
	case EACCES, EPERM:
		meant = oserror.ErrPermission
	case EEXIST, ENOTEMPTY:
		meant = oserror.ErrExist
	case ENOENT:
		meant = oserror.ErrNotExist
	case ENOSYS, EOPNOTSUPP:
		meant = errors.ErrUnsupported
	}
	return meant != nil && target == meant
}

// Temporary and Timeout tell what trying again may help against.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}
func (e Errno) Timeout() bool { return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT }

// err gives nil for 0.
func (e Errno) err() error {
	if e == 0 {
		return nil
	}
	return e
}

// A Signal is a number that one process can send to another.
type Signal int

// Signal makes it an os.Signal.
func (s Signal) Signal() {}

var signalNames = [...]string{1: "hangup", 2: "interrupt", 3: "quit", 4: "illegal instruction", 5: "trace/breakpoint trap",
	6: "aborted", 7: "bus error", 8: "floating point exception", 9: "killed", 10: "user defined signal 1",
	11: "segmentation fault", 12: "user defined signal 2", 13: "broken pipe", 14: "alarm clock", 15: "terminated", 16: "stack fault", 17: "child exited", 18: "continued",
	19: "stopped (signal)", 20: "stopped", 21: "stopped (tty input)", 22: "stopped (tty output)", 23: "urgent I/O condition",
	24: "CPU time limit exceeded", 25: "file size limit exceeded", 26: "virtual timer expired", 27: "profiling timer expired",
	28: "window changed", 29: "I/O possible", 30: "power failure", 31: "bad system call"}

// String describes it.
func (s Signal) String() string {
	if 0 < s && int(s) < len(signalNames) {
		return signalNames[s]
	}
	return "signal " + itoa(int(s))
}

func itoa(n int) string {
	if n < 0 {
		return "-" + itoa(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// Flags and modes.
const (
	O_RDONLY    = 0x0
	O_WRONLY    = 0x1
	O_RDWR      = 0x2
	O_CREAT     = 0x40
	O_EXCL      = 0x80
	O_NOCTTY    = 0x100
	O_TRUNC     = 0x200
	O_APPEND    = 0x400
	O_NONBLOCK  = 0x800
	O_DSYNC     = 0x1000
	O_DIRECTORY = 0x10000
	O_NOFOLLOW  = 0x20000
	O_CLOEXEC   = 0x80000
	O_SYNC      = 0x101000

	S_IFMT   = 0xf000
	S_IFSOCK = 0xc000
	S_IFLNK  = 0xa000
	S_IFREG  = 0x8000
	S_IFBLK  = 0x6000
	S_IFDIR  = 0x4000
	S_IFCHR  = 0x2000
	S_IFIFO  = 0x1000
	S_ISUID  = 0x800
	S_ISGID  = 0x400
	S_ISVTX  = 0x200
)

// Standard descriptors.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

// A Timespec is a time in seconds and nanoseconds.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Unix gives the two numbers.
func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }

// Nano gives nanoseconds.
func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

// NsecToTimespec is Nano's inverse.
func NsecToTimespec(nsec int64) Timespec {
	sec, rest := nsec/1e9, nsec%1e9
	if rest < 0 {
		sec, rest = sec-1, rest+1e9
	}
	return Timespec{sec, rest}
}

// A Timeval is a time in seconds and microseconds.
type Timeval struct{ Sec, Usec int64 }

// Unix gives seconds and nanoseconds.
func (tv *Timeval) Unix() (sec int64, nsec int64) { return tv.Sec, tv.Usec * 1000 }

// Nano gives nanoseconds.
func (tv *Timeval) Nano() int64 { return tv.Sec*1e9 + tv.Usec*1000 }

// NsecToTimeval is Nano's inverse; it rounds up.
func NsecToTimeval(nsec int64) Timeval {
	sec, usec := (nsec+999)/1000/1e6, (nsec+999)/1000%1e6
	if usec < 0 {
		sec, usec = sec-1, usec+1e6
	}
	return Timeval{sec, usec}
}

// TimespecToNsec and TimevalToNsec are Nano as functions.
func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }
func TimevalToNsec(tv Timeval) int64   { return tv.Nano() }

// A Stat_t is what the system knows of a file.
type Stat_t struct {
	Dev       uint64
	Ino       uint64
	Nlink     uint64
	Mode      uint32
	Uid       uint32
	Gid       uint32
	X__pad0   int32
	Rdev      uint64
	Size      int64
	Blksize   int64
	Blocks    int64
	Atim      Timespec
	Mtim      Timespec
	Ctim      Timespec
	X__unused [3]int64
}

func open(path string, mode int, perm uint32) (fd int, e Errno)
func openat(dirfd int, path string, mode int, perm uint32) (fd int, e Errno)
func unlinkat(dirfd int, path string, flags int) Errno
func read(fd int, p []byte) (n int, e Errno)
func write(fd int, p []byte) (n int, e Errno)
func pread(fd int, p []byte, off int64) (n int, e Errno)
func pwrite(fd int, p []byte, off int64) (n int, e Errno)
func seek(fd int, off int64, whence int) (at int64, e Errno)
func statAt(path string, st *Stat_t, follow bool) Errno
func fstat(fd int, st *Stat_t) Errno
func onFD(what, fd int, a, b int64) Errno
func onPath(what int, path string, a, b int64) Errno
func onPaths(what int, old, new string) Errno
func readlink(path string, buf []byte) (n int, e Errno)
func getcwd(buf []byte) (n int, e Errno)
func pipe(p *[2]int32, flags int) Errno
func dents(fd int, buf []byte) (n int, e Errno)
func utimes(path string, ts *[2]Timespec) Errno
func flock(fd, how int) Errno
func identity(what int) int

// Which call is meant: see syscall.c.
const (
	fdClose = iota
	fdSync
	fdTruncate
	fdChmod
	fdChown
	fdChdir
	fdNonblock
	fdGetfl
)
const (
	pathMkdir = iota
	pathRmdir
	pathUnlink
	pathChdir
	pathChmod
	pathChown
	pathLchown
	pathTruncate
	pathAccess
)
const (
	twoRename = iota
	twoLink
	twoSymlink
)

// The system's calls.
func Open(path string, mode int, perm uint32) (fd int, err error) {
	fd, e := open(path, mode, perm)
	return fd, e.err()
}

func Read(fd int, p []byte) (n int, err error) {
	n, e := read(fd, p)
	return n, e.err()
}

func Write(fd int, p []byte) (n int, err error) {
	n, e := write(fd, p)
	if e != 0 {
		err = e
	}
	return n, err
}

func Pread(fd int, p []byte, offset int64) (n int, err error) {
	n, e := pread(fd, p, offset)
	return n, e.err()
}

func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	n, e := pwrite(fd, p, offset)
	return n, e.err()
}

func Seek(fd int, offset int64, whence int) (off int64, err error) {
	off, e := seek(fd, offset, whence)
	return off, e.err()
}

func Openat(dirfd int, path string, flags int, mode uint32) (fd int, err error) {
	fd, e := openat(dirfd, path, flags, mode)
	return fd, e.err()
}
func Unlinkat(dirfd int, path string) error { return unlinkat(dirfd, path, 0).err() }

// Rmdirat is package os's: it removes the directory of that name in dirfd.
func Rmdirat(dirfd int, path string) error { return unlinkat(dirfd, path, 0x200).err() }

func Stat(path string, st *Stat_t) error  { return statAt(path, st, true).err() }
func Lstat(path string, st *Stat_t) error { return statAt(path, st, false).err() }
func Fstat(fd int, st *Stat_t) error      { return fstat(fd, st).err() }

func Close(fd int) error                   { return onFD(fdClose, fd, 0, 0).err() }
func Fsync(fd int) error                   { return onFD(fdSync, fd, 0, 0).err() }
func Ftruncate(fd int, length int64) error { return onFD(fdTruncate, fd, length, 0).err() }
func Fchmod(fd int, mode uint32) error     { return onFD(fdChmod, fd, int64(mode), 0).err() }
func Fchown(fd int, uid, gid int) error    { return onFD(fdChown, fd, int64(uid), int64(gid)).err() }
func Fchdir(fd int) error                  { return onFD(fdChdir, fd, 0, 0).err() }

// What Flock does; LOCK_NB in addition: EWOULDBLOCK rather than wait.
const (
	LOCK_SH = 1
	LOCK_EX = 2
	LOCK_NB = 4
	LOCK_UN = 8
)

// Flock locks an open file, or unlocks it.
func Flock(fd int, how int) (err error) { return flock(fd, how).err() }

func SetNonblock(fd int, nonblocking bool) error {
	on := int64(0)
	if nonblocking {
		on = 1
	}
	return onFD(fdNonblock, fd, on, 0).err()
}

// Nonblocking says which mode SetNonblock has set.
func Nonblocking(fd int) (bool, error) {
	switch e := onFD(fdGetfl, fd, 0, 0); e {
	case 0:
		return false, nil
	case EAGAIN:
		return true, nil
	default:
		return false, e
	}
}

// A RawConn lends a descriptor; a Conn has one.
type RawConn interface {
	Control(f func(fd uintptr)) error
	Read(f func(fd uintptr) (done bool)) error
	Write(f func(fd uintptr) (done bool)) error
}
type Conn interface {
	SyscallConn() (RawConn, error)
}

func Mkdir(path string, mode uint32) error { return onPath(pathMkdir, path, int64(mode), 0).err() }
func Rmdir(path string) error              { return onPath(pathRmdir, path, 0, 0).err() }
func Unlink(path string) error             { return onPath(pathUnlink, path, 0, 0).err() }
func Chdir(path string) error              { return onPath(pathChdir, path, 0, 0).err() }
func Chmod(path string, mode uint32) error { return onPath(pathChmod, path, int64(mode), 0).err() }
func Chown(path string, uid, gid int) error {
	return onPath(pathChown, path, int64(uid), int64(gid)).err()
}
func Lchown(path string, uid, gid int) error {
	return onPath(pathLchown, path, int64(uid), int64(gid)).err()
}
func Truncate(path string, length int64) error    { return onPath(pathTruncate, path, length, 0).err() }
func Access(path string, mode uint32) error       { return onPath(pathAccess, path, int64(mode), 0).err() }
func Rename(from, to string) error                { return onPaths(twoRename, from, to).err() }
func Link(path, link string) error                { return onPaths(twoLink, path, link).err() }
func Symlink(path, link string) error             { return onPaths(twoSymlink, path, link).err() }
func UtimesNano(path string, ts []Timespec) error { return utimes(path, (*[2]Timespec)(ts)).err() }

func Readlink(path string, buf []byte) (n int, err error) {
	n, e := readlink(path, buf)
	return n, e.err()
}

func Getwd() (wd string, err error) {
	for size := 4096; ; size *= 4 {
		buf := make([]byte, size)
		n, e := getcwd(buf)
		if e == 0 {
			return string(buf[:n]), nil
		}
		if e != ERANGE || size > 1<<20 {
			return "", e
		}
	}
}

func Pipe(p []int) error { return Pipe2(p, 0) }

func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	var q [2]int32
	e := pipe(&q, flags)
	if e == 0 {
		p[0], p[1] = int(q[0]), int(q[1])
	}
	return e.err()
}

// ReadDirent reads the system's directory entries.
func ReadDirent(fd int, buf []byte) (n int, err error) {
	n, e := dents(fd, buf)
	return n, e.err()
}

func Getpid() int      { return identity(0) }
func Getppid() int     { return identity(1) }
func Getuid() int      { return identity(2) }
func Geteuid() int     { return identity(3) }
func Getgid() int      { return identity(4) }
func Getegid() int     { return identity(5) }
func Getpagesize() int { return 4096 }

func kill(pid, sig int) Errno
func umask(mask int) int

func Kill(pid int, sig Signal) error { return kill(pid, int(sig)).err() }
func Umask(mask int) int             { return umask(mask) }

// Exit ends the process.
func Exit(code int)

func getenv(key string) (value string, found bool)
func setenv(key, value string) Errno
func unsetenv(key string)
func clearenv()
func environ() []string

// Getenv finds a variable of the environment.
func Getenv(key string) (value string, found bool) { return getenv(key) }

// Setenv sets one.
func Setenv(key, value string) error {
	if key == "" {
		return EINVAL
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return EINVAL
		}
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return EINVAL
		}
	}
	return setenv(key, value).err()
}

// Unsetenv removes one, Clearenv all; Environ lists them.
func Unsetenv(key string) error {
	unsetenv(key)
	return nil
}
func Clearenv()         { clearenv() }
func Environ() []string { return environ() }

// BytePtrFromString and ByteSliceFromString add a NUL.
func ByteSliceFromString(s string) ([]byte, error) {
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
	}
	return append([]byte(s), 0), nil
}

func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// How memory may be used, and where Mmap's comes from.
const (
	PROT_NONE     = 0
	PROT_READ     = 1
	PROT_WRITE    = 2
	PROT_EXEC     = 4
	MAP_SHARED    = 1
	MAP_PRIVATE   = 2
	MAP_FIXED     = 0x10
	MAP_ANON      = 0x20
	MAP_ANONYMOUS = 0x20
	MAP_NORESERVE = 0x4000
)

func mmap(fd int, offset int64, length, prot, flags int) (data []byte, e Errno)
func munmap(b []byte) Errno
func mprotect(b []byte, prot int) Errno

// Mmap, Munmap and Mprotect map memory.
func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error) {
	data, e := mmap(fd, offset, length, prot, flags)
	return data, e.err()
}
func Munmap(b []byte) error             { return munmap(b).err() }
func Mprotect(b []byte, prot int) error { return mprotect(b, prot).err() }
