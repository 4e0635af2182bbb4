// mcache.c - a P's spans, one of each class; mcentral.c's lists behind it.
// Twin: $GOROOT/src/runtime/mcache.go, mcentral.go      Locks: mcentral.lock
//
// mcache.alloc[c] is a span that this P alone allocates from, or emptyspan. A full one goes back to its mcentral and another with
// a free object is taken: swept ones first, then unswept ones (swept on the way), then new pages.
// mcentral lists by sweep state: when sweepgen advances by 2, "swept" becomes "unswept" without touching a span.
#include "runtime/mheap.h"
#include "runtime/mgc.h"

static mspan emptyspan;  // full for ever

mcache *mcache_new(void) {
    mcache *c = persistentalloc(sizeof *c, 64);
    for (int i = 0; i < NUM_SPANCLASSES; i++) c->alloc[i] = &emptyspan;
    return c;
}

static void pushlist(mspan **l, mspan *s) {
    s->next = *l;
    *l = s;
}

static mspan *poplist(mspan **l) {
    mspan *s = *l;
    if (s) *l = s->next, s->next = NULL;
    return s;
}

void mcentral_push(mcentral *c, mspan *s) {
    uint32_t k = load_rlx(&mheap_.sweepgen) / 2 % 2;
    lock(&c->lock);
    pushlist(s->alloccount == s->nelems ? &c->full[k] : &c->partial[k], s);
    unlock(&c->lock);
}

// A span that still has to be swept, taken off its list; the caller sweeps it.
mspan *mcentral_takeunswept(mcentral *c) {
    uint32_t k = load_rlx(&mheap_.sweepgen) / 2 % 2 ^ 1;
    lock(&c->lock);
    mspan *s = poplist(&c->partial[k]);
    if (!s) s = poplist(&c->full[k]);
    unlock(&c->lock);
    return s;
}

// Loads alloccache with the 64 bits that hold freeindex' word.
static void refillalloccache(mspan *s, uint32_t word) { s->alloccache = ~s->allocbits[word]; }

mspan *mcentral_cachespan(mcentral *c) {
    uint32_t sg, k;
    mspan *s;
again:
    sg = load_rlx(&mheap_.sweepgen);
    k = sg / 2 % 2;
    lock(&c->lock);
    s = poplist(&c->partial[k]);
    unlock(&c->lock);
    if (s) goto have;
    if (!load_acq(&mheap_.sweepdone)) {
        atomic_fetch_add(&mheap_.sweepers, 1);
        for (int budget = 100; budget > 0; budget--) {
            s = mcentral_takeunswept(c);
            if (!s) break;
            if (sweepspan(s, true)) {                // wholly free: its pages went back
                s = NULL;
                continue;
            }
            if (s->alloccount < s->nelems) break;
            mcentral_push(c, s);
            s = NULL;
        }
        atomic_fetch_sub(&mheap_.sweepers, 1);
        if (s) goto have;
    }
    if (unlikely(!memlimit_room(class_to_pages[c->spanclass >> 1]))) {
        memlimit_collect(class_to_pages[c->spanclass >> 1]);
        goto again;
    }
    s = mheap_alloc(class_to_pages[c->spanclass >> 1], (uint8_t)c->spanclass);
have:
    store_rlx(&s->sweepgen, sg + 3);
    refillalloccache(s, s->freeindex / 64);
    s->alloccache >>= s->freeindex % 64;
    return s;
}

void mcentral_uncachespan(mcentral *c, mspan *s) {
    uint32_t sg = load_rlx(&mheap_.sweepgen);
    bool stale = load_rlx(&s->sweepgen) == sg + 1;   // cached before the current cycle: it still has to be swept
    if (stale) {
        store_rlx(&s->sweepgen, sg - 1);
        if (!sweepspan(s, true)) mcentral_push(c, s);
        return;
    }
    store_rlx(&s->sweepgen, sg);
    mcentral_push(c, s);
}

// Statistics of what was handed out of s since it was cached.
static void settle(mcache *c, mspan *s) {
    uint64_t n = (uint64_t)(s->alloccount - s->cachedcount);
    c->nmalloc += n;
    c->nclass[s->spanclass >> 1] += n;
    c->mallocbytes += n * s->elemsize;
    s->cachedcount = s->alloccount;
}

void mcache_refill(mcache *c, uint32_t spc) {
    mspan *s = c->alloc[spc];
    mcentral *mc = &mheap_.central[spc];
    if (s != &emptyspan) {
        settle(c, s);
        c->alloc[spc] = &emptyspan;  // a collection may look meanwhile
        mcentral_uncachespan(mc, s);
    }
    s = mcentral_cachespan(mc);
    s->cachedcount = s->alloccount;
    uint64_t used = (uint64_t)s->alloccount * s->elemsize;
    c->alloc[spc] = s;
    int64_t left = (int64_t)((s->npages << PAGE_SHIFT) - used);
    gcaddlive(left);  // counted as if all of it will be handed out
    if (unlikely(load_rlx(&gcphase) == GCMARK)) gcassist(getm()->p, left);
    if (unlikely(!load_acq(&mheap_.sweepdone))) gcsweep_assist((uintptr_t)left);
}

void mcache_releaseall(mcache *c) {
    for (int i = 0; i < NUM_SPANCLASSES; i++) {
        mspan *s = c->alloc[i];
        if (s == &emptyspan) continue;
        c->alloc[i] = &emptyspan;
        settle(c, s);
        gcaddlive(-(int64_t)((s->npages << PAGE_SHIFT) - (uint64_t)s->alloccount * s->elemsize));
        mcentral_uncachespan(&mheap_.central[i], s);
    }
    c->tiny = NULL;
    c->tinyoffset = 0;
}

void mcache_fold(mcache *c) {
    gc.nmalloc += c->nmalloc;
    gc.mallocbytes += c->mallocbytes;
    c->nmalloc = c->mallocbytes = 0;
    for (int i = 0; i < NUM_SIZECLASSES; i++) {
        gc.nclass[i] += c->nclass[i];
        c->nclass[i] = 0;
    }
    atomic_fetch_add_explicit(&gc.tinyallocs, c->tinyallocs, memory_order_relaxed);
    c->tinyallocs = 0;
}
