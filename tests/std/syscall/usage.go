// What a process uses, what the system says of itself, and times as numbers.
package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

func text(a [65]int8) string {
	var b strings.Builder
	for _, c := range a {
		if c == 0 {
			break
		}
		b.WriteByte(byte(c))
	}
	return b.String()
}

// used gives the time that was used, user's and system's.
func used(who int) (u, s time.Duration) {
	var r syscall.Rusage
	if err := syscall.Getrusage(who, &r); err != nil {
		fmt.Println(err)
	}
	return time.Duration(syscall.TimevalToNsec(r.Utime)), time.Duration(r.Stime.Nano())
}

func sum(u, s time.Duration) time.Duration { return u + s }

func main() {
	// times as numbers
	for _, n := range []int64{0, 1, 999, 1000, 1001, 999999000, 999999001, 1e9, 1e9 + 1, 1700000000123456789, -1, -998, -999, -1000, -1001, -1999, -2000,
		-999999999, -1e9, -1e9 - 1, -1500000001, math.MinInt64, math.MaxInt64} {
		tv, ts := syscall.NsecToTimeval(n), syscall.NsecToTimespec(n)
		vs, vn := tv.Unix()
		ss, sn := ts.Unix()
		fmt.Println(n, tv, ts, vs, vn, ss, sn, tv.Nano(), ts.Nano(), syscall.TimevalToNsec(tv), syscall.TimespecToNsec(ts))
	}

	// layouts
	var info syscall.Sysinfo_t
	fmt.Println(unsafe.Sizeof(syscall.Rusage{}), unsafe.Sizeof(syscall.Tms{}), unsafe.Sizeof(syscall.Rlimit{}), unsafe.Sizeof(syscall.Utsname{}),
		unsafe.Sizeof(info), unsafe.Offsetof(info.Totalhigh), unsafe.Offsetof(info.Unit), unsafe.Offsetof(info.Pad_cgo_1))
	fmt.Println(syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN, syscall.RUSAGE_THREAD)

	// this process and this thread
	fmt.Println(syscall.Getrusage(syscall.RUSAGE_SELF, nil), syscall.Getrusage(12, new(syscall.Rusage)))
	runtime.LockOSThread()
	self, thread := sum(used(syscall.RUSAGE_SELF)), sum(used(syscall.RUSAGE_THREAD))
	for n := 0; sum(used(syscall.RUSAGE_THREAD)) < thread+20*time.Millisecond; n++ {
		for i := range 1000 {
			n += i & 1
		}
	}
	fmt.Println(sum(used(syscall.RUSAGE_SELF)) > self)
	runtime.UnlockOSThread()
	var r syscall.Rusage
	fmt.Println(syscall.Getrusage(syscall.RUSAGE_SELF, &r), r.Maxrss > 500, r.Minflt > 0, r.Utime.Usec < 1e6)

	// times is the same in ticks
	var t syscall.Tms
	u1, s1 := used(syscall.RUSAGE_SELF)
	ticks, err := syscall.Times(&t)
	u2, s2 := used(syscall.RUSAGE_SELF)
	const tick = int64(time.Second / 100)
	fmt.Println(ticks > 0, err, int64(u1)/tick <= t.Utime, t.Utime <= int64(u2)/tick, int64(s1)/tick <= t.Stime, t.Stime <= int64(s2)/tick)
	later, err := syscall.Times(nil)
	fmt.Println(later >= ticks, err)

	// children
	children := sum(used(syscall.RUSAGE_CHILDREN))
	c := exec.Command("sh", "-c", "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done; exit 3")
	fmt.Println(c.Run())
	p := c.ProcessState
	usage := p.SysUsage().(*syscall.Rusage)
	fmt.Println(p.UserTime()+p.SystemTime() > 0, usage.Maxrss > 0)
	fmt.Println(p.UserTime() == time.Duration(usage.Utime.Nano()), p.SystemTime() == time.Duration(usage.Stime.Nano()))
	fmt.Println(sum(used(syscall.RUSAGE_CHILDREN)) >= children+p.UserTime()+p.SystemTime())

	// the system
	fmt.Println(syscall.Sysinfo(nil), syscall.Sysinfo(&info))
	fmt.Println(info.Uptime > 0, info.Totalram > 0, info.Freeram < info.Totalram, info.Freeswap <= info.Totalswap, info.Procs > 0, info.Unit > 0)
	var name syscall.Utsname
	fmt.Println(syscall.Uname(nil), syscall.Uname(&name), text(name.Sysname), text(name.Machine))
	host, _ := os.Hostname()
	release, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	fmt.Println(text(name.Nodename) == host, text(name.Release) == strings.TrimSpace(string(release)), text(name.Version) != "", text(name.Domainname) != "")

	// the clock on the wall
	var tv syscall.Timeval
	before := time.Now().UnixMicro()
	err = syscall.Gettimeofday(&tv)
	after := time.Now().UnixMicro()
	fmt.Println(err, before <= tv.Nano()/1000, tv.Nano()/1000 <= after, syscall.Gettimeofday(nil))
}
