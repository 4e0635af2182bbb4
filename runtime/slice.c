// slice.c - make and append's growth.
// Twin: $GOROOT/src/runtime/slice.go
//
// Capacities are gc's to the element, since programs print them: double below 256 elements, then by a quarter plus 192,
// rounded up to what the allocator gives for that many bytes.
#include "runtime/mheap.h"

enum { GROW_THRESHOLD = 256 };
#define MAXALLOC (1ull << 48)

rtstatus makeslice(G *gp, const _type *elem, int64_t len, int64_t cap, void **out) {
    uint64_t bytes;
    bool bad = mulover(elem->size, (uint64_t)cap, &bytes) || bytes > MAXALLOC;
    if (unlikely(bad || len < 0 || len > cap)) {
        uint64_t lb;  // gc blames len if len alone is too large
        if (len < 0 || mulover(elem->size, (uint64_t)len, &lb) || lb > MAXALLOC)
            return rt_panic(gp, PE_ERROR, "makeslice: len out of range");
        return rt_panic(gp, PE_ERROR, "makeslice: cap out of range");
    }
    *out = mallocgc(bytes, elem, true);
    return RT_OK;
}

static int64_t nextslicecap(int64_t newlen, int64_t oldcap) {
    int64_t dbl = oldcap + oldcap, c = oldcap;
    if (newlen > dbl) return newlen;
    if (oldcap < GROW_THRESHOLD) return dbl;
    do c += (c + 3 * GROW_THRESHOLD) >> 2;
    while ((uint64_t)c < (uint64_t)newlen);
    return c <= 0 ? newlen : c;
}

rtstatus growslice(G *gp, const _type *elem, void *oldp, int64_t newlen, int64_t oldcap, int64_t num, goslice *out) {
    int64_t oldlen = (int64_t)((uint64_t)newlen - (uint64_t)num);
    if (unlikely(newlen < 0)) return rt_panic(gp, PE_ERROR, "growslice: len out of range");
    uintptr_t es = elem->size;
    if (es == 0) {
        *out = (goslice){ mallocgc(0, NULL, false), newlen, newlen };
        return RT_OK;
    }
    int64_t newcap = nextslicecap(newlen, oldcap);
    bool noscan = elem->ptrdata == 0, over;
    uint64_t want, capmem;
    over = mulover(es, (uint64_t)newcap, &want) || want > MAXALLOC;
    if (unlikely(over)) return rt_panic(gp, PE_ERROR, "growslice: len out of range");
    capmem = roundupsize(want, noscan);
    if (es == 1) newcap = (int64_t)capmem;
    else if ((es & (es - 1)) == 0) newcap = (int64_t)(capmem >> __builtin_ctzll(es));
    else {
        newcap = (int64_t)(capmem / es);
        capmem = (uint64_t)newcap * es;
    }
    if (unlikely(capmem > MAXALLOC)) return rt_panic(gp, PE_ERROR, "growslice: len out of range");
    uintptr_t lenmem = (uintptr_t)oldlen * es;
    uint8_t *p;
    if (noscan) {
        p = mallocgc(capmem, NULL, false);
        uintptr_t from = (uintptr_t)newlen * es;  // the caller overwrites [oldlen, newlen)
        memset(p + from, 0, capmem - from);
    } else {
        p = mallocgc(capmem, elem, true);
        if (unlikely(load_rlx(&writebarrier_on)) && lenmem) bulkbarrier(p, oldp, lenmem, elem);
    }
    if (lenmem) rt_memmove(p, oldp, lenmem);
    *out = (goslice){ p, newlen, newcap };
    return RT_OK;
}
