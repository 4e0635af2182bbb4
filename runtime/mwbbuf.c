// mwbbuf.c - the write barrier's buffer: pointers to shade, noted one store at a time and looked up many at once.
// Twin: $GOROOT/src/runtime/mwbbuf.go      Locks: none; a P's buffer belongs to its M, and to the collector while the world is stopped
//
// Flushing looks at the span and the mark bit of each noted word in two passes, so that the cache misses overlap. Marking cannot end while
// a buffer holds something: gcmarkdone flushes all of them before it looks for work.
#include "runtime/mgc.h"

void wbbufflush(P *p) {
    wbbuf *b = &p->wbbuf;
    uint32_t n = b->n;
    b->n = 0;
    for (uint32_t i = 0; i < n; i++) {
        uintptr_t page = (b->p[i] - mheap_.base) >> PAGE_SHIFT;
        if (page < mheap_.npagesreserved) __builtin_prefetch(load_rlx(&mheap_.spans[page]));
    }
    for (uint32_t i = 0; i < n; i++) greyobject(&p->gcw, b->p[i]);
}

static inline void wbnote(P *p, uintptr_t word) {
    if ((word - mheap_.base) >> PAGE_SHIFT >= mheap_.npagesreserved) return;
    p->wbbuf.p[p->wbbuf.n++] = word;
    if (unlikely(p->wbbuf.n == WBBUF_SIZE)) wbbufflush(p);
}

void gcshade(void *p) { wbnote(getm()->p, (uintptr_t)p); }

USERMEM void gcwritebarrier(void **dst, void *newval) {
    P *p = getm()->p;
    wbnote(p, load_rlx((_Atomic uintptr_t *)dst));
    wbnote(p, (uintptr_t)newval);
}
