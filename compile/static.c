// static.c - package variables whose initial value needs no code: constants, literals of them, addresses of such literals, functions, interface
// values of these, and calls of functions that only return one, such as errors.New("...").
// The value is laid out in static data when the variable is first referred to, before any code can see it.
// Twin: cmd/compile/internal/staticinit/sched.go (which calls are static: tryStaticInit of an inlined call)
#include "compile/int.h"

static bool nil_expr(Expr *e) {
    e = ast_unparen(e);
    return e->mode == MNilValue || (e->n.kind == N_Ident && ((Ident *)e)->obj && ((Ident *)e)->obj->kind == ONil);
}

static Object *named_func(Expr *e) {
    Object *o = NULL;
    TypeList *inst = NULL;
    if (e->n.kind == N_Ident) o = ((Ident *)e)->obj, inst = ((Ident *)e)->inst;
    else if (e->n.kind == N_SelectorExpr && !((SelectorExpr *)e)->selection) o = ((SelectorExpr *)e)->sel->obj, inst = ((SelectorExpr *)e)->sel->inst;
    return o && o->kind == OFunc && !inst && !(o->type->sig.tparams) ? o : NULL;
}

// The call whose result is being judged or laid out: its parameters stand for its arguments. Calls do not nest.
static struct { CallExpr *call; Type *sig; } inlined;

// What e is: the argument, if it names a parameter of the call.
static Expr *argument(Expr *e, Type **t) {
    e = ast_unparen(e);
    Object *o = inlined.call && e->n.kind == N_Ident ? ((Ident *)e)->obj : NULL;
    if (!o || o->kind != OVar || !o->isparam) return NULL;
    for (int i = 0; i < inlined.sig->sig.params->tuple.n; i++)
        if (inlined.sig->sig.params->tuple.vars[i] == o) {
            *t = o->type;
            return ast_expr_at(inlined.call->args, i);
        }
    return NULL;
}

// The X of a call of `func f(...) T { return X }`, for calls that are not inside one; *sig gets f's.
static Expr *returned(CallExpr *c, Type **sig) {
    Object *fn = inlined.call || c->fun->mode == MTypExpr || c->fun->mode == MBuiltin ? NULL : named_func(ast_unparen(c->fun));
    if (!fn || !fn->hasbody || !fn->decl || fn->type->kind != TSignature) return NULL;
    Type *s = fn->type;
    FuncDecl *d = fn->decl;
    if (s->sig.variadic || s->sig.recv || s->sig.results->tuple.n != 1 || s->sig.params->tuple.n != c->args.n) return NULL;
    if (d->n.flags & NF_LAZY && d->rbrace - d->lbrace > 100) return NULL;  // not worth reading
    if (!types_check_body(cc.ck, fn) || !d->body || d->body->list.n != 1 || d->body->list.v[0]->kind != N_ReturnStmt) return NULL;
    ReturnStmt *r = (ReturnStmt *)d->body->list.v[0];
    *sig = s;
    return r->results.n == 1 ? ast_expr_at(r->results, 0) : NULL;
}

static bool call_static(CallExpr *c) {
    Type *sig;
    Expr *x = returned(c, &sig);
    if (!x) return false;
    for (int i = 0; i < c->args.n; i++) {
        Expr *a = ast_expr_at(c->args, i);
        Type *at = sig->sig.params->tuple.vars[i]->type;
        if (!is_static(a, at) || !(nil_expr(a) || a->cval || named_func(ast_unparen(a)))) return false;  // else it might be laid out twice
    }
    inlined.call = c, inlined.sig = sig;
    bool ok = is_static(x, sig->sig.results->tuple.vars[0]->type);
    inlined.call = NULL;
    return ok;
}

