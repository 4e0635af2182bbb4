// intern.c - the global table of names.        Locks: one mutex per shard (leaf locks)
//
// 16 shards by the hash's upper bits, each an open-addressed table of pointers at most half full.
// Names are allocated from the shard's own block of memory and never freed. Lookups take the lock
// as well: an uncontended mutex is 20 ns, and a name is looked up once per identifier token.
#include "base/base.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SHARDS = 16, BLOCK = 64 << 10 };

typedef struct Shard {
    pthread_mutex_t lock;
    Name **slot;   // owned; size entries   (lock)
    uint32_t size; // power of two          (lock)
    uint32_t used; //                       (lock)
    char *block;   // current block          (lock)
    size_t left;   // bytes left in it       (lock)
} Shard;

static Shard shards[SHARDS] = {
    [0 ... SHARDS - 1] = {.lock = PTHREAD_MUTEX_INITIALIZER},
};

uint32_t name_hash(const char *s, size_t len) {
    uint64_t h = 0x9E3779B97F4A7C15u ^ len, w;
    while (len >= 8) {
        memcpy(&w, s, 8);
        h = (h ^ w) * 0xD6E8FEB86659FD93u;
        h ^= h >> 32;
        s += 8, len -= 8;
    }
    w = 0;
    for (size_t i = 0; i < len; i++) w = w << 8 | (unsigned char)s[i];
    h = (h ^ w) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    return (uint32_t)(h >> 32);
}

static Name *name_new(Shard *sh, const char *s, size_t len, uint32_t hash) {
    size_t n = (sizeof(Name) + len + 1 + 7) & ~(size_t)7;
    char *at;
    if (n > BLOCK / 4) {
        at = xmalloc(n);
    } else {
        if (n > sh->left) {
            sh->block = xmalloc(BLOCK);
            sh->left = BLOCK;
        }
        at = sh->block;
        sh->block += n;
        sh->left -= n;
    }
    Name *nm = (Name *)at;
    nm->len = (uint32_t)len;
    nm->hash = hash;
    memcpy(nm->s, s, len);
    nm->s[len] = 0;
    return nm;
}

static void shard_grow(Shard *sh) {
    uint32_t size = sh->size ? sh->size * 2 : 256;
    Name **slot = xcalloc(size, sizeof *slot);
    for (uint32_t i = 0; i < sh->size; i++) {
        if (sh->slot[i] == NULL) continue;
        uint32_t j = sh->slot[i]->hash & (size - 1);
        while (slot[j]) j = (j + 1) & (size - 1);
        slot[j] = sh->slot[i];
    }
    free(sh->slot);
    sh->slot = slot;
    sh->size = size;
}

Name *intern(const char *s, size_t len) {
    if (len > UINT32_MAX / 2) base_fatal("name of %zu bytes", len);
    uint32_t h = name_hash(s, len);
    Shard *sh = &shards[h >> 28];
    pthread_mutex_lock(&sh->lock);
    if (sh->used * 2 >= sh->size) shard_grow(sh);
    uint32_t i = h & (sh->size - 1);
    Name *nm;
    for (; (nm = sh->slot[i]) != NULL; i = (i + 1) & (sh->size - 1))
        if (nm->hash == h && nm->len == len && memcmp(nm->s, s, len) == 0) break;
    if (nm == NULL) {
        nm = sh->slot[i] = name_new(sh, s, len, h);
        sh->used++;
    }
    pthread_mutex_unlock(&sh->lock);
    return nm;
}

Name *intern_cstr(const char *s) { return intern(s, strlen(s)); }
