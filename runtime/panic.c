// panic.c - raising Go panics from C, and the ends of the program: fatal, throw, rt_exit.
// Twin: $GOROOT/src/runtime/panic.go, error.go
//
// A panic is a text and a kind; the VM makes the Go error value of it (rt_hooks.mkerror) and unwinds. The text is
// formatted into memory of the goroutine's own heap, so nothing limits it. All texts are gc's.
#include "runtime/session.h"
#include "runtime/runtime2.h"
#include "runtime/panic.h"
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

rthooks rt_hooks;

rtstatus rt_panic(G *gp, int kind, const char *fmt, ...) {
    if (!fmt) fmt = "";  // (never: it tells gcc under -fsanitize=undefined)
    if (!strchr(fmt, '%')) {  // all is known: nothing is allocated
        gp->panickind = (uint8_t)kind;
        gp->panicval = rt_hooks.mkerror ? rt_hooks.mkerror(kind, (gostring){ fmt, (int64_t)strlen(fmt) }) : (eface){ NULL, (void *)(uintptr_t)fmt };
        return RT_PANIC;
    }
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n < 0) n = 0;
    char *p = mallocgc((uintptr_t)n + 1, NULL, false);
    va_start(ap, fmt);
    vsnprintf(p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    gp->panickind = (uint8_t)kind;
    gostring text = { p, n };
    gp->panicval = rt_hooks.mkerror ? rt_hooks.mkerror(kind, text) : (eface){ NULL, p };
    return RT_PANIC;
}

rtstatus rt_panicvalue(G *gp, eface v) {
    gp->panickind = PE_VALUE;
    gp->panicval = v;
    return RT_PANIC;
}

// --- bounds ---
// One row a failure: text when the index is too large (x, then y), text when it is negative (x only).
typedef struct boundstext { const char *big, *neg; } boundstext;
static const boundstext boundstexts[] = {
    [BOUNDS_INDEX] = { "index out of range [%s] with length %s", "index out of range [%s]" },
    [BOUNDS_SLICE_ALEN] = { "slice bounds out of range [:%s] with length %s", "slice bounds out of range [:%s]" },
    [BOUNDS_SLICE_ACAP] = { "slice bounds out of range [:%s] with capacity %s", "slice bounds out of range [:%s]" },
    [BOUNDS_SLICE_B] = { "slice bounds out of range [%s:%s]", "slice bounds out of range [%s:]" },
    [BOUNDS_SLICE3_ALEN] = { "slice bounds out of range [::%s] with length %s", "slice bounds out of range [::%s]" },
    [BOUNDS_SLICE3_ACAP] = { "slice bounds out of range [::%s] with capacity %s", "slice bounds out of range [::%s]" },
    [BOUNDS_SLICE3_B] = { "slice bounds out of range [:%s:%s]", "slice bounds out of range [:%s:]" },
    [BOUNDS_SLICE3_C] = { "slice bounds out of range [%s:%s:]", "slice bounds out of range [%s::]" },
    [BOUNDS_CONVERT] = { "cannot convert slice with length %s to array or pointer to array with length %s", "" },
};

rtstatus gopanicbounds(G *gp, int code, int64_t x, bool sgn, int64_t y) {
    char xs[24], ys[24];
    if (sgn) snprintf(xs, sizeof xs, "%lld", (long long)x);
    else snprintf(xs, sizeof xs, "%llu", (unsigned long long)x);
    snprintf(ys, sizeof ys, "%lld", (long long)y);
    const boundstext *t = &boundstexts[code];
    const char *fmt = sgn && x < 0 && t->neg[0] ? t->neg : t->big;
    char text[160];
    const char *a = strstr(fmt, "%s"), *b = strstr(a + 2, "%s");
    if (b) snprintf(text, sizeof text, "%.*s%s%.*s%s%s", (int)(a - fmt), fmt, xs, (int)(b - a - 2), a + 2, ys, b + 2);
    else snprintf(text, sizeof text, "%.*s%s%s", (int)(a - fmt), fmt, xs, a + 2);
    return rt_panic(gp, PE_BOUNDS, "%s", text);
}

rtstatus gopanicindex(G *gp, int64_t i, int64_t len) { return gopanicbounds(gp, BOUNDS_INDEX, i, true, len); }
rtstatus gopanicindexu(G *gp, uint64_t i, int64_t len) { return gopanicbounds(gp, BOUNDS_INDEX, (int64_t)i, false, len); }

