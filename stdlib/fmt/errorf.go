package fmt

import "errors"

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf makes an error of the formatted text. It wraps the operands of %w.
func Errorf(format string, a ...any) (err error) {
	p := newPrinter()
	p.wrapping = true
	p.printf(format, a)
	text := string(p.buf)
	switch len(p.wrapped) {
	case 0:
		err = errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[p.wrapped[0]].(error)
		err = w
	default:
		// In the order of the arguments, each once.
		w := &wrapErrors{msg: text}
		for i := range a {
			for _, at := range p.wrapped {
				if at == i {
					if e, ok := a[i].(error); ok {
						w.errs = append(w.errs, e)
					}
					break
				}
			}
		}
		err = w
	}
	p.release()
	return err
}
