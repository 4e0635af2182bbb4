package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func check(err error) {
	if err != nil {
		fmt.Println("unexpected:", err)
		os.Exit(1)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "goslingtest*")
	check(err)
	defer os.RemoveAll(dir)
	short := func(s any) string { return strings.ReplaceAll(fmt.Sprint(s), dir, "DIR") }
	name := dir + "/a.txt"
	check(os.WriteFile(name, []byte("hello\nworld\n"), 0644))
	b, err := os.ReadFile(name)
	fmt.Printf("%q %v\n", b, err)
	f, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	check(err)
	n, err := f.WriteString("more")
	fmt.Println(n, err)
	_, err = f.WriteAt([]byte("x"), 0)
	fmt.Println(err)
	at, err := f.Seek(-4, io.SeekEnd)
	fmt.Println(at, err)
	buf := make([]byte, 10)
	n, err = f.Read(buf)
	fmt.Println(n, err, string(buf[:n]))
	n, err = f.Read(buf)
	fmt.Println(n, err)
	n, err = f.ReadAt(buf[:5], 6)
	fmt.Println(n, err, string(buf[:n]))
	n, err = f.ReadAt(buf, 12)
	fmt.Println(n, err, string(buf[:n]))
	check(f.Truncate(5))
	check(f.Sync())
	info, err := f.Stat()
	check(err)
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), info.ModTime().After(time.Now().Add(-time.Hour)))
	fmt.Println(short(f.Name()), f.Fd() > 2)
	check(f.Close())
	fmt.Println(short(f.Close()))
	_, err = f.Read(buf)
	fmt.Println(short(err), errors.Is(err, os.ErrClosed))

	_, err = os.Open(dir + "/missing")
	fmt.Println(short(err), os.IsNotExist(err), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOENT))
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, short(pe.Path), pe.Err)
	_, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL, 0600)
	fmt.Println(short(err), os.IsExist(err))
	fmt.Println(short(os.Mkdir(dir, 0777)), short(os.Remove(dir)), short(os.Chdir(dir+"/zz")))
	check(os.MkdirAll(dir+"/x/y/z", 0755))
	fmt.Println(short(os.MkdirAll(name+"/q", 0755)))
	check(os.WriteFile(dir+"/x/y/1", []byte("1"), 0600))
	check(os.WriteFile(dir+"/x/y/2", []byte("22"), 0600))
	check(os.Symlink("1", dir+"/x/y/link"))
	to, err := os.Readlink(dir + "/x/y/link")
	fmt.Println(to, err)
	list, err := os.ReadDir(dir + "/x/y")
	for _, e := range list {
		i, err := e.Info()
		fmt.Println(e.Name(), e.IsDir(), e.Type(), i.Mode(), err, e)
	}
	li, _ := os.Lstat(dir + "/x/y/link")
	si, _ := os.Stat(dir + "/x/y/link")
	fmt.Println(li.Mode(), si.Mode(), os.SameFile(li, si))
	check(os.Rename(dir+"/x/y/1", dir+"/x/one"))
	fmt.Println(short(os.Rename(dir+"/nope", dir+"/x/one")))
	check(os.Chmod(dir+"/x/one", 0400))
	oi, _ := os.Stat(dir + "/x/one")
	fmt.Println(oi.Mode().Perm())
	check(os.Chtimes(dir+"/x/one", time.Time{}, time.Unix(1e9, 5e8)))
	oi, _ = os.Stat(dir + "/x/one")
	fmt.Println(oi.ModTime().UTC())

	check(filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		fmt.Println(short(p), d.IsDir(), err)
		if d.Name() == "z" {
			return filepath.SkipDir
		}
		return nil
	}))
	m, err := filepath.Glob(dir + "/x/*/[12l]*")
	fmt.Println(short(m), err)
	fsys := os.DirFS(dir)
	data, err := fs.ReadFile(fsys, "x/y/2")
	fmt.Println(string(data), err)
	_, err = fsys.Open("../a")
	fmt.Println(err)
	_, err = fsys.Open("nothing")
	fmt.Println(err)
	fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error { fmt.Print(p, " "); return nil })
	fmt.Println()
	check(os.CopyFS(dir+"/copy", os.DirFS(dir+"/x")))
	m, _ = filepath.Glob(dir + "/copy/*")
	fmt.Println(short(m))
	real, err := filepath.EvalSymlinks(dir + "/x/y/../y/link")
	fmt.Println(short(real), short(err))
	check(os.RemoveAll(dir + "/x"))
	_, err = os.Stat(dir + "/x")
	fmt.Println(os.IsNotExist(err))

	t, err := os.CreateTemp(dir, "pre*post")
	check(err)
	base := filepath.Base(t.Name())
	fmt.Println(strings.HasPrefix(base, "pre"), strings.HasSuffix(base, "post"), len(base) > 7)
	_, err = os.CreateTemp(dir, "a/b")
	fmt.Println(err)
	t.Close()

	r, w, err := os.Pipe()
	check(err)
	go func() { fmt.Fprint(w, "through the pipe"); w.Close() }()
	all, err := io.ReadAll(r)
	fmt.Println(string(all), err)

	os.Setenv("GOSLING_X", "value")
	v, ok := os.LookupEnv("GOSLING_X")
	fmt.Println(v, ok, os.Getenv("GOSLING_X"), os.ExpandEnv("<$GOSLING_X> ${GOSLING_X}y $ ${} $NONE_ $$ ${GOSLING_X"))
	found := false
	for _, e := range os.Environ() {
		found = found || e == "GOSLING_X=value"
	}
	os.Unsetenv("GOSLING_X")
	_, ok = os.LookupEnv("GOSLING_X")
	fmt.Println(found, ok, os.Setenv("", "x"), os.Setenv("a=b", "x"))
	fmt.Println(os.Expand("$a ${b} $1 $* x$", func(s string) string { return "[" + s + "]" }))
	check(os.Chdir(dir))
	wd, err := os.Getwd()
	fmt.Println(short(wd), err)
	abs, _ := filepath.Abs("q/../r")
	fmt.Println(short(abs))
	for _, p := range [][2]string{{"/a/b", "/a/c/d"}, {"a", "a/b"}, {"a/b", "a"}, {".", "x"}, {"/a", "b"}, {"../x", "y"}, {"/a/bc", "/a/b"}, {"a/b", "a/b"}, {"/", "/x"}, {"x", "."}, {"..", "."}} {
		s, err := filepath.Rel(p[0], p[1])
		fmt.Println(p, s, err)
	}
	fmt.Println(filepath.SplitList("/a:/b::c"), filepath.IsLocal("a/../b"), filepath.IsLocal("../b"), filepath.Ext("x.tar.gz"))
	fmt.Println(os.Interrupt, os.Kill, syscall.SIGTERM, syscall.EAGAIN, syscall.Errno(9999), os.Getpid() == syscall.Getpid(), os.DevNull)
	fmt.Println(os.NewSyscallError("x", syscall.EPERM), os.NewSyscallError("x", nil), len(os.Args))
	defer fmt.Println("not printed")
	os.RemoveAll(dir)
	os.Exit(0)
}
