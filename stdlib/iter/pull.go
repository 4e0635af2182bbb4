package iter

import "runtime"

// Pull turns an iterator round: next asks for values one by one, stop ends the iteration early.
// The iterator runs as a coroutine: it gets the processor when next or stop is called and gives it
// back when it yields or returns, without the scheduler in between.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var value V
	p := new(puller)
	p.body = func() {
		seq(func(v V) bool {
			value = v
			return p.yield()
		})
	}
	p.co = newcoro(p.run)
	next = func() (V, bool) {
		var zero V
		if !p.resume("iter.Pull: next called again before yield") {
			return zero, false
		}
		v := value
		value = zero
		return v, true
	}
	return next, p.stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var key K
	var value V
	p := new(puller)
	p.body = func() {
		seq(func(k K, v V) bool {
			key, value = k, v
			return p.yield()
		})
	}
	p.co = newcoro(p.run)
	next = func() (K, V, bool) {
		var noKey K
		var noValue V
		if !p.resume("iter.Pull2: next called again before yield") {
			return noKey, noValue, false
		}
		k, v := key, value
		key, value = noKey, noValue
		return k, v, true
	}
	return next, p.stop
}

// A puller is the state that an iterator's coroutine and the functions of its user share; only one
// of both sides runs at a time.
type puller struct {
	body    func() // the iterator's call
	co      *coro
	done    bool // the iterator has ended, or must end at its next yield
	fresh   bool // a value has been yielded since resume
	waiting bool // next is waiting for the iterator
	failed  bool // the iterator ended in a panic or Goexit
	why     any  // its panic
	exit    bool // it was Goexit
}

// run is the coroutine.
func (p *puller) run(*coro) {
	if p.done {
		return
	}
	returned := false
	defer func() {
		p.done = true
		if returned {
			return
		}
		p.failed = true
		p.why = recover()
		p.exit = p.why == nil
	}()
	p.body()
	returned = true
}

// yield hands a value over and waits for the next resume; false asks the iterator to end.
func (p *puller) yield() bool {
	if p.done {
		return false
	}
	if !p.waiting {
		panic("iter.Pull: yield called again before next")
	}
	p.fresh, p.waiting = true, false
	coroswitch(p.co)
	return !p.done
}

// resume lets the iterator run to its next value; false if there is none.
func (p *puller) resume(twice string) bool {
	if p.done {
		return false
	}
	if p.waiting {
		panic(twice)
	}
	p.fresh, p.waiting = false, true
	coroswitch(p.co)
	p.waiting = false
	p.raise()
	return p.fresh
}

func (p *puller) stop() {
	if p.done {
		return
	}
	p.done = true
	p.waiting = false
	coroswitch(p.co)
	p.raise()
}

// raise passes on what ended the iterator.
func (p *puller) raise() {
	if !p.failed {
		return
	}
	p.failed = false
	if p.exit {
		runtime.Goexit()
	}
	panic(p.why)
}
