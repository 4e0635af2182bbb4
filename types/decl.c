// decl.c - declarations of constants, variables, types and functions.
// Twin: cmd/compile/internal/types2/decl.go
//
// A package-level object is white (no type), grey (on ck->objpath: being declared) or black. Using
// a white one declares it on the spot, in its own package's environment; using a grey one is a
// cycle, which is fine when a type definition lies on it and no value does.
#include <string.h>

#include "types/check.h"

// ---- the path -------------------------------------------------------------------------------

void check_push(Checker *ck, Object *o) {
    o->color = 1;
    vec_push(&ck->objpath, o);
}

void check_pop(Checker *ck) {
    Object *o = vec_pop(&ck->objpath);
    o->color = 0;
    for (int i = 0; i < ck->objpath.n && !o->color; i++) o->color = ck->objpath.v[i] == o;
}

int check_on_path(Checker *ck, Object *o) {
    if (!o->color) return -1;
    for (int i = ck->objpath.n - 1; i >= 0; i--)
        if (ck->objpath.v[i] == o) return i;
    return -1;
}

static bool valid_cycle(Checker *ck, int start) {
    Object **cycle = ck->objpath.v + start;
    int n = ck->objpath.n - start, nval = 0, ndef = 0;
    for (int i = 0; i < n; i++) {
        Object *o = cycle[i];
        if (o->kind == OConst || o->kind == OVar) {
            nval++;
        } else if (o->kind == OTypeName) {
            // Cycles through type parameter lists are fine.
            if (ck->env.intparamlist && o->type && is_generic(o->type)) return true;
            if (!o->isalias) ndef++;
        }
    }
    if (nval == n) return true; // reported with the initialisation order
    if (nval == 0 && ndef > 0) return true;
    check_cycle_error(ck, cycle, n, first_in_src(cycle, n));
    return false;
}

// Methods of instances count for the order of initialisation, but gc does not see cycles through
// them: such a dependency is weak.
void check_add_method_dep(Checker *ck, Object *m) {
    if (!m->origin) {
        check_add_dep(ck, m);
        return;
    }
    DeclInfo *from = ck->env.decl;
    Object *to = m->origin;
    if (!from || !to->info || to->info->pc != from->pc || ptrmap_has(&from->depset, to)) return;
    ptrmap_put(&from->depset, to, from);
    vec_push(&from->deps, to);
}

void check_add_dep(Checker *ck, Object *to) {
    DeclInfo *from = ck->env.decl;
    if (!from || !to->info || to->info->pc != from->pc) return;
    if (ptrmap_put(&from->depset, to, to)) vec_push(&from->deps, to);
}

// ---- constants and variables ----------------------------------------------------------------

static void const_decl(Checker *ck, Object *o, Expr *typ, Expr *init, bool inherited) {
    Const *saved_iota = ck->env.iota;
    Pos saved_pos = ck->env.errpos;
    ck->env.iota = const_new_int(ck->arena, o->iota_);
    ck->env.errpos = NO_POS;
    o->cval = &const_unknown;
    Operand x = {0};
    if (typ) {
        Type *t = check_typ(ck, typ);
        if (!type_is_basic(t, IsConstType)) {
            if (is_valid(types_under(t)))
                check_error(ck, at(typ), E_InvalidConstType, "invalid constant type %T", t);
            o->type = invalid_type();
            goto done;
        }
        o->type = t;
    }
    if (init) {
        if (inherited) ck->env.errpos = o->pos;
        check_expr(ck, NULL, &x, init);
    }
    check_init_const(ck, o, &x);
done:
    ck->env.iota = saved_iota;
    ck->env.errpos = saved_pos;
}

static void var_decl(Checker *ck, Object *o, Object **lhs, int nlhs, Expr *typ, Expr *init) {
    if (typ) o->type = check_var_type(ck, typ);
    if (!init) {
        if (!typ) o->type = invalid_type();
        return;
    }
    if (nlhs <= 1) {
        Operand x = {0};
        check_expr(ck, check_new_target(ck, o->type, o->name->s), &x, init);
        check_init_var(ck, o, &x, "variable declaration");
        return;
    }
    if (typ)
        for (int i = 0; i < nlhs; i++) lhs[i]->type = o->type;
    check_init_vars(ck, lhs, nlhs, (NodeList){(Node **)&init, 1}, NULL);
}

