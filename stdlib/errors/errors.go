// Package errors makes errors and looks into trees of wrapped ones.
package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

// New returns an error that formats as text; every call gives a distinct value.
func New(text string) error { return &errorString{text} }

// ErrUnsupported says that an operation can't be performed because it is unsupported.
var ErrUnsupported error = &errorString{"unsupported operation"}

type joinError struct {
	errs []error
}

// Join wraps those of errs that are not nil; without any it returns nil.
func Join(errs ...error) error {
	var kept []error
	for i, e := range errs {
		if e == nil {
			continue
		}
		if kept == nil {
			kept = make([]error, 0, len(errs)-i)
		}
		kept = append(kept, e)
	}
	if kept == nil {
		return nil
	}
	return &joinError{kept}
}

func (j *joinError) Error() string {
	text := j.errs[0].Error()
	if len(j.errs) == 1 {
		return text
	}
	buf := []byte(text)
	for _, e := range j.errs[1:] {
		buf = append(append(buf, '\n'), e.Error()...)
	}
	return string(buf)
}

func (j *joinError) Unwrap() []error { return j.errs }

// The three shapes a link in a tree of errors can have.
type (
	wrapsOne  interface{ Unwrap() error }
	wrapsMany interface{ Unwrap() []error }
	likeness  interface{ Is(error) bool }
	converter interface{ As(any) bool }
)

// Unwrap returns what err's method Unwrap() error returns, or nil if it has none.
func Unwrap(err error) error {
	if w, ok := err.(wrapsOne); ok {
		return w.Unwrap()
	}
	return nil
}

// Is reports whether an error in err's tree matches target.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return search(err, target, comparable_(target))
}

func search(err, target error, mayCompare bool) bool {
	for err != nil {
		if mayCompare && err == target {
			return true
		}
		if l, ok := err.(likeness); ok && l.Is(target) {
			return true
		}
		switch w := err.(type) {
		case wrapsOne:
			err = w.Unwrap()
		case wrapsMany:
			for _, child := range w.Unwrap() {
				if search(child, target, mayCompare) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// What checkTarget answers.
const (
	targetFine = iota
	targetNotPointer
	targetNotError
)

// As finds the first error in err's tree that can be assigned to *target, and assigns it.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	switch checkTarget(err, target) {
	case targetNotPointer:
		panic("errors: target must be a non-nil pointer")
	case targetNotError:
		panic("errors: *target must be interface or implement error")
	}
	return assign(err, target)
}

func assign(err error, target any) bool {
	for err != nil {
		if store(err, target) {
			return true
		}
		if c, ok := err.(converter); ok && c.As(target) {
			return true
		}
		switch w := err.(type) {
		case wrapsOne:
			err = w.Unwrap()
		case wrapsMany:
			for _, child := range w.Unwrap() {
				if child != nil && assign(child, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// AsType finds the first error of type E in err's tree.
func AsType[E error](err error) (E, bool) {
	var found E
	if err == nil {
		return found, false
	}
	ok := findAs(err, &found)
	return found, ok
}

func findAs[E error](err error, out *E) bool {
	for err != nil {
		if e, ok := err.(E); ok {
			*out = e
			return true
		}
		if c, ok := err.(converter); ok && c.As(out) {
			return true
		}
		switch w := err.(type) {
		case wrapsOne:
			err = w.Unwrap()
		case wrapsMany:
			for _, child := range w.Unwrap() {
				if findAs(child, out) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}
