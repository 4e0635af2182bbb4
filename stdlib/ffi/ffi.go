// Package ffi calls C functions from Go and lets C call Go functions, through libffi. Go types stand for C types of the same size:
//
//	int8 … int64, uint8 … uint64, float32, float64    int8_t … uint64_t, float, double
//	int, uint, uintptr                                long, unsigned long, uintptr_t
//	bool                                              _Bool
//	*T, unsafe.Pointer                                any pointer; C may keep Go's only during the call
//	string                                            const char *, a copy with a zero byte at its end; as a result: copied
//	[]T                                               pointer to the first element
//	func                                              function pointer (see NewCallback)
//	struct                                            struct by value
//
// A call counts as a system call: other goroutines go on meanwhile.
package ffi

import (
	"errors"
	"reflect"
	"runtime"
	"sync"
	"syscall"
	"unsafe"
)

func enabled() bool
func dlopen(path string, mode int) (h uintptr, err string)
func dlsym(h uintptr, name string) (p uintptr, err string)
func dlclose(h uintptr) (err string)
func prep(sig string, fixed int) uintptr
func callc(cif, fn uintptr, args, ret unsafe.Pointer) (errno int)
func strlen(p unsafe.Pointer) int

// What Open's mode may be: the system's RTLD_ constants.
const (
	Lazy   = 1
	Now    = 2
	Local  = 0
	Global = 0x100
)

var errOff = errors.New("ffi: calling C is switched off (-ffi=off)")

// A Library is an open shared object.
type Library uintptr

// Open loads the shared object at path, which is searched as dlopen does; "" is the program itself with the C library.
func Open(path string, mode int) (Library, error) {
	if !enabled() {
		return 0, errOff
	}
	h, err := dlopen(path, mode)
	if h == 0 {
		return 0, errors.New(err)
	}
	return Library(h), nil
}

// Symbol finds the address of a function or variable.
func (l Library) Symbol(name string) (uintptr, error) {
	if !enabled() {
		return 0, errOff
	}
	p, err := dlsym(uintptr(l), name)
	if p == 0 && err != "" {
		return 0, errors.New(err)
	}
	return p, nil
}

// Close ends the use of l.
func (l Library) Close() error {
	if err := dlclose(uintptr(l)); err != "" {
		return errors.New(err)
	}
	return nil
}

// Bind sets *fptr, a variable of a function type, to a function that calls l's C function of that name.
func (l Library) Bind(fptr any, name string) error {
	p, err := l.Symbol(name)
	if err != nil {
		return err
	}
	Register(fptr, p)
	return nil
}

// describe appends t's letter, or letters, in a signature (ffi.c).
func describe(b []byte, t reflect.Type) []byte {
	switch t.Kind() {
	case reflect.Bool, reflect.Uint8:
		return append(b, 'B')
	case reflect.Int8:
		return append(b, 'b')
	case reflect.Int16:
		return append(b, 'h')
	case reflect.Uint16:
		return append(b, 'H')
	case reflect.Int32:
		return append(b, 'i')
	case reflect.Uint32:
		return append(b, 'I')
	case reflect.Int, reflect.Int64:
		return append(b, 'l')
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return append(b, 'L')
	case reflect.Float32:
		return append(b, 'f')
	case reflect.Float64:
		return append(b, 'd')
	case reflect.Pointer, reflect.UnsafePointer, reflect.String, reflect.Slice, reflect.Func:
		return append(b, 'p')
	case reflect.Struct:
		b = append(b, '{')
		for i := range t.NumField() {
			if f := t.Field(i).Type; f.Kind() == reflect.Slice || f.Kind() == reflect.String {
				panic("ffi: a field of type " + f.String() + " in a struct for C: use a pointer")
			}
			b = describe(b, t.Field(i).Type)
		}
		return append(b, '}')
	case reflect.Array:
		for range t.Len() {
			b = describe(b, t.Elem())
		}
		return b
	}
	panic("ffi: type " + t.String() + " has no counterpart in C")
}

var (
	mu   sync.Mutex
	cifs = map[string]uintptr{}
)

func signature(sig []byte, fixed int) uintptr {
	mu.Lock()
	defer mu.Unlock()
	key := string(sig)
	if fixed >= 0 {
		key += " " + string(rune(fixed))
	}
	c, ok := cifs[key]
	if !ok {
		c = prep(string(sig), fixed)
		if c == 0 {
			panic("ffi: libffi rejects the signature " + key)
		}
		cifs[key] = c
	}
	return c
}

// A frame is what one call needs: a word a parameter, and a pointer to each of them.
type frame struct {
	words []uint64
	args  []unsafe.Pointer
	keep  []any // strings' copies, structs
}

func (f *frame) put(i int, v reflect.Value) {
	w := &f.words[i]
	f.args[i] = unsafe.Pointer(w)
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			*w = 1
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		*w = uint64(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		*w = v.Uint()
	case reflect.Float32:
		*(*float32)(unsafe.Pointer(w)) = float32(v.Float())
	case reflect.Float64:
		*(*float64)(unsafe.Pointer(w)) = v.Float()
	case reflect.Pointer, reflect.UnsafePointer, reflect.Slice:
		p := v.UnsafePointer()
		f.keep = append(f.keep, p)
		*w = uint64(uintptr(p))
	case reflect.String:
		c := append([]byte(v.String()), 0)
		f.keep = append(f.keep, &c[0])
		*w = uint64(uintptr(unsafe.Pointer(&c[0])))
	case reflect.Func:
		if !v.IsNil() {
			*w = uint64(NewCallback(v.Interface()))
		}
	case reflect.Struct:
		c := reflect.New(v.Type())
		c.Elem().Set(v)
		f.args[i] = c.UnsafePointer()
		f.keep = append(f.keep, c.UnsafePointer())
	}
}

