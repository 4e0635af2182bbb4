// proc.c - goroutines: make, park, ready, schedule.
// Twin: $GOROOT/src/runtime/proc.go      Locks: sched.lock, allglock
//
// schedule() is called by the VM's loop on an M when its goroutine parked, yielded or ended, and returns the next one. It looks at, in
// this order: the P's due timers, the global queue every 61st time, runnext, the local ring, the global queue, (the poller), other Ps' rings and
// timers. An M that finds nothing gives up its P and sleeps; before that it is "spinning" for a while.
//
// The rule against lost wake-ups: who makes a goroutine runnable publishes it first, then reads nmspinning and npidle; who
// stops looking first lowers nmspinning, then looks at every queue again. All four are seq_cst, so one of them sees the other.
//
// gopark: the goroutine's state is published last (status, then curg cleared, then the lock released by unlockf); after that
// another M may run it, and this M only goes on to schedule().
#include "runtime/mgc.h"
#include "runtime/mprof.h"
#include "runtime/natives_api.h"
#include "runtime/netpoll.h"
#include "runtime/session.h"

schedt sched = { .lock = MUTEX_INIT(SCHED), .gflock = MUTEX_INIT(GFREE), .sudoglock = MUTEX_INIT(SUDOG) };
P **_Atomic allp;
_Atomic int32_t gomaxprocs;
int32_t ncpu;
bool rt_single;
M m0;
M *_Atomic allm;
_Atomic(G **) allgs;
_Atomic uint64_t allglen;
static uint64_t allgcap;
mutex allglock = MUTEX_INIT(ALLG);
G *maing;
__thread M *tls_m __attribute__((tls_model("initial-exec")));

const char *const waitreasons[] = {
#define WR(name, text) text,
#include "runtime/waitreason.def"
#undef WR
};

// --- states ---
void badgstatus(G *gp, uint32_t have, uint32_t want, uint32_t newval) {
    throw("casgstatus: goroutine %lld is %u, not %u (to become %u)", (long long)gp->goid, have, want, newval);
}

// While marking runs, a marker may hold a goroutine that does not run (G_SCAN): a change of its state waits for it.
void casgstatus_marking(G *gp, uint32_t oldval, uint32_t newval) {
    for (uint32_t spin = 0;; spin++) {
        uint32_t o = oldval;
        if (likely(atomic_compare_exchange_strong_explicit(&gp->atomicstatus, &o, newval, memory_order_acq_rel, memory_order_relaxed))) return;
        if (o != (oldval | G_SCAN)) badgstatus(gp, o, oldval, newval);
        if (spin > 20) osyield();
    }
}

// Dumps read it while the goroutine runs.
static inline void setgm(G *gp, M *m) { __atomic_store_n(&gp->m, m, __ATOMIC_RELAXED); }

void dropg(M *m) {
    G *gp = load_rlx(&m->curg);
    if (gp) setgm(gp, NULL);
    store_rel(&m->curg, NULL);
}

// --- birth and death ---
static void allgadd(G *gp) {
    lock(&allglock);
    uint64_t n = load_rlx(&allglen);
    if (n == allgcap) {  // readers may still walk the old array: it is not freed
        uint64_t cap = allgcap ? allgcap * 2 : 1024;
        G **a = persistentalloc(cap * sizeof *a, 8);
        if (n) memcpy(a, load_rlx(&allgs), n * sizeof *a);
        store_rel(&allgs, a);
        allgcap = cap;
    }
    load_rlx(&allgs)[n] = gp;
    gp->allgidx = (uint32_t)n;
    store_rel(&allglen, n + 1);
    unlock(&allglock);
}

// Gs are carved from slabs, a P at a time would be needless: newproc reuses dead ones first.
static mutex gslablock = MUTEX_INIT(PERSIST);
static G *gslab;
static uint32_t gslableft;

G *malg(uintptr_t stacksize) {
    enum { SLAB = 256 };
    lock(&gslablock);
    if (gslableft == 0) {
        unlock(&gslablock);
        G *s = persistentalloc(SLAB * sizeof(G), 64);
        lock(&gslablock);
        if (gslableft == 0) gslab = s, gslableft = SLAB;
    }
    G *gp = gslab++;
    gslableft--;
    unlock(&gslablock);
    gp->stklo = stackalloc(stacksize);
    gp->stkhi = (slot *)((uint8_t *)gp->stklo + stacksize);
    return gp;
}

