// mgcsweep.c - sweeping, span by span, when somebody needs one.
// Twin: $GOROOT/src/runtime/mgcsweep.go
//
// Sweeping a span: objects with specials are looked at first (a finalizer brings its object back to life for one more cycle), then
// the mark bits become the allocation bits. Spans reach the sweeper through their mcentral's unswept lists, so each is swept
// by exactly one thread; sweepgen proves it. Who sweeps: allocation that needs a span of that class, large allocation that needs
// pages, idle Ms, and the starter of the next cycle for what is left.
#include "runtime/mgc.h"

static _Atomic uint32_t sweepclass;  // mcentrals below hold nothing unswept

static void clobber(mspan *s) {
    for (uint32_t i = 0; i < s->nelems; i++) {
        bool was = i < s->freeindex || (s->allocbits[i / 64] >> (i % 64) & 1);
        if (!was || (load_rlx(&s->markbits[i / 64]) >> (i % 64) & 1)) continue;
        uint32_t *w = (uint32_t *)(s->base + (uintptr_t)i * s->elemsize);
        uintptr_t k = !(s->spanclass & 1) && s->spanclass >> 1 && s->elemsize > HEADER_MIN ? 2 : 0;  // not the type word
        for (; k < s->elemsize / 4; k++) w[k] = 0xdeadbeef;
    }
}

bool sweepspan(mspan *s, bool owned) {
    (void)owned;
    uint32_t sg = load_rlx(&mheap_.sweepgen);
    rt_assert(load_rlx(&s->sweepgen) == sg - 2 || load_rlx(&s->sweepgen) == sg - 1);
    store_rlx(&s->sweepgen, sg - 1);
    if (load_rlx(&s->specials)) specials_sweep(s);
    if (unlikely(debug.clobberfree)) clobber(s);
    uint32_t words = (s->nelems + 63u) / 64, live = 0;
    for (uint32_t i = 0; i < words; i++) live += (uint32_t)__builtin_popcountll(load_rlx(&s->markbits[i]));
    // A pointer just past an object may have marked a slot that was never handed out: more live than allocated.
    uint32_t freed = s->alloccount > live ? s->alloccount - live : 0;
    if (freed) {
        s->needzero = true;
        atomic_fetch_add_explicit(&gc.nfree, freed, memory_order_relaxed);
        atomic_fetch_add_explicit(&gc.nfreeclass[s->spanclass >> 1], freed, memory_order_relaxed);
        atomic_fetch_add_explicit(&gc.freebytes, freed * s->elemsize, memory_order_relaxed);
    }
    s->alloccount = (uint16_t)live;
    s->freeindex = 0;
    if (live == 0) {
        store_rlx(&s->sweepgen, sg);
        mheap_free(s);
        return true;
    }
    for (uint32_t i = 0; i < words; i++) {
        s->allocbits[i] = load_rlx(&s->markbits[i]);
        store_rlx(&s->markbits[i], 0);
    }
    s->alloccache = ~s->allocbits[0];
    store_rel(&s->sweepgen, sg);
    return false;
}

uintptr_t sweepone(void) {
    mheap *h = &mheap_;
    uintptr_t got = ~(uintptr_t)0;
    if (load_acq(&h->sweepdone)) return got;
    // Counted before a span is taken: who finds the lists empty and then sees no sweeper knows that all is swept.
    atomic_fetch_add(&h->sweepers, 1);
    for (;;) {
        uint32_t c = load_rlx(&sweepclass);
        if (c >= NUM_SPANCLASSES) {
            store_rel(&h->sweepdone, 1);
            break;
        }
        mcentral *mc = &h->central[c];
        mspan *s = mcentral_takeunswept(mc);
        if (!s) {
            atomic_compare_exchange_strong_explicit(&sweepclass, &c, c + 1, memory_order_relaxed, memory_order_relaxed);
            continue;
        }
        uintptr_t n = s->npages;
        bool gone = sweepspan(s, true);
        if (!gone) mcentral_push(mc, s);
        got = gone ? n : 0;
        break;
    }
    atomic_fetch_sub(&h->sweepers, 1);
    return got;
}

// gcpaceafter's counterpart: the pages that are to be swept are spread over the bytes until the next trigger.
void gcsweep_assist(uintptr_t bytes) {
    int64_t room = load_rlx(&gc.trigger) - load_rlx(&gc.heaplive);
    if (room < (1 << 20)) room = 1 << 20;
    double ratio = (double)load_rlx(&mheap_.pagesinuse) * 1.2 / (double)room;  // too much at first, since those swept are counted again
    int64_t pages = (int64_t)((double)bytes * ratio) + 1;
    if (pages > 256) pages = 256;
    while (pages > 0) {
        uintptr_t n = sweepone();
        if (n == ~(uintptr_t)0) break;
        pages -= n > 0 ? (int64_t)n : 1;
    }
}

// After it every span is swept, unless another cycle has begun.
void gcsweep_finish(void) {
    while (sweepone() != ~(uintptr_t)0) continue;
    while (atomic_load(&mheap_.sweepers) != 0) osyield();
}

// (stw) All caches have been flushed: every span in use is on a "swept" list, which the new generation calls "unswept".
void gcsweep_start(void) {
    mheap *h = &mheap_;
    atomic_fetch_add_explicit(&h->sweepgen, 2, memory_order_relaxed);
    store_rlx(&sweepclass, 0);
    store_rel(&h->sweepdone, 0);
}
