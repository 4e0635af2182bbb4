package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type counter struct {
	sync.Mutex
	n int
}

func mutexes() {
	var c counter
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 1000; k++ {
				c.Lock()
				c.n++
				if k%100 == 0 {
					runtime.Gosched()
				}
				c.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println("counter", c.n, c.TryLock(), c.TryLock())
	c.Unlock()
}

func rwmutexes() {
	var rw sync.RWMutex
	shared := 0
	var wg sync.WaitGroup
	var reads atomic.Int64
	for i := 0; i < 5; i++ {
		wg.Go(func() {
			for k := 0; k < 200; k++ {
				rw.RLock()
				_ = shared
				reads.Add(1)
				if k%50 == 0 {
					runtime.Gosched()
				}
				rw.RUnlock()
			}
		})
		wg.Go(func() {
			for k := 0; k < 100; k++ {
				rw.Lock()
				shared++
				if k%50 == 0 {
					runtime.Gosched()
				}
				rw.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println("rw", shared, reads.Load(), rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	l := rw.RLocker()
	l.Lock()
	fmt.Println(rw.TryLock())
	l.Unlock()
}

func onces() {
	var o sync.Once
	for i := 0; i < 3; i++ {
		o.Do(func() { fmt.Println("once", i) })
	}
	f := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(f(), f())
	g := sync.OnceValues(func() (string, bool) { fmt.Println("computing 2"); return "a", true })
	s, b := g()
	s, b = g()
	fmt.Println(s, b)
	h := sync.OnceFunc(func() { panic("broken") })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println("recovered", recover().(string)) }()
			h()
		}()
	}
}

func conds() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	ready := 0
	done := make(chan int)
	for i := 0; i < 3; i++ {
		go func() {
			m.Lock()
			for ready == 0 {
				c.Wait()
			}
			ready--
			m.Unlock()
			done <- 1
		}()
	}
	m.Lock()
	ready = 1
	m.Unlock()
	c.Signal()
	<-done
	m.Lock()
	ready = 2
	m.Unlock()
	c.Broadcast()
	<-done
	<-done
	fmt.Println("cond", ready)
}

func pools() {
	p := sync.Pool{New: func() any { return new(int) }}
	x := p.Get().(*int)
	*x = 7
	p.Put(x)
	y := p.Get().(*int)
	fmt.Println("pool", *y, x == y, *p.Get().(*int))
	var q sync.Pool
	fmt.Println(q.Get() == nil)
	for i := 0; i < 100; i++ {
		q.Put(i)
	}
	runtime.GC()
	runtime.GC()
	runtime.GC()
	fmt.Println(q.Get() == nil)
}

func maps() {
	var m sync.Map
	for i := 0; i < 100; i++ {
		m.Store(i, i*i)
	}
	v, ok := m.Load(7)
	fmt.Println(v.(int), ok)
	_, ok = m.Load(100)
	fmt.Println(ok)
	v, ok = m.LoadOrStore(7, 1)
	fmt.Println(v.(int), ok)
	v, ok = m.LoadOrStore("x", 1)
	fmt.Println(v.(int), ok)
	v, ok = m.LoadAndDelete(7)
	fmt.Println(v.(int), ok)
	v, ok = m.LoadAndDelete(7)
	fmt.Println(v == nil, ok)
	v, ok = m.Swap(8, 80)
	fmt.Println(v.(int), ok)
	fmt.Println(m.CompareAndSwap(8, 80, 81), m.CompareAndSwap(8, 80, 82), m.CompareAndDelete(8, 1), m.CompareAndDelete(8, 81))
	sum, n := 0, 0
	m.Range(func(k, v any) bool { n++; sum += v.(int); return true })
	fmt.Println(n, sum)
	m.Store(7, 70)
	v, ok = m.Load(7)
	fmt.Println(v.(int), ok)
	m.Clear()
	n = 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
	var wg sync.WaitGroup
	for g := 0; g < 4; g++ {
		wg.Go(func() {
			for i := 0; i < 500; i++ {
				m.Store(i, g)
				m.Load(i / 2)
				if i%3 == 0 {
					m.Delete(i)
				}
			}
		})
	}
	wg.Wait()
	n = 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
}

func catch(name string, f func()) {
	defer func() {
		switch x := recover().(type) {
		case string:
			fmt.Println(name, "string", x)
		case error:
			fmt.Println(name, "error", x.Error())
		}
	}()
	f()
}

func atomics() {
	var i32 atomic.Int32
	var u32 uint32
	var i64 int64 = -5
	fmt.Println(i32.Add(-3), i32.Load(), i32.Swap(9), i32.CompareAndSwap(9, 10), i32.CompareAndSwap(9, 10), i32.Load())
	fmt.Println(atomic.AddUint32(&u32, ^uint32(0)), atomic.LoadUint32(&u32), atomic.AndUint32(&u32, 0xff), atomic.OrUint32(&u32, 0x100), u32)
	fmt.Println(atomic.AddInt64(&i64, 10), atomic.SwapInt64(&i64, -1), i64)
	var b atomic.Bool
	fmt.Println(b.Load(), b.Swap(true), b.Load(), b.CompareAndSwap(true, false), b.Load())
	var p atomic.Pointer[string]
	s, t := "a", "b"
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &s), *p.Swap(&t), *p.Load())
	var v atomic.Value
	fmt.Println(v.Load() == nil)
	v.Store("first")
	fmt.Println(v.Load().(string), v.Swap("second").(string), v.CompareAndSwap("first", "x"), v.CompareAndSwap("second", "third"), v.Load().(string))
	catch("nil", func() { v.Store(nil) })
	catch("type", func() { v.Store(1) })
	catch("nilptr", func() { var q *atomic.Int64; q.Add(1) })
	var un atomic.Uintptr
	un.Store(1 << 40)
	fmt.Println(un.Add(1))
	var u64 atomic.Uint64
	fmt.Println(u64.Add(^uint64(0)), u64.Or(1), u64.And(7), u64.Load())
}

func main() {
	mutexes()
	rwmutexes()
	onces()
	conds()
	pools()
	maps()
	atomics()
	catch("negative", func() { var wg sync.WaitGroup; wg.Add(-1) })
	catch("copied", func() {
		c := sync.NewCond(new(sync.Mutex))
		c.Signal()
		d := struct{ c sync.Cond }{}
		*(*[5]uintptr)(nil) = [5]uintptr{}
		_ = d
	})
	_, file, line, ok := runtime.Caller(0)
	fmt.Println(len(file) > 0, line, ok)
}
