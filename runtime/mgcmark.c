// mgcmark.c - marking: roots, then everything they reach.
// Twin: $GOROOT/src/runtime/mgcmark.go      Locks: rootlock (ROOTS) for adding ranges
//
// White: mark bit clear. Grey: mark bit set and queued in a gcwork. Black: mark bit set, scanned. Objects without pointers go from
// white to black at once. Marking runs with the world stopped now, by this M and helper threads; nothing in here
// depends on that but scanstack's precondition, and the barrier and allocation already shade while gcphase says mark.
//
// Roots are cut into jobs that workers take by a counter: data ranges, batches of goroutines, and one job for timers, queued finalizers, specials
// and the scheduler's own. An object is prefetched when it leaves the queue and scanned eight objects later.
#include "runtime/mgc.h"
#include <signal.h>

enum { G_BATCH = 64, PREFETCH = 8 /* a power of two */, OBLET = 128 << 10 };

typedef struct rootrange { uintptr_t start, size; const uint8_t *mask; } rootrange;
static mutex rootlock = MUTEX_INIT(ROOTS);
static rootrange *roots;
static uint32_t nroots, caproots;

static _Atomic uint32_t nextjob;
static uint32_t njobs, jobsdata, jobsgs;
static _Atomic uint32_t idleworkers;
static uint32_t nworkers = 1;
static bool parallel;

void gcaddroot(void *start, uintptr_t size, const uint8_t *mask) {
    lock(&rootlock);
    if (nroots == caproots) {
        caproots = caproots ? caproots * 2 : 64;
        roots = realloc(roots, caproots * sizeof *roots);
        if (!roots) throw("out of memory for gc roots");
    }
    roots[nroots++] = (rootrange){ (uintptr_t)start, size, mask };
    unlock(&rootlock);
}

uint64_t gcmark_globals(void) {
    uint64_t n = 0;
    for (uint32_t i = 0; i < nroots; i++) n += roots[i].size;
    return n;
}

// --- greying ---
static inline void greyspan(gcwork *w, mspan *s, uintptr_t p) {
    uint32_t idx = s->spanclass >> 1 ? objindex(s, p) : 0;
    _Atomic uint64_t *word = &s->markbits[idx / 64];
    uint64_t bit = 1ull << (idx % 64), old = load_rlx(word);
    if (old & bit) return;
    if (parallel) {
        if (atomic_fetch_or_explicit(word, bit, memory_order_relaxed) & bit) return;
    } else store_rlx(word, old | bit);
    w->bytesmarked += s->elemsize;
    if (s->spanclass & 1) return;
    uintptr_t obj = s->base + (uintptr_t)idx * s->elemsize;
    workbuf *b = w->wbuf1;
    if (likely(b && b->nobj < WORKBUF_OBJS)) b->obj[b->nobj++] = obj;
    else gcw_put(w, obj);
}

void greyobject(gcwork *w, uintptr_t p) {
    mspan *s = spanof(p);
    if (s) greyspan(w, s, p);
}

void gcmark_visit(void *ctx, void **word) { greyobject(ctx, (uintptr_t)*word); }

// A word that may be anything: only objects that are really allocated count.
static void greyconservative(gcwork *w, uintptr_t p) {
    mspan *s = spanof(p);
    if (s && !mheap_isfree(s, s->spanclass >> 1 ? objindex(s, p) : 0)) greyspan(w, s, p);
}

// Born during marking: black.
void gcmark_newobject(mspan *s, uintptr_t obj) {
    uint32_t idx = s->spanclass >> 1 ? objindex(s, obj) : 0;
    atomic_fetch_or_explicit(&s->markbits[idx / 64], 1ull << (idx % 64), memory_order_relaxed);
    getm()->p->gcw.bytesmarked += s->elemsize;
}

// --- scanning ---
static void scanbits(gcwork *w, const uint64_t *bits, uintptr_t pos, uintptr_t n, uintptr_t obj) {
    while (n > 0) {  // n words from bit pos on
        uintptr_t k = 64 - pos % 64;
        if (k > n) k = n;
        uint64_t b = load_rlx((const _Atomic uint64_t *)&bits[pos / 64]) >> (pos % 64);
        if (k < 64) b &= (1ull << k) - 1;
        for (; b != 0; b &= b - 1) {
            uintptr_t p = *(uintptr_t *)(obj + 8 * (uintptr_t)__builtin_ctzll(b));
            mspan *s = spanof(p);
            if (s) greyspan(w, s, p);
        }
        pos += k;
        n -= k;
        obj += 8 * k;
    }
}

