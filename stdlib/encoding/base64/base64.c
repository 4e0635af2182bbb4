// base64.c - the natives of encoding/base64: the two loops.     Locks: none.
#include "vm/native.h"
#include "runtime/runtime.h"

// func put(dst, src []byte, alphabet string, pad int): dst is long enough; pad < 0: none.
static int base64_put(void *gp, void *w) {
    (void)gp;
    struct { goslice dst, src; gostring alphabet; int64_t pad; } *a = w;
    const uint8_t *s = a->src.p;
    const char *digit = a->alphabet.p;
    char *to = a->dst.p;
    int64_t n = a->src.len, i = 0;
    for (; i + 3 <= n; i += 3) {
        uint32_t v = (uint32_t)s[i] << 16 | (uint32_t)s[i + 1] << 8 | s[i + 2];
        *to++ = digit[v >> 18];
        *to++ = digit[v >> 12 & 63];
        *to++ = digit[v >> 6 & 63];
        *to++ = digit[v & 63];
    }
    if (i == n) return RT_OK;
    uint32_t v = (uint32_t)s[i] << 16 | (i + 1 < n ? (uint32_t)s[i + 1] << 8 : 0);
    *to++ = digit[v >> 18];
    *to++ = digit[v >> 12 & 63];
    if (i + 1 < n) *to++ = digit[v >> 6 & 63];
    else if (a->pad >= 0) *to++ = (char)a->pad;
    if (a->pad >= 0) *to++ = (char)a->pad;
    return RT_OK;
}

// func get(dst []byte, src string, digits *[256]byte, pad int, strict bool) (n, bad int)
// bad: the place that Go's decoder names; -1: fine; -2: no room.
static int base64_get(void *gp, void *w) {
    (void)gp;
    struct { int64_t n, bad; goslice dst; gostring src; const uint8_t *digits; int64_t pad; uint64_t strict; } *a = w;
    const uint8_t *s = (const uint8_t *)a->src.p;
    uint8_t *to = a->dst.p;
    int64_t len = a->src.len, i = 0, n = 0;
    a->n = 0;
    a->bad = -1;
    while (i < len) {
        uint8_t d[4] = {0};
        int have = 0;
        bool end = false;
        while (have < 4 && !end) {
            if (i == len) {
                if (have == 0) goto out;
                if (have == 1 || a->pad >= 0) {
                    a->bad = i - have;
                    goto out;
                }
                break;
            }
            uint8_t c = s[i++];
            if (a->digits[c] != 255) {
                d[have++] = a->digits[c];
                continue;
            }
            if (c == '\n' || c == '\r') continue;
            if (c != a->pad || have < 2) {
                a->bad = i - 1;
                goto out;
            }
            if (have == 2) {
                while (i < len && (s[i] == '\n' || s[i] == '\r')) i++;
                if (i == len) {
                    a->bad = len;
                    goto out;
                }
                if (s[i] != a->pad) {
                    a->bad = i - 1;
                    goto out;
                }
                i++;
            }
            while (i < len && (s[i] == '\n' || s[i] == '\r')) i++;
            if (i < len) a->bad = i;  // something behind the padding
            end = true;
        }
        uint32_t v = (uint32_t)d[0] << 18 | (uint32_t)d[1] << 12 | (uint32_t)d[2] << 6 | d[3];
        int bytes = have - 1;
        if (a->strict && have < 4 && (v & (have == 2 ? 0xffff : 0xff)) != 0) {
            a->bad = i - (have == 2 ? 2 : 1);
            goto out;
        }
        if (n + bytes > a->dst.len) {
            a->bad = -2;
            return RT_OK;
        }
        for (int k = 0; k < bytes; k++) to[n++] = (uint8_t)(v >> (16 - 8 * k));
        if (a->bad >= 0) break;
    }
out:
    a->n = n;
    return RT_OK;
}

const NativeEntry std_base64_natives[] = {
    {"encoding/base64.get", base64_get},
    {"encoding/base64.put", base64_put},
    {0},
};
