// mgcworker.c - who marks while the program runs: workers on Ps, and allocation that pays for itself.
// Twin: $GOROOT/src/runtime/mgcpacer.go, mgcmark.go (gcAssistAlloc), mgc.go (gcBgMarkWorker)      Locks: none
//
// A worker is not a goroutine here but a slice of time that an M spends in its scheduler, with its P, before it takes the next goroutine:
// dedicated (a P that does nothing else), fractional (until it has had its part of the P's time) or idle (until there is a
// goroutine to run). A slice ends after a millisecond or so, when the world shall stop, or when no work is left; it leaves no grey object behind on the P.
// The last one out that sees no work ends the mark (gcmarkdone).
#include "runtime/mgc.h"

#define SLICE_NS 1000000
#define CONC_NS 1000000
enum { ASSIST_MIN = 64 << 10 };

// gcconc: for its first millisecond a mark only creeps, so that the program runs with the barrier on and nearly all objects white; unless
// somebody waits for the end.
static bool drawout(void) { return !load_rlx(&gc.waiters) && nanotime() - gc.markstart < CONC_NS; }

bool gcmark_finished(void) {
    if (unlikely(debug.gcconc) && drawout()) return false;
    return load_rlx(&gcphase) == GCMARK && atomic_load(&gc.nactive) == 0 && !gcmarkroots_left() && gcwork_empty();
}

static bool haswork(P *p) { return p->wbbuf.n != 0 || gcw_hasobjects(&p->gcw) || gcmarkroots_left() || !gcwork_empty(); }

static void slice(M *m, const drainctl *c, _Atomic int64_t *account, int64_t begin) {
    P *p = m->p;
    if (load_rlx(&m->spinning)) mspinning_reset();
    atomic_fetch_add(&gc.nactive, 1);
    drainctl creep = *c;
    if (unlikely(debug.gcconc) && drawout()) creep.maxwork = p->gcw.scanwork + 1, creep.roots = rt_randn(16) == 0;
    else wbbufflush(p);
    gcdrain(&p->gcw, &creep);
    gcw_dispose(&p->gcw);
    int64_t work = p->gcw.scanwork, took = nanotime() - begin;
    gcworkflush(&p->gcw);
    atomic_fetch_add_explicit(&gc.bgcredit, work, memory_order_relaxed);
    atomic_fetch_add_explicit(account, took, memory_order_relaxed);
    if (account == &gc.fracns) p->fractime += took;
    if (account == &gc.dedicatedns) atomic_fetch_add(&gc.dedicated, 1);
    if (atomic_fetch_sub(&gc.nactive, 1) == 1 && gcmark_finished()) gcmarkdone();
}

bool gcworker(M *m) {
    P *p = m->p;
    if (gcmark_finished()) {
        if (load_rlx(&m->spinning)) mspinning_reset();
        gcmarkdone();
        return true;
    }
    if (!haswork(p)) return false;
    int64_t now = nanotime();
    int32_t want = atomic_load(&gc.dedicated);
    while (want > 0 && !atomic_compare_exchange_weak(&gc.dedicated, &want, want - 1)) continue;
    if (want > 0) {
        slice(m, &(drainctl){ .deadline = now + SLICE_NS, .roots = true, .preempt = true }, &gc.dedicatedns, now);
        return true;
    }
    if (gc.fracgoal == 0) return false;
    double since = (double)(now - gc.markstart), had = (double)p->fractime;
    if (had > gc.fracgoal * since) return false;
    // Until this P has had a fifth more than its part, so that turns are not too short.
    double goal = gc.fracgoal * 1.2, t = (goal * since - had) / (1 - goal);
    int64_t ns = t < 100000 ? 100000 : t > 5 * SLICE_NS ? 5 * SLICE_NS : (int64_t)t;
    slice(m, &(drainctl){ .deadline = now + ns, .roots = true, .preempt = true }, &gc.fracns, now);
    return true;
}

bool gcidleworker(M *m) {
    if (unlikely(debug.gcconc) && drawout()) return false;
    if (!haswork(m->p)) {
        if (!gcmark_finished()) return false;
        if (load_rlx(&m->spinning)) mspinning_reset();
        gcmarkdone();
        return true;
    }
    int64_t now = nanotime();
    slice(m, &(drainctl){ .deadline = now + SLICE_NS, .idle = m->p, .roots = true, .preempt = true }, &gc.idlens, now);
    return true;
}

// Called by allocation, in the middle of anything: no root jobs here, and the mark is not ended here.
void gcassist(P *p, int64_t bytes) {
    if (unlikely(debug.gcconc) && drawout()) return;
    int64_t debt = p->assistdebt + (int64_t)((double)bytes * gcassistratio());
    int64_t credit = load_rlx(&gc.bgcredit);
    if (credit > 0) {
        int64_t take = credit < debt ? credit : debt;
        atomic_fetch_sub_explicit(&gc.bgcredit, take, memory_order_relaxed);
        debt -= take;
    }
    p->assistdebt = debt;
    if (debt < ASSIST_MIN) return;
    int64_t begin = nanotime();
    atomic_fetch_add(&gc.nactive, 1);
    wbbufflush(p);
    gcwork *w = &p->gcw;
    gcworkflush(w);
    gcdrain(w, &(drainctl){ .maxwork = debt, .preempt = true });
    debt -= w->scanwork;
    if (debt > 0) debt = 0;  // nothing left to do just now
    p->assistdebt = debt;
    gcworkflush(w);
    gcw_dispose(w);
    atomic_fetch_add_explicit(&gc.assistns, nanotime() - begin, memory_order_relaxed);
    if (atomic_fetch_sub(&gc.nactive, 1) == 1 && gcmark_finished()) {  // this goroutine ends the mark at its next safepoint
        G *gp = load_rlx(&getm()->curg);
        if (gp) {
            atomic_fetch_or_explicit(&gp->preempt, 4, memory_order_relaxed);
            poisonguard(gp);
        }
    }
}
