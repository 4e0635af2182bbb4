package fmt

import (
	"reflect"
	"strconv"
	"unicode/utf8"
)

// Texts that take the place of what can't be printed.
const (
	nilText       = "<nil>"
	nilParens     = "(nil)"
	noVerb        = "%!(NOVERB)"
	badWidth      = "%!(BADWIDTH)"
	badPrec       = "%!(BADPREC)"
	badIndexText  = "(BADINDEX)"
	missingText   = "(MISSING)"
	extraText     = "%!(EXTRA "
	invalidText   = "<invalid reflect.Value>"
	largestNumber = 1_000_000 // widths and precisions beyond are errors
)

// directive reads what stands between % and the verb.
type directive struct {
	format string
	at     int
	args   []any
	next   int // the argument whose turn it is
	index  bool
}

// number reads a decimal number; ok says there is one. A number too large ends the format.
func (d *directive) number() (n int, ok bool) {
	for d.at < len(d.format) {
		c := d.format[d.at] - '0'
		if c > 9 {
			break
		}
		if n > largestNumber {
			d.at = len(d.format)
			return 0, false
		}
		n = n*10 + int(c)
		ok = true
		d.at++
	}
	return n, ok
}

// bracket reads an explicit argument index, if one stands here.
func (p *printer) bracket(d *directive) {
	d.index = false
	if d.at >= len(d.format) || d.format[d.at] != '[' {
		return
	}
	p.reordered = true
	from := d.at + 1
	end := from
	for end < len(d.format) && d.format[end] != ']' {
		end++
	}
	if end == len(d.format) {
		d.at++
		p.badIndex = true
		return
	}
	inner := directive{format: d.format[:end], at: from}
	n, ok := inner.number()
	d.at = end + 1
	if !ok || inner.at != end {
		p.badIndex = true
		return
	}
	d.index = true
	if n < 1 || n > len(d.args) {
		p.badIndex = true
		return
	}
	d.next = n - 1
}

// star takes an argument as a width or precision.
func (d *directive) star() (n int, ok bool) {
	if d.next >= len(d.args) {
		return 0, false
	}
	arg := d.args[d.next]
	d.next++
	n, ok = arg.(int)
	if !ok {
		switch v := reflect.ValueOf(arg); v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			n = int(v.Int())
			ok = int64(n) == v.Int()
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			n = int(v.Uint())
			ok = n >= 0
		}
	}
	if n > largestNumber || n < -largestNumber {
		return 0, false
	}
	return n, ok
}

func (p *printer) printf(format string, args []any) {
	d := directive{format: format, args: args}
	for d.at < len(format) {
		from := d.at
		if format[from] != '%' {
			d.at = percent(format, from)
			p.buf = append(p.buf, format[from:d.at]...)
			if d.at == len(format) {
				break
			}
		}
		d.at++
		p.flags = 0
		p.badIndex = false
		d.index = false
		if d.at < len(format) {
			// A plain verb is the most frequent thing by far.
			if c := format[d.at]; 'a' <= c && c <= 'z' && c != 'w' && d.next < len(args) {
				d.at++
				d.next++
				p.any(args[d.next-1], rune(c))
				continue
			}
			p.options(&d)
		}
		if d.at >= len(format) {
			p.buf = append(p.buf, noVerb...)
			break
		}
		verb, size := rune(format[d.at]), 1
		if verb >= utf8.RuneSelf {
			verb, size = utf8.DecodeRuneInString(format[d.at:])
		}
		d.at += size
		p.verb(&d, verb)
	}
	if !p.reordered && d.next < len(args) {
		p.flags = 0
		p.buf = append(p.buf, extraText...)
		for i, arg := range args[d.next:] {
			if i > 0 {
				p.buf = append(p.buf, ", "...)
			}
			if arg == nil {
				p.buf = append(p.buf, nilText...)
				continue
			}
			p.buf = append(append(p.buf, reflect.TypeOf(arg).String()...), '=')
			p.any(arg, 'v')
		}
		p.buf = append(p.buf, ')')
	}
}

// options reads flags, width, precision and argument indexes.
func (p *printer) options(d *directive) {
flagLoop:
	for ; d.at < len(d.format); d.at++ {
		switch d.format[d.at] {
		case '#':
			p.flags |= sharp
		case '0':
			p.flags |= zero
		case '+':
			p.flags |= plus
		case '-':
			p.flags |= minus
		case ' ':
			p.flags |= space
		default:
			break flagLoop
		}
	}
	p.bracket(d)
	afterIndex := d.index
	if d.at < len(d.format) && d.format[d.at] == '*' {
		d.at++
		n, ok := d.star()
		if !ok {
			p.buf = append(p.buf, badWidth...)
		} else {
			if n < 0 {
				n = -n
				p.flags = p.flags&^zero | minus
			}
			p.width = n
			p.flags |= hasWidth
		}
		afterIndex = false
	} else if n, ok := d.number(); ok {
		p.width = n
		p.flags |= hasWidth
		if afterIndex {
			p.badIndex = true // as in %[3]2d
		}
	}
	if d.at < len(d.format) && d.format[d.at] == '.' {
		d.at++
		if afterIndex {
			p.badIndex = true // as in %[3].2d
		}
		p.bracket(d)
		afterIndex = d.index
		if d.at < len(d.format) && d.format[d.at] == '*' {
			d.at++
			n, ok := d.star()
			switch {
			case !ok || n < 0:
				p.buf = append(p.buf, badPrec...)
			default:
				p.prec = n
				p.flags |= hasPrec
			}
			afterIndex = false
		} else {
			n, _ := d.number()
			p.prec = n
			p.flags |= hasPrec
		}
	}
	if !afterIndex {
		p.bracket(d)
	}
}

