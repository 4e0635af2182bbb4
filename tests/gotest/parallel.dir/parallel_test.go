package parallel

import (
	"testing"
	"time"
)

func TestGroup(t *testing.T) {
	t.Run("inner", func(t *testing.T) {
		t.Parallel()
		time.Sleep(5 * time.Millisecond)
		t.Log("inner is done")
	})
	t.Log("the function ends before inner goes on")
}

func TestAlone(t *testing.T) {
	t.Parallel()
	t.Error("parallel tests fail too")
}
