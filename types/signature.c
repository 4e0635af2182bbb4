// signature.c - function types, receivers, type parameters.
// Twin: cmd/compile/internal/types2/signature.go
#include <string.h>

#include "types/check.h"

// ---- type parameters ------------------------------------------------------------------------

Object *check_declare_tparam(Checker *ck, Ident *name, Pos scopepos) {
    Object *o = object_new(ck, OTypeName, name->e.n.pos, ck->env.pc->pkg, name->name, NULL);
    type_new_tparam(ck, o, invalid_type());
    check_declare(ck, ck->env.scope, name, o, scopepos);
    name->obj = o;
    return o;
}

static TypeList *bind_tparams(Checker *ck, ObjVec *v) {
    if (v->n == 0) return NULL;
    TypeList *l = types_new_list(ck, v->n);
    for (int i = 0; i < v->n; i++) {
        l->at[i] = v->v[i]->type;
        l->at[i]->tparam.index = i;
    }
    return l;
}

// A constraint; ~T and A|B stand for an implicit interface.
static Type *bound(Checker *ck, Expr *e) {
    bool tilde = ast_is(e, N_UnaryExpr) && e->n.op == TK_TILDE,
         un = ast_is(e, N_BinaryExpr) && e->n.op == TK_OR;
    if (!tilde && !un) return check_typ(ck, e);
    Type *u = check_union_expr(ck, e);
    if (!is_valid(u)) return u;
    Type *t = type_new(ck, TInterface);
    t->iface.nembeds = 1;
    t->iface.embeds = arena_dup(ck->arena, &u, sizeof u);
    Pos pos = at(e);
    t->iface.embedpos = arena_dup(ck->arena, &pos, sizeof pos);
    t->iface.implicit = t->iface.complete = true;
    return t;
}

void check_collect_tparams(Checker *ck, TypeList **dst, FieldList *list) {
    ObjVec v = {0};
    Pos scopepos = list->list.n ? list->list.v[0]->pos : NO_POS;
    for (int i = 0; i < list->list.n; i++) {
        Field *f = (Field *)list->list.v[i];
        for (int k = 0; k < f->names.n; k++)
            vec_push(&v, check_declare_tparam(ck, (Ident *)f->names.v[k], scopepos));
    }
    // Set before the constraints are looked at: they may use the type being declared.
    *dst = bind_tparams(ck, &v);
    bool saved = ck->env.intparamlist;
    ck->env.intparamlist = true;
    int n = 0;
    for (int i = 0; i < list->list.n; i++) {
        Field *f = (Field *)list->list.v[i];
        Type *b = bound(ck, f->type_expr);
        if (types_is_typeparam(b)) {
            check_error(ck, at(f->type_expr), E_MisplacedTypeParam,
                        "cannot use a type parameter as constraint");
            b = invalid_type();
        }
        for (int k = 0; k < f->names.n; k++) v.v[n++]->type->tparam.bound = b;
    }
    ck->env.intparamlist = saved;
    vec_free(&v);
}

// ---- receivers ------------------------------------------------------------------------------

// Takes *T[A, B] apart; true when it is a pointer.
bool check_unpack_recv(Expr *rtyp, Expr **base, NodeList *tparams) {
    bool ptr = false;
    Expr *b = ast_unparen(rtyp);
    if (ast_is(b, N_StarExpr)) {
        ptr = true;
        b = ast_unparen(((StarExpr *)b)->x);
    }
    *tparams = (NodeList){NULL, 0};
    if (ast_is(b, N_IndexExpr)) {
        *tparams = ((IndexExpr *)b)->indices;
        b = ((IndexExpr *)b)->x;
    }
    *base = b;
    return ptr;
}

struct recv_check {
    Expr *pos;
    Object *recv;
};

static void valid_recv(Checker *ck, void *arg) {
    struct recv_check *c = arg;
    Pos pos = at(c->pos);
    Type *rt = type_deref(c->recv->type, NULL), *t = types_unalias(rt);
    if (!is_valid(t)) return;
    const char *cause = "";
    switch (t->kind) {
    case TNamed: {
        if (t->named.obj->pkg != ck->env.pc->pkg) {
            check_error(ck, pos, E_InvalidRecv, "cannot define new methods on non-local type %T",
                        rt);
            return;
        }
        Type *u = types_under(t);
        if (u->kind == TBasic && u->basic.kind == KUnsafePointer) cause = "unsafe.Pointer";
        if (u->kind == TPointer || u->kind == TInterface) cause = "pointer or interface type";
        if (*cause) check_error(ck, pos, E_InvalidRecv, "invalid receiver type %T (%s)", rt, cause);
        return;
    }
    case TBasic:
        check_error(ck, pos, E_InvalidRecv, "cannot define new methods on non-local type %T", rt);
        return;
    default: check_error(ck, pos, E_InvalidRecv, "invalid receiver type %T", c->recv->type);
    }
}

