package a

import (
	"nope/there"
	"testing"
)

func TestA(t *testing.T) { there.X() }
