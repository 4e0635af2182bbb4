// stmt.c - statements other than assignments, switch, range and select.
#include "compile/int.h"

void target_push(Fn *f, Target *t, Node *st, Label *brk, Label *cont) {
    *t = (Target){.outer = f->targets, .stmt = st, .brk = brk, .cont = cont};
    f->targets = t;
}

void stmt_list(Fn *f, NodeList l) {
    for (int i = 0; i < l.n && !f->failed; i++) stmt(f, (Stmt *)l.v[i]);
}

void block(Fn *f, BlockStmt *b) {
    int m = fn_mark(f);
    if (unlikely(b->s.n.flags & NF_COVERINSIDE)) cover_count(f, &b->s.n, true);
    stmt_list(f, b->list);
    fn_release(f, m);
}

// Where a break or continue goes; NULL: out of the body of a range over a function.
static Label *branch_label(Fn *f, BranchStmt *s) {
    Node *want = s->label ? s->target : NULL;
    if (want && want->kind == N_LabeledStmt) want = &((LabeledStmt *)want)->stmt->n;
    bool brk = s->s.n.op == TK_BREAK;
    for (Target *t = f->targets; t; t = t->outer)
        if (want ? t->stmt == want : brk ? t->brk != NULL : t->cont != NULL) return brk ? t->brk : t->cont;
    return NULL;
}

static void stmt_if(Fn *f, IfStmt *s) {
    int m = fn_mark(f);
    if (s->init) stmt(f, s->init);
    at_pos(f, s->cond->n.pos);
    if (s->cond->cval) {  // a constant condition: the dead branch is not compiled
        if (const_bool(s->cond->cval)) block(f, s->body);
        else if (s->els) stmt(f, s->els);
        fn_release(f, m);
        return;
    }
    Node *only = s->body->list.n == 1 && !s->els ? s->body->list.v[0] : NULL;
    if (only && !(only->flags & NF_COVER) && only->kind == N_BranchStmt && (only->op == TK_BREAK || only->op == TK_CONTINUE)) {
        Label *to = branch_label(f, (BranchStmt *)only);
        if (to) {
            cond_jump(f, s->cond, to, true);
            fn_release(f, m);
            return;
        }
    }
    Label *els = label_new(f), *end = s->els ? label_new(f) : els;
    cond_jump(f, s->cond, els, false);
    block(f, s->body);
    if (s->els) {
        emit_jump(f, OP_JMP, 0, 0, end);
        label_place(f, els);
        stmt(f, s->els);
    }
    label_place(f, end);
    fn_release(f, m);
}

// `for …; i < n; i++` with i and n in slots: one instruction closes the loop.
static bool close_counted(Fn *f, ForStmt *s, Label *top) {
    if (!s->cond || !s->post || s->post->n.kind != N_IncDecStmt || s->post->n.op != TK_INC) return false;
    Expr *c = ast_unparen(s->cond), *x = ast_unparen(((IncDecStmt *)s->post)->x);
    if (c->n.kind != N_BinaryExpr || c->n.op != TK_LSS || x->n.kind != N_Ident) return false;
    BinaryExpr *b = (BinaryExpr *)c;
    Expr *l = ast_unparen(b->x), *r = ast_unparen(b->y);
    if (l->n.kind != N_Ident || ((Ident *)l)->obj != ((Ident *)x)->obj || layout(typeof_(f, l))->cls != CL_INT || layout(typeof_(f, l))->w != W_I64) return false;
    Object *o = ((Ident *)l)->obj;
    Loc *loc = o->ispkgvar ? NULL : var_find(f, o);
    if (!loc || loc->kind != LOC_SLOT) return false;
    int64_t imm;
    at_pos(f, s->post->n.pos);
    if (const_imm16(f, r, &imm)) {
        emit_jump(f, OP_INCLTI, loc->slot, (uint16_t)imm, top);
        return true;
    }
    if (r->cval) {
        if (f->longjumps || const_kind(r->cval) != CInt || !const_int64(r->cval, &imm)) return false;
        emit_jump(f, OP_INCLTC, loc->slot, 0, top);
        vec_push(&f->code, (uint64_t)imm);
        return true;
    }
    if (r->n.kind == N_Ident && ((Ident *)r)->obj->kind == OVar && !((Ident *)r)->obj->ispkgvar) {
        Loc *n = var_find(f, ((Ident *)r)->obj);
        if (!n || n->kind != LOC_SLOT) return false;
        emit_jump(f, OP_INCLT, loc->slot, n->slot, top);
        return true;
    }
    if (r->n.kind == N_CallExpr && ast_unparen(((CallExpr *)r)->fun)->n.kind == N_Ident && ((Ident *)ast_unparen(((CallExpr *)r)->fun))->obj &&
        ((Ident *)ast_unparen(((CallExpr *)r)->fun))->obj->kind == OBuiltin && ((Ident *)ast_unparen(((CallExpr *)r)->fun))->obj->builtin == BLen) {
        Expr *a = ast_unparen(ast_expr_at(((CallExpr *)r)->args, 0));
        if (a->n.kind != N_Ident || ((Ident *)a)->obj->kind != OVar || ((Ident *)a)->obj->ispkgvar) return false;
        const Layout *al = layout(typeof_(f, a));
        Loc *n = var_find(f, ((Ident *)a)->obj);
        if (!n || n->kind != LOC_SLOT || (al->cls != CL_SLICE && al->cls != CL_STR)) return false;
        emit_jump(f, OP_INCLT, loc->slot, n->slot + 1, top);
        return true;
    }
    return false;
}

