// arena.h - a bump allocator with marks; the front end owns one per package.
#ifndef GOSLING_BASE_ARENA_H
#define GOSLING_BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

typedef struct ArenaMark {
    void *chunk; // borrowed: the chunk that was current
    size_t used; // its fill
} ArenaMark;

Arena *arena_new(void);
void arena_free(Arena *a);                           // NULL is fine
void *arena_alloc(Arena *a, size_t n); // zeroed, aligned to 16 bytes from 16 up, else 8
void *arena_dup(Arena *a, const void *p, size_t n);  // copy of n bytes
char *arena_strndup(Arena *a, const char *s, size_t n);
char *arena_strdup(Arena *a, const char *s);
char *arena_printf(Arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
ArenaMark arena_mark(Arena *a);
void arena_reset(Arena *a, ArenaMark m); // frees everything allocated since the mark
size_t arena_size(const Arena *a);       // bytes obtained from the system

#define ARENA_NEW(A, T) ((T *)arena_alloc((A), sizeof(T)))
#define ARENA_ARRAY(A, T, N) ((T *)arena_alloc((A), sizeof(T) * (size_t)(N)))

#endif
