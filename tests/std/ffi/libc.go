// C functions of the C library and libm: every class of type, variadic functions, structs by value, callbacks, errno. (Recorded from libc.c beside it, the same calls in C, but the last three lines: texts of package ffi, which is our own.)
package main

import (
	"ffi"
	"fmt"
	"strings"
	"sync"
	"syscall"
	"unsafe"
)

type quotient struct{ Quot, Rem int32 }
type ldiv struct{ Quot, Rem int }
type tm struct {
	Sec, Min, Hour, Mday, Mon, Year, Wday, Yday, Isdst int32
	Gmtoff                                              int
	Zone                                                *byte
}

func main() {
	c, err := ffi.Open("libc.so.6", ffi.Now)
	if err != nil {
		panic(err)
	}
	bind := func(fptr any, name string) {
		if err := c.Bind(fptr, name); err != nil {
			panic(err)
		}
	}
	var strlen func(string) int
	var strtol func(s string, end **byte, base int32) int
	var getenv func(string) string
	var setenv func(name, value string, over int32) int32
	var snprintf func(buf []byte, n int, format string, args ...any) int32
	var div func(int32, int32) quotient
	var ldivide func(a, b int) ldiv
	var qsort func(base unsafe.Pointer, n, size int, cmp func(a, b *int32) int32)
	var bsearch func(key *int32, base unsafe.Pointer, n, size int, cmp func(a, b *int32) int32) *int32
	var gmtime func(t *int, out *tm) *tm
	var open func(name string, flags int32, args ...any) int32
	var toupper func(int32) int32
	bind(&strlen, "strlen")
	bind(&strtol, "strtol")
	bind(&getenv, "getenv")
	bind(&setenv, "setenv")
	bind(&snprintf, "snprintf")
	bind(&div, "div")
	bind(&ldivide, "ldiv")
	bind(&qsort, "qsort")
	bind(&bsearch, "bsearch")
	bind(&gmtime, "gmtime_r")
	bind(&open, "open")
	bind(&toupper, "toupper")
	fmt.Println(strlen(""), strlen("hello"), strlen("a\x00b"))
	fmt.Println(strtol("-123xyz", nil, 10), strtol("7f", nil, 16), strtol("0755", nil, 0))
	num := []byte("42rest\x00")
	var end *byte
	var strtolBytes func(s *byte, end **byte, base int32) int
	bind(&strtolBytes, "strtol")
	fmt.Println(strtolBytes(&num[0], &end, 10), ffi.GoString(unsafe.Pointer(end)))
	setenv("GOSLING_FFI", "yes", 1)
	fmt.Println(getenv("GOSLING_FFI"), getenv("GOSLING_NOT_THERE") == "")
	buf := make([]byte, 200)
	n := snprintf(buf, len(buf), "%d|%ld|%5.2f|%s|%c|%x|%d|%u|%%", int8(-5), -1<<40, float32(3.14159), "text", 'G', uint16(0xbeef), true, uint32(4000000000))
	fmt.Println(n, string(buf[:n]))
	n = snprintf(buf, 4, "no arguments")
	fmt.Println(n, string(buf[:4]))
	fmt.Println(div(17, -5), ldivide(-17, 5))
	xs := []int32{5, 2, 8, -1, 9, 3, 0}
	calls := 0
	cmp := func(a, b *int32) int32 { calls++; return *a - *b }
	qsort(unsafe.Pointer(&xs[0]), len(xs), 4, cmp)
	fmt.Println(xs, calls > 6)
	key := int32(8)
	at := bsearch(&key, unsafe.Pointer(&xs[0]), len(xs), 4, cmp)
	fmt.Println(*at, (uintptr(unsafe.Pointer(at))-uintptr(unsafe.Pointer(&xs[0])))/4)
	var out tm
	secs := 86400*365 + 3661
	fmt.Println(gmtime(&secs, &out) == &out, out.Year, out.Yday, out.Hour, out.Min, out.Sec)
	fmt.Println(open("/nonexistent", 0), ffi.Errno() == syscall.ENOENT, ffi.Errno())
	fmt.Println(string(rune(toupper('q'))))

	m, err := ffi.Open("libm.so.6", ffi.Now)
	if err != nil {
		panic(err)
	}
	var pow, fmod func(x, y float64) float64
	var powf func(x, y float32) float32
	var frexp func(x float64, e *int32) float64
	var ldexpf func(x float32, e int32) float32
	m.Bind(&pow, "pow")
	m.Bind(&fmod, "fmod")
	m.Bind(&powf, "powf")
	m.Bind(&frexp, "frexp")
	m.Bind(&ldexpf, "ldexpf")
	var e int32
	fr := frexp(48, &e)
	fmt.Println(pow(2, 10), fmod(7.5, 2), powf(1.5, 2), fr, e, ldexpf(0.5, 4))

	// many goroutines call, sort and call back at once
	var wg sync.WaitGroup
	bad := make(chan string, 100)
	for g := range 8 {
		wg.Go(func() {
			for round := range 5 {
				v := make([]int32, 50)
				for i := range v {
					v[i] = int32((i*7919 + g*31 + round) % 101)
				}
				qsort(unsafe.Pointer(&v[0]), len(v), 4, cmp2)
				for i := 1; i < len(v); i++ {
					if v[i-1] > v[i] {
						bad <- "unsorted"
						return
					}
				}
				if s := strings.Repeat("x", g*10); strlen(s) != len(s) {
					bad <- "strlen"
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(len(bad))

	// a callback that blocks on another goroutine and calls C again
	ch := make(chan int32)
	go func() {
		for i := int32(0); ; i++ {
			ch <- i
		}
	}()
	ys := []int32{3, 1, 2}
	qsort(unsafe.Pointer(&ys[0]), 3, 4, func(a, b *int32) int32 {
		<-ch
		one := []int32{2, 1}
		qsort(unsafe.Pointer(&one[0]), 2, 4, cmp)
		return (*a - *b) * one[0]
	})
	fmt.Println(ys)
	abs, _ := c.Symbol("labs")
	r, errno := ffi.Call(abs, ^uintptr(41))
	fmt.Println(r, errno)
	_, err = c.Symbol("no_such_function")
	fmt.Println(strings.HasSuffix(err.Error(), "undefined symbol: no_such_function"))
	_, err = ffi.Open("libnosuch.so.9", ffi.Lazy)
	fmt.Println(err)
	func() {
		defer func() { fmt.Println(recover()) }()
		var f func(map[int]int)
		c.Bind(&f, "abs")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var f func() (int, int)
		c.Bind(&f, "abs")
	}()
	fmt.Println(c.Close())
}

func cmp2(a, b *int32) int32 { return *a - *b }
