// register.c - finds natives by qualified name.
// Locks: none. The table is looked at by the front end alone, under its lock.
//
// The natives' tables (one a C file of the library, listed in native.def) are put into one hash table at the first question:
// a few hundred names, some microseconds.
#include <stdlib.h>
#include <string.h>
#include "stdlib/stdlib.h"
#include "vm/native.h"

#define NATIVES(id) extern const NativeEntry std_##id##_natives[];
#include "stdlib/native.def"
#undef NATIVES

static const NativeEntry *const tables[] = {
#define NATIVES(id) std_##id##_natives,
#include "stdlib/native.def"
#undef NATIVES
};

enum { NHASH = 4096 };  // at most half full
static const NativeEntry *hash[NHASH];
static int nnatives;

static uint32_t name_hash(const char *s) {
    uint32_t h = 2166136261u;
    for (; *s; s++) h = (h ^ (unsigned char)*s) * 16777619u;
    return (h ^ h >> 15) % NHASH;
}

static void natives_fill(void) {
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        for (const NativeEntry *e = tables[i]; e->name; e++) {
            uint32_t h = name_hash(e->name);
            while (hash[h]) h = (h + 1) % NHASH;
            hash[h] = e;
            if (++nnatives > NHASH / 2) throw("register.c: NHASH is too small");
        }
}

NativeFn native_find(const char *qualified) {
    if (nnatives == 0) natives_fill();
    for (uint32_t h = name_hash(qualified); hash[h]; h = (h + 1) % NHASH)
        if (strcmp(hash[h]->name, qualified) == 0) return hash[h]->fn;
    return NULL;
}
