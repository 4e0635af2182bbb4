// constant.c - exact constant values: booleans, strings, integers, rationals, floats, complex.
// Twin: $GOROOT/src/go/constant
//
// A Const is immutable and lives in the checker's arena. A number has the smallest of the
// representations int64 < big integer < rational < 512-bit float < complex that its history
// allows; a binary operation first lifts both operands to the greater one. A rational whose parts
// pass 4,096 bits becomes a float and stays one. Strings are ropes, flattened when somebody reads
// them, so that a chain of n concatenations costs n and not n squared.
#include "types/constant.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

enum Rep { R_UNKNOWN, R_BOOL, R_STRING, R_INT64, R_INT, R_RAT, R_FLOAT, R_COMPLEX };

enum { MAX_EXP = 4 << 10 };

struct Const {
    uint8_t rep;
    union {
        bool b;
        int64_t i;
        const BigInt *z;
        struct {
            const BigInt *num, *den;
        } q;
        struct {
            const BigInt *m;
            int64_t e;
        } f;
        struct {
            Const *re, *im;
        } c;
        struct {
            const char *p;
            size_t n;
            Const *l, *r;
            Arena *arena;
        } s; // p NULL: l + r
    };
};

Const const_unknown = {.rep = R_UNKNOWN};

static Const *new_const(Arena *a, int rep) {
    Const *c = arena_alloc(a, sizeof *c);
    memset(c, 0, sizeof *c);
    c->rep = (uint8_t)rep;
    return c;
}

// ---- making ---------------------------------------------------------------------------------

Const *const_new_bool(Arena *a, bool v) {
    Const *c = new_const(a, R_BOOL);
    c->b = v;
    return c;
}

Const *const_new_int(Arena *a, int64_t v) {
    Const *c = new_const(a, R_INT64);
    c->i = v;
    return c;
}

static Const *make_int(Arena *a, mpz_srcptr z) {
    if (mpz_fits_slong_p(z)) return const_new_int(a, mpz_get_si(z));
    Const *c = new_const(a, R_INT);
    c->z = big_store(a, z);
    return c;
}

Const *const_new_uint(Arena *a, uint64_t v) {
    if (v <= INT64_MAX) return const_new_int(a, (int64_t)v);
    mpz_t z;
    mpz_init_set_ui(z, v);
    Const *c = make_int(a, z);
    mpz_clear(z);
    return c;
}

Const *const_new_string(Arena *a, const char *s, size_t n) {
    Const *c = new_const(a, R_STRING);
    c->s.p = s ? s : "";
    c->s.n = n;
    return c;
}

static Const *make_float(Arena *a, BigFloat *f) {
    big_float_round(f, BIG_PREC);
    int64_t e = big_float_exponent(f);
    if (e > INT32_MAX) return &const_unknown;
    if (e < INT32_MIN) big_float_set(f, f->m, 0), mpz_set_ui(f->m, 0);
    Const *c = new_const(a, R_FLOAT);
    c->f.m = big_store(a, f->m);
    c->f.e = f->e;
    return c;
}

// num/den, canonical, as a rational or, when too long, a float.
static Const *make_rat(Arena *a, mpq_srcptr q) {
    if (mpz_sizeinbase(mpq_numref(q), 2) < MAX_EXP && mpz_sizeinbase(mpq_denref(q), 2) < MAX_EXP) {
        Const *c = new_const(a, R_RAT);
        c->q.num = big_store(a, mpq_numref(q));
        c->q.den = big_store(a, mpq_denref(q));
        return c;
    }
    BigFloat f;
    big_float_init(&f);
    big_float_set_rat(&f, mpq_numref(q), mpq_denref(q), BIG_PREC);
    Const *c = make_float(a, &f);
    big_float_fini(&f);
    return c;
}

Const *const_new_double(Arena *a, double d) {
    if (!isfinite(d)) return &const_unknown;
    int e;
    frexp(d, &e);
    if (d == 0 || (e > -MAX_EXP && e < MAX_EXP)) {
        mpq_t q;
        mpq_init(q);
        mpq_set_d(q, d);
        Const *c = make_rat(a, q);
        mpq_clear(q);
        return c;
    }
    return &const_unknown;
}

Const *const_make_complex(Arena *a, Const *re, Const *im) {
    if (re->rep == R_UNKNOWN || im->rep == R_UNKNOWN) return &const_unknown;
    Const *c = new_const(a, R_COMPLEX);
    c->c.re = re;
    c->c.im = im;
    return c;
}

Const *const_make_imag(Arena *a, Const *x) { return const_make_complex(a, const_new_int(a, 0), x); }

