package skip

import "testing"

func TestSkip(t *testing.T)    { t.Skip("not", "today") }
func TestSkipf(t *testing.T)   { t.Skipf("%d%%", 100) }
func TestSkipNow(t *testing.T) { t.SkipNow(); t.Fatal("no") }
func TestShort(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	t.Log("long", testing.Verbose(), testing.Testing(), t.Skipped())
}
func TestBoth(t *testing.T) {
	t.Run("sub", func(t *testing.T) { t.Skip("sub only") })
	t.Log("goes on")
}
func TestErrorThenSkip(t *testing.T) {
	t.Error("oops")
	t.Skip("too late")
}
