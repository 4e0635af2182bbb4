// predicates.c - questions about types: what kind, identical, comparable, hash, default.
// Twin: cmd/compile/internal/types2/{predicates,under}.go
//
// Identity is structural except for named types (same declaration, identical arguments) and type
// parameters (same pointer, or same place in the lists of two generic signatures being compared).
// Interfaces may refer to themselves through their methods, so the pairs under comparison form a
// list on the C stack; a pair met again counts as identical.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

Type *types_unalias(Type *t) {
    while (t && t->kind == TAlias) {
        if (t->alias.actual) return t->alias.actual;
        Type *r = t->alias.from_rhs;
        if (!r) return invalid_type();
        if (r->kind != TAlias) {
            t->alias.actual = r;
            return r;
        }
        t = r;
    }
    return t;
}

Type *as_named(Type *t) {
    t = types_unalias(t);
    return t && t->kind == TNamed ? t : NULL;
}

Type *as_tparam(Type *t) {
    t = types_unalias(t);
    return t && t->kind == TTypeParam ? t : NULL;
}

Type *as_signature(Type *t) {
    Type *u = types_under(t);
    return u && u->kind == TSignature ? u : NULL;
}

bool types_is_typeparam(Type *t) { return as_tparam(t) != NULL; }
bool types_is_interface(Type *t) {
    return !types_is_typeparam(t) && types_under(t)->kind == TInterface;
}

bool type_is_basic(Type *t, int info) {
    Type *u = types_under(t);
    return u->kind == TBasic && (u->basic.info & info) != 0;
}
bool types_is(Type *t, int info) { return type_is_basic(t, info); }

bool is_untyped_numeric(Type *t) {
    return t->kind == TBasic && (t->basic.info & IsUntyped) && (t->basic.info & IsNumeric);
}

// ---- type sets ------------------------------------------------------------------------------

bool type_for_all(Type *t, bool (*f)(void *arg, Type *t, Type *u), void *arg) {
    Type *p = as_tparam(t);
    if (!p) return f(arg, t, types_under(t));
    TypeSet *s = tparam_typeset(p);
    if (s->all || s->nterms == 0) return f(arg, NULL, NULL);
    for (int i = 0; i < s->nterms; i++) {
        Type *x = s->terms[i].type;
        if (!f(arg, x, s->terms[i].tilde ? types_unalias(x) : types_under(x))) return false;
    }
    return true;
}

static bool basic_pred(void *arg, Type *t, Type *u) {
    (void)t;
    return u && u->kind == TBasic && (u->basic.info & *(int *)arg) != 0;
}

bool type_all_basic(Type *t, int info) { return type_for_all(t, basic_pred, &info); }

struct common {
    Checker *ck;
    UnderCond cond;
    void *arg;
    Type *ct, *cu;
    const char *cause;
};

static bool common_step(void *arg, Type *t, Type *u) {
    struct common *c = arg;
    if (c->cond) {
        c->cause = c->cond(c->ck, c->arg, t, u);
        if (c->cause) return false;
    }
    if (!u) {
        c->cause = "no specific type";
        return false;
    }
    if (!c->cu) {
        c->ct = t;
        c->cu = u;
        return true;
    }
    // Channels may differ in direction: the restricted one is what all can do.
    if (c->cu->kind == TChan && u->kind == TChan) {
        if (!types_identical(c->cu->chan.elem, u->chan.elem)) {
            c->cause = !c->ck
                           ? ""
                           : check_sprintf(c->ck, "channels %T and %T have different element types",
                                           c->ct, t);
            return false;
        }
        if (c->cu->chan.dir == u->chan.dir) return true;
        if (c->cu->chan.dir == SendRecv) {
            c->ct = t;
            c->cu = u;
        } else if (u->chan.dir != SendRecv) {
            c->cause = !c->ck
                           ? ""
                           : check_sprintf(c->ck, "channels %T and %T have conflicting directions",
                                           c->ct, t);
            return false;
        }
        return true;
    }
    if (!types_identical(c->cu, u)) {
        c->cause =
            !c->ck ? ""
                   : check_sprintf(c->ck, "%T and %T have different underlying types", c->ct, t);
        return false;
    }
    return true;
}

