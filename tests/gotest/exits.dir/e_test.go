package exits

import (
	"os"
	"testing"
)

func TestZero(t *testing.T)  { os.Exit(0) }
func TestThree(t *testing.T) { os.Exit(3) }
