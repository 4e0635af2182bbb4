// big.c - the natives of math/big: natural numbers in libgmp's mpn and mpz.     Locks: none.
//
// A nat is a normalised []Word, little-endian: mpn's own form. Results go into z's array if it is large enough (and not an operand where
// mpn forbids that), else into a fresh one. What can take long is called for numbers of bounded size only: see nat.go.
#include <gmp.h>
#include <stdlib.h>
#include <string.h>
#include "vm/native.h"
#include "runtime/runtime.h"

_Static_assert(sizeof(mp_limb_t) == 8, "a Word is a limb");

static mp_limb_t *room(goslice z, int64_t n, goslice *out) {
    if (z.cap < n || z.p == NULL) {
        z.cap = n + 4;
        z.p = mallocgc((uintptr_t)z.cap * 8, NULL, false);
    }
    *out = (goslice){z.p, n, z.cap};
    return z.p;
}

static void trim(goslice *s) {
    const mp_limb_t *p = s->p;
    while (s->len > 0 && p[s->len - 1] == 0) s->len--;
}

typedef struct binary { goslice ret, z, x, y; } binary;

// func natAdd(z, x, y nat) nat
static int big_add(void *gp, void *w) {
    (void)gp;
    binary *a = w;
    goslice x = a->x, y = a->y;
    if (x.len < y.len) x = a->y, y = a->x;
    mp_limb_t *p = room(a->z, x.len + 1, &a->ret);
    if (y.len == 0) {
        if (x.len) memmove(p, x.p, (size_t)x.len * 8);
        p[x.len] = 0;
    } else {
        p[x.len] = mpn_add(p, x.p, x.len, y.p, y.len);
    }
    trim(&a->ret);
    return RT_OK;
}

// func natSub(z, x, y nat) nat: x >= y
static int big_sub(void *gp, void *w) {
    (void)gp;
    binary *a = w;
    if (a->x.len < a->y.len) return rt_panic(gp, PE_PLAIN, "underflow");
    mp_limb_t *p = room(a->z, a->x.len, &a->ret), borrow = 0;
    if (a->y.len == 0) {
        if (a->x.len) memmove(p, a->x.p, (size_t)a->x.len * 8);
    } else {
        borrow = mpn_sub(p, a->x.p, a->x.len, a->y.p, a->y.len);
    }
    if (borrow) return rt_panic(gp, PE_PLAIN, "underflow");
    trim(&a->ret);
    return RT_OK;
}

// func natMul(z, x, y nat) nat
static int big_mul(void *gp, void *w) {
    (void)gp;
    binary *a = w;
    goslice x = a->x, y = a->y, z = a->z;
    if (x.len < y.len) x = a->y, y = a->x;
    if (y.len == 0) {
        a->ret = (goslice){z.p, 0, z.cap};
        return RT_OK;
    }
    if (y.len == 1) {
        mp_limb_t *p = room(z, x.len + 1, &a->ret), m = *(mp_limb_t *)y.p;
        p[x.len] = mpn_mul_1(p, x.p, x.len, m);
    } else {
        if (z.p == x.p || z.p == y.p) z = (goslice){0};
        mp_limb_t *p = room(z, x.len + y.len, &a->ret);
        if (x.p == y.p && x.len == y.len) mpn_sqr(p, x.p, x.len);
        else mpn_mul(p, x.p, x.len, y.p, y.len);
    }
    trim(&a->ret);
    return RT_OK;
}

// func natDiv(x, y nat) (q, r nat): y is not 0
static int big_div(void *gp, void *w) {
    (void)gp;
    struct { goslice q, r, x, y; } *a = w;
    int64_t n = a->x.len, m = a->y.len;
    goslice fresh = {0};
    if (n < m) {
        mp_limb_t *r = room(fresh, n, &a->r);
        if (n) memcpy(r, a->x.p, (size_t)n * 8);
        a->q = fresh;
        return RT_OK;
    }
    mp_limb_t *q = room(fresh, n - m + 1, &a->q), *r = room(fresh, m, &a->r);
    mpn_tdiv_qr(q, r, 0, a->x.p, n, a->y.p, m);
    trim(&a->q);
    trim(&a->r);
    return RT_OK;
}