Type *type_common_under(Checker *ck, Type *t, UnderCond cond, void *arg, const char **cause) {
    struct common c = {ck, cond, arg, NULL, NULL, NULL};
    if (!type_for_all(t, common_step, &c)) {
        if (cause) *cause = c.cause;
        return NULL;
    }
    return c.cu;
}

Type *types_core(Type *t) { return type_common_under(NULL, t, NULL, NULL, NULL); }

// ---- small predicates -----------------------------------------------------------------------

bool has_name(Type *t) {
    t = types_unalias(t);
    return t->kind == TBasic || t->kind == TNamed || t->kind == TTypeParam;
}

bool has_empty_typeset(Type *t) {
    Type *p = as_tparam(t);
    if (!p || !p->tparam.bound) return false;
    Type *u = types_under(p->tparam.bound);
    if (u->kind != TInterface || !u->iface.tset) return false;
    return !u->iface.tset->all && u->iface.tset->nterms == 0;
}

bool is_generic(Type *t) {
    if (t->kind == TAlias && t->alias.tparams && !t->alias.targs) return true;
    Type *n = as_named(t);
    return n && !n->named.targs && n->named.orig == n && list_len(n->named.tparams) > 0;
}

static bool nil_pred(void *arg, Type *t, Type *u) {
    (void)arg, (void)t;
    return u && has_nil(u);
}

bool has_nil(Type *t) {
    Type *u = types_under(t);
    switch (u->kind) {
    case TBasic: return u->basic.kind == KUnsafePointer;
    case TSlice:
    case TPointer:
    case TSignature:
    case TMap:
    case TChan: return true;
    case TInterface: return !types_is_typeparam(t) || type_for_all(t, nil_pred, NULL);
    default: return false;
    }
}

bool is_bytes_or_runes(Type *u) {
    if (u->kind != TSlice) return false;
    Type *e = types_under(u->slice.elem);
    return e->kind == TBasic && (e->basic.kind == KUint8 || e->basic.kind == KInt32);
}

Type *type_deref(Type *t, bool *isptr) {
    Type *u = types_unalias(t);
    if (u->kind == TPointer) {
        if (isptr) *isptr = true;
        return u->pointer.elem ? u->pointer.elem : invalid_type();
    }
    if (isptr) *isptr = false;
    return t;
}

const char *composite_kind(Type *t) {
    switch (types_under(t)->kind) {
    case TArray: return "array";
    case TSlice: return "slice";
    case TStruct: return "struct";
    case TPointer: return "pointer";
    case TSignature: return "func";
    case TInterface: return "interface";
    case TMap: return "map";
    case TChan: return "chan";
    case TTuple: return "tuple";
    case TUnion: return "union";
    default: return "";
    }
}

Type *types_default(Type *t) {
    if (t->kind != TBasic) return t;
    switch (t->basic.kind) {
    case KUntypedBool: return types_basic[KBool];
    case KUntypedInt: return types_basic[KInt];
    case KUntypedRune: return types_rune;
    case KUntypedFloat: return types_basic[KFloat64];
    case KUntypedComplex: return types_basic[KComplex128];
    case KUntypedString: return types_basic[KString];
    default: return t;
    }
}

Type *max_type(Type *a, Type *b) {
    if (a == b) return a;
    if (is_untyped_numeric(a) && is_untyped_numeric(b))
        return a->basic.kind > b->basic.kind ? a : b;
    return NULL;
}

// ---- comparable -----------------------------------------------------------------------------

struct seen {
    Type *t;
    struct seen *up;
};

static bool comparable_in(Checker *ck, Type *t, bool dynamic, struct seen *up, const char **cause);

