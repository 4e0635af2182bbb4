// Other programs: output, input, status, signals, contexts.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"strings"
	"syscall"
	"time"
)

func main() {
	out, err := exec.Command("echo", "hello", "world").Output()
	fmt.Printf("%q %v\n", out, err)
	out, err = exec.Command("sh", "-c", "echo out; echo err >&2; exit 3").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)
	_, err = exec.Command("sh", "-c", "echo problem >&2; exit 4").Output()
	var ee *exec.ExitError
	if errors.As(err, &ee) {
		fmt.Printf("%v %d %q %v %v\n", ee, ee.ExitCode(), ee.Stderr, ee.Success(), ee.Exited())
	}
	c := exec.Command("tr", "a-z", "A-Z")
	c.Stdin = strings.NewReader("some text")
	var b bytes.Buffer
	c.Stdout = &b
	fmt.Println(c.Run(), b.String(), c.ProcessState, c.ProcessState.Success())

	c = exec.Command("cat")
	in, _ := c.StdinPipe()
	o, _ := c.StdoutPipe()
	fmt.Println(c.Start())
	io.WriteString(in, strings.Repeat("x", 100000))
	go in.Close()
	got, err := io.ReadAll(o)
	fmt.Println(len(got), err, c.Wait(), c.Wait())

	c = exec.Command("sh", "-c", "echo $A-$B; pwd")
	c.Env = []string{"A=1", "B=2", "A=3"}
	c.Dir = "/"
	out, err = c.Output()
	fmt.Printf("%q %v\n", out, err)
	fmt.Println(strings.HasSuffix(exec.Command("echo", "a b").String(), "/echo a b"))

	_, err = exec.Command("no-such-program").Output()
	fmt.Println(err, errors.Is(err, exec.ErrNotFound))
	err = exec.Command("/no/such/program").Run()
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	err = exec.Command("/").Run()
	fmt.Println(err)
	c = exec.Command("true")
	c.Dir = "/no/such/dir"
	fmt.Println(c.Run())
	_, err = exec.LookPath("/etc/passwd")
	fmt.Println(err)

	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	t := time.Now()
	err = exec.CommandContext(ctx, "sleep", "10").Run()
	fmt.Println(err, ctx.Err(), time.Since(t) < 5*time.Second)
	fmt.Println(exec.CommandContext(ctx, "true").Run())
	ctx, cancel = context.WithCancel(context.Background())
	c = exec.CommandContext(ctx, "sleep", "10")
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = time.Second
	c.Start()
	cancel()
	fmt.Println(c.Wait())

	c = exec.Command("sleep", "10")
	c.Start()
	fmt.Println(c.Process.Signal(syscall.SIGTERM), c.Wait(), c.ProcessState.ExitCode())
	fmt.Println(c.Process.Signal(syscall.SIGTERM), c.Process.Kill() == os.ErrProcessDone)
	ws := c.ProcessState.Sys().(syscall.WaitStatus)
	fmt.Println(ws.Signaled(), ws.Signal(), ws.ExitStatus(), c.ProcessState.Pid() == c.Process.Pid)

	r, w, _ := os.Pipe()
	c = exec.Command("sh", "-c", "echo to three >&3")
	c.ExtraFiles = []*os.File{w}
	fmt.Println(c.Run())
	w.Close()
	got, _ = io.ReadAll(r)
	fmt.Printf("%q\n", got)

	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "exit 7"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}})
	fmt.Println(err)
	st, err := p.Wait()
	fmt.Println(st, err, st.ExitCode())
	_, err = p.Wait()
	fmt.Println(err)
	fmt.Println(c.Start(), exec.Command("x").Wait())

	// many at once
	errs := make(chan error)
	for i := range 20 {
		go func() {
			out, err := exec.Command("sh", "-c", fmt.Sprintf("echo %d", i)).Output()
			if err == nil && strings.TrimSpace(string(out)) != fmt.Sprint(i) {
				err = fmt.Errorf("got %q", out)
			}
			errs <- err
		}()
	}
	for range 20 {
		if err := <-errs; err != nil {
			fmt.Println(err)
		}
	}
	u, err := user.Lookup("root")
	fmt.Println(u.Uid, u.Gid, u.Username, u.HomeDir, err)
	_, err = user.Lookup("no-such-user")
	fmt.Println(err)
	_, err = user.LookupId("987654")
	fmt.Println(err)
	_, err = user.LookupGroup("no-such-group")
	fmt.Println(err)
	g, err := user.LookupGroupId("0")
	fmt.Println(g.Name, err)
	me, err := user.Current()
	fmt.Println(me.Uid == fmt.Sprint(os.Getuid()), err)
	// SIGPIPE has its default in programs that this one starts
	out, err = exec.Command("sh", "-c", "(yes; echo $? >&2) | head -1 >/dev/null").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)
}
