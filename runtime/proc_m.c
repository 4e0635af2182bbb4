// proc_m.c - Ms: threads, starting and stopping them, handing Ps over, deadlock detection.
// Twin: $GOROOT/src/runtime/proc.go      Locks: sched.lock
//
// An idle M sleeps on its park note and is given its next P in nextp before it is woken. Ms are never ended.
#include "runtime/mgc.h"
#include "runtime/netpoll.h"
#include "runtime/session.h"
#include <signal.h>

// --- making threads ---
enum { M_STACK = 8 << 20 };  // the front end compiles lazily on any M: it wants a deep C stack, whatever ulimit says

void mcommoninit(M *m) {
    lock(&sched.lock);
    m->id = sched.mnext++;
    if (sched.mnext > sched.maxmcount) {
        unlock(&sched.lock);
        printerr("runtime: program exceeds %d-thread limit\n", sched.maxmcount);
        fatal("thread exhaustion");
    }
    m->alllink = load_rlx(&allm);
    store_rel(&allm, m);
    unlock(&sched.lock);
}

void minit(void) { signals_minit(); }

static void *mstart(void *arg) {
    M *m = arg;
    tls_m = m;
    minit();
    if (m->nextp) {
        P *p = m->nextp;
        m->nextp = NULL;
        acquirep(p);
    }
    rt_hooks.run();
    throw("the loop of an M returned");
}

void newm(P *p, bool spinning) {
    M *m = persistentalloc(sizeof *m, 64);
    m->nextp = p;
    store_rlx(&m->spinning, spinning);
    mcommoninit(m);
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attr, M_STACK);
    int err = pthread_create(&m->thread, &attr, mstart, m);
    pthread_attr_destroy(&attr);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (err) {
        printerr("runtime: failed to create new OS thread (have %lld already; errno=%d)\n", (long long)m->id, err);
        fatal("newosproc");
    }
}

// --- idle Ms (under sched.lock) ---
void mput(M *m) {
    m->schedlink = sched.midle;
    sched.midle = m;
    sched.nmidle++;
    checkdead();
}

M *mget(void) {
    M *m = sched.midle;
    if (m) {
        sched.midle = m->schedlink;
        m->schedlink = NULL;
        sched.nmidle--;
    }
    return m;
}

void stopm(void) {
    M *m = getm();
    rt_assert(!m->p && !load_rlx(&m->spinning));
    lock(&sched.lock);
    mput(m);
    unlock(&sched.lock);
    notesleep(&m->park);
    noteclear(&m->park);
    P *p = m->nextp;
    m->nextp = NULL;
    acquirep(p);
}

// Runs p (or an idle P) on an idle or a new M. spinning: the caller has counted the M in nmspinning.
void startm(P *p, bool spinning) {
    lock(&sched.lock);
    if (!p) {
        p = pidleget();
        if (!p) {
            unlock(&sched.lock);
            if (spinning && atomic_fetch_sub(&sched.nmspinning, 1) <= 0) throw("startm: nmspinning is negative");
            return;
        }
    }
    M *m = mget();
    unlock(&sched.lock);
    if (!m) {
        newm(p, spinning);
        return;
    }
    store_rlx(&m->spinning, spinning);
    m->nextp = p;
    notewakeup(&m->park);
}

void wakep(void) {
    int32_t z = 0;
    if (atomic_load(&sched.nmspinning) != 0 || !atomic_compare_exchange_strong(&sched.nmspinning, &z, 1)) return;
    startm(NULL, true);
}

// Gives up a P that may have work: from a system call or a locked M.
void handoffp(P *p) {
    if (!runqempty(p) || load_rlx(&sched.runqsize) != 0 || load_rlx(&sched.gcdue)) {
        startm(p, false);
        return;
    }
    int32_t z = 0;
    if (atomic_load(&sched.nmspinning) + atomic_load(&sched.npidle) == 0 && atomic_compare_exchange_strong(&sched.nmspinning, &z, 1)) {
        atomic_store(&sched.needspinning, 0);
        startm(p, true);
        return;
    }
    lock(&sched.lock);
    if (load_rlx(&sched.gcwaiting)) {
        store_rlx(&p->status, P_GCSTOP);
        if (--sched.stopwait == 0) notewakeup(&sched.stopnote);
        unlock(&sched.lock);
        return;
    }
    if (sched.runq.size != 0) {
        unlock(&sched.lock);
        startm(p, false);
        return;
    }
    int64_t when = load_rlx(&p->timers.minwhen);
    pidleput(p);
    unlock(&sched.lock);
    if (when != 0) wakenetpoller(when);
}

// --- goroutines locked to an M ---
// The M of a locked goroutine that is not running: passes its P on and waits to be handed one for it.
void stoplockedm(void) {
    M *m = getm();
    if (load_rlx(&m->spinning)) throw("stoplockedm: spinning");
    if (m->p) handoffp(releasep());
    lock(&sched.lock);
    sched.nmidlelocked++;
    checkdead();
    unlock(&sched.lock);
    notesleep(&m->park);
    noteclear(&m->park);
    P *p = m->nextp;
    m->nextp = NULL;
    acquirep(p);
}

void startlockedm(G *gp) {
    M *mp = gp->lockedm;
    lock(&sched.lock);
    sched.nmidlelocked--;
    unlock(&sched.lock);
    mp->nextp = releasep();
    notewakeup(&mp->park);
    stopm();
}

// --- stopping for the collector ---
void gcstopm(void) {
    M *m = getm();
    if (load_rlx(&m->spinning)) {
        store_rlx(&m->spinning, false);
        atomic_fetch_sub(&sched.nmspinning, 1);
    }
    P *p = releasep();
    lock(&sched.lock);
    store_rlx(&p->status, P_GCSTOP);
    if (--sched.stopwait == 0) notewakeup(&sched.stopnote);
    unlock(&sched.lock);
    stopm();
}

// --- deadlock ---
static void deadlock(const char *text) {
    unlock(&sched.lock);
    lockrank_forget();
    fatal("%s", text);
}

// Under sched.lock, when an M goes idle. Nobody runs, and no timer will change that: the program can never go on.
void checkdead(void) {
    int64_t run = sched.mnext - sched.nmidle - sched.nmidlelocked - sched.nmsys;
    if (run > 0 || atomic_load(&sched.gcwaiting)) return;
    if (run < 0) throw("checkdead: inconsistent counts");
    int64_t waiting = 0;
    uint64_t n = load_acq(&allglen);
    G **gs = load_acq(&allgs);
    for (uint64_t i = 0; i < n; i++) {
        G *gp = gs[i];
        if (gp->issystem) continue;
        switch (readgstatus(gp) & ~(uint32_t)G_SCAN) {
        case G_WAITING: waiting++; break;
        case G_RUNNABLE: case G_RUNNING: case G_SYSCALL: return;  // it is being moved between queues right now
        default: break;
        }
    }
    if (timers_any()) return;
    if (session_deadlock()) return;
    if (waiting == 0) deadlock("no goroutines (main called runtime.Goexit) - deadlock!");
    deadlock("all goroutines are asleep - deadlock!");
}

// A timer was set for `when`: somebody must be awake by then.
void wakenetpoller(int64_t when) {
    if (PLANT == 9) return;
    if (atomic_load(&sched.lastpoll) == 0) {
        int64_t until = atomic_load(&sched.polluntil);
        if (until == 0 || until > when) netpoll_break();
    } else wakep();
}