static bool lit_static(CompositeLit *c, Type *t) {
    Type *u = types_under(t);
    if (u->kind == TStruct) {
        for (int i = 0; i < c->elts.n; i++) {
            Expr *x = ast_expr_at(c->elts, i);
            int k = i;
            if (x->n.kind == N_KeyValueExpr) {
                Name *n = ((Ident *)((KeyValueExpr *)x)->key)->name;
                for (k = 0; k < u->strct.n && u->strct.fields[k]->name != n; k++) {}
                x = ((KeyValueExpr *)x)->value;
            }
            if (k >= u->strct.n || !is_static(x, u->strct.fields[k]->type)) return false;
        }
        return true;
    }
    if (u->kind != TArray && u->kind != TSlice) return false;
    Type *et = u->kind == TArray ? u->array.elem : u->slice.elem;
    for (int i = 0; i < c->elts.n; i++) {
        Expr *x = ast_expr_at(c->elts, i);
        if (x->n.kind == N_KeyValueExpr) x = ((KeyValueExpr *)x)->value;
        if (!is_static(x, et)) return false;
    }
    return true;
}

bool is_static(Expr *e, Type *t) {
    e = ast_unparen(e);
    Type *u = types_under(t);
    if (nil_expr(e)) return true;
    if (e->cval) return u->kind == TBasic || u->kind == TInterface;
    Type *pt;
    Expr *arg = argument(e, &pt);
    if (arg) return types_identical(pt, t);  // it was found to be static before
    if (e->n.kind == N_CallExpr) return e->type && types_identical(e->type, t) && call_static((CallExpr *)e);
    if (u->kind == TInterface) return e->type && !is_iface(e->type) && types_under(e->type)->kind != TTuple && is_static(e, e->type);
    if (e->n.kind == N_CompositeLit) {
        CompositeLit *c = (CompositeLit *)e;
        if (!c->type_expr && u->kind == TPointer) return lit_static(c, u->pointer.elem);
        return lit_static(c, t);
    }
    if (e->n.kind == N_UnaryExpr && e->n.op == TK_AND) {
        Expr *x = ast_unparen(((UnaryExpr *)e)->x);
        return x->n.kind == N_CompositeLit && u->kind == TPointer && lit_static((CompositeLit *)x, x->type);
    }
    return named_func(e) != NULL;
}

// The collector may be reading the variable that is laid out: pointers are stored as atomic words.
static void words(void *dst, const void *src, int n) {
    for (int i = 0; i < n; i++) __atomic_store_n((uint64_t *)dst + i, ((const uint64_t *)src)[i], __ATOMIC_RELAXED);
}

static void put_const(Const *c, Type *t, char *dst) {
    const Layout *l = layout(t);
    switch (l->cls) {
    case CL_BOOL: *(uint8_t *)dst = const_bool(c); break;
    case CL_INT: case CL_PTR: {
        uint64_t v = const_bits(c, l->under);
        memcpy(dst, &v, (size_t)l->size);
        break;
    }
    case CL_F64: { double d = const_float64(c); memcpy(dst, &d, 8); break; }
    case CL_F32: { float d = const_float32(c); memcpy(dst, &d, 4); break; }
    case CL_C128: { double d[2] = {const_float64(c), const_imag64(c)}; memcpy(dst, d, 16); break; }
    case CL_C64: { float d[2] = {const_float32(c), const_imag32(c)}; memcpy(dst, d, 8); break; }
    case CL_STR: {
        size_t n;
        const char *s = const_string(c, &n);
        gostring g = {static_string(s, n), (int64_t)n};
        words(dst, &g, 2);
        break;
    }
    default: break;
    }
}

static void put(Expr *e, Type *t, char *dst);

