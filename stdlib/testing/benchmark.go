// Benchmarks: B, Loop, RunParallel. Results are in benchresult.go.
//
// A benchmark runs once with N = 1; if that did not call Run, it goes on with growing N until it takes -benchtime, or b.Loop does that
// within one call.
package testing

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// An InternalBenchmark is a benchmark and its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// amount is a duration or "Nx", a number of turns.
type amount struct {
	d     time.Duration
	n     int
	zero0 bool // 0x and 0s are fine
}

func (a *amount) String() string {
	if a.n > 0 {
		return strconv.Itoa(a.n) + "x"
	}
	return a.d.String()
}

func (a *amount) Set(s string) error {
	if num, ok := strings.CutSuffix(s, "x"); ok {
		n, err := strconv.ParseInt(num, 10, 0)
		if err != nil || n < 0 || n == 0 && !a.zero0 {
			return fmt.Errorf("invalid count")
		}
		a.n, a.d = int(n), 0
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d == 0 && !a.zero0 {
		return fmt.Errorf("invalid duration")
	}
	a.n, a.d = 0, d
	return nil
}

// A B is a running benchmark.
type B struct {
	common
	N        int
	f        func(b *B)
	time     amount
	pkg      string
	bench    *benches // nil in Benchmark
	timing   bool
	spent    time.Duration
	bytes    int64
	allocs   bool
	mallocs0 uint64
	memory0  uint64
	mallocs  uint64
	memory   uint64
	extra    map[string]float64
	width    int // SetParallelism
	lastN    int
	lastTime time.Duration
	noBytes  bool
	loop     struct {
		i, n    uint64
		done    bool
		stopped bool
	}
	result BenchmarkResult
}

var benchLock sync.Mutex // one benchmark at a time

func memory() (mallocs, bytes uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs, m.TotalAlloc
}

// StartTimer goes on measuring.
func (b *B) StartTimer() {
	if b.timing {
		return
	}
	b.mallocs0, b.memory0 = memory()
	b.timing = true
	b.loop.stopped = false
	b.start = time.Now()
}

// StopTimer leaves out what follows.
func (b *B) StopTimer() {
	if !b.timing {
		return
	}
	b.spent += time.Since(b.start)
	mallocs, bytes := memory()
	b.mallocs += mallocs - b.mallocs0
	b.memory += bytes - b.memory0
	b.timing = false
	b.loop.stopped = true
}

// ResetTimer forgets what was measured.
func (b *B) ResetTimer() {
	b.extra = map[string]float64{}
	b.spent, b.mallocs, b.memory = 0, 0, 0
	if b.timing {
		b.mallocs0, b.memory0 = memory()
		b.start = time.Now()
	}
}

// Elapsed is the time measured so far.
func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.spent + time.Since(b.start)
	}
	return b.spent
}

// SetBytes says how many bytes a turn deals with.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs reports memory for this benchmark.
func (b *B) ReportAllocs() { b.allocs = true }

// ReportMetric adds a figure of the benchmark's own.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsFunc(unit, unicode.IsSpace) {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

// Loop is true as long as the benchmark is to go on.
func (b *B) Loop() bool {
	l := &b.loop
	if l.i < l.n && !l.stopped {
		l.i++
		return true
	}
	if !b.timing {
		b.Fatal("B.Loop called with timer stopped")
	}
	if l.n == 0 {
		l.n = uint64(max(b.time.n, 1))
		l.i = 1
		b.N = 0
		b.ResetTimer()
		return true
	}
	if b.time.n == 0 && b.Elapsed() < b.time.d {
		before := l.n
		l.n = uint64(guess(b.time.d, int(before), b.Elapsed(), int(before)))
		if l.n > before {
			l.i++
			return true
		}
	}
	b.StopTimer()
	b.N = int(l.n)
	l.done = true
	return false
}

// guess is how many turns take goal, with a fifth more, if n took d: at most 100 times the last number, at least one more.
func guess(goal time.Duration, n int, d time.Duration, last int) int {
	want := int64(goal) * int64(n) / max(int64(d), 1)
	want += want / 5
	return int(min(max(min(want, 100*int64(last)), int64(last)+1), 1e9))
}

