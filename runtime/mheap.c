// mheap.c - the heap: reserve, commit, spans from runs of pages.
// Twin: $GOROOT/src/runtime/mheap.go      Locks: mheap.lock (rank MHEAP)
//
// A span is a run of pages for objects of one class, for one large object, or for stacks (SPAN_MANUAL). mspan structs are never
// freed to the system, only recycled, so that a stale pointer into spans[] reads a span whose bounds do not fit.
// Bits (allocation and mark) live in memory that stays with the struct and only grows.
#include "runtime/mheap.h"
#include "runtime/mgc.h"

enum { COMMIT_SMALL = 16, COMMIT = 64, // chunks at once, in a heap of 64 MiB and more
       RELEASE_RUN = 1 };              // pages

mheap mheap_ = { .lock = MUTEX_INIT(MHEAP) };
spaninfo spaninfos[NUM_SPANCLASSES];

static uint16_t objectsinpages(uint32_t spanclass, uintptr_t npages) {
    uintptr_t size = class_to_size[spanclass >> 1], usable = npages << PAGE_SHIFT;
    if (!(spanclass & 1) && size <= HEADER_MIN) usable -= HEAPBITS_BYTES;
    return (uint16_t)(usable / size);
}

void mheap_init(void) {
    mheap *h = &mheap_;
    uintptr_t size = RT_TSAN ? 16ull << 30 : 256ull << 30;
    void *p;
    while ((p = sysreserve(size + CHUNK_BYTES)) == NULL && size > (64u << 20)) size >>= 1;
    if (!p) outofmemory();
    h->base = ((uintptr_t)p + CHUNK_BYTES - 1) & ~(uintptr_t)(CHUNK_BYTES - 1);
    h->reserved = size;
    h->npagesreserved = size >> PAGE_SHIFT;
    h->spans = sysreserve(h->npagesreserved * sizeof h->spans[0]);
    if (!h->spans) outofmemory();
    syscommit((void *)h->spans, h->npagesreserved * sizeof h->spans[0]);
    h->pageclass = sysreserve(h->npagesreserved);
    h->marks = sysreserve(h->npagesreserved * MARK_WORDS * 8);
    if (!h->pageclass || !h->marks) outofmemory();
    syscommit((void *)h->pageclass, h->npagesreserved);
    pagealloc_init(&h->pages, size / CHUNK_BYTES);
    store_rlx(&h->sweepgen, 2);
    store_rlx(&h->sweepdone, 1);
    for (uint32_t i = 0; i < NUM_SPANCLASSES; i++) {
        h->central[i].spanclass = i;
        h->central[i].lock.rank = RANK_MCENTRAL;
    }
    for (int i = 1; i < NUM_SIZECLASSES; i++) class_to_divmul[i] = ~0u / class_to_size[i] + 1;
    for (uint32_t i = 2; i < NUM_SPANCLASSES; i++)
        spaninfos[i] = (spaninfo){ class_to_divmul[i >> 1], class_to_size[i >> 1], objectsinpages(i, 1),
                                   (uint64_t)(i & 1) << 63 | (uint64_t)(class_to_size[i >> 1] / 8) << TAG_SHIFT };
}

// Under mheap.lock.
static mspan *newspan(void) {
    mheap *h = &mheap_;
    mspan *s = h->freespans;
    if (s) {
        h->freespans = s->next;
        s->next = NULL;
        return s;
    }
    s = persistentalloc(sizeof *s, 64);
    s->speciallock.rank = RANK_SPECIAL;
    if (h->nallspans == h->capallspans) {
        uint32_t cap = h->capallspans ? h->capallspans * 2 : 1024;
        mspan **a = persistentalloc(cap * sizeof *a, 8);  // markers may still walk the old array
        if (h->nallspans) memcpy(a, h->allspans, h->nallspans * sizeof *a);
        h->allspans = a;
        h->capallspans = cap;
    }
    h->allspans[h->nallspans++] = s;
    return s;
}

