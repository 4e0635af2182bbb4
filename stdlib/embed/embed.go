// Package embed gives access to files that //go:embed put into the program.
package embed

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// FS is a read-only tree of files. Its zero value is an empty directory.
type FS struct{ tree *tree }

// A tree has every file and directory by its path, and the members of each directory sorted by name.
type tree struct {
	nodes   map[string]*node
	members map[string][]fs.DirEntry
}

// node is a file or directory; it is its own FileInfo and DirEntry.
type node struct {
	path string
	data string
	dir  bool
}

var root = &node{path: ".", dir: true}

// collect makes the tree of an //go:embed variable. The loader calls it with the files' paths, sizes and contents: "path\x00size\x00contents" of each.
func collect(packed string) FS {
	t := &tree{nodes: map[string]*node{".": root}, members: map[string][]fs.DirEntry{}}
	for packed != "" {
		path, rest, _ := strings.Cut(packed, "\x00")
		digits, rest, _ := strings.Cut(rest, "\x00")
		size := 0
		for _, d := range digits {
			size = size*10 + int(d-'0')
		}
		t.add(&node{path: path, data: rest[:size]})
		packed = rest[size:]
	}
	for _, list := range t.members {
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return FS{t}
}

func (t *tree) add(n *node) {
	if t.nodes[n.path] != nil {
		return
	}
	t.nodes[n.path] = n
	above := "."
	if slash := strings.LastIndexByte(n.path, '/'); slash >= 0 {
		above = n.path[:slash]
	}
	t.members[above] = append(t.members[above], n)
	t.add(&node{path: above, dir: true})
}

func (f FS) find(name string) (*node, error) {
	if fs.ValidPath(name) {
		if f.tree != nil && f.tree.nodes[name] != nil {
			return f.tree.nodes[name], nil
		}
		if name == "." {
			return root, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (f FS) list(n *node) []fs.DirEntry {
	if f.tree == nil {
		return nil
	}
	return f.tree.members[n.path]
}

// Open opens the named file; one that is no directory also has Seek and ReadAt.
func (f FS) Open(name string) (fs.File, error) {
	n, err := f.find(name)
	if err != nil {
		return nil, err
	}
	if n.dir {
		return &openDir{n, f.list(n), 0}, nil
	}
	return &openFile{n, 0}, nil
}

// ReadDir returns the members of the named directory.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := f.find(name)
	if err != nil {
		return nil, err
	}
	if !n.dir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a directory")}
	}
	return slices.Clone(f.list(n)), nil
}

// ReadFile returns what the named file holds.
func (f FS) ReadFile(name string) ([]byte, error) {
	n, err := f.find(name)
	if err != nil {
		return nil, err
	}
	if n.dir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a directory")}
	}
	return []byte(n.data), nil
}

func (n *node) Name() string               { return n.path[strings.LastIndexByte(n.path, '/')+1:] }
func (n *node) Size() int64                { return int64(len(n.data)) }
func (n *node) ModTime() time.Time         { return time.Time{} }
func (n *node) IsDir() bool                { return n.dir }
func (n *node) Sys() any                   { return nil }
func (n *node) Type() fs.FileMode          { return n.Mode().Type() }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) String() string             { return fs.FormatFileInfo(n) }

func (n *node) Mode() fs.FileMode {
	if n.dir {
		return fs.ModeDir | 0555
	}
	return 0444
}

type openFile struct {
	*node
	at int64
}

var (
	_ io.Seeker      = (*openFile)(nil)
	_ io.ReaderAt    = (*openFile)(nil)
	_ fs.ReadDirFile = (*openDir)(nil)
)

func (f *openFile) Close() error               { return nil }
func (f *openFile) Stat() (fs.FileInfo, error) { return f.node, nil }

func (f *openFile) Read(b []byte) (int, error) {
	n, err := f.from("read", b, f.at)
	f.at += int64(n)
	return n, err
}

// ReadAt reads at an offset.
func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	n, err := f.from("read", b, offset)
	if err == nil && n < len(b) {
		err = io.EOF
	}
	return n, err
}

func (f *openFile) from(op string, b []byte, at int64) (int, error) {
	switch {
	case at < 0:
		return 0, f.bad(op)
	case at >= f.Size():
		return 0, io.EOF
	}
	return copy(b, f.data[at:]), nil
}

func (f *openFile) bad(op string) error { return &fs.PathError{Op: op, Path: f.path, Err: fs.ErrInvalid} }

// Seek sets where Read goes on.
func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, f.bad("seek")
	}
	f.at = offset
	return offset, nil
}

type openDir struct {
	*node
	list []fs.DirEntry
	at   int
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.node, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path + "/", Err: errors.New("is a directory")}
}

// ReadDir returns the next members, at most count if that is positive.
func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	rest := d.list[d.at:]
	if count > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(count, len(rest))]
	}
	d.at += len(rest)
	return slices.Clone(rest), nil
}
