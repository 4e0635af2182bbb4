// static.c - package variables whose initial value needs no code: constants, literals of them, addresses of such literals, functions.
// The value is laid out in static data when the variable is first referred to, before any code can see it.
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
    if (u->kind == TInterface) return false;
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
            put(x, ft, dst + off);
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
    Type *u = types_under(t);
    if (nil_expr(e)) return;
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
