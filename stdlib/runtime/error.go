// Package runtime is the program's door to goroutines, memory and call stacks.
package runtime

// Error is what run-time panics carry: an error that the language raised, not the program.
type Error interface {
	error
	RuntimeError()
}

// The VM makes values of these types; each is a struct of one string.
type errorString struct{ text string }

func (e errorString) Error() string { return "runtime error: " + e.text }
func (e errorString) RuntimeError() {}

type boundsError struct{ text string }

func (e boundsError) Error() string { return "runtime error: " + e.text }
func (e boundsError) RuntimeError() {}

// After debug.SetPanicOnFault: the access that failed, and where.
type errorAddressString struct {
	text string
	addr uintptr
}

func (e errorAddressString) Error() string { return "runtime error: " + e.text }
func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Addr() uintptr { return e.addr }

type plainError struct{ text string }

func (e plainError) Error() string { return e.text }
func (e plainError) RuntimeError() {}

// A TypeAssertionError explains a type assertion that failed.
type TypeAssertionError struct{ text string }

func (e *TypeAssertionError) Error() string { return e.text }
func (*TypeAssertionError) RuntimeError()   {}

// A PanicNilError is what recover gives after panic(nil).
type PanicNilError struct{ text string }

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}
func (*PanicNilError) RuntimeError() {}
