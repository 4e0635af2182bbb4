package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
)

func eof() error { return io.EOF }

func pathError(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{Op: op, Path: name, Err: err}
}

// Mkdir makes a directory.
func Mkdir(name string, perm FileMode) error {
	return pathError("mkdir", name, syscall.Mkdir(name, systemMode(perm)))
}

// MkdirAll makes a directory and what is missing above it.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, e := Lstat(path); e == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	err := syscall.Unlink(name)
	if err == nil {
		return nil
	}
	err2 := syscall.Rmdir(name)
	if err2 == nil {
		return nil
	}
	if err2 != syscall.ENOTDIR {
		err = err2
	}
	return &PathError{Op: "remove", Path: name, Err: err}
}

// RemoveAll removes path and all that is in it; that it doesn't exist is no error.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if path == "." || len(path) > 1 && path[len(path)-2:] == "/." {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	up, name := ".", path
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			up, name = path[:max(i, 1)], path[i+1:]
			break
		}
	}
	dir, err := Open(up)
	if IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	defer dir.Close()
	if e := removeAllIn(dir, name); e != nil {
		if up != "/" {
			up += "/"
		}
		e.Path = up + e.Path
		return e
	}
	return nil
}

// removeAllIn removes name and all that is in it from dir. Names are always looked up in an open directory: a path may be too long, or change meanwhile.
func removeAllIn(dir *File, name string) *PathError {
	at := int(dir.Fd())
	err := syscall.Unlinkat(at, name)
	switch err {
	case nil, syscall.ENOENT:
		return nil
	case syscall.EISDIR, syscall.EPERM, syscall.EACCES: // it may be a directory
	default:
		return &PathError{Op: "unlinkat", Path: name, Err: err}
	}
	var first *PathError
	for {
		fd, e := syscall.Openat(at, name, O_RDONLY|syscall.O_NOFOLLOW|syscall.O_DIRECTORY, 0)
		switch e {
		case nil:
		case syscall.ENOENT:
			return nil
		case syscall.ENOTDIR, syscall.ELOOP:
			return &PathError{Op: "unlinkat", Path: name, Err: err}
		default:
			first = &PathError{Op: "openfdat", Path: name, Err: e}
		}
		if e != nil {
			break
		}
		sub := newFile(fd, name)
		names, e := sub.Readdirnames(1024)
		failed := 0
		for _, n := range names {
			if e := removeAllIn(sub, n); e != nil {
				failed++
				if first == nil {
					e.Path = name + "/" + e.Path
					first = e
				}
			}
		}
		sub.Close()
		if len(names) < 1024 || failed == len(names) { // that was the end, or it goes no further
			break
		}
		first = nil // what could not be removed comes again
	}
	err = syscall.Rmdirat(at, name)
	if err == nil || err == syscall.ENOENT {
		return nil
	}
	if first != nil {
		return first
	}
	return &PathError{Op: "unlinkat", Path: name, Err: err}
}

func linkError(op, from, to string, err error) error {
	if err == nil {
		return nil
	}
	return &LinkError{op, from, to, err}
}

// Rename moves a file, over another if need be. Link and Symlink make links.
func Rename(oldpath, newpath string) error {
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		if from, err := Lstat(oldpath); err != nil {
			return linkError("rename", oldpath, newpath, inner(err))
		} else if newpath == oldpath || !SameFile(info, from) {
			return linkError("rename", oldpath, newpath, syscall.EEXIST)
		}
	}
	return linkError("rename", oldpath, newpath, syscall.Rename(oldpath, newpath))
}

func Link(oldname, newname string) error {
	return linkError("link", oldname, newname, syscall.Link(oldname, newname))
}

func Symlink(oldname, newname string) error {
	return linkError("symlink", oldname, newname, syscall.Symlink(oldname, newname))
}

// Readlink tells where a symbolic link points.
func Readlink(name string) (string, error) {
	for size := 128; ; size *= 2 {
		buf := make([]byte, size)
		n, err := syscall.Readlink(name, buf)
		if err != nil {
			return "", pathError("readlink", name, err)
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

// Truncate, Chmod, Chown, Lchown, Chdir, Chtimes: as the system's calls.
func Truncate(name string, size int64) error {
	return pathError("truncate", name, syscall.Truncate(name, size))
}

func Chmod(name string, mode FileMode) error {
	return pathError("chmod", name, syscall.Chmod(name, systemMode(mode)))
}

func Chown(name string, uid, gid int) error {
	return pathError("chown", name, syscall.Chown(name, uid, gid))
}

func Lchown(name string, uid, gid int) error {
	return pathError("lchown", name, syscall.Lchown(name, uid, gid))
}

func Chdir(dir string) error { return pathError("chdir", dir, syscall.Chdir(dir)) }

// Chtimes sets the times of access and change; zero times stay as they are.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	const omit = 1<<30 - 2
	var ts [2]syscall.Timespec
	for i, t := range [2]time.Time{atime, mtime} {
		if t.IsZero() {
			ts[i].Nsec = omit
		} else {
			ts[i] = syscall.NsecToTimespec(t.UnixNano())
		}
	}
	return pathError("chtimes", name, syscall.UtimesNano(name, ts[:]))
}

// Getwd is the current directory.
func Getwd() (dir string, err error) {
	// $PWD may be the nicer name of the same place.
	if pwd := Getenv("PWD"); len(pwd) > 0 && pwd[0] == '/' {
		if here, err := Stat("."); err == nil {
			if there, err := Stat(pwd); err == nil && SameFile(here, there) {
				return pwd, nil
			}
		}
	}
	dir, err = syscall.Getwd()
	return dir, NewSyscallError("getwd", err)
}

// TempDir is where temporary files go.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

func random() uint64

// temporary tries names of the pattern, whose last * is a random number, until try has made one.
func temporary(op, dir, pattern string, try func(name string) error) error {
	if dir == "" {
		dir = TempDir()
	}
	before, after := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' && after == "" && before == pattern {
			before, after = pattern[:i], pattern[i+1:]
		}
		if pattern[i] == '/' {
			return &PathError{Op: op, Path: pattern, Err: errors.New("pattern contains path separator")}
		}
	}
	if dir[len(dir)-1] != '/' {
		dir += "/"
	}
	for n := 0; ; n++ {
		digits := ""
		for v := uint32(random()); v > 0 || digits == ""; v /= 10 {
			digits = string(rune('0'+v%10)) + digits
		}
		err := try(dir + before + digits + after)
		if !IsExist(err) || n >= 10000 {
			return err
		}
	}
}

