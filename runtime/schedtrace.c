// schedtrace.c - GODEBUG=schedtrace=X,scheddetail=1: a line (and with scheddetail the Ps, Ms and Gs) every X milliseconds, in Go's format.
// Twin: schedtrace in $GOROOT/src/runtime/proc.go      Locks: sched.lock while it prints
//
// Called by sysmon. What others change meanwhile is read as it is.
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include <stdio.h>

static const char *number(char *buf, bool some, long long n) {  // "nil" instead of a number
    if (some) snprintf(buf, 24, "%lld", n);
    else strcpy(buf, "nil");
    return buf;
}
static const char *yes(bool b) { return b ? "true" : "false"; }
static uint32_t runqsizeof(P *p) { return load_acq(&p->runqtail) - load_acq(&p->runqhead); }

static void details(P **ps, int32_t np) {
    char a[24], b[24], c[24];
    for (int32_t i = 0; i < np; i++) {
        P *p = ps[i];
        M *m = load_acq(&p->m);
        printerr("  P%d: status=%u schedtick=%u syscalltick=%u m=%s runqsize=%u gfreecnt=%d timerslen=%u\n", i, load_rlx(&p->status),
                 load_rlx(&p->schedtick), load_rlx(&p->syscalltick), number(a, m, m ? (long long)m->id : 0), runqsizeof(p), p->ngfree + (p->gfreefull ? GFREE_BATCH : 0), p->timers.len);
    }
    for (M *m = load_acq(&allm); m; m = m->alllink) {
        P *p = m->p;
        G *gp = load_acq(&m->curg), *lk = load_acq(&m->lockedg);
        printerr("  M%lld: p=%s curg=%s mallocing=0 throwing=0 preemptoff= locks=%u dying=%d spinning=%s blocked=%s lockedg=%s\n", (long long)m->id,
                 number(a, p, p ? p->id : 0), number(b, gp, gp ? (long long)gp->goid : 0), m->locks, m->dying, yes(load_rlx(&m->spinning)),
                 yes(m->blocked), number(c, lk, lk ? (long long)lk->goid : 0));
    }
    uint64_t n = load_acq(&allglen);
    G **gs = load_acq(&allgs);
    for (uint64_t i = 0; i < n; i++) {
        G *gp = gs[i];
        M *m = __atomic_load_n(&gp->m, __ATOMIC_RELAXED), *lk = gp->lockedm;
        uint32_t s = readgstatus(gp);
        uint8_t why = gp->waitreason;
        printerr("  G%lld: status=%u(%s) m=%s lockedm=%s\n", (long long)gp->goid, s, why < WR_COUNT ? waitreasons[why] : "",
                 number(a, m, m ? (long long)m->id : 0), number(b, lk, lk ? (long long)lk->id : 0));
    }
}

void schedtrace(int64_t now, bool detailed) {
    lock(&sched.lock);
    int32_t np = load_acq(&gomaxprocs);
    P **ps = load_acq(&allp);
    printerr("SCHED %lldms: gomaxprocs=%d idleprocs=%d threads=%lld spinningthreads=%d needspinning=%d idlethreads=%d runqueue=%d",
             (long long)((now - sched.inittime) / 1000000), np, atomic_load(&sched.npidle), (long long)sched.mnext, atomic_load(&sched.nmspinning),
             atomic_load(&sched.needspinning), sched.nmidle, sched.runq.size);
    if (detailed) {
        printerr(" gcwaiting=%s nmidlelocked=%d stopwait=%d sysmonwait=%s\n", yes(load_rlx(&sched.gcwaiting)), sched.nmidlelocked, sched.stopwait,
                 yes(load_rlx(&sched.sysmonwait)));
        details(ps, np);
    } else {
        printerr(" [ ");
        for (int32_t i = 0; i < np; i++) printerr("%u ", runqsizeof(ps[i]));
        printerr("] schedticks=[ ");
        for (int32_t i = 0; i < np; i++) printerr("%u ", load_rlx(&ps[i]->schedtick));
        printerr("]\n");
    }
    unlock(&sched.lock);
}
