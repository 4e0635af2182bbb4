// runtime_fake.h - a stand-in for the VM: a goroutine is a C step function over one frame of slots.
//
// Slot 0 holds the step function, slot 1 its state, the rest is the step's own. The loop calls step until it parks, yields or is dead;
// between steps it polls for preemption, so between steps is a safepoint. Every slot is scanned as if it might hold a pointer.
#ifndef GOSLING_TESTS_RUNTIME_FAKE_H
#define GOSLING_TESTS_RUNTIME_FAKE_H
#include "runtime/mgc.h"
#include "runtime/chan.h"
#include "runtime/natives_api.h"
#include "tests/unit/unit.h"

#include <time.h>
__attribute__((unused)) static int64_t cpunow(void) {  // benchmarks count CPU time: the machine may be busy
    struct timespec ts;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return ts.tv_sec * 1000000000LL + ts.tv_nsec;
}

typedef rtstatus (*stepfn)(G *gp, slot *f);
enum { FRAME = 24 };
typedef struct fclosure { stepfn fn; slot arg[8]; } fclosure;

static void fake_initg(G *gp, void *fn) {
    fclosure *c = fn;
    slot *f = gp->stklo;
    memset(f, 0, FRAME * sizeof *f);
    f[0].p = (void *)c->fn;
    memcpy(f + 2, c->arg, sizeof c->arg);
    gp->sched.fp = f;
}
static void fake_scan(G *gp, void (*visit)(void *, void **), void *ctx) {
    for (int i = 2; i < FRAME; i++) visit(ctx, &gp->sched.fp[i].p);
}
static void fake_moved(G *gp, intptr_t d) { gp->sched.fp = (slot *)((uint8_t *)gp->sched.fp + d); }
static uintptr_t fake_used(G *gp) { return (uintptr_t)(gp->sched.fp + FRAME) - (uintptr_t)gp->stklo; }
static void fake_run(void) {
    for (;;) {
        G *gp = schedule();
        for (bool go = true; go;) {
            if (load_rlx(&gp->preempt) && preempted(gp) == RT_YIELD) {
                gosched(gp);
                break;
            }
            if (debug.stackmove && !stackgrow(gp, gp->sched.fp, FRAME * 8)) throw("stack did not grow");
            slot *f = gp->sched.fp;
            switch (((stepfn)f[0].p)(gp, f)) {
            case RT_OK: break;
            case RT_SYSCALL: go = exitsyscall(gp); break;
            case RT_DEAD: goexit0(gp); go = false; break;
            case RT_PANIC: throw("fake: panic %s", (char *)gp->panicval.data);
            case RT_YIELD: gosched(gp); go = false; break;
            default: go = false; break;
            }
        }
    }
}
__attribute__((unused)) static void *fake_go(stepfn fn, int n, const slot *args) {
    fclosure *c = persistentalloc(sizeof *c, 8);
    c->fn = fn;
    for (int i = 0; i < n; i++) c->arg[i] = args[i];
    return c;
}
#define ARGS(...) (int)(sizeof((slot[]){ __VA_ARGS__ }) / sizeof(slot)), (slot[]){ __VA_ARGS__ }
#define PTR(x) { .p = (x) }
#define INT(x) { .i = (x) }

__attribute__((unused)) static void fake_start(stepfn mainfn) {
    rt_hooks.run = fake_run;
    rt_hooks.initg = fake_initg;
    rt_hooks.scanstack = fake_scan;
    rt_hooks.stackmoved = fake_moved;
    rt_hooks.stackused = fake_used;
    rt_schedinit();
    rt_main(fake_go(mainfn, 0, NULL));
}
#endif
