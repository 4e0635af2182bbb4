package cleanuppanic

import "testing"

func TestA(t *testing.T) {
	t.Cleanup(func() { t.Log("still called") })
	t.Cleanup(func() { panic("in cleanup") })
	t.Log("body")
}
