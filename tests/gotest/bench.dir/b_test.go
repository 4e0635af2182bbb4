package bench

import "testing"

var sink []byte

func BenchmarkAdd(b *testing.B) {
	n := 0
	for i := 0; i < b.N; i++ {
		n += i
	}
}

func BenchmarkLoop(b *testing.B) {
	n := 0
	for b.Loop() {
		n++
	}
	if n != b.N {
		b.Error(n, b.N)
	}
}

func BenchmarkAlloc(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(1 << 20)
	for range b.N {
		sink = make([]byte, 1<<20)
	}
}

func BenchmarkSub(b *testing.B) {
	for _, name := range []string{"one", "two", "a longer name"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
			}
		})
	}
}

func BenchmarkMetric(b *testing.B) {
	for b.Loop() {
	}
	b.ReportMetric(12.5, "widgets/op")
	b.ReportMetric(1234, "x")
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
		}
	})
}

func BenchmarkSkip(b *testing.B) { b.Skip("no reason") }

func BenchmarkLog(b *testing.B) {
	b.Log("a line")
	for b.Loop() {
	}
}

func BenchmarkFail(b *testing.B) { b.Fatal("failed") }

func TestT(t *testing.T) {}
