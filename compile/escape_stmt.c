// escape_stmt.c - assignments and control flow: loop depths, declarations, what is assigned to what.
// Twin: $GOROOT/src/cmd/compile/internal/escape/stmt.go, assign.go, utils.go
#include "compile/escape_int.h"

static bool is_blank(Node *n) { return n->kind == N_Ident && ast_is_blank((Ident *)n); }

static bool esc_own_inlined(Esc *e, Object *o) {
    for (int i = 0; i < e->inl->vars.n; i++)
        if (e->inl->vars.v[i].key == o) return true;
    return false;
}

void esc_declare(Esc *e, Object *o) {
    if (e->inl && esc_lookvar(e, o) && !esc_own_inlined(e, o)) vec_push(&e->inl->vars, (LocEntry){o, NULL}), vec_last(&e->inl->vars).loc = esc_newloc(e, NULL, EW_NODE, true), vec_last(&e->inl->vars).loc->obj = o;
    EscLoc *l = esc_varloc(e, o);
    l->fn = e->fn;
    l->loopdepth = e->loopdepth;
    l->frame = e->frame;
}

// The variable that this identifier of a := declares.
static Object *declares(Node *n) {
    if (n->kind != N_Ident || ast_is_blank((Ident *)n)) return NULL;
    Object *o = ((Ident *)n)->obj;
    return o && o->kind == OVar && o->pos == n->pos ? o : NULL;
}

static void reassigned(Hole k) { k.dst->reassigned = true; }

// --- assignments that change nothing: val.x = val.y, b.buf = b.buf[i:j]
static bool is_name(Expr *x) {
    x = ast_unparen(x);
    return x->n.kind == N_Ident && !x->cval && ((Ident *)x)->obj && ((Ident *)x)->obj->kind == OVar;
}

static Object *pointer_base(Esc *e, Expr *x) {  // p of *p and p.f
    x = ast_unparen(x);
    if (x->n.kind == N_StarExpr && is_name(((StarExpr *)x)->x)) return ((Ident *)ast_unparen(((StarExpr *)x)->x))->obj;
    if (x->n.kind == N_SelectorExpr && ((SelectorExpr *)x)->selection && is_name(((SelectorExpr *)x)->x)) {
        Expr *b = ast_unparen(((SelectorExpr *)x)->x);
        Selection *s = esc_selection(e, (SelectorExpr *)x);
        if (s->kind == FieldVal && s->nindex == 1 && types_under(typeof_(e->f, b))->kind == TPointer) return ((Ident *)b)->obj;
    }
    return NULL;
}

static bool same_safe(Expr *a, Expr *b) {
    a = ast_unparen(a);
    b = ast_unparen(b);
    if (a->cval && b->cval) return const_kind(a->cval) == const_kind(b->cval) && const_compare(a->cval, b->cval) == 0;
    if (a->n.kind != b->n.kind) return false;
    switch (a->n.kind) {
    case N_Ident: return ((Ident *)a)->obj == ((Ident *)b)->obj && is_name(a);
    case N_SelectorExpr: return ((SelectorExpr *)a)->sel->name == ((SelectorExpr *)b)->sel->name && same_safe(((SelectorExpr *)a)->x, ((SelectorExpr *)b)->x);
    case N_StarExpr: return same_safe(((StarExpr *)a)->x, ((StarExpr *)b)->x);
    case N_IndexExpr: return same_safe(((IndexExpr *)a)->x, ((IndexExpr *)b)->x) && same_safe(ast_expr_at(((IndexExpr *)a)->indices, 0), ast_expr_at(((IndexExpr *)b)->indices, 0));
    default: return false;
    }
}

