// mbarrier.c - write barriers and copies of Go values.
// Twin: $GOROOT/src/runtime/mbarrier.go
//
// While marking runs, the old and the new target of a pointer that is stored in the heap or in a package variable are shaded, before the store.
// Shading the old one keeps the heap's snapshot at the start of the mark reachable; the new one matters where a value comes from a stack
// that is not scanned yet: that of a parked sender. (No goroutine runs with such a stack: execute scans it first.)
// Bulk forms shade every pointer word of the destination's old contents and of the source. What a stack held before is not shaded: dead
// slots hold anything. writebarrier_on changes only while the world is stopped.
#include "runtime/mgc.h"

_Atomic uint32_t writebarrier_on;

static USERMEM void shadevisit(void *ctx, void **word) {
    (void)ctx;
    gcshade((void *)load_rlx((_Atomic uintptr_t *)word));
}

static bool onstack(void *p) {
    uintptr_t page = ((uintptr_t)p - mheap_.base) >> PAGE_SHIFT;
    if (page >= mheap_.npagesreserved) return false;
    mspan *s = load_rlx(&mheap_.spans[page]);
    return s && load_rlx(&s->state) == SPAN_MANUAL;
}

void bulkbarrier(void *dst, const void *src, uintptr_t size, const _type *t) {
    if (!load_rlx(&writebarrier_on) || t->ptrdata == 0) return;
#if PLANT == 11
    return;
#endif
    if (!onstack(dst)) type_foreachptr(t, dst, size, shadevisit, NULL);
    if (src) type_foreachptr(t, (void *)(uintptr_t)src, size, shadevisit, NULL);
}

void typedmemmove(const _type *t, void *dst, const void *src) {
    if (dst == src) return;
    if (unlikely(load_rlx(&writebarrier_on))) bulkbarrier(dst, src, t->size, t);
    rt_memmove(dst, src, t->size);
}

void typedmemclr(const _type *t, void *dst) {
    if (unlikely(load_rlx(&writebarrier_on))) bulkbarrier(dst, NULL, t->size, t);
    rt_memclr(dst, t->size);
}
