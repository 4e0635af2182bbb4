// math.c - the natives of package math: results first, then arguments, a slot each.
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/math/libm.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define UNARY(name, function) \
    static int math_##name(void *gp, void *w) { (void)gp; double *a = w; a[0] = function(a[1]); return RT_OK; }
#define BINARY(name, function) \
    static int math_##name(void *gp, void *w) { (void)gp; double *a = w; a[0] = function(a[1], a[2]); return RT_OK; }

UNARY(Acos, gom_acos)
UNARY(Acosh, gom_acosh)
UNARY(Asin, gom_asin)
UNARY(Asinh, gom_asinh)
UNARY(Atan, gom_atan)
UNARY(Atanh, gom_atanh)
UNARY(Cbrt, gom_cbrt)
UNARY(Ceil, ceil)
UNARY(Cos, gom_cos)
UNARY(Cosh, gom_cosh)
UNARY(Erf, gom_erf)
UNARY(Erfc, gom_erfc)
UNARY(Erfinv, gom_erfinv)
UNARY(Exp, gom_exp)
UNARY(Exp2, gom_exp2)
UNARY(Expm1, gom_expm1)
UNARY(Floor, floor)
UNARY(Gamma, gom_gamma)
UNARY(J0, gom_j0)
UNARY(J1, gom_j1)
UNARY(Log, gom_log)
UNARY(Log10, gom_log10)
UNARY(Log1p, gom_log1p)
UNARY(Log2, gom_log2)
UNARY(Round, round)
UNARY(RoundToEven, nearbyint)
UNARY(Sin, gom_sin)
UNARY(Sinh, gom_sinh)
UNARY(Sqrt, sqrt)
UNARY(Tan, gom_tan)
UNARY(Tanh, gom_tanh)
UNARY(Trunc, trunc)
UNARY(Y0, gom_y0)
UNARY(Y1, gom_y1)
BINARY(Atan2, gom_atan2)
BINARY(Hypot, gom_hypot)
BINARY(Mod, gom_mod)
BINARY(Pow, gom_pow)
BINARY(Remainder, gom_remainder)

static int math_FMA(void *gp, void *w) {
    (void)gp;
    double *a = w;
    a[0] = fma(a[1], a[2], a[3]);
    return RT_OK;
}

static int math_Jn(void *gp, void *w) {
    (void)gp;
    struct { double ret; int64_t n; double x; } *a = w;
    a->ret = gom_jn(a->n, a->x);
    return RT_OK;
}

static int math_Yn(void *gp, void *w) {
    (void)gp;
    struct { double ret; int64_t n; double x; } *a = w;
    a->ret = gom_yn(a->n, a->x);
    return RT_OK;
}

static int math_Ldexp(void *gp, void *w) {
    (void)gp;
    struct { double ret, frac; int64_t exp; } *a = w;
    a->ret = gom_ldexp(a->frac, a->exp);
    return RT_OK;
}

static int math_Lgamma(void *gp, void *w) {
    (void)gp;
    struct { double ret; int64_t sign; double x; } *a = w;
    a->ret = gom_lgamma(a->x, &a->sign);
    return RT_OK;
}

static int math_Sincos(void *gp, void *w) {
    (void)gp;
    struct { double s, c, x; } *a = w;
    gom_sincos(a->x, &a->s, &a->c);
    return RT_OK;
}

static int math_powerOfTen(void *gp, void *w) {
    (void)gp;
    struct { double ret; int64_t n; } *a = w;
    char text[8] = "1e";
    int n = (int)a->n, at = 2, size = n < 0 ? -n : n;
    if (n < 0) text[at++] = '-';
    if (size >= 100) text[at++] = (char)('0' + size / 100);
    if (size >= 10) text[at++] = (char)('0' + size / 10 % 10);
    text[at] = (char)('0' + size % 10);
    a->ret = strtod(text, NULL);
    return RT_OK;
}

const NativeEntry std_math_natives[] = {
    {"math.Acos", math_Acos},
    {"math.Acosh", math_Acosh},
    {"math.Asin", math_Asin},
    {"math.Asinh", math_Asinh},
    {"math.Atan", math_Atan},
    {"math.Atan2", math_Atan2},
    {"math.Atanh", math_Atanh},
    {"math.Cbrt", math_Cbrt},
    {"math.Ceil", math_Ceil},
    {"math.Cos", math_Cos},
    {"math.Cosh", math_Cosh},
    {"math.Erf", math_Erf},
    {"math.Erfc", math_Erfc},
    {"math.Erfinv", math_Erfinv},
    {"math.Exp", math_Exp},
    {"math.Exp2", math_Exp2},
    {"math.Expm1", math_Expm1},
    {"math.FMA", math_FMA},
    {"math.Floor", math_Floor},
    {"math.Gamma", math_Gamma},
    {"math.Hypot", math_Hypot},
    {"math.J0", math_J0},
    {"math.J1", math_J1},
    {"math.Jn", math_Jn},
    {"math.Ldexp", math_Ldexp},
    {"math.Lgamma", math_Lgamma},
    {"math.Log", math_Log},
    {"math.Log10", math_Log10},
    {"math.Log1p", math_Log1p},
    {"math.Log2", math_Log2},
    {"math.Mod", math_Mod},
    {"math.Pow", math_Pow},
    {"math.Remainder", math_Remainder},
    {"math.Round", math_Round},
    {"math.RoundToEven", math_RoundToEven},
    {"math.Sin", math_Sin},
    {"math.Sincos", math_Sincos},
    {"math.Sinh", math_Sinh},
    {"math.Sqrt", math_Sqrt},
    {"math.Tan", math_Tan},
    {"math.Tanh", math_Tanh},
    {"math.Trunc", math_Trunc},
    {"math.Y0", math_Y0},
    {"math.Y1", math_Y1},
    {"math.Yn", math_Yn},
    {"math.powerOfTen", math_powerOfTen},
    {0},
};
