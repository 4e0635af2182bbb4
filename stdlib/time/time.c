// time.c - natives of package time.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "vm/native.h"

static int time_clock(void *gp, void *w) {
    (void)gp;
    struct { int64_t sec, nsec, mono; } *a = w;
    int32_t nsec;
    walltime(&a->sec, &nsec);
    a->nsec = nsec;
    a->mono = nanotime() - rt_timestart;
    return RT_OK;
}

static int time_monotonicNow(void *gp, void *w) {
    (void)gp;
    *(int64_t *)w = nanotime() - rt_timestart;
    return RT_OK;
}

static int time_Sleep(void *gp, void *w) { return (int)timesleep(gp, *(int64_t *)w); }

static int64_t later(int64_t d) {
    int64_t when;
    return d <= 0 ? nanotime() : __builtin_add_overflow(nanotime(), d, &when) ? INT64_MAX : when;
}

static int time_newTimer(void *gp, void *w) {
    (void)gp;
    struct { void *ret; int64_t d, period; void *fn; hchan *c; void *local; } *a = w;
    __atomic_store_n(&rt_timelocal, a->local, __ATOMIC_RELAXED);  // always the same one
    a->ret = newtimer(later(a->d), a->period, a->fn, a->c);
    return RT_OK;
}

static int time_stopTimer(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; timer *t; } *a = w;
    a->ret = stoptimer(a->t);
    return RT_OK;
}

static int time_resetTimer(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; timer *t; int64_t d, period; } *a = w;
    a->ret = resettimer(a->t, later(a->d), a->period);
    return RT_OK;
}

// The few places that load time zones.
static bool cpath(char *out, size_t room, gostring s) {
    if (s.len >= (int64_t)room) return false;
    memcpy(out, s.p, (size_t)s.len);
    out[s.len] = 0;
    return true;
}

static int time_readFile(void *gp, void *w) {
    (void)gp;
    struct { goslice data; int64_t code; gostring path; } *a = w;
    char path[4096];
    a->data = (goslice){NULL, 0, 0};
    a->code = ENAMETOOLONG;
    if (!cpath(path, sizeof path, a->path)) return RT_OK;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    a->code = errno;
    if (fd < 0) return RT_OK;
    off_t size = lseek(fd, 0, SEEK_END);
    if (size < 0 || size > 10 << 20) size = 0;
    char *p = mallocgc((uintptr_t)size + 1, NULL, false);
    ssize_t n = pread(fd, p, (size_t)size, 0);
    close(fd);
    a->code = n < 0 ? EISDIR : 0;
    a->data = (goslice){p, n < 0 ? 0 : n, size};
    return RT_OK;
}

static int time_getenv(void *gp, void *w) {
    (void)gp;
    struct { gostring value; uint64_t ok; gostring name; } *a = w;
    char name[64];
    const char *s = cpath(name, sizeof name, a->name) ? getenv(name) : NULL;
    a->ok = s != NULL;
    a->value = s ? native_string(s, (int64_t)strlen(s)) : (gostring){NULL, 0};
    return RT_OK;
}

static _Atomic uint32_t localready;
static int time_localReady(void *gp, void *w) {
    (void)gp;
    *(uint64_t *)w = atomic_load(&localready);
    return RT_OK;
}
static int time_markLocalReady(void *gp, void *w) {
    (void)gp;
    (void)w;
    atomic_store(&localready, 1);
    return RT_OK;
}

// A lock for loading Local: 0 free, 1 held; sema counts the hand-overs.
typedef struct timelock { _Atomic uint32_t state; _Atomic uint32_t sema; } timelock;

static int lock_acquire(void *gp, void *w) {
    timelock *l = *(timelock **)w;
    if (!((G *)gp)->resuming && atomic_fetch_add(&l->state, 1) == 0) return RT_OK;
    return (int)semacquire(gp, &l->sema);
}
static int lock_release(void *gp, void *w) {
    timelock *l = *(timelock **)w;
    if (atomic_fetch_sub(&l->state, 1) > 1) return (int)semrelease1(gp, &l->sema, false);
    return RT_OK;
}

const NativeEntry std_time_natives[] = {
    {"time.clock", time_clock},
    {"time.monotonicNow", time_monotonicNow},
    {"time.Sleep", time_Sleep},
    {"time.newTimer", time_newTimer},
    {"time.stopTimer", time_stopTimer},
    {"time.resetTimer", time_resetTimer},
    {"time.readFile", time_readFile},
    {"time.getenv", time_getenv},
    {"time.localReady", time_localReady},
    {"time.markLocalReady", time_markLocalReady},
    {"time.(*lock).acquire", lock_acquire},
    {"time.(*lock).release", lock_release},
    {0}};
