package fuzzbad

import "testing"

func FuzzNothing(f *testing.F) {}

func FuzzType(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, s string) {})
}
