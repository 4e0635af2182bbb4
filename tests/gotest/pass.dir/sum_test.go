package pass

import "testing"

func TestSum(t *testing.T) {
	if got := Sum(1, 2, 3); got != 6 {
		t.Errorf("Sum = %d", got)
	}
}

func TestEmpty(t *testing.T) {
	t.Log("no numbers")
	t.Logf("sum: %d", Sum())
}

func Testing(t *testing.T) { t.Fatal("not a test: a lower-case letter follows") }
