// index.c - x[i], x[i:j:k], and telling an index from an instantiation.
// Twin: cmd/compile/internal/types2/index.go
#include <string.h>

#include "types/check.h"

static Expr *single_index(Checker *ck, IndexExpr *e) {
    if (e->indices.n > 1)
        check_error(ck, at(e->indices.v[1]), E_InvalidIndex,
                    "invalid operation: more than one index");
    return (Expr *)e->indices.v[0];
}

struct index_all {
    Operand *x;
    Type *key, *elem;
    int64_t length;
    int mode;
};

static bool index_step(void *arg, Type *t, Type *u) {
    struct index_all *a = arg;
    (void)t;
    int64_t l = -1;
    Type *k = NULL, *e = NULL;
    if (!u) return false;
    switch (u->kind) {
    case TBasic:
        if (!(u->basic.info & IsString)) return false;
        e = types_byte;
        a->mode = MValue;
        break;
    case TArray:
        l = u->array.len;
        e = u->array.elem;
        if (a->x->mode != MVariable) a->mode = MValue;
        break;
    case TPointer: {
        Type *b = types_under(u->pointer.elem);
        if (b->kind != TArray) return false;
        l = b->array.len;
        e = b->array.elem;
        break;
    }
    case TSlice: e = u->slice.elem; break;
    case TMap:
        k = u->map.key;
        e = u->map.elem;
        break;
    default: return false;
    }
    if (!a->elem) {
        a->length = l;
        a->key = k;
        a->elem = e;
        return true;
    }
    if (!a->key != !k || (k && !types_identical(a->key, k)) || !types_identical(a->elem, e))
        return false;
    if (l >= 0 && l < a->length) a->length = l;
    return true;
}

static void map_index(Checker *ck, Operand *x, IndexExpr *e, Type *key, Type *elem) {
    Expr *i = single_index(ck, e);
    Operand k = {0};
    check_expr(ck, NULL, &k, i);
    check_assignment(ck, &k, key, "map index");
    x->mode = MMapIndex;
    x->type = elem;
    x->expr = (Expr *)e;
}

bool check_index_expr(Checker *ck, Operand *x, IndexExpr *e) {
    check_expr_or_type(ck, x, e->x, true);
    switch (x->mode) {
    case MInvalid: check_use(ck, e->indices); return false;
    case MTypExpr:
        x->mode = MInvalid;
        x->type = check_var_type(ck, (Expr *)e);
        if (is_valid(x->type)) x->mode = MTypExpr;
        return false;
    case MValue: {
        Type *sig = as_signature(x->type);
        if (sig && list_len(sig->sig.tparams) > 0) return true;
        break;
    }
    default: break;
    }
    bool valid = false;
    int64_t length = -1;
    Type *u = types_under(x->type);
    switch (u->kind) {
    case TBasic:
        if (!(u->basic.info & IsString)) break;
        valid = true;
        if (x->mode == MConstant) length = (int64_t)const_strlen(x->val);
        x->mode = MValue;
        x->type = types_byte;
        break;
    case TArray:
        valid = true;
        length = u->array.len;
        if (x->mode != MVariable) x->mode = MValue;
        x->type = u->array.elem;
        break;
    case TPointer: {
        Type *a = types_under(u->pointer.elem);
        if (a->kind != TArray) break;
        valid = true;
        length = a->array.len;
        x->mode = MVariable;
        x->type = a->array.elem;
        break;
    }
    case TSlice:
        valid = true;
        x->mode = MVariable;
        x->type = u->slice.elem;
        break;
    case TMap: map_index(ck, x, e, u->map.key, u->map.elem); return false;
    case TInterface: {
        if (!types_is_typeparam(x->type)) break;
        struct index_all a = {.x = x, .mode = MVariable};
        if (!type_for_all(x->type, index_step, &a)) break;
        if (a.key) {
            map_index(ck, x, e, a.key, a.elem);
            return false;
        }
        valid = true;
        length = a.length;
        x->mode = (uint8_t)a.mode;
        x->type = a.elem;
        break;
    }
    default: break;
    }
    if (!valid) {
        check_error(ck, e->e.oppos, E_NonSliceableOperand, "cannot index %X", x);
        check_use(ck, e->indices);
        x->mode = MInvalid;
        return false;
    }
    x->val = NULL;
    int64_t v;
    check_index(ck, single_index(ck, e), length, &v);
    return false;
}

struct slice_all {
    Checker *ck;
    Operand *x;
    Type *ct, *cu;
    bool hasstring, failed;
};

static bool slice_step(void *arg, Type *t, Type *u) {
    struct slice_all *a = arg;
    a->failed = true;
    if (!u) {
        check_error(a->ck, atx(a->x), E_NonSliceableOperand,
                    "cannot slice %X: no specific type in %T", a->x, a->x->type);
        return false;
    }
    if (u->kind == TBasic && (u->basic.info & IsString)) {
        u = types_new_slice(a->ck, types_byte);
        a->hasstring = true;
    }
    if (!a->cu) {
        a->ct = t;
        a->cu = u;
    } else if (!types_identical(a->cu, u)) {
        check_error(a->ck, atx(a->x), E_NonSliceableOperand,
                    "cannot slice %X: %T and %T have different underlying types", a->x, a->ct, t);
        return false;
    }
    a->failed = false;
    return true;
}