// ---- reading temporaries --------------------------------------------------------------------

// Integer (int64 or big) as a read-only mpz.
static mpz_srcptr int_view(mpz_ptr shell, mp_limb_t *limb, const Const *c) {
    if (c->rep == R_INT) return big_view(shell, c->z);
    bool neg = c->i < 0;
    *limb = neg ? (mp_limb_t)0 - (mp_limb_t)c->i : (mp_limb_t)c->i;
    return mpz_roinit_n(shell, limb, c->i == 0 ? 0 : neg ? -1 : 1);
}

static void get_rat(mpq_t q, const Const *c) {
    mpz_t s;
    mp_limb_t l;
    if (c->rep == R_RAT) {
        mpz_set(mpq_numref(q), big_view(s, c->q.num));
        mpz_set(mpq_denref(q), big_view(s, c->q.den));
    } else {
        mpz_set(mpq_numref(q), int_view(s, &l, c));
        mpz_set_ui(mpq_denref(q), 1);
    }
}

static void get_float(BigFloat *f, const Const *c) {
    mpz_t s, t;
    mp_limb_t l;
    if (c->rep == R_FLOAT) {
        big_float_set(f, big_view(s, c->f.m), c->f.e);
    } else if (c->rep == R_RAT) {
        big_float_set_rat(f, big_view(s, c->q.num), big_view(t, c->q.den), BIG_PREC);
    } else {
        big_float_set(f, int_view(s, &l, c), 0);
        big_float_round(f, BIG_PREC);
    }
}

// ---- literals -------------------------------------------------------------------------------

static int digit_value(char ch) {
    if (ch >= '0' && ch <= '9') return ch - '0';
    ch |= 0x20;
    return ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : 16;
}

// Text without underscores and, in *base, what its prefix says (8 also for a plain leading 0).
static char *strip_prefix(const char *s, size_t n, int *base, bool octal) {
    char *t = malloc(n + 1);
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (s[i] != '_') t[k++] = s[i];
    t[k] = 0;
    *base = 10;
    if (t[0] == '0' && k > 1) {
        char p = t[1] | 0x20;
        int drop = 2;
        if (p == 'x') *base = 16;
        else if (p == 'b') *base = 2;
        else if (p == 'o') *base = 8;
        else if (octal) *base = 8, drop = 1;
        else drop = 0;
        memmove(t, t + drop, k - (size_t)drop + 1);
    }
    return t;
}

Const *const_lit_int(Arena *a, const char *s, size_t n) {
    if (n <= 18 && s[0] >= '1' && s[0] <= '9') {
        int64_t v = 0;
        for (size_t i = 0; i < n; i++) {
            if (s[i] == '_') continue;
            if (s[i] < '0' || s[i] > '9') return &const_unknown;
            v = v * 10 + (s[i] - '0');
        }
        return const_new_int(a, v);
    }
    if (n == 1 && s[0] == '0') return const_new_int(a, 0);
    int base;
    char *t = strip_prefix(s, n, &base, true);
    mpz_t z;
    mpz_init(z);
    Const *c = mpz_set_str(z, t, base) == 0 ? make_int(a, z) : &const_unknown;
    mpz_clear(z);
    free(t);
    return c;
}

Const *const_lit_float(Arena *a, const char *s, size_t n) {
    int base;
    char *t = strip_prefix(s, n, &base, false);
    // Mantissa digits without the point, scale of the fraction, exponent.
    char *digits = malloc(n + 2);
    size_t nd = 0;
    int64_t frac = 0, ex = 0;
    bool point = false, ok = true;
    char *p = t;
    for (; *p; p++) {
        if (*p == '.') {
            point = true;
        } else if (base == 10 ? (*p | 0x20) == 'e' : (*p | 0x20) == 'p') {
            break;
        } else {
            if (digit_value(*p) >= base) ok = false;
            digits[nd++] = *p;
            frac += point;
        }
    }
    if (nd == 0) digits[nd++] = '0';
    digits[nd] = 0;
    if (*p) {
        char *end;
        ex = strtoll(p + 1, &end, 10);
        if (*end || end == p + 1) ok = false;
        if (ex > (int64_t)1 << 40) ex = (int64_t)1 << 40;
        if (ex < -((int64_t)1 << 40)) ex = -((int64_t)1 << 40);
    }
    mpz_t m;
    mpz_init(m);
    Const *c = &const_unknown;
    if (ok && mpz_set_str(m, digits, base) == 0) {
        BigFloat f;
        big_float_init(&f);
        bool reach = true;
        if (base == 10) {
            ex -= frac;
            reach = big_float_set_decimal(&f, m, ex, BIG_PREC);
        } else {
            ex -= 4 * frac;
            big_float_set(&f, m, ex);
            big_float_round(&f, BIG_PREC);
        }
        int64_t e = big_float_exponent(&f);
        if (!reach && ex < 0) {
            mpz_set_ui(f.m, 0); // underflow
            f.e = 0;
            c = make_float(a, &f);
        } else if (!reach) {
            c = &const_unknown;
        } else if (e > -MAX_EXP && e < MAX_EXP && ex > -20000 && ex < 20000) {
            mpq_t q;
            mpq_init(q);
            mpz_set(mpq_numref(q), m);
            mpz_t w;
            mpz_init(w);
            uint64_t k = (uint64_t)(ex < 0 ? -ex : ex);
            if (base == 10) mpz_ui_pow_ui(w, 10, k);
            else mpz_set_ui(w, 1), mpz_mul_2exp(w, w, k);
            if (ex < 0) mpz_set(mpq_denref(q), w);
            else mpz_mul(mpq_numref(q), mpq_numref(q), w);
            mpq_canonicalize(q);
            c = make_rat(a, q);
            mpz_clear(w);
            mpq_clear(q);
        } else {
            c = make_float(a, &f);
        }
        big_float_fini(&f);
    }
    mpz_clear(m);
    free(digits);
    free(t);
    return c;
}

