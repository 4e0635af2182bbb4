// What is not read any more does not keep an object alive: variables after their last use, temporaries, a finished argument, a loop's old value.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type obj struct {
	name string
	pad  [8]int
	next *obj
}

var freed = make(chan string, 100)

func track(name string) *obj {
	o := &obj{name: name}
	runtime.SetFinalizer(o, func(o *obj) { freed <- o.name })
	return o
}

func expect(names ...string) {
	want := map[string]bool{}
	for _, n := range names {
		want[n] = true
	}
	runtime.GC()
	deadline := time.After(5 * time.Second)
	for len(want) > 0 {
		select {
		case n := <-freed:
			if !want[n] {
				fmt.Println("freed too early:", n)
			}
			delete(want, n)
		case <-deadline:
			fmt.Println("still alive:", want)
			return
		}
	}
	select {
	case n := <-freed:
		fmt.Println("freed too early:", n)
	case <-time.After(2 * time.Millisecond):
	}
	fmt.Println("freed:", names)
}

//go:noinline
func use(o *obj) int { return len(o.name) }

//go:noinline
func argument(o *obj, s string) int {
	n := use(o)
	expect("arg " + s)
	return n
}

//go:noinline
func branch(c bool) {
	a, b := track("a"), track("b")
	if c {
		expect("b")
		use(a)
		expect("a")
	} else {
		use(b)
		expect("a", "b")
	}
}

//go:noinline
func loop() {
	var last *obj
	for i := range 3 {
		last = track(fmt.Sprint("loop ", i))
		if i > 0 {
			expect(fmt.Sprint("loop ", i-1))
		}
	}
	use(last)
	expect("loop 2")
}

//go:noinline
func iface() {
	var x any = track("any")
	s := []*obj{track("elem")}
	m := map[string]*obj{"k": track("value")}
	expect()
	use(x.(*obj))
	expect("any")
	use(s[0])
	expect("elem")
	use(m["k"])
	expect("value")
}

//go:noinline
func deferred() (r *obj) {
	r = track("result")
	d := track("deferred")
	defer func() { use(d); recover() }()
	expect()
	panic(1)
}

//go:noinline
func parked() {
	o := track("parked")
	c := make(chan int)
	go func() {
		use(o)
		expect("parked")
		c <- 1
	}()
	<-c
}

func main() {
	branch(true)
	branch(false)
	argument(track("arg x"), "x")
	loop()
	iface()
	use(deferred())
	expect("result", "deferred")
	parked()
	o := track("kept")
	expect()
	runtime.KeepAlive(o)
	expect("kept")
}
