// mgc.c - a collection cycle: sweep termination, concurrent mark, mark termination, lazy sweep.
// Twin: $GOROOT/src/runtime/mgc.go      Locks: the world is stopped where said; gc.waitlock (GCWAIT)
//
// gcstart and gcmarkdone run on an M at a safepoint: from preempted() or runtime_gc() with its goroutine at rest, or from the scheduler with none.
//   gcstart     finishes the last sweep, stops the world, turns the barrier on, lays out the root jobs, starts the world: marking runs.
//   gcmarkdone  a worker or an assist was the last one out and saw no work. Stops the world, flushes what barriers and goroutines' scans
//               left on the Ps, marks that for at most MARKDONE_NS. If work is still left, the world goes on and another attempt follows;
//               else the mark is over: barrier off, caches flushed, mark bits become allocation bits span by span (sweep), next trigger.
// Who waits for a cycle (runtime.GC) is parked on gc.waiters until a mark ends.
// With gcstress, schedseed or gcstoptheworld the whole mark is done in the first stop, alone.
#include "runtime/mprof.h"
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include <time.h>

#define MARKDONE_NS 200000

_Atomic uint32_t gcphase;
gcstate gc = { .waitlock = MUTEX_INIT(GCWAIT) };
static void (*poolcleanup)(void);
static gcpauses now_;                 // of the cycle that runs   (stw)

void registerpoolcleanup(void (*f)(void)) { poolcleanup = f; }

void gcinit(void) {
    gcpacerinit();
    store_rlx(&sched.lastgc, nanotime());
}

void gcrequest(void) {
    if (!gc.enabled || load_rlx(&gcphase) != GCOFF) return;
    atomic_fetch_or_explicit(&sched.gcdue, GCDUE_START, memory_order_relaxed);
    M *m = getm();
    G *gp = m ? load_rlx(&m->curg) : NULL;
    if (gp) {
        store_rlx(&gp->preempt, load_rlx(&gp->preempt) | 4);
        poisonguard(gp);
    }
}

static uint32_t timebucket(int64_t ns) {
    uint32_t b = ns > 0 ? 64 - (uint32_t)__builtin_clzll((uint64_t)ns) : 0;
    return b < TIMEHIST ? b : TIMEHIST - 1;
}

static void pause_account(int64_t ns) {
    uint32_t n = load_rlx(&gc.cycles);
    gc.pausehist[timebucket(ns)]++;
    gc.allpausens += (uint64_t)(ns * gomaxprocs);
    gc.pausens[n % 256] += (uint64_t)ns;
    gc.pausetotal += (uint64_t)ns;
    gc.gcns += (uint64_t)(ns * gomaxprocs);
}

// (stw) What the Ps hold becomes visible work.
static void flushps(void) {
    for (int32_t i = 0; i < gomaxprocs; i++) {
        P *p = allp[i];
#if PLANT == 20
        p->wbbuf.n = 0;
#endif
        wbbufflush(p);
        gcw_dispose(&p->gcw);
        gcworkflush(&p->gcw);
    }
}

static bool workleft(void) { return gcmarkroots_left() || !gcwork_empty(); }

static void wakewaiters(void) {
    gqueue q = { 0 };
    lock(&gc.waitlock);
    for (G *gp = load_rlx(&gc.waiters), *next; gp; gp = next) {
        next = gp->schedlink;
        gp->schedlink = q.head;
        if (!q.tail) q.tail = gp;
        q.head = gp;
        q.size++;
        casgstatus(gp, G_WAITING, G_RUNNABLE);
    }
    store_rlx(&gc.waiters, NULL);
    unlock(&gc.waitlock);
    injectglist(&q);
}

// (stw) Marking is complete: the rest of the cycle, and the world goes on.
static void marktermination(int64_t begin) {
    store_rlx(&gcphase, GCMARKTERMINATION);
    store_rlx(&writebarrier_on, 0);
    if (!gcwork_empty()) throw("marking ended with work left");
    if (unlikely(debug.gccheckmark)) gccheckmark();
    now_.mark = begin;
    now_.after = (uint64_t)load_rlx(&gc.heaplive);
    gc.runway = (int64_t)now_.after - gc.livestart;
    gc.lastscanwork = load_rlx(&gc.scanwork);
    gc.heapmarked = (int64_t)load_rlx(&gc.bytesmarked);
    for (int32_t i = 0; i < gomaxprocs; i++) {
        atomic_fetch_add_explicit(&gc.tinyallocs, allp[i]->mcache->tinyallocs, memory_order_relaxed);
        allp[i]->mcache->tinyallocs = 0;
        mcache_releaseall(allp[i]->mcache);
    }
    store_rlx(&gc.heaplive, gc.heapmarked);
    mprof_nextcycle();
    gcsweep_start();
    int64_t oldgoal = load_rlx(&gc.goal);
    gcpaceafter();
    gcpaceretain(oldgoal);
    int64_t sec;
    int32_t nsec;
    walltime(&sec, &nsec);
    gc.lastgcwall = sec * 1000000000 + nsec;
    int64_t assist = load_rlx(&gc.assistns), worker = load_rlx(&gc.dedicatedns) + load_rlx(&gc.fracns);
    gc.gcns += (uint64_t)(assist + worker);
    gc.allassistns += (uint64_t)assist;
    gc.alldedicatedns += (uint64_t)worker;
    gc.allidlens += (uint64_t)load_rlx(&gc.idlens);
    store_rlx(&sched.lastgc, nanotime());
    store_rlx(&gcphase, GCOFF);
    store_rlx(&sched.gcdue, debug.gcconc ? GCDUE_START : 0);  // last: giving the caches back may have asked for this very cycle again
    now_.end = nanotime();
    pause_account(now_.end - begin);
    gc.pauseend[load_rlx(&gc.cycles) % 256] = (uint64_t)gc.lastgcwall;
    uint32_t n = atomic_fetch_add(&gc.cycles, 1) + 1;
    gc.pausens[n % 256] = 0;
    lock(&gc.waitlock);
    for (G *gp = load_rlx(&gc.waiters); gp; gp = gp->schedlink) now_.forced |= (uint32_t)gp->parkval == n;  // whoever began it
    unlock(&gc.waitlock);
    if (now_.forced) atomic_fetch_add(&gc.forced, 1);
    gcpauses t = now_;
    if (debug.gctrace > 0) gctrace_print(&t);
    starttheworld();
    mprof_flush();
    wakewaiters();
}

