// json.h - what the natives of encoding/json share: strings, values, and a buffer to write to.
#ifndef GOSLING_STDLIB_JSON_H
#define GOSLING_STDLIB_JSON_H
#include <string.h>
#include "runtime/runtime.h"

// A growing buffer of C's; a native that makes one takes or frees it before it returns.
typedef struct outbuf { char *p; int64_t n, cap; } outbuf;

void out_grow(outbuf *o, int64_t more);
goslice out_take(outbuf *o);  // as a fresh []byte
static inline void out_reserve(outbuf *o, int64_t more) {
    if (o->n + more > o->cap) out_grow(o, more);
}
static inline void out_byte(outbuf *o, char c) {
    out_reserve(o, 1);
    o->p[o->n++] = c;
}
static inline void out_bytes(outbuf *o, const char *s, int64_t n) {
    out_reserve(o, n);
    if (n) memcpy(o->p + o->n, s, (size_t)n);
    o->n += n;
}

void json_quote(outbuf *o, const char *s, int64_t n, bool html);
bool json_unquote(const char *s, int64_t n, gostring *out);      // s with its quotes
int64_t json_string_end(const char *p, int64_t i, int64_t n);    // i: behind the opening quote; returns the place behind the closing one
int64_t json_value_end(const char *p, int64_t i, int64_t n);
#endif
