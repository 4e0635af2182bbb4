// Package json encodes and decodes JSON as RFC 7159 defines it.
package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Marshaler writes its JSON itself.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	numberType        = reflect.TypeFor[Number]()
)

// Marshal returns the JSON of v: see the encoding of each type in the package's documentation.
func Marshal(v any) ([]byte, error) {
	e := encoder{html: true}
	if err := e.top(v); err != nil {
		return nil, err
	}
	return e.buf, nil
}

// MarshalIndent is Marshal followed by Indent.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return indentedText(b, prefix, indent)
}

type encoder struct {
	buf    []byte
	html   bool
	quoted bool // the value being written goes into a string; its encoder looks at this once
	depth  int
	seen   map[any]bool // pointers, maps and slices around, once it is deep
}

// A failure carries an error out of the encoders.
type failure struct{ error }

type encoderFunc func(e *encoder, v reflect.Value)

func (e *encoder) top(v any) (err error) {
	if out, ok := encodeFast(v, e.html); ok {
		e.buf = out
		return nil
	}
	defer func() {
		if r := recover(); r != nil {
			f, ours := r.(failure)
			if !ours {
				panic(r)
			}
			err = f.error
		}
	}()
	e.value(reflect.ValueOf(v))
	return nil
}

func (e *encoder) fail(err error) { panic(failure{err}) }
func (e *encoder) text(s string)  { e.buf = append(e.buf, s...) }
func (e *encoder) str(s string)   { e.buf = append(e.buf, quote(s, e.html)...) }
func (e *encoder) value(v reflect.Value) {
	if !v.IsValid() {
		e.text("null")
		return
	}
	encoderOf(v.Type())(e, v)
}

func (e *encoder) takeQuoted() bool {
	q := e.quoted
	e.quoted = false
	return q
}

var encoders sync.Map // reflect.Type to encoderFunc

func encoderOf(t reflect.Type) encoderFunc {
	if f, ok := encoders.Load(t); ok {
		return f.(encoderFunc)
	}
	// A type may contain itself: until its encoder is made, one that waits stands in.
	var f encoderFunc
	var ready sync.WaitGroup
	ready.Add(1)
	if other, ok := encoders.LoadOrStore(t, encoderFunc(func(e *encoder, v reflect.Value) {
		ready.Wait()
		f(e, v)
	})); ok {
		return other.(encoderFunc)
	}
	f = makeEncoder(t, true)
	ready.Done()
	encoders.Store(t, f)
	return f
}

// methodEncoder returns the encoder that calls t's method of iface, or that of *t where values are addressable; nil: it has none.
func methodEncoder(t reflect.Type, addr bool, iface reflect.Type, marshal func(*encoder, reflect.Value, reflect.Type)) encoderFunc {
	if addr && t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(iface) {
		plain := makeEncoder(t, false)
		return func(e *encoder, v reflect.Value) {
			if !v.CanAddr() {
				plain(e, v)
			} else {
				e.quoted = false
				marshal(e, v.Addr(), v.Type())
			}
		}
	}
	if t.Implements(iface) {
		return func(e *encoder, v reflect.Value) {
			e.quoted = false
			marshal(e, v, v.Type())
		}
	}
	return nil
}

