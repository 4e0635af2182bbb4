// inlcall.c - calls without a call: the callee's body is lowered again, into the frame of its caller.
// Twin: $GOROOT/src/cmd/compile/internal/inline, noder/reader.go (unifiedInlineCall)      Locks: the front end's
//
// What is inlined: calls of declared functions and methods that gc's budget lets through (inline_cost.c) and that need nothing but slots of
// their own: no literals, no labels, no stack objects. Escape analysis has looked at both as separate functions, and its answers stay as they
// were: those for the body are the callee's own (escape.c asks f->inl). So a call costs the same memory, inlined or not.
//
// The frame: [results][receiver, parameters][the body's variables and temporaries], on top of what the caller uses. A parameter that the body does not
// assign to is an alias of the caller's variable if the argument is one: nothing else can assign to a variable in slots meanwhile. A body that is `return x` has x
// evaluated straight into the call's destination.
//
// Tracebacks: Fn.inls has an entry for every inlined call, in the order of their code, with the range of code, the entry around it and the
// place of the call. A pc in Go's hands says in its bits 1 and 2 how many inlined calls to go outward (vm/code.c), so there are at most 3 in each other.
#include "compile/escape_int.h"
#include "base/knob.h"

enum { MAX_DEPTH = 3, MAX_CODE = 16000, MAX_SLOTS = 64, MAX_TOP = 20000, MAX_TEXT = 1200 };
enum { IK_NEVER = 1, IK_VALUE, IK_BODY };    // EscUnit.inlkind; VALUE: `return x`, one result without a name

bool compile_noinline;

// --- which functions
typedef struct Scan { bool bad; } Scan;
static bool scan(Node *n, void *arg) {
    Scan *s = arg;
    if (!n || s->bad) return false;
    switch (n->kind) {
    case N_FuncLit: case N_LabeledStmt: case N_GoStmt: case N_DeferStmt: case N_SelectStmt: s->bad = true; break;
    case N_BranchStmt: s->bad = ((BranchStmt *)n)->label || n->op == TK_GOTO; break;
    case N_GenDecl: s->bad = n->op == TK_TYPE; break;
    case N_RangeStmt: {
        Type *t = ((RangeStmt *)n)->x->type;
        s->bad = !t || types_mentions_tparam(t) || types_under(t)->kind == TSignature;
        break;
    }
    case N_Ident: {
        Object *o = ((Ident *)n)->obj;
        s->bad = o && o->kind == OBuiltin && o->builtin == BRecover;
        break;
    }
    default: break;
    }
    return !s->bad;
}

static int tuple_slots(Fn *shell, Type *t) {
    int n = 0;
    for (int i = 0; i < t->tuple.n; i++) n += slots_of(fsubst(shell, t->tuple.vars[i]->type));
    return n;
}

// Of u, or of a literal in u. shell: substitutes types.
static int kind_of(EscUnit *u, FuncLit *lit, Fn *shell) {
    FuncDecl *d = u->obj->decl;
    BlockStmt *body = lit ? lit->body : u->body;
    if (!d || !body || (int64_t)body->rbrace - (int64_t)body->s.n.pos > MAX_TEXT || inline_cost(u, lit) < 0) return IK_NEVER;
    for (int i = 0; i < u->frames.n; i++)
        if (u->frames.v[i].frame == (lit ? &lit->e.n : NULL) && u->frames.v[i].ptrslots + u->frames.v[i].plainslots > 0) return IK_NEVER;
    Type *s = lit ? types_under(lit->e.type) : u->sig;
    int slots = tuple_slots(shell, s->sig.params) + tuple_slots(shell, s->sig.results) + (s->sig.recv ? slots_of(fsubst(shell, s->sig.recv->type)) : 0);
    if (slots > MAX_SLOTS) return IK_NEVER;
    Scan sc = {false};
    ast_walk(&body->s.n, scan, &sc);
    if (sc.bad) return IK_NEVER;
    Object *r = s->sig.results->tuple.n == 1 ? s->sig.results->tuple.vars[0] : NULL;
    Node *only = body->list.n == 1 ? body->list.v[0] : NULL;
    bool value = r && !(r->name && r->name->len) && only && only->kind == N_ReturnStmt && ((ReturnStmt *)only)->results.n == 1;
    return value && !(only->flags & (NF_COVER | NF_COVERINSIDE)) && !(body->s.n.flags & NF_COVERINSIDE) ? IK_VALUE : IK_BODY;
}

