// complit.c - composite literals: structs and arrays are built in fresh slots, slices and &T{} in memory, maps by assignment.
#include "compile/int.h"
#include "compile/escape.h"

static Type *strip_pointer(Type *t) {
    Type *u = types_under(t);
    return u->kind == TPointer ? u->pointer.elem : t;
}

// An element whose own type was left out: {…} stands for T{…} or &T{…}.
static void element_to(Fn *f, Expr *e, Type *t, int dst) {
    Expr *x = ast_unparen(e);
    if (x->n.kind == N_CompositeLit && !((CompositeLit *)x)->type_expr) {
        if (types_under(t)->kind == TPointer) complit_addr_to(f, (CompositeLit *)x, strip_pointer(t), dst);
        else complit_to(f, (CompositeLit *)x, t, dst);
    } else expr_conv_to(f, e, t, dst);
}

static bool is_lit(Expr *e, Type *t) {  // a literal that can be built in place
    e = ast_unparen(e);
    if (e->n.kind != N_CompositeLit) return false;
    Type *u = types_under(t);
    return u->kind == TStruct || u->kind == TArray;
}

static int64_t index_of(Expr *key) {
    int64_t i = 0;
    if (key->cval) const_int64(key->cval, &i);
    return i;
}

static int field_index(Type *u, Expr *key) {
    Name *n = ((Ident *)key)->name;
    for (int i = 0; i < u->strct.n; i++)
        if (u->strct.fields[i]->name == n) return i;
    return -1;
}

// Calls store for every element that is written, with its byte offset.
typedef void Storer(Fn *f, Expr *e, Type *t, int base, int64_t off);

static void each_element(Fn *f, CompositeLit *e, Type *t, int base, int64_t off, Storer *store) {
    Type *u = types_under(t);
    if (u->kind == TStruct) {
        for (int i = 0; i < e->elts.n; i++) {
            Expr *x = ast_expr_at(e->elts, i);
            int k = i;
            if (x->n.kind == N_KeyValueExpr) {
                k = field_index(u, ((KeyValueExpr *)x)->key);
                x = ((KeyValueExpr *)x)->value;
            }
            int64_t o;
            Type *ft = field_at(t, k, &o);
            if (blank_name(u->strct.fields[k]->name)) {  // never stored, as in gc
                if (!x->cval && ast_unparen(x)->mode != MNilValue) expr_drop(f, x);
            } else store(f, x, ft, base, off + o);
        }
        return;
    }
    Type *et = u->kind == TArray ? u->array.elem : u->slice.elem;
    int64_t at = 0, size = layout(et)->size;
    for (int i = 0; i < e->elts.n; i++) {
        Expr *x = ast_expr_at(e->elts, i);
        if (x->n.kind == N_KeyValueExpr) {
            at = index_of(((KeyValueExpr *)x)->key);
            x = ((KeyValueExpr *)x)->value;
        }
        store(f, x, et, base, off + at * size);
        at++;
    }
}

static void store_in_frame(Fn *f, Expr *e, Type *t, int base, int64_t off) {
    const Layout *l = layout(t);
    int m = fn_mark(f);
    if (is_lit(e, t)) each_element(f, (CompositeLit *)ast_unparen(e), t, base, off, store_in_frame);
    else if (off % 8 == 0 && l->size >= 8 && l->size % 8 == 0) element_to(f, e, t, base + (int)(off / 8));
    else {
        int s = fresh(f, t);
        element_to(f, e, t, s);
        store_frame(f, t, base, off, s);
    }
    fn_release(f, m);
}

static void store_in_memory(Fn *f, Expr *e, Type *t, int ptr, int64_t off) {
    int m = fn_mark(f);
    if (is_lit(e, t)) each_element(f, (CompositeLit *)ast_unparen(e), t, ptr, off, store_in_memory);
    else {
        int s = fresh(f, t);
        element_to(f, e, t, s);
        if (slots_of(t)) store_mem(f, t, ptr, off, s);
    }
    fn_release(f, m);
}

void complit_store(Fn *f, CompositeLit *e, Type *t, int ptr, int64_t off, bool zeroed) {
    (void)zeroed;
    each_element(f, e, t, ptr, off, store_in_memory);
}

