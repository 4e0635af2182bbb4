// map.c - maps: buckets of eight, grown a bit at each write.
// Twin: $GOROOT/src/runtime/map.go of Go 1.23      Locks: none; concurrent use is detected, not allowed
//
// 2^B buckets; the low bits of a key's hash choose the bucket, the high 8 (tophash) are kept in it to skip most key comparisons.
// A bucket is 8 tophash bytes, 8 keys, 8 values and a pointer to an overflow bucket. Growing (load above 6.5, or too many overflow buckets)
// allocates the new array at once and moves old buckets two at a write: an old bucket splits into X (same index) and Y (index +
// old size); its tophash bytes then say where each entry went, for iterators that still walk it.
// Unusual inside: keys that differ from themselves (NaN) have no home; their Y bit is random and only iteration finds them.
#include "runtime/map.h"
#include "runtime/mheap.h"

enum { LOADNUM = 13, LOADDEN = 2, SPARE_FROM_B = 4 };

static const uint8_t hmapmask[] = { 1 << (offsetof(hmap, buckets) / 8) | 1 << (offsetof(hmap, oldbuckets) / 8) |
                                    1 << (offsetof(hmap, extra) / 8) };
static const _type hmaptype = { .size = sizeof(hmap), .ptrdata = offsetof(hmap, extra) + 8, .align = 8, .fieldalign = 8,
                                .kind = KIND_STRUCT, .gcmask = hmapmask, .str = { "runtime.hmap", 12 } };
static const uint8_t mask1[] = { 1 }, mask3[] = { 7 };
static const _type ovectype = { .size = sizeof(ovec), .ptrdata = 8, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT, .gcmask = mask1 };
static const _type extratype = { .size = sizeof(mapextra), .ptrdata = 24, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT, .gcmask = mask3 };
static const _type wordptr = { .size = 8, .ptrdata = 8, .align = 8, .fieldalign = 8, .kind = KIND_UNSAFEPOINTER, .gcmask = mask1 };
static mutex buckettypelock = MUTEX_INIT(TYPE);

void map_concurrent(int what) {
    static const char *const text[] = { "concurrent map read and map write", "concurrent map writes",
                                        "concurrent map iteration and map write" };
    fatal("%s", text[what]);
}

// --- bucket types, made when the first map of the type is ---
static bool reflexive(const _type *t) {  // x == x always
    switch (t->kind) {
    case KIND_FLOAT32: case KIND_FLOAT64: case KIND_COMPLEX64: case KIND_COMPLEX128: case KIND_INTERFACE: return false;
    case KIND_ARRAY: return reflexive(((const arraytype *)t)->elem);
    case KIND_STRUCT: {
        const structtype *s = (const structtype *)t;
        for (int64_t i = 0; i < s->nfields; i++)
            if (!reflexive(s->fields[i].typ)) return false;
        return true;
    }
    default: return true;
    }
}
static bool keyupdate(const _type *t) {  // equal keys may differ in bits (+0, -0, strings' pointers)
    switch (t->kind) {
    case KIND_FLOAT32: case KIND_FLOAT64: case KIND_COMPLEX64: case KIND_COMPLEX128: case KIND_INTERFACE: case KIND_STRING: return true;
    case KIND_ARRAY: return keyupdate(((const arraytype *)t)->elem);
    case KIND_STRUCT: {
        const structtype *s = (const structtype *)t;
        for (int64_t i = 0; i < s->nfields; i++)
            if (keyupdate(s->fields[i].typ)) return true;
        return false;
    }
    default: return false;
    }
}

static void maskput(uint8_t *m, uintptr_t word) { m[word / 8] |= (uint8_t)(1u << (word % 8)); }
typedef struct maskctx { uint8_t *m, *base; } maskctx;
static void maskvisit(void *ctx, void **w) {
    maskctx *c = ctx;
    maskput(c->m, (uintptr_t)((uint8_t *)w - c->base) / 8);
}

