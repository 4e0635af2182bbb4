// runtime.c - natives of package runtime.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "vm/native.h"
#include "vm/vm_int.h"  // walking frames

static int runtime_getenv(void *gp, void *w) {
    (void)gp;
    struct { gostring ret, name; } *a = w;
    char name[64];
    if (a->name.len >= (int64_t)sizeof name) return RT_OK;
    memcpy(name, a->name.p, (size_t)a->name.len);
    name[a->name.len] = 0;
    const char *s = getenv(name);
    a->ret = s ? native_string(s, (int64_t)strlen(s)) : (gostring){NULL, 0};
    return RT_OK;
}

static int runtime_Gosched(void *gp, void *w) {
    (void)gp;
    (void)w;
    return RT_YIELD;
}

static int runtime_Goexit(void *gp, void *w) {
    (void)w;
    G *g = gp;
    g->panicval = (eface){0};
    g->panickind = PE_GOEXIT;
    return RT_PANIC;
}

static int runtime_GC(void *gp, void *w) {
    (void)w;
    return (int)runtime_gc(gp);
}

static int runtime_NumGoroutine(void *gp, void *w) {
    (void)gp;
    *(int64_t *)w = numgoroutine();
    return RT_OK;
}

static int runtime_NumCPU(void *gp, void *w) {
    (void)gp;
    *(int64_t *)w = ncpu;
    return RT_OK;
}

static int runtime_GOMAXPROCS(void *gp, void *w) {
    struct { int64_t ret, n; } *a = w;
    rtstatus st;
    int old = rt_gomaxprocs(gp, a->n > 1 << 20 ? 1 << 20 : a->n < 0 ? 0 : (int)a->n, &st);
    if (st == RT_OK) a->ret = old;
    return (int)st;
}

static int runtime_LockOSThread(void *gp, void *w) {
    (void)w;
    return (int)lockosthread(gp);
}

static int runtime_UnlockOSThread(void *gp, void *w) {
    (void)w;
    return (int)unlockosthread(gp);
}

static int runtime_Breakpoint(void *gp, void *w) {
    (void)gp;
    (void)w;
    raise(SIGTRAP);
    return RT_OK;
}

static int runtime_readmemstats(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ok; memstats *m; } *a = w;
    a->ok = readmemstats(a->m);
    return a->ok ? RT_OK : RT_YIELD;
}

static int runtime_fatal(void *gp, void *w) {
    (void)gp;
    gostring *s = w;
    fatal("%.*s", (int)s->len, s->p);
}

// --- call stacks. A pc in Go's hands is odd: the instruction's address, 1, and 2 for each inlined call to go outward; or 2 more than a Func's address (from reflect);
// or the even address of a function's first instruction.
static bool visible(const Frame *fr) { return fr->f && !(func_flags(fr->f) & (FUNC_WRAPPER | FUNC_STUB)); }

static gostring static_cstr(const char *s) { return s ? (gostring){s, (int64_t)strlen(s)} : (gostring){NULL, 0}; }

static bool first_visible(G *gp, Frame *fr) {
    frame_first(gp, fr);
    if (fr->f && func_flags(fr->f) & FUNC_NATIVE && !frame_next(gp, fr)) return false;  // the native's own frame
    while (!visible(fr))
        if (!frame_next(gp, fr)) return false;
    return true;
}

// up: how many inlined calls outward; frames of inlined calls count like others.
static bool next_visible(G *gp, Frame *fr, int *up) {
    Place place;
    if (func_place(fr->f, fr->pc, *up + 1, &place)) {
        ++*up;
        return true;
    }
    *up = 0;
    do {
        if (!frame_next(gp, fr)) return false;
    } while (!visible(fr));
    return true;
}

