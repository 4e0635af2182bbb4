package testdata

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRead(t *testing.T) {
	b, err := os.ReadFile("testdata/in.txt")
	if err != nil || string(b) != "hello\n" {
		t.Fatal(string(b), err)
	}
	wd, _ := os.Getwd()
	if filepath.Base(wd) != "testdata.dir" {
		t.Fatal(wd)
	}
	if len(os.Args) < 1 || filepath.Ext(os.Args[0]) != ".test" {
		t.Fatal(os.Args)
	}
}