static int64_t newgoid(P *p) {
    enum { BATCH = 16 };
    if (p->goidcache == p->goidcacheend) {
        p->goidcache = atomic_fetch_add_explicit(&sched.goidgen, BATCH, memory_order_relaxed) + 1;
        p->goidcacheend = p->goidcache + BATCH;
    }
    return p->goidcache++;
}

// The rule against lost wake-ups, the submitter's half: publish, then read who is idle.
static void submit(P *p, G *gp, bool next) {
#if PLANT == 2  // the reads pass the store, as they may without a full barrier; held open for a while
    bool wake = load_rlx(&sched.npidle) != 0 && load_rlx(&sched.nmspinning) == 0;
    usleep_(200);
    runqput(p, gp, next);
    if (wake) wakep();
#else
    runqput(p, gp, next);
    if (unlikely(atomic_load(&sched.npidle) != 0)) wakep();
#endif
}

G *newproc1(G *creator, void *fn, const void *creatorpc, uint32_t epoch) {
    P *p = getm()->p;
    G *gp = gfget(p);
    bool fresh = !gp;
    if (fresh) gp = malg(STACK_MIN);
    gp->goid = newgoid(p);
    gp->parentgoid = creator ? creator->goid : 0;
    gp->creatorpc = creatorpc;
    gp->epoch = epoch & ~EPOCH_EVAL;
    gp->doomed = false;
    gp->labels = creator ? creator->labels : 0;
    gp->iseval = epoch & EPOCH_EVAL;
    gp->resuming = gp->preemptskip = gp->issystem = gp->paniconfault = false;
    store_rlx(&gp->leaving, false);
    gp->waitreason = 0;
    gp->nativedepth = 0;
    store_rlx(&gp->selectdone, 0);
    setguard(gp);
    if (rt_hooks.initg) rt_hooks.initg(gp, fn);  // the first frame has fn, as long as it is needed
    else gp->entryfn = fn;
    gcnewg(gp, fn);
    if (!creator && !maing) maing = gp;
    casgstatus(gp, fresh ? G_IDLE : G_DEAD, G_RUNNABLE);
    if (fresh) allgadd(gp);
    if (gp == maing) runqput(p, gp, true);  // main runs on the thread that made it: nobody has to be woken
    else submit(p, gp, true);
    return gp;
}

void newproc(G *creator, void *fn, const void *creatorpc) { newproc1(creator, fn, creatorpc, creator ? creator->epoch : 0); }

// Dead Gs change hands in batches of GFREE_BATCH: one may be born on this P and die on another every time, and whoever walked through a list that
// another processor has written would wait for each of them.
static void gfreegive(G *batch) {
    lock(&sched.gflock);
    batch->batchlink = load_rlx(&sched.gfree);
    store_rlx(&sched.gfree, batch);
    unlock(&sched.gflock);
}

void gfput(P *p, G *gp) {
    uintptr_t size = (uintptr_t)((uint8_t *)gp->stkhi - (uint8_t *)gp->stklo);
    if (gp->stklo && size != STACK_MIN) {
        stackfree(gp->stklo, size);
        gp->stklo = gp->stkhi = NULL;
    }
    gp->schedlink = p->gfree;
    p->gfree = gp;
    if (++p->ngfree < GFREE_BATCH) return;
    if (p->gfreefull) gfreegive(p->gfreefull);
    p->gfreefull = p->gfree;
    p->gfree = NULL;
    p->ngfree = 0;
}

static G *gfreetake(void) {
    if (!load_rlx(&sched.gfree)) return NULL;
    lock(&sched.gflock);
    G *batch = load_rlx(&sched.gfree);
    if (batch) store_rlx(&sched.gfree, batch->batchlink);
    unlock(&sched.gflock);
    return batch;
}

G *gfget(P *p) {
    if (!p->gfree) {
        p->gfree = p->gfreefull ? p->gfreefull : gfreetake();
        p->gfreefull = NULL;
        p->ngfree = GFREE_BATCH;  // at most
    }
    G *gp = p->gfree;
    if (!gp) return NULL;
    p->gfree = gp->schedlink;
    p->ngfree = p->gfree ? p->ngfree - 1 : 0;
    prefetchg(p->gfree);
    __builtin_prefetch(gp->stklo, 1);
    gp->schedlink = NULL;
    if (!gp->stklo) {
        gp->stklo = stackalloc(STACK_MIN);
        gp->stkhi = (slot *)((uint8_t *)gp->stklo + STACK_MIN);
    }
    return gp;
}

