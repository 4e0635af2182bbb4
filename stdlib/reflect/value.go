package reflect

import (
	"iter"
	"unsafe"
)

// A Value is a Go value, or nothing: its zero value.
//
// ptr is the value itself if its type is pointer-shaped and fIndirect isn't set; else it points at the value.
type Value struct {
	typ  *rtype
	ptr  unsafe.Pointer
	flag uintptr
}

// The kind in the lowest five bits, and:
const (
	fKind     = 1<<5 - 1
	fSticky   = 1 << 5 // came through an unexported field
	fEmbedRO  = 1 << 6 // came through an unexported embedded field
	fReadOnly = fSticky | fEmbedRO
	fIndirect = 1 << 7
	fAddress  = 1 << 8 // addressable
	fMethod   = 1 << 9 // a method value; its number above
	fShift    = 10
)

// A ValueError says that a method makes no sense for a kind of value.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (v Value) bad(method string) *ValueError {
	return &ValueError{"reflect.Value." + method, v.Kind()}
}

func (v Value) must(k Kind, method string) {
	if v.Kind() != k {
		panic(v.bad(method))
	}
}

func (v Value) mustExport(method string) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if v.flag&fReadOnly != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

func (v Value) mustAssign(method string) {
	v.mustExport(method)
	if v.flag&fAddress == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// ValueOf gives i's value; the zero Value for nil.
func ValueOf(i any) Value {
	e := (*eface)(unsafe.Pointer(&i))
	if e.typ == nil {
		return Value{}
	}
	return boxed(e.typ, e.data)
}

// boxed makes a Value of an interface's two words.
func boxed(t *rtype, data unsafe.Pointer) Value {
	f := uintptr(t.kind)
	if !t.direct() {
		f |= fIndirect
	}
	return Value{t, data, f}
}

// word gives the value as an interface's data word: a copy if it could change.
func (v Value) word() unsafe.Pointer {
	switch {
	case v.typ.direct() && v.flag&fIndirect != 0:
		return *(*unsafe.Pointer)(v.ptr)
	case !v.typ.direct() && v.flag&fAddress != 0:
		p := newObject(v.typ)
		typedMove(v.typ, p, v.ptr)
		return p
	}
	return v.ptr
}

// pointer loads the one word of a pointer-shaped value.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&fIndirect != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// address gives a place in memory that holds the value.
func (v *Value) address() unsafe.Pointer {
	if v.flag&fIndirect != 0 {
		return v.ptr
	}
	return unsafe.Pointer(&v.ptr)
}

// IsValid says whether there is a value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind is its kind; Invalid for the zero Value.
func (v Value) Kind() Kind { return Kind(v.flag & fKind) }

// Type is its type.
func (v Value) Type() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&fMethod != 0 {
		return v.methodValueType()
	}
	return v.typ
}

// CanAddr, CanSet, CanInterface: what may be done.
func (v Value) CanAddr() bool { return v.flag&fAddress != 0 }
func (v Value) CanSet() bool  { return v.flag&(fAddress|fReadOnly) == fAddress }
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&fReadOnly == 0
}

// Interface gives the value as an any.
func (v Value) Interface() (i any) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&fReadOnly != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.box()
}

func (v Value) box() any {
	if v.flag&fMethod != 0 {
		v = v.methodFunc("Interface")
	}
	if v.Kind() == Interface {
		return *v.inner()
	}
	var i any
	e := (*eface)(unsafe.Pointer(&i))
	e.data = v.word()
	e.typ = v.typ
	return i
}

// inner gives what an interface value holds.
func (v Value) inner() *any {
	if (*interfaceType)(unsafe.Pointer(v.typ)).nmethods == 0 {
		return (*any)(v.ptr)
	}
	w := (*iface)(v.ptr)
	var i any
	if w.tab != nil {
		e := (*eface)(unsafe.Pointer(&i))
		e.data = w.data
		e.typ = w.tab.typ
	}
	return &i
}

