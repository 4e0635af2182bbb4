// constant.h - arithmetic on exact constants; private to types/. The readers are in types.h.
#ifndef GOSLING_TYPES_CONSTANT_H
#define GOSLING_TYPES_CONSTANT_H

#include "base/big.h"
#include "types/types.h"

typedef enum ConstOp {
    C_ADD, C_SUB, C_MUL, C_QUO, C_IQUO /* integer division */, C_REM, C_AND, C_OR, C_XOR,
    C_ANDNOT, C_LAND, C_LOR, C_EQL, C_NEQ, C_LSS, C_LEQ, C_GTR, C_GEQ, C_NOT
} ConstOp;

extern Const const_unknown;

Const *const_new_bool(Arena *a, bool v);
Const *const_new_int(Arena *a, int64_t v);
Const *const_new_uint(Arena *a, uint64_t v);
Const *const_new_string(Arena *a, const char *s, size_t n);  // borrows s
Const *const_new_double(Arena *a, double d);                 // unknown when not finite
// Literals. Unknown constant when out of range or malformed.
Const *const_lit_int(Arena *a, const char *s, size_t n);
Const *const_lit_float(Arena *a, const char *s, size_t n);
Const *const_lit_imag(Arena *a, const char *s, size_t n);
Const *const_lit_char(Arena *a, const char *s, size_t n);
Const *const_lit_string(Arena *a, const char *s, size_t n);

Const *const_binary(Arena *a, Const *x, ConstOp op, Const *y);   // numbers, booleans, strings
Const *const_shift(Arena *a, Const *x, bool left, unsigned n);
bool   const_compare_op(Arena *a, Const *x, ConstOp op, Const *y);
// op: C_ADD C_SUB C_XOR C_NOT; prec > 0 limits ^ to an unsigned type's bits
Const *const_unary(Arena *a, ConstOp op, Const *x, unsigned prec);
Const *const_to_int(Arena *a, Const *x);      // unknown when x has no integer value
Const *const_to_float(Arena *a, Const *x);
Const *const_to_complex(Arena *a, Const *x);
Const *const_real(Arena *a, Const *x);
Const *const_imag(Arena *a, Const *x);
Const *const_make_imag(Arena *a, Const *x);   // x*i
Const *const_make_complex(Arena *a, Const *re, Const *im);
int    const_bitlen(const Const *x);          // of an integer
size_t const_strlen(const Const *x);
bool   const_is_unknown(const Const *x);
uint64_t const_hash(const Const *x);          // equal constants of one kind hash alike

#endif
