// Pointers move between every kind of memory while collections run: each object carries a check of itself, and none may be lost or reused.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

type node struct {
	id, check int
	next      *node
	pad       [3]int
}

func mk(id int) *node { return &node{id: id, check: ^id} }
func (n *node) ok() {
	if n.check != ^n.id {
		panic(fmt.Sprintf("node %d is damaged: %x", n.id, n.check))
	}
}

// garbage makes the allocator reuse what was lost.
func garbage() (s []*node) {
	for i := range 20 {
		s = append(s, &node{id: -i, check: 7})
	}
	return s
}

const rounds = 200

// keep holds what one iteration took out of the heap on the stack only, for some allocations.
func keep(ps ...*node) {
	garbage()
	runtime.Gosched()
	for _, p := range ps {
		p.ok()
	}
}

func copies() {
	a, b := make([]*node, 64), make([]*node, 64)
	for i := range a {
		a[i], b[i] = mk(i), mk(1000+i)
	}
	for r := range rounds {
		p, q := a[r%64], a[(r+5)%64]
		copy(a, b)
		keep(p, q)
		for i := range b {
			b[i] = mk(r*64 + i)
		}
		x := a[3]
		clear(a[:8])
		keep(x)
		a = append(a[:0], b...)
		for _, n := range a {
			n.ok()
		}
	}
}

// holds never gives up its processor while it takes old objects out of an array: only the barrier's notes and its stack know them.
func holds() {
	var last [16]*node
	big, fresh := make([]*node, 500), make([]*node, 500)
	for range 8 {
		for i := range big {
			big[i], fresh[i] = mk(i), mk(-i)
		}
		for t := time.Now(); time.Since(t) < 1500*time.Microsecond; { // another mark begins, and they are old
		}
		for i, p := range big {
			copy(big[i:i+1], fresh[i:i+1])
			last[i%16] = p
			if q := last[(i+7)%16]; q != nil {
				q.ok()
			}
		}
	}
}

type pair struct {
	a, b *node
	s    []*node
	i    any
}

func structs() {
	h := new(pair)
	arr := new([4]pair)
	for r := range rounds {
		*h = pair{mk(r), mk(r + 1), []*node{mk(r + 2)}, mk(r + 3)}
		arr[r%4] = *h
		a, i := arr[r%4].a, h.i.(*node)
		*h = pair{}
		arr[r%4] = pair{}
		keep(a, i)
	}
}

func maps() {
	m := map[int]*node{}
	ms := map[string]*node{}
	mp := map[*node]*node{}
	big := map[int][20]*node{}
	for r := range rounds {
		for i := range 10 {
			m[r*10+i] = mk(r*10 + i)
			ms[fmt.Sprint(r*10+i)] = mk(i)
			k := mk(i)
			mp[k] = k
		}
		big[r] = [20]*node{mk(r)}
		p, q := m[r], big[r/2][0]
		m[r] = mk(r)
		delete(big, r/2)
		keep(p)
		if q != nil {
			keep(q)
		}
		if r%100 == 99 {
			for k, v := range mp {
				k.ok()
				v.ok()
			}
			clear(mp)
		}
	}
	for k, v := range m {
		if v.ok(); v.id != k {
			panic("map: wrong value")
		}
	}
	for _, v := range ms {
		v.ok()
	}
}

func chans(wg *sync.WaitGroup) {
	un, buf, done := make(chan *node), make(chan *node, 4), make(chan [2]*node)
	wg.Add(2)
	go func() {
		defer wg.Done()
		for r := range rounds {
			un <- mk(r)
			select {
			case buf <- mk(r):
			case done <- [2]*node{mk(r), mk(r + 1)}:
			}
		}
		close(un)
	}()
	go func() {
		defer wg.Done()
		for p := range un {
			keep(p)
			select {
			case q := <-buf:
				keep(q, p)
			case q := <-done:
				keep(q[0], q[1], p)
			}
		}
	}()
}

func others() {
	var ap atomic.Pointer[node]
	var av atomic.Value
	var up unsafe.Pointer
	x := struct{ P *node }{mk(0)}
	rv := reflect.ValueOf(&x).Elem().Field(0)
	rs := reflect.MakeSlice(reflect.TypeOf([]*node{}), 8, 8)
	var sm sync.Map
	pool := sync.Pool{New: func() any { return mk(1) }}
	ap.Store(mk(0))
	up = unsafe.Pointer(mk(0))
	var fn func() *node = func() *node { return mk(0) }
	var list *node
	for r := range rounds {
		old := ap.Load()
		if !ap.CompareAndSwap(old, mk(r)) {
			panic("cas")
		}
		keep(old, ap.Swap(mk(r+1)))
		av.Store(mk(r))
		o2 := av.Swap(mk(r)).(*node)
		o3 := (*node)(atomic.SwapPointer(&up, unsafe.Pointer(mk(r))))
		o4 := x.P
		rv.Set(reflect.ValueOf(mk(r)))
		o5 := rs.Index(r % 8).Interface().(*node)
		rs.Index(r % 8).Set(reflect.ValueOf(mk(r)))
		reflect.Copy(rs, reflect.ValueOf([]*node{mk(r)}))
		keep(o2, o3, o4)
		if o5 != nil {
			keep(o5)
		}
		sm.Store(r%16, mk(r))
		v, _ := sm.LoadAndDelete((r + 3) % 16)
		pv := pool.Get().(*node)
		if v != nil {
			keep(v.(*node))
		}
		keep(pv)
		pool.Put(pv)
		n := mk(r)
		prev := fn()
		fn = func() *node { n.ok(); return n }
		keep(prev, fn())
		list = &node{id: r, check: ^r, next: list}
		if r%50 == 49 {
			tail := list.next.next
			list.next.next = nil
			keep(tail, tail.next)
			list = tail
		}
	}
}

var global struct {
	p *node
	m [3]*node
}

func globals() {
	global.p, global.m = mk(0), [3]*node{mk(1), mk(2), mk(3)}
	for r := range rounds {
		p, q := global.p, global.m[r%3]
		global.p = mk(r)
		global.m = [3]*node{mk(r), mk(r), mk(r)}
		keep(p, q)
	}
}

// A deferred closure and a panic's value are all that holds an object.
func defers(d int) {
	if d == 0 {
		panic(mk(77))
	}
	n := mk(d)
	defer func() {
		garbage()
		n.ok()
		if d%5 == 0 {
			p := recover().(*node)
			p.ok()
			panic(mk(p.id + 1))
		}
	}()
	n2 := mk(d)
	defer n2.ok()
	defers(d - 1)
}

func main() {
	var wg sync.WaitGroup
	for _, f := range []func(){copies, holds, holds, structs, maps, others, globals} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f()
		}()
	}
	chans(&wg)
	for range 30 {
		func() {
			defer func() { recover().(*node).ok() }()
			defers(21)
		}()
	}
	wg.Wait()
	runtime.GC()
	fmt.Println("ok")
}
