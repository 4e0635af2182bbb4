// assign.c - assignability, assignments, initialisations, short variable declarations.
// Twin: cmd/compile/internal/types2/{assignments,operand}.go
#include <string.h>

#include "types/check.h"

// ---- assignability --------------------------------------------------------------------------

struct assign_all {
    Checker *ck;
    Operand *x;
    Type *other, *tparam;
    const char **cause;
    ErrCode *code;
    bool value_side; // the type parameter is the value's type
    bool any;
};

static bool assign_step(void *arg, Type *t, Type *u) {
    struct assign_all *a = arg;
    (void)u;
    if (!t) return false;
    a->any = true;
    Operand x = *a->x;
    Type *target = t;
    if (a->value_side) {
        x.type = t;
        target = a->other;
    }
    const char *why = "";
    if (operand_assignable(a->ck, &x, target, a->cause ? &why : NULL, a->code)) return true;
    if (a->cause) {
        const char *msg =
            a->value_side
                ? check_sprintf(a->ck, "cannot assign %T (in %T) to %T", t, a->tparam, a->other)
                : check_sprintf(a->ck, "cannot assign %T to %T (in %T)", a->x->type, t, a->tparam);
        *a->cause = *why ? check_sprintf(a->ck, "%s\n\t%s", msg, why) : msg;
    }
    return false;
}

static bool implicit_ok(void *arg, Type *t, Type *u) {
    struct assign_all *a = arg;
    (void)u;
    Const *v;
    ErrCode code;
    return t && check_implicit_type(a->ck, a->x, t, &v, &code) != NULL;
}

bool operand_assignable(Checker *ck, Operand *x, Type *t, const char **cause, ErrCode *code) {
    *code = E_NONE;
    if (x->mode == MInvalid || !is_valid(t)) return true;
    Type *orig = t, *v = types_unalias(x->type);
    t = types_unalias(t);
    if (types_identical(v, t)) return true;
    Type *vu = types_under(v), *tu = types_under(t);
    Type *vp = as_tparam(v), *tp = as_tparam(t);
    *code = E_IncompatibleAssign;
    struct assign_all a = {.ck = ck, .x = x, .other = orig, .cause = cause, .code = code};
    if (is_untyped(vu)) {
        if (tp) return type_for_all(tp, implicit_ok, &a);
        Const *val;
        ErrCode c;
        return check_implicit_type(ck, x, t, &val, &c) != NULL;
    }
    if (types_identical(vu, tu) && (!has_name(v) || !has_name(t)) && !vp && !tp) return true;
    bool ifaceptr = tu->kind == TPointer && types_under(tu->pointer.elem)->kind == TInterface;
    if ((tu->kind == TInterface && !tp) || ifaceptr) {
        if (check_implements(ck, v, t, false, cause)) return true;
        if (!vp) {
            *code = E_InvalidIfaceAssign;
            return false;
        }
        if (cause) *cause = "";
    }
    if (vu->kind == TInterface && !vp && check_implements(ck, t, v, false, NULL)) {
        if (cause) *cause = "need type assertion";
        return false;
    }
    if (vu->kind == TChan && vu->chan.dir == SendRecv && tu->kind == TChan &&
        types_identical(vu->chan.elem, tu->chan.elem)) {
        *code = E_InvalidChanAssign;
        return !has_name(v) || !has_name(t);
    }
    if (!vp && !tp) return false;
    if (!has_name(v) && tp) {
        a.tparam = tp;
        return type_for_all(tp, assign_step, &a);
    }
    if (vp && !has_name(t)) {
        a.tparam = vp;
        a.value_side = true;
        return type_for_all(vp, assign_step, &a);
    }
    return false;
}

bool types_assignable(Checker *ck, Type *v, Type *t) {
    Operand x = {.mode = v == types_basic[KUntypedNil] ? MNilValue : MValue, .type = v};
    ErrCode code;
    return operand_assignable(ck, &x, t, NULL, &code);
}

