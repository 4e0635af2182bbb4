package m

import "testing"

func TestC(t *testing.T) { undefinedC() }
