// expr.c - the recursion over expressions: what each is, and recording it on its node.
// Twin: cmd/compile/internal/types2/{expr,recording}.go
//
// check_raw_expr evaluates e into an Operand and writes mode, type and value on e. An untyped
// expression is written with its untyped type at first; when the context decides on a type,
// check_update_expr_type walks down again and rewrites what depends on it. Constants stop that
// walk: operands of a constant are never materialised.
#include <string.h>

#include "types/check.h"

Operand *operand_copy(Checker *ck, const Operand *x) { return arena_dup(ck->arena, x, sizeof *x); }
bool operand_is_nil(const Operand *x) { return x->mode == MNilValue; }

// ---- recording ------------------------------------------------------------------------------

void check_record_type(Checker *ck, Expr *e, int mode, Type *t, Const *val) {
    (void)ck;
    if (mode == MInvalid) return;
    e->mode = (uint8_t)mode;
    e->type = t;
    e->cval = val;
}

void check_record(Checker *ck, Operand *x) {
    (void)ck;
    Expr *e = x->expr;
    e->n.flags &= (uint16_t)~NF_SHIFTLHS;
    e->mode = x->mode;
    e->cval = x->mode == MConstant ? x->val : NULL;
    e->type = x->mode == MInvalid   ? invalid_type()
              : x->mode == MNoValue ? types_emptytuple
                                    : x->type;
}

void check_record_commaok(Checker *ck, Expr *e, Type *t0, Type *t1) {
    if (!is_valid(t0) || !is_valid(t1)) return;
    Name *empty = intern_cstr("");
    Object *v[2] = {object_var(ck, at(e), empty, t0), object_var(ck, at(e), empty, t1)};
    Type *t = types_new_tuple(ck, 2, v);
    for (;;) {
        e->type = t;
        if (!ast_is(e, N_ParenExpr)) return;
        e = ((ParenExpr *)e)->x;
    }
}

void check_record_builtin(Checker *ck, Expr *f, Type *sig) {
    for (;;) {
        check_record_type(ck, f, MBuiltin, sig, NULL);
        if (!ast_is(f, N_ParenExpr)) return;
        f = ((ParenExpr *)f)->x;
    }
}

void check_record_instance(Checker *ck, Expr *e, TypeList *targs, Type *t) {
    e = ast_unparen(e);
    if (ast_is(e, N_IndexExpr)) e = ast_unparen(((IndexExpr *)e)->x);
    Ident *id = NULL;
    if (ast_is(e, N_Ident)) id = (Ident *)e;
    else if (ast_is(e, N_SelectorExpr)) id = ((SelectorExpr *)e)->sel;
    if (!id) return;
    id->inst = targs;
    id->e.type = t;
    (void)ck;
}

void check_record_selection(Checker *ck, SelectorExpr *e, SelKind k, Type *recv, Object *obj,
                            Lookup *l, Type *type) {
    Selection *s = NEW(ck, Selection);
    s->kind = (uint8_t)k;
    s->indirect = l->indirect;
    s->nindex = l->nindex;
    s->index = l->index;
    s->obj = obj;
    s->recv = recv;
    s->type = type;
    e->selection = s;
    e->sel->obj = obj;
}

void check_update_expr_type(Checker *ck, Expr *e, Type *t, bool final) {
    if (!e || !e->type || !is_untyped(e->type) || e->mode == MInvalid || e->mode == MTypExpr)
        return;
    switch (e->n.kind) {
    case N_ParenExpr: check_update_expr_type(ck, ((ParenExpr *)e)->x, t, final); break;
    case N_UnaryExpr:
        if (!e->cval) check_update_expr_type(ck, ((UnaryExpr *)e)->x, t, final);
        break;
    case N_BinaryExpr: {
        BinaryExpr *b = (BinaryExpr *)e;
        if (e->cval) break;
        int op = b->e.n.op;
        if (op == TK_EQL || op == TK_NEQ || op == TK_LSS || op == TK_LEQ || op == TK_GTR ||
            op == TK_GEQ)
            break;
        check_update_expr_type(ck, b->x, t, final);
        if (op != TK_SHL && op != TK_SHR) check_update_expr_type(ck, b->y, t, final);
        break;
    }
    default: break;
    }
    if (!final && is_untyped(t)) {
        e->type = types_under(t);
        return;
    }
    if (e->n.flags & NF_SHIFTLHS) {
        e->n.flags &= (uint16_t)~NF_SHIFTLHS;
        // The final type of a shifted operand must be an integer type.
        if (!type_all_basic(t, IsInteger)) {
            check_error(ck, at(e), E_InvalidShiftOperand,
                        "invalid operation: shifted operand %E (type %T) must be integer", e, t);
            e->type = t;
            return;
        }
    }
    Const *val = e->cval;
    if (val) {
        Operand c = {.mode = e->mode, .expr = e, .type = e->type, .val = val};
        e->type = t; // typed now: the conversion does not come back here
        check_convert_untyped(ck, &c, t);
        if (c.mode == MInvalid) return;
        val = c.val ? c.val : val;
    }
    e->type = t;
    e->cval = val;
}

