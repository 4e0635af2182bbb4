// runtime/metrics: names, kinds, and sums that must hold.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/metrics"
	"strings"
)

type object struct {
	p *int
	n [3]int
}

var sink []*object

func main() {
	for i := range 100000 {
		sink = append(sink, &object{n: [3]int{i}})
	}
	x := new(object)
	done := make(chan bool)
	runtime.SetFinalizer(x, func(*object) { close(done) })
	x = nil
	runtime.GC()
	<-done
	runtime.GC()
	all := metrics.All()
	samples := make([]metrics.Sample, len(all))
	for i, d := range all {
		samples[i].Name = d.Name
		if i > 0 && all[i-1].Name >= d.Name {
			fmt.Println("not sorted:", d.Name)
		}
		if d.Description == "" {
			fmt.Println("no description:", d.Name)
		}
	}
	metrics.Read(samples)
	u, h := map[string]uint64{}, map[string]*metrics.Float64Histogram{}
	f := map[string]float64{}
	var memory uint64
	for i, s := range samples {
		if s.Value.Kind() != all[i].Kind {
			fmt.Println("kind:", s.Name, s.Value.Kind())
		}
		switch s.Value.Kind() {
		case metrics.KindUint64:
			u[s.Name] = s.Value.Uint64()
			if strings.HasPrefix(s.Name, "/memory/classes/") && s.Name != "/memory/classes/total:bytes" {
				memory += s.Value.Uint64()
			}
		case metrics.KindFloat64:
			f[s.Name] = s.Value.Float64()
		case metrics.KindFloat64Histogram:
			h[s.Name] = s.Value.Float64Histogram()
		}
	}
	fmt.Println("memory adds up:", memory == u["/memory/classes/total:bytes"])
	fmt.Println("forced:", u["/gc/cycles/forced:gc-cycles"], u["/gc/cycles/total:gc-cycles"] == u["/gc/cycles/forced:gc-cycles"]+u["/gc/cycles/automatic:gc-cycles"])
	fmt.Println("objects:", u["/gc/heap/allocs:objects"]-u["/gc/heap/frees:objects"] == u["/gc/heap/objects:objects"], u["/gc/heap/objects:objects"] >= 100000)
	fmt.Println("goal:", u["/gc/heap/goal:bytes"] >= 4<<20, u["/gc/heap/live:bytes"] > 0, u["/gc/gogc:percent"], u["/gc/gomemlimit:bytes"] == math.MaxInt64)
	fmt.Println("goroutines:", u["/sched/goroutines:goroutines"] >= 1, u["/sched/gomaxprocs:threads"] == uint64(runtime.GOMAXPROCS(0)))
	fmt.Println("finalizers:", u["/gc/finalizers/queued:finalizers"] >= 1, u["/gc/finalizers/executed:finalizers"] >= 1)
	fmt.Println("cpu:", f["/cpu/classes/total:cpu-seconds"] > 0, f["/cpu/classes/gc/total:cpu-seconds"] <= f["/cpu/classes/total:cpu-seconds"])
	for _, name := range []string{"/gc/heap/allocs-by-size:bytes", "/gc/heap/frees-by-size:bytes", "/gc/pauses:seconds", "/sched/pauses/stopping/gc:seconds"} {
		x := h[name]
		var n uint64
		for _, c := range x.Counts {
			n += c
		}
		fmt.Println(name, len(x.Buckets) == len(x.Counts)+1, n > 0, math.IsInf(x.Buckets[len(x.Buckets)-1], 1))
	}
	s := []metrics.Sample{{Name: "/no/such:thing"}, {Name: "/gc/pauses:seconds"}}
	metrics.Read(s)
	fmt.Println(s[0].Value.Kind() == metrics.KindBad)
	old := s[1].Value.Float64Histogram()
	metrics.Read(s)
	fmt.Println("reused:", old == s[1].Value.Float64Histogram())
	defer func() { fmt.Println(recover()) }()
	s[1].Value.Uint64()
}