// makeEncoder: addressable values of type T may have the methods of *T.
func makeEncoder(t reflect.Type, addr bool) encoderFunc {
	if f := methodEncoder(t, addr, marshalerType, marshalWith); f != nil {
		return f
	}
	if f := methodEncoder(t, addr, textMarshalerType, marshalText); f != nil {
		return f
	}
	switch t.Kind() {
	case reflect.Bool:
		return func(e *encoder, v reflect.Value) { e.maybeQuoted(strconv.FormatBool(v.Bool())) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(e *encoder, v reflect.Value) { e.maybeQuoted(strconv.FormatInt(v.Int(), 10)) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(e *encoder, v reflect.Value) { e.maybeQuoted(strconv.FormatUint(v.Uint(), 10)) }
	case reflect.Float32, reflect.Float64:
		return encodeFloat
	case reflect.String:
		return encodeString
	case reflect.Interface:
		return func(e *encoder, v reflect.Value) {
			if v.IsNil() {
				e.quoted = false
				e.text("null")
				return
			}
			encoderOf(v.Elem().Type())(e, v.Elem())
		}
	case reflect.Struct:
		return structEncoder(t)
	case reflect.Map:
		return mapEncoder(t)
	case reflect.Slice:
		return sliceEncoder(t)
	case reflect.Array:
		return arrayEncoder(t)
	case reflect.Pointer:
		return pointerEncoder(t)
	}
	return unsupported
}

func unsupported(e *encoder, v reflect.Value) { e.fail(&UnsupportedTypeError{v.Type()}) }

func (e *encoder) maybeQuoted(s string) {
	if e.takeQuoted() {
		s = `"` + s + `"`
	}
	e.text(s)
}

func isNilPointer(v reflect.Value) bool {
	return (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()
}

func marshalWith(e *encoder, v reflect.Value, t reflect.Type) {
	if isNilPointer(v) {
		e.text("null")
		return
	}
	m, ok := v.Interface().(Marshaler)
	if !ok {
		e.text("null")
		return
	}
	b, err := m.MarshalJSON()
	if err == nil {
		b, err = compact(b, e.html)
	}
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalJSON"})
	}
	e.buf = append(e.buf, b...)
}

func marshalText(e *encoder, v reflect.Value, t reflect.Type) {
	if isNilPointer(v) {
		e.text("null")
		return
	}
	m, ok := v.Interface().(encoding.TextMarshaler)
	if !ok {
		e.text("null")
		return
	}
	b, err := m.MarshalText()
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalText"})
	}
	e.str(string(b))
}

func encodeFloat(e *encoder, v reflect.Value) {
	f, bits := v.Float(), v.Type().Bits()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		e.fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
	}
	// As ES6 prints numbers.
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (bits == 64 && (abs < 1e-6 || abs >= 1e21) || bits == 32 && (float32(abs) < 1e-6 || float32(abs) >= 1e21)) {
		format = 'e'
	}
	s := strconv.FormatFloat(f, format, -1, bits)
	if n := len(s); format == 'e' && n >= 4 && s[n-4:n-1] == "e-0" {
		s = s[:n-2] + s[n-1:]
	}
	e.maybeQuoted(s)
}

func encodeString(e *encoder, v reflect.Value) {
	s := v.String()
	if v.Type() == numberType {
		if s == "" {
			s = "0"
		}
		if !validNumber(s) {
			e.fail(fmt.Errorf("json: invalid number literal %q", s))
		}
		e.maybeQuoted(s)
		return
	}
	if e.takeQuoted() {
		s = string(quote(s, e.html))
	}
	e.str(s)
}

func validNumber(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && digits[0] >= '0' && digits[0] <= '9' && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' && check(s) == nil
}

// enter notes that the encoder is inside what key identifies; leave takes that back. Only deep inside, where a cycle would lead to.
func (e *encoder) enter(v reflect.Value, key any) {
	if e.depth++; e.depth > 1000 {
		if e.seen[key] {
			e.fail(&UnsupportedValueError{v, fmt.Sprintf("encountered a cycle via %s", v.Type())})
		}
		if e.seen == nil {
			e.seen = map[any]bool{}
		}
		e.seen[key] = true
	}
}

func (e *encoder) leave(key any) {
	if e.depth > 1000 {
		delete(e.seen, key)
	}
	e.depth--
}

func pointerEncoder(t reflect.Type) encoderFunc {
	elem := encoderOf(t.Elem())
	return func(e *encoder, v reflect.Value) {
		if v.IsNil() {
			e.quoted = false
			e.text("null")
			return
		}
		key := any(v.UnsafePointer())
		if e.depth >= 1000 {
			key = v.Interface()
		}
		e.enter(v, key)
		elem(e, v.Elem())
		e.leave(key)
	}
}

