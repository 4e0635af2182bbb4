package external_test

import (
	"ex/external/user"
	"testing"
)

func TestUser(t *testing.T) { t.Log(user.Twice()) }