static bool may_affect_memory(Expr *x) {
    x = ast_unparen(x);
    if (x->cval || x->mode == MNilValue) return false;
    switch (x->n.kind) {
    case N_Ident: return false;
    case N_BinaryExpr: {
        static const uint8_t pure[] = {TK_ADD, TK_SUB, TK_OR, TK_XOR, TK_MUL, TK_SHL, TK_SHR, TK_AND, TK_AND_NOT, TK_QUO, TK_REM};
        if (!memchr(pure, x->n.op, sizeof pure)) return true;
        return may_affect_memory(((BinaryExpr *)x)->x) || may_affect_memory(((BinaryExpr *)x)->y);
    }
    case N_IndexExpr: return may_affect_memory(((IndexExpr *)x)->x) || may_affect_memory(ast_expr_at(((IndexExpr *)x)->indices, 0));
    case N_SelectorExpr: return may_affect_memory(((SelectorExpr *)x)->x);
    case N_StarExpr: return may_affect_memory(((StarExpr *)x)->x);
    case N_UnaryExpr: return x->n.op == TK_AND || x->n.op == TK_ARROW || may_affect_memory(((UnaryExpr *)x)->x);
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)x;
        Expr *fun = ast_unparen(c->fun);
        bool conv = fun->mode == MTypExpr, len = fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin &&
                                                 (((Ident *)fun)->obj->builtin == BLen || ((Ident *)fun)->obj->builtin == BCap);
        return !(conv || len) || may_affect_memory(ast_expr_at(c->args, 0));
    }
    default: return true;
    }
}

static bool self_assign(Esc *e, Expr *dst, Expr *src) {
    dst = ast_unparen(dst);
    src = ast_unparen(src);
    if (src->n.kind == N_SliceExpr) {
        Object *d = pointer_base(e, dst);
        Type *xt = types_under(esc_type(e, ((SliceExpr *)src)->x));
        return d && xt->kind != TArray && pointer_base(e, ((SliceExpr *)src)->x) == d;
    }
    if (dst->n.kind != src->n.kind) return false;
    if (dst->n.kind == N_SelectorExpr) {
        SelectorExpr *a = (SelectorExpr *)dst, *b = (SelectorExpr *)src;
        return a->selection && b->selection && b->selection->kind == FieldVal && a->selection->nindex == 1 && b->selection->nindex == 1 && same_safe(a->x, b->x);
    }
    if (dst->n.kind == N_IndexExpr) {
        IndexExpr *a = (IndexExpr *)dst, *b = (IndexExpr *)src;
        if (types_under(esc_type(e, a->x))->kind == TMap) return false;
        if (may_affect_memory(ast_expr_at(a->indices, 0)) || may_affect_memory(ast_expr_at(b->indices, 0))) return false;
        return same_safe(a->x, b->x);
    }
    return false;
}

static const char *fn_title(EscFn *fn) {
    if (!fn->lit) {
        Object *o = fn->unit->obj;
        if (!o) return "init";
        const char *n = func_name(o, NULL), *slash = strrchr(n, '/'), *dot = strchr(slash ? slash : n, '.');
        return dot ? dot + 1 : n;
    }
    return "func literal";
}

// dsts = srcs, each to each.
static void assign_list(Esc *e, NodeList lhs, NodeList rhs, Stmt *s, bool define, const char *why) {
    int n = lhs.n;
    Hole *ks = ARENA_ARRAY(e->b->arena, Hole, n + 1);
    for (int i = 0; i < n; i++) {
        Object *o = define ? declares(lhs.v[i]) : NULL;
        if (o) esc_declare(e, o);
        ks[i] = esc_addr(e, (Expr *)lhs.v[i]);
    }
    for (int i = 0; i < n; i++) {
        Expr *src = ast_expr_at(rhs, i), *dst = (Expr *)lhs.v[i];
        if (esc_reflect_data(e, dst)) {
            esc_unsafe_value(e, hole_heap(e), src);
            continue;
        }
        Hole k = ks[i];
        Object *o = define ? declares(lhs.v[i]) : NULL;
        if (o && n == 1) ks[i].dst->init = src;
        if (!is_blank(&dst->n) && !o && self_assign(e, dst, src)) {
            if (esc_report_on && e->fn->unit->pkg == esc_report_pkg)
                esc_say(ast_gcpos(&s->n), "%s ignoring self-assignment in %s = %s", fn_title(e->fn), ast_expr_cstr(e->b->arena, dst), ast_expr_cstr(e->b->arena, src));
            k = hole_blank(e);
        }
        Type *t = is_blank(&dst->n) || !dst->type ? NULL : typeof_(e->f, dst);
        if (o) t = fsubst(e->f, o->type);
        esc_conv(e, hole_note(k, why, &s->n), src, t);
    }
    for (int i = 0; i < n; i++)  // last, so that what a literal on the right captures counts as assigned
        if (!define || !declares(lhs.v[i])) reassigned(ks[i]);
}