// Since Go 1.22 each iteration has its own variables: those in boxes get a new box before the post statement.
static void fresh_iteration(Fn *f, ForStmt *s) {
    if (!s->init || s->init->n.kind != N_AssignStmt || s->init->n.op != TK_DEFINE) return;
    if (f->pkg->goversion && strcmp(f->pkg->goversion, "go1.22") < 0 && strlen(f->pkg->goversion) <= 6) return;
    AssignStmt *a = (AssignStmt *)s->init;
    for (int i = 0; i < a->lhs.n; i++) {
        if (a->lhs.v[i]->kind != N_Ident || !((Ident *)a->lhs.v[i])->obj) continue;
        Object *o = ((Ident *)a->lhs.v[i])->obj;
        Loc *l = var_find(f, o);
        if (!l || l->kind != LOC_BOX) continue;
        Type *t = var_type(f, o);
        int m = fn_mark(f), v = fresh(f, t), p = fn_alloc(f, 1);
        load_mem(f, t, v, l->slot, 0);
        emit_ext(f, OP_NEW, p, 0, 0, (uint64_t)(uintptr_t)rtype(t));
        store_mem(f, t, p, 0, v);
        emit_mov(f, l->slot, p, 1);
        fn_release(f, m);
    }
}

static void stmt_for(Fn *f, ForStmt *s, Node *labelled) {
    int m = fn_mark(f);
    if (s->init) stmt(f, s->init);
    Label *top = label_new(f), *cont = label_new(f), *brk = label_new(f), *test = label_new(f);
    bool never = s->cond && s->cond->cval && !const_bool(s->cond->cval);
    bool dup = s->cond && !s->cond->cval && !expr_has_call(s->cond);
    if (s->cond) at_pos(f, s->cond->n.pos);
    if (dup) cond_jump(f, s->cond, brk, false);
    else if (s->cond && !s->cond->cval) emit_jump(f, OP_JMP, 0, 0, test);
    else if (never) emit_jump(f, OP_JMP, 0, 0, brk);
    label_place(f, top);
    Target t;
    target_push(f, &t, labelled ? labelled : &s->s.n, brk, cont);
    t.stmt = &s->s.n;
    block(f, s->body);
    f->targets = t.outer;
    label_place(f, cont);
    fresh_iteration(f, s);
    if (!dup || !close_counted(f, s, top)) {
        if (s->post) stmt(f, s->post);
        label_place(f, test);
        if (s->cond && !s->cond->cval) {
            at_pos(f, s->cond->n.pos);
            cond_jump(f, s->cond, top, true);
        } else emit_jump(f, OP_JMP, 0, 0, top);
    } else label_place(f, test);
    label_place(f, brk);
    fn_release(f, m);
}

static Label *goto_label(Fn *f, LabeledStmt *l) {
    // One label a function under compilation: generic functions are compiled several times.
    for (int i = 0; i < f->gotos.n; i++)
        if (f->gotos.v[i].stmt == l) return f->gotos.v[i].label;
    Label *n = label_new(f);
    vec_push(&f->gotos, (GotoLabel){l, n});
    return n;
}

