package count

import "testing"

var n int

func TestCount(t *testing.T) { n++; t.Log(n) }

func TestFail(t *testing.T) {
	if n > 1 {
		t.Error("second time")
	}
}

func TestLast(t *testing.T) {}
