// utf8.c - UTF-8 coding with Go's rules: a wrong sequence is one RUNE_ERROR of one byte.
#include "base/base.h"

#include <string.h>

int utf8_decode(const char *str, size_t n, uint32_t *r) {
    const unsigned char *s = (const unsigned char *)str;
    *r = RUNE_ERROR;
    if (n == 0) return 0;
    unsigned c = s[0];
    if (c < 0x80) return *r = c, 1;
    if (c < 0xC2 || c > 0xF4) return 1;
    if (n < 2 || (s[1] & 0xC0) != 0x80) return 1;
    if (c < 0xE0) return *r = (c & 0x1Fu) << 6 | (s[1] & 0x3Fu), 2;
    if (n < 3 || (s[2] & 0xC0) != 0x80) return 1;
    if (c < 0xF0) {
        uint32_t v = (c & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
        if (v < 0x800 || (v >= 0xD800 && v <= 0xDFFF)) return 1;
        return *r = v, 3;
    }
    if (n < 4 || (s[3] & 0xC0) != 0x80) return 1;
    uint32_t v = (c & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
    if (v < 0x10000 || v > RUNE_MAX) return 1;
    return *r = v, 4;
}

int utf8_decode_last(const char *s, size_t n, uint32_t *r) {
    *r = RUNE_ERROR;
    if (n == 0) return 0;
    for (size_t k = 1; k <= UTF8_MAX && k <= n; k++) {
        if ((s[n - k] & 0xC0) == 0x80) continue;
        if ((size_t)utf8_decode(s + n - k, k, r) == k) return (int)k;
        break;
    }
    *r = RUNE_ERROR;
    return 1;
}

int utf8_size(uint32_t r) {
    if (r < 0x80) return 1;
    if (r < 0x800) return 2;
    return utf8_is_rune(r) && r >= 0x10000 ? 4 : 3;
}

int utf8_encode(char *out, uint32_t r) {
    if (!utf8_is_rune(r)) r = RUNE_ERROR;
    if (r < 0x80) return out[0] = (char)r, 1;
    if (r < 0x800) {
        out[0] = (char)(0xC0 | r >> 6);
        out[1] = (char)(0x80 | (r & 0x3F));
        return 2;
    }
    if (r < 0x10000) {
        out[0] = (char)(0xE0 | r >> 12);
        out[1] = (char)(0x80 | (r >> 6 & 0x3F));
        out[2] = (char)(0x80 | (r & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | r >> 18);
    out[1] = (char)(0x80 | (r >> 12 & 0x3F));
    out[2] = (char)(0x80 | (r >> 6 & 0x3F));
    out[3] = (char)(0x80 | (r & 0x3F));
    return 4;
}

// Skips ASCII eight bytes at a time; returns where the first other byte may be.
static size_t skip_ascii(const char *s, size_t i, size_t n) {
    uint64_t w;
    while (i + 8 <= n && (memcpy(&w, s + i, 8), (w & 0x8080808080808080u) == 0)) i += 8;
    return i;
}

bool utf8_valid(const char *s, size_t n) {
    for (size_t i = skip_ascii(s, 0, n); i < n;) {
        uint32_t r;
        int w = utf8_decode(s + i, n - i, &r);
        if (r == RUNE_ERROR && w == 1) return false;
        i += (size_t)w;
        if (r < 0x80) i = skip_ascii(s, i, n);
    }
    return true;
}

size_t utf8_count(const char *s, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; count++) {
        uint32_t r;
        i += (unsigned char)s[i] < 0x80 ? 1 : (size_t)utf8_decode(s + i, n - i, &r);
    }
    return count;
}
