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

// Most Ps stop within microseconds, 0.2 ms at worst (a page that the kernel has to find); but on a busy machine a thread that sleeps gets its CPU back
// only after 4-8 ms (measured: nearly all of a long stop was that). So it spins, longer when that was enough the last time. stwlock is held.
static void spinfor(note *n) {
    enum { LEAST = 20000, MOST = 300000 };
    static int64_t ns = MOST;
    int64_t end = nanotime() + ns;
    for (int i = 1; !load_acq(&n->key); i++) {
        if (i % 64 == 0 && nanotime() >= end) {
            ns = ns / 2 < LEAST ? LEAST : ns / 2;
            return;
        }
        cpupause();
    }
    ns = ns * 2 > MOST ? MOST : ns * 2;
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
    if (wait && ncpu > 1) spinfor(&sched.stopnote);
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
