// session.c - evaluations of a REPL: each is a goroutine that can be ended together with all that it started.
// Twin: none      Locks: none of its own; detaching needs the stopped world
//
// Every goroutine carries the number of the evaluation that it belongs to (epoch, inherited by the go statement; 0: the session's own). The
// session's goroutine parks while an evaluation runs. It is readied once, by whoever moves phase from RUNNING to ENDING: the end of the
// evaluation's goroutine, the watcher (Ctrl-C, deadlock), or a thread on which fatal() or os.Exit was called.
// An epoch is killed by one bit. Its goroutines end at their next safepoint (preempted), when they are scheduled next (session_reap), or
// when they come back from a system call; no deferred call runs. Then the session stops the world and takes the parked ones off their queues
// (channels, semaphores, timers, descriptors), so that nobody's value goes to the dead. Those in system calls get a signal that
// breaks the call (EINTR); who does not come back (a C function) is left behind, and ends when it returns.
// A thread that called fatal() is somewhere deep in C: it gives its P away and sleeps for ever.
#include "runtime/session.h"
#include "base/base.h"
#include "runtime/chan.h"
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { EPOCHS = 1 << 20 };
enum { IDLE, RUNNING, ENDING };
enum { ASK_INT = 1, ASK_DEADLOCK = 2 };
#define GRACE_NS (30ll * 1000000)
#define PATIENCE_NS (60ll * 1000000)  // for goroutines in system calls

_Atomic bool rt_session;
void (*rt_sessionidle)(void);
bool (*session_output)(int fd, const void *p, size_t n);
static struct {
    _Atomic uint32_t phase, why, ask;
    _Atomic uint32_t epoch;          // the running evaluation's, or the last one's
    G *loop;                         // parked while phase is RUNNING
    void *fn;
    int64_t since;                   // when settling began
    bool dumped;
    _Atomic int64_t killtime;
    sem_t sem;
} ses;
static _Atomic uint64_t killed[EPOCHS / 64];

static bool is_killed(const G *gp) { return gp->epoch && (load_rlx(&killed[gp->epoch / 64]) >> gp->epoch % 64 & 1); }

// In library code it may hold a lock that others need (os.Stdout's): it gets some time to come out of there.
bool session_killedslow(G *gp) {
    if (!is_killed(gp)) return false;
    if (!gp->doomed && gp->sched.fp && rt_hooks.inuser && nanotime() - load_rlx(&ses.killtime) < GRACE_NS && !rt_hooks.inuser(gp)) {
        poisonguard(gp);  // asked again at its next call
        return false;
    }
    return true;
}

static void kill_epoch(uint32_t e) {
    if (!e) return;
    if (!(load_rlx(&killed[e / 64]) >> e % 64 & 1)) store_rlx(&ses.killtime, nanotime());
    atomic_fetch_or(&killed[e / 64], 1ull << e % 64);
    preemptall();
}

static bool win(uint32_t why) {
    uint32_t r = RUNNING;
    if (!atomic_compare_exchange_strong(&ses.phase, &r, ENDING)) return false;
    store_rlx(&ses.why, why);
    return true;
}

// --- who ends it ---
void session_ended(G *gp) {
    if (gp->iseval && gp->epoch == load_rlx(&ses.epoch) && win(SESSION_DONE)) ready(ses.loop, true);
}

bool session_deadlock(void) {
    if (!rt_session) return false;
    if (load_acq(&ses.phase) != RUNNING) return true;
    atomic_fetch_or(&ses.ask, ASK_DEADLOCK);
    sem_post(&ses.sem);
    return true;
}

void session_sigint(void) {
    front_stop = 1;
    atomic_fetch_or(&ses.ask, ASK_INT);
    sem_post(&ses.sem);
}

bool session_killed_(void *gp) { return session_killed(gp); }
bool session_stopping(const void *gp) { return unlikely(rt_session) && is_killed(gp); }

void session_panicked(G *gp) {
    if (!gp->epoch) return;
    kill_epoch(gp->epoch);
    if (gp->epoch == load_rlx(&ses.epoch) && win(SESSION_PANIC)) ready(ses.loop, true);
}

