// Package metrics gives the runtime's numbers by name. All says which there are.
package metrics

import "math"

// A ValueKind says what a Value holds.
type ValueKind int

const (
	KindBad ValueKind = iota
	KindUint64
	KindFloat64
	KindFloat64Histogram
)

// A Value is what a metric was when it was read.
type Value struct {
	kind ValueKind
	bits uint64
	hist *Float64Histogram
}

// Kind says which method gives the value; KindBad for a metric that is not known.
func (v Value) Kind() ValueKind { return v.kind }

// Uint64 is the value of a metric of KindUint64.
func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.bits
}

// Float64 is the value of a metric of KindFloat64.
func (v Value) Float64() float64 {
	if v.kind != KindFloat64 {
		panic("called Float64 on non-float64 metric value")
	}
	return math.Float64frombits(v.bits)
}

// Float64Histogram is the value of a metric of KindFloat64Histogram. The next Read into the same sample reuses it.
func (v Value) Float64Histogram() *Float64Histogram {
	if v.kind != KindFloat64Histogram {
		panic("called Float64Histogram on non-Float64Histogram metric value")
	}
	return v.hist
}

// A Float64Histogram counts: Counts[i] values were at least Buckets[i] and below Buckets[i+1].
type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64
}

// A Sample is one metric to read.
type Sample struct {
	Name  string
	Value Value
}

func readall(v []uint64) bool
func histogram(which int, counts []uint64) int

// Read fills in the values of the samples by their names.
func Read(m []Sample) {
	v := make([]uint64, len(numbers))
	for !readall(v) {
	}
samples:
	for i := range m {
		s := &m[i]
		for k := range numbers {
			if d := &numbers[k]; d.Name == s.Name {
				s.Value = Value{kind: d.Kind, bits: v[k]}
				continue samples
			}
		}
		for k := range histograms {
			h := &histograms[k]
			if h.Name != s.Name {
				continue
			}
			buckets := timeBounds
			if h.which >= 2 {
				buckets = sizeBounds
			}
			f := s.Value.hist
			if f == nil || len(f.Counts) != len(buckets)-1 {
				f = &Float64Histogram{Counts: make([]uint64, len(buckets)-1)}
			}
			f.Buckets = buckets
			histogram(h.which, f.Counts)
			s.Value = Value{kind: KindFloat64Histogram, hist: f}
			continue samples
		}
		s.Value = Value{}
	}
}
