package os

import (
	"errors"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// A Signal comes from the system.
type Signal interface {
	String() string
	Signal()
}

// The two that every system has.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// A Process is a process of the system.
type Process struct {
	Pid  int
	mu   sync.RWMutex // held while the process is reaped, and while it is signalled
	done bool
	gone bool // Release
}

// ProcAttr says how StartProcess starts it.
type ProcAttr struct {
	Dir   string
	Env   []string // nil: this process's
	Files []*File  // 0, 1, 2 ... in the new process; nil: closed there
	Sys   *syscall.SysProcAttr
}

// FindProcess finds it by its number.
func FindProcess(pid int) (*Process, error) {
	p := &Process{Pid: pid}
	if pid > 0 && syscall.Kill(pid, 0) == syscall.ESRCH {
		p.done = true
	}
	return p, nil
}

// StartProcess starts the program name; argv[0] is what it will think its name is.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr == nil {
		attr = &ProcAttr{}
	}
	if attr.Dir != "" {
		if _, err := Stat(attr.Dir); err != nil {
			pe := err.(*PathError)
			pe.Op = "chdir"
			return nil, pe
		}
	}
	sys := &syscall.ProcAttr{Dir: attr.Dir, Env: attr.Env, Sys: attr.Sys}
	if sys.Env == nil {
		sys.Env = Environ()
	}
	for _, f := range attr.Files {
		fd := ^uintptr(0)
		if f != nil {
			fd = f.Fd()
		}
		sys.Files = append(sys.Files, fd)
	}
	pid, err := syscall.ForkExec(name, argv, sys)
	runtime.KeepAlive(attr)
	if err != nil {
		return nil, &PathError{Op: "fork/exec", Path: name, Err: err}
	}
	return &Process{Pid: pid}, nil
}

// Signal sends it a signal.
func (p *Process) Signal(sig Signal) error {
	if p == nil {
		return ErrInvalid
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	switch {
	case p.Pid == -1 || p.gone:
		return errors.New("os: process already released")
	case p.Pid == 0:
		return errors.New("os: process not initialized")
	case p.done:
		return ErrProcessDone
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return &plainError{"os: unsupported signal type"}
	}
	err := syscall.Kill(p.Pid, s)
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}

// Kill ends it at once; Release forgets it.
func (p *Process) Kill() error { return p.Signal(Kill) }

func (p *Process) Release() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.gone = true
	p.Pid = -1
	return nil
}

// Wait waits for the end of a process that this one has started.
func (p *Process) Wait() (*ProcessState, error) {
	if p == nil || p.Pid == -1 {
		return nil, syscall.EINVAL
	}
	// First only until it has ended: its number stays its own, and others may signal it meanwhile.
	if err := syscall.AwaitExit(p.Pid); err != nil {
		return nil, NewSyscallError("wait", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s := &ProcessState{usage: new(syscall.Rusage)}
	pid, err := syscall.Wait4(p.Pid, &s.status, 0, s.usage)
	if err != nil {
		return nil, NewSyscallError("wait", err)
	}
	p.done = true
	s.pid = pid
	return s, nil
}

// A ProcessState tells how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	usage  *syscall.Rusage
}

func (p *ProcessState) Pid() int                  { return p.pid }
func (p *ProcessState) Exited() bool              { return p.status.Exited() }
func (p *ProcessState) Success() bool             { return p.status.ExitStatus() == 0 }
func (p *ProcessState) Sys() any                  { return p.status }
func (p *ProcessState) SysUsage() any             { return p.usage }
func (p *ProcessState) UserTime() time.Duration   { return time.Duration(p.usage.Utime.Nano()) }
func (p *ProcessState) SystemTime() time.Duration { return time.Duration(p.usage.Stime.Nano()) }

// ExitCode is -1 if a signal ended it.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	s := ""
	switch w := p.status; {
	case w.Exited():
		s = "exit status " + itoa(w.ExitStatus())
	case w.Signaled():
		s = "signal: " + w.Signal().String()
	case w.Stopped():
		s = "stop signal: " + w.StopSignal().String()
	case w.Continued():
		s = "continued"
	}
	if p.status.CoreDump() {
		s += " (core dumped)"
	}
	return s
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// Getgroups lists the groups of this process.
func Getgroups() ([]int, error) { return syscall.Getgroups() }
