// prof.c - natives of the profiles: packages runtime and internal/profile.      Locks: none
#include <string.h>
#include "runtime/mprof.h"
#include "runtime/natives_api.h"
#include "stdlib/stdlib.h"
#include "vm/native.h"
#include "vm/vm_int.h"

// As in package internal/profile: PROF_* and then
enum { KIND_GOROUTINE_ = PROF_KINDS, KIND_THREAD };
enum { HEADER = 5 };

// A stack may begin with a native: the address of its C function. Go code knows it by its Func.
typedef struct Seek { NativeFn native; Func *f; } Seek;
static void seek(Func *f, void *arg) {
    Seek *s = arg;
    if (!s->f && f->native == s->native) s->f = f;
}

static void nameleaves(uint64_t *r, int64_t n) {
    static struct { uint64_t native, pc; } seen[256];  // the goroutines that write profiles may overwrite each other's: each entry is checked
    for (int64_t i = 0; i + HEADER <= n; i += HEADER + (int64_t)r[i]) {
        uint64_t *leaf = &r[i + HEADER];
        if (r[i] == 0 || *leaf & 1 || *leaf < 4096) continue;
        Seek s = {.native = (NativeFn)(uintptr_t)*leaf};
        uint64_t h = (*leaf >> 4) % 256, pc = __atomic_load_n(&seen[h].pc, __ATOMIC_ACQUIRE);
        Func *f = (Func *)(uintptr_t)(pc - 2);
        if (!pc || f->native != s.native) {
            vm_each_func("", seek, &s);
            if (!s.f) {  // not in the program any more: leave it out
                *leaf = r[i] > 1 ? leaf[1] : 1;
                continue;
            }
            pc = (uintptr_t)s.f + 2;
            __atomic_store_n(&seen[h].pc, pc, __ATOMIC_RELEASE);
        }
        *leaf = pc;
    }
}

static int64_t goroutines(uint64_t *out, int64_t room) {
    uint64_t all = load_acq(&allglen);
    G **gs = load_acq(&allgs);
    int64_t k = 0;
    for (uint64_t i = 0; i < all; i++) {
        uint32_t s = readgstatus(gs[i]) & ~(uint32_t)G_SCAN;
        if (s == G_DEAD || s == G_IDLE || gs[i]->issystem || !gs[i]->sched.fp) continue;
        uintptr_t pcs[PROF_DEPTH];
        int n = vm_callers(gs[i], CALLERS_SAVED, NULL, pcs, PROF_DEPTH);
        if (k + HEADER + n <= room) {
            const uint64_t h[HEADER] = {(uint64_t)n, 1, gs[i]->labels, (uint64_t)gs[i]->goid, 0};
            memcpy(out + k, h, sizeof h);
            memcpy(out + k + HEADER, pcs, (size_t)n * sizeof *pcs);
        }
        k += HEADER + n;
    }
    return k;
}

// func records(kind int, buf []uintptr) int
static int prof_records(void *gp, void *w) {
    struct { int64_t n, kind; goslice buf; } *a = w;
    uint64_t *out = a->buf.p;
    if (a->kind < PROF_KINDS) a->n = profrecords((int)a->kind, out, a->buf.len);
    else if (a->kind == KIND_THREAD) {
        a->n = 0;
        for (M *m = load_acq(&allm); m; m = m->alllink) {
            if (a->n + HEADER <= a->buf.len) memcpy(out + a->n, (const uint64_t[HEADER]){0, 1}, HEADER * sizeof *out);
            a->n += HEADER;
        }
    } else {
        ((G *)gp)->resuming = false;
        if (!stoptheworld()) return (int)callagain(gp);
        a->n = goroutines(out, a->buf.len);
        starttheworld();
    }
    if (a->n <= a->buf.len) nameleaves(out, a->n);
    return RT_OK;
}

static _Atomic int64_t cpurate = 100;  // SetCPUProfileRate

