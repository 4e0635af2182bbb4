// const.c - which type can hold which constant; implicit conversion of untyped operands.
// Twin: cmd/compile/internal/types2/const.go
#include <math.h>
#include <string.h>

#include "types/check.h"

static const char *op_name(Expr *e) {
    if (ast_is(e, N_UnaryExpr)) return e->n.op == TK_XOR ? "bitwise complement " : "";
    if (!ast_is(e, N_BinaryExpr)) return "";
    switch (e->n.op) {
    case TK_ADD: return "addition ";
    case TK_SUB: return "subtraction ";
    case TK_XOR: return "bitwise XOR ";
    case TK_MUL: return "multiplication ";
    case TK_SHL: return "shift ";
    default: return "";
    }
}

// One string constant holds no more than this; gc runs out of memory instead.
enum { MAX_STRING = 1 << 28 };

void check_overflow(Checker *ck, Operand *x, Pos oppos) {
    if (const_is_unknown(x->val)) {
        check_error(ck, oppos, E_InvalidConstVal, "constant result is not representable");
        return;
    }
    if (const_kind(x->val) == CString && const_strlen(x->val) > MAX_STRING) {
        check_error(ck, oppos, E_InvalidConstVal, "constant string too long");
        x->val = &const_unknown;
        return;
    }
    if (is_typed(x->type)) {
        check_representable(ck, x, types_under(x->type));
        return;
    }
    if (const_kind(x->val) == CInt && const_bitlen(x->val) > 512) {
        check_error(ck, oppos, E_InvalidConstVal, "constant %soverflow", op_name(x->expr));
        x->val = &const_unknown;
    }
}

static Const *round_float(Arena *a, Const *v, bool single) {
    double d = single ? (double)const_float32(v) : const_float64(v);
    if (!isfinite(d)) return NULL;
    Const *c = const_new_double(a, d);
    if (const_is_unknown(c)) return v;
    return c;
}

bool const_representable(Checker *ck, Const *v, Type *t, Const **rounded) {
    if (const_is_unknown(v)) return true;
    int k = t->basic.kind, info = t->basic.info;
    Arena *a = ck->arena;
    if (info & IsInteger) {
        Const *i = const_to_int(a, v);
        if (const_kind(i) != CInt) return false;
        if (rounded) *rounded = i;
        if (k == KUntypedInt || k == KUntypedRune) return true;
        int64_t s;
        if (!const_int64(i, &s))
            return (k == KUint || k == KUintptr || k == KUint64) && const_sign(i) >= 0 &&
                   const_bitlen(i) <= 64;
        switch (k) {
        case KInt8: return s >= INT8_MIN && s <= INT8_MAX;
        case KInt16: return s >= INT16_MIN && s <= INT16_MAX;
        case KInt32: return s >= INT32_MIN && s <= INT32_MAX;
        case KInt:
        case KInt64: return true;
        case KUint8: return s >= 0 && s <= UINT8_MAX;
        case KUint16: return s >= 0 && s <= UINT16_MAX;
        case KUint32: return s >= 0 && s <= UINT32_MAX;
        default: return s >= 0;
        }
    }
    if (info & IsFloat) {
        Const *f = const_to_float(a, v);
        if (const_kind(f) != CFloat) return false;
        if (k == KUntypedFloat) {
            if (rounded) *rounded = f;
            return true;
        }
        Const *r = round_float(a, f, k == KFloat32);
        if (!r) return false;
        if (rounded) *rounded = r;
        return true;
    }
    if (info & IsComplex) {
        Const *c = const_to_complex(a, v);
        if (const_kind(c) != CComplex) return false;
        if (k == KUntypedComplex) {
            if (rounded) *rounded = c;
            return true;
        }
        Const *re = const_to_float(a, const_real(a, c)), *im = const_to_float(a, const_imag(a, c));
        re = round_float(a, re, k == KComplex64);
        im = round_float(a, im, k == KComplex64);
        if (!re || !im) return false;
        if (rounded) *rounded = const_make_complex(a, re, im);
        return true;
    }
    if (info & IsString) return const_kind(v) == CString;
    if (info & IsBoolean) return const_kind(v) == CBool;
    return false;
}