func (b *B) runN(n int) {
	benchLock.Lock()
	defer benchLock.Unlock()
	defer b.cleanup()
	runtime.GC()
	b.ctx, b.cancel = context.WithCancel(context.Background())
	b.N = n
	b.loop.i, b.loop.n, b.loop.done, b.loop.stopped = 0, 0, false, false
	b.width = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	b.lastN, b.lastTime = n, b.spent
	if b.loop.n > 0 && !b.loop.done && !b.Failed() {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// apart calls f in a goroutine that FailNow may end.
func (b *B) apart(f func()) {
	go func() {
		defer func() { b.signal <- true }()
		f()
	}()
	<-b.signal
}

// probe runs it once and says whether it is worth measuring.
func (b *B) probe() bool {
	if b.bench != nil {
		b.bench.fit(len(b.name) + b.bench.suffix + 1)
	}
	b.apart(func() { b.runN(1) })
	if b.Failed() {
		fmt.Fprintf(b.sink, "%s--- FAIL: %s\n%s", framing(), b.name, b.output)
		return false
	}
	finished := b.get(&b.finished)
	if !b.hasSub.Load() && !finished {
		return true
	}
	if b.printer != nil && (len(b.output) > 0 || finished) {
		verdict := "BENCH"
		if b.Skipped() {
			verdict = "SKIP"
		}
		fmt.Fprintf(b.sink, "%s--- %s: %s\n%s", framing(), verdict, b.name, b.shortOutput())
	}
	return false
}

// shortOutput is at most ten lines of output.
func (b *B) shortOutput() string {
	lines := strings.SplitAfterN(string(b.output), "\n", 11)
	if len(lines) <= 10 || lines[10] == "" && len(lines) == 10 {
		return string(b.output)
	}
	return strings.Join(lines[:10], "") + "\t... [output truncated]\n"
}

func (b *B) measure() {
	b.apart(func() {
		if b.loop.n == 0 && b.time.n > 1 {
			b.runN(b.time.n)
		} else if b.loop.n == 0 && b.time.n == 0 {
			for n := 1; !b.Failed() && b.spent < b.time.d && n < 1e9; {
				n = guess(b.time.d, b.N, b.spent, n)
				b.runN(n)
			}
		}
		b.result = BenchmarkResult{b.N, b.spent, b.bytes, b.mallocs, b.memory, b.extra}
	})
}

// benches is a pass over the benchmarks.
type benches struct {
	match  *matcher
	width  int // of the column of names
	suffix int // of "-8"
	labels sync.Once
}

func (bs *benches) fit(n int) {
	if n > bs.width {
		bs.width = n + 8
	}
}

func withProcs(name string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, n)
}

func (bs *benches) header(b *B) {
	bs.labels.Do(func() {
		fmt.Fprintf(os.Stdout, "goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if b.pkg != "" {
			fmt.Fprintf(os.Stdout, "pkg: %s\n", b.pkg)
		}
		if cpu := cpuName(); cpu != "" {
			fmt.Fprintf(os.Stdout, "cpu: %s\n", cpu)
		}
	})
}

func cpuName() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// report measures b for each -cpu, -count times, and prints its lines.
func (bs *benches) report(b *B) {
	bs.header(b)
	first := true
	for _, procs := range cpus {
		for range *flags.count {
			runtime.GOMAXPROCS(procs)
			name := withProcs(b.name, procs)
			if b.printer == nil {
				fmt.Fprintf(b.sink, "%-*s\t", bs.width, name)
			}
			if !first {
				again := &B{f: b.f, time: b.time, pkg: b.pkg}
				again.begin(nil, b.name, 'b')
				again.sink, again.printer = b.sink, b.printer
				b = again
				b.probe()
			}
			first = false
			b.measure()
			if b.Failed() {
				fmt.Fprintf(b.sink, "%s--- FAIL: %s\n%s", framing(), name, b.output)
				continue
			}
			if b.printer != nil {
				fmt.Fprintf(b.sink, "%-*s\t", bs.width, name)
			}
			line := b.result.String()
			if *flags.benchmem || b.allocs {
				line += "\t" + b.result.MemString()
			}
			fmt.Fprintln(b.sink, line)
			if len(b.output) > 0 {
				fmt.Fprintf(b.sink, "%s--- BENCH: %s\n%s", framing(), name, b.shortOutput())
			}
			if p := runtime.GOMAXPROCS(-1); p != procs {
				fmt.Fprintf(os.Stderr, "testing: %s left GOMAXPROCS set to %d\n", name, p)
			}
			if b.printer != nil && flags.verbose.json {
				b.printer.event("", "=== NAME  \n")
			}
		}
	}
}

// Run runs a benchmark below this one and says whether it passed.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub.Store(true)
	benchLock.Unlock()
	defer benchLock.Lock()
	full, partial := name, false
	if b.bench != nil {
		var ok bool
		if full, ok, partial = b.bench.match.fullName(&b.common, name); !ok {
			return true
		}
	}
	s := &B{f: f, time: b.time, pkg: b.pkg, bench: b.bench}
	s.begin(&b.common, full, 'b')
	s.sink = b.sink
	pc := make([]uintptr, 50)
	s.creator = pc[:runtime.Callers(2, pc)]
	if partial {
		s.hasSub.Store(true)
	}
	if b.printer != nil && b.bench != nil {
		b.bench.header(b)
		if flags.verbose.json {
			b.printer.event(full, "=== RUN   "+full+"\n")
		}
		fmt.Println(full)
	}
	if s.probe() {
		if s.bench != nil {
			s.bench.report(s)
		} else {
			s.measure()
		}
	}
	b.add(s.result)
	return !s.Failed()
}

