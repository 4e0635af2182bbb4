// big.c - exact integers, rationals and big binary floats for constants, over libgmp.
//
// Twin: math/big as go/constant uses it. A BigFloat is an mpz mantissa with a binary exponent;
// all rounding is done in one place, big_float_round, to nearest with ties to even. mpf was
// rejected: it truncates, and its precision is in limbs.
#include "base/big.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const BigInt *big_store(Arena *a, mpz_srcptr z) {
    size_t n = mpz_size(z);
    BigInt *b = arena_alloc(a, sizeof *b + n * sizeof(mp_limb_t));
    b->size = mpz_sgn(z) < 0 ? -(int32_t)n : (int32_t)n;
    if (n > 0) memcpy(b->limb, mpz_limbs_read(z), n * sizeof(mp_limb_t));
    return b;
}

mpz_srcptr big_view(mpz_ptr shell, const BigInt *b) {
    return mpz_roinit_n(shell, b->limb, b->size);
}

void big_float_init(BigFloat *f) {
    mpz_init(f->m);
    f->e = 0;
}

void big_float_fini(BigFloat *f) { mpz_clear(f->m); }

static void float_norm(BigFloat *f) {
    if (mpz_sgn(f->m) == 0) {
        f->e = 0;
        return;
    }
    mp_bitcnt_t k = mpz_scan1(f->m, 0);
    if (k > 0) {
        mpz_tdiv_q_2exp(f->m, f->m, k);
        f->e += (int64_t)k;
    }
}

void big_float_round(BigFloat *f, int prec) {
    float_norm(f);
    size_t bits = mpz_sgn(f->m) ? mpz_sizeinbase(f->m, 2) : 0;
    if (bits <= (size_t)prec) return;
    size_t drop = bits - (size_t)prec;
    // m is odd, so a tie is possible only when exactly one bit is dropped.
    bool half = mpz_tstbit(f->m, drop - 1);
    bool neg = mpz_sgn(f->m) < 0;
    mpz_abs(f->m, f->m);
    half = mpz_tstbit(f->m, drop - 1);
    bool up = half && (drop > 1 || mpz_tstbit(f->m, drop));
    mpz_tdiv_q_2exp(f->m, f->m, drop);
    if (up) mpz_add_ui(f->m, f->m, 1);
    if (neg) mpz_neg(f->m, f->m);
    f->e += (int64_t)drop;
    float_norm(f);
}

void big_float_set(BigFloat *f, mpz_srcptr m, int64_t e) {
    mpz_set(f->m, m);
    f->e = e;
    float_norm(f);
}

void big_float_set_double(BigFloat *f, double d) {
    int e;
    double m = frexp(d, &e);
    mpz_set_d(f->m, ldexp(m, 53));
    f->e = e - 53;
    float_norm(f);
}

void big_float_set_rat(BigFloat *f, mpz_srcptr num, mpz_srcptr den, int prec) {
    BigFloat x, y;
    big_float_init(&x);
    big_float_init(&y);
    big_float_set(&x, num, 0);
    big_float_set(&y, den, 0);
    big_float_quo(f, &x, &y, prec);
    big_float_fini(&x);
    big_float_fini(&y);
}

void big_float_add(BigFloat *r, const BigFloat *x, const BigFloat *y, bool sub, int prec) {
    int64_t ex = big_float_exponent(x), ey = big_float_exponent(y);
    mpz_t t;
    mpz_init(t);
    if (mpz_sgn(y->m) == 0 || (mpz_sgn(x->m) != 0 && ex - ey > 4 * (int64_t)prec)) {
        mpz_set(t, x->m); // y is too small to matter
        r->e = x->e;
    } else if (mpz_sgn(x->m) == 0 || ey - ex > 4 * (int64_t)prec) {
        if (sub) mpz_neg(t, y->m);
        else mpz_set(t, y->m);
        r->e = y->e;
    } else {
        mpz_t u;
        mpz_init(u);
        int64_t e = x->e < y->e ? x->e : y->e;
        mpz_mul_2exp(t, x->m, (mp_bitcnt_t)(x->e - e));
        mpz_mul_2exp(u, y->m, (mp_bitcnt_t)(y->e - e));
        if (sub) mpz_sub(t, t, u);
        else mpz_add(t, t, u);
        r->e = e;
        mpz_clear(u);
    }
    mpz_swap(r->m, t);
    mpz_clear(t);
    big_float_round(r, prec);
}

