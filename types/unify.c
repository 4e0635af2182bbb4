// unify.c - making two types identical by choosing type arguments.
// Twin: cmd/compile/internal/types2/unify.go
//
// Each type parameter to be inferred has a handle, a place for its argument; joined parameters
// share one. Inexact unification lets a defined type match a type literal by its underlying type
// and channels differ in direction; below the top level of an assignment everything is exact.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

enum { MAX_DEPTH = 100 };

struct Unifier {
    Checker *ck;
    int n, depth;
    bool ifaces; // interfaces may be inferred from (go1.21)
    Type **tparams;
    int *handle; // tparams[i]'s place in val
    Type **val;
};

struct pair {
    Type *x, *y;
    struct pair *up;
};

Unifier *unifier_new(Checker *ck, TypeList *tparams, TypeList *targs) {
    Unifier *u = NEW(ck, Unifier);
    u->ck = ck;
    u->n = list_len(tparams);
    u->ifaces = check_allow_version(ck, 21);
    u->tparams = tparams->at;
    u->handle = NEWN(ck, int, u->n);
    u->val = NEWN(ck, Type *, u->n);
    for (int i = 0; i < u->n; i++) {
        u->handle[i] = i;
        u->val[i] = i < list_len(targs) ? targs->at[i] : NULL;
    }
    return u;
}

static int find(Unifier *u, Type *t) {
    t = types_unalias(t);
    if (!t || t->kind != TTypeParam) return -1;
    for (int i = 0; i < u->n; i++)
        if (u->tparams[i] == t) return i;
    return -1;
}

Type *unifier_at(Unifier *u, Type *t) {
    int i = find(u, t);
    return i < 0 ? NULL : u->val[u->handle[i]];
}

void unifier_set(Unifier *u, Type *tparam, Type *t) { u->val[u->handle[find(u, tparam)]] = t; }

int unifier_unknowns(Unifier *u) {
    int n = 0;
    for (int i = 0; i < u->n; i++) n += u->val[u->handle[i]] == NULL;
    return n;
}

TypeList *unifier_inferred(Unifier *u, TypeList *tparams) {
    TypeList *l = types_new_list(u->ck, tparams->n);
    for (int i = 0; i < tparams->n; i++) l->at[i] = unifier_at(u, tparams->at[i]);
    return l;
}

static bool join(Unifier *u, int x, int y) {
    int hx = u->handle[x], hy = u->handle[y];
    if (hx == hy) return true;
    if (u->val[hx] && u->val[hy]) return false;
    int from = u->val[hx] ? hy : hx, to = u->val[hx] ? hx : hy;
    for (int i = 0; i < u->n; i++)
        if (u->handle[i] == from) u->handle[i] = to;
    return true;
}

static bool nify(Unifier *u, Type *x, Type *y, int mode, struct pair *p);

static Type *as_iface(Type *t) {
    if (types_is_typeparam(t)) return NULL;
    Type *u = types_under(t);
    return u->kind == TInterface ? u : NULL;
}

static bool is_lit(Type *t) {
    t = types_unalias(t);
    return t->kind != TNamed && t->kind != TTypeParam;
}

static bool tuples(Unifier *u, Type *x, Type *y, int mode, struct pair *p) {
    if (x->tuple.n != y->tuple.n) return false;
    for (int i = 0; i < x->tuple.n; i++)
        if (!nify(u, x->tuple.vars[i]->type, y->tuple.vars[i]->type, mode, p)) return false;
    return true;
}

static bool seen_pair(struct pair *p, Type *x, Type *y) {
    for (; p; p = p->up)
        if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
    return false;
}

// Two interfaces: the methods they share must unify (inexact), or all of them (exact).
static bool ifaces(Unifier *u, Type *x, Type *y, bool exact, struct pair *p) {
    TypeSet *a = type_typeset(u->ck, x, NO_POS), *b = type_typeset(u->ck, y, NO_POS);
    if (a->comparable != b->comparable || !typeset_subset(a, b) || !typeset_subset(b, a))
        return false;
    if (exact && a->nmethods != b->nmethods) return false;
    if (seen_pair(p, x, y)) return true;
    struct pair here = {x, y, p};
    if (a->nmethods > b->nmethods) {
        TypeSet *t = a;
        a = b;
        b = t;
    }
    for (int i = 0; i < a->nmethods; i++) {
        Object *m = a->methods[i], *k = typeset_lookup(b, m->pkg, m->name, false, NULL);
        if (!k || !nify(u, m->type, k->type, UNIFY_EXACT, &here)) return false;
    }
    return true;
}

// x's parameter has the argument at; make it identical to y and keep the better of the two.
static bool bound(Unifier *u, int px, Type *y, int mode, struct pair *p) {
    Type *x = u->val[u->handle[px]];
    if (!x) {
        u->val[u->handle[px]] = y;
        return true;
    }
    if (!nify(u, x, y, mode, p)) return false;
    Type *xi = as_iface(x), *yi = as_iface(y);
    bool xn = as_named(x) != NULL, yn = as_named(y) != NULL;
    if (xi && yi) {
        if (xn && yn) return types_identical(x, y);
        if (type_typeset(u->ck, xi, NO_POS)->nmethods != type_typeset(u->ck, yi, NO_POS)->nmethods)
            return false;
    } else if (xi || yi) {
        return false;
    }
    if (mode & UNIFY_EXACT) return true;
    if (xn) return true;
    Type *yu = types_under(y);
    if (yn || (yu->kind == TChan && yu->chan.dir != SendRecv)) u->val[u->handle[px]] = y;
    return true;
}

