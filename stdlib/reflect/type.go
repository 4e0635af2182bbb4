// Package reflect looks at values and types while the program runs.
package reflect

import (
	"iter"
	"unsafe"
)

// A Kind is what a type is made of.
type Kind uint

// The kinds.
const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is Pointer's old name.
const Ptr = Pointer

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32",
	"uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr",
	"slice", "string", "struct", "unsafe.Pointer"}

// String gives the kind's name.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + itoa(int(k))
}

func itoa(n int) string {
	if n < 0 {
		return "-" + itoa(-n)
	}
	if n < 10 {
		return "0123456789"[n : n+1]
	}
	return itoa(n/10) + itoa(n%10)
}

// A ChanDir is which way a channel type goes.
type ChanDir int

// The directions.
const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

var dirNames = [...]string{RecvDir: "<-chan", SendDir: "chan<-", BothDir: "chan"}

// String gives the direction as it is written.
func (d ChanDir) String() string {
	if d < RecvDir || BothDir < d {
		return "ChanDir" + itoa(int(d))
	}
	return dirNames[d]
}

// A Type is a Go type. Types are identical when they are ==.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	Methods() iter.Seq[Method]
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool
	common() *rtype
}

// A Method is one of a type's methods.
type Method struct {
	Name    string
	PkgPath string // empty if exported
	Type    Type
	Func    Value // with the receiver as first argument
	Index   int   // for Type.Method
}

// IsExported says whether the name is.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// A StructField is one field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // empty if exported
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int // for Type.FieldByIndex
	Anonymous bool
}

// IsExported says whether the name is.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is the text behind a field, by convention key:"value" pairs.
type StructTag string

// Get gives key's value.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup gives key's value and whether there is one.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	s := string(tag)
	for {
		for s != "" && s[0] == ' ' {
			s = s[1:]
		}
		n := 0
		for n < len(s) && s[n] > ' ' && s[n] != ':' && s[n] != '"' && s[n] != 0x7f {
			n++
		}
		if n == 0 || n+1 >= len(s) || s[n] != ':' || s[n+1] != '"' {
			return "", false
		}
		name := s[:n]
		s = s[n+1:]
		end := 1
		for end < len(s) && s[end] != '"' {
			if s[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(s) {
			return "", false
		}
		if name == key {
			return unquote(s[:end+1])
		}
		s = s[end+1:]
	}
}

// TypeOf gives v's dynamic type; nil for nil.
func TypeOf(i any) Type {
	t := (*eface)(unsafe.Pointer(&i)).typ
	if t == nil {
		return nil
	}
	return t
}

// TypeFor gives the type T.
func TypeFor[T any]() Type {
	var p *T
	return TypeOf(p).Elem()
}

func (t *rtype) common() *rtype  { return t }
func (t *rtype) Kind() Kind      { return Kind(t.kind) }
func (t *rtype) Size() uintptr   { return t.size }
func (t *rtype) Align() int      { return int(t.align) }
func (t *rtype) FieldAlign() int { return int(t.fieldAlign) }
func (t *rtype) String() string  { return t.str }

func (t *rtype) direct() bool { return t.tflag&flagDirect != 0 }
func (t *rtype) named() bool  { return t.tflag&flagNamed != 0 }

func (t *rtype) Comparable() bool { return t.tflag&flagComparable != 0 }

func (t *rtype) Name() string {
	if !t.named() {
		return ""
	}
	if t.uncommon == nil || t.uncommon.name == "" {
		return t.str
	}
	return t.uncommon.name
}

func (t *rtype) PkgPath() string {
	if !t.named() || t.uncommon == nil {
		return ""
	}
	return t.uncommon.pkgPath
}

func (t *rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.str)
	}
	return int(t.size) * 8
}

