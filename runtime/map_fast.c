// map_fast.c - map access with the key in a register: 32- and 64-bit integers and pointers, strings.
// Twin: $GOROOT/src/runtime/map_fast64.go, map_faststr.go
//
// Same buckets, same hashes as map.c (typehash of these kinds). Integer keys are compared directly, without tophash first.
#include "runtime/map.h"
#include "runtime/mheap.h"

static inline uint64_t loadkey(const uint8_t *p, bool wide) { return wide ? rd64(p) : rd32(p); }

void *mapaccess_fast64(const maptype *t, hmap *h, uint64_t key) {
    t = mapready(t);
    if (!h || h->count == 0) return NULL;
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(0);
    uint8_t *b = h->buckets;
    if (h->B || h->oldbuckets) b = readbucket(t, h, hash64(key, h->hash0));  // one bucket needs no hash
    if (t->keysize == 8) {
        for (; b; b = *boverflow(t, b)) {
            const uint64_t *k = (const uint64_t *)(b + DATA_OFFSET);
            for (uint64_t i = 0; i < BUCKET_CNT; i++)
                if (k[i] == key && !isempty(b[i]))
                    return t->flags & MAPFLAG_INDIRECTELEM ? *(void **)belem(t, b, i) : belem(t, b, i);
        }
        return NULL;
    }
    for (; b; b = *boverflow(t, b)) {
        const uint32_t *k = (const uint32_t *)(b + DATA_OFFSET);
        for (uint64_t i = 0; i < BUCKET_CNT; i++)
            if (k[i] == (uint32_t)key && !isempty(b[i]))
                return t->flags & MAPFLAG_INDIRECTELEM ? *(void **)belem(t, b, i) : belem(t, b, i);
    }
    return NULL;
}

rtstatus mapassign_fast64(G *gp, const maptype *t, hmap *h, uint64_t key, bool keyisptr, void **elem) {
    t = mapready(t);
    if (unlikely(!h)) return rt_panic(gp, PE_PLAIN, "assignment to entry in nil map");
    bool wide = t->keysize == 8;
    if (!wide) key = (uint32_t)key;
    uint64_t hash = hash64(key, h->hash0), bucket, ii;
    uint8_t *b, *ib;
    map_beginwrite(h);
    map_prepare(t, h);
again:
    bucket = hash & bmask(h->B);
    if (unlikely(growing(h))) map_growwork(t, h, bucket);
    b = h->buckets + bucket * t->bucketsize;
    ib = NULL;
    ii = 0;
    for (;;) {
        for (uint64_t i = 0; i < BUCKET_CNT; i++) {
            if (isempty(b[i])) {
                if (!ib) ib = b, ii = i;
                if (b[i] == EMPTY_REST) goto absent;
                continue;
            }
            if (loadkey(bkey(t, b, i), wide) != key) continue;
            *elem = t->flags & MAPFLAG_INDIRECTELEM ? *(void **)belem(t, b, i) : belem(t, b, i);
            map_endwrite(h);
            return RT_OK;
        }
        uint8_t *o = *boverflow(t, b);
        if (!o) break;
        b = o;
    }
absent:
    if (map_growif(t, h)) goto again;
    if (!ib) ib = map_newoverflow(t, h, b), ii = 0;
    uint8_t *kp = bkey(t, ib, ii);
    if (wide) {
        if (unlikely(keyisptr && load_rlx(&writebarrier_on))) gcwritebarrier((void **)kp, (void *)(uintptr_t)key);
        store_rlx((_Atomic uint64_t *)kp, key);
    } else {
        uint32_t k = (uint32_t)key;
        memcpy(kp, &k, 4);
    }
    uint8_t *vp = belem(t, ib, ii);
    if (t->flags & MAPFLAG_INDIRECTELEM) {
        void *v = newobject(t->elem);
        if (unlikely(load_rlx(&writebarrier_on))) gcwritebarrier((void **)vp, v);
        store_rlx((_Atomic(void *) *)vp, v);
        vp = v;
    }
    ib[ii] = tophash(hash);
    h->count++;
    *elem = vp;
    map_endwrite(h);
    return RT_OK;
}

