// Package signal delivers the system's signals to channels.
package signal

import (
	"context"
	"os"
	"slices"
	"sync"
	"syscall"
)

const numSig = 65

func signal_recv() int // 0: ask again
func signal_enable(sig int)
func signal_disable(sig int)
func signal_ignore(sig int)
func signal_ignored(sig int) bool

// A listener is a channel and the signals that it wants.
type listener struct{ want [numSig]bool }

var (
	mu       sync.Mutex
	channels = map[chan<- os.Signal]*listener{}
	count    [numSig]int // channels that want it
	start    sync.Once
)

func number(sig os.Signal) int {
	if s, ok := sig.(syscall.Signal); ok && s >= 0 && s < numSig {
		return int(s)
	}
	return -1
}

func each(sigs []os.Signal, f func(n int)) {
	if len(sigs) == 0 {
		for n := 0; n < numSig; n++ {
			f(n)
		}
		return
	}
	for _, s := range sigs {
		if n := number(s); n >= 0 {
			f(n)
		}
	}
}

// Notify sends signals to c, all if none are named. It never waits: c needs room.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	l := channels[c]
	if l == nil {
		l = new(listener)
		channels[c] = l
	}
	each(sig, func(n int) {
		if n == 0 || l.want[n] {
			return
		}
		l.want[n] = true
		if count[n]++; count[n] == 1 {
			signal_enable(n)
			start.Do(func() { go loop() })
		}
	})
}

func loop() {
	for {
		if n := signal_recv(); n != 0 {
			deliver(n)
		}
	}
}

func deliver(n int) {
	mu.Lock()
	defer mu.Unlock()
	for c, l := range channels {
		if l.want[n] {
			select {
			case c <- syscall.Signal(n):
			default:
			}
		}
	}
}

// drop takes a signal from a channel; the last one brings the default back.
func (l *listener) drop(n int) {
	if !l.want[n] {
		return
	}
	l.want[n] = false
	if count[n]--; count[n] == 0 {
		signal_disable(n)
	}
}

// Stop sends nothing to c any more.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	if l := channels[c]; l != nil {
		delete(channels, c)
		each(nil, l.drop)
	}
}

func cancel(sigs []os.Signal, act func(int)) {
	mu.Lock()
	defer mu.Unlock()
	each(sigs, func(n int) {
		for c, l := range channels {
			l.drop(n)
			if !slices.Contains(l.want[:], true) {
				delete(channels, c)
			}
		}
		if n > 0 {
			act(n)
		}
	})
}

// Ignore has signals ignored, Reset brings their defaults back; all if none are named.
func Ignore(sig ...os.Signal) { cancel(sig, signal_ignore) }
func Reset(sig ...os.Signal)  { cancel(sig, signal_disable) }

// Ignored says whether a signal is.
func Ignored(sig os.Signal) bool {
	n := number(sig)
	return n >= 0 && signal_ignored(n)
}

// NotifyContext ends with the first of the signals, or with its parent.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := &signalCtx{Context: ctx, cancel: cancel, signals: signals, ch: make(chan os.Signal, 1)}
	Notify(c.ch, c.signals...)
	if ctx.Err() == nil {
		go c.wait()
	}
	return c, c.stop
}

func (c *signalCtx) wait() {
	select {
	case <-c.Done():
	case s := <-c.ch:
		c.cancel(signalError(s.String() + " signal received"))
	}
}

type signalError string

func (s signalError) Error() string { return string(s) }

type signalCtx struct {
	context.Context
	cancel  context.CancelCauseFunc
	signals []os.Signal
	ch      chan os.Signal
}

func (c *signalCtx) stop() {
	c.cancel(nil)
	Stop(c.ch)
}

func (c *signalCtx) String() string {
	name := c.Context.(interface{ String() string }).String()
	if len(name) > len(".WithCancel") {
		name = name[:len(name)-len(".WithCancel")]
	}
	s := "signal.NotifyContext(" + name
	if len(c.signals) != 0 {
		s += ", ["
		for i, sig := range c.signals {
			if i > 0 {
				s += " "
			}
			s += sig.String()
		}
		s += "]"
	}
	return s + ")"
}