const maptype *mapbucket(const maptype *ct) {
    maptype *t = (maptype *)(uintptr_t)ct;
    if (__atomic_load_n(&t->bucket, __ATOMIC_ACQUIRE)) return t;
    const _type *k = t->key, *v = t->elem;
    uint32_t flags = 0;
    bool ik = k->size > MAX_KEYSIZE, iv = v->size > MAX_ELEMSIZE;
    if (ik) flags |= MAPFLAG_INDIRECTKEY;
    if (iv) flags |= MAPFLAG_INDIRECTELEM;
    if (reflexive(k)) flags |= MAPFLAG_REFLEXIVEKEY;
    if (keyupdate(k)) flags |= MAPFLAG_NEEDKEYUPDATE;
    if (k->tflag & TFLAG_HASHMIGHTPANIC) flags |= MAPFLAG_HASHMIGHTPANIC;
    uintptr_t ks = ik ? 8 : k->size, vs = iv ? 8 : v->size;
    uintptr_t size = (DATA_OFFSET + BUCKET_CNT * (ks + vs) + 8 + 7) & ~(uintptr_t)7;
    bool ptrs = ik || iv || k->ptrdata || v->ptrdata;
    _type *b = persistentalloc(sizeof *b, 8);
    b->size = size;
    b->align = b->fieldalign = 8;
    b->kind = KIND_STRUCT;
    b->str = (gostring){ "runtime.bmap", 12 };
    if (ptrs) {
        b->ptrdata = size;
        uint8_t *m = persistentalloc(size / 64 + 2, 8);
        maskctx c = { m, NULL };
        uintptr_t ko = DATA_OFFSET, vo = DATA_OFFSET + BUCKET_CNT * ks;
        for (uintptr_t i = 0; i < BUCKET_CNT; i++) {
            if (ik) maskput(m, (ko + i * 8) / 8);
            else if (k->ptrdata) type_foreachptr(k, (void *)(ko + i * ks), ks, maskvisit, &c);
            if (iv) maskput(m, (vo + i * 8) / 8);
            else if (v->ptrdata) type_foreachptr(v, (void *)(vo + i * vs), vs, maskvisit, &c);
        }
        maskput(m, (size - 8) / 8);
        b->gcmask = m;
    }
    lock(&buckettypelock);
    if (!t->bucket) {
        t->keysize = (uint8_t)ks;
        t->valuesize = (uint8_t)vs;
        t->flags = flags;
        __atomic_store_n(&t->bucketsize, (uint16_t)size, __ATOMIC_RELEASE);  // what mapready looks at
        __atomic_store_n(&t->bucket, b, __ATOMIC_RELEASE);
    }
    unlock(&buckettypelock);
    return t;
}

// --- allocation of buckets ---
static bool overload(int64_t count, uint8_t B) {
    return count > BUCKET_CNT && (uint64_t)count > LOADNUM * ((1ull << B) / LOADDEN);
}
static bool toomanyoverflow(uint16_t n, uint8_t B) { return n >= 1u << (B > 15 ? 15 : B); }

static uint8_t *makebuckets(const maptype *t, uint8_t B, uint8_t **spare) {
    uint64_t n = 1ull << B, all = n;
    if (B >= SPARE_FROM_B) {  // room for the overflow buckets that a table of this size will want
        all += 1ull << (B - SPARE_FROM_B);
        all = roundupsize(all * t->bucketsize, t->bucket->ptrdata == 0) / t->bucketsize;
    }
    uint8_t *p = mallocgc(all * t->bucketsize, t->bucket, true);
    *spare = NULL;
    if (all != n) {
        *spare = p + n * t->bucketsize;
        *boverflow(t, p + (all - 1) * t->bucketsize) = p;  // not NULL: the last spare one
    }
    return p;
}

static void wbstore(void **dst, void *v) {
    if (unlikely(load_rlx(&writebarrier_on))) gcwritebarrier(dst, v);
    store_rlx((_Atomic(void *) *)dst, v);
}

static mapextra *needextra(hmap *h) {
    if (!h->extra) wbstore((void **)&h->extra, mallocgc(sizeof(mapextra), &extratype, true));
    return h->extra;
}

