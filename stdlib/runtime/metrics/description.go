package metrics

import (
	"math"
	"slices"
	"strings"
)

// A Description says what a metric is.
type Description struct {
	Name        string
	Description string
	Kind        ValueKind
	Cumulative  bool
}

// The numbers in the order of runtime/metrics.c.
var numbers = []Description{
	{"/cgo/go-to-c-calls:calls", "Calls from Go into C through cgo; there are none.", KindUint64, true},
	{"/cpu/classes/gc/mark/assist:cpu-seconds", "CPU time that goroutines spent marking to pay for what they allocate.", KindFloat64, true},
	{"/cpu/classes/gc/mark/dedicated:cpu-seconds", "CPU time of dedicated and fractional mark workers.", KindFloat64, true},
	{"/cpu/classes/gc/mark/idle:cpu-seconds", "CPU time that processors without other work spent marking.", KindFloat64, true},
	{"/cpu/classes/gc/pause:cpu-seconds", "CPU time that all processors were stopped for the collector.", KindFloat64, true},
	{"/cpu/classes/gc/total:cpu-seconds", "CPU time of the collector, the sum of its classes.", KindFloat64, true},
	{"/cpu/classes/total:cpu-seconds", "CPU time that was available: GOMAXPROCS times the time that has passed.", KindFloat64, true},
	{"/gc/cleanups/executed:cleanups", "Cleanups taken from the queue to be run.", KindUint64, true},
	{"/gc/cleanups/queued:cleanups", "Cleanups queued when their objects died.", KindUint64, true},
	{"/gc/cycles/automatic:gc-cycles", "Collections that the runtime started by itself.", KindUint64, true},
	{"/gc/cycles/forced:gc-cycles", "Collections that the program asked for.", KindUint64, true},
	{"/gc/cycles/total:gc-cycles", "Completed collections.", KindUint64, true},
	{"/gc/finalizers/executed:finalizers", "Finalizers taken from the queue to be run.", KindUint64, true},
	{"/gc/finalizers/queued:finalizers", "Finalizers queued when their objects died.", KindUint64, true},
	{"/gc/gogc:percent", "GOGC, as the program set it or the environment.", KindUint64, false},
	{"/gc/gomemlimit:bytes", "GOMEMLIMIT, as the program set it or the environment; the largest int64 if there is none.", KindUint64, false},
	{"/gc/heap/allocs:bytes", "Bytes of all objects that were ever allocated.", KindUint64, true},
	{"/gc/heap/allocs:objects", "Objects that were ever allocated; those that share a block count once.", KindUint64, true},
	{"/gc/heap/frees:bytes", "Bytes of objects that were freed by sweeping.", KindUint64, true},
	{"/gc/heap/frees:objects", "Objects that were freed by sweeping.", KindUint64, true},
	{"/gc/heap/goal:bytes", "Size of the heap at which the next collection is to end.", KindUint64, false},
	{"/gc/heap/live:bytes", "Bytes that the last collection marked.", KindUint64, false},
	{"/gc/heap/objects:objects", "Objects in the heap, alive or not swept yet.", KindUint64, false},
	{"/gc/heap/tiny/allocs:objects", "Small objects without pointers that were put into blocks with others.", KindUint64, true},
	{"/gc/scan/globals:bytes", "Bytes of package variables that are scanned.", KindUint64, false},
	{"/gc/scan/heap:bytes", "Bytes of the heap that the last collection scanned.", KindUint64, false},
	{"/gc/scan/stack:bytes", "Bytes of stacks when the last collection began.", KindUint64, false},
	{"/gc/scan/total:bytes", "The sum of the other /gc/scan metrics.", KindUint64, false},
	{"/gc/stack/starting-size:bytes", "Size of a new goroutine's stack.", KindUint64, false},
	{"/memory/classes/heap/free:bytes", "Memory of the heap that is free and not given back to the system.", KindUint64, false},
	{"/memory/classes/heap/objects:bytes", "Memory of objects, alive or not swept yet.", KindUint64, false},
	{"/memory/classes/heap/released:bytes", "Memory reserved for the heap that the system need not back.", KindUint64, false},
	{"/memory/classes/heap/stacks:bytes", "Memory of goroutines' stacks.", KindUint64, false},
	{"/memory/classes/heap/unused:bytes", "Memory of spans for objects that holds none at present.", KindUint64, false},
	{"/memory/classes/metadata/mcache/free:bytes", "Memory of caches that are not in use.", KindUint64, false},
	{"/memory/classes/metadata/mcache/inuse:bytes", "Memory of the processors' allocation caches.", KindUint64, false},
	{"/memory/classes/metadata/mspan/free:bytes", "Memory of span structures that are not in use.", KindUint64, false},
	{"/memory/classes/metadata/mspan/inuse:bytes", "Memory of span structures in use.", KindUint64, false},
	{"/memory/classes/metadata/other:bytes", "Memory of mark bits.", KindUint64, false},
	{"/memory/classes/other:bytes", "Memory of everything else that the runtime never gives back.", KindUint64, false},
	{"/memory/classes/total:bytes", "All memory that the runtime has mapped: the sum of /memory/classes.", KindUint64, false},
	{"/sched/gomaxprocs:threads", "GOMAXPROCS.", KindUint64, false},
	{"/sched/goroutines/not-in-go:goroutines", "Goroutines in a system call.", KindUint64, false},
	{"/sched/goroutines/runnable:goroutines", "Goroutines that wait for a processor.", KindUint64, false},
	{"/sched/goroutines/running:goroutines", "Goroutines that run.", KindUint64, false},
	{"/sched/goroutines/waiting:goroutines", "Goroutines that wait for something else.", KindUint64, false},
	{"/sched/goroutines:goroutines", "Goroutines that exist.", KindUint64, false},
	{"/sched/threads/total:threads", "Threads that the scheduler has made.", KindUint64, false},
}

type hist struct {
	Description
	which int
}

var histograms = []hist{
	{Description{"/gc/heap/allocs-by-size:bytes", "Sizes of all objects that were ever allocated.", KindFloat64Histogram, true}, 2},
	{Description{"/gc/heap/frees-by-size:bytes", "Sizes of objects that were freed by sweeping.", KindFloat64Histogram, true}, 3},
	{Description{"/gc/pauses:seconds", "Stops of the world by the collector. The same as /sched/pauses/total/gc:seconds.", KindFloat64Histogram, true}, 0},
	{Description{"/sched/pauses/stopping/gc:seconds", "How long it took the collector to stop all processors.", KindFloat64Histogram, true}, 1},
	{Description{"/sched/pauses/total/gc:seconds", "Stops of the world by the collector.", KindFloat64Histogram, true}, 0},
}

// All describes every metric that Read knows, sorted by name.
func All() []Description {
	all := slices.Clone(numbers)
	for _, h := range histograms {
		all = append(all, h.Description)
	}
	slices.SortFunc(all, func(a, b Description) int { return strings.Compare(a.Name, b.Name) })
	return all
}

var sizeBounds = bounds([]float64{
	8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192,
	208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512, 576, 640,
	704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200,
	3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288,
	13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
})

// Bucket k of a time histogram holds what is below 1<<k nanoseconds and not below the one before.
var timeBounds = func() []float64 {
	b := []float64{0}
	for k := range 39 {
		b = append(b, float64(uint64(1)<<k)/1e9)
	}
	return append(b, math.Inf(1))
}()

// Sizes of objects up to each class: a bucket ends where the next size begins.
func bounds(sizes []float64) []float64 {
	b := []float64{1}
	for _, s := range sizes {
		b = append(b, s+1)
	}
	return append(b, math.Inf(1))
}
