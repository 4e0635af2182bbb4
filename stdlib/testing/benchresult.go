// What benchmarks measured, and how it is printed.
package testing

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A BenchmarkResult is what a benchmark measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

// per is the reported metric of that unit, else a total divided by the turns.
func (r BenchmarkResult) per(unit string, total int64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

func (r BenchmarkResult) NsPerOp() int64           { return r.per("ns/op", r.T.Nanoseconds()) }
func (r BenchmarkResult) AllocsPerOp() int64       { return r.per("allocs/op", int64(r.MemAllocs)) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.per("B/op", int64(r.MemBytes)) }

// MemString is the part about memory.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// String is the line without the name and without memory.
func (r BenchmarkResult) String() string {
	cols := []string{fmt.Sprintf("%8d", r.N)}
	ns, own := r.Extra["ns/op"]
	if !own {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		cols = append(cols, figure(ns, "ns/op"))
	}
	rate, own := r.Extra["MB/s"]
	if !own && r.Bytes > 0 && r.T > 0 && r.N > 0 {
		rate = float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
	}
	if rate != 0 {
		cols = append(cols, fmt.Sprintf("%7.2f MB/s", rate))
	}
	var units []string
	for unit := range r.Extra {
		if unit != "ns/op" && unit != "MB/s" && unit != "B/op" && unit != "allocs/op" {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		cols = append(cols, figure(r.Extra[unit], unit))
	}
	return strings.Join(cols, "\t")
}

// figure keeps four digits or so, with the decimal points of a column below each other.
func figure(x float64, unit string) string {
	places := 0
	if a := math.Abs(x); a != 0 && a < 999.95 {
		places = 1
		for limit := 99.995; places < 7 && a < limit; limit /= 10 {
			places++
		}
	}
	width := 10
	if places > 0 {
		width += 1 + places
	}
	return fmt.Sprintf("%*.*f %s", width, places, x, unit)
}

// AllocsPerRun is the mean number of allocations of a call of f.
func AllocsPerRun(runs int, f func()) (avg float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	before, _ := memory()
	for range runs {
		f()
	}
	after, _ := memory()
	return float64((after - before) / uint64(runs))
}
