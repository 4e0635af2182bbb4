package timeout

import (
	"testing"
	"time"
)

func TestQuick(t *testing.T) {}

func TestSlow(t *testing.T) {
	if d, ok := t.Deadline(); !ok || time.Until(d) > time.Second {
		t.Error("deadline", ok)
	}
	t.Run("sub", func(t *testing.T) { time.Sleep(10 * time.Second) })
}
