// arena.c - bump allocation in chunks that double from 16 KiB to 1 MiB.
//
// Chunks form a list, newest first. Memory of a chunk beyond `used` is always zero (fresh from
// calloc, or cleared by arena_reset), so arena_alloc need not clear. A request larger than a
// quarter of a chunk gets a chunk of its own, linked below the current one so that the rest of the
// current one stays usable.
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Chunk {
    struct Chunk *next; // older
    size_t size;        // of data
    size_t used;
    size_t pad;         // IN_POOL: not to be freed
    char data[];
} Chunk;

struct Arena {
    Chunk *head; // never NULL
    size_t total;
    size_t nextsize;
};

// The first chunks of a process come from here: zero, and not touched before they are used, as memory of calloc is.
static char pool[1 << 20] __attribute__((aligned(16)));
static size_t pool_used;
enum { IN_POOL = 1 };

static Chunk *chunk_new(Arena *a, size_t size) {
    size_t n = (sizeof(Chunk) + size + 15) & ~(size_t)15, at = __atomic_load_n(&pool_used, __ATOMIC_RELAXED);
    Chunk *c = NULL;
    while (at + n <= sizeof pool && !c)
        if (__atomic_compare_exchange_n(&pool_used, &at, at + n, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) c = (Chunk *)(pool + at), c->pad = IN_POOL;
    if (!c) c = xcalloc(1, sizeof(Chunk) + size);
    c->size = size;
    a->total += sizeof(Chunk) + size;
    return c;
}

Arena *arena_new(void) {
    Arena *a = xcalloc(1, sizeof *a);
    a->nextsize = 16 << 10;
    a->head = chunk_new(a, a->nextsize);
    return a;
}

void arena_free(Arena *a) {
    if (a == NULL) return;
    for (Chunk *c = a->head, *next; c; c = next) {
        next = c->next;
        if (c->pad != IN_POOL) free(c);
    }
    free(a);
}

static void *arena_alloc_slow(Arena *a, size_t n) {
    if (a->nextsize < (1u << 20)) a->nextsize *= 2;
    if (n > a->nextsize / 4) {
        Chunk *c = chunk_new(a, n);
        c->used = n;
        c->next = a->head->next;
        a->head->next = c;
        return c->data;
    }
    Chunk *c = chunk_new(a, a->nextsize);
    c->next = a->head;
    a->head = c;
    c->used = n;
    return c->data;
}

void *arena_alloc(Arena *a, size_t n) {
    if (unlikely(n > SIZE_MAX / 2)) base_fatal("arena_alloc: %zu bytes", n);
    n = (n + 7) & ~(size_t)7;
    Chunk *c = a->head;
    size_t at = n >= 16 ? (c->used + 15) & ~(size_t)15 : c->used;
    if (unlikely(at + n > c->size)) return arena_alloc_slow(a, n);
    c->used = at + n;
    return c->data + at;
}

void *arena_dup(Arena *a, const void *p, size_t n) {
    void *q = arena_alloc(a, n ? n : 1);
    if (n) memcpy(q, p, n);
    return q;
}

char *arena_strndup(Arena *a, const char *s, size_t n) {
    char *q = arena_alloc(a, n + 1);
    memcpy(q, s, n);
    return q;
}

char *arena_strdup(Arena *a, const char *s) { return arena_strndup(a, s, strlen(s)); }

char *arena_printf(Arena *a, const char *fmt, ...) {
    va_list ap, ap2;
    va_start(ap, fmt);
    va_copy(ap2, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *q = arena_alloc(a, (size_t)n + 1);
    vsnprintf(q, (size_t)n + 1, fmt, ap2);
    va_end(ap2);
    return q;
}

ArenaMark arena_mark(Arena *a) { return (ArenaMark){a->head, a->head->used}; }

// Large chunks linked below the marked one since the mark can't be told from older ones; they stay
// until arena_free. Everything else goes.
void arena_reset(Arena *a, ArenaMark m) {
    while (a->head != m.chunk) {
        Chunk *c = a->head;
        a->head = c->next;
        a->total -= sizeof(Chunk) + c->size;
        if (c->pad != IN_POOL) free(c);
        if (a->head == NULL) base_fatal("arena_reset: mark of another arena");
    }
    Chunk *c = a->head;
    memset(c->data + m.used, 0, c->used - m.used);
    c->used = m.used;
}

size_t arena_size(const Arena *a) { return a->total; }
