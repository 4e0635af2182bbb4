// sysmon.c - the watching thread: takes Ps back from system calls, asks for preemption after 10 ms, forces a collection after 2 minutes.
// Twin: $GOROOT/src/runtime/proc.go (sysmon, retake)
//
// It has no P and no M, sleeps 20 us while there is something to do and up to 10 ms when there is not, and on a note when all
// Ps are idle or the world is stopped.
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include "runtime/netpoll.h"
#include <signal.h>

enum { FORCE_PREEMPT_NS = 10 * 1000 * 1000 };
#define FORCE_GC_NS (120ll * 1000000000)

// A timer of this P should have fired: its goroutine runs without ever looking. (Go lets it run to the end of its time slice.)
static bool overdue(P *p, int64_t now) {
    int64_t when = load_acq(&p->timers.minwhen);
    return when != 0 && when <= now;
}

// How long to sleep at most: not past the next timer of a P that is busy.
static uint32_t untiltimer(uint32_t us) {
    int64_t now = 0;
    int32_t np = load_acq(&gomaxprocs);
    P **ps = load_acq(&allp);
    for (int32_t i = 0; us > 20 && i < np; i++) {
        int64_t when = load_acq(&ps[i]->timers.minwhen);
        if (when == 0 || load_rlx(&ps[i]->status) != P_RUNNING) continue;
        if (now == 0) now = nanotime();
        int64_t left = (when - now) / 1000 + 20;  // time for the P to see to it itself
        if (left < us) us = left > 20 ? (uint32_t)left : 20;
    }
    return us;
}

static uint32_t retake(int64_t now) {
    uint32_t n = 0;
    int32_t np = load_acq(&gomaxprocs);
    P **ps = load_acq(&allp);
    for (int32_t i = 0; i < np; i++) {
        P *p = ps[i];
        uint32_t s = load_acq(&p->status);
        if (s == P_RUNNING || s == P_SYSCALL) {
            uint32_t t = load_rlx(&p->schedtick);
            if (p->sysmontick.schedtick != t) {
                p->sysmontick.schedtick = t;
                p->sysmontick.schedwhen = now;
            } else if (p->sysmontick.schedwhen + FORCE_PREEMPT_NS <= now || overdue(p, now)) preemptone(p);
        }
        if (s != P_SYSCALL) continue;
        uint32_t t = load_rlx(&p->syscalltick);
        if (p->sysmontick.syscalltick != t) {
            p->sysmontick.syscalltick = t;
            p->sysmontick.syscallwhen = now;
            continue;
        }
        // Nothing to do for it elsewhere: leave it for 10 ms.
        if (runqempty(p) && atomic_load(&sched.nmspinning) + atomic_load(&sched.npidle) > 0 &&
            p->sysmontick.syscallwhen + FORCE_PREEMPT_NS > now && load_rlx(&p->timers.minwhen) == 0)
            continue;
        if (atomic_compare_exchange_strong(&p->status, &s, P_IDLE)) {
            store_rlx(&p->syscalltick, t + 1);
            n++;
            handoffp(p);
        }
    }
    return n;
}

// The calling thread is in a system call that now waits for a goroutine: its P goes to somebody who can run that, at once.
void handoffsyscall(void) {
    M *m = getm();
    P *p = m ? load_acq(&m->oldp) : NULL;
    uint32_t s = P_SYSCALL;
    if (!p || !atomic_compare_exchange_strong(&p->status, &s, P_IDLE)) return;
    atomic_fetch_add_explicit(&p->syscalltick, 1, memory_order_relaxed);
    handoffp(p);
}

// Nobody has looked at the network for 10 ms: all Ms are busy.
static bool pollnetwork(int64_t now) {
    int64_t last = atomic_load(&sched.lastpoll);
    if (!netpoll_any() || last == 0 || last + FORCE_PREEMPT_NS > now) return false;
    if (!atomic_compare_exchange_strong(&sched.lastpoll, &last, now)) return false;
    // Between the poller's list and the run queue nobody counts these goroutines: pretend that one more M runs, or the last one
    // that goes idle meanwhile would see a deadlock.
    lock(&sched.lock);
    sched.nmidlelocked--;
    unlock(&sched.lock);
    gqueue q = netpoll(0);
    bool any = q.head != NULL;
    injectglist(&q);
    lock(&sched.lock);
    sched.nmidlelocked++;
    unlock(&sched.lock);
    return any;
}

static void *sysmon(void *arg) {
    (void)arg;
    uint32_t idle = 0, delay = 0;
    int64_t lastscav = nanotime(), lastwatch = 0, lasttrace = 0;
    uint32_t watches = 0;
    if (debug.schedtrace > 0) schedtrace(lasttrace = lastscav, debug.scheddetail > 0);
    usleep_(3000);  // a short program is over by then, and is not disturbed
    for (;;) {
        if (idle == 0) delay = 20;
        else if (idle > 50) delay *= 2;
        if (delay > 10000) delay = 10000;
        usleep_(untiltimer(delay));
        int64_t now = nanotime();
        if (atomic_load(&sched.gcwaiting) || atomic_load(&sched.npidle) == load_rlx(&gomaxprocs)) {
            lock(&sched.lock);
            if (atomic_load(&sched.gcwaiting) || atomic_load(&sched.npidle) == gomaxprocs) {
                store_rlx(&sched.sysmonwait, 1);
                unlock(&sched.lock);
                notetsleep(&sched.sysmonnote, debug.schedtrace > 0 && debug.schedtrace < 1000 ? debug.schedtrace * 1000000 : 1000000000);
                lock(&sched.lock);
                store_rlx(&sched.sysmonwait, 0);
                noteclear(&sched.sysmonnote);
                idle = 0;
                delay = 20;
            }
            unlock(&sched.lock);
            now = nanotime();
        }
        if (pollnetwork(now)) idle = 0;
        if (retake(now)) idle = 0;
        else idle++;
        if (load_rlx(&gc.gcpercent) >= 0 && load_rlx(&sched.lastgc) + FORCE_GC_NS < now && !load_rlx(&sched.gcdue) && gc.enabled && load_rlx(&gcphase) == GCOFF) {
            atomic_fetch_or(&sched.gcdue, GCDUE_START);
            preemptall();
            wakep();
        }
        if (debug.schedtrace > 0 && lasttrace + debug.schedtrace * 1000000 <= now) {
            lasttrace = now;
            schedtrace(now, debug.scheddetail > 0);
        }
        if (now - lastscav > 1000000000) {
            lastscav = now;
            mheap_scavenge(false);
        }
        if (now - lastwatch > 5000000) {
            lastwatch = now;
            memlimit_watch();
            if (++watches % 20 == 0) memlimit_soft();
        }
    }
    return NULL;
}

void sysmon_start(void) {
    pthread_t t;
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    if (pthread_create(&t, NULL, sysmon, NULL) != 0) throw("cannot start sysmon");
    pthread_detach(t);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}