void gfpurge(P *p) {
    if (p->gfree) gfreegive(p->gfree);
    if (p->gfreefull) gfreegive(p->gfreefull);
    p->gfree = p->gfreefull = NULL;
    p->ngfree = 0;
}

void goexit0(G *gp) {
    M *m = getm();
    casgstatus(gp, G_RUNNING, G_DEAD);
    gp->panicval = (eface){ NULL, NULL };
    gp->param = NULL;
    gp->waiting = NULL;
    gp->entryfn = NULL;
    gp->waitsince = gp->blocksince = 0;
    gp->timed = false;
    gp->ndefers = 0;
    gp->lockedext = 0;
    if (gp->lockedm) {  // Go ends the thread; here it only becomes an ordinary one
        gp->lockedm = NULL;
        store_rlx(&m->lockedg, NULL);
    }
    if (unlikely(rt_session)) session_ended(gp);
    dropg(m);
    gfput(m->p, gp);
}

// --- sudogs ---
sudog *acquiresudog(void) {
    P *p = getm()->p;
    if (unlikely(p->nsudog == 0)) {
        lock(&sched.sudoglock);
        while (p->nsudog < SUDOG_CACHE / 2 && sched.sudogcache) {
            sudog *s = sched.sudogcache;
            sched.sudogcache = s->next;
            s->next = NULL;
            p->sudogcache[p->nsudog++] = s;
        }
        unlock(&sched.sudoglock);
        if (p->nsudog == 0) {
            enum { N = SUDOG_CACHE / 2 };
            sudog *s = persistentalloc(N * sizeof *s, 16);
            for (int i = 0; i < N; i++) p->sudogcache[p->nsudog++] = s + i;
        }
    }
    return p->sudogcache[--p->nsudog];
}

void releasesudog(sudog *s) {
    rt_assert(!s->elem && !s->isselect && !s->next && !s->prev && !s->waitlink && !s->c);
    P *p = getm()->p;
    s->g = NULL;
    if (unlikely(p->nsudog == SUDOG_CACHE)) {
        lock(&sched.sudoglock);
        while (p->nsudog > SUDOG_CACHE / 2) {
            sudog *x = p->sudogcache[--p->nsudog];
            x->next = sched.sudogcache;
            sched.sudogcache = x;
        }
        unlock(&sched.sudoglock);
    }
    p->sudogcache[p->nsudog++] = s;
}

void sudogpurge(P *p) {
    lock(&sched.sudoglock);
    while (p->nsudog > 0) {
        sudog *x = p->sudogcache[--p->nsudog];
        x->next = sched.sudogcache;
        sched.sudogcache = x;
    }
    unlock(&sched.sudoglock);
}

// --- park and ready ---
void gopark(G *gp, bool (*unlockf)(G *, void *), void *l, int reason) {
    M *m = getm();
    gp->waitreason = (uint8_t)reason;
    if (unlikely(load_rlx(&blockprofrate) > 0) && blockprof_counts(reason)) gp->blocksince = nanotime(), gp->timed = true;
    gp->resuming = true;
    setgm(gp, NULL);
    store_rlx(&m->curg, NULL);
    casgstatus(gp, G_RUNNING, G_WAITING);
    if (unlockf && !unlockf(gp, l)) {  // changed its mind: run again at once
        casgstatus(gp, G_WAITING, G_RUNNABLE);
        runqput(m->p, gp, true);
    }
}

static bool refuse(G *gp, void *arg) {
    (void)gp;
    (void)arg;
    return false;
}

rtstatus callagain(G *gp) {
    gopark(gp, refuse, NULL, WR_stoppingtheworld);
    return RT_PARK;
}

void ready(G *gp, bool next) {
    casgstatus(gp, G_WAITING, G_RUNNABLE);
    submit(getm()->p, gp, next);
}

void goready(G *gp) { ready(gp, true); }

void gosched(G *gp) {
    casgstatus(gp, G_RUNNING, G_RUNNABLE);
    dropg(getm());
    lock(&sched.lock);
    globrunqput(gp);
    unlock(&sched.lock);
    if (unlikely(atomic_load(&sched.npidle) != 0)) wakep();
}

