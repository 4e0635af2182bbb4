package output

import (
	"fmt"
	"io"
	"os"
	"testing"
)

func TestOutput(t *testing.T) {
	fmt.Println("plain")
	fmt.Fprintln(os.Stderr, "to standard error")
	io.WriteString(t.Output(), "a line\nand a half")
	t.Log("log ends it")
	io.WriteString(t.Output(), "rest")
	fmt.Print("--- PASS: TestFake (0.00s)\n")
	fmt.Print("<&>\u2028\x01\"\\\xff é\n")
	t.Attr("key", "some value")
}

func TestPartial(t *testing.T) {
	fmt.Print("no newline")
}

func TestFail(t *testing.T) {
	fmt.Println("PASS ")
	t.Error("x")
	fmt.Print("tail")
}