// A nil that found its type is recorded with it.
static void record_nil(Expr *e, Type *t) {
    for (;; e = ((ParenExpr *)e)->x) {
        e->type = t;
        if (!ast_is(e, N_ParenExpr)) return;
    }
}

void check_assignment(Checker *ck, Operand *x, Type *t, const char *context) {
    check_single_value(ck, x);
    switch (x->mode) {
    case MInvalid: return;
    case MNilValue:
    case MConstant:
    case MVariable:
    case MMapIndex:
    case MValue:
    case MCommaOk:
    case MCommaErr: break;
    default:
        check_error(ck, atx(x), E_IncompatibleAssign, "cannot assign %X to %T in %s", x, t,
                    context);
        x->mode = MInvalid;
        return;
    }
    if (is_untyped(x->type)) {
        Type *target = t;
        if (operand_is_nil(x)) {
            if (!t) {
                check_error(ck, atx(x), E_UntypedNilUse, "use of untyped nil in %s", context);
                x->mode = MInvalid;
                return;
            }
        } else if (!t || types_is_interface(t)) {
            target = types_default(x->type);
        }
        Const *val;
        ErrCode code;
        Type *nt = check_implicit_type(ck, x, target, &val, &code);
        if (code != E_NONE) {
            const char *tail = code == E_TruncatedFloat    ? " (truncated)"
                               : code == E_NumericOverflow ? " (overflows)"
                                                           : "";
            if (!*tail) code = E_IncompatibleAssign;
            check_error(ck, atx(x), code, "cannot use %X as %T value in %s%s", x, target, context,
                        tail);
            x->mode = MInvalid;
            return;
        }
        if (val) {
            x->val = val;
            if (x->expr && x->expr->cval && x->expr->type && is_untyped(x->expr->type))
                x->expr->cval = val;
        }
        if (nt != x->type) {
            if (operand_is_nil(x) && x->expr) record_nil(x->expr, nt);
            x->type = nt;
            check_update_expr_type(ck, x->expr, nt, false);
        }
    }
    Type *sig = as_signature(x->type);
    if (sig && list_len(sig->sig.tparams) > 0) {
        check_error(ck, atx(x), E_WrongTypeArgCount,
                    "cannot use generic function %X without instantiation in %s", x, context);
        x->mode = MInvalid;
        return;
    }
    if (!t) return;
    const char *cause = "";
    ErrCode code;
    if (operand_assignable(ck, x, t, &cause, &code)) return;
    if (*cause)
        check_error(ck, atx(x), code, "cannot use %X as %T value in %s: %s", x, t, context, cause);
    else check_error(ck, atx(x), code, "cannot use %X as %T value in %s", x, t, context);
    x->mode = MInvalid;
}

// ---- initialisations ------------------------------------------------------------------------

void check_init_const(Checker *ck, Object *lhs, Operand *x) {
    if (x->mode == MInvalid || !is_valid(x->type) || (lhs->type && !is_valid(lhs->type))) {
        if (!lhs->type) lhs->type = invalid_type();
        return;
    }
    if (x->mode != MConstant) {
        check_error(ck, atx(x), E_InvalidConstInit, "%X is not constant", x);
        if (!lhs->type) lhs->type = invalid_type();
        return;
    }
    if (!lhs->type) lhs->type = x->type;
    check_assignment(ck, x, lhs->type, "constant declaration");
    if (x->mode == MInvalid) return;
    lhs->cval = x->val;
}

void check_init_var(Checker *ck, Object *lhs, Operand *x, const char *context) {
    if (x->mode == MInvalid || !is_valid(x->type) || (lhs->type && !is_valid(lhs->type))) {
        if (!lhs->type) lhs->type = invalid_type();
        x->mode = MInvalid;
        return;
    }
    if (!lhs->type) {
        Type *t = x->type;
        if (is_untyped(t)) {
            if (t == types_basic[KUntypedNil]) {
                check_error(ck, atx(x), E_UntypedNilUse, "use of untyped nil in %s", context);
                lhs->type = invalid_type();
                x->mode = MInvalid;
                return;
            }
            t = types_default(t);
        }
        lhs->type = t;
    }
    check_assignment(ck, x, lhs->type, context);
}

