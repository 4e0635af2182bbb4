package main

import (
	"fmt"
	"runtime"
	"sort"
	"time"
)

type res struct {
	id  int
	pad [10]int
}

//go:noinline
func alloc(n int, c chan int) {
	for i := range n {
		r := &res{id: i}
		runtime.SetFinalizer(r, func(r *res) { c <- r.id })
	}
}

//go:noinline
func resurrect(c chan *res) {
	r := &res{id: 77}
	runtime.SetFinalizer(r, func(r *res) { c <- r })
}

//go:noinline
func cleanup(c chan string) {
	r := &res{id: 1}
	runtime.AddCleanup(r, func(s string) { c <- s }, "cleaned")
}

//go:noinline
func cleared(c chan int) {
	r := &res{id: 5}
	runtime.SetFinalizer(r, func(r *res) { c <- 999 })
	runtime.SetFinalizer(r, nil)
}

//go:noinline
func clobber(n int) int {
	var a [100]int
	if n > 0 {
		return clobber(n-1) + a[n]
	}
	return 0
}

func main() {
	c := make(chan int, 100)
	alloc(20, c)
	cleared(c)
	clobber(20)
	ids := []int{}
	deadline := time.Now().Add(3 * time.Second)
	for len(ids) < 19 && time.Now().Before(deadline) {
		runtime.GC()
		for {
			select {
			case id := <-c:
				ids = append(ids, id)
				continue
			case <-time.After(time.Millisecond):
			}
			break
		}
	}
	sort.Ints(ids)
	fmt.Println(len(ids) >= 19, ids[len(ids)-1] < 20)
	rc := make(chan *res, 1)
	resurrect(rc)
	clobber(20)
	cc := make(chan string, 1)
	cleanup(cc)
	clobber(20)
	for range 20 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	r := <-rc
	fmt.Println(r.id, <-cc)
	runtime.KeepAlive(r)
}