void big_float_mul(BigFloat *r, const BigFloat *x, const BigFloat *y, int prec) {
    int64_t e = x->e + y->e;
    mpz_mul(r->m, x->m, y->m);
    r->e = e;
    big_float_round(r, prec);
}

void big_float_quo(BigFloat *r, const BigFloat *x, const BigFloat *y, int prec) {
    if (mpz_sgn(x->m) == 0) {
        mpz_set_ui(r->m, 0);
        r->e = 0;
        return;
    }
    int64_t bx = (int64_t)mpz_sizeinbase(x->m, 2), by = (int64_t)mpz_sizeinbase(y->m, 2);
    int64_t shift = prec + 3 + by - bx;
    if (shift < 0) shift = 0;
    int64_t e = x->e - y->e - shift;
    mpz_t n, rem;
    mpz_init(n);
    mpz_init(rem);
    mpz_mul_2exp(n, x->m, (mp_bitcnt_t)shift);
    mpz_tdiv_qr(n, rem, n, y->m);
    // A sticky bit below stands for the rest of the quotient.
    mpz_mul_2exp(n, n, 1);
    if (mpz_sgn(rem) != 0) {
        bool neg = (mpz_sgn(x->m) < 0) != (mpz_sgn(y->m) < 0);
        if (neg) mpz_sub_ui(n, n, 1);
        else mpz_add_ui(n, n, 1);
    }
    mpz_swap(r->m, n);
    r->e = e - 1;
    mpz_clear(n);
    mpz_clear(rem);
    big_float_round(r, prec);
}

int64_t big_float_exponent(const BigFloat *f) {
    return mpz_sgn(f->m) == 0 ? 0 : (int64_t)mpz_sizeinbase(f->m, 2) + f->e;
}

int big_float_cmp(const BigFloat *x, const BigFloat *y) {
    int sx = mpz_sgn(x->m), sy = mpz_sgn(y->m);
    if (sx != sy) return sx < sy ? -1 : 1;
    if (sx == 0) return 0;
    int64_t ex = big_float_exponent(x), ey = big_float_exponent(y);
    if (ex != ey) return (ex < ey ? -1 : 1) * sx;
    mpz_t t;
    mpz_init(t);
    int c;
    if (x->e >= y->e) {
        mpz_mul_2exp(t, x->m, (mp_bitcnt_t)(x->e - y->e));
        c = mpz_cmp(t, y->m);
    } else {
        mpz_mul_2exp(t, y->m, (mp_bitcnt_t)(y->e - x->e));
        c = mpz_cmp(x->m, t);
    }
    mpz_clear(t);
    return c < 0 ? -1 : c > 0;
}

// f = 10^n for n >= 0, rounded at every squaring.
static void float_pow10(BigFloat *f, uint64_t n, int prec) {
    BigFloat base;
    big_float_init(&base);
    mpz_set_ui(base.m, 5);
    mpz_set_ui(f->m, 1);
    f->e = 0;
    for (uint64_t k = n; k > 0; k >>= 1) {
        if (k & 1) big_float_mul(f, f, &base, prec);
        if (k > 1) big_float_mul(&base, &base, &base, prec);
    }
    f->e += (int64_t)n;
    big_float_fini(&base);
}

bool big_float_set_decimal(BigFloat *f, mpz_srcptr mant, int64_t exp10, int prec) {
    if (exp10 > 700000000 || exp10 < -700000000) {
        big_float_set(f, mant, 0);
        return mpz_sgn(mant) == 0;
    }
    BigFloat p, m;
    big_float_init(&p);
    big_float_init(&m);
    big_float_set(&m, mant, 0);
    float_pow10(&p, (uint64_t)(exp10 < 0 ? -exp10 : exp10), prec + 128);
    if (exp10 < 0) big_float_quo(f, &m, &p, prec);
    else big_float_mul(f, &m, &p, prec);
    big_float_fini(&p);
    big_float_fini(&m);
    int64_t e = big_float_exponent(f);
    return e <= INT32_MAX && e >= INT32_MIN;
}

