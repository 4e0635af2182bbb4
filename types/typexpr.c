// typexpr.c - identifiers, and expressions that denote types.
// Twin: cmd/compile/internal/types2/typexpr.go
//
// What can only be judged when all types are complete (is this map key comparable, does this
// argument satisfy its constraint) is queued; types that are plainly fine are not, which keeps the
// queue short.
#include <string.h>

#include "types/check.h"

static const char *object_kind(Object *o) {
    switch (o->kind) {
    case OPkgName: return "package name";
    case OConst: return "constant";
    case OTypeName:
        if (o->isalias) return "type alias";
        return o->type && types_is_typeparam(o->type) ? "type parameter" : "defined type";
    case OVar:
        if (o->isfield) return "struct field";
        if (o->ispkgvar) return "package-level variable";
        if (o->isrecv) return "receiver";
        if (o->isparam) return "parameter";
        return o->isresult ? "result variable" : "local variable";
    case OFunc: return o->type && o->type->sig.recv ? "method" : "function";
    case OLabel: return "label";
    case OBuiltin: return "built-in function";
    default: return "untyped nil";
    }
}

void check_ident(Checker *ck, Operand *x, Ident *e, bool wanttype) {
    x->mode = MInvalid;
    x->type = invalid_type();
    x->expr = (Expr *)e;
    Scope *where = NULL;
    Object *o = e->e.n.flags & NF_EMBED ? e->obj : types_scope_lookup_parent(ck->env.scope, e->name, NO_POS, &where);
    if (!o) {
        if (name_is_blank(e->name))
            check_error(ck, at(e), E_InvalidBlank, "cannot use _ as value or type");
        else check_error(ck, at(e), E_UndeclaredName, "undefined: %N", e->name);
        return;
    }
    Package *pkg = ck->env.pc->pkg;
    if (o == universe_comparable || o == universe_any) {
        if (!check_verify_version(ck, at(e), 18, "predeclared %N", e->name)) return;
    }
    e->obj = o;
    if (o->kind != OTypeName && wanttype) {
        check_error(ck, at(e), E_NotAType, "%N (%s) is not a type", o->name, object_kind(o));
        if (o->kind == OVar && o->pkg == pkg) o->used = true;
        return;
    }
    if (!o->type || (o->kind == OTypeName && wanttype && o->pkg == pkg)) {
        if (o->kind != OPkgName) check_obj_decl(ck, o);
    }
    if (ck->env.pc->dotimports.n > 0 && o->pkg != pkg && o->kind != OPkgName) {
        PtrMap *m = ptrmap_get(&ck->env.pc->dotimports, where);
        Object *imp = m ? ptrmap_get(m, o) : NULL;
        if (imp) imp->used = true;
    }
    switch (o->kind) {
    case OPkgName:
        check_error(ck, at(e), E_InvalidPkgUse, "use of package %N not in selector", o->name);
        return;
    case OConst:
        check_add_dep(ck, o);
        if (!is_valid(o->type)) return;
        if (o == universe_iota) {
            if (!ck->env.iota) {
                check_error(ck, at(e), E_InvalidIota,
                            "cannot use iota outside constant declaration");
                return;
            }
            x->val = ck->env.iota;
        } else {
            x->val = o->cval ? o->cval : &const_unknown;
        }
        x->mode = MConstant;
        break;
    case OTypeName: x->mode = MTypExpr; break;
    case OVar:
        if (o->pkg == pkg) o->used = true;
        if (!o->info && (o->funclit != ck->env.funclit || o->func != ck->env.func))
            o->captured = true;
        check_add_dep(ck, o);
        if (!is_valid(o->type)) return;
        x->mode = MVariable;
        break;
    case OFunc:
        check_add_dep(ck, o);
        x->mode = MValue;
        break;
    case OBuiltin:
        x->builtin = o->builtin;
        x->mode = MBuiltin;
        break;
    case ONil: x->mode = MNilValue; break;
    default: return;
    }
    x->type = o->type;
}

// ---- variables' types -----------------------------------------------------------------------

