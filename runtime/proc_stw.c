// proc_stw.c - stop and start the world.
// Twin: $GOROOT/src/runtime/proc.go (stopTheWorldWithSema)      Locks: stwlock, sched.lock
//
// The stopper sets gcwaiting, takes the Ps that are idle or in system calls, asks the others by poisoning their goroutine's guard,
// and waits until each has stopped at a safepoint. A goroutine that returns from a system call finds no P and sleeps.
#include "runtime/mgc.h"

static inline void cpupause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

static mutex stwlock = MUTEX_INIT(STW);

bool preemptone(P *p) {
    M *m = load_rlx(&p->m);
    if (!m || m == getm()) return false;
    G *gp = load_acq(&m->curg);
    if (!gp) return false;
    atomic_fetch_or_explicit(&gp->preempt, 2, memory_order_relaxed);
    poisonguard(gp);
    return true;
}

void preemptall(void) {
    for (int32_t i = 0; i < gomaxprocs; i++)
        if (load_rlx(&allp[i]->status) == P_RUNNING) preemptone(allp[i]);
}

// The calling M has a P, and its goroutine, if any, is at a safepoint. false: another M stops it; this one must go and be stopped
// through schedule(), its goroutine queued (an M that sleeps with a running goroutine might never be woken).
bool stoptheworld(void) {
    M *m = getm();
    if (!trylock(&stwlock)) {  // somebody else stops it: be stopped
        while (!atomic_load(&sched.gcwaiting) && load_rlx(&stwlock.key)) osyield();
        return false;
    }
    lock(&sched.lock);
    sched.stopwait = gomaxprocs;
    atomic_store(&sched.gcwaiting, 1);
    preemptall();
    store_rlx(&m->p->status, P_GCSTOP);
    sched.stopwait--;
    for (int32_t i = 0; i < gomaxprocs; i++) {
        P *p = allp[i];
        uint32_t s = P_SYSCALL;
        if (atomic_load(&p->status) == P_SYSCALL && atomic_compare_exchange_strong(&p->status, &s, P_GCSTOP)) {
            store_rlx(&p->syscalltick, load_rlx(&p->syscalltick) + 1);
            sched.stopwait--;
        }
    }
    for (P *p; (p = pidleget()) != NULL; sched.stopwait--) store_rlx(&p->status, P_GCSTOP);
    bool wait = sched.stopwait > 0;
    unlock(&sched.lock);
    // Most Ps stop within microseconds; on a busy machine a thread that sleeps gets its CPU back after milliseconds.
    for (int spin = 0; wait && ncpu > 1 && spin < 2000 && !load_acq(&sched.stopnote.key); spin++) cpupause();
    while (wait && !notetsleep(&sched.stopnote, 100000)) preemptall();
    if (wait) noteclear(&sched.stopnote);
    rt_assert(sched.stopwait == 0);
    for (int32_t i = 0; i < gomaxprocs; i++)
        if (load_acq(&allp[i]->status) != P_GCSTOP) throw("stoptheworld: a P is still running");
    return true;
}

void starttheworld(void) {
    lock(&sched.lock);
    int32_t n = sched.procresize ? sched.procresize : gomaxprocs;
    sched.procresize = 0;
    P *work = procresize(n);
    atomic_store(&sched.gcwaiting, 0);
    if (load_rlx(&sched.sysmonwait)) {
        store_rlx(&sched.sysmonwait, 0);
        notewakeup(&sched.sysmonnote);
    }
    unlock(&sched.lock);
    while (work) {
        P *p = work;
        work = p->link;
        p->link = NULL;
        M *mp = load_rlx(&p->m);
        if (mp) {
            store_rlx(&p->m, NULL);
            mp->nextp = p;
            notewakeup(&mp->park);
        } else newm(p, false);
    }
    wakep();
    unlock(&stwlock);
}