// As gosched, but to the end of the P's own queue: for a hand-off, where the goroutine that was readied runs next here.
void goyield(G *gp) {
    casgstatus(gp, G_RUNNING, G_RUNNABLE);
    dropg(getm());
    runqput(getm()->p, gp, false);
}

// --- preemption ---
// gp->preempt: 1 a stress mode wants to be asked, 2 yield, 4 a collection is due.
void poisonguard(G *gp) { store_rlx(&gp->stackguard, NULL); }

static bool stresswantsyield(G *gp) {
    if (gp->preemptskip) {
        gp->preemptskip = false;
        return false;
    }
    bool y = debug.schedseed ? rt_randn(16) == 0 : debug.preemptstress != 0;
    gp->preemptskip = y;
    return y;
}

rtstatus preempted(G *gp) {
    uint32_t why = atomic_exchange(&gp->preempt, 0);
    setguard(gp);
    if (RT_TSAN) tsansignals();
    if (session_killed(gp)) return RT_DEAD;
    if (unlikely(load_rlx(&sched.gcdue)) && load_rlx(&sched.gcwaiting) == 0) {
        if (load_rlx(&gcphase) != GCOFF) {
            if (gcmark_finished()) gcmarkdone();
        } else if (gc.enabled) gcstart(GC_BACKGROUND);
        gcscanself(gp);
    }
    bool yield = (why & 2) || atomic_load(&sched.gcwaiting);
    if (!yield && debug.poison) yield = stresswantsyield(gp);
    if (!yield) {
        // Under poison the instruction at a back-edge polls again when it is re-executed: it must get through. The next call, whose
        // guard stays poisoned, arms the flag again.
        if (unlikely(debug.poison)) store_rlx(&gp->preempt, why == 0);
        return RT_OK;
    }
    return RT_YIELD;  // the loop queues it (gosched) once its state is saved
}

// --- schedule ---
static G *execute(M *m, G *gp, bool inherit) {
    casgstatus(gp, G_RUNNABLE, G_RUNNING);
    setgm(gp, m);
    if (unlikely(gp->timed)) {
        gp->timed = false;
        gp->waitsince = 0;
        if (gp->blocksince != 0) mprof_blockevent(gp);
    }
    setguard(gp);
    store_rel(&m->curg, gp);
    P *p = m->p;
    if (!inherit) store_rlx(&p->schedtick, load_rlx(&p->schedtick) + 1);
    gcscanself(gp);
    if (unlikely(load_rlx(&sched.gcwaiting))) store_rlx(&gp->preempt, 2), poisonguard(gp);
    return gp;
}

static G *simpick(void) {  // schedseed: any runnable goroutine, by the seed
    G *gp = NULL;
    lock(&sched.lock);
    int32_t n = sched.runq.size;
    if (n > 0) {
        int32_t k = (int32_t)rt_randn((uint32_t)n);
        G *prev = NULL;
        gp = sched.runq.head;
        while (k-- > 0) prev = gp, gp = gp->schedlink;
        if (prev) prev->schedlink = gp->schedlink;
        else sched.runq.head = gp->schedlink;
        if (sched.runq.tail == gp) sched.runq.tail = prev;
        gp->schedlink = NULL;
        store_rlx(&sched.runqsize, --sched.runq.size);
    }
    unlock(&sched.lock);
    return gp;
}

static void becomespinning(M *m) {
    store_rlx(&m->spinning, true);
    atomic_fetch_add(&sched.nmspinning, 1);
    atomic_store(&sched.needspinning, 0);
}

void mspinning_reset(void) {
    M *m = getm();
    if (!load_rlx(&m->spinning)) return;
    store_rlx(&m->spinning, false);
    if (atomic_fetch_sub(&sched.nmspinning, 1) <= 0) throw("nmspinning is negative");
    wakep();  // there was work: somebody else should look for more
}