static void scantype(gcwork *w, const _type *t, uintptr_t at) {  // one element
    if (!t->gcmask) {
        type_foreachptr(t, (void *)at, t->size, gcmark_visit, w);
        return;
    }
    uintptr_t words = t->ptrdata / 8;
    for (uintptr_t i = 0; i < words; i += 8)
        for (uint32_t b = t->gcmask[i / 8]; b != 0; b &= b - 1) {
            uintptr_t k = i + (uintptr_t)__builtin_ctz(b);
            if (k >= words) break;
            uintptr_t p = *(uintptr_t *)(at + 8 * k);
            mspan *s = spanof(p);
            if (s) greyspan(w, s, p);
        }
}

static void scanobject(gcwork *w, uintptr_t b) {
    mspan *s = load_rlx(&mheap_.spans[(b - mheap_.base) >> PAGE_SHIFT]);
    uint32_t sc = s->spanclass >> 1;
    if (sc != 0 && s->elemsize <= HEADER_MIN) {
        scanbits(w, spanheapbits(s), (b - s->base) / 8, s->elemsize / 8, b);
        return;
    }
    if (sc != 0) {
        const _type *t = *(const _type **)b;
        // (a slot that is not allocated, marked through a pointer just past its neighbour, holds anything)
        if (!t || mheap_isfree(s, objindex(s, b))) return;
        uintptr_t end = b + s->elemsize;
        for (uintptr_t at = b + 8; at + t->ptrdata <= end; at += t->size) scantype(w, t, at);
        return;
    }
    // Large: in pieces of whole elements, so that helpers can share it. A piece is queued by its address.
    const _type *t = s->largetype;
    if (!t) return;
    uintptr_t piece = t->size >= OBLET ? t->size : OBLET / t->size * t->size, end = s->base + s->elemsize;
    if (b == s->base)
        for (uintptr_t o = b + piece; o < end; o += piece) gcw_put(w, o);
    if (b + piece < end) end = b + piece;
    for (uintptr_t at = b; at + t->ptrdata <= end; at += t->size) scantype(w, t, at);
}

// --- roots ---
static void markrange(gcwork *w, const rootrange *r) {
    for (uintptr_t i = 0; i < r->size / 8; i++) {
        uintptr_t p = *(uintptr_t *)(r->start + 8 * i);
        if (!r->mask) greyconservative(w, p);
        else if (r->mask[i / 8] >> (i % 8) & 1) greyobject(w, p);
    }
}

static void markg(gcwork *w, G *gp, int64_t now) {
    uint32_t st = readgstatus(gp);
    if (st == G_DEAD || st == G_IDLE) return;
    if (st == G_WAITING && gp->waitsince == 0) gp->waitsince = now;
    greyobject(w, (uintptr_t)gp->panicval.data);
    greyobject(w, (uintptr_t)gp->entryfn);
    if (rt_hooks.scanstack) rt_hooks.scanstack(gp, gcmark_visit, w);
}

static void timerroot(void *ctx, timer *t) { timer_gcscan(t, gcmark_visit, ctx); }

static void marksched(gcwork *w) {
    timers_foreach(timerroot, w);
    finq_markroots(gcmark_visit, w);
    for (int32_t i = 0; i < gomaxprocs; i++) greyobject(w, (uintptr_t)allp[i]->pools);
    for (uint32_t i = 0; i < mheap_.nallspans; i++) {
        mspan *s = mheap_.allspans[i];
        if (load_rlx(&s->state) == SPAN_INUSE && load_rlx(&s->specials)) specials_markroots(s, gcmark_visit, w);
    }
}

static bool markjob(gcwork *w, int64_t now) {
    uint32_t j = atomic_fetch_add(&nextjob, 1);
    if (j >= njobs) return false;
    if (j < jobsdata) markrange(w, &roots[j]);
    else if (j < jobsdata + jobsgs) {
        uint64_t from = (uint64_t)(j - jobsdata) * G_BATCH, n = load_acq(&allglen), to = from + G_BATCH < n ? from + G_BATCH : n;
        G **gs = load_acq(&allgs);
        for (uint64_t i = from; i < to; i++) {
            if (i + 4 < to) __builtin_prefetch(gs[i + 4]->stklo);
            markg(w, gs[i], now);
        }
    } else marksched(w);
    return true;
}

