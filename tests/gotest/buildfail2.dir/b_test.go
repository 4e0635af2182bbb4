package buildfail2

import "testing"

func TestF(t *testing.T) { F() }
