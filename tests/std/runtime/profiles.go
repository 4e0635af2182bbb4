// The heap, block and mutex profiles: exact counts where the rate is 1.
package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"time"
)

var kept []*[1000]byte

//go:noinline
func alloc(n int) {
	for range n {
		kept = append(kept, new([1000]byte))
	}
}

//go:noinline
func waitChan(c chan int) int { return <-c }

//go:noinline
func waitSelect(a, b chan int) int {
	select {
	case x := <-a:
		return x
	case x := <-b:
		return x
	}
}

//go:noinline
func holdLock(mu *sync.Mutex) {
	time.Sleep(5 * time.Millisecond)
	mu.Unlock()
}

//go:noinline
func waitLock(mu *sync.Mutex) { mu.Lock() }

// has says whether a function of main is on the stack.
func has(stack []uintptr, name string) bool {
	frames := runtime.CallersFrames(stack)
	for {
		f, more := frames.Next()
		if f.Function == "main."+name {
			return true
		}
		if !more {
			return false
		}
	}
}

func heap(when string) {
	runtime.GC()
	n, _ := runtime.MemProfile(nil, true)
	records := make([]runtime.MemProfileRecord, n+100)
	n, ok := runtime.MemProfile(records, true)
	var sum [4]int64
	for _, r := range records[:n] {
		if r.AllocObjects > 0 && r.AllocBytes/r.AllocObjects == 1024 && has(r.Stack(), "alloc") {
			for i, x := range []int64{r.AllocObjects, r.AllocBytes, r.InUseObjects(), r.InUseBytes()} {
				sum[i] += x
			}
		}
	}
	fmt.Println(when, ok, sum)
}

func waits(what, name string, profile func([]runtime.BlockProfileRecord) (int, bool)) {
	records := make([]runtime.BlockProfileRecord, 1000)
	n, ok := profile(records)
	for _, r := range records[:n] {
		if has(r.Stack(), name) {
			fmt.Println(what, name, ok, r.Count, r.Cycles > 1000000)
		}
	}
}

func main() {
	runtime.MemProfileRate = 1
	alloc(100)
	heap("kept:")
	alloc(50)
	heap("more:")
	kept = nil
	heap("gone:")

	fmt.Println(runtime.SetMutexProfileFraction(-1), runtime.SetMutexProfileFraction(1), runtime.SetMutexProfileFraction(-1))
	runtime.SetBlockProfileRate(1)
	c, none := make(chan int), make(chan int)
	go func() {
		for range 2 {
			time.Sleep(5 * time.Millisecond)
			c <- 1
		}
	}()
	waitChan(c)
	waitSelect(none, c)
	var mu sync.Mutex
	mu.Lock()
	go holdLock(&mu)
	waitLock(&mu)
	time.Sleep(2 * time.Millisecond)
	waits("block", "waitChan", runtime.BlockProfile)
	waits("block", "waitSelect", runtime.BlockProfile)
	waits("block", "waitLock", runtime.BlockProfile)
	waits("mutex", "holdLock", runtime.MutexProfile)
	waits("mutex", "waitLock", runtime.MutexProfile)
	runtime.SetBlockProfileRate(0)

	for _, p := range pprof.Profiles() {
		var b, text bytes.Buffer
		err := p.WriteTo(&b, 0)
		err1 := p.WriteTo(&text, 1)
		head, _, _ := strings.Cut(text.String(), " ")
		fmt.Println(p.Name(), err, err1, b.Len() > 20 && b.Bytes()[0] == 0x1f && b.Bytes()[1] == 0x8b, head)
	}
	own()
	labels()
	var b bytes.Buffer
	fmt.Println(pprof.StartCPUProfile(&b))
	fmt.Println(pprof.StartCPUProfile(&b))
	pprof.StopCPUProfile()
	pprof.StopCPUProfile()
	fmt.Println(b.Len() > 20)
}

func own() {
	try := func(f func()) {
		defer func() { fmt.Println("panic:", recover()) }()
		f()
	}
	p := pprof.NewProfile("files")
	p.Add("a", 0)
	p.Add("b", 0)
	try(func() { p.Add("a", 0) })
	try(func() { pprof.NewProfile("files") })
	try(func() { pprof.Lookup("heap").Add(1, 0) })
	p.Remove("a")
	fmt.Println(p.Count(), p.Name(), pprof.Lookup("files") == p, pprof.Lookup("nothing") == nil)
	var b strings.Builder
	p.WriteTo(&b, 1)
	fmt.Println(strings.Contains(b.String(), "files profile: total 1\n1 @ 0x"), strings.Contains(b.String(), "main.own+0x"))
}

func labels() {
	ctx := pprof.WithLabels(context.Background(), pprof.Labels("b", "1", "a", "2", "b", "3"))
	pprof.Do(ctx, pprof.Labels("c", "4"), func(ctx context.Context) {
		pprof.ForLabels(ctx, func(k, v string) bool {
			fmt.Print(k, "=", v, " ")
			return true
		})
		fmt.Println(pprof.Label(ctx, "a"))
		fmt.Println(pprof.Label(ctx, "x"))
		done := make(chan bool)
		go func() { // inherits them
			done <- true
			<-done
		}()
		<-done
		var b strings.Builder
		pprof.Lookup("goroutine").WriteTo(&b, 1)
		fmt.Println(strings.Count(b.String(), `# labels: {"a":"2", "b":"3", "c":"4"}`))
		done <- true
	})
	defer func() { fmt.Println(recover()) }()
	pprof.Labels("x")
}
