package sub

import "testing"

func TestTree(t *testing.T) {
	for _, side := range []string{"left", "right"} {
		ok := t.Run(side, func(t *testing.T) {
			for _, leaf := range []string{"a", "b"} {
				t.Run(leaf, func(t *testing.T) {
					t.Log("at", t.Name())
					if side == "left" && leaf == "b" {
						t.Error("bad leaf")
					}
				})
			}
		})
		t.Log(side, ok)
	}
}

func TestNames(t *testing.T) {
	for _, n := range []string{"", "", "a b", "a b", "x#01", "x", "x", "tab\there", "é\x01", "slash/es", "x#01"} {
		t.Run(n, func(t *testing.T) {})
	}
}
