// map.h - hmap and buckets, shared by map.c, map_fast.c and inspectors. Private to runtime/.
#ifndef GOSLING_RUNTIME_MAP_H
#define GOSLING_RUNTIME_MAP_H
#include "runtime/runtime2.h"
#include "runtime/alg.h"

enum { BUCKET_CNT = 8, MAX_KEYSIZE = 128, MAX_ELEMSIZE = 128, DATA_OFFSET = 8 };
// tophash below MINTOP marks a slot or, in slot 0 of an old bucket, what became of the bucket.
enum { EMPTY_REST, EMPTY_ONE, EVACUATED_X, EVACUATED_Y, EVACUATED_EMPTY, MINTOP };
enum { MAP_ITERATOR = 1, MAP_OLDITERATOR = 2, MAP_WRITING = 4, MAP_SAMESIZE = 8 };

// Overflow buckets of maps whose buckets hold no pointers (and are not scanned): kept alive from here.
typedef struct ovec { void **p; int64_t len, cap; } ovec;
typedef struct mapextra {
    ovec *overflow, *oldoverflow;  // gc: of buckets, of oldbuckets
    uint8_t *nextoverflow;         // gc: next spare bucket behind the array, NULL if none
} mapextra;

struct hmap {
    int64_t count;           // live entries; first, for len()
    _Atomic uint8_t flags;
    uint8_t B;               // 2^B buckets
    uint16_t noverflow;      // overflow buckets, an estimate when there are many
    uint32_t hash0;          // seed
    uint8_t *buckets;        // gc: 2^B buckets and spare overflow buckets; NULL while empty
    uint8_t *oldbuckets;     // gc: while growing
    uint64_t nevacuate;      // buckets below have been evacuated
    mapextra *extra;         // gc
    uint64_t clearseq;       // counts clear()
};

static inline uint8_t tophash(uint64_t h) {
    uint8_t t = (uint8_t)(h >> 56);
    return t < MINTOP ? t + MINTOP : t;
}
static inline uint8_t *bkey(const maptype *t, uint8_t *b, uint64_t i) { return b + DATA_OFFSET + i * t->keysize; }
static inline uint8_t *belem(const maptype *t, uint8_t *b, uint64_t i) {
    return b + DATA_OFFSET + (uint64_t)BUCKET_CNT * t->keysize + i * t->valuesize;
}
static inline uint8_t **boverflow(const maptype *t, uint8_t *b) { return (uint8_t **)(b + t->bucketsize - 8); }
static inline bool bevacuated(const uint8_t *b) { return b[0] > EMPTY_ONE && b[0] < MINTOP; }
static inline bool isempty(uint8_t x) { return x <= EMPTY_ONE; }
static inline uint64_t bmask(uint8_t B) { return (1ull << (B & 63)) - 1; }
static inline bool growing(const hmap *h) { return h->oldbuckets != NULL; }
static inline uint64_t noldbuckets(const hmap *h) { return 1ull << (load_rlx(&((hmap *)(uintptr_t)h)->flags) & MAP_SAMESIZE ? h->B : h->B - 1); }
// Bucket in which a reader looks first.
static inline uint8_t *readbucket(const maptype *t, const hmap *h, uint64_t hash) {
    uint64_t m = bmask(h->B);
    uint8_t *b = h->buckets + (hash & m) * t->bucketsize;
    if (unlikely(h->oldbuckets != NULL)) {
        if (!(load_rlx(&((hmap *)(uintptr_t)h)->flags) & MAP_SAMESIZE)) m >>= 1;
        uint8_t *o = h->oldbuckets + (hash & m) * t->bucketsize;
        if (!bevacuated(o)) b = o;
    }
    return b;
}
const maptype *mapbucket(const maptype *t);        // fills in the lazy fields
// A map may be used through another type than it was made with (M and map[K]V), whose lazy fields nobody has filled in yet.
static inline const maptype *mapready(const maptype *t) {
    return __atomic_load_n(&t->bucketsize, __ATOMIC_ACQUIRE) ? t : mapbucket(t);
}
void map_prepare(const maptype *t, hmap *h);       // buckets exist
void map_growwork(const maptype *t, hmap *h, uint64_t bucket);
bool map_growif(const maptype *t, hmap *h);        // starts growing if the next insertion needs it
uint8_t *map_newoverflow(const maptype *t, hmap *h, uint8_t *b);
__attribute__((noreturn)) void map_concurrent(int what);  // 0 read and write, 1 writes, 2 iteration and write
static inline void map_beginwrite(hmap *h) {
    uint8_t f = load_rlx(&h->flags);
    if (unlikely(f & MAP_WRITING)) map_concurrent(1);
    store_rlx(&h->flags, f ^ MAP_WRITING);
}
static inline void map_endwrite(hmap *h) {
    uint8_t f = load_rlx(&h->flags);
    if (unlikely(!(f & MAP_WRITING))) map_concurrent(1);
    store_rlx(&h->flags, f & (uint8_t)~MAP_WRITING);
}
#endif
