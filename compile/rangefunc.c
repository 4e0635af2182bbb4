// rangefunc.c - range over functions: the loop's body becomes a closure that the iterator calls.
//
// The body is a function of its own (Fn.rf set). `continue` returns true; `break` returns false; every other way out (return, a branch to
// a label outside, goto) records which statement it is in the loop's exit variable and returns false, and the function
// around the loop, after the iterator has come back, does that statement itself. Nested loops unwind one by one that way.
// Values of a `return` travel in hidden variables of the outermost function. A state variable finds iterators that misbehave.
// Variables that the body shares are captured like a literal's. defer in a body belongs to the frame of the outermost function, whose
// offset on the stack travels along.
#include "compile/int.h"
#include "runtime/runtime.h"

enum { RF_READY = 0, RF_DONE = 1, RF_PANIC = 2, RF_EXHAUSTED = 3 };

struct RangeFunc {
    RangeStmt *stmt;
    Type *yield;         // func(K, V) bool
    Object *state, *exit;
    VEC(Stmt *) exits;   // exits.v[k - 1] is what exit code k stands for
    Fn *outer;
    void *memo;
};

static Object *hidden(Fn *f, const char *name, Type *t, bool shared) {
    Object *o = types_new_var(cc.ck, f->pkg, intern_cstr(name), t);
    o->captured = true;
    o->addrtaken = shared;
    return o;
}

// The function whose frame, results and defers a body shares.
static Fn *root_of(Fn *f) {
    while (f->rf) f = f->parent;
    return f;
}

static bool is_rangefunc(Fn *f, Node *n) {
    if (n->kind != N_RangeStmt) return false;
    Type *t = ((RangeStmt *)n)->x->type;
    if (!t) return false;
    t = fsubst(f, t);
    Type *u = types_under(t);
    if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(t);
    return u && u->kind == TSignature;
}

typedef struct BodyScan { Fn *f; } BodyScan;
static bool scan_bodies(Node *n, void *arg) {
    BodyScan *s = arg;
    if (!n || !is_rangefunc(s->f, n)) return true;
    RangeStmt *r = (RangeStmt *)n;
    Object **v;
    int k = fn_free_vars(n, n->pos, r->body->rbrace, &v);
    for (int i = 0; i < k; i++) vec_push(&s->f->shared, v[i]);
    return true;
}

void rangefunc_scan(Fn *f, BlockStmt *b) {
    BodyScan s = {f};
    ast_walk(&b->s.n, scan_bodies, &s);
}

bool fn_captured_by_body(Fn *f, Object *o) {
    f = root_of(f);
    for (int i = 0; i < f->shared.n; i++)
        if (f->shared.v[i] == o) return true;
    return false;
}

static void set_var(Fn *f, Object *o, int64_t v) {
    int m = fn_mark(f), s = fn_alloc(f, 1);
    emit_int(f, s, v);
    store_mem(f, types_basic[KInt], var_find(f, o)->slot, 0, s);
    fn_release(f, m);
}

static int get_var(Fn *f, Object *o) {
    int s = fn_alloc(f, 1);
    load_mem(f, types_basic[KInt], s, var_find(f, o)->slot, 0);
    return s;
}

static void leave(Fn *f, int64_t code, bool again) {
    if (code) set_var(f, f->rf->exit, code);
    set_var(f, f->rf->state, again ? RF_READY : RF_DONE);
    emit_int(f, f->resslots[0], again);
    emit(f, OP_RET, 0, 0, 0);
}

static int64_t exit_code(Fn *f, Stmt *s) {
    for (int i = 0; i < f->rf->exits.n; i++)
        if (f->rf->exits.v[i] == s) return i + 1;
    vec_push(&f->rf->exits, s);
    return f->rf->exits.n;
}

bool rangefunc_branch(Fn *f, BranchStmt *s, Node *want) {
    if (!f->rf) return false;
    if (!want || want == &f->rf->stmt->s.n) leave(f, 0, s->s.n.op == TK_CONTINUE);
    else leave(f, exit_code(f, &s->s), false);
    return true;
}

bool rangefunc_escape(Fn *f, BranchStmt *s, LabeledStmt *to) {
    if (!f->rf) return false;
    Pos p = to->s.n.pos;
    if (p >= f->rf->stmt->body->s.n.pos && p <= f->rf->stmt->body->rbrace) return false;
    leave(f, exit_code(f, &s->s), false);
    return true;
}