// The variable that a place on the left is or is a part of, without walking it again.
static Hole esc_place(Esc *e, Expr *x) {
    x = ast_unparen(x);
    if (x->n.kind == N_Ident && !ast_is_blank((Ident *)x) && ((Ident *)x)->obj && ((Ident *)x)->obj->kind == OVar && !((Ident *)x)->obj->ispkgvar)
        return hole_of(esc_varloc(e, ((Ident *)x)->obj));
    if (x->n.kind == N_SelectorExpr && ((SelectorExpr *)x)->selection && types_under(typeof_(e->f, ((SelectorExpr *)x)->x))->kind == TStruct)
        return esc_place(e, ((SelectorExpr *)x)->x);
    if (x->n.kind == N_IndexExpr && types_under(typeof_(e->f, ((IndexExpr *)x)->x))->kind == TArray) return esc_place(e, ((IndexExpr *)x)->x);
    return hole_blank(e);
}

// One of several values is converted to an interface on the way: its box is on the heap. gc has it in a temporary, by number.
static Hole tuple_box(Esc *e, Hole k, Expr *x, int i) {
    if (!esc_report_on) return hole_heap(e);
    Hole h = esc_spill(e, k, &x->n, EW_CONV);
    h.dst->text = arena_printf(e->b->arena, ".autotmp_%d", i + 1);
    return h;
}

// One operation with several values.
static void assign_tuple(Esc *e, NodeList lhs, Expr *rhs, Stmt *s, bool define, Type *declared) {
    int n = lhs.n;
    Hole *ks = ARENA_ARRAY(e->b->arena, Hole, n + 1);
    Expr *x = ast_unparen(rhs);
    bool call = x->n.kind == N_CallExpr && x->type && x->type->kind == TTuple && (n != 2 || x->mode != MCommaOk);
    for (int i = 0; i < n; i++) {
        Object *o = define ? declares(lhs.v[i]) : NULL;
        if (o) esc_declare(e, o);
        ks[i] = esc_addr(e, (Expr *)lhs.v[i]);
        Type *t = declared ? declared : is_blank(lhs.v[i]) || !((Expr *)lhs.v[i])->type ? NULL : typeof_(e->f, (Expr *)lhs.v[i]);
        if (o) t = fsubst(e->f, o->type);
        if (call && t && is_iface(t)) {  // converted on the way: into a box, on the heap
            Type *from = typeof_(e->f, x)->tuple.vars[i]->type;
            if (!is_iface(from) && !is_direct(from)) ks[i] = tuple_box(e, ks[i], x, i);
        }
    }
    Hole *to = ARENA_ARRAY(e->b->arena, Hole, n + 1);
    for (int i = 0; i < n; i++) to[i] = !define || !declares(lhs.v[i]) ? esc_place(e, (Expr *)lhs.v[i]) : hole_blank(e);
    if (call) {
        esc_call(e, ks, n, (CallExpr *)x);
        for (int i = 0; i < n; i++) reassigned(to[i]);
        return;
    }
    Hole k = ks[0];
    Type *t = declared ? declared : is_blank(lhs.v[0]) ? NULL : typeof_(e->f, (Expr *)lhs.v[0]);
    Type *xt = x->type->kind == TTuple ? typeof_(e->f, x)->tuple.vars[0]->type : typeof_(e->f, x);
    if (t && is_iface(t) && !is_iface(xt) && !is_direct(xt)) k = tuple_box(e, k, x, 0);
    esc_expr(e, hole_note(k, "assign-pair", &s->n), x);
    for (int i = 0; i < n; i++) reassigned(to[i]);
}