static int prof_setcpurate(void *gp, void *w) {
    (void)gp;
    int64_t hz = *(int64_t *)w;
    store_rlx(&cpurate, hz <= 0 ? 100 : hz > 1000000 ? 1000000 : hz);
    return RT_OK;
}

// func cpustart() (hz int): 0: it cannot be
static int prof_cpustart(void *gp, void *w) {
    (void)gp;
    int64_t hz = load_rlx(&cpurate);
    *(int64_t *)w = cpuprof_start(hz) ? hz : 0;
    return RT_OK;
}

static int prof_cpustop(void *gp, void *w) {
    (void)gp;
    (void)w;
    cpuprof_stop();
    return RT_OK;
}

static int prof_cpuread(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; goslice buf; } *a = w;
    a->n = cpuprof_read(a->buf.p, a->buf.len);
    nameleaves(a->buf.p, a->n);
    return RT_OK;
}

static int prof_setlabels(void *gp, void *w) {
    ((G *)gp)->labels = (uint32_t)*(int64_t *)w;
    return RT_OK;
}

static int prof_labels(void *gp, void *w) {
    *(int64_t *)w = ((G *)gp)->labels;
    return RT_OK;
}

void std_memprofile(const int64_t *rate) { mprof_enable(rate); }

static int prof_enableheap(void *gp, void *w) {
    (void)gp;
    mprof_enable(*(int64_t **)w);
    return RT_OK;
}

static int prof_setblockrate(void *gp, void *w) {
    (void)gp;
    setblockprofilerate(*(int64_t *)w);
    return RT_OK;
}

// Below 0 it only tells.
static int prof_setmutexfraction(void *gp, void *w) {
    (void)gp;
    struct { int64_t old, n; } *a = w;
    a->old = load_rlx(&mutexproffraction);
    if (a->n >= 0) store_rlx(&mutexproffraction, a->n);
    return RT_OK;
}

typedef struct LineCosts { bool (*own)(const char *file); void (*line)(const char *file, int line, bool called, uint64_t objects, uint64_t bytes); } LineCosts;

// To the innermost line of the program's own; called: it was a function of the library that allocated.
static void line_cost(const uintptr_t *pcs, uint32_t n, uint64_t objects, uint64_t bytes, void *arg) {
    const LineCosts *c = arg;
    for (uint32_t i = 0; i < n; i++) {
        const Insn *pc = (const Insn *)(pcs[i] & ~(uintptr_t)7);
        Func *f = pcs[i] & 1 ? findfunc(pc) : NULL;
        Place place;
        const char *file = f && func_place(f, pc, pc_up(pcs[i]), &place) ? place_file(&place) : NULL;
        if (!file || !c->own(file)) continue;
        c->line(file, place_line(&place), i > 0, objects, bytes);
        return;
    }
}

void std_countallocs(void) { mprof_countall(); }

void std_alloclines(bool (*own)(const char *file), void (*line)(const char *file, int line, bool called, uint64_t objects, uint64_t bytes)) {
    LineCosts c = {own, line};
    mprof_foreach(line_cost, &c);
}

void std_atexit(void (*f)(void)) { atomic_store(&rt_atexit, f); }

const NativeEntry std_runtime_prof_natives[] = {
    {"runtime.records", prof_records},
    {"runtime.setblockrate", prof_setblockrate},
    {"runtime.setcpurate", prof_setcpurate},
    {"runtime.setmutexfraction", prof_setmutexfraction},
    {"internal/profile.records", prof_records},
    {"internal/profile.cpustart", prof_cpustart},
    {"internal/profile.cpustop", prof_cpustop},
    {"internal/profile.cpuread", prof_cpuread},
    {"internal/profile.setlabels", prof_setlabels},
    {"internal/profile.labels", prof_labels},
    {"internal/profile.enableheap", prof_enableheap},
    {0}};
