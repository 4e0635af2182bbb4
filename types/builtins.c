// builtins.c - the predeclared functions and those of package unsafe.
// Twin: cmd/compile/internal/types2/builtins.go
#include <string.h>

#include "types/check.h"

static const struct {
    const char *name;
    int nargs;
    bool variadic;
} funcs[BBuiltinMax] = {
    [BAppend] = {"append", 1, true},
    [BCap] = {"cap", 1, false},
    [BClear] = {"clear", 1, false},
    [BClose] = {"close", 1, false},
    [BComplex] = {"complex", 2, false},
    [BCopy] = {"copy", 2, false},
    [BDelete] = {"delete", 2, false},
    [BImag] = {"imag", 1, false},
    [BLen] = {"len", 1, false},
    [BMake] = {"make", 1, true},
    [BMax] = {"max", 1, true},
    [BMin] = {"min", 1, true},
    [BNew] = {"new", 1, false},
    [BPanic] = {"panic", 1, false},
    [BPrint] = {"print", 0, true},
    [BPrintln] = {"println", 0, true},
    [BReal] = {"real", 1, false},
    [BRecover] = {"recover", 0, false},
    [BAdd] = {"Add", 2, false},
    [BAlignof] = {"Alignof", 1, false},
    [BOffsetof] = {"Offsetof", 1, false},
    [BSizeof] = {"Sizeof", 1, false},
    [BSlice] = {"Slice", 2, false},
    [BSliceData] = {"SliceData", 1, false},
    [BString] = {"String", 2, false},
    [BStringData] = {"StringData", 1, false},
    [BAssert] = {"assert", 1, false},
    [BTrace] = {"trace", 0, true},
};

// Records f as a function with these parameter types.
static void record(Checker *ck, CallExpr *call, Type *result, int n, Type **params) {
    Object **v = NEWN(ck, Object *, n);
    Name *empty = intern_cstr("");
    for (int i = 0; i < n; i++) v[i] = types_new_var(ck, NULL, empty, types_default(params[i]));
    Type *res = NULL;
    if (result) {
        Object *r = types_new_var(ck, NULL, empty, result);
        res = types_new_tuple(ck, 1, &r);
    }
    check_record_builtin(ck, call->fun,
                         types_new_signature(ck, NULL, types_new_tuple(ck, n, v), res, false));
}
static void record1(Checker *ck, CallExpr *call, Type *result, Type *p) {
    record(ck, call, result, 1, &p);
}
static void record2(Checker *ck, CallExpr *call, Type *result, Type *p, Type *q) {
    Type *v[2] = {p, q};
    record(ck, call, result, 2, v);
}

static Type *array_ptr_deref(Type *t) {
    Type *p = types_unalias(t);
    if (p->kind != TPointer) return t;
    Type *a = types_under(p->pointer.elem);
    return a->kind == TArray ? a : t;
}

struct elem_all {
    Checker *ck;
    Operand *x;
    Type *elem;
    const char *err;
};

static bool elem_step(void *arg, Type *t, Type *u) {
    struct elem_all *a = arg;
    (void)t;
    if (!u || u->kind != TSlice) {
        a->err = operand_is_nil(a->x)
                     ? "argument must be a slice; have untyped nil"
                     : check_sprintf(a->ck, "argument must be a slice; have %X", a->x);
        return false;
    }
    if (!a->elem) a->elem = u->slice.elem;
    else if (!types_identical(a->elem, u->slice.elem)) {
        a->err = check_sprintf(a->ck, "mismatched slice element types %T and %T in %X", a->elem,
                               u->slice.elem, a->x);
        return false;
    }
    return true;
}

static Type *slice_elem(Checker *ck, Operand *x, const char **err) {
    struct elem_all a = {ck, x, NULL, NULL};
    bool ok = type_for_all(x->type, elem_step, &a);
    *err = a.err;
    return ok ? a.elem : NULL;
}

static bool bytes_step(void *arg, Type *t, Type *u) {
    bool *hasstring = arg;
    (void)t;
    if (u && u->kind == TSlice && types_identical(u->slice.elem, types_byte)) return true;
    if (u && u->kind == TBasic && (u->basic.info & IsString)) {
        *hasstring = true;
        return true;
    }
    return false;
}

