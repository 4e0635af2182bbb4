// libm.h - the functions of package math in C, with gc's results bit for bit.
#ifndef GOSLING_STDLIB_MATH_LIBM_H
#define GOSLING_STDLIB_MATH_LIBM_H
#include <stdbool.h>
#include <stdint.h>

double gom_frexp(double x, int64_t *exp);
double gom_ldexp(double x, int64_t exp);
double gom_exp(double x);
double gom_log(double x);
double gom_log2(double x);
double gom_log10(double x);
double gom_exp2(double x);
double gom_expm1(double x);
double gom_log1p(double x);
double gom_sin(double x);
double gom_cos(double x);
void gom_sincos(double x, double *s, double *c);
double gom_tan(double x);
double gom_atan(double x);
double gom_asin(double x);
double gom_acos(double x);
double gom_atan2(double y, double x);
double gom_sinh(double x);
double gom_cosh(double x);
double gom_tanh(double x);
double gom_asinh(double x);
double gom_acosh(double x);
double gom_atanh(double x);
double gom_cbrt(double x);
double gom_hypot(double p, double q);
double gom_mod(double x, double y);
double gom_pow(double x, double y);
double gom_remainder(double x, double y);
double gom_erf(double x);
double gom_erfc(double x);
double gom_erfinv(double x);
double gom_gamma(double x);
double gom_lgamma(double x, int64_t *sign);
double gom_j0(double x);
double gom_j1(double x);
double gom_y0(double x);
double gom_y1(double x);
double gom_jn(int64_t n, double x);
double gom_yn(int64_t n, double x);
#endif
