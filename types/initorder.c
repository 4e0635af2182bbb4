// initorder.c - the order in which package-level variables are initialised; initialisation cycles.
// Twin: cmd/compile/internal/types2/initorder.go
//
// Each variable waits for the variables that its initialiser reaches, directly or through
// functions; repeatedly the earliest declared one that waits for nothing goes next. Functions are
// not nodes: what they reach is found by a walk from each variable. In a lazy package that walk
// checks the function bodies it comes across.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

struct node {
    Object *o;
    int ndeps; // variables and constants not yet initialised that this one waits for
    VEC(int) users;
    bool done;
};

struct graph {
    Checker *ck;
    PkgCheck *pc;
    struct node *nodes;
    int n;
    PtrMap index; // Object -> place + 1
    PtrMap seen;  // functions walked for the current variable
};

static DeclInfo *info_of(struct graph *g, Object *o) {
    if (o->kind == OFunc && g->pc->pkg->lazy && !o->checked && o->hasbody)
        types_check_body(g->ck, o);
    return o->info;
}

static void reach(struct graph *g, Object *o, int user, PtrMap *direct) {
    VEC(Object *) stack = {0};
    vec_push(&stack, o);
    while (stack.n > 0) {
        Object *x = vec_pop(&stack);
        DeclInfo *d = info_of(g, x);
        for (int i = 0; i < d->deps.n; i++) {
            Object *to = d->deps.v[i];
            if (to->kind == OFunc) {
                if (ptrmap_put(&g->seen, to, to)) vec_push(&stack, to);
                continue;
            }
            int k = (int)(intptr_t)ptrmap_get(&g->index, to) - 1;
            if (k < 0 || !ptrmap_put(direct, to, to)) continue;
            vec_push(&g->nodes[k].users, user);
            g->nodes[user].ndeps++;
        }
    }
    vec_free(&stack);
}

// A path of dependencies from from to to, last one first, as types2 prints it.
struct path {
    VEC(Object *) v;
    PtrMap seen;
};

static int cmp_order(const void *a, const void *b) {
    return (*(Object *const *)a)->order - (*(Object *const *)b)->order;
}

static bool find_path(struct graph *g, struct path *p, Object *from, Object *to, int depth) {
    if (depth > 5000 || !ptrmap_put(&p->seen, from, from)) return false;
    DeclInfo *d = from->info;
    if (d->deps.n == 0) return false;
    Object **deps = arena_dup(g->ck->arena, d->deps.v, sizeof *deps * (size_t)d->deps.n);
    int n = d->deps.n;
    qsort(deps, (size_t)n, sizeof *deps, cmp_order);
    for (int i = 0; i < n; i++) {
        if (ptrmap_get(&d->depset, deps[i]) != deps[i]) continue; // weak
        if (deps[i] == to || find_path(g, p, deps[i], to, depth + 1)) {
            vec_push(&p->v, deps[i]);
            return true;
        }
    }
    return false;
}

static void report_cycle(struct graph *g, Object *o) {
    struct path p = {0};
    if (find_path(g, &p, o, o, 0)) {
        Object *x = p.v.v[0];
        if (p.v.n == 1) {
            check_error(g->ck, x->pos, E_InvalidInitCycle,
                        "initialization cycle: %N refers to itself", x->name);
        } else {
            Err e = err_new(g->ck, E_InvalidInitCycle);
            err_addf(&e, x->pos, "initialization cycle for %N", x->name);
            for (int i = p.v.n - 1; i >= 0; i--) {
                Object *next = p.v.v[i];
                err_addf(&e, x->pos, "%N refers to %N", x->name, next->name);
                x = next;
            }
            err_report(&e);
        }
    }
    vec_free(&p.v);
    ptrmap_free(&p.seen);
}

// ---- purity ---------------------------------------------------------------------------------

static bool impure_visit(Node *n, void *arg) {
    bool *pure = arg;
    if (!n || !*pure) return false;
    switch (n->kind) {
    case N_FuncLit: return false;
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)n;
        if (c->e.cval || c->fun->mode == MTypExpr) return true;
        *pure = c->fun->mode == MBuiltin && ast_is(c->fun, N_Ident) &&
                (strcmp(((Ident *)c->fun)->name->s, "new") == 0 ||
                 strcmp(((Ident *)c->fun)->name->s, "len") == 0);
        return *pure;
    }
    case N_StarExpr:
        if (((Expr *)n)->mode == MTypExpr) return false;
        *pure = false;
        return false;
    case N_TypeAssertExpr:
    case N_SliceExpr: *pure = false; return false;
    case N_IndexExpr: {
        Expr *e = (Expr *)n;
        if (e->mode == MTypExpr ||
            (e->type && e->type->kind == TSignature && ((IndexExpr *)n)->x->mode == MValue))
            return false;
        *pure = false;
        return false;
    }
    case N_UnaryExpr:
        if (n->op == TK_ARROW) *pure = false;
        return *pure;
    case N_BinaryExpr:
        if ((n->op == TK_QUO || n->op == TK_REM || n->op == TK_SHL || n->op == TK_SHR) &&
            !((Expr *)n)->cval)
            *pure = false;
        return *pure;
    default: return true;
    }
}