static Type *unpointer(Type *t) {
    while (t->kind == TPointer) t = t->pointer.elem;
    return t;
}

static bool has_tparams(Type *t) {
    if (t->kind == TNamed) return list_len(named_tparams(t)) > 0;
    return t->kind == TAlias && list_len(t->alias.orig->alias.tparams) > 0;
}

static void record_paren_recv(Checker *ck, Expr *e, Type *t) {
    for (;;) {
        check_record_type(ck, e, MTypExpr, t, NULL);
        if (ast_is(e, N_ParenExpr)) {
            e = ((ParenExpr *)e)->x;
        } else if (ast_is(e, N_StarExpr) && t->kind == TPointer) {
            e = ((StarExpr *)e)->x;
            t = t->pointer.elem;
        } else {
            return;
        }
    }
}

static Type *generic_recv(Checker *ck, Expr *rtyp, Expr *base, NodeList rt, bool ptr, Pos scopepos,
                          TypeList **out) {
    const char *cause = "";
    Type *bt = check_generic_type(ck, base, &cause), *named = NULL;
    if (!is_valid(bt)) {
        if (*cause) check_error(ck, at(base), E_InvalidRecv, "%s", cause);
    } else if (bt->kind == TNamed) {
        named = bt;
    } else {
        check_error(ck, at(base), E_InvalidRecv,
                    "cannot define new methods on generic alias type %T", bt);
    }
    ObjVec v = {0};
    for (int i = 0; i < rt.n; i++) {
        Ident *id = (Ident *)rt.v[i];
        if (!ast_is(id, N_Ident)) {
            if (!ast_is(id, N_BadExpr))
                check_error(ck, at(id), E_BadDecl,
                            "receiver type parameter %E must be an identifier", (Expr *)id);
            Ident *blank = ast_new(ck->arena, N_Ident, ((Node *)id)->pos);
            blank->name = name_blank;
            id = blank;
        }
        Object *o = check_declare_tparam(ck, id, scopepos);
        vec_push(&v, o);
        check_record_type(ck, &id->e, MTypExpr, o->type, NULL);
    }
    TypeList *tps = bind_tparams(ck, &v);
    vec_free(&v);
    *out = tps;
    if (!named) return invalid_type();
    TypeList *bts = named_tparams(named);
    if (list_len(bts) == tps->n) {
        for (int i = 0; i < tps->n; i++) check_mono_canon(ck, tps->at[i], bts->at[i]);
        for (int i = 0; i < tps->n; i++)
            tps->at[i]->tparam.bound =
                check_subst(ck, tps->at[i]->tparam.obj->pos, bts->at[i]->tparam.bound, bts, tps);
    } else {
        check_error(ck, at(base), E_BadRecv,
                    "receiver declares %d type parameter%s, but receiver base type declares %d",
                    tps->n, tps->n == 1 ? "" : "s", list_len(bts));
    }
    check_verify_version(ck, at(base), 18, "type instantiation");
    Type *t = check_instance(ck, rtyp->n.pos, named, tps);
    check_record_instance(ck, base, tps, t);
    if (ptr && is_valid(t)) t = types_new_pointer(ck, t);
    record_paren_recv(ck, rtyp, t);
    return t;
}