Const *const_lit_imag(Arena *a, const char *s, size_t n) {
    if (n == 0) return &const_unknown;
    n--; // the i
    bool isfloat = false, hex = n > 1 && s[0] == '0' && (s[1] | 0x20) == 'x', prefix = false;
    if (n > 1 && s[0] == '0') {
        char p = s[1] | 0x20;
        prefix = p == 'x' || p == 'b' || p == 'o';
    }
    for (size_t i = 0; i < n; i++) {
        char ch = s[i] | 0x20;
        if (s[i] == '.' || ch == 'p' || (!hex && ch == 'e')) isfloat = true;
    }
    Const *c;
    if (isfloat || !prefix) c = const_lit_float(a, s, n); // 0123i is decimal
    else c = const_lit_int(a, s, n);
    return const_make_imag(a, c);
}

// One escape after the backslash at s[*i]; false when malformed. *byte: a raw byte, not a rune.
static bool unescape(const char *s, size_t n, size_t *i, uint32_t *r, bool *byte) {
    static const char from[] = "abfnrtv\\'\"", to[] = "\a\b\f\n\r\t\v\\'\"";
    *byte = false;
    if (*i >= n) return false;
    char ch = s[(*i)++];
    const char *hit = ch ? strchr(from, ch) : NULL;
    if (hit) {
        *r = (uint8_t)to[hit - from];
        return true;
    }
    int digits = 0, base = 16;
    if (ch >= '0' && ch <= '7') digits = 3, base = 8, *byte = true, --*i;
    else if (ch == 'x') digits = 2, *byte = true;
    else if (ch == 'u') digits = 4;
    else if (ch == 'U') digits = 8;
    else return false;
    uint32_t v = 0;
    for (; digits > 0; digits--, ++*i) {
        if (*i >= n || digit_value(s[*i]) >= base) return false;
        v = v * (uint32_t)base + (uint32_t)digit_value(s[*i]);
    }
    if (base == 8 && v > 255) return false;
    *r = v;
    return true;
}

Const *const_lit_char(Arena *a, const char *s, size_t n) {
    size_t i = 1;
    if (n < 3) return &const_unknown;
    if (s[1] == '\\') {
        uint32_t r;
        bool byte;
        i = 2;
        return unescape(s, n, &i, &r, &byte) ? const_new_int(a, r) : &const_unknown;
    }
    uint32_t r;
    utf8_decode(s + i, n - i, &r);
    return const_new_int(a, r);
}

Const *const_lit_string(Arena *a, const char *s, size_t n) {
    if (n < 2) return &const_unknown;
    if (s[0] == '`') {
        if (!memchr(s, '\r', n)) return const_new_string(a, s + 1, n - 2);
        char *p = arena_alloc(a, n);
        size_t k = 0;
        for (size_t i = 1; i + 1 < n; i++)
            if (s[i] != '\r') p[k++] = s[i];
        return const_new_string(a, p, k);
    }
    if (!memchr(s, '\\', n)) return const_new_string(a, s + 1, n - 2);
    char *p = arena_alloc(a, n + 4);
    size_t k = 0;
    for (size_t i = 1; i + 1 < n;) {
        if (s[i] != '\\') {
            p[k++] = s[i++];
            continue;
        }
        uint32_t r;
        bool byte;
        i++;
        if (!unescape(s, n - 1, &i, &r, &byte)) return &const_unknown;
        if (byte) p[k++] = (char)r;
        else k += (size_t)utf8_encode(p + k, r);
    }
    return const_new_string(a, p, k);
}

