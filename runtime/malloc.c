// malloc.c - allocate heap objects.
// Twin: $GOROOT/src/runtime/malloc.go      Locks: none on the fast path (the P's mcache)
//
// Sizes up to 32,760 bytes come from the P's span of that class: the next zero of the span's 64-bit alloccache is the next free
// slot. Pointer-free objects under 16 bytes share 16-byte blocks (tiny allocator). Larger ones get a span of their own.
// Nothing here is a safepoint: a collection that becomes due is only requested.
#include "runtime/mgc.h"
#include "runtime/mprof.h"

static uint64_t zerobase[2];  // every zero-size object
static _Atomic uint64_t stresscount;

// gcstress=N: at every Nth allocation while a collection looks at less than 1 MiB of heap and stacks; above that at such intervals
// that an allocation costs 16 KiB of marking on the average.
void mallocstress(void) {
    uint64_t work = (load_rlx(&mheap_.manualpages) << PAGE_SHIFT) + (uint64_t)load_rlx(&gc.heaplive), every = (uint64_t)debug.gcstress;
    if (work > 1 << 20) every *= work >> 14;
    if (atomic_fetch_add_explicit(&stresscount, 1, memory_order_relaxed) % every == 0) gcrequest();
}

static inline void *nextfreefast(mspan *s) {
    if (unlikely(s->alloccache == 0)) return NULL;
    uint32_t z = (uint32_t)__builtin_ctzll(s->alloccache);
    uint32_t i = s->freeindex + z;
    if (unlikely(i >= s->nelems)) return NULL;
    uint32_t next = i + 1;
    if (unlikely(next % 64 == 0 && next != s->nelems)) return NULL;  // alloccache must be refilled: slow path
    s->alloccache >>= z + 1;
    s->freeindex = (uint16_t)next;
    s->alloccount++;
    return (void *)(s->base + (uintptr_t)i * s->elemsize);
}

// Index of the next free slot at or after freeindex; nelems if there is none.
static uint32_t nextfreeindex(mspan *s) {
    uint32_t i = s->freeindex, n = s->nelems;
    if (i == n) return n;
    while (s->alloccache == 0) {
        i = (i + 64) & ~63u;
        if (i >= n) {
            s->freeindex = (uint16_t)n;
            return n;
        }
        s->alloccache = ~s->allocbits[i / 64];
        s->freeindex = (uint16_t)i;
    }
    uint32_t z = (uint32_t)__builtin_ctzll(s->alloccache);
    i += z;
    if (i >= n) {
        s->freeindex = (uint16_t)n;
        return n;
    }
    s->alloccache = z == 63 ? 0 : s->alloccache >> (z + 1);
    s->freeindex = (uint16_t)(i + 1);
    if ((i + 1) % 64 == 0 && i + 1 != n) s->alloccache = ~s->allocbits[(i + 1) / 64];
    return i;
}

static __attribute__((noinline)) void *nextfree(mcache *c, uint32_t spc) {
    mspan *s = c->alloc[spc];
    uint32_t i = nextfreeindex(s);
    if (i == s->nelems) {
        mcache_refill(c, spc);
        s = c->alloc[spc];
        i = nextfreeindex(s);
        if (i >= s->nelems) throw("mcentral gave a full span");
    }
    s->alloccount++;
    return (void *)(s->base + (uintptr_t)i * s->elemsize);
}

// n: a class size. A few stores that overlap; a loop would become rep stos, which takes 20 ns to begin.
static inline void clearwords(void *p, uintptr_t n) {
    typedef uint64_t two __attribute__((vector_size(16), aligned(8), may_alias));
    uint8_t *b = p;
    if (n == 8) *(uint64_t *)p = 0;
    else if (n <= 64) {
        *(two *)b = *(two *)(b + n - 16) = (two){ 0 };
        if (n > 32) *(two *)(b + 16) = *(two *)(b + n - 32) = (two){ 0 };
    } else memset(p, 0, n);
}

