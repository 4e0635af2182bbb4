// call.c - calls, go and defer.
//
// A call's window sits on top of the frame: header, results, parameters, one spare slot for the closure pointer. Arguments are
// evaluated right into it. Afterwards the results stay as temporaries and the rest is released.
#include "compile/int.h"
#include "compile/escape.h"

int window_alloc(Fn *f, int nres, int narg) { return fn_alloc(f, 1 + nres + narg + 1) + 1; }

int sig_slots(Type *tuple) { return layout(tuple)->nslots; }

void ptr_set_tuple(Fn *f, int slot, Type *tuple) {
    for (int i = 0; i < tuple->tuple.n; i++) {
        ptr_set(f, slot, tuple->tuple.vars[i]->type);
        slot += slots_of(tuple->tuple.vars[i]->type);
    }
}

void emit_call_func(Fn *f, Func *callee, int win) {
    Front *fr = callee->front;
    if (cc.session && fr && fr->kind == FK_DECL && fr->obj->pkg == cc.mainpkg) {  // it may be declared anew: no call is bound to its code
        int m = fn_mark(f), c = fn_alloc(f, 1);
        emit_ext(f, OP_LDC, c, 0, 0, (uint64_t)(uintptr_t)&callee->self);
        fn_release(f, m);
        emit_ext(f, OP_CALLC, win, c, 0, 0);
    } else if (callee->flags & FUNC_NATIVE) emit_ext(f, OP_CALLN, win, 0, 0, (uint64_t)(uintptr_t)callee->native);
    else emit_immext(f, OP_CALLLAZY, win, 0, (uint64_t)(uintptr_t)callee);
}

// A call's own slots are not in its map: results and parameters belong to the callee, except for natives.
static void emit_call(Fn *f, Func *callee, int win, int nres, int narg) {
    if (!(callee->flags & FUNC_NATIVE)) ptr_clear(f, win, nres + narg + 1);
    emit_call_func(f, callee, win);
    ptr_clear(f, win, nres + narg + 1);
}

// One argument list into the window. params: the signature's tuple.
static int variadic_slice(Fn *f, CallExpr *site, NodeList args, int from, Type *st, int dst) {
    Type *et = types_under(st)->slice.elem;
    int n = args.n - from;
    if (n == 0) {
        emit_zero(f, dst, 3);
        ptr_set_word(f, dst);
        return 0;
    }
    int m = fn_mark(f), p = fn_alloc(f, 1);
    CallExpr *wrapped = site->aux;  // in the closure that go and defer make
    site_new(f, wrapped ? &wrapped->e.n : &site->e.n, wrapped ? EW_WRAPPED : EW_VARIADIC, types_new_array(cc.ck, et, n), p);
    for (int i = 0; i < n; i++) {
        int k = fn_mark(f), v = expr_conv(f, ast_expr_at(args, from + i), et);
        if (slots_of(et)) store_mem(f, et, p, i * layout(et)->size, v);
        fn_release(f, k);
    }
    emit_mov(f, dst, p, 1);
    emit_int(f, dst + 1, n);
    emit_int(f, dst + 2, n);
    fn_release(f, m);
    ptr_set_word(f, dst);
    return 0;
}

static Type *param_type(Fn *f, Type *sig, int i) { return fsubst(f, sig->sig.params->tuple.vars[i]->type); }

typedef struct ArgTarget { Type *sig; bool ellipsis; } ArgTarget;
static Type *arg_target(Fn *f, void *arg, int i) {
    ArgTarget *a = arg;
    int np = a->sig->sig.params->tuple.n;
    if (!a->sig->sig.variadic || a->ellipsis || i < np - 1) return param_type(f, a->sig, i < np ? i : np - 1);
    Type *last = types_under(param_type(f, a->sig, np - 1));
    return last->kind == TSlice ? last->slice.elem : NULL;
}

void args_to(Fn *f, CallExpr *e, Type *sig, int at) { args_place(f, e, sig, at, NULL, NULL); }

