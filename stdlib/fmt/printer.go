// Package fmt formats values to text and reads them back.
package fmt

import (
	"internal/stdio"
	"io"
	"reflect"
	"strconv"
	"sync"
	"unicode/utf8"
)

// Converted once, not at each Println.
var stdout io.Writer = stdio.Stdout{}

// State is what a Formatter writes to and asks for its directive's flags.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter is implemented by values that format themselves for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is implemented by values that have a text form.
type Stringer interface {
	String() string
}

// GoStringer is implemented by values that know how they look in Go's syntax, for %#v.
type GoStringer interface {
	GoString() string
}

// The flags of a directive.
type flags uint16

const (
	hasWidth flags = 1 << iota
	hasPrec
	minus
	plus
	sharp
	space
	zero
	plusV  // %+v
	sharpV // %#v
)

// A printer collects the output of one call.
type printer struct {
	buf   []byte
	flags flags
	width int
	prec  int

	arg   any           // what is being printed, if it came as an interface
	value reflect.Value // or else what is being printed

	reordered bool  // an explicit argument index was used
	badIndex  bool  // the directive's index is wrong
	panicking bool  // a panic of a method is being printed
	complain  bool  // an error text is being printed: no methods
	wrapping  bool  // %w is allowed
	wrapped   []int // arguments of %w
	floatRoom [48]byte
}

// Without New: a variable that needs no initialisation costs nothing at start.
var printers sync.Pool

func newPrinter() *printer {
	p, _ := printers.Get().(*printer)
	if p == nil {
		return new(printer)
	}
	p.flags = 0
	p.reordered, p.panicking, p.complain, p.wrapping = false, false, false, false
	return p
}

// release puts p back for the next call, unless it has grown large.
func (p *printer) release() {
	if cap(p.buf) > 64<<10 {
		p.buf = nil
	} else {
		p.buf = p.buf[:0]
	}
	if cap(p.wrapped) > 8 {
		p.wrapped = nil
	}
	p.arg, p.value, p.wrapped = nil, reflect.Value{}, p.wrapped[:0]
	printers.Put(p)
}

// Write is for Formatters.
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString is for Formatters that look for it.
func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *printer) Width() (wid int, ok bool) {
	if p.flags&hasWidth == 0 {
		return 0, false
	}
	return p.width, true
}

func (p *printer) Precision() (prec int, ok bool) {
	if p.flags&hasPrec == 0 {
		return 0, false
	}
	return p.prec, true
}

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.flags&minus != 0
	case '+':
		return p.flags&(plus|plusV) != 0
	case '#':
		return p.flags&(sharp|sharpV) != 0
	case ' ':
		return p.flags&space != 0
	case '0':
		return p.flags&zero != 0
	}
	return false
}

// FormatString rebuilds the directive that a Formatter was called for.
func FormatString(state State, verb rune) string {
	var room [16]byte
	out := append(room[:0], '%')
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			out = append(out, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		out = strconv.AppendInt(out, int64(w), 10)
	}
	if prec, ok := state.Precision(); ok {
		out = strconv.AppendInt(append(out, '.'), int64(prec), 10)
	}
	return string(utf8.AppendRune(out, verb))
}

// Fprintf formats to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.release()
	return n, err
}

// Printf formats to the standard output.
func Printf(format string, a ...any) (n int, err error) { return Fprintf(stdout, format, a...) }

// Sprintf formats to a string.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.release()
	return s
}

// Appendf formats behind b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.release()
	return b
}

// Fprint writes the operands to w, with spaces between two that are no strings.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.release()
	return n, err
}

// Print is Fprint to the standard output.
func Print(a ...any) (n int, err error) { return Fprint(stdout, a...) }

// Sprint is Fprint to a string.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.release()
	return s
}

// Append is Fprint behind b.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.release()
	return b
}

// Fprintln writes the operands to w with spaces between them and a newline at the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.release()
	return n, err
}

// Println is Fprintln to the standard output.
func Println(a ...any) (n int, err error) { return Fprintln(stdout, a...) }

// Sprintln is Fprintln to a string.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.release()
	return s
}

// Appendln is Fprintln behind b.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.release()
	return b
}

func (p *printer) println(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ' ')
		}
		// The most frequent kinds need nothing else.
		switch v := arg.(type) {
		case string:
			p.buf = append(p.buf, v...)
		case int:
			p.buf = strconv.AppendInt(p.buf, int64(v), 10)
		default:
			p.any(arg, 'v')
		}
	}
	p.buf = append(p.buf, '\n')
}

func (p *printer) print(a []any) {
	wasString := true
	for i, arg := range a {
		s, isString := arg.(string)
		if !isString && arg != nil && reflect.TypeOf(arg).Kind() == reflect.String {
			if i > 0 {
				wasString = true
			}
			p.any(arg, 'v')
			wasString = true
			continue
		}
		if isString {
			p.buf = append(p.buf, s...)
		} else {
			if !wasString {
				p.buf = append(p.buf, ' ')
			}
			p.any(arg, 'v')
		}
		wasString = isString
	}
}