static int runtime_Caller(void *gp, void *w) {
    struct { uint64_t pc; gostring file; int64_t line; uint64_t ok; int64_t skip; } *a = w;
    Frame fr;
    int64_t skip = a->skip;
    int up = 0;
    Place place;
    bool ok = first_visible(gp, &fr);
    while (ok && skip-- > 0) ok = next_visible(gp, &fr, &up);
    ok = ok && func_place(fr.f, fr.pc, up, &place);
    a->ok = ok;
    a->pc = ok ? place_pc(fr.pc, up) : 0;
    a->file = ok ? static_cstr(place_file(&place)) : (gostring){NULL, 0};
    a->line = ok ? place_line(&place) : 0;
    return RT_OK;
}

static int runtime_Callers(void *gp, void *w) {
    struct { int64_t ret, skip; goslice pc; } *a = w;
    int64_t n = 0, skip = a->skip;
    uintptr_t *out = a->pc.p;
    static Func *self;
    if (skip <= 0 && a->pc.len > 0) {
        if (!self) {
            self = func_new("runtime.Callers");
            self->file = "runtime/caller.go";
        }
        out[n++] = (uintptr_t)self + 2;
    }
    Frame fr;
    int up = 0;
    bool ok = first_visible(gp, &fr);
    while (ok && --skip > 0) ok = next_visible(gp, &fr, &up);
    while (ok && n < a->pc.len) {
        out[n++] = place_pc(fr.pc, up);
        ok = next_visible(gp, &fr, &up);
    }
    a->ret = n;
    return RT_OK;
}

// Code is one range of a gibibyte that begins with the stubs.
static bool iscode(uintptr_t pc) { return pc - ((uintptr_t)vm_stubs.goexit & ~(uintptr_t)4095) < 1u << 30; }

static Func *pcfunc(uintptr_t pc) {
    if (iscode(pc)) return findfunc((const void *)(pc & ~(uintptr_t)7));
    return (pc & 7) == 2 && func_known((const void *)(pc - 2)) ? (Func *)(pc - 2) : NULL;
}

static int runtime_FuncForPC(void *gp, void *w) {
    (void)gp;
    struct { Func *f; uintptr_t pc; } *a = w;
    Place place = {.f = pcfunc(a->pc)};
    a->f = place.f && iscode(a->pc) && !func_place(place.f, (const Insn *)(a->pc & ~(uintptr_t)7), pc_up(a->pc), &place) ? NULL : (Func *)(uintptr_t)place.f;
    return RT_OK;
}

static int runtime_funcinfo(void *gp, void *w) {
    (void)gp;
    struct { Func *f; gostring name, file; int64_t line; uint64_t entry; uintptr_t pc; } *a = w;
    Func *f = pcfunc(a->pc);
    const Insn *pc = iscode(a->pc) ? (const Insn *)(a->pc & ~(uintptr_t)7) : NULL;
    Place place;
    if (f && !func_place(f, pc, pc ? pc_up(a->pc) : 0, &place)) f = NULL;
    a->f = f ? (Func *)(uintptr_t)place.f : NULL;
    a->name = f ? static_cstr(place.f->name) : (gostring){NULL, 0};
    a->file = f ? static_cstr(place_file(&place)) : (gostring){NULL, 0};
    a->line = f ? place_line(&place) : 0;
    a->entry = f ? (uintptr_t)f + 2 : 0;  // as in Go, of the function around inlined ones
    return RT_OK;
}

static int runtime_funcname(void *gp, void *w) {
    (void)gp;
    struct { gostring ret; Func *f; } *a = w;
    a->ret = static_cstr(a->f && func_known(a->f) ? a->f->name : NULL);
    return RT_OK;
}

static int runtime_funcentry(void *gp, void *w) {
    (void)gp;
    struct { uintptr_t ret; Func *f; } *a = w;
    a->ret = (uintptr_t)a->f + 2;
    return RT_OK;
}