uint8_t *map_newoverflow(const maptype *t, hmap *h, uint8_t *b) {
    uint8_t *o;
    if (h->extra && h->extra->nextoverflow) {
        o = h->extra->nextoverflow;
        bool last = *boverflow(t, o) != NULL;
        if (last) wbstore((void **)boverflow(t, o), NULL);
        wbstore((void **)&h->extra->nextoverflow, last ? NULL : o + t->bucketsize);
    } else o = mallocgc(t->bucketsize, t->bucket, true);
    if (h->B < 16) h->noverflow++;
    else if ((rt_rand() & ((1u << (h->B - 15)) - 1)) == 0) h->noverflow++;
    if (t->bucket->ptrdata == 0) {
        mapextra *x = needextra(h);
        if (!x->overflow) wbstore((void **)&x->overflow, mallocgc(sizeof(ovec), &ovectype, true));
        ovec *v = x->overflow;
        if (v->len == v->cap) {
            int64_t cap = v->cap ? v->cap * 2 : 4;
            void **np = mallocgc((uintptr_t)cap * 8, &wordptr, true);
            for (int64_t i = 0; i < v->len; i++) np[i] = v->p[i];
            wbstore((void **)&v->p, np);
            v->cap = cap;
        }
        wbstore(&v->p[v->len++], o);
    }
    wbstore((void **)boverflow(t, b), o);
    return o;
}

rtstatus makemap(G *gp, const maptype *t, int64_t hint, hmap **out) {
    (void)gp;
    t = mapbucket(t);
    uint64_t bytes;
    if (hint < 0 || mulover((uint64_t)hint, t->bucketsize, &bytes) || bytes > 1ull << 47) hint = 0;
    hmap *h = mallocgc(sizeof *h, &hmaptype, true);
    h->hash0 = (uint32_t)rt_rand();
    uint8_t B = 0;
    while (overload(hint, B)) B++;
    h->B = B;
    if (B) {
        uint8_t *spare;
        h->buckets = makebuckets(t, B, &spare);
        if (spare) needextra(h)->nextoverflow = spare;
    }
    *out = h;
    return RT_OK;
}

// In zeroed memory of a frame, the first bucket behind it.
hmap *makemapin(const maptype *t, void *at) {
    mapbucket(t);
    hmap *h = at;
    h->hash0 = (uint32_t)rt_rand();
    h->buckets = (uint8_t *)(h + 1);
    return h;
}

void map_prepare(const maptype *t, hmap *h) {
    if (!h->buckets) wbstore((void **)&h->buckets, mallocgc(t->bucketsize, t->bucket, true));
}

// --- growing ---
bool map_growif(const maptype *t, hmap *h) {
    if (growing(h)) return false;
    bool bigger = overload(h->count + 1, h->B);
    if (!bigger && !toomanyoverflow(h->noverflow, h->B)) return false;
    uint8_t *spare, *old = h->buckets;
    uint8_t f = load_rlx(&h->flags), nb = bigger ? h->B + 1 : h->B;
    uint8_t *nbuck = makebuckets(t, nb, &spare);
    f &= (uint8_t)~MAP_SAMESIZE;
    if (!bigger) f |= MAP_SAMESIZE;
    if (f & MAP_ITERATOR) f = (uint8_t)((f & ~MAP_ITERATOR) | MAP_OLDITERATOR);
    else f &= (uint8_t)~MAP_OLDITERATOR;
    store_rlx(&h->flags, f);
    h->B = nb;
    wbstore((void **)&h->oldbuckets, old);
    wbstore((void **)&h->buckets, nbuck);
    h->nevacuate = 0;
    h->noverflow = 0;
    if (h->extra && h->extra->overflow) {
        wbstore((void **)&h->extra->oldoverflow, h->extra->overflow);
        wbstore((void **)&h->extra->overflow, NULL);
    }
    if (h->extra) wbstore((void **)&h->extra->nextoverflow, NULL);
    if (spare) wbstore((void **)&needextra(h)->nextoverflow, spare);
    return true;
}

static inline void *keyof(const maptype *t, uint8_t *place) { return t->flags & MAPFLAG_INDIRECTKEY ? *(void **)place : place; }
static inline void *elemof(const maptype *t, uint8_t *place) { return t->flags & MAPFLAG_INDIRECTELEM ? *(void **)place : place; }

