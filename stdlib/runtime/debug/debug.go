// Package debug turns the collector's knobs and prints stacks.
package debug

import (
	"os"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// GCStats tells about past collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.Pause, stats.PauseEnd = stats.Pause[:0], stats.PauseEnd[:0]
	for k := uint32(0); k < m.NumGC && k < uint32(len(m.PauseNs)); k++ {
		at := (m.NumGC - 1 - k) % uint32(len(m.PauseNs))
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	clear(stats.PauseQuantiles)
	if last := len(stats.PauseQuantiles) - 1; last >= 0 && len(stats.Pause) > 0 {
		sorted := slices.Clone(stats.Pause)
		slices.Sort(sorted)
		for i := range last {
			stats.PauseQuantiles[i] = sorted[len(sorted)*i/last]
		}
		stats.PauseQuantiles[last] = sorted[len(sorted)-1]
	}
}

func setgcpercent(percent int32) int32
func setmemorylimit(limit int64) int64
func setmaxthreads(n int) int
func freeosmemory()

// SetGCPercent sets GOGC; negative turns collection off. It returns the old value.
func SetGCPercent(percent int) int { return int(setgcpercent(int32(percent))) }

// SetMemoryLimit sets GOMEMLIMIT in bytes if limit is not negative, and returns the old one.
func SetMemoryLimit(limit int64) int64 { return setmemorylimit(limit) }

// SetMaxThreads limits the threads of the program.
func SetMaxThreads(threads int) int { return setmaxthreads(threads) }

func setmaxstack(bytes int) int

// SetMaxStack limits the stack of a goroutine, in bytes, and returns the old limit.
func SetMaxStack(bytes int) int { return setmaxstack(bytes) }

func setpaniconfault(enabled bool) bool

// SetPanicOnFault makes an access of this goroutine to memory that cannot be touched a panic; else it ends the program. It returns the old setting.
func SetPanicOnFault(enabled bool) bool { return setpaniconfault(enabled) }

// SetTraceback is accepted.
func SetTraceback(level string)

// CrashOptions has no options yet.
type CrashOptions struct{}

func setcrashfd(fd int) (errno int)

// SetCrashOutput has what the program prints when it dies of a panic or a fatal error written to a copy of f too; nil: no longer.
func SetCrashOutput(f *os.File, opts CrashOptions) error {
	fd := -1
	if f != nil {
		fd = int(f.Fd())
		if fd < 0 {
			return syscall.EBADF
		}
	}
	if e := setcrashfd(fd); e != 0 {
		return syscall.Errno(e)
	}
	runtime.KeepAlive(f)
	return nil
}

// WriteHeapDump is not there.
func WriteHeapDump(fd uintptr) { panic("not supported yet: debug.WriteHeapDump") }

// FreeOSMemory collects and gives what it can back to the system.
func FreeOSMemory() {
	runtime.GC()
	freeosmemory()
}

// Stack gives this goroutine's traceback.
func Stack() []byte {
	for n := 1024; ; n *= 2 {
		buf := make([]byte, n)
		if k := runtime.Stack(buf, false); k < n {
			return buf[:k]
		}
	}
}

// PrintStack writes Stack to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// ReadBuildInfo finds nothing: programs are not built here.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }
