// inline.c - inlined calls as gc makes them, in escape analysis: the callee's body is walked again with variables of its own.
// Twin: $GOROOT/src/cmd/compile/internal/inline/inl.go
//
// So far this serves `gosling build -gcflags=-m` only: code generation calls every function, and the analysis of a program that runs does not inline.
#include "compile/escape_int.h"

bool esc_inline_on;

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

static bool declares_var(Object *o) { return o && o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_'); }

static EscLoc *variable(Esc *e, EscInl *in, Object *o) {
    EscLoc *l = esc_newloc(e, NULL, EW_NODE, true);
    l->obj = o;
    l->at = in->at;
    vec_push(&in->vars, (LocEntry){o, l});
    return l;
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
    if (u && (u == e->fn->unit || !u->body || inline_cost(u, NULL) < 0)) return false;
    if (lit && inline_cost(e->fn->unit, lit) < 0) return false;
    if (x->args.n == 1 && ast_expr_at(x->args, 0)->type && ast_expr_at(x->args, 0)->type->kind == TTuple) return false;
    EscInl *in = ARENA_NEW(e->b->arena, EscInl);
    *in = (EscInl){.outer = e->inl, .u = u, .lit = lit, .at = e->inl ? e->inl->at : ast_gcpos(&x->e.n), .sig = lit ? types_under(lit->e.type) : u->sig};
    if (e->fn->unit->pkg == esc_report_pkg)
        esc_say(in->at, "inlining call to %s", lit ? lit_title(e->b->arena, e->fn->unit, lit, esc_report_pkg) : title(e->b->arena, u, esc_report_pkg, true));
    Type *pt = in->sig->sig.params, *rt = in->sig->sig.results;
    Fn *shell = lit ? e->f : u->shell;
    in->results = ARENA_ARRAY(e->b->arena, EscLoc *, rt->tuple.n + 1);
    for (int i = 0; i < rt->tuple.n; i++) in->results[i] = variable(e, in, rt->tuple.vars[i]);
    if (!lit && in->sig->sig.recv) {
        Object *r = in->sig->sig.recv;
        Hole k = declares_var(r) ? hole_of(variable(e, in, r)) : hole_blank(e);
        if (k.dst != &e->b->blank && !shift && sel->nindex == 1) k.dst->init = se->x;
        esc_receiver(e, hole_shift(k, shift, "call parameter", &x->e.n), se, sel);
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
            if (!rest.dst) rest = esc_spill(e, k, &x->e.n, EW_VARIADIC);
            k = rest;
            t = types_under(t)->slice.elem;
        } else if (k.dst != &e->b->blank) k.dst->init = ast_expr_at(x->args, i);
        esc_conv(e, hole_note(k, "call parameter", &x->e.n), ast_expr_at(x->args, i), t);
    }
    Esc saved = *e;
    e->inl = in;
    e->f = shell;
    memset(&e->labels, 0, sizeof e->labels);
    BlockStmt *body = lit ? lit->body : u->body;
    ast_walk(&body->s.n, esc_find_labels, e);
    esc_block(e, body);
    vec_free(&e->labels);
    *e = saved;
    for (int i = 0; i < nks; i++) esc_flow(e->b, ks[i], in->results[i]);
    return true;
}

typedef struct Lits { EscUnit *u; } Lits;
static bool lit_lines(Node *n, void *arg) {
    Lits *l = arg;
    if (!n || n->kind != N_FuncLit) return true;
    if (inline_cost(l->u, (FuncLit *)n) >= 0) esc_say(n->pos, "can inline %s", lit_title(cc.arena, l->u, (FuncLit *)n, esc_report_pkg));
    return true;
}

void esc_report_inlinable(EscUnit *u) {
    if (u->lit) return;
    if (inline_cost(u, NULL) >= 0) {
        Pos at = u->obj->decl ? ((FuncDecl *)u->obj->decl)->n.pos : u->obj->pos;
        esc_say(at, "can inline %s", title(cc.arena, u, esc_report_pkg, false));
        if (u->targs) {
            esc_say(at, "can inline %s", title(cc.arena, u, esc_report_pkg, true));
            esc_say(u->obj->pos, "inlining call to %s", title(cc.arena, u, esc_report_pkg, true));
        }
    }
    Lits l = {u};
    ast_walk(&u->body->s.n, lit_lines, &l);
}