// InterfaceData gives an interface's words.
func (v Value) InterfaceData() [2]uintptr {
	v.must(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

// TypeAssert is v.Interface().(T).
func TypeAssert[T any](v Value) (T, bool) {
	if !v.IsValid() {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if !v.CanInterface() {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	x, ok := v.Interface().(T)
	return x, ok
}

// Addr gives a pointer to an addressable value.
func (v Value) Addr() Value {
	if v.flag&fAddress == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{pointerTo(v.typ), v.ptr, v.flag&fReadOnly | uintptr(Pointer)}
}

// UnsafeAddr gives its address as a number.
func (v Value) UnsafeAddr() uintptr {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&fAddress == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// --- reading

// Bool, Int, Uint, Float, Complex, String, Bytes: the value of that kind.
func (v Value) Bool() bool {
	v.must(Bool, "Bool")
	return *(*bool)(v.ptr)
}

func (v Value) Int() int64 {
	switch v.Kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	panic(v.bad("Int"))
}

func (v Value) Uint() uint64 {
	switch v.Kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	panic(v.bad("Uint"))
}

func (v Value) Float() float64 {
	switch v.Kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(v.bad("Float"))
}

func (v Value) Complex() complex128 {
	switch v.Kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(v.bad("Complex"))
}

// String gives a string's value; of other kinds a text like "<int Value>".
func (v Value) String() string {
	switch v.Kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

func (v Value) Bytes() []byte {
	switch v.Kind() {
	case Slice:
		if v.typ.elemOrNil().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.elemOrNil().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.typ.Len())
	}
	panic(v.bad("Bytes"))
}

// CanInt and so on say which of them works.
func (v Value) CanInt() bool     { return Int <= v.Kind() && v.Kind() <= Int64 }
func (v Value) CanUint() bool    { return Uint <= v.Kind() && v.Kind() <= Uintptr }
func (v Value) CanFloat() bool   { return v.Kind() == Float32 || v.Kind() == Float64 }
func (v Value) CanComplex() bool { return v.Kind() == Complex64 || v.Kind() == Complex128 }

// OverflowInt and so on say whether the value's type can't hold x.
func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		panic(v.bad("OverflowInt"))
	}
	return v.typ.OverflowInt(x)
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		panic(v.bad("OverflowUint"))
	}
	return v.typ.OverflowUint(x)
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		panic(v.bad("OverflowFloat"))
	}
	return v.typ.OverflowFloat(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		panic(v.bad("OverflowComplex"))
	}
	return v.typ.OverflowComplex(x)
}

// IsNil says whether a chan, func, interface, map, pointer or slice is nil.
func (v Value) IsNil() bool {
	switch v.Kind() {
	case Func:
		if v.flag&fMethod != 0 {
			return false
		}
		return v.pointer() == nil
	case Chan, Map, Pointer, UnsafePointer:
		return v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(v.bad("IsNil"))
}

// IsZero says whether the value is its type's zero value. Of a number all bits must be zero.
func (v Value) IsZero() bool {
	k := v.Kind()
	if Bool <= k && k <= Complex128 {
		for _, b := range unsafe.Slice((*byte)(v.ptr), v.typ.size) {
			if b != 0 {
				return false
			}
		}
		return true
	}
	switch k {
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", k})
	case String:
		return v.Len() == 0
	case Array:
		n := v.Len()
		for n > 0 && v.Index(n-1).IsZero() {
			n--
		}
		return n == 0
	case Struct:
		n := v.NumField()
		for n > 0 && (v.typ.fields("")[n-1].name == "_" || v.Field(n-1).IsZero()) {
			n--
		}
		return n == 0
	}
	return v.IsNil()
}

// Pointer and UnsafePointer give the address behind a chan, func, map, pointer, slice or string.
func (v Value) Pointer() uintptr {
	switch v.Kind() {
	case Func:
		if v.flag&fMethod != 0 {
			v = v.methodFunc("Pointer")
		}
		return printableFunc(v.pointer())
	case Chan, Map, Pointer, UnsafePointer:
		return uintptr(v.pointer())
	case Slice, String:
		return *(*uintptr)(v.ptr)
	}
	panic(v.bad("Pointer"))
}

func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.Kind() {
	case Func:
		return *(*unsafe.Pointer)(unsafe.Pointer(&[1]uintptr{v.Pointer()}))
	case Chan, Map, Pointer, UnsafePointer:
		return v.pointer()
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(v.bad("UnsafePointer"))
}

// Len is the length of an array, chan, map, slice, string or pointer to an array; Cap the capacity.
func (v Value) Len() int {
	switch v.Kind() {
	case Slice, String:
		return *(*int)(unsafe.Add(v.ptr, 8))
	case Array:
		return v.typ.Len()
	case Chan:
		return chanLen(v.pointer())
	case Map:
		return mapLen(v.pointer())
	case Pointer:
		if e := v.typ.elemOrNil(); e.Kind() == Array {
			return e.Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(v.bad("Len"))
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).cap
	case Array:
		return v.typ.Len()
	case Chan:
		return chanCap(v.pointer())
	case Pointer:
		if e := v.typ.elemOrNil(); e.Kind() == Array {
			return e.Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(v.bad("Cap"))
}

// --- parts

// Elem gives what an interface holds or a pointer points at; the zero Value if that is nil.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		x := ValueOf(*v.inner())
		if x.flag != 0 {
			x.flag |= readOnly(v.flag)
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		t := v.typ.elemOrNil()
		return Value{t, p, v.flag&fReadOnly | fIndirect | fAddress | uintptr(t.kind)}
	}
	panic(v.bad("Elem"))
}

func readOnly(f uintptr) uintptr {
	if f&fReadOnly != 0 {
		return fSticky
	}
	return 0
}

// Indirect is v.Elem() for pointers and v for all else.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// NumField counts a struct's fields.
func (v Value) NumField() int {
	v.must(Struct, "NumField")
	return (*structType)(unsafe.Pointer(v.typ)).nfields
}

// Field gives the i'th field.
func (v Value) Field(i int) Value {
	v.must(Struct, "Field")
	s := (*structType)(unsafe.Pointer(v.typ))
	if uint(i) >= uint(s.nfields) {
		panic("reflect: Field index out of range")
	}
	f := (*fieldInfo)(unsafe.Add(s.fields, uintptr(i)*unsafe.Sizeof(fieldInfo{})))
	flag := v.flag&(fSticky|fIndirect|fAddress) | uintptr(f.typ.kind)
	if f.pkgPath != "" {
		if f.embedded != 0 {
			flag |= fEmbedRO
		} else {
			flag |= fSticky
		}
	}
	if v.flag&fIndirect == 0 { // a struct of one pointer-shaped field: the word is the field, or the field is empty
		if f.typ.size == 0 {
			return Value{f.typ, unsafe.Pointer(newObject(f.typ)), flag | fIndirect}
		}
		return Value{f.typ, v.ptr, flag}
	}
	return Value{f.typ, unsafe.Add(v.ptr, f.offset), flag}
}

// FieldByIndex goes down a path of fields; FieldByIndexErr gives an error where a nil pointer is in the way.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.must(Struct, "FieldByIndex")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.elemOrNil().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

type nilError struct{ text string }

func (e *nilError) Error() string { return e.text }

func (v Value) FieldByIndexErr(index []int) (Value, error) {
	v.must(Struct, "FieldByIndexErr")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.elemOrNil().Kind() == Struct {
			if v.IsNil() {
				return Value{}, &nilError{"reflect: indirection through nil pointer to embedded struct field " + v.typ.elemOrNil().Name()}
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

// FieldByName and FieldByNameFunc find a field, also in embedded structs; the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.must(Struct, "FieldByName")
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	v.must(Struct, "FieldByNameFunc")
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Fields goes through a struct's fields.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	v.must(Struct, "Fields")
	return func(yield func(StructField, Value) bool) {
		for i := 0; i < v.NumField(); i++ {
			if !yield(v.typ.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// Index gives the i'th element of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		if uint(i) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		e := v.typ.elemOrNil()
		return Value{e, unsafe.Add(s.data, uintptr(i)*e.size), fAddress | fIndirect | readOnly(v.flag) | uintptr(e.kind)}
	case Array:
		if uint(i) >= uint(v.typ.Len()) {
			panic("reflect: array index out of range")
		}
		e := v.typ.elemOrNil()
		flag := v.flag&(fIndirect|fAddress) | readOnly(v.flag) | uintptr(e.kind)
		if v.flag&fIndirect == 0 {
			return Value{e, v.ptr, flag}
		}
		return Value{e, unsafe.Add(v.ptr, uintptr(i)*e.size), flag}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		return Value{byteType(), unsafe.Pointer(uintptr(unsafe.Pointer(unsafe.StringData(s))) + uintptr(i)),
			readOnly(v.flag) | fIndirect | uintptr(Uint8)}
	}
	panic(v.bad("Index"))
}

func byteType() *rtype {
	var i any = byte(0)
	return (*eface)(unsafe.Pointer(&i)).typ
}

// Slice and Slice3 slice an addressable array, a slice or a string.
func (v Value) Slice(i, j int) Value {
	if v.Kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		part := s[i:j]
		return Value{v.typ, unsafe.Pointer(&part), v.flag &^ fAddress}
	}
	return v.slice(i, j, -1, "Slice")
}

func (v Value) Slice3(i, j, k int) Value {
	if k < 0 {
		k = 1 << 62
	}
	return v.slice(i, j, k, "Slice3")
}

func (v Value) slice(i, j, k int, method string) Value {
	var from sliceHeader
	t := v.typ
	switch v.Kind() {
	case Array:
		if v.flag&fAddress == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		from = sliceHeader{v.ptr, t.Len(), t.Len()}
		t = sliceOf(t.elemOrNil())
	case Slice:
		from = *(*sliceHeader)(v.ptr)
	default:
		panic(v.bad(method))
	}
	if k == -1 {
		k = from.cap
	}
	if i < 0 || j < i || k < j || k > from.cap {
		panic("reflect.Value." + method + ": slice index out of bounds")
	}
	part := &sliceHeader{from.data, j - i, k - i}
	if k > i {
		part.data = unsafe.Add(from.data, uintptr(i)*t.elemOrNil().size)
	}
	return Value{t, unsafe.Pointer(part), readOnly(v.flag) | fIndirect | uintptr(Slice)}
}

// --- writing

// Set stores x, which must be assignable to v's type.
func (v Value) Set(x Value) {
	v.mustAssign("Set")
	x.mustExport("Set")
	x = x.assignTo("reflect.Set", v.typ)
	typedMove(v.typ, v.ptr, x.address())
}

// SetZero stores the zero value.
func (v Value) SetZero() {
	v.mustAssign("SetZero")
	typedClear(v.typ, v.ptr)
}

// SetBool, SetInt, SetUint, SetFloat, SetComplex, SetString, SetBytes, SetPointer store a value of that kind.
func (v Value) SetBool(x bool) {
	v.mustAssign("SetBool")
	v.must(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

// setBits stores the low bits of x, as many as the type has.
func (v Value) setBits(x uint64) {
	switch v.typ.size {
	case 1:
		*(*uint8)(v.ptr) = uint8(x)
	case 2:
		*(*uint16)(v.ptr) = uint16(x)
	case 4:
		*(*uint32)(v.ptr) = uint32(x)
	case 8:
		*(*uint64)(v.ptr) = x
	}
}

func (v Value) SetInt(x int64) {
	v.mustAssign("SetInt")
	if !v.CanInt() {
		panic(v.bad("SetInt"))
	}
	v.setBits(uint64(x))
}

func (v Value) SetUint(x uint64) {
	v.mustAssign("SetUint")
	if !v.CanUint() {
		panic(v.bad("SetUint"))
	}
	v.setBits(x)
}

func (v Value) SetFloat(x float64) {
	v.mustAssign("SetFloat")
	switch v.Kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		panic(v.bad("SetFloat"))
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustAssign("SetComplex")
	switch v.Kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		panic(v.bad("SetComplex"))
	}
}

func (v Value) SetString(x string) {
	v.mustAssign("SetString")
	v.must(String, "SetString")
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustAssign("SetBytes")
	v.must(Slice, "SetBytes")
	if v.typ.elemOrNil().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustAssign("SetPointer")
	v.must(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

// SetLen, SetCap, Grow and Clear work on slices (Clear on maps, too).
func (v Value) SetLen(n int) {
	v.mustAssign("SetLen")
	v.must(Slice, "SetLen")
	s := (*sliceHeader)(v.ptr)
	if uint(n) > uint(s.cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.len = n
}

func (v Value) SetCap(n int) {
	v.mustAssign("SetCap")
	v.must(Slice, "SetCap")
	s := (*sliceHeader)(v.ptr)
	if n < s.len || n > s.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.cap = n
}

func (v Value) Grow(n int) {
	v.mustAssign("Grow")
	v.must(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	s := (*sliceHeader)(v.ptr)
	if s.len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	growSlice(v.typ.elemOrNil(), s, n)
}

func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		sliceClear(v.typ.elemOrNil(), s.data, s.len)
	case Map:
		mapClear(v.typ, v.pointer())
	default:
		panic(v.bad("Clear"))
	}
}

// assignTo gives v as a value of type t; context names the operation in the panic.
func (v Value) assignTo(context string, t *rtype) Value {
	if v.flag&fMethod != 0 {
		v = v.methodFunc(context)
	}
	switch {
	case assignable(t, v.typ):
		return Value{t, v.ptr, v.flag&(fAddress|fIndirect) | readOnly(v.flag) | uintptr(t.kind)}
	case implements(t, v.typ):
		if v.Kind() == Interface && v.IsNil() {
			return Value{t, newObject(t), fIndirect | uintptr(Interface)} // a nil of another type
		}
		return toInterface(v.box(), t)
	}
	panic(context + ": value of type " + v.typ.str + " is not assignable to type " + t.str)
}

// toInterface stores x in a new variable of interface type t.
func toInterface(x any, t *rtype) Value {
	p := newObject(t)
	if (*interfaceType)(unsafe.Pointer(t)).nmethods == 0 {
		*(*any)(p) = x
	} else {
		e := (*eface)(unsafe.Pointer(&x))
		tab, _ := findItab(t, e.typ)
		w := (*iface)(p)
		w.data = e.data
		w.tab = tab
	}
	return Value{t, p, fIndirect | uintptr(Interface)}
}

// --- maps

func (v Value) mapType(method string) *mapType {
	v.must(Map, method)
	return (*mapType)(unsafe.Pointer(v.typ))
}

// fresh copies a value out of memory that may change.
func fresh(t *rtype, flag uintptr, p unsafe.Pointer) Value {
	if t.direct() {
		return Value{t, *(*unsafe.Pointer)(p), flag | uintptr(t.kind)}
	}
	q := newObject(t)
	typedMove(t, q, p)
	return Value{t, q, flag | fIndirect | uintptr(t.kind)}
}

// MapIndex gives key's value; the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	t := v.mapType("MapIndex")
	key = key.assignTo("reflect.Value.MapIndex", t.key)
	p := mapGet(v.typ, v.pointer(), key.address())
	if p == nil {
		return Value{}
	}
	return fresh(t.elem, readOnly(v.flag|key.flag), p)
}

// SetMapIndex sets key's value, or deletes it if elem is the zero Value.
func (v Value) SetMapIndex(key, elem Value) {
	t := v.mapType("SetMapIndex")
	v.mustExport("SetMapIndex")
	key.mustExport("SetMapIndex")
	key = key.assignTo("reflect.Value.SetMapIndex", t.key)
	if elem.typ == nil {
		mapDelete(v.typ, v.pointer(), key.address())
		return
	}
	elem.mustExport("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", t.elem)
	mapSet(v.typ, v.pointer(), key.address(), elem.address())
}

// MapKeys lists the keys, in no order.
func (v Value) MapKeys() []Value {
	t := v.mapType("MapKeys")
	list := make([]Value, 0, v.Len())
	var it hiter
	for mapFirst(v.typ, v.pointer(), &it); it.key != nil; mapNext(&it) {
		list = append(list, fresh(t.key, readOnly(v.flag), it.key))
	}
	return list
}

// A MapIter goes through a map.
type MapIter struct {
	m       Value
	it      hiter
	started bool
}

// MapRange gives an iterator that stands before the first entry.
func (v Value) MapRange() *MapIter {
	if v.Kind() != Map {
		panic(v.bad("MapRange"))
	}
	return &MapIter{m: v}
}

// Next steps to the next entry, if there is one.
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !iter.started {
		iter.started = true
		mapFirst(iter.m.typ, iter.m.pointer(), &iter.it)
	} else {
		if iter.it.key == nil {
			panic("MapIter.Next called on exhausted iterator")
		}
		mapNext(&iter.it)
	}
	return iter.it.key != nil
}

func (iter *MapIter) at(method string) *mapType {
	if !iter.started {
		panic("MapIter." + method + " called before Next")
	}
	if iter.it.key == nil {
		panic("MapIter." + method + " called on exhausted iterator")
	}
	return (*mapType)(unsafe.Pointer(iter.m.typ))
}

// Key and Value give the entry.
func (iter *MapIter) Key() Value {
	return fresh(iter.at("Key").key, readOnly(iter.m.flag), iter.it.key)
}

func (iter *MapIter) Value() Value {
	return fresh(iter.at("Value").elem, readOnly(iter.m.flag), iter.it.elem)
}

// Reset lets the iterator begin with v.
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must(Map, "MapRange")
	}
	*iter = MapIter{m: v}
}

// SetIterKey and SetIterValue are v.Set of the entry's parts.
func (v Value) SetIterKey(iter *MapIter)   { v.Set(iter.Key()) }
func (v Value) SetIterValue(iter *MapIter) { v.Set(iter.Value()) }

// --- channels

func (v Value) channel(method string, need ChanDir) *chanType {
	v.must(Chan, method)
	v.mustExport(method)
	t := (*chanType)(unsafe.Pointer(v.typ))
	if ChanDir(t.dir)&need == 0 {
		what, kind := "send", "recv-only"
		if need == RecvDir {
			what, kind = "recv", "send-only"
		}
		if method == "Select" {
			panic("reflect.Select: " + string(what[0]-32) + what[1:] + "Dir case using " + kind + " channel")
		}
		panic("reflect: " + what + " on " + kind + " channel")
	}
	return t
}

func (v Value) recv(method string, block bool) (x Value, ok bool) {
	t := v.channel(method, RecvDir)
	p := newObject(t.elem)
	selected, ok := chanRecv(v.pointer(), p, block)
	if !selected {
		return Value{}, false
	}
	return fresh(t.elem, 0, p), ok
}

func (v Value) send(method string, x Value, block bool) bool {
	t := v.channel(method, SendDir)
	x.mustExport(method)
	x = x.assignTo("reflect.Value.Send", t.elem)
	if x.flag&fIndirect != 0 {
		return chanSend(v.pointer(), x.ptr, block)
	}
	p := newObject(t.elem)
	typedMove(t.elem, p, x.address())
	return chanSend(v.pointer(), p, block)
}

// Recv and Send wait, TryRecv and TrySend don't. Close closes.
func (v Value) Recv() (x Value, ok bool)    { return v.recv("Recv", true) }
func (v Value) TryRecv() (x Value, ok bool) { return v.recv("TryRecv", false) }
func (v Value) Send(x Value)                { v.send("Send", x, true) }
func (v Value) TrySend(x Value) bool        { return v.send("TrySend", x, false) }

func (v Value) Close() {
	v.must(Chan, "Close")
	v.mustExport("Close")
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	chanClose(v.pointer())
}

// A SelectDir says what a SelectCase does.
type SelectDir int

// The kinds of cases.
const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// A SelectCase is one case of a Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select executes a select statement of these cases.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	type scase struct{ c, elem unsafe.Pointer }
	list := make([]scase, len(cases))
	place := make([]int, len(cases)) // in list -> in cases
	// Sends come first in the runtime's list, receives last.
	first, last, fallback := 0, len(cases), -1
	for i, c := range cases {
		var s scase
		switch c.Dir {
		case SelectDefault:
			if fallback >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			fallback = i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
			continue
		case SelectSend:
			if !c.Chan.IsValid() {
				continue
			}
			t := c.Chan.channel("Select", SendDir)
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			c.Send.mustExport("Select")
			x := c.Send.assignTo("reflect.Select", t.elem)
			s = scase{c.Chan.pointer(), newObject(t.elem)}
			typedMove(t.elem, s.elem, x.address())
			list[first], place[first] = s, i
			first++
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				continue
			}
			t := c.Chan.channel("Select", RecvDir)
			last--
			list[last], place[last] = scase{c.Chan.pointer(), newObject(t.elem)}, i
		default:
			panic("reflect.Select: invalid Dir")
		}
	}
	n := copy(list[first:], list[last:])
	copy(place[first:], place[last:])
	var at unsafe.Pointer
	if len(list) > 0 {
		at = unsafe.Pointer(&list[0])
	}
	won, ok := selectGo(at, first, n, fallback < 0)
	if won < 0 {
		return fallback, Value{}, false
	}
	chosen = place[won]
	if won >= first {
		recv = fresh(cases[chosen].Chan.typ.elemOrNil(), 0, list[won].elem)
		recvOK = ok
	}
	return chosen, recv, recvOK
}

// --- comparing

// Comparable says whether == works on v.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		if k := v.typ.elemOrNil().Kind(); k == Interface || k == Array || k == Struct {
			for i := range v.Len() {
				if !v.Index(i).Comparable() {
					return false
				}
			}
			return true
		}
		return v.typ.Comparable()
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.typ.Comparable()
}

// Equal is v == u, with the values in interfaces compared by themselves.
func (v Value) Equal(u Value) bool {
	for _, x := range [...]*Value{&v, &u} {
		if x.Kind() == Interface {
			*x = x.Elem()
		}
	}
	if v.flag == 0 || u.flag == 0 {
		return v.flag == u.flag
	}
	if v.Type() != u.Type() {
		return false
	}
	switch v.Kind() {
	case Func, Map, Slice:
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	case Array, Struct:
		if !v.typ.Comparable() {
			panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
		}
	}
	return equalMemory(v.typ, v.address(), u.address())
}

// --- ranging

// Seq and Seq2 are what range over v gives.
func (v Value) Seq() iter.Seq[Value] {
	k := v.Kind()
	if k == Func && v.Type().CanSeq() { // typ is the receiver of a method
		return func(yield func(Value) bool) {
			body := MakeFunc(v.Type().In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0]))} })
			v.Call([]Value{body})
		}
	}
	switch {
	case v.CanInt() || v.CanUint():
		return func(yield func(Value) bool) {
			t := v.typ
			for i := uint64(0); v.CanUint() && i < v.Uint() || v.CanInt() && int64(i) < v.Int(); i++ {
				x := New(t).Elem()
				if v.CanInt() {
					x.SetInt(int64(i))
				} else {
					x.SetUint(i)
				}
				if !yield(fresh(t, 0, x.ptr)) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok && yield(x); x, ok = v.Recv() {
			}
		}
	case k == Array || k == Slice || k == String || k == Map || k == Pointer && v.typ.elemOrNil().Kind() == Array:
		return func(yield func(Value) bool) {
			for i := range v.Seq2() {
				if !yield(i) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

func (v Value) Seq2() iter.Seq2[Value, Value] {
	k := v.Kind()
	if k == Func && v.Type().CanSeq2() {
		return func(yield func(Value, Value) bool) {
			body := MakeFunc(v.Type().In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0], in[1]))} })
			v.Call([]Value{body})
		}
	}
	switch {
	case k == Array || k == Slice || k == Pointer && v.typ.elemOrNil().Kind() == Array:
		if k == Pointer {
			v = v.Elem()
		}
		return func(yield func(Value, Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i), v.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, c := range v.String() {
				if !yield(ValueOf(i), ValueOf(c)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}