// ---- reading --------------------------------------------------------------------------------

ConstKind const_kind(const Const *c) {
    static const uint8_t kinds[] = {CUnknown, CBool, CString, CInt, CInt, CFloat, CFloat, CComplex};
    return kinds[c->rep];
}

bool const_is_unknown(const Const *c) { return c->rep == R_UNKNOWN; }
bool const_bool(const Const *c) { return c->rep == R_BOOL && c->b; }
size_t const_strlen(const Const *c) { return c->rep == R_STRING ? c->s.n : 0; }

const char *const_string(const Const *cc, size_t *len) {
    if (cc->rep != R_STRING) {
        *len = 0;
        return "";
    }
    Const *c = (Const *)cc; // flattening changes nothing that can be seen
    *len = c->s.n;
    if (c->s.p) return c->s.p;
    char *buf = arena_alloc(c->s.arena, c->s.n + 1);
    buf[c->s.n] = 0;
    // Fill from the right with an explicit stack; left-deep chains need one slot.
    size_t cap = 64, n = 0, end = c->s.n;
    const Const **stack = malloc(cap * sizeof *stack);
    stack[n++] = c;
    while (n > 0) {
        const Const *x = stack[--n];
        if (x->s.p) {
            end -= x->s.n;
            memcpy(buf + end, x->s.p, x->s.n);
            continue;
        }
        if (n + 2 > cap) stack = realloc(stack, (cap *= 2) * sizeof *stack);
        stack[n++] = x->s.l;
        stack[n++] = x->s.r;
    }
    free(stack);
    c->s.p = buf;
    c->s.l = c->s.r = NULL;
    return buf;
}

static const Const *real_part(const Const *c) { return c->rep == R_COMPLEX ? c->c.re : c; }

int const_sign(const Const *c) {
    switch (c->rep) {
    case R_INT64: return c->i < 0 ? -1 : c->i > 0;
    case R_INT: return c->z->size < 0 ? -1 : c->z->size > 0;
    case R_RAT: return c->q.num->size < 0 ? -1 : c->q.num->size > 0;
    case R_FLOAT: return c->f.m->size < 0 ? -1 : c->f.m->size > 0;
    case R_COMPLEX: return const_sign(c->c.re) | const_sign(c->c.im);
    default: return 1;
    }
}

// An integral number of any representation as an mpz; false when it has a fraction or is huge.
static bool exact_int(mpz_t z, const Const *c) {
    mpz_t s;
    mp_limb_t l;
    if (c->rep == R_COMPLEX) {
        if (const_sign(c->c.im) != 0) return false;
        c = c->c.re;
    }
    switch (c->rep) {
    case R_INT64:
    case R_INT: mpz_set(z, int_view(s, &l, c)); return true;
    case R_RAT:
        if (c->q.den->size != 1 || c->q.den->limb[0] != 1) return false;
        mpz_set(z, big_view(s, c->q.num));
        return true;
    case R_FLOAT:
        if (c->f.e < 0 || c->f.e > MAX_EXP)
            return c->f.m->size == 0 ? mpz_set_ui(z, 0), true : false;
        mpz_mul_2exp(z, big_view(s, c->f.m), (mp_bitcnt_t)c->f.e);
        return true;
    default: return false;
    }
}

bool const_int64(const Const *c, int64_t *v) {
    if (c->rep == R_INT64) {
        *v = c->i;
        return true;
    }
    mpz_t z;
    mpz_init(z);
    bool ok = exact_int(z, c);
    *v = ok ? (int64_t)mpz_get_ui(z) * (mpz_sgn(z) < 0 ? -1 : 1) : 0;
    ok = ok && mpz_fits_slong_p(z);
    mpz_clear(z);
    return ok;
}

bool const_uint64(const Const *c, uint64_t *v) {
    if (c->rep == R_INT64) {
        *v = (uint64_t)c->i;
        return c->i >= 0;
    }
    mpz_t z;
    mpz_init(z);
    bool ok = exact_int(z, c);
    *v = ok ? mpz_get_ui(z) * (mpz_sgn(z) < 0 ? (uint64_t)-1 : 1) : 0;
    ok = ok && mpz_fits_ulong_p(z);
    mpz_clear(z);
    return ok;
}