static bool structure(Unifier *u, Type *x, Type *y, int mode, struct pair *p) {
    int emode = mode & UNIFY_ASSIGN ? mode | UNIFY_EXACT : mode;
    Type *yorig = y;
    x = types_unalias(x);
    y = types_unalias(y);
    if (x->kind == TTypeParam) {
        Type *core = type_common_under(u->ck, x, NULL, NULL, NULL);
        return core && nify(u, core, yorig, UNIFY_ASSIGN, p);
    }
    if (x->kind != y->kind) return false;
    switch (x->kind) {
    case TBasic: return x->basic.kind == y->basic.kind;
    case TArray:
        return (x->array.len < 0 || y->array.len < 0 || x->array.len == y->array.len) &&
               nify(u, x->array.elem, y->array.elem, emode, p);
    case TSlice: return nify(u, x->slice.elem, y->slice.elem, emode, p);
    case TPointer: return nify(u, x->pointer.elem, y->pointer.elem, emode, p);
    case TMap:
        return nify(u, x->map.key, y->map.key, emode, p) &&
               nify(u, x->map.elem, y->map.elem, emode, p);
    case TChan:
        return (!(mode & UNIFY_EXACT) || x->chan.dir == y->chan.dir) &&
               nify(u, x->chan.elem, y->chan.elem, emode, p);
    case TStruct:
        if (x->strct.n != y->strct.n) return false;
        for (int i = 0; i < x->strct.n; i++) {
            Object *f = x->strct.fields[i], *g = y->strct.fields[i];
            Name *s = x->strct.tags ? x->strct.tags[i] : NULL,
                 *t = y->strct.tags ? y->strct.tags[i] : NULL;
            if (f->embedded != g->embedded || s != t || !same_id(f, g->pkg, g->name, false) ||
                !nify(u, f->type, g->type, emode, p))
                return false;
        }
        return true;
    case TTuple: return tuples(u, x, y, mode, p);
    case TSignature:
        return x->sig.variadic == y->sig.variadic &&
               tuples(u, x->sig.params, y->sig.params, emode, p) &&
               tuples(u, x->sig.results, y->sig.results, emode, p);
    case TInterface: return ifaces(u, x, y, true, p);
    case TNamed: {
        int n = list_len(x->named.targs);
        if (n != list_len(y->named.targs) || x->named.orig != y->named.orig) return false;
        for (int i = 0; i < n; i++)
            if (!nify(u, x->named.targs->at[i], y->named.targs->at[i], mode, p)) return false;
        return n > 0 || types_identical(x, y);
    }
    default: return false;
    }
}

static bool nify1(Unifier *u, Type *x, Type *y, int mode, struct pair *p) {
    if (x == y || types_unalias(x) == types_unalias(y)) return true;
    // Named types to the right, parameters to be inferred to the left.
    if (as_named(x) || find(u, y) >= 0) {
        Type *t = x;
        x = y;
        y = t;
    }
    Type *ny = as_named(y);
    if (!(mode & UNIFY_EXACT) && ny && is_lit(x) && !(u->ifaces && as_iface(x))) {
        y = types_under(ny);
        if (x == y || types_unalias(x) == types_unalias(y)) return true;
    }
    int px = find(u, x), py = find(u, y);
    if (px >= 0 && py >= 0) {
        if (join(u, px, py)) return true;
        return nify(u, u->val[u->handle[px]], u->val[u->handle[py]], mode, p);
    }
    if (px >= 0) return bound(u, px, y, mode, p);
    if (u->ifaces && !(mode & UNIFY_EXACT)) {
        Type *xi = as_iface(x), *yi = as_iface(y);
        if (xi && yi) return ifaces(u, xi, yi, false, p);
        if (yi) {
            xi = yi;
            y = x;
        }
        if (xi) {
            // What is assigned to an interface has its methods.
            TypeSet *s = type_typeset(u->ck, xi, NO_POS);
            for (int i = 0; i < s->nmethods; i++) {
                Object *m = s->methods[i];
                Lookup l = check_lookup(u->ck, y, false, m->pkg, m->name, false);
                if (!l.obj || l.obj->kind != OFunc) return false;
                check_resolve(u->ck, l.obj);
                if (!nify(u, m->type, l.obj->type, UNIFY_EXACT, p)) return false;
            }
            return true;
        }
    }
    if (types_is_typeparam(y)) {
        Type *t = x;
        x = y;
        y = t;
    }
    return structure(u, x, y, mode, p);
}

static bool nify(Unifier *u, Type *x, Type *y, int mode, struct pair *p) {
    if (u->depth > MAX_DEPTH || !x || !y) return false;
    u->depth++;
    bool ok = nify1(u, x, y, mode, p);
    u->depth--;
    return ok;
}

bool unifier_unify(Unifier *u, Type *x, Type *y, int mode) { return nify(u, x, y, mode, NULL); }
