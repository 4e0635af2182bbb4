package late

import (
	"testing"
	"time"
)

func TestEarly(t *testing.T) {
	go func() {
		time.Sleep(20 * time.Millisecond)
		t.Log("after the end")
	}()
}

func TestLate(t *testing.T) { time.Sleep(500 * time.Millisecond) }
