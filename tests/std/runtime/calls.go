package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

type T struct{ a [100]int }

func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(filepath.Base(file), ":", line, " ", ok)
}

func (t *T) method() string {
	pc, _, _, _ := runtime.Caller(0)
	return runtime.FuncForPC(pc).Name()
}

func frames() {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	fs := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fs.Next()
		if strings.HasPrefix(f.Function, "main.") {
			fmt.Println(f.Function, filepath.Base(f.File), f.Line)
		}
		if !more {
			break
		}
	}
}

func catch(f func()) {
	defer func() {
		x := recover()
		e, ok := x.(runtime.Error)
		fmt.Printf("%T %v %v\n", x, x, ok)
		if ok {
			var te *runtime.TypeAssertionError
			fmt.Println(errors.As(e, &te))
		}
	}()
	f()
}

func main() {
	fmt.Println(where())
	fmt.Println((&T{}).method())
	func() { frames() }()
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, strings.HasPrefix(runtime.Version(), "go1.26"))
	fmt.Println(runtime.NumGoroutine(), runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0)
	old := runtime.GOMAXPROCS(2)
	fmt.Println(runtime.GOMAXPROCS(old))
	stop := make(chan bool)
	for i := 0; i < 5; i++ {
		go func() { <-stop }()
	}
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
	close(stop)
	for runtime.NumGoroutine() > 1 {
		time.Sleep(time.Millisecond)
	}

	var a []int
	var m map[string]int
	var p *T
	var x any = "s"
	zero := 0
	catch(func() { _ = a[5] })
	catch(func() { _ = a[zero : zero-1] })
	catch(func() { m["a"] = 1 })
	catch(func() { _ = p.a[0] })
	catch(func() { _ = x.(int) })
	catch(func() { _ = x.(fmt.Stringer) })
	catch(func() { _ = 1 / zero })
	catch(func() { panic(nil) })
	catch(func() { panic(fmt.Sprint("plain")) })
	catch(func() { _ = make([]int, zero-1) })
	catch(func() { var e any = []int{}; _ = e == e })
	catch(func() { close((chan int)(nil)) })
	catch(func() { c := make(chan int); close(c); close(c) })

	// Goexit
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("deferred, recover:", recover())
		runtime.Goexit()
		fmt.Println("not reached")
	}()
	wg.Wait()

	// memory
	var m1, m2 runtime.MemStats
	runtime.ReadMemStats(&m1)
	keep := make([][]byte, 0)
	for i := 0; i < 100; i++ {
		keep = append(keep, make([]byte, 10000))
	}
	runtime.ReadMemStats(&m2)
	fmt.Println(m2.TotalAlloc-m1.TotalAlloc >= 1000000, m2.Mallocs-m1.Mallocs >= 100, m2.NumGC >= m1.NumGC)
	runtime.KeepAlive(keep)
	runtime.GC()
	runtime.ReadMemStats(&m2)
	fmt.Println(m2.NumGC > m1.NumGC)

	// finalizers and cleanups
	fin := make(chan string, 10)
	func() {
		t := &T{}
		runtime.SetFinalizer(t, func(t *T) { fin <- "finalizer" })
		u := &T{}
		runtime.AddCleanup(u, func(s string) { fin <- s }, "cleanup")
		v := &T{}
		c := runtime.AddCleanup(v, func(s string) { fin <- "stopped" }, "")
		c.Stop()
		w := &T{}
		runtime.SetFinalizer(w, func(t any) (int, error) { fin <- "never"; return 1, nil })
		runtime.SetFinalizer(w, nil)
	}()
	got := map[string]bool{}
	for i := 0; i < 100 && len(got) < 2; i++ {
		runtime.GC()
		select {
		case s := <-fin:
			got[s] = true
		case <-time.After(5 * time.Millisecond):
		}
	}
	fmt.Println(got)

	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100))
	debug.FreeOSMemory()
	s := string(debug.Stack())
	fmt.Println(strings.HasPrefix(s, "goroutine 1 [running]:"), strings.Contains(s, "main.main"))
	buf := make([]byte, 10)
	fmt.Println(runtime.Stack(buf, false))
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	var st debug.GCStats
	debug.ReadGCStats(&st)
	fmt.Println(st.NumGC > 0)
	fmt.Fprintln(os.Stderr, "end")
}