static bool typeset_comparable_in(TypeSet *s, struct seen *up) {
    if (s->all) return s->comparable;
    if (s->nterms == 0) return false;
    for (int i = 0; i < s->nterms; i++)
        if (!comparable_in(NULL, s->terms[i].type, false, up, NULL)) return false;
    return true;
}

static bool comparable_walk(Checker *ck, Type *t, bool dynamic, struct seen *up,
                            const char **cause);

// Answers about named types are remembered, positive ones only where nothing above is assumed.
static bool comparable_in(Checker *ck, Type *t, bool dynamic, struct seen *up, const char **cause) {
    Type *n = t->kind == TNamed && t->named.underlying ? t : NULL;
    int shift = dynamic ? 0 : 2;
    if (n && !cause) {
        int known = n->named.cmp >> shift & 3;
        if (known) return known == 1;
    }
    bool ok = comparable_walk(ck, t, dynamic, up, cause);
    if (n && n->named.hasfinite && n->named.finite)
        n->named.cmp |= (uint8_t)((ok ? 1 : 2) << shift);
    return ok;
}

static bool comparable_walk(Checker *ck, Type *t, bool dynamic, struct seen *up,
                            const char **cause) {
    int depth = 0;
    for (struct seen *s = up; s; s = s->up, depth++)
        if (s->t == t) return true;
    if (depth > 2000) return true;
    struct seen here = {t, up};
    if (cause) *cause = "";
    Type *u = types_under(t);
    switch (u->kind) {
    case TBasic: return u->basic.kind != KUntypedNil;
    case TPointer:
    case TChan: return true;
    case TStruct:
        for (int i = 0; i < u->strct.n; i++) {
            if (comparable_in(NULL, u->strct.fields[i]->type, dynamic, &here, NULL)) continue;
            if (cause)
                *cause = check_sprintf(ck, "struct containing %T cannot be compared",
                                       u->strct.fields[i]->type);
            return false;
        }
        return true;
    case TArray:
        if (comparable_in(NULL, u->array.elem, dynamic, &here, NULL)) return true;
        if (cause) *cause = check_sprintf(ck, "%T cannot be compared", t);
        return false;
    case TInterface: {
        if (dynamic && !types_is_typeparam(t)) return true;
        TypeSet *s = type_typeset(u->iface.ck, u, NO_POS);
        if (typeset_comparable_in(s, &here)) return true;
        if (cause)
            *cause =
                !s->all && s->nterms == 0 ? "empty type set" : "incomparable types in type set";
        return false;
    }
    default: return false;
    }
}

bool type_comparable(Type *t, bool dynamic) { return comparable_in(NULL, t, dynamic, NULL, NULL); }
bool types_comparable_type(Type *t) { return type_comparable(t, true); }
bool typeset_is_comparable(TypeSet *s) { return typeset_comparable_in(s, NULL); }
const char *comparable_cause(Checker *ck, Type *t, bool dynamic, bool *ok) {
    const char *cause = "";
    *ok = comparable_in(ck, t, dynamic, NULL, &cause);
    return cause;
}

// ---- identity -------------------------------------------------------------------------------

struct pair {
    Type *x, *y;
    struct pair *up;
};
struct cmp {
    bool ignore_tags;
    TypeList *xt, *yt; // type parameters of generic signatures under comparison
    struct cmp *outer;
};

static bool identical(struct cmp *c, Type *x, Type *y, struct pair *p);
static uint32_t hash_named(Type *t);

static bool terms_subset(Term *x, int nx, Term *y, int ny) {
    for (int i = 0; i < nx; i++) {
        bool ok = false;
        for (int j = 0; j < ny && !ok; j++)
            ok = !term_disjoint(x[i], y[j]) && (!x[i].tilde || y[j].tilde);
        if (!ok) return false;
    }
    return true;
}