static void declare_spec(Esc *e, ValueSpec *v, Stmt *s) {
    int n = v->names.n;
    Type *t = NULL;
    if (v->values.n == 1 && n > 1) {
        if (v->type_expr && ((Ident *)v->names.v[0])->obj) t = fsubst(e->f, ((Ident *)v->names.v[0])->obj->type);
        assign_tuple(e, v->names, ast_expr_at(v->values, 0), s, true, t);
        return;
    }
    for (int i = 0; i < n; i++) {
        Ident *id = (Ident *)v->names.v[i];
        bool blank = ast_is_blank(id);
        if (!blank && id->obj) esc_declare(e, id->obj);
        if (i >= v->values.n) continue;
        Hole k = blank ? hole_blank(e) : hole_of(esc_varloc(e, id->obj));
        if (!blank) k.dst->init = ast_expr_at(v->values, i);
        esc_conv(e, hole_note(k, n > 1 ? "assign-pair" : "assign", esc_flows_on ? &v->n : &s->n), ast_expr_at(v->values, i), id->obj ? fsubst(e->f, id->obj->type) : v->type_expr ? typeof_(e->f, v->type_expr) : NULL);
    }
}

static bool per_iteration(Esc *e) {
    const char *v = e->fn->unit->pkg ? e->fn->unit->pkg->goversion : NULL;
    return !(v && strcmp(v, "go1.22") < 0 && strlen(v) <= 6);
}

static bool leaky(Object *o) { return o && (o->captured || o->addrtaken); }

static void loop_for(Esc *e, ForStmt *s) {
    int depth = e->loopdepth;
    if (s->init) {
        if (s->init->n.kind == N_AssignStmt && s->init->n.op == TK_DEFINE && per_iteration(e)) {
            AssignStmt *a = (AssignStmt *)s->init;  // each iteration has its own variables, where it matters
            bool any = false;
            for (int i = 0; i < a->lhs.n; i++) any = any || leaky(declares(a->lhs.v[i]));
            if (any) e->loopdepth++;
            esc_block(e, &(BlockStmt){.s = {.n = {.kind = N_BlockStmt}}, .list = {(Node *[]){&s->init->n}, 1}});
            if (any)
                for (int i = 0; i < a->lhs.n; i++)
                    if (declares(a->lhs.v[i])) esc_varloc(e, declares(a->lhs.v[i]))->init = NULL;
            e->loopdepth = depth;
        } else esc_block(e, &(BlockStmt){.s = {.n = {.kind = N_BlockStmt}}, .list = {(Node *[]){&s->init->n}, 1}});
    }
    e->loopdepth = depth + 1;
    if (s->cond) esc_discard(e, s->cond);
    if (s->post) esc_block(e, &(BlockStmt){.s = {.n = {.kind = N_BlockStmt}}, .list = {(Node *[]){&s->post->n}, 1}});
    esc_block(e, s->body);
    e->loopdepth = depth;
}

// The body is a closure on the heap; what it shares with the function around it flows there.
static void range_func(Esc *e, RangeStmt *s, Type *sig) {
    esc_expr(e, hole_of(&e->b->callee), s->x);
    Object **fv;
    int n = fn_free_vars(&s->s.n, s->s.n.pos, s->body->rbrace, &fv);
    for (int i = 0; i < n; i++) {
        EscLoc *l = esc_findvar(e->fn->unit, fv[i]);
        if (!l) continue;
        bool ref = fv[i]->addrtaken || fv[i]->reassigned || fv[i]->isresult || layout(fsubst(e->f, fv[i]->type))->size > 128;
        if (ref) l->addrtaken = true;
        vec_push(&e->b->shared, (EscShared){l, &s->s.n, ref});
    }
    (void)sig;
    Node *frame = e->frame;
    e->frame = &s->s.n;
    e->loopdepth++;
    e->inrange++;
    Expr *lhs[2] = {s->key, s->value};
    for (int i = 0; i < 2; i++) {
        if (!lhs[i] || is_blank(&lhs[i]->n)) continue;
        if (s->s.n.op == TK_DEFINE) esc_declare(e, ((Ident *)lhs[i])->obj);
        else reassigned(esc_addr(e, lhs[i]));
    }
    esc_block(e, s->body);
    e->inrange--;
    e->loopdepth--;
    e->frame = frame;
}