static Object *collect_recv(Checker *ck, FieldList *list, Pos scopepos, TypeList **rtparams) {
    Field *f = (Field *)list->list.v[0];
    Expr *base;
    NodeList rt;
    bool ptr = check_unpack_recv(f->type_expr, &base, &rt);
    Type *t;
    if (rt.n == 0) {
        t = check_var_type(ck, f->type_expr);
        // Aliases of instantiated types have no methods of their own either.
        for (Type *a = unpointer(t); a->kind == TAlias && a->alias.from_rhs;) {
            Type *b = unpointer(a->alias.from_rhs);
            if (has_tparams(b)) {
                check_error(ck, at(base), E_InvalidRecv,
                            "cannot define new methods on instantiated type %T", b);
                t = invalid_type();
                break;
            }
            a = b;
        }
    } else {
        t = generic_recv(ck, f->type_expr, base, rt, ptr, scopepos, rtparams);
    }
    Ident *name = f->names.n ? (Ident *)f->names.v[0] : NULL;
    Object *recv =
        object_var(ck, name ? name->e.n.pos : f->n.pos, name ? name->name : intern_cstr(""), t);
    recv->isparam = recv->isrecv = true;
    recv->used = true;
    struct recv_check *c = NEW(ck, struct recv_check);
    *c = (struct recv_check){base, recv};
    check_later(ck, valid_recv, c);
    return recv;
}

// ---- parameters -----------------------------------------------------------------------------

static Type *collect_params(Checker *ck, FieldList *list, bool results, bool *variadic) {
    *variadic = false;
    if (!list || list->list.n == 0) return types_emptytuple;
    ObjVec v = {0};
    for (int i = 0; i < list->list.n; i++) {
        Field *f = (Field *)list->list.v[i];
        Expr *te = f->type_expr;
        bool last = i == list->list.n - 1;
        if (ast_is(te, N_Ellipsis)) {
            if (!results && last && f->names.n <= 1) *variadic = true;
            else
                check_error(ck, at(te), E_InvalidSyntaxTree, "%s",
                            results || !last || f->names.n > 1
                                ? "can only use ... with final parameter in list"
                                : "");
            te = ((Ellipsis *)te)->elt;
        }
        Type *t = check_var_type(ck, te);
        if (f->names.n == 0) {
            Object *o = object_var(ck, f->n.pos, intern_cstr(""), t);
            vec_push(&v, o);
        }
        for (int k = 0; k < f->names.n; k++) {
            Ident *id = (Ident *)f->names.v[k];
            Object *o = object_var(ck, id->e.n.pos, id->name, t);
            id->obj = o;
            vec_push(&v, o);
        }
    }
    for (int i = 0; i < v.n; i++) {
        v.v[i]->used = true; // parameters need not be used
        if (results) v.v[i]->isresult = true;
        else v.v[i]->isparam = true;
    }
    if (*variadic) {
        Object *o = v.v[v.n - 1];
        o->type = types_new_slice(ck, o->type);
        check_record_type(ck, ((Field *)list->list.v[list->list.n - 1])->type_expr, MTypExpr,
                          o->type, NULL);
    }
    Type *t = types_new_tuple(ck, v.n, v.v);
    vec_free(&v);
    return t;
}

static void declare_params(Checker *ck, FieldList *list, Type *tuple, Pos scopepos) {
    if (!list) return;
    int n = 0;
    for (int i = 0; i < list->list.n; i++) {
        Field *f = (Field *)list->list.v[i];
        if (f->names.n == 0) n++;
        for (int k = 0; k < f->names.n; k++)
            check_declare(ck, ck->env.scope, (Ident *)f->names.v[k], tuple->tuple.vars[n++],
                          scopepos);
    }
}

void check_func_type(Checker *ck, Type *sig, FieldList *recvlist, FieldList *tparams, FuncType *f) {
    check_open_scope(ck, f->e.n.pos, ast_endpos((Node *)f));
    ck->env.scope->isfunc = true;
    sig->sig.scope = ck->env.scope;
    Object *recv = NULL;
    TypeList *rtparams = NULL;
    if (recvlist && recvlist->list.n > 0) recv = collect_recv(ck, recvlist, f->e.n.pos, &rtparams);
    if (tparams && tparams->list.n > 0) check_collect_tparams(ck, &sig->sig.tparams, tparams);
    bool variadic, ignore;
    Type *params = collect_params(ck, f->params, false, &variadic);
    Type *results = collect_params(ck, f->results, true, &ignore);
    Pos scopepos = ast_endpos((Node *)f);
    if (recv && recv->name->len > 0) {
        Field *rf = (Field *)recvlist->list.v[0];
        check_declare(ck, ck->env.scope, (Ident *)rf->names.v[0], recv, scopepos);
    }
    declare_params(ck, f->params, params, scopepos);
    declare_params(ck, f->results, results, scopepos);
    sig->sig.recv = recv;
    sig->sig.rtparams = rtparams;
    sig->sig.params = params;
    sig->sig.results = results;
    sig->sig.variadic = variadic;
    check_close_scope(ck);
}
