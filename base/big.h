// big.h - exact integers, rationals and big binary floats for untyped constants, over libgmp.
//
// A stored number (BigInt) is immutable and lives in an arena: its limbs are copied there, so that
// nobody has to free it, and big_view lends it to libgmp as a read-only mpz. Work is done on
// mpz_t/BigFloat temporaries that the caller inits and clears.
#ifndef GOSLING_BIG_H
#define GOSLING_BIG_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"

enum { BIG_PREC = 512 };  // bits of a float's mantissa, as gc has

typedef struct BigInt {
    int32_t   size;    // limbs, negative for negative numbers, 0 for zero
    mp_limb_t limb[];  // least significant first
} BigInt;

// m * 2^e; normalised: m odd, or m = 0 and e = 0.
typedef struct BigFloat {
    mpz_t   m;
    int64_t e;
} BigFloat;

const BigInt *big_store(Arena *a, mpz_srcptr z);
mpz_srcptr    big_view(mpz_ptr shell, const BigInt *b);  // shell needs no init and no clear

void big_float_init(BigFloat *f);
void big_float_fini(BigFloat *f);
void big_float_set(BigFloat *f, mpz_srcptr m, int64_t e);
void big_float_set_rat(BigFloat *f, mpz_srcptr num, mpz_srcptr den, int prec);
void big_float_set_double(BigFloat *f, double d);          // d finite
void big_float_round(BigFloat *f, int prec);               // nearest, ties to even
void big_float_add(BigFloat *r, const BigFloat *x, const BigFloat *y, bool sub, int prec);
void big_float_mul(BigFloat *r, const BigFloat *x, const BigFloat *y, int prec);
void big_float_quo(BigFloat *r, const BigFloat *x, const BigFloat *y, int prec);  // y != 0
int  big_float_cmp(const BigFloat *x, const BigFloat *y);
// Binary exponent e with 0.5 <= |f| / 2^e < 1; 0 for zero.
int64_t big_float_exponent(const BigFloat *f);
// f = mant * 10^exp10, rounded to prec bits; false when the exponent is out of reach.
bool big_float_set_decimal(BigFloat *f, mpz_srcptr mant, int64_t exp10, int prec);
// |f| as digits with an exponent: d[0].d[1..] * 10^*exp10, n digits.
void big_float_digits(const BigFloat *f, int n, char *digits, int64_t *exp10);

// Nearest value with `mbits` of mantissa and least exponent `emin` (float64: 53, -1074; float32:
// 24, -149) of num/den * 2^e; +-inf when too large for exponent `emax` (1024; 128).
double big_to_double(mpz_srcptr num, mpz_srcptr den, int64_t e, int mbits, int emin, int emax);

#endif