static void loop_range(Esc *e, RangeStmt *s) {
    Type *t = esc_type(e, s->x), *u = types_under(t);
    if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(t);
    if (u && u->kind == TSignature) {
        range_func(e, s, u);
        return;
    }
    EscLoc *tmp = esc_newloc(e, NULL, EW_NODE, true);
    esc_expr(e, hole_of(tmp), s->x);
    int depth = e->loopdepth++;
    Hole ks[2] = {hole_blank(e), hole_blank(e)};
    Expr *lhs[2] = {s->key, s->value};
    for (int i = 0; i < 2; i++) {
        if (!lhs[i] || is_blank(&lhs[i]->n)) continue;
        Object *o = s->s.n.op == TK_DEFINE ? declares(&lhs[i]->n) : NULL;
        if (o) {
            bool inner = per_iteration(e) && leaky(o);
            if (!inner) e->loopdepth--;
            esc_declare(e, o);
            e->loopdepth = depth + 1;
            ks[i] = hole_of(esc_varloc(e, o));
            if (!inner) reassigned(ks[i]);
        } else {
            ks[i] = esc_addr(e, lhs[i]);
            reassigned(ks[i]);
        }
        Type *vt = o ? fsubst(e->f, o->type) : typeof_(e->f, lhs[i]);
        Type *et = !u ? NULL : u->kind == TArray ? u->array.elem : u->kind == TSlice ? u->slice.elem : u->kind == TMap ? (i ? u->map.elem : u->map.key) : NULL;
        if (et && vt && is_iface(vt) && !is_iface(et) && !is_direct(et)) ks[i] = hole_heap(e);  // boxed on the way
    }
    if (ks[1].dst != &e->b->blank || u->kind == TArray)
        esc_flow(e->b, u->kind == TArray ? hole_note(ks[1], "range", &s->s.n) : hole_shift(ks[1], 1, "range-deref", &s->s.n), tmp);
    esc_block(e, s->body);
    e->loopdepth = depth;
}

static void esc_stmt(Esc *e, Stmt *s);

// if with a constant condition whose live branch returns: gc drops what follows.
bool esc_ends_here(Stmt *s) {
    if (s->n.kind != N_IfStmt || !((IfStmt *)s)->cond->cval) return false;
    IfStmt *i = (IfStmt *)s;
    Stmt *live = const_bool(i->cond->cval) ? &i->body->s : i->els;
    if (!live || live->n.kind != N_BlockStmt || !((BlockStmt *)live)->list.n) return false;
    BlockStmt *b = (BlockStmt *)live;
    return b->list.v[b->list.n - 1]->kind == N_ReturnStmt;
}

static void clause_body(Esc *e, NodeList l) {
    int depth = e->loopdepth;
    for (int i = 0; i < l.n; i++) {
        if (esc_stopped(e->b)) break;
        esc_stmt(e, (Stmt *)l.v[i]);
        if (esc_report_on && esc_ends_here((Stmt *)l.v[i])) break;
    }
    e->loopdepth = depth;
}

static void switch_stmt(Esc *e, SwitchStmt *s) {
    if (s->init) esc_stmt(e, s->init);
    Type *t = s->tag ? esc_type(e, s->tag) : NULL;
    if (s->tag) esc_discard(e, s->tag);
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        for (int k = 0; k < c->list.n; k++) esc_conv(e, hole_blank(e), ast_expr_at(c->list, k), t && is_iface(t) ? t : NULL);
        clause_body(e, c->body);
    }
}