static G *stealwork(M *m, int64_t *now, int64_t *polluntil, bool *newwork) {
    enum { ROUNDS = 4 };
    P *me = m->p;
    bool ran = false;
    for (int i = 0; i < ROUNDS; i++) {
        bool last = i == ROUNDS - 1;
        uint32_t n = (uint32_t)gomaxprocs, at = rt_randn(n), step = n > 1 ? 1 + 2 * rt_randn(n / 2 + 1) : 1;
        for (uint32_t a = step, b = n; b; ) {  // step must be prime to n
            uint32_t r = a % b;
            a = b;
            b = r;
            if (b == 0 && a != 1) a = ++step, b = n;
        }
        for (uint32_t k = 0; k < n; k++, at = (at + step) % n) {
            if (load_rlx(&sched.gcwaiting)) {
                *newwork = true;
                return NULL;
            }
            P *v = allp[at];
            if (v == me) continue;
            if (last && load_rlx(&v->timers.minwhen) != 0) {
                bool r = false;
                int64_t w = timers_check(v, *now, now, &r);
                if (w != 0 && (*polluntil == 0 || w < *polluntil)) *polluntil = w;
                if (r) {
                    bool inh;
                    G *gp = runqget(me, &inh);
                    if (gp) return gp;
                    ran = true;
                }
            }
            if (load_rlx(&v->status) == P_IDLE) continue;
            G *gp = runqsteal(me, v, last);
            if (gp) return gp;
        }
    }
    *newwork = ran;
    return NULL;
}

// Something to run on any P? Called without a P, after nmspinning went down.
static P *checkrunqs_nop(void) {
    for (int32_t i = 0; i < gomaxprocs; i++) {
        P *p = allp[i];
        if (runqempty(p)) continue;
        lock(&sched.lock);
        P *got = pidleget();
        if (!got) atomic_store(&sched.needspinning, 1);
        unlock(&sched.lock);
        return got;
    }
    return NULL;
}

static int64_t checktimers_nop(int64_t until) {
    for (int32_t i = 0; i < gomaxprocs; i++) {
        int64_t w = load_acq(&allp[i]->timers.minwhen);
        if (w != 0 && (until == 0 || w < until)) until = w;
    }
    return until;
}

// Sweeping is what idle Ms do first.
static bool idlesweep(M *m) {
    for (int k = 0; !load_acq(&mheap_.sweepdone); k++) {
        if (k == 16 || !runqempty(m->p) || load_rlx(&sched.runqsize) || load_rlx(&sched.gcwaiting)) return true;
        if (sweepone() == ~(uintptr_t)0) break;
    }
    return false;
}

static G *gqueuepop(gqueue *q) {
    G *gp = q->head;
    if (!gp) return NULL;
    q->head = gp->schedlink;
    if (!q->head) q->tail = NULL;
    q->size--;
    gp->schedlink = NULL;
    return gp;
}

