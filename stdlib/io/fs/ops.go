package fs

import (
	"cmp"
	"errors"
	"io"
	"path"
	"slices"
)

// What a file system may do better than the functions of this package.
type (
	// StatFS has its own Stat.
	StatFS interface {
		FS
		Stat(name string) (FileInfo, error)
	}
	// ReadFileFS has its own ReadFile.
	ReadFileFS interface {
		FS
		ReadFile(name string) ([]byte, error)
	}
	// ReadDirFS has its own ReadDir.
	ReadDirFS interface {
		FS
		ReadDir(name string) ([]DirEntry, error)
	}
	// GlobFS has its own Glob.
	GlobFS interface {
		FS
		Glob(pattern string) ([]string, error)
	}
	// SubFS has its own Sub.
	SubFS interface {
		FS
		Sub(dir string) (FS, error)
	}
	// ReadLinkFS knows symbolic links.
	ReadLinkFS interface {
		FS
		ReadLink(name string) (string, error)
		Lstat(name string) (FileInfo, error)
	}
)

// Stat describes the named file.
func Stat(fsys FS, name string) (FileInfo, error) {
	if own, ok := fsys.(StatFS); ok {
		return own.Stat(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

// Lstat is Stat, but does not follow a symbolic link if the file system knows how.
func Lstat(fsys FS, name string) (FileInfo, error) {
	if own, ok := fsys.(ReadLinkFS); ok {
		return own.Lstat(name)
	}
	return Stat(fsys, name)
}

// ReadLink returns where a symbolic link leads.
func ReadLink(fsys FS, name string) (string, error) {
	if own, ok := fsys.(ReadLinkFS); ok {
		return own.ReadLink(name)
	}
	return "", &PathError{Op: "readlink", Path: name, Err: ErrInvalid}
}

// ReadFile returns what the named file holds.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if own, ok := fsys.(ReadFileFS); ok {
		return own.ReadFile(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if info, err := f.Stat(); err == nil && int64(int(info.Size())) == info.Size() {
		size = max(int(info.Size()), 0)
	}
	data := make([]byte, 0, size+1) // the extra byte finds the end
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

// ReadDir returns the entries of the named directory, sorted by name.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if own, ok := fsys.(ReadDirFS); ok {
		return own.ReadDir(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dir, ok := f.(ReadDirFile)
	if !ok {
		return nil, &PathError{Op: "readdir", Path: name, Err: errors.New("not implemented")}
	}
	list, err := dir.ReadDir(-1)
	slices.SortFunc(list, func(a, b DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, err
}

type infoEntry struct{ info FileInfo }

func (e infoEntry) Name() string            { return e.info.Name() }
func (e infoEntry) IsDir() bool             { return e.info.IsDir() }
func (e infoEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e infoEntry) Info() (FileInfo, error) { return e.info, nil }
func (e infoEntry) String() string          { return FormatDirEntry(e) }

// FileInfoToDirEntry makes a DirEntry of info; nil for nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}

// SkipDir, from a WalkDirFunc, skips the directory; from a file's call, the rest of its directory.
var SkipDir = errors.New("skip this directory")

// SkipAll, from a WalkDirFunc, ends the walk.
var SkipAll = errors.New("skip everything and stop the walk")

// WalkDirFunc is called by WalkDir for each file and directory, with the error met there if any.
type WalkDirFunc func(path string, d DirEntry, err error) error

// WalkDir calls fn for everything below root, root included, in lexical order.
func WalkDir(fsys FS, root string, fn WalkDirFunc) error {
	var err error
	if info, statErr := Stat(fsys, root); statErr != nil {
		err = fn(root, nil, statErr)
	} else {
		err = walk(fsys, root, infoEntry{info}, fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(fsys FS, name string, d DirEntry, fn WalkDirFunc) error {
	err := fn(name, d, nil)
	if err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			return nil
		}
		return err
	}
	list, readErr := ReadDir(fsys, name)
	if readErr != nil {
		// A second call tells about it.
		if err = fn(name, d, readErr); err != nil {
			if err == SkipDir && d.IsDir() {
				err = nil
			}
			return err
		}
	}
	for _, e := range list {
		err = walk(fsys, path.Join(name, e.Name()), e, fn)
		if err == SkipDir {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func hasMeta(pattern string) bool {
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '*', '?', '[', '\\':
			return true
		}
	}
	return false
}

// Glob returns the names of all files that match pattern (see path.Match); only a malformed
// pattern is an error.
func Glob(fsys FS, pattern string) (matches []string, err error) {
	return glob(fsys, pattern, 0)
}

func glob(fsys FS, pattern string, depth int) (matches []string, err error) {
	if depth > 10000 {
		return nil, path.ErrBadPattern
	}
	if own, ok := fsys.(GlobFS); ok {
		return own.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err := Stat(fsys, pattern); err == nil {
			matches = []string{pattern}
		}
		return matches, nil
	}
	dir, file := path.Split(pattern)
	if dir == "" {
		dir = "."
	} else {
		dir = dir[:len(dir)-1]
	}
	if !hasMeta(dir) {
		return globIn(fsys, dir, file, nil)
	}
	if dir == pattern {
		return nil, path.ErrBadPattern
	}
	dirs, err := glob(fsys, dir, depth+1)
	for i := 0; i < len(dirs) && err == nil; i++ {
		matches, err = globIn(fsys, dirs[i], file, matches)
	}
	return matches, err
}

// globIn appends the files of dir that match pattern.
func globIn(fsys FS, dir, pattern string, matches []string) ([]string, error) {
	list, err := ReadDir(fsys, dir)
	if err != nil {
		return matches, nil
	}
	for _, e := range list {
		ok, err := path.Match(pattern, e.Name())
		if err != nil {
			return matches, err
		}
		if ok {
			matches = append(matches, path.Join(dir, e.Name()))
		}
	}
	return matches, nil
}

// Sub returns the tree below dir as a file system.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{Op: "sub", Path: dir, Err: ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if own, ok := fsys.(SubFS); ok {
		return own.Sub(dir)
	}
	return &subtree{fsys, dir}, nil
}

type subtree struct {
	whole FS
	dir   string
}

// full returns the name in the whole tree.
func (s *subtree) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return path.Join(s.dir, name), nil
}

// short takes the directory off a name of the whole tree.
func (s *subtree) short(name string) (string, bool) {
	n := len(s.dir)
	switch {
	case name == s.dir:
		return ".", true
	case len(name) > n+1 && name[n] == '/' && name[:n] == s.dir:
		return name[n+1:], true
	}
	return "", false
}

// tell corrects the path in an error.
func (s *subtree) tell(err error) error {
	if e, ok := err.(*PathError); ok {
		if name, ok := s.short(e.Path); ok {
			e.Path = name
		}
	}
	return err
}

func (s *subtree) Open(name string) (File, error) {
	full, err := s.full("open", name)
	if err != nil {
		return nil, err
	}
	f, err := s.whole.Open(full)
	return f, s.tell(err)
}

func (s *subtree) ReadDir(name string) ([]DirEntry, error) {
	full, err := s.full("read", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(s.whole, full)
	return list, s.tell(err)
}

func (s *subtree) ReadFile(name string) ([]byte, error) {
	full, err := s.full("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(s.whole, full)
	return data, s.tell(err)
}

func (s *subtree) ReadLink(name string) (string, error) {
	full, err := s.full("readlink", name)
	if err != nil {
		return "", err
	}
	to, err := ReadLink(s.whole, full)
	return to, s.tell(err)
}

func (s *subtree) Lstat(name string) (FileInfo, error) {
	full, err := s.full("lstat", name)
	if err != nil {
		return nil, err
	}
	info, err := Lstat(s.whole, full)
	return info, s.tell(err)
}

func (s *subtree) Glob(pattern string) ([]string, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if pattern == "." {
		return []string{"."}, nil
	}
	list, err := Glob(s.whole, s.dir+"/"+pattern)
	for i, name := range list {
		short, ok := s.short(name)
		if !ok {
			return nil, errors.New("invalid result from inner fsys Glob: " + name + " not in " + s.dir)
		}
		list[i] = short
	}
	return list, s.tell(err)
}

func (s *subtree) Sub(dir string) (FS, error) {
	if dir == "." {
		return s, nil
	}
	full, err := s.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &subtree{s.whole, full}, nil
}
