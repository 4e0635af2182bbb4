// call.c - frames: entering functions off the fast path, walking a stack, and the pointers in it.
// Twin: $GOROOT/src/runtime/stack.go, traceback.go (unwinder)      Locks: none; a foreign stack is walked only when it is stopped.
//
// A frame is known by (pc, fp). The caller's fp is fp minus the window of the call instruction before the return address. Two return
// addresses are the VM's own: goexit's marks the bottom; panicret's frame is "called" by a panic from where that was raised.
// A frame's pc is: a safepoint instruction that will run again (top), a function's entry (top), the call instruction (below).
#include <stdlib.h>
#include <string.h>
#include "base/knob.h"
#include "vm/fault.h"
#include "vm/stackobj.h"
#include "vm/vm_int.h"

vmstubs vm_stubs;

void frame_first(G *gp, Frame *fr) {
    const Insn *pc = __atomic_load_n(&gp->sched.pc, __ATOMIC_RELAXED);  // a return from a system call moves it, see vm_run
    *fr = (Frame){.pc = pc, .fp = gp->sched.fp, .f = findfunc(pc), .top = true, ._p = gp->panics};
    fr->panicking = gp->panics && gp->panics->toppc == fr->pc && (char *)gp->stklo + gp->panics->topfp == (char *)fr->fp;
}

bool frame_next(G *gp, Frame *fr) {
    if (fr->f == NULL || fr->f == vm_stubs.fgoexit) return false;
    const Insn *ret = fr->fp[-1].p;
    if (ret == vm_stubs.panicret) {
        int64_t at = (char *)fr->fp - (char *)gp->stklo;
        while (fr->_p && fr->_p->callfp != at) fr->_p = fr->_p->link;
        if (!fr->_p) throw("frame_next: no panic for a deferred call");
        fr->pc = fr->_p->toppc;
        fr->fp = (slot *)((char *)gp->stklo + fr->_p->topfp);
        fr->_p = fr->_p->link;
        fr->top = fr->panicking = true;
    } else {
        fr->pc = ret - 2;
        fr->fp -= window_before(ret);
        fr->top = fr->panicking = false;
    }
    fr->f = findfunc(fr->pc);
    return fr->f != NULL;
}

static const StackMap *map_at(const Func *f, uint32_t at) {
    uint32_t lo = 0, hi = f->nmaps;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (f->maps[mid].pc < at) lo = mid + 1;
        else hi = mid;
    }
    return lo < f->nmaps && f->maps[lo].pc == at ? f->maps[lo].map : NULL;
}

const StackMap *frame_map(const Frame *fr) {
    const Func *f = fr->f;
    const Insn *start = atomic_load_explicit(&f->code, memory_order_acquire);
    uint32_t at = (uint32_t)(fr->pc - start);
    if (f == vm_stubs.fgoexit && !fr->top) return NULL;  // the callee has the closure in its own frame, as long as it needs it
    const StackMap *m = map_at(f, at);
    if (m) return m;
    if (at == 0) return f->argmap;
    // After a native that yielded or came back from a system call (its results hold no pointers): the map of its call still holds.
    if (fr->top && !fr->panicking && at >= 2 && __atomic_load_n(&fr->pc[-2].op, __ATOMIC_RELAXED) == OP_CALLN && (m = map_at(f, at - 2))) return m;
    if (fr->top && !fr->panicking && at == 1 && func_flags(f) & FUNC_NATIVE) return f->argmap;
    return f->panicmap;
}

const Insn *frame_at(const Frame *fr) {
    uint32_t at = (uint32_t)(fr->pc - atomic_load_explicit(&fr->f->code, memory_order_acquire));
    bool native = fr->top && !fr->panicking && at >= 2 && __atomic_load_n(&fr->pc[-2].op, __ATOMIC_RELAXED) == OP_CALLN && !map_at(fr->f, at) && map_at(fr->f, at - 2);
    return native ? fr->pc - 2 : fr->pc;
}

// The function has zeroed its stack objects: it is past its first instruction (at which it may wait for room).
static bool frame_entered(const Frame *fr) { return fr->pc != atomic_load_explicit(&fr->f->code, memory_order_relaxed); }

void scanmap(const StackMap *m, slot *fp, void (*visit)(void *, void **), void *ctx) {
    if (!m) return;
    for (uint32_t w = 0; w * 32 < m->nbits; w++)
        for (uint32_t bits = m->bits[w]; bits; bits &= bits - 1) {
            slot *s = &fp[w * 32 + (uint32_t)__builtin_ctz(bits)];
            if (__atomic_load_n(&s->p, __ATOMIC_RELAXED)) visit(ctx, &s->p);
        }
}

