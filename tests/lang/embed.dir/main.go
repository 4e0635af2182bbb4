// Every kind of variable that //go:embed can fill, and the file system of embed.FS.
package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

//go:embed data/hello.txt
var text string

type page []byte

//go:embed data/hello.txt
var bytes page

var (
	//go:embed data *.md
	//go:embed "data/.hidden"
	files embed.FS

	//go:embed all:data
	all embed.FS
)

var size = len(text) // after text

func walk(f fs.FS) {
	fs.WalkDir(f, ".", func(p string, d fs.DirEntry, err error) error {
		i, _ := d.Info()
		fmt.Println(p, "|", d, "|", i.Mode(), i.Size(), i.ModTime().IsZero(), err)
		return nil
	})
}

func main() {
	fmt.Printf("%q %q %d\n", text, bytes, size)
	walk(files)
	walk(all)
	for _, name := range []string{"data/hello.txt", "data", "none", "../x", "data/sub/deep.bin"} {
		b, err := files.ReadFile(name)
		fmt.Printf("%q %v %v\n", b, err, errors.Is(err, fs.ErrNotExist))
		list, err := files.ReadDir(name)
		fmt.Println(len(list), err)
		f, err := files.Open(name)
		if err != nil {
			continue
		}
		b, err = io.ReadAll(f)
		fmt.Printf("%q %v\n", b, err)
		if d, ok := f.(fs.ReadDirFile); ok {
			for {
				list, err := d.ReadDir(1)
				fmt.Println(list, err)
				if err != nil {
					break
				}
			}
		}
		if s, ok := f.(io.ReadSeeker); ok {
			at, err := s.Seek(-3, io.SeekEnd)
			rest, err2 := io.ReadAll(s)
			fmt.Printf("%d %v %q %v\n", at, err, rest, err2)
			_, err = s.Seek(-100, io.SeekCurrent)
			fmt.Println(err)
			n, err := f.(io.ReaderAt).ReadAt(make([]byte, 100), 2)
			fmt.Println(n, err)
		}
	}
	sub, _ := fs.Sub(files, "data/sub")
	walk(sub)
	var none embed.FS
	walk(none)
	m, err := fs.Glob(files, "*/*.txt")
	fmt.Println(m, err)
}