func structEncoder(t reflect.Type) encoderFunc {
	fields := fieldsOf(t)
	return func(e *encoder, v reflect.Value) {
		e.quoted = false
		label := 0
		if e.html {
			label = 1
		}
		sep := byte('{')
	next:
		for i := range fields.list {
			f := &fields.list[i]
			fv := v
			for _, k := range f.index {
				if fv.Kind() == reflect.Pointer {
					if fv.IsNil() {
						continue next
					}
					fv = fv.Elem()
				}
				fv = fv.Field(k)
			}
			if f.omitEmpty && isEmpty(fv) || f.omitZero && (f.isZero == nil && fv.IsZero() || f.isZero != nil && f.isZero(fv)) {
				continue
			}
			e.buf = append(e.buf, sep)
			e.buf = append(e.buf, f.label[label]...)
			sep = ','
			e.quoted = f.quoted
			f.encode(e, fv)
			e.quoted = false
		}
		if sep == '{' {
			e.buf = append(e.buf, '{')
		}
		e.buf = append(e.buf, '}')
	}
}

func isEmpty(v reflect.Value) bool {
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Map || k == reflect.Slice || k == reflect.String:
		return v.Len() == 0
	case k >= reflect.Bool && k <= reflect.Float64 || k == reflect.Interface || k == reflect.Pointer:
		return v.IsZero()
	}
	return false
}

func mapEncoder(t reflect.Type) encoderFunc {
	if k := t.Key().Kind(); k != reflect.String && (k < reflect.Int || k > reflect.Uintptr) && !t.Key().Implements(textMarshalerType) {
		return unsupported
	}
	elem := encoderOf(t.Elem())
	type entry struct {
		name  string
		value reflect.Value
	}
	return func(e *encoder, v reflect.Value) {
		e.quoted = false
		if v.IsNil() {
			e.text("null")
			return
		}
		id := any(v.UnsafePointer())
		e.enter(v, id)
		entries := make([]entry, 0, v.Len())
		for it := v.MapRange(); it.Next(); {
			name, err := keyName(it.Key())
			if err != nil {
				e.fail(fmt.Errorf("json: encoding error for type %q: %q", v.Type().String(), err.Error()))
			}
			entries = append(entries, entry{name, it.Value()})
		}
		slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
		e.buf = append(e.buf, '{')
		for i, x := range entries {
			if i > 0 {
				e.buf = append(e.buf, ',')
			}
			e.str(x.name)
			e.buf = append(e.buf, ':')
			elem(e, x.value)
		}
		e.buf = append(e.buf, '}')
		e.leave(id)
	}
}

func keyName(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", nil
		}
		b, err := m.MarshalText()
		return string(b), err
	}
	if k.CanInt() {
		return strconv.FormatInt(k.Int(), 10), nil
	}
	if k.CanUint() {
		return strconv.FormatUint(k.Uint(), 10), nil
	}
	panic("unexpected map key type")
}

func sliceEncoder(t reflect.Type) encoderFunc {
	if t.Elem().Kind() == reflect.Uint8 {
		if p := reflect.PointerTo(t.Elem()); !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			return func(e *encoder, v reflect.Value) {
				e.quoted = false
				if v.IsNil() {
					e.text("null")
					return
				}
				e.buf = append(e.buf, '"')
				e.buf = base64.StdEncoding.AppendEncode(e.buf, v.Bytes())
				e.buf = append(e.buf, '"')
			}
		}
	}
	array := arrayEncoder(t)
	type sliceKey struct {
		p   any
		len int
	}
	return func(e *encoder, v reflect.Value) {
		e.quoted = false
		if v.IsNil() {
			e.text("null")
			return
		}
		key := sliceKey{v.UnsafePointer(), v.Len()}
		e.enter(v, key)
		array(e, v)
		e.leave(key)
	}
}

func arrayEncoder(t reflect.Type) encoderFunc {
	elem := encoderOf(t.Elem())
	return func(e *encoder, v reflect.Value) {
		e.quoted = false
		e.buf = append(e.buf, '[')
		for i := range v.Len() {
			if i > 0 {
				e.buf = append(e.buf, ',')
			}
			elem(e, v.Index(i))
		}
		e.buf = append(e.buf, ']')
	}
}

// RawMessage is JSON that is left as it is.
type RawMessage []byte

// MarshalJSON returns m; null if it is nil.
func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m != nil {
		return m, nil
	}
	return []byte("null"), nil
}

// UnmarshalJSON stores a copy of data.
func (m *RawMessage) UnmarshalJSON(data []byte) error {
	if m == nil {
		return errors.New("json.RawMessage: UnmarshalJSON on nil pointer")
	}
	*m = append((*m)[:0], data...)
	return nil
}
