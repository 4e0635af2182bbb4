package reflect

import "unsafe"

// New gives a pointer to a new zero value of type t.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	r := t.common()
	return Value{pointerTo(r), newObject(r), uintptr(Pointer)}
}

// NewAt gives a pointer to the value of type t at p.
func NewAt(t Type, p unsafe.Pointer) Value { return Value{pointerTo(t.common()), p, uintptr(Pointer)} }

// Zero gives t's zero value; it is not addressable.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	r := t.common()
	if r.direct() {
		return Value{r, nil, uintptr(r.kind)}
	}
	return Value{r, newObject(r), fIndirect | uintptr(r.kind)}
}

// MakeSlice makes a slice of type t.
func MakeSlice(t Type, len, cap int) Value {
	switch {
	case t.Kind() != Slice:
		panic("reflect.MakeSlice of non-slice type")
	case len < 0:
		panic("reflect.MakeSlice: negative len")
	case cap < 0:
		panic("reflect.MakeSlice: negative cap")
	case len > cap:
		panic("reflect.MakeSlice: len > cap")
	}
	r := t.common()
	return Value{r, unsafe.Pointer(&sliceHeader{newArray(r.elemOrNil(), cap), len, cap}), fIndirect | uintptr(Slice)}
}

// SliceAt gives a slice of n elements of type t that begins at p.
func SliceAt(t Type, p unsafe.Pointer, n int) Value {
	return Value{sliceOf(t.common()), unsafe.Pointer(&sliceHeader{p, n, n}), fIndirect | uintptr(Slice)}
}

// MakeMap and MakeMapWithSize make a map of type t.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	r := t.common()
	return Value{r, mapMake(r, n), uintptr(Map)}
}

// MakeChan makes a channel of type t.
func MakeChan(t Type, buffer int) Value {
	switch {
	case t.Kind() != Chan:
		panic("reflect.MakeChan of non-chan type")
	case buffer < 0:
		panic("reflect.MakeChan: negative buffer size")
	case t.ChanDir() != BothDir:
		panic("reflect.MakeChan: unidirectional channel type")
	}
	r := t.common()
	return Value{r, chanMake(r, buffer), uintptr(Chan)}
}

// mustSlice panics as Go does in functions that are no methods.
func (v Value) mustSlice() {
	if v.Kind() != Slice {
		panic(&ValueError{"unknown method", v.Kind()})
	}
}

// Append appends values to a slice; the result is a new slice value.
func Append(s Value, x ...Value) Value {
	s.mustSlice()
	n := s.Len()
	s = s.extend(len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

// AppendSlice appends a slice of the same type.
func AppendSlice(s, t Value) Value {
	s.mustSlice()
	t.mustSlice()
	if s.Type() != t.Type() {
		panic("reflect.AppendSlice: " + s.Type().String() + " != " + t.Type().String())
	}
	n := s.Len()
	s = s.extend(t.Len())
	Copy(s.Slice(n, s.Len()), t)
	return s
}

// extend gives the slice with n more elements.
func (v Value) extend(n int) Value {
	v.mustExport("Append")
	s := *(*sliceHeader)(v.ptr)
	if s.len+n < 0 {
		panic("reflect.Append: slice overflow")
	}
	h := &s
	growSlice(v.typ.elemOrNil(), h, n)
	h.len += n
	return Value{v.typ, unsafe.Pointer(h), v.flag &^ fAddress}
}

// Copy copies elements from src, which may be a string for bytes, and returns how many.
func Copy(dst, src Value) int {
	view := func(v Value, what string) (unsafe.Pointer, int) {
		switch v.Kind() {
		case Array:
			return v.ptr, v.Len()
		case Slice:
			s := (*sliceHeader)(v.ptr)
			return s.data, s.len
		case String:
			if what == "src" && dst.typ.elemOrNil().Kind() == Uint8 {
				s := *(*string)(v.ptr)
				return unsafe.Pointer(unsafe.StringData(s)), len(s)
			}
		}
		panic(&ValueError{"reflect.Copy", v.Kind()})
	}
	to, n := view(dst, "dst")
	if dst.Kind() == Array {
		dst.mustAssign("Copy")
	}
	dst.mustExport("Copy")
	from, m := view(src, "src")
	src.mustExport("Copy")
	if src.Kind() != String && src.typ.elemOrNil() != dst.typ.elemOrNil() {
		panic("reflect.Copy: " + dst.typ.elemOrNil().str + " != " + src.typ.elemOrNil().str)
	}
	if m < n {
		n = m
	}
	if src.flag&fIndirect == 0 {
		from = src.address()
	}
	sliceMove(dst.typ.elemOrNil(), to, from, n)
	return n
}

// Swapper gives a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	t := v.typ.elemOrNil()
	s := *(*sliceHeader)(v.ptr)
	check := func(i, j int) {
		if uint(i) >= uint(s.len) || uint(j) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
	}
	switch {
	case t.size == 8 && t.ptrdata == 0:
		list := unsafe.Slice((*uint64)(s.data), s.len)
		return func(i, j int) { list[i], list[j] = list[j], list[i] }
	case t.size == 8:
		list := unsafe.Slice((*unsafe.Pointer)(s.data), s.len)
		return func(i, j int) { list[i], list[j] = list[j], list[i] }
	case t.Kind() == String:
		list := unsafe.Slice((*string)(s.data), s.len)
		return func(i, j int) { list[i], list[j] = list[j], list[i] }
	}
	spare := newObject(t)
	return func(i, j int) {
		check(i, j)
		a, b := unsafe.Add(s.data, uintptr(i)*t.size), unsafe.Add(s.data, uintptr(j)*t.size)
		typedMove(t, spare, a)
		typedMove(t, a, b)
		typedMove(t, b, spare)
	}
}

// A StringHeader is what a string is made of; a SliceHeader what a slice is. Both are kept for old programs only.
type StringHeader struct {
	Data uintptr
	Len  int
}

type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}