// elemOrNil gives the element type of whatever has one.
func (t *rtype) elemOrNil() *rtype {
	p := unsafe.Pointer(t)
	switch t.Kind() {
	case Array:
		return (*arrayType)(p).elem
	case Chan:
		return (*chanType)(p).elem
	case Map:
		return (*mapType)(p).elem
	case Pointer, Slice:
		return (*elemType)(p).elem
	}
	return nil
}

func (t *rtype) Elem() Type {
	if e := t.elemOrNil(); e != nil {
		return e
	}
	panic("reflect: Elem of invalid type " + t.str)
}

func (t *rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.str)
	}
	return (*mapType)(unsafe.Pointer(t)).key
}

func (t *rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.str)
	}
	return (*arrayType)(unsafe.Pointer(t)).len
}

func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.str)
	}
	return ChanDir((*chanType)(unsafe.Pointer(t)).dir)
}

// --- functions

func (t *rtype) function(method string) *funcType {
	if t.Kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.str)
	}
	return (*funcType)(unsafe.Pointer(t))
}

func (f *funcType) ins() []*rtype  { return unsafe.Slice((**rtype)(f.in), f.nin) }
func (f *funcType) outs() []*rtype { return unsafe.Slice((**rtype)(f.out), f.nout) }

func (t *rtype) IsVariadic() bool { return t.function("IsVariadic").tflag&flagVariadic != 0 }
func (t *rtype) NumIn() int       { return t.function("NumIn").nin }
func (t *rtype) NumOut() int      { return t.function("NumOut").nout }
func (t *rtype) In(i int) Type    { return t.function("In").ins()[i] }
func (t *rtype) Out(i int) Type   { return t.function("Out").outs()[i] }

func each[T any](n int, at func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := 0; i < n; i++ {
			if !yield(at(i)) {
				return
			}
		}
	}
}

func (t *rtype) Ins() iter.Seq[Type]           { return each[Type](t.NumIn(), t.In) }
func (t *rtype) Outs() iter.Seq[Type]          { return each[Type](t.NumOut(), t.Out) }
func (t *rtype) Fields() iter.Seq[StructField] { return each[StructField](t.NumField(), t.Field) }
func (t *rtype) Methods() iter.Seq[Method]     { return each[Method](t.NumMethod(), t.Method) }

// --- structs

func (t *rtype) fields(method string) []fieldInfo {
	if t.Kind() != Struct {
		panic("reflect: " + method + " of non-struct type " + t.str)
	}
	s := (*structType)(unsafe.Pointer(t))
	return unsafe.Slice((*fieldInfo)(s.fields), s.nfields)
}

func (t *rtype) NumField() int { return len(t.fields("NumField")) }

