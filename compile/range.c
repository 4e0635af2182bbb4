// range.c - range loops over integers, slices, arrays, strings, maps and channels. Functions: rangefunc.c.
//
// The operand is evaluated once into hidden slots. A variable of `range … :=` is new in every iteration; when nothing assigns it and
// nobody keeps its address it simply is the hidden slot.
#include "compile/int.h"

static Object *new_var(RangeStmt *s, Expr *e) {
    if (s->s.n.op != TK_DEFINE || !e || e->n.kind != N_Ident || ast_is_blank((Ident *)e)) return NULL;
    return ((Ident *)e)->obj;
}

static bool wanted(Expr *e) { return e && !(e->n.kind == N_Ident && ast_is_blank((Ident *)e)); }

// Gives the iteration's value in slots to the variable or place on the left.
static void bind(Fn *f, RangeStmt *s, Expr *lhs, int src, Type *t, bool alias) {
    if (!wanted(lhs)) return;
    Object *o = new_var(s, lhs);
    if (o) {
        Type *vt = var_type(f, o);
        if (alias && !o->reassigned && !var_needs_box(f, o) && types_identical(vt, t)) var_alias(f, o, src);
        else var_init_slot(f, o, src);
        return;
    }
    int m = fn_mark(f);
    Lv lv = lvalue(f, lhs);
    if (lv.type && is_iface(lv.type) && !types_identical(lv.type, t)) {
        int v = fresh(f, lv.type);
        convert_to(f, src, t, lv.type, v);
        src = v;
    }
    lv_store(f, &lv, src);
    fn_release(f, m);
}

// Key and value together: where they are assigned, both places are evaluated before either is set.
static void bind_both(Fn *f, RangeStmt *s, int key, Type *kt, int val, Type *vt) {
    if (s->s.n.op == TK_DEFINE || !wanted(s->key) || !wanted(s->value)) {
        bind(f, s, s->key, key, kt, true);
        bind(f, s, s->value, val, vt, true);
        return;
    }
    int m = fn_mark(f);
    Lv lv[2];
    Expr *e[2] = {s->key, s->value};
    int src[2] = {key, val};
    Type *t[2] = {kt, vt};
    for (int i = 0; i < 2; i++) {
        int before = fn_mark(f);
        lv[i] = lvalue(f, e[i]);
        lv_fix(f, &lv[i], before);
    }
    for (int i = 0; i < 2; i++) {
        int v = src[i];
        if (lv[i].type && is_iface(lv[i].type) && !types_identical(lv[i].type, t[i])) {
            v = fresh(f, lv[i].type);
            convert_to(f, src[i], t[i], lv[i].type, v);
        }
        lv_store(f, &lv[i], v);
    }
    fn_release(f, m);
}

static void loop_body(Fn *f, RangeStmt *s, Label *brk, Label *cont) {
    Target t;
    target_push(f, &t, &s->s.n, brk, cont);
    block(f, s->body);
    f->targets = t.outer;
}

static void range_int(Fn *f, RangeStmt *s, Type *xt) {
    Label *top = label_new(f), *cont = label_new(f), *brk = label_new(f);
    Type *t = xt;
    if (s->key && s->key->type && wanted(s->key)) t = typeof_(f, s->key);
    if (types_is_untyped(t)) t = types_default(t);
    int i = fn_alloc(f, 1), n = fn_alloc(f, 1);
    expr_conv_to(f, s->x, t, n);
    emit_int(f, i, 0);
    const Layout *l = layout(t);
    emit_jump(f, l->w == W_U64 || l->w == W_U32 ? OP_JLEU : OP_JLE, n, i, brk);
    label_place(f, top);
    int m = fn_mark(f);
    bind(f, s, s->key, i, t, true);
    loop_body(f, s, brk, cont);
    fn_release(f, m);
    label_place(f, cont);
    at_pos(f, s->s.n.pos);
    if (l->w == W_U64) {
        emit(f, OP_ADDI_I64, i, i, 1);
        emit_jump(f, OP_JLTU, i, n, top);
    } else emit_jump(f, OP_INCLT, i, n, top);
    label_place(f, brk);
}

