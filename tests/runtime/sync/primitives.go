package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type account struct {
	mu  sync.RWMutex
	bal map[string]int
}

func main() {
	var mu sync.Mutex
	n := 0
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			for range 100 {
				mu.Lock()
				n++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(n, mu.TryLock(), mu.TryLock())
	mu.Unlock()
	a := account{bal: map[string]int{}}
	for i := range 20 {
		wg.Go(func() {
			for j := range 50 {
				if j%5 == 0 {
					a.mu.Lock()
					a.bal[fmt.Sprint(i%3)]++
					a.mu.Unlock()
				} else {
					a.mu.RLock()
					_ = a.bal["0"]
					a.mu.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(a.bal)
	var once sync.Once
	cnt := 0
	for range 10 {
		wg.Go(func() { once.Do(func() { cnt++ }) })
	}
	wg.Wait()
	fmt.Println(cnt)
	ov := sync.OnceValue(func() int { cnt++; return cnt * 10 })
	fmt.Println(ov(), ov())
	var p sync.Once
	func() {
		defer func() { fmt.Println(recover()) }()
		p.Do(func() { panic("in once") })
	}()
	p.Do(func() { fmt.Println("never") })
	// cond
	var cm sync.Mutex
	cond := sync.NewCond(&cm)
	ready := 0
	for range 5 {
		wg.Go(func() {
			cm.Lock()
			for ready == 0 {
				cond.Wait()
			}
			ready++
			cm.Unlock()
		})
	}
	cm.Lock()
	ready = 1
	cm.Unlock()
	for i := 0; i < 100; i++ {
		cond.Signal()
		cond.Broadcast()
	}
	wg.Wait()
	fmt.Println(ready)
	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	m.Store("b", 2)
	m.Delete("a")
	k := 0
	m.Range(func(key, v any) bool { k++; fmt.Println(key, v); return true })
	pool := sync.Pool{New: func() any { return new(int) }}
	x := pool.Get().(*int)
	*x = 5
	pool.Put(x)
	fmt.Println(*pool.Get().(*int) >= 0)
	var ai atomic.Int32
	var ap atomic.Pointer[string]
	var av atomic.Value
	s := "s"
	ap.Store(&s)
	av.Store([]int{1})
	fmt.Println(ai.Add(5), ai.CompareAndSwap(5, 9), ai.CompareAndSwap(5, 1), ai.Swap(3), ai.Load(), *ap.Load(), av.Load())
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), "k", "v"))
	res := make(chan error)
	go func() { <-ctx.Done(); res <- ctx.Err() }()
	cancel()
	fmt.Println(<-res, ctx.Value("k"))
	tctx, c2 := context.WithTimeout(context.Background(), 2*time.Millisecond)
	defer c2()
	select {
	case <-tctx.Done():
		fmt.Println(tctx.Err(), errors.Is(tctx.Err(), context.DeadlineExceeded))
	case <-time.After(5 * time.Second):
		fmt.Println("late")
	}
}
