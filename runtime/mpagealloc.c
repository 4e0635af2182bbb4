// mpagealloc.c - which pages of the heap's range are in use: first fit by address.
// Twin: $GOROOT/src/runtime/mpagealloc.go      Locks: all under mheap.lock
//
// A bit a page, in chunks of 512 pages (4 MiB). Each chunk has a summary: free pages at its start, its longest free run, free
// pages at its end. A search walks the summaries from the lowest chunk that may have a free page, joining runs across chunks.
// gc has five levels of summaries; one is enough here: 20 GiB of heap are 5,000 summaries, 30 KB to walk.
#include "runtime/mheap.h"

void pagealloc_init(pagealloc *p, uintptr_t maxchunks) {
    p->maxchunks = maxchunks;
    p->bits = sysreserve(maxchunks * sizeof p->bits[0]);
    p->sum = sysreserve(maxchunks * sizeof p->sum[0]);
    p->age = sysreserve(maxchunks);
    if (!p->bits || !p->sum || !p->age) outofmemory();
    syscommit(p->age, maxchunks);
    syscommit(p->bits, maxchunks * sizeof p->bits[0]);
    syscommit(p->sum, maxchunks * sizeof p->sum[0]);
}

static void summarise(pagealloc *p, uintptr_t c) {
    const uint64_t *w = p->bits[c];
    uint32_t run = 0, max = 0, start = 0;
    bool first = true;
    for (int i = 0; i < CHUNK_PAGES / 64; i++) {
        uint64_t x = w[i];
        if (x == 0) {
            run += 64;
            continue;
        }
        uint32_t pos = 0;
        while (x != 0) {                       // a free run ends at each used bit
            uint32_t z = (uint32_t)__builtin_ctzll(x);
            run += z - pos;
            if (first) start = run, first = false;
            if (run > max) max = run;
            run = 0;
            uint64_t y = ~(x >> z);
            uint32_t ones = y ? (uint32_t)__builtin_ctzll(y) : 64;
            pos = z + ones;
            x = pos >= 64 ? 0 : x >> pos << pos;
        }
        run += 64 - pos;
    }
    if (first) start = run;
    if (run > max) max = run;
    p->sum[c] = (pagesum){ (uint16_t)start, (uint16_t)max, (uint16_t)run };
}

static void setrange(pagealloc *p, uintptr_t page, uintptr_t n, bool used) {
    while (n > 0) {
        uintptr_t c = page / CHUNK_PAGES, i = page % CHUNK_PAGES / 64, b = page % 64;
        uintptr_t k = 64 - b < n ? 64 - b : n;
        uint64_t m = (k == 64 ? ~0ull : (1ull << k) - 1) << b;
        rt_assert(used ? (p->bits[c][i] & m) == 0 : (p->bits[c][i] & m) == m);
        if (used) p->bits[c][i] |= m, p->age[c] = 0;
        else p->bits[c][i] &= ~m;
        page += k;
        n -= k;
        if (n == 0 || page % CHUNK_PAGES == 0) summarise(p, c);
    }
}

// First page of the first run of n free pages inside chunk c (its summary says that there is one).
static uintptr_t findinchunk(pagealloc *p, uintptr_t c, uintptr_t n) {
    const uint64_t *w = p->bits[c];
    uintptr_t run = 0;
    for (uintptr_t i = 0; i < CHUNK_PAGES;) {
        uint64_t x = w[i / 64] >> (i % 64);
        if (x & 1) {
            run = 0;
            uint64_t y = ~x;
            uintptr_t ones = y ? (uintptr_t)__builtin_ctzll(y) : 64;
            if (ones > 64 - i % 64) ones = 64 - i % 64;
            i += ones;
        } else {
            uintptr_t z = x ? (uintptr_t)__builtin_ctzll(x) : 64 - i % 64;
            run += z;
            i += z;
            if (run >= n) return i - run;
        }
    }
    throw("page summary and bits disagree");
}

intptr_t pagealloc_alloc(pagealloc *p, uintptr_t n) {
    while (p->hint < p->nchunks && p->sum[p->hint].max == 0) p->hint++;
    uintptr_t run = 0;  // free pages that end where chunk c begins
    for (uintptr_t c = p->hint; c < p->nchunks; c++) {
        pagesum s = p->sum[c];
        uintptr_t page;
        if (run + s.start >= n) page = c * CHUNK_PAGES - run;
        else if (s.max >= n) page = c * CHUNK_PAGES + findinchunk(p, c, n);
        else {
            run = s.start == CHUNK_PAGES ? run + CHUNK_PAGES : s.end;
            continue;
        }
        setrange(p, page, n, true);
        return (intptr_t)page;
    }
    return -1;
}

void pagealloc_free(pagealloc *p, uintptr_t page, uintptr_t n) {
    setrange(p, page, n, false);
    if (page / CHUNK_PAGES < p->hint) p->hint = page / CHUNK_PAGES;
}

void pagealloc_grow(pagealloc *p, uintptr_t n) {
    for (uintptr_t c = p->nchunks; c < p->nchunks + n; c++) p->sum[c] = (pagesum){ CHUNK_PAGES, CHUNK_PAGES, CHUNK_PAGES };
    p->nchunks += n;
}

void pagealloc_claim(pagealloc *p, uintptr_t c, uint64_t *mine) {
    memcpy(mine, p->bits[c], sizeof p->bits[c]);
    memset(p->bits[c], 0xff, sizeof p->bits[c]);
    p->sum[c] = (pagesum){ 0, 0, 0 };
}

void pagealloc_unclaim(pagealloc *p, uintptr_t c, const uint64_t *mine) {
    for (int i = 0; i < CHUNK_PAGES / 64; i++) p->bits[c][i] &= mine[i];  // what others have freed meanwhile is free already
    summarise(p, c);
    if (c < p->hint) p->hint = c;
}

uint64_t pagealloc_countfree(pagealloc *p) {
    uint64_t n = 0;
    for (uintptr_t c = 0; c < p->nchunks; c++)
        for (int i = 0; i < CHUNK_PAGES / 64; i++) n += 64 - (uint64_t)__builtin_popcountll(p->bits[c][i]);
    return n;
}