// CreateTemp makes a new file in dir, TempDir if that is empty.
func CreateTemp(dir, pattern string) (f *File, err error) {
	err = temporary("createtemp", dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	return f, err
}

// MkdirTemp makes a new directory in dir, TempDir if that is empty.
func MkdirTemp(dir, pattern string) (name string, err error) {
	err = temporary("mkdirtemp", dir, pattern, func(n string) error {
		name = n
		return Mkdir(n, 0700)
	})
	if IsNotExist(err) {
		if dir == "" {
			dir = TempDir()
		}
		if _, missing := Stat(dir); IsNotExist(missing) {
			return "", missing
		}
	}
	if err != nil {
		return "", err
	}
	return name, nil
}

// Hostname is the machine's name.
func Hostname() (name string, err error) {
	data, err := ReadFile("/proc/sys/kernel/hostname")
	if err != nil {
		return "", err
	}
	for len(data) > 0 && data[len(data)-1] == '\n' {
		data = data[:len(data)-1]
	}
	return string(data), nil
}

func homeOr(name, rest, missing string) (string, error) {
	if dir := Getenv(name); dir != "" {
		return dir, nil
	}
	dir := Getenv("HOME")
	if dir == "" {
		return "", errors.New(missing)
	}
	return dir + rest, nil
}

// UserHomeDir, UserCacheDir and UserConfigDir follow the environment.
func UserHomeDir() (string, error) { return homeOr("HOME", "", "$HOME is not defined") }
func UserCacheDir() (string, error) {
	return homeOr("XDG_CACHE_HOME", "/.cache", "neither $XDG_CACHE_HOME nor $HOME are defined")
}
func UserConfigDir() (string, error) {
	return homeOr("XDG_CONFIG_HOME", "/.config", "neither $XDG_CONFIG_HOME nor $HOME are defined")
}

// Executable is the path of this program.
func Executable() (string, error) { return Readlink("/proc/self/exe") }

// DirFS is the tree below dir.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (d dirFS) full(op, name string) (string, error) {
	if d == "" {
		return "", &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	if d[len(d)-1] == '/' {
		return string(d) + name, nil
	}
	return string(d) + "/" + name, nil
}

// short puts the name that the caller used into the error.
func short(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (d dirFS) Open(name string) (fs.File, error) {
	full, err := d.full("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, short(err, name)
	}
	return f, nil
}

func (d dirFS) ReadFile(name string) ([]byte, error) {
	full, err := d.full("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(full)
	return b, short(err, name)
}

func (d dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := d.full("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(full)
	return list, short(err, name)
}

func (d dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := d.full("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(full)
	return info, short(err, name)
}

func (d dirFS) Lstat(name string) (fs.FileInfo, error) {
	full, err := d.full("lstat", name)
	if err != nil {
		return nil, err
	}
	info, err := Lstat(full)
	return info, short(err, name)
}

func (d dirFS) ReadLink(name string) (string, error) {
	full, err := d.full("readlink", name)
	if err != nil {
		return "", err
	}
	to, err := Readlink(full)
	return to, short(err, name)
}

// CopyFS copies a tree into dir.
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := dir
		if path != "." {
			to = dir + "/" + path
		}
		switch {
		case d.IsDir():
			return MkdirAll(to, 0777)
		case d.Type() == ModeSymlink:
			target, err := fs.ReadLink(fsys, path)
			if err != nil {
				return err
			}
			return Symlink(target, to)
		case !d.Type().IsRegular():
			return &PathError{Op: "CopyFS", Path: path, Err: ErrInvalid}
		}
		r, err := fsys.Open(path)
		if err != nil {
			return err
		}
		defer r.Close()
		info, err := r.Stat()
		if err != nil {
			return err
		}
		w, err := OpenFile(to, O_CREATE|O_EXCL|O_WRONLY, 0666|info.Mode()&0777)
		if err != nil {
			return err
		}
		if _, err := io.Copy(w, r); err != nil {
			w.Close()
			return &PathError{Op: "Copy", Path: to, Err: err}
		}
		return w.Close()
	})
}