bool rangefunc_return(Fn *f, ReturnStmt *s) {
    if (!f->rf) return false;
    Fn *root = root_of(f);
    Type *rt = root->sig->sig.results;
    int m = fn_mark(f), n = rt->tuple.n;
    if (s->results.n == 1 && n > 1) {
        Expr *x = ast_unparen(ast_expr_at(s->results, 0));
        int v = call_expr(f, (CallExpr *)x);
        Type *ct = typeof_(f, x);
        for (int i = 0; i < n; i++) {
            Type *from = ct->tuple.vars[i]->type, *to = root->hiddenres[i]->type;
            int c = v;
            if (is_iface(to) && !types_identical(from, to)) {
                c = fresh(f, to);
                convert_to(f, v, from, to, c);
            }
            if (slots_of(to)) store_mem(f, to, var_find(f, root->hiddenres[i])->slot, 0, c);
            v += slots_of(from);
        }
    } else if (s->results.n) {
        int *v = ARENA_ARRAY(cc.arena, int, n);
        for (int i = 0; i < n; i++) {
            v[i] = fresh(f, root->hiddenres[i]->type);
            expr_conv_to(f, ast_expr_at(s->results, i), root->hiddenres[i]->type, v[i]);
        }
        for (int i = 0; i < n; i++)
            if (slots_of(root->hiddenres[i]->type)) store_mem(f, root->hiddenres[i]->type, var_find(f, root->hiddenres[i])->slot, 0, v[i]);
    }
    fn_release(f, m);
    leave(f, exit_code(f, &s->s), false);
    return true;
}

// The slot (in f) with the frame offset of the function that a defer belongs to; -1: f itself.
int rangefunc_frame(Fn *f) {
    if (!f->rf) return -1;
    Loc *l = var_find(f, root_of(f)->hiddenfp);
    return l->slot;
}

static void rt_error(Fn *f, const char *text) { emit_ext(f, OP_PANICRT, PE_ERROR, 0, 0, (uint64_t)(uintptr_t)text); }

static void emit_body(Fn *f, void *arg) {
    RangeFunc *rf = arg;
    f->rf = rf;
    RangeStmt *s = rf->stmt;
    Type *kv = rf->yield->sig.params;
    Label *ok = label_new(f);
    int m = fn_mark(f), st = get_var(f, rf->state);
    emit_jump(f, OP_JEQI, st, RF_READY, ok);
    Label *l1 = label_new(f), *l2 = label_new(f);
    emit_jump(f, OP_JNEI, st, RF_DONE, l1);
    rt_error(f, "range function continued iteration after function for loop body returned false");
    label_place(f, l1);
    emit_jump(f, OP_JNEI, st, RF_PANIC, l2);
    rt_error(f, "range function continued iteration after loop body panic");
    label_place(f, l2);
    rt_error(f, "range function continued iteration after whole loop exit");
    label_place(f, ok);
    fn_release(f, m);
    set_var(f, rf->state, RF_PANIC);
    int at = f->nres;
    Expr *lhs[2] = {s->key, s->value};
    for (int i = 0; i < kv->tuple.n; i++) {
        Type *t = kv->tuple.vars[i]->type;
        Expr *l = i < 2 ? lhs[i] : NULL;
        if (l && !(l->n.kind == N_Ident && ast_is_blank((Ident *)l))) {
            if (s->s.n.op == TK_DEFINE) var_init_slot(f, ((Ident *)l)->obj, at);
            else {
                int k = fn_mark(f), v = at;
                Lv lv = lvalue(f, l);
                if (is_iface(lv.type) && !types_identical(lv.type, t)) {
                    v = fresh(f, lv.type);
                    convert_to(f, at, t, lv.type, v);
                }
                lv_store(f, &lv, v);
                fn_release(f, k);
            }
        }
        at += slots_of(t);
    }
    block(f, s->body);
    at_pos(f, s->body->rbrace);
    leave(f, 0, true);
}