func (t *rtype) Field(i int) StructField {
	list := t.fields("Field")
	if i < 0 || i >= len(list) {
		panic("reflect: Field index out of bounds")
	}
	f := &list[i]
	return StructField{f.name, f.pkgPath, f.typ, StructTag(f.tag), f.offset, []int{i}, f.embedded != 0}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	var f StructField
	var at Type = t
	for i, x := range index {
		if i > 0 {
			at = f.Type
			if at.Kind() == Pointer && at.Elem().Kind() == Struct {
				at = at.Elem()
			}
		}
		f = at.Field(x)
	}
	f.Index = append([]int(nil), index...)
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	embeds := false
	for i, f := range t.fields("FieldByName") {
		if f.name == name {
			return t.Field(i), true
		}
		embeds = embeds || f.embedded != 0
	}
	if !embeds {
		return StructField{}, false
	}
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// FieldByNameFunc looks breadth first: a match at one depth hides those below; two at the same depth hide each other.
func (t *rtype) FieldByNameFunc(match func(string) bool) (found StructField, ok bool) {
	type place struct {
		t     *rtype
		index []int
	}
	t.fields("FieldByNameFunc")
	level := []place{{t, nil}}
	count := map[*rtype]int{t: 1} // how often a type stands at this level
	seen := map[*rtype]bool{}
	for len(level) > 0 {
		var next []place
		nextCount := map[*rtype]int{}
		for _, p := range level {
			if seen[p.t] {
				continue
			}
			seen[p.t] = true
			for i, f := range p.t.fields("Field") {
				inner := f.typ
				if f.embedded != 0 && inner.Kind() == Pointer {
					inner = inner.elemOrNil()
				}
				if match(f.name) {
					if ok || count[p.t] > 1 {
						return StructField{}, false
					}
					found, ok = p.t.Field(i), true
					found.Index = append(append([]int(nil), p.index...), i)
					continue
				}
				if ok || f.embedded == 0 || inner.Kind() != Struct {
					continue
				}
				if nextCount[inner]++; nextCount[inner] > 1 {
					continue
				}
				if count[p.t] > 1 {
					nextCount[inner] = 2
				}
				next = append(next, place{inner, append(append([]int(nil), p.index...), i)})
			}
		}
		if ok {
			return found, true
		}
		level, count = next, nextCount
	}
	return StructField{}, false
}

// VisibleFields lists all fields of a struct, those of embedded structs too, that a selector can reach.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var list []StructField
	visiting := map[Type]bool{}
	var walk func(t Type, index []int)
	walk = func(t Type, index []int) {
		if visiting[t] {
			return
		}
		visiting[t] = true
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			list = append(list, f)
			if f.Anonymous {
				inner := f.Type
				if inner.Kind() == Pointer {
					inner = inner.Elem()
				}
				if inner.Kind() == Struct {
					walk(inner, f.Index)
				}
			}
		}
		delete(visiting, t)
	}
	walk(t, nil)
	// Of fields with the same name the only one at the lowest depth stays.
	best := map[string]int{} // depth; negative if there are several
	for _, f := range list {
		d, ok := best[f.Name]
		switch n := len(f.Index); {
		case !ok || n < max(d, -d):
			best[f.Name] = n
		case n == d:
			best[f.Name] = -n
		}
	}
	kept := list[:0]
	for _, f := range list {
		if best[f.Name] == len(f.Index) {
			kept = append(kept, f)
		}
	}
	return kept
}

// --- methods

func (t *rtype) interfaceMethods() []interfaceMethod {
	it := (*interfaceType)(unsafe.Pointer(t))
	return unsafe.Slice((*interfaceMethod)(it.methods), it.nmethods)
}

// methods gives a concrete type's methods, sorted.
func (t *rtype) methods() []methodInfo {
	u := uncommonOf(t)
	if u == nil || u.nmethods <= 0 {
		return nil
	}
	return unsafe.Slice((*methodInfo)(u.methods), u.nmethods)
}

// exported gives the place of the i'th exported method, -1 if there are not so many; i < 0: counts.
func (t *rtype) exported(i int) (at, count int) {
	for k, m := range t.methods() {
		if m.pkgPath == "" {
			if count == i {
				return k, count
			}
			count++
		}
	}
	return -1, count
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return (*interfaceType)(unsafe.Pointer(t)).nmethods
	}
	_, n := t.exported(-1)
	return n
}

func (t *rtype) Method(i int) Method {
	if t.Kind() == Interface {
		list := t.interfaceMethods()
		if i < 0 || i >= len(list) {
			panic("reflect: Method index out of range")
		}
		return Method{Name: list[i].name, PkgPath: list[i].pkgPath, Type: list[i].typ, Index: i}
	}
	at := -1
	if i >= 0 {
		at, _ = t.exported(i)
	}
	if at < 0 {
		panic("reflect: Method index out of range")
	}
	mt := (*funcType)(unsafe.Pointer(methodType(t, at)))
	with := funcOf(append([]*rtype{t}, mt.ins()...), mt.outs(), mt.tflag&flagVariadic != 0)
	fn := Value{with, methodFunc(t, at, false), uintptr(Func)}
	return Method{t.methods()[at].name, "", with, fn, i}
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	if t.Kind() == Interface {
		for i, m := range t.interfaceMethods() {
			if m.name == name {
				return t.Method(i), true
			}
		}
		return Method{}, false
	}
	n := 0
	for _, m := range t.methods() {
		if m.pkgPath != "" {
			continue
		}
		if m.name == name {
			return t.Method(n), true
		}
		n++
	}
	return Method{}, false
}

