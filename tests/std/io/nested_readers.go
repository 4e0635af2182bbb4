// MultiReaders within each other, read in turns; XORBytes and its overlaps; MkdirTemp where there is no directory; goroutines of iter.Pull.
package main

import (
	"crypto/subtle"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"runtime"
	"strings"
)

func try(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	inner := io.MultiReader(strings.NewReader("ab"), strings.NewReader("cdef"))
	outer := io.MultiReader(inner, strings.NewReader("XY"))
	b := make([]byte, 3)
	for range 4 {
		n, err := outer.Read(b)
		fmt.Print(n, err, string(b[:n]), " ")
		n, err = inner.Read(b[:1])
		fmt.Println(n, err, string(b[:n]))
	}
	alone := io.MultiReader(inner)
	fmt.Println(alone.Read(b))

	x := []byte("abcdefgh")
	try(func() { fmt.Println(subtle.XORBytes(x[:4], x[:4], x[4:]), x) })
	try(func() { subtle.XORBytes(x[1:5], x[:4], x[4:]) })
	try(func() { subtle.XORBytes(x[:1], x[:4], x[4:]) })

	dir, err := os.MkdirTemp("/nowhere/at/all", "x")
	fmt.Printf("%q %v %v\n", dir, err, err.(*fs.PathError).Op)

	before := runtime.NumGoroutine()
	next, stop := iter.Pull(func(yield func(int) bool) { _ = yield(1) && yield(2) })
	fmt.Println(runtime.NumGoroutine() - before)
	fmt.Println(next())
	stop()
	_, stop = iter.Pull2(func(yield func(int, int) bool) { panic("never run") })
	fmt.Println(runtime.NumGoroutine() - before)
	stop()
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine() - before)
}