static void *watcher(void *arg) {
    (void)arg;
    for (;;) {
        while (sem_wait(&ses.sem) != 0) {}
        uint32_t ask = atomic_exchange(&ses.ask, 0);
        if (!ask) continue;
        if (!win(ask & ASK_INT ? SESSION_INTERRUPTED : SESSION_DEADLOCK)) {
            if (ask & ASK_INT && load_acq(&ses.phase) == IDLE && rt_sessionidle) rt_sessionidle();
            continue;
        }
        G *gp = ses.loop;
        if (ask & ASK_INT) kill_epoch(load_rlx(&ses.epoch));  // first: what keeps the Ps busy goes
        casgstatus_marking(gp, G_WAITING, G_RUNNABLE);
        lock(&sched.lock);
        globrunqputhead(gp);
        unlock(&sched.lock);
        startm(NULL, false);
    }
    return NULL;
}

bool session_fatalwait(void) {
    if (!rt_session) return false;
    usleep_(1000);
    return true;
}

// This thread's C frames cannot be left: it gives its P to others and sleeps.
static __attribute__((noreturn)) void leave(G *gp) {
    M *m = getm();
    session_reap(gp);
    m->dying = 0;
    if (m->p) handoffp(releasep());
    lock(&sched.lock);
    sched.nmsys++;
    checkdead();
    unlock(&sched.lock);
    for (;;) pause();
}

void session_die(int code, bool exit) {
    M *m = getm();
    G *gp = m ? load_rlx(&m->curg) : NULL;
    if (!rt_session || !gp || !gp->epoch || !m->p || readgstatus(gp) != G_RUNNING) return;
    if (exit) printerr("exit status %d\n", code);
    uint32_t e = gp->epoch;
    kill_epoch(e);
    if (e == load_rlx(&ses.epoch) && win(exit ? SESSION_EXIT : SESSION_FATAL)) ready(ses.loop, true);
    leave(gp);
}

void session_reap(G *gp) {
    void *again = gp->issystem ? gp->stklo[1].p : NULL;  // the finalizers' goroutine: there must be one
    if (rt_hooks.forget) rt_hooks.forget(gp);
    goexit0(gp);
    if (again) newproc(NULL, again, NULL);
}

void session_adopt(void *g, bool service) {
    G *gp = g;
    if (rt_session) gp->epoch = service ? 0 : load_rlx(&ses.epoch);
}

// --- the session's goroutine ---
static bool begin(G *gp, void *arg) {
    (void)arg;
    ses.loop = gp;
    uint32_t e = load_rlx(&ses.epoch) % (EPOCHS - 1) + 1;
    atomic_fetch_and(&killed[e / 64], ~(1ull << e % 64));
    store_rlx(&ses.epoch, e);
    atomic_exchange(&ses.ask, 0);
    atomic_store(&ses.phase, RUNNING);
    newproc1(NULL, ses.fn, NULL, e | EPOCH_EVAL);
    if (front_stop) session_sigint();  // it came just before
    return true;
}

rtstatus session_run(G *gp, void *fn, int *why) {
    if (!gp->resuming) {
        ses.fn = fn;
        ses.since = 0;
        ses.dumped = false;
        gopark(gp, begin, NULL, WR_preempted);
        return RT_PARK;
    }
    gp->resuming = false;
    *why = (int)load_rlx(&ses.why);
    return RT_OK;
}

static bool detach(G *gp) {
    switch (gp->waitreason) {
    case WR_chanrecvnil: case WR_chansendnil: case WR_selectnocases: return true;
    case WR_chanrecv: case WR_chansend: case WR_select:
        if (!gp->waiting) return gp->waitreason == WR_select;  // a select of nil channels only
        chan_detach(gp);
        return true;
    case WR_sleep: return timer_detach(gp->timer);
    case WR_semacquire: case WR_mutexlock: case WR_rwmutexlock: case WR_rwmutexrlock: case WR_waitgroupwait:
        return gp->waiting && sema_detach(gp, gp->waiting);
    case WR_condwait:
        if (!gp->waiting) return false;
        notifylist_detach(gp, gp->waiting);
        return true;
    case WR_iowait: return poll_detach(gp);
    default: return false;  // whoever wakes it meets the reaper
    }
}