// Is there room for more in f at all?
static bool may_inline(Fn *f) {
    if (compile_noinline || knob_noinline || compile_noescape) return false;
    if (f->f->flags & FUNC_WRAPPER) return false;  // not seen in tracebacks, and recover looks through it
    return f->code.n <= MAX_CODE && f->top <= MAX_TOP;
}

static EscUnit *inlinable(Fn *f, Func *callee) {
    Front *fr = callee->front;
    if (!may_inline(f) || !fr || fr->kind != FK_DECL || !fr->obj->hasbody) return NULL;
    if (cc.session && fr->obj->pkg == cc.mainpkg) return NULL;  // it may be declared anew
    Front *root = fn_root(f)->f->front;
    if (root && root->kind == FK_DECL && root->obj == fr->obj) return NULL;
    int depth = 0;
    for (Inlining *in = f->inl; in; in = in->outer)
        if (in->unit->obj == fr->obj || ++depth >= MAX_DEPTH) return NULL;
    EscUnit *u = esc_unit_find(fr->obj, fr->targs);
    if (!u || u->state != U_DONE) return NULL;
    if (!u->inlkind) u->inlkind = (uint8_t)kind_of(u, NULL, u->shell);
    return u->inlkind == IK_NEVER ? NULL : u;
}

// A literal that is called in place, or by the variable that it is the only value of. Its code is in f's frame with the variables it captures: these are where f has them.
static bool find_literal(Fn *f, Expr *fun, InlCall *c) {
    if (fun->n.kind == N_FuncLit) c->lit = (FuncLit *)fun;
    for (int i = 0; i < f->litvars.n && !c->lit && fun->n.kind == N_Ident; i++)
        if (f->litvars.v[i].var == ((Ident *)fun)->obj) {
            c->lit = f->litvars.v[i].lit;
            c->callee = f->litvars.v[i].fn;
        }
    EscUnit *u = fn_root(f)->esc;
    if (!c->lit || f->inl || !may_inline(f) || !u || u->state != U_DONE) return false;
    int k = kind_of(u, c->lit, f);
    c->unit = u;
    c->value = k == IK_VALUE;
    return k != IK_NEVER;
}

void inline_note_literal(Fn *f, Object *o, Expr *e) {
    e = ast_unparen(e);
    if (e->n.kind == N_FuncLit && !o->reassigned && !o->addrtaken) vec_push(&f->litvars, ((LitVar){o, (FuncLit *)e, NULL}));
}

bool inline_find(Fn *f, CallExpr *e, InlCall *c) {
    Expr *fun = ast_unparen(e->fun);
    *c = (InlCall){0};
    if (fun->n.kind == N_FuncLit || (fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OVar)) return find_literal(f, fun, c);
    if (fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->selection) {
        c->se = (SelectorExpr *)fun;
        c->sel = selection_of(f, c->se);
        if (c->sel->kind != MethodVal) return false;
        TypeList *targs = NULL;
        Object *decl = c->sel->obj->type ? types_method_origin(cc.ck, c->sel->obj, &targs) : NULL;
        if (!decl || !decl->hasbody) return false;
        c->callee = funcof(decl, targs);
    } else c->callee = func_of(f, fun, NULL);
    if (!c->callee) return false;
    c->unit = inlinable(f, c->callee);
    if (!c->unit) return false;
    c->value = c->unit->inlkind == IK_VALUE;
    return true;
}