static void typeswitch_stmt(Esc *e, TypeSwitchStmt *s) {
    if (s->init) esc_stmt(e, s->init);
    Hole k = hole_blank(e);
    for (int i = 0; s->bind && i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        if (!c->obj) continue;
        esc_declare(e, c->obj);
        if (!e->inl) esc_varloc(e, c->obj)->at = c->s.n.pos;
        Type *t = fsubst(e->f, c->obj->type);
        if (types_is_untyped(t) || !esc_hasptr(t)) continue;
        k = esc_tee(e, k, hole_shift(hole_of(esc_varloc(e, c->obj)), !is_iface(t) && !is_direct(t), "switch case", &c->s.n));
    }
    esc_expr(e, k, s->x);
    for (int i = 0; i < s->cases.n; i++) clause_body(e, ((CaseClause *)s->cases.v[i])->body);
}

static void return_stmt(Esc *e, ReturnStmt *s) {
    Type *sig = e->inl ? e->inl->sig : e->fn->sig;
    EscLoc **results = e->inl ? e->inl->results : e->fn->results;
    int n = sig->sig.results->tuple.n;
    if (!s->results.n) return;
    Hole *ks = ARENA_ARRAY(e->b->arena, Hole, n + 1);
    for (int i = 0; i < n; i++) {
        ks[i] = e->inrange ? hole_heap(e) : hole_of(results[i]);
        if (!e->inrange) reassigned(ks[i]);
    }
    if (s->results.n == 1 && n > 1) {
        Expr *x = ast_unparen(ast_expr_at(s->results, 0));
        for (int i = 0; i < n; i++) {
            Type *to = fsubst(e->f, sig->sig.results->tuple.vars[i]->type), *from = typeof_(e->f, x)->tuple.vars[i]->type;
            if (is_iface(to) && !is_iface(from) && !is_direct(from)) ks[i] = hole_heap(e);
        }
        esc_call(e, ks, n, (CallExpr *)x);
        return;
    }
    for (int i = 0; i < n; i++)
        esc_conv(e, e->inl ? esc_inlined_result(ks[i], e->inl, s) : hole_note(ks[i], "return", &s->s.n), ast_expr_at(s->results, i), fsubst(e->f, sig->sig.results->tuple.vars[i]->type));
}

static void assign_stmt(Esc *e, AssignStmt *s) {
    bool define = s->s.n.op == TK_DEFINE;
    if (s->s.n.op != TK_DEFINE && s->s.n.op != TK_ASSIGN) {  // x op= y
        Expr *l = ast_expr_at(s->lhs, 0), *r = ast_expr_at(s->rhs, 0);
        Hole k = esc_addr(e, l);
        Type *t = esc_type(e, l);
        Type *u = types_under(t);
        if (s->s.n.op == TK_ADD_ASSIGN && u->kind == TBasic && u->basic.info & IsString) {
            esc_spill(e, hole_note(k, "assign", &s->s.n), &s->s.n, EW_NODE).dst->quiet = false;
            esc_discard(e, r);
        } else esc_expr(e, hole_note(k, "assign", &s->s.n), r);
        reassigned(k);
        return;
    }
    if (s->lhs.n > 1 && s->rhs.n == 1) assign_tuple(e, s->lhs, ast_expr_at(s->rhs, 0), &s->s, define, NULL);
    else assign_list(e, s->lhs, s->rhs, &s->s, define, s->lhs.n > 1 ? "assign-pair" : "assign");
}

