// Tests: T, subtests, Parallel.
//
// Each test has a goroutine. Run waits for its signal, which comes when the test is done or calls Parallel; a parallel test then waits
// for its parent's function to end (barrier), and for a place among -parallel (run.enter).
package testing

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A T is a running test.
type T struct {
	common
	run        *run
	noParallel bool
}

// An InternalTest is a test and its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// A run is one pass over the tests: the choice of names and the places for parallel tests.
type run struct {
	match    *matcher
	deadline time.Time
	fuzzing  bool

	mu      sync.Mutex
	running int
	places  int
	waiting []chan bool
}

func newRun(places int, m *matcher, deadline time.Time) *run {
	return &run{match: m, deadline: deadline, running: 1, places: places}
}

func (r *run) enter() {
	r.mu.Lock()
	if r.running < r.places {
		r.running++
		r.mu.Unlock()
		return
	}
	turn := make(chan bool)
	r.waiting = append(r.waiting, turn)
	r.mu.Unlock()
	<-turn
}

func (r *run) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.waiting) == 0 {
		r.running--
		return
	}
	close(r.waiting[0])
	r.waiting = r.waiting[1:]
}

var (
	numFailed atomic.Int32
	running   sync.Map // name: time.Time of its start
)

func enoughFailed() bool { return *flags.failfast && numFailed.Load() > 0 }

const conflict = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel"

// Parallel lets the test run together with other parallel tests.
func (t *T) Parallel() {
	switch {
	case t.parallel:
		panic("testing: t.Parallel called multiple times")
	case t.noParallel:
		panic(conflict)
	case t.parent.barrier == nil:
		return // a fuzz target
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	t.event("PAUSE")
	running.Delete(t.name)
	t.signal <- true
	<-t.parent.barrier
	t.run.enter()
	t.event("CONT")
	t.start = time.Now()
	running.Store(t.name, t.start)
}

func (t *T) serialOnly() {
	for c := &t.common; c != nil; c = c.parent {
		if c.parallel {
			panic(conflict)
		}
	}
	t.noParallel = true
}

// Setenv and Chdir change the whole process: not in parallel tests.
func (t *T) Setenv(key, value string) {
	t.serialOnly()
	t.common.Setenv(key, value)
}

func (t *T) Chdir(dir string) {
	t.serialOnly()
	t.common.Chdir(dir)
}

// Deadline is when -timeout ends the tests.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	return t.run.deadline, !t.run.deadline.IsZero()
}

// newT makes a test below parent; it reports into the parent's output.
func newT(parent *common, name string, r *run, skip int) *T {
	t := &T{run: r}
	t.begin(parent, name, 't')
	t.barrier = make(chan bool)
	t.sink = indenter{&t.common}
	pc := make([]uintptr, 50)
	t.creator = pc[:runtime.Callers(skip, pc)]
	return t
}

// Run runs a test below this one and says whether it passed.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.cleaning.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub.Store(true)
	full, ok, _ := t.run.match.fullName(&t.common, name)
	if !ok || enoughFailed() {
		return true
	}
	s := newT(&t.common, full, t.run, 3)
	s.event("RUN")
	running.Store(s.name, time.Now())
	go tRunner(s, f)
	if !<-s.signal {
		runtime.Goexit() // FailNow of this test was called in the subtest
	}
	s.back()
	return !s.Failed()
}

var errGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

// tRunner is the goroutine of a test.
func tRunner(t *T, f func(t *T)) {
	defer t.end()
	defer func() {
		if len(t.sub) == 0 {
			t.cleanup()
		}
	}()
	t.start = time.Now()
	f(t)
	t.mu.Lock()
	t.finished = true
	t.mu.Unlock()
}

// end is deferred by tRunner: it finds out how the function ended, waits for parallel subtests, reports and signals.
func (t *T) end() {
	reason := recover()
	if t.Failed() {
		numFailed.Add(1)
	}
	signal := true
	if reason == nil && !t.get(&t.finished) {
		reason = errGoexit
		for p := t.parent; p != nil; p = p.parent {
			if p.get(&p.finished) {
				if !t.parallel {
					t.Errorf("%v: subtest may have called FailNow on a parent test", reason)
					reason = nil
				}
				signal = false
				break
			}
		}
	}
	if reason != nil && t.run.fuzzing {
		text := fmt.Sprint(reason)
		if reason != errGoexit {
			text = "panic: " + text
		}
		t.Errorf("%s\n%s\n", text, debug.Stack())
		t.mu.Lock()
		t.finished = true
		t.mu.Unlock()
		reason = nil
	}
	if reason != nil {
		t.die(reason)
	}
	t.duration += time.Since(t.start)
	if len(t.sub) > 0 {
		t.run.leave() // its place is free while it waits
		running.Delete(t.name)
		close(t.barrier)
		for _, s := range t.sub {
			<-s.signal
		}
		began := time.Now()
		running.Store(t.name, began)
		reason = t.cleanupRecovering()
		t.duration += time.Since(began)
		if reason != nil {
			t.die(reason)
		}
		if !t.parallel {
			t.run.enter()
		}
	} else if t.parallel {
		t.run.leave()
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.endLine()
	}
	if t.parent != nil {
		t.report()
	}
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
	if t.parent != nil && !t.hasSub.Load() {
		t.markRan()
	}
	running.Delete(t.name)
	t.signal <- signal
}

// die reports the test and all above it as failed and panics on.
func (t *T) die(reason any) {
	t.Fail()
	if r := t.cleanupRecovering(); r != nil {
		t.Logf("cleanup panicked with %v", r)
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.mu.Lock()
		c.duration += time.Since(c.start)
		d := c.duration
		c.mu.Unlock()
		c.endLine()
		c.flush(fmt.Sprintf("--- FAIL: %s (%s)\n", c.name, seconds(d)))
		if r := c.parent.cleanupRecovering(); r != nil {
			fmt.Fprintf(c.parent.sink, "cleanup panicked with %v", r)
		}
	}
	panic(reason)
}

// runningList tells of the tests that a timeout ends.
func runningList() string {
	var names []string
	running.Range(func(name, start any) bool {
		names = append(names, fmt.Sprintf("\n\t%s (%v)", name, time.Since(start.(time.Time)).Round(time.Second)))
		return true
	})
	if names == nil {
		return ""
	}
	slices.Sort(names)
	return "\nrunning tests:" + strings.Join(names, "")
}