static inline void slotmove(const _type *t, bool indirect, uint8_t *dst, uint8_t *src) {
#if PLANT == 12
    rt_memmove(dst, src, indirect ? 8 : t->size);
    return;
#endif
    if (likely((t->size == 8 || indirect) && !load_rlx(&writebarrier_on))) memcpy(dst, src, 8);
    else if (t->size == 16 && !load_rlx(&writebarrier_on)) memcpy(dst, src, 16);
    else if (indirect) wbstore((void **)dst, *(void **)src);
    else typedmemmove(t, dst, src);
}

// Where a bucket's entries go: the next free slot of the X or the Y bucket.
typedef struct evacdst { uint8_t *b; uint64_t i; } evacdst;

static void evacuate(const maptype *t, hmap *h, uint64_t old) {
    uint8_t *b = h->oldbuckets + old * t->bucketsize;
    uint64_t newbit = noldbuckets(h);
    bool same = load_rlx(&h->flags) & MAP_SAMESIZE;
    bool word = (t->key->tflag & TFLAG_REGULARMEM) && t->key->size == 8, str = t->key->kind == KIND_STRING;
    if (!bevacuated(b)) {
        evacdst xy[2] = { { h->buckets + old * t->bucketsize, 0 }, { NULL, 0 } };
        if (!same) xy[1].b = h->buckets + (old + newbit) * t->bucketsize;
        for (uint8_t *o = b; o; o = *boverflow(t, o)) {
            for (uint64_t i = 0; i < BUCKET_CNT; i++) {
                uint8_t top = o[i];
                if (isempty(top)) {
                    o[i] = EVACUATED_EMPTY;
                    continue;
                }
                if (top < MINTOP) throw("map: bad state in an old bucket");
                uint8_t *ks = bkey(t, o, i), *vs = belem(t, o, i);
                int y = 0;
                if (!same) {
                    uint64_t hash = 0;
                    void *k = keyof(t, ks);
                    bool eq = true;
                    if (word) hash = hash64(rd64(k), h->hash0);
                    else if (str) hash = memhash(((gostring *)k)->p, h->hash0, (uintptr_t)((gostring *)k)->len);
                    else if (typehash(NULL, t->key, k, h->hash0, &hash) != RT_OK) throw("map: a stored key does not hash");
                    if (!(t->flags & MAPFLAG_REFLEXIVEKEY))
                        typeeq(NULL, t->key, k, k, &eq);
                    if (!eq) {  // NaN: an iterator must be able to tell from tophash where it went; new random tophash
                        y = top & 1;
                        top = tophash(hash);
                    } else y = (hash & newbit) != 0;
                }
                o[i] = (uint8_t)(EVACUATED_X + y);
                evacdst *d = &xy[y];
                if (d->i == BUCKET_CNT) {
                    d->b = map_newoverflow(t, h, d->b);
                    d->i = 0;
                }
                d->b[d->i] = top;
                slotmove(t->key, t->flags & MAPFLAG_INDIRECTKEY, bkey(t, d->b, d->i), ks);
                slotmove(t->elem, t->flags & MAPFLAG_INDIRECTELEM, belem(t, d->b, d->i), vs);
                d->i++;
            }
        }
        // Drop what the old bucket holds on to, unless an iterator still walks it. tophash stays.
        if (!(load_rlx(&h->flags) & MAP_OLDITERATOR) && t->bucket->ptrdata) {
            if (PLANT != 12 && unlikely(load_rlx(&writebarrier_on))) bulkbarrier(b, NULL, t->bucketsize, t->bucket);
            rt_memclr(b + DATA_OFFSET, t->bucketsize - DATA_OFFSET);
        }
    }
    if (old != h->nevacuate) return;
    h->nevacuate++;
    uint64_t stop = h->nevacuate + 1024;
    if (stop > newbit) stop = newbit;
    while (h->nevacuate != stop && bevacuated(h->oldbuckets + h->nevacuate * t->bucketsize)) h->nevacuate++;
    if (h->nevacuate == newbit) {
        wbstore((void **)&h->oldbuckets, NULL);
        if (h->extra) wbstore((void **)&h->extra->oldoverflow, NULL);
        store_rlx(&h->flags, load_rlx(&h->flags) & (uint8_t)~MAP_SAMESIZE);
    }
}

