// base.c - memory that is never refused, and the report of our own bugs.
// SPDX-License-Identifier: MIT
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Atomic int front_stop;
_Atomic bool pos_frugal;

static NORETURN void out_of_memory(size_t n) {
    fprintf(stderr, "gosling: out of memory (%zu bytes wanted)\n", n);
    abort();
}

void *xmalloc(size_t n) {
    void *p = malloc(n ? n : 1);
    if (unlikely(p == NULL)) out_of_memory(n);
    return p;
}

void *xcalloc(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size ? size : 1);
    if (unlikely(p == NULL)) out_of_memory(n * size);
    return p;
}

void *xrealloc(void *p, size_t n) {
    void *q = realloc(p, n ? n : 1);
    if (unlikely(q == NULL)) out_of_memory(n);
    return q;
}

char *xstrdup(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(xmalloc(n), s, n);
}

void base_fatal(const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    fflush(stdout);
    fputs("gosling: internal error: ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    abort();
}

void *vec_grow(void *v, int *cap, int need, size_t elemsize) {
    int64_t c = *cap < 8 ? 8 : (int64_t)*cap * 2;
    if (c < need) c = need;
    if (c > INT32_MAX) base_fatal("array of more than %d elements", INT32_MAX);
    *cap = (int)c;
    return xrealloc(v, (size_t)c * elemsize);
}