static void dump(uint32_t e) {
    printerr("fatal error: all goroutines are asleep - deadlock!\n");
    uint64_t n = load_acq(&allglen), shown = 0;
    for (uint64_t i = 0; i < n; i++) {
        G *gp = load_acq(&allgs)[i];
        if (gp->epoch != e || gp->issystem || readgstatus(gp) != G_WAITING || ++shown > 10) continue;
        printerr("\n");
        goroutineheader(gp);
        if (rt_hooks.traceback) rt_hooks.traceback(gp, 2, false);
    }
    if (shown > 10) printerr("\n... and %llu more goroutines\n", (unsigned long long)(shown - 10));
}

// One round of ending what is left of a killed evaluation (all: of all of them). *left > 0: call again after yielding.
static bool settle(G *self, int *left, bool all) {
    if (!stoptheworld()) return false;
    uint32_t e = load_rlx(&ses.epoch);
    int64_t now = nanotime();
    if (ses.since == 0) ses.since = now;
    if (!all && load_rlx(&ses.why) == SESSION_DEADLOCK && !ses.dumped) {
        ses.dumped = true;
        dump(e);
    }
    for (uint32_t k = all ? 1 : e; k <= e; k++) kill_epoch(k);
    int wait = 0, calls = 0;
    uint64_t n = load_acq(&allglen);
    for (uint64_t i = 0; i < n; i++) {
        G *gp = load_acq(&allgs)[i];
        if (gp == self || !is_killed(gp)) continue;
        switch (readgstatus(gp) & ~(uint32_t)G_SCAN) {
        case G_WAITING:
            if (!detach(gp)) break;
            gp->doomed = true;
            gp->waiting = NULL;
            gp->param = NULL;
            store_rlx(&gp->selectdone, 0);
            casgstatus_marking(gp, G_WAITING, G_RUNNABLE);
            lock(&sched.lock);
            globrunqput(gp);
            unlock(&sched.lock);
            wait++;
            break;
        case G_SYSCALL:
            if (gp->epoch != e && !all) break;  // it was given up before
            calls++;
            atomic_fetch_or(&gp->preempt, 2);
            M *m = __atomic_load_n(&gp->m, __ATOMIC_RELAXED);  // it may be leaving the call just now
            if (m) pthread_kill(m->thread, SIGURG);
            break;
        case G_RUNNABLE: case G_RUNNING: wait++; break;
        default: break;
        }
    }
    starttheworld();
    *left = now - ses.since < PATIENCE_NS ? wait + calls : 0;
    if (*left == 0 && calls) {
        printerr("(%d goroutine%s in a C function or system call end when that returns)\n", calls, calls > 1 ? "s" : "");
    }
    return true;
}

bool session_settle(G *self, int *left) { return settle(self, left, false); }

bool session_endall(G *self, int *left) {
    if (*left < 0) ses.since = 0;
    return settle(self, left, true);
}

void session_idle(bool idle) {
    if (idle) atomic_store(&ses.phase, IDLE);
    else atomic_store(&ses.phase, ENDING);
}

static void nothing(int sig) { (void)sig; }

void session_init(void) {
    rt_session = true;
    atomic_store(&ses.phase, ENDING);
    sem_init(&ses.sem, 0, 0);
    signal_session();
    struct sigaction sa = { .sa_handler = nothing, .sa_flags = SA_ONSTACK };
    sigaction(SIGURG, &sa, NULL);
    pthread_t t;
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    if (pthread_create(&t, NULL, watcher, NULL) != 0) throw("cannot start the session's watcher");
    pthread_detach(t);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

bool session_stop(void) { return stoptheworld(); }
void session_start(void) { starttheworld(); }

void session_goroutines(G *self) {
    uint64_t n = load_acq(&allglen);
    for (uint64_t i = 0; i < n; i++) {
        G *gp = load_acq(&allgs)[i];
        uint32_t s = readgstatus(gp) & ~(uint32_t)G_SCAN;
        if (gp == self || gp->issystem || s == G_IDLE || s == G_DEAD) continue;
        goroutineheader(gp);
        if (rt_hooks.traceback) rt_hooks.traceback(gp, 2, false);
        printerr("\n");
    }
}
