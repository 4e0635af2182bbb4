package profile

import (
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

func cpustart() (hz int)
func cpustop()
func cpuread(buf []uintptr) int

var cpu struct {
	sync.Mutex
	w     io.Writer // nil: no profile runs
	begin time.Time
	stop  *atomic.Bool
	done  chan error
}

// StartCPU begins a profile that StopCPU writes to w.
func StartCPU(w io.Writer) error {
	cpu.Lock()
	defer cpu.Unlock()
	if cpu.w != nil {
		return errors.New("cpu profiling already in use")
	}
	hz := cpustart()
	if hz == 0 {
		return errors.New("cpu profiling is not possible")
	}
	cpu.w, cpu.begin = w, time.Now()
	cpu.stop, cpu.done = new(atomic.Bool), make(chan error, 1)
	go collect(w, hz, cpu.begin, cpu.stop, cpu.done)
	return nil
}

// StopCPU returns when the profile has been written.
func StopCPU() {
	cpu.Lock()
	defer cpu.Unlock()
	if cpu.w == nil {
		return
	}
	cpustop()
	cpu.stop.Store(true)
	<-cpu.done
	cpu.w = nil
}

// collect empties the ring that the signal handlers fill.
func collect(w io.Writer, hz int, begin time.Time, stop *atomic.Bool, done chan error) {
	buf := make([]uintptr, 1<<14)
	var list []Record
	read := func() {
		for {
			n := cpuread(buf)
			if n == 0 {
				return
			}
			list = Merge(append(list, split(append([]uintptr(nil), buf[:n]...))...))
		}
	}
	for !stop.Load() { // sleeping is nothing that the block profile counts
		time.Sleep(20 * time.Millisecond)
		read()
	}
	read()
	nanoseconds := valueType{"cpu", "nanoseconds"}
	b := newBuilder(nanoseconds, valueType{"samples", "count"}, nanoseconds)
	b.m.number(9, begin.UnixNano())
	b.m.number(10, int64(time.Since(begin)))
	for _, r := range list {
		b.sample(r.Stack, 0, r.Values[1], r.Values[0], r.Values[0]*int64(1e9/hz))
	}
	done <- b.write(w, int64(1e9/hz))
}
