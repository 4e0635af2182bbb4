// Package context carries deadlines, cancellation and values down a tree of calls.
package context

import (
	"errors"
	"internal/nameof"
	"sync"
	"time"
)

// A Context says when the work done for it shall end, and knows values.
type Context interface {
	// Deadline is when the work will be cancelled; ok is false if that isn't set.
	Deadline() (deadline time.Time, ok bool)
	// Done is closed when the work shall end; nil if that can't happen.
	Done() <-chan struct{}
	// Err is nil until Done is closed, then Canceled or DeadlineExceeded.
	Err() error
	// Value gives key's value, or nil.
	Value(key any) any
}

// Canceled is Err's answer after a cancellation.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is Err's answer after the deadline.
var DeadlineExceeded error = deadlineError{}

type deadlineError struct{}

func (deadlineError) Error() string   { return "context deadline exceeded" }
func (deadlineError) Timeout() bool   { return true }
func (deadlineError) Temporary() bool { return true }

// A CancelFunc ends the work; further calls do nothing. A CancelCauseFunc also says why.
type (
	CancelFunc      func()
	CancelCauseFunc func(cause error)
)

// backgroundCtx is a context without anything; its text is what it is called.
type backgroundCtx struct{ text string }

func (*backgroundCtx) Deadline() (deadline time.Time, ok bool) { return }
func (*backgroundCtx) Done() <-chan struct{}                   { return nil }
func (*backgroundCtx) Err() error                              { return nil }
func (*backgroundCtx) Value(key any) any                       { return nil }
func (r *backgroundCtx) String() string                        { return r.text }

var (
	background = &backgroundCtx{"context.Background"}
	todo       = &backgroundCtx{"context.TODO"}
)

// Background is the root of all contexts; TODO stands where it isn't clear yet which to use.
func Background() Context { return background }
func TODO() Context       { return todo }

// A cancelCtx can be cancelled. It knows those below it; above it, it hangs on the next node, or listens to a foreign Context's Done.
type cancelCtx struct {
	parent   Context
	mu       sync.Mutex
	done     chan struct{}           // made at the first question (mu)
	err      error                   // (mu)
	cause    error                   // (mu)
	children map[*cancelCtx]struct{} // (mu)
	after    func()                  // AfterFunc's function, run at the cancellation
	timer    *time.Timer             // (mu) of a deadline
	deadline time.Time               // zero: only the parent's
	release  func()                  // lets the parent forget this node
}

// self is the key by which a node finds itself in the contexts above.
type selfKey struct{}

var closedChan = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

func (n *cancelCtx) Deadline() (time.Time, bool) {
	if n.deadline.IsZero() {
		return n.parent.Deadline()
	}
	return n.deadline, true
}

func (n *cancelCtx) Done() <-chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.done == nil {
		n.done = make(chan struct{})
	}
	return n.done
}

func (n *cancelCtx) Err() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.err
}

func (n *cancelCtx) Value(key any) any {
	if key == (selfKey{}) {
		return n
	}
	return lookup(n.parent, key)
}

func describe(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return nameof.Type(c)
}

func (n *cancelCtx) String() string {
	if n.deadline.IsZero() {
		return describe(n.parent) + ".WithCancel"
	}
	return describe(n.parent) + ".WithDeadline(" + n.deadline.String() + " [" + time.Until(n.deadline).String() + "])"
}

// cancel ends n and all below it, once.
func (n *cancelCtx) cancel(err, cause error) {
	if cause == nil {
		cause = err
	}
	n.mu.Lock()
	if n.err != nil {
		n.mu.Unlock()
		return
	}
	n.err, n.cause = err, cause
	if n.done == nil {
		n.done = closedChan
	} else {
		close(n.done)
	}
	children := n.children
	n.children = nil
	if n.timer != nil {
		n.timer.Stop()
		n.timer = nil
	}
	release := n.release
	n.mu.Unlock()
	for c := range children {
		c.cancel(err, cause)
	}
	if release != nil {
		release()
	}
	if n.after != nil {
		go n.after()
	}
}