// ---- modes ----------------------------------------------------------------------------------

void check_exclude(Checker *ck, Operand *x, unsigned modeset) {
    if (!(modeset & (1u << x->mode))) return;
    const char *msg;
    ErrCode code;
    switch (x->mode) {
    case MNoValue:
        msg = modeset & (1u << MTypExpr) ? "%X used as value" : "%X used as value or type";
        code = E_TooManyValues;
        break;
    case MBuiltin:
        msg = "%X must be called";
        code = E_UncalledBuiltin;
        break;
    default:
        msg = "%X is not an expression";
        code = E_NotAnExpr;
        break;
    }
    check_error(ck, atx(x), code, msg, x);
    x->mode = MInvalid;
}

void check_single_value(Checker *ck, Operand *x) {
    if (x->mode != MValue || x->type->kind != TTuple) return;
    check_error(ck, atx(x), E_TooManyValues, "multiple-value %X in single-value context", x);
    x->mode = MInvalid;
}

enum { NOT_VALUES = 1u << MNoValue | 1u << MBuiltin | 1u << MTypExpr };

void check_expr(Checker *ck, Target *t, Operand *x, Expr *e) {
    check_raw_expr(ck, t, x, e, NULL, false);
    check_exclude(ck, x, NOT_VALUES);
    check_single_value(ck, x);
}

void check_generic_expr(Checker *ck, Operand *x, Expr *e) {
    check_raw_expr(ck, NULL, x, e, NULL, true);
    check_exclude(ck, x, NOT_VALUES);
    check_single_value(ck, x);
}

void check_expr_hint(Checker *ck, Operand *x, Expr *e, Type *hint) {
    check_raw_expr(ck, NULL, x, e, hint, false);
    check_exclude(ck, x, NOT_VALUES);
    check_single_value(ck, x);
}

void check_expr_or_type(Checker *ck, Operand *x, Expr *e, bool allow_generic) {
    check_raw_expr(ck, NULL, x, e, NULL, allow_generic);
    check_exclude(ck, x, 1u << MNoValue);
    check_single_value(ck, x);
}

Operand **check_multi_expr(Checker *ck, Expr *e, bool allow_commaok, int *n, bool *commaok) {
    Operand x = {0};
    check_raw_expr(ck, NULL, &x, e, NULL, false);
    check_exclude(ck, &x, NOT_VALUES);
    if (commaok) *commaok = false;
    if (x.mode != MInvalid && x.type->kind == TTuple) {
        Type *t = x.type;
        Operand **list = NEWN(ck, Operand *, t->tuple.n);
        for (int i = 0; i < t->tuple.n; i++) {
            list[i] = NEW(ck, Operand);
            *list[i] = (Operand){.mode = MValue, .expr = e, .type = t->tuple.vars[i]->type};
        }
        *n = t->tuple.n;
        return list;
    }
    Operand **list = NEWN(ck, Operand *, 2);
    list[0] = operand_copy(ck, &x);
    *n = 1;
    if (allow_commaok && (x.mode == MMapIndex || x.mode == MCommaOk || x.mode == MCommaErr)) {
        list[1] = NEW(ck, Operand);
        *list[1] = (Operand){.mode = MValue, .expr = e, .type = types_basic[KUntypedBool]};
        if (x.mode == MCommaErr) list[1]->type = types_error;
        *n = 2;
        if (commaok) *commaok = true;
    }
    return list;
}

Target *check_new_target(Checker *ck, Type *t, const char *desc) {
    if (!t) return NULL;
    Type *s = as_signature(t);
    if (!s) return NULL;
    Target *r = NEW(ck, Target);
    r->sig = s;
    r->desc = desc;
    return r;
}

