// soak: maps, channels, select, timers, finalizers, deep stacks and TCP connections at once, for a given time. Every interval it prints resident
// memory, threads and open files; at the end it compares the first third of the run with the last one and fails if anything grew.
//
//	gosling run tests/soak/soak.go -for 60m -every 1m
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

var ops [8]atomic.Int64
var names = [8]string{"maps", "chans", "selects", "timers", "conns", "finalizers", "stacks", "mutexes"}

func fail(format string, args ...any) {
	fmt.Printf("FAIL: "+format+"\n", args...)
	os.Exit(1)
}

func pause(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(time.Millisecond):
		return true
	}
}

func maps(ctx context.Context) {
	for pause(ctx) {
		m := map[string]int{}
		for i := range 500 {
			m[strconv.Itoa(i)] = i
		}
		for i := 0; i < 500; i += 2 {
			delete(m, strconv.Itoa(i))
		}
		sum := 0
		for _, v := range m {
			sum += v
		}
		if sum != 62500 || len(m) != 250 {
			fail("map: sum %d, len %d", sum, len(m))
		}
		ops[0].Add(1)
	}
}

func chans(ctx context.Context) {
	for pause(ctx) {
		in, out := make(chan int), make(chan int, 3)
		for range 4 {
			go func() {
				for v := range in {
					out <- v * v
				}
			}()
		}
		go func() {
			for i := range 100 {
				in <- i
			}
			close(in)
		}()
		sum := 0
		for range 100 {
			sum += <-out
		}
		if sum != 328350 {
			fail("chan: sum %d", sum)
		}
		ops[1].Add(1)
	}
}

func selects(ctx context.Context) {
	a, b, quit := make(chan int), make(chan int), make(chan bool)
	go func() {
		for i := 0; ; i++ {
			select {
			case a <- i:
			case b <- -i:
			case <-quit:
				return
			}
		}
	}()
	defer close(quit)
	for pause(ctx) {
		for range 50 {
			select {
			case v := <-a:
				if v < 0 {
					fail("select: %d from a", v)
				}
			case v := <-b:
				if v > 0 {
					fail("select: %d from b", v)
				}
			case <-time.After(10 * time.Second):
				fail("select: nothing for 10 s")
			}
		}
		ops[2].Add(1)
	}
}

func timers(ctx context.Context) {
	for pause(ctx) {
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Add(1)
			time.AfterFunc(time.Duration(i)*100*time.Microsecond, wg.Done)
		}
		t := time.NewTimer(time.Hour)
		if !t.Stop() {
			fail("timer: it had fired")
		}
		c, cancel := context.WithTimeout(ctx, time.Duration(rand.Intn(2000))*time.Microsecond)
		<-c.Done()
		cancel()
		wg.Wait()
		ops[3].Add(1)
	}
}

func server(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			io.Copy(c, c)
			c.Close()
		}()
	}
}

func conns(ctx context.Context, addr string) {
	for pause(ctx) {
		began := time.Now()
		c, err := net.DialTimeout("tcp", addr, 10*time.Second)
		if err != nil {
			fail("dial: %v after %v; the longest gap between two 10 ms ticks was %v", err, time.Since(began), time.Duration(gap.Load()))
		}
		c.SetDeadline(time.Now().Add(10 * time.Second))
		r := bufio.NewReader(c)
		for i := range 10 {
			line := fmt.Sprintf("line %d of a connection\n", i)
			io.WriteString(c, line)
			got, err := r.ReadString('\n')
			if got != line {
				fail("echo: %q %v", got, err)
			}
		}
		c.SetReadDeadline(time.Now().Add(200 * time.Microsecond))
		if _, err := r.ReadByte(); err == nil || !err.(net.Error).Timeout() {
			fail("deadline: %v", err)
		}
		c.(*net.TCPConn).SetLinger(0) // no TIME_WAIT: ports are finite
		c.Close()
		ops[4].Add(1)
	}
}

// How long the whole process stood still at most: the machine may be busy, or asleep.
var gap atomic.Int64

