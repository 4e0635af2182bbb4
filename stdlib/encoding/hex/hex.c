// hex.c - the natives of encoding/hex.     Locks: none.
#include "vm/native.h"
#include "runtime/runtime.h"

// func put(dst, src []byte)
static int hex_put(void *gp, void *w) {
    (void)gp;
    struct { goslice dst, src; } *a = w;
    uint8_t *to = a->dst.p;
    const uint8_t *s = a->src.p;
    for (int64_t i = 0; i < a->src.len && 2 * i + 1 < a->dst.len; i++) {
        to[2 * i] = (uint8_t)"0123456789abcdef"[s[i] >> 4];
        to[2 * i + 1] = (uint8_t)"0123456789abcdef"[s[i] & 15];
    }
    return RT_OK;
}

static int digit(uint8_t c) {
    if ((uint8_t)(c - '0') < 10) return c - '0';
    c |= 0x20;
    return (uint8_t)(c - 'a') < 6 ? c - 'a' + 10 : -1;
}

// func get(dst, src []byte) int
static int hex_get(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; goslice dst, src; } *a = w;
    uint8_t *to = a->dst.p;
    const uint8_t *s = a->src.p;
    int64_t n = 0;
    for (; n < a->src.len / 2 && n < a->dst.len; n++) {  // dst may be src
        int high = digit(s[2 * n]), low = digit(s[2 * n + 1]);
        if (high < 0 || low < 0) break;
        to[n] = (uint8_t)(high << 4 | low);
    }
    a->ret = n;
    return RT_OK;
}

const NativeEntry std_hex_natives[] = {{"encoding/hex.get", hex_get}, {"encoding/hex.put", hex_put}, {0}};
