package late

import (
	"testing"
	"time"
)

func TestEarly(t *testing.T) {
	go func() {
		time.Sleep(200 * time.Millisecond)
		t.Log("after the end")
	}()
}

func TestLate(t *testing.T) { time.Sleep(10 * time.Second) }
