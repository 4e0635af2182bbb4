// errors: New, Join, Is, As, AsType, Unwrap on trees, own methods, panics of misuse.
package main

import (
	"errors"
	"fmt"
)

type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

type ptr struct{ msg string }

func (p *ptr) Error() string { return p.msg }

type wrap struct {
	msg string
	err error
}

func (w wrap) Error() string { return w.msg + ": " + w.err.Error() }
func (w wrap) Unwrap() error { return w.err }

type alike struct{ n int }

func (a alike) Error() string        { return "alike" }
func (a alike) Is(target error) bool { c, ok := target.(code); return ok && int(c) == a.n }

type turns struct{}

func (turns) Error() string { return "turns" }
func (turns) As(target any) bool {
	if p, ok := target.(**ptr); ok {
		*p = &ptr{"from turns"}
		return true
	}
	return false
}

type slice []int

func (slice) Error() string { return "slice" }

type timeout interface{ Timeout() bool }
type late struct{}

func (late) Error() string { return "late" }
func (late) Timeout() bool { return true }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
}

func main() {
	a, b := errors.New("a"), errors.New("a")
	fmt.Println(a == b, a == a, a, errors.Is(a, b), errors.Is(a, a), errors.Is(nil, a), errors.Is(a, nil), errors.Is(nil, nil))
	j := errors.Join(a, nil, wrap{"w", code(3)}, errors.Join(b, &ptr{"deep"}))
	fmt.Printf("%q %T %v\n", j.Error(), j, errors.Join() == nil)
	fmt.Println(errors.Join(nil, nil) == nil, len(j.(interface{ Unwrap() []error }).Unwrap()), errors.Unwrap(j))
	fmt.Println(errors.Is(j, code(3)), errors.Is(j, code(4)), errors.Is(j, b), errors.Is(errors.Join(alike{7}), code(7)), errors.Is(slice{1}, slice{1}), errors.Is(wrap{"x", slice{}}, a))
	var c code
	fmt.Println(errors.As(j, &c), c)
	var p *ptr
	fmt.Println(errors.As(j, &p), p.msg)
	p = nil
	fmt.Println(errors.As(wrap{"t", turns{}}, &p), p.msg)
	var w wrap
	fmt.Println(errors.As(j, &w), w.msg)
	var t timeout
	fmt.Println(errors.As(j, &t), t == nil, errors.As(fmt.Errorf("x %w", late{}), &t), t.Timeout())
	var e error
	fmt.Println(errors.As(j, &e), e == j, errors.As(nil, &e))
	var anyv any
	fmt.Println(errors.As(a, &anyv), anyv == a)
	if v, ok := errors.AsType[code](j); ok {
		fmt.Println("AsType", v)
	}
	if v, ok := errors.AsType[*ptr](errors.Join(turns{})); ok {
		fmt.Println("AsType", v)
	}
	_, ok := errors.AsType[alike](j)
	fmt.Println(ok)
	_, ok = errors.AsType[alike](nil)
	fmt.Println(ok)
	fmt.Println(errors.Unwrap(wrap{"o", a}) == a, errors.Unwrap(a), errors.ErrUnsupported)
	try("nil", func() { errors.As(a, nil) })
	try("not pointer", func() { errors.As(a, c) })
	try("nil pointer", func() { errors.As(a, (*code)(nil)) })
	try("no error", func() { errors.As(a, new(int)) })
	m := fmt.Errorf("m: %w, %w", a, code(9))
	fmt.Println(m, errors.Is(m, a), errors.As(m, &c), c)
	fmt.Printf("%v|%+v|%#v|%T\n", a, j, code(1), m)
}