void check_arity(Checker *ck, Pos pos, NodeList names, NodeList inits, bool isconst,
                 bool inherited) {
    int l = names.n, r = inits.n;
    if (l < r) {
        Node *n = inits.v[l];
        if (inherited)
            check_error(ck, pos, E_WrongAssignCount, "extra init expr at %P", ast_gcpos(n));
        else check_error(ck, at(n), E_WrongAssignCount, "extra init expr %E", (Expr *)n);
    } else if (l > r && (isconst || r != 1)) {
        check_error(ck, at(names.v[r]), E_WrongAssignCount, "missing init expr for %N",
                    ((Ident *)names.v[r])->name);
    }
}

// ---- types ----------------------------------------------------------------------------------

struct type_later {
    Object *o;
};

static void valid_later(Checker *ck, void *arg) {
    Object *o = ((struct type_later *)arg)->o;
    Type *n = o->type ? as_named(o->type) : NULL;
    if (n) check_valid_type(ck, n);
}

static void alias_decl(Checker *ck, Object *o, TypeSpec *d) {
    bool generic = d->tparams && d->tparams->list.n > 0, ok = true;
    if (generic) ok = check_verify_version(ck, at(d->tparams->list.v[0]), 23, "generic type alias");
    if (ok) check_verify_version(ck, d->n.pos, 9, "type alias");
    Type *a = type_new_alias(ck, o, NULL);
    if (generic) {
        check_open_scope(ck, d->n.pos, NO_POS);
        check_collect_tparams(ck, &a->alias.tparams, d->tparams);
    }
    Type *rhs = check_declared_type(ck, d->type_expr, o);
    if (!a->alias.from_rhs) a->alias.from_rhs = rhs;
    if (rhs->kind == TTypeParam && a->alias.tparams) {
        for (int i = 0; i < a->alias.tparams->n; i++) {
            if (a->alias.tparams->at[i] != rhs) continue;
            check_error(ck, at(d->type_expr), E_MisplacedTypeParam,
                        "cannot use type parameter declared in alias declaration as RHS");
            a->alias.from_rhs = a->alias.actual = invalid_type();
            break;
        }
    }
    if (generic) check_close_scope(ck);
}

static void type_decl(Checker *ck, Object *o, TypeSpec *d) {
    o->decl = d;
    struct type_later *v = NEW(ck, struct type_later);
    v->o = o;
    if (d->assign != NO_POS) {
        o->isalias = true;
        alias_decl(ck, o, d);
        return;
    }
    // Only these can contain themselves by value.
    int k = ast_unparen(d->type_expr)->n.kind;
    if (k != N_StarExpr && k != N_FuncType && k != N_MapType && k != N_ChanType)
        check_later(ck, valid_later, v);
    bool generic = d->tparams && d->tparams->list.n > 0;
    if (generic) check_verify_version(ck, at(d->tparams->list.v[0]), 18, "type parameter");
    Type *t = type_new_named(ck, o, NULL);
    if (ck->env.func && !o->info) t->named.outer = ck->env.tparams;
    if (generic) {
        check_open_scope(ck, d->n.pos, NO_POS);
        check_collect_tparams(ck, &t->named.tparams, d->tparams);
    }
    Type *rhs = check_declared_type(ck, d->type_expr, o);
    if (!t->named.from_rhs) t->named.from_rhs = rhs;
    if (types_is_typeparam(rhs)) {
        check_error(ck, at(d->type_expr), E_MisplacedTypeParam,
                    "cannot use a type parameter as RHS in type declaration");
        t->named.from_rhs = invalid_type();
    }
    if (generic) check_close_scope(ck);
}

// ---- methods --------------------------------------------------------------------------------