// The VM prints tracebacks to a file: here one in memory.
static int runtime_Stack(void *gp, void *w) {
    struct { int64_t ret; goslice buf; uint64_t all; } *a = w;
    G *me = gp;
    me->resuming = false;
    int fd = memfd_create("stack", MFD_CLOEXEC);
    if (fd < 0) {
        a->ret = 0;
        return RT_OK;
    }
    uint64_t n = 1;
    G **gs = &me;
    bool stopped = false;
    if (a->all) {
        if (!(stopped = stoptheworld())) {
            close(fd);
            return (int)callagain(me);
        }
        n = load_acq(&allglen);
        gs = load_acq(&allgs);
    }
    for (uint64_t pass = 0; pass < (a->all ? 2 : 1); pass++)  // this goroutine first
        for (uint64_t i = 0; i < n; i++) {
            uint32_t s = readgstatus(gs[i]) & ~(uint32_t)G_SCAN;
            if (s == G_DEAD || s == G_IDLE || gs[i]->issystem || (gs[i] == me) != (pass == 0)) continue;
            char head[160], st[120];
            int k = snprintf(head, sizeof head, "%sgoroutine %lld [%s]:\n", pass ? "\n" : "", (long long)gs[i]->goid,
                             goroutinestatus(gs[i], st, sizeof st));
            if (write(fd, head, (size_t)k) != k) break;
            vm_traceback(gs[i], fd, false);
        }
    if (stopped) starttheworld();
    ssize_t got = pread(fd, a->buf.p, (size_t)a->buf.len, 0);
    close(fd);
    a->ret = got < 0 ? 0 : got;
    return RT_OK;
}

static int runtime_pcoffset(void *gp, void *w) {
    (void)gp;
    struct { uintptr_t off, pc; } *a = w;
    Func *f = pcfunc(a->pc);
    a->off = f && iscode(a->pc) ? (a->pc & ~(uintptr_t)7) - (uintptr_t)atomic_load_explicit(&f->code, memory_order_acquire) : 0;
    return RT_OK;
}

// --- finalizers, cleanups, weak pointers
static _Atomic uint32_t finalizing;

static int runtime_casfinalizing(void *gp, void *w) {
    (void)gp;
    *(uint64_t *)w = atomic_exchange(&finalizing, 1) == 0;
    return RT_OK;
}

static gostring text(const char *fmt, gostring x, gostring y) {
    char b[400];
    int k = snprintf(b, sizeof b, fmt, (int)x.len, x.p, (int)y.len, y.p);
    return native_string(b, k < (int)sizeof b ? k : (int)sizeof b - 1);
}

static int runtime_setfinalizer(void *gp, void *w) {
    (void)gp;
    struct { gostring ret; const _type *ot; void *obj; const _type *ft; void *fn; } *a = w;
    a->ret = (gostring){NULL, 0};
    const gostring none = {NULL, 0};
    if (a->ot->kind != KIND_POINTER) {
        a->ret = text("first argument is %.*s, not pointer%.*s", a->ot->str, none);
        return RT_OK;
    }
    const _type *elem = ((const ptrtype *)a->ot)->elem;
    if (!a->obj) {
        a->ret = text("first argument is nil%.*s%.*s", none, none);
        a->ret = static_cstr("pointer is nil");
        return RT_OK;
    }
    void *base;
    uint64_t size;
    if (elem->size == 0) return RT_OK;
    if (!heapobject(a->obj, &base, &size)) return RT_OK;  // a package variable: never collected
    if (base != a->obj && (elem->ptrdata != 0 || elem->size >= 16)) {
        a->ret = static_cstr("pointer not at beginning of allocated block");
        return RT_OK;
    }
    if (!a->ft) {
        setfinalizer(a->obj, NULL, NULL, NULL);
        return RT_OK;
    }
    if (a->ft->kind != KIND_FUNC) {
        a->ret = text("second argument is %.*s, not a function%.*s", a->ft->str, none);
        return RT_OK;
    }
    const functype *ft = (const functype *)a->ft;
    if (ft->t.tflag & TFLAG_VARIADIC) {
        a->ret = text("cannot pass %.*s to finalizer %.*s because dotdotdot", a->ot->str, a->ft->str);
        return RT_OK;
    }
    const _type *in = ft->nin == 1 ? ft->in[0] : NULL;
    bool fits = in && (in == a->ot || (in->kind == KIND_INTERFACE && getitab((const interfacetype *)in, a->ot, NULL)) ||
                       (in->kind == KIND_INTERFACE && ((const interfacetype *)in)->nmethods == 0) ||
                       (in->kind == KIND_POINTER && (!in->uncommon || !a->ot->uncommon) && ((const ptrtype *)in)->elem == elem));
    if (!fits) {
        a->ret = text("cannot pass %.*s to finalizer %.*s", a->ot->str, a->ft->str);
        return RT_OK;
    }
    if (!setfinalizer(a->obj, a->fn, a->ot, in)) a->ret = static_cstr("finalizer already set");
    return RT_OK;
}