bool mheap_commit(mheap *h, uintptr_t n) {
    uintptr_t from = h->pages.committed;
    if (n <= from) return true;
    if (n > h->pages.maxchunks) return false;
    uintptr_t to = n < COMMIT_SMALL ? n : (n + COMMIT - 1) / COMMIT * COMMIT;
    if (to > h->pages.maxchunks) to = h->pages.maxchunks;
    for (; to >= n; to = n < to ? n : n - 1)
        if (systrycommit((void *)(h->base + from * CHUNK_BYTES), (to - from) * CHUNK_BYTES) &&
            systrycommit((void *)(h->marks + from * CHUNK_PAGES * MARK_WORDS), (to - from) * CHUNK_PAGES * MARK_WORDS * 8)) {
            h->pages.committed = to;
            return true;
        }
    return false;
}

static void growheap(mheap *h, uintptr_t npages) {
    uintptr_t need = (npages + CHUNK_PAGES - 1) / CHUNK_PAGES;
    if (!mheap_commit(h, h->pages.nchunks + need)) {
        unlock(&h->lock);
        outofmemory();
    }
    pagealloc_grow(&h->pages, need);
}

static mspan *allocpages(uintptr_t npages, uint8_t state) {
    mheap *h = &mheap_;
    lock(&h->lock);
    if (npages > h->npagesreserved) {
        unlock(&h->lock);
        outofmemory();
    }
    intptr_t page = pagealloc_alloc(&h->pages, npages);
    if (page < 0) {
        growheap(h, npages);
        page = pagealloc_alloc(&h->pages, npages);
        if (page < 0) throw("heap grew and still has no room");
    }
    mspan *s = newspan();
    s->base = h->base + ((uintptr_t)page << PAGE_SHIFT);
    s->npages = npages;
    uintptr_t end = (uintptr_t)page + npages;
    uint64_t idle = load_rlx(&h->idlepages);
    if ((uintptr_t)page < h->zeroedpage) store_rlx(&h->idlepages, idle > npages ? idle - npages : 0);
    s->needzero = (uintptr_t)page < h->zeroedpage;
    if (end > h->zeroedpage) h->zeroedpage = end;
    atomic_fetch_add_explicit(&h->pagesinuse, npages, memory_order_relaxed);
    if (state == SPAN_MANUAL) atomic_fetch_add_explicit(&h->manualpages, npages, memory_order_relaxed);
    bool ask = !s->needzero && mready_due(h);
    unlock(&h->lock);
    if (unlikely(ask)) mready_ask();
    return s;
}

// Makes the span visible to spanof: everything else in it must be set.
static void publish(mspan *s, uint8_t state) {
    _Atomic(mspan *) *t = &mheap_.spans[(s->base - mheap_.base) >> PAGE_SHIFT];
    for (uintptr_t i = 0; i < s->npages; i++) store_rlx(&t[i], s);
    store_rel(&s->state, state);
}

mspan *mheap_alloc(uintptr_t npages, uint8_t spanclass) {
    mspan *s = allocpages(npages, SPAN_INUSE);
    uint32_t sc = spanclass >> 1;
    s->spanclass = spanclass;
    s->largetype = NULL;
    if (sc == 0) {
        s->elemsize = npages << PAGE_SHIFT;
        s->nelems = 1;
        s->divmul = 0;
    } else {
        s->elemsize = class_to_size[sc];
        s->nelems = objectsinpages(spanclass, npages);
        s->divmul = class_to_divmul[sc];
    }
    s->limit = s->base + s->elemsize * s->nelems;
    uint32_t words = (s->nelems + 63u) / 64 + 1;  // one more: alloccache may be refilled past the end
    if (s->bitwords < words) {
        s->allocbits = persistentalloc(words * 8, 8);
        s->bitwords = words;
    }
    memset(s->allocbits, 0, words * 8);
    uintptr_t page = (s->base - mheap_.base) >> PAGE_SHIFT;
    s->markbits = mheap_.marks + page * MARK_WORDS;
    memset((void *)s->markbits, 0, (words - 1) * 8);
    s->freeindex = 0;
    s->alloccount = 0;
    s->alloccache = ~0ull;
    store_rlx(&s->sweepgen, load_rlx(&mheap_.sweepgen));
    if (!(spanclass & 1) && sc != 0 && s->elemsize <= HEADER_MIN) {
        memset(spanheapbits(s), 0, HEAPBITS_BYTES);
        *(uint64_t *)s->base = 0;  // both in fresh pages too: a page that is read before it is written takes two faults
    }
    if (!(spanclass & 1) && s->elemsize > HEADER_MIN && sc != 0 && s->needzero)  // a marker may look at a slot before it is handed out
        for (uint32_t i = 0; i < s->nelems; i++) *(void **)(s->base + i * s->elemsize) = NULL;
    publish(s, SPAN_INUSE);
    if (npages == 1 && sc != 0) store_rel(&mheap_.pageclass[page], spanclass + 1);
    return s;
}