bool typeset_subset(TypeSet *a, TypeSet *b) {
    if (b->all) return true;
    if (a->all) return false;
    return terms_subset(a->terms, a->nterms, b->terms, b->nterms);
}

static bool tuples_identical(struct cmp *c, Type *x, Type *y, struct pair *p) {
    if (x->tuple.n != y->tuple.n) return false;
    for (int i = 0; i < x->tuple.n; i++)
        if (!identical(c, x->tuple.vars[i]->type, y->tuple.vars[i]->type, p)) return false;
    return true;
}

static bool sigs_identical(struct cmp *c, Type *x, Type *y, struct pair *p) {
    int n = list_len(x->sig.tparams);
    if (n != list_len(y->sig.tparams) || x->sig.variadic != y->sig.variadic) return false;
    struct cmp in = {c->ignore_tags, x->sig.tparams, y->sig.tparams, c};
    if (n > 0) {
        c = &in;
        for (int i = 0; i < n; i++) {
            if (!identical(c, x->sig.tparams->at[i]->tparam.bound,
                           y->sig.tparams->at[i]->tparam.bound, p))
                return false;
        }
    }
    return tuples_identical(c, x->sig.params, y->sig.params, p) &&
           tuples_identical(c, x->sig.results, y->sig.results, p);
}

static bool ifaces_identical(struct cmp *c, Type *x, Type *y, struct pair *p) {
    TypeSet *a = type_typeset(x->iface.ck, x, NO_POS), *b = type_typeset(y->iface.ck, y, NO_POS);
    if (a->comparable != b->comparable || a->nmethods != b->nmethods) return false;
    if (!typeset_subset(a, b) || !typeset_subset(b, a)) return false;
    for (struct pair *q = p; q; q = q->up)
        if ((q->x == x && q->y == y) || (q->x == y && q->y == x)) return true;
    struct pair here = {x, y, p};
    for (int i = 0; i < a->nmethods; i++) {
        Object *f = a->methods[i], *g = b->methods[i];
        if (f->name != g->name || (f->pkg != g->pkg && !types_exported(f->name))) return false;
        if (!identical(c, f->type, g->type, &here)) return false;
    }
    return true;
}

static bool identical(struct cmp *c, Type *x, Type *y, struct pair *p) {
    x = types_unalias(x);
    y = types_unalias(y);
    if (x == y) return true;
    if (!x || !y || x->kind != y->kind) return false;
    switch (x->kind) {
    case TBasic: return x->basic.kind == y->basic.kind;
    case TArray:
        return (x->array.len < 0 || y->array.len < 0 || x->array.len == y->array.len) &&
               identical(c, x->array.elem, y->array.elem, p);
    case TSlice: return identical(c, x->slice.elem, y->slice.elem, p);
    case TPointer: return identical(c, x->pointer.elem, y->pointer.elem, p);
    case TMap:
        return identical(c, x->map.key, y->map.key, p) && identical(c, x->map.elem, y->map.elem, p);
    case TChan: return x->chan.dir == y->chan.dir && identical(c, x->chan.elem, y->chan.elem, p);
    case TStruct:
        if (x->strct.n != y->strct.n) return false;
        for (int i = 0; i < x->strct.n; i++) {
            Object *f = x->strct.fields[i], *g = y->strct.fields[i];
            if (f->embedded != g->embedded || !same_id(f, g->pkg, g->name, false)) return false;
            if (!c->ignore_tags) {
                Name *s = x->strct.tags ? x->strct.tags[i] : NULL,
                     *t = y->strct.tags ? y->strct.tags[i] : NULL;
                if (s != t) return false;
            }
            if (!identical(c, f->type, g->type, p)) return false;
        }
        return true;
    case TTuple: return tuples_identical(c, x, y, p);
    case TSignature: return sigs_identical(c, x, y, p);
    case TInterface: return ifaces_identical(c, x, y, p);
    case TUnion: {
        if (x->uni.n != y->uni.n) return false;
        return terms_subset(x->uni.terms, x->uni.n, y->uni.terms, y->uni.n) &&
               terms_subset(y->uni.terms, y->uni.n, x->uni.terms, x->uni.n);
    }
    case TNamed: {
        if (x->named.orig->named.obj != y->named.orig->named.obj) return false;
        if (hash_named(x) != hash_named(y)) return false;
        int n = list_len(x->named.targs), k = list_len(x->named.outerargs);
        if (n != list_len(y->named.targs) || k != list_len(y->named.outerargs)) return false;
        for (int i = 0; i < n; i++)
            if (!identical(c, x->named.targs->at[i], y->named.targs->at[i], p)) return false;
        for (int i = 0; i < k; i++)
            if (!identical(c, x->named.outerargs->at[i], y->named.outerargs->at[i], p))
                return false;
        return true;
    }
    case TTypeParam:
        for (; c; c = c->outer) {
            for (int i = 0; i < list_len(c->xt); i++)
                if (c->xt->at[i] == x) return c->yt->at[i] == y;
        }
        return false;
    default: return false;
    }
}

