package host

import (
	"example.com/nope"
	"testing"
)

func TestA(t *testing.T) { nope.X() }
