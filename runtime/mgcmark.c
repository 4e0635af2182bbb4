// mgcmark.c - marking: roots, then everything they reach.
// Twin: $GOROOT/src/runtime/mgcmark.go      Locks: rootlock (ROOTS) for adding ranges
//
// White: mark bit clear. Grey: mark bit set and queued in a gcwork. Black: mark bit set, scanned. Objects without pointers go from
// white to black at once; objects born during marking are black. Words are read as relaxed atomics: the program runs
// meanwhile. Mark bits lie in one table by page (mheap.marks), so that setting one touches nothing else.
//
// Roots are cut into jobs that workers take by a counter: data ranges, batches of goroutines, and one job for timers, queued finalizers,
// specials and the scheduler's own. Ranges and goroutines that appear during a mark need no scan (mbarrier.c says why; a new goroutine is born
// scanned). A goroutine that does not run is claimed with G_SCAN while its stack is read, and shrunk then if it is far too large; one
// that runs has been scanned before (gcscanself).
#include "runtime/mgc.h"

enum { G_BATCH = 64, FOUND = 32, PREFETCH = 16 /* powers of two */, OBLET = 128 << 10, CHECK_EVERY = 16 << 10 /* bytes scanned */ };

typedef struct rootrange { uintptr_t start, size; const uint8_t *mask; } rootrange;
static mutex rootlock = MUTEX_INIT(ROOTS);
static rootrange *roots;              // readers may still walk the old array: it is not freed   (rootlock)
static uint32_t nroots, caproots;     // (rootlock)

static rootrange *jobroots;           // of this cycle                                           (stw)
static _Atomic uint32_t nextjob;
static uint32_t njobs, jobsdata, jobsgs;
static uint64_t jobspans, joballgs;
static mspan **joballspans;

