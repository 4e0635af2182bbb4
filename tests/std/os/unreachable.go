// Files and sockets that nobody can reach any more are closed by the collector; those that can be reached are not.
package main

import (
	"fmt"
	"net"
	"os"
	"runtime"
	"time"
)

func open() int {
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

func drop(n int) {
	for range n {
		r, w, err := os.Pipe()
		if err != nil {
			fmt.Println(err)
		}
		w.Write([]byte("x"))
		_ = r
		f, err := os.Open("/dev/null")
		if err != nil {
			fmt.Println(err)
		}
		f.Name()
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			fmt.Println(err)
		}
		l.Addr()
	}
}

func main() {
	kr, kw, _ := os.Pipe()
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	before := open()
	drop(50)
	for i := 0; i < 500 && open() > before; i++ {
		runtime.GC()
		time.Sleep(2 * time.Millisecond)
	}
	fmt.Println(open() <= before)

	kw.Write([]byte("still here"))
	b := make([]byte, 20)
	n, err := kr.Read(b)
	fmt.Println(string(b[:n]), err)
	go net.Dial("tcp", l.Addr().String())
	c, err := l.Accept()
	fmt.Println(c != nil, err)

	// a finalizer of one's own does not get in the way, and may still use the file
	done := make(chan string)
	func() {
		f, _ := os.Open("/dev/zero")
		runtime.SetFinalizer(f, func(f *os.File) {
			n, err := f.Read(make([]byte, 3))
			done <- fmt.Sprint(n, err, f.Close(), f.Close())
		})
	}()
	for {
		runtime.GC()
		select {
		case s := <-done:
			fmt.Println(s)
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}
