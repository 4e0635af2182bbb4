package constraints_test

import (
	"testing"

	"example.com/constraints"
	"example.com/constraints/internal/tag"
)

func TestNames(t *testing.T) { t.Log(constraints.Names(), tag.Tag) }
