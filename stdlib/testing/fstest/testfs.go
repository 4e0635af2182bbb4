package fstest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/iotest"
)

// TestFS walks through a file system and checks that it behaves; and that the expected files are there. Without expected files it must be
// empty.
func TestFS(fsys fs.FS, expected ...string) error {
	t := tester{fsys: fsys}
	t.dir(".")
	t.badPaths(".")
	found := map[string]bool{}
	for _, name := range slices.Concat(t.dirs, t.files) {
		found[name] = true
	}
	delete(found, ".")
	if len(expected) == 0 && len(found) > 0 {
		var list []string
		for name := range found {
			list = append(list, name)
		}
		slices.Sort(list)
		if len(list) > 15 {
			list = append(list[:10], "...")
		}
		t.errorf("expected empty file system but found files:\n%s", strings.Join(list, "\n"))
	}
	missing := slices.DeleteFunc(slices.Clone(expected), func(name string) bool { return found[name] })
	for _, name := range missing {
		t.errorf("expected but not found: %s", name)
	}
	if all := errors.Join(t.errs...); all != nil {
		return fmt.Errorf("TestFS found errors:\n%w", all)
	}
	return nil
}

type tester struct {
	fsys  fs.FS
	errs  []error
	dirs  []string
	files []string
}

func (t *tester) errorf(format string, args ...any) {
	t.errs = append(t.errs, fmt.Errorf(format, args...))
}