// func natShl(z, x nat, n uint) nat
static int big_shl(void *gp, void *w) {
    (void)gp;
    struct { goslice ret, z, x; uint64_t n; } *a = w;
    int64_t words = (int64_t)(a->n / 64), len = a->x.len;
    unsigned bits = a->n % 64;
    if (len == 0) {
        a->ret = (goslice){a->z.p, 0, a->z.cap};
        return RT_OK;
    }
    if (words > INT64_MAX / 16 - len) return rt_panic(gp, PE_PLAIN, "runtime error: makeslice: len out of range");
    mp_limb_t *p = room(a->z, len + words + 1, &a->ret), top = 0;
    if (bits) top = mpn_lshift(p + words, a->x.p, len, bits);
    else memmove(p + words, a->x.p, (size_t)len * 8);
    p[len + words] = top;
    memset(p, 0, (size_t)words * 8);
    trim(&a->ret);
    return RT_OK;
}

// func natShr(z, x nat, n uint) nat
static int big_shr(void *gp, void *w) {
    (void)gp;
    struct { goslice ret, z, x; uint64_t n; } *a = w;
    uint64_t words = a->n / 64;
    unsigned bits = a->n % 64;
    if (words >= (uint64_t)a->x.len) {
        a->ret = (goslice){a->z.p, 0, a->z.cap};
        return RT_OK;
    }
    int64_t len = a->x.len - (int64_t)words;
    const mp_limb_t *x = (mp_limb_t *)a->x.p + words;
    mp_limb_t *p = room(a->z, len, &a->ret);
    if (bits) mpn_rshift(p, x, len, bits);
    else memmove(p, x, (size_t)len * 8);
    trim(&a->ret);
    return RT_OK;
}

// func natLogic(op int, z, x, y nat) nat: and, or, xor, and not
static int big_logic(void *gp, void *w) {
    (void)gp;
    struct { goslice ret; int64_t op; goslice z, x, y; } *a = w;
    int64_t n = a->x.len > a->y.len ? a->x.len : a->y.len;
    const mp_limb_t *x = a->x.p, *y = a->y.p;
    mp_limb_t *p = room(a->z, n, &a->ret);
    for (int64_t i = 0; i < n; i++) {
        mp_limb_t u = i < a->x.len ? x[i] : 0, v = i < a->y.len ? y[i] : 0;
        p[i] = a->op == 0 ? u & v : a->op == 1 ? u | v : a->op == 2 ? u ^ v : u & ~v;
    }
    trim(&a->ret);
    return RT_OK;
}

// func natCmp(x, y nat) int
static int big_cmp(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; goslice x, y; } *a = w;
    if (a->x.len != a->y.len) {
        a->ret = a->x.len < a->y.len ? -1 : 1;
        return RT_OK;
    }
    int c = a->x.len ? mpn_cmp(a->x.p, a->y.p, a->x.len) : 0;
    a->ret = c < 0 ? -1 : c > 0;
    return RT_OK;
}

// func natText(x nat, base int) string
static int big_text(void *gp, void *w) {
    (void)gp;
    struct { gostring ret; goslice x; int64_t base; } *a = w;
    if (a->x.len == 0) {
        a->ret = native_string("0", 1);
        return RT_OK;
    }
    size_t n = mpn_sizeinbase(a->x.p, a->x.len, (int)a->base) + 2;
    unsigned char *s = mallocgc(n, NULL, false);
    mp_limb_t *copy = mallocgc((uintptr_t)(a->x.len + 1) * 8, NULL, false);
    memcpy(copy, a->x.p, (size_t)a->x.len * 8);
    size_t k = mpn_get_str(s, (int)a->base, copy, a->x.len), skip = 0;
    while (skip + 1 < k && s[skip] == 0) skip++;
    for (size_t i = skip; i < k; i++) s[i] = (unsigned char)"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[s[i]];
    a->ret = (gostring){(char *)s + skip, (int64_t)(k - skip)};
    return RT_OK;
}

