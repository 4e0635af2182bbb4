// mbitmap.c - which words of an object hold pointers.
// Twin: $GOROOT/src/runtime/mbitmap.go
//
// See mheap.h for the four representations. heapbits of a span are written only by the P that allocates from it, and
// read by markers while the world is stopped; the words are relaxed atomics so that marking may become concurrent.
#include "runtime/mgc.h"

// Pointer bits of the first 64 words of t.
static inline uint64_t mask64(const _type *t) {
    const uint8_t *m = t->gcmask;
    uintptr_t words = t->ptrdata / 8;
    if (words <= 8) return m[0] & ((1ull << words) - 1);
    uint64_t r = 0;
    uintptr_t bytes = (words + 7) / 8;
    for (uintptr_t i = 0; i < bytes && i < 8; i++) r |= (uint64_t)m[i] << (8 * i);
    return words < 64 ? r & ((1ull << words) - 1) : r;
}

void heapbits_set(mspan *s, uintptr_t obj, uintptr_t size, const _type *t) {
    uint64_t mask = mask64(t);
    for (uintptr_t off = t->size; off < size; off += t->size) mask |= mask64(t) << (off / 8);
    uintptr_t nbits = s->elemsize / 8, pos = (obj - s->base) / 8, sh = pos % 64;
    _Atomic uint64_t *w = (_Atomic uint64_t *)spanheapbits(s) + pos / 64;
    uint64_t keep = nbits == 64 ? ~0ull : (1ull << nbits) - 1;
    store_rlx(&w[0], (load_rlx(&w[0]) & ~(keep << sh)) | mask << sh);
    if (sh + nbits > 64) store_rlx(&w[1], (load_rlx(&w[1]) & ~(keep >> (64 - sh))) | mask >> (64 - sh));
}

static void walkone(const _type *t, uint8_t *base, ptrvisit f, void *ctx) {
    if (t->gcmask) {
        uintptr_t words = t->ptrdata / 8;
        for (uintptr_t i = 0; i < words; i += 8)
            for (uint32_t b = t->gcmask[i / 8]; b != 0; b &= b - 1) {
                uintptr_t k = i + (uintptr_t)__builtin_ctz(b);
                if (k < words) f(ctx, (void **)(base + 8 * k));
            }
        return;
    }
    const arraytype *at = (const arraytype *)t;
    for (int64_t i = 0; i < at->len; i++) walkone(at->elem, base + (uintptr_t)i * at->elem->size, f, ctx);
}

void type_foreachptr(const _type *t, void *base, uintptr_t size, ptrvisit f, void *ctx) {
    if (t->ptrdata == 0) return;
    for (uintptr_t off = 0; off + t->ptrdata <= size; off += t->size) walkone(t, (uint8_t *)base + off, f, ctx);
}

// obj: start of a slot of s.
void object_foreachptr(mspan *s, uintptr_t obj, ptrvisit f, void *ctx) {
    if (s->spanclass & 1) return;
    if (s->spanclass >> 1 == 0) {
        if (s->largetype) type_foreachptr(s->largetype, (void *)obj, s->elemsize, f, ctx);
    } else if (s->elemsize > HEADER_MIN) {
        const _type *t = *(const _type **)obj;
        if (t) type_foreachptr(t, (void *)(obj + 8), s->elemsize - 8, f, ctx);
    } else {
        const uint64_t *bits = spanheapbits(s);
        uintptr_t pos = (obj - s->base) / 8;
        for (uintptr_t i = 0; i < s->elemsize / 8; i++)
            if (bits[(pos + i) / 64] >> ((pos + i) % 64) & 1) f(ctx, (void **)(obj + 8 * i));
    }
}
