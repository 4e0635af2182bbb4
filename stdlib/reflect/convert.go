package reflect

import "unsafe"

// A converter makes a t of a value that it knows to be of a convertible type.
type converter func(v Value, t *rtype) Value

// conversion finds how values of src become values of dst; nil: not at all.
func conversion(dst, src *rtype) converter {
	to, from := dst.Kind(), src.Kind()
	number := func(k Kind) bool { return Int <= k && k <= Float64 }
	switch {
	case number(from) && number(to):
		return convertNumber
	case Int <= from && from <= Uintptr && to == String:
		return convertRune
	case (from == Complex64 || from == Complex128) && (to == Complex64 || to == Complex128):
		return func(v Value, t *rtype) Value {
			p := New(t).Elem()
			p.SetComplex(v.Complex())
			return p.settled(v)
		}
	case from == String && to == Slice && textElem(dst):
		return convertFromString
	case from == Slice && to == String && textElem(src):
		return convertToString
	case from == Slice && to == Pointer && dst.elemOrNil().Kind() == Array && src.elemOrNil() == dst.elemOrNil().elemOrNil():
		return convertToArrayPointer
	case from == Slice && to == Array && src.elemOrNil() == dst.elemOrNil():
		return convertToArray
	case from == Chan && to == Chan && assignable(dst, src):
		return convertNothing
	case sameUnderlying(dst, src, false):
		return convertNothing
	case to == Pointer && from == Pointer && !dst.named() && !src.named() &&
		sameUnderlying(dst.elemOrNil(), src.elemOrNil(), false):
		return convertNothing
	case implements(dst, src):
		return convertToInterface
	}
	return nil
}

// textElem: a slice of bytes or runes whose element type isn't a defined one.
func textElem(t *rtype) bool {
	e := t.elemOrNil()
	return e.PkgPath() == "" && (e.Kind() == Uint8 || e.Kind() == Int32)
}

// settled gives the new value that v.ptr points at, unaddressable, with the restrictions of from.
func (v Value) settled(from Value) Value {
	v.flag = v.flag&^(fAddress|fReadOnly) | readOnly(from.flag)
	return v
}

func convertNumber(v Value, t *rtype) Value {
	p := New(t).Elem()
	switch {
	case v.CanInt():
		x := v.Int()
		switch {
		case p.CanInt():
			p.SetInt(x)
		case p.CanUint():
			p.SetUint(uint64(x))
		default:
			p.SetFloat(float64(x))
		}
	case v.CanUint():
		x := v.Uint()
		switch {
		case p.CanInt():
			p.SetInt(int64(x))
		case p.CanUint():
			p.SetUint(x)
		default:
			p.SetFloat(float64(x))
		}
	default:
		x := v.Float()
		switch {
		case p.CanInt():
			p.SetInt(int64(x))
		case p.CanUint():
			p.SetUint(uint64(x))
		case v.Kind() == Float32 && p.Kind() == Float32:
			*(*uint32)(p.ptr) = *(*uint32)(v.ptr) // a signalling NaN stays one
		default:
			p.SetFloat(x)
		}
	}
	return p.settled(v)
}

func convertRune(v Value, t *rtype) Value {
	s := "\uFFFD"
	if v.CanInt() {
		if x := v.Int(); x == int64(rune(x)) {
			s = string(rune(x))
		}
	} else if x := v.Uint(); x == uint64(rune(x)) {
		s = string(rune(x))
	}
	return Value{t, unsafe.Pointer(&s), readOnly(v.flag) | fIndirect | uintptr(String)}
}

func convertFromString(v Value, t *rtype) Value {
	p := New(t).Elem()
	if t.elemOrNil().Kind() == Uint8 {
		*(*[]byte)(p.ptr) = []byte(v.String())
	} else {
		*(*[]rune)(p.ptr) = []rune(v.String())
	}
	return p.settled(v)
}

func convertToString(v Value, t *rtype) Value {
	p := New(t).Elem()
	if v.typ.elemOrNil().Kind() == Uint8 {
		p.SetString(string(*(*[]byte)(v.ptr)))
	} else {
		p.SetString(string(*(*[]rune)(v.ptr)))
	}
	return p.settled(v)
}

func convertToArrayPointer(v Value, t *rtype) Value {
	s := *(*sliceHeader)(v.ptr)
	if n := t.elemOrNil().Len(); n > s.len {
		panic("reflect: cannot convert slice with length " + itoa(s.len) + " to pointer to array with length " + itoa(n))
	}
	return Value{t, s.data, readOnly(v.flag) | uintptr(Pointer)}
}

func convertToArray(v Value, t *rtype) Value {
	s := *(*sliceHeader)(v.ptr)
	if n := t.Len(); n > s.len {
		panic("reflect: cannot convert slice with length " + itoa(s.len) + " to array with length " + itoa(n))
	}
	p := New(t).Elem()
	if t.size > 0 {
		typedMove(t, p.ptr, s.data)
	}
	if t.direct() {
		return Value{t, *(*unsafe.Pointer)(p.ptr), readOnly(v.flag) | uintptr(Array)}
	}
	return p.settled(v)
}

func convertNothing(v Value, t *rtype) Value {
	if v.flag&fAddress != 0 { // a copy: the result must not change with v
		return fresh(t, readOnly(v.flag), v.ptr)
	}
	return Value{t, v.ptr, v.flag&fIndirect | readOnly(v.flag) | uintptr(t.kind)}
}

func convertToInterface(v Value, t *rtype) Value {
	if v.Kind() == Interface && v.IsNil() {
		return Zero(t).settled(v)
	}
	return toInterface(v.box(), t).settled(v)
}

// Convert converts v to type t as the language would.
func (v Value) Convert(t Type) Value {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Convert", Invalid})
	}
	if v.flag&fMethod != 0 {
		v = v.methodFunc("Convert")
	}
	how := conversion(t.common(), v.typ)
	if how == nil {
		panic("reflect.Value.Convert: value of type " + v.typ.str + " cannot be converted to type " + t.String())
	}
	return how(v, t.common())
}

// CanConvert says whether Convert would not panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	if v.Kind() == Slice {
		switch {
		case t.Kind() == Array:
			return t.Len() <= v.Len()
		case t.Kind() == Pointer && t.Elem().Kind() == Array:
			return t.Elem().Len() <= v.Len()
		}
	}
	return true
}
