// Fuzz targets: F, its seed corpus. The search for new inputs is in fuzzing.go, the files of a corpus in corpus.go.
package testing

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"time"
)

// An InternalFuzzTarget is a fuzz target and its name.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// An entry of the corpus; name is what its test is called.
type entry struct {
	name   string
	values []any
}

// An F is a running fuzz target.
type F struct {
	common
	run    *run
	called bool
	corpus []entry
}

// Helper, Fail, Skipped must not be called in the target's function.
func (f *F) Helper() {
	f.deny("Helper")
	var pc [1]uintptr
	runtime.Callers(2, pc[:])
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.helpers == nil {
		f.helpers = map[string]bool{}
	}
	f.helpers[funcOf(pc[0])] = true
}

func (f *F) Fail() {
	f.deny("Fail")
	f.common.Fail()
}

func (f *F) Skipped() bool {
	f.deny("Skipped")
	return f.common.Skipped()
}

var basics = []any{[]byte(nil), "", false, byte(0), rune(0), float32(0), float64(0), 0, int8(0), int16(0), int64(0), uint(0), uint16(0), uint32(0), uint64(0)}

func fuzzable(t reflect.Type) bool {
	for _, x := range basics {
		if reflect.TypeOf(x) == t {
			return true
		}
	}
	return false
}

// Add adds an input to the seed corpus.
func (f *F) Add(args ...any) {
	for _, a := range args {
		if t := reflect.TypeOf(a); !fuzzable(t) {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
	}
	f.corpus = append(f.corpus, entry{fmt.Sprintf("seed#%d", len(f.corpus)), args})
}

// Fuzz runs ff for the inputs.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.common.Failed() {
		return
	}
	f.Helper()
	fn := reflect.ValueOf(ff)
	t := fn.Type()
	switch {
	case t.Kind() != reflect.Func:
		panic("testing: F.Fuzz must receive a function")
	case t.NumIn() < 2 || t.In(0) != reflect.TypeFor[*T]():
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	case t.NumOut() > 0:
		panic("testing: fuzz target must not return a value")
	}
	var types []reflect.Type
	for i := 1; i < t.NumIn(); i++ {
		if !fuzzable(t.In(i)) {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t.In(i)))
		}
		types = append(types, t.In(i))
	}
	for _, e := range f.corpus {
		if err := checkTypes(e.values, types); err != nil {
			f.Fatal(err)
		}
	}
	stored, err := readCorpus(filepath.Join("testdata", "fuzz", f.name), types)
	if err != nil {
		f.Fatal(err)
	}
	f.corpus = append(f.corpus, stored...)
	if f.run.fuzzing {
		f.search(fn, types)
		return
	}
	for _, e := range f.corpus {
		name := f.name + "/" + e.name
		if _, ok, _ := f.run.match.fullName(nil, name); ok && !enoughFailed() {
			f.try(fn, name, e.values, nil)
		}
	}
}

// try runs one input as a test of that name; what it prints goes to sink unless that is nil.
func (f *F) try(fn reflect.Value, name string, values []any, sink io.Writer) (passed bool) {
	t := newT(&f.common, name, f.run, 3)
	if f.run.fuzzing {
		t.barrier = nil
	}
	if sink != nil {
		t.printer = nil
		before := f.sink
		f.sink = sink
		defer func() { f.sink = before }()
	}
	t.event("RUN")
	f.inFuzz = true
	go tRunner(t, func(t *T) {
		args := []reflect.Value{reflect.ValueOf(t)}
		for _, v := range values {
			args = append(args, reflect.ValueOf(v))
		}
		fn.Call(args)
	})
	<-t.signal
	t.back()
	f.inFuzz = false
	return !t.Failed()
}

// fRunner is the goroutine of a fuzz target.
func fRunner(f *F, target func(f *F)) {
	defer f.end()
	defer f.cleanup()
	f.start = time.Now()
	target(f)
	if !f.called && !f.common.Failed() && !f.common.Skipped() {
		f.common.Errorf("returned without calling F.Fuzz, F.Fail, or F.Skip")
	}
	f.mu.Lock()
	f.finished = true
	f.mu.Unlock()
}

func (f *F) end() {
	reason := recover()
	f.inFuzz = false
	if f.common.Failed() {
		numFailed.Add(1)
	}
	if reason == nil && !f.get(&f.finished) {
		reason = errGoexit
	}
	f.duration += time.Since(f.start)
	if reason != nil {
		f.common.Fail()
		f.flush(fmt.Sprintf("--- FAIL: %s (%s)\n", f.name, seconds(f.duration)))
		panic(reason)
	}
	f.endLine()
	f.common.report()
	f.mu.Lock()
	f.done = true
	f.mu.Unlock()
	f.markRan()
	f.signal <- true
}

func startFuzzTarget(root *common, x InternalFuzzTarget, name string, r *run) *F {
	f := &F{run: r}
	f.begin(root, name, 'f')
	if !r.fuzzing {
		f.barrier = make(chan bool)
	}
	f.sink = indenter{&f.common}
	f.event("RUN")
	go fRunner(f, x.Fn)
	<-f.signal
	f.back()
	return f
}

// runFuzzTests runs the targets over their seed corpus.
func runFuzzTests(match matchFunc, list []InternalFuzzTarget, deadline time.Time) (ran, ok bool) {
	ok = true
	if len(list) == 0 {
		return false, true
	}
	m := newMatcher(match, *flags.run, "-test.run", *flags.skip)
	passes(func() bool {
		r := newRun(*flags.parallel, m, deadline)
		root := newRoot()
		for _, x := range list {
			name, chosen, _ := m.fullName(nil, x.Name)
			if chosen && *flags.fuzz != "" {
				_, later, _ := newMatcher(match, *flags.fuzz, "-test.fuzz", *flags.skip).fullName(nil, x.Name)
				chosen = !later
			}
			if !chosen || enoughFailed() {
				continue
			}
			f := startFuzzTarget(root, x, name, r)
			ran = true
			ok = ok && !f.common.Failed()
		}
		return ran
	})
	return ran, ok
}

// runFuzzing searches for an input that fails, with -fuzz.
func runFuzzing(match matchFunc, list []InternalFuzzTarget) (ok bool) {
	if *flags.fuzz == "" || len(list) == 0 {
		return true
	}
	m := newMatcher(match, *flags.fuzz, "-test.fuzz", *flags.skip)
	var names []string
	var chosen InternalFuzzTarget
	for _, x := range list {
		if name, ok, _ := m.fullName(nil, x.Name); ok {
			names, chosen = append(names, name), x
		}
	}
	switch len(names) {
	case 0:
		fmt.Fprintln(os.Stderr, "testing: warning: no fuzz tests to fuzz")
		return true
	case 1:
	default:
		fmt.Fprintf(os.Stderr, "testing: will not fuzz, -fuzz matches more than one fuzz test: %v\n", names)
		return false
	}
	r := newRun(1, m, time.Time{})
	r.fuzzing = true
	return !startFuzzTarget(newRoot(), chosen, names[0], r).common.Failed()
}