static bool append_call(Checker *ck, Operand *x, CallExpr *call, Operand **args, int nargs) {
    const char *err;
    Type *elem = slice_elem(ck, x, &err);
    if (!elem) {
        check_error(ck, atx(x), E_InvalidAppend, "invalid append: %s", err);
        return false;
    }
    Name *empty = intern_cstr("");
    Type *res = x->type;
    Object *r = types_new_var(ck, NULL, empty, res),
           *p[2] = {types_new_var(ck, NULL, empty, res), NULL};
    bool special = false, ddd = call->ellipsis != NO_POS;
    if (nargs == 2 && ddd) {
        ErrCode code;
        bool hasstring = false;
        if (operand_assignable(ck, x, types_new_slice(ck, types_byte), NULL, &code) &&
            args[1]->mode != MNilValue && type_for_all(args[1]->type, bytes_step, &hasstring) &&
            hasstring) {
            special = true;
            if (is_untyped(args[1]->type)) {
                check_convert_untyped(ck, args[1], types_basic[KString]);
                check_update_expr_type(ck, args[1]->expr, types_basic[KString], true);
            }
            p[1] = types_new_var(ck, NULL, empty, args[1]->type);
        }
    }
    if (!special) p[1] = types_new_var(ck, NULL, empty, types_new_slice(ck, elem));
    Type *sig =
        types_new_signature(ck, NULL, types_new_tuple(ck, 2, p), types_new_tuple(ck, 1, &r), true);
    if (!special) {
        // As a call of func(S, ...E) S.
        int n = nargs;
        if (ddd && n != 2) {
            if (call->args.n == 1 && n > 1) {
                check_error(ck, at(call), E_InvalidDotDotDot, "cannot use ... with %d-valued %E", n,
                            (Expr *)call->args.v[0]);
            } else {
                Type **have = NEWN(ck, Type *, n), *want[2] = {res, p[1]->type};
                for (int i = 0; i < n; i++) have[i] = args[i]->type;
                Err e = err_new(ck, E_WrongArgCount);
                err_addf(&e,
                         n > 2   ? atx(args[2])
                         : n > 0 ? atx(args[n - 1])
                                 : at(call),
                         "%s arguments in call to %E", n > 2 ? "too many" : "not enough",
                         call->fun);
                err_addf(&e, NO_POS, "have %s", check_types_summary(ck, have, n, false, true));
                err_addf(&e, NO_POS, "want %s", check_types_summary(ck, want, 2, true, false));
                err_report(&e);
            }
        } else {
            const char *context = check_sprintf(ck, "argument to %E", call->fun);
            check_assignment(ck, args[0], res, context);
            for (int i = 1; i < n; i++)
                check_assignment(ck, args[i], ddd ? p[1]->type : elem, context);
        }
    }
    check_record_builtin(ck, call->fun, sig);
    x->mode = MValue;
    x->type = res;
    return true;
}

static bool len_step(void *arg, Type *t, Type *u) {
    (void)t;
    if (!u) return false;
    u = array_ptr_deref(u);
    bool len = *(bool *)arg;
    switch (u->kind) {
    case TBasic: return (u->basic.info & IsString) && len;
    case TArray:
    case TSlice:
    case TChan: return true;
    case TMap: return len;
    default: return false;
    }
}