// above finds the nearest node above, if c's Done really is that node's.
func above(c Context) *cancelCtx {
	done := c.Done()
	n, ok := c.Value(selfKey{}).(*cancelCtx)
	if !ok || done == nil {
		return nil
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.done != done {
		return nil
	}
	return n
}

// hang lets n be cancelled with its parent.
func (n *cancelCtx) hang() {
	done := n.parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		n.cancel(n.parent.Err(), Cause(n.parent))
		return
	default:
	}
	if p := above(n.parent); p != nil {
		p.mu.Lock()
		err, cause := p.err, p.cause
		if err == nil {
			if p.children == nil {
				p.children = map[*cancelCtx]struct{}{}
			}
			p.children[n] = struct{}{}
			n.release = func() {
				p.mu.Lock()
				delete(p.children, n)
				p.mu.Unlock()
			}
		}
		p.mu.Unlock()
		if err != nil {
			n.cancel(err, cause)
		}
		return
	}
	if a, ok := n.parent.(interface{ AfterFunc(func()) func() bool }); ok {
		stop := a.AfterFunc(func() { n.cancel(n.parent.Err(), Cause(n.parent)) })
		n.release = func() { stop() }
		return
	}
	own := n.Done()
	go func() {
		select {
		case <-done:
			n.cancel(n.parent.Err(), Cause(n.parent))
		case <-own:
		}
	}()
}

func newCancelCtx(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	n := &cancelCtx{parent: parent}
	n.hang()
	return n
}

// WithCancel gives a context that ends when cancel is called or parent ends.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	n := newCancelCtx(parent)
	return n, func() { n.cancel(Canceled, nil) }
}

// WithCancelCause gives a cancel function that also sets the cause.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	n := newCancelCtx(parent)
	return n, func(cause error) { n.cancel(Canceled, cause) }
}

// Cause says why c ended: what the cancel function was told, or c.Err().
func Cause(c Context) error {
	if n, ok := c.Value(selfKey{}).(*cancelCtx); ok {
		n.mu.Lock()
		cause := n.cause
		n.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return c.Err()
}

// AfterFunc calls f in a goroutine of its own after ctx has ended. stop takes that back; false if it is too late.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	var once sync.Once
	n := &cancelCtx{parent: ctx}
	n.after = func() { once.Do(f) }
	n.hang()
	return func() bool {
		stopped := false
		once.Do(func() { stopped = true })
		if stopped {
			n.cancel(Canceled, nil)
		}
		return stopped
	}
}

// WithDeadlineCause gives a context that also ends at time d, with that cause.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if sooner, ok := parent.Deadline(); ok && sooner.Before(d) {
		return WithCancel(parent)
	}
	n := &cancelCtx{parent: parent, deadline: d}
	n.hang()
	late := func() { n.cancel(DeadlineExceeded, cause) }
	if left := time.Until(d); left > 0 {
		n.mu.Lock()
		if n.err == nil {
			n.timer = time.AfterFunc(left, late)
		}
		n.mu.Unlock()
	} else {
		late()
	}
	return n, func() { n.cancel(Canceled, nil) }
}

// WithDeadline is that without a cause of its own; WithTimeout and WithTimeoutCause count from now.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithTimeoutCause(parent, timeout, nil)
}

// --- values

type valueCtx struct {
	Context
	key, value any
}

// WithValue gives a context that knows key's value.
func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !nameof.Comparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func (v *valueCtx) Value(key any) any {
	if v.key == key {
		return v.value
	}
	return lookup(v.Context, key)
}

func text(v any) string {
	switch s := v.(type) {
	case interface{ String() string }:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return nameof.Type(v)
}

func (v *valueCtx) String() string {
	return describe(v.Context) + ".WithValue(" + text(v.key) + ", " + text(v.value) + ")"
}

type withoutCancelCtx struct{ parent Context }

// WithoutCancel gives a context with parent's values that never ends.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent}
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (d withoutCancelCtx) Value(key any) any                     { return lookup(d, key) }
func (d withoutCancelCtx) String() string                        { return describe(d.parent) + ".WithoutCancel" }

// lookup walks up a chain of this package's contexts without recursion.
func lookup(c Context, key any) any {
	for {
		switch x := c.(type) {
		case *valueCtx:
			if x.key == key {
				return x.value
			}
			c = x.Context
		case *cancelCtx:
			if key == (selfKey{}) {
				return x
			}
			c = x.parent
		case withoutCancelCtx:
			if key == (selfKey{}) {
				return nil // what is above doesn't cancel this
			}
			c = x.parent
		case *backgroundCtx:
			return nil
		default:
			return c.Value(key)
		}
	}
}