static void field_method_later(Checker *ck, void *arg) {
    Type *base = arg, *u = types_under(base);
    if (u->kind != TStruct) return;
    for (int i = 0; i < u->strct.n; i++) {
        Object *f = u->strct.fields[i];
        if (name_is_blank(f->name)) continue;
        for (int k = 0; k < base->named.nmethods; k++) {
            Object *m = base->named.methods[k];
            if (!same_id(m, f->pkg, f->name, false)) continue;
            Err e = err_new(ck, E_DuplicateFieldAndMethod);
            err_addf(&e, m->pos, "field and method with the same name %N", f->name);
            err_altdecl(&e, f);
            err_report(&e);
            break;
        }
    }
}

void check_collect_methods(Checker *ck, Object *o) {
    PkgCheck *pc = o->info->pc;
    ObjVec *list = ptrmap_get(&pc->methods, o);
    if (!list) return;
    ptrmap_put(&pc->methods, o, NULL);
    Type *base = o->type ? as_named(o->type) : NULL;
    if (base) check_later(ck, field_method_later, base);
    PtrMap seen = {0};
    for (int i = 0; base && i < base->named.nmethods; i++)
        ptrmap_put(&seen, base->named.methods[i]->name, base->named.methods[i]);
    for (int i = 0; i < list->n; i++) {
        Object *m = list->v[i], *alt = ptrmap_get(&seen, m->name);
        if (alt) {
            check_error(ck, m->pos, E_DuplicateMethod, "method %N.%N already declared at %P",
                        o->name, m->name, alt->pos);
            continue;
        }
        ptrmap_put(&seen, m->name, m);
        if (base) named_add_method(ck, base, m);
    }
    ptrmap_free(&seen);
    vec_free(list);
}

// ---- functions ------------------------------------------------------------------------------

static void body_later(Checker *ck, void *arg) {
    Object *o = arg;
    FuncDecl *f = o->info->fdecl;
    if (!f->body || o->checked) return;
    o->checked = true;
    check_func_body(ck, o->info, o, NULL, o->name->s, o->type, f->body, NULL);
    f->scope = o->type->sig.scope;
}

static void func_decl(Checker *ck, Object *o, DeclInfo *d) {
    Type *sig = sig_new(ck);
    o->type = sig;
    FuncDecl *f = d->fdecl;
    parse_signature(f, ck->diags);
    check_func_type(ck, sig, f->recv, f->type_expr->tparams, f->type_expr);
    // What a receiver alias stands for is known only now.
    if (sig->sig.recv) {
        bool ptr;
        type_deref(sig->sig.recv->type, &ptr);
        o->ptrrecv = ptr;
    }
    if (f->type_expr->tparams && f->type_expr->tparams->list.n > 0 && !o->hasbody)
        check_soft_error(ck, f->recv ? f->recv->n.pos : f->name->e.n.pos, E_BadDecl,
                         "generic function is missing function body");
    if (o->hasbody && !(d->pc->flags & (CHECK_LAZY | CHECK_IGNORE_BODIES)))
        check_later(ck, body_later, o);
}

// ---- objects --------------------------------------------------------------------------------

void check_obj_decl(Checker *ck, Object *o) {
    int start = check_on_path(ck, o);
    if (start >= 0) {
        bool valid = valid_cycle(ck, start);
        switch (o->kind) {
        case OConst:
        case OVar:
            if (!valid || !o->type) o->type = invalid_type();
            break;
        case OTypeName:
            if (!valid) o->type = invalid_type();
            break;
        default: break;
        }
        if (!o->type) o->type = invalid_type();
        return;
    }
    if (o->type) return;
    DeclInfo *d = o->info;
    if (!d || check_too_deep(ck, o->pos)) {
        o->type = o->kind == OFunc ? sig_new(ck) : invalid_type();
        return;
    }
    check_push(ck, o);
    Env saved = ck->env;
    ck->env = (Env){.pc = d->pc, .scope = d->filescope, .version = d->version, .file = d->file};
    switch (o->kind) {
    case OConst:
        ck->env.decl = d;
        const_decl(ck, o, d->vtyp, d->init, d->inherited);
        break;
    case OVar:
        ck->env.decl = d;
        var_decl(ck, o, d->lhs, d->nlhs, d->vtyp, d->init);
        break;
    case OTypeName:
        type_decl(ck, o, d->tdecl);
        check_collect_methods(ck, o);
        break;
    case OFunc: func_decl(ck, o, d); break;
    default: break;
    }
    ck->env = saved;
    check_pop(ck);
    if (!o->type) o->type = invalid_type();
}

