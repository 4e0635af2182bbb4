// Package fstest has a file system in memory, and a test for file systems.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A MapFS is a file system made of a map from paths to files. Directories need not be in it.
type MapFS map[string]*MapFile

// A MapFile is a file of a MapFS.
type MapFile struct {
	Data    []byte // for a symbolic link: where it leads
	Mode    fs.FileMode
	ModTime time.Time
	Sys     any
}

type mapInfo struct {
	name string
	f    *MapFile
}

func (i *mapInfo) Name() string               { return path.Base(i.name) }
func (i *mapInfo) Size() int64                { return int64(len(i.f.Data)) }
func (i *mapInfo) Mode() fs.FileMode          { return i.f.Mode }
func (i *mapInfo) Type() fs.FileMode          { return i.f.Mode.Type() }
func (i *mapInfo) ModTime() time.Time         { return i.f.ModTime }
func (i *mapInfo) IsDir() bool                { return i.f.Mode&fs.ModeDir != 0 }
func (i *mapInfo) Sys() any                   { return i.f.Sys }
func (i *mapInfo) Info() (fs.FileInfo, error) { return i, nil }
func (i *mapInfo) String() string             { return fs.FormatFileInfo(i) }

// follow resolves the symbolic links of name but for the last element.
func (fsys MapFS) follow(name string) (string, bool) {
	dir, base := path.Split(name)
	dir = strings.TrimSuffix(dir, "/")
	if dir == "" {
		return name, true
	}
	dir, ok := fsys.resolve(dir, 0)
	return path.Join(dir, base), ok
}

// resolve resolves all symbolic links of name.
func (fsys MapFS) resolve(name string, depth int) (string, bool) {
	if !fs.ValidPath(name) || depth > 10 {
		return "", false
	}
	name, ok := fsys.follow(name)
	if !ok {
		return "", false
	}
	f := fsys[name]
	if f == nil || f.Mode.Type() != fs.ModeSymlink {
		return name, true
	}
	to := string(f.Data)
	if path.IsAbs(to) {
		return "", false
	}
	return fsys.resolve(path.Join(path.Dir(name), to), depth+1)
}

// Open opens a file, following symbolic links.
func (fsys MapFS) Open(name string) (fs.File, error) {
	missing := &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, missing
	}
	real, ok := fsys.resolve(name, 0)
	if !ok {
		return nil, missing
	}
	f := fsys[real]
	if f != nil && f.Mode&fs.ModeDir == 0 {
		return &openFile{path: name, mapInfo: mapInfo{path.Base(name), f}}, nil
	}
	// What is below, directories without an entry included.
	var list []mapInfo
	have, need := map[string]bool{}, map[string]bool{}
	prefix := real + "/"
	if real == "." {
		prefix = ""
	}
	for p, file := range fsys {
		rest, below := strings.CutPrefix(p, prefix)
		if !below || p == "." {
			continue
		}
		if first, _, deeper := strings.Cut(rest, "/"); deeper {
			need[first] = true
		} else {
			list = append(list, mapInfo{rest, file})
			have[rest] = true
		}
	}
	if f == nil && real != "." && len(list) == 0 && len(need) == 0 {
		return nil, missing
	}
	for name := range need {
		if !have[name] {
			list = append(list, mapInfo{name, &MapFile{Mode: fs.ModeDir | 0o555}})
		}
	}
	slices.SortFunc(list, func(a, b mapInfo) int { return strings.Compare(a.name, b.name) })
	if f == nil {
		f = &MapFile{Mode: fs.ModeDir | 0o555}
	}
	elem := path.Base(name)
	if name == "." {
		elem = "."
	}
	return &openDir{path: name, mapInfo: mapInfo{elem, f}, entries: list}, nil
}

type openOnly struct{ open func(string) (fs.File, error) }

func (o openOnly) Open(name string) (fs.File, error) { return o.open(name) }

// ReadFile returns a file's data.
func (fsys MapFS) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(openOnly{fsys.Open}, name)
}

// Stat describes a file.
func (fsys MapFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(openOnly{fsys.Open}, name) }

// ReadDir returns the entries of a directory.
func (fsys MapFS) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(openOnly{fsys.Open}, name)
}

// Glob returns the files that match a pattern.
func (fsys MapFS) Glob(pattern string) ([]string, error) {
	return fs.Glob(openOnly{fsys.Open}, pattern)
}

type noSub struct{ MapFS }

func (noSub) Sub() {} // not the one of SubFS

// Sub returns the tree below dir.
func (fsys MapFS) Sub(dir string) (fs.FS, error) { return fs.Sub(noSub{fsys}, dir) }

func (fsys MapFS) lookLink(op, name string) (*mapInfo, error) {
	missing := &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, missing
	}
	real, ok := fsys.follow(name)
	if !ok {
		return nil, missing
	}
	if f := fsys[real]; f != nil {
		return &mapInfo{path.Base(name), f}, nil
	}
	info, err := fsys.Stat(real)
	if err != nil {
		return nil, missing
	}
	return &mapInfo{path.Base(name), &MapFile{Mode: info.Mode(), ModTime: info.ModTime()}}, nil
}

// ReadLink returns where a symbolic link leads.
func (fsys MapFS) ReadLink(name string) (string, error) {
	info, err := fsys.lookLink("readlink", name)
	if err != nil {
		return "", err
	}
	if info.Type() != fs.ModeSymlink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	return string(info.f.Data), nil
}

// Lstat describes a file; a symbolic link itself.
func (fsys MapFS) Lstat(name string) (fs.FileInfo, error) {
	info, err := fsys.lookLink("lstat", name)
	if err != nil {
		return nil, err
	}
	return info, nil
}

type openFile struct {
	path string
	mapInfo
	offset int64
}

func (f *openFile) Stat() (fs.FileInfo, error) { return &f.mapInfo, nil }
func (f *openFile) Close() error               { return nil }

func (f *openFile) Read(b []byte) (int, error) {
	rest := f.f.Data[min(f.offset, f.Size()):]
	if len(rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, rest)
	f.offset += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case 1:
		offset += f.offset
	case 2:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, &fs.PathError{Op: "seek", Path: f.path, Err: fs.ErrInvalid}
	}
	f.offset = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.Size() {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.f.Data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type openDir struct {
	path string
	mapInfo
	entries []mapInfo
	at      int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return &d.mapInfo, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read(b []byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.entries) - d.at
	if n == 0 && count > 0 {
		return nil, io.EOF
	}
	if count > 0 {
		n = min(n, count)
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.entries[d.at+i]
	}
	d.at += n
	return list, nil
}
