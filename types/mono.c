// mono.c - finds generic code that would need infinitely many instances.
// Twin: cmd/compile/internal/types2/mono.go
//
// A graph over type parameters: an edge from P to Q says that Q was instantiated with a type that
// is P (weight 0) or contains P (weight 1). A cycle of positive weight never ends. Found by
// relaxing edges as Bellman and Ford do.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

struct vertex {
    int weight, pre, len;
    Object *obj;
};
struct edge {
    int dst, src, weight;
    Pos pos;
    Type *type;
};

struct Mono {
    VEC(struct vertex) v;
    VEC(struct edge) e;
    PtrMap index; // Object -> vertex + 1
    PtrMap canon; // receiver type parameter -> the type's own
};

static struct Mono *mono_of(Checker *ck, PkgCheck *pc) {
    if (!pc->mono) pc->mono = NEW(ck, struct Mono);
    return pc->mono;
}

void check_mono_canon(Checker *ck, Type *mpar, Type *tpar) {
    ptrmap_put(&mono_of(ck, ck->env.pc)->canon, mpar, tpar);
}

static int vertex_of(struct Mono *m, Type *tpar) {
    Type *c = ptrmap_get(&m->canon, tpar);
    Object *o = (c ? c : tpar)->tparam.obj;
    int i = (int)(intptr_t)ptrmap_get(&m->index, o);
    if (i > 0) return i - 1;
    vec_push(&m->v, (struct vertex){0, 0, 0, o});
    ptrmap_put(&m->index, o, (void *)(intptr_t)m->v.n);
    return m->v.n - 1;
}

// A type declared in a generic function depends on its parameters; -1 for others.
static int local_vertex(struct Mono *m, Type *named) {
    Type *t = named->named.orig;
    if (list_len(t->named.outer) == 0) return -1;
    int i = (int)(intptr_t)ptrmap_get(&m->index, t->named.obj);
    if (i > 0) return i - 1;
    vec_push(&m->v, (struct vertex){0, 0, 0, t->named.obj});
    i = m->v.n;
    ptrmap_put(&m->index, t->named.obj, (void *)(intptr_t)i);
    for (int k = 0; k < t->named.outer->n; k++) {
        int src = vertex_of(m, t->named.outer->at[k]);
        vec_push(&m->e, (struct edge){i - 1, src, 1, t->named.obj->pos, t->named.outer->at[k]});
    }
    return i - 1;
}

struct flow {
    Checker *ck;
    struct Mono *m;
    Type *tpar, *targ;
    Pos pos;
    int depth;
    PtrMap seen;  // instances walked already: P[T, T] of P[U, U] of ... has exponentially many paths
};

static void add_flow(struct flow *f, int src, Type *t) {
    int dst = vertex_of(f->m, f->tpar);
    vec_push(&f->m->e, (struct edge){dst, src, t == f->targ ? 0 : 1, f->pos, f->targ});
}

static void walk(struct flow *f, Type *t) {
    t = types_unalias(t);
    if (!t || f->depth > 100) return;
    f->depth++;
    switch (t->kind) {
    case TTypeParam: add_flow(f, vertex_of(f->m, t), t); break;
    case TNamed: {
        if (t->named.obj->pkg == f->ck->env.pc->pkg) {
            int s = local_vertex(f->m, t);
            if (s >= 0) add_flow(f, s, t);
        }
        if (list_len(t->named.targs) > 1 && !ptrmap_put(&f->seen, t, t)) break;
        for (int i = 0; i < list_len(t->named.targs); i++) walk(f, t->named.targs->at[i]);
        break;
    }
    case TArray: walk(f, t->array.elem); break;
    case TSlice: walk(f, t->slice.elem); break;
    case TPointer: walk(f, t->pointer.elem); break;
    case TChan: walk(f, t->chan.elem); break;
    case TMap:
        walk(f, t->map.key);
        walk(f, t->map.elem);
        break;
    case TInterface: {
        TypeSet *s = type_typeset(f->ck, t, NO_POS);
        for (int i = 0; i < s->nmethods; i++) walk(f, s->methods[i]->type);
        break;
    }
    case TTuple:
        for (int i = 0; i < t->tuple.n; i++) walk(f, t->tuple.vars[i]->type);
        break;
    case TSignature:
        walk(f, t->sig.params);
        walk(f, t->sig.results);
        break;
    case TStruct:
        for (int i = 0; i < t->strct.n; i++) walk(f, t->strct.fields[i]->type);
        break;
    default: break;
    }
    f->depth--;
}

void check_mono_instance(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, NodeList xlist) {
    PkgCheck *pc = ck->env.pc;
    if (pc->pkg->lazy) return;
    for (int i = 0; i < list_len(tparams) && i < list_len(targs); i++) {
        Type *tp = tparams->at[i], *ta = types_unalias(targs->at[i]);
        if (tp->tparam.obj->pkg != pc->pkg || ta->kind == TBasic) continue;
        struct flow f = {ck, mono_of(ck, pc), tp, targs->at[i], i < xlist.n ? at(xlist.v[i]) : pos,
                         0, {0}};
        walk(&f, targs->at[i]);
        ptrmap_free(&f.seen);
    }
}

static void report_loop(Checker *ck, struct Mono *m, int v) {
    bool *seen = NEWN(ck, bool, m->v.n);
    VEC(int) stack = {0};
    while (!seen[v]) {
        vec_push(&stack, v);
        seen[v] = true;
        v = m->e.v[m->v.v[v].pre].src;
    }
    int from = 0;
    while (stack.v[from] != v) from++;
    Err e = err_new(ck, E_InvalidInstanceCycle);
    err_addf(&e, m->v.v[v].obj->pos, "instantiation cycle:");
    for (int i = from; i < stack.n; i++) {
        struct edge *d = &m->e.v[m->v.v[stack.v[i]].pre];
        Object *o = m->v.v[d->dst].obj;
        bool named = o->type && o->type->kind == TNamed;
        err_addf(&e, d->pos, named ? "%N implicitly parameterized by %T" : "%N instantiated as %T",
                 o->name, d->type);
    }
    err_report(&e);
    vec_free(&stack);
}

void check_monomorph(Checker *ck, PkgCheck *pc) {
    struct Mono *m = pc->mono;
    bool again = m != NULL;
    while (again) {
        again = false;
        for (int i = 0; i < m->e.n; i++) {
            struct edge *e = &m->e.v[i];
            struct vertex *src = &m->v.v[e->src], *dst = &m->v.v[e->dst];
            int w = src->weight + e->weight;
            if (w <= dst->weight) continue;
            dst->pre = i;
            dst->len = src->len + 1;
            if (dst->len == m->v.n) {
                report_loop(ck, m, e->dst);
                return;
            }
            dst->weight = w;
            again = true;
        }
    }
}

void check_mono_free(PkgCheck *pc) {
    if (!pc->mono) return;
    vec_free(&pc->mono->v);
    vec_free(&pc->mono->e);
    ptrmap_free(&pc->mono->index);
    ptrmap_free(&pc->mono->canon);
    pc->mono = NULL;
}
