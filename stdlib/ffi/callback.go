package ffi

import (
	"os"
	"reflect"
	"sync"
	"unsafe"
)

func eventfd() int
func newclosure(cif uintptr, id int) uintptr
func take() (req uintptr, id int, args, ret unsafe.Pointer)
func finish(req uintptr)
func adopt() // a REPL's Ctrl-C ends the goroutine with the evaluation

type callback struct {
	fn  reflect.Value
	in  []reflect.Type
	out reflect.Type
	ptr uintptr
}

var (
	callbacks []callback // (mu)
	started   sync.Once
)

// NewCallback makes a C function pointer of a Go function, for as long as the program runs. The same function gives the same pointer.
// C may call it from any thread; it runs in a goroutine of its own, and C waits. A panic in it ends the program.
func NewCallback(fn any) uintptr {
	v := reflect.ValueOf(fn)
	if v.Kind() != reflect.Func || v.IsNil() {
		panic("ffi: a callback must be a function")
	}
	t := v.Type()
	if t.NumOut() > 1 {
		panic("ffi: a callback has one result at most")
	}
	if !enabled() {
		panic(errOff)
	}
	mu.Lock()
	for i := range callbacks {
		if c := &callbacks[i]; c.fn.Type() == t && *(*unsafe.Pointer)(funcword(&c.fn)) == *(*unsafe.Pointer)(funcword(&v)) {
			mu.Unlock()
			return c.ptr
		}
	}
	mu.Unlock()
	c := callback{fn: v}
	sig := []byte{'v'}
	if t.NumOut() == 1 {
		c.out = t.Out(0)
		sig = describe(sig[:0], c.out)
	}
	for i := range t.NumIn() {
		c.in = append(c.in, t.In(i))
		if k := t.In(i).Kind(); k == reflect.Slice {
			panic("ffi: a callback's parameter of type " + t.In(i).String() + ": C does not tell its length")
		} else if k == reflect.Struct && t.In(i).Size() == 0 {
			c.in[i] = nil // purego.CDecl
			continue
		}
		sig = describe(sig, t.In(i))
	}
	started.Do(func() {
		f := os.NewFile(uintptr(eventfd()), "callbacks")
		go dispatch(f)
	})
	cif := signature(sig, -1)
	mu.Lock()
	defer mu.Unlock()
	c.ptr = newclosure(cif, len(callbacks))
	if c.ptr == 0 {
		panic("ffi: libffi makes no closure")
	}
	callbacks = append(callbacks, c)
	return c.ptr
}

// A function value is a pointer to its closure: two are the same function when that is.
func funcword(v *reflect.Value) unsafe.Pointer {
	p := v.UnsafePointer()
	return unsafe.Pointer(&p)
}

func dispatch(f *os.File) {
	b := make([]byte, 8)
	for {
		for {
			req, id, args, ret := take()
			if req == 0 {
				break
			}
			go serve(req, id, args, ret)
		}
		if _, err := f.Read(b); err != nil {
			panic("ffi: " + err.Error())
		}
	}
}

func serve(req uintptr, id int, args, ret unsafe.Pointer) {
	adopt()
	mu.Lock()
	c := callbacks[id]
	mu.Unlock()
	in := make([]reflect.Value, len(c.in))
	at := 0
	for i, t := range c.in {
		if t == nil {
			in[i] = reflect.Zero(c.fn.Type().In(i))
			continue
		}
		in[i] = get(t, *(*unsafe.Pointer)(unsafe.Add(args, 8*at)))
		at++
	}
	out := c.fn.Call(in)
	if c.out != nil {
		give(out[0], ret)
	}
	finish(req)
}

// give stores a result: small integers fill a whole register.
func give(v reflect.Value, ret unsafe.Pointer) {
	if v.Kind() == reflect.Struct {
		reflect.NewAt(v.Type(), ret).Elem().Set(v)
		return
	}
	if v.Kind() == reflect.String {
		panic("ffi: a callback can't give C a string: nobody would free it")
	}
	f := frame{words: make([]uint64, 1), args: make([]unsafe.Pointer, 1)}
	f.put(0, v)
	*(*uint64)(ret) = f.words[0]
}