// Outside the frames: closures of deferred calls, values of panics.
static void scanrecords(G *gp, void (*visit)(void *, void **), void *ctx) {
    for (uint32_t i = 0; i < gp->ndefers && PLANT != 13; i++)
        if (gp->defers[i].fn) visit(ctx, &gp->defers[i].fn);
    for (_panic *p = gp->panics; p && PLANT != 13; p = p->link) {
        if (p->val.data) visit(ctx, &p->val.data);
        if (p->text.p) visit(ctx, (void **)&p->text.p);
    }
}

// For moving: every word that may hold an address of this stack.
static void vm_adjuststack(G *gp, void (*visit)(void *, void **), void *ctx) {
    if (gp->sched.fp) {
        Frame fr;
        frame_first(gp, &fr);
        do {
            scanmap(frame_map(&fr), fr.fp, visit, ctx);
            if (frame_entered(&fr)) scanmap(fr.f->objmap, fr.fp, visit, ctx);
        } while (frame_next(gp, &fr));
    }
    scanrecords(gp, visit, ctx);
}

// For the collector: live words, and the stack objects that they lead to.
static void vm_scanstack(G *gp, void (*visit)(void *, void **), void *ctx) {
    ObjScan sc = {.lo = (uintptr_t)gp->stklo, .hi = (uintptr_t)gp->stkhi, .visit = visit, .ctx = ctx};
    if (gp->sched.fp) {
        Frame fr;
        frame_first(gp, &fr);
        if (!fr.f) throw("scanstack: pc %p of goroutine %lld is not in code", (const void *)gp->sched.pc, (long long)gp->goid);
        do {
            scanmap(frame_map(&fr), fr.fp, stackobj_visit, &sc);
            // A closure's function finds its captures through the ctx slot for as long as it runs.
            if (fr.f->nobjs && frame_entered(&fr)) stackobj_frame(&sc, &fr);
        } while (frame_next(gp, &fr));
    }
    scanrecords(gp, stackobj_visit, &sc);
    stackobj_trace(&sc);
}

static void vm_stackmoved(G *gp, intptr_t delta) { gp->sched.fp = (slot *)((char *)gp->sched.fp + delta); }

static uintptr_t vm_stackused(G *gp) {
    Func *f = findfunc(gp->sched.pc);
    slot *end = gp->sched.fp + (f ? __atomic_load_n(&f->framesize, __ATOMIC_ACQUIRE) : 0);
    for (_panic *p = gp->panics; p; p = p->link) {
        slot *e = (slot *)((char *)gp->stklo + p->topfp) + findfunc(p->toppc)->framesize;
        if (e > end) end = e;
    }
    if (end > gp->stkhi) end = gp->stkhi;  // at a function's entry, before there is room for its frame
    return (uintptr_t)((char *)end - (char *)gp->stklo);
}

// At a function's entry: gp->sched is the callee's first instruction and frame. Room first, so that the goroutine can be resumed there
// without another check; then whatever was asked of it. In the stress modes the guard stays poisoned: room is measured at stkhi.
rtstatus vm_morestack(G *gp, uint32_t need) {
    slot *fp = gp->sched.fp;
    if ((fp + need > gp->stkhi || knob_stackmove) && !stackgrow(gp, fp, need * sizeof(slot))) rt_stackoverflow(gp);
    if (knob_poisonframes) {
        fp = gp->sched.fp;
        const Func *f = findfunc(gp->sched.pc);
        slot *from = fp + f->nres + f->narg + 1, *to = fp + need + 256;
        if (to > gp->stkhi) to = gp->stkhi;
        if (from < to) memset(from, 0xdb, (size_t)((char *)to - (char *)from));
    }
    if (atomic_load_explicit(&gp->preempt, memory_order_relaxed) || atomic_load_explicit(&gp->stackguard, memory_order_relaxed) == NULL) {
        rtstatus st = preempted(gp);
        if (st != RT_OK) return st;
        fp = gp->sched.fp;
        if (fp + need > gp->stkhi && !stackgrow(gp, fp, need * sizeof(slot))) rt_stackoverflow(gp);
    }
    return RT_OK;
}