Const *check_representation(Checker *ck, Operand *x, Type *t, ErrCode *code) {
    Const *v = x->val;
    *code = E_NONE;
    if (const_representable(ck, x->val, t, &v)) return v;
    if (type_is_basic(x->type, IsNumeric) && (t->basic.info & IsNumeric)) {
        bool trunc = !type_is_basic(x->type, IsInteger) && (t->basic.info & IsInteger);
        *code = trunc ? E_TruncatedFloat : E_NumericOverflow;
    } else {
        *code = E_InvalidConstVal;
    }
    return NULL;
}

void check_invalid_conversion(Checker *ck, ErrCode code, Operand *x, Type *target) {
    const char *msg = code == E_TruncatedFloat    ? "%X truncated to %T"
                      : code == E_NumericOverflow ? "%X overflows %T"
                                                  : "cannot convert %X to type %T";
    check_error(ck, atx(x), code, msg, x, target);
}

void check_representable(Checker *ck, Operand *x, Type *t) {
    ErrCode code;
    Const *v = check_representation(ck, x, t, &code);
    if (code != E_NONE) {
        check_invalid_conversion(ck, code, x, t);
        x->mode = MInvalid;
        return;
    }
    x->val = v;
}

struct implicit {
    Checker *ck;
    Operand *x;
};

static bool implicit_step(void *arg, Type *t, Type *u) {
    struct implicit *s = arg;
    (void)t;
    if (!u) return false;
    Const *v;
    ErrCode code;
    return check_implicit_type(s->ck, s->x, u, &v, &code) != NULL;
}

Type *check_implicit_type(Checker *ck, Operand *x, Type *target, Const **val, ErrCode *code) {
    *val = NULL;
    *code = E_NONE;
    if (x->mode == MInvalid || is_typed(x->type) || !is_valid(target)) return x->type;
    if (is_untyped(target)) {
        Type *m = max_type(x->type, target);
        if (!m) *code = E_InvalidUntypedConversion;
        return m;
    }
    if (operand_is_nil(x)) {
        if (has_nil(target)) return target;
        *code = E_InvalidUntypedConversion;
        return NULL;
    }
    Type *u = types_under(target);
    switch (u->kind) {
    case TBasic: {
        if (x->mode == MConstant) {
            *val = check_representation(ck, x, u, code);
            return *code == E_NONE ? target : NULL;
        }
        int want;
        switch (x->type->basic.kind) {
        case KUntypedBool: want = IsBoolean; break;
        case KUntypedInt:
        case KUntypedRune:
        case KUntypedFloat:
        case KUntypedComplex: want = IsNumeric; break;
        case KUntypedString: want = IsString; break;
        default: want = 0;
        }
        if (u->basic.info & want) return target;
        break;
    }
    case TInterface: {
        if (types_is_typeparam(target)) {
            struct implicit s = {ck, x};
            if (type_for_all(target, implicit_step, &s)) return target;
            break;
        }
        TypeSet *s = type_typeset(ck, u, NO_POS);
        if (typeset_is_all(s)) return types_default(x->type);
        break;
    }
    default: break;
    }
    *code = E_InvalidUntypedConversion;
    return NULL;
}

void check_convert_untyped(Checker *ck, Operand *x, Type *target) {
    Const *val;
    ErrCode code;
    Type *t = check_implicit_type(ck, x, target, &val, &code);
    if (code != E_NONE) {
        check_invalid_conversion(ck, code, x,
                                 types_is_typeparam(target) ? target : types_under(target));
        x->mode = MInvalid;
        return;
    }
    if (val) {
        x->val = val;
        if (x->expr && x->expr->cval && is_untyped(x->expr->type)) x->expr->cval = val;
    }
    if (t != x->type) {
        x->type = t;
        check_update_expr_type(ck, x->expr, t, false);
    }
}
