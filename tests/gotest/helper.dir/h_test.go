package helper

import "testing"

func check(t testing.TB, ok bool) {
	t.Helper()
	deeper(t, ok)
}

func deeper(t testing.TB, ok bool) {
	t.Helper()
	if !ok {
		t.Error("check failed")
	}
}

func plain(t *testing.T) { t.Error("no helper: this line") }

func TestHelper(t *testing.T) {
	check(t, true)
	check(t, false)
	plain(t)
	func() {
		t.Helper()
		t.Error("in a literal")
	}()
	t.Run("sub", func(t *testing.T) { check(t, false) })
	t.Run("named", named)
	defer func() { check(t, false) }()
	t.Cleanup(func() { check(t, false) })
}

func named(t *testing.T) {
	t.Helper()
	t.Error("all helpers")
}