// --- the call
static bool named(Object *o) { return o && o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_'); }

// The slots of the caller's variable that can stand for parameter p, -1: it is copied.
static int alias_of(Fn *f, Object *p, Type *pt, Expr *a) {
    a = ast_unparen(a);
    if (p->reassigned || p->addrtaken || a->cval || a->n.kind != N_Ident || !a->type) return -1;
    Object *o = ((Ident *)a)->obj;
    if (!o || o->kind != OVar || o->ispkgvar || !types_identical(typeof_(f, a), pt)) return -1;
    Loc *l = var_find(f, o);
    return l && l->kind == LOC_SLOT && hoisted_slot(f, a) < 0 ? l->slot : -1;
}

// Receiver into the slots from at; or the slots that stand for it.
static int receiver(Fn *f, InlCall *c, Object *r, int at) {
    Object *m = c->sel->obj;
    Lv lv = path_place(f, c->se->x, c->sel->index, c->sel->nindex - 1);
    bool ptr = types_under(lv.type)->kind == TPointer, fixed = !r->reassigned && !r->addrtaken;
    Type *vt = ptr ? types_under(lv.type)->pointer.elem : lv.type;
    if (m->ptrrecv == ptr && fixed && lv.kind == LV_SLOT) return lv.slot;
    if (m->ptrrecv) {
        if (ptr) lv_load(f, &lv, at);
        else lv_addr(f, &lv, at);
        ptr_set_word(f, at);
    } else if (ptr) {
        int mark = fn_mark(f), p = fn_alloc(f, 1);
        lv_load(f, &lv, p);
        ptr_set_word(f, p);
        load_mem(f, vt, at, p, 0);
        fn_release(f, mark);
        ptr_set(f, at, vt);
    } else {
        lv_load(f, &lv, at);
        ptr_set(f, at, vt);
    }
    return at;
}

static void results_begin(Fn *f, Type *os, int res) {
    Type *rt = f->sig->sig.results;
    f->nresults = rt->tuple.n;
    f->resslots = ARENA_ARRAY(cc.arena, int, f->nresults + 1);
    f->results = ARENA_ARRAY(cc.arena, Object *, f->nresults + 1);
    for (int i = 0; i < f->nresults; i++) {
        Object *o = os->sig.results->tuple.vars[i];
        Type *t = fsubst(f, rt->tuple.vars[i]->type);
        f->resslots[i] = res;
        res += slots_of(t);
        if (!o->name || !o->name->len) continue;
        f->results[i] = o;
        if (named(o) && var_needs_box(f, o)) {
            int b = fn_alloc(f, 1);
            emit_ext(f, OP_NEW, b, 0, 0, (uint64_t)(uintptr_t)rtype(t));
            ptr_set_word(f, b);
            var_set_box(f, o, b);
        } else {
            zero_value(f, t, f->resslots[i]);
            ptr_set(f, f->resslots[i], t);
            var_alias(f, o, f->resslots[i]);
        }
    }
}

// The results are written from slot res on (of a VALUE, by its last instruction); the caller releases everything else and marks them.
// jump: a VALUE is a condition of this jump, and res is nothing.
void inline_emit(Fn *f, CallExpr *e, InlCall *c, int res, InlJump *jump) {
    EscUnit *u = c->unit;
    Fn *shell = c->lit ? f : u->shell;
    BlockStmt *body = c->lit ? c->lit->body : u->body;
    Type *os = c->lit ? types_under(c->lit->e.type) : u->sig, *sig = types_under(typeof_(f, ast_unparen(e->fun)));
    if (sig->kind != TSignature) sig = types_core(sig);
    Type *ps = os->sig.params;
    int np = ps->tuple.n, rat = -1;
    int nrecv = os->sig.recv ? slots_of(fsubst(shell, os->sig.recv->type)) : 0;
    int at = fn_alloc(f, nrecv);
    for (int i = 0; i < np; i++) fn_alloc(f, slots_of(fsubst(shell, ps->tuple.vars[i]->type)));  // one by one: liveness goes by what came together
    if (c->sel) rat = receiver(f, c, os->sig.recv, at);
    at += nrecv;
    // Arguments
    int *alias = ARENA_ARRAY(cc.arena, int, np + 1);
    bool plain = e->args.n == np && !(sig->sig.variadic && !e->ellipsis);
    for (int i = 0; i < np; i++) alias[i] = plain ? alias_of(f, ps->tuple.vars[i], fsubst(f, sig->sig.params->tuple.vars[i]->type), ast_expr_at(e->args, i)) : -1;
    args_place(f, e, sig, at, alias, NULL);
    Pos callpos = e->e.oppos ? e->e.oppos : f->pos;
    at_pos(f, callpos);
    // A destination that the body reads as a parameter is written at the end.
    int to = res, nto = 0;
    if (c->todst) {
        Type *t = fsubst(shell, os->sig.results->tuple.vars[0]->type);
        nto = slots_of(t);
        bool overlap = c->sel && rat != at - nrecv && rat < to + nto && to < rat + nrecv;
        for (int i = 0; i < np; i++) overlap = overlap || (alias[i] >= 0 && alias[i] < to + nto && to < alias[i] + slots_of(fsubst(shell, ps->tuple.vars[i]->type)));
        if (overlap) res = fn_alloc(f, nto);
    }
    if (c->lit && !c->callee) c->callee = lit_func(f, c->lit, false);
    // From here on f is the callee.
    Fn saved = *f;
    Inlining in = {.outer = f->inl, .unit = u, .entry = f->inls.n, .hasdefer = f->inl ? f->inl->hasdefer : f->hasdefer};
    vec_push(&f->inls, ((InlEntry){.from = (uint32_t)f->code.n, .parent = f->inl ? f->inl->entry : -1, .callpos = callpos, .fn = c->callee}));
    f->inl = &in;
    if (!c->lit) {
        f->pkg = u->pkg;
        f->tparams = u->shell->tparams;
        f->targs = u->shell->targs;
    }
    f->sig = types_under(fsubst(f, os));
    f->targets = NULL;
    f->site = NULL;
    f->hoisting = f->hasdefer = false;
    f->rf = NULL;
    f->parent = NULL;
    f->rowpc = f->elempc = 0;
    if (c->sel && named(os->sig.recv)) {
        Type *t = fsubst(f, os->sig.recv->type);
        if (rat != at - nrecv) var_alias(f, os->sig.recv, rat);
        else declare_param(f, os->sig.recv, t, rat);
    }
    for (int i = 0; i < np; i++) {
        Object *p = ps->tuple.vars[i];
        Type *t = fsubst(f, p->type);
        if (alias[i] >= 0) var_alias(f, p, alias[i]);
        else declare_param(f, p, t, at);
        at += slots_of(t);
    }
    if (c->value) {
        ReturnStmt *r = (ReturnStmt *)body->list.v[0];
        at_pos(f, r->s.n.pos);
        Expr *x = ast_expr_at(r->results, 0);
        if (jump) cond_jump(f, x, jump->to, jump->when);
        else expr_conv_to(f, x, fsubst(f, f->sig->sig.results->tuple.vars[0]->type), res);
    } else {
        results_begin(f, os, res);
        f->ret = label_new(f);
        NodeList l = body->list;
        if (l.n && l.v[l.n - 1]->kind == N_ReturnStmt) in.tail = (ReturnStmt *)l.v[l.n - 1];
        block(f, body);
        label_place(f, f->ret);
        for (int i = 0; i < f->nresults; i++) {
            Loc *lo = f->results[i] ? var_find(f, f->results[i]) : NULL;
            if (lo && lo->kind == LOC_BOX) load_mem(f, fsubst(f, f->sig->sig.results->tuple.vars[i]->type), f->resslots[i], lo->slot, 0);
        }
    }
    f->inls.v[in.entry].to = (uint32_t)f->code.n;
    f->inl = saved.inl;
    f->pkg = saved.pkg;
    f->tparams = saved.tparams;
    f->targs = saved.targs;
    f->sig = saved.sig;
    f->targets = saved.targets;
    f->site = saved.site;
    f->hoisting = saved.hoisting;
    f->hasdefer = saved.hasdefer;
    f->rf = saved.rf;
    f->parent = saved.parent;
    f->ret = saved.ret;
    f->results = saved.results;
    f->nresults = saved.nresults;
    f->resslots = saved.resslots;
    f->rowpc = f->elempc = 0;
    at_pos(f, callpos);
    if (c->todst && to != res) emit_mov(f, to, res, nto);
}

// A call whose value goes into dst, which the arguments may read. Where others can see dst in the middle of the body (deferred calls after a panic; through a
// pointer, if it is a stack object), it is written by the last instruction only.
bool inline_value_to(Fn *f, CallExpr *e, int dst) {
    InlCall c;
    if (!e->e.type || e->e.type->kind == TTuple || !inline_find(f, e, &c)) return false;
    c.todst = !c.value || layout(typeof_(f, &e->e))->cls == CL_MEM;
    if (c.todst && ((f->inl ? f->inl->hasdefer : f->hasdefer) || (dst > f->ctx && dst < f->permplainend))) return false;
    int m = fn_mark(f);
    at_pos(f, e->e.n.pos);
    inline_emit(f, e, &c, dst, NULL);
    fn_release(f, m);
    return true;
}

bool inline_cond_jump(Fn *f, CallExpr *e, Label *to, bool when) {
    InlCall c;
    if (!inline_find(f, e, &c) || !c.value) return false;
    int m = fn_mark(f);
    at_pos(f, e->e.n.pos);
    inline_emit(f, e, &c, -1, &(InlJump){to, when});
    fn_release(f, m);
    return true;
}

// The results on top of the frame, as of any call; -1: it is not inlined.
int inline_call(Fn *f, CallExpr *e, Type *results) {
    InlCall c;
    if (!inline_find(f, e, &c)) return -1;
    int nres = sig_slots(results), res = fn_alloc(f, nres);
    inline_emit(f, e, &c, res, NULL);
    fn_release(f, res + nres);
    ptr_clear(f, res, nres);
    ptr_set_tuple(f, res, results);
    return res;
}
