package external_test

import (
	"ex/external"
	"testing"
)

func TestOutside(t *testing.T) { t.Log(external.Secret(), external.Peek(), external.Loud(1)) }
