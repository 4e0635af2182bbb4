// strconv.c - the natives of package strconv.
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/strconv/ftoa.h"
#include "stdlib/unicode/category.h"
#include <string.h>

// func isPrint(r rune) bool
static int strconv_isPrint(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; int64_t r; } *a = w;
    a->ret = (CATEGORY_BIT(a->r) & CATEGORY_PRINT) != 0;
    return RT_OK;
}

// func formatFloat(dst []byte, f float64, fmt byte, prec, bitSize int) int
static int strconv_formatFloat(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; goslice dst; double f; uint64_t fmt; int64_t prec, bits; } *a = w;
    double f = a->bits == 32 ? (double)(float)a->f : a->f;
    a->n = std_formatfloat(a->dst.p, a->dst.len, f, (int)a->fmt, a->prec, (int)a->bits);
    return RT_OK;
}

// func parseFloat(s string, bitSize int) (f float64, ok bool)
static int strconv_parseFloat(void *gp, void *w) {
    (void)gp;
    struct { double f; uint64_t ok; gostring s; int64_t bits; } *a = w;
    double f = 0;
    bool ok = std_parsefloat(a->s.p, a->s.len, (int)a->bits, &f);
    a->f = ok ? f : 0;
    a->ok = ok;
    return RT_OK;
}

// Digits of u at the end of a buffer; returns where they begin.
static char *digits(char *end, uint64_t u, int64_t base) {
    if (base == 10) {
        do *--end = (char)('0' + u % 10);
        while (u /= 10);
        return end;
    }
    do *--end = "0123456789abcdefghijklmnopqrstuvwxyz"[u % (uint64_t)base];
    while (u /= (uint64_t)base);
    return end;
}

static const char small[] = "0123456789";

static gostring format(uint64_t u, bool negative, int64_t base) {
    if (u < 10 && !negative && base == 10) return (gostring){small + u, 1};
    char buf[72], *end = buf + sizeof buf, *p = digits(end, negative ? -u : u, base);
    if (negative) *--p = '-';
    return native_string(p, end - p);
}

// func formatBits(u uint64, negative bool, base int) string; the base has been checked.
static int strconv_formatBits(void *gp, void *w) {
    (void)gp;
    struct { gostring ret; uint64_t u, negative; int64_t base; } *a = w;
    a->ret = format(a->u, a->negative != 0, a->base);
    return RT_OK;
}

// func putBits(dst []byte, u uint64, negative bool, base int) int: the length, or -1 if there is no room.
static int strconv_putBits(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; goslice dst; uint64_t u, negative; int64_t base; } *a = w;
    char buf[72], *end = buf + sizeof buf, *p = digits(end, a->negative ? -a->u : a->u, a->base);
    if (a->negative) *--p = '-';
    int64_t n = end - p;
    if (n > a->dst.len) {
        a->n = -1;
        return RT_OK;
    }
    memcpy(a->dst.p, p, (size_t)n);
    a->n = n;
    return RT_OK;
}

// func plainInt(s string) (n int, ok bool): a decimal number of at most 18 digits
static int strconv_plainInt(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; uint64_t ok; gostring s; } *a = w;
    gostring s = a->s;
    int64_t i = s.len > 0 && (s.p[0] == '-' || s.p[0] == '+'), n = 0;
    bool negative = i && s.p[0] == '-';
    a->ok = s.len > i && s.len - i <= 18;
    a->n = 0;
    if (!a->ok) return RT_OK;
    for (; i < s.len; i++) {
        unsigned d = (unsigned)(unsigned char)s.p[i] - '0';
        if (d > 9) {
            a->ok = 0;
            return RT_OK;
        }
        n = n * 10 + d;
    }
    a->n = negative ? -n : n;
    return RT_OK;
}

// func plainPrefix(s string, quote byte) int: how many bytes can stand in a quoted string as they are
static int strconv_plainPrefix(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; gostring s; uint64_t quote; } *a = w;
    int64_t i = 0;
    for (; i < a->s.len; i++) {
        unsigned char c = (unsigned char)a->s.p[i];
        if (c < ' ' || c >= 0x7F || c == '\\' || c == (unsigned char)a->quote) break;
    }
    a->n = i;
    return RT_OK;
}

const NativeEntry std_strconv_natives[] = {
    {"strconv.formatBits", strconv_formatBits},
    {"strconv.formatFloat", strconv_formatFloat},
    {"strconv.isPrint", strconv_isPrint},
    {"strconv.parseFloat", strconv_parseFloat},
    {"strconv.plainInt", strconv_plainInt},
    {"strconv.plainPrefix", strconv_plainPrefix},
    {"strconv.putBits", strconv_putBits},
    {0},
};
