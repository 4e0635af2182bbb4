package main2

import (
	"fmt"
	"testing"
)

func TestMain(m *testing.M) {
	m.Run()
	fmt.Println("TestMain returns")
}

func TestBad(t *testing.T) { t.Error("the status comes from Run") }
