// escape_graph.c - the location graph: making it, and solving it to a fixed point.
// Twin: $GOROOT/src/cmd/compile/internal/escape/graph.go, solve.go, leaks.go
#include "compile/escape_int.h"
#include <stdlib.h>

// --- leaks
void leaks_add(Leaks *l, int i, int derefs) {
    int old = leaks_get(l, i);
    if (old >= 0 && derefs >= old) return;
    l->v[i] = (uint8_t)(derefs + 1 > 255 ? 255 : derefs + 1);
}

// A flow to a result that is no shorter than the one to the heap says nothing.
void leaks_optimize(Leaks *l) {
    int x = leaks_get(l, LEAK_HEAP);
    for (int i = 1; x >= 0 && i < NLEAKS; i++)
        if (leaks_get(l, i) >= x) l->v[i] = 0;
}

// --- locations
EscLoc *esc_newloc(Esc *e, Node *n, int what, bool persists) {
    EscLoc *l = ARENA_NEW(e->b->arena, EscLoc);
    l->n = n;
    l->what = (uint8_t)what;
    l->fn = e->fn;
    l->loopdepth = e->loopdepth;
    l->frame = e->frame;
    l->at = e->inl ? e->inl->at : 0;
    if (persists) l->attrs |= AT_PERSISTS;
    vec_push(&e->b->all, l);
    return l;
}

static LocEntry *entry_of(EscUnit *u, const void *key) {
    uint32_t mask = (uint32_t)u->caplocs - 1, h = ((uint32_t)((uintptr_t)key >> 4) * 2654435761u >> 7) & mask;
    while (u->locs[h].key && u->locs[h].key != key) h = (h + 1) & mask;
    return &u->locs[h];
}

EscLoc *esc_findvar(EscUnit *u, Object *o) { return u->caplocs ? entry_of(u, o)->loc : NULL; }

static EscLoc *inlined_var(EscInl *in, Object *o) {
    for (; in; in = in->outer)
        for (int i = 0; i < in->vars.n; i++)
            if (in->vars.v[i].key == o) return in->vars.v[i].loc;
    return NULL;
}

EscLoc *esc_lookvar(Esc *e, Object *o) {
    EscLoc *l = inlined_var(e->inl, o);
    return l ? l : esc_findvar(e->fn->unit, o);
}

EscLoc *esc_varloc(Esc *e, Object *o) {
    EscUnit *u = e->fn->unit;
    EscLoc *l = esc_lookvar(e, o);
    if (l) return l;
    if (e->inl) {  // declared in the inlined function
        l = esc_newloc(e, NULL, EW_NODE, true);
        l->obj = o;
        vec_push(&e->inl->vars, (LocEntry){o, l});
        return l;
    }
    if (u->nlocs * 2 >= u->caplocs) {
        LocEntry *old = u->locs;
        int n = u->caplocs;
        u->caplocs = n ? n * 2 : 32;
        u->locs = ARENA_ARRAY(e->b->arena, LocEntry, u->caplocs);
        for (int i = 0; i < n; i++)
            if (old[i].key) *entry_of(u, old[i].key) = old[i];
    }
    l = esc_newloc(e, NULL, EW_NODE, true);
    l->obj = o;
    *entry_of(u, o) = (LocEntry){o, l};
    u->nlocs++;
    return l;
}

void esc_flow(EscBatch *b, Hole k, EscLoc *src) {
    if (k.addrtaken) src->addrtaken = true;
    EscLoc *dst = k.dst;
    if (dst == &b->blank || (dst == src && k.derefs >= 0)) return;
    if (dst->attrs & AT_ESCAPES && k.derefs < 0) {
        if (!src->reasonto) {
            src->reason = k.why;
            src->reasonat = k.where;
            src->reasonto = dst;
        }
        if (esc_flows_on) esc_say_escape(src, dst, &(EscEdge){.derefs = k.derefs, .notes = k.notes});
        src->attrs |= AT_ESCAPES | AT_PERSISTS | AT_MUTATES | AT_CALLS;
        return;
    }
    vec_push(&dst->edges, (EscEdge){src, k.derefs, k.why, k.where, k.notes});
}

Hole esc_tee(Esc *e, Hole a, Hole c) {
    if (a.dst == &e->b->blank) return c;
    if (c.dst == &e->b->blank) return a;
    EscLoc *l = esc_newloc(e, NULL, EW_NODE, false);
    esc_flow(e->b, a, l);
    esc_flow(e->b, c, l);
    return hole_of(l);
}

Hole esc_later(Esc *e, Hole k) {
    EscLoc *l = esc_newloc(e, NULL, EW_NODE, true);
    esc_flow(e->b, k, l);
    return hole_of(l);
}

Hole esc_spill(Esc *e, Hole k, Node *n, int what) { return esc_spill_at(e, k, n, what, 0); }

Hole esc_spill_at(Esc *e, Hole k, Node *n, int what, Pos at) {
    EscLoc *l = esc_newloc(e, n, what, false);
    if (!l->at) l->at = at;
    esc_flow(e->b, hole_spill(k, l), l);
    return hole_of(l);
}

// --- solving
typedef struct Queue { EscLoc **v; int head, n, cap; } Queue;

static void queue_room(Queue *q) {
    if (q->n < q->cap) return;
    int cap = q->cap ? q->cap * 2 : 64;
    EscLoc **v = xmalloc(sizeof *v * (size_t)cap);
    for (int i = 0; i < q->n; i++) v[i] = q->v[(q->head + i) & (q->cap - 1)];
    free(q->v);
    q->v = v;
    q->head = 0;
    q->cap = cap;
}