// ---- the switch -----------------------------------------------------------------------------

struct indirect {
    Checker *ck;
    Operand *x;
    Type *base;
};

static bool indirect_step(void *arg, Type *t, Type *u) {
    struct indirect *d = arg;
    (void)t;
    if (!u || u->kind != TPointer) {
        check_error(d->ck, atx(d->x), E_InvalidIndirection, "invalid operation: cannot indirect %X",
                    d->x);
        return false;
    }
    if (d->base && !types_identical(u->pointer.elem, d->base)) {
        check_error(d->ck, atx(d->x), E_InvalidIndirection,
                    "invalid operation: pointers of %X must have identical base types", d->x);
        return false;
    }
    d->base = u->pointer.elem;
    return true;
}

static void star_expr(Checker *ck, Operand *x, StarExpr *e) {
    check_expr_or_type(ck, x, e->x, false);
    switch (x->mode) {
    case MInvalid: return;
    case MTypExpr:
        check_valid_var_type(ck, e->x, x->type);
        x->type = types_new_pointer(ck, x->type);
        return;
    default: {
        struct indirect d = {ck, x, NULL};
        if (!type_for_all(x->type, indirect_step, &d)) {
            x->mode = MInvalid;
            return;
        }
        x->mode = MVariable;
        x->type = d.base;
    }
    }
}

static void assert_expr(Checker *ck, Operand *x, TypeAssertExpr *e) {
    check_expr(ck, NULL, x, e->x);
    if (x->mode == MInvalid) return;
    if (!e->type_expr) {
        check_error(ck, at(e), E_InvalidSyntaxTree,
                    "invalid syntax tree: use of .(type) outside type switch");
        x->mode = MInvalid;
        return;
    }
    if (types_is_typeparam(x->type)) {
        check_error(ck, atx(x), E_InvalidAssert,
                    "invalid operation: cannot use type assertion on type parameter value %X", x);
        x->mode = MInvalid;
        return;
    }
    if (types_under(x->type)->kind != TInterface) {
        check_error(ck, atx(x), E_InvalidAssert, "invalid operation: %X is not an interface", x);
        x->mode = MInvalid;
        return;
    }
    Type *t = check_var_type(ck, e->type_expr);
    if (!is_valid(t)) {
        x->mode = MInvalid;
        return;
    }
    check_type_assertion(ck, (Expr *)e, x, t, false);
    x->mode = MCommaOk;
    x->type = t;
}

static int expr_internal(Checker *ck, Target *t, Operand *x, Expr *e, Type *hint) {
    x->mode = MInvalid;
    x->type = invalid_type();
    x->val = NULL;
    int kind = X_EXPRESSION;
    switch (e->n.kind) {
    case N_BadExpr: break;
    case N_Ident: check_ident(ck, x, (Ident *)e, false); goto done;
    case N_Ellipsis: check_error(ck, at(e), E_BadDotDotDotSyntax, "invalid use of ..."); break;
    case N_BasicLit: check_basic_lit(ck, x, (BasicLit *)e); break;
    case N_FuncLit: check_func_lit(ck, x, (FuncLit *)e); break;
    case N_CompositeLit: check_composite_lit(ck, x, (CompositeLit *)e, hint); break;
    case N_ParenExpr: {
        int k = check_raw_expr(ck, NULL, x, ((ParenExpr *)e)->x, NULL, false);
        x->expr = e;
        return k;
    }
    case N_SelectorExpr: check_selector(ck, x, (SelectorExpr *)e, false); goto done;
    case N_IndexExpr:
        if (check_index_expr(ck, x, (IndexExpr *)e))
            check_func_inst(ck, t, ((IndexExpr *)e)->e.oppos, x, (IndexExpr *)e, true, NULL);
        break;
    case N_SliceExpr: check_slice_expr(ck, x, (SliceExpr *)e); break;
    case N_TypeAssertExpr: assert_expr(ck, x, (TypeAssertExpr *)e); break;
    case N_CallExpr: return check_call_expr(ck, x, (CallExpr *)e);
    case N_StarExpr: star_expr(ck, x, (StarExpr *)e); break;
    case N_UnaryExpr:
        check_unary(ck, x, (UnaryExpr *)e);
        if (x->mode != MInvalid && e->n.op == TK_ARROW) kind = X_STATEMENT;
        break;
    case N_BinaryExpr: {
        BinaryExpr *b = (BinaryExpr *)e;
        check_binary(ck, x, e, b->x, b->y, b->e.n.op, b->e.oppos);
        break;
    }
    case N_KeyValueExpr:
        check_error(ck, at(e), E_InvalidSyntaxTree, "no key:value expected");
        break;
    case N_ArrayType:
    case N_StructType:
    case N_FuncType:
    case N_InterfaceType:
    case N_MapType:
    case N_ChanType:
        x->mode = MTypExpr;
        x->type = check_typ(ck, e);
        break;
    default:
        check_error(ck, at(e), E_InvalidSyntaxTree, "invalid syntax tree: unexpected expression");
    }
    if (x->mode == MInvalid) kind = X_STATEMENT;
done:
    x->expr = e;
    return kind;
}