void map_growwork(const maptype *t, hmap *h, uint64_t bucket) {
    evacuate(t, h, bucket & (noldbuckets(h) - 1));
    if (growing(h)) evacuate(t, h, h->nevacuate);
}

// --- access ---
static inline rtstatus keyeq(const maptype *t, const void *a, uint8_t *place, bool *eq) {
    return typeeq(NULL, t->key, a, keyof(t, place), eq);
}

// The slot of a key for readers, or false.
static bool findkey(const maptype *t, hmap *h, const void *key, uint64_t hash, uint8_t **bp, uint64_t *ip) {
    uint8_t top = tophash(hash);
    for (uint8_t *b = readbucket(t, h, hash); b; b = *boverflow(t, b))
        for (uint64_t i = 0; i < BUCKET_CNT; i++) {
            if (b[i] != top) {
                if (b[i] == EMPTY_REST) return false;
                continue;
            }
            bool eq = false;
            keyeq(t, key, bkey(t, b, i), &eq);
            if (eq) {
                *bp = b;
                *ip = i;
                return true;
            }
        }
    return false;
}

// An empty map needs no hash, but an unhashable key panics all the same.
static rtstatus emptyhash(G *gp, const maptype *t, const void *key) {
    uint64_t hash;
    alg_emptymap = true;
    rtstatus st = typehash(gp, t->key, key, 0, &hash);
    alg_emptymap = false;
    return st;
}

rtstatus mapaccess(G *gp, const maptype *t, hmap *h, const void *key, void **elem) {
    t = mapready(t);
    *elem = NULL;
    uint64_t hash;
    if (!h || h->count == 0) {  // an unhashable key panics all the same
        if (t->key->tflag & TFLAG_HASHMIGHTPANIC) return emptyhash(gp, t, key);
        return RT_OK;
    }
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(0);
    rtstatus st = typehash(gp, t->key, key, h->hash0, &hash);
    if (st != RT_OK) return st;
    uint8_t *b;
    uint64_t i;
    if (findkey(t, h, key, hash, &b, &i)) *elem = elemof(t, belem(t, b, i));
    return RT_OK;
}

rtstatus mapassign(G *gp, const maptype *t, hmap *h, const void *key, void **elem) {
    t = mapready(t);
    if (unlikely(!h)) return rt_panic(gp, PE_PLAIN, "assignment to entry in nil map");
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(1);
    uint64_t hash;
    rtstatus st = typehash(gp, t->key, key, h->hash0, &hash);
    if (st != RT_OK) return st;
    map_beginwrite(h);
    map_prepare(t, h);
    uint8_t top = tophash(hash), *ib, *b, *kp;
    uint64_t ii, bucket;
again:
    bucket = hash & bmask(h->B);
    if (growing(h)) map_growwork(t, h, bucket);
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
            bool eq = false;
            keyeq(t, key, bkey(t, b, i), &eq);
            if (!eq) continue;
            if (t->flags & MAPFLAG_NEEDKEYUPDATE) typedmemmove(t->key, keyof(t, bkey(t, b, i)), key);
            *elem = elemof(t, belem(t, b, i));
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
    kp = bkey(t, ib, ii);
    if (t->flags & MAPFLAG_INDIRECTKEY) {
        void *k = newobject(t->key);
        wbstore((void **)kp, k);
        kp = k;
    }
    if (t->flags & MAPFLAG_INDIRECTELEM) wbstore((void **)belem(t, ib, ii), newobject(t->elem));
    typedmemmove(t->key, kp, key);
    ib[ii] = top;
    h->count++;
    *elem = elemof(t, belem(t, ib, ii));
    map_endwrite(h);
    return RT_OK;
}

// Slot i of b was emptied. If nothing follows it in the chain, mark it and the empty ones before it EMPTY_REST.
static void trimempty(const maptype *t, uint8_t *first, uint8_t *b, uint64_t i) {
    if (i == BUCKET_CNT - 1) {
        uint8_t *o = *boverflow(t, b);
        if (o && o[0] != EMPTY_REST) return;
    } else if (b[i + 1] != EMPTY_REST) return;
    for (;;) {
        b[i] = EMPTY_REST;
        if (i == 0) {
            if (b == first) return;
            uint8_t *p = first;
            while (*boverflow(t, p) != b) p = *boverflow(t, p);
            b = p;
            i = BUCKET_CNT - 1;
        } else i--;
        if (b[i] != EMPTY_ONE) return;
    }
}

