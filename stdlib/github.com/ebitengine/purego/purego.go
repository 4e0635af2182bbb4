// Package purego has the API of the module of that name on Linux, over package ffi: programs written for it run unchanged.
package purego

import "ffi"

// Modes of Dlopen, and the handle that stands for every library loaded.
const (
	RTLD_DEFAULT = 0x00000
	RTLD_LAZY    = 0x00001
	RTLD_NOW     = 0x00002
	RTLD_LOCAL   = 0x00000
	RTLD_GLOBAL  = 0x00100
)

// CDecl as the first parameter of a callback asks for the C calling convention, which is the only one here.
type CDecl struct{ _ struct{} }

// Dlerror is the error of Dlopen, Dlsym and Dlclose.
type Dlerror struct{ s string }

func (e Dlerror) Error() string { return e.s }

// Dlopen opens the shared object at path.
func Dlopen(path string, mode int) (uintptr, error) {
	l, err := ffi.Open(path, mode)
	if err != nil {
		return 0, Dlerror{err.Error()}
	}
	return uintptr(l), nil
}

// Dlsym finds a symbol.
func Dlsym(handle uintptr, name string) (uintptr, error) {
	p, err := ffi.Library(handle).Symbol(name)
	if err != nil {
		return 0, Dlerror{err.Error()}
	}
	return p, nil
}

// Dlclose ends the use of a shared object.
func Dlclose(handle uintptr) error {
	if err := ffi.Library(handle).Close(); err != nil {
		return Dlerror{err.Error()}
	}
	return nil
}

// RegisterLibFunc is RegisterFunc of the symbol called name; it panics if there is none.
func RegisterLibFunc(fptr any, handle uintptr, name string) {
	p, err := Dlsym(handle, name)
	if err != nil {
		panic(err)
	}
	RegisterFunc(fptr, p)
}

// RegisterFunc sets *fptr to a function that calls the C function at cfn.
func RegisterFunc(fptr any, cfn uintptr) { ffi.Register(fptr, cfn) }

// NewCallback makes a C function pointer of a Go function.
func NewCallback(fn any) uintptr { return ffi.NewCallback(fn) }

// SyscallN calls the C function at fn. r2 is always 0; err is errno.
func SyscallN(fn uintptr, args ...uintptr) (r1, r2, err uintptr) {
	if fn == 0 {
		panic("purego: fn is nil")
	}
	r, e := ffi.Call(fn, args...)
	return r, 0, uintptr(e)
}