static void push_front(Queue *q, EscLoc *l) {
    queue_room(q);
    q->head = (q->head - 1) & (q->cap - 1);
    q->v[q->head] = l;
    q->n++;
}

static void push_back(Queue *q, EscLoc *l) {
    queue_room(q);
    q->v[(q->head + q->n++) & (q->cap - 1)] = l;
}

static EscLoc *pop_front(Queue *q) {
    EscLoc *l = q->v[q->head];
    q->head = (q->head + 1) & (q->cap - 1);
    q->n--;
    return l;
}

static void enqueue(Queue *all, EscLoc *l) {
    if (l->queuedall) return;
    l->queuedall = true;
    if (l->attrs & AT_ESCAPES) push_front(all, l);
    else push_back(all, l);
}

static bool contains(EscFn *outer, EscFn *inner) {  // inner is a literal somewhere in outer
    if (!outer || !inner || outer == inner) return false;
    for (EscFn *f = inner->outer; f; f = f->outer)
        if (f == outer) return true;
    return false;
}

// May what is stored in l be used after other's storage is gone, if that is in a frame?
static bool outlives(EscBatch *b, EscLoc *l, EscLoc *other) {
    if (l->attrs & AT_ESCAPES) return true;
    if (l == &b->mutator || l == &b->callee) return false;
    if (l->paramout) return !(contains(other->fn, l->fn) && !l->fn->resultslost);  // a literal whose callers are all known may return what is outside it
    if (l->fn == other->fn && l->loopdepth < other->loopdepth) return true;
    return contains(l->fn, other->fn);
}

static void leak_to(EscLoc *l, EscLoc *sink, int derefs) {
    if (!(sink->attrs & AT_ESCAPES) && sink->paramout && sink->fn == l->fn && sink->result <= NLEAKRESULTS)
        leaks_add(&l->leaks, LEAK_RESULT0 + sink->result - 1, derefs);
    else leaks_add(&l->leaks, LEAK_HEAP, derefs);
}

static void walk_one(EscBatch *b, EscLoc *root, uint32_t gen, Queue *all, Queue *todo) {
    root->walkgen = gen;
    root->derefs = 0;
    root->via = NULL;
    EscFn *lit = root->lit;
    if (root->attrs & AT_CALLS && lit && !lit->resultslost) {
        lit->resultslost = true;
        for (int i = 0; i < lit->sig->sig.results->tuple.n; i++) enqueue(all, lit->results[i]);
    }
    push_front(todo, root);
    while (todo->n && !esc_stopped(b)) {
        EscLoc *l = pop_front(todo);
        l->queuedone = 0;
        int derefs = l->derefs;
        uint8_t attrs = 0;
        if (derefs < 0) {
            derefs = 0;
            if (outlives(b, root, l)) {
                attrs |= AT_ESCAPES | AT_PERSISTS | AT_MUTATES | AT_CALLS;
                if (!(l->attrs & AT_ESCAPES) && l->via) {
                    l->reason = l->via->edges.v[l->viaedge].why;
                    l->reasonat = l->via->edges.v[l->viaedge].where;
                    l->reasonto = root;
                    if (esc_flows_on) esc_say_escape(l, root, NULL);
                }
            } else if (root->attrs & AT_PERSISTS) attrs |= AT_PERSISTS;
        }
        if (derefs == 0) attrs |= root->attrs & (AT_MUTATES | AT_CALLS);
        if (l->param) {
            if (outlives(b, root, l)) {
                if (esc_flows_on && !(l->attrs & AT_ESCAPES) && l != root) esc_say_leak(l, root, derefs);
                leak_to(l, root, derefs);
            }
            if (root->attrs & AT_MUTATES) leaks_add(&l->leaks, LEAK_MUTATOR, derefs);
            if (root->attrs & AT_CALLS) leaks_add(&l->leaks, LEAK_CALLEE, derefs);
        }
        if (attrs & ~l->attrs) {
            l->attrs |= attrs;
            enqueue(all, l);
            if (l->attrs & AT_ESCAPES) continue;
        }
        for (int i = 0; i < l->edges.n; i++) {
            EscLoc *src = l->edges.v[i].src;
            if (src->attrs & AT_ESCAPES) continue;
            int d = derefs + l->edges.v[i].derefs;
            if (src->walkgen == gen && src->derefs <= d) continue;
            src->walkgen = gen;
            src->derefs = d;
            src->via = l;
            src->viaedge = i;
            if (src->queuedone == gen) continue;
            src->queuedone = gen;
            push_back(todo, src);
        }
    }
}

void esc_solve(EscBatch *b) {
    Queue all = {0}, todo = {0};
    for (int i = 0; i < b->all.n; i++) {
        push_front(&all, b->all.v[i]);
        b->all.v[i]->queuedall = true;
    }
    EscLoc *pseudo[] = {&b->mutator, &b->callee, &b->heap};
    for (int i = 0; i < 3; i++) {
        push_front(&all, pseudo[i]);
        pseudo[i]->queuedall = true;
    }
    for (uint32_t gen = 1; all.n && !esc_stopped(b); gen++) {
        EscLoc *root = pop_front(&all);
        root->queuedall = false;
        walk_one(b, root, gen, &all, &todo);
    }
    free(all.v);
    free(todo.v);
}
