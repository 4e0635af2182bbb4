package panics

import (
	"fmt"
	"testing"
)

func TestFine(t *testing.T) { fmt.Println("printed") }

func TestBoom(t *testing.T) {
	t.Cleanup(func() { fmt.Println("cleanup runs") })
	t.Log("logged before")
	var m map[string]int
	m["x"] = 1
}

func TestNever(t *testing.T) { t.Error("not reached") }
