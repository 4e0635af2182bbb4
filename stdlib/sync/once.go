package sync

import "sync/atomic"

// A Once does one thing once.
type Once struct {
	_    noCopy
	done uint32
	m    Mutex
}

// Do calls f if no Do of this Once has been called before; others wait until f is back.
func (o *Once) Do(f func()) {
	if atomic.LoadUint32(&o.done) == 0 {
		o.first(f)
	}
}

func (o *Once) first(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done != 0 {
		return
	}
	defer atomic.StoreUint32(&o.done, 1)
	f()
}

// A guarded remembers how a function of OnceFunc's kind ended.
type guarded struct {
	once   Once
	ok     bool
	reason any
}

// run calls f at the first time, and panics every time if that did.
func (g *guarded) run(f func()) {
	g.once.Do(func() {
		defer func() {
			if !g.ok {
				g.reason = recover()
				panic(g.reason) // again, so that the first caller's traceback has f in it
			}
		}()
		f()
		g.ok = true
	})
	if !g.ok {
		panic(g.reason)
	}
}

// OnceFunc gives a function that calls f at its first call only.
func OnceFunc(f func()) func() {
	g := new(guarded)
	return func() {
		g.run(f)
		f = nil
	}
}

// OnceValue gives a function that calls f at its first call and always returns what that gave.
func OnceValue[T any](f func() T) func() T {
	g := new(guarded)
	var v T
	return func() T {
		g.run(func() {
			v = f()
			f = nil
		})
		return v
	}
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	g := new(guarded)
	var v1 T1
	var v2 T2
	return func() (T1, T2) {
		g.run(func() {
			v1, v2 = f()
			f = nil
		})
		return v1, v2
	}
}