bool types_identical(Type *a, Type *b) {
    if (a == b) return true;
    struct cmp c = {false, NULL, NULL, NULL};
    return identical(&c, a, b, NULL);
}

bool types_identical_ignore_tags(Type *a, Type *b) {
    struct cmp c = {true, NULL, NULL, NULL};
    return identical(&c, a, b, NULL);
}

bool types_list_identical(TypeList *a, TypeList *b) {
    if (a == b) return true;
    if (list_len(a) != list_len(b)) return false;
    for (int i = 0; i < a->n; i++)
        if (!types_identical(a->at[i], b->at[i])) return false;
    return true;
}

bool types_identical_instance(Type *o1, TypeList *a1, Type *o2, TypeList *a2) {
    return types_list_identical(a1, a2) && types_identical(o1, o2);
}

// ---- hash -----------------------------------------------------------------------------------

static uint32_t mix(uint32_t h, uint32_t v) {
    h ^= v + 0x9E3779B9u + (h << 6) + (h >> 2);
    return h * 0x85EBCA6Bu;
}

static uint32_t hash_at(Type *t, int depth);

static uint32_t hash_tuple(Type *t, int depth) {
    uint32_t h = (uint32_t)t->tuple.n;
    for (int i = 0; i < t->tuple.n; i++) h = mix(h, hash_at(t->tuple.vars[i]->type, depth));
    return h;
}

// A named type's hash starts afresh at depth 0 and is remembered, so that it does not depend on
// where it was asked for.
static uint32_t hash_named(Type *t) {
    if (t->hash) return t->hash;
    uint32_t h = mix((uint32_t)TNamed * 0x27D4EB2Fu, t->named.orig->named.obj->name->hash);
    h = mix(h, t->named.orig->named.id);
    TypeList *l = t->named.targs, *o = t->named.outerargs;
    for (int i = 0; i < list_len(l); i++) h = mix(h, hash_at(l->at[i], 0));
    for (int i = 0; i < list_len(o); i++) h = mix(h, hash_at(o->at[i], 0));
    return t->hash = h ? h : 1;
}

