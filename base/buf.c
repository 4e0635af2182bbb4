// buf.c - a growing byte string. Invariant: s == NULL, or s[len] == 0 and len < cap.
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(Buf *b) { *b = (Buf)BUF_INIT; }

void buf_fini(Buf *b) {
    free(b->s);
    buf_init(b);
}

void buf_reset(Buf *b) { buf_truncate(b, 0); }

void buf_truncate(Buf *b, size_t len) {
    if (len < b->len) b->s[b->len = len] = 0;
}

void buf_reserve(Buf *b, size_t more) {
    size_t need = b->len + more + 1;
    if (need <= b->cap) return;
    size_t cap = b->cap < 64 ? 64 : b->cap * 2;
    if (cap < need) cap = need;
    b->s = xrealloc(b->s, cap);
    b->cap = cap;
    b->s[b->len] = 0;
}

void buf_bytes(Buf *b, const void *p, size_t n) {
    if (n == 0) return;
    buf_reserve(b, n);
    memcpy(b->s + b->len, p, n);
    b->s[b->len += n] = 0;
}

void buf_str(Buf *b, const char *s) { buf_bytes(b, s, strlen(s)); }

void buf_char(Buf *b, int c) {
    buf_reserve(b, 1);
    b->s[b->len++] = (char)c;
    b->s[b->len] = 0;
}

void buf_rune(Buf *b, uint32_t r) {
    char tmp[UTF8_MAX];
    buf_bytes(b, tmp, (size_t)utf8_encode(tmp, r));
}

void buf_vprintf(Buf *b, const char *fmt, va_list ap) {
    va_list ap2;
    va_copy(ap2, ap);
    buf_reserve(b, 64);
    int n = vsnprintf(b->s + b->len, b->cap - b->len, fmt, ap);
    if ((size_t)n >= b->cap - b->len) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->s + b->len, b->cap - b->len, fmt, ap2);
    }
    va_end(ap2);
    b->len += (size_t)n;
}

void buf_printf(Buf *b, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(b, fmt, ap);
    va_end(ap);
}

// Like strconv.Quote, except that every rune from U+00A0 up counts as printable.
void buf_quote(Buf *b, const char *s, size_t n) {
    static const char esc[] = "abtnvfr"; // 7 to 13
    buf_char(b, '"');
    for (size_t i = 0; i < n;) {
        uint32_t r;
        int w = utf8_decode(s + i, n - i, &r);
        if (r == RUNE_ERROR && w == 1) {
            buf_printf(b, "\\x%02x", (unsigned char)s[i]);
        } else if (r == '"' || r == '\\') {
            buf_char(b, '\\');
            buf_char(b, (int)r);
        } else if (r >= 7 && r <= 13) {
            buf_char(b, '\\');
            buf_char(b, esc[r - 7]);
        } else if (r < 0x20 || r == 0x7f) {
            buf_printf(b, "\\x%02x", r);
        } else if (r >= 0x80 && r < 0xa0) {
            buf_printf(b, "\\u%04x", r);
        } else {
            buf_bytes(b, s + i, (size_t)w);
        }
        i += (size_t)w;
    }
    buf_char(b, '"');
}

const char *buf_cstr(Buf *b) { return b->s ? b->s : ""; }

char *buf_take(Buf *b) {
    buf_reserve(b, 0);
    char *s = b->s;
    buf_init(b);
    return s;
}
