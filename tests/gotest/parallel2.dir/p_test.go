package parallel2

import (
	"sync/atomic"
	"testing"
	"time"
)

var together, most atomic.Int32

func TestMany(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		for range 4 {
			t.Run("x", func(t *testing.T) {
				t.Parallel()
				n := together.Add(1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				time.Sleep(20 * time.Millisecond)
				together.Add(-1)
			})
		}
	})
	if most.Load() < 2 {
		t.Error("they ran one by one")
	}
}

func TestSerial(t *testing.T) { t.Log("serial") }