void gcaddroot(void *start, uintptr_t size, const uint8_t *mask) {
    lock(&rootlock);
    if (nroots == caproots) {
        caproots = caproots ? caproots * 2 : 64;
        rootrange *r = persistentalloc(caproots * sizeof *roots, 8);
        if (nroots) memcpy(r, roots, nroots * sizeof *r);
        roots = r;
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
static inline bool setmark(_Atomic uint64_t *bits, uint32_t idx) {
    _Atomic uint64_t *word = &bits[idx / 64];
    uint64_t bit = 1ull << (idx % 64), old = load_rlx(word);
    if (old & bit) return false;
    if (rt_single) {
        store_rlx(word, old | bit);
        return true;
    }
    return !(atomic_fetch_or_explicit(word, bit, memory_order_relaxed) & bit);
}

static inline void greyspan(gcwork *w, mspan *s, uintptr_t p) {
    uint32_t idx = s->spanclass >> 1 ? objindex(s, p) : 0;
    if (!setmark(s->markbits, idx)) return;
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

static void markvisit(void *ctx, void **word) { greyobject(ctx, load_rlx((_Atomic uintptr_t *)word)); }

// Born during marking: black.
void gcmark_newobject(mspan *s, uintptr_t obj) {
    setmark(s->markbits, s->spanclass >> 1 ? objindex(s, obj) : 0);
    getm()->p->gcw.bytesmarked += s->elemsize;
}

// --- scanning ---
// Two queues hide the memory's latency. A pointer that a scan finds waits in `found` while its mark word comes; if it was not marked, the object goes
// to the gcwork; what is taken from there waits in `next` (drainlocal) while the object and its pointer bits come. A pointer into a
// span of one page needs no look at the mspan: its page's class tells all.
typedef struct found { uintptr_t obj; uint32_t page; uint16_t idx; uint8_t spanclass; } found;
typedef struct pending { uint32_t at; found q[FOUND]; } pending;

static inline void settle(gcwork *w, const found *f) {
    if (!setmark(mheap_.marks + (uintptr_t)f->page * MARK_WORDS, f->idx)) return;
    w->bytesmarked += spaninfos[f->spanclass].elemsize;
    if (f->spanclass & 1) return;
    workbuf *b = w->wbuf1;
    if (likely(b && b->nobj < WORKBUF_OBJS)) b->obj[b->nobj++] = f->obj;
    else gcw_put(w, f->obj);
}

static void settleall(gcwork *w, pending *pd) {
    for (uint32_t i = 0; i < FOUND; i++)
        if (pd->q[i].obj) {
            settle(w, &pd->q[i]);
            pd->q[i].obj = 0;
        }
}

static inline void scanword(gcwork *w, pending *pd, uintptr_t at) {
    uintptr_t p = load_rlx((_Atomic uintptr_t *)at), page = (p - mheap_.base) >> PAGE_SHIFT;
    if (page >= mheap_.npagesreserved) return;
    uint32_t pc = load_acq(&mheap_.pageclass[page]);
    if (unlikely(pc == 0)) {
        mspan *s = spanof(p);
        if (s) greyspan(w, s, p);
        return;
    }
    const spaninfo *si = &spaninfos[--pc];
    uint32_t off = (uint32_t)(p - mheap_.base) & (PAGE_SIZE_ - 1), idx = (uint32_t)((uint64_t)off * si->divmul >> 32);
    if (idx >= si->nelems) return;
    __builtin_prefetch((void *)(mheap_.marks + page * MARK_WORDS + idx / 64), 1);
    found *f = &pd->q[pd->at++ % FOUND];
    if (f->obj) settle(w, f);
    *f = (found){ p - off + (uintptr_t)idx * si->elemsize, (uint32_t)page, (uint16_t)idx, (uint8_t)pc };
}

static void scanbits(gcwork *w, pending *pd, const uint64_t *bits, uintptr_t pos, uintptr_t n, uintptr_t obj) {
    while (n > 0) {  // n words from bit pos on
        uintptr_t k = 64 - pos % 64;
        if (k > n) k = n;
        uint64_t b = load_rlx((const _Atomic uint64_t *)&bits[pos / 64]) >> (pos % 64);
        if (k < 64) b &= (1ull << k) - 1;
        for (; b != 0; b &= b - 1) scanword(w, pd, obj + 8 * (uintptr_t)__builtin_ctzll(b));
        pos += k;
        n -= k;
        obj += 8 * k;
    }
}

static void scantype(gcwork *w, pending *pd, const _type *t, uintptr_t at) {  // one element
    if (!t->gcmask) {
        type_foreachptr(t, (void *)at, t->size, markvisit, w);
        return;
    }
    uintptr_t words = t->ptrdata / 8;
    for (uintptr_t i = 0; i < words; i += 8)
        for (uint32_t b = t->gcmask[i / 8]; b != 0; b &= b - 1) {
            uintptr_t k = i + (uintptr_t)__builtin_ctz(b);
            if (k >= words) break;
            scanword(w, pd, at + 8 * k);
        }
}

static inline void fetch(uintptr_t b) {
    __builtin_prefetch((void *)b);
    uint32_t pc = load_rlx(&mheap_.pageclass[(b - mheap_.base) >> PAGE_SHIFT]);
    if (pc == 0 || spaninfos[pc - 1].elemsize > HEADER_MIN) return;
    uintptr_t off = b & (PAGE_SIZE_ - 1);
    __builtin_prefetch((void *)(b - off + PAGE_SIZE_ - HEAPBITS_BYTES + off / 64));
}

static void scanobject(gcwork *w, pending *pd, uintptr_t b) {
    uint32_t pc = load_rlx(&mheap_.pageclass[(b - mheap_.base) >> PAGE_SHIFT]);
    if (likely(pc != 0 && spaninfos[pc - 1].elemsize <= HEADER_MIN)) {
        uintptr_t off = b & (PAGE_SIZE_ - 1), size = spaninfos[pc - 1].elemsize;
        scanbits(w, pd, (uint64_t *)(b - off + PAGE_SIZE_ - HEAPBITS_BYTES), off / 8, size / 8, b);
        w->scanwork += (int64_t)size;
        return;
    }
    mspan *s = load_rlx(&mheap_.spans[(b - mheap_.base) >> PAGE_SHIFT]);
    uint32_t sc = s->spanclass >> 1;
    if (sc != 0) {
        const _type *t = load_rlx((const _type *_Atomic *)b);  // NULL in a slot that was never handed out
        if (!t) return;
        uintptr_t end = b + s->elemsize;
        for (uintptr_t at = b + 8; at + t->ptrdata <= end; at += t->size) scantype(w, pd, t, at);
        w->scanwork += (int64_t)s->elemsize;
        return;
    }
    // Large: in pieces of whole elements, so that workers can share it. A piece is queued by its address.
    const _type *t = __atomic_load_n(&s->largetype, __ATOMIC_ACQUIRE);
    if (!t) return;
    uintptr_t piece = t->size >= OBLET ? t->size : OBLET / t->size * t->size, end = s->base + s->elemsize;
    if (b == s->base)
        for (uintptr_t o = b + piece; o < end; o += piece) gcw_put(w, o);
    if (b + piece < end) end = b + piece;
    for (uintptr_t at = b; at + t->ptrdata <= end; at += t->size) scantype(w, pd, t, at);
    w->scanwork += (int64_t)(end - b);
}

// --- stacks ---
static void scang(G *gp, ptrvisit f, void *ctx) {
    f(ctx, &gp->panicval.data);
    f(ctx, &gp->entryfn);
    if (rt_hooks.scanstack) rt_hooks.scanstack(gp, f, ctx);
}

// By the M that is about to run gp, or runs it and is at a safepoint.
void gcscanstack(G *gp) {
    scang(gp, markvisit, &getm()->p->gcw);
    gp->gcstamp = gc.stamp;
}

// Every word of gp's stack and of this thread's C stack (registers are spilled to it) that looks like a pointer. What is described exactly
// besides the frames is visited as always.
__attribute__((noinline, no_sanitize("address", "thread"))) void gcscanconservatively(G *gp) {
    gcwork *w = &getm()->p->gcw;
    __builtin_unwind_init();
    pthread_attr_t a;
    void *lo = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &a) != 0 || pthread_attr_getstack(&a, &lo, &size) != 0) throw("gcemergency: no bounds of the C stack");
    pthread_attr_destroy(&a);
    for (uintptr_t p = (uintptr_t)__builtin_frame_address(0) & ~7ul; p + 8 <= (uintptr_t)lo + size; p += 8) greyobject(w, *(uintptr_t *)p);
    for (slot *s = gp->stklo; s < gp->stkhi; s++) greyobject(w, s->u);
    slot *fp = gp->sched.fp;
    gp->sched.fp = NULL;  // no frames
    scang(gp, markvisit, w);
    gp->sched.fp = fp;
    gp->gcstamp = gc.stamp;
}

static bool oversized(G *gp) { return (uintptr_t)((uint8_t *)gp->stkhi - (uint8_t *)gp->stklo) > STACK_MIN && gp->stklo; }

static void markg(gcwork *w, G *gp, int64_t now, bool stw) {
    uint32_t st = readgstatus(gp);
    for (;;) {
        if (st == G_DEAD || st == G_IDLE || (st == G_RUNNING && !stw)) return;  // one that runs was scanned, or is just doing it
        if (stw) break;
        if (st & G_SCAN) throw("two markers want one goroutine");
        if (atomic_compare_exchange_strong_explicit(&gp->atomicstatus, &st, st | G_SCAN, memory_order_acq_rel, memory_order_relaxed)) break;
    }
    if (gp->gcstamp != gc.stamp) {
        if (st == G_WAITING && gp->waitsince == 0) gp->waitsince = now, gp->timed = true;
        if (oversized(gp)) stackshrink(gp);
        scang(gp, markvisit, w);
        gp->gcstamp = gc.stamp;
    }
    if (!stw) store_rel(&gp->atomicstatus, st);
}

// --- roots ---
static void eachrange(const rootrange *r, ptrvisit f, void *ctx) {
    for (uintptr_t i = 0; i < r->size / 8; i++) {
        if (r->mask && (i % 8 == 0) && __atomic_load_n(&r->mask[i / 8], __ATOMIC_RELAXED) == 0) {
            i += 7;
            continue;
        }
        if (!r->mask || __atomic_load_n(&r->mask[i / 8], __ATOMIC_RELAXED) >> (i % 8) & 1) f(ctx, (void **)(r->start + 8 * i));
    }
}

typedef struct visitor { ptrvisit f; void *ctx; } visitor;
static void timerroot(void *ctx, timer *t) {
    visitor *v = ctx;
    timer_gcscan(t, v->f, v->ctx);
}

static void eachsched(ptrvisit f, void *ctx) {
    timers_foreach(timerroot, &(visitor){ f, ctx });
    finq_markroots(f, ctx);
    for (int32_t i = 0; i < gomaxprocs; i++) f(ctx, &allp[i]->pools);
    for (uint64_t i = 0; i < jobspans; i++) {
        mspan *s = joballspans[i];
        if (load_rlx(&s->specials) && load_acq(&s->state) == SPAN_INUSE) specials_markroots(s, f, ctx);
    }
}

static bool markjob(gcwork *w, bool stw) {
    if (load_rlx(&nextjob) >= njobs) return false;
    uint32_t j = atomic_fetch_add(&nextjob, 1);
    if (j >= njobs) return false;
    if (j < jobsdata) {
        eachrange(&jobroots[j], markvisit, w);
        w->scanwork += (int64_t)jobroots[j].size;
    } else if (j < jobsdata + jobsgs) {
        uint64_t from = (uint64_t)(j - jobsdata) * G_BATCH, to = from + G_BATCH < joballgs ? from + G_BATCH : joballgs;
        G **gs = load_acq(&allgs);
        int64_t now = nanotime();
        for (uint64_t i = from; i < to; i++) {
            if (i + 8 < to) __builtin_prefetch(gs[i + 8]);
            if (!RT_TSAN && i + 4 < to) __builtin_prefetch(gs[i + 4]->stklo);  // a hint: the stack may be moving
            markg(w, gs[i], now, stw);
        }
        w->scanwork += (int64_t)(to - from) * 256;
    } else eachsched(markvisit, w);
    return true;
}

void gcmarkroots_prepare(void) {
    lock(&rootlock);
    jobroots = roots;
    jobsdata = nroots;
    unlock(&rootlock);
    joballgs = load_acq(&allglen);
    jobsgs = (uint32_t)((joballgs + G_BATCH - 1) / G_BATCH);
    joballspans = mheap_.allspans;
    jobspans = mheap_.nallspans;
    njobs = jobsdata + jobsgs + 1;
    store_rlx(&nextjob, 0);
}

bool gcmarkroots_left(void) { return atomic_load(&nextjob) < njobs; }

void gcmark_eachroot(ptrvisit f, void *ctx) {
    for (uint32_t i = 0; i < nroots; i++) eachrange(&roots[i], f, ctx);
    for (uint64_t i = 0; i < load_acq(&allglen); i++) {
        G *gp = load_acq(&allgs)[i];
        uint32_t st = readgstatus(gp);
        if (st != G_DEAD && st != G_IDLE) scang(gp, f, ctx);
    }
    joballspans = mheap_.allspans;
    jobspans = mheap_.nallspans;
    eachsched(f, ctx);
}

// --- draining ---
static bool shouldstop(const gcwork *w, const drainctl *c) {
    if (c->preempt && atomic_load(&sched.gcwaiting)) return true;
    if (c->idle && (!runqempty(c->idle) || load_rlx(&sched.runqsize))) return true;
    if (c->maxwork && w->scanwork >= c->maxwork) return true;
    return c->deadline && nanotime() >= c->deadline;
}

// false: stopped before the work that can be seen was done.
static bool drainlocal(gcwork *w, const drainctl *c) {
    uintptr_t next[PREFETCH];
    uint32_t at = 0, live = 0;
    pending pd;
    pd.at = 0;
    for (uint32_t i = 0; i < FOUND; i++) pd.q[i].obj = 0;
    int64_t check = w->scanwork + (c->maxwork && c->maxwork < CHECK_EVERY ? c->maxwork : CHECK_EVERY);
    for (;;) {
        while (live < PREFETCH) {
            workbuf *wb = w->wbuf1;
            uintptr_t b;
            if (likely(wb && wb->nobj > 0)) b = wb->obj[--wb->nobj];
            else {
                settleall(w, &pd);
                if (!(b = gcw_tryget(w))) break;
            }
            fetch(b);
            next[(at + live++) % PREFETCH] = b;
        }
        if (live == 0) return true;
        scanobject(w, &pd, next[at]);
        at = (at + 1) % PREFETCH;
        live--;
        if (likely(w->scanwork < check)) continue;
        check = w->scanwork + CHECK_EVERY;
        if (!rt_single && !c->stw && gcwork_empty()) {
            gcw_balance(w);
            if (c->preempt && atomic_load(&sched.npidle) != 0) wakep();
        }
        if (!shouldstop(w, c)) continue;
        settleall(w, &pd);
        for (; live > 0; live--, at = (at + 1) % PREFETCH) gcw_put(w, next[at]);
        return false;
    }
}

bool gcdrain(gcwork *w, const drainctl *c) {
    if (!drainlocal(w, c)) return false;
    while (c->roots && markjob(w, c->stw)) {
        if (shouldstop(w, c) || !drainlocal(w, c)) return false;
    }
    return true;
}
