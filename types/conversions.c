// conversions.c - T(x).
// Twin: cmd/compile/internal/types2/conversions.go
#include <string.h>

#include "types/check.h"

// Is the constant x representable as T, strings of code points included? *val gets the result.
static bool const_convertible(Checker *ck, Operand *x, Type *t, Const **val) {
    Type *u = types_under(t);
    if (u->kind != TBasic) return false;
    if (const_representable(ck, x->val, u, val)) return true;
    if (!type_is_basic(x->type, IsInteger) || !(u->basic.info & IsString)) return false;
    uint64_t r;
    if (!const_uint64(x->val, &r) || r > RUNE_MAX) r = RUNE_ERROR;
    if (val) {
        char *s = arena_alloc(ck->arena, UTF8_MAX);
        int n = utf8_encode(s, (uint32_t)r);
        *val = const_new_string(ck->arena, s, (size_t)n);
    }
    return true;
}

struct conv {
    Checker *ck;
    Operand *x;
    Type *t, *vp, *tp;
    const char **cause;
};

static bool const_step(void *arg, Type *t, Type *u) {
    struct conv *c = arg;
    (void)t;
    if (!u) {
        *c->cause = check_sprintf(c->ck, "%T does not contain specific types", c->t);
        return false;
    }
    if (type_is_basic(c->x->type, IsString) && is_bytes_or_runes(u)) return true;
    if (const_convertible(c->ck, c->x, u, NULL)) return true;
    if (type_is_basic(c->x->type, IsInteger) && type_is_basic(u, IsInteger))
        *c->cause = check_sprintf(c->ck, "constant %K overflows %T (in %T)", c->x->val, u, c->t);
    else *c->cause = check_sprintf(c->ck, "cannot convert %X to type %T (in %T)", c->x, u, c->t);
    return false;
}

static bool convertible(Checker *ck, Operand *x, Type *t, const char **cause);

static bool fail(struct conv *c, const char *msg) {
    if (c->cause) *c->cause = **c->cause ? check_sprintf(c->ck, "%s\n\t%s", msg, *c->cause) : msg;
    return false;
}

static bool target_step(void *arg, Type *t, Type *u) {
    struct conv *c = arg;
    (void)u;
    if (!t) return false;
    if (convertible(c->ck, c->x, t, c->cause)) return true;
    return fail(c, c->vp ? check_sprintf(c->ck, "cannot convert %T (in %T) to type %T (in %T)",
                                         c->x->type, c->vp, t, c->tp)
                         : check_sprintf(c->ck, "cannot convert %T to type %T (in %T)", c->x->type,
                                         t, c->tp));
}

static bool value_step(void *arg, Type *v, Type *u) {
    struct conv *c = arg;
    (void)u;
    if (!v) return false;
    Operand x = *c->x;
    x.type = v;
    if (c->tp) {
        struct conv in = {c->ck, &x, c->t, c->vp, c->tp, c->cause};
        return type_for_all(c->tp, target_step, &in);
    }
    if (convertible(c->ck, &x, c->t, c->cause)) return true;
    return fail(c, check_sprintf(c->ck, "cannot convert %T (in %T) to type %T", v, c->vp, c->t));
}

static bool is_kind(Type *u, int k) { return u->kind == TBasic && u->basic.kind == k; }

static bool convertible(Checker *ck, Operand *x, Type *t, const char **cause) {
    ErrCode code;
    if (operand_assignable(ck, x, t, cause, &code)) return true;
    Type *orig = t, *v = types_unalias(x->type);
    t = types_unalias(t);
    Type *vu = types_under(v), *tu = types_under(t), *vp = as_tparam(v), *tp = as_tparam(t);
    if (!vp && !tp && types_identical_ignore_tags(vu, tu)) return true;
    if (v->kind == TPointer && t->kind == TPointer && !types_is_typeparam(v->pointer.elem) &&
        !types_is_typeparam(t->pointer.elem) &&
        types_identical_ignore_tags(types_under(v->pointer.elem), types_under(t->pointer.elem)))
        return true;
    int vi = vu->kind == TBasic ? vu->basic.info : 0, ti = tu->kind == TBasic ? tu->basic.info : 0;
    if ((vi & (IsInteger | IsFloat)) && (ti & (IsInteger | IsFloat))) return true;
    if ((vi & IsComplex) && (ti & IsComplex)) return true;
    if (((vi & IsInteger) || is_bytes_or_runes(vu)) && (ti & IsString)) return true;
    if ((vi & IsString) && is_bytes_or_runes(tu)) return true;
    if ((vu->kind == TPointer || is_kind(vu, KUintptr)) && is_kind(tu, KUnsafePointer)) return true;
    if (is_kind(vu, KUnsafePointer) && (tu->kind == TPointer || is_kind(tu, KUintptr))) return true;
    if (vu->kind == TSlice) {
        bool ptr = tu->kind == TPointer;
        Type *a = ptr ? types_under(tu->pointer.elem) : tu;
        if (a->kind == TArray && types_identical(vu->slice.elem, a->array.elem)) {
            if (check_allow_version(ck, ptr ? 17 : 20)) return true;
            if (cause)
                *cause = ptr ? "conversion of slice to array pointer requires go1.17 or later"
                             : "conversion of slice to array requires go1.20 or later";
            return false;
        }
    }
    if (!vp && !tp) return false;
    struct conv c = {ck, x, orig, vp, tp, cause};
    if (vp) return type_for_all(vp, value_step, &c);
    return type_for_all(tp, target_step, &c);
}

bool types_convertible(Checker *ck, Type *v, Type *t) {
    Operand x = {.mode = MValue, .type = v};
    return convertible(ck, &x, t, NULL);
}

void check_conversion(Checker *ck, Operand *x, Type *t) {
    bool constarg = x->mode == MConstant, consttype = type_is_basic(t, IsConstType), ok = false;
    const char *cause = "";
    if (constarg && consttype) {
        ok = const_convertible(ck, x, t, &x->val);
        if (!ok && type_is_basic(x->type, IsInteger) && type_is_basic(t, IsInteger)) {
            check_error(ck, atx(x), E_InvalidConversion, "constant %K overflows %T", x->val, t);
            x->mode = MInvalid;
            return;
        }
    } else if (constarg && types_is_typeparam(t)) {
        struct conv c = {ck, x, t, NULL, NULL, &cause};
        ok = type_for_all(t, const_step, &c);
        x->mode = MValue;
    } else if (convertible(ck, x, t, &cause)) {
        ok = true;
        x->mode = MValue;
    }
    if (!ok) {
        if (*cause)
            check_error(ck, atx(x), E_InvalidConversion, "cannot convert %X to type %T: %s", x, t,
                        cause);
        else check_error(ck, atx(x), E_InvalidConversion, "cannot convert %X to type %T", x, t);
        x->mode = MInvalid;
        return;
    }
    if (is_untyped(x->type)) {
        Type *final = t;
        if (x->type == types_basic[KUntypedNil]) final = t;
        else if (types_is_interface(t) || (constarg && !consttype)) final = types_default(x->type);
        else if (x->mode == MConstant && type_is_basic(x->type, IsInteger) &&
                 type_all_basic(t, IsString))
            final = x->type;
        check_update_expr_type(ck, x->expr, final, true);
    }
    x->type = t;
}
