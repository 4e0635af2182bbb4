package fail

import "testing"

func TestOne(t *testing.T) {
	t.Error("first", 1, "line")
	t.Errorf("two\nlines of %q", "text")
}

func TestTwo(t *testing.T) {
	t.Fatal("the end")
	t.Error("not reached")
}

func TestThree(t *testing.T) { t.Log("seen only with -v") }

func TestFail(t *testing.T) {
	t.Fail()
	t.Log("Fail goes on:", t.Failed())
	t.FailNow()
	t.Log("never")
}