void complit_addr_to(Fn *f, CompositeLit *e, Type *t, int dst) {
    int m = fn_mark(f), p = fn_alloc(f, 1);
    Type *u = types_under(t);
    site_new(f, &e->e.n, EW_VARIADIC, t, p);
    if (u->kind == TStruct || u->kind == TArray) complit_store(f, e, t, p, 0, true);
    else {
        int v = fresh(f, t);
        complit_to(f, e, t, v);
        store_mem(f, t, p, 0, v);
    }
    emit_mov(f, dst, p, 1);
    fn_release(f, m);
    ptr_set_word(f, dst);
}

static int64_t literal_len(CompositeLit *e) {
    int64_t n = 0, at = 0;
    for (int i = 0; i < e->elts.n; i++) {
        Expr *x = ast_expr_at(e->elts, i);
        if (x->n.kind == N_KeyValueExpr) at = index_of(((KeyValueExpr *)x)->key);
        at++;
        if (at > n) n = at;
    }
    return n;
}

// Does the literal write every slot, and is nothing of it looked at before?
static bool fills_slots(CompositeLit *e, Type *t, Type *u) {
    if (u->kind != TStruct || e->elts.n != u->strct.n) return false;
    bool hasptr = layout(t)->hasptr;
    for (int i = 0; i < e->elts.n; i++) {
        const Layout *l = layout(u->strct.fields[i]->type);
        if (l->cls == CL_NONE || l->size % 8 != 0 || blank_name(u->strct.fields[i]->name)) return false;
        Expr *x = ast_expr_at(e->elts, i);
        if (x->n.kind == N_KeyValueExpr) x = ((KeyValueExpr *)x)->value;
        if (ast_unparen(x)->n.kind == N_CompositeLit || (hasptr && expr_has_call(x))) return false;
    }
    return true;
}

// Slots of a result without a name: no expression reads them.
static bool is_plain_result(Fn *f, int slot) {
    if (f->hasdefer || slot >= f->nres) return false;
    for (int i = 0; i < f->nresults; i++)
        if (f->resslots[i] == slot) return !f->results[i];
    return false;
}

void complit_to(Fn *f, CompositeLit *e, Type *t, int dst) {
    Type *u = types_under(t);
    if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(t);
    int m = fn_mark(f);
    at_pos(f, e->e.n.pos);
    switch (u->kind) {
    case TStruct: case TArray: {
        int n = slots_of(t), s = n <= 4096 && is_plain_result(f, dst) ? dst : fn_alloc(f, n);
        if (n > 4096) {  // too large for the frame: built on the heap
            complit_addr_to(f, e, t, s);
            load_mem(f, t, dst, s, 0);
            break;
        }
        if (!fills_slots(e, t, u)) zero_value(f, t, s);
        ptr_set(f, s, t);
        each_element(f, e, t, s, 0, store_in_frame);
        emit_mov(f, dst, s, n);
        break;
    }
    case TSlice: {
        int64_t n = literal_len(e);
        int p = fn_alloc(f, 3);
        Type *at = types_new_array(cc.ck, u->slice.elem, n);
        site_new(f, &e->e.n, EW_NODE, at, p);
        each_element(f, e, at, p, 0, store_in_memory);
        emit_int(f, p + 1, n);
        emit_int(f, p + 2, n);
        emit_mov(f, dst, p, 3);
        break;
    }
    case TMap: {
        int mp = fn_alloc(f, 2);
        emit_int(f, mp + 1, e->elts.n);
        emit_ext(f, OP_MKMAP, mp, mp + 1, e->elts.n <= 8 ? perm_map(f, &e->e.n, t) : 0, (uint64_t)(uintptr_t)rtype(t));
        ptr_set_word(f, mp);
        for (int i = 0; i < e->elts.n; i++) {
            KeyValueExpr *kv = (KeyValueExpr *)e->elts.v[i];
            int k0 = fn_mark(f), k = fresh(f, u->map.key), v = fresh(f, u->map.elem), p = fn_alloc(f, 1);
            int h = hoist_entry(f, kv->key, kv->value, u);
            element_to(f, kv->key, u->map.key, k);
            element_to(f, kv->value, u->map.elem, v);
            hoist_end(f, h);
            map_set(f, t, p, mp, k);
            if (slots_of(u->map.elem)) store_mem(f, u->map.elem, p, 0, v);
            fn_release(f, k0);
        }
        emit_mov(f, dst, mp, 1);
        break;
    }
    default: unsupported(f, e->e.n.pos, "composite literal of this type"); break;
    }
    fn_release(f, m);
    ptr_set(f, dst, t);
}