typedef struct fincall { void *fn, *arg; const _type *typ; const _type *functyp; int64_t kind, results; const void *tab; } fincall;

static int runtime_nextfinalizer(void *gp, void *w) {
    fincall *out = *(void **)w;
    finrun r = {0};
    rtstatus st = nextfinalizer(gp, &r);
    if (st != RT_OK) return (int)st;
    if (load_rlx(&writebarrier_on)) {
        gcwritebarrier(&out->fn, r.fn);
        gcwritebarrier(&out->arg, r.arg);
    }
    __atomic_store_n(&out->fn, r.fn, __ATOMIC_RELAXED);  // the collector may be reading them
    __atomic_store_n(&out->arg, r.arg, __ATOMIC_RELAXED);
    out->kind = r.ot ? 1 : 0;
    Func *f = r.fn ? ((ClosureVal *)r.fn)->fn : NULL;
    if (f && !vm_resolve(f)) rt_exit(1);
    out->results = f ? f->nres : 0;
    if (r.fint && r.fint->kind == KIND_INTERFACE) {
        const interfacetype *it = (const interfacetype *)r.fint;
        out->kind = it->nmethods ? 3 : 2;
        out->tab = it->nmethods ? (const void *)getitab(it, r.ot, NULL) : (const void *)r.ot;
    }
    return RT_OK;
}

static int runtime_addcleanup(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; void *p, *fn; } *a = w;
    a->ret = addcleanup(a->p, a->fn, NULL);
    return RT_OK;
}

static int runtime_stopcleanup(void *gp, void *w) {
    (void)gp;
    struct { void *p; uint64_t id; } *a = w;
    stopcleanup(a->p, a->id);
    return RT_OK;
}

const NativeEntry std_runtime_natives[] = {
    {"runtime.getenv", runtime_getenv},
    {"runtime.Gosched", runtime_Gosched},
    {"runtime.Goexit", runtime_Goexit},
    {"runtime.GC", runtime_GC},
    {"runtime.NumGoroutine", runtime_NumGoroutine},
    {"runtime.NumCPU", runtime_NumCPU},
    {"runtime.GOMAXPROCS", runtime_GOMAXPROCS},
    {"runtime.LockOSThread", runtime_LockOSThread},
    {"runtime.UnlockOSThread", runtime_UnlockOSThread},
    {"runtime.Breakpoint", runtime_Breakpoint},
    {"runtime.readmemstats", runtime_readmemstats},
    {"runtime.fatal", runtime_fatal},
    {"runtime.Caller", runtime_Caller},
    {"runtime.Callers", runtime_Callers},
    {"runtime.FuncForPC", runtime_FuncForPC},
    {"runtime.funcinfo", runtime_funcinfo},
    {"runtime.funcname", runtime_funcname},
    {"runtime.funcentry", runtime_funcentry},
    {"runtime.Stack", runtime_Stack},
    {"internal/profile.pcoffset", runtime_pcoffset},
    {"runtime.casfinalizing", runtime_casfinalizing},
    {"runtime.setfinalizer", runtime_setfinalizer},
    {"runtime.nextfinalizer", runtime_nextfinalizer},
    {"runtime.addcleanup", runtime_addcleanup},
    {"runtime.stopcleanup", runtime_stopcleanup},
    {0}};