static bool is_call(Expr *e) { return ast_is(ast_unparen(e), N_CallExpr); }

static const char *measure(Checker *ck, int n, const char *unit) {
    return check_sprintf(ck, n == 1 ? "%d %s" : "%d %ss", n, unit);
}

void check_assign_error(Checker *ck, NodeList rhs, int l, int r) {
    const char *vars = measure(ck, l, "variable"), *vals = measure(ck, r, "value");
    Expr *r0 = (Expr *)rhs.v[0];
    if (rhs.n == 1 && is_call(r0)) {
        CallExpr *c = (CallExpr *)ast_unparen(r0);
        check_error(ck, at(r0), E_WrongAssignCount, "assignment mismatch: %s but %E returns %s",
                    vars, c->fun, vals);
        return;
    }
    check_error(ck, at(r0), E_WrongAssignCount, "assignment mismatch: %s but %s", vars, vals);
}

const char *check_types_summary(Checker *ck, Type **t, int n, bool variadic, bool hasdots) {
    Buf b = BUF_INIT;
    buf_char(&b, '(');
    for (int i = 0; i < n; i++) {
        if (i > 0) buf_str(&b, ", ");
        bool last = i == n - 1;
        if (last && variadic) buf_str(&b, "...");
        if (!t[i] || !is_valid(t[i])) buf_str(&b, "unknown type");
        else if (is_untyped(t[i])) {
            if (t[i]->basic.info & IsNumeric) buf_str(&b, "number");
            else buf_str(&b, t[i]->basic.name + strlen("untyped "));
        } else if (last && variadic && t[i]->kind == TSlice) type_write(ck, &b, t[i]->slice.elem);
        else type_write(ck, &b, t[i]);
        if (last && hasdots) buf_str(&b, "...");
    }
    buf_char(&b, ')');
    const char *s = arena_strdup(ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

void check_return_error(Checker *ck, Pos pos, Object **lhs, int nl, Operand **rhs, int nr) {
    const char *qual = "not enough";
    if (nr > nl) {
        pos = atx(rhs[nl]);
        qual = "too many";
    } else if (nr > 0) {
        pos = atx(rhs[nr - 1]);
    }
    Type **have = NEWN(ck, Type *, nr), **want = NEWN(ck, Type *, nl);
    for (int i = 0; i < nr; i++) have[i] = rhs[i]->type;
    for (int i = 0; i < nl; i++) want[i] = lhs[i]->type;
    Err e = err_new(ck, E_WrongResultCount);
    err_addf(&e, pos, "%s return values", qual);
    err_addf(&e, NO_POS, "have %s", check_types_summary(ck, have, nr, false, false));
    err_addf(&e, NO_POS, "want %s", check_types_summary(ck, want, nl, false, false));
    err_report(&e);
}

static void invalidate(Object **lhs, int n) {
    for (int i = 0; i < n; i++)
        if (!lhs[i]->type) lhs[i]->type = invalid_type();
}

void check_init_vars(Checker *ck, Object **lhs, int l, NodeList rhs, ReturnStmt *ret) {
    const char *context = ret ? "return statement" : "assignment";
    int r = rhs.n;
    if (l == r && !(r == 1 && is_call((Expr *)rhs.v[0]))) {
        for (int i = 0; i < l; i++) {
            Operand x = {0};
            const char *desc = lhs[i]->name->s;
            if (ret && !*desc) desc = "result variable";
            check_expr(ck, check_new_target(ck, lhs[i]->type, desc), &x, (Expr *)rhs.v[i]);
            check_init_var(ck, lhs[i], &x, context);
        }
        return;
    }
    if (r != 1) {
        if (check_use(ck, rhs)) {
            if (ret) {
                int n;
                Operand **list = check_expr_list(ck, rhs, &n);
                check_return_error(ck, at(ret), lhs, l, list, n);
            } else {
                check_assign_error(ck, rhs, l, r);
            }
        }
        invalidate(lhs, l);
        return;
    }
    bool commaok;
    Expr *r0 = (Expr *)rhs.v[0];
    Operand **list = check_multi_expr(ck, r0, l == 2 && !ret, &r, &commaok);
    if (l == r) {
        for (int i = 0; i < l; i++) check_init_var(ck, lhs[i], list[i], context);
        if (commaok && list[0]->mode != MInvalid && list[1]->mode != MInvalid)
            check_record_commaok(ck, r0, list[0]->type, list[1]->type);
        return;
    }
    if (list[0]->mode != MInvalid) {
        if (ret) check_return_error(ck, at(ret), lhs, l, list, r);
        else check_assign_error(ck, rhs, l, r);
    }
    invalidate(lhs, l);
}

// ---- assignments ----------------------------------------------------------------------------

Type *check_lhs_var(Checker *ck, Expr *lhs) {
    Expr *u = ast_unparen(lhs);
    Object *v = NULL;
    bool used = false;
    if (ast_is(u, N_Ident)) {
        Ident *id = (Ident *)u;
        if (name_is_blank(id->name)) {
            id->obj = NULL;
            return NULL;
        }
        Object *o = types_scope_lookup_parent(ck->env.scope, id->name, NO_POS, NULL);
        if (o && o->kind == OVar && o->pkg == ck->env.pc->pkg) {
            v = o;
            used = v->used;
        }
    }
    Operand x = {0};
    check_expr(ck, NULL, &x, lhs);
    if (v) {
        v->used = used; // an assignment is not a use
        v->reassigned = true;
    }
    if (x.mode == MInvalid || !is_valid(x.type)) return invalid_type();
    if (x.mode == MVariable || x.mode == MMapIndex) {
        // x.f = v and a[i] = v change the variable that holds them.
        for (Expr *e = u; !v;) {
            if (ast_is(e, N_SelectorExpr) && ((SelectorExpr *)e)->selection &&
                !((SelectorExpr *)e)->selection->indirect)
                e = ast_unparen(((SelectorExpr *)e)->x);
            else if (ast_is(e, N_IndexExpr) && ((IndexExpr *)e)->x->type &&
                     types_under(((IndexExpr *)e)->x->type)->kind == TArray)
                e = ast_unparen(((IndexExpr *)e)->x);
            else {
                if (ast_is(e, N_Ident) && ((Ident *)e)->obj && ((Ident *)e)->obj->kind == OVar &&
                    e != u)
                    ((Ident *)e)->obj->reassigned = true;
                break;
            }
        }
        return x.type;
    }
    if (ast_is(x.expr, N_SelectorExpr)) {
        Operand op = {0};
        check_expr(ck, NULL, &op, ((SelectorExpr *)x.expr)->x);
        if (op.mode == MMapIndex) {
            check_error(ck, atx(&x), E_UnaddressableFieldAssign,
                        "cannot assign to struct field %E in map", x.expr);
            return invalid_type();
        }
    }
    check_error(ck, atx(&x), E_UnassignableOperand,
                "cannot assign to %E (neither addressable nor a map index expression)", x.expr);
    return invalid_type();
}

void check_assign_var(Checker *ck, Expr *lhs, Expr *rhs, Operand *x, const char *context) {
    Type *t = check_lhs_var(ck, lhs);
    if (t && !is_valid(t)) {
        if (x) x->mode = MInvalid;
        else check_use1(ck, rhs);
        return;
    }
    Operand y = {0};
    if (!x) {
        Target *target = NULL;
        if (t && types_under(t)->kind == TSignature)
            target = check_new_target(ck, t, ast_expr_cstr(ck->arena, lhs));
        x = &y;
        check_expr(ck, target, x, rhs);
    }
    if (!t && strcmp(context, "assignment") == 0) context = "assignment to _ identifier";
    check_assignment(ck, x, t, context);
}

void check_assign_vars(Checker *ck, NodeList lhs, NodeList rhs) {
    int l = lhs.n, r = rhs.n;
    if (l == r && !(r == 1 && is_call((Expr *)rhs.v[0]))) {
        for (int i = 0; i < l; i++)
            check_assign_var(ck, (Expr *)lhs.v[i], (Expr *)rhs.v[i], NULL, "assignment");
        return;
    }
    if (r != 1) {
        bool okl = check_use_lhs(ck, lhs), okr = check_use(ck, rhs);
        if (okl && okr) check_assign_error(ck, rhs, l, r);
        return;
    }
    bool commaok;
    Expr *r0 = (Expr *)rhs.v[0];
    Operand **list = check_multi_expr(ck, r0, l == 2, &r, &commaok);
    if (l == r) {
        for (int i = 0; i < l; i++)
            check_assign_var(ck, (Expr *)lhs.v[i], NULL, list[i], "assignment");
        if (commaok && list[0]->mode != MInvalid && list[1]->mode != MInvalid)
            check_record_commaok(ck, r0, list[0]->type, list[1]->type);
        return;
    }
    if (list[0]->mode != MInvalid) check_assign_error(ck, rhs, l, r);
    check_use_lhs(ck, lhs);
}

void check_short_var_decl(Checker *ck, Pos pos, NodeList lhs, NodeList rhs) {
    int top = ck->delayed.n;
    Scope *scope = ck->env.scope;
    Object **vars = NEWN(ck, Object *, lhs.n), **newv = NEWN(ck, Object *, lhs.n);
    int nnew = 0;
    bool haserr = false;
    for (int i = 0; i < lhs.n; i++) {
        Expr *e = (Expr *)lhs.v[i];
        if (!ast_is(e, N_Ident)) {
            check_use_lhs(ck, (NodeList){lhs.v + i, 1});
            check_error(ck, at(e), E_BadDecl, "non-name %E on left side of :=", e);
            haserr = true;
            continue;
        }
        Ident *id = (Ident *)e;
        bool repeated = false;
        for (int k = 0; k < i && !repeated; k++)
            repeated = ast_is(lhs.v[k], N_Ident) && ((Ident *)lhs.v[k])->name == id->name;
        if (!name_is_blank(id->name) && repeated) {
            check_error(ck, at(e), E_RepeatedDecl, "%E repeated on left side of :=", e);
            haserr = true;
            continue;
        }
        Object *alt = types_scope_lookup(scope, id->name);
        if (alt) {
            id->obj = alt;
            if (alt->kind == OVar) {
                vars[i] = alt;
                alt->reassigned = true;
                check_record_type(ck, e, MVariable, alt->type, NULL);
            } else {
                check_error(ck, at(e), E_UnassignableOperand, "cannot assign to %E", e);
                haserr = true;
            }
            continue;
        }
        Object *o = object_var(ck, e->n.pos, id->name, NULL);
        vars[i] = o;
        id->obj = o;
        if (!name_is_blank(id->name)) newv[nnew++] = o;
    }
    for (int i = 0; i < lhs.n; i++)
        if (!vars[i]) vars[i] = object_var(ck, lhs.v[i]->pos, name_blank, NULL);
    check_init_vars(ck, vars, lhs.n, rhs, NULL);
    // Function literals on the right do not see the new variables.
    check_process_delayed(ck, top);
    if (nnew == 0 && !haserr) {
        check_soft_error(ck, pos, E_NoNewVar, "no new variables on left side of :=");
        return;
    }
    Pos scopepos = ast_endpos(rhs.v[rhs.n - 1]);
    for (int i = 0; i < nnew; i++) check_declare(ck, scope, NULL, newv[i], scopepos);
}
