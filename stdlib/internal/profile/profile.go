// Package profile collects profiles and writes them as pprof's protobuf: for runtime/pprof and testing.
package profile

import (
	"io"
	"math"
	"os"
	"runtime"
	"time"
)

// The kinds of profiles that the runtime keeps.
const (
	Heap = iota
	Block
	Mutex
	Goroutine
	Thread
)

// records copies all records: length of the stack, four values, the stack. If there is no room it only tells how much is needed.
func records(kind int, buf []uintptr) int

// PCOffset is how far pc is from its function's first instruction.
func PCOffset(pc uintptr) uintptr { return pcoffset(pc) }

func pcoffset(pc uintptr) uintptr
func enableheap(rate *int)

// EnableHeap begins the heap profile: nothing is sampled before.
func EnableHeap() { enableheap(&runtime.MemProfileRate) }

// A Record is a stack and what was counted there. Heap: objects and bytes allocated, and in use; Block and Mutex: waits and
// nanoseconds; else: count and number of the labels.
type Record struct {
	Values [4]int64
	Stack  []uintptr
}

func split(words []uintptr) (list []Record) {
	for len(words) > 0 {
		n := words[0]
		r := Record{Stack: words[5 : 5+n : 5+n]}
		for i := range r.Values {
			r.Values[i] = int64(words[1+i])
		}
		list = append(list, r)
		words = words[5+n:]
	}
	return list
}

// Records returns a profile as it is now.
func Records(kind int) []Record {
	for buf := []uintptr(nil); ; {
		n := records(kind, buf)
		if n <= len(buf) {
			return split(buf[:n])
		}
		buf = make([]uintptr, n+n/4+100)
	}
}

// Merge adds up records with equal stacks and labels.
func Merge(list []Record) (out []Record) {
	at := make(map[string]int)
	for _, r := range list {
		k := key(r)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Record{Stack: r.Stack, Values: [4]int64{0, r.Values[1]}})
		}
		out[i].Values[0] += r.Values[0]
	}
	return out
}

func key(r Record) string {
	b := make([]byte, 0, 8*len(r.Stack)+8)
	for _, x := range append([]uintptr{uintptr(r.Values[1])}, r.Stack...) {
		for range 8 {
			b = append(b, byte(x))
			x >>= 8
		}
	}
	return string(b)
}

// A valueType says what a number counts.
type valueType struct{ what, unit string }

// A builder makes pprof's message Profile.
type builder struct {
	m          message
	strings    map[string]int64
	table      []string
	locations  map[uintptr]int64 // 0: it has no name
	nlocations int64
	functions  map[string]int64
	binary     message // locations and functions
}

func newBuilder(period valueType, types ...valueType) *builder {
	b := &builder{strings: map[string]int64{"": 0}, table: []string{""}, locations: map[uintptr]int64{}, functions: map[string]int64{}}
	for _, t := range types {
		b.valueType(1, t)
	}
	b.valueType(11, period)
	return b
}

func (b *builder) str(s string) int64 {
	id, ok := b.strings[s]
	if !ok {
		id = int64(len(b.table))
		b.strings[s] = id
		b.table = append(b.table, s)
	}
	return id
}

func (b *builder) valueType(field int, t valueType) {
	b.m.message(field, func(m *message) {
		m.number(1, b.str(t.what))
		m.number(2, b.str(t.unit))
	})
}

func (b *builder) function(name, file string, line int) int64 {
	k := name + "\x00" + file
	id, ok := b.functions[k]
	if !ok {
		id = int64(len(b.functions) + 1)
		b.functions[k] = id
		b.binary.message(5, func(m *message) {
			m.number(1, id)
			m.number(2, b.str(name))
			m.number(3, b.str(name))
			m.number(4, b.str(file))
			m.number(5, int64(line))
		})
	}
	return id
}

// What a thread does that runs no goroutine: stacks of one small number (cpuprof.c).
var noGoroutine = [...]string{1: "runtime._System", 2: "runtime.gcBgMarkWorker", 3: "runtime._LostSample"}