struct var_type {
    Expr *e;
    Type *t;
};

static void check_var_later(Checker *ck, void *arg) {
    struct var_type *v = arg;
    Type *u = types_under(v->t);
    if (u->kind != TInterface) return;
    Pos pos = at(v->e);
    TypeSet *s = type_typeset(ck, u, pos);
    if (typeset_is_methodset(s)) return;
    check_soft_error(
        ck, pos, E_MisplacedConstraintIface,
        s->comparable
            ? "cannot use type %T outside a type constraint: interface is (or embeds) comparable"
            : "cannot use type %T outside a type constraint: interface contains type constraints",
        v->t);
}

void check_valid_var_type(Checker *ck, Expr *e, Type *t) {
    Type *u = types_unalias(t);
    switch (u->kind) {
    case TInterface:
        if (u->iface.tset && typeset_is_methodset(u->iface.tset)) return;
        break;
    case TNamed: {
        Type *n = u->named.underlying;
        if (n && (n->kind != TInterface ||
                  (n->iface.tset && n->iface.complete && typeset_is_methodset(n->iface.tset))))
            return;
        if (u == types_error) return;
        break;
    }
    default: return;
    }
    struct var_type *v = NEW(ck, struct var_type);
    v->e = e;
    v->t = t;
    check_later(ck, check_var_later, v);
}

static Type *typ_internal(Checker *ck, Expr *e, Object *def);

Type *check_declared_type(Checker *ck, Expr *e, Object *def) {
    if (check_too_deep(ck, e->n.pos)) return invalid_type();
    Type *t = typ_internal(ck, e, def);
    if (is_generic(t)) {
        check_error(ck, at(e), E_WrongTypeArgCount,
                    "cannot use generic type %T without instantiation", t);
        t = invalid_type();
    }
    check_record_type(ck, e, MTypExpr, t, NULL);
    return t;
}

Type *check_typ(Checker *ck, Expr *e) { return check_declared_type(ck, e, NULL); }

Type *check_var_type(Checker *ck, Expr *e) {
    Type *t = check_declared_type(ck, e, NULL);
    check_valid_var_type(ck, e, t);
    return t;
}

Type *check_generic_type(Checker *ck, Expr *e, const char **cause) {
    Type *t = typ_internal(ck, e, NULL);
    if (is_valid(t) && !is_generic(t)) {
        if (cause) *cause = check_sprintf(ck, "%T is not a generic type", t);
        t = invalid_type();
    }
    check_record_type(ck, e, MTypExpr, t, NULL);
    return t;
}

// ---- instances ------------------------------------------------------------------------------

struct inst_check {
    IndexExpr *e;
    Expr *x;
    TypeList *targs;
    Type *inst;
};

static void check_inst_later(Checker *ck, void *arg) {
    struct inst_check *c = arg;
    check_record_instance(ck, c->x, c->targs, c->inst);
    TypeList *tp = named_tparams(c->inst);
    Object *o = c->inst->kind == TAlias ? c->inst->alias.obj : c->inst->named.obj;
    Pos pos = ast_gcpos((Node *)c->x);
    if (!check_validate_targ_len(ck, pos, o->name->s, list_len(tp), c->targs->n)) return;
    const char *cause = "";
    int i = check_verify(ck, pos, tp, c->targs, &cause);
    if (i >= 0) {
        if (i < c->e->indices.n) pos = at(c->e->indices.v[i]);
        check_soft_error(ck, pos, E_InvalidTypeArg, "%s", cause);
    } else {
        check_mono_instance(ck, pos, tp, c->targs, c->e->indices);
    }
}

