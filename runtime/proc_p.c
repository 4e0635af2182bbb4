// proc_p.c - Ps: run queues, stealing, idle list, changing their number.
// Twin: $GOROOT/src/runtime/proc.go      Locks: sched.lock for the global queue and the idle list
//
// A local queue is a ring of 256 with one producer. The owner writes a slot, then publishes tail with release. A taker reads
// head (acquire), then tail (acquire), copies slots, and makes them its own by CAS of head (release, so that the owner may reuse the
// slots). A thief that was slow may have copied overwritten slots; then head has moved and its CAS fails.
#include "runtime/mgc.h"

bool runqempty(P *p) {
    for (;;) {  // not head first, then next: a goroutine kicked from runnext into the ring could be missed
        uint32_t h = atomic_load(&p->runqhead), t = atomic_load(&p->runqtail);
        G *n = atomic_load(&p->runnext);
        if (t == atomic_load(&p->runqtail)) return h == t && !n;
    }
}

// Under sched.lock.
void globrunqput(G *gp) {
    gp->schedlink = NULL;
    if (sched.runq.tail) sched.runq.tail->schedlink = gp;
    else sched.runq.head = gp;
    sched.runq.tail = gp;
    store_rlx(&sched.runqsize, ++sched.runq.size);
}

void globrunqputhead(G *gp) {
    gp->schedlink = sched.runq.head;
    sched.runq.head = gp;
    if (!sched.runq.tail) sched.runq.tail = gp;
    store_rlx(&sched.runqsize, ++sched.runq.size);
}

void globrunqputbatch(gqueue *q) {
    if (!q->head) return;
    if (sched.runq.tail) sched.runq.tail->schedlink = q->head;
    else sched.runq.head = q->head;
    sched.runq.tail = q->tail;
    sched.runq.size += q->size;
    store_rlx(&sched.runqsize, sched.runq.size);
    *q = (gqueue){ 0 };
}

static G *globpop(void) {
    G *gp = sched.runq.head;
    sched.runq.head = gp->schedlink;
    if (!sched.runq.head) sched.runq.tail = NULL;
    gp->schedlink = NULL;
    store_rlx(&sched.runqsize, --sched.runq.size);
    return gp;
}

// One to run now and this P's share of the rest. Under sched.lock.
G *globrunqget(P *p, int32_t max) {
    if (sched.runq.size == 0) return NULL;
    int32_t n = sched.runq.size / gomaxprocs + 1;
    if (n > sched.runq.size) n = sched.runq.size;
    if (max > 0 && n > max) n = max;
    if (n > RUNQ_SIZE / 2) n = RUNQ_SIZE / 2;
    G *gp = globpop();
    for (n--; n > 0; n--) runqput(p, globpop(), false);
    return gp;
}

// The ring is full: half of it and gp go to the global queue.
static bool runqputslow(P *p, G *gp, uint32_t h, uint32_t t) {
    G *batch[RUNQ_SIZE / 2 + 1];
    uint32_t n = (t - h) / 2;
    if (n != RUNQ_SIZE / 2) throw("runqputslow: queue is not full");
    for (uint32_t i = 0; i < n; i++) batch[i] = load_rlx(&p->runq[(h + i) % RUNQ_SIZE]);
    if (!atomic_compare_exchange_strong_explicit(&p->runqhead, &h, h + n, memory_order_acq_rel, memory_order_relaxed)) return false;
    batch[n] = gp;
    gqueue q = { batch[0], batch[n], (int32_t)n + 1 };
    for (uint32_t i = 0; i < n; i++) batch[i]->schedlink = batch[i + 1];
    batch[n]->schedlink = NULL;
    lock(&sched.lock);
    globrunqputbatch(&q);
    unlock(&sched.lock);
    return true;
}

