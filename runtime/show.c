// show.c - what a REPL shows of the runtime's own structures.
// Twin: none      Locks: none: it looks, on a P, at what others may be changing
#include "runtime/session.h"
#include "runtime/map.h"
#include <stdlib.h>

// The entries of a map as they lie in the buckets: at most `most` of them.
void session_mapwalk(const maptype *t, hmap *h, int64_t most, const char ***keys, int *n, const char ***elems) {
    *n = 0;
    *keys = *elems = NULL;
    if (!h || !h->buckets || most <= 0) return;
    t = mapready(t);
    if (most > maplen(h)) most = maplen(h);
    *keys = malloc(sizeof(char *) * (size_t)(most + 1));
    *elems = malloc(sizeof(char *) * (size_t)(most + 1));
    for (int old = 0; old < 2; old++) {
        uint8_t *base = old ? h->oldbuckets : h->buckets;
        uint64_t nb = old ? noldbuckets(h) : 1ull << h->B;
        for (uint64_t i = 0; base && i < nb; i++)
            for (uint8_t *b = base + i * t->bucketsize; b; b = *boverflow(t, b)) {
                if (old && bevacuated(b)) break;
                for (uint64_t k = 0; k < BUCKET_CNT; k++) {
                    if (b[k] < MINTOP) continue;
                    if (*n == most) return;
                    uint8_t *key = bkey(t, b, k), *elem = belem(t, b, k);
                    (*keys)[*n] = t->flags & MAPFLAG_INDIRECTKEY ? *(char **)key : (char *)key;
                    (*elems)[(*n)++] = t->flags & MAPFLAG_INDIRECTELEM ? *(char **)elem : (char *)elem;
                }
            }
    }
}