// --- uintptr(p) as an argument of a function that asks for it (//go:uintptrescapes, //go:uintptrkeepalive) or is native: p is kept in a slot of its own
// until the call has returned, so what it points to is not freed meanwhile. keep[i]: the slot, 0: argument i is none.
static Expr *kept_pointer(Fn *f, Expr *a) {
    a = ast_unparen(a);
    if (a->n.kind != N_CallExpr || a->cval || ast_unparen(((CallExpr *)a)->fun)->mode != MTypExpr) return NULL;
    Type *to = types_under(typeof_(f, a)), *from = types_under(typeof_(f, ast_expr_at(((CallExpr *)a)->args, 0)));
    bool is = to->kind == TBasic && to->basic.kind == KUintptr && from->kind == TBasic && from->basic.kind == KUnsafePointer;
    return is ? ast_expr_at(((CallExpr *)a)->args, 0) : NULL;
}

static const int *keep_slots(Fn *f, Func *callee, CallExpr *e, Type *sig) {
    Front *fr = callee->front;
    Object *o = fr && fr->kind == FK_DECL ? fr->obj : NULL;
    FuncDecl *d = o ? o->decl : NULL;
    if (!o || (o->hasbody && !(d && d->pragma & (PRAGMA_UINTPTRESCAPES | PRAGMA_UINTPTRKEEPALIVE)))) return NULL;
    int *keep = NULL, n = sig->sig.params->tuple.n - (sig->sig.variadic && !e->ellipsis);
    for (int i = 0; i < e->args.n && i < n; i++) {
        if (!kept_pointer(f, ast_expr_at(e->args, i))) continue;
        if (!keep) keep = ARENA_ARRAY(cc.arena, int, n + 1);
        keep[i] = fn_alloc(f, 1);
    }
    return keep;
}

static void keep_end(Fn *f, const int *keep, int n) {
    for (int i = 0; keep && i < n; i++) {
        if (!keep[i]) continue;
        emit(f, OP_KEEP, keep[i], 0, 0);
        ptr_clear(f, keep[i], 1);
    }
}

void args_place(Fn *f, CallExpr *e, Type *sig, int at, const int *alias, const int *keep) {
    Type *params = sig->sig.params;
    int np = params->tuple.n;
    bool variadic = sig->sig.variadic && !e->ellipsis;
    Expr *only = e->args.n == 1 ? ast_unparen(ast_expr_at(e->args, 0)) : NULL;
    if (only && only->n.kind == N_CallExpr && only->type && only->type->kind == TTuple && only->type->tuple.n != 1) {  // f(g())
        Type *rt = typeof_(f, only);
        int s = call_expr(f, (CallExpr *)only), from = s;
        int fixed = variadic ? np - 1 : np;
        for (int i = 0; i < fixed; i++) {
            Type *a = rt->tuple.vars[i]->type, *p = param_type(f, sig, i);
            convert_to(f, from, a, p, at);
            from += slots_of(a);
            at += slots_of(p);
        }
        if (variadic) {
            Type *et = types_under(param_type(f, sig, np - 1))->slice.elem;
            int n = rt->tuple.n - fixed;
            if (n == 0) emit_zero(f, at, 3);
            else {
                int p = fn_alloc(f, 1);
                emit_ext(f, OP_NEW, p, 0, 0, (uint64_t)(uintptr_t)rtype(types_new_array(cc.ck, et, n)));
                ptr_set_word(f, p);
                for (int i = 0; i < n; i++) {
                    Type *a = rt->tuple.vars[fixed + i]->type;
                    int k = fn_mark(f), v = fresh(f, et);
                    convert_to(f, from, a, et, v);
                    store_mem(f, et, p, i * layout(et)->size, v);
                    fn_release(f, k);
                    from += slots_of(a);
                }
                emit_mov(f, at, p, 1);
                emit_int(f, at + 1, n);
                emit_int(f, at + 2, n);
            }
            ptr_set_word(f, at);
        }
        return;
    }
    // As in gc, arguments that contain calls are evaluated first, plain ones (which those calls may change) after them.
    int fixed = variadic ? np - 1 : np, calls = 0, h = e->args.n > 1 ? hoist(f, e->args.v, e->args.n, arg_target, &(ArgTarget){sig, e->ellipsis}) : -1;
    for (int i = 0; i < fixed && h < 0; i++) calls += expr_has_call(ast_expr_at(e->args, i));
    for (int pass = calls && fixed > 1 ? 0 : 1; pass < 2; pass++) {
        int slot = at;
        for (int i = 0; i < fixed; i++) {
            Type *p = param_type(f, sig, i);
            Expr *a = ast_expr_at(e->args, i);
            bool now = !(alias && alias[i] >= 0) && (!(calls && fixed > 1) || expr_has_call(a) == (pass == 0));
            if (now && keep && keep[i] && hoisted_slot(f, a) < 0) {
                expr_to(f, kept_pointer(f, a), keep[i]);
                ptr_set_word(f, keep[i]);
                emit_mov(f, slot, keep[i], 1);
            } else if (now) expr_conv_to(f, a, p, slot);
            slot += slots_of(p);
        }
        if (variadic && pass == 1) variadic_slice(f, e, e->args, np - 1, param_type(f, sig, np - 1), slot);
    }
    hoist_end(f, h);
}