void runqput(P *p, G *gp, bool next) {
    if (unlikely(debug.schedseed)) {
        lock(&sched.lock);
        globrunqput(gp);
        unlock(&sched.lock);
        return;
    }
    if (next && rt_single) {
        G *old = load_rlx(&p->runnext);
        store_rlx(&p->runnext, gp);
        gp = old;
        if (!gp) return;
    } else if (next) {
        gp = atomic_exchange(&p->runnext, gp);  // seq_cst: also the full barrier before reading npidle
        if (!gp) return;
    }
    for (;;) {
        uint32_t h = load_acq(&p->runqhead), t = load_rlx(&p->runqtail);
        if (t - h < RUNQ_SIZE) {
            store_rlx(&p->runq[t % RUNQ_SIZE], gp);
            if (PLANT == 14) store_rlx(&p->runqtail, t + 1);
            else atomic_store(&p->runqtail, t + 1);
            return;
        }
        if (runqputslow(p, gp, h, t)) return;
    }
}

G *runqget(P *p, bool *inherit) {
    G *next = load_rlx(&p->runnext);
    if (next && rt_single) {
        store_rlx(&p->runnext, NULL);
        *inherit = true;
        return next;
    }
    // Only this M puts something there, so if the CAS fails a thief took it.
    if (next && atomic_compare_exchange_strong_explicit(&p->runnext, &next, NULL, memory_order_acq_rel, memory_order_relaxed)) {
        *inherit = true;
        return next;
    }
    for (;;) {
        uint32_t h = load_acq(&p->runqhead), t = load_rlx(&p->runqtail);
        if (t == h) return NULL;
        G *gp = load_rlx(&p->runq[h % RUNQ_SIZE]);
        if (atomic_compare_exchange_strong_explicit(&p->runqhead, &h, h + 1, memory_order_acq_rel, memory_order_relaxed)) {
            *inherit = false;
            if (!rt_single) prefetchg(load_rlx(&p->runq[(h + 1) % RUNQ_SIZE]));  // any G that ever was there
            return gp;
        }
    }
}

// Copies half of p's queue to batch (a ring of RUNQ_SIZE) from batchhead on.
uint32_t runqgrab(P *p, _Atomic(G *) *batch, uint32_t batchhead, bool stealnext) {
    for (;;) {
#if PLANT == 15  // and trusts what the two give together
        uint32_t t = load_acq(&p->runqtail);
        osyield();
        uint32_t h = load_acq(&p->runqhead), n = (t - h) % RUNQ_SIZE;
#else
        uint32_t h = load_acq(&p->runqhead), t = load_acq(&p->runqtail);
        uint32_t n = t - h;
#endif
        n -= n / 2;
        if (n == 0) {
            if (!stealnext) return 0;
            G *next = load_rlx(&p->runnext);
            if (!next) return 0;
            // The owner has just readied it and will probably block and run it in a moment: let it.
            if (load_rlx(&p->status) == P_RUNNING) usleep_(3);
            if (PLANT == 16) store_rlx(&p->runnext, NULL);
            else if (!atomic_compare_exchange_strong_explicit(&p->runnext, &next, NULL, memory_order_acq_rel, memory_order_relaxed)) continue;
            store_rlx(&batch[batchhead % RUNQ_SIZE], next);
            return 1;
        }
        if (n > RUNQ_SIZE / 2) continue;  // head and tail do not belong together
        for (uint32_t i = 0; i < n; i++) store_rlx(&batch[(batchhead + i) % RUNQ_SIZE], load_rlx(&p->runq[(h + i) % RUNQ_SIZE]));
        if (atomic_compare_exchange_strong_explicit(&p->runqhead, &h, h + n, memory_order_acq_rel, memory_order_relaxed)) return n;
    }
}

G *runqsteal(P *p, P *victim, bool stealnext) {
    uint32_t t = load_rlx(&p->runqtail);
    uint32_t n = runqgrab(victim, p->runq, t, stealnext);
    if (n == 0) return NULL;
    n--;
    G *gp = load_rlx(&p->runq[(t + n) % RUNQ_SIZE]);
    if (n == 0) return gp;
    uint32_t h = load_acq(&p->runqhead);
    if (t - h + n >= RUNQ_SIZE) throw("runqsteal: queue overflow");
    atomic_store(&p->runqtail, t + n);
    return gp;
}