static double to_double(const Const *c, int mbits, int emin, int emax) {
    c = real_part(c);
    mpz_t s, t, one;
    mp_limb_t l, ol = 1;
    mpz_srcptr o = mpz_roinit_n(one, &ol, 1);
    switch (c->rep) {
    case R_INT64:
    case R_INT: return big_to_double(int_view(s, &l, c), o, 0, mbits, emin, emax);
    case R_RAT:
        return big_to_double(big_view(s, c->q.num), big_view(t, c->q.den), 0, mbits, emin, emax);
    case R_FLOAT: return big_to_double(big_view(s, c->f.m), o, c->f.e, mbits, emin, emax);
    default: return 0;
    }
}

double const_float64(const Const *c) { return to_double(c, 53, -1074, 1024); }
float const_float32(const Const *c) { return (float)to_double(c, 24, -149, 128); }
double const_imag64(const Const *c) { return c->rep == R_COMPLEX ? const_float64(c->c.im) : 0; }
float const_imag32(const Const *c) { return c->rep == R_COMPLEX ? const_float32(c->c.im) : 0; }

uint64_t const_bits(const Const *c, Type *t) {
    Type *u = types_under(t);
    if (c->rep == R_BOOL) return c->b;
    if (u->kind == TBasic && u->basic.info & IsFloat) {
        if (u->basic.kind == KFloat32) {
            float f = const_float32(c);
            uint32_t w;
            memcpy(&w, &f, 4);
            return w;
        }
        double d = const_float64(c);
        uint64_t w;
        memcpy(&w, &d, 8);
        return w;
    }
    int64_t v;
    const_int64(c, &v);
    return (uint64_t)v;
}

int const_bitlen(const Const *c) {
    if (c->rep == R_INT64) {
        uint64_t v = c->i < 0 ? (uint64_t)0 - (uint64_t)c->i : (uint64_t)c->i;
        return v == 0 ? 0 : 64 - __builtin_clzll(v);
    }
    mpz_t s;
    return c->rep == R_INT ? (int)mpz_sizeinbase(big_view(s, c->z), 2) : 0;
}

// ---- conversions ----------------------------------------------------------------------------

Const *const_real(Arena *a, Const *x) {
    (void)a;
    return x->rep == R_COMPLEX ? x->c.re : x;
}

Const *const_imag(Arena *a, Const *x) {
    if (x->rep == R_UNKNOWN) return x;
    return x->rep == R_COMPLEX ? x->c.im : const_new_int(a, 0);
}

Const *const_to_int(Arena *a, Const *x) {
    if (x->rep == R_INT64 || x->rep == R_INT) return x;
    if (x->rep == R_COMPLEX) {
        Const *re = const_to_float(a, x);
        return re->rep == R_UNKNOWN ? re : const_to_int(a, re);
    }
    Const *c = &const_unknown;
    mpz_t z;
    mpz_init(z);
    if (exact_int(z, x)) {
        c = make_int(a, z);
    } else if (x->rep == R_FLOAT && x->f.e > -MAX_EXP && x->f.e < MAX_EXP) {
        // A value within a few units in the last place of an integer is that integer: the
        // difference is a rounding error of the operations before.
        BigFloat f;
        big_float_init(&f);
        get_float(&f, x);
        big_float_round(&f, BIG_PREC - 4);
        if (f.e >= 0) {
            mpz_mul_2exp(z, f.m, (mp_bitcnt_t)f.e);
            c = make_int(a, z);
        }
        big_float_fini(&f);
    }
    mpz_clear(z);
    return c;
}

Const *const_to_float(Arena *a, Const *x) {
    switch (x->rep) {
    case R_INT64:
    case R_INT: {
        if (const_bitlen(x) >= MAX_EXP) {
            BigFloat f;
            big_float_init(&f);
            get_float(&f, x);
            Const *c = make_float(a, &f);
            big_float_fini(&f);
            return c;
        }
        mpq_t q;
        mpq_init(q);
        get_rat(q, x);
        Const *c = make_rat(a, q);
        mpq_clear(q);
        return c;
    }
    case R_RAT:
    case R_FLOAT: return x;
    case R_COMPLEX: return const_sign(x->c.im) == 0 ? const_to_float(a, x->c.re) : &const_unknown;
    default: return &const_unknown;
    }
}

Const *const_to_complex(Arena *a, Const *x) {
    if (x->rep == R_COMPLEX) return x;
    if (x->rep < R_INT64) return &const_unknown;
    return const_make_complex(a, x, const_new_int(a, 0));
}

// ---- operations -----------------------------------------------------------------------------

