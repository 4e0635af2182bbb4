// Package exec runs other programs.
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// An Error says why LookPath did not find a program.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: " + strconv.Quote(e.Name) + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

var (
	// ErrNotFound: there is no such program in PATH.
	ErrNotFound = errors.New("executable file not found in $PATH")
	// ErrDot: it was found in the current directory, because PATH says so.
	ErrDot = errors.New("cannot run executable found relative to current directory")
	// ErrWaitDelay: a pipe was still open when WaitDelay had passed.
	ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")
)

// An ExitError is the end of a program with another status than 0. Stderr is the beginning and end of what it wrote there, from Output.
type ExitError struct {
	*os.ProcessState
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }

// A Cmd is a program to run, once.
type Cmd struct {
	Path         string
	Args         []string
	Env          []string
	Dir          string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
	ExtraFiles   []*os.File
	SysProcAttr  *syscall.SysProcAttr
	Process      *os.Process
	ProcessState *os.ProcessState
	Err          error
	Cancel       func() error
	WaitDelay    time.Duration

	ctx         context.Context
	childFiles  []io.Closer // the child's ends of pipes: closed when it has started
	parentPipes []io.Closer // ours: closed by Wait
	copies      []func() error
	copyErrs    chan error
	ctxResult   chan ctxResult
	waited      bool
	started     bool
}

type ctxResult struct {
	err   error
	timer *time.Timer
}

// Command is a Cmd for a program, that LookPath finds if its name has no slash.
func Command(name string, arg ...string) *Cmd {
	c := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if filepath.Base(name) == name {
		path, err := LookPath(name)
		if path != "" {
			c.Path = path
		}
		c.Err = err
	}
	return c
}

// CommandContext kills the program when ctx ends; Cancel can be set to do something else.
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	c := Command(name, arg...)
	c.ctx = ctx
	c.Cancel = func() error { return c.Process.Kill() }
	return c
}

// String writes the program and its arguments, for people.
func (c *Cmd) String() string {
	if c.Err != nil {
		return strings.Join(c.Args, " ")
	}
	s := c.Path
	for _, a := range c.Args[1:] {
		s += " " + a
	}
	return s
}

// Environ is the environment that the program will get.
func (c *Cmd) Environ() []string {
	env := c.Env
	if env == nil {
		env = os.Environ()
		if c.Dir != "" {
			if pwd, err := filepath.Abs(c.Dir); err == nil {
				env = append(env, "PWD="+pwd)
			}
		}
	}
	return dedup(env)
}

// dedup keeps the last value of each variable.
func dedup(env []string) []string {
	seen := make(map[string]bool)
	out := make([]string, 0, len(env))
	for i := len(env) - 1; i >= 0; i-- {
		kv := env[i]
		if strings.IndexByte(kv, 0) >= 0 {
			continue
		}
		k := strings.IndexByte(kv, '=')
		if k == 0 { // a name of Windows'
			k = strings.IndexByte(kv[1:], '=') + 1
		}
		if k > 0 {
			if seen[kv[:k]] {
				continue
			}
			seen[kv[:k]] = true
		}
		out = append(out, kv)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Run starts the program and waits for it.
func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

func (c *Cmd) stdin() (*os.File, error) {
	if c.Stdin == nil {
		return c.devNull(os.O_RDONLY)
	}
	if f, ok := c.Stdin.(*os.File); ok {
		return f, nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.childFiles = append(c.childFiles, r)
	c.parentPipes = append(c.parentPipes, w)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(w, c.Stdin)
		if errors.Is(err, syscall.EPIPE) {
			err = nil // the program did not want all
		}
		if e := w.Close(); err == nil {
			err = e
		}
		return err
	})
	return r, nil
}

func (c *Cmd) devNull(flag int) (*os.File, error) {
	f, err := os.OpenFile(os.DevNull, flag, 0)
	if err == nil {
		c.childFiles = append(c.childFiles, f)
	}
	return f, err
}

func (c *Cmd) output(w io.Writer) (*os.File, error) {
	if w == nil {
		return c.devNull(os.O_WRONLY)
	}
	if f, ok := w.(*os.File); ok {
		return f, nil
	}
	r, pw, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.childFiles = append(c.childFiles, pw)
	c.parentPipes = append(c.parentPipes, r)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(w, r)
		r.Close()
		return err
	})
	return pw, nil
}

func same(a, b io.Writer) (eq bool) {
	defer func() { recover() }() // dynamic types that don't compare
	return a == b
}

func closeAll(list []io.Closer) {
	for _, f := range list {
		f.Close()
	}
}

