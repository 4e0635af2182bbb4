// The program of a test: flags, M, the order of things.
package testing

import (
	"context"
	"flag"
	"fmt"
	"internal/testlog"
	"math/rand"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"
)

var flags struct {
	set       sync.Once
	verbose   verbosity
	benchtime amount
	fuzztime  amount

	short, failfast, benchmem, fullpath, panicOnExit0 *bool
	run, skip, list, bench, fuzz, shuffle, cpu        *string
	outputdir                                         *string
	count                                             *uint
	parallel                                          *int
	timeout                                           *time.Duration
}

func init() { flags.benchtime.d = time.Second }

var (
	underTest bool // the program is a test's
	cpus      []int
)

// Init defines the flags; the program of a test does that by itself.
func Init() {
	flags.set.Do(func() {
		f := &flags
		f.short = flag.Bool("test.short", false, "run smaller test suite to save time")
		f.failfast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
		f.benchmem = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
		f.fullpath = flag.Bool("test.fullpath", false, "show full file names in error messages")
		f.panicOnExit0 = flag.Bool("test.paniconexit0", false, "panic on call to os.Exit(0)")
		f.run = flag.String("test.run", "", "run only tests and examples matching `regexp`")
		f.skip = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
		f.list = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
		f.bench = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
		f.fuzz = flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
		f.shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
		f.cpu = flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
		f.outputdir = flag.String("test.outputdir", "", "write profiles to `dir`")
		f.count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
		f.parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
		f.timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
		f.fuzztime.zero0 = true
		initProfiles()
		flag.Var(&f.verbose, "test.v", "verbose: print additional output")
		flag.Var(&f.benchtime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
		flag.Var(&f.fuzztime, "test.fuzztime", "time to spend fuzzing; default is to run indefinitely")
	})
}

// Short says whether -short was given.
func Short() bool {
	if flags.short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *flags.short
}

// Verbose says whether -v was given.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return flags.verbose.on
}

// Testing says whether the program is a test's: its name ends in .test, which is known before any package's variables are.
func Testing() bool { return underTest || strings.HasSuffix(os.Args[0], ".test") }

// testDeps is what the generated program knows and this package does not.
type testDeps interface {
	ImportPath() string
	MatchString(pat, str string) (bool, error)
}

// An M runs the tests of a package.
type M struct {
	deps       testDeps
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzz       []InternalFuzzTarget
	examples   []InternalExample
	exitCode   int
}

// MainStart is called by the generated program.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	Init()
	underTest = true
	return &M{deps: deps, tests: tests, benchmarks: benchmarks, fuzz: fuzzTargets, examples: examples}
}

type matchOnly matchFunc

func (matchOnly) ImportPath() string                          { return "" }
func (f matchOnly) MatchString(pat, str string) (bool, error) { return f(pat, str) }

// Main is an older way to run tests.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit(MainStart(matchOnly(matchString), tests, benchmarks, nil, examples).Run())
}

// Run runs everything chosen; the result is for os.Exit.
func (m *M) Run() (code int) {
	if !flag.Parsed() {
		flag.Parse()
	}
	m.exitCode = m.all()
	if d, ok := m.deps.(interface{ Exited(code int) }); ok {
		d.Exited(m.exitCode)
	}
	return m.exitCode
}

func (m *M) all() int {
	if flags.verbose.json {
		os.Stderr = os.Stdout
	}
	if *flags.parallel < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return 2
	}
	if *flags.list != "" {
		m.list()
		return 0
	}
	if !m.shuffle() {
		return 2
	}
	parseCPUs()
	if *flags.panicOnExit0 {
		testlog.SetPanicOnExit0(true)
		defer testlog.SetPanicOnExit0(false)
	}
	beginProfiles()
	defer endProfiles()
	alarm, deadline := startAlarm()
	match := m.deps.MatchString
	ran, ok := runTests(match, m.tests, deadline)
	fuzzRan, fuzzOk := runFuzzTests(match, m.fuzz, deadline)
	exampleRan, exampleOk := runExamples(match, m.examples)
	if alarm != nil {
		alarm.Stop()
	}
	if !ran && !fuzzRan && !exampleRan && *flags.bench == "" && *flags.fuzz == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	ok = ok && fuzzOk && exampleOk && runBenchmarks(m.deps.ImportPath(), match, m.benchmarks) && runFuzzing(match, m.fuzz)
	if !ok {
		fmt.Print(framing(), "FAIL\n")
		return 1
	}
	fmt.Print(framing(), "PASS\n")
	return 0
}

