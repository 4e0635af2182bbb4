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

enum { G_BATCH = 64, FOUND = 32, NEXT = 64 /* powers of two */, NEXT_MIN = 16, OBLET = 128 << 10, CHECK_EVERY = 16 << 10 /* bytes scanned */ };

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
static inline bool setmark(_Atomic uint64_t *bits, uintptr_t idx) {
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
// to `next`, where it waits while it comes itself with its pointer bits; the gcwork takes what does not fit, and fills `next` up when it gets short.
// A pointer into a span of one page needs no look at the mspan: its page's class tells all, and what scanning needs of that (the tag) goes with the
// object in the bits above its address, in the gcwork too. Objects of other spans have none (0), and what others queue has none yet.
enum { WORDS_MASK = 0x7fff };
#define ADDR(x) ((x) & ((1ull << TAG_SHIFT) - 1))
#define WORDS(x) ((x) >> TAG_SHIFT & WORDS_MASK)
typedef struct found { uintptr_t obj /* tagged; 0: none */, mark /* number of its bit in mheap.marks */; } found;
typedef struct drain {
    gcwork *w;
    uint32_t at, nfound;  // the last nfound before found[at % FOUND] wait; when all do, that is the oldest
    uint32_t head, tail;  // of next, counted on for ever
    found found[FOUND];
    uintptr_t next[NEXT];
} drain;

static inline void push(drain *d, uintptr_t x) {
    uintptr_t b = ADDR(x), off = b % PAGE_SIZE_;
    __builtin_prefetch((void *)b);
    __builtin_prefetch((void *)(b - off + PAGE_SIZE_ - HEAPBITS_BYTES + off / 64));
    d->next[d->tail++ % NEXT] = x;
}

static inline void settle(drain *d, const found *f) {
    uintptr_t x = f->obj;
    if (!setmark(mheap_.marks, f->mark)) return;
    d->w->bytesmarked += 8 * WORDS(x);
    if ((intptr_t)x < 0) return;  // noscan
    if (likely(d->tail - d->head < NEXT)) push(d, x);
    else gcw_put(d->w, x);
}

static void settleall(drain *d) {
    for (; d->nfound > 0; d->nfound--) {
        found *f = &d->found[(d->at - d->nfound) % FOUND];
        settle(d, f);
        f->obj = 0;
    }
}

static void scanfar(drain *d, uintptr_t p) {  // into a span of several pages, or nowhere
    mspan *s = spanof(p);
    if (s) greyspan(d->w, s, p);
}

static inline __attribute__((always_inline)) void scanword(drain *d, uintptr_t at) {
    uintptr_t p = load_rlx((_Atomic uintptr_t *)at), from = p - mheap_.base, page = from >> PAGE_SHIFT;
    if (page >= mheap_.npagesreserved) return;
    uint32_t pc = load_acq(&mheap_.pageclass[page]);
    if (unlikely(pc == 0)) return scanfar(d, p);
    const spaninfo *si = &spaninfos[pc - 1];
    uintptr_t off = from % PAGE_SIZE_, idx = off * si->divmul >> 32;
    if (unlikely(idx >= si->nelems)) return;
    uintptr_t mark = page * (MARK_WORDS * 64) + idx;
    __builtin_prefetch((void *)(mheap_.marks + mark / 64), 1);
    found *f = &d->found[d->at++ % FOUND];
    if (likely(f->obj)) settle(d, f);
    else d->nfound++;
    *f = (found){ (p - off + idx * si->elemsize) | si->tag, mark };
}

// A small object of n words, 1 to 64.
static inline void scansmall(drain *d, uintptr_t b, uint32_t n) {
    uintptr_t off = b % PAGE_SIZE_;
    const _Atomic uint64_t *bits = (const _Atomic uint64_t *)(b - off + PAGE_SIZE_ - HEAPBITS_BYTES + off / 512 * 8);
    uint32_t pos = off / 8 % 64;
    uint64_t m = load_rlx(bits) >> pos;
    if (pos + n > 64) m |= load_rlx(bits + 1) << (64 - pos);
    for (m &= ~0ull >> (64 - n); m != 0; m &= m - 1) scanword(d, b + 8 * (uintptr_t)__builtin_ctzll(m));
}

static __attribute__((noinline)) void scantype(drain *d, const _type *t, uintptr_t at) {  // one element
    if (!t->gcmask) {
        type_foreachptr(t, (void *)at, t->size, markvisit, d->w);
        return;
    }
    uintptr_t words = t->ptrdata / 8;
    for (uintptr_t i = 0; i < words; i += 8)
        for (uint32_t b = t->gcmask[i / 8]; b != 0; b &= b - 1) {
            uintptr_t k = i + (uintptr_t)__builtin_ctz(b);
            if (k >= words) break;
            scanword(d, at + 8 * k);
        }
}

static void scanlarge(drain *d, uintptr_t b) {
    gcwork *w = d->w;
    mspan *s = load_rlx(&mheap_.spans[(b - mheap_.base) >> PAGE_SHIFT]);
    uint32_t sc = s->spanclass >> 1;
    if (sc != 0) {
        const _type *t = load_rlx((const _type *_Atomic *)b);  // NULL in a slot that was never handed out
        if (!t) return;
        uintptr_t end = b + s->elemsize;
        for (uintptr_t at = b + 8; at + t->ptrdata <= end; at += t->size) scantype(d, t, at);
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
    for (uintptr_t at = b; at + t->ptrdata <= end; at += t->size) scantype(d, t, at);
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

static inline uintptr_t tagged(uintptr_t x) {
    if (x >> TAG_SHIFT) return x;
    uint32_t pc = load_rlx(&mheap_.pageclass[(x - mheap_.base) >> PAGE_SHIFT]);
    return pc ? x | spaninfos[pc - 1].tag : x;
}

// false: stopped before the work that can be seen was done.
static bool drainlocal(gcwork *w, const drainctl *c) {
    drain d;
    d.w = w;
    d.at = d.nfound = d.head = d.tail = 0;
    for (uint32_t i = 0; i < FOUND; i++) d.found[i].obj = 0;
    int64_t check = w->scanwork + (c->maxwork && c->maxwork < CHECK_EVERY ? c->maxwork : CHECK_EVERY);
    for (;;) {
        while (d.tail - d.head < NEXT_MIN) {
            workbuf *wb = w->wbuf1;
            uintptr_t x;
            if (likely(wb && wb->nobj > 0)) x = wb->obj[--wb->nobj];
            else {
                settleall(&d);
                if (!(x = gcw_tryget(w))) break;
            }
            push(&d, tagged(x));
        }
        if (d.tail == d.head) return true;
        uintptr_t x = d.next[d.head++ % NEXT];
        uint32_t n = WORDS(x);
        if (likely(n - 1 < 64)) {
            scansmall(&d, ADDR(x), n);
            w->scanwork += 8 * n;
        } else scanlarge(&d, ADDR(x));
        if (likely(w->scanwork < check)) continue;
        check = w->scanwork + CHECK_EVERY;
        if (!rt_single && !c->stw && gcwork_empty()) {
            if (!gcw_hasobjects(w))
                for (uint32_t k = (d.tail - d.head) / 2; k > 0; k--) gcw_put(w, d.next[--d.tail % NEXT]);
            gcw_balance(w);
            if (c->preempt && atomic_load(&sched.npidle) != 0) wakep();
        }
        if (!shouldstop(w, c)) continue;
        settleall(&d);
        while (d.tail != d.head) gcw_put(w, d.next[--d.tail % NEXT]);
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
