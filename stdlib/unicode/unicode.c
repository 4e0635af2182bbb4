// unicode.c - the natives of package unicode, over utf8proc (2.8: Unicode 15.0, as Go 1.26).
#include "vm/native.h"
#include "runtime/runtime.h"
#include <utf8proc.h>
#include "stdlib/unicode/category.h"

typedef struct runeargs { int64_t ret; int64_t r; } runeargs;

#define TEST(name, set) \
    static int unicode_##name(void *gp, void *w) { \
        (void)gp; \
        runeargs *a = w; \
        a->ret = (CATEGORY_BIT(a->r) & (set)) != 0; \
        return RT_OK; \
    }

TEST(IsLetter, CATEGORY_L)
TEST(IsDigit, CATEGORY(ND))
TEST(IsNumber, CATEGORY_N)
TEST(IsUpper, CATEGORY(LU))
TEST(IsLower, CATEGORY(LL))
TEST(IsTitle, CATEGORY(LT))
TEST(IsMark, CATEGORY_M)
TEST(IsPunct, CATEGORY_P)
TEST(IsSymbol, CATEGORY_S)
TEST(IsGraphic, CATEGORY_PRINT | CATEGORY(ZS))

static int unicode_IsPrint(void *gp, void *w) {
    (void)gp;
    runeargs *a = w;
    a->ret = a->r == ' ' || (CATEGORY_BIT(a->r) & CATEGORY_PRINT) != 0;
    return RT_OK;
}

static int unicode_IsSpace(void *gp, void *w) {
    (void)gp;
    runeargs *a = w;
    int64_t r = a->r;
    if (r < 0x1680) a->ret = r == ' ' || (r >= 9 && r <= 13) || r == 0x85 || r == 0xA0;
    else a->ret = (CATEGORY_BIT(r) & (CATEGORY(ZS) | CATEGORY(ZL) | CATEGORY(ZP))) != 0;
    return RT_OK;
}

#define CASE(name, first, function, keep) \
    static int unicode_##name(void *gp, void *w) { \
        (void)gp; \
        runeargs *a = w; \
        int64_t r = a->r; \
        if ((uint64_t)r < 0x80) a->ret = (uint64_t)(r - (first)) < 26 ? r ^ 0x20 : r; \
        else a->ret = (uint64_t)r > 0x10FFFF || r == (keep) ? r : function((utf8proc_int32_t)r); \
        return RT_OK; \
    }

// utf8proc gives sharp s a capital, Unicode's simple mapping does not.
CASE(ToUpper, 'a', utf8proc_toupper, 0xDF)
CASE(ToTitle, 'a', utf8proc_totitle, 0xDF)
CASE(ToLower, 'A', utf8proc_tolower, -1)

// The packed tables: see decoder in unicode.go.
typedef struct decoder { const uint8_t *p; } decoder;

static uint32_t next(decoder *d) {
    uint32_t n = 0;
    for (uint32_t place = 1;; place *= 46) {
        uint32_t c = *d->p++;
        if (c == '\n') c = *d->p++;
        if (c > '`') c--;
        c -= '!';
        if (c < 46) return n + c * place;
        n += (c - 46) * place;
    }
}

typedef struct range16 { uint16_t lo, hi, stride; } range16;
typedef struct range32 { uint32_t lo, hi, stride; } range32;
typedef struct rangetable { goslice r16, r32; int64_t latin; } rangetable;

// func unpackTables(text string, tables *RangeTable, count int, r16 *Range16, r32 *Range32)
// All of it is memory of package variables, so the slices stored need no barrier.
static int unicode_unpackTables(void *gp, void *w) {
    (void)gp;
    struct { gostring text; rangetable *tables; int64_t count; range16 *r16; range32 *r32; } *a = w;
    decoder d = {(const uint8_t *)a->text.p};
    range16 *r16 = a->r16;
    range32 *r32 = a->r32;
    for (int64_t i = 0; i < a->count; i++) {
        rangetable *t = &a->tables[i];
        int64_t n16 = next(&d), n32 = next(&d);
        t->r16 = (goslice){n16 ? r16 : NULL, n16, n16};
        t->r32 = (goslice){n32 ? r32 : NULL, n32, n32};
        int64_t latin = 0;
        uint32_t at = 0;
        for (int64_t j = 0; j < n16 + n32; j++) {
            uint32_t lo = at + next(&d), count = next(&d), stride = count & 1 ? next(&d) : 1;
            at = lo + count / 2 * stride;
            if (j < n16) {
                *r16++ = (range16){(uint16_t)lo, (uint16_t)at, (uint16_t)stride};
                latin += at <= 0xFF;
            } else {
                *r32++ = (range32){lo, at, stride};
            }
        }
        t->latin = latin;
    }
    return RT_OK;
}

const NativeEntry std_unicode_natives[] = {
    {"unicode.IsDigit", unicode_IsDigit},
    {"unicode.IsGraphic", unicode_IsGraphic},
    {"unicode.IsLetter", unicode_IsLetter},
    {"unicode.IsLower", unicode_IsLower},
    {"unicode.IsMark", unicode_IsMark},
    {"unicode.IsNumber", unicode_IsNumber},
    {"unicode.IsPrint", unicode_IsPrint},
    {"unicode.IsPunct", unicode_IsPunct},
    {"unicode.IsSpace", unicode_IsSpace},
    {"unicode.IsSymbol", unicode_IsSymbol},
    {"unicode.IsTitle", unicode_IsTitle},
    {"unicode.IsUpper", unicode_IsUpper},
    {"unicode.ToLower", unicode_ToLower},
    {"unicode.ToTitle", unicode_ToTitle},
    {"unicode.ToUpper", unicode_ToUpper},
    {"unicode.unpackTables", unicode_unpackTables},
    {0},
};