// The declared function that fun names, with its type arguments under f's; NULL: it is a value.
Func *func_of(Fn *f, Expr *fun, TypeList **targs) {
    fun = ast_unparen(fun);
    if (fun->n.kind == N_IndexExpr) fun = ast_unparen(((IndexExpr *)fun)->x);
    Ident *id = NULL;
    if (fun->n.kind == N_Ident) id = (Ident *)fun;
    else if (fun->n.kind == N_SelectorExpr && !((SelectorExpr *)fun)->selection) id = ((SelectorExpr *)fun)->sel;
    if (!id || !id->obj || id->obj->kind != OFunc) return NULL;
    TypeList *inst = id->inst;
    if (inst && f->targs) inst = types_subst_list(cc.ck, inst, f->tparams, f->targs);
    if (targs) *targs = inst;
    return funcof(id->obj, inst);
}

// Results are left on top; returns their first slot.
static int finish_call(Fn *f, int win, int nres, Type *results) {
    fn_release(f, win + nres);
    ptr_clear(f, win - 1, 1);
    ptr_set_tuple(f, win, results);
    return win;
}

static int method_call(Fn *f, CallExpr *e, SelectorExpr *se, Selection *sel, Type *sig, Type *results) {
    int nres = sig_slots(results), npar = 0;
    for (int i = 0; i < sig->sig.params->tuple.n; i++) npar += slots_of(param_type(f, sig, i));
    Object *m = sel->obj;
    // The receiver comes first; whether it is an interface is known after the embedded fields.
    int win, rslots, pre = fn_mark(f);
    Lv lv = path_place(f, se->x, sel->index, sel->nindex - 1);
    Type *rt = lv.type;
    if (is_iface(rt)) {
        bool calls = false;
        for (int i = 0; i < e->args.n; i++) calls = calls || expr_has_call(ast_expr_at(e->args, i));
        int tab;
        if (lv.kind == LV_SLOT && !calls) tab = lv.slot;
        else {
            tab = fn_alloc(f, 2);
            lv_load(f, &lv, tab);
        }
        win = window_alloc(f, nres, 1 + npar);
        args_to(f, e, sig, win + nres + 1);
        at_pos(f, e->e.oppos);
        ptr_clear(f, win, nres + npar + 2);
        emit_ext(f, OP_CALLI, win, tab, method_index(rt, m), (uint64_t)nres);
        int r = finish_call(f, win, nres, results);
        (void)pre;
        return r;
    }
    TypeList *targs = NULL;
    Object *decl = types_method_origin(cc.ck, m, &targs);
    Func *callee = funcof(decl, targs);
    bool ptr = types_under(rt)->kind == TPointer;
    Type *vt = ptr ? types_under(rt)->pointer.elem : rt;
    rslots = m->ptrrecv ? 1 : slots_of(vt);
    // Receiver pointers and values that are plain variables go straight into the window.
    win = window_alloc(f, nres, rslots + npar);
    int at = win + nres;
    if (m->ptrrecv) {
        if (ptr) {
            lv_load(f, &lv, at);
            ptr_set_word(f, at);
        } else {
            lv_addr(f, &lv, at);
            ptr_set_word(f, at);
        }
    } else if (ptr) {
        int p = fn_alloc(f, 1);
        lv_load(f, &lv, p);
        ptr_set_word(f, p);
        load_mem(f, vt, at, p, 0);
    } else lv_load(f, &lv, at);
    args_to(f, e, sig, at + rslots);
    at_pos(f, e->e.oppos);
    emit_call(f, callee, win, nres, rslots + npar);
    return finish_call(f, win, nres, results);
}

