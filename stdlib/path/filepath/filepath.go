// Package filepath handles file names of this system, with slashes, as package path does, and walks trees of files.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// What separates names and lists of them.
const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = path.ErrBadPattern

// SkipDir and SkipAll are what a WalkFunc returns to leave out a directory, or all the rest.
var (
	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// WalkFunc is called by Walk for each file.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// The functions of package path.
func Clean(path_ string) string                            { return path.Clean(path_) }
func Base(path_ string) string                             { return path.Base(path_) }
func Ext(path_ string) string                              { return path.Ext(path_) }
func IsAbs(path_ string) bool                              { return path.IsAbs(path_) }
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }
func Split(path_ string) (dir, file string)                { return path.Split(path_) }
func Join(elem ...string) string                           { return path.Join(elem...) }
func Dir(path_ string) string                              { return path.Dir(path_) }

// ToSlash, FromSlash and VolumeName have nothing to do here.
func ToSlash(path string) string    { return path }
func FromSlash(path string) string  { return path }
func VolumeName(path string) string { return "" }

// SplitList splits a list as in $PATH.
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	var list []string
	from := 0
	for i := 0; i <= len(path); i++ {
		if i == len(path) || path[i] == ListSeparator {
			list = append(list, path[from:i])
			from = i + 1
		}
	}
	return list
}

// Abs makes path absolute.
func Abs(path string) (string, error) {
	from := ""
	if !IsAbs(path) {
		var err error
		if from, err = os.Getwd(); err != nil {
			return "", err
		}
	}
	return Clean(from + "/" + path), nil
}

// IsLocal says whether path stays below the directory where it starts.
func IsLocal(path string) bool {
	if path == "" || IsAbs(path) {
		return false
	}
	c := Clean(path)
	return c != ".." && !(len(c) > 2 && c[:3] == "../")
}

// Localize turns a path of io/fs into one of this system.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) {
		return "", errors.New("invalid path")
	}
	for i := range len(path) {
		if path[i] == 0 {
			return "", errors.New("invalid path")
		}
	}
	return path, nil
}

// Rel gives the way from base to target.
func Rel(basepath, targpath string) (string, error) {
	base, target := Clean(basepath), Clean(targpath)
	if target == base {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	fail := errors.New("Rel: can't make " + targpath + " relative to " + basepath)
	if (base != "" && base[0] == '/') != (target[0] == '/') {
		return "", fail
	}
	// The common part, in whole elements.
	same, i := 0, 0
	for i < len(base) && i < len(target) && base[i] == target[i] {
		i++
		if base[i-1] == '/' {
			same = i
		}
	}
	if (i == len(base) || base[i] == '/') && (i == len(target) || target[i] == '/') {
		same = i
	}
	if base == "" {
		same = 0
	}
	rest := base[min(same, len(base)):]
	for len(rest) > 0 && rest[0] == '/' {
		rest = rest[1:]
	}
	to := target[same:]
	for len(to) > 0 && to[0] == '/' {
		to = to[1:]
	}
	out := ""
	for rest != "" {
		part := rest
		for k := range len(rest) {
			if rest[k] == '/' {
				part = rest[:k]
				break
			}
		}
		if part == ".." {
			return "", fail
		}
		if rest = rest[len(part):]; rest != "" {
			rest = rest[1:]
		}
		if out != "" {
			out += "/"
		}
		out += ".."
	}
	switch {
	case out == "":
		return to, nil
	case to == "" || to == ".":
		return out, nil
	}
	return out + "/" + to, nil
}

// EvalSymlinks resolves the links in path.
func EvalSymlinks(path string) (string, error) {
	done, todo := "", path
	if IsAbs(path) {
		done = "/"
	}
	for links := 0; todo != ""; {
		k := 0
		for k < len(todo) && todo[k] != '/' {
			k++
		}
		name := todo[:k]
		if todo = todo[k:]; todo != "" {
			todo = todo[1:]
		}
		switch name {
		case "", ".":
			continue
		case "..":
			if done == "" || Base(done) == ".." {
				done = Join(done, "..")
			} else {
				done = Dir(done)
				if done == "." {
					done = ""
				}
			}
			continue
		}
		next := Join(done, name)
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.IsDir() && todo != "" {
				return "", &fs.PathError{Op: "lstat", Path: next, Err: errors.New("not a directory")}
			}
			done = next
			continue
		}
		if links++; links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		if todo != "" {
			target += "/" + todo
		}
		todo = target
	}
	if done == "" {
		return ".", nil
	}
	return Clean(done), nil
}

// WalkDir calls fn for root and all below it, in the order of names.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	var top fs.DirEntry
	info, err := os.Lstat(root)
	if err == nil {
		top = fs.FileInfoToDirEntry(info)
		err = walkDir(root, top, fn)
	} else {
		err = fn(root, top, err)
	}
	switch err {
	case SkipDir, SkipAll:
		return nil
	}
	return err
}

func walkDir(name string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	err := fn(name, d, nil)
	if err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			return nil
		}
		return err
	}
	list, err := os.ReadDir(name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			if err == SkipDir {
				return nil
			}
			return err
		}
	}
	for _, e := range list {
		if err := walkDir(Join(name, e.Name()), e, fn); err != nil {
			if err == SkipDir {
				return nil // by a file: the rest of the directory
			}
			return err
		}
	}
	return nil
}

// Walk is WalkDir with the files' descriptions.
func Walk(root string, fn WalkFunc) error {
	return WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if d == nil {
			return fn(path, nil, err)
		}
		info, e := d.Info()
		if err == nil {
			err = e
		}
		return fn(path, info, err)
	})
}

// Glob finds the files whose names match a pattern.
func Glob(pattern string) (matches []string, err error) {
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !magic(pattern) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch {
	case dir == "":
		dir = "."
	case dir != "/":
		dir = dir[:len(dir)-1]
	}
	dirs := []string{dir}
	if magic(dir) {
		if dir == pattern {
			return nil, ErrBadPattern
		}
		if dirs, err = Glob(dir); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		list, err := os.ReadDir(d)
		if err != nil {
			continue
		}
		for _, e := range list {
			ok, err := Match(file, e.Name())
			if err != nil {
				return matches, err
			}
			if ok {
				matches = append(matches, Join(d, e.Name()))
			}
		}
	}
	return matches, nil
}

func magic(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '*', '?', '[', '\\':
			return true
		}
	}
	return false
}
