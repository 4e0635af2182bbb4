// mbarrier.c - write barriers and copies of Go values.
// Twin: $GOROOT/src/runtime/mbarrier.go, mwbbuf.go
//
// The hybrid barrier: before a pointer in the heap is overwritten while marking runs, both the old and the new target
// are shaded. writebarrier_on changes only while the world is stopped. Bulk forms shade every pointer word of the destination's old
// contents and of the source. Shading puts the object on the P's gcwork.
#include "runtime/mgc.h"

_Atomic uint32_t writebarrier_on;

static inline void shade(void *p) {
    if (p) greyobject(&getm()->p->gcw, (uintptr_t)p);
}

void gcwritebarrier(void **dst, void *newval) {
    shade((void *)load_rlx((_Atomic uintptr_t *)dst));
    shade(newval);
}

static void shadevisit(void *ctx, void **word) {
    (void)ctx;
    shade((void *)load_rlx((_Atomic uintptr_t *)word));
}

void bulkbarrier(void *dst, const void *src, uintptr_t size, const _type *t) {
    if (!load_rlx(&writebarrier_on) || t->ptrdata == 0) return;
    type_foreachptr(t, dst, size, shadevisit, NULL);
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