rtstatus vm_callclosure(G *gp, slot *window, void *closure, const Insn *ret) {
    if (!closure) return rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference");
    Func *f = ((ClosureVal *)closure)->fn;
    if (!vm_resolve(f)) rt_exit(1);
    int64_t at = (char *)window - (char *)gp->stklo;
    // The callee's frame begins here; its parameters are in place already. Make room before writing the header and the closure's slot.
    if (window + f->nres + f->narg + 1 > gp->stkhi) {
        bool onstack = (char *)closure >= (char *)gp->stklo && (char *)closure < (char *)gp->stkhi;
        int64_t off = (char *)closure - (char *)gp->stklo;
        if (!stackgrow(gp, gp->sched.fp, (uintptr_t)((char *)(window + f->framesize) - (char *)gp->sched.fp))) rt_stackoverflow(gp);
        window = (slot *)((char *)gp->stklo + at);
        if (onstack) closure = (char *)gp->stklo + off;
    }
    window[-1].p = (void *)(uintptr_t)ret;
    window[f->nres + f->narg].p = closure;
    gp->sched.pc = atomic_load_explicit(&f->code, memory_order_acquire);
    gp->sched.fp = (slot *)((char *)gp->stklo + at);
    return vm_morestack(gp, f->framesize);
}

rtstatus vm_calllazy(Insn *pc) {
    Insn w = {.ext = __atomic_load_n(&pc->ext, __ATOMIC_ACQUIRE)};
    if (w.op != OP_CALLLAZY) return RT_OK;  // somebody else was faster: run it again
    Func *f = (Func *)(uintptr_t)__atomic_load_n(&pc[1].ext, __ATOMIC_RELAXED);
    if (findfunc(f) != NULL) return RT_OK;  // the second word was patched between the two loads
    if (!vm_resolve(f)) rt_exit(1);
    Insn call = w;
    call.op = OP_CALL;
    call.imm = (int32_t)__atomic_load_n(&f->framesize, __ATOMIC_ACQUIRE);
    __atomic_store_n(&pc[1].ext, (uint64_t)(uintptr_t)atomic_load_explicit(&f->code, memory_order_acquire), __ATOMIC_RELEASE);
    __atomic_store_n(&pc->ext, call.ext, __ATOMIC_RELEASE);
    return RT_OK;
}

// The first frame belongs to the goexit stub: slot 0 holds the closure, window 2 is its call.
static void vm_initg(G *gp, void *fn) {
    gp->stklo[0].p = NULL;
    gp->stklo[1].p = fn;
    gp->sched.pc = vm_stubs.gostart;
    gp->sched.fp = gp->stklo + 1;
}

static Func *stub(const char *name, uint32_t framesize, const Insn *words, uint32_t n, const Insn **at) {
    Func *f = func_new(name);
    Insn *p = code_alloc(f, n);
    memcpy(p, words, n * sizeof *p);
    f->ncode = n;
    f->file = "gosling";
    atomic_store_explicit(&f->code, p, memory_order_release);
    f->flags = FUNC_STUB | FUNC_WRAPPER;
    f->framesize = framesize;
    *at = p;
    return f;
}

void vm_init(void) {
    static const StackMap slot0 = {.nbits = 1, .bits = {1}};
    static const MapEntry goexitmaps[] = {{.pc = 0, .map = &slot0}};
    const Insn *p;
    Insn go[3] = {{.op = OP_CALLC, .a = 2, .b = 0}, {.ext = 0}, {.op = OP_GOEXIT}};
    vm_stubs.fgoexit = stub("runtime.goexit", 4, go, 3, &p);
    vm_stubs.gostart = p;
    vm_stubs.goexit = p + 2;
    vm_stubs.fgoexit->maps = goexitmaps;
    vm_stubs.fgoexit->nmaps = 1;
    Insn pan[3] = {{.op = OP_NOP, .a = 0}, {.op = OP_NOP}, {.op = OP_PANICRET}};
    vm_stubs.fpanic = stub("runtime.gopanic", 0, pan, 3, &p);
    vm_stubs.panicret = p + 2;
    rt_hooks = (rthooks){.run = vm_run, .initg = vm_initg, .scanstack = vm_scanstack, .adjuststack = vm_adjuststack, .stackmoved = vm_stackmoved,
                         .stackused = vm_stackused, .traceback = vm_traceback, .printpanics = vm_printpanics, .forget = vm_forget, .inuser = vm_inuser, .mkerror = vm_mkerror, .sigfault = vm_sigfault, .callers = vm_callers};
}
