// usage.c - natives of syscall for what a process uses and may use, and for what the system says of itself.
//
// None of these calls waits for anything. Their structs have the system's layout, and the kernel checks the pointers: nil gives EFAULT.
#include <errno.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "runtime/netpoll.h"
#include "vm/native.h"

// As in usage.go.
_Static_assert(sizeof(struct rusage) == 144 && sizeof(struct tms) == 32 && sizeof(struct rlimit) == 16, "times and limits");
_Static_assert(sizeof(struct utsname) == 6 * 65 && sizeof(struct timeval) == 16, "names and time");
_Static_assert(sizeof(struct sysinfo) == 112 && offsetof(struct sysinfo, mem_unit) == 104, "memory and load");

static uint64_t failed(long r) { return r < 0 ? (uint64_t)errno : 0; }

static int sys_getrusage(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; int64_t who; struct rusage *ru; } *a = w;
    a->e = failed(syscall(SYS_getrusage, (int)a->who, a->ru));
    return RT_OK;
}

// The poller raises the limit on descriptors when it begins. Go has raised it before main, so it is made to begin here: what is read
// is the raised limit, and what is set stays. A program's own limit is its children's too.
static int sys_prlimit(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; int64_t resource; const struct rlimit *set; struct rlimit *old; } *a = w;
    bool files = (int)a->resource == RLIMIT_NOFILE;
    pollDesc *none;
    if (files && !netpollinited()) (void)poll_open(-1, &none);
    a->e = failed(syscall(SYS_prlimit64, 0, (int)a->resource, a->set, a->old));
    if (files && a->set && a->e == 0) __atomic_store_n(&rt_nofile.rlim_max, 0, __ATOMIC_RELAXED);
    return RT_OK;
}

static int sys_times(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ticks, e; struct tms *t; } *a = w;
    long r = syscall(SYS_times, a->t);
    a->e = failed(r);
    a->ticks = (uint64_t)r;
    return RT_OK;
}

static int sys_sysinfo(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; struct sysinfo *info; } *a = w;
    a->e = failed(syscall(SYS_sysinfo, a->info));
    return RT_OK;
}

static int sys_uname(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; struct utsname *u; } *a = w;
    a->e = failed(syscall(SYS_uname, a->u));
    return RT_OK;
}

static int sys_gettimeofday(void *gp, void *w) {
    (void)gp;
    struct timeval now, *tv = *(struct timeval **)w;
    gettimeofday(&now, NULL);
    if (tv) *tv = now;
    return RT_OK;
}

const NativeEntry std_syscall_usage_natives[] = {
    {"syscall.getrusage", sys_getrusage}, {"syscall.prlimit", sys_prlimit}, {"syscall.times", sys_times},
    {"syscall.sysinfo", sys_sysinfo},     {"syscall.uname", sys_uname},     {"syscall.gettimeofday", sys_gettimeofday},
    {0}};
