// Package testing holds what tests and benchmarks need. The command that runs them comes later; functions can be used on their own.
package testing

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Short, Verbose and Testing: no test is running.
func Short() bool       { return false }
func Verbose() bool     { return false }
func Testing() bool     { return false }
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }

// AllocsPerRun is the mean number of allocations of a call of f.
func AllocsPerRun(runs int, f func()) (avg float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&b)
	return float64((b.Mallocs - a.Mallocs) / uint64(runs))
}

// TB is what T and B have in common.
type TB interface {
	Cleanup(func())
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
	name     string
	failed   bool
	skipped  bool
	finished bool
	output   strings.Builder
	cleanups []func()
	start    time.Time
}

func (c *common) private()     {}
func (c *common) Helper()      {}
func (c *common) Name() string { return c.name }

func (c *common) say(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, file, line, ok := runtime.Caller(2)
	if ok {
		fmt.Fprintf(&c.output, "    %s:%d: ", file[strings.LastIndexByte(file, '/')+1:], line)
	}
	c.output.WriteString(strings.TrimSuffix(s, "\n") + "\n")
}

func (c *common) Fail() {
	c.mu.Lock()
	c.failed = true
	c.mu.Unlock()
}

func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

func (c *common) FailNow() {
	c.Fail()
	runtime.Goexit()
}

func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) Log(args ...any)                 { c.say(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.say(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.say(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.say(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.say(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...))
	c.SkipNow()
}

func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	c.cleanups = append(c.cleanups, f)
	c.mu.Unlock()
}

func (c *common) Setenv(key, value string) {
	old, had := os.LookupEnv(key)
	os.Setenv(key, value)
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", "test*")
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	c.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// run calls f in a goroutine of its own, which FailNow ends, and then the cleanups.
func (c *common) run(f func()) {
	c.start = time.Now()
	done := make(chan any)
	go func() {
		normal := false
		defer func() {
			var reason any
			if !normal {
				reason = recover()
			}
			for len(c.cleanups) > 0 {
				last := c.cleanups[len(c.cleanups)-1]
				c.cleanups = c.cleanups[:len(c.cleanups)-1]
				last()
			}
			done <- reason
		}()
		f()
		normal = true
	}()
	if reason := <-done; reason != nil {
		panic(reason)
	}
}

// A T is a running test.
type T struct {
	common
}

// Run runs a test below this one and says whether it passed.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{common{name: t.name + "/" + strings.ReplaceAll(name, " ", "_")}}
	if t.name == "" {
		sub.name = name
	}
	sub.run(func() { f(sub) })
	verdict := "PASS"
	if sub.failed {
		verdict = "FAIL"
		t.Fail()
	} else if sub.skipped {
		verdict = "SKIP"
	}
	if verdict != "PASS" {
		fmt.Printf("--- %s: %s (%.2fs)\n%s", verdict, sub.name, time.Since(sub.start).Seconds(), sub.output.String())
	}
	return !sub.failed
}

// Parallel is accepted: tests run one after the other.
func (t *T) Parallel() {}

// An InternalTest is a test and its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// RunTests runs tests whose names match and says whether all passed.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	top := new(T)
	for _, t := range tests {
		top.Run(t.Name, t.F)
	}
	return !top.failed
}

// A B is a running benchmark.
type B struct {
	common
	N       int
	looped  int
	running bool
	began   time.Time
	spent   time.Duration
	bytes   int64
	allocs  bool
	before  runtime.MemStats
	mallocs uint64
	memory  uint64
}

// StartTimer, StopTimer and ResetTimer say what is measured.
func (b *B) StartTimer() {
	if !b.running {
		b.running = true
		runtime.ReadMemStats(&b.before)
		b.began = time.Now()
	}
}

func (b *B) StopTimer() {
	if b.running {
		b.spent += time.Since(b.began)
		b.running = false
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.mallocs += m.Mallocs - b.before.Mallocs
		b.memory += m.TotalAlloc - b.before.TotalAlloc
	}
}

func (b *B) ResetTimer() {
	if b.running {
		runtime.ReadMemStats(&b.before)
		b.began = time.Now()
	}
	b.spent, b.mallocs, b.memory = 0, 0, 0
}

// Elapsed is the time measured so far.
func (b *B) Elapsed() time.Duration {
	if b.running {
		return b.spent + time.Since(b.began)
	}
	return b.spent
}

// Loop is true N times.
func (b *B) Loop() bool {
	if b.looped == 0 {
		b.ResetTimer()
	}
	b.looped++
	if b.looped <= b.N {
		return true
	}
	b.StopTimer()
	return false
}

// SetBytes and ReportAllocs ask for more figures.
func (b *B) SetBytes(n int64) { b.bytes = n }
func (b *B) ReportAllocs()    { b.allocs = true }

// Run runs a benchmark below this one.
func (b *B) Run(name string, f func(b *B)) bool {
	r := Benchmark(f)
	fmt.Printf("%s/%s\t%s\n", b.name, name, r.String())
	return true
}

// A BenchmarkResult is what a benchmark measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

// NsPerOp, AllocsPerOp and AllocedBytesPerOp are per turn.
func (r BenchmarkResult) per(n int64) int64 {
	if r.N <= 0 {
		return 0
	}
	return n / int64(r.N)
}
func (r BenchmarkResult) NsPerOp() int64           { return r.per(r.T.Nanoseconds()) }
func (r BenchmarkResult) AllocsPerOp() int64       { return r.per(int64(r.MemAllocs)) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.per(int64(r.MemBytes)) }

// String shows it as a benchmark's line.
func (r BenchmarkResult) String() string { return fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp()) }

// MemString shows the memory's figures.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// Benchmark runs f with growing N until it takes a second.
func Benchmark(f func(b *B)) BenchmarkResult {
	for n := 1; ; {
		b := &B{N: n}
		b.run(func() {
			b.StartTimer()
			f(b)
			b.StopTimer()
		})
		if b.failed || b.spent >= time.Second || n >= 1e9 {
			return BenchmarkResult{N: n, T: b.spent, Bytes: b.bytes, MemAllocs: b.mallocs, MemBytes: b.memory}
		}
		guess := int64(n) * 100
		if b.spent > 0 {
			guess = min(guess, int64(1.2*float64(n)*float64(time.Second)/float64(b.spent)))
		}
		n = int(max(guess, int64(n)+1))
	}
}

// An M runs a package's tests.
type M struct {
	tests []InternalTest
}

// Run runs them; the result is for os.Exit.
func (m *M) Run() (code int) {
	if RunTests(nil, m.tests) {
		return 0
	}
	return 1
}
