package syscall

// Rusage is what a process has used.
type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   int64
	Ixrss    int64
	Idrss    int64
	Isrss    int64
	Minflt   int64
	Majflt   int64
	Nswap    int64
	Inblock  int64
	Oublock  int64
	Msgsnd   int64
	Msgrcv   int64
	Nsignals int64
	Nvcsw    int64
	Nivcsw   int64
}

// Whose use Getrusage tells.
const (
	RUSAGE_CHILDREN = -1
	RUSAGE_SELF     = 0
	RUSAGE_THREAD   = 1
)

// Tms is what this process and the children that it has waited for have used, in ticks of the clock (100 a second).
type Tms struct {
	Utime  int64
	Stime  int64
	Cutime int64
	Cstime int64
}

// An Rlimit is a limit: what holds, and what it may be raised to.
type Rlimit struct{ Cur, Max uint64 }

// What is limited; RLIM_INFINITY is no limit, as a uint64.
const (
	RLIMIT_CPU    = 0
	RLIMIT_FSIZE  = 1
	RLIMIT_DATA   = 2
	RLIMIT_STACK  = 3
	RLIMIT_CORE   = 4
	RLIMIT_NOFILE = 7
	RLIMIT_AS     = 9
	RLIM_INFINITY = -1
)

// A Sysinfo_t tells of the machine's memory and load.
type Sysinfo_t struct {
	Uptime    int64
	Loads     [3]uint64
	Totalram  uint64
	Freeram   uint64
	Sharedram uint64
	Bufferram uint64
	Totalswap uint64
	Freeswap  uint64
	Procs     uint16
	Pad       uint16
	Pad_cgo_0 [4]byte
	Totalhigh uint64
	Freehigh  uint64
	Unit      uint32
	X_f       [0]byte
	Pad_cgo_1 [4]byte
}

// A Utsname names the system; each name ends with a 0.
type Utsname struct{ Sysname, Nodename, Release, Version, Machine, Domainname [65]int8 }

func getrusage(who int, ru *Rusage) Errno
func prlimit(resource int, set, old *Rlimit) Errno
func times(t *Tms) (ticks uintptr, e Errno)
func sysinfo(info *Sysinfo_t) Errno
func uname(u *Utsname) Errno
func gettimeofday(tv *Timeval)

func Getrusage(who int, rusage *Rusage) (err error)    { return getrusage(who, rusage).err() }
func Getrlimit(resource int, rlim *Rlimit) (err error) { return prlimit(resource, nil, rlim).err() }
func Setrlimit(resource int, rlim *Rlimit) error       { return prlimit(resource, rlim, nil).err() }
func Sysinfo(info *Sysinfo_t) (err error)              { return sysinfo(info).err() }
func Uname(buf *Utsname) (err error)                   { return uname(buf).err() }

// Times also gives the ticks since some time in the past.
func Times(tms *Tms) (ticks uintptr, err error) {
	ticks, e := times(tms)
	return ticks, e.err()
}

// Gettimeofday is the clock on the wall; it does not fail.
func Gettimeofday(tv *Timeval) (err error) {
	gettimeofday(tv)
	return nil
}
