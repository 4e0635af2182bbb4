package runtime

// What runs this program.
const (
	Compiler = "gc"
	GOARCH   = "amd64"
	GOOS     = "linux"
)

// MemProfileRate is the number of bytes between two samples of the heap profile.
var MemProfileRate int = 512 * 1024

// Version is the language and library version that this runtime follows.
func Version() string { return "go1.26" }

// GOROOT is where a Go installation would be.
func GOROOT() string { return getenv("GOROOT") }

func getenv(name string) string

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends this goroutine after its deferred calls.
func Goexit()

// GC runs a whole collection.
func GC()

// NumGoroutine counts the goroutines that exist.
func NumGoroutine() int

// NumCPU is the number of CPUs that the process may use.
func NumCPU() int

// NumCgoCall counts calls into C through cgo, which there is not.
func NumCgoCall() int64 { return 0 }

// GOMAXPROCS sets how many threads may run Go code at once if n > 0, and returns what it was.
func GOMAXPROCS(n int) int

// SetDefaultGOMAXPROCS sets GOMAXPROCS to what the machine suggests.
func SetDefaultGOMAXPROCS() { GOMAXPROCS(NumCPU()) }

// LockOSThread binds the goroutine to its thread; calls nest.
func LockOSThread()

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread()

// Breakpoint stops in a debugger.
func Breakpoint()

// KeepAlive marks x as in use up to here.
//
//go:noinline
func KeepAlive(x any) {}

// SetCPUProfileRate sets how many samples a second the next CPU profile takes.
func SetCPUProfileRate(hz int)                 { setcpurate(hz) }
func SetCgoTraceback(version int, a, b, c any) {}

// MemStats describes the allocator.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs, PauseEnd                                                  [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
	BySize                                                             [61]struct {
		Size           uint32
		Mallocs, Frees uint64
	}
}

// ReadMemStats fills m; the world stops for it.
func ReadMemStats(m *MemStats) {
	for !readmemstats(m) {
	}
}

func readmemstats(m *MemStats) bool
