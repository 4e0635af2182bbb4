// textsearch.h - searching and comparing bytes, for the natives of strings and bytes.
#ifndef GOSLING_STDLIB_TEXTSEARCH_H
#define GOSLING_STDLIB_TEXTSEARCH_H
#include <stdint.h>
#include <string.h>

static inline int64_t text_index(const char *s, int64_t n, const char *sub, int64_t m) {
    if (m == 0) return 0;
    if (m > n) return -1;
    const char *p = m == 1 ? memchr(s, sub[0], (size_t)n) : memmem(s, (size_t)n, sub, (size_t)m);
    return p ? p - s : -1;
}

static inline int64_t text_index_byte(const char *s, int64_t n, uint64_t c) {
    const char *p = n > 0 ? memchr(s, (int)(c & 0xFF), (size_t)n) : NULL;
    return p ? p - s : -1;
}

static inline int64_t text_last_index_byte(const char *s, int64_t n, uint64_t c) {
    const char *p = n > 0 ? memrchr(s, (int)(c & 0xFF), (size_t)n) : NULL;
    return p ? p - s : -1;
}

static inline int64_t text_last_index(const char *s, int64_t n, const char *sub, int64_t m) {
    if (m == 0) return n;
    for (int64_t end = n - m + 1; end > 0;) {
        const char *p = memrchr(s, sub[0], (size_t)end);
        if (!p) return -1;
        if (memcmp(p, sub, (size_t)m) == 0) return p - s;
        end = p - s;
    }
    return -1;
}

// The number of runes, as utf8.RuneCount counts them: every byte of a broken encoding is one.
static inline int64_t text_runes(const char *text, int64_t n) {
    const uint8_t *s = (const uint8_t *)text;
    int64_t count = 0;
    for (int64_t i = 0; i < n; count++) {
        uint8_t c = s[i++];
        if (c < 0xC2 || c > 0xF4) continue;
        uint8_t low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        int64_t more = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
        if (i + more > n || s[i] < low || s[i] > high) continue;
        if (more > 1 && (s[i + 1] & 0xC0) != 0x80) continue;
        if (more > 2 && (s[i + 2] & 0xC0) != 0x80) continue;
        i += more;
    }
    return count;
}

static inline int64_t text_count(const char *s, int64_t n, const char *sub, int64_t m) {
    if (m == 0) return text_runes(s, n) + 1;
    int64_t count = 0;
    for (int64_t at; (at = text_index(s, n, sub, m)) >= 0; count++) {
        s += at + m;
        n -= at + m;
    }
    return count;
}

static inline int64_t text_compare(const char *a, int64_t n, const char *b, int64_t m) {
    int64_t least = n < m ? n : m;
    int c = least > 0 ? memcmp(a, b, (size_t)least) : 0;
    if (c != 0) return c < 0 ? -1 : 1;
    return n < m ? -1 : n > m;
}
#endif