// What lies deep does not count: identical types still hash alike. Types with several parts go
// down faster, or a literal that repeats itself through aliases would take for ever.
static uint32_t hash_at(Type *t, int depth) {
    t = types_unalias(t);
    if (t->kind == TNamed) return hash_named(t);
    if (depth > 100) return 1;
    bool wide = t->kind == TStruct || t->kind == TTuple || t->kind == TSignature || t->kind == TMap;
    depth += wide ? 20 : 1;
    uint32_t h = (uint32_t)t->kind * 0x27D4EB2Fu;
    switch (t->kind) {
    case TBasic: return mix(h, t->basic.kind);
    case TArray: return mix(h, hash_at(t->array.elem, depth)); // len < 0 is identical to any
    case TSlice: return mix(h, hash_at(t->slice.elem, depth));
    case TPointer: return mix(h, hash_at(t->pointer.elem, depth));
    case TMap: return mix(mix(h, hash_at(t->map.key, depth)), hash_at(t->map.elem, depth));
    case TChan: return mix(mix(h, t->chan.dir), hash_at(t->chan.elem, depth));
    case TStruct:
        h = mix(h, (uint32_t)t->strct.n);
        for (int i = 0; i < t->strct.n; i++) {
            Object *f = t->strct.fields[i];
            h = mix(mix(h, f->name->hash), hash_at(f->type, depth));
        }
        return h;
    case TTuple: return mix(h, hash_tuple(t, depth));
    case TSignature:
        h = mix(h, t->sig.variadic);
        return mix(mix(h, hash_tuple(t->sig.params, depth)), hash_tuple(t->sig.results, depth));
    case TInterface: {
        TypeSet *s = type_typeset(t->iface.ck, t, NO_POS);
        h = mix(h, (uint32_t)s->nmethods);
        for (int i = 0; i < s->nmethods; i++) h = mix(h, s->methods[i]->name->hash);
        return h;
    }
    default: return h; // unions; type parameters: those of identical signatures are alike
    }
}

uint32_t types_hash(Type *t) {
    if (t->hash) return t->hash;
    uint32_t h = hash_at(t, 0);
    if (!h) h = 1;
    if (t->kind == TBasic) t->hash = h; // others may be incomplete yet
    return h;
}

uint32_t types_list_hash(TypeList *l) {
    uint32_t h = (uint32_t)list_len(l);
    for (int i = 0; i < list_len(l); i++) h = mix(h, types_hash(l->at[i]));
    return h;
}

// ---- type parameters in types ---------------------------------------------------------------

static bool mentions_at(Type *t, struct seen *up) {
    t = types_unalias(t);
    if (!t) return false;
    int depth = 0;
    for (struct seen *s = up; s; s = s->up)
        if (s->t == t || ++depth > 1000) return false;
    struct seen here = {t, up};
    switch (t->kind) {
    case TArray: return mentions_at(t->array.elem, &here);
    case TSlice: return mentions_at(t->slice.elem, &here);
    case TPointer: return mentions_at(t->pointer.elem, &here);
    case TMap: return mentions_at(t->map.key, &here) || mentions_at(t->map.elem, &here);
    case TChan: return mentions_at(t->chan.elem, &here);
    case TStruct:
        for (int i = 0; i < t->strct.n; i++)
            if (mentions_at(t->strct.fields[i]->type, &here)) return true;
        return false;
    case TTuple:
        for (int i = 0; i < t->tuple.n; i++)
            if (mentions_at(t->tuple.vars[i]->type, &here)) return true;
        return false;
    case TSignature: return mentions_at(t->sig.params, &here) || mentions_at(t->sig.results, &here);
    case TInterface:
        for (int i = 0; i < t->iface.nmethods; i++)
            if (mentions_at(t->iface.methods[i]->type, &here)) return true;
        for (int i = 0; i < t->iface.nembeds; i++)
            if (mentions_at(t->iface.embeds[i], &here)) return true;
        return false;
    case TUnion:
        for (int i = 0; i < t->uni.n; i++)
            if (mentions_at(t->uni.terms[i].type, &here)) return true;
        return false;
    case TNamed: {
        TypeList *l = t->named.targs, *o = t->named.outerargs ? t->named.outerargs : t->named.outer;
        for (int i = 0; i < list_len(l); i++)
            if (mentions_at(l->at[i], &here)) return true;
        for (int i = 0; i < list_len(o); i++)
            if (mentions_at(o->at[i], &here)) return true;
        return false;
    }
    case TTypeParam: return true;
    default: return false;
    }
}

bool types_mentions_tparam(Type *t) { return mentions_at(t, NULL); }