void gcmarkdone(void) {
    int64_t begin = nanotime();
    if (!gcmark_finished() || !stoptheworld()) return;
    if (load_rlx(&gcphase) != GCMARK) {
        starttheworld();
        return;
    }
    gc.stophist[timebucket(nanotime() - begin)]++;
    flushps();
    if (workleft()) {
        gcwork *w = &getm()->p->gcw;
        bool done = gcdrain(w, &(drainctl){ .deadline = nanotime() + MARKDONE_NS, .roots = true, .stw = true });
        gcw_dispose(w);
        gcworkflush(w);
        if (!done || workleft()) {
            pause_account(nanotime() - begin);
            starttheworld();
            return;
        }
    }
    marktermination(begin);
}

// (stw) The phase turns to marking.
static void beginmark(int64_t begin, bool forced) {
    if (poolcleanup) poolcleanup();
    now_ = (gcpauses){ .begin = begin, .before = (uint64_t)load_rlx(&gc.heaplive), .goal = (uint64_t)load_rlx(&gc.goal), .forced = forced };
    for (int32_t i = 0; i < gomaxprocs; i++) {  // what tiny objects join must be born in this cycle
        allp[i]->mcache->tiny = NULL;
        allp[i]->mcache->tinyoffset = 0;
    }
    gc.stackscan = load_rlx(&mheap_.manualpages) << PAGE_SHIFT;
    gc.globalscan = gcmark_globals();
    gc.stamp++;
    gcpacestart();
    gcmarkroots_prepare();
    store_rlx(&gcphase, GCMARK);
    store_rlx(&writebarrier_on, 1);
    store_rlx(&sched.gcdue, GCDUE_MARK);
    now_.sweepterm = gc.markstart = nanotime();
    pause_account(now_.sweepterm - begin);
}

void gcstart(int mode) {
    if (load_rlx(&gcphase) != GCOFF) return;
    gcsweep_finish();  // what the last cycle left, before anybody waits
    int64_t begin = nanotime();
    if (!stoptheworld()) return;
    if (load_rlx(&gcphase) != GCOFF || (mode == GC_BACKGROUND && !(load_rlx(&sched.gcdue) & GCDUE_START))) {
        starttheworld();
        return;
    }
    gc.stophist[timebucket(nanotime() - begin)]++;
    gcsweep_finish();
    beginmark(begin, mode != GC_BACKGROUND);
    if (mode == GC_STW || debug.gcstress || debug.schedseed || debug.gcstoptheworld) {
        gcwork *w = &getm()->p->gcw;
        do {
            gcdrain(w, &(drainctl){ .roots = true, .stw = true });
            flushps();
        } while (workleft());
        marktermination(now_.sweepterm);
        return;
    }
    starttheworld();
}

// The caller holds no lock. If a mark runs it is finished here: its barrier has been told all. Else the running goroutine cannot be scanned by maps.
bool gcemergency(void) {
    int64_t begin = nanotime();
    if (!stoptheworld()) return false;
    gcwork *w = &getm()->p->gcw;
    if (load_rlx(&gcphase) == GCOFF) {
        gcsweep_finish();
        beginmark(begin, true);
        G *gp = load_rlx(&getm()->curg);
        if (gp) gcscanconservatively(gp);
    }
    do {
        gcdrain(w, &(drainctl){ .roots = true, .stw = true });
        flushps();
    } while (workleft());
    marktermination(begin);
    gcsweep_finish();
    mheap_scavenge(true);
    return true;
}

// Until another cycle ends, unless the one that is waited for has (or none runs: then it is to be started).
static bool parkforgc(G *gp, void *arg) {
    (void)arg;
    lock(&gc.waitlock);
    bool wait = load_rlx(&gcphase) != GCOFF && (int32_t)(load_acq(&gc.cycles) - (uint32_t)gp->parkval) < 0;
    if (wait) {
        gp->schedlink = load_rlx(&gc.waiters);
        store_rlx(&gc.waiters, gp);
    }
    unlock(&gc.waitlock);
    return wait;
}

rtstatus runtime_gc(G *gp) {
    if (!gp->resuming) gp->parkval = load_acq(&gc.cycles) + 1 + (load_rlx(&gcphase) != GCOFF);
    gp->resuming = false;
    if ((int32_t)(load_acq(&gc.cycles) - (uint32_t)gp->parkval) >= 0) {
        gcsweep_finish();
        mprof_postsweep();
        return RT_OK;
    }
    if (load_rlx(&gcphase) == GCOFF) {
        gcstart(GC_FORCED);
        gcscanself(gp);  // it ran when the jobs were laid out, and does not pass through execute before it parks
    }
    gopark(gp, parkforgc, NULL, WR_waitgc);
    return RT_PARK;
}

void rt_freeosmemory(void) {
    gcsweep_finish();
    mheap_scavenge(true);
}
