package fuzz

import "testing"

func FuzzText(f *testing.F) {
	f.Add("one", 1)
	f.Add("two", 2)
	f.Add("three", -3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		t.Log(s, n)
		if n < 0 {
			t.Errorf("negative: %d", n)
		}
	})
}

func FuzzStored(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte, r rune, u uint8, x float64, ok bool) {
		t.Logf("%q %q %d %v %v", b, r, u, x, ok)
	})
}

func FuzzSkip(f *testing.F) { f.Skip("not now") }