static void esc_stmt(Esc *e, Stmt *s) {
    if (!s) return;
    switch (s->n.kind) {
    case N_ExprStmt: {
        Expr *x = ast_unparen(((ExprStmt *)s)->x);
        if (x->n.kind == N_CallExpr) esc_call(e, NULL, 0, (CallExpr *)x);
        else esc_discard(e, x);
        break;
    }
    case N_AssignStmt: assign_stmt(e, (AssignStmt *)s); break;
    case N_IncDecStmt: reassigned(esc_addr(e, ((IncDecStmt *)s)->x)); break;
    case N_DeclStmt: esc_stmt(e, (Stmt *)((DeclStmt *)s)->decl); break;
    case N_GenDecl: {
        GenDecl *d = (GenDecl *)s;
        for (int i = 0; d->n.op == TK_VAR && i < d->specs.n; i++) declare_spec(e, (ValueSpec *)d->specs.v[i], s);
        break;
    }
    case N_BlockStmt: esc_block(e, (BlockStmt *)s); break;
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)s;
        int depth = e->loopdepth;
        if (i->init) esc_stmt(e, i->init);
        if (i->cond->cval) {  // the dead branch is not compiled
            if (const_bool(i->cond->cval)) esc_block(e, i->body);
            else esc_stmt(e, i->els);
            e->loopdepth = depth;
            break;
        }
        esc_discard(e, i->cond);
        esc_block(e, i->body);
        esc_stmt(e, i->els);
        e->loopdepth = depth;
        break;
    }
    case N_ForStmt: loop_for(e, (ForStmt *)s); break;
    case N_RangeStmt: loop_range(e, (RangeStmt *)s); break;
    case N_SwitchStmt: switch_stmt(e, (SwitchStmt *)s); break;
    case N_TypeSwitchStmt: typeswitch_stmt(e, (TypeSwitchStmt *)s); break;
    case N_SelectStmt:
        for (int i = 0; i < ((SelectStmt *)s)->cases.n; i++) {
            CommClause *c = (CommClause *)((SelectStmt *)s)->cases.v[i];
            int depth = e->loopdepth;
            esc_stmt(e, c->comm);
            clause_body(e, c->body);
            e->loopdepth = depth;
        }
        break;
    case N_ReturnStmt: return_stmt(e, (ReturnStmt *)s); break;
    case N_LabeledStmt: {
        for (int i = 0; i < e->labels.n; i++)
            if (e->labels.v[i].stmt == &s->n && e->labels.v[i].looping) e->loopdepth++;
        esc_stmt(e, ((LabeledStmt *)s)->stmt);
        break;
    }
    case N_GoStmt: esc_go(e, s, ((GoStmt *)s)->call, false); break;
    case N_DeferStmt: esc_go(e, s, ((DeferStmt *)s)->call, true); break;
    case N_SendStmt: {
        SendStmt *x = (SendStmt *)s;
        esc_discard(e, x->chan);
        Type *ct = esc_type(e, x->chan), *u = types_under(ct);
        if (u->kind != TChan) u = types_core(ct);
        esc_conv(e, hole_note(hole_heap(e), "send", &s->n), x->value, u->chan.elem);
        break;
    }
    default: break;
    }
}

void esc_block(Esc *e, BlockStmt *b) { clause_body(e, b->list); }

// Labels that a later goto jumps back to head loops.
bool esc_find_labels(Node *n, void *arg) {
    Esc *e = arg;
    if (!n) return true;
    if (n->kind == N_FuncLit) return false;
    if (n->kind == N_LabeledStmt) vec_push(&e->labels, (EscLabel){n, false});
    if (n->kind == N_BranchStmt && n->op == TK_GOTO)
        for (int i = 0; i < e->labels.n; i++)
            if (e->labels.v[i].stmt == ((BranchStmt *)n)->target) e->labels.v[i].looping = true;
    return true;
}

void esc_walk_fn(EscBatch *b, EscFn *fn, BlockStmt *body) {
    Esc e = {.b = b, .fn = fn, .f = fn->unit->shell, .frame = fn->lit ? &fn->lit->e.n : NULL, .inl = fn->inl, .loopdepth = 1};
    EscUnit *outer = fn->inl ? NULL : esc_flows_unit(fn->unit);
    ast_walk(&body->s.n, esc_find_labels, &e);
    esc_block(&e, body);
    vec_free(&e.labels);
    if (!fn->inl) esc_flows_unit(outer);
}