static Const *int_binary(Arena *a, Const *x, ConstOp op, Const *y) {
    if (x->rep == R_INT64 && y->rep == R_INT64) {
        int64_t r, p = x->i, q = y->i;
        switch (op) {
        case C_ADD:
            if (!__builtin_add_overflow(p, q, &r)) return const_new_int(a, r);
            break;
        case C_SUB:
            if (!__builtin_sub_overflow(p, q, &r)) return const_new_int(a, r);
            break;
        case C_MUL:
            if (!__builtin_mul_overflow(p, q, &r)) return const_new_int(a, r);
            break;
        case C_AND: return const_new_int(a, p & q);
        case C_OR: return const_new_int(a, p | q);
        case C_XOR: return const_new_int(a, p ^ q);
        case C_ANDNOT: return const_new_int(a, p & ~q);
        case C_IQUO:
            if (q != -1) return const_new_int(a, p / q);
            break;
        case C_REM:
            if (q != -1) return const_new_int(a, p % q);
            break;
        default: break;
        }
    }
    mpz_t z, s, t;
    mp_limb_t l, m;
    mpz_srcptr p = int_view(s, &l, x), q = int_view(t, &m, y);
    if (op == C_QUO) {
        mpq_t r;
        mpq_init(r);
        mpz_set(mpq_numref(r), p);
        mpz_set(mpq_denref(r), q);
        mpq_canonicalize(r);
        Const *c = make_rat(a, r);
        mpq_clear(r);
        return c;
    }
    mpz_init(z);
    switch (op) {
    case C_ADD: mpz_add(z, p, q); break;
    case C_SUB: mpz_sub(z, p, q); break;
    case C_MUL: mpz_mul(z, p, q); break;
    case C_IQUO: mpz_tdiv_q(z, p, q); break;
    case C_REM: mpz_tdiv_r(z, p, q); break;
    case C_AND: mpz_and(z, p, q); break;
    case C_OR: mpz_ior(z, p, q); break;
    case C_XOR: mpz_xor(z, p, q); break;
    case C_ANDNOT:
        mpz_com(z, q);
        mpz_and(z, p, z);
        break;
    default: base_fatal("const: bad integer operation");
    }
    Const *c = make_int(a, z);
    mpz_clear(z);
    return c;
}

static Const *rat_binary(Arena *a, Const *x, ConstOp op, Const *y) {
    mpq_t p, q;
    mpq_init(p);
    mpq_init(q);
    get_rat(p, x);
    get_rat(q, y);
    switch (op) {
    case C_ADD: mpq_add(p, p, q); break;
    case C_SUB: mpq_sub(p, p, q); break;
    case C_MUL: mpq_mul(p, p, q); break;
    case C_QUO:
    case C_IQUO: mpq_div(p, p, q); break;
    default: base_fatal("const: bad rational operation");
    }
    Const *c = make_rat(a, p);
    mpq_clear(p);
    mpq_clear(q);
    return c;
}

static Const *float_binary(Arena *a, Const *x, ConstOp op, Const *y) {
    BigFloat p, q;
    big_float_init(&p);
    big_float_init(&q);
    get_float(&p, x);
    get_float(&q, y);
    switch (op) {
    case C_ADD: big_float_add(&p, &p, &q, false, BIG_PREC); break;
    case C_SUB: big_float_add(&p, &p, &q, true, BIG_PREC); break;
    case C_MUL: big_float_mul(&p, &p, &q, BIG_PREC); break;
    case C_QUO:
    case C_IQUO: big_float_quo(&p, &p, &q, BIG_PREC); break;
    default: base_fatal("const: bad float operation");
    }
    Const *c = make_float(a, &p);
    big_float_fini(&p);
    big_float_fini(&q);
    return c;
}

static Const *add(Arena *a, Const *x, Const *y) { return const_binary(a, x, C_ADD, y); }
static Const *sub(Arena *a, Const *x, Const *y) { return const_binary(a, x, C_SUB, y); }
static Const *mul(Arena *a, Const *x, Const *y) { return const_binary(a, x, C_MUL, y); }
static Const *quo(Arena *a, Const *x, Const *y) { return const_binary(a, x, C_QUO, y); }

static Const *complex_binary(Arena *a, Const *x, ConstOp op, Const *y) {
    x = const_to_complex(a, x);
    y = const_to_complex(a, y);
    Const *p = x->c.re, *q = x->c.im, *r = y->c.re, *s = y->c.im;
    switch (op) {
    case C_ADD: return const_make_complex(a, add(a, p, r), add(a, q, s));
    case C_SUB: return const_make_complex(a, sub(a, p, r), sub(a, q, s));
    case C_MUL:
        return const_make_complex(a, sub(a, mul(a, p, r), mul(a, q, s)),
                                  add(a, mul(a, q, r), mul(a, p, s)));
    case C_QUO:
    case C_IQUO: {
        Const *d = add(a, mul(a, r, r), mul(a, s, s));
        Const *re = add(a, mul(a, p, r), mul(a, q, s)), *im = sub(a, mul(a, q, r), mul(a, p, s));
        return const_make_complex(a, quo(a, re, d), quo(a, im, d));
    }
    default: base_fatal("const: bad complex operation");
    }
}

