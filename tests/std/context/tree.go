package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

type foreign struct {
	context.Context
	done chan struct{}
	err  error
}

func (f *foreign) Done() <-chan struct{} { return f.done }
func (f *foreign) Err() error {
	select {
	case <-f.done:
		return f.err
	default:
		return nil
	}
}

func state(name string, c context.Context) {
	select {
	case <-c.Done():
		fmt.Println(name, "ended:", c.Err(), "/", context.Cause(c))
	default:
		fmt.Println(name, "runs:", c.Err(), context.Cause(c))
	}
}

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Done() == nil, bg.Err(), bg.Value("x"))

	a, cancelA := context.WithCancel(bg)
	b, cancelB := context.WithCancelCause(a)
	v := context.WithValue(b, key("user"), "ann")
	c, cancelC := context.WithTimeout(v, time.Hour)
	defer cancelC()
	fmt.Println(v.Value(key("user")), c.Value(key("user")), c.Value("user"))
	fmt.Println(a, v)
	_, ok := a.Deadline()
	_, ok2 := c.Deadline()
	fmt.Println(ok, ok2)
	state("c", c)
	cancelB(errors.New("enough"))
	state("a", a)
	state("b", b)
	state("v", v)
	state("c", c)
	cancelA()
	state("a", a)
	state("b", b)

	d, cancel := context.WithTimeout(bg, 5*time.Millisecond)
	<-d.Done()
	state("d", d)
	var t interface{ Timeout() bool }
	fmt.Println(errors.As(d.Err(), &t), t.Timeout(), errors.Is(d.Err(), context.DeadlineExceeded))
	cancel()
	e, cancel := context.WithTimeoutCause(bg, time.Millisecond, errors.New("slow"))
	<-e.Done()
	state("e", e)
	cancel()
	f, cancel := context.WithDeadline(bg, time.Now().Add(-time.Second))
	state("f", f)
	cancel()
	g, cancel := context.WithCancel(f)
	state("g", g)
	cancel()

	// AfterFunc
	h, cancelH := context.WithCancel(bg)
	var wg sync.WaitGroup
	wg.Add(1)
	context.AfterFunc(h, func() { fmt.Println("after"); wg.Done() })
	stop := context.AfterFunc(h, func() { fmt.Println("never") })
	fmt.Println(stop(), stop())
	cancelH()
	wg.Wait()

	// WithoutCancel
	i := context.WithoutCancel(v)
	fmt.Println(i.Value(key("user")), i.Err(), i.Done() == nil, context.Cause(i))
	j, cancelJ := context.WithCancel(i)
	state("j", j)
	cancelJ()
	state("j", j)

	// a context of somebody else's
	x := &foreign{bg, make(chan struct{}), errors.New("foreign end")}
	y, cancelY := context.WithCancel(x)
	z, cancelZ := context.WithCancel(y)
	state("z", z)
	close(x.done)
	<-z.Done()
	state("y", y)
	state("z", z)
	cancelY()
	cancelZ()

	for _, f := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithValue(bg, nil, 1) },
		func() { context.WithValue(bg, []int{1}, 1) },
	} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			f()
		}()
	}

	// many waiters
	w, cancelW := context.WithCancel(bg)
	n := make(chan int)
	for k := range 10 {
		go func() {
			cc, cf := context.WithCancel(w)
			defer cf()
			<-cc.Done()
			n <- k
		}()
	}
	cancelW()
	sum := 0
	for range 10 {
		sum += <-n
	}
	fmt.Println(sum)
}
