package benchok

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func BenchmarkSleep(b *testing.B) {
	for b.Loop() {
		time.Sleep(time.Millisecond)
	}
}

func BenchmarkTimer(b *testing.B) {
	b.StopTimer()
	time.Sleep(time.Millisecond)
	b.StartTimer()
	for range b.N {
	}
	if b.Elapsed() < 0 {
		b.Fatal("time runs backwards")
	}
}

func TestBenchmark(t *testing.T) {
	r := testing.BenchmarkResult{N: 4, T: 10 * time.Microsecond, Bytes: 100, MemAllocs: 8, MemBytes: 400, Extra: map[string]float64{"q": 0.00123, "z": 0}}
	fmt.Fprintf(os.Stdout, "%s|%s|%d\n", r, r.MemString(), r.NsPerOp())
	for _, x := range []float64{0.00001234, 0.01234, 0.1234, 1.234, 12.34, 123.4, 1234, 999.94, 999.96, 99.995, 0.0009999, 123456789012} {
		fmt.Printf("%q\n", testing.BenchmarkResult{N: 1, T: 1, Extra: map[string]float64{"u": x}})
	}
	if n := testing.AllocsPerRun(10, func() { sink = new([100]int) }); n != 1 {
		t.Error(n)
	}
}

var sink *[100]int
