// defer, panic, recover, runtime errors, nested panics, modification of results.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

func order() {
	for i := 0; i < 4; i++ {
		defer fmt.Print(i, " ")
	}
	defer func() { fmt.Print("first ") }()
}

func result() (n int, s string) {
	defer func() { n *= 2; s += "!" }()
	return 21, "hi"
}

func recovered() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	panic("boom")
}

func helper() any { return recover() }

func indirect() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	defer func() { helper() }()
	panic("not by helper's caller's callee")
}

func direct() (s string) {
	defer func() { s = fmt.Sprint("after ", recover()) }()
	defer helper()
	panic("direct")
}

func nested() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}

func replace() {
	defer func() { fmt.Println("got", recover()) }()
	defer func() { panic("replacement") }()
	panic("original")
}

func repanic() {
	defer func() { fmt.Println("outer got", recover()) }()
	defer func() {
		r := recover()
		panic(fmt.Sprint("re-", r))
	}()
	panic("x")
}

func rt(f func()) {
	defer func() {
		r := recover()
		if re, ok := r.(runtime.Error); ok {
			fmt.Println("runtime:", re.Error())
		} else if e, ok := r.(error); ok {
			fmt.Println("error:", e)
		} else {
			fmt.Println("value:", r)
		}
	}()
	f()
}

type T struct{ name string }

func (t T) val()  { fmt.Print(t.name, " ") }
func (t *T) ptr() { fmt.Print(t.name, " ") }

func methods() {
	t := T{"a"}
	defer t.val()
	defer t.ptr()
	t.name = "b"
	f := t.val
	t.name = "c"
	defer f()
	var i interface{ val() } = t
	defer i.val()
}

func loopDefer(n int) (s int) {
	for i := range n {
		defer func() { s += i }()
	}
	return 0
}

func goexitLike() (s string) {
	defer func() { s += "3" }()
	func() {
		defer func() { recover() }()
		defer func() { s += "2" }()
		s += "1"
		panic(0)
	}()
	return s
}

func deep(n int) {
	defer func() {
		if n%100 == 0 {
			if r := recover(); r != nil {
				panic(r.(int) + 1)
			}
		}
	}()
	if n == 0 {
		panic(0)
	}
	deep(n - 1)
}

func main() {
	order()
	fmt.Println()
	fmt.Println(result())
	fmt.Println(recovered())
	fmt.Println(indirect())
	fmt.Println(direct())
	nested()
	replace()
	repanic()
	var s []int
	var m map[string]int
	var p *T
	var i any
	var arr [3]int
	var fn func()
	var ch chan int
	zero, five, neg := 0, 5, -1
	rt(func() { fmt.Println(s[five]) })
	rt(func() { fmt.Println(s[neg]) })
	rt(func() { fmt.Println(arr[five%4+2]) })
	rt(func() { fmt.Println("abc"[five]) })
	rt(func() { fmt.Println(s[1:]) })
	rt(func() { fmt.Println(s[:five]) })
	rt(func() { s := make([]int, 3); fmt.Println(s[five:]) })
	rt(func() { s := make([]int, 3); fmt.Println(s[2 : zero+1]) })
	rt(func() { s := make([]int, 3); fmt.Println(s[0:2:five]) })
	rt(func() { s := make([]int, 3); fmt.Println(s[0 : 3 : zero+2]) })
	rt(func() { s := make([]int, 3); fmt.Println(s[3 : zero+2 : 3]) })
	rt(func() { fmt.Println("abc"[five:]) })
	rt(func() { fmt.Println("abc"[2:zero]) })
	rt(func() { fmt.Println("abc"[neg:]) })
	rt(func() { fmt.Println(arr[five:]) })
	rt(func() { m["a"] = 1 })
	rt(func() { fmt.Println(p.name) })
	rt(func() { p.val() })
	rt(func() { fmt.Println(5 / zero) })
	rt(func() { fmt.Println(5 % zero) })
	rt(func() { fmt.Println(i.(int)) })
	rt(func() { i = "s"; fmt.Println(i.(int)) })
	rt(func() { fmt.Println(i.(fmt.Stringer)) })
	rt(func() { fn() })
	rt(func() { close(ch) })
	rt(func() { c := make(chan int); close(c); close(c) })
	rt(func() { c := make(chan int); close(c); c <- 1 })
	rt(func() { fmt.Println(make([]int, neg)) })
	rt(func() { fmt.Println(make([]int, 1, zero)) })
	rt(func() { fmt.Println(make(chan int, neg)) })
	rt(func() { fmt.Println(make([]int, 1<<62)) })
	rt(func() { x := map[any]int{}; x[[]int{}] = 1 })
	rt(func() { x := map[any]int{}; _ = x[func() {}] })
	rt(func() { panic(errors.New("custom")) })
	rt(func() { panic(T{"t"}) })
	rt(func() { panic(nil) })
	rt(func() { var e error; panic(e) })
	rt(func() { panic(fmt.Sprintf("%d", 5)) })
	rt(func() { var pi *int; *pi = 3 })
	rt(func() { var e error; _ = e.Error() })
	rt(func() { _ = strings.Repeat("x", neg) })
	methods()
	fmt.Println()
	fmt.Println(loopDefer(10))
	fmt.Println(goexitLike())
	rt(func() { deep(1000) })
	fmt.Println(recover())
	func() {
		defer func() {
			defer func() { fmt.Println("deepest", recover()) }()
		}()
		defer func() { fmt.Println(recover()) }()
		panic("p")
	}()
	defer os.Exit(0)
	defer fmt.Println("last")
}