Const *const_binary(Arena *a, Const *x, ConstOp op, Const *y) {
    if (x->rep == R_UNKNOWN || y->rep == R_UNKNOWN) return &const_unknown;
    int rep = x->rep > y->rep ? x->rep : y->rep;
    switch (rep) {
    case R_BOOL: return const_new_bool(a, op == C_LAND ? x->b && y->b : x->b || y->b);
    case R_STRING: {
        if (x->s.n == 0) return y;
        if (y->s.n == 0) return x;
        Const *c = new_const(a, R_STRING);
        c->s.n = x->s.n + y->s.n;
        c->s.l = x;
        c->s.r = y;
        c->s.arena = a;
        return c;
    }
    case R_INT64:
    case R_INT: return int_binary(a, x, op, y);
    case R_RAT: return rat_binary(a, x, op, y);
    case R_FLOAT: return float_binary(a, x, op, y);
    default: return complex_binary(a, x, op, y);
    }
}

Const *const_shift(Arena *a, Const *x, bool left, unsigned n) {
    if (x->rep == R_UNKNOWN) return x;
    mpz_t z, s;
    mp_limb_t l;
    mpz_init(z);
    if (left) mpz_mul_2exp(z, int_view(s, &l, x), n);
    else mpz_fdiv_q_2exp(z, int_view(s, &l, x), n);
    Const *c = make_int(a, z);
    mpz_clear(z);
    return c;
}

int const_compare(const Const *x, const Const *y) {
    int rep = x->rep > y->rep ? x->rep : y->rep;
    mpz_t s, t;
    mp_limb_t l, m;
    switch (rep) {
    case R_BOOL: return x->b != y->b;
    case R_STRING: {
        size_t n, k;
        const char *p = const_string(x, &n), *q = const_string(y, &k);
        int c = memcmp(p, q, n < k ? n : k);
        return c ? (c < 0 ? -1 : 1) : n < k ? -1 : n > k;
    }
    case R_INT64: return x->i < y->i ? -1 : x->i > y->i;
    case R_INT: {
        int c = mpz_cmp(int_view(s, &l, x), int_view(t, &m, y));
        return c < 0 ? -1 : c > 0;
    }
    case R_RAT: {
        mpq_t p, q;
        mpq_init(p);
        mpq_init(q);
        get_rat(p, x);
        get_rat(q, y);
        int c = mpq_cmp(p, q);
        mpq_clear(p);
        mpq_clear(q);
        return c < 0 ? -1 : c > 0;
    }
    case R_FLOAT: {
        BigFloat p, q;
        big_float_init(&p);
        big_float_init(&q);
        get_float(&p, x);
        get_float(&q, y);
        int c = big_float_cmp(&p, &q);
        big_float_fini(&p);
        big_float_fini(&q);
        return c;
    }
    case R_COMPLEX: {
        Const zero = {.rep = R_INT64};
        const Const *xi = x->rep == R_COMPLEX ? x->c.im : &zero;
        const Const *yi = y->rep == R_COMPLEX ? y->c.im : &zero;
        return const_compare(real_part(x), real_part(y)) != 0 || const_compare(xi, yi) != 0;
    }
    default: return 1;
    }
}

bool const_compare_op(Arena *a, Const *x, ConstOp op, Const *y) {
    (void)a;
    if (x->rep == R_UNKNOWN || y->rep == R_UNKNOWN) return false;
    int c = const_compare(x, y);
    switch (op) {
    case C_EQL: return c == 0;
    case C_NEQ: return c != 0;
    case C_LSS: return c < 0;
    case C_LEQ: return c <= 0;
    case C_GTR: return c > 0;
    case C_GEQ: return c >= 0;
    default: return false;
    }
}

Const *const_unary(Arena *a, ConstOp op, Const *x, unsigned prec) {
    if (x->rep == R_UNKNOWN) return x;
    switch (op) {
    case C_ADD: return x;
    case C_NOT: return const_new_bool(a, !x->b);
    case C_SUB:
        if (x->rep == R_COMPLEX) {
            return const_make_complex(a, const_unary(a, op, x->c.re, 0),
                                      const_unary(a, op, x->c.im, 0));
        }
        return const_binary(a, const_new_int(a, 0), C_SUB, x);
    case C_XOR: {
        mpz_t z, s;
        mp_limb_t l;
        mpz_init(z);
        mpz_com(z, int_view(s, &l, x));
        if (prec > 0) mpz_fdiv_r_2exp(z, z, prec);
        Const *c = make_int(a, z);
        mpz_clear(z);
        return c;
    }
    default: base_fatal("const: bad unary operation");
    }
}

