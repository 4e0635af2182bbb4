// Locks on files: who gets them, who waits, and that waiting keeps no processor.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

var name string

func open() *os.File {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		panic(err)
	}
	return f
}

func lock(f *os.File, how int) error { return syscall.Flock(int(f.Fd()), how) }

func main() {
	dir, err := os.MkdirTemp("", "flock")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	name = filepath.Join(dir, "lock")
	fmt.Println(syscall.LOCK_SH, syscall.LOCK_EX, syscall.LOCK_NB, syscall.LOCK_UN)

	// who gets it
	a, b := open(), open()
	const try = syscall.LOCK_NB
	fmt.Println(lock(a, syscall.LOCK_EX), lock(a, syscall.LOCK_EX))
	err = lock(b, syscall.LOCK_EX|try)
	fmt.Println(err, err == syscall.EWOULDBLOCK, errors.Is(err, syscall.EAGAIN), lock(b, syscall.LOCK_SH|try))
	fmt.Println(lock(a, syscall.LOCK_SH), lock(b, syscall.LOCK_SH|try), lock(a, syscall.LOCK_EX|try))
	fmt.Println(lock(a, syscall.LOCK_UN), lock(a, syscall.LOCK_UN), lock(b, syscall.LOCK_EX|try))
	fmt.Println(b.Close(), lock(a, syscall.LOCK_EX|try), lock(a, syscall.LOCK_UN))

	// what is no lock
	fmt.Println(syscall.Flock(-1, syscall.LOCK_EX), lock(a, 0), lock(a, syscall.LOCK_EX|syscall.LOCK_SH), lock(a, try))

	// One processor: the others wait in the system, and this goroutine goes on.
	runtime.GOMAXPROCS(1)
	fmt.Println(lock(a, syscall.LOCK_EX))
	var wg sync.WaitGroup
	var inside, entered, together atomic.Int32
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f := open()
			defer f.Close()
			for range 20 {
				if err := lock(f, syscall.LOCK_EX); err != nil {
					fmt.Println(err)
				}
				entered.Add(1)
				if inside.Add(1) != 1 {
					together.Add(1)
				}
				runtime.Gosched()
				inside.Add(-1)
				lock(f, syscall.LOCK_UN)
			}
		}()
	}
	sum := 0
	for end := time.Now().Add(20 * time.Millisecond); time.Now().Before(end); runtime.Gosched() {
		sum += len(make([]byte, 1000))
	}
	runtime.GC()
	fmt.Println(sum > 0, entered.Load())
	lock(a, syscall.LOCK_UN)
	wg.Wait()
	fmt.Println(entered.Load(), together.Load())

	// another process has it until it ends
	c := exec.Command("cat")
	c.ExtraFiles = []*os.File{a}
	in, _ := c.StdinPipe()
	fmt.Println(lock(a, syscall.LOCK_EX), c.Start(), a.Close())
	b = open()
	fmt.Println(lock(b, syscall.LOCK_EX|try))
	var closed atomic.Bool
	done := make(chan error)
	go func() {
		err := lock(b, syscall.LOCK_EX)
		fmt.Println("got it", closed.Load())
		done <- err
	}()
	time.Sleep(10 * time.Millisecond)
	closed.Store(true)
	in.Close()
	fmt.Println(<-done, c.Wait())
	b.Close()
}
