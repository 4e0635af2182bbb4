package fmt

import "reflect"

// otherBytes prints a byte slice element by element.
func (p *printer) otherBytes(b []byte, verb rune) { p.reflected(reflect.ValueOf(b), verb, 0) }

// pointer prints an address.
func (p *printer) pointer(v reflect.Value, verb rune) {
	var u uint64
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		u = uint64(uintptr(v.UnsafePointer()))
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		switch {
		case p.flags&sharpV != 0:
			p.buf = append(append(append(p.buf, '('), v.Type().String()...), ")("...)
			if u == 0 {
				p.buf = append(p.buf, "nil"...)
			} else {
				p.hex(u, true)
			}
			p.buf = append(p.buf, ')')
		case u == 0:
			p.padText(nilText)
		default:
			p.hex(u, p.flags&sharp == 0)
		}
	case 'p':
		p.hex(u, p.flags&sharp == 0)
	case 'b', 'o', 'd', 'x', 'X':
		p.integer(u, false, verb)
	default:
		p.badVerb(verb)
	}
}

// open, comma and shut write what stands around and between elements.
func (p *printer) open(v reflect.Value, plain string) {
	if p.flags&sharpV != 0 {
		p.buf = append(append(p.buf, v.Type().String()...), '{')
	} else {
		p.buf = append(p.buf, plain...)
	}
}

func (p *printer) comma(i int) {
	if i == 0 {
		return
	}
	if p.flags&sharpV != 0 {
		p.buf = append(p.buf, ", "...)
	} else {
		p.buf = append(p.buf, ' ')
	}
}

func (p *printer) shut(plain byte) {
	if p.flags&sharpV != 0 {
		plain = '}'
	}
	p.buf = append(p.buf, plain)
}

// nilValue prints T(nil) for %#v.
func (p *printer) nilValue(v reflect.Value) {
	p.buf = append(append(p.buf, v.Type().String()...), nilParens...)
}

