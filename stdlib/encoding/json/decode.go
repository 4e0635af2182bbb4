package json

import (
	"encoding"
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// An Unmarshaler reads its JSON itself. It must copy data if it keeps it.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// A Number is a number as it is written.
type Number string

// String returns the text.
func (n Number) String() string { return string(n) }

// Float64 returns the value as a float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 returns the value as an int64.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// Unmarshal stores what data says in what v points to. A value that does not fit is left out, the rest goes on, and the first such
// error is returned.
func Unmarshal(data []byte, v any) error {
	if err := check(view(data)); err != nil {
		return err
	}
	d := decoder{data: data, text: view(data)}
	return d.unmarshal(v)
}

// A decoder walks through text that is valid.
type decoder struct {
	data      []byte
	text      string // data
	err       error  // the first that did not stop it
	inside    reflect.Type
	path      []string // fields from inside to here
	useNumber bool
	knownOnly bool
	slow      bool // the natives gave up on a part
}

const changed = "JSON decoder out of sync - data changing underfoot?"

var (
	unmarshalerType     = reflect.TypeFor[Unmarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (d *decoder) unmarshal(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	i, _ := next(d.text, 0)
	if _, ok := d.fast(rv.Elem(), i); ok {
		return nil
	}
	if _, err := d.value(rv, i); err != nil {
		return d.locate(err)
	}
	return d.err
}

func (d *decoder) save(err error) {
	if d.err == nil {
		d.err = d.locate(err)
	}
}

// locate puts the place where the decoder is into a type error.
func (d *decoder) locate(err error) error {
	if e, ok := err.(*UnmarshalTypeError); ok && (d.inside != nil || len(d.path) > 0) {
		e.Struct = d.inside.Name()
		path := d.path
		if e.Field != "" {
			path = append(path[:len(path):len(path)], e.Field)
		}
		e.Field = strings.Join(path, ".")
	}
	return err
}

func (d *decoder) mismatch(value string, t reflect.Type, at int) {
	d.save(&UnmarshalTypeError{Value: value, Type: t, Offset: int64(at)})
}

// value stores the value at i in v, which may be invalid: then it is skipped. It returns where the value ends.
func (d *decoder) value(v reflect.Value, i int) (end int, err error) {
	if !v.IsValid() {
		return valueEnd(d.text, i), nil
	}
	if end, ok := d.fast(v, i); ok {
		return end, nil
	}
	if i >= len(d.text) {
		panic(changed)
	}
	switch d.text[i] {
	case '[':
		return d.array(v, i)
	case '{':
		return d.object(v, i)
	}
	end = valueEnd(d.text, i)
	return end, d.literal(d.text[i:end], v, false, end)
}

// settle follows pointers, making what they point to, up to a value that is no pointer or to a method that decodes. For null it stops
// at the last pointer, which is to become nil.
func settle(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	self := v // to return to after a look at the methods of its address
	taken := false
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		v, taken = v.Addr(), true
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				v, taken = e, false
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			return nil, nil, v
		}
		if e := v.Elem(); e.Kind() == reflect.Interface && e.Elem().Equal(v) {
			return nil, nil, e // a pointer to itself
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.Type().NumMethod() > 0 && v.CanInterface() {
			x := v.Interface()
			if u, ok := x.(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if u, ok := x.(encoding.TextUnmarshaler); ok && !null {
				return nil, u, reflect.Value{}
			}
		}
		if taken {
			v, taken = self, false
		} else {
			v = v.Elem()
		}
	}
}

// compound settles v for the object or array at i; done: there is nothing more to do.
func (d *decoder) compound(v reflect.Value, what string, i int) (to reflect.Value, end int, done bool, err error) {
	u, tu, to := settle(v, false)
	if u == nil && tu == nil {
		return to, 0, false, nil
	}
	end = valueEnd(d.text, i)
	if u != nil {
		return to, end, true, u.UnmarshalJSON(d.data[i:end:end])
	}
	d.mismatch(what, v.Type(), i+1)
	return to, end, true, nil
}

func (d *decoder) array(v reflect.Value, i int) (int, error) {
	v, end, done, err := d.compound(v, "array", i)
	if done {
		return end, err
	}
	switch {
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		x, end := d.any(i)
		v.Set(reflect.ValueOf(x))
		return end, nil
	case v.Kind() != reflect.Array && v.Kind() != reflect.Slice:
		d.mismatch("array", v.Type(), i+1)
		return valueEnd(d.text, i), nil
	}
	n := 0
	i, c := next(d.text, i+1)
	for c != ']' {
		elem := reflect.Value{}
		if v.Kind() == reflect.Slice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		if n < v.Len() {
			elem = v.Index(n)
		}
		if i, err = d.value(elem, i); err != nil {
			return 0, err
		}
		n++
		if i, c = next(d.text, i); c == ',' {
			i, c = next(d.text, i+1)
		} else if c != ']' {
			panic(changed)
		}
	}
	if v.Kind() == reflect.Array {
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
	} else if n == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	} else {
		v.SetLen(n)
	}
	return i + 1, nil
}

func (d *decoder) object(v reflect.Value, i int) (int, error) {
	v, end, done, err := d.compound(v, "object", i)
	if done {
		return end, err
	}
	t := v.Type()
	isMap := v.Kind() == reflect.Map
	var fields *structFields
	switch {
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		x, end := d.any(i)
		v.Set(reflect.ValueOf(x))
		return end, nil
	case v.Kind() == reflect.Struct:
		fields = fieldsOf(t)
	case isMap && mapKey(t.Key()):
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	default:
		d.mismatch("object", t, i+1)
		return valueEnd(d.text, i), nil
	}
	inside, depth := d.inside, len(d.path)
	var elem reflect.Value
	i, c := next(d.text, i+1)
	for c != '}' {
		keyAt := i
		i = valueEnd(d.text, i)
		item := d.text[keyAt:i]
		key, ok := unquote(item)
		if !ok {
			panic(changed)
		}
		to, quoted := reflect.Value{}, false
		if isMap {
			if !elem.IsValid() {
				elem = reflect.New(t.Elem()).Elem()
			} else {
				elem.SetZero()
			}
			to = elem
		} else {
			f := fields.exact[key]
			if f == nil {
				f = fields.folded[foldName(key)]
			}
			if f != nil {
				to = d.enterField(v, f)
				quoted = f.quoted && to.IsValid()
				d.inside = t
				d.path = append(d.path, f.name)
			} else if d.knownOnly {
				d.save(fmt.Errorf("json: unknown field %q", key))
			}
		}
		if i, c = next(d.text, i); c != ':' {
			panic(changed)
		}
		i, _ = next(d.text, i+1)
		if quoted {
			i, err = d.quotedValue(to, i)
		} else {
			i, err = d.value(to, i)
		}
		if err != nil {
			return 0, err
		}
		if isMap {
			k, err := d.key(t.Key(), key, item, keyAt)
			if err != nil {
				return 0, err
			}
			if k.IsValid() {
				v.SetMapIndex(k, elem)
			}
		}
		d.inside, d.path = inside, d.path[:depth]
		if i, c = next(d.text, i); c == ',' {
			i, c = next(d.text, i+1)
		} else if c != '}' {
			panic(changed)
		}
	}
	return i + 1, nil
}

// enterField finds the field f of v, making embedded structs that are missing.
func (d *decoder) enterField(v reflect.Value, f *field) reflect.Value {
	for n, k := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !v.CanSet() {
					d.save(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %v", v.Type().Elem()))
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		if n < len(f.index)-1 {
			d.path = append(d.path, v.Type().Field(k).Name)
		}
		v = v.Field(k)
	}
	return v
}

func mapKey(t reflect.Type) bool {
	k := t.Kind()
	return k == reflect.String || k >= reflect.Int && k <= reflect.Uintptr || reflect.PointerTo(t).Implements(textUnmarshalerType)
}

func (d *decoder) key(t reflect.Type, key, item string, at int) (reflect.Value, error) {
	k := reflect.New(t)
	if k.Type().Implements(textUnmarshalerType) {
		return k.Elem(), d.literal(item, k, true, at+len(item))
	}
	k = k.Elem()
	switch {
	case t.Kind() == reflect.String:
		k.SetString(key)
		return k, nil
	case k.CanInt():
		if n, err := strconv.ParseInt(key, 10, 64); err == nil && !k.OverflowInt(n) {
			k.SetInt(n)
			return k, nil
		}
	default:
		if n, err := strconv.ParseUint(key, 10, 64); err == nil && !k.OverflowUint(n) {
			k.SetUint(n)
			return k, nil
		}
	}
	d.mismatch("number "+key, t, at+1)
	return reflect.Value{}, nil
}

// quotedValue reads the value of a field with the option string: the literal in a string, or null.
func (d *decoder) quotedValue(v reflect.Value, i int) (int, error) {
	end := valueEnd(d.text, i)
	switch d.text[i] {
	case 'n':
		return end, d.literal("null", v, false, end)
	case '"':
		s, ok := unquote(d.text[i:end])
		if !ok {
			panic(changed)
		}
		return end, d.literal(s, v, true, end)
	}
	d.save(fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %v", v.Type()))
	return end, nil
}

// literal stores a string, number, true, false or null, which ends at end; fromQuoted: it was inside a string, and may be anything.
func (d *decoder) literal(item string, v reflect.Value, fromQuoted bool, end int) error {
	misuse := func() error {
		return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal %q into %v", item, v.Type())
	}
	if item == "" {
		d.save(misuse())
		return nil
	}
	kind, name := item[0], "number"
	switch kind {
	case 'n':
		name = "null"
	case 't', 'f':
		name = "bool"
	case '"':
		name = "string"
	}
	u, tu, to := settle(v, kind == 'n')
	if u != nil {
		return u.UnmarshalJSON([]byte(item))
	}
	if tu != nil {
		if kind != '"' {
			if fromQuoted {
				d.save(misuse())
			} else {
				d.mismatch(name, v.Type(), end)
			}
			return nil
		}
		s, ok := unquote(item)
		if !ok {
			if fromQuoted {
				return misuse()
			}
			panic(changed)
		}
		return tu.UnmarshalText([]byte(s))
	}
	v = to
	open := v.Kind() == reflect.Interface && v.NumMethod() == 0
	switch kind {
	case 'n':
		if fromQuoted && item != "null" {
			d.save(misuse())
			return nil
		}
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case 't', 'f':
		switch {
		case fromQuoted && item != "true" && item != "false":
			d.save(misuse())
		case v.Kind() == reflect.Bool:
			v.SetBool(kind == 't')
		case open:
			v.Set(reflect.ValueOf(kind == 't'))
		case fromQuoted && v.Kind() != reflect.Interface:
			d.save(misuse())
		default:
			d.mismatch(name, v.Type(), end)
		}
	case '"':
		s, ok := unquote(item)
		if !ok {
			if fromQuoted {
				return misuse()
			}
			panic(changed)
		}
		switch {
		case v.Kind() == reflect.String:
			if v.Type() == numberType && !validNumber(s) {
				return fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", item)
			}
			v.SetString(s)
		case open:
			v.Set(reflect.ValueOf(s))
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
			b, err := base64.StdEncoding.DecodeString(s)
			if err != nil {
				d.save(err)
			} else {
				v.SetBytes(b)
			}
		default:
			d.mismatch(name, v.Type(), end)
		}
	default:
		if kind != '-' && (kind < '0' || kind > '9') {
			if fromQuoted {
				return misuse()
			}
			panic(changed)
		}
		return d.number(item, v, fromQuoted, end, misuse)
	}
	return nil
}

func (d *decoder) number(item string, v reflect.Value, fromQuoted bool, end int, misuse func() error) error {
	switch {
	case v.Type() == numberType:
		v.SetString(item)
		return nil
	case v.Kind() == reflect.Interface:
		n, err := d.plainNumber(item, end)
		if err != nil {
			d.save(err)
		} else if v.NumMethod() != 0 {
			d.mismatch("number", v.Type(), end)
		} else {
			v.Set(reflect.ValueOf(n))
		}
		return nil
	case v.CanInt():
		if n, err := strconv.ParseInt(item, 10, 64); err == nil && !v.OverflowInt(n) {
			v.SetInt(n)
			return nil
		}
	case v.CanUint():
		if n, err := strconv.ParseUint(item, 10, 64); err == nil && !v.OverflowUint(n) {
			v.SetUint(n)
			return nil
		}
	case v.CanFloat():
		if n, err := strconv.ParseFloat(item, v.Type().Bits()); err == nil && !v.OverflowFloat(n) {
			v.SetFloat(n)
			return nil
		}
	case fromQuoted:
		return misuse()
	default:
		d.mismatch("number", v.Type(), end)
		return nil
	}
	d.mismatch("number "+item, v.Type(), end)
	return nil
}

func (d *decoder) plainNumber(s string, end int) (any, error) {
	if d.useNumber {
		return Number(s), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, &UnmarshalTypeError{Value: "number " + s, Type: reflect.TypeFor[float64](), Offset: int64(end + 1)}
	}
	return f, nil
}

// any returns the value at i as Go's own types.
func (d *decoder) any(i int) (x any, end int) {
	if !d.useNumber {
		if x, end := decodeAny(d.text, i); end >= 0 {
			return x, end
		}
	}
	switch d.text[i] {
	case '[':
		list := []any{}
		i, c := next(d.text, i+1)
		for c != ']' {
			x, i = d.any(i)
			list = append(list, x)
			if i, c = next(d.text, i); c == ',' {
				i, c = next(d.text, i+1)
			} else if c != ']' {
				panic(changed)
			}
		}
		return list, i + 1
	case '{':
		m := map[string]any{}
		i, c := next(d.text, i+1)
		for c != '}' {
			end := valueEnd(d.text, i)
			key, ok := unquote(d.text[i:end])
			if i, c = next(d.text, end); !ok || c != ':' {
				panic(changed)
			}
			i, _ = next(d.text, i+1)
			m[key], i = d.any(i)
			if i, c = next(d.text, i); c == ',' {
				i, c = next(d.text, i+1)
			} else if c != '}' {
				panic(changed)
			}
		}
		return m, i + 1
	}
	end = valueEnd(d.text, i)
	item := d.text[i:end]
	switch item[0] {
	case 'n':
		return nil, end
	case 't', 'f':
		return item[0] == 't', end
	case '"':
		s, ok := unquote(item)
		if !ok {
			panic(changed)
		}
		return s, end
	}
	n, err := d.plainNumber(item, end)
	if err != nil {
		d.save(err)
	}
	return n, end
}
