// utf8.c - the natives of package unicode/utf8.
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/textsearch.h"

// func RuneCountInString(s string) (n int)
static int utf8_RuneCountInString(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; gostring s; } *a = w;
    a->n = text_runes(a->s.p, a->s.len);
    return RT_OK;
}

// func ValidString(s string) bool
static int utf8_ValidString(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ok; gostring s; } *a = w;
    const uint8_t *s = (const uint8_t *)a->s.p;
    int64_t n = a->s.len, i = 0;
    while (i < n) {
        int64_t left = n - i;
        uint8_t c = s[i];
        if (c < 0x80) {
            i++;
            continue;
        }
        uint8_t low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        int64_t size = c < 0xC2 || c > 0xF4 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (size == 0 || size > left || s[i + 1] < low || s[i + 1] > high) break;
        if (size > 2 && (s[i + 2] & 0xC0) != 0x80) break;
        if (size > 3 && (s[i + 3] & 0xC0) != 0x80) break;
        i += size;
    }
    a->ok = i == n;
    return RT_OK;
}

const NativeEntry std_unicode_utf8_natives[] = {
    {"unicode/utf8.RuneCountInString", utf8_RuneCountInString},
    {"unicode/utf8.ValidString", utf8_ValidString},
    {0},
};