// ---- declaration statements -----------------------------------------------------------------

static void local_consts(Checker *ck, ValueSpec *s) {
    int top = ck->delayed.n;
    ValueSpec *from = s->inherit ? s->inherit : s;
    Object **lhs = NEWN(ck, Object *, s->names.n);
    for (int i = 0; i < s->names.n; i++) {
        Ident *id = (Ident *)s->names.v[i];
        Object *o = lhs[i] = object_new(ck, OConst, id->e.n.pos, ck->env.pc->pkg, id->name, NULL);
        o->iota_ = s->iota;
        const_decl(ck, o, from->type_expr, i < from->values.n ? (Expr *)from->values.v[i] : NULL,
                   s->inherit != NULL);
        if (!o->type) o->type = invalid_type();
    }
    check_arity(ck, s->n.pos, s->names, from->values, true, s->inherit != NULL);
    check_process_delayed(ck, top);
    Pos scopepos = ast_endpos(&s->n);
    for (int i = 0; i < s->names.n; i++)
        check_declare(ck, ck->env.scope, (Ident *)s->names.v[i], lhs[i], scopepos);
}

static void local_vars(Checker *ck, ValueSpec *s) {
    int top = ck->delayed.n, n = s->names.n;
    Object **lhs = NEWN(ck, Object *, n);
    for (int i = 0; i < n; i++) {
        Ident *id = (Ident *)s->names.v[i];
        lhs[i] = object_var(ck, id->e.n.pos, id->name, NULL);
        id->obj = lhs[i];
    }
    for (int i = 0; i < n; i++) {
        Expr *init = NULL;
        int nl = 0;
        if (s->values.n == n) {
            init = (Expr *)s->values.v[i];
        } else if (s->values.n == 1) {
            init = (Expr *)s->values.v[0];
            nl = n;
        } else if (i < s->values.n) {
            init = (Expr *)s->values.v[i];
        }
        var_decl(ck, lhs[i], lhs, nl, s->type_expr, init);
        if (s->values.n == 1) break;
    }
    if (!s->type_expr || s->values.n > 0)
        check_arity(ck, s->n.pos, s->names, s->values, false, false);
    check_process_delayed(ck, top);
    Pos scopepos = ast_endpos(&s->n);
    for (int i = 0; i < n; i++) {
        if (!lhs[i]->type) lhs[i]->type = invalid_type();
        check_declare(ck, ck->env.scope, (Ident *)s->names.v[i], lhs[i], scopepos);
    }
}

void check_decl_stmt(Checker *ck, GenDecl *d) {
    for (int i = 0; i < d->specs.n; i++) {
        switch (d->n.op) {
        case TK_CONST: local_consts(ck, (ValueSpec *)d->specs.v[i]); break;
        case TK_VAR: local_vars(ck, (ValueSpec *)d->specs.v[i]); break;
        case TK_TYPE: {
            TypeSpec *s = (TypeSpec *)d->specs.v[i];
            Object *o =
                object_new(ck, OTypeName, s->name->e.n.pos, ck->env.pc->pkg, s->name->name, NULL);
            o->func = ck->env.func;
            o->funclit = ck->env.funclit;
            check_declare(ck, ck->env.scope, s->name, o, s->name->e.n.pos);
            check_push(ck, o);
            type_decl(ck, o, s);
            check_pop(ck);
            break;
        }
        default: break;
        }
    }
}