void gcmarkroots_prepare(void) {
    jobsdata = nroots;
    jobsgs = (uint32_t)((load_acq(&allglen) + G_BATCH - 1) / G_BATCH);
    njobs = jobsdata + jobsgs + 1;
    store_rlx(&nextjob, 0);
    store_rlx(&idleworkers, 0);
}

// --- draining ---
static void drainlocal(gcwork *w) {
    uintptr_t fifo[PREFETCH];
    uint32_t at = 0, live = 0, n = 0;
    for (;;) {
        while (live < PREFETCH) {
            workbuf *wb = w->wbuf1;
            uintptr_t b = likely(wb && wb->nobj > 0) ? wb->obj[--wb->nobj] : gcw_tryget(w);
            if (!b) break;
            __builtin_prefetch((void *)b);
            fifo[(at + live++) % PREFETCH] = b;
        }
        if (live == 0) return;
        scanobject(w, fifo[at]);
        at = (at + 1) % PREFETCH;
        live--;
        if (parallel && (++n & 255) == 0 && load_rlx(&idleworkers) > 0 && gcwork_empty()) gcw_balance(w);
    }
}

void gcmark_drain(gcwork *w) {
    int64_t now = nanotime();
    while (markjob(w, now)) drainlocal(w);
    for (;;) {
        drainlocal(w);
        if (!parallel) break;
        // Out of work. When all workers are, marking is complete: an idle one has none to give.
        uint32_t idle = atomic_fetch_add(&idleworkers, 1) + 1;
        for (uint32_t spin = 0;; spin++) {
            if (idle == nworkers && gcwork_empty()) goto done;
            if (!gcwork_empty()) break;
            if (spin > 100) osyield();
            idle = atomic_load(&idleworkers);
        }
        atomic_fetch_sub(&idleworkers, 1);
    }
done:
    gcw_dispose(w);
}

// --- helpers: threads that mark beside the stopping M ---
enum { MAX_HELPERS = 15, PARALLEL_MIN = TINY ? 0 : 1 << 20 };
static gcwork helperwork[MAX_HELPERS];
static uint32_t nhelpers, usehelpers;
static _Atomic uint32_t round_, helpersleft;

static void *helper(void *arg) {
    uint32_t me = (uint32_t)(uintptr_t)arg, seen = 0;
    for (;;) {
        while (load_acq(&round_) == seen) futexsleep(&round_, seen, -1);
        seen = load_acq(&round_);
        if (me >= __atomic_load_n(&usehelpers, __ATOMIC_RELAXED)) continue;
        gcmark_drain(&helperwork[me]);
        if (atomic_fetch_sub(&helpersleft, 1) == 1) futexwakeup(&helpersleft, 1);
    }
    return NULL;
}

void gcmark_all(void) {
    uint32_t want = (uint32_t)gomaxprocs - 1;
    if (want > (uint32_t)ncpu - 1) want = (uint32_t)ncpu - 1;
    if (want > MAX_HELPERS) want = MAX_HELPERS;
    if (gc.heapmarked < PARALLEL_MIN && load_acq(&allglen) < 4096) want = 0;
    while (nhelpers < want) {
        pthread_t t;
        sigset_t all, old;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &old);
        int err = pthread_create(&t, NULL, helper, (void *)(uintptr_t)nhelpers);
        pthread_sigmask(SIG_SETMASK, &old, NULL);
        if (err) break;
        pthread_detach(t);
        nhelpers++;
    }
    if (want > nhelpers) want = nhelpers;
    gcmarkroots_prepare();
    parallel = want > 0;
    nworkers = want + 1;
    if (parallel) {
        __atomic_store_n(&usehelpers, want, __ATOMIC_RELAXED);
        atomic_store(&helpersleft, want);
        atomic_fetch_add(&round_, 1);
        futexwakeup(&round_, nhelpers);
    }
    gcwork *w = &getm()->p->gcw;
    gcmark_drain(w);
    for (uint32_t v; parallel && (v = atomic_load(&helpersleft)) != 0;) futexsleep(&helpersleft, v, -1);
    parallel = false;
    for (uint32_t i = 0; i < want; i++) {
        w->bytesmarked += helperwork[i].bytesmarked;
        helperwork[i].bytesmarked = 0;
    }
}