static void put_lit(CompositeLit *c, Type *t, char *dst) {
    Type *u = types_under(t);
    if (u->kind == TStruct) {
        for (int i = 0; i < c->elts.n; i++) {
            Expr *x = ast_expr_at(c->elts, i);
            int k = i;
            if (x->n.kind == N_KeyValueExpr) {
                Name *n = ((Ident *)((KeyValueExpr *)x)->key)->name;
                for (k = 0; u->strct.fields[k]->name != n; k++) {}
                x = ((KeyValueExpr *)x)->value;
            }
            int64_t off;
            Type *ft = field_at(t, k, &off);
            if (!blank_name(u->strct.fields[k]->name)) put(x, ft, dst + off);
        }
        return;
    }
    Type *et = u->kind == TArray ? u->array.elem : u->slice.elem;
    int64_t at = 0, n = 0, size = layout(et)->size;
    for (int pass = u->kind == TSlice ? 0 : 1; pass < 2; pass++) {
        at = 0;
        for (int i = 0; i < c->elts.n; i++) {
            Expr *x = ast_expr_at(c->elts, i);
            if (x->n.kind == N_KeyValueExpr) {
                const_int64(((KeyValueExpr *)x)->key->cval, &at);
                x = ((KeyValueExpr *)x)->value;
            }
            if (pass == 1) put(x, et, dst + at * size);
            at++;
            if (at > n) n = at;
        }
        if (pass == 0) {
            char *p = data_alloc(et, n);
            goslice s = {p, n, n};
            words(dst, &s, 3);
            dst = p;
        }
    }
}

static void put(Expr *e, Type *t, char *dst) {
    e = ast_unparen(e);
    Type *u = types_under(t), *sig;
    if (nil_expr(e)) return;
    Expr *arg = argument(e, &sig);
    if (arg) {
        CallExpr *c = inlined.call;
        inlined.call = NULL;
        put(arg, t, dst);
        inlined.call = c;
        return;
    }
    if (e->n.kind == N_CallExpr && !e->cval) {
        Expr *x = returned((CallExpr *)e, &sig);
        inlined.call = (CallExpr *)e, inlined.sig = sig;
        put(x, t, dst);
        inlined.call = NULL;
        return;
    }
    if (e->cval) {
        if (u->kind == TInterface) {
            Type *ct = types_is_untyped(e->type) ? types_default(e->type) : e->type;
            if (is_iface(ct)) ct = const_kind(e->cval) == CString ? types_basic[KString] : const_kind(e->cval) == CBool ? types_basic[KBool] : const_kind(e->cval) == CInt ? types_basic[KInt] : types_basic[KFloat64];
            char *box = data_alloc(ct, 1);
            put_const(e->cval, ct, box);
            const void *w = types_iface_nmethods(u) ? (const void *)static_itab(t, ct) : rtype(ct);
            words(dst, &w, 1);
            words(dst + 8, &box, 1);
        } else put_const(e->cval, t, dst);
        return;
    }
    if (u->kind == TInterface) {
        const void *w = types_iface_nmethods(u) ? (const void *)static_itab(t, e->type) : rtype(e->type);
        char *box = dst + 8;
        if (!is_direct(e->type)) {
            box = data_alloc(e->type, 1);
            words(dst + 8, &box, 1);
        }
        put(e, e->type, box);
        words(dst, &w, 1);
        return;
    }
    Object *fn = named_func(e);
    if (fn) {
        void *p = &funcof(fn, NULL)->self;
        words(dst, &p, 1);
        return;
    }
    CompositeLit *c = NULL;
    Type *lt = t;
    if (e->n.kind == N_UnaryExpr) {
        c = (CompositeLit *)ast_unparen(((UnaryExpr *)e)->x);
        lt = c->e.type;
    } else {
        c = (CompositeLit *)e;
        if (u->kind == TPointer) lt = u->pointer.elem;
    }
    if (u->kind == TPointer) {
        char *box = data_alloc(lt, 1);
        put_lit(c, lt, box);
        words(dst, &box, 1);
    } else put_lit(c, lt, dst);
}

bool static_init(Expr *e, Type *t, void *dst, TypeList *tparams, TypeList *targs) {
    (void)tparams;
    (void)targs;
    put(e, t, dst);
    return true;
}