// ---- text -----------------------------------------------------------------------------------

static void float_text(Buf *b, const Const *c) {
    double d = const_float64(c);
    char t[64];
    if ((const_sign(c) == 0) == (d == 0) && isfinite(d)) {
        snprintf(t, sizeof t, "%.6g", d);
        mpz_t z;
        mpz_init(z);
        if (!strchr(t, '.') && c->rep != R_INT64 && c->rep != R_INT && !exact_int(z, c)) {
            for (int p = 7; p <= 17; p++) { // shortest text that reads back
                snprintf(t, sizeof t, "%.*g", p, d);
                if (strtod(t, NULL) == d) break;
            }
        }
        mpz_clear(z);
        buf_printf(b, "%s", t);
        return;
    }
    BigFloat f;
    big_float_init(&f);
    get_float(&f, c);
    int64_t e10;
    big_float_digits(&f, 6, t, &e10);
    big_float_fini(&f);
    int n = 6;
    while (n > 1 && t[n - 1] == '0') n--;
    if (const_sign(c) < 0) buf_char(b, '-');
    buf_char(b, t[0]);
    if (n > 1) buf_char(b, '.');
    buf_bytes(b, t + 1, (size_t)n - 1);
    buf_printf(b, "e%+lld", (long long)e10);
}

void const_text(Buf *b, const Const *c) {
    switch (c->rep) {
    case R_UNKNOWN: buf_printf(b, "unknown"); break;
    case R_BOOL: buf_printf(b, c->b ? "true" : "false"); break;
    case R_STRING: {
        size_t n, runes = 0, i = 0, cut = 0;
        enum { MAX_LEN = 72 };
        const char *s = const_string(c, &n);
        // The quoted form is what counts; quote no more than can be shown.
        Buf q = BUF_INIT;
        buf_quote(&q, s, n > 4 * MAX_LEN ? 4 * MAX_LEN : n);
        const char *qs = buf_cstr(&q);
        size_t qn = strlen(qs);
        while (i < qn) {
            if (runes == MAX_LEN - 3) cut = i;
            uint32_t r;
            i += (size_t)utf8_decode(qs + i, qn - i, &r);
            runes++;
        }
        if (runes > MAX_LEN) {
            buf_bytes(b, qs, cut);
            buf_printf(b, "...");
        } else {
            buf_bytes(b, qs, qn);
        }
        buf_fini(&q);
        break;
    }
    case R_INT64: buf_printf(b, "%lld", (long long)c->i); break;
    case R_INT: {
        mpz_t s;
        char *t = mpz_get_str(NULL, 10, big_view(s, c->z));
        buf_printf(b, "%s", t);
        free(t);
        break;
    }
    case R_RAT:
    case R_FLOAT: float_text(b, c); break;
    default:
        buf_char(b, '(');
        const_text(b, c->c.re);
        buf_printf(b, " + ");
        const_text(b, c->c.im);
        buf_printf(b, "i)");
    }
}

uint64_t const_hash(const Const *c) {
    uint64_t h = 1469598103934665603u;
    switch (c->rep) {
    case R_BOOL: return c->b;
    case R_STRING: {
        size_t n;
        const char *s = const_string(c, &n);
        for (size_t i = 0; i < n; i++) h = (h ^ (uint8_t)s[i]) * 1099511628211u;
        return h;
    }
    case R_INT64: return (uint64_t)c->i * 0x9E3779B97F4A7C15u;
    default: {
        int64_t v;
        if (const_int64(c, &v)) return (uint64_t)v * 0x9E3779B97F4A7C15u;
        double d = const_float64(c) + const_imag64(c) * 31;
        memcpy(&h, &d, 8);
        return h * 0x9E3779B97F4A7C15u;
    }
    }
}

Const *const_from_bool(Checker *ck, bool v) { return const_new_bool(ck->arena, v); }
Const *const_from_int64(Checker *ck, int64_t v) { return const_new_int(ck->arena, v); }
Const *const_from_uint64(Checker *ck, uint64_t v) { return const_new_uint(ck->arena, v); }
Const *const_from_string(Checker *ck, const char *s, size_t n) {
    char *p = arena_alloc(ck->arena, n + 1);
    memcpy(p, s, n);
    p[n] = 0;
    return const_new_string(ck->arena, p, n);
}
