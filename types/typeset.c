// typeset.c - type sets of interfaces: all their methods and the types they admit.
// Twin: cmd/compile/internal/types2/{typeset,termlist,typeterm}.go
//
// A set is all types or a list of pairwise disjoint terms T and ~T (an empty list is the empty
// set), plus methods sorted as in method sets, plus "comparable". It is computed once, when the
// interface is complete; before that everything is in the set.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

enum { MAX_TERMS = 100 };

static TypeSet top_set = {.all = true};

bool term_disjoint(Term x, Term y) {
    Type *ux = y.tilde ? types_under(x.type) : x.type, *uy = x.tilde ? types_under(y.type) : y.type;
    return !types_identical(ux, uy);
}

bool term_list_includes(Term *terms, int n, Type *t) {
    for (int i = 0; i < n; i++)
        if (types_identical(terms[i].type, terms[i].tilde ? types_under(t) : t)) return true;
    return false;
}

typedef VEC(Term) TermVec;

// Adds a term to a normalised list.
static void add_term(TermVec *v, Term t) {
    for (int i = 0; i < v->n; i++) {
        if (term_disjoint(v->v[i], t)) continue;
        if (v->v[i].tilde || !t.tilde) return;
        // ~T swallows what overlaps with it.
        for (int j = i; j < v->n;) {
            if (term_disjoint(v->v[j], t)) {
                j++;
                continue;
            }
            memmove(v->v + j, v->v + j + 1, sizeof *v->v * (size_t)(v->n - j - 1));
            v->n--;
        }
        vec_reserve(v, v->n + 1);
        memmove(v->v + i + 1, v->v + i, sizeof *v->v * (size_t)(v->n - i));
        v->v[i] = t;
        v->n++;
        return;
    }
    vec_push(v, t);
}

static Term *keep_terms(Checker *ck, TermVec *v, int *n) {
    *n = v->n;
    Term *t = NEWN(ck, Term, v->n);
    if (v->n) memcpy(t, v->v, sizeof *t * (size_t)v->n);
    vec_free(v);
    return t;
}

// The terms of a union; *all when one of them is every type. False: too many.
static bool union_terms(Checker *ck, Type *u, Pos pos, TermVec *out, bool *all) {
    *all = false;
    for (int i = 0; i < u->uni.n; i++) {
        Term t = u->uni.terms[i];
        Type *tu = types_under(t.type);
        if (tu->kind == TInterface) {
            TypeSet *s = type_typeset(ck, tu, pos);
            if (s->all) *all = true;
            for (int k = 0; !s->all && k < s->nterms; k++) add_term(out, s->terms[k]);
        } else if (is_valid(tu)) {
            if (t.tilde && !types_identical(t.type, tu)) continue; // error reported; the empty set
            add_term(out, t);
        }
        if (out->n > MAX_TERMS) {
            check_error(ck, pos, E_InvalidUnion,
                        "cannot handle more than %d union terms (implementation limitation)",
                        MAX_TERMS);
            return false;
        }
    }
    return true;
}

struct methods {
    Object **v;
    Pos *pos;
    int n, cap;
    PtrMap index; // exported names: Name -> place + 1; others are searched
};

struct dup {
    Object *m, *other;
    Pos pos, otherpos;
};

static void dup_error(Checker *ck, struct dup *d) {
    Err e = err_new(ck, E_DuplicateDecl);
    err_addf(&e, d->pos, "duplicate method %N", d->m->name);
    err_addf(&e, d->otherpos, "other declaration of method %N", d->m->name);
    err_report(&e);
}

static void dup_check(Checker *ck, void *arg) {
    struct dup *d = arg;
    bool old = d->pos != NO_POS && !check_allow_version(ck, 14);
    if (old || !types_identical(d->m->type, d->other->type)) dup_error(ck, d);
}

static void add_method(Checker *ck, struct methods *ms, Object *m, Pos pos, bool isexplicit) {
    int hit = -1;
    if (types_exported(m->name)) {
        hit = (int)(intptr_t)ptrmap_get(&ms->index, m->name) - 1;
    } else {
        for (int i = 0; i < ms->n && hit < 0; i++)
            if (ms->v[i]->name == m->name && ms->v[i]->pkg == m->pkg) hit = i;
    }
    if (hit >= 0) {
        struct dup d = {m, ms->v[hit], pos, ms->pos[hit]};
        if (isexplicit) dup_error(ck, &d);
        else check_later(ck, dup_check, arena_dup(ck->arena, &d, sizeof d));
        return;
    }
    if (ms->n == ms->cap) {
        ms->cap = ms->cap ? 2 * ms->cap : 8;
        ms->v = xrealloc(ms->v, sizeof *ms->v * (size_t)ms->cap);
        ms->pos = xrealloc(ms->pos, sizeof *ms->pos * (size_t)ms->cap);
    }
    ms->v[ms->n] = m;
    ms->pos[ms->n++] = pos;
    if (types_exported(m->name)) ptrmap_put(&ms->index, m->name, (void *)(intptr_t)ms->n);
}

static int cmp_methods(const void *a, const void *b) {
    return object_cmp(*(Object *const *)a, *(Object *const *)b);
}