// func natParse(digits string, base int) nat: the bytes of digits are values below base
static int big_parse(void *gp, void *w) {
    (void)gp;
    struct { goslice ret; gostring digits; int64_t base; } *a = w;
    const char *s = a->digits.p;
    int64_t n = a->digits.len;
    while (n > 0 && *s == 0) s++, n--;
    if (n == 0) {
        a->ret = (goslice){0};
        return RT_OK;
    }
    int bits = 64 - __builtin_clzll((uint64_t)a->base);
    mp_limb_t *p = room((goslice){0}, n * bits / 64 + 2, &a->ret);
    a->ret.len = mpn_set_str(p, (const unsigned char *)s, (size_t)n, (int)a->base);
    trim(&a->ret);
    return RT_OK;
}

static void view(mpz_t z, goslice x) { mpz_roinit_n(z, x.p, x.len); }

static void take(mpz_t z, goslice *out) {
    int64_t n = (int64_t)mpz_size(z);
    mp_limb_t *p = room((goslice){0}, n, out);
    if (n) memcpy(p, mpz_limbs_read(z), (size_t)n * 8);
    mpz_clear(z);
}

// func natPowMod(x, y, m nat) nat
static int big_powmod(void *gp, void *w) {
    (void)gp;
    struct { goslice ret, x, y, m; } *a = w;
    mpz_t r, x, y, m;
    mpz_init(r);
    view(x, a->x);
    view(y, a->y);
    view(m, a->m);
    mpz_powm(r, x, y, m);
    take(r, &a->ret);
    return RT_OK;
}

// func natGCD(x, y nat) nat
static int big_gcd(void *gp, void *w) {
    (void)gp;
    struct { goslice ret, x, y; } *a = w;
    mpz_t r, x, y;
    mpz_init(r);
    view(x, a->x);
    view(y, a->y);
    mpz_gcd(r, x, y);
    take(r, &a->ret);
    return RT_OK;
}

// func natInverse(x, m nat) nat: 0 if there is none
static int big_inverse(void *gp, void *w) {
    (void)gp;
    struct { goslice ret, x, m; } *a = w;
    mpz_t r, x, m;
    mpz_init(r);
    view(x, a->x);
    view(m, a->m);
    if (!mpz_invert(r, x, m)) mpz_set_ui(r, 0);
    take(r, &a->ret);
    return RT_OK;
}

// func natSqrt(x nat) (root nat, exact bool)
static int big_sqrt(void *gp, void *w) {
    (void)gp;
    struct { goslice root; uint64_t exact; goslice x; } *a = w;
    mpz_t r, rest, x;
    mpz_init(r);
    mpz_init(rest);
    view(x, a->x);
    mpz_sqrtrem(r, rest, x);
    a->exact = mpz_sgn(rest) == 0;
    mpz_clear(rest);
    take(r, &a->root);
    return RT_OK;
}

// func natPrime(x nat, rounds int) bool
static int big_prime(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; goslice x; int64_t rounds; } *a = w;
    mpz_t x;
    view(x, a->x);
    a->ret = mpz_probab_prime_p(x, (int)a->rounds) != 0;
    return RT_OK;
}

const NativeEntry std_big_natives[] = {
    {"math/big.natAdd", big_add},
    {"math/big.natCmp", big_cmp},
    {"math/big.natDiv", big_div},
    {"math/big.natGCD", big_gcd},
    {"math/big.natInverse", big_inverse},
    {"math/big.natLogic", big_logic},
    {"math/big.natMul", big_mul},
    {"math/big.natParse", big_parse},
    {"math/big.natPowMod", big_powmod},
    {"math/big.natPrime", big_prime},
    {"math/big.natShl", big_shl},
    {"math/big.natShr", big_shr},
    {"math/big.natSqrt", big_sqrt},
    {"math/big.natSub", big_sub},
    {"math/big.natText", big_text},
    {0},
};
