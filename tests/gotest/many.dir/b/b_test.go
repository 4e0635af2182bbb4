package b

import "testing"

func TestB(t *testing.T)  { t.Error("b is bad") }
func TestB2(t *testing.T) { t.Error("b2 is bad") }
