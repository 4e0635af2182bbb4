package sync

import (
	"sync/atomic"
	"unsafe"
)

// A waitList is the runtime's: tickets given out, tickets called, a lock, and the sleepers.
type waitList struct {
	wait, notify uint32
	lock, rank   uint32
	head, tail   uintptr
}

func (l *waitList) add() uint32
func (l *waitList) sleep(ticket uint32)
func (l *waitList) wakeAll()
func (l *waitList) wakeOne()

// A Cond is where goroutines wait for something to change that L guards.
type Cond struct {
	_    noCopy
	L    Locker
	list waitList
	self uintptr // its own address once used
}

// NewCond makes a Cond with lock l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) check() {
	here := uintptr(unsafe.Pointer(c))
	if c.self == here {
		return
	}
	if !atomic.CompareAndSwapUintptr(&c.self, 0, here) && c.self != here {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks c.L, sleeps until Signal or Broadcast, and locks c.L again.
func (c *Cond) Wait() {
	c.check()
	ticket := c.list.add()
	c.L.Unlock()
	c.list.sleep(ticket)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest.
func (c *Cond) Signal() {
	c.check()
	c.list.wakeOne()
}

// Broadcast wakes all that wait.
func (c *Cond) Broadcast() {
	c.check()
	c.list.wakeAll()
}
