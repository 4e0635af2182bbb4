// debug.c - natives of package runtime/debug.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "runtime/runtime2.h"
#include "vm/native.h"

static int debug_setgcpercent(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, percent; } *a = w;
    a->ret = setgcpercent((int)a->percent);
    return RT_OK;
}

static int debug_setmemorylimit(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, limit; } *a = w;
    a->ret = setmemorylimit(a->limit);
    return RT_OK;
}

static int debug_setmaxthreads(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, n; } *a = w;
    a->ret = setmaxthreads((int)a->n);
    return RT_OK;
}

static int debug_setmaxstack(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, n; } *a = w;
    a->ret = (int64_t)setmaxstack((uint64_t)a->n);
    return RT_OK;
}

static int debug_setpaniconfault(void *gp, void *w) {
    struct { uint64_t ret, enabled; } *a = w;
    a->ret = ((G *)gp)->paniconfault;
    ((G *)gp)->paniconfault = a->enabled & 1;
    return RT_OK;
}

static int debug_freeosmemory(void *gp, void *w) {
    (void)gp;
    (void)w;
    rt_freeosmemory();
    return RT_OK;
}

// A copy of fd (< 0: none) takes what the program prints when it dies.
static int debug_setcrashfd(void *gp, void *w) {
    (void)gp;
    struct { int64_t e, fd; } *a = w;
    a->e = 0;
    int copy = a->fd < 0 ? -1 : fcntl((int)a->fd, F_DUPFD_CLOEXEC, 3);
    if (a->fd >= 0 && copy < 0) {
        a->e = errno;
        return RT_OK;
    }
    int old = setcrashfd(copy);
    if (old >= 0) close(old);
    return RT_OK;
}

static int debug_SetTraceback(void *gp, void *w) {
    (void)gp;
    struct { gostring level; } *a = w;
    char name[32];
    snprintf(name, sizeof name, "%.*s", (int)(a->level.len < 31 ? a->level.len : 31), (const char *)a->level.p);
    settraceback(name);
    return RT_OK;
}

const NativeEntry std_runtime_debug_natives[] = {
    {"runtime/debug.setgcpercent", debug_setgcpercent},
    {"runtime/debug.setmemorylimit", debug_setmemorylimit},
    {"runtime/debug.setcrashfd", debug_setcrashfd},
    {"runtime/debug.setmaxthreads", debug_setmaxthreads},
    {"runtime/debug.setmaxstack", debug_setmaxstack},
    {"runtime/debug.setpaniconfault", debug_setpaniconfault},
    {"runtime/debug.SetTraceback", debug_SetTraceback},
    {"runtime/debug.freeosmemory", debug_freeosmemory},
    {0}};
