package external

import "testing"

var Peek = func() int { return secret + 1 }

type Loud int

func TestInside(t *testing.T) { t.Log(secret) }