static void non_generic(Checker *ck, Target *t, Operand *x) {
    if (x->mode == MInvalid || x->mode == MNoValue) return;
    const char *what = NULL;
    switch (x->type->kind) {
    case TAlias:
    case TNamed:
        if (is_generic(x->type)) what = "type";
        break;
    case TSignature:
        if (!x->type->sig.tparams) break;
        if (t) {
            check_func_inst(ck, t, ast_gcpos((Node *)x->expr), x, NULL, true, NULL);
            return;
        }
        what = "function";
        break;
    default: break;
    }
    if (!what) return;
    check_error(ck, atx(x), E_WrongTypeArgCount, "cannot use generic %s %E without instantiation",
                what, x->expr);
    x->mode = MInvalid;
    x->type = invalid_type();
}

int check_raw_expr(Checker *ck, Target *t, Operand *x, Expr *e, Type *hint, bool allow_generic) {
    if (unlikely(check_too_deep(ck, e->n.pos))) {
        *x = (Operand){.mode = MInvalid, .expr = e, .type = invalid_type()};
        return X_STATEMENT;
    }
    int kind = expr_internal(ck, t, x, e, hint);
    if (!allow_generic) non_generic(ck, t, x);
    if (x->mode != MInvalid && x->mode != MNoValue && !check_finite_size(ck, x->type)) {
        x->mode = MInvalid;
        x->type = invalid_type();
    }
    check_record(ck, x);
    return kind;
}

// ---- uses without checks --------------------------------------------------------------------

// Evaluates for the sake of "used" marks and follow-on silence only.
bool check_use1(Checker *ck, Expr *e) {
    if (!e) return true;
    Operand x = {0};
    Expr *u = ast_unparen(e);
    if (ast_is(u, N_KeyValueExpr)) return check_use1(ck, ((KeyValueExpr *)u)->value);
    check_raw_expr(ck, NULL, &x, e, NULL, true);
    return x.mode != MInvalid;
}

bool check_use(Checker *ck, NodeList l) {
    bool ok = true;
    for (int i = 0; i < l.n; i++) ok &= check_use1(ck, (Expr *)l.v[i]);
    return ok;
}

bool check_use_lhs(Checker *ck, NodeList l) {
    bool ok = true;
    for (int i = 0; i < l.n; i++) {
        Expr *e = ast_unparen((Expr *)l.v[i]);
        if (!ast_is(e, N_Ident)) {
            ok &= check_use1(ck, (Expr *)l.v[i]);
            continue;
        }
        // Assigning to a variable is not a use.
        Ident *id = (Ident *)e;
        if (name_is_blank(id->name)) continue;
        Object *o = types_scope_lookup_parent(ck->env.scope, id->name, NO_POS, NULL);
        bool used = true;
        if (o && o->kind == OVar && o->pkg == ck->env.pc->pkg) used = o->used;
        ok &= check_use1(ck, e);
        if (o && !used) o->used = false;
    }
    return ok;
}

Operand **check_expr_list(Checker *ck, NodeList l, int *n) {
    if (l.n == 1) return check_multi_expr(ck, (Expr *)l.v[0], false, n, NULL);
    Operand **r = NEWN(ck, Operand *, l.n);
    for (int i = 0; i < l.n; i++) {
        r[i] = NEW(ck, Operand);
        check_expr(ck, NULL, r[i], (Expr *)l.v[i]);
    }
    *n = l.n;
    return r;
}