void check_slice_expr(Checker *ck, Operand *x, SliceExpr *e) {
    Expr *idx[3] = {e->lo, e->hi, e->max};
    check_expr(ck, NULL, x, e->x);
    if (x->mode == MInvalid) {
        for (int i = 0; i < 3; i++) check_use1(ck, idx[i]);
        return;
    }
    struct slice_all a = {.ck = ck, .x = x};
    type_for_all(x->type, slice_step, &a);
    if (a.failed) {
        x->mode = MInvalid;
        return;
    }
    Type *u = a.cu;
    if (a.hasstring) u = types_is_typeparam(x->type) ? types_basic[KString] : types_under(x->type);
    bool valid = false, full = e->e.n.flags & NF_FULL;
    int64_t length = -1;
    switch (u->kind) {
    case TBasic:
        if (!(u->basic.info & IsString)) break;
        if (full) {
            check_error(ck, e->max ? at(e->max) : at(e), E_InvalidSliceExpr,
                        "invalid operation: 3-index slice of string");
            x->mode = MInvalid;
            return;
        }
        valid = true;
        if (x->mode == MConstant) length = (int64_t)const_strlen(x->val);
        if (is_untyped(x->type)) {
            check_update_expr_type(ck, x->expr, types_basic[KString], true);
            x->type = types_basic[KString];
        }
        break;
    case TArray:
        valid = true;
        length = u->array.len;
        if (x->mode != MVariable) {
            check_error(ck, atx(x), E_NonSliceableOperand, "cannot slice unaddressable value %X",
                        x);
            x->mode = MInvalid;
            return;
        }
        check_mark_addr(e->x);
        x->type = types_new_slice(ck, u->array.elem);
        break;
    case TPointer: {
        Type *b = types_under(u->pointer.elem);
        if (b->kind != TArray) break;
        valid = true;
        length = b->array.len;
        x->type = types_new_slice(ck, b->array.elem);
        break;
    }
    case TSlice: valid = true; break;
    default: break;
    }
    if (!valid) {
        check_error(ck, atx(x), E_NonSliceableOperand, "cannot slice %X", x);
        for (int i = 0; i < 3; i++) check_use1(ck, idx[i]);
        x->mode = MInvalid;
        return;
    }
    x->mode = MValue;
    x->val = NULL;
    if (full && (!e->hi || !e->max)) {
        check_error(ck, at(e), E_InvalidSyntaxTree, "2nd and 3rd index required in 3-index slice");
        x->mode = MInvalid;
        return;
    }
    int64_t ind[3];
    for (int i = 0; i < 3; i++) {
        ind[i] = -1;
        if (idx[i]) {
            int64_t v;
            check_index(ck, idx[i], length >= 0 ? length + 1 : -1, &v);
            if (v >= 0) ind[i] = v;
        } else if (i == 0) {
            ind[i] = 0;
        } else if (length >= 0) {
            ind[i] = length;
        }
    }
    for (int i = 0; i < 2; i++) {
        for (int j = i + 1; j < 3 && ind[i] > 0; j++) {
            if (ind[j] < 0 || ind[j] >= ind[i]) continue;
            check_error(ck, at(idx[j] ? idx[j] : idx[i]), E_SwappedSliceIndices,
                        "invalid slice indices: %l < %l", ind[j], ind[i]);
            return;
        }
    }
}

// Type of a valid index, else the invalid type; *val its constant value or -1.
Type *check_index(Checker *ck, Expr *e, int64_t max, int64_t *val) {
    *val = -1;
    Operand x = {0};
    check_expr(ck, NULL, &x, e);
    if (!check_is_valid_index(ck, &x, E_InvalidIndex, "index", false)) return invalid_type();
    if (x.mode != MConstant) return x.type;
    if (const_is_unknown(x.val)) return invalid_type();
    int64_t v;
    const_int64(x.val, &v);
    if (max >= 0 && v >= max) {
        check_error(ck, atx(&x), E_InvalidIndex, "invalid argument: index %K out of bounds [0:%l]",
                    x.val, max);
        return invalid_type();
    }
    *val = v;
    return x.type;
}

bool check_is_valid_index(Checker *ck, Operand *x, ErrCode code, const char *what, bool neg) {
    if (x->mode == MInvalid) return false;
    check_convert_untyped(ck, x, types_basic[KInt]);
    if (x->mode == MInvalid) return false;
    if (!type_all_basic(x->type, IsInteger)) {
        check_error(ck, atx(x), code, "invalid argument: %s %X must be integer", what, x);
        return false;
    }
    if (x->mode == MConstant) {
        if (!neg && const_sign(x->val) < 0 && !const_is_unknown(x->val)) {
            check_error(ck, atx(x), code, "invalid argument: %s %X must not be negative", what, x);
            return false;
        }
        if (!const_representable(ck, x->val, types_basic[KInt], &x->val)) {
            check_error(ck, atx(x), code, "invalid argument: %s %X overflows int", what, x);
            return false;
        }
    }
    return true;
}