// heapbits_set for one value of a type of at most 8 words whose bits lie in one word.
static inline void heapbits_setone(mspan *s, uintptr_t obj, uintptr_t size, const _type *t) {
    uintptr_t words = t->ptrdata / 8, pos = (obj - s->base) / 8, nbits = s->elemsize / 8, sh = pos % 64;
    if (unlikely(size != t->size || words > 8 || sh + nbits > 64)) {
        heapbits_set(s, obj, size, t);
        return;
    }
    uint64_t keep = nbits == 64 ? ~0ull : (1ull << nbits) - 1, mask = t->gcmask[0] & ((1u << words) - 1);
    _Atomic uint64_t *w = (_Atomic uint64_t *)spanheapbits(s) + pos / 64;
    store_rlx(w, (load_rlx(w) & ~(keep << sh)) | mask << sh);
}

static __attribute__((noinline)) void *malloclarge(mcache *c, uintptr_t size, const _type *t, bool zero) {
    uintptr_t npages = (size + PAGE_SIZE_ - 1) >> PAGE_SHIFT;
    if (size + PAGE_SIZE_ < size || npages > mheap_.npagesreserved) outofmemory_for(size);
    if (!load_acq(&mheap_.sweepdone)) {  // find what this takes among the dead before growing
        for (uintptr_t got = 0; got < npages;) {
            uintptr_t n = sweepone();
            if (n == ~(uintptr_t)0) break;
            got += n;
        }
        gcsweep_assist(npages << PAGE_SHIFT);
    }
    bool noscan = !t || t->ptrdata == 0;
    if (unlikely(!memlimit_room(npages))) memlimit_collect(npages);
    mspan *s = mheap_alloc(npages, noscan);
    s->freeindex = 1;
    s->alloccount = 1;
    s->alloccache = 0;
    s->allocbits[0] = 1;
    if (s->needzero && (zero || !noscan)) memset((void *)s->base, 0, s->elemsize);
    if (!noscan) __atomic_store_n(&s->largetype, t, __ATOMIC_RELEASE);
    c->nmalloc++;
    c->nclass[0]++;
    c->mallocbytes += s->elemsize;
    mcentral_push(&mheap_.central[noscan], s);
    gcaddlive((int64_t)s->elemsize);
    if (unlikely(load_rlx(&gcphase) != GCOFF)) {
        gcmark_newobject(s, s->base);
        gcassist(getm()->p, (int64_t)s->elemsize);
    }
    return (void *)s->base;
}

static void *malloctiny(mcache *c, uintptr_t size) {
    uintptr_t off = c->tinyoffset;
    if ((size & 7) == 0) off = (off + 7) & ~(uintptr_t)7;
    else if ((size & 3) == 0) off = (off + 3) & ~(uintptr_t)3;
    else if ((size & 1) == 0) off = (off + 1) & ~(uintptr_t)1;
    if (off + size <= TINY_SIZE && c->tiny) {
        c->tinyoffset = off + size;
        c->tinyallocs++;
        return c->tiny + off;
    }
    void *p = nextfreefast(c->alloc[TINY_SPANCLASS]);
    if (!p) p = nextfree(c, TINY_SPANCLASS);
    ((uint64_t *)p)[0] = ((uint64_t *)p)[1] = 0;
    if (unlikely(load_rlx(&gcphase) != GCOFF)) gcmark_newobject(c->alloc[TINY_SPANCLASS], (uintptr_t)p);
    if (size < c->tinyoffset || !c->tiny) {  // keep the block with more room
        c->tiny = p;
        c->tinyoffset = size;
    }
    return p;
}

