// Tracebacks of inlined calls: every function has its frame, inlined ones in each other too; those that are inlined have no offset.
// exit: 2
// stderr: panic: runtime error: invalid memory address or nil pointer dereference [recovered, repanicked]
// stderr: main.(*node).value(...)
// stderr: inlined.go:28
// stderr: main.outer(...)
// stderr: inlined.go:32
// stderr: main.crash()
package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

type node struct {
	v    int
	next *node
	arr  [4]int
}

func (n *node) value() int {
	// the line below is that of the panic
	return n.
		v
}
func outer(n *node) int {
	return n.value() +
		1
}

func (n node) copied() int       { return n.v }
func index(s []int, i int) int   { return s[i] }
func divide(a, b int) int        { return a / b }
func convert(x any) string       { return x.(string) }
func store(m map[int]int, k int) { m[k] = 1 }
func raise(s string)             { panic(s) }
func check(ok bool, s string) {
	if !ok {
		raise(s)
	}
}
func (n *node) bad(i int) int { return n.arr[i] }

func crash() {
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	fmt.Println(outer(nil))
}

// frames gives the functions of this program on the stack, innermost first, and where they stand.
func frames(skip int) string {
	pcs := make([]uintptr, 20)
	n := runtime.Callers(skip, pcs)
	fs := runtime.CallersFrames(pcs[:n])
	var s []string
	for {
		f, more := fs.Next()
		if strings.HasPrefix(f.Function, "main.") {
			s = append(s, fmt.Sprintf("%s:%s:%d", f.Function, filepath.Base(f.File), f.Line))
		}
		if !more {
			break
		}
	}
	return strings.Join(s, " ")
}

func try(name string, f func()) {
	defer func() {
		fmt.Println(name, "panicked:", recover())
		fmt.Println("  ", frames(1))
		// the text of the dump: the names and lines of main's functions
		lines := strings.Split(string(debug.Stack()), "\n")
		for i := 0; i+1 < len(lines); i++ {
			if name, _, ok := strings.Cut(lines[i], "("); ok && strings.HasPrefix(name, "main.") && !strings.Contains(lines[i], "main.main") && !strings.HasPrefix(name, "main.try") {
				if strings.HasPrefix(lines[i], "main.(*") {
					name, _, _ = strings.Cut(lines[i][7:], "(")
				}
				at := filepath.Base(strings.TrimSpace(lines[i+1]))
				at, _, _ = strings.Cut(at, " ")
				fmt.Println("  ", name, at)
			}
		}
	}()
	f()
}

func here() (string, int) {
	_, f, l, _ := runtime.Caller(0)
	return filepath.Base(f), l
}
func caller(skip int) int {
	_, _, l, _ := runtime.Caller(skip)
	return l
}
func callerOf(skip int) int { return caller(skip) }
func callerOfOf(skip int) int {
	x := callerOf(skip)
	return x
}
func where() string {
	pc, _, l, ok := runtime.Caller(1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), l, ok)
}
func inWhere() string  { return where() }
func inWhere2() string { return inWhere() }
func get() string      { return frames(2) }
func (n *node) stack() string {
	s := get()
	return s
}
func nested(n *node) string { return n.stack() }

func main() {
	try("nil", func() { fmt.Println(outer(nil)) })
	try("nil value receiver", func() { var p *node; fmt.Println(p.copied()) })
	try("index", func() { fmt.Println(index([]int{1}, 3)) })
	try("divide", func() { fmt.Println(1 + divide(1, 0)) })
	try("convert", func() { fmt.Println(convert(4)) })
	try("store", func() { store(nil, 1) })
	try("raise", func() { raise("x") })
	try("check", func() {
		for i := range 3 {
			check(i < 2,
				fmt.Sprint(i))
		}
	})
	try("error", func() { panic(errors.New("e")) })
	try("array", func() { fmt.Println((&node{}).bad(len(fmt.Sprint(12345)))) })
	fmt.Println(here())
	fmt.Println(caller(0), caller(1), callerOf(0), callerOf(1), callerOf(2), callerOfOf(0), callerOfOf(1), callerOfOf(2), callerOfOf(3))
	fmt.Println(where(), inWhere(), inWhere2())
	fmt.Println(get())
	fmt.Println(nested(nil))
	func() {
		fmt.Println(nested(nil), inWhere2())
	}()
	crash()
}