// verb prints the next argument.
func (p *printer) verb(d *directive, verb rune) {
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
		return
	case p.badIndex:
		p.oops(verb, badIndexText)
		return
	case d.next >= len(d.args):
		p.oops(verb, missingText)
		return
	case verb == 'w' || verb == 'v':
		if verb == 'w' {
			p.wrapped = append(p.wrapped, d.next)
		}
		if p.flags&sharp != 0 {
			p.flags = p.flags&^sharp | sharpV
		}
		if p.flags&plus != 0 {
			p.flags = p.flags&^plus | plusV
		}
	}
	d.next++
	p.any(d.args[d.next-1], verb)
}

func (p *printer) oops(verb rune, what string) {
	p.buf = append(utf8.AppendRune(append(p.buf, "%!"...), verb), what...)
}

// badVerb prints that the verb does not suit the value.
func (p *printer) badVerb(verb rune) {
	p.complain = true
	p.buf = append(utf8.AppendRune(append(p.buf, "%!"...), verb), '(')
	switch {
	case p.arg != nil:
		p.buf = append(append(p.buf, reflect.TypeOf(p.arg).String()...), '=')
		p.any(p.arg, 'v')
	case p.value.IsValid():
		p.buf = append(append(p.buf, p.value.Type().String()...), '=')
		p.reflected(p.value, 'v', 0)
	default:
		p.buf = append(p.buf, nilText...)
	}
	p.buf = append(p.buf, ')')
	p.complain = false
}

// any prints an operand.
func (p *printer) any(arg any, verb rune) {
	if verb == 'v' && p.flags == 0 {
		switch v := arg.(type) {
		case string:
			p.buf = append(p.buf, v...)
			return
		case int:
			p.buf = strconv.AppendInt(p.buf, int64(v), 10)
			return
		}
	}
	p.arg = arg
	p.value = reflect.Value{}
	if arg == nil {
		if verb == 'v' || verb == 'T' {
			p.padText(nilText)
		} else {
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.text(reflect.TypeOf(arg).String())
		return
	case 'p':
		p.pointer(reflect.ValueOf(arg), 'p')
		return
	}
	switch v := arg.(type) {
	case int:
		p.integer(uint64(v), true, verb)
	case string:
		p.string(v, verb)
	case bool:
		p.boolean(v, verb)
	case float64:
		p.float(v, 64, verb)
	case []byte:
		p.bytes(v, verb, "[]byte")
	case int64:
		p.integer(uint64(v), true, verb)
	case int32:
		p.integer(uint64(v), true, verb)
	case uint8:
		p.integer(uint64(v), false, verb)
	case uint64:
		p.integer(v, false, verb)
	case uint:
		p.integer(uint64(v), false, verb)
	case uint32:
		p.integer(uint64(v), false, verb)
	case int16:
		p.integer(uint64(v), true, verb)
	case uint16:
		p.integer(uint64(v), false, verb)
	case int8:
		p.integer(uint64(v), true, verb)
	case uintptr:
		p.integer(uint64(v), false, verb)
	case float32:
		p.float(float64(v), 32, verb)
	case complex128:
		p.complex(v, 64, verb)
	case complex64:
		p.complex(complex128(v), 32, verb)
	case reflect.Value:
		if v.IsValid() && v.CanInterface() {
			p.arg = v.Interface()
			if p.methods(verb) {
				return
			}
		}
		p.reflected(v, verb, 0)
	default:
		if !p.methods(verb) {
			p.reflected(reflect.ValueOf(arg), verb, 0)
		}
	}
}

// methods lets p.arg print itself if it can; it reports whether that was done.
func (p *printer) methods(verb rune) (done bool) {
	if p.complain {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapping {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := p.arg.(Formatter); ok {
		defer p.rescue(p.arg, verb, "Format")
		done = true
		f.Format(p, verb)
		return true
	}
	if p.flags&sharpV != 0 {
		if g, ok := p.arg.(GoStringer); ok {
			defer p.rescue(p.arg, verb, "GoString")
			done = true
			p.text(g.GoString())
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			defer p.rescue(p.arg, verb, "Error")
			done = true
			p.string(v.Error(), verb)
			return true
		case Stringer:
			defer p.rescue(p.arg, verb, "String")
			done = true
			p.string(v.String(), verb)
			return true
		}
	}
	return false
}

// rescue, deferred, turns a method's panic into text.
func (p *printer) rescue(arg any, verb rune, method string) {
	why := recover()
	if why == nil {
		return
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.buf = append(p.buf, nilText...)
		return
	}
	if p.panicking {
		panic(why) // a panic while printing one
	}
	saved, width, prec := p.flags, p.width, p.prec
	p.flags = 0
	p.oops(verb, "(PANIC=")
	p.buf = append(append(p.buf, method...), " method: "...)
	p.panicking = true
	p.any(why, 'v')
	p.panicking = false
	p.buf = append(p.buf, ')')
	p.flags, p.width, p.prec = saved, width, prec
}
