// switch.c - expression and type switches: first all the tests, then the bodies in source order (so that fallthrough is nothing).
#include "compile/int.h"

static Ident *hidden_var(Fn *f, Expr *like, Type *t, Object **o) {
    *o = types_new_var(cc.ck, f->pkg, intern_cstr("·tag"), t);
    Ident *id = ast_new(cc.arena, N_Ident, like->n.pos);
    id->name = (*o)->name;
    id->obj = *o;
    id->e.type = t;
    id->e.mode = MVariable;
    return id;
}

static void bodies(Fn *f, NodeList cases, Label **l, Label *end, Node *st) {
    Target t;
    target_push(f, &t, st, end, NULL);
    for (int i = 0; i < cases.n; i++) {
        CaseClause *c = (CaseClause *)cases.v[i];
        int m = fn_mark(f);
        label_place(f, l[i]);
        if (unlikely(c->s.n.flags & NF_COVERINSIDE)) cover_count(f, &c->s.n, true);
        stmt_list(f, c->body);
        fn_release(f, m);
        bool falls = c->body.n && c->body.v[c->body.n - 1]->kind == N_BranchStmt && c->body.v[c->body.n - 1]->op == TK_FALLTHROUGH;
        if (!falls && i + 1 < cases.n) emit_jump(f, OP_JMP, 0, 0, end);
    }
    f->targets = t.outer;
    label_place(f, end);
}

// Dense integer constants: one jump through a table. True: done.
static bool jump_table(Fn *f, SwitchStmt *s, Type *tt, int tag, Label **l, Label *dflt) {
    const Layout *lay = layout(tt);
    if (lay->cls != CL_INT) return false;
    int64_t lo = INT64_MAX, hi = INT64_MIN;
    int n = 0;
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        for (int k = 0; k < c->list.n; k++, n++) {
            Expr *x = ast_expr_at(c->list, k);
            int64_t v;
            if (!x->cval || !const_int64(x->cval, &v)) return false;
            if (v < lo) lo = v;
            if (v > hi) hi = v;
        }
    }
    if (n < 6 || lo < INT16_MIN + 1 || lo > INT16_MAX || hi - lo < 0 || hi - lo >= 3 * n + 16 || hi - lo > 60000) return false;
    int m = fn_mark(f), idx = tag, span = (int)(hi - lo + 1);
    if (lo != 0) {
        idx = fn_alloc(f, 1);
        emit(f, OP_ADDI_I64, idx, tag, (uint16_t)-lo);
    }
    int words = (span + 1) / 2;
    int pc = emit_immext(f, OP_SWITCH, idx, span, (uint64_t)words);
    SwitchTable *st = ARENA_NEW(cc.arena, SwitchTable);
    *st = (SwitchTable){.pc = pc, .n = span, .to = ARENA_ARRAY(cc.arena, Label *, span)};
    for (int i = 0; i < words; i++) vec_push(&f->code, 0);
    for (int i = s->cases.n - 1; i >= 0; i--) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        for (int k = c->list.n - 1; k >= 0; k--) {
            int64_t v;
            const_int64(ast_expr_at(c->list, k)->cval, &v);
            st->to[v - lo] = l[i];
        }
    }
    for (int i = 0; i < span; i++)
        if (!st->to[i]) st->to[i] = dflt;
    vec_push(&f->tables, st);
    fn_release(f, m);
    return true;
}

void stmt_switch(Fn *f, SwitchStmt *s, Node *labelled) {
    (void)labelled;
    int m = fn_mark(f);
    if (s->init) stmt(f, s->init);
    Label *end = label_new(f), *dflt = end;
    Label **l = ARENA_ARRAY(cc.arena, Label *, s->cases.n + 1);
    for (int i = 0; i < s->cases.n; i++) {
        l[i] = label_new(f);
        if (s->cases.v[i]->flags & NF_DEFAULT) dflt = l[i];
    }
    Ident *tag = NULL;
    Type *tt = NULL;
    if (s->tag) {
        tt = typeof_(f, s->tag);
        if (types_is_untyped(tt)) tt = types_default(tt);
        Object *o;
        tag = hidden_var(f, s->tag, tt, &o);
        var_init_from(f, o, s->tag);
        if (jump_table(f, s, tt, var_find(f, o)->slot, l, dflt)) goto done;
    }
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        for (int k = 0; k < c->list.n; k++) {
            Expr *x = ast_expr_at(c->list, k);
            at_pos(f, x->n.pos);
            if (!tag) {
                cond_jump(f, x, l[i], true);
                continue;
            }
            BinaryExpr *b = ast_new(cc.arena, N_BinaryExpr, x->n.pos);
            b->e.n.op = TK_EQL;
            b->e.type = types_basic[KBool];
            b->e.mode = MValue;
            b->x = &tag->e;
            b->y = x;
            cond_jump(f, &b->e, l[i], true);
        }
    }
