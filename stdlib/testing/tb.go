// Package testing runs tests, benchmarks, examples and fuzz targets. This file: TB, and what its kinds have in common.
//
// A test, benchmark or fuzz target is a common with its lines in output until it is done; then report hands them to the parent. With -v
// they go to the printer at once (output.go). Locks: common.mu, a parent's before its child's.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// TB is what T, B and F have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

type common struct {
	mu       sync.Mutex
	parent   *common // nil: the root of a run
	level    int     // 0: root, 1: named in the source, more: by Run
	name     string
	kind     byte // 't', 'b' or 'f'
	sink     io.Writer
	printer  *printer // nil without -v
	output   []byte
	writer   *lineWriter
	helpers  map[string]bool // functions that called Helper
	creator  []uintptr       // the stack of the call of Run
	cleanups []func()
	cleaning atomic.Bool
	hasSub   atomic.Bool

	ran, failed, skipped, finished, done bool // under mu

	parallel bool
	inFuzz   bool
	start    time.Time
	duration time.Duration
	barrier  chan bool // closed when parallel subtests may go
	signal   chan bool // done, or parallel; false: a parent is to end too
	sub      []*T      // parallel subtests that wait

	tempMu  sync.Mutex
	tempDir string
	tempSeq int

	ctx    context.Context
	cancel context.CancelFunc
}

// init gives a common its context and its writer, below parent.
func (c *common) begin(parent *common, name string, kind byte) {
	c.name, c.kind, c.parent = name, kind, parent
	c.signal = make(chan bool, 1)
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.writer = &lineWriter{c: c}
	if parent != nil {
		c.level, c.printer = parent.level+1, parent.printer
	}
}

func (c *common) private()     {}
func (c *common) Name() string { return c.name }

// deny panics in the function of a fuzz target: its T has to be used.
func (c *common) deny(method string) {
	if c.inFuzz {
		panic("testing: f." + method + " was called inside the fuzz target, use t." + method + " instead")
	}
}

func (c *common) markRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}

// Fail marks it and what is above it as failed and goes on.
func (c *common) Fail() {
	if p := c.parent; p != nil {
		p.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.done {
		c.failed = true
		return
	}
	panic("Fail in goroutine after " + c.name + " has completed")
}

func (c *common) get(field *bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return *field
}

func (c *common) Failed() bool  { return c.get(&c.failed) }
func (c *common) Skipped() bool { return c.get(&c.skipped) }

// stop ends the goroutine of the test.
func (c *common) stop() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// SkipNow marks the test as skipped and ends it.
func (c *common) SkipNow() {
	c.deny("SkipNow")
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	c.stop()
}

// FailNow is Fail and the end of the test.
func (c *common) FailNow() {
	c.deny("FailNow")
	c.Fail()
	c.stop()
}

func (c *common) Log(args ...any) {
	c.deny("Log")
	c.say(fmt.Sprintln(args...))
}

func (c *common) Logf(format string, args ...any) {
	c.deny("Logf")
	c.say(fmt.Sprintf(format, args...))
}

func (c *common) Error(args ...any) {
	c.deny("Error")
	c.say(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.deny("Errorf")
	c.say(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.deny("Fatal")
	c.say(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.deny("Fatalf")
	c.say(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.deny("Skip")
	c.say(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.deny("Skipf")
	c.say(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Helper marks the calling function: lines that it logs carry its caller's position.
func (c *common) Helper() {
	var pc [1]uintptr
	if runtime.Callers(2, pc[:]) == 0 {
		return
	}
	name := funcOf(pc[0])
	c.mu.Lock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[name] = true
	c.mu.Unlock()
}

func funcOf(pc uintptr) string {
	f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	return f.Function
}

// Cleanup adds a function to be called at the end, the last one first.
func (c *common) Cleanup(f func()) {
	c.deny("Cleanup")
	c.mu.Lock()
	c.cleanups = append(c.cleanups, f)
	c.mu.Unlock()
}

func (c *common) popCleanup() (f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.cleanups); n > 0 {
		f = c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
	}
	return f
}

// cleanup calls the functions; a panic or Goexit in one does not keep the others from being called.
func (c *common) cleanup() {
	c.cleaning.Store(true)
	defer c.cleaning.Store(false)
	if c.cancel != nil {
		c.cancel()
	}
	c.callCleanups()
}

func (c *common) callCleanups() {
	f := c.popCleanup()
	if f == nil {
		return
	}
	defer c.callCleanups()
	f()
}

func (c *common) cleanupRecovering() (reason any) {
	defer func() { reason = recover() }()
	c.cleanup()
	return nil
}

// Setenv sets a variable until the test ends.
func (c *common) Setenv(key, value string) {
	c.deny("Setenv")
	old, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the working directory until the test ends.
func (c *common) Chdir(dir string) {
	c.deny("Chdir")
	before, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		c.Fatal(err)
	}
	if !filepath.IsAbs(dir) {
		if dir, err = os.Getwd(); err != nil {
			c.Fatal(err)
		}
	}
	c.Setenv("PWD", dir)
	c.Cleanup(func() {
		if err := os.Chdir(before); err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
}

// TempDir makes a directory that goes when the test ends.
func (c *common) TempDir() string {
	c.deny("TempDir")
	dir, err := c.newTempDir()
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

func (c *common) newTempDir() (string, error) {
	c.tempMu.Lock()
	defer c.tempMu.Unlock()
	if c.tempDir == "" {
		plain := func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("!#$%&()+,-.=@^_{}~ ", r) {
				return r
			}
			return -1
		}
		name := c.name
		if len(name) > 64 {
			name = name[:64]
		}
		parent, err := os.MkdirTemp(os.Getenv("GOTMPDIR"), strings.Map(plain, name))
		if err != nil {
			return "", err
		}
		c.tempDir = parent
		c.Cleanup(func() {
			if err := os.RemoveAll(parent); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.tempSeq++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.tempSeq)
	return dir, os.Mkdir(dir, 0o777)
}

// ArtifactDir is a directory for what a test leaves behind. Without -artifacts, which is not supported yet, it goes with the test.
func (c *common) ArtifactDir() string {
	c.deny("ArtifactDir")
	return c.TempDir()
}

// Context is cancelled just before the cleanups.
func (c *common) Context() context.Context {
	c.deny("Context")
	return c.ctx
}

// Attr prints an attribute of the test, for -v and -json.
func (c *common) Attr(key, value string) {
	if strings.ContainsFunc(key, unicode.IsSpace) {
		c.Errorf("disallowed whitespace in attribute key %q", key)
	} else if strings.ContainsAny(value, "\r\n") {
		c.Errorf("disallowed newline in attribute value %q", value)
	} else if c.printer != nil {
		c.printer.event(c.name, fmt.Sprintf("=== ATTR  %s %s %s\n", c.name, key, value))
	}
}
