// Package pprof writes profiles; for now all but that of goroutines are empty.
package pprof

import (
	"errors"
	"io"
	"runtime"
	"sync/atomic"
)

var running atomic.Bool

// StartCPUProfile and StopCPUProfile would begin and end one.
func StartCPUProfile(w io.Writer) error {
	if running.Swap(true) {
		return errors.New("cpu profiling already in use")
	}
	return nil
}
func StopCPUProfile() { running.Store(false) }

// WriteHeapProfile is Lookup("heap").WriteTo(w, 0).
func WriteHeapProfile(w io.Writer) error { return nil }

// A Profile is a named profile.
type Profile struct{ name string }

var known = []*Profile{{"allocs"}, {"block"}, {"goroutine"}, {"heap"}, {"mutex"}, {"threadcreate"}}

// Profiles lists them, Lookup finds one, NewProfile makes one.
func Profiles() []*Profile { return known }

func Lookup(name string) *Profile {
	for _, p := range known {
		if p.name == name {
			return p
		}
	}
	return nil
}

func NewProfile(name string) *Profile {
	if Lookup(name) != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	return &Profile{name}
}

func (p *Profile) Name() string { return p.name }

func (p *Profile) Count() int {
	if p.name == "goroutine" {
		return runtime.NumGoroutine()
	}
	return 0
}

func (p *Profile) Add(value any, skip int) {}
func (p *Profile) Remove(value any)        {}

// WriteTo writes the profile; only that of goroutines has contents.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "goroutine" {
		return goroutines(w, debug)
	}
	return nil
}