func (b *builder) location(pc uintptr) int64 {
	if id, ok := b.locations[pc]; ok {
		return id
	}
	var f runtime.Frame
	start := 0
	if pc < uintptr(len(noGoroutine)) {
		f.Function = noGoroutine[pc]
	} else if f, _ = runtime.CallersFrames([]uintptr{pc}).Next(); f.Func != nil {
		_, start = f.Func.FileLine(f.Entry)
	}
	if f.Function == "" {
		b.locations[pc] = 0
		return 0
	}
	b.nlocations++
	id := b.nlocations
	b.locations[pc] = id
	fn := b.function(f.Function, f.File, start)
	b.binary.message(4, func(m *message) {
		m.number(1, id)
		m.number(2, 1)
		m.number(3, int64(pc))
		m.message(4, func(m *message) {
			m.number(1, fn)
			m.number(2, int64(f.Line))
		})
	})
	return id
}

// sample adds one; size, the bytes of each object, or the labels' number, is 0 where there is none.
func (b *builder) sample(stack []uintptr, size int64, labels int64, values ...int64) {
	ids := make([]int64, 0, len(stack))
	for _, pc := range stack {
		if id := b.location(pc); id != 0 {
			ids = append(ids, id)
		}
	}
	b.m.message(2, func(m *message) {
		m.packed(1, ids)
		m.packed(2, values)
		if size != 0 {
			m.message(3, func(m *message) {
				m.number(1, b.str("bytes"))
				m.number(3, size)
			})
		}
		for _, l := range LabelsOf(int(labels)) {
			m.message(3, func(m *message) {
				m.number(1, b.str(l.Key))
				m.number(2, b.str(l.Value))
			})
		}
	})
}

func (b *builder) write(w io.Writer, period int64) error {
	b.m.message(3, func(m *message) {
		m.number(1, 1)
		m.number(3, math.MaxInt64)
		m.number(5, b.str(program()))
		for field := 7; field <= 9; field++ { // functions, files and lines are known
			m.number(field, 1)
		}
	})
	b.m.number(12, period)
	b.m.b = append(b.m.b, b.binary.b...)
	for _, s := range b.table {
		b.m.bytes(6, s)
	}
	return writeGzip(w, b.m.b)
}

func program() string {
	if len(os.Args) > 0 {
		return os.Args[0]
	}
	return "?"
}

// Write writes a profile; name is pprof's: heap, allocs, block, mutex, goroutine, threadcreate.
func Write(w io.Writer, name string) error {
	switch name {
	case "heap", "allocs":
		return writeHeap(w, name)
	case "block", "mutex":
		kind := Block
		if name == "mutex" {
			kind = Mutex
		}
		contentions := valueType{"contentions", "count"}
		b := newBuilder(contentions, contentions, valueType{"delay", "nanoseconds"})
		b.m.number(9, time.Now().UnixNano())
		for _, r := range Records(kind) {
			b.sample(r.Stack, 0, 0, r.Values[0], r.Values[1])
		}
		return b.write(w, 1)
	case "goroutine":
		return WriteCount(w, name, Merge(Records(Goroutine)))
	}
	return WriteCount(w, name, Merge(Records(Thread)))
}

// WriteCount writes a profile that only counts stacks.
func WriteCount(w io.Writer, name string, list []Record) error {
	count := valueType{name, "count"}
	b := newBuilder(count, count)
	b.m.number(9, time.Now().UnixNano())
	for _, r := range list {
		b.sample(r.Stack, 0, r.Values[1], r.Values[0])
	}
	return b.write(w, 1)
}

func writeHeap(w io.Writer, name string) error {
	rate := int64(runtime.MemProfileRate)
	b := newBuilder(valueType{"space", "bytes"}, valueType{"alloc_objects", "count"}, valueType{"alloc_space", "bytes"},
		valueType{"inuse_objects", "count"}, valueType{"inuse_space", "bytes"})
	b.m.number(9, time.Now().UnixNano())
	if name == "allocs" {
		b.m.number(14, b.str("alloc_space"))
	}
	for _, r := range Records(Heap) {
		objects, bytes := scale(r.Values[0], r.Values[1], rate)
		live, inuse := scale(r.Values[2], r.Values[3], rate)
		size := int64(0)
		if r.Values[0] > 0 {
			size = r.Values[1] / r.Values[0]
		}
		b.sample(r.Stack, size, 0, objects, bytes, live, inuse)
	}
	return b.write(w, rate)
}

// scale estimates what was allocated from what was sampled: an object of n bytes is sampled with probability 1-exp(-n/rate).
func scale(count, size, rate int64) (int64, int64) {
	if count == 0 || size == 0 {
		return 0, 0
	}
	if rate <= 1 {
		return count, size
	}
	f := 1 / (1 - math.Exp(-float64(size)/float64(count)/float64(rate)))
	return int64(float64(count) * f), int64(float64(size) * f)
}