static G *findrunnable(M *m, bool *inherit) {
    G *gp;
top:;
    P *p = m->p;
    *inherit = false;
    if (unlikely(load_rlx(&sched.gcwaiting))) {
        gcstopm();
        goto top;
    }
    if (unlikely(load_rlx(&sched.gcdue) & GCDUE_START) && gc.enabled && load_rlx(&gcphase) == GCOFF) {
        gcstart(GC_BACKGROUND);
        goto top;
    }
    int64_t now = 0, polluntil = 0;
    bool ran = false;
    if (load_rlx(&p->timers.minwhen) != 0) polluntil = timers_check(p, now, &now, &ran);
    if (unlikely(load_rlx(&gcphase) == GCMARK) && gcworker(m)) goto top;
    if (unlikely(debug.schedseed)) {
        gp = simpick();
        if (gp) return gp;
    }
    if (load_rlx(&p->schedtick) % 61 == 0 && load_rlx(&sched.runqsize) > 0) {
        lock(&sched.lock);
        gp = globrunqget(p, 1);
        unlock(&sched.lock);
        if (gp) return gp;
    }
    gp = runqget(p, inherit);
    if (gp) return gp;
    if (load_rlx(&sched.runqsize) != 0) {
        lock(&sched.lock);
        gp = globrunqget(p, 0);
        unlock(&sched.lock);
        if (gp) return gp;
    }
    if (netpoll_any() && atomic_load(&sched.lastpoll) != 0) {  // no M sleeps in the poller: look in passing
        gqueue q = netpoll(0);
        if ((gp = gqueuepop(&q))) {
            injectglist(&q);
            return gp;
        }
    }
    bool spinning = load_rlx(&m->spinning);
    if (spinning || 2 * atomic_load(&sched.nmspinning) < gomaxprocs - atomic_load(&sched.npidle)) {
        if (!spinning) becomespinning(m);
        bool newwork = false;
        gp = stealwork(m, &now, &polluntil, &newwork);
        if (gp) return gp;
        if (newwork) goto top;
    }
    if (unlikely(load_rlx(&gcphase) == GCMARK) && gcidleworker(m)) goto top;
    if (idlesweep(m)) goto top;
    lock(&sched.lock);
    if (load_rlx(&sched.gcwaiting)) {
        unlock(&sched.lock);
        goto top;
    }
    if (sched.runq.size != 0) {
        gp = debug.schedseed ? NULL : globrunqget(p, 0);
        unlock(&sched.lock);
        if (gp) return gp;
        goto top;
    }
    if (!load_rlx(&m->spinning) && atomic_load(&sched.needspinning) == 1) {
        becomespinning(m);
        unlock(&sched.lock);
        goto top;
    }
    releasep();
    pidleput(p);
    unlock(&sched.lock);
    bool was = load_rlx(&m->spinning);
    if (was) {
        store_rlx(&m->spinning, false);
        if (PLANT == 1 || PLANT == 2) usleep_(20);  // held open
        if (atomic_fetch_sub(&sched.nmspinning, 1) <= 0) throw("nmspinning is negative");
    }
    // Look again at everything, for work that was submitted while somebody still seemed to be spinning. Every M does it:
    // one that never spun may be the last to go.
    lock(&sched.lock);
    P *got = PLANT != 1 && sched.runq.size != 0 ? pidleget() : NULL;
    unlock(&sched.lock);
    if (PLANT != 1 && !got) got = checkrunqs_nop();
    if (got) {
        acquirep(got);
        becomespinning(m);
        goto top;
    }
    polluntil = checktimers_nop(polluntil);
    if (polluntil != 0 || netpoll_any()) {
        int64_t last = atomic_exchange(&sched.lastpoll, 0);
        if (last != 0) {  // this M sleeps for everybody
            atomic_store(&sched.polluntil, polluntil);
            int64_t again = checktimers_nop(polluntil);  // one that became earlier before polluntil could be seen
            gqueue q = netpoll(again ? again : -1);
            atomic_store(&sched.polluntil, 0);
            atomic_store(&sched.lastpoll, nanotime());
            lock(&sched.lock);
            got = pidleget();
            unlock(&sched.lock);
            if (got) {
                acquirep(got);
                gp = gqueuepop(&q);
                injectglist(&q);
                if (gp) return gp;
                becomespinning(m);
                goto top;
            }
            injectglist(&q);
        } else {
            int64_t other = atomic_load(&sched.polluntil);
            if (PLANT != 9 && polluntil != 0 && (other == 0 || other > polluntil)) netpoll_break();
        }
    }
    stopm();
    goto top;
}

G *schedule(void) {
    M *m = getm();
    bool inherit = false;
    if (unlikely(load_rlx(&m->lockedg) != NULL)) {
        stoplockedm();
        G *gp = execute(m, load_rlx(&m->lockedg), false);
        if (!session_killed(gp)) return gp;
        session_reap(gp);
    }
    for (;;) {
        P *p = m->p;
        if (unlikely(!p)) {  // exitsyscall found none
            stopm();
            continue;
        }
        G *gp = NULL;
        if (likely(load_rlx(&sched.gcwaiting) == 0 && load_rlx(&sched.gcdue) == 0 && load_rlx(&p->timers.minwhen) == 0 &&
                   load_rlx(&p->schedtick) % 61 != 0 && !debug.schedseed))
            gp = runqget(p, &inherit);
        if (!gp) gp = findrunnable(m, &inherit);
        if (unlikely(load_rlx(&m->spinning))) mspinning_reset();
        if (unlikely(gp->lockedm != NULL) && gp->lockedm != m) {
            startlockedm(gp);  // hands this P over to that M
            continue;
        }
        execute(m, gp, inherit);
        if (session_killed(gp)) {
            session_reap(gp);
            continue;
        }
        return gp;
    }
}

rtstatus lockosthread(G *gp) {
    M *m = getm();
    gp->lockedext++;
    gp->lockedm = m;
    store_rlx(&m->lockedg, gp);
    return RT_OK;
}

rtstatus unlockosthread(G *gp) {
    if (gp->lockedext == 0) return RT_OK;
    if (--gp->lockedext == 0 && gp->nativedepth == 0) {
        gp->lockedm = NULL;
        store_rlx(&getm()->lockedg, NULL);
    }
    return RT_OK;
}
