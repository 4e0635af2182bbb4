// selector.c - x.f: qualified identifiers, fields, methods, method expressions.
// Twin: cmd/compile/internal/types2/{call,errsupport}.go
#include <string.h>

#include "types/check.h"

static size_t first_len(Name *n) {
    uint32_t r;
    return (size_t)utf8_decode(n->s, n->len, &r);
}

static bool same_tail(Name *a, Name *b) {
    size_t i = first_len(a), k = first_len(b);
    return strcmp(a->s + i, b->s + k) == 0;
}

const char *check_lookup_error(Checker *ck, Type *t, Name *sel, Object *obj, bool structlit) {
    enum { MISSING, MISSPELLED, UNEXPORTED, INACCESSIBLE } e = MISSING;
    Name *alt = obj ? obj->name : NULL;
    if (obj) {
        if (obj->pkg == ck->env.pc->pkg) {
            e = MISSPELLED;
        } else if (types_exported(sel)) {
            if (types_exported(alt)) e = MISSPELLED;
            else if (same_tail(sel, alt)) e = UNEXPORTED;
        } else if (types_exported(alt)) {
            if (same_tail(sel, alt)) e = MISSPELLED;
        } else if (sel == alt) {
            e = INACCESSIBLE;
        }
    }
    if (structlit) {
        switch (e) {
        case MISSPELLED:
            return check_sprintf(
                ck, "unknown field %N in struct literal of type %T, but does have %N", sel, t, alt);
        case UNEXPORTED:
            return check_sprintf(
                ck, "unknown field %N in struct literal of type %T, but does have unexported %N",
                sel, t, alt);
        case INACCESSIBLE:
            return check_sprintf(
                ck, "cannot refer to unexported field %N in struct literal of type %T", alt, t);
        default: return check_sprintf(ck, "unknown field %N in struct literal of type %T", sel, t);
        }
    }
    const char *what = !obj ? "object" : obj->kind == OVar ? "field" : "method";
    switch (e) {
    case MISSPELLED:
        return check_sprintf(ck, "type %T has no field or method %N, but does have %s %N", t, sel,
                             what, alt);
    case UNEXPORTED:
        return check_sprintf(ck,
                             "type %T has no field or method %N, but does have unexported %s %N", t,
                             sel, what, alt);
    case INACCESSIBLE: return check_sprintf(ck, "cannot refer to unexported %s %N", what, alt);
    default: return check_sprintf(ck, "type %T has no field or method %N", t, sel);
    }
}

// pkg.Name. False: e.x is no package; else x is set (MInvalid after an error).
static bool qualified(Checker *ck, Operand *x, SelectorExpr *e) {
    if (!ast_is(e->x, N_Ident)) return false;
    Ident *id = (Ident *)e->x;
    Object *pn = types_scope_lookup_parent(ck->env.scope, id->name, NO_POS, NULL);
    if (!pn || pn->kind != OPkgName) return false;
    id->obj = pn;
    pn->used = true;
    Package *pkg = pn->imported;
    Name *sel = e->sel->name;
    Pos pos = e->sel->e.n.pos;
    x->mode = MInvalid;
    Object *o = types_scope_lookup(pkg->scope, sel);
    if (!o) {
        if (pkg->fake || name_is_blank(sel)) {
            if (!pkg->fake)
                check_error(ck, pos, E_UndeclaredImportedName, "undefined: %E", (Expr *)e);
            return true;
        }
        Object *alt = NULL;
        types_read_all(pkg);
        for (int i = 0; i < pkg->scope->n; i++) {
            Object *c = pkg->scope->list[i];
            if (c->name->len == sel->len && strncasecmp(c->name->s, sel->s, sel->len) == 0 &&
                types_exported(c->name) && (!alt || strcmp(c->name->s, alt->name->s) < 0))
                alt = c;
        }
        if (alt)
            check_error(ck, pos, E_UndeclaredImportedName, "undefined: %E (but have %N)", (Expr *)e,
                        alt->name);
        else check_error(ck, pos, E_UndeclaredImportedName, "undefined: %E", (Expr *)e);
        return true;
    }
    if (!types_exported(sel) && pkg->lazy) { // gc does not know what a library keeps to itself
        check_error(ck, pos, E_UndeclaredImportedName, "undefined: %E", (Expr *)e);
        return true;
    }
    if (!types_exported(sel))
        check_error(ck, pos, E_UnexportedName, "name %N not exported by package %N", sel,
                    pkg->name);
    check_resolve(ck, o);
    e->sel->obj = o;
    switch (o->kind) {
    case OConst:
        x->mode = MConstant;
        x->val = o->cval ? o->cval : &const_unknown;
        break;
    case OTypeName: x->mode = MTypExpr; break;
    case OVar: x->mode = MVariable; break;
    case OFunc: x->mode = MValue; break;
    case OBuiltin:
        x->mode = MBuiltin;
        x->builtin = o->builtin;
        break;
    default: return true;
    }
    x->type = o->type;
    if (!is_valid(x->type) && o->kind != OBuiltin) x->mode = MInvalid;
    return true;
}

