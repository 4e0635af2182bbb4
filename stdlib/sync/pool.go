package sync

import "unsafe"

// A Pool keeps values for reuse. What has not been used for two collections is dropped.
//
// Each P has its own place (pool.c); what is there at a collection becomes the victim, from which Get still takes.
type Pool struct {
	_      noCopy
	local  unsafe.Pointer
	nlocal uintptr
	victim unsafe.Pointer
	nold   uintptr

	// New makes a value when there is none to reuse.
	New func() any
}

func (p *Pool) take() any

// Put gives x to the pool.
func (p *Pool) Put(x any)

// Get takes any value out of the pool, or makes one by New, or gives nil.
func (p *Pool) Get() any {
	x := p.take()
	if x == nil && p.New != nil {
		return p.New()
	}
	return x
}
