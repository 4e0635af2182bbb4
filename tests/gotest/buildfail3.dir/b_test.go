package buildfail3_test

import (
	"ex/buildfail3"
	"testing"
)

func TestF(t *testing.T) { buildfail3.Missing() }