static bool len_call(Checker *ck, Operand *x, CallExpr *call, bool len) {
    int mode = MInvalid;
    Const *val = NULL;
    Type *t = array_ptr_deref(types_under(x->type));
    switch (t->kind) {
    case TBasic:
        if (!(t->basic.info & IsString) || !len) break;
        mode = MValue;
        if (x->mode == MConstant) {
            mode = MConstant;
            val = const_is_unknown(x->val)
                      ? &const_unknown
                      : const_new_int(ck->arena, (int64_t)const_strlen(x->val));
        }
        break;
    case TArray:
        mode = MValue;
        if (!ck->env.hascallorrecv) {
            mode = MConstant;
            val = t->array.len >= 0 ? const_new_int(ck->arena, t->array.len) : &const_unknown;
        }
        break;
    case TSlice:
    case TChan: mode = MValue; break;
    case TMap:
        if (len) mode = MValue;
        break;
    case TInterface:
        if (types_is_typeparam(x->type) && type_for_all(x->type, len_step, &len)) mode = MValue;
        break;
    default: break;
    }
    if (mode == MInvalid) {
        if (is_valid(types_under(x->type)))
            check_error(ck, atx(x), len ? E_InvalidLen : E_InvalidCap,
                        "invalid argument: %X for built-in %s", x, len ? "len" : "cap");
        return false;
    }
    if (mode != MConstant) {
        if (is_untyped(x->type)) check_update_expr_type(ck, x->expr, types_default(x->type), true);
        record1(ck, call, types_basic[KInt], x->type);
    }
    x->mode = (uint8_t)mode;
    x->type = types_basic[KInt];
    x->val = val;
    return true;
}

struct step {
    Checker *ck;
    Operand *x;
    Type *key;
};

static bool clear_step(void *arg, Type *t, Type *u) {
    struct step *s = arg;
    (void)t;
    if (u && (u->kind == TMap || u->kind == TSlice)) return true;
    check_error(
        s->ck, atx(s->x), E_InvalidClear,
        "invalid argument: cannot clear %X: argument must be (or constrained by) map or slice",
        s->x);
    return false;
}

static bool close_step(void *arg, Type *t, Type *u) {
    struct step *s = arg;
    (void)t;
    if (!u || u->kind != TChan) {
        check_error(s->ck, atx(s->x), E_InvalidClose,
                    "invalid operation: cannot close non-channel %X", s->x);
        return false;
    }
    if (u->chan.dir == RecvOnly) {
        check_error(s->ck, atx(s->x), E_InvalidClose,
                    "invalid operation: cannot close receive-only channel %X", s->x);
        return false;
    }
    return true;
}

static bool delete_step(void *arg, Type *t, Type *u) {
    struct step *s = arg;
    (void)t;
    if (!u || u->kind != TMap) {
        check_error(s->ck, atx(s->x), E_InvalidDelete, "invalid argument: %X is not a map", s->x);
        return false;
    }
    if (s->key && !types_identical(u->map.key, s->key)) {
        check_error(s->ck, atx(s->x), E_InvalidDelete,
                    "invalid argument: maps of %X must have identical key types", s->x);
        return false;
    }
    s->key = u->map.key;
    return true;
}

// ---- complex numbers ------------------------------------------------------------------------

static Type *to_complex(Type *t) {
    Type *u = types_under(t);
    if (u->kind != TBasic) return NULL;
    switch (u->basic.kind) {
    case KFloat32: return types_basic[KComplex64];
    case KFloat64: return types_basic[KComplex128];
    case KUntypedFloat: return types_basic[KUntypedComplex];
    default: return NULL;
    }
}

static Type *from_complex(Type *t) {
    Type *u = types_under(t);
    if (u->kind != TBasic) return NULL;
    switch (u->basic.kind) {
    case KComplex64: return types_basic[KFloat32];
    case KComplex128: return types_basic[KFloat64];
    case KUntypedComplex: return types_basic[KUntypedFloat];
    default: return NULL;
    }
}

struct apply {
    Type *(*f)(Type *);
    VEC(Term) terms;
};

static bool apply_step(void *arg, Type *t, Type *u) {
    struct apply *a = arg;
    (void)u;
    Type *r = t ? a->f(t) : NULL;
    if (!r) return false;
    vec_push(&a->terms, (Term){false, r});
    return true;
}

