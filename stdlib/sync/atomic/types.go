package atomic

import "unsafe"

// noCopy makes vet complain about copies.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// align64 asks the compiler for eight-byte alignment.
type align64 struct{}

// An Int32 is an int32 for atomic use; its zero value is zero.
type Int32 struct {
	_ noCopy
	v int32
}

func (x *Int32) Load() int32
func (x *Int32) Store(val int32)
func (x *Int32) Add(delta int32) (new int32)
func (x *Int32) Swap(new int32) (old int32)
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool)
func (x *Int32) And(mask int32) (old int32)
func (x *Int32) Or(mask int32) (old int32)

// An Int64 is an int64 for atomic use; its zero value is zero.
type Int64 struct {
	_ noCopy
	_ align64
	v int64
}

func (x *Int64) Load() int64
func (x *Int64) Store(val int64)
func (x *Int64) Add(delta int64) (new int64)
func (x *Int64) Swap(new int64) (old int64)
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool)
func (x *Int64) And(mask int64) (old int64)
func (x *Int64) Or(mask int64) (old int64)

// An Uint32 is an uint32 for atomic use; its zero value is zero.
type Uint32 struct {
	_ noCopy
	v uint32
}

func (x *Uint32) Load() uint32
func (x *Uint32) Store(val uint32)
func (x *Uint32) Add(delta uint32) (new uint32)
func (x *Uint32) Swap(new uint32) (old uint32)
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool)
func (x *Uint32) And(mask uint32) (old uint32)
func (x *Uint32) Or(mask uint32) (old uint32)

// An Uint64 is an uint64 for atomic use; its zero value is zero.
type Uint64 struct {
	_ noCopy
	_ align64
	v uint64
}

func (x *Uint64) Load() uint64
func (x *Uint64) Store(val uint64)
func (x *Uint64) Add(delta uint64) (new uint64)
func (x *Uint64) Swap(new uint64) (old uint64)
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool)
func (x *Uint64) And(mask uint64) (old uint64)
func (x *Uint64) Or(mask uint64) (old uint64)

// An Uintptr is an uintptr for atomic use; its zero value is zero.
type Uintptr struct {
	_ noCopy
	v uintptr
}

func (x *Uintptr) Load() uintptr
func (x *Uintptr) Store(val uintptr)
func (x *Uintptr) Add(delta uintptr) (new uintptr)
func (x *Uintptr) Swap(new uintptr) (old uintptr)
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool)
func (x *Uintptr) And(mask uintptr) (old uintptr)
func (x *Uintptr) Or(mask uintptr) (old uintptr)

// A Bool is a bool for atomic use.
type Bool struct {
	_ noCopy
	v uint32
}

func (x *Bool) Load() bool
func (x *Bool) Store(val bool)
func (x *Bool) Swap(new bool) (old bool)
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool)

// A Pointer is a *T for atomic use.
type Pointer[T any] struct {
	_ noCopy
	_ [0]*T // so that a Pointer[A] can't be converted to a Pointer[B]
	v unsafe.Pointer
}

// Load, Store, Swap and CompareAndSwap are those of unsafe.Pointer.
func (p *Pointer[T]) Load() *T       { return (*T)(LoadPointer(&p.v)) }
func (p *Pointer[T]) Store(val *T)   { StorePointer(&p.v, unsafe.Pointer(val)) }
func (p *Pointer[T]) Swap(new *T) *T { return (*T)(SwapPointer(&p.v, unsafe.Pointer(new))) }
func (p *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	return CompareAndSwapPointer(&p.v, unsafe.Pointer(old), unsafe.Pointer(new))
}

// A Value holds a value of any type, always the same type once it has been set.
type Value struct {
	v any
}

// Load gives what was stored last, nil at first.
func (v *Value) Load() (val any)

// setvalue stores val. Unless any is true, only if the data word is still that of old.
// 0: done, 1: of another type, 2: changed meanwhile.
func setvalue(v *Value, val, old any, any_ bool) (outcome int, was any)

// Store sets the value.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	if code, _ := setvalue(v, val, nil, true); code == 1 {
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
}

// Swap sets the value and returns what it was.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	code, old := setvalue(v, new, nil, true)
	if code == 1 {
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
	return old
}

// CompareAndSwap sets the value to new if it equals old.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sametype(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed old and new values")
	}
	for {
		now := v.Load()
		if now != nil && !sametype(now, new) {
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
		if now != old {
			return false
		}
		switch code, _ := setvalue(v, new, now, false); code {
		case 0:
			return true
		case 1:
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
	}
}

func sametype(a, b any) bool {
	return *(*unsafe.Pointer)(unsafe.Pointer(&a)) == *(*unsafe.Pointer)(unsafe.Pointer(&b))
}
