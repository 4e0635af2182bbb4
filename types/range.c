// range.c - the range clause.
// Twin: cmd/compile/internal/types2/range.go
#include <string.h>

#include "types/check.h"

static const char *range_cond(Checker *ck, void *arg, Type *t, Type *u) {
    (void)arg;
    if (u && u->kind == TChan && u->chan.dir == SendOnly)
        return check_sprintf(ck, "receive from send-only channel %T", t);
    return NULL;
}

static Type *array_ptr_deref(Type *t) {
    Type *p = types_unalias(t);
    if (p->kind == TPointer) {
        Type *a = types_under(p->pointer.elem);
        if (a->kind == TArray) return a;
    }
    return t;
}

// Types of the iteration variables (NULL: there is none); false with a cause ("" for none).
static bool range_key_val(Checker *ck, Type *orig, Type **key, Type **val, const char **cause) {
    static const char shape[] = "func must be func(yield func(...) bool): ";
    *key = *val = NULL;
    *cause = "";
    Type *rt = type_common_under(ck, orig, range_cond, NULL, cause);
    if (!rt) return false;
    *cause = "";
    Type *t = array_ptr_deref(rt);
    switch (t->kind) {
    case TBasic:
        if (t->basic.info & IsString) {
            *key = types_basic[KInt];
            *val = types_rune;
            return true;
        }
        if (t->basic.info & IsInteger) {
            if (!check_allow_version(ck, 22)) {
                *cause = "requires go1.22 or later";
                return false;
            }
            *key = orig;
            return true;
        }
        return false;
    case TArray:
        *key = types_basic[KInt];
        *val = t->array.elem;
        return true;
    case TSlice:
        *key = types_basic[KInt];
        *val = t->slice.elem;
        return true;
    case TMap:
        *key = t->map.key;
        *val = t->map.elem;
        return true;
    case TChan: *key = t->chan.elem; return true;
    case TSignature: {
        if (!check_allow_version(ck, 23)) {
            *cause = "requires go1.23 or later";
            return false;
        }
        const char *why = NULL;
        if (tuple_len(t->sig.params) != 1) why = "wrong argument count";
        else if (tuple_len(t->sig.results) != 0) why = "unexpected results";
        if (why) {
            *cause = check_sprintf(ck, "%s%s", shape, why);
            return false;
        }
        const char *err = NULL;
        Type *cb = type_common_under(ck, t->sig.params->tuple.vars[0]->type, NULL, NULL, &err);
        if (!cb) why = check_sprintf(ck, "in yield type, %s", err);
        else if (cb->kind != TSignature) why = "argument is not func";
        else if (tuple_len(cb->sig.params) > 2) why = "yield func has too many parameters";
        else {
            int n = tuple_len(cb->sig.results);
            Type *r = n == 1 ? cb->sig.results->tuple.vars[0]->type : NULL;
            if (!r || !types_identical(r, types_basic[KBool])) {
                why = r && type_is_basic(r, IsBoolean)
                          ? "yield func returns user-defined boolean, not bool"
                          : "yield func does not return bool";
            }
        }
        if (why) {
            *cause = check_sprintf(ck, "%s%s", shape, why);
            return false;
        }
        int n = tuple_len(cb->sig.params);
        if (n >= 1) *key = cb->sig.params->tuple.vars[0]->type;
        if (n >= 2) *val = cb->sig.params->tuple.vars[1]->type;
        return true;
    }
    default: return false;
    }
}