mspan *mheap_allocmanual(uintptr_t npages) {
    memlimit_stack(npages);
    mspan *s = allocpages(npages, SPAN_MANUAL);
    s->elemsize = 0;
    s->limit = s->base + (npages << PAGE_SHIFT);
    s->manualfree = 0;
    s->stackfreelist = NULL;
    publish(s, SPAN_MANUAL);
    return s;
}

void mheap_free(mspan *s) {
    mheap *h = &mheap_;
    uint8_t was = load_rlx(&s->state);
    store_rlx(&h->pageclass[(s->base - h->base) >> PAGE_SHIFT], 0);
    store_rel(&s->state, SPAN_DEAD);
    lock(&h->lock);
    if (was == SPAN_MANUAL) atomic_fetch_sub_explicit(&h->manualpages, s->npages, memory_order_relaxed);
    atomic_fetch_sub_explicit(&h->pagesinuse, s->npages, memory_order_relaxed);
    store_rlx(&h->idlepages, load_rlx(&h->idlepages) + s->npages);
    pagealloc_free(&h->pages, (s->base - h->base) >> PAGE_SHIFT, s->npages);
    s->next = h->freespans;
    s->prev = NULL;
    h->freespans = s;
    unlock(&h->lock);
}

// Gives back the free pages of chunk c: to the allocator they look used meanwhile, and the lock is free. (It is held before and after.)
static void release(mheap *h, uintptr_t c) {
    uint64_t bits[CHUNK_PAGES / 64];
    pagealloc_claim(&h->pages, c, bits);
    unlock(&h->lock);
    uintptr_t run = 0, base = h->base + c * CHUNK_BYTES;
    for (uintptr_t i = 0; i <= CHUNK_PAGES; i++) {
        if (i < CHUNK_PAGES && !(bits[i / 64] >> (i % 64) & 1)) {
            run++;
            continue;
        }
        if (run == CHUNK_PAGES && c >= COMMIT_SMALL) sysnothuge((void *)base, CHUNK_BYTES);  // whoever touches it next must not wait for a huge page
        if (run >= RELEASE_RUN) sysunused((void *)(base + ((i - run) << PAGE_SHIFT)), run << PAGE_SHIFT);
        run = 0;
    }
    lock(&h->lock);
    pagealloc_unclaim(&h->pages, c, bits);
}

// Returns memory to the system: what sysmon, every second, has found wholly free in AGE_RELEASE rounds, down to what the heap will need until the next
// collection and a tenth more; everything if force. A chunk that is used again starts from zero. Partly used chunks are not counted
// as released: their pages come back singly.
void mheap_scavenge(bool force) {
    mheap *h = &mheap_;
    lock(&h->lock);
    uint64_t resident = (h->zeroedpage << PAGE_SHIFT) - mheap_released();
    for (uintptr_t c = 0; c < h->pages.nchunks && c * CHUNK_PAGES < h->zeroedpage; c++) {
        uint8_t *age = &h->pages.age[c];
        if (*age == AGE_RELEASED) continue;
        if (h->pages.sum[c].start != CHUNK_PAGES) {
            if (force && h->pages.sum[c].max >= RELEASE_RUN) release(h, c);
            continue;
        }
        if (!force && (resident <= load_rlx(&gc.retain) || ++*age < AGE_RELEASE)) continue;
        release(h, c);
        if (h->pages.sum[c].start != CHUNK_PAGES) continue;
        *age = AGE_RELEASED;
        resident -= resident > CHUNK_BYTES ? CHUNK_BYTES : resident;
    }
    if (force) store_rlx(&h->idlepages, 0);
    unlock(&h->lock);
}

uint64_t mheap_released(void) {
    uint64_t n = 0;
    for (uintptr_t c = 0; c < mheap_.pages.nchunks; c++)
        if (mheap_.pages.age[c] == AGE_RELEASED) n += CHUNK_BYTES;
    return n;
}