// --- relations

func checked(u Type, method string) *rtype {
	if u == nil {
		panic("reflect: nil type passed to Type." + method)
	}
	return u.common()
}

func (t *rtype) Implements(u Type) bool {
	i := checked(u, "Implements")
	if i.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(i, t)
}

func (t *rtype) AssignableTo(u Type) bool {
	v := checked(u, "AssignableTo")
	return assignable(v, t) || implements(v, t)
}

func (t *rtype) ConvertibleTo(u Type) bool { return conversion(checked(u, "ConvertibleTo"), t) != nil }

func implements(i, t *rtype) bool {
	if i.Kind() != Interface {
		return false
	}
	want := i.interfaceMethods()
	if len(want) == 0 {
		return true
	}
	if t.Kind() != Interface {
		tab, _ := findItab(i, t)
		return tab != nil
	}
	k := 0
	for _, m := range t.interfaceMethods() {
		if k < len(want) && m.name == want[k].name && m.pkgPath == want[k].pkgPath && m.typ == want[k].typ {
			k++
		}
	}
	return k == len(want)
}

// assignable: a value of t may be stored in a to without change.
func assignable(to, t *rtype) bool {
	if to == t {
		return true
	}
	if to.named() && t.named() || to.kind != t.kind {
		return false
	}
	if to.Kind() == Chan {
		a, b := (*chanType)(unsafe.Pointer(to)), (*chanType)(unsafe.Pointer(t))
		if ChanDir(b.dir) == BothDir && sameType(a.elem, b.elem, true) {
			return true
		}
	}
	return sameUnderlying(to, t, true)
}

func sameType(a, b *rtype, tags bool) bool {
	if tags {
		return a == b
	}
	return a == b || a.Name() == b.Name() && a.kind == b.kind && a.PkgPath() == b.PkgPath() && sameUnderlying(a, b, false)
}

func sameUnderlying(a, b *rtype, tags bool) bool {
	if a == b {
		return true
	}
	if a.kind != b.kind {
		return false
	}
	k := a.Kind()
	if Bool <= k && k <= Complex128 || k == String || k == UnsafePointer {
		return true
	}
	switch k {
	case Array:
		return a.Len() == b.Len() && sameType(a.elemOrNil(), b.elemOrNil(), tags)
	case Chan:
		return a.ChanDir() == b.ChanDir() && sameType(a.elemOrNil(), b.elemOrNil(), tags)
	case Pointer, Slice:
		return sameType(a.elemOrNil(), b.elemOrNil(), tags)
	case Map:
		return sameType(a.Key().common(), b.Key().common(), tags) && sameType(a.elemOrNil(), b.elemOrNil(), tags)
	case Func:
		f, g := a.function(""), b.function("")
		if f.nin != g.nin || f.nout != g.nout || (f.tflag^g.tflag)&flagVariadic != 0 {
			return false
		}
		for i, t := range f.ins() {
			if !sameType(t, g.ins()[i], tags) {
				return false
			}
		}
		for i, t := range f.outs() {
			if !sameType(t, g.outs()[i], tags) {
				return false
			}
		}
		return true
	case Interface:
		x, y := a.interfaceMethods(), b.interfaceMethods()
		if len(x) != len(y) {
			return false
		}
		for i := range x {
			if x[i] != y[i] {
				return false
			}
		}
		return true
	case Struct:
		x, y := a.fields(""), b.fields("")
		if len(x) != len(y) {
			return false
		}
		for i := range x {
			f, g := &x[i], &y[i]
			if f.name != g.name || f.pkgPath != g.pkgPath || f.embedded != g.embedded || !sameType(f.typ, g.typ, tags) {
				return false
			}
			if tags && f.tag != g.tag {
				return false
			}
		}
		return true
	}
	return false
}