static void define_vars(Checker *ck, RangeStmt *s, Operand *x, Expr **lhs, Type **rhs,
                        bool overint) {
    Object *vars[2];
    int n = 0;
    for (int i = 0; i < 2; i++) {
        if (!lhs[i]) continue;
        Object *o;
        if (ast_is(lhs[i], N_Ident)) {
            Ident *id = (Ident *)lhs[i];
            o = object_var(ck, id->e.n.pos, id->name, NULL);
            id->obj = o;
            if (i == 0) s->keyobj = o;
            else s->valueobj = o;
            if (!name_is_blank(id->name)) vars[n++] = o;
        } else {
            check_error(ck, at(lhs[i]), E_InvalidSyntaxTree,
                        "non-name %E on left side of :=", lhs[i]);
            o = object_var(ck, lhs[i]->n.pos, name_blank, NULL);
        }
        if (!rhs[i] || rhs[i] == invalid_type()) {
            o->type = invalid_type();
            o->used = true;
            continue;
        }
        if (overint) {
            check_init_var(ck, o, x, "range clause");
        } else {
            Operand y = {.mode = MValue, .expr = lhs[i], .type = rhs[i]};
            check_init_var(ck, o, &y, "assignment");
        }
    }
    if (n == 0) {
        check_error(ck, at(s), E_NoNewVar, "no new variables on left side of :=");
        return;
    }
    for (int i = 0; i < n; i++) check_declare(ck, ck->env.scope, NULL, vars[i], s->body->s.n.pos);
}

static void assign_vars(Checker *ck, Operand *x, Expr **lhs, Type **rhs, bool overint) {
    for (int i = 0; i < 2; i++) {
        if (!lhs[i] || !rhs[i] || rhs[i] == invalid_type()) continue;
        if (overint) {
            check_assign_var(ck, lhs[i], NULL, x, "range clause");
            if (x->mode != MInvalid && !type_is_basic(x->type, IsInteger))
                check_soft_error(ck, at(lhs[i]), E_InvalidRangeExpr,
                                 "cannot use iteration variable of type %T", x->type);
        } else {
            Operand y = {.mode = MValue, .expr = lhs[i], .type = rhs[i]};
            check_assign_var(ck, lhs[i], NULL, &y, "assignment");
        }
    }
}

void check_range_stmt(Checker *ck, unsigned inner, RangeStmt *s) {
    Operand x = {0};
    ck->env.hascallorrecv = false;
    check_expr(ck, NULL, &x, s->x);
    // Only the length of an array is needed: then x is not evaluated.
    if (x.mode != MInvalid && !s->value && !ck->env.hascallorrecv) {
        Type *a = array_ptr_deref(types_under(x.type));
        if (a->kind == TArray)
            check_record_type(ck, ast_unparen(s->x), MConstant, types_basic[KInt],
                              const_new_int(ck->arena, a->array.len));
    }
    Type *key = NULL, *val = NULL;
    if (x.mode != MInvalid) {
        const char *cause;
        bool ok = range_key_val(ck, x.type, &key, &val, &cause);
        if (!ok && *cause)
            check_soft_error(ck, atx(&x), E_InvalidRangeExpr, "cannot range over %X: %s", &x,
                             cause);
        else if (!ok) check_soft_error(ck, atx(&x), E_InvalidRangeExpr, "cannot range over %X", &x);
        else if (!key && s->key)
            check_soft_error(ck, at(s->key), E_InvalidIterVar,
                             "range over %X permits no iteration variables", &x);
        else if (!val && s->value)
            check_soft_error(ck, at(s->value), E_InvalidIterVar,
                             "range over %X permits only one iteration variable", &x);
        else if (s->extra)
            check_soft_error(ck, at(s->extra), E_InvalidIterVar,
                             "range clause permits at most two iteration variables");
    }
    check_open_scope(ck, s->s.n.pos, NO_POS);
    s->scope = ck->env.scope;
    Expr *lhs[2] = {s->key, s->value};
    Type *rhs[2] = {key, val};
    bool overint = x.mode != MInvalid && type_is_basic(x.type, IsInteger);
    if (s->s.n.op == TK_DEFINE) define_vars(ck, s, &x, lhs, rhs, overint);
    else if (s->key) assign_vars(ck, &x, lhs, rhs, overint);
    else if (overint) check_assignment(ck, &x, NULL, "range clause");
    check_stmt(ck, inner, (Stmt *)s->body);
    check_close_scope(ck);
}
