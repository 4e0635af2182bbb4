package tb

import "testing"

func TestSetenvParallel(t *testing.T) {
	defer func() { t.Log(recover()) }()
	t.Setenv("GT_X", "1")
	t.Parallel()
}

func TestParallelTwice(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		defer func() { t.Log(recover()) }()
		t.Parallel()
	})
}

func TestParallelSetenv(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		defer func() { t.Log(recover()) }()
		t.Setenv("GT_X", "1")
	})
}

func TestBadAttr(t *testing.T) {
	t.Attr("a b", "c")
	t.Attr("a", "b\nc")
}

func TestRunInCleanup(t *testing.T) {
	t.Cleanup(func() {
		defer func() { t.Log(recover()) }()
		t.Run("x", func(t *testing.T) {})
	})
}
