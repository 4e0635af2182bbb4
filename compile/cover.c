// cover.c - counters of coverage: which statements count, and the instruction for it.
// Twin: none (cmd/cover rewrites the source)      Locks: the front end's
//
// gosling test -cover gives counters to statements before anything is compiled. A statement that has one is marked NF_COVER; an empty list of
// statements has none that could bear the counter: its block or clause is marked NF_COVERINSIDE.
#include "compile/int.h"

typedef struct Counter { uintptr_t key; uint32_t *at; } Counter;
static Counter *table;         // open addressing by key; key: the node's address, and 1 for inside
static size_t ntable, ncounters;
static int mode;

static size_t place(uintptr_t key) {
    size_t i = (size_t)((key >> 3 | key << 60) * 0x9e3779b97f4a7c15u >> 20) % ntable;
    while (table[i].key && table[i].key != key) i = (i + 1) % ntable;
    return i;
}

static void add(Counter c) {
    if (2 * ncounters >= ntable) {
        Counter *old = table;
        size_t n = ntable;
        ntable = n ? 2 * n : 1024;
        table = xcalloc(ntable, sizeof *table);
        for (size_t i = 0; i < n; i++)
            if (old[i].key) table[place(old[i].key)] = old[i];
        free(old);
    }
    table[place(c.key)] = c;
    ncounters++;
}

void cover_mode(int m) { mode = m; }

void cover_add(Node *n, bool inside, uint32_t *counter) {
    n->flags |= inside ? NF_COVERINSIDE : NF_COVER;
    add((Counter){(uintptr_t)n | inside, counter});
}

void cover_count(Fn *f, Node *n, bool inside) {
    uint32_t *at = table[place((uintptr_t)n | inside)].at;
    emit_ext(f, OP_COVER, (uint16_t)mode, 0, 0, (uint64_t)(uintptr_t)at);
}