static Type *apply_type(Checker *ck, Type *(*f)(Type *), Operand *x, BuiltinId id) {
    Type *tp = as_tparam(x->type);
    if (!tp) return f(x->type);
    struct apply a = {f, {0}};
    if (!type_for_all(tp, apply_step, &a)) {
        vec_free(&a.terms);
        return NULL;
    }
    ErrCode code = id == BReal ? E_InvalidReal : id == BImag ? E_InvalidImag : E_InvalidComplex;
    check_soft_error(
        ck, atx(x), code,
        "%X not supported as argument to built-in %s for go1.18 (see go.dev/issue/50937)", x,
        funcs[id].name);
    Type *un = type_new(ck, TUnion), *it = type_new(ck, TInterface);
    un->uni.n = a.terms.n;
    un->uni.terms = arena_dup(ck->arena, a.terms.v, sizeof(Term) * (size_t)a.terms.n);
    vec_free(&a.terms);
    it->iface.nembeds = 1;
    it->iface.embeds = arena_dup(ck->arena, &un, sizeof un);
    it->iface.complete = true;
    Object *o = object_new(ck, OTypeName, NO_POS, ck->env.pc->pkg, tp->tparam.obj->name, NULL);
    Type *r = type_new_tparam(ck, o, it);
    r->tparam.index = tp->tparam.index;
    return r;
}

static void to_float_type(Checker *ck, Operand *x) {
    if (type_is_basic(x->type, IsNumeric) && const_sign(const_imag(ck->arena, x->val)) == 0)
        x->type = types_basic[KUntypedFloat];
}

static bool complex_call(Checker *ck, Operand *x, CallExpr *call, Operand *y) {
    int d = (is_untyped(x->type) ? 1 : 0) | (is_untyped(y->type) ? 2 : 0);
    if (d == 1) check_convert_untyped(ck, x, y->type);
    if (d == 2) check_convert_untyped(ck, y, x->type);
    if (d == 3) {
        if (x->mode == MConstant && y->mode == MConstant) {
            to_float_type(ck, x);
            to_float_type(ck, y);
        } else {
            check_convert_untyped(ck, x, types_basic[KFloat64]);
            check_convert_untyped(ck, y, types_basic[KFloat64]);
        }
    }
    if (x->mode == MInvalid || y->mode == MInvalid) return false;
    if (!types_identical(x->type, y->type)) {
        check_error(ck, atx(x), E_InvalidComplex,
                    "invalid operation: %E (mismatched types %T and %T)", (Expr *)call, x->type,
                    y->type);
        return false;
    }
    Type *r = apply_type(ck, to_complex, x, BComplex);
    if (!r) {
        check_error(ck, atx(x), E_InvalidComplex,
                    "invalid argument: arguments have type %T, expected floating-point", x->type);
        return false;
    }
    if (x->mode == MConstant && y->mode == MConstant) {
        x->val = const_make_complex(ck->arena, const_to_float(ck->arena, x->val),
                                    const_to_float(ck->arena, y->val));
    } else {
        x->mode = MValue;
        record2(ck, call, r, x->type, x->type);
    }
    x->type = r;
    return true;
}

static bool part_call(Checker *ck, Operand *x, CallExpr *call, BuiltinId id) {
    if (is_untyped(x->type)) {
        if (x->mode == MConstant) {
            if (type_is_basic(x->type, IsNumeric)) x->type = types_basic[KUntypedComplex];
        } else {
            check_convert_untyped(ck, x, types_basic[KComplex128]);
            if (x->mode == MInvalid) return false;
        }
    }
    Type *r = apply_type(ck, from_complex, x, id);
    if (!r) {
        check_error(ck, atx(x), id == BReal ? E_InvalidReal : E_InvalidImag,
                    "invalid argument: argument has type %T, expected complex type", x->type);
        return false;
    }
    if (x->mode == MConstant) {
        x->val = id == BReal ? const_real(ck->arena, x->val) : const_imag(ck->arena, x->val);
    } else {
        x->mode = MValue;
        record1(ck, call, r, x->type);
    }
    x->type = r;
    return true;
}

// ---- the others -----------------------------------------------------------------------------

