// runtime.MemStats: fields that must hold together; debug's setters.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"time"
)

var keep [][]byte
var big []byte

func main() {
	var a, b runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&a)
	for range 1000 {
		keep = append(keep, make([]byte, 4096))
	}
	big = make([]byte, 10<<20)
	runtime.ReadMemStats(&b)
	fmt.Println("mallocs", b.Mallocs-a.Mallocs >= 1001, b.TotalAlloc-a.TotalAlloc >= 4096*1000+10<<20, b.HeapAlloc == b.Alloc)
	fmt.Println("objects", b.Mallocs-b.Frees == b.HeapObjects)
	fmt.Println("sys", b.Sys == b.HeapSys+b.StackSys+b.MSpanSys+b.MCacheSys+b.BuckHashSys+b.GCSys+b.OtherSys)
	fmt.Println("heap", b.HeapSys == b.HeapInuse+b.HeapIdle, b.HeapAlloc <= b.HeapInuse, b.HeapReleased <= b.HeapIdle, b.MSpanInuse <= b.MSpanSys)
	var n, bytes uint64
	for i, s := range b.BySize {
		if i > 0 && s.Size <= b.BySize[i-1].Size || s.Frees > s.Mallocs {
			fmt.Println("by size", i, s)
		}
		if s.Size == 4096 {
			n = s.Mallocs - a.BySize[i].Mallocs
		}
		bytes += uint64(s.Size) * s.Mallocs
	}
	fmt.Println("4096:", n >= 1000, bytes <= b.TotalAlloc, b.BySize[0].Size, b.BySize[60].Size)
	big, keep = nil, nil
	runtime.GC()
	runtime.ReadMemStats(&a)
	fmt.Println("freed", a.HeapAlloc < b.HeapAlloc-10<<20, a.Frees > b.Frees, a.NumGC-b.NumGC >= 1, a.NumForcedGC-b.NumForcedGC)
	fmt.Println("pause", a.PauseNs[(a.NumGC+255)%256] > 0, a.PauseTotalNs >= a.PauseNs[(a.NumGC+255)%256], a.PauseEnd[(a.NumGC+255)%256] == a.LastGC)
	fmt.Println("last", time.Since(time.Unix(0, int64(a.LastGC))) < time.Minute, a.EnableGC, a.DebugGC, a.NextGC >= 4<<20)

	var st debug.GCStats
	st.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&st)
	q := st.PauseQuantiles
	fmt.Println("stats", st.NumGC >= 2, len(st.Pause) == int(min(st.NumGC, 256)), len(st.PauseEnd) == len(st.Pause), q[0] <= q[2] && q[2] <= q[4], q[4] > 0)
	fmt.Println("percent", debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(100))
	fmt.Println("limit", debug.SetMemoryLimit(-1) == math.MaxInt64, debug.SetMemoryLimit(1<<30) == math.MaxInt64, debug.SetMemoryLimit(math.MaxInt64))
	fmt.Println("stack", debug.SetMaxStack(1<<20), debug.SetMaxStack(1000000000))
	big = make([]byte, 64<<20)
	for i := range big {
		big[i] = 1
	}
	big = nil
	debug.FreeOSMemory()
	runtime.ReadMemStats(&a)
	fmt.Println("released", a.HeapReleased >= 60<<20, a.HeapIdle-a.HeapReleased < 8<<20)
}