uint32_t runqdrain(P *p, gqueue *q) {
    bool inh;
    G *gp;
    uint32_t n = 0;
    while ((gp = runqget(p, &inh)) != NULL) {
        gp->schedlink = NULL;
        if (q->tail) q->tail->schedlink = gp;
        else q->head = gp;
        q->tail = gp;
        q->size++;
        n++;
    }
    return n;
}

// Puts ready goroutines of a list where they belong, and wakes Ms for them. With or without a P.
void injectglist(gqueue *q) {
    if (!q->head) return;
    int32_t n = q->size;
    lock(&sched.lock);
    globrunqputbatch(q);
    unlock(&sched.lock);
    for (; n > 0 && atomic_load(&sched.npidle) != 0; n--) startm(NULL, false);
}

// --- holding a P ---
void acquirep(P *p) {
    M *m = getm();
    rt_assert(!m->p && load_rlx(&p->m) == NULL);
    m->p = p;
    store_rlx(&p->m, m);
    store_rel(&p->status, P_RUNNING);
}

P *releasep(void) {
    M *m = getm();
    P *p = m->p;
    m->p = NULL;
    store_rlx(&p->m, NULL);
    store_rel(&p->status, P_IDLE);
    return p;
}

void pidleput(P *p) {
    rt_assert(runqempty(p));
    p->link = sched.pidle;
    sched.pidle = p;
    atomic_fetch_add(&sched.npidle, 1);
}

P *pidleget(void) {
    P *p = sched.pidle;
    if (!p) return NULL;
    sched.pidle = p->link;
    p->link = NULL;
    atomic_fetch_sub(&sched.npidle, 1);
    return p;
}

static P *newp(int32_t id) {
    P *p = persistentalloc(sizeof *p, 64);
    p->id = id;
    p->rand = bootrand();
    p->mcache = mcache_new();
    timersinit(&p->timers);
    store_rlx(&p->status, P_GCSTOP);
    return p;
}

static int32_t allplen;

static void destroyp(P *p) {
    gqueue q = { 0 };
    runqdrain(p, &q);
    while (q.tail && q.size) {  // to the head of the global queue, oldest first
        globrunqputbatch(&q);
    }
    timers_take(p, allp[0]);
    wbbufflush(p);
    gcw_dispose(&p->gcw);
    gcworkflush(&p->gcw);
    mcache_releaseall(p->mcache);
    mcache_fold(p->mcache);
    stackcache_clear(p->mcache);
    gfpurge(p);
    sudogpurge(p);
    store_rlx(&p->status, P_DEAD);
}

// (stw, under sched.lock) Sets the number of Ps; the caller gets allp[0] or keeps its own. Returns Ps with work, linked.
P *procresize(int32_t n) {
    M *m = getm();
    int32_t old = gomaxprocs;
    if (n > allplen) {
        P **a = persistentalloc((uintptr_t)n * sizeof *a, 8);
        if (allplen) memcpy(a, allp, (uintptr_t)allplen * sizeof *a);
        for (int32_t i = allplen; i < n; i++) a[i] = newp(i);
        atomic_store(&allp, a);
        allplen = n;
    }
    if (m->p && m->p->id >= n) {
        store_rlx(&m->p->m, NULL);
        m->p = NULL;
    }
    atomic_store(&gomaxprocs, n);
    rt_single = n == 1;  // read only by holders of a P
    if (!m->p) {
        store_rlx(&allp[0]->m, NULL);
        store_rlx(&allp[0]->status, P_IDLE);
        acquirep(allp[0]);
    } else store_rlx(&m->p->status, P_RUNNING);
    for (int32_t i = n; i < old; i++) destroyp(allp[i]);
    P *work = NULL;
    for (int32_t i = n - 1; i >= 0; i--) {
        P *p = allp[i];
        if (p == m->p) continue;
        store_rlx(&p->status, P_IDLE);
        if (runqempty(p)) pidleput(p);
        else {
            M *mp = mget();
            store_rlx(&p->m, mp);
            p->link = work;
            work = p;
        }
    }
    return work;
}