static bool copy_call(Checker *ck, Operand *x, CallExpr *call, Operand *y) {
    ErrCode code;
    bool hasstring = false;
    bool special = operand_assignable(ck, x, types_new_slice(ck, types_byte), NULL, &code) &&
                   y->mode != MNilValue && type_for_all(y->type, bytes_step, &hasstring);
    if (!special) {
        const char *err;
        Type *d = slice_elem(ck, x, &err);
        if (!d) {
            check_error(ck, atx(x), E_InvalidCopy, "invalid copy: %s", err);
            return false;
        }
        Type *s = slice_elem(ck, y, &err);
        if (!s) {
            if (!type_all_basic(y->type, IsString)) {
                check_error(ck, atx(y), E_InvalidCopy, "invalid copy: %s", err);
                return false;
            }
            s = types_byte;
        }
        if (!types_identical(d, s)) {
            check_error(ck, atx(x), E_InvalidCopy,
                        "invalid copy: arguments %X and %X have different element types %T and %T",
                        x, y, d, s);
            return false;
        }
    }
    if (is_untyped(y->type)) check_update_expr_type(ck, y->expr, types_default(y->type), true);
    record2(ck, call, types_basic[KInt], x->type, y->type);
    x->mode = MValue;
    x->type = types_basic[KInt];
    return true;
}

static const char *make_cond(Checker *ck, void *arg, Type *t, Type *u) {
    (void)ck, (void)arg, (void)t;
    if (!u) return "no specific type";
    if (u->kind == TSlice || u->kind == TMap || u->kind == TChan) return NULL;
    return "type must be slice, map, or channel";
}

static bool make_call(Checker *ck, Operand *x, CallExpr *call) {
    int nargs = call->args.n;
    Expr *a0 = (Expr *)call->args.v[0];
    Type *t = check_var_type(ck, a0);
    if (!is_valid(t)) return false;
    const char *cause = "";
    Type *u = type_common_under(ck, t, make_cond, NULL, &cause);
    if (!u) {
        check_error(ck, at(a0), E_InvalidMake, "invalid argument: cannot make %E: %s", a0, cause);
        return false;
    }
    int min = u->kind == TSlice ? 2 : 1;
    if (nargs < min || min + 1 < nargs) {
        check_error(ck, at(call), E_WrongArgCount,
                    "invalid operation: %E expects %d or %d arguments; found %d", (Expr *)call, min,
                    min + 1, nargs);
        return false;
    }
    Type *types[3] = {t};
    int64_t sizes[2];
    int n = 0;
    for (int i = 1; i < nargs; i++) {
        int64_t v;
        types[i] = check_index(ck, (Expr *)call->args.v[i], -1, &v);
        if (v >= 0) sizes[n++] = v;
    }
    if (n == 2 && sizes[0] > sizes[1])
        check_error(ck, at(call->args.v[1]), E_SwappedMakeArgs,
                    "invalid argument: length and capacity swapped");
    x->mode = MValue;
    x->type = t;
    record(ck, call, t, nargs, types);
    return true;
}

static bool minmax_call(Checker *ck, Operand *x, CallExpr *call, Operand **args, int nargs,
                        BuiltinId id) {
    check_verify_version(ck, at(call->fun), 21, "built-in %s", funcs[id].name);
    for (int i = 0; i < nargs; i++) {
        Operand *a = args[i];
        if (a->mode == MInvalid) return false;
        if (!type_all_basic(a->type, IsOrdered)) {
            check_error(ck, atx(a), E_InvalidMinMaxOperand,
                        "invalid argument: %X cannot be ordered", a);
            return false;
        }
        if (i == 0) continue;
        check_match_types(ck, x, a);
        if (x->mode == MInvalid) return false;
        if (!types_identical(x->type, a->type)) {
            check_error(
                ck, atx(a), E_MismatchedTypes,
                "invalid argument: mismatched types %T (previous argument) and %T (type of %E)",
                x->type, a->type, a->expr);
            return false;
        }
        if (x->mode == MConstant && a->mode == MConstant) {
            if (const_compare_op(ck->arena, a->val, id == BMin ? C_LSS : C_GTR, x->val)) *x = *a;
        } else {
            x->mode = MValue;
        }
    }
    if (x->mode != MConstant) {
        x->mode = MValue;
        check_assignment(ck, x, types_emptyiface,
                         check_sprintf(ck, "argument to built-in %s", funcs[id].name));
        if (x->mode == MInvalid) return false;
    }
    for (int i = 0; i < nargs; i++) check_update_expr_type(ck, args[i]->expr, x->type, true);
    if (x->mode != MConstant) {
        Type **types = NEWN(ck, Type *, nargs);
        for (int i = 0; i < nargs; i++) types[i] = x->type;
        record(ck, call, x->type, nargs, types);
    }
    return true;
}