// Start starts the program; Wait must follow.
func (c *Cmd) Start() (err error) {
	if c.Path == "" && c.Err == nil {
		c.Err = errors.New("exec: no command")
	}
	if c.started {
		return errors.New("exec: already started")
	}
	if c.Err != nil {
		closeAll(c.childFiles)
		closeAll(c.parentPipes)
		return c.Err
	}
	c.started = true
	defer func() {
		closeAll(c.childFiles)
		c.childFiles = nil
		if err != nil {
			closeAll(c.parentPipes)
			c.parentPipes = nil
		}
	}()
	if c.ctx == nil {
		if c.Cancel != nil {
			return errors.New("exec: command with a non-nil Cancel was not created with CommandContext")
		}
	} else if err := c.ctx.Err(); err != nil {
		return err
	}
	in, err := c.stdin()
	if err != nil {
		return err
	}
	out, err := c.output(c.Stdout)
	if err != nil {
		return err
	}
	errf := out
	if c.Stderr == nil || !same(c.Stderr, c.Stdout) {
		if errf, err = c.output(c.Stderr); err != nil {
			return err
		}
	}
	args := c.Args
	if len(args) == 0 {
		args = []string{c.Path}
	}
	c.Process, err = os.StartProcess(c.Path, args, &os.ProcAttr{
		Dir: c.Dir, Env: c.Environ(), Files: append([]*os.File{in, out, errf}, c.ExtraFiles...), Sys: c.SysProcAttr})
	if err != nil {
		return err
	}
	if len(c.copies) > 0 {
		c.copyErrs = make(chan error, len(c.copies))
		for _, f := range c.copies {
			go func() { c.copyErrs <- f() }()
		}
	}
	if c.ctx != nil && c.ctx.Done() != nil && (c.Cancel != nil || c.WaitDelay != 0) {
		c.ctxResult = make(chan ctxResult)
		go c.watch()
	}
	return nil
}

// watch cancels the program when the context ends.
func (c *Cmd) watch() {
	select {
	case c.ctxResult <- ctxResult{}:
		return
	case <-c.ctx.Done():
	}
	var err error
	if c.Cancel != nil {
		switch e := c.Cancel(); {
		case e == nil:
			err = c.ctx.Err() // killed: the context is the reason
		case errors.Is(e, os.ErrProcessDone):
		default:
			err = wrapped{"exec: canceling Cmd", e}
		}
	}
	if c.WaitDelay == 0 {
		c.ctxResult <- ctxResult{err: err}
		return
	}
	t := time.NewTimer(c.WaitDelay)
	select {
	case c.ctxResult <- ctxResult{err: err, timer: t}:
		return
	case <-t.C:
	}
	killed := false
	if e := c.Process.Kill(); e == nil {
		killed = true
	} else if !errors.Is(e, os.ErrProcessDone) {
		err = wrapped{"exec: killing Cmd", e}
	}
	if killed && err == nil {
		err = c.ctx.Err()
	}
	expired := time.NewTimer(0)
	c.ctxResult <- ctxResult{err: err, timer: expired}
}

type wrapped struct {
	prefix string
	err    error
}

func (w wrapped) Error() string { return w.prefix + ": " + w.err.Error() }
func (w wrapped) Unwrap() error { return w.err }

// Wait waits for the program's end and for the copying of its input and output.
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	if c.waited {
		return errors.New("exec: Wait was already called")
	}
	c.waited = true
	state, err := c.Process.Wait()
	c.ProcessState = state
	if err == nil && !state.Success() {
		err = &ExitError{ProcessState: state}
	}
	var timer *time.Timer
	if c.ctxResult != nil {
		res := <-c.ctxResult
		timer = res.timer
		if err == nil && res.err != nil {
			err = res.err
		}
	}
	if e := c.awaitCopies(timer); err == nil {
		err = e
	}
	closeAll(c.parentPipes)
	c.parentPipes = nil
	return err
}

// awaitCopies waits for the goroutines; after WaitDelay it closes the pipes under them.
func (c *Cmd) awaitCopies(timer *time.Timer) (err error) {
	if timer != nil {
		defer timer.Stop()
	}
	if c.copyErrs == nil {
		return nil
	}
	if timer == nil && c.WaitDelay > 0 {
		timer = time.NewTimer(c.WaitDelay)
		defer timer.Stop()
	}
	var late <-chan time.Time
	if timer != nil {
		late = timer.C
	}
	for left := len(c.copies); left > 0; {
		select {
		case e := <-c.copyErrs:
			left--
			if err == nil {
				err = e
			}
		case <-late:
			late = nil
			closeAll(c.parentPipes)
			for ; left > 0; left-- {
				<-c.copyErrs
			}
			if err == nil {
				err = ErrWaitDelay
			}
		}
	}
	return err
}

