package syscall

// A Credential says whose rights a new process has.
type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool
}

// SysProcAttr says how a process begins.
type SysProcAttr struct {
	Chroot     string
	Credential *Credential
	Setsid     bool
	Setpgid    bool
	Setctty    bool
	Noctty     bool
	Ctty       int
	Foreground bool
	Pgid       int
	Pdeathsig  Signal
}

// ProcAttr is what ForkExec needs besides the program.
type ProcAttr struct {
	Dir   string
	Env   []string
	Files []uintptr
	Sys   *SysProcAttr
}

func startProcess(path string, argv, envv []string, dir, root string, fds []int, flags, pgid, ctty, deathsig, uid, gid int, groups []uint32) (pid int, e Errno)
func execve(path string, argv, envv []string) Errno
func awaitExit(pid int) Errno
func wait4(pid, options int, ru *Rusage) (got, status int, e Errno)
func getgroups(out []int) int

func hasNUL(list ...string) bool {
	for _, s := range list {
		for i := 0; i < len(s); i++ {
			if s[i] == 0 {
				return true
			}
		}
	}
	return false
}

// ForkExec starts a program.
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) {
	if attr == nil {
		attr = &ProcAttr{}
	}
	sys := attr.Sys
	if sys == nil {
		sys = &SysProcAttr{}
	}
	if hasNUL(argv0, attr.Dir, sys.Chroot) || hasNUL(argv...) || hasNUL(attr.Env...) {
		return 0, EINVAL
	}
	fds := make([]int, len(attr.Files))
	for i, f := range attr.Files {
		fds[i] = int(int32(f))
	}
	flags, uid, gid := 0, 0, 0
	var groups []uint32
	for i, on := range [...]bool{sys.Setsid, sys.Setpgid, sys.Setctty, sys.Noctty, sys.Credential != nil, sys.Foreground} {
		if on {
			flags |= 1 << i
		}
	}
	if c := sys.Credential; c != nil {
		uid, gid, groups = int(c.Uid), int(c.Gid), c.Groups
		if c.NoSetGroups {
			flags |= 64
		}
	}
	pid, e := startProcess(argv0, argv, attr.Env, attr.Dir, sys.Chroot, fds, flags, sys.Pgid, sys.Ctty, int(sys.Pdeathsig), uid, gid, groups)
	if e != 0 {
		return 0, e
	}
	return pid, nil
}

// StartProcess is ForkExec for os.
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	pid, err = ForkExec(argv0, argv, attr)
	return pid, 0, err
}

// Exec becomes another program.
func Exec(argv0 string, argv []string, envv []string) error {
	if hasNUL(argv0) || hasNUL(argv...) || hasNUL(envv...) {
		return EINVAL
	}
	return execve(argv0, argv, envv).err()
}

// A WaitStatus says how a process ended.
type WaitStatus uint32

func (w WaitStatus) Exited() bool    { return w&0x7f == 0 }
func (w WaitStatus) Signaled() bool  { return w&0x7f != 0x7f && w&0x7f != 0 }
func (w WaitStatus) Stopped() bool   { return w&0xff == 0x7f }
func (w WaitStatus) Continued() bool { return w == 0xffff }
func (w WaitStatus) CoreDump() bool  { return w.Signaled() && w&0x80 != 0 }

func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & 0x7f)
}

func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

func (w WaitStatus) TrapCause() int {
	if w.StopSignal() != SIGTRAP {
		return -1
	}
	return int(w>>8) >> 8
}

// Options of Wait4.
const (
	WNOHANG   = 1
	WUNTRACED = 2
	WEXITED   = 4
)

// Wait4 waits for a child and forgets it.
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error) {
	got, status, e := wait4(pid, options, rusage)
	if wstatus != nil {
		*wstatus = WaitStatus(status)
	}
	return got, e.err()
}

// AwaitExit waits until a child has ended, and leaves it to Wait4.
func AwaitExit(pid int) error { return awaitExit(pid).err() }

// Getgroups lists the groups of this process.
func Getgroups() ([]int, error) {
	out := make([]int, 1024)
	return out[:getgroups(out)], nil
}
