package main

import (
	"fmt"
	"runtime"
	"time"
	"unsafe"
)

// What is passed as uintptr(unsafe.Pointer(p)) to a function with //go:uintptrescapes is alive until the call has returned, and no longer.
func setup(done chan bool) unsafe.Pointer {
	s := "ok"
	runtime.SetFinalizer(&s, func(*string) { close(done) })
	return unsafe.Pointer(&s)
}

func is(done chan bool) bool {
	runtime.GC()
	time.Sleep(5 * time.Millisecond)
	select {
	case <-done:
		return true
	default:
		return false
	}
}

//go:noinline
//go:uintptrescapes
func first(p uintptr, done chan bool) bool { return is(done) }

//go:noinline
//go:uintptrescapes
func second(n int, p, q uintptr, done chan bool) (bool, string) {
	return is(done), *(*string)(unsafe.Pointer(q))
}

func five() int { return 5 }

func main() {
	done := make(chan bool)
	fmt.Println("freed in the call:", first(uintptr(setup(done)), done))
	runtime.GC()
	<-done
	done = make(chan bool)
	other := "other"
	freed, s := second(five(), uintptr(setup(done)), uintptr(unsafe.Pointer(&other)), done)
	fmt.Println("freed in the call:", freed, s)
	runtime.GC()
	<-done
}