static bool has_var_size(Type *t, int depth) {
    Type *u = types_under(t);
    if (depth > 100 || !types_mentions_tparam(t)) return false;
    switch (u->kind) {
    case TArray: return has_var_size(u->array.elem, depth + 1);
    case TStruct:
        for (int i = 0; i < u->strct.n; i++)
            if (has_var_size(u->strct.fields[i]->type, depth + 1)) return true;
        return false;
    case TInterface: return types_is_typeparam(t);
    default: return false;
    }
}

static bool size_call(Checker *ck, Operand *x, CallExpr *call, bool align) {
    check_assignment(ck, x, NULL,
                     align ? "argument to unsafe.Alignof" : "argument to unsafe.Sizeof");
    if (x->mode == MInvalid) return false;
    if (has_var_size(x->type, 0)) {
        x->mode = MValue;
        record1(ck, call, types_basic[KUintptr], x->type);
    } else {
        int64_t n = align ? types_alignof(x->type) : types_sizeof(x->type);
        if (n < 0) {
            check_error(ck, atx(x), E_TypeTooLarge, "%X is too large", x);
            return false;
        }
        x->mode = MConstant;
        x->val = const_new_int(ck->arena, n);
    }
    x->type = types_basic[KUintptr];
    return true;
}

static bool offset_call(Checker *ck, Operand *x, CallExpr *call) {
    Expr *a0 = (Expr *)call->args.v[0];
    SelectorExpr *s = AST_CAST(SelectorExpr, ast_unparen(a0));
    if (!s) {
        check_error(ck, at(a0), E_BadOffsetofSyntax,
                    "invalid argument: %E is not a selector expression", a0);
        check_use1(ck, a0);
        return false;
    }
    check_expr(ck, NULL, x, s->x);
    if (x->mode == MInvalid) return false;
    Type *base = x->type, *u = types_under(base);
    if (u->kind == TPointer && types_under(u->pointer.elem)->kind == TStruct)
        base = u->pointer.elem;
    Lookup l = check_lookup(ck, base, false, ck->env.pc->pkg, s->sel->name, false);
    if (!l.obj) {
        check_error(ck, atx(x), E_MissingFieldOrMethod,
                    "invalid argument: %T has no single field %N", base, s->sel->name);
        return false;
    }
    if (l.obj->kind == OFunc) {
        check_error(ck, at(a0), E_InvalidOffsetof, "invalid argument: %E is a method value", a0);
        return false;
    }
    if (l.indirect) {
        check_error(ck, atx(x), E_InvalidOffsetof,
                    "invalid argument: field %N is embedded via a pointer in %T", s->sel->name,
                    base);
        return false;
    }
    check_record_selection(ck, s, FieldVal, base, l.obj, &l, l.obj->type);
    Operand f = {
        .mode = x->mode == MVariable ? MVariable : MValue, .expr = &s->e, .type = l.obj->type};
    check_record(ck, &f);
    if (has_var_size(base, 0)) {
        x->mode = MValue;
        record1(ck, call, types_basic[KUintptr], l.obj->type);
    } else {
        int64_t off = 0;
        Type *t = base;
        for (int i = 0; i < l.nindex; i++) {
            Type *st = types_under(t);
            int64_t *offs = NEWN(ck, int64_t, st->strct.n);
            types_offsetsof(st, offs);
            if (offs[l.index[i]] < 0) {
                check_error(ck, atx(x), E_TypeTooLarge, "%X is too large", x);
                return false;
            }
            off += offs[l.index[i]];
            t = st->strct.fields[l.index[i]]->type;
        }
        x->mode = MConstant;
        x->val = const_new_int(ck->arena, off);
    }
    x->type = types_basic[KUintptr];
    return true;
}

