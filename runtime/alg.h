// alg.h - inline parts of the hash, shared by alg.c and the maps.
#ifndef GOSLING_RUNTIME_ALG_H
#define GOSLING_RUNTIME_ALG_H
#include <stdint.h>
#include <string.h>
#define HASH_K0 0x8f1bbcdcbfa53e0bull
#define HASH_K1 0xd6e8feb86659fd93ull
#define HASH_K2 0xc2b2ae3d27d4eb4full
#define HASH_K3 0x9fb21c651e98df25ull
static inline uint64_t rd64(const void *p) { uint64_t v; memcpy(&v, p, 8); return v; }
static inline uint32_t rd32(const void *p) { uint32_t v; memcpy(&v, p, 4); return v; }
static inline uint64_t mulfold(uint64_t a, uint64_t b) {
    unsigned __int128 r = (unsigned __int128)a * b;
    return (uint64_t)r ^ (uint64_t)(r >> 64);
}
static inline uint64_t hash64(uint64_t v, uint64_t seed) { return mulfold(mulfold(v ^ HASH_K1, seed ^ HASH_K0), HASH_K2); }
extern __thread bool alg_emptymap;
#endif