void big_float_digits(const BigFloat *f, int n, char *digits, int64_t *exp10) {
    if (mpz_sgn(f->m) == 0) {
        memset(digits, '0', (size_t)n);
        digits[n] = 0;
        *exp10 = 0;
        return;
    }
    // Guess the decimal exponent from the binary one, scale to an n-digit integer, correct once.
    int64_t e10 = (int64_t)floor((double)(big_float_exponent(f) - 1) * 0.30102999566398119521);
    int prec = BIG_PREC + 64;
    for (;;) {
        BigFloat p, r, ax;
        big_float_init(&p);
        big_float_init(&r);
        big_float_init(&ax);
        mpz_abs(ax.m, f->m);
        ax.e = f->e;
        int64_t s = n - 1 - e10;
        float_pow10(&p, (uint64_t)(s < 0 ? -s : s), prec);
        if (s < 0) big_float_quo(&r, &ax, &p, prec);
        else big_float_mul(&r, &ax, &p, prec);
        mpz_t z;
        mpz_init(z);
        if (r.e >= 0) {
            mpz_mul_2exp(z, r.m, (mp_bitcnt_t)r.e);
        } else {
            mpz_tdiv_q_2exp(z, r.m, (mp_bitcnt_t)(-r.e - 1));
            mpz_add_ui(z, z, 1); // half up is near enough for a message
            mpz_tdiv_q_2exp(z, z, 1);
        }
        char *s10 = mpz_get_str(NULL, 10, z);
        size_t len = strlen(s10);
        mpz_clear(z);
        big_float_fini(&p);
        big_float_fini(&r);
        big_float_fini(&ax);
        bool done = len == (size_t)n;
        if (done) memcpy(digits, s10, len + 1);
        free(s10);
        if (done) break;
        e10 += len > (size_t)n ? 1 : -1;
    }
    *exp10 = e10;
}

double big_to_double(mpz_srcptr num, mpz_srcptr den, int64_t e, int mbits, int emin, int emax) {
    if (mpz_sgn(num) == 0) return 0;
    bool neg = mpz_sgn(num) < 0;
    int64_t bn = (int64_t)mpz_sizeinbase(num, 2), bd = (int64_t)mpz_sizeinbase(den, 2);
    mpz_t q, r;
    mpz_init(q);
    mpz_init(r);
    mpz_abs(q, num);
    // Quotient of at least mbits+2 bits, then a sticky bit.
    int64_t shift = mbits + 3 + bd - bn;
    if (shift > 0) mpz_mul_2exp(q, q, (mp_bitcnt_t)shift);
    else shift = 0;
    mpz_tdiv_qr(q, r, q, den);
    mpz_mul_2exp(q, q, 1);
    if (mpz_sgn(r) != 0) mpz_setbit(q, 0);
    int64_t e2 = e - shift - 1;
    int64_t bits = (int64_t)mpz_sizeinbase(q, 2);
    int64_t drop = bits - mbits;
    if (e2 + drop < emin) drop = emin - e2; // subnormal
    double v = 0;
    if (drop > bits + 1) {
        v = 0;
    } else {
        if (drop > 0) {
            bool half = mpz_tstbit(q, (mp_bitcnt_t)(drop - 1));
            bool sticky = drop > 1 && mpz_scan1(q, 0) < (mp_bitcnt_t)(drop - 1);
            mpz_tdiv_q_2exp(q, q, (mp_bitcnt_t)drop);
            if (half && (sticky || mpz_tstbit(q, 0))) mpz_add_ui(q, q, 1);
            e2 += drop;
        }
        if (mpz_sgn(q) != 0 && (int64_t)mpz_sizeinbase(q, 2) + e2 > emax) v = HUGE_VAL;
        else v = ldexp(mpz_get_d(q), (int)e2);
    }
    mpz_clear(q);
    mpz_clear(r);
    return neg ? -v : v;
}