static bool unsafe_call(Checker *ck, Operand *x, CallExpr *call, Operand **args, BuiltinId id) {
    Type *uptr = types_basic[KUnsafePointer], *u;
    bool old = id == BAdd || id == BSlice;
    check_verify_version(ck, at(call->fun), old ? 17 : 20, "unsafe.%s", funcs[id].name);
    switch (id) {
    case BAdd:
        check_assignment(ck, x, uptr, "argument to unsafe.Add");
        if (x->mode == MInvalid ||
            !check_is_valid_index(ck, args[1], E_InvalidUnsafeAdd, "length", true))
            return false;
        record2(ck, call, uptr, uptr, args[1]->type);
        x->type = uptr;
        break;
    case BSlice: {
        u = type_common_under(ck, x->type, NULL, NULL, NULL);
        if (!u || u->kind != TPointer) {
            check_error(ck, atx(x), E_InvalidUnsafeSlice, "invalid argument: %X is not a pointer",
                        x);
            return false;
        }
        if (!check_is_valid_index(ck, args[1], E_InvalidUnsafeSlice, "length", false)) return false;
        x->type = types_new_slice(ck, u->pointer.elem);
        record2(ck, call, x->type, u, args[1]->type);
        break;
    }
    case BSliceData:
        u = type_common_under(ck, x->type, NULL, NULL, NULL);
        if (!u || u->kind != TSlice) {
            check_error(ck, atx(x), E_InvalidUnsafeSliceData, "invalid argument: %X is not a slice",
                        x);
            return false;
        }
        x->type = types_new_pointer(ck, u->slice.elem);
        record1(ck, call, x->type, u);
        break;
    case BString: {
        Type *bp = types_new_pointer(ck, types_byte);
        check_assignment(ck, x, bp, "argument to unsafe.String");
        if (x->mode == MInvalid ||
            !check_is_valid_index(ck, args[1], E_InvalidUnsafeString, "length", false))
            return false;
        x->type = types_basic[KString];
        record2(ck, call, x->type, bp, args[1]->type);
        break;
    }
    default:
        check_assignment(ck, x, types_basic[KString], "argument to unsafe.StringData");
        if (x->mode == MInvalid) return false;
        x->type = types_new_pointer(ck, types_byte);
        record1(ck, call, x->type, types_basic[KString]);
    }
    x->mode = MValue;
    return true;
}

static bool new_call(Checker *ck, Operand *x, CallExpr *call) {
    Expr *arg = (Expr *)call->args.v[0];
    check_expr_or_type(ck, x, arg, false);
    check_exclude(ck, x, 1u << MNoValue | 1u << MBuiltin);
    if (x->mode == MInvalid) return false;
    if (x->mode == MTypExpr) {
        check_valid_var_type(ck, arg, x->type);
    } else {
        if (is_untyped(x->type)) {
            check_assignment(ck, x, NULL, "argument to new");
            if (x->mode == MInvalid) return false;
        }
        check_verify_version(ck, at(call->fun), 26, "new(%E)", arg);
    }
    Type *t = x->type;
    x->mode = MValue;
    x->type = types_new_pointer(ck, t);
    record1(ck, call, x->type, t);
    return true;
}