// s[lo:hi] of something with this length or capacity: the first check that fails, in gc's order (hi, then lo).
rtstatus gopanicslice(G *gp, int64_t lo, int64_t hi, int64_t cap, bool iscap) {
    if ((uint64_t)hi > (uint64_t)cap) return gopanicbounds(gp, iscap ? BOUNDS_SLICE_ACAP : BOUNDS_SLICE_ALEN, hi, true, cap);
    return gopanicbounds(gp, BOUNDS_SLICE_B, lo, true, hi);
}

rtstatus gopanicslice3(G *gp, int64_t lo, int64_t hi, int64_t max, int64_t cap, bool iscap) {
    if ((uint64_t)max > (uint64_t)cap) return gopanicbounds(gp, iscap ? BOUNDS_SLICE3_ACAP : BOUNDS_SLICE3_ALEN, max, true, cap);
    if ((uint64_t)hi > (uint64_t)max) return gopanicbounds(gp, BOUNDS_SLICE3_B, hi, true, max);
    return gopanicbounds(gp, BOUNDS_SLICE3_C, lo, true, hi);
}

rtstatus gopanicsliceconvert(G *gp, int64_t len, int64_t want) { return gopanicbounds(gp, BOUNDS_CONVERT, len, true, want); }
rtstatus gopanicdivide(G *gp) { return rt_panic(gp, PE_ERROR, "integer divide by zero"); }
rtstatus gopanicshift(G *gp) { return rt_panic(gp, PE_ERROR, "negative shift amount"); }
rtstatus gopanicnil(G *gp) { return rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference"); }
rtstatus gopanicnilmap(G *gp) { return rt_panic(gp, PE_PLAIN, "assignment to entry in nil map"); }
rtstatus gopanicunsafeslicelen(G *gp) { return rt_panic(gp, PE_ERROR, "unsafe.Slice: len out of range"); }
rtstatus gopanicunsafeslicenil(G *gp) { return rt_panic(gp, PE_ERROR, "unsafe.Slice: ptr is nil and len is not zero"); }
rtstatus gopanicunsafestringlen(G *gp) { return rt_panic(gp, PE_ERROR, "unsafe.String: len out of range"); }
rtstatus gopanicunsafestringnil(G *gp) { return rt_panic(gp, PE_ERROR, "unsafe.String: ptr is nil and len is not zero"); }

// --- the end ---
static _Atomic uint32_t dying;
void (*_Atomic rt_atexit)(void);

void rt_exit(int code) {
    session_die(code, true);
    void (*last)(void) = load_rlx(&rt_atexit);
    if (last) last();
    _exit(code);
}

void dieafterdump(void) {
    store_rlx(&dying, 0);
    session_die(2, false);
    if (debug.traceback_crash) {
        signal_default_abort();
    }
    rt_exit(2);
}

static void vfatal(const char *head, const char *fmt, va_list ap) {
    while (rt_session && load_rlx(&dying) && !(getm() && getm()->dying)) session_fatalwait();
    if (atomic_fetch_add(&dying, 1) > 0) {
        if (getm() && getm()->dying) rt_exit(4);  // while dying itself
        for (;;) usleep_(1000000);                // another thread prints and ends the program
    }
    if (getm()) getm()->dying = 1;
    if (!rt_session) store_rlx(&rt_crashing, true);
    char buf[1024];
    vsnprintf(buf, sizeof buf, fmt, ap);
    printerr("%s%s\n", head, buf);
}

// The dump that follows a fatal error: the running goroutine; all others if there is none (deadlock) or GOTRACEBACK asks.
static void dumpall(bool all) {
    M *m = getm();
    G *me = m ? load_rlx(&m->curg) : NULL;
    if (debug.traceback_level == 0) return;
    if (me) {
        printerr("\n");
        goroutineheader(me);
        if (rt_hooks.traceback) rt_hooks.traceback(me, 2, debug.traceback_level > 1);
    }
    if (all || !me) tracebackothers(me);
}

void fatal(const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    vfatal("fatal error: ", fmt, ap);
    va_end(ap);
    dumpall(debug.traceback_all);
    dieafterdump();
}

void throw(const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    vfatal("gosling: internal error: ", fmt, ap);
    va_end(ap);
    debug.traceback_level = 2;
    dumpall(true);
    abort();
}

// The text that follows a stack that may not grow; the VM prints the frames.
void rt_stackoverflow(G *gp) {
    printerr("runtime: goroutine stack exceeds %llu-byte limit\n", (unsigned long long)maxstacksize());
    printerr("runtime: sp=%p stack=[%p, %p]\n", (void *)gp->sched.fp, (void *)gp->stklo, (void *)gp->stkhi);
    fatal("stack overflow");
}