static inline __attribute__((always_inline)) void *mallocobject(mcache *c, uintptr_t size, const _type *t, bool zero) {
    if (unlikely(size > MAX_SMALL)) return malloclarge(c, size, t, zero);
    if (!t || t->ptrdata == 0) {
        if (size < TINY_SIZE) {
            if (unlikely(size == 0)) return zerobase;
            return malloctiny(c, size);
        }
        uint32_t spc = sizeclass(size) << 1 | 1;
        mspan *s = c->alloc[spc];
        void *p = nextfreefast(s);
        if (unlikely(!p)) {
            p = nextfree(c, spc);
            s = c->alloc[spc];
        }
        if (zero && s->needzero) clearwords(p, s->elemsize);
        if (unlikely(load_rlx(&gcphase) != GCOFF)) gcmark_newobject(s, (uintptr_t)p);
        return p;
    }
    if (likely(size <= HEADER_MIN)) {
        if (unlikely(size == 0)) return zerobase;
        uint32_t spc = sizeclass(size) << 1;
        mspan *s = c->alloc[spc];
        void *p = nextfreefast(s);
        if (unlikely(!p)) {
            p = nextfree(c, spc);
            s = c->alloc[spc];
        }
        if (s->needzero) clearwords(p, s->elemsize);
        heapbits_setone(s, (uintptr_t)p, size, t);
        if (unlikely(load_rlx(&gcphase) != GCOFF)) gcmark_newobject(s, (uintptr_t)p);
        return p;
    }
    uint32_t spc = sizeclass(size + 8) << 1;
    mspan *s = c->alloc[spc];
    void *p = nextfreefast(s);
    if (unlikely(!p)) {
        p = nextfree(c, spc);
        s = c->alloc[spc];
    }
    if (s->needzero) memset(p, 0, s->elemsize);
    store_rlx((const _type *_Atomic *)p, t);
    if (unlikely(load_rlx(&gcphase) != GCOFF)) gcmark_newobject(s, (uintptr_t)p);
    return (uint8_t *)p + 8;
}

static __attribute__((noinline)) void *mallochook(mcache *c, uintptr_t size, const _type *t, bool zero) {
    if (debug.gcstress) mallocstress();
    void *p = mallocobject(c, size, t, zero);
    mprof_malloc(c, p, size);
    return p;
}

void *mallocgc(uintptr_t size, const _type *t, bool zero) {
    mcache *c = getm()->p->mcache;
    if (unlikely(load_rlx(&mallochooked))) return mallochook(c, size, t, zero);
    return mallocobject(c, size, t, zero);
}

void *newobject(const _type *t) { return mallocgc(t->size, t, true); }

rtstatus newarray(G *gp, const _type *elem, int64_t n, void **out) {
    uint64_t bytes;
    if (n < 0 || mulover(elem->size, (uint64_t)n, &bytes) || bytes > 1ull << 47)
        return rt_panic(gp, PE_PLAIN, "runtime: allocation size out of range");
    *out = mallocgc(bytes, elem, true);
    return RT_OK;
}

#if RT_TSAN
// Racing programs are not our bug: copy as single relaxed words (bytes at the ends).
void rt_memmove(void *dst, const void *src, uintptr_t n) {
    uint8_t *d = dst;
    const uint8_t *s = src;
    bool words = (((uintptr_t)d | (uintptr_t)s) & 7) == 0;
    if (d <= s || d >= s + n) {
        uintptr_t i = 0;
        if (words)
            for (; i + 8 <= n; i += 8) store_rlx((_Atomic uint64_t *)(d + i), load_rlx((_Atomic uint64_t *)(uintptr_t)(s + i)));
        for (; i < n; i++) store_rlx((_Atomic uint8_t *)(d + i), load_rlx((_Atomic uint8_t *)(uintptr_t)(s + i)));
    } else {
        uintptr_t i = n;
        if (words)
            for (; i % 8 != 0; i--) store_rlx((_Atomic uint8_t *)(d + i - 1), load_rlx((_Atomic uint8_t *)(uintptr_t)(s + i - 1)));
        for (; words && i >= 8; i -= 8)
            store_rlx((_Atomic uint64_t *)(d + i - 8), load_rlx((_Atomic uint64_t *)(uintptr_t)(s + i - 8)));
        for (; i > 0; i--) store_rlx((_Atomic uint8_t *)(d + i - 1), load_rlx((_Atomic uint8_t *)(uintptr_t)(s + i - 1)));
    }
}

void rt_memclr(void *dst, uintptr_t n) {
    uint8_t *d = dst;
    uintptr_t i = 0;
    if (((uintptr_t)d & 7) == 0)
        for (; i + 8 <= n; i += 8) store_rlx((_Atomic uint64_t *)(d + i), 0);
    for (; i < n; i++) store_rlx((_Atomic uint8_t *)(d + i), 0);
}
#endif