func (t *tester) dir(dir string) {
	t.dirs = append(t.dirs, dir)
	d := t.openDir(dir)
	if d == nil {
		return
	}
	list, err := d.ReadDir(-1)
	if err != nil {
		t.errorf("%s: ReadDir(-1): %w", dir, err)
		d.Close()
		return
	}
	if again, err := d.ReadDir(-1); len(again) > 0 || err != nil {
		t.errorf("%s: ReadDir(-1) at EOF = %d entries, %w, wanted 0 entries, nil", dir, len(again), err)
	}
	if again, err := d.ReadDir(1); len(again) > 0 || err != io.EOF {
		t.errorf("%s: ReadDir(1) at EOF = %d entries, %w, wanted 0 entries, EOF", dir, len(again), err)
	}
	if err := d.Close(); err != nil {
		t.errorf("%s: Close: %w", dir, err)
	}
	d.Close() // must not crash
	names := map[string]bool{}
	for _, e := range list {
		name := e.Name()
		switch {
		case name == "." || name == ".." || name == "":
			t.errorf("%s: ReadDir: child has invalid name: %#q", dir, name)
			continue
		case strings.ContainsAny(name, `/\`):
			t.errorf("%s: ReadDir: child name contains slash or backslash: %#q", dir, name)
			continue
		case names[name]:
			t.errorf("%s: ReadDir: duplicate child: %#q", dir, name)
			continue
		}
		names[name] = true
		p := path.Join(dir, name)
		t.stat(p, e)
		t.badPaths(p)
		switch {
		case e.IsDir():
			t.dir(p)
		case e.Type() == fs.ModeSymlink:
			t.files = append(t.files, p)
		default:
			t.file(p)
		}
	}
	t.same(dir, "second Open+ReadDir(-1)", list, func() ([]fs.DirEntry, error) { return t.readAgain(dir, -1) })
	t.same(dir, "third Open+ReadDir(-1)", list, func() ([]fs.DirEntry, error) { return t.readAgain(dir, 2) })
	if r, ok := t.fsys.(fs.ReadDirFS); ok {
		t.same(dir, "fsys.ReadDir", list, func() ([]fs.DirEntry, error) { return t.sorted(dir, r.ReadDir) })
	}
	t.same(dir, "fs.ReadDir", list, func() ([]fs.DirEntry, error) {
		return t.sorted(dir, func(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.fsys, name) })
	})
	t.glob(dir, list)
}

// openDir opens a directory; nil: it has complained.
func (t *tester) openDir(dir string) fs.ReadDirFile {
	f, err := t.fsys.Open(dir)
	if d, ok := f.(fs.ReadDirFile); ok && err == nil {
		return d
	}
	if err != nil {
		t.errorf("%s: Open: %w", dir, err)
	} else {
		t.errorf("%s: Open returned File type %T, not a fs.ReadDirFile", dir, f)
		f.Close()
	}
	return nil
}

// readAgain reads a directory n entries at a time.
func (t *tester) readAgain(dir string, n int) (list []fs.DirEntry, err error) {
	f, err := t.fsys.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for {
		part, err := f.(fs.ReadDirFile).ReadDir(n)
		list = append(list, part...)
		if err == io.EOF || n < 0 {
			return list, nil
		}
		if err != nil {
			return list, err
		}
	}
}

func (t *tester) sorted(dir string, read func(string) ([]fs.DirEntry, error)) ([]fs.DirEntry, error) {
	list, err := read(dir)
	for i := 1; i < len(list); i++ {
		if list[i-1].Name() >= list[i].Name() {
			t.errorf("%s: ReadDir: list not sorted: %s before %s", dir, list[i-1].Name(), list[i].Name())
		}
	}
	return list, err
}

func describe(e fs.DirEntry) string {
	return fmt.Sprintf("%s IsDir=%v Type=%v", e.Name(), e.IsDir(), e.Type())
}

func (t *tester) same(dir, how string, list []fs.DirEntry, read func() ([]fs.DirEntry, error)) {
	other, err := read()
	if err != nil {
		t.errorf("%s: %s: %w", dir, how, err)
		return
	}
	lines := func(list []fs.DirEntry) []string {
		var out []string
		for _, e := range list {
			out = append(out, describe(e))
		}
		slices.Sort(out)
		return out
	}
	if a, b := lines(list), lines(other); !slices.Equal(a, b) {
		t.errorf("%s: first Open+ReadDir(-1) vs %s:\n%s\n%s", dir, how, strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

func (t *tester) stat(p string, e fs.DirEntry) {
	f, err := t.fsys.Open(p)
	if err != nil && e.Type() != fs.ModeSymlink {
		t.errorf("%s: Open: %w", p, err)
		return
	}
	if err == nil {
		info, err := f.Stat()
		f.Close()
		if err != nil {
			t.errorf("%s: Stat: %w", p, err)
			return
		}
		if e.Type() != fs.ModeSymlink && (info.Name() != e.Name() || info.IsDir() != e.IsDir() || info.Mode().Type() != e.Type()) {
			t.errorf("%s: mismatch:\n\tentry = %s\n\tfile.Stat() = %s", p, describe(e), fs.FormatFileInfo(info))
		}
		again, err := fs.Stat(t.fsys, p)
		if err != nil {
			t.errorf("%s: fs.Stat: %w", p, err)
		} else if fs.FormatFileInfo(info) != fs.FormatFileInfo(again) {
			t.errorf("%s: fs.Stat(...) = %s\n\twant %s", p, fs.FormatFileInfo(again), fs.FormatFileInfo(info))
		}
	}
	if info, err := e.Info(); err != nil {
		t.errorf("%s: entry.Info: %w", p, err)
	} else if info.Name() != e.Name() || info.Mode().Type() != e.Type() {
		t.errorf("%s: mismatch:\n\tentry = %s\n\tentry.Info() = %s", p, describe(e), fs.FormatFileInfo(info))
	}
	if l, ok := t.fsys.(fs.ReadLinkFS); ok {
		if info, err := l.Lstat(p); err != nil {
			t.errorf("%s: fsys.Lstat: %w", p, err)
		} else if info.Mode().Type() != e.Type() {
			t.errorf("%s: mismatch:\n\tentry = %s\n\tfsys.Lstat() = %s", p, describe(e), fs.FormatFileInfo(info))
		}
	}
}

func (t *tester) file(name string) {
	t.files = append(t.files, name)
	f, err := t.fsys.Open(name)
	if err != nil {
		t.errorf("%s: Open: %w", name, err)
		return
	}
	data, err := io.ReadAll(f)
	if err != nil {
		f.Close()
		t.errorf("%s: Open+ReadAll: %w", name, err)
		return
	}
	if err := f.Close(); err != nil {
		t.errorf("%s: Close: %w", name, err)
	}
	f.Close() // must not crash
	again, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		t.errorf("%s: fs.ReadFile: %w", name, err)
	} else if string(again) != string(data) {
		t.errorf("%s: ReadAll vs fs.ReadFile: different data returned\n\t%q\n\t%q", name, data, again)
	}
	if r, ok := t.fsys.(fs.ReadFileFS); ok {
		again, err := r.ReadFile(name)
		if err != nil {
			t.errorf("%s: fsys.ReadFile: %w", name, err)
			return
		}
		for i := range again { // a caller may change what it got
			again[i]++
		}
		if again, err = r.ReadFile(name); err != nil || string(again) != string(data) {
			t.errorf("%s: Readall vs second fsys.ReadFile: different data returned\n\t%q\n\t%q", name, data, again)
		}
		t.badOpen(name, "ReadFile", func(name string) error { _, err := r.ReadFile(name); return err })
	}
	if f, err = t.fsys.Open(name); err != nil {
		t.errorf("%s: second Open: %w", name, err)
		return
	}
	defer f.Close()
	if err := iotest.TestReader(f, data); err != nil {
		t.errorf("%s: failed TestReader:\n\t%s", name, strings.ReplaceAll(err.Error(), "\n", "\n\t"))
	}
}

// badPaths checks that names that are no valid paths do not open.
func (t *tester) badPaths(name string) {
	t.badOpen(name, "Open", func(name string) error {
		f, err := t.fsys.Open(name)
		if err == nil {
			f.Close()
		}
		return err
	})
}

func (t *tester) badOpen(name, what string, open func(string) error) {
	bad := []string{"/" + name, name + "/."}
	if name == "." {
		bad = append(bad, "/")
	}
	if i := strings.Index(name, "/"); i >= 0 {
		bad = append(bad, name[:i]+"//"+name[i+1:], name[:i]+"/./"+name[i+1:], name[:i]+"/../"+name[i+1:])
	}
	if i := strings.LastIndex(name, "/"); i >= 0 {
		bad = append(bad, name[:i]+"//"+name[i+1:])
	}
	for _, b := range bad {
		if open(b) == nil {
			t.errorf("%s: %s(%s) succeeded, want error", name, what, b)
		}
	}
}

func (t *tester) glob(dir string, list []fs.DirEntry) {
	g, ok := t.fsys.(fs.GlobFS)
	if !ok {
		return
	}
	pattern := "*"
	if dir != "." {
		var parts []string
		for _, e := range strings.Split(dir, "/") {
			quoted := ""
			for _, c := range e {
				if strings.ContainsRune(`*?[\-]`, c) {
					quoted += `\`
				}
				quoted += string(c)
			}
			parts = append(parts, quoted)
		}
		pattern = strings.Join(parts, "/") + "/*"
	}
	names, err := g.Glob(pattern)
	if err != nil {
		t.errorf("%s: Glob(%#q): %w", dir, pattern, err)
		return
	}
	var want []string
	for _, e := range list {
		want = append(want, path.Join(dir, e.Name()))
	}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.errorf("%s: Glob(%#q) = %q, want %q", dir, pattern, names, want)
	}
	if _, err := g.Glob(pattern + "nonexist/[]"); err == nil {
		t.errorf("%s: Glob(%#q): bad pattern not detected", dir, pattern+"nonexist/[]")
	}
}