static inline bool sameptrorbytes(const gostring *a, gostring b) {
    return a->len == b.len && (a->p == b.p || memcmp(a->p, b.p, (size_t)b.len) == 0);
}

void *mapaccess_faststr(const maptype *t, hmap *h, gostring key) {
    t = mapready(t);
    if (!h || h->count == 0) return NULL;
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(0);
    uint64_t hash = memhash(key.p, h->hash0, (uintptr_t)key.len);
    uint8_t top = tophash(hash);
    uint64_t want = 0x0101010101010101ull * top;
    for (uint8_t *b = readbucket(t, h, hash); b; b = *boverflow(t, b)) {
        uint64_t x = rd64(b) ^ want;  // bytes that are zero now match; false hits are filtered by the comparison
        for (uint64_t m = (x - 0x0101010101010101ull) & ~x & 0x8080808080808080ull; m; m &= m - 1) {
            uint64_t i = (uint64_t)__builtin_ctzll(m) >> 3;
            if (b[i] == top && sameptrorbytes((const gostring *)bkey(t, b, i), key))
                return t->flags & MAPFLAG_INDIRECTELEM ? *(void **)belem(t, b, i) : belem(t, b, i);
        }
    }
    return NULL;
}

rtstatus mapassign_faststr(G *gp, const maptype *t, hmap *h, gostring key, void **elem) {
    t = mapready(t);
    if (unlikely(!h)) return rt_panic(gp, PE_PLAIN, "assignment to entry in nil map");
    uint64_t hash = memhash(key.p, h->hash0, (uintptr_t)key.len), bucket, ii;
    uint8_t top = tophash(hash), *b, *ib;
    map_beginwrite(h);
    map_prepare(t, h);
again:
    bucket = hash & bmask(h->B);
    if (unlikely(growing(h))) map_growwork(t, h, bucket);
    b = h->buckets + bucket * t->bucketsize;
    ib = NULL;
    ii = 0;
    for (;;) {
        for (uint64_t i = 0; i < BUCKET_CNT; i++) {
            if (b[i] != top) {
                if (isempty(b[i]) && !ib) ib = b, ii = i;
                if (b[i] == EMPTY_REST) goto absent;
                continue;
            }
            gostring *k = (gostring *)bkey(t, b, i);
            if (!sameptrorbytes(k, key)) continue;
            // Keep the newer bytes, as gc does: the older string may keep something big alive.
            if (unlikely(load_rlx(&writebarrier_on))) gcwritebarrier((void **)&k->p, (void *)(uintptr_t)key.p);
            __atomic_store_n(&k->p, key.p, __ATOMIC_RELAXED);
            *elem = t->flags & MAPFLAG_INDIRECTELEM ? *(void **)belem(t, b, i) : belem(t, b, i);
            map_endwrite(h);
            return RT_OK;
        }
        uint8_t *o = *boverflow(t, b);
        if (!o) break;
        b = o;
    }
absent:
    if (map_growif(t, h)) goto again;
    if (!ib) ib = map_newoverflow(t, h, b), ii = 0;
    gostring *kp = (gostring *)bkey(t, ib, ii);
    if (unlikely(load_rlx(&writebarrier_on))) gcwritebarrier((void **)&kp->p, (void *)(uintptr_t)key.p);
    __atomic_store_n(&kp->p, key.p, __ATOMIC_RELAXED);
    kp->len = key.len;
    uint8_t *vp = belem(t, ib, ii);
    if (t->flags & MAPFLAG_INDIRECTELEM) {
        void *v = newobject(t->elem);
        if (unlikely(load_rlx(&writebarrier_on))) gcwritebarrier((void **)vp, v);
        store_rlx((_Atomic(void *) *)vp, v);
        vp = v;
    }
    ib[ii] = top;
    h->count++;
    *elem = vp;
    map_endwrite(h);
    return RT_OK;
}