static bool is_pure(Expr *e) {
    bool pure = true;
    ast_walk(&e->n, impure_visit, &pure);
    return pure;
}

// ---- the order ------------------------------------------------------------------------------

static void heap_push(int *h, int *n, int x) {
    int i = (*n)++;
    h[i] = x;
    while (i > 0 && h[(i - 1) / 2] > h[i]) {
        int t = h[i];
        h[i] = h[(i - 1) / 2];
        h[(i - 1) / 2] = t;
        i = (i - 1) / 2;
    }
}

static int heap_pop(int *h, int *n) {
    int top = h[0];
    h[0] = h[--*n];
    for (int i = 0;;) {
        int c = 2 * i + 1;
        if (c >= *n) break;
        if (c + 1 < *n && h[c + 1] < h[c]) c++;
        if (h[c] >= h[i]) break;
        int t = h[i];
        h[i] = h[c];
        h[c] = t;
        i = c;
    }
    return top;
}

void check_init_order(Checker *ck, PkgCheck *pc) {
    struct graph g = {.ck = ck, .pc = pc};
    Package *pkg = pc->pkg;
    g.nodes = xcalloc((size_t)pc->objlist.n + 1, sizeof *g.nodes);
    // Constants come first: they delay nobody, and are here only for the cycles they may lie on.
    for (int i = 0; i < 2 * pc->objlist.n; i++) {
        Object *o = pc->objlist.v[i % pc->objlist.n];
        if (o->kind != (i < pc->objlist.n ? OConst : OVar)) continue;
        if (pkg->lazy && !o->type) {
            if (o->kind == OConst) continue;
            check_obj_decl(ck, o);
        }
        g.nodes[g.n].o = o;
        ptrmap_put(&g.index, o, (void *)(intptr_t)++g.n);
    }
    check_process_delayed(ck, 0);
    for (int i = 0; i < g.n; i++) {
        if (g.nodes[i].o->info->deps.n == 0) continue;
        PtrMap direct = {0};
        ptrmap_free(&g.seen);
        reach(&g, g.nodes[i].o, i, &direct);
        ptrmap_free(&direct);
    }
    ptrmap_free(&g.seen);
    int *heap = xmalloc(sizeof *heap * (size_t)(g.n + 1)), nheap = 0, left = g.n;
    for (int i = 0; i < g.n; i++)
        if (g.nodes[i].ndeps == 0) heap_push(heap, &nheap, i);
    VEC(InitEntry) out = {0};
    PtrMap emitted = {0};
    while (left > 0) {
        int k;
        if (nheap > 0) {
            k = heap_pop(heap, &nheap);
            if (g.nodes[k].done) continue;
        } else {
            // Only cycles, and what waits for them, are left.
            k = -1;
            for (int i = 0; i < g.n; i++)
                if (!g.nodes[i].done && (k < 0 || g.nodes[i].ndeps < g.nodes[k].ndeps)) k = i;
            report_cycle(&g, g.nodes[k].o);
        }
        struct node *n = &g.nodes[k];
        n->done = true;
        left--;
        for (int i = 0; i < n->users.n; i++) {
            struct node *u = &g.nodes[n->users.v[i]];
            if (--u->ndeps == 0 && !u->done) heap_push(heap, &nheap, n->users.v[i]);
        }
        DeclInfo *d = n->o->info;
        if (n->o->kind != OVar || !d->init || !ptrmap_put(&emitted, d, d)) continue;
        InitEntry e = {.rhs = d->init, .pure = is_pure(d->init)};
        e.nlhs = d->lhs ? d->nlhs : 1;
        e.lhs = d->lhs ? d->lhs : arena_dup(ck->arena, &n->o, sizeof n->o);
        vec_push(&out, e);
    }
    pkg->ninit = out.n;
    pkg->initorder = out.n ? arena_dup(ck->arena, out.v, sizeof *out.v * (size_t)out.n) : NULL;
    vec_free(&out);
    ptrmap_free(&emitted);
    ptrmap_free(&g.index);
    for (int i = 0; i < g.n; i++) vec_free(&g.nodes[i].users);
    free(g.nodes);
    free(heap);
}