static bool imported_constraint(Checker *ck, Type *t) {
    Type *n = as_named(t);
    if (!n || !ck->env.pc || !n->named.obj->pkg || n->named.obj->pkg == ck->env.pc->pkg)
        return false;
    Type *u = types_under(n);
    return u->kind == TInterface && !typeset_is_methodset(type_typeset(ck, u, NO_POS));
}

// Intersects the set with what an embedded element admits.
static void intersect(Checker *ck, TypeSet *s, bool all, Term *terms, int n, bool comparable) {
    if (!all && s->all) {
        s->all = false;
        s->nterms = n;
        s->terms = NEWN(ck, Term, n);
        if (n) memcpy(s->terms, terms, sizeof *terms * (size_t)n);
    } else if (!all) {
        TermVec v = {0};
        for (int i = 0; i < s->nterms; i++) {
            for (int k = 0; k < n; k++) {
                Term x = s->terms[i], y = terms[k];
                if (!term_disjoint(x, y)) add_term(&v, !x.tilde || y.tilde ? x : y);
            }
        }
        s->terms = keep_terms(ck, &v, &s->nterms);
    }
    s->comparable |= comparable;
    if (s->comparable && !s->all) { // keep the strictly comparable ones
        int k = 0;
        for (int i = 0; i < s->nterms; i++)
            if (type_comparable(s->terms[i].type, false)) s->terms[k++] = s->terms[i];
        s->nterms = k;
        s->comparable = false;
    }
}

TypeSet *type_typeset(Checker *ck, Type *it, Pos pos0) {
    (void)pos0;
    if (it->iface.tset) return it->iface.tset;
    if (!it->iface.complete) return &top_set;
    if (!ck) ck = it->iface.ck;
    if (check_too_deep(ck, pos0)) return &top_set;
    // Recursive questions see all types; the cycle itself is reported elsewhere.
    TypeSet *s = NEW(ck, TypeSet);
    s->all = true;
    it->iface.tset = s;
    TypeSet r = {.all = true};
    struct methods ms = {0};
    for (int i = 0; i < it->iface.nmethods; i++)
        add_method(ck, &ms, it->iface.methods[i], it->iface.methods[i]->pos, true);
    for (int i = 0; i < it->iface.nembeds; i++) {
        Type *e = it->iface.embeds[i], *u = types_under(e);
        Pos pos = it->iface.embedpos ? it->iface.embedpos[i] : NO_POS;
        if (u->kind == TInterface) {
            TypeSet *es = type_typeset(ck, u, pos);
            if (pos != NO_POS && imported_constraint(ck, e) &&
                !check_verify_version(ck, pos, 18, "embedding constraint interface %T", e))
                continue;
            for (int k = 0; k < es->nmethods; k++) add_method(ck, &ms, es->methods[k], pos, false);
            intersect(ck, &r, es->all, es->terms, es->nterms, es->comparable);
        } else if (u->kind == TUnion) {
            if (pos != NO_POS &&
                !check_verify_version(ck, pos, 18, "embedding interface element %T", u))
                continue;
            TermVec v = {0};
            bool all, ok = union_terms(ck, u, pos, &v, &all);
            if (ok) intersect(ck, &r, all, v.v, v.n, false);
            vec_free(&v);
        } else if (is_valid(u)) {
            if (pos != NO_POS &&
                !check_verify_version(ck, pos, 18, "embedding non-interface type %T", e))
                continue;
            Term t = {false, e};
            intersect(ck, &r, false, &t, 1, false);
        }
    }
    if (ms.n > 0) {
        r.nmethods = ms.n;
        r.methods = arena_dup(ck->arena, ms.v, sizeof *ms.v * (size_t)ms.n);
        qsort(r.methods, (size_t)ms.n, sizeof *r.methods, cmp_methods);
    }
    free(ms.v);
    free(ms.pos);
    ptrmap_free(&ms.index);
    *s = r;
    return s;
}

bool typeset_is_methodset(TypeSet *s) { return !s->comparable && s->all; }
bool typeset_is_all(TypeSet *s) { return typeset_is_methodset(s) && s->nmethods == 0; }

Object *typeset_lookup(TypeSet *s, Package *pkg, Name *name, bool fold, int *index) {
    if (name_is_blank(name)) return NULL;
    for (int i = 0; i < s->nmethods; i++) {
        if (!same_id(s->methods[i], pkg, name, fold)) continue;
        if (index) *index = i;
        return s->methods[i];
    }
    return NULL;
}

int types_iface_nmethods(Type *t) {
    Type *u = types_under(t);
    return u->kind == TInterface ? type_typeset(u->iface.ck, u, NO_POS)->nmethods : 0;
}

Object *types_iface_method(Type *t, int i) {
    Type *u = types_under(t);
    return type_typeset(u->iface.ck, u, NO_POS)->methods[i];
}

int types_iface_terms(Type *t, Term **terms) {
    Type *u = types_under(t);
    TypeSet *s = type_typeset(u->iface.ck, u, NO_POS);
    *terms = s->all ? NULL : s->terms;
    return s->all ? -1 : s->nterms;
}
