// inline.c - inlined calls as gc makes them, in escape analysis: the callee's body is walked again with variables of its own.
// Twin: $GOROOT/src/cmd/compile/internal/inline/inl.go
//
// This serves `gosling build -gcflags=-m` only: the analysis of a program that runs does not inline. Code generation inlines in inlcall.c, by the same cost.
#include "compile/escape_int.h"

bool esc_inline_on;
EscMap esc_inlined;

static void put_targs(Buf *b, TypeList *targs, bool shape) {
    for (int i = 0; targs && i < targs->n; i++) {
        buf_str(b, i ? "," : "[");
        if (shape) {
            Type *u = types_under(targs->at[i]);
            buf_str(b, "go.shape.");
            types_string_name(b, u);
        } else types_string_name(b, targs->at[i]);
    }
    if (targs && targs->n) buf_str(b, "]");
}

static const char *title(Arena *a, EscUnit *u, Package *from, bool shape) {
    Object *o = u->obj;
    Buf b = BUF_INIT;
    if (o->pkg && o->pkg != from) buf_printf(&b, "%s.", o->pkg->name ? o->pkg->name->s : "?");
    Object *recv = u->sig->sig.recv;
    if (u->lit || !recv) {
        buf_str(&b, o->name->s);
        put_targs(&b, u->targs, shape);
    } else {
        Type *t = types_unalias(recv->type);
        bool ptr = t->kind == TPointer;
        if (ptr) t = types_unalias(t->pointer.elem);
        buf_printf(&b, ptr ? "(*%s" : "%s", t->kind == TNamed ? t->named.obj->name->s : "?");
        put_targs(&b, u->targs, shape);
        buf_printf(&b, ptr ? ").%s" : ".%s", o->name->s);
    }
    const char *s = arena_strdup(a, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

// --- literals are numbered in the order they appear
typedef struct Number { FuncLit *lit; int n, found; } Number;
static bool count(Node *n, void *arg) {
    Number *c = arg;
    if (!n || n->kind != N_FuncLit) return true;
    c->n++;
    if ((FuncLit *)n == c->lit) c->found = c->n;
    return false;
}

static const char *lit_title(Arena *a, EscUnit *u, FuncLit *lit, Package *from) {
    EscUnit *home = u->home ? u->home : u;
    Number c = {.lit = lit};
    ast_walk(&home->body->s.n, count, &c);
    return arena_printf(a, "%s.func%d", home->sig->sig.params ? title(a, home, from, true) : "init", c.found ? c.found : 1);
}

const char *esc_fn_title(const EscFn *fn) {
    if (fn->lit) return lit_title(cc.arena, fn->unit, fn->lit, esc_report_pkg);
    return fn->unit->obj ? title(cc.arena, fn->unit, esc_report_pkg, false) : "init";
}

static bool declares_var(Object *o) { return o && o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_'); }

static EscLoc *variable(Esc *e, EscInl *in, Object *o) {
    EscLoc *l = esc_newloc(e, NULL, EW_NODE, true);
    l->obj = o;
    l->at = in->at;
    vec_push(&in->vars, (LocEntry){o, l});
    return l;
}

// A literal that captures variables is inlined only into the function that they are captured from.
static bool captures_elsewhere(Esc *e, FuncLit *lit) {
    EscUnit *u = e->fn->unit;
    Object **fv;
    for (int i = 0; i < u->fns.n; i++)
        if (u->fns.v[i]->lit == lit && u->fns.v[i]->outer != e->fn) return fn_free_vars(&lit->e.n, lit->e.n.pos, lit->body->rbrace, &fv) > 0;
    return false;
}

// Walks the call as inlined; false: gc would not.
bool esc_inline(Esc *e, Hole *ks, int nks, CallExpr *x, EscUnit *u, FuncLit *lit, SelectorExpr *se, Selection *sel, int shift) {
    int depth = 0;
    if (u && u->lit) lit = u->lit;
    if (lit) u = NULL;
    for (EscInl *in = e->inl; in; in = in->outer) {
        if (lit ? in->lit == lit : in->u == u && !in->lit) return false;
        if (++depth > 20) return false;
    }
    const char *pkg = u && u->obj->pkg ? u->obj->pkg->path : "";
    if (strcmp(pkg, "math/bits") == 0 || (strstr(pkg, "atomic") && !u->sig->sig.recv)) return false;  // instructions
    if (u && (!u->body || inline_cost(u, NULL) < 0)) return false;
    if (lit && (inline_cost(e->fn->unit, lit) < 0 || captures_elsewhere(e, lit))) return false;
    if (x->args.n == 1 && ast_expr_at(x->args, 0)->type && ast_expr_at(x->args, 0)->type->kind == TTuple) return false;
    EscInl *in = ARENA_NEW(e->b->arena, EscInl);
    *in = (EscInl){.outer = e->inl, .u = u, .lit = lit, .at = e->inl ? e->inl->at : ast_gcpos(&x->e.n), .sig = lit ? types_under(lit->e.type) : u->sig};
    Type *pt = in->sig->sig.params, *rt = in->sig->sig.results;
    Fn *shell = lit ? e->f : u->shell;
    in->results = ARENA_ARRAY(e->b->arena, EscLoc *, rt->tuple.n + 1);
    for (int i = 0; i < rt->tuple.n; i++) {
        in->results[i] = variable(e, in, rt->tuple.vars[i]);
        in->results[i]->result = i + 1;
    }
    if (esc_report_on) escmap_put(&esc_inlined, x, 1);
    if (!lit && in->sig->sig.recv) {
        Object *r = in->sig->sig.recv;
        Hole k = declares_var(r) ? hole_of(variable(e, in, r)) : hole_blank(e);
        if (k.dst != &e->b->blank && !shift && sel->nindex == 1) k.dst->init = se->x;
        esc_receiver(e, hole_shift(esc_inlined_param(k, in, x), shift, NULL, NULL), se, sel);
    }
    int np = pt->tuple.n;
    bool variadic = in->sig->sig.variadic && !x->ellipsis;
    Hole rest = {0};
    EscLoc **params = ARENA_ARRAY(e->b->arena, EscLoc *, np + 1);
    for (int i = 0; i < np; i++) params[i] = declares_var(pt->tuple.vars[i]) ? variable(e, in, pt->tuple.vars[i]) : &e->b->blank;
    for (int i = 0; i < x->args.n; i++) {
        bool r = variadic && i >= np - 1;
        Object *p = pt->tuple.vars[r ? np - 1 : i];
        Type *t = fsubst(shell, p->type);
        Hole k = hole_of(params[r ? np - 1 : i]);
        if (r) {
            if (!rest.dst) rest = esc_spill(e, esc_inlined_param(k, in, x), &x->e.n, EW_VARIADIC);
            k = rest;
            t = types_under(t)->slice.elem;
        } else if (k.dst != &e->b->blank) k.dst->init = ast_expr_at(x->args, i);
        esc_conv(e, r ? hole_element(k, &x->e.n) : esc_inlined_param(k, in, x), ast_expr_at(x->args, i), t);
    }
    EscUnit *home = e->fn->unit;
    if (home->pkg == esc_report_pkg)
        esc_say_inline(SAY_INLINING, home->obj ? home->obj->pos : 0, in->at, "inlining call to %s", lit ? lit_title(e->b->arena, home, lit, esc_report_pkg) : title(e->b->arena, u, esc_report_pkg, true));
    Esc saved = *e;
    EscUnit *unit = u ? esc_flows_unit(u) : NULL;
    Pos at = esc_inl_at;
    esc_inl_at = in->at;
    e->inl = in;
    e->f = shell;
    memset(&e->labels, 0, sizeof e->labels);
    BlockStmt *body = lit ? lit->body : u->body;
    ast_walk(&body->s.n, esc_find_labels, e);
    esc_block(e, body);
    vec_free(&e->labels);
    *e = saved;
    if (u) esc_flows_unit(unit);
    esc_inl_at = at;
    for (int i = 0; i < nks; i++) esc_flow(e->b, ks[i], in->results[i]);
    return true;
}

// Whether gc would inline it; under -m=2 also what that costs, or why not.
static bool say_verdict(EscUnit *u, FuncLit *lit, Pos at, const char *name) {
    const char *why = NULL;
    int cost = esc_flows_on ? inline_cost_why(u, lit, &why) : inline_cost(u, lit);
    if (cost < 0) {
        if (why) esc_say_inline(SAY_CAN_INLINE, 0, at, "cannot inline %s: %s", name, why);
    } else if (esc_flows_on && !(u->targs && u->targs->n)) {
        Buf b = BUF_INIT;
        esc_put_func(&b, u, lit);
        esc_say_inline(SAY_CAN_INLINE, 0, at, "can inline %s with cost %d as: %s", name, cost, buf_cstr(&b));
        buf_fini(&b);
    } else esc_say_inline(SAY_CAN_INLINE, 0, at, "can inline %s", name);
    return cost >= 0;
}

// The literals of a function: first those that are called where they stand (what they cost is part of its own cost), then the others.
typedef struct Lits { EscUnit *u; VEC(FuncLit *) said; } Lits;

static void say_lit(Lits *l, FuncLit *x) {
    for (int i = 0; i < l->said.n; i++)
        if (l->said.v[i] == x) return;
    vec_push(&l->said, x);
    say_verdict(l->u, x, x->e.n.pos, lit_title(cc.arena, l->u, x, esc_report_pkg));
}

static bool called_lits(Node *n, void *arg) {
    if (!n || n->kind == N_GoStmt || n->kind == N_DeferStmt) return false;
    if (n->kind == N_CallExpr && ((CallExpr *)n)->fun->n.kind == N_FuncLit) say_lit(arg, (FuncLit *)((CallExpr *)n)->fun);
    return true;
}

static bool other_lits(Node *n, void *arg) {
    if (n && n->kind == N_FuncLit) say_lit(arg, (FuncLit *)n);
    return true;
}

void esc_report_inlinable(EscUnit *u) {
    if (u->lit) return;
    Lits l = {.u = u};
    ast_walk(&u->body->s.n, called_lits, &l);
    Pos at = u->obj->decl ? ((FuncDecl *)u->obj->decl)->n.pos : u->obj->pos;
    if (u->obj->decl && say_verdict(u, NULL, at, title(cc.arena, u, esc_report_pkg, false))) {
        if (u->targs) {
            esc_say_inline(SAY_CAN_INLINE, 0, at, "can inline %s", title(cc.arena, u, esc_report_pkg, true));
            esc_say_inline(SAY_INLINING, 0, u->obj->pos, "inlining call to %s", title(cc.arena, u, esc_report_pkg, true));
        }
    }
    ast_walk(&u->body->s.n, other_lits, &l);
    vec_free(&l.said);
}