static void method_expr(Checker *ck, Operand *x, SelectorExpr *e, Lookup *l) {
    Object *m = l->obj;
    Type *sig = m->type;
    Object *recv = sig->sig.recv;
    if (!recv) {
        check_error(ck, at(e), E_InvalidDeclCycle, "illegal cycle in method declaration");
        x->mode = MInvalid;
        return;
    }
    int n = tuple_len(sig->sig.params);
    Object **params = NEWN(ck, Object *, n + 1);
    Name *name = intern_cstr("");
    if (n > 0 && sig->sig.params->tuple.vars[0]->name->len > 0)
        name = recv->name->len > 0 ? recv->name : name_blank;
    params[0] = object_var(ck, recv->pos, name, x->type);
    for (int i = 0; i < n; i++) params[i + 1] = sig->sig.params->tuple.vars[i];
    Type *t = types_new_signature(ck, NULL, types_new_tuple(ck, n + 1, params), sig->sig.results,
                                  sig->sig.variadic);
    t->sig.tparams = sig->sig.tparams;
    check_record_selection(ck, e, MethodExpr, x->type, m, l, t);
    x->mode = MValue;
    x->type = t;
    check_add_method_dep(ck, m);
}

static void missing(Checker *ck, Operand *x, SelectorExpr *e, Lookup *l) {
    Name *sel = e->sel->name;
    Pos pos = e->sel->e.n.pos;
    if (!is_valid(types_under(x->type))) return;
    if (l->index) {
        check_error(ck, pos, E_AmbiguousSelector, "ambiguous selector %E.%N", x->expr, sel);
        return;
    }
    if (l->indirect) {
        if (x->mode == MTypExpr)
            check_error(ck, pos, E_InvalidMethodExpr,
                        "invalid method expression %T.%N (needs pointer receiver (*%T).%N)",
                        x->type, sel, x->type, sel);
        else
            check_error(ck, pos, E_InvalidMethodExpr, "cannot call pointer method %N on %T", sel,
                        x->type);
        return;
    }
    const char *why;
    Type *u = types_under(x->type);
    if (u->kind == TPointer && types_under(u->pointer.elem)->kind == TInterface) {
        why = check_sprintf(ck,
                            types_is_typeparam(u->pointer.elem)
                                ? "type %T is pointer to type parameter, not type parameter"
                                : "type %T is pointer to interface, not interface",
                            x->type);
    } else {
        Lookup alt = check_lookup(ck, x->type, x->mode == MVariable, ck->env.pc->pkg, sel, true);
        why = check_lookup_error(ck, x->type, sel, alt.obj, false);
    }
    check_error(ck, pos, E_MissingFieldOrMethod, "%E.%N undefined (%s)", x->expr, sel, why);
}

void check_selector(Checker *ck, Operand *x, SelectorExpr *e, bool wanttype) {
    x->val = NULL;
    if (qualified(ck, x, e)) {
        if (x->mode == MInvalid) x->type = invalid_type();
        x->expr = (Expr *)e;
        return;
    }
    Name *sel = e->sel->name;
    check_expr_or_type(ck, x, e->x, false);
    if (x->mode == MBuiltin) {
        check_error(ck, e->e.oppos, E_UncalledBuiltin, "invalid use of %X in selector expression",
                    x);
        x->mode = MInvalid;
    }
    if (x->mode == MInvalid) goto done;
    if (wanttype) {
        check_error(ck, e->sel->e.n.pos, E_NotAType, "%E is not a type", (Expr *)e);
        x->mode = MInvalid;
        goto done;
    }
    // x.f on a named type may need its declaration finished first.
    Lookup l = check_lookup(ck, x->type, x->mode == MVariable, ck->env.pc->pkg, sel, false);
    if (!l.obj) {
        missing(ck, x, e, &l);
        x->mode = MInvalid;
        goto done;
    }
    if (l.obj->kind == OFunc) check_resolve(ck, l.obj);
    if (x->mode == MTypExpr) {
        if (l.obj->kind != OFunc) {
            check_error(ck, e->sel->e.n.pos, E_MissingFieldOrMethod,
                        "%E.%N undefined (type %T has no method %N)", x->expr, sel, x->type, sel);
            x->mode = MInvalid;
            goto done;
        }
        method_expr(ck, x, e, &l);
        goto done;
    }
    if (l.obj->kind == OVar) {
        check_record_selection(ck, e, FieldVal, x->type, l.obj, &l, l.obj->type);
        x->mode = x->mode == MVariable || l.indirect ? MVariable : MValue;
        x->type = l.obj->type;
    } else {
        Type *sig = sig_new(ck);
        sig->sig = l.obj->type->sig;
        sig->sig.recv = NULL;
        check_record_selection(ck, e, MethodVal, x->type, l.obj, &l, sig);
        bool ptr;
        type_deref(x->type, &ptr);
        if (l.obj->ptrrecv && !ptr && !l.indirect && x->mode == MVariable) check_mark_addr(e->x);
        x->mode = MValue;
        x->type = sig;
        check_add_method_dep(ck, l.obj);
    }
done:
    if (x->mode == MInvalid) x->type = invalid_type();
    x->expr = (Expr *)e;
}
