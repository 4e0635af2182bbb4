// hash.c - the natives of hash/*: loops over bytes, and the runtime's own hash for maphash.     Locks: none.
#include "runtime/natives_api.h"
#include "vm/native.h"

// func hash32(h uint32, data []byte, xorFirst bool) uint32
static int fnv_hash32(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret, h; goslice data; uint64_t first; } *a = w;
    const uint8_t *p = a->data.p;
    uint32_t h = (uint32_t)a->h;
    if (a->first)
        for (int64_t i = 0; i < a->data.len; i++) h = (h ^ p[i]) * 16777619u;
    else
        for (int64_t i = 0; i < a->data.len; i++) h = h * 16777619u ^ p[i];
    a->ret = h;
    return RT_OK;
}

// func hash64(h uint64, data []byte, xorFirst bool) uint64
static int fnv_hash64(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret, h; goslice data; uint64_t first; } *a = w;
    const uint8_t *p = a->data.p;
    uint64_t h = a->h;
    if (a->first)
        for (int64_t i = 0; i < a->data.len; i++) h = (h ^ p[i]) * 1099511628211u;
    else
        for (int64_t i = 0; i < a->data.len; i++) h = h * 1099511628211u ^ p[i];
    a->ret = h;
    return RT_OK;
}

// func update(crc uint32, tab *Table, p []byte) uint32
static int crc32_update(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret, crc; const uint32_t *tab; goslice p; } *a = w;
    const uint8_t *p = a->p.p;
    uint32_t c = ~(uint32_t)a->crc;
    for (int64_t i = 0; i < a->p.len; i++) c = a->tab[(uint8_t)c ^ p[i]] ^ c >> 8;
    a->ret = (uint32_t)~c;
    return RT_OK;
}

// func update(crc uint64, tab *Table, p []byte) uint64
static int crc64_update(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret, crc; const uint64_t *tab; goslice p; } *a = w;
    const uint8_t *p = a->p.p;
    uint64_t c = ~a->crc;
    for (int64_t i = 0; i < a->p.len; i++) c = a->tab[(uint8_t)c ^ p[i]] ^ c >> 8;
    a->ret = ~c;
    return RT_OK;
}

// func update(sum uint32, p []byte) uint32
static int adler32_update(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret, sum; goslice p; } *a = w;
    const uint8_t *p = a->p.p;
    uint32_t s1 = a->sum & 0xffff, s2 = (uint32_t)a->sum >> 16;
    for (int64_t i = 0; i < a->p.len;) {
        int64_t end = a->p.len - i > 5552 ? i + 5552 : a->p.len;  // the sums stay below 2^32
        for (; i < end; i++) {
            s1 += p[i];
            s2 += s1;
        }
        s1 %= 65521;
        s2 %= 65521;
    }
    a->ret = s2 << 16 | s1;
    return RT_OK;
}

// func sum(seed uint64, s string) uint64
static int maphash_sum(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret, seed; gostring s; } *a = w;
    a->ret = memhash(a->s.p, a->seed, (uintptr_t)a->s.len);
    return RT_OK;
}

// func random() uint64
static int maphash_random(void *gp, void *w) {
    (void)gp;
    *(uint64_t *)w = rt_fastrand64();
    return RT_OK;
}

// func value(seed uint64, v any) uint64
static int maphash_value(void *gp, void *w) {
    struct { uint64_t ret, seed; eface v; } *a = w;
    uint64_t h = 0;
    if (a->v.type == NULL) {
        a->ret = a->seed;
        return RT_OK;
    }
    rtstatus st = typehash(gp, rtype_interface(NULL, 0), &a->v, a->seed, &h);
    a->ret = h;
    return (int)st;
}

const NativeEntry std_hash_natives[] = {
    {"hash/adler32.update", adler32_update},
    {"hash/crc32.update", crc32_update},
    {"hash/crc64.update", crc64_update},
    {"hash/fnv.hash32", fnv_hash32},
    {"hash/fnv.hash64", fnv_hash64},
    {"hash/maphash.random", maphash_random},
    {"hash/maphash.sum", maphash_sum},
    {"hash/maphash.value", maphash_value},
    {0},
};
