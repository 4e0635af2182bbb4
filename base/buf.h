// buf.h - a growing byte string, always followed by a NUL that is not counted.
#ifndef GOSLING_BASE_BUF_H
#define GOSLING_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Buf {
    char *s;    // owned; NULL while nothing was ever written
    size_t len; // bytes in use, without the NUL
    size_t cap; // bytes allocated
} Buf;

#define BUF_INIT {NULL, 0, 0}

void buf_init(Buf *b);
void buf_fini(Buf *b);
void buf_reset(Buf *b);                                // len = 0, memory kept
void buf_reserve(Buf *b, size_t more);                 // room for more bytes and the NUL
void buf_bytes(Buf *b, const void *p, size_t n);
void buf_str(Buf *b, const char *s);
void buf_char(Buf *b, int c);                          // one byte
void buf_rune(Buf *b, uint32_t r);                     // UTF-8; what is not a rune becomes U+FFFD
void buf_printf(Buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(Buf *b, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
void buf_quote(Buf *b, const char *s, size_t n);       // as strconv.Quote
void buf_truncate(Buf *b, size_t len);
const char *buf_cstr(Buf *b);                          // never NULL; valid until the next write
char *buf_take(Buf *b); // the bytes, owned by the caller (free); b is empty after

#endif