func heartbeat() {
	last := time.Now()
	for range time.Tick(10 * time.Millisecond) {
		if d := int64(time.Since(last)); d > gap.Load() {
			gap.Store(d)
		}
		last = time.Now()
	}
}

type node struct {
	next *node
	data [10]int
}

var made, gone atomic.Int64

func finalizers(ctx context.Context) {
	for pause(ctx) {
		for range 20 {
			n := &node{next: &node{}}
			made.Add(1)
			runtime.SetFinalizer(n, func(*node) { gone.Add(1) })
		}
		ops[5].Add(1)
	}
}

func deep(n int, p *int) int {
	var a [4]int
	a[n%4] = n
	if n == 0 {
		return *p
	}
	return deep(n-1, &a[n%4]) - n + a[n%4]
}

func stacks(ctx context.Context) {
	for pause(ctx) {
		done := make(chan int)
		go func() {
			x := 7
			defer func() { recover(); done <- 1 }()
			if deep(2000, &x) < 0 {
				fail("stack")
			}
			panic("again")
		}()
		<-done
		ops[6].Add(1)
	}
}

func mutexes(ctx context.Context) {
	var mu sync.RWMutex
	n := 0
	for pause(ctx) {
		var wg sync.WaitGroup
		before := n
		for range 8 {
			wg.Go(func() {
				for range 20 {
					mu.Lock()
					n++
					mu.Unlock()
					mu.RLock()
					_ = n
					mu.RUnlock()
				}
			})
		}
		wg.Wait()
		if n != before+160 {
			fail("mutex: %d", n-before)
		}
		ops[7].Add(1)
	}
}

func status(key string) int {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, key+":"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n
		}
	}
	return 0
}

type sample struct{ rss, threads, files, goroutines int }

func take() sample {
	d, _ := os.ReadDir("/proc/self/fd")
	return sample{status("VmRSS"), status("Threads"), len(d), runtime.NumGoroutine()}
}

func worst(s []sample) (w sample) {
	for _, x := range s {
		w = sample{max(w.rss, x.rss), max(w.threads, x.threads), max(w.files, x.files), max(w.goroutines, x.goroutines)}
	}
	return w
}

func main() {
	length := flag.Duration("for", time.Minute, "how long")
	every := flag.Duration("every", 2*time.Second, "time between two samples")
	flag.Parse()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fail("listen: %v", err)
	}
	go server(l)
	go heartbeat()
	ctx, cancel := context.WithTimeout(context.Background(), *length)
	defer cancel()
	var wg sync.WaitGroup
	for _, f := range []func(context.Context){maps, chans, selects, timers, finalizers, stacks, mutexes,
		func(ctx context.Context) { conns(ctx, l.Addr().String()) }} {
		for range 2 {
			wg.Go(func() { f(ctx) })
		}
	}
	var samples []sample
	start := time.Now()
	tick := time.NewTicker(*every)
loop:
	for {
		select {
		case <-tick.C:
			s := take()
			samples = append(samples, s)
			fmt.Printf("%v: rss %d kB, %d threads, %d files, %d goroutines\n", time.Since(start).Round(time.Second), s.rss, s.threads, s.files, s.goroutines)
		case <-ctx.Done():
			break loop
		}
	}
	wg.Wait()
	l.Close()
	for i := range ops {
		fmt.Printf("%s %d  ", names[i], ops[i].Load())
		if ops[i].Load() == 0 {
			fail("no %s", names[i])
		}
	}
	fmt.Printf("finalized %d of %d\n", gone.Load(), made.Load())
	third := len(samples) / 3
	if third < 1 {
		fail("too few samples")
	}
	a, b := worst(samples[:third]), worst(samples[len(samples)-third:])
	fmt.Printf("worst of the first third: %+v, of the last: %+v\n", a, b)
	if b.rss > a.rss+a.rss/4+4096 || b.threads > a.threads+2 || b.files > a.files+8 {
		fail("something grew")
	}
	fmt.Println("soak passed")
}
