package reexec

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

func TestChild(t *testing.T) {
	if os.Getenv("GT_CHILD") == "" {
		t.Skip("only as a child")
	}
	fmt.Println("I am the child")
	os.Exit(7)
}

func TestParent(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), "GT_CHILD=1")
	out, err := cmd.CombinedOutput()
	t.Logf("%s%v", out, err)
}
