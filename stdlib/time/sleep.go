package time

import "unsafe"

// Sleep stops the goroutine for at least d.
func Sleep(d Duration)

// newTimer makes a timer of the runtime that is d from now, and from then on every period: it sends to c or calls fn.
func newTimer(d, period Duration, fn func(), c chan Time, local *Location) unsafe.Pointer
func stopTimer(t unsafe.Pointer) bool
func resetTimer(t unsafe.Pointer, d, period Duration) bool

// A Timer sends the time to C once, or calls AfterFunc's function.
type Timer struct {
	C <-chan Time
	t unsafe.Pointer
}

// NewTimer sends the time after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{c, newTimer(d, 0, nil, c, Local)}
}

// AfterFunc calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	return &Timer{nil, newTimer(d, 0, f, nil, Local)}
}

// After is NewTimer(d).C.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing; false if it has fired or was stopped. Nothing comes out of C afterwards.
func (t *Timer) Stop() bool {
	if t.t == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t.t)
}

// Reset lets the timer fire d from now; true if it had been about to.
func (t *Timer) Reset(d Duration) bool {
	if t.t == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t.t, d, 0)
}

// A Ticker sends the time to C again and again, and drops it when nobody listens.
type Ticker struct {
	C <-chan Time
	t unsafe.Pointer
}

// NewTicker ticks every d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{c, newTimer(d, d, nil, c, Local)}
}

// Stop ends the ticks; it does not close C.
func (t *Ticker) Stop() {
	if t.t != nil {
		stopTimer(t.t)
	}
}

// Reset changes the interval; the next tick is d from now.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.t == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(t.t, d, d)
}

// Tick is NewTicker(d).C, or nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