// reflected prints any value; depth is how many values it stands within.
func (p *printer) reflected(v reflect.Value, verb rune, depth int) {
	if depth > 0 && v.IsValid() && v.CanInterface() {
		p.arg = v.Interface()
		if p.methods(verb) {
			return
		}
	}
	p.arg, p.value = nil, v
	switch v.Kind() {
	case reflect.Invalid:
		switch {
		case depth == 0:
			p.buf = append(p.buf, invalidText...)
		case verb == 'v':
			p.buf = append(p.buf, nilText...)
		default:
			p.badVerb(verb)
		}
	case reflect.Bool:
		p.boolean(v.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.integer(uint64(v.Int()), true, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.integer(v.Uint(), false, verb)
	case reflect.Float32:
		p.float(v.Float(), 32, verb)
	case reflect.Float64:
		p.float(v.Float(), 64, verb)
	case reflect.Complex64:
		p.complex(v.Complex(), 32, verb)
	case reflect.Complex128:
		p.complex(v.Complex(), 64, verb)
	case reflect.String:
		p.string(v.String(), verb)
	case reflect.Map:
		p.mapping(v, verb, depth)
	case reflect.Struct:
		p.open(v, "{")
		for i, n := 0, v.NumField(); i < n; i++ {
			p.comma(i)
			if p.flags&(plusV|sharpV) != 0 {
				if name := v.Type().Field(i).Name; name != "" {
					p.buf = append(append(p.buf, name...), ':')
				}
			}
			field := v.Field(i)
			if field.Kind() == reflect.Interface && !field.IsNil() {
				field = field.Elem()
			}
			p.reflected(field, verb, depth+1)
		}
		p.buf = append(p.buf, '}')
	case reflect.Interface:
		inner := v.Elem()
		switch {
		case inner.IsValid():
			p.reflected(inner, verb, depth+1)
		case p.flags&sharpV != 0:
			p.nilValue(v)
		default:
			p.buf = append(p.buf, nilText...)
		}
	case reflect.Array, reflect.Slice:
		p.sequence(v, verb, depth)
	case reflect.Pointer:
		if depth == 0 && v.UnsafePointer() != nil {
			switch target := v.Elem(); target.Kind() {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.buf = append(p.buf, '&')
				p.reflected(target, verb, depth+1)
				return
			}
		}
		p.pointer(v, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.pointer(v, verb)
	default:
		p.buf = append(append(p.buf, '?'), v.Type().String()...)
		p.buf = append(p.buf, '?')
	}
}

func (p *printer) sequence(v reflect.Value, verb rune, depth int) {
	switch verb {
	case 's', 'q', 'x', 'X':
		if v.Type().Elem().Kind() == reflect.Uint8 {
			p.bytes(contents(v), verb, v.Type().String())
			return
		}
	}
	if p.flags&sharpV != 0 && v.Kind() == reflect.Slice && v.IsNil() {
		p.nilValue(v)
		return
	}
	p.open(v, "[")
	for i, n := 0, v.Len(); i < n; i++ {
		p.comma(i)
		p.reflected(v.Index(i), verb, depth+1)
	}
	p.shut(']')
}

// contents returns the bytes of a slice or array of a byte type.
func contents(v reflect.Value) []byte {
	if v.Kind() == reflect.Slice || v.CanAddr() {
		return v.Bytes()
	}
	b := make([]byte, v.Len())
	for i := range b {
		b[i] = byte(v.Index(i).Uint())
	}
	return b
}

func (p *printer) mapping(v reflect.Value, verb rune, depth int) {
	if p.flags&sharpV != 0 && v.IsNil() {
		p.nilValue(v)
		return
	}
	p.open(v, "map[")
	for i, e := range entries(v) {
		p.comma(i)
		p.reflected(e.key, verb, depth+1)
		p.buf = append(p.buf, ':')
		p.reflected(e.value, verb, depth+1)
	}
	p.shut(']')
}

type entry struct{ key, value reflect.Value }

// entries returns what a map holds, sorted by key.
func entries(m reflect.Value) []entry {
	all := make([]entry, 0, m.Len())
	for it := m.MapRange(); it.Next(); {
		all = append(all, entry{it.Key(), it.Value()})
	}
	if len(all) > 1 {
		sortEntries(all, make([]entry, len(all)))
	}
	return all
}

// sortEntries is a merge sort: stable, and quick to write.
func sortEntries(a, spare []entry) {
	if len(a) <= 8 {
		for i := 1; i < len(a); i++ {
			e := a[i]
			j := i
			for ; j > 0 && order(a[j-1].key, e.key) > 0; j-- {
				a[j] = a[j-1]
			}
			a[j] = e
		}
		return
	}
	half := len(a) / 2
	sortEntries(a[:half], spare[:half])
	sortEntries(a[half:], spare[half:])
	left := spare[:half]
	copy(left, a[:half])
	right := a[half:]
	for to := 0; len(left) > 0; to++ {
		if len(right) > 0 && order(left[0].key, right[0].key) > 0 {
			a[to] = right[0]
			right = right[1:]
		} else {
			a[to] = left[0]
			left = left[1:]
		}
	}
}

func compare[T int64 | uint64 | float64 | string | uintptr](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case a == b:
		return 0
	case a != a && b != b:
		return 0
	case a != a:
		return -1 // NaN comes first
	}
	return 1
}

// order compares two keys of one type: numbers and texts by size, false before true, NaN before
// numbers, structs and arrays element by element, nil before everything, the rest by address.
func order(a, b reflect.Value) int {
	if a.Type() != b.Type() {
		return -1
	}
	switch a.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return compare(a.Int(), b.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return compare(a.Uint(), b.Uint())
	case reflect.String:
		return compare(a.String(), b.String())
	case reflect.Float32, reflect.Float64:
		return compare(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		if c := compare(real(a.Complex()), real(b.Complex())); c != 0 {
			return c
		}
		return compare(imag(a.Complex()), imag(b.Complex()))
	case reflect.Bool:
		switch {
		case a.Bool() == b.Bool():
			return 0
		case a.Bool():
			return 1
		}
		return -1
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		return compare(a.Pointer(), b.Pointer())
	case reflect.Struct:
		for i, n := 0, a.NumField(); i < n; i++ {
			if c := order(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i, n := 0, a.Len(); i < n; i++ {
			if c := order(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		switch x, y := a.IsNil(), b.IsNil(); {
		case x && y:
			return 0
		case x:
			return -1
		case y:
			return 1
		}
		x, y := a.Elem(), b.Elem()
		if x.Type() != y.Type() {
			return compare(reflect.ValueOf(x.Type()).Pointer(), reflect.ValueOf(y.Type()).Pointer())
		}
		return order(x, y)
	}
	panic("bad type in compare: " + a.Type().String())
}
