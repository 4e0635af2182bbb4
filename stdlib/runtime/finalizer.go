package runtime

import "unsafe"

type word struct{ typ, data unsafe.Pointer }

var finalizing uint32

// SetFinalizer has finalizer(obj) called some time after obj became unreachable; nil takes that back.
func SetFinalizer(obj any, finalizer any) {
	o, f := (*word)(unsafe.Pointer(&obj)), (*word)(unsafe.Pointer(&finalizer))
	if o.typ == nil {
		fatal("runtime.SetFinalizer: first argument is nil")
	}
	if msg := setfinalizer(o.typ, o.data, f.typ, f.data); msg != "" {
		fatal("runtime.SetFinalizer: " + msg)
	}
	if f.typ != nil {
		startfinalizers()
	}
}

func fatal(text string)

// setfinalizer checks the types; the text says what is wrong.
func setfinalizer(otyp, obj, ftyp, fn unsafe.Pointer) string

func casfinalizing() bool

func startfinalizers() {
	if finalizing == 0 && casfinalizing() {
		go finalizers()
	}
}

type finalizerCall struct {
	fn, arg, typ, functyp unsafe.Pointer
	kind                  int // 0 cleanup, 1 finalizer of a pointer, 2 of an any, 3 of another interface
	results               int // slots
	tab                   unsafe.Pointer
}

func nextfinalizer(c *finalizerCall)

// finalizers is the goroutine that makes the calls. A call's window holds the results and behind them the parameters; since
// nobody wants the results, the function can be called as one without results whose parameters leave room for them.
func finalizers() {
	for {
		var c finalizerCall
		nextfinalizer(&c)
		fn := unsafe.Pointer(&c.fn)
		if c.kind == 0 {
			(*(*func())(fn))()
			continue
		}
		at := c.results
		var few [8]unsafe.Pointer
		var many [256]unsafe.Pointer
		window := few[:]
		if at+2 > len(few) {
			window = many[:]
		}
		if c.kind > 1 {
			window[at] = c.tab
			at++
		}
		window[at] = c.arg
		if len(window) == len(few) {
			(*(*func([8]unsafe.Pointer))(fn))(few)
		} else {
			(*(*func([256]unsafe.Pointer))(fn))(many)
		}
	}
}

// A Cleanup can be taken back.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// AddCleanup has cleanup(arg) called some time after ptr became unreachable.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic(plainError{"runtime.AddCleanup: ptr is nil"})
	}
	if w := any(arg); (*word)(unsafe.Pointer(&w)).data == unsafe.Pointer(ptr) {
		if _, same := w.(*T); same {
			panic(plainError{"runtime.AddCleanup: ptr is equal to arg, cleanup will never run"})
		}
	}
	call := func() { cleanup(arg) }
	id := addcleanup(unsafe.Pointer(ptr), *(*unsafe.Pointer)(unsafe.Pointer(&call)))
	if id != 0 {
		startfinalizers()
	}
	return Cleanup{id, uintptr(unsafe.Pointer(ptr))}
}

func addcleanup(p, fn unsafe.Pointer) uint64
func stopcleanup(p uintptr, id uint64)

// Stop keeps the cleanup from running, if it has not been queued.
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopcleanup(c.ptr, c.id)
	}
}

// A Pinner keeps objects in place; here nothing ever moves in the heap, so it only holds them.
type Pinner struct{ held []any }

// Pin holds pointer's object until Unpin.
func (p *Pinner) Pin(pointer any) { p.held = append(p.held, pointer) }

// Unpin lets all go.
func (p *Pinner) Unpin() { p.held = nil }
