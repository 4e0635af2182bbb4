package nomatch

import "testing"

func TestYes(t *testing.T) {}