// Slices and arrays, as pointer and length in hidden slots.
static void range_elems(Fn *f, RangeStmt *s, Type *xt, Type *u) {
    Label *top = label_new(f), *cont = label_new(f), *brk = label_new(f);
    Type *et, *at = NULL;
    bool val = wanted(s->value);
    int head = fn_alloc(f, 2), i = fn_alloc(f, 1);
    if (u->kind == TSlice) {
        et = u->slice.elem;
        int m = fn_mark(f), x = slice_head(f, s->x, xt);
        emit_mov(f, head, x, 2);
        fn_release(f, m);
        ptr_set_word(f, head);
    } else {
        at = u->kind == TPointer ? types_under(u->pointer.elem) : u;
        et = at->array.elem;
        if (u->kind == TPointer) {
            int m = fn_mark(f), x = expr(f, s->x);
            emit_mov(f, head, x, 1);
            fn_release(f, m);
            if (val) emit(f, OP_NILCK, head, 0, 0);
            ptr_set_word(f, head);
        } else if (val) {  // over a copy of the array
            int n = slots_of(at), c;
            if (n > 2048) {
                int m = fn_mark(f), x = addr_of(f, s->x);
                emit_ext(f, OP_NEW, head, 0, 0, (uint64_t)(uintptr_t)rtype(at));
                ptr_set_word(f, head);
                emit_ext(f, OP_CPT, head, x, 0, (uint64_t)(uintptr_t)rtype(at));
                fn_release(f, m);
            } else {
                c = fn_alloc(f, n);
                expr_to(f, s->x, c);
                fn_release(f, c + n);
                emit(f, OP_LEA, head, c, 0);
                ptr_set_word(f, head);
            }
        } else if (expr_has_call(s->x)) expr_drop(f, s->x);
        emit_int(f, head + 1, at->array.len);
    }
    emit_int(f, i, 0);
    emit_jump(f, OP_JLE, head + 1, i, brk);
    label_place(f, top);
    int m = fn_mark(f);
    Type *kt = types_basic[KInt];
    int v = val ? fresh(f, et) : 0;
    if (val && slots_of(et)) load_elem(f, et, v, head, i);
    bind_both(f, s, i, kt, v, et);
    loop_body(f, s, brk, cont);
    fn_release(f, m);
    label_place(f, cont);
    at_pos(f, s->s.n.pos);
    emit_jump(f, OP_INCLT, i, head + 1, top);
    label_place(f, brk);
}

static void range_string(Fn *f, RangeStmt *s, Type *xt) {
    Label *top = label_new(f), *brk = label_new(f);
    int str = fn_alloc(f, 2), it = fn_alloc(f, 3);
    if (types_is_untyped(xt)) xt = types_default(xt);
    expr_conv_to(f, s->x, xt, str);
    emit_int(f, it, 0);
    label_place(f, top);
    emit_jump(f, OP_RANGESTR, it, str, brk);
    int m = fn_mark(f);
    bind_both(f, s, it + 1, types_basic[KInt], it + 2, types_rune);
    loop_body(f, s, brk, top);
    fn_release(f, m);
    at_pos(f, s->s.n.pos);
    emit_jump(f, OP_JMP, 0, 0, top);
    label_place(f, brk);
}

static void range_map(Fn *f, RangeStmt *s, Type *xt, Type *u) {
    Label *top = label_new(f), *cont = label_new(f), *brk = label_new(f);
    int it = fn_alloc(f, HITER_SLOTS);
    int m = fn_mark(f), x = expr(f, s->x);
    emit_ext(f, OP_MAPITER, it, x, 0, (uint64_t)(uintptr_t)rtype(xt->kind == TTypeParam ? u : xt));
    fn_release(f, m);
    for (int i = 0; i < HITER_SLOTS; i++)
        if (HITER_PTRMASK >> i & 1) ptr_set_word(f, it + i);
    emit_jump(f, OP_JEQI, it, 0, brk);
    label_place(f, top);
    m = fn_mark(f);
    int k = wanted(s->key) ? fresh(f, u->map.key) : 0, v = wanted(s->value) ? fresh(f, u->map.elem) : 0;
    if (wanted(s->key) && slots_of(u->map.key)) load_mem(f, u->map.key, k, it, 0);
    if (wanted(s->value) && slots_of(u->map.elem)) load_mem(f, u->map.elem, v, it + 1, 0);
    bind_both(f, s, k, u->map.key, v, u->map.elem);
    loop_body(f, s, brk, cont);
    fn_release(f, m);
    label_place(f, cont);
    at_pos(f, s->s.n.pos);
    emit(f, OP_MAPNEXT, it, 0, 0);
    emit_jump(f, OP_JNEI, it, 0, top);
    label_place(f, brk);
}

static void range_chan(Fn *f, RangeStmt *s, Type *u) {
    Label *top = label_new(f), *brk = label_new(f);
    Type *et = u->chan.elem;
    int c = fn_alloc(f, 1);
    expr_to(f, s->x, c);
    int v = fresh(f, et), ok = fn_alloc(f, 1);
    if (slots_of(et)) {
        zero_value(f, et, v);
        ptr_set(f, v, et);
    }
    label_place(f, top);
    at_pos(f, s->s.n.pos);
    emit(f, OP_RECV2, slots_of(et) ? v : 0xffff, c, ok);
    emit_jump(f, OP_JF, ok, 0, brk);
    int m = fn_mark(f);
    if (wanted(s->key)) {
        if (slots_of(et)) normalise(f, et, v);
        bind(f, s, s->key, v, et, true);
    }
    loop_body(f, s, brk, top);
    fn_release(f, m);
    emit_jump(f, OP_JMP, 0, 0, top);
    label_place(f, brk);
}

void stmt_range(Fn *f, RangeStmt *s, Node *labelled) {
    (void)labelled;
    int m = fn_mark(f);
    at_pos(f, s->s.n.pos);
    Type *xt = typeof_(f, s->x), *u = types_under(xt);
    if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(xt);
    switch (u->kind) {
    case TBasic:
        if (u->basic.info & IsString) range_string(f, s, xt);
        else range_int(f, s, xt);
        break;
    case TSlice: case TArray: case TPointer: range_elems(f, s, xt, u); break;
    case TMap: range_map(f, s, xt, u); break;
    case TChan: range_chan(f, s, u); break;
    case TSignature: stmt_rangefunc(f, s, u); break;
    default: unsupported(f, s->s.n.pos, "range over this type");
    }
    fn_release(f, m);
}