static void stmt_branch(Fn *f, BranchStmt *s) {
    int op = s->s.n.op;
    at_pos(f, s->s.n.pos);
    if (op == TK_FALLTHROUGH) return;  // bodies of cases follow each other
    if (op == TK_GOTO) {
        LabeledStmt *l = (LabeledStmt *)s->target;
        if (l && rangefunc_escape(f, s, l)) return;
        emit_jump(f, OP_JMP, 0, 0, goto_label(f, l));
        return;
    }
    Label *to = branch_label(f, s);
    if (to) {
        emit_jump(f, OP_JMP, 0, 0, to);
        return;
    }
    Node *want = s->label ? s->target : NULL;
    if (want && want->kind == N_LabeledStmt) want = &((LabeledStmt *)want)->stmt->n;
    if (!rangefunc_branch(f, s, want)) unsupported(f, s->s.n.pos, "this branch");
}

void emit_return(Fn *f) {
    if (f->ret) emit_jump(f, OP_JMP, 0, 0, f->ret);
    else {
        for (int i = 0; i < f->nresults; i++) {
            Loc *l = f->results[i] ? var_find(f, f->results[i]) : NULL;
            if (l && l->kind != LOC_SLOT) {
                Type *t = fsubst(f, f->sig->sig.results->tuple.vars[i]->type);
                if (l->kind == LOC_BOX) load_mem(f, t, f->resslots[i], l->slot, 0);
                else load_frame(f, t, f->resslots[i], l->slot, 0);  // written through its address: the upper bytes are stale
            }
        }
        emit(f, OP_RET, 0, 0, 0);
    }
}

void result_store(Fn *f, int i, int src) {
    Type *t = fsubst(f, f->sig->sig.results->tuple.vars[i]->type);
    Loc *l = f->results[i] ? var_find(f, f->results[i]) : NULL;
    if (l && l->kind == LOC_BOX) store_mem(f, t, l->slot, 0, src);
    else emit_mov(f, l ? l->slot : f->resslots[i], src, slots_of(t));
}

static Type *result_target(Fn *f, void *results, int i) { return fsubst(f, ((Type *)results)->tuple.vars[i]->type); }

void stmt_return(Fn *f, ReturnStmt *s) {
    at_pos(f, s->s.n.pos);
    if (rangefunc_return(f, s)) return;
    int m = fn_mark(f), n = f->nresults;
    Type *rt = f->sig->sig.results;
    if (s->results.n == 1 && n == 1) {
        Type *t = fsubst(f, rt->tuple.vars[0]->type);
        Loc *l = f->results[0] ? var_find(f, f->results[0]) : NULL;
        if (l && l->kind != LOC_SLOT) {
            int v = expr_conv(f, ast_expr_at(s->results, 0), t);
            result_store(f, 0, v);
        } else expr_conv_to(f, ast_expr_at(s->results, 0), t, f->resslots[0]);
    } else if (s->results.n == 1 && n > 1) {
        Expr *x = ast_unparen(ast_expr_at(s->results, 0));
        int v = call_expr(f, (CallExpr *)x);
        Type *ct = typeof_(f, x);
        for (int i = 0; i < n; i++) {
            Type *from = ct->tuple.vars[i]->type, *to = fsubst(f, rt->tuple.vars[i]->type);
            int k = fn_mark(f), c = v;
            if (is_iface(to) && !types_identical(from, to)) {
                c = fresh(f, to);
                convert_to(f, v, from, to, c);
            }
            result_store(f, i, c);
            fn_release(f, k);
            v += slots_of(from);
        }
    } else if (s->results.n > 1) {
        bool direct = !f->hasdefer;
        for (int i = 0; i < n; i++) direct = direct && !f->results[i];
        int *v = ARENA_ARRAY(cc.arena, int, n), h = hoist(f, s->results.v, n, result_target, rt);
        for (int i = 0; i < n; i++) {
            Type *t = fsubst(f, rt->tuple.vars[i]->type);
            v[i] = direct ? f->resslots[i] : fresh(f, t);
            expr_conv_to(f, ast_expr_at(s->results, i), t, v[i]);
        }
        hoist_end(f, h);
        if (!direct)
            for (int i = 0; i < n; i++) result_store(f, i, v[i]);
    }
    fn_release(f, m);
    if (!f->inl || f->inl->tail != s) emit_return(f);
    for (int i = 0; i < n; i++)
        if (!f->results[i]) ptr_clear(f, f->resslots[i], slots_of(fsubst(f, rt->tuple.vars[i]->type)));
}