func (m *M) list() {
	if _, err := m.deps.MatchString(*flags.list, "non-empty"); err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", *flags.list, err)
		os.Exit(1)
	}
	show := func(name string) {
		if ok, _ := m.deps.MatchString(*flags.list, name); ok {
			fmt.Println(name)
		}
	}
	for _, x := range m.tests {
		show(x.Name)
	}
	for _, x := range m.benchmarks {
		show(x.Name)
	}
	for _, x := range m.fuzz {
		show(x.Name)
	}
	for _, x := range m.examples {
		show(x.Name)
	}
}

func (m *M) shuffle() bool {
	seed := time.Now().UnixNano()
	switch s := *flags.shuffle; s {
	case "off":
		return true
	case "on":
	default:
		var err error
		if seed, err = strconv.ParseInt(s, 10, 64); err != nil {
			fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
			return false
		}
	}
	fmt.Println("-test.shuffle", seed)
	r := rand.New(rand.NewSource(seed))
	t, b := m.tests, m.benchmarks
	r.Shuffle(len(t), func(i, j int) { t[i], t[j] = t[j], t[i] })
	r.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
	return true
}

func parseCPUs() {
	for s := range strings.SplitSeq(*flags.cpu, ",") {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "testing: invalid value %q for -test.cpu\n", s)
			os.Exit(1)
		}
		cpus = append(cpus, n)
	}
	if len(cpus) == 0 {
		cpus = []int{runtime.GOMAXPROCS(0)}
	}
}

func startAlarm() (*time.Timer, time.Time) {
	limit := *flags.timeout
	if limit <= 0 {
		return nil, time.Time{}
	}
	ring := func() {
		endProfiles()
		testlog.SetPanicOnExit0(false)
		debug.SetTraceback("all")
		panic(fmt.Sprintf("test timed out after %v%s", limit, runningList()))
	}
	return time.AfterFunc(limit, ring), time.Now().Add(limit)
}

// passes calls f for each -cpu, -count times, as long as it says so.
func passes(f func() bool) {
	for _, procs := range cpus {
		runtime.GOMAXPROCS(procs)
		for range *flags.count {
			if enoughFailed() || !f() {
				break
			}
		}
	}
}

// RunTests runs those that -test.run names and says whether all passed.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	var deadline time.Time
	if d := *flags.timeout; d > 0 {
		deadline = time.Now().Add(d)
	}
	ran, ok := runTests(matchString, tests, deadline)
	if !ran {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	return ok
}

func runTests(match matchFunc, tests []InternalTest, deadline time.Time) (ran, ok bool) {
	ok = true
	passes(func() bool {
		root := &T{run: newRun(*flags.parallel, newMatcher(match, *flags.run, "-test.run", *flags.skip), deadline)}
		root.begin(nil, "", 't')
		root.writer = nil
		root.barrier = make(chan bool)
		root.sink = os.Stdout
		if flags.verbose.on {
			root.printer = &printer{w: os.Stdout}
		}
		tRunner(root, func(t *T) {
			for _, x := range tests {
				t.Run(x.Name, x.F)
			}
		})
		ok = ok && !root.Failed()
		ran = ran || root.get(&root.ran)
		return ran
	})
	return ran, ok
}

// newRoot is what fuzz targets report to.
func newRoot() *common {
	root := &common{sink: os.Stdout, ctx: context.Background()}
	if flags.verbose.on {
		root.printer = &printer{w: os.Stdout}
	}
	return root
}
