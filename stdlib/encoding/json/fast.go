package json

import (
	"reflect"
	"sync"
	"unsafe"
)

// A plan describes a type that fast.c can encode and decode by itself; it mirrors struct plan there.
type plan struct {
	typ    unsafe.Pointer // the descriptor
	kind   int
	elem   *plan
	fields []planField
}

type planField struct {
	name   string
	label  [2]string
	offset uintptr
	plan   *plan
	omit   int // 1: omitempty, 2: omitzero
}

// encodePlan returns the JSON of v. ok is false if the native gave up.
func encodePlan(p *plan, v any, html bool) (out []byte, ok bool)

// decodePlan stores the value at i and returns its end; -1 if the native gave up.
func decodePlan(p *plan, to unsafe.Pointer, text string, i int) int

// decodeAny returns the value at i and its end; -1 if the native gave up.
func decodeAny(text string, i int) (x any, end int)

// A native cannot be interrupted: longer texts are taken apart in Go.
const fastMost = 256 << 10

var plans sync.Map // reflect.Type to *plan; nil: the type needs Go

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := makePlan(t, map[reflect.Type]*plan{})
	plans.Store(t, p)
	return p
}

var byteType = reflect.TypeFor[byte]()

// makePlan: seen holds the plans being made, for types that contain themselves.
func makePlan(t reflect.Type, seen map[reflect.Type]*plan) *plan {
	if p := seen[t]; p != nil {
		return p
	}
	if t.Name() != "" || t.Kind() == reflect.Struct { // it may have methods
		for _, x := range []reflect.Type{t, reflect.PointerTo(t)} {
			if x.Implements(marshalerType) || x.Implements(textMarshalerType) || x.Implements(unmarshalerType) || x.Implements(textUnmarshalerType) {
				return nil
			}
		}
	}
	k := t.Kind()
	p := &plan{typ: (*[2]unsafe.Pointer)(unsafe.Pointer(&t))[1], kind: int(k)}
	seen[t] = p
	switch {
	case k >= reflect.Bool && k <= reflect.Float64 || k == reflect.String && t != numberType:
		return p
	case k == reflect.Interface && t.NumMethod() == 0:
		return p
	case k == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		return nil
	case k == reflect.Map && t.Key() != reflect.TypeFor[string]():
		return nil
	case k == reflect.Pointer || k == reflect.Slice || k == reflect.Array || k == reflect.Map:
		if p.elem = makePlan(t.Elem(), seen); p.elem == nil {
			return nil
		}
		return p
	case k != reflect.Struct:
		return nil
	}
	for _, f := range fieldsOf(t).list {
		if f.quoted || f.isZero != nil {
			return nil
		}
		pf := planField{name: f.name, label: f.label}
		ft := t
		for _, i := range f.index {
			if ft.Kind() != reflect.Struct { // through a pointer
				return nil
			}
			sf := ft.Field(i)
			pf.offset += sf.Offset
			ft = sf.Type
		}
		if f.omitEmpty {
			pf.omit |= 1
		}
		if f.omitZero {
			pf.omit |= 2
		}
		if k := ft.Kind(); pf.omit != 0 && (k == reflect.Struct || k == reflect.Array) {
			return nil
		}
		if pf.plan = makePlan(ft, seen); pf.plan == nil {
			return nil
		}
		p.fields = append(p.fields, pf)
	}
	return p
}

func encodeFast(v any, html bool) ([]byte, bool) {
	switch v.(type) {
	case nil:
		return nil, false
	case map[string]any, []any, string, bool, float64, int:
		return encodePlan(nil, v, html)
	}
	p := planOf(reflect.TypeOf(v))
	if p == nil {
		return nil, false
	}
	return encodePlan(p, v, html)
}

// fast stores the value at i in v if the natives can.
func (d *decoder) fast(v reflect.Value, i int) (end int, ok bool) {
	if d.slow || d.useNumber || d.knownOnly || !v.CanAddr() {
		return 0, false
	}
	switch v.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
	default:
		return 0, false
	}
	if len(d.text)-i > fastMost && valueEnd(d.text, i)-i > fastMost {
		return 0, false
	}
	p := planOf(v.Type())
	if p == nil {
		return 0, false
	}
	end = decodePlan(p, v.Addr().UnsafePointer(), d.text, i)
	if end < 0 {
		d.slow = true // what made it give up will come again
		return 0, false
	}
	return end, true
}