// add makes the result of a benchmark with others below it: one turn of each.
func (b *B) add(r BenchmarkResult) {
	b.result.N = 1
	b.result.T += time.Duration(r.NsPerOp())
	b.noBytes = b.noBytes || r.Bytes == 0
	b.result.Bytes += r.Bytes
	if b.noBytes {
		b.result.Bytes = 0
	}
	b.result.MemAllocs += uint64(r.AllocsPerOp())
	b.result.MemBytes += uint64(r.AllocedBytesPerOp())
}

// RunBenchmarks runs the benchmarks that -test.bench names.
func RunBenchmarks(matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) {
	runBenchmarks("", matchString, benchmarks)
}

func runBenchmarks(pkg string, match matchFunc, list []InternalBenchmark) (ok bool) {
	if *flags.bench == "" {
		return true
	}
	most := 1
	for _, n := range cpus {
		most = max(most, n)
	}
	bs := &benches{match: newMatcher(match, *flags.bench, "-test.bench", *flags.skip), suffix: len(withProcs("", most))}
	var chosen []InternalBenchmark
	for _, x := range list {
		if _, ok, _ := bs.match.fullName(nil, x.Name); ok {
			chosen = append(chosen, x)
			bs.width = max(bs.width, len(withProcs(x.Name, most))+bs.suffix+1)
		}
	}
	top := &B{time: flags.benchtime, pkg: pkg, bench: bs, f: func(b *B) {
		for _, x := range chosen {
			b.Run(x.Name, x.F)
		}
	}}
	top.begin(nil, "Main", 'b')
	top.sink = os.Stdout
	if flags.verbose.on {
		top.printer = &printer{w: os.Stdout}
	}
	top.runN(1)
	return !top.Failed()
}

// Benchmark measures one function.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{f: f, time: flags.benchtime}
	b.begin(nil, "", 'b')
	b.sink = nowhere{}
	if b.probe() {
		b.measure()
	}
	return b.result
}

type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }

// SetParallelism asks RunParallel for p times GOMAXPROCS goroutines.
func (b *B) SetParallelism(p int) {
	if p > 0 {
		b.width = p
	}
}

// A PB deals out the turns of a parallel benchmark.
type PB struct {
	taken *atomic.Int64
	total int64
	batch int64
	mine  int64
}

// Next says whether there is another turn.
func (pb *PB) Next() bool {
	if pb.mine == 0 {
		end := pb.taken.Add(pb.batch)
		if pb.mine = pb.batch - max(end-pb.total, 0); pb.mine <= 0 {
			pb.mine = 0
			return false
		}
	}
	pb.mine--
	return true
}

// RunParallel shares the turns among goroutines that call body.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	batch := int64(1)
	if b.lastN > 0 && b.lastTime > 0 {
		batch = min(max(int64(1e5*float64(b.lastN)/float64(b.lastTime)), 1), 1e4) // about 100 µs
	}
	var taken atomic.Int64
	var all sync.WaitGroup
	for range b.width * runtime.GOMAXPROCS(0) {
		all.Go(func() { body(&PB{taken: &taken, total: int64(b.N), batch: batch}) })
	}
	all.Wait()
	if taken.Load() <= int64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}