static const char *expr_list_string(Checker *ck, NodeList l) {
    Buf b = BUF_INIT;
    buf_char(&b, '[');
    for (int i = 0; i < l.n; i++) {
        if (i > 0) buf_str(&b, ", ");
        ast_expr_string(&b, (Expr *)l.v[i]);
    }
    buf_char(&b, ']');
    const char *s = arena_strdup(ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

// Types of a list; NULL when one is invalid.
TypeList *check_type_list(Checker *ck, NodeList l) {
    TypeList *r = types_new_list(ck, l.n);
    bool ok = true;
    for (int i = 0; i < l.n; i++) {
        r->at[i] = check_var_type(ck, (Expr *)l.v[i]);
        if (!is_valid(r->at[i])) ok = false;
    }
    return ok ? r : NULL;
}

static Type *instantiated_type(Checker *ck, IndexExpr *e) {
    const char *cause = "";
    Type *g = check_generic_type(ck, e->x, &cause);
    if (*cause) {
        check_error(ck, at(e->x), E_NotAGenericType, "invalid operation: %E%s (%s)", e->x,
                    expr_list_string(ck, e->indices), cause);
    }
    if (!is_valid(g)) return invalid_type();
    TypeList *targs = check_type_list(ck, e->indices);
    if (!targs) return invalid_type();
    Type *orig = g->kind == TAlias && !g->alias.tparams ? types_unalias(g) : g;
    Type *inst = check_instance(ck, ast_gcpos((Node *)e->x), orig, targs);
    if (inst->kind != TNamed && inst->kind != TAlias) return invalid_type();
    struct inst_check *c = NEW(ck, struct inst_check);
    *c = (struct inst_check){e, e->x, targs, inst};
    check_later(ck, check_inst_later, c);
    return inst;
}

// ---- arrays, maps ---------------------------------------------------------------------------

int64_t check_array_length(Checker *ck, Expr *e) {
    if (ast_is(e, N_Ident)) {
        Ident *id = (Ident *)e;
        Object *o = types_scope_lookup_parent(ck->env.scope, id->name, NO_POS, NULL);
        if (!o) {
            check_error(ck, at(e), E_InvalidArrayLen,
                        "undefined array length %N or missing type constraint", id->name);
            return -1;
        }
        if (o->kind != OConst) {
            check_error(ck, at(e), E_InvalidArrayLen, "invalid array length %N", id->name);
            return -1;
        }
    }
    Operand x = {0};
    check_expr(ck, NULL, &x, e);
    if (x.mode != MConstant) {
        if (x.mode != MInvalid)
            check_error(ck, atx(&x), E_InvalidArrayLen, "array length %X must be constant", &x);
        return -1;
    }
    bool isint = type_is_basic(x.type, IsInteger);
    if (is_untyped(x.type) || isint) {
        Const *v = const_to_int(ck->arena, x.val);
        int64_t n;
        if (const_kind(v) == CInt && const_int64(v, &n) && n >= 0) return n;
    }
    check_error(ck, atx(&x), E_InvalidArrayLen,
                isint ? "invalid array length %X" : "array length %X must be integer", &x);
    return -1;
}

struct map_key {
    Expr *e;
    Type *t;
};

static void check_map_key(Checker *ck, void *arg) {
    struct map_key *k = arg;
    if (types_comparable_type(k->t)) return;
    const char *why = types_is_typeparam(k->t) ? " (missing comparable constraint)" : "";
    check_error(ck, at(k->e), E_IncomparableMapKey, "invalid map key type %T%s", k->t, why);
}

struct big_type {
    Pos pos;
    Type *t;
};

// What gc's back end refuses; only when the package is free of errors otherwise.
static void check_big_type(Checker *ck, void *arg) {
    struct big_type *b = arg;
    if (ck->nerrors > ck->nbig || types_mentions_tparam(b->t)) return;
    int before = ck->nerrors;
    if (b->t->kind == TChan) {
        if (types_sizeof(b->t->chan.elem) >= 1 << 16 || types_sizeof(b->t->chan.elem) < 0)
            check_error(ck, b->pos, E_TypeTooLarge, "channel element type too large (>64kB)");
    } else {
        int64_t n = types_sizeof(b->t);
        if (n < 0 || n >= (int64_t)1 << 50)
            check_error(ck, b->pos, E_TypeTooLarge, "type %T larger than address space", b->t);
    }
    ck->nbig += ck->nerrors - before;
}

static Type *big_type_later(Checker *ck, Expr *e, Type *t) {
    struct big_type *b = NEW(ck, struct big_type);
    int n = ck->objpath.n;
    *b = (struct big_type){n > 0 ? ck->objpath.v[n - 1]->pos : at(e), t};
    check_later(ck, check_big_type, b);
    return t;
}

static Type *named_type(Checker *ck, Operand *x) {
    switch (x->mode) {
    case MTypExpr: return x->type;
    case MInvalid: break;
    case MNoValue: check_error(ck, atx(x), E_NotAType, "%X used as type", x); break;
    default: check_error(ck, atx(x), E_NotAType, "%X is not a type", x);
    }
    return invalid_type();
}

static Type *typ_internal(Checker *ck, Expr *e, Object *def) {
    switch (e->n.kind) {
    case N_BadExpr: return invalid_type();
    case N_Ident: {
        Operand x = {0};
        check_ident(ck, &x, (Ident *)e, true);
        return named_type(ck, &x);
    }
    case N_SelectorExpr: {
        Operand x = {0};
        check_selector(ck, &x, (SelectorExpr *)e, true);
        return named_type(ck, &x);
    }
    case N_IndexExpr:
        check_verify_version(ck, at(e), 18, "type instantiation");
        return instantiated_type(ck, (IndexExpr *)e);
    case N_ParenExpr: return check_declared_type(ck, ((ParenExpr *)e)->x, def);
    case N_ArrayType: {
        ArrayType *a = (ArrayType *)e;
        if (!a->len) return types_new_slice(ck, check_var_type(ck, a->elt));
        int64_t n;
        if (ast_is(a->len, N_Ellipsis)) {
            check_error(ck, at(e), E_BadDotDotDotSyntax,
                        "invalid use of [...] array (outside a composite literal)");
            n = -1;
        } else {
            n = check_array_length(ck, a->len);
        }
        Type *elem = check_var_type(ck, a->elt);
        if (n < 0) return invalid_type();
        Type *t = types_new_array(ck, elem, n);
        return n >= 1 << 20 ? big_type_later(ck, e, t) : t;
    }
    case N_Ellipsis:
        check_error(ck, at(e), E_InvalidSyntaxTree, "invalid use of ...");
        if (((Ellipsis *)e)->elt) check_use1(ck, ((Ellipsis *)e)->elt);
        return invalid_type();
    case N_StructType: {
        Type *t = type_new(ck, TStruct);
        check_struct_type(ck, t, (StructType *)e);
        return t;
    }
    case N_StarExpr: {
        Type *t = types_new_pointer(ck, invalid_type());
        t->pointer.elem = check_var_type(ck, ((StarExpr *)e)->x);
        return is_valid(t->pointer.elem) ? t : invalid_type();
    }
    case N_FuncType: {
        Type *t = sig_new(ck);
        check_func_type(ck, t, NULL, NULL, (FuncType *)e);
        return t;
    }
    case N_InterfaceType: {
        Type *t = type_new(ck, TInterface);
        check_interface_type(ck, t, (InterfaceType *)e, def);
        return t;
    }
    case N_MapType: {
        MapType *m = (MapType *)e;
        Type *key = check_var_type(ck, m->key), *elem = check_var_type(ck, m->value);
        Type *u = types_unalias(key);
        if (u->kind != TBasic && u->kind != TPointer) {
            struct map_key *k = NEW(ck, struct map_key);
            *k = (struct map_key){m->key, key};
            check_later(ck, check_map_key, k);
        }
        return types_new_map(ck, key, elem);
    }
    case N_ChanType: {
        int op = e->n.op;
        ChanDir dir = op == CHAN_SEND ? SendOnly : op == CHAN_RECV ? RecvOnly : SendRecv;
        Type *elem = check_var_type(ck, ((ChanType *)e)->value), *t = types_new_chan(ck, dir, elem);
        int k = types_unalias(elem)->kind;
        return k == TNamed || k == TStruct || k == TArray ? big_type_later(ck, e, t) : t;
    }
    default:
        check_error(ck, at(e), E_NotAType, "%E is not a type", e);
        check_use1(ck, e);
        return invalid_type();
    }
}