done:
    emit_jump(f, OP_JMP, 0, 0, dflt);
    bodies(f, s->cases, l, end, &s->s.n);
    fn_release(f, m);
}

static bool is_nil_case(Expr *x) {
    x = ast_unparen(x);
    return x->mode == MNilValue || (x->n.kind == N_Ident && ((Ident *)x)->obj && ((Ident *)x)->obj->kind == ONil);
}

void stmt_typeswitch(Fn *f, TypeSwitchStmt *s, Node *labelled) {
    (void)labelled;
    int m = fn_mark(f);
    if (s->init) stmt(f, s->init);
    Type *xt = typeof_(f, s->x);
    bool itabbed = types_iface_nmethods(types_under(xt)) != 0;
    int x = fn_alloc(f, 2);
    expr_to(f, s->x, x);
    int w = x;
    if (itabbed) emit(f, OP_TYPEOF, w = fn_alloc(f, 1), x, 0);
    Label *end = label_new(f), *dflt = end;
    Label **l = ARENA_ARRAY(cc.arena, Label *, s->cases.n + 1);
    for (int i = 0; i < s->cases.n; i++) {
        l[i] = label_new(f);
        if (s->cases.v[i]->flags & NF_DEFAULT) dflt = l[i];
    }
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        for (int k = 0; k < c->list.n; k++) {
            Expr *te = ast_expr_at(c->list, k);
            at_pos(f, te->n.pos);
            int k0 = fn_mark(f);
            if (is_nil_case(te)) emit_jump(f, OP_JEQI, w, 0, l[i]);
            else {
                Type *t = typeof_(f, te);
                if (is_iface(t)) {
                    AssertInfo *info = ARENA_NEW(cc.arena, AssertInfo);
                    *info = (AssertInfo){rtype(t), rtype(xt)};
                    int r = fn_alloc(f, 3);
                    emit_ext(f, OP_ASSERTI2, r, x, itabbed, (uint64_t)(uintptr_t)info);
                    emit_jump(f, OP_JT, r + 2, 0, l[i]);
                } else {
                    int r = fn_alloc(f, 1);
                    emit_ext(f, OP_LDC, r, 0, 0, (uint64_t)(uintptr_t)rtype(t));
                    emit_jump(f, OP_JEQ, w, r, l[i]);
                }
            }
            fn_release(f, k0);
        }
    }
    emit_jump(f, OP_JMP, 0, 0, dflt);
    Target t;
    target_push(f, &t, &s->s.n, end, NULL);
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        int k0 = fn_mark(f);
        label_place(f, l[i]);
        if (c->obj) {
            Type *vt = var_type(f, c->obj);
            if (c->list.n == 1 && !is_nil_case(ast_expr_at(c->list, 0))) {
                int v = fresh(f, vt);
                if (is_iface(vt)) {
                    if (types_iface_nmethods(types_under(vt)) == 0) {
                        emit_mov(f, v, w, 1);
                        emit_mov(f, v + 1, x + 1, 1);
                    } else {
                        AssertInfo *info = ARENA_NEW(cc.arena, AssertInfo);
                        *info = (AssertInfo){rtype(vt), rtype(xt)};
                        emit_ext(f, OP_ASSERTI, v, x, itabbed, (uint64_t)(uintptr_t)info);
                    }
                } else if (is_direct(vt)) emit_mov(f, v, x + 1, 1);
                else if (slots_of(vt)) load_mem(f, vt, v, x + 1, 0);
                ptr_set(f, v, vt);
                if (!var_needs_box(f, c->obj)) var_alias(f, c->obj, v);
                else var_init_slot(f, c->obj, v);
            } else var_init_slot(f, c->obj, x);
        }
        if (unlikely(c->s.n.flags & NF_COVERINSIDE)) cover_count(f, &c->s.n, true);
        stmt_list(f, c->body);
        fn_release(f, k0);
        if (i + 1 < s->cases.n) emit_jump(f, OP_JMP, 0, 0, end);
    }
    f->targets = t.outer;
    label_place(f, end);
    fn_release(f, m);
}
