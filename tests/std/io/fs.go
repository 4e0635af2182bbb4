// io/fs over a file system in memory: WalkDir, Glob, Sub, ReadFile, modes.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
	"time"
)

type memFS map[string]string // directories are implied

type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string { return i.name }
func (i info) Size() int64  { return i.size }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0755
	}
	return 0644
}
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }

type file struct {
	info
	*strings.Reader
	list []fs.DirEntry
}

func (f *file) Size() int64                { return f.info.size }
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }
func (f *file) ReadDir(n int) ([]fs.DirEntry, error) {
	if !f.dir {
		return nil, errors.New("not a directory")
	}
	return f.list, nil
}

func (m memFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	base := name[strings.LastIndex(name, "/")+1:]
	if text, ok := m[name]; ok {
		return &file{info: info{base, int64(len(text)), false}, Reader: strings.NewReader(text)}, nil
	}
	seen := map[string]bool{}
	f := &file{info: info{base, 0, true}, Reader: strings.NewReader("")}
	for path, text := range m {
		rest, ok := strings.CutPrefix(path, name+"/")
		if name == "." {
			rest, ok = path, true
		}
		if !ok {
			continue
		}
		first, _, dir := strings.Cut(rest, "/")
		if !seen[first] {
			seen[first] = true
			f.list = append(f.list, fs.FileInfoToDirEntry(info{first, int64(len(text)), dir}))
		}
	}
	if len(seen) == 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f, nil
}

func main() {
	m := memFS{"a.txt": "alpha", "b/c.txt": "gamma", "b/d/e.go": "package e", "b/d/f.txt": "", "z/[1].txt": "odd", "z/y": "yy"}
	show := func(name string, fsys fs.FS, root string, stop string, with error) {
		fmt.Println(name, fs.WalkDir(fsys, root, func(path string, d fs.DirEntry, err error) error {
			if d == nil {
				fmt.Println(" ", path, err)
				return err
			}
			fmt.Println(" ", path, fs.FormatDirEntry(d), err)
			if path == stop {
				return with
			}
			return nil
		}))
	}
	show("all", m, ".", "", nil)
	show("skipdir", m, ".", "b/d", fs.SkipDir)
	show("skip rest", m, ".", "b/c.txt", fs.SkipDir)
	show("skipall", m, ".", "b/c.txt", fs.SkipAll)
	show("error", m, ".", "a.txt", errors.New("stop here"))
	show("missing", m, "nope", "", nil)
	for _, p := range []string{"*", "*.txt", "*/*.txt", "b/*/e.go", "b/d/?.*", "z/\\[1\\].txt", "[", "no*", "b"} {
		l, err := fs.Glob(m, p)
		fmt.Println(p, l, err)
	}
	sub, err := fs.Sub(m, "b")
	fmt.Println(err)
	show("sub", sub, ".", "", nil)
	_, err = sub.Open("nope")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = fs.Sub(m, "../x")
	fmt.Println(err)
	data, err := fs.ReadFile(sub, "d/e.go")
	fmt.Println(string(data), err)
	_, err = fs.ReadFile(m, "none")
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path, pe.Err, pe.Timeout())
	st, err := fs.Stat(m, "a.txt")
	fmt.Println(fs.FormatFileInfo(st), err)
	f, _ := m.Open("a.txt")
	all, _ := io.ReadAll(f)
	fmt.Println(string(all))
	var names []string
	list, _ := fs.ReadDir(m, ".")
	for _, e := range list {
		names = append(names, e.Name())
	}
	fmt.Println(names, sort.StringsAreSorted(names))
	for _, mode := range []fs.FileMode{0, 0644, 0755 | fs.ModeDir, fs.ModeSymlink | 0777, fs.ModeDevice | fs.ModeCharDevice | 0600, fs.ModeSetuid | fs.ModeSticky | 0111, fs.ModeNamedPipe, fs.ModeSocket | fs.ModeIrregular, ^fs.FileMode(0)} {
		fmt.Print(mode, " ", mode.IsRegular(), " ", mode.Perm(), " ", uint32(mode.Type()), "; ")
	}
	fmt.Println()
	for _, p := range []string{"", ".", "a", "a/b", "/a", "a/", "a//b", "a/./b", "..", "a/..", "x\xff"} {
		fmt.Print(fs.ValidPath(p), " ")
	}
	fmt.Println()
}