rtstatus mapdelete(G *gp, const maptype *t, hmap *h, const void *key) {
    t = mapready(t);
    uint64_t hash;
    if (!h || h->count == 0) {
        if (t->key->tflag & TFLAG_HASHMIGHTPANIC) return emptyhash(gp, t, key);
        return RT_OK;
    }
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(1);
    rtstatus st = typehash(gp, t->key, key, h->hash0, &hash);
    if (st != RT_OK) return st;
    map_beginwrite(h);
    uint64_t bucket = hash & bmask(h->B);
    if (growing(h)) map_growwork(t, h, bucket);
    uint8_t *first = h->buckets + bucket * t->bucketsize, top = tophash(hash);
    for (uint8_t *b = first; b; b = *boverflow(t, b))
        for (uint64_t i = 0; i < BUCKET_CNT; i++) {
            if (b[i] != top) {
                if (b[i] == EMPTY_REST) goto done;
                continue;
            }
            uint8_t *ks = bkey(t, b, i), *vs = belem(t, b, i);
            bool eq = false;
            keyeq(t, key, ks, &eq);
            if (!eq) continue;
            if (t->flags & MAPFLAG_INDIRECTKEY) wbstore((void **)ks, NULL);
            else if (t->key->ptrdata) typedmemclr(t->key, ks);
            if (t->flags & MAPFLAG_INDIRECTELEM) wbstore((void **)vs, NULL);
            else typedmemclr(t->elem, vs);
            b[i] = EMPTY_ONE;
            trimempty(t, first, b, i);
            if (--h->count == 0) h->hash0 = (uint32_t)rt_rand();  // new seed: collisions found by an attacker are worthless
            goto done;
        }
done:
    map_endwrite(h);
    return RT_OK;
}

static void markempty(const maptype *t, uint8_t *base, uint64_t n) {
    for (uint64_t i = 0; i < n; i++)
        for (uint8_t *b = base + i * t->bucketsize; b; b = *boverflow(t, b)) memset(b, EMPTY_REST, BUCKET_CNT);
}

rtstatus mapclear(G *gp, const maptype *t, hmap *h) {
    t = mapready(t);
    (void)gp;
    if (!h || h->count == 0) return RT_OK;
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(1);
    map_beginwrite(h);
    // Iterators that still walk these buckets must find nothing.
    markempty(t, h->buckets, 1ull << h->B);
    if (growing(h)) markempty(t, h->oldbuckets, noldbuckets(h));
    store_rlx(&h->flags, load_rlx(&h->flags) & (uint8_t)~MAP_SAMESIZE);
    wbstore((void **)&h->oldbuckets, NULL);
    h->nevacuate = 0;
    h->noverflow = 0;
    h->count = 0;
    h->clearseq++;
    h->hash0 = (uint32_t)rt_rand();
    wbstore((void **)&h->extra, NULL);
    uint8_t *spare;
    wbstore((void **)&h->buckets, makebuckets(t, h->B, &spare));
    if (spare) wbstore((void **)&needextra(h)->nextoverflow, spare);
    map_endwrite(h);
    return RT_OK;
}

int64_t maplen(hmap *h) { return h ? __atomic_load_n(&h->count, __ATOMIC_RELAXED) : 0; }

// --- iteration ---
// Order: from a random bucket, and in each bucket from a random slot, once round. it->bits: offset | wrapped << 8 | B << 16 | i << 24.
#define NOCHECK (~0ull)

