package user

import "testing"

func TestTwice(t *testing.T) {
	if Twice() != 84 {
		t.Fatal(Twice())
	}
}
