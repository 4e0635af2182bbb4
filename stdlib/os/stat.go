package os

import (
	"io/fs"
	"syscall"
	"time"
)

type fileStat struct {
	name string
	sys  syscall.Stat_t
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.sys.Size }
func (s *fileStat) ModTime() time.Time { return time.Unix(s.sys.Mtim.Sec, s.sys.Mtim.Nsec) }
func (s *fileStat) IsDir() bool        { return s.Mode().IsDir() }
func (s *fileStat) Sys() any           { return &s.sys }

func (s *fileStat) Mode() FileMode {
	m := FileMode(s.sys.Mode & 0777)
	switch s.sys.Mode & syscall.S_IFMT {
	case syscall.S_IFBLK:
		m |= ModeDevice
	case syscall.S_IFCHR:
		m |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		m |= ModeDir
	case syscall.S_IFIFO:
		m |= ModeNamedPipe
	case syscall.S_IFLNK:
		m |= ModeSymlink
	case syscall.S_IFSOCK:
		m |= ModeSocket
	}
	for _, b := range [...]struct {
		sys uint32
		fs  FileMode
	}{{syscall.S_ISGID, ModeSetgid}, {syscall.S_ISUID, ModeSetuid}, {syscall.S_ISVTX, ModeSticky}} {
		if s.sys.Mode&b.sys != 0 {
			m |= b.fs
		}
	}
	return m
}

// base is the last part of a path.
func base(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 2; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

// Stat describes the file, Lstat the link if it is one.
func Stat(name string) (FileInfo, error) {
	s := &fileStat{name: base(name)}
	if err := syscall.Stat(name, &s.sys); err != nil {
		return nil, &PathError{Op: "stat", Path: name, Err: err}
	}
	return s, nil
}

func Lstat(name string) (FileInfo, error) {
	s := &fileStat{name: base(name)}
	if err := syscall.Lstat(name, &s.sys); err != nil {
		return nil, &PathError{Op: "lstat", Path: name, Err: err}
	}
	return s, nil
}

// Stat describes the open file.
func (f *File) Stat() (FileInfo, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	s := &fileStat{name: base(f.name)}
	if err := f.do("stat", func(fd int) error { return syscall.Fstat(fd, &s.sys) }); err != nil {
		return nil, err
	}
	return s, nil
}

// SameFile says whether both describe one file.
func SameFile(a, b FileInfo) bool {
	x, ok := a.(*fileStat)
	y, ok2 := b.(*fileStat)
	return ok && ok2 && x.sys.Dev == y.sys.Dev && x.sys.Ino == y.sys.Ino
}

// --- directories

type dirReader struct {
	buf []byte // what has been read and not looked at
}

type dirEntry struct {
	dir, name string
	typ       FileMode
	info      FileInfo
}

func (e *dirEntry) Name() string   { return e.name }
func (e *dirEntry) IsDir() bool    { return e.typ.IsDir() }
func (e *dirEntry) Type() FileMode { return e.typ }
func (e *dirEntry) String() string { return fs.FormatDirEntry(e) }
func (e *dirEntry) Info() (FileInfo, error) {
	if e.info != nil {
		return e.info, nil
	}
	return Lstat(e.dir + "/" + e.name)
}

// next gives an entry; nil at the end. Entries are: inode 8, offset 8, length 2, type 1, name and NUL.
func (d *dirReader) next(f *File, fd int) (*dirEntry, error) {
	for {
		if len(d.buf) == 0 {
			room := make([]byte, 8192)
			n, err := syscall.ReadDirent(fd, room)
			if err != nil {
				return nil, f.wrap("readdirent", err)
			}
			if n <= 0 {
				return nil, nil
			}
			d.buf = room[:n]
		}
		size := int(d.buf[16]) | int(d.buf[17])<<8
		kind, text := d.buf[18], d.buf[19:size]
		d.buf = d.buf[size:]
		end := 0
		for end < len(text) && text[end] != 0 {
			end++
		}
		name := string(text[:end])
		if name == "." || name == ".." {
			continue
		}
		e := &dirEntry{dir: f.name, name: name}
		switch uint32(kind) << 12 {
		case syscall.S_IFREG:
		case syscall.S_IFDIR:
			e.typ = ModeDir
		case syscall.S_IFLNK:
			e.typ = ModeSymlink
		case syscall.S_IFIFO:
			e.typ = ModeNamedPipe
		case syscall.S_IFSOCK:
			e.typ = ModeSocket
		case syscall.S_IFCHR:
			e.typ = ModeDevice | ModeCharDevice
		case syscall.S_IFBLK:
			e.typ = ModeDevice
		default: // the file system doesn't say
			info, err := e.Info()
			if IsNotExist(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			e.info, e.typ = info, info.Mode().Type()
		}
		return e, nil
	}
}

// entries gives n entries as what makes of them, all if n is not positive.
func entries[T any](f *File, n int, what func(*dirEntry) (T, error)) ([]T, error) {
	list := []T{}
	fd, err := f.open("readdir")
	if err != nil {
		return nil, err
	}
	defer f.pfd.Decref()
	if f.dir == nil {
		f.dir = new(dirReader)
	}
	for n <= 0 || len(list) < n {
		e, err := f.dir.next(f, fd)
		if err != nil {
			return list, err
		}
		if e == nil {
			if n > 0 && len(list) == 0 {
				return list, eof()
			}
			break
		}
		v, err := what(e)
		if IsNotExist(err) {
			continue
		}
		if err != nil {
			return list, err
		}
		list = append(list, v)
	}
	return list, nil
}

// ReadDir gives the next n entries of a directory, in its order; all if n is not positive.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	return entries[DirEntry](f, n, func(e *dirEntry) (DirEntry, error) { return e, nil })
}

// Readdirnames gives their names, Readdir their descriptions.
func (f *File) Readdirnames(n int) (names []string, err error) {
	return entries[string](f, n, func(e *dirEntry) (string, error) { return e.name, nil })
}

func (f *File) Readdir(n int) ([]FileInfo, error) {
	return entries[FileInfo](f, n, func(e *dirEntry) (FileInfo, error) { return e.Info() })
}

// ReadDir gives a directory's entries sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	sortEntries(list)
	return list, err
}

// sortEntries is a heap sort: os imports no sorting package.
func sortEntries(list []DirEntry) {
	sink := func(root, end int) {
		for {
			child := 2*root + 1
			if child >= end {
				return
			}
			if child+1 < end && list[child].Name() < list[child+1].Name() {
				child++
			}
			if list[root].Name() >= list[child].Name() {
				return
			}
			list[root], list[child] = list[child], list[root]
			root = child
		}
	}
	for i := len(list)/2 - 1; i >= 0; i-- {
		sink(i, len(list))
	}
	for end := len(list) - 1; end > 0; end-- {
		list[0], list[end] = list[end], list[0]
		sink(0, end)
	}
}
