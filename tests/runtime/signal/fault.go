// Memory that cannot be touched: a panic of the goroutine that asked for it, in loads, stores, copies and comparisons; variables keep
// what they had at the access.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"unsafe"
)

type addresser interface{ Addr() uintptr }

var page uintptr

func try(name string, f func()) {
	defer func() {
		r := recover()
		e := r.(error)
		a, ok := r.(addresser)
		fmt.Printf("%s: %T %v %v\n", name, r, e, ok && a.Addr() >= page && a.Addr() < page+4096)
	}()
	f()
	fmt.Println(name, "not reached")
}

type rec struct {
	name string
	n    int
}

func fill(dst []byte) (n int) {
	defer func() { recover() }()
	for i := range dst {
		n++
		dst[i] = byte(i)
	}
	return -1
}

func main() {
	mem, err := syscall.Mmap(-1, 0, 8192, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	bad := mem[4096:]
	page = uintptr(unsafe.Pointer(&bad[0]))
	syscall.Mprotect(bad, syscall.PROT_NONE)
	fmt.Println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(true))
	good := make([]byte, 4096)
	x := 0
	try("load", func() { x = int(bad[3]) })
	try("store", func() { bad[7] = 1 })
	try("word", func() { x = *(*int)(unsafe.Pointer(&bad[16])) })
	try("copy from", func() { copy(good, bad) })
	try("copy to", func() { copy(bad, good) })
	try("string", func() { x = strings.Compare(string(bad[:100]), "x") })
	try("range", func() {
		for i, b := range bad {
			x += i + int(b)
		}
	})
	s := unsafe.String(&bad[0], 5)
	try("equal", func() {
		if s == "hello" {
			x++
		}
	})
	try("struct", func() {
		if any(rec{s, 1}) == any(rec{"hello", 1}) {
			x++
		}
	})
	fmt.Println(any(rec{s, 1}) == any(rec{"hello", 2}), any(rec{s, 1}) == any(rec{"hell", 1}), x)
	fmt.Println(fill(mem[4000:]))
	done := make(chan bool)
	go func() {
		defer close(done)
		fmt.Println(debug.SetPanicOnFault(true))
		try("goroutine", func() { bad[0]++ })
	}()
	<-done
	var nilrec *rec
	try("nil", func() { x = nilrec.n })
}