// Output runs the program and gives what it writes to its standard output.
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	var out bytes.Buffer
	c.Stdout = &out
	capture := c.Stderr == nil
	ends := &prefixSuffix{n: 32 << 10}
	if capture {
		c.Stderr = ends
	}
	err := c.Run()
	if ee, ok := err.(*ExitError); ok && capture {
		ee.Stderr = ends.bytes()
	}
	return out.Bytes(), err
}

// unset says that a stream has been given already.
func unset(name string, w io.Writer) error {
	if w != nil {
		return errors.New("exec: " + name + " already set")
	}
	return nil
}

// CombinedOutput gives standard output and standard error together.
func (c *Cmd) CombinedOutput() ([]byte, error) {
	if err := unset("Stdout", c.Stdout); err != nil {
		return nil, err
	}
	if err := unset("Stderr", c.Stderr); err != nil {
		return nil, err
	}
	both := new(bytes.Buffer)
	c.Stdout, c.Stderr = both, both
	err := c.Run()
	return both.Bytes(), err
}

// StdinPipe gives what will be the program's standard input.
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	if c.Stdin != nil {
		return nil, errors.New("exec: Stdin already set")
	}
	if c.Process != nil {
		return nil, errors.New("exec: StdinPipe after process started")
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdin = r
	c.childFiles = append(c.childFiles, r)
	once := &closeOnce{File: w}
	c.parentPipes = append(c.parentPipes, once)
	return once, nil
}

type closeOnce struct {
	*os.File
	once sync.Once
	err  error
}

func (c *closeOnce) Close() error {
	c.once.Do(func() { c.err = c.File.Close() })
	return c.err
}

func (c *Cmd) outPipe(what string, w *io.Writer) (io.ReadCloser, error) {
	if *w != nil {
		return nil, errors.New("exec: " + what + " already set")
	}
	if c.Process != nil {
		return nil, errors.New("exec: " + what + "Pipe after process started")
	}
	r, pw, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	*w = pw
	c.childFiles = append(c.childFiles, pw)
	c.parentPipes = append(c.parentPipes, r)
	return r, nil
}

// StdoutPipe and StderrPipe give what the program writes; read all before Wait.
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) { return c.outPipe("Stdout", &c.Stdout) }
func (c *Cmd) StderrPipe() (io.ReadCloser, error) { return c.outPipe("Stderr", &c.Stderr) }

// A prefixSuffix keeps the first n and the last n bytes of what is written to it.
type prefixSuffix struct {
	n       int
	prefix  []byte
	suffix  []byte
	skipped int64
}

func (w *prefixSuffix) Write(p []byte) (int, error) {
	total := len(p)
	if room := w.n - len(w.prefix); room > 0 {
		k := min(room, len(p))
		w.prefix = append(w.prefix, p[:k]...)
		p = p[k:]
	}
	w.suffix = append(w.suffix, p...)
	if over := len(w.suffix) - w.n; over > 0 {
		w.skipped += int64(over)
		w.suffix = append(w.suffix[:0], w.suffix[over:]...)
	}
	return total, nil
}

func (w *prefixSuffix) bytes() []byte {
	b := append([]byte(nil), w.prefix...)
	if w.skipped > 0 {
		b = append(b, "\n... omitting "+strconv.FormatInt(w.skipped, 10)+" bytes ...\n"...)
	}
	return append(b, w.suffix...)
}

// --- finding programs

func executable(file string) error {
	d, err := os.Stat(file)
	if err != nil {
		return err
	}
	if d.IsDir() {
		return syscall.EISDIR
	}
	if err := syscall.Access(file, 1); err == nil || d.Mode()&0111 != 0 && err != syscall.EACCES {
		return err
	}
	return fs.ErrPermission
}

// LookPath finds a program in the directories of PATH, unless its name has a slash.
func LookPath(file string) (string, error) {
	if strings.Contains(file, "/") {
		if err := executable(file); err != nil {
			return "", &Error{file, err}
		}
		return file, nil
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if dir == "" {
			dir = "."
		}
		path := filepath.Join(dir, file)
		if executable(path) == nil {
			if !filepath.IsAbs(path) {
				return path, &Error{file, ErrDot}
			}
			return path, nil
		}
	}
	return "", &Error{file, ErrNotFound}
}