static bool is_type_expr(Expr *e) { return ast_unparen(e)->mode == MTypExpr; }

// f(g()) with several values, for those who take their arguments as expressions: the values in hidden variables.
CallExpr *spread_args(Fn *f, CallExpr *e) {
    if (e->args.n != 1) return e;
    Expr *only = ast_unparen(ast_expr_at(e->args, 0));
    if (only->n.kind != N_CallExpr || !only->type || only->type->kind != TTuple || only->type->tuple.n < 2) return e;
    Type *rt = typeof_(f, only);
    int s = call_expr(f, (CallExpr *)only), n = rt->tuple.n;
    CallExpr *c = arena_dup(cc.arena, e, sizeof *e);
    c->args.v = ARENA_ARRAY(cc.arena, Node *, n);
    c->args.n = n;
    for (int i = 0; i < n; i++) {
        Type *t = rt->tuple.vars[i]->type;
        Object *o = types_new_var(cc.ck, f->pkg, intern_cstr("·arg"), t);
        o->captured = true;
        var_alias(f, o, s);
        Ident *id = ast_new(cc.arena, N_Ident, only->n.pos);
        id->name = o->name;
        id->obj = o;
        id->e.type = t;
        id->e.mode = MVariable;
        c->args.v[i] = &id->e.n;
        s += slots_of(t);
    }
    return c;
}

static Object *builtin_of(Expr *fun) {
    fun = ast_unparen(fun);
    if (fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin) return ((Ident *)fun)->obj;
    if (fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->sel->obj && ((SelectorExpr *)fun)->sel->obj->kind == OBuiltin) return ((SelectorExpr *)fun)->sel->obj;
    return NULL;
}

static Type *conv_type(Fn *f, Expr *e) {
    Type *t = typeof_(f, e);
    return types_is_untyped(t) ? types_default(t) : t;
}

