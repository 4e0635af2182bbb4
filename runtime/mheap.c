// mheap.c - the heap: reserve, commit, spans from runs of pages.
// Twin: $GOROOT/src/runtime/mheap.go      Locks: mheap.lock (rank MHEAP)
//
// A span is a run of pages for objects of one class, for one large object, or for stacks (SPAN_MANUAL). mspan structs are never
// freed to the system, only recycled, so that a stale pointer into spans[] reads a span whose bounds do not fit.
// Bits (allocation and mark) live in memory that stays with the struct and only grows.
#include "runtime/mheap.h"
#include "runtime/mgc.h"

enum { HUGE_FROM = 16,      // chunks: heaps above 64 MiB grow in huge pages
       RELEASE_RUN = 1 };   // pages

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
        spaninfos[i] = (spaninfo){ class_to_divmul[i >> 1], class_to_size[i >> 1], objectsinpages(i, 1) };
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

static void growheap(mheap *h, uintptr_t npages) {
    uintptr_t need = (npages + CHUNK_PAGES - 1) / CHUNK_PAGES;
    uintptr_t more = h->pages.nchunks / 8;
    if (more > 16) more = 16;
    if (need < more) need = more;
    if (h->pages.nchunks + need > h->pages.maxchunks) {
        need = (npages + CHUNK_PAGES - 1) / CHUNK_PAGES;
        if (h->pages.nchunks + need > h->pages.maxchunks) {
            unlock(&h->lock);
            outofmemory();
        }
    }
    syscommit((void *)(h->base + h->pages.nchunks * CHUNK_BYTES), need * CHUNK_BYTES);
    syscommit((void *)(h->marks + h->pages.nchunks * CHUNK_PAGES * MARK_WORDS), need * CHUNK_PAGES * MARK_WORDS * 8);
    if (h->pages.nchunks >= HUGE_FROM) syshuge((void *)(h->base + h->pages.nchunks * CHUNK_BYTES), need * CHUNK_BYTES);
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
    unlock(&h->lock);
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
    if (!(spanclass & 1) && sc != 0 && s->elemsize <= HEADER_MIN && s->needzero)
        memset(spanheapbits(s), 0, HEAPBITS_BYTES);
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

// Gives back the free pages of a chunk that is in use, if several lie together. They are not counted as released: they come back singly.
static void releaseruns(mheap *h, uintptr_t c) {
    uintptr_t run = 0;
    for (uintptr_t i = 0; i <= CHUNK_PAGES; i++) {
        if (i < CHUNK_PAGES && !(h->pages.bits[c][i / 64] >> (i % 64) & 1)) {
            run++;
            continue;
        }
        if (run >= RELEASE_RUN) sysunused((void *)(h->base + c * CHUNK_BYTES + ((i - run) << PAGE_SHIFT)), run << PAGE_SHIFT);
        run = 0;
    }
}

// Returns memory to the system: chunks that were wholly free in AGE_RELEASE rounds (all free ones if force). sysmon calls it every
// second; a chunk that is used again starts from zero.
void mheap_scavenge(bool force) {
    mheap *h = &mheap_;
    lock(&h->lock);
    for (uintptr_t c = 0; c < h->pages.nchunks && c * CHUNK_PAGES < h->zeroedpage; c++) {
        uint8_t *age = &h->pages.age[c];
        if (*age == AGE_RELEASED) continue;
        if (h->pages.sum[c].start != CHUNK_PAGES) {
            if (force && h->pages.sum[c].max >= RELEASE_RUN) releaseruns(h, c);
            continue;
        }
        if (++*age < AGE_RELEASE && !force) continue;
        sysunused((void *)(h->base + c * CHUNK_BYTES), CHUNK_BYTES);
        *age = AGE_RELEASED;
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

