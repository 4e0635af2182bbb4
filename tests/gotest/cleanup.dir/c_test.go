package cleanup

import (
	"os"
	"testing"
)

func TestOrder(t *testing.T) {
	t.Cleanup(func() { t.Log("third") })
	t.Cleanup(func() {
		t.Log("second")
		t.Cleanup(func() { t.Log("added by second") })
	})
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Log("sub's") })
		t.Log("sub")
	})
	t.Log("first")
}

func TestFatal(t *testing.T) {
	defer func() { t.Log("deferred") }()
	t.Cleanup(func() { t.Log("cleanup after Fatal", t.Failed()) })
	t.Fatal("stop")
}

func TestDirs(t *testing.T) {
	var dir string
	t.Run("in", func(t *testing.T) {
		dir = t.TempDir()
		other := t.TempDir()
		if dir == other {
			t.Error("one directory twice")
		}
		if err := os.WriteFile(dir+"/f", []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Error("it is still there:", err)
	}
}

func TestEnv(t *testing.T) {
	os.Setenv("GT_OLD", "old")
	t.Run("in", func(t *testing.T) {
		t.Setenv("GT_OLD", "new")
		t.Setenv("GT_NEW", "new")
		t.Log(os.Getenv("GT_OLD"), os.Getenv("GT_NEW"))
	})
	_, ok := os.LookupEnv("GT_NEW")
	t.Log(os.Getenv("GT_OLD"), ok)
}

func TestChdir(t *testing.T) {
	before, _ := os.Getwd()
	t.Run("in", func(t *testing.T) {
		t.Chdir("/")
		now, _ := os.Getwd()
		t.Log(now, os.Getenv("PWD"))
	})
	after, _ := os.Getwd()
	t.Log(before == after, os.Getenv("PWD") == before)
}

func TestContext(t *testing.T) {
	ctx := t.Context()
	t.Cleanup(func() { t.Log("in cleanup:", ctx.Err()) })
	t.Log("in the test:", ctx.Err())
}