bool call_to(Fn *f, CallExpr *e, int dst) {
    if (is_type_expr(e->fun)) {
        Type *to = typeof_(f, e->fun);
        Expr *x = ast_expr_at(e->args, 0);
        Type *from = conv_type(f, x);
        if (x->cval && !is_iface(to) && layout(from)->cls != CL_MEM) {
            Type *fu = types_under(from), *tu = types_under(to);
            // A constant of generic code gets its type here; string(65) and []byte("x") are real conversions.
            bool num = fu->kind == TBasic && tu->kind == TBasic && !(fu->basic.info & IsString) == !(tu->basic.info & IsString);
            if (num) {
                const_to(f, x->cval, to, dst);
                return true;
            }
        }
        if (ast_unparen(x)->mode == MNilValue || (types_under(from)->kind == TBasic && types_under(from)->basic.kind == KUntypedNil)) {
            zero_value(f, to, dst);
            ptr_set(f, dst, to);
            return true;
        }
        int m = fn_mark(f), s = expr_conv(f, x, from);
        f->site = &e->e.n;
        convert_to(f, s, from, to, dst);
        f->site = NULL;
        size_t len;
        if (x->cval && const_kind(x->cval) == CString && types_under(to)->kind == TSlice && layout(types_under(to)->slice.elem)->size == 1 &&
            escape_alloc(f, &e->e.n, EW_NODE) == ESC_STACK_ADDR) {  // of a constant: no larger than it
            const_string(x->cval, &len);
            emit_int(f, dst + 2, (int64_t)len);
        }
        fn_release(f, m);
        return true;
    }
    Object *b = builtin_of(e->fun);
    if (b) {
        builtin_call(f, e, b->builtin, dst);
        return true;
    }
    Expr *fun = ast_unparen(e->fun);
    if (fun->n.kind == N_SelectorExpr && !((SelectorExpr *)fun)->selection && ((SelectorExpr *)fun)->sel->obj)
        return intrinsic_call(f, e, ((SelectorExpr *)fun)->sel->obj, dst);
    return false;
}

int call_expr(Fn *f, CallExpr *e) {
    if (f->hoisted.n) {
        int s = hoisted_slot(f, &e->e);
        if (s >= 0) return s;
    }
    at_pos(f, e->e.n.pos);
    Type *rt = e->e.type ? typeof_(f, &e->e) : types_emptytuple;
    if (is_type_expr(e->fun) || builtin_of(e->fun)) {
        Object *b = builtin_of(e->fun);
        int n = b && (e->e.mode == MNoValue || !e->e.type) ? 0 : rt->kind == TTuple ? sig_slots(rt) : slots_of(conv_type(f, &e->e));
        int s = fn_alloc(f, n);
        if (is_type_expr(e->fun)) call_to(f, e, s);
        else builtin_call(f, e, b->builtin, n || b->builtin == BRecover ? s : -1);
        fn_release(f, s + n);
        return s;
    }
    Expr *fun = ast_unparen(e->fun);
    Type *sig = types_under(typeof_(f, fun));
    if (sig->kind != TSignature) sig = types_core(sig);
    Type *results = sig->sig.results;
    if (f->targs) {
        results = fsubst(f, results);
    }
    if (fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->selection) {
        Selection *sel = selection_of(f, (SelectorExpr *)fun);
        int s = inline_call(f, e, results);
        if (s >= 0) return s;
        if (sel->kind == MethodVal) return method_call(f, e, (SelectorExpr *)fun, sel, sig, results);
    }
    int nres = sig_slots(results), narg = 0;
    for (int i = 0; i < sig->sig.params->tuple.n; i++) narg += slots_of(param_type(f, sig, i));
    if (fun->n.kind == N_SelectorExpr && !((SelectorExpr *)fun)->selection && nres == 1) {
        int s = fn_alloc(f, nres);
        if (intrinsic_call(f, e, ((SelectorExpr *)fun)->sel->obj, s)) return s;
        fn_release(f, s);
    }
    Func *callee = func_of(f, fun, NULL);
    if (callee) {
        int s = inline_call(f, e, results);
        if (s >= 0) return s;
        const int *keep = keep_slots(f, callee, e, sig);
        int win = window_alloc(f, nres, narg);
        args_place(f, e, sig, win + nres, NULL, keep);
        at_pos(f, e->e.oppos);
        emit_call(f, callee, win, nres, narg);
        keep_end(f, keep, sig->sig.params->tuple.n);
        return finish_call(f, win, nres, results);
    }
    int lit = inline_call(f, e, results);
    if (lit >= 0) return lit;
    int m = fn_mark(f), fv = expr(f, fun);
    if (fv < m) {
        bool calls = false;
        for (int i = 0; i < e->args.n; i++) calls = calls || expr_has_call(ast_expr_at(e->args, i));
        if (calls) {
            int s = fn_alloc(f, 1);
            emit_mov(f, s, fv, 1);
            ptr_set_word(f, s);
            fv = s;
        }
    }
    int win = window_alloc(f, nres, narg);
    args_to(f, e, sig, win + nres);
    at_pos(f, e->e.oppos);
    ptr_clear(f, win, nres + narg + 1);
    emit_ext(f, OP_CALLC, win, fv, 0, 0);
    return finish_call(f, win, nres, results);
}

