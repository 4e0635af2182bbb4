// Package pprof writes profiles of a program for the tool pprof.
package pprof

import (
	"fmt"
	"internal/profile"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
)

func init() { profile.EnableHeap() }

// StartCPUProfile begins a profile of where time is spent; StopCPUProfile writes it to w.
func StartCPUProfile(w io.Writer) error { return profile.StartCPU(w) }

// StopCPUProfile ends it.
func StopCPUProfile() { profile.StopCPU() }

// WriteHeapProfile is Lookup("heap").WriteTo(w, 0).
func WriteHeapProfile(w io.Writer) error { return Lookup("heap").WriteTo(w, 0) }

// A Profile is a named collection of stacks.
type Profile struct {
	name  string
	count func() int // nil: of the program's own
	mu    sync.Mutex
	m     map[any][]uintptr
}

var (
	mu       sync.Mutex
	profiles = map[string]*Profile{
		"allocs":       {name: "allocs", count: countOf(profile.Heap)},
		"block":        {name: "block", count: countOf(profile.Block)},
		"goroutine":    {name: "goroutine", count: runtime.NumGoroutine},
		"heap":         {name: "heap", count: countOf(profile.Heap)},
		"mutex":        {name: "mutex", count: countOf(profile.Mutex)},
		"threadcreate": {name: "threadcreate", count: countOf(profile.Thread)},
	}
)

func countOf(kind int) func() int { return func() int { return len(profile.Records(kind)) } }

// Profiles lists all, sorted by name.
func Profiles() (list []*Profile) {
	mu.Lock()
	defer mu.Unlock()
	for _, p := range profiles {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *Profile) int { return strings.Compare(a.name, b.name) })
	return list
}

// Lookup finds one, or nil.
func Lookup(name string) *Profile {
	mu.Lock()
	defer mu.Unlock()
	return profiles[name]
}

// NewProfile makes one of the program's own.
func NewProfile(name string) *Profile {
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	mu.Lock()
	defer mu.Unlock()
	if profiles[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, m: make(map[any][]uintptr)}
	profiles[name] = p
	return p
}

// Name returns the name.
func (p *Profile) Name() string { return p.name }

// Count returns the number of stacks.
func (p *Profile) Count() int {
	if p.count != nil {
		return p.count()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.m)
}

func (p *Profile) mustBeOwn(what string) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.count != nil {
		panic("pprof: " + what + " called on built-in Profile " + p.name)
	}
}

// Add records the caller's stack for value; skip 0 begins with Add's caller.
func (p *Profile) Add(value any, skip int) {
	p.mustBeOwn("Add")
	stack := make([]uintptr, 32)
	stack = stack[:runtime.Callers(skip+2, stack)]
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.m[value] != nil {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.m[value] = stack
}

// Remove forgets value.
func (p *Profile) Remove(value any) {
	p.mustBeOwn("Remove")
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.m, value)
}

// WriteTo writes the profile: debug 0 as protobuf, 1 as text with the names of functions; 2 for goroutines as a crash prints them.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "" {
		panic("pprof: use of zero Profile")
	}
	switch {
	case p.count == nil:
		var list []profile.Record
		p.mu.Lock()
		for _, stack := range p.m {
			list = append(list, profile.Record{Values: [4]int64{1}, Stack: stack})
		}
		p.mu.Unlock()
		if debug <= 0 {
			return profile.WriteCount(w, p.name, profile.Merge(list))
		}
		return counts(w, p.name, list)
	case debug <= 0:
		return profile.Write(w, p.name)
	case p.name == "goroutine" && debug >= 2:
		return dump(w)
	case p.name == "goroutine":
		return counts(w, p.name, profile.Records(profile.Goroutine))
	case p.name == "threadcreate":
		return counts(w, p.name, profile.Records(profile.Thread))
	case p.name == "block":
		return waits(w, profile.Block, "contention", "")
	case p.name == "mutex":
		return waits(w, profile.Mutex, "mutex", fmt.Sprintf("sampling period=%d\n", runtime.SetMutexProfileFraction(-1)))
	}
	return heap(w)
}
