// string.c - concatenation, conversions, UTF-8.
// Twin: $GOROOT/src/runtime/string.go, utf8.go
//
// A string's bytes are never written after it is published, so results share their argument's bytes where gc shares them.
#include "runtime/mheap.h"

gostring copystring(gostring s) {
    char *p = mallocgc((uintptr_t)s.len, NULL, false);
    rt_memmove(p, s.p, (uintptr_t)s.len);
    return (gostring){ p, s.len };
}

// Up to 32 bytes in a buffer of the frame.
gostring concatstringsbuf(const gostring *a, int n, char *buf) {
    int64_t len = 0;
    for (int i = 0; i < n; i++)
        if (a[i].len > 32 || (len += a[i].len) > 32) return concatstrings(a, n);
    len = 0;
    char tmp[32];  // a part may be in the buffer
    for (int i = 0; i < n; i++) {
        if (a[i].len) memcpy(tmp + len, a[i].p, (size_t)a[i].len);
        len += a[i].len;
    }
    if (!len) return (gostring){ NULL, 0 };
    memcpy(buf, tmp, (size_t)len);
    return (gostring){ buf, len };
}

gostring concatstrings(const gostring *a, int n) {
    int64_t len = 0;
    int parts = 0, last = 0;
    for (int i = 0; i < n; i++) {
        if (a[i].len == 0) continue;
        if (__builtin_add_overflow(len, a[i].len, &len)) fatal("string concatenation too long");
        parts++;
        last = i;
    }
    if (parts == 0) return (gostring){ NULL, 0 };
    if (parts == 1) return a[last];
    char *p = mallocgc((uintptr_t)len, NULL, false), *w = p;
    for (int i = 0; i < n; i++) {
        if (a[i].len == 0) continue;
        rt_memmove(w, a[i].p, (uintptr_t)a[i].len);
        w += a[i].len;
    }
    return (gostring){ p, len };
}

int cmpstring(gostring a, gostring b) {
    int64_t n = a.len < b.len ? a.len : b.len;
    int c = n && a.p != b.p ? memcmp(a.p, b.p, (size_t)n) : 0;
    if (c) return c < 0 ? -1 : 1;
    return a.len < b.len ? -1 : a.len > b.len;
}

static const uint8_t bytes256[256] = {
#define B4(n) n, n + 1, n + 2, n + 3
#define B16(n) B4(n), B4(n + 4), B4(n + 8), B4(n + 12)
#define B64(n) B16(n), B16(n + 16), B16(n + 32), B16(n + 48)
    B64(0), B64(64), B64(128), B64(192)
};

gostring slicebytetostring(const uint8_t *p, int64_t n) {
    if (n == 0) return (gostring){ NULL, 0 };
    if (n == 1) return (gostring){ (const char *)&bytes256[*p], 1 };
    char *s = mallocgc((uintptr_t)n, NULL, false);
    rt_memmove(s, p, (uintptr_t)n);
    return (gostring){ s, n };
}

static void *rawbytes(uintptr_t n, uintptr_t *cap) {
    *cap = roundupsize(n, true);
    uint8_t *p = mallocgc(*cap, NULL, false);
    memset(p + n, 0, *cap - n);
    return p;
}

goslice stringtoslicebyte(gostring s) {
    uintptr_t cap;
    void *p = rawbytes((uintptr_t)s.len, &cap);
    if (s.len) rt_memmove(p, s.p, (uintptr_t)s.len);
    return (goslice){ p, s.len, (int64_t)cap };
}

enum { RUNE_ERROR = 0xfffd, RUNE_MAX = 0x10ffff };

static int encoderune(uint8_t *p, int32_t r) {
    uint32_t c = (uint32_t)r;
    if (c > RUNE_MAX || (c >= 0xd800 && c < 0xe000)) c = RUNE_ERROR;
    if (c < 0x80) {
        p[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        p[0] = (uint8_t)(0xc0 | c >> 6);
        p[1] = (uint8_t)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        p[0] = (uint8_t)(0xe0 | c >> 12);
        p[1] = (uint8_t)(0x80 | (c >> 6 & 63));
        p[2] = (uint8_t)(0x80 | (c & 63));
        return 3;
    }
    p[0] = (uint8_t)(0xf0 | c >> 18);
    p[1] = (uint8_t)(0x80 | (c >> 12 & 63));
    p[2] = (uint8_t)(0x80 | (c >> 6 & 63));
    p[3] = (uint8_t)(0x80 | (c & 63));
    return 4;
}

// Wrong encodings, surrogates, overlong forms and what is above U+10FFFF give U+FFFD and one byte.
int decoderune(gostring s, int64_t i, int32_t *r) {
    const uint8_t *p = (const uint8_t *)s.p + i;
    int64_t n = s.len - i;
    uint32_t c = p[0];
    if (c < 0x80) {
        *r = (int32_t)c;
        return 1;
    }
    if (c >= 0xc2 && c < 0xe0 && n > 1 && (p[1] & 0xc0) == 0x80) {
        *r = (int32_t)((c & 31) << 6 | (p[1] & 63u));
        return 2;
    }
    if ((c & 0xf0) == 0xe0 && n > 2 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
        uint32_t v = (c & 15) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
        if (v >= 0x800 && (v < 0xd800 || v >= 0xe000)) {
            *r = (int32_t)v;
            return 3;
        }
    }
    if (c >= 0xf0 && c < 0xf5 && n > 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80 && (p[3] & 0xc0) == 0x80) {
        uint32_t v = (c & 7) << 18 | (p[1] & 63u) << 12 | (p[2] & 63u) << 6 | (p[3] & 63u);
        if (v >= 0x10000 && v <= RUNE_MAX) {
            *r = (int32_t)v;
            return 4;
        }
    }
    *r = RUNE_ERROR;
    return 1;
}

gostring slicerunetostring(const int32_t *p, int64_t n) {
    uint8_t tmp[4];
    int64_t len = 0;
    for (int64_t i = 0; i < n; i++) len += encoderune(tmp, p[i]);
    if (len == 0) return (gostring){ NULL, 0 };
    uint8_t *s = mallocgc((uintptr_t)len + 3, NULL, false);  // a racing writer may lengthen a rune: room for the last
    int64_t at = 0;
    for (int64_t i = 0; i < n && at < len; i++) at += encoderune(s + at, p[i]);
    return (gostring){ (char *)s, at < len ? at : len };
}

goslice stringtoslicerune(gostring s) {
    int64_t n = 0;
    int32_t r;
    for (int64_t i = 0; i < s.len; n++) i += decoderune(s, i, &r);
    uintptr_t cap = roundupsize((uintptr_t)n * 4, true) / 4;
    int32_t *p = mallocgc(cap * 4, NULL, false);
    int64_t k = 0;
    for (int64_t i = 0; i < s.len && k < n; k++) i += decoderune(s, i, &p[k]);
    memset(p + n, 0, (cap - (uintptr_t)n) * 4);
    return (goslice){ p, n, (int64_t)cap };
}

gostring intstring(int64_t v, char *buf) {
    uint8_t tmp[4];
    int n = encoderune(tmp, v < 0 || v > RUNE_MAX ? RUNE_ERROR : (int32_t)v);
    if (n == 1) return (gostring){ (const char *)&bytes256[tmp[0]], 1 };
    char *p = buf ? buf : mallocgc((uintptr_t)n, NULL, false);
    memcpy(p, tmp, (size_t)n);
    return (gostring){ p, n };
}