// --- go and defer: both take a closure without parameters
static Expr *temp_ident(Fn *f, Expr *e, Type *t) {
    if (e->cval) return e;
    Object *o = types_new_var(cc.ck, f->pkg, intern_cstr("·arg"), t);
    o->captured = true;
    var_init_from(f, o, e);
    Ident *id = ast_new(cc.arena, N_Ident, e->n.pos);
    id->name = o->name;
    id->obj = o;
    id->e.type = t;
    id->e.mode = MVariable;
    return &id->e;
}

// x.m(…) with nothing to save: the method value itself. f(): the function. func(){…}(): the literal. Else a literal around saved arguments.
void stmt_go(Fn *f, Expr *call, bool isdefer, Pos pos) {
    CallExpr *e = (CallExpr *)ast_unparen(call);
    at_pos(f, pos);
    int m = fn_mark(f);
    Object *b = builtin_of(e->fun);
    Expr *fun = ast_unparen(e->fun);
    bool conv = is_type_expr(e->fun);
    int c;
    if (!b && !conv && e->args.n == 0 && !(types_under(typeof_(f, fun))->kind == TSignature && types_under(typeof_(f, fun))->sig.variadic)) {
        c = expr(f, fun);
    } else {
        e = spread_args(f, e);
        CallExpr *n = arena_dup(cc.arena, e, sizeof *e);
        n->args.v = ARENA_ARRAY(cc.arena, Node *, e->args.n + 1);
        n->aux = (CallExpr *)ast_unparen(call);
        if (!b && !conv && !func_of(f, fun, NULL)) n->fun = temp_ident(f, fun, typeof_(f, fun));
        Type *sig = b || conv ? NULL : types_under(typeof_(f, fun));
        for (int i = 0; i < e->args.n; i++) {
            Expr *a = ast_expr_at(e->args, i);
            Type *t = a->type ? conv_type(f, a) : NULL;
            if (sig) {
                int np = sig->sig.params->tuple.n;
                if (sig->sig.variadic && !e->ellipsis && i >= np - 1) t = types_under(param_type(f, sig, np - 1))->slice.elem;
                else t = param_type(f, sig, i);
            }
            if (b && (a->mode == MTypExpr || !t)) n->args.v[i] = &a->n;
            else if (!sig && types_is_untyped(a->type) && !a->cval) n->args.v[i] = &a->n;  // nil
            else n->args.v[i] = &temp_ident(f, a, t)->n;
        }
        ExprStmt *st = ast_new(cc.arena, N_ExprStmt, e->e.n.pos);
        st->x = &n->e;
        BlockStmt *body = ast_new(cc.arena, N_BlockStmt, e->e.n.pos);
        Node *only = &st->s.n;
        body->list = ast_list(cc.arena, (void *const *)&only, 1);
        body->rbrace = e->rparen;
        FuncLit *lit = ast_new(cc.arena, N_FuncLit, e->e.n.pos);
        lit->body = body;
        lit->e.type = types_new_signature(cc.ck, NULL, types_emptytuple, types_emptytuple, false);
        c = fn_alloc(f, 1);
        funclit_wrapper_to(f, lit, &((CallExpr *)ast_unparen(call))->e.n, c);
    }
    at_pos(f, pos);
    int frame = isdefer ? rangefunc_frame(f) : -1;
    if (frame >= 0) emit(f, OP_DEFERAT, c, frame, 0);
    else emit(f, isdefer ? OP_DEFER : OP_GO, c, 0, 0);
    fn_release(f, m);
}
