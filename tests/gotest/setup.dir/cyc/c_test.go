package cyc

import "testing"

func TestCyc(t *testing.T) {}
