package failparent

import "testing"

func TestOuter(t *testing.T) {
	t.Run("sub", func(*testing.T) {
		t.Fatal("of the parent")
	})
	t.Error("not reached")
}

func TestNext(t *testing.T) {}