static bool dispatch(Checker *ck, Operand *x, CallExpr *call, Operand **args, int nargs,
                     BuiltinId id) {
    struct step s = {ck, x, NULL};
    switch (id) {
    case BAppend: return append_call(ck, x, call, args, nargs);
    case BCap:
    case BLen: return len_call(ck, x, call, id == BLen);
    case BClear:
        check_verify_version(ck, at(call->fun), 21, "clear");
        if (!type_for_all(x->type, clear_step, &s)) return false;
        record1(ck, call, NULL, x->type);
        x->mode = MNoValue;
        return true;
    case BClose:
        if (!type_for_all(x->type, close_step, &s)) return false;
        record1(ck, call, NULL, x->type);
        x->mode = MNoValue;
        return true;
    case BComplex: return complex_call(ck, x, call, args[1]);
    case BCopy: return copy_call(ck, x, call, args[1]);
    case BDelete: {
        Type *m = x->type;
        if (!type_for_all(m, delete_step, &s)) return false;
        *x = *args[1];
        check_assignment(ck, x, s.key, "argument to delete");
        if (x->mode == MInvalid) return false;
        record2(ck, call, NULL, m, s.key);
        x->mode = MNoValue;
        return true;
    }
    case BImag:
    case BReal: return part_call(ck, x, call, id);
    case BMake: return make_call(ck, x, call);
    case BMax:
    case BMin: return minmax_call(ck, x, call, args, nargs, id);
    case BNew: return new_call(ck, x, call);
    case BPanic:
        call->e.n.flags |= NF_ISPANIC;
        check_assignment(ck, x, types_emptyiface, "argument to panic");
        if (x->mode == MInvalid) return false;
        record1(ck, call, NULL, types_emptyiface);
        x->mode = MNoValue;
        return true;
    case BPrint:
    case BPrintln: {
        Type **types = NEWN(ck, Type *, nargs);
        const char *context =
            id == BPrint ? "argument to built-in print" : "argument to built-in println";
        for (int i = 0; i < nargs; i++) {
            check_assignment(ck, args[i], NULL, context);
            if (args[i]->mode == MInvalid) return false;
            types[i] = args[i]->type;
        }
        record(ck, call, NULL, nargs, types);
        x->mode = MNoValue;
        return true;
    }
    case BRecover:
        x->mode = MValue;
        x->type = types_emptyiface;
        record(ck, call, x->type, 0, NULL);
        return true;
    case BAlignof:
    case BSizeof: return size_call(ck, x, call, id == BAlignof);
    case BOffsetof: return offset_call(ck, x, call);
    case BAdd:
    case BSlice:
    case BSliceData:
    case BString:
    case BStringData: return unsafe_call(ck, x, call, args, id);
    case BAssert:
        if (x->mode != MConstant || !type_is_basic(x->type, IsBoolean)) {
            check_error(ck, atx(x), E_Test, "invalid argument: %X is not a boolean constant", x);
            return false;
        }
        if (!const_bool(x->val)) check_error(ck, at(call), E_Test, "%E failed", (Expr *)call);
        return true;
    case BTrace:
        check_use(ck, call->args);
        x->mode = MNoValue;
        return true;
    default: return false;
    }
}

bool check_builtin(Checker *ck, Operand *x, CallExpr *call, BuiltinId id) {
    if (call->ellipsis != NO_POS && id != BAppend) {
        check_error(ck, at(call), E_InvalidDotDotDot,
                    "invalid operation: invalid use of ... with built-in %s", funcs[id].name);
        check_use(ck, call->args);
        return false;
    }
    // len(a) is constant only if a contains no calls or receives.
    bool saved = ck->env.hascallorrecv, islen = id == BLen || id == BCap, ok = false;
    if (islen) ck->env.hascallorrecv = false;
    Operand **args = NULL;
    int nargs = call->args.n;
    if (id != BMake && id != BNew && id != BOffsetof && id != BTrace) {
        if (nargs > 0) args = check_expr_list(ck, call->args, &nargs);
        for (int i = 0; i < nargs; i++)
            if (args[i]->mode == MInvalid) goto done;
        if (nargs > 0) {
            *x = *args[0];
            args[0] = x; // conversions of x are seen through both
        }
    }
    const char *msg = nargs < funcs[id].nargs                          ? "not enough"
                      : !funcs[id].variadic && nargs > funcs[id].nargs ? "too many"
                                                                       : NULL;
    if (msg) {
        check_error(ck, at(call), E_WrongArgCount,
                    "invalid operation: %s arguments for %E (expected %d, found %d)", msg,
                    (Expr *)call, funcs[id].nargs, nargs);
        goto done;
    }
    ok = dispatch(ck, x, call, args, nargs, id);
done:
    if (islen) ck->env.hascallorrecv = saved;
    return ok;
}