// --- ranges

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflow32(real(x)) || overflow32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.str)
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflow32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.str)
}

func overflow32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return 0x1.fffffep127 < x && x <= 0x1.fffffffffffffp1023
}

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); Int <= k && k <= Int64 {
		s := 64 - t.size*8
		return x != x<<s>>s
	}
	panic("reflect: OverflowInt of non-int type " + t.str)
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); Uint <= k && k <= Uintptr {
		s := 64 - t.size*8
		return x != x<<s>>s
	}
	panic("reflect: OverflowUint of non-uint type " + t.str)
}

// --- range over values

func (t *rtype) yields(n int) bool {
	if t.Kind() != Func || t.NumIn() != 1 || t.NumOut() != 0 {
		return false
	}
	y := t.In(0)
	return y.Kind() == Func && y.NumIn() == n && y.NumOut() == 1 && y.Out(0).Kind() == Bool
}

// CanSeq and CanSeq2 say whether Value's Seq and Seq2 work.
func (t *rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Pointer:
		return t.elemOrNil().Kind() == Array
	case Func:
		return t.yields(1)
	default:
		return Int <= k && k <= Uintptr
	}
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Pointer:
		return t.elemOrNil().Kind() == Array
	case Func:
		return t.yields(2)
	}
	return false
}

// --- types out of types

// PointerTo gives *t, PtrTo is its old name.
func PointerTo(t Type) Type { return pointerTo(t.common()) }
func PtrTo(t Type) Type     { return pointerTo(t.common()) }

// SliceOf gives []t.
func SliceOf(t Type) Type { return sliceOf(t.common()) }

// ArrayOf gives [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	t := elem.common()
	if t.size > 0 && uintptr(length) > (1<<47)/t.size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return arrayOf(t, length)
}

// ChanOf gives a channel type.
func ChanOf(dir ChanDir, t Type) Type {
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return chanOf(t.common(), int(dir))
}

// MapOf gives map[key]elem.
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return mapOf(key.common(), elem.common())
}

// FuncOf gives a function type.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	plain := func(list []Type) []*rtype {
		r := make([]*rtype, len(list))
		for i, t := range list {
			r[i] = t.common()
		}
		return r
	}
	return funcOf(plain(in), plain(out), variadic)
}

// StructOf gives a struct type; offsets and indexes in fields are ignored.
func StructOf(fields []StructField) Type {
	list := make([]fieldInfo, len(fields))
	names := map[string]bool{}
	for i, f := range fields {
		n := itoa(i)
		switch {
		case f.Name == "":
			panic("reflect.StructOf: field " + n + " has no name")
		case !validName(f.Name):
			panic("reflect.StructOf: field " + n + " has invalid name")
		case f.Type == nil:
			panic("reflect.StructOf: field " + n + " has no type")
		case !(f.Name[0] >= 'A' && f.Name[0] <= 'Z' || f.Name[0] >= 0x80) && f.PkgPath == "":
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		case f.Name != "_" && names[f.Name]:
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		names[f.Name] = true
		list[i] = fieldInfo{name: f.Name, pkgPath: f.PkgPath, tag: string(f.Tag), typ: f.Type.common()}
		if f.Anonymous {
			list[i].embedded = 1
		}
	}
	return structOf(list)
}

func validName(s string) bool {
	for i, c := range s {
		if c != '_' && !('a' <= c|0x20 && c|0x20 <= 'z') && c < 0x80 && !(i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return true
}

// unquote reads a quoted string, which strconv could do, but escapes in tags are rare and reflect stands low.
func unquote(s string) (string, bool) {
	s = s[1 : len(s)-1]
	plain := true
	for i := 0; i < len(s); i++ {
		plain = plain && s[i] != '\\' && s[i] != '\n'
	}
	if plain {
		return s, true
	}
	return unquoteEscapes(s)
}