static void stmt_decl(Fn *f, GenDecl *d) {
    if (d->n.op != TK_VAR) return;
    for (int i = 0; i < d->specs.n; i++) {
        at_pos(f, d->specs.v[i]->pos);
        decl_vars(f, (ValueSpec *)d->specs.v[i]);
    }
}

static void stmt_send(Fn *f, SendStmt *s) {
    int m = fn_mark(f), c = expr(f, s->chan);
    Type *ct = types_under(typeof_(f, s->chan));
    if (ct->kind != TChan) ct = types_core(ct);
    if (c < m && expr_has_call(s->value)) {
        int k = fn_alloc(f, 1);
        emit_mov(f, k, c, 1);
        ptr_set_word(f, k);
        c = k;
    }
    int v = expr_conv(f, s->value, ct->chan.elem);
    at_pos(f, s->s.n.pos);
    emit(f, OP_SEND, c, v, 0);
    fn_release(f, m);
}

static void stmt_labelled(Fn *f, LabeledStmt *s) {
    label_place(f, goto_label(f, s));
    switch (s->stmt->n.kind) {
    case N_ForStmt: stmt_for(f, (ForStmt *)s->stmt, &s->stmt->n); break;
    case N_RangeStmt: stmt_range(f, (RangeStmt *)s->stmt, &s->stmt->n); break;
    case N_SwitchStmt: stmt_switch(f, (SwitchStmt *)s->stmt, &s->stmt->n); break;
    case N_TypeSwitchStmt: stmt_typeswitch(f, (TypeSwitchStmt *)s->stmt, &s->stmt->n); break;
    case N_SelectStmt: stmt_select(f, (SelectStmt *)s->stmt, &s->stmt->n); break;
    default: {
        Label *end = label_new(f);
        Target t;
        target_push(f, &t, &s->stmt->n, NULL, NULL);
        t.brk = NULL;
        f->targets = t.outer;
        if (s->stmt->n.kind == N_BlockStmt) {
            target_push(f, &t, &s->stmt->n, NULL, NULL);
            stmt(f, s->stmt);
            f->targets = t.outer;
        } else stmt(f, s->stmt);
        label_place(f, end);
    }
    }
}

void stmt(Fn *f, Stmt *s) {
    if (compile_stopped(f->pkg)) f->failed = true;
    if (f->failed) return;
    if (s->n.kind != N_BlockStmt && s->n.kind != N_LabeledStmt && s->n.kind != N_EmptyStmt) at_pos(f, s->n.pos);
    if (unlikely(s->n.flags & NF_COVER)) cover_count(f, &s->n, false);
    switch (s->n.kind) {
    case N_EmptyStmt: break;
    case N_ExprStmt: expr_drop(f, ((ExprStmt *)s)->x); break;
    case N_AssignStmt: stmt_assign(f, (AssignStmt *)s); break;
    case N_IncDecStmt: stmt_incdec(f, (IncDecStmt *)s); break;
    case N_DeclStmt: stmt_decl(f, ((DeclStmt *)s)->decl); break;
    case N_GenDecl: stmt_decl(f, (GenDecl *)s); break;
    case N_BlockStmt: block(f, (BlockStmt *)s); break;
    case N_IfStmt: stmt_if(f, (IfStmt *)s); break;
    case N_ForStmt: stmt_for(f, (ForStmt *)s, NULL); break;
    case N_RangeStmt: stmt_range(f, (RangeStmt *)s, NULL); break;
    case N_SwitchStmt: stmt_switch(f, (SwitchStmt *)s, NULL); break;
    case N_TypeSwitchStmt: stmt_typeswitch(f, (TypeSwitchStmt *)s, NULL); break;
    case N_SelectStmt: stmt_select(f, (SelectStmt *)s, NULL); break;
    case N_ReturnStmt: stmt_return(f, (ReturnStmt *)s); break;
    case N_BranchStmt: stmt_branch(f, (BranchStmt *)s); break;
    case N_LabeledStmt: stmt_labelled(f, (LabeledStmt *)s); break;
    case N_GoStmt: stmt_go(f, ((GoStmt *)s)->call, false, s->n.pos); break;
    case N_DeferStmt: stmt_go(f, ((DeferStmt *)s)->call, true, s->n.pos); break;
    case N_SendStmt: stmt_send(f, (SendStmt *)s); break;
    default: unsupported(f, s->n.pos, "statement of kind %s", ast_kind_name[s->n.kind]);
    }
}
