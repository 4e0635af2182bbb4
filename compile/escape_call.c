// escape_call.c - calls, builtins, go and defer, function literals: what arguments flow to.
// Twin: $GOROOT/src/cmd/compile/internal/escape/call.go
#include "compile/escape_int.h"

static Expr *arg(CallExpr *x, int i) { return ast_expr_at(x->args, i); }

static Type *core(Type *t) {
    Type *u = types_under(t);
    return u->kind == TInterface || u->kind == TTypeParam ? types_core(t) : u;
}

static bool declares_var(Object *o) { return o && o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_'); }

static Object *builtin_of(Expr *fun) {
    fun = ast_unparen(fun);
    if (fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin) return ((Ident *)fun)->obj;
    if (fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->sel->obj && ((SelectorExpr *)fun)->sel->obj->kind == OBuiltin) return ((SelectorExpr *)fun)->sel->obj;
    return NULL;
}

// --- function literals
EscFn *esc_litfn(Esc *e, FuncLit *x) {
    EscUnit *u = e->fn->unit;
    for (int i = 0; i < u->fns.n; i++)
        if (u->fns.v[i]->lit == x && u->fns.v[i]->inl == e->inl) return u->fns.v[i];
    EscFn *fn = ARENA_NEW(e->b->arena, EscFn);
    fn->unit = u;
    fn->outer = e->fn;
    fn->lit = x;
    fn->inl = e->inl;
    fn->sig = types_under(x->e.type);
    vec_push(&u->fns, fn);
    Esc in = {.b = e->b, .fn = fn, .f = e->f, .frame = &x->e.n, .inl = e->inl, .loopdepth = 1};
    Type *pt = fn->sig->sig.params, *rt = fn->sig->sig.results;
    fn->nparams = pt->tuple.n;
    fn->params = pt->tuple.vars;
    for (int i = 0; i < pt->tuple.n; i++)
        if (declares_var(pt->tuple.vars[i])) esc_varloc(&in, pt->tuple.vars[i])->param = true;
    fn->results = ARENA_ARRAY(e->b->arena, EscLoc *, rt->tuple.n + 1);
    for (int i = 0; i < rt->tuple.n; i++) {
        fn->results[i] = esc_varloc(&in, rt->tuple.vars[i]);
        fn->results[i]->paramout = true;
        fn->results[i]->result = i + 1;
    }
    return fn;
}

EscLoc *esc_funclit(Esc *e, Hole k, FuncLit *x) {
    if (esc_lit_unit(e, x)) {
        EscLoc *own = esc_newloc(e, &x->e.n, EW_NODE, false);
        own->slots = 1;
        esc_flow(e->b, hole_spill(k, own), own);
        return own;
    }
    EscFn *fn = esc_litfn(e, x);
    EscLoc *l = esc_newloc(e, &x->e.n, EW_NODE, false);
    l->lit = fn;
    esc_flow(e->b, hole_spill(k, l), l);
    EscClosure c = {.k = hole_of(l), .fn = fn};
    Object **fv;
    int n = fn_free_vars(&x->e.n, x->e.n.pos, x->body->rbrace, &fv);
    c.vars = ARENA_ARRAY(e->b->arena, Object *, n + 1);
    c.locs = ARENA_ARRAY(e->b->arena, EscLoc *, n + 1);
    for (int i = 0; i < n; i++) {
        EscLoc *v = esc_lookvar(e, fv[i]);
        if (!v) continue;
        c.locs[c.nvars] = v;
        c.vars[c.nvars++] = fv[i];
        if (v->captured) continue;
        v->captured = true;
        if (v->loopdepth == e->loopdepth && !v->paramout) v->reassigned = false;  // assignments before the first capture do not count
    }
    vec_push(&e->b->closures, c);
    EscInl *inl = e->inl;
    esc_walk_fn(e->b, fn, x->body);
    e->inl = inl;
    return l;
}

// --- static callees
// What a variable that is set once stands for.
Expr *esc_static_value(Esc *e, Expr *x) {
    for (int i = 0; i < 20; i++) {
        x = ast_unparen(x);
        if (x->cval || x->n.kind != N_Ident) return x;
        Object *o = ((Ident *)x)->obj;
        if (!o || o->kind != OVar || o->ispkgvar || o->reassigned || o->addrtaken) return x;
        EscLoc *l = esc_lookvar(e, o);
        if (!l || !l->init) return x;
        x = l->init;
    }
    return x;
}

// The one type that an interface value can have: it was converted where it was declared.
static Type *known_type(Esc *e, Expr *x) {
    x = ast_unparen(x);
    for (int i = 0; i < 20; i++) {
        Type *t = esc_type(e, x);
        if (!is_iface(t)) return types_is_typeparam(t) || x->mode == MNilValue ? NULL : t;
        Expr *v = x;
        if (x->n.kind == N_CallExpr && ast_unparen(((CallExpr *)x)->fun)->mode == MTypExpr) v = ast_unparen(ast_expr_at(((CallExpr *)x)->args, 0));
        else if (x->n.kind == N_Ident && ((Ident *)x)->obj && ((Ident *)x)->obj->kind == OVar && !((Ident *)x)->obj->ispkgvar && !((Ident *)x)->obj->reassigned &&
                 !((Ident *)x)->obj->addrtaken) {
            EscLoc *l = esc_lookvar(e, ((Ident *)x)->obj);
            if (l && l->init) v = ast_unparen(l->init);
        }
        if (v == x || !v->type || v->type->kind == TTuple || v->mode == MNilValue) return NULL;
        x = v;
    }
    return NULL;
}

EscUnit *esc_static_callee(Esc *e, Expr *fun, EscFn **lit) {
    *lit = NULL;
    fun = esc_static_value(e, fun);
    if (fun->n.kind == N_FuncLit) {
        EscUnit *own = esc_lit_unit(e, (FuncLit *)fun);
        if (own) return own->state == U_DONE ? own : NULL;
        *lit = esc_litfn(e, (FuncLit *)fun);
        return NULL;
    }
    if (fun->n.kind == N_IndexExpr) fun = ast_unparen(((IndexExpr *)fun)->x);
    Ident *id = fun->n.kind == N_Ident ? (Ident *)fun : fun->n.kind == N_SelectorExpr && !((SelectorExpr *)fun)->selection ? ((SelectorExpr *)fun)->sel : NULL;
    if (!id || !id->obj || id->obj->kind != OFunc) return NULL;
    TypeList *inst = id->inst;
    if (inst && e->f->targs) inst = types_subst_list(cc.ck, inst, e->f->tparams, e->f->targs);
    return esc_unit_of(id->obj, inst);
}

// Where argument i (receiver first) of a call goes. u and lit NULL: an unknown function.
Hole esc_param(Esc *e, Hole *ks, int nks, EscUnit *u, EscFn *lit, int i) {
    if (!u && !lit) return hole_heap(e);
    if (lit || u->state == U_BATCH) {
        EscFn *fn = lit ? lit : u->fn;
        Object *o = i < fn->nparams ? fn->params[i] : NULL;
        EscLoc *l = o && declares_var(o) ? esc_findvar(fn->unit, o) : NULL;
        return l ? hole_of(l) : hole_blank(e);
    }
    if (i >= u->ntags) return hole_heap(e);
    const Leaks *t = &u->tags[i];
    Hole k = hole_blank(e);
    int x;
    if ((x = leaks_get(t, LEAK_HEAP)) >= 0) k = esc_tee(e, k, hole_shift(hole_heap(e), x, NULL, NULL));
    if ((x = leaks_get(t, LEAK_MUTATOR)) >= 0) k = esc_tee(e, k, hole_shift(hole_of(&e->b->mutator), x, NULL, NULL));
    if ((x = leaks_get(t, LEAK_CALLEE)) >= 0) k = esc_tee(e, k, hole_shift(hole_of(&e->b->callee), x, NULL, NULL));
    for (int r = 0; r < NLEAKRESULTS && r < nks; r++) {
        if ((x = leaks_get(t, LEAK_RESULT0 + r)) < 0 || ks[r].dst == &e->b->blank) continue;
        Hole to = hole_shift(ks[r], x, NULL, NULL);
        if (to.derefs < 0) {  // address-of: through a temporary
            EscLoc *l = esc_newloc(e, NULL, EW_NODE, false);
            esc_flow(e->b, to, l);
            to = hole_of(l);
        }
        k = esc_tee(e, k, to);
    }
    return k;
}

// The arguments of a call with this signature; first: 1 when a receiver came before them.
static void uintptr_arg(Esc *e, EscUnit *u, Expr *a);
static void arguments(Esc *e, Hole *ks, int nks, CallExpr *x, Type *sig, EscUnit *u, EscFn *lit, int first) {
    Type *params = sig->sig.params;
    int np = params->tuple.n;
    bool variadic = sig->sig.variadic && !x->ellipsis;
    Expr *only = x->args.n == 1 ? ast_unparen(arg(x, 0)) : NULL;
    if (only && only->n.kind == N_CallExpr && only->type && only->type->kind == TTuple && only->type->tuple.n != 1) {  // f(g())
        int n = only->type->tuple.n;
        Type *rt = typeof_(e->f, only);
        Hole *in = ARENA_ARRAY(e->b->arena, Hole, n + 1);
        for (int i = 0; i < n; i++) {
            bool rest = variadic && i >= np - 1;
            Type *pt = fsubst(e->f, params->tuple.vars[rest ? np - 1 : i]->type);
            if (rest) pt = types_under(pt)->slice.elem;
            bool boxed = is_iface(pt) && !is_iface(rt->tuple.vars[i]->type) && !is_direct(rt->tuple.vars[i]->type);
            in[i] = rest || boxed ? hole_heap(e) : esc_param(e, ks, nks, u, lit, first + i);
        }
        esc_call(e, in, n, (CallExpr *)only);
        return;
    }
    int fixed = variadic ? np - 1 : np;
    for (int i = 0; i < x->args.n; i++) uintptr_arg(e, u, arg(x, i));
    for (int i = 0; i < fixed && i < x->args.n; i++)
        esc_conv(e, hole_note(esc_param(e, ks, nks, u, lit, first + i), "call parameter", &x->e.n), arg(x, i), fsubst(e->f, params->tuple.vars[i]->type));
    if (!variadic || x->args.n <= fixed) return;
    Hole k = esc_spill(e, hole_note(esc_param(e, ks, nks, u, lit, first + np - 1), "call parameter", &x->e.n), &x->e.n, EW_VARIADIC);
    Type *et = types_under(fsubst(e->f, params->tuple.vars[np - 1]->type))->slice.elem;
    for (int i = fixed; i < x->args.n; i++) esc_conv(e, hole_element(k, &x->e.n), arg(x, i), et);
}

// //go:uintptrescapes: what was a pointer when the call began is kept.
static void uintptr_arg(Esc *e, EscUnit *u, Expr *a) {
    FuncDecl *d = u && u->obj ? u->obj->decl : NULL;
    a = ast_unparen(a);
    if (!d || !(d->pragma & PRAGMA_UINTPTRESCAPES) || a->n.kind != N_CallExpr || ast_unparen(((CallExpr *)a)->fun)->mode != MTypExpr) return;
    Type *t = types_under(esc_type(e, a));
    if (t->kind == TBasic && t->basic.kind == KUintptr) esc_unsafe_value(e, hole_note(hole_heap(e), "//go:uintptrescapes", &a->n), a);
}

// len(x) of an x that is always the same slice literal.
static Expr *literal_length(Esc *e, Expr *v) {
    Object *b = v->n.kind == N_CallExpr ? builtin_of(((CallExpr *)v)->fun) : NULL;
    if (!b || b->builtin != BLen) return NULL;
    Expr *x = esc_static_value(e, arg((CallExpr *)v, 0));
    if (x->n.kind != N_CompositeLit || types_under(esc_type(e, x))->kind != TSlice) return NULL;
    for (int i = 0; i < ((CompositeLit *)x)->elts.n; i++)
        if (((CompositeLit *)x)->elts.v[i]->kind == N_KeyValueExpr) return NULL;
    Expr *n = ast_new(e->b->arena, N_BasicLit, v->n.pos);
    n->type = types_basic[KInt];
    n->mode = MConstant;
    n->cval = const_from_int64(cc.ck, ((CompositeLit *)x)->elts.n);
    return n;
}

static void builtin(Esc *e, Hole *ks, int nks, CallExpr *x, int id) {
    Hole k = nks ? ks[0] : hole_blank(e);
    Node *n = &x->e.n;
    if (x->args.n == 1 && ast_unparen(arg(x, 0))->type && ast_unparen(arg(x, 0))->type->kind == TTuple) {  // of several values: all may go anywhere
        CallExpr *c = (CallExpr *)ast_unparen(arg(x, 0));
        int m = c->e.type->tuple.n;
        Hole *in = ARENA_ARRAY(e->b->arena, Hole, m + 1);
        for (int i = 0; i < m; i++) in[i] = esc_tee(e, k, hole_heap(e));
        esc_call(e, in, m, c);
        return;
    }
    switch (id) {
    case BAppend: {
        Type *st = esc_type(e, &x->e), *et = core(st)->slice.elem;
        bool ptrs = esc_hasptr(et);
        Hole to = esc_tee(e, k, hole_of(&e->b->mutator));
        if (ptrs) to = esc_tee(e, to, hole_shift(hole_heap(e), 1, "appendee slice", n));
        esc_conv(e, to, arg(x, 0), st);
        if (x->ellipsis) {
            Expr *y = arg(x, 1);
            Type *yt = y->type ? core(esc_type(e, y)) : NULL;
            esc_expr(e, ptrs && yt && yt->kind == TSlice ? hole_shift(hole_heap(e), 1, "appended slice...", n) : hole_blank(e), y);
        } else
            for (int i = 1; i < x->args.n; i++) esc_conv(e, hole_note(hole_heap(e), "call parameter", n), arg(x, i), et);
        esc_spill(e, k, n, EW_NODE).dst->loopdepth = 0;
        break;
    }
    case BCopy: {
        esc_expr(e, hole_of(&e->b->mutator), arg(x, 0));
        Type *t = core(esc_type(e, arg(x, 1)));
        bool ptrs = t->kind == TSlice && esc_hasptr(t->slice.elem);
        esc_expr(e, ptrs ? hole_shift(hole_heap(e), 1, "copied slice", n) : hole_blank(e), arg(x, 1));
        break;
    }
    case BPanic: esc_conv(e, hole_note(hole_heap(e), esc_flows_on ? "call parameter" : "panic", n), arg(x, 0), types_any); break;
    case BMin: case BMax:
        for (int i = 0; i < x->args.n; i++) esc_expr(e, k, arg(x, i));
        break;
    case BClear: esc_expr(e, hole_of(&e->b->mutator), arg(x, 0)); break;
    case BSliceData: case BStringData: esc_expr(e, k, arg(x, 0)); break;
    case BAdd: case BSlice: case BString:
        esc_expr(e, k, arg(x, 0));
        esc_discard(e, arg(x, 1));
        break;
    case BNew: {
        Hole in = esc_spill(e, k, n, EW_NODE);
        Expr *y = arg(x, 0);
        if (y->mode != MTypExpr) esc_conv(e, in, y, types_under(esc_type(e, &x->e))->pointer.elem);
        break;
    }
    case BMake: {
        Type *u = core(esc_type(e, &x->e));
        if (u->kind != TChan) {
            EscLoc *l = esc_spill(e, k, n, EW_NODE).dst;
            if (u->kind == TSlice && x->args.n > 1) {
                Expr *v = esc_static_value(e, arg(x, x->args.n - 1));
                if (v->cval) l->init = v;
                else if (esc_report_on) l->init = literal_length(e, v);
            }
        }
        for (int i = 1; i < x->args.n; i++) esc_discard(e, arg(x, i));
        break;
    }
    case BSizeof: case BAlignof: case BOffsetof: break;
    case BDelete:
        esc_discard(e, arg(x, 0));
        esc_conv(e, hole_blank(e), arg(x, 1), core(esc_type(e, arg(x, 0)))->map.key);
        break;
    default:
        for (int i = 0; i < x->args.n; i++) esc_discard(e, arg(x, i));
    }
}


void esc_call(Esc *e, Hole *ks, int nks, CallExpr *x) {
    Expr *fun = ast_unparen(x->fun);
    Object *b = builtin_of(fun);
    if (b) {
        builtin(e, ks, nks, x, b->builtin);
        return;
    }
    if (fun->mode == MTypExpr) {  // a conversion as a statement
        esc_expr(e, nks ? ks[0] : hole_blank(e), &x->e);
        return;
    }
    Type *sig = types_under(typeof_(e->f, fun));
    if (sig->kind != TSignature) sig = types_core(sig);
    EscUnit *u = NULL;
    EscFn *lit = NULL;
    SelectorExpr *se = fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->selection ? (SelectorExpr *)fun : NULL;
    Selection *sel = se ? esc_selection(e, se) : NULL;
    bool ismethod = sel && sel->kind == MethodVal, dynamic = false;
    int shift = 0;
    if (ismethod) {
        Type *t = typeof_(e->f, se->x);
        for (int i = 0; i < sel->nindex - 1; i++) {
            Type *st = types_under(t);
            if (st->kind == TPointer) st = types_under(st->pointer.elem);
            t = st->strct.fields[sel->index[i]]->type;
        }
        dynamic = is_iface(t);
        Type *known = dynamic && sel->nindex == 1 ? known_type(e, se->x) : NULL;
        if (known) {
            Object *m = NULL;
            MethodSet *ms = methods_of(known);
            bool partly = false;  // the method is that of an embedded interface
            for (int i = 0; i < ms->n; i++)
                if (ms->at[i]->obj->name == sel->obj->name) m = ms->at[i]->obj, partly = ms->at[i]->nindex > 1;
            if (m && partly) {
                Type *s = types_under(known);
                partly = s->kind == TStruct && s->strct.n == 1 && is_iface(s->strct.fields[0]->type);
                if (partly) shift = 1;
                m = NULL;
            }
            if (m) {
                TypeList *targs = NULL;
                Object *decl = types_method_origin(cc.ck, m, &targs);
                u = esc_unit_of(decl, targs);
            }
            if ((u || partly) && esc_report_on && e->fn->unit->pkg == esc_report_pkg) {
                Buf b2 = BUF_INIT;
                types_string(&b2, known, e->fn->unit->pkg);
                Object *home = e->fn->unit->obj;
                esc_say_inline(SAY_INLINING, home ? home->pos : 0, e->inl ? e->inl->at : ast_gcpos(&x->e.n), "%sdevirtualizing %s to %s", partly ? "partially " : "", ast_expr_cstr(e->b->arena, fun), buf_cstr(&b2));
                buf_fini(&b2);
            }
            if (u) shift = !is_direct(known) || (types_under(known)->kind == TPointer && !m->ptrrecv);
        }
        if (!dynamic) {
            TypeList *targs = NULL;
            Object *decl = types_method_origin(cc.ck, sel->obj, &targs);
            u = esc_unit_of(decl, targs);
        }
    } else if (!sel || sel->kind == FieldVal) u = esc_static_callee(e, fun, &lit);
    else if (!is_iface(sel->recv) && sel->nindex == 1) {  // T.m(x, …): the receiver is the first argument
        TypeList *targs = NULL;
        Object *decl = types_method_origin(cc.ck, sel->obj, &targs);
        if (decl->ptrrecv == (types_under(sel->recv)->kind == TPointer)) u = esc_unit_of(decl, targs);
    }
    if (esc_inline_on && !(ismethod && dynamic && !u)) {
        Expr *v = ismethod ? NULL : esc_static_value(e, fun);
        FuncLit *fl = v && v->n.kind == N_FuncLit ? (FuncLit *)v : NULL;
        if ((u || fl) && (ismethod || !sel || sel->kind == FieldVal) && esc_inline(e, ks, nks, x, u, fl, ismethod ? se : NULL, sel, shift)) return;
    }
    if (lit || (u && u->state == U_BATCH)) {
        EscFn *fn = lit ? lit : u->fn;
        for (int i = 0; i < nks; i++) esc_flow(e->b, ks[i], fn->results[i]);
    }
    if (!ismethod) {
        Hole ck = hole_blank(e);
        if (!u && !lit)
            for (int i = 0; i < nks; i++)
                if (ks[i].dst != &e->b->blank) ck = hole_note(hole_of(&e->b->callee), "callee operand", &x->e.n);
        esc_expr(e, ck, fun);
    } else esc_receiver(e, hole_shift(esc_param(e, ks, nks, u, lit, 0), shift, "call parameter", &x->e.n), se, sel);
    arguments(e, ks, nks, x, sig, u, lit, ismethod);
}

// go f(x), defer f(x): the arguments are evaluated now and kept in a closure.
void esc_go(Esc *e, Stmt *s, Expr *call, bool isdefer) {
    CallExpr *x = (CallExpr *)ast_unparen(call);
    Hole k = hole_heap(e);
    k.why = isdefer ? "defer" : "go";  // for `explain`: -m=2 has no such step
    k.where = &s->n;
    if (isdefer && e->loopdepth == 1 && !e->inrange) k = esc_later(e, hole_blank(e));
    Expr *fun = ast_unparen(x->fun);
    Object *b = builtin_of(fun);
    bool conv = fun->mode == MTypExpr;
    Type *sig = b || conv ? NULL : core(typeof_(e->f, fun));
    if (sig && x->args.n == 0 && !sig->sig.variadic) {
        int before = e->b->all.n;
        esc_expr(e, k, fun);
        if (fun->n.kind == N_SelectorExpr)  // gc has a closure around the call instead of a method value
            for (int i = before; i < e->b->all.n; i++)
                if (e->b->all.v[i]->n == &fun->n) e->b->all.v[i]->quiet = true;
        return;
    }
    EscLoc *clo = esc_spill(e, k, &x->e.n, EW_VARIADIC).dst;
    clo->quiet = true;
    Hole into = hole_of(clo);
    // The closure's code calls the function with what it keeps: both flows.
    EscUnit *u = NULL;
    EscFn *lit = NULL;
    SelectorExpr *se = fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->selection ? (SelectorExpr *)fun : NULL;
    Selection *sel = se ? esc_selection(e, se) : NULL;
    bool ismethod = sel && sel->kind == MethodVal;
    if (b || conv) {
        for (int i = 0; i < x->args.n; i++) {
            Expr *a = arg(x, i);
            if (a->mode == MTypExpr) continue;
            Hole to = b && b->builtin == BPanic ? hole_heap(e) : b && (b->builtin == BPrint || b->builtin == BPrintln || b->builtin == BDelete || b->builtin == BClose) ? into : hole_heap(e);
            esc_conv(e, to, a, b && b->builtin == BPanic ? types_any : NULL);
        }
        return;
    }
    if (ismethod) {
        // temp_ident in call.c keeps the method value: a closure in the closure.
        EscLoc *mv = esc_newloc(e, &fun->n, EW_NODE, true);
        mv->quiet = true;
        esc_flow(e->b, hole_shift(into, -1, NULL, NULL), mv);
        Type *t = typeof_(e->f, se->x);
        for (int i = 0; i < sel->nindex - 1; i++) {
            Type *st = types_under(t);
            if (st->kind == TPointer) st = types_under(st->pointer.elem);
            t = st->strct.fields[sel->index[i]]->type;
        }
        if (!is_iface(t)) {
            TypeList *targs = NULL;
            Object *decl = types_method_origin(cc.ck, sel->obj, &targs);
            u = esc_unit_of(decl, targs);
        }
        esc_receiver(e, esc_tee(e, esc_param(e, NULL, 0, u, NULL, 0), hole_of(mv)), se, sel);
    } else {
        u = esc_static_callee(e, fun, &lit);
        esc_expr(e, into, fun);
    }
    Type *params = sig->sig.params;
    int np = params->tuple.n;
    bool spread = x->args.n == 1 && arg(x, 0)->type && ast_unparen(arg(x, 0))->type->kind == TTuple;
    if (spread) {  // f(g()): the values are kept in a closure that may be on the heap
        CallExpr *c = (CallExpr *)ast_unparen(arg(x, 0));
        int m = c->e.type->tuple.n;
        Hole *in = ARENA_ARRAY(e->b->arena, Hole, m + 1);
        for (int i = 0; i < m; i++) in[i] = hole_heap(e);
        esc_call(e, in, m, c);
        return;
    }
    bool variadic = sig->sig.variadic && !x->ellipsis;
    Hole rest = hole_blank(e);
    Type *et = NULL;
    Esc in = *e;  // in the closure
    in.frame = &x->e.n;
    in.loopdepth = 1;
    in.fn = ARENA_NEW(e->b->arena, EscFn);
    *in.fn = (EscFn){.unit = e->fn->unit, .outer = e->fn, .sig = e->fn->sig};
    if (variadic && x->args.n >= np) {  // the slice is the closure's own
        rest = esc_spill(&in, esc_param(&in, NULL, 0, u, lit, ismethod + np - 1), &x->e.n, EW_WRAPPED);
        et = types_under(fsubst(e->f, params->tuple.vars[np - 1]->type))->slice.elem;
    }
    for (int i = 0; i < x->args.n; i++) {
        bool r = variadic && i >= np - 1;
        Type *pt = r ? et : fsubst(e->f, params->tuple.vars[i]->type);
        Hole to = r ? rest : esc_param(e, NULL, 0, u, lit, ismethod + i);
        if (to.derefs < 0) to = hole_heap(e);
        Expr *a = ast_unparen(arg(x, i));
        Object *fresh_obj = a->n.kind == N_CallExpr ? builtin_of(((CallExpr *)a)->fun) : NULL;
        Type *at = a->type ? types_under(esc_type(e, a)) : NULL;
        if (esc_report_on && ((fresh_obj && fresh_obj->builtin == BNew) || (a->n.kind == N_CompositeLit && at && (at->kind == TSlice || at->kind == TStruct || at->kind == TArray)))) {
            esc_conv(&in, to, a, pt);  // gc evaluates these in the closure
            continue;
        }
        esc_conv(e, hole_note(esc_tee(e, into, to), "call parameter", &x->e.n), arg(x, i), pt);
    }
}