// GoString copies the C string at p.
func GoString(p unsafe.Pointer) string {
	if p == nil {
		return ""
	}
	return string(unsafe.Slice((*byte)(p), strlen(p)))
}

// get makes a Go value of type t of what lies at p.
func get(t reflect.Type, p unsafe.Pointer) reflect.Value {
	if t.Kind() == reflect.String {
		v := reflect.New(t).Elem()
		v.SetString(GoString(*(*unsafe.Pointer)(p)))
		return v
	}
	v := reflect.New(t).Elem()
	if t.Kind() == reflect.Func {
		if fn := *(*uintptr)(p); fn != 0 {
			Register(v.Addr().Interface(), fn)
		}
		return v
	}
	if t.Kind() == reflect.Bool {
		v.SetBool(*(*byte)(p) != 0)
		return v
	}
	v.Set(reflect.NewAt(t, p).Elem())
	return v
}

// Register sets *fptr, a variable of a function type, to a function that calls the C function at cfn. A last parameter ...any
// makes a variadic C function; what stands for it is passed as its own type, promoted as C does.
func Register(fptr any, cfn uintptr) {
	fn := reflect.ValueOf(fptr)
	if fn.Kind() != reflect.Pointer || fn.Elem().Kind() != reflect.Func {
		panic("ffi: want a pointer to a function variable, have " + fn.Type().String())
	}
	fn = fn.Elem()
	t := fn.Type()
	if cfn == 0 {
		panic("ffi: the C function's address is nil")
	}
	if t.NumOut() > 1 {
		panic("ffi: a C function has one result at most")
	}
	if !enabled() {
		panic(errOff)
	}
	sig := []byte{'v'}
	var out reflect.Type
	size := uintptr(8)
	if t.NumOut() == 1 {
		out = t.Out(0)
		sig = describe(sig[:0], out)
		size = max(size, out.Size())
		if out.Kind() == reflect.Slice {
			panic("ffi: a result of type " + out.String() + ": C does not tell its length")
		}
	}
	n := t.NumIn()
	if t.IsVariadic() {
		n--
	}
	for i := range n {
		sig = describe(sig, t.In(i))
	}
	var cif uintptr
	if !t.IsVariadic() {
		cif = signature(sig, -1)
	}
	fn.Set(reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value {
		cif := cif
		if t.IsVariadic() {
			rest := in[n]
			in = in[:n:n]
			for i := range rest.Len() {
				in = append(in, promote(rest.Index(i)))
			}
			s := append([]byte(nil), sig...)
			for _, v := range in[n:] {
				s = describe(s, v.Type())
			}
			cif = signature(s, n)
		}
		f := frame{words: make([]uint64, len(in)+1), args: make([]unsafe.Pointer, len(in)+1)}
		for i, v := range in {
			f.put(i, v)
		}
		var word uint64
		ret := unsafe.Pointer(&word)
		if size > 8 {
			ret = unsafe.Pointer(unsafe.SliceData(make([]uint64, (size+7)/8)))
		}
		setErrno(callc(cif, cfn, unsafe.Pointer(&f.args[0]), ret))
		runtime.KeepAlive(f.keep) // words has their addresses, which the collector does not see
		runtime.KeepAlive(in)
		if out == nil {
			return nil
		}
		return []reflect.Value{get(out, ret)}
	}))
}

// promote gives the value that C passes for `...`: integers as int at least, floats as double.
func promote(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return reflect.ValueOf(int32(1))
		}
		return reflect.ValueOf(int32(0))
	case reflect.Int8, reflect.Int16:
		return reflect.ValueOf(int32(v.Int()))
	case reflect.Uint8, reflect.Uint16:
		return reflect.ValueOf(int32(v.Uint()))
	case reflect.Float32:
		return reflect.ValueOf(v.Float())
	case reflect.Invalid:
		return reflect.ValueOf(unsafe.Pointer(nil))
	}
	return v
}

// Call calls the C function at fn with integers or pointers and gives its result and errno.
func Call(fn uintptr, args ...uintptr) (r uintptr, errno syscall.Errno) {
	if !enabled() {
		panic(errOff)
	}
	sig := make([]byte, len(args)+1)
	words := make([]uintptr, len(args)+1)
	ptrs := make([]unsafe.Pointer, len(args)+1)
	for i, a := range args {
		sig[i+1] = 'L'
		words[i] = a
		ptrs[i] = unsafe.Pointer(&words[i])
	}
	sig[0] = 'L'
	e := callc(signature(sig, -1), fn, unsafe.Pointer(&ptrs[0]), unsafe.Pointer(&r))
	setErrno(e)
	return r, syscall.Errno(e)
}

var lastErrno int

func setErrno(e int) { lastErrno = e }

// Errno is what errno was after the last call from Go, for programs with one goroutine that calls C.
func Errno() syscall.Errno { return syscall.Errno(lastErrno) }