void stmt_rangefunc(Fn *f, RangeStmt *s, Type *sig) {
    Fn *root = root_of(f);
    int m = fn_mark(f);
    RangeFunc *rf = ARENA_NEW(cc.arena, RangeFunc);
    rf->stmt = s;
    rf->outer = f;
    rf->yield = types_under(fsubst(f, sig->sig.params->tuple.vars[0]->type));
    rf->state = hidden(f, "·state", types_basic[KInt], true);
    rf->exit = hidden(f, "·exit", types_basic[KInt], true);
    if (f == root) {
        Type *rt = f->sig->sig.results;
        f->hiddenres = ARENA_ARRAY(cc.arena, Object *, rt->tuple.n + 1);
        for (int i = 0; i < rt->tuple.n; i++) {
            f->hiddenres[i] = hidden(f, "·result", fsubst(f, rt->tuple.vars[i]->type), true);
            var_declare_zero(f, f->hiddenres[i]);
        }
        f->hiddenfp = hidden(f, "·frame", types_basic[KInt], false);
        int fpslot = fn_alloc(f, 1);
        emit(f, OP_FPOFF, fpslot, 0, 0);
        var_alias(f, f->hiddenfp, fpslot);
    }
    var_declare_zero(f, rf->state);
    var_declare_zero(f, rf->exit);
    // The body's free variables and the hidden ones.
    Object **fv;
    int n = fn_free_vars(&s->s.n, s->s.n.pos, s->body->rbrace, &fv), nres = root->sig->sig.results->tuple.n;
    Object **all = ARENA_ARRAY(cc.arena, Object *, n + nres + 4);
    memcpy(all, fv, sizeof *fv * (size_t)n);
    all[n++] = rf->state;
    all[n++] = rf->exit;
    all[n++] = root->hiddenfp;
    for (int i = 0; i < nres; i++) all[n++] = root->hiddenres[i];
    Func *callee = func_of(f, s->x, NULL);
    int fn = callee ? -1 : fn_alloc(f, 1);
    if (!callee) expr_to(f, s->x, fn);
    int win = window_alloc(f, 0, 1);
    // Results without names, so that the body's own slot 0 is its answer.
    Object *res = types_new_var(cc.ck, NULL, intern_cstr(""), types_basic[KBool]);
    Type *bsig = types_new_signature(cc.ck, NULL, unnamed_params(rf->yield->sig.params), types_new_tuple(cc.ck, 1, &res), false);
    fn_synthetic_over(f, &s->s.n, arena_printf(cc.arena, "%s-range%d", f->name, ++f->nwraps), bsig, n, all, win, emit_body, rf);
    at_pos(f, s->s.n.pos);
    if (callee) emit_call_func(f, callee, win);
    else {
        ptr_clear(f, win, 2);
        emit_ext(f, OP_CALLC, win, fn, 0, 0);
    }
    fn_release(f, win - 1);
    int st = get_var(f, rf->state);
    Label *ok = label_new(f);
    emit_jump(f, OP_JNEI, st, RF_PANIC, ok);
    rt_error(f, "range function recovered a loop body panic and did not resume panicking");
    label_place(f, ok);
    set_var(f, rf->state, RF_EXHAUSTED);
    if (rf->exits.n) {
        int code = get_var(f, rf->exit);
        for (int i = 0; i < rf->exits.n; i++) {
            Label *next = label_new(f);
            emit_jump(f, OP_JNEI, code, (uint16_t)(i + 1), next);
            Stmt *x = rf->exits.v[i];
            if (x->n.kind == N_ReturnStmt && f->rf) leave(f, exit_code(f, x), false);
            else if (x->n.kind == N_ReturnStmt) {
                if (((ReturnStmt *)x)->results.n)
                    for (int k = 0; k < f->nresults; k++) {
                        int mk = fn_mark(f), v = fresh(f, f->hiddenres[k]->type);
                        if (slots_of(f->hiddenres[k]->type)) load_mem(f, f->hiddenres[k]->type, v, var_find(f, f->hiddenres[k])->slot, 0);
                        result_store(f, k, v);
                        fn_release(f, mk);
                    }
                emit_return(f);
            } else stmt(f, x);
            label_place(f, next);
        }
    }
    vec_free(&rf->exits);
    fn_release(f, m);
}

// The same parameters without names: they are slots only.
Type *unnamed_params(Type *tuple) {
    int n = tuple->tuple.n;
    if (!n) return tuple;
    Object **v = ARENA_ARRAY(cc.arena, Object *, n);
    for (int i = 0; i < n; i++) v[i] = types_new_var(cc.ck, NULL, intern_cstr(""), tuple->tuple.vars[i]->type);
    return types_new_tuple(cc.ck, n, v);
}