rtstatus mapiterinit(G *gp, const maptype *t, hmap *h, hiter *it) {
    t = mapready(t);
    memset(it, 0, sizeof *it);
    it->t = t;
    if (!h || h->count == 0) return RT_OK;
    it->h = h;
    it->clearseq = h->clearseq;
    it->buckets = h->buckets;
    if (t->bucket->ptrdata == 0) {  // buckets do not keep their overflow buckets alive: the iterator does
        mapextra *x = needextra(h);
        if (!x->overflow) wbstore((void **)&x->overflow, mallocgc(sizeof(ovec), &ovectype, true));
        if (growing(h) && !x->oldoverflow) wbstore((void **)&x->oldoverflow, mallocgc(sizeof(ovec), &ovectype, true));
        it->overflow = x->overflow;
        it->oldoverflow = x->oldoverflow;
    }
    uint64_t r = rt_rand();
    it->startbucket = it->bucket = (r >> 8) & bmask(h->B);
    it->bits = (r & (BUCKET_CNT - 1)) | (uint64_t)h->B << 16;
    it->checkbucket = NOCHECK;
    uint8_t f = load_rlx(&h->flags);
    if ((f & (MAP_ITERATOR | MAP_OLDITERATOR)) != (MAP_ITERATOR | MAP_OLDITERATOR))
        atomic_fetch_or_explicit(&h->flags, MAP_ITERATOR | MAP_OLDITERATOR, memory_order_relaxed);
    return mapiternext(gp, it);
}

rtstatus mapiternext(G *gp, hiter *it) {
    hmap *h = it->h;
    const maptype *t = it->t;
    if (!h) {
        it->key = NULL;
        return RT_OK;
    }
    if (unlikely(load_rlx(&h->flags) & MAP_WRITING)) map_concurrent(2);
    uint8_t offset = it->bits & 0xff, B = it->bits >> 16 & 0xff;
    bool wrapped = it->bits >> 8 & 1;
    uint64_t i = it->bits >> 24 & 0xff, bucket = it->bucket, check = it->checkbucket;
    uint8_t *b = it->bptr;
    for (;;) {
        if (!b) {
            if (bucket == it->startbucket && wrapped) {
                it->key = it->elem = NULL;
                return RT_OK;
            }
            if (growing(h) && B == h->B) {
                // Growing since before this iteration began: an old bucket that is not evacuated yet is walked for the
                // entries that will come to the new one.
                uint64_t old = bucket & (noldbuckets(h) - 1);
                b = h->oldbuckets + old * t->bucketsize;
                if (!bevacuated(b)) check = bucket;
                else {
                    b = (uint8_t *)it->buckets + bucket * t->bucketsize;
                    check = NOCHECK;
                }
            } else {
                b = (uint8_t *)it->buckets + bucket * t->bucketsize;
                check = NOCHECK;
            }
            if (++bucket == 1ull << B) {
                bucket = 0;
                wrapped = true;
            }
            i = 0;
        }
        for (; i < BUCKET_CNT; i++) {
            uint64_t at = (i + offset) & (BUCKET_CNT - 1);
            if (isempty(b[at]) || b[at] == EVACUATED_EMPTY) continue;
            void *k = keyof(t, bkey(t, b, at)), *v = elemof(t, belem(t, b, at));
            bool self = true;
            if (!(t->flags & MAPFLAG_REFLEXIVEKEY)) typeeq(NULL, t->key, k, k, &self);
            if (check != NOCHECK && !(load_rlx(&h->flags) & MAP_SAMESIZE)) {
                if (self) {
                    uint64_t hash = 0;
                    typehash(NULL, t->key, k, h->hash0, &hash);
                    if ((hash & bmask(B)) != check) continue;
                } else if (check >> (B - 1) != (uint64_t)(b[at] & 1)) continue;
            }
            bool moved = b[at] == EVACUATED_X || b[at] == EVACUATED_Y || it->clearseq != h->clearseq;
            if (moved && self) {  // the map has moved on: it may have been deleted, updated, or re-inserted since
                uint64_t hash = 0;
                typehash(NULL, t->key, k, h->hash0, &hash);
                uint8_t *fb;
                uint64_t fi;
                if (!h->buckets || h->count == 0 || !findkey(t, h, k, hash, &fb, &fi)) continue;
                k = keyof(t, bkey(t, fb, fi));
                v = elemof(t, belem(t, fb, fi));
            } else if (moved && it->clearseq != h->clearseq) continue;
            it->key = k;
            it->elem = v;
            it->bucket = bucket;
            it->bptr = b;
            it->bits = offset | (uint64_t)wrapped << 8 | (uint64_t)B << 16 | (i + 1) << 24;
            it->checkbucket = check;
            (void)gp;
            return RT_OK;
        }
        b = *boverflow(t, b);
        i = 0;
    }
}
