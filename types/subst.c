// subst.c - replacing type parameters in types; instances; does a type satisfy a constraint?
// Twin: cmd/compile/internal/types2/{subst,instantiate,context}.go
//
// Substitution shares what it does not change: a type that mentions none of the parameters comes
// back as the same pointer. Instances are kept in one table per checker, keyed by origin and
// identical arguments, so that an instance exists once; a named instance is expanded only when
// somebody looks inside, which is what ends recursion. Types declared inside a generic function
// count as parameterised by that function (`outer`): the compiler needs one per instantiation.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

struct Instance {
    struct Instance *next;
    uint32_t hash;
    Type *orig;
    TypeList *targs;
    Type *inst;
};

struct SubstMemo {
    struct SubstMemo *next;
    Type *t;
    TypeList *tparams, *targs;
    Type *result;
};

struct sub {
    Checker *ck;
    Pos pos;
    TypeList *from, *to;
};

static Type *sub_type(struct sub *s, Type *t);

static TypeList *sub_list(struct sub *s, TypeList *l) {
    TypeList *out = NULL;
    for (int i = 0; i < list_len(l); i++) {
        Type *u = sub_type(s, l->at[i]);
        if (u == l->at[i]) continue;
        if (!out) out = type_list(s->ck, l->at, l->n);
        out->at[i] = u;
    }
    return out ? out : l;
}

static Object *sub_var(struct sub *s, Object *v) {
    Type *t = sub_type(s, v->type);
    if (t == v->type) return v;
    Object *o = NEW(s->ck, Object);
    *o = *v;
    o->type = t;
    o->origin = v->origin ? v->origin : v;
    return o;
}

static Object **sub_vars(struct sub *s, Object **v, int n) {
    Object **out = v;
    for (int i = 0; i < n; i++) {
        Object *o = sub_var(s, v[i]);
        if (o == v[i]) continue;
        if (out == v) out = arena_dup(s->ck->arena, v, sizeof *v * (size_t)n);
        out[i] = o;
    }
    return out;
}

static Type *sub_tuple(struct sub *s, Type *t) {
    Object **v = sub_vars(s, t->tuple.vars, t->tuple.n);
    if (v == t->tuple.vars) return t;
    Type *r = type_new(s->ck, TTuple);
    r->tuple.n = t->tuple.n;
    r->tuple.vars = v;
    return r;
}

static Type *find_instance(Checker *ck, Type *orig, TypeList *targs, uint32_t h);
static void add_instance(Checker *ck, Type *orig, TypeList *targs, uint32_t h, Type *inst);
static uint32_t instance_hash(Type *orig, TypeList *targs) {
    return ((uint32_t)((uintptr_t)orig >> 4) * 0x9E3779B1u) ^ types_list_hash(targs);
}

static TypeList *concat_lists(Checker *ck, TypeList *a, TypeList *b) {
    if (list_len(b) == 0) return a;
    TypeList *l = types_new_list(ck, list_len(a) + b->n);
    for (int i = 0; i < l->n; i++) l->at[i] = i < list_len(a) ? a->at[i] : b->at[i - list_len(a)];
    return l;
}

// A type declared in a generic function, for one instantiation of that function. It may be
// generic itself.
static Type *sub_local(struct sub *s, Type *t) {
    Type *orig = t->named.orig;
    TypeList *cur = t->named.outerargs ? t->named.outerargs : orig->named.outer;
    TypeList *args = sub_list(s, cur), *targs = sub_list(s, t->named.targs);
    if (args == cur && targs == t->named.targs) return t;
    if (args == orig->named.outer) return check_instance(s->ck, s->pos, orig, targs);
    TypeList *key = concat_lists(s->ck, args, targs);
    uint32_t h = instance_hash(orig, key);
    Type *n = find_instance(s->ck, orig, key, h);
    if (n) return n;
    n = type_new(s->ck, TNamed);
    n->named = orig->named;
    n->named.from_rhs = n->named.underlying = NULL;
    n->named.hasfinite = false;
    n->named.align = n->named.cmp = 0;
    n->named.outerargs = args;
    n->named.targs = targs;
    n->named.id = ++s->ck->nextid;
    n->hash = 0;
    add_instance(s->ck, orig, key, h, n);
    return n;
}

// The right-hand side of such a type.
Type *check_local_rhs(Checker *ck, Type *t) {
    Type *orig = t->named.orig;
    TypeList *from =
        concat_lists(ck, orig->named.outer, t->named.targs ? orig->named.tparams : NULL);
    return check_subst(ck, NO_POS, orig->named.from_rhs, from,
                       concat_lists(ck, t->named.outerargs, t->named.targs));
}

static Type *sub_type(struct sub *s, Type *t) {
    Checker *ck = s->ck;
    if (!t) return invalid_type();
    switch (t->kind) {
    case TTypeParam:
        for (int i = 0; i < s->from->n; i++)
            if (s->from->at[i] == t && s->to->at[i]) return s->to->at[i];
        return t;
    case TAlias: {
        TypeList *tp = t->alias.orig->alias.tparams;
        if (list_len(tp) == 0) {
            // A local alias may mention the parameters of the function around it.
            Type *a = types_unalias(t), *r = sub_type(s, a);
            return r == a ? t : r;
        }
        if (list_len(t->alias.targs) != tp->n) return invalid_type();
        TypeList *targs = sub_list(s, t->alias.targs);
        return targs == t->alias.targs ? t : check_instance(ck, s->pos, t->alias.orig, targs);
    }
    case TArray: {
        Type *e = sub_type(s, t->array.elem);
        return e == t->array.elem ? t : types_new_array(ck, e, t->array.len);
    }
    case TSlice: {
        Type *e = sub_type(s, t->slice.elem);
        return e == t->slice.elem ? t : types_new_slice(ck, e);
    }
    case TPointer: {
        Type *e = sub_type(s, t->pointer.elem);
        return e == t->pointer.elem ? t : types_new_pointer(ck, e);
    }
    case TMap: {
        Type *k = sub_type(s, t->map.key), *e = sub_type(s, t->map.elem);
        return k == t->map.key && e == t->map.elem ? t : types_new_map(ck, k, e);
    }
    case TChan: {
        Type *e = sub_type(s, t->chan.elem);
        return e == t->chan.elem ? t : types_new_chan(ck, t->chan.dir, e);
    }
    case TStruct: {
        Object **f = sub_vars(s, t->strct.fields, t->strct.n);
        if (f == t->strct.fields) return t;
        Type *r = type_new(ck, TStruct);
        r->strct.n = t->strct.n;
        r->strct.fields = f;
        r->strct.tags = t->strct.tags;
        return r;
    }
    case TTuple: return sub_tuple(s, t);
    case TSignature: {
        Type *p = sub_tuple(s, t->sig.params), *r = sub_tuple(s, t->sig.results);
        if (p == t->sig.params && r == t->sig.results) return t;
        Type *n = type_new(ck, TSignature);
        n->sig = t->sig;
        n->sig.params = p;
        n->sig.results = r;
        return n;
    }
    case TUnion: {
        Term *terms = t->uni.terms;
        for (int i = 0; i < t->uni.n; i++) {
            Type *u = sub_type(s, t->uni.terms[i].type);
            if (u == t->uni.terms[i].type) continue;
            if (terms == t->uni.terms)
                terms = arena_dup(ck->arena, terms, sizeof *terms * (size_t)t->uni.n);
            terms[i].type = u;
        }
        if (terms == t->uni.terms) return t;
        Type *r = type_new(ck, TUnion);
        r->uni.n = t->uni.n;
        r->uni.terms = terms;
        return r;
    }
    case TInterface: {
        Object **m = sub_vars(s, t->iface.methods, t->iface.nmethods);
        Type **e = t->iface.embeds;
        for (int i = 0; i < t->iface.nembeds; i++) {
            Type *u = sub_type(s, t->iface.embeds[i]);
            if (u == t->iface.embeds[i]) continue;
            if (e == t->iface.embeds)
                e = arena_dup(ck->arena, e, sizeof *e * (size_t)t->iface.nembeds);
            e[i] = u;
        }
        if (m == t->iface.methods && e == t->iface.embeds) return t;
        Type *r = type_new(ck, TInterface);
        r->iface = t->iface;
        r->iface.ck = ck;
        r->iface.methods = m;
        r->iface.embeds = e;
        r->iface.tset = NULL;
        return r;
    }
    case TNamed: {
        if (t->named.orig->named.outer) return sub_local(s, t);
        int n = list_len(t->named.orig->named.tparams);
        if (n == 0) return t;
        if (list_len(t->named.targs) != n) return t->named.orig == t ? t : invalid_type();
        TypeList *targs = sub_list(s, t->named.targs);
        return targs == t->named.targs ? t : check_instance(ck, s->pos, t->named.orig, targs);
    }
    default: return t;
    }
}

Type *check_subst(Checker *ck, Pos pos, Type *t, TypeList *tparams, TypeList *targs) {
    if (list_len(tparams) == 0 || !t) return t;
    if (check_too_deep(ck, pos)) return invalid_type();
    struct sub s = {ck, pos, tparams, targs};
    return sub_type(&s, t);
}

static uint32_t memo_hash(Type *t, TypeList *targs) {
    return ((uint32_t)((uintptr_t)t >> 4) * 0x9E3779B1u) ^
           ((uint32_t)((uintptr_t)targs >> 4) * 0x85EBCA6Bu);
}

Type *types_subst(Checker *ck, Type *t, TypeList *tparams, TypeList *targs) {
    if (!t || list_len(tparams) == 0 || t->kind == TBasic) return t;
    if (t->kind == TTypeParam) return check_subst(ck, NO_POS, t, tparams, targs);
    if (ck->nmemo >= ck->capmemo) {
        uint32_t cap = ck->capmemo ? ck->capmemo * 4 : 256;
        struct SubstMemo **tab = xcalloc(cap, sizeof *tab);
        for (uint32_t i = 0; i < ck->capmemo; i++) {
            for (struct SubstMemo *m = ck->memo[i], *next; m; m = next) {
                next = m->next;
                uint32_t h = memo_hash(m->t, m->targs) & (cap - 1);
                m->next = tab[h];
                tab[h] = m;
            }
        }
        free(ck->memo);
        ck->memo = tab;
        ck->capmemo = cap;
    }
    uint32_t h = memo_hash(t, targs);
    for (struct SubstMemo *m = ck->memo[h & (ck->capmemo - 1)]; m; m = m->next)
        if (m->t == t && m->targs == targs && m->tparams == tparams) return m->result;
    Type *r = check_subst(ck, NO_POS, t, tparams, targs);
    struct SubstMemo *m = NEW(ck, struct SubstMemo);
    *m = (struct SubstMemo){ck->memo[h & (ck->capmemo - 1)], t, tparams, targs, r};
    ck->memo[h & (ck->capmemo - 1)] = m;
    ck->nmemo++;
    return r;
}

TypeList *types_subst_list(Checker *ck, TypeList *l, TypeList *tparams, TypeList *targs) {
    if (list_len(l) == 0 || list_len(tparams) == 0) return l;
    struct sub s = {ck, NO_POS, tparams, targs};
    return sub_list(&s, l);
}

Selection *types_subst_selection(Checker *ck, Selection *s, TypeList *tparams, TypeList *targs) {
    Type *recv = types_subst(ck, s->recv, tparams, targs);
    if (recv == s->recv) return s;
    Selection *r = NEW(ck, Selection);
    *r = *s;
    r->recv = recv;
    Lookup l = check_lookup(ck, recv, true, s->obj->pkg, s->obj->name, false);
    if (!l.obj) base_fatal("types_subst_selection: %s is gone", s->obj->name->s);
    r->obj = l.obj;
    r->index = l.index;
    r->nindex = l.nindex;
    r->indirect = l.indirect;
    r->type = types_subst(ck, s->type, tparams, targs);
    if (l.obj->kind == OFunc) check_resolve(ck, l.obj);
    return r;
}

// ---- instances ------------------------------------------------------------------------------

static Type *find_instance(Checker *ck, Type *orig, TypeList *targs, uint32_t h) {
    if (ck->capinst == 0) return NULL;
    for (struct Instance *i = ck->inst[h & (ck->capinst - 1)]; i; i = i->next)
        if (i->hash == h && i->orig == orig && types_list_identical(i->targs, targs))
            return i->inst;
    return NULL;
}

static void add_instance(Checker *ck, Type *orig, TypeList *targs, uint32_t h, Type *inst) {
    if (ck->ninst >= ck->capinst) {
        uint32_t cap = ck->capinst ? ck->capinst * 4 : 64;
        struct Instance **tab = xcalloc(cap, sizeof *tab);
        for (uint32_t i = 0; i < ck->capinst; i++) {
            for (struct Instance *p = ck->inst[i], *next; p; p = next) {
                next = p->next;
                p->next = tab[p->hash & (cap - 1)];
                tab[p->hash & (cap - 1)] = p;
            }
        }
        free(ck->inst);
        ck->inst = tab;
        ck->capinst = cap;
    }
    struct Instance *p = NEW(ck, struct Instance);
    *p = (struct Instance){ck->inst[h & (ck->capinst - 1)], h, orig, targs, inst};
    ck->inst[h & (ck->capinst - 1)] = p;
    ck->ninst++;
}

bool check_validate_targ_len(Checker *ck, Pos pos, const char *name, int want, int got) {
    if (got == want) return true;
    check_error(ck, pos, E_WrongTypeArgCount, "%s type arguments for type %s: have %d, want %d",
                got < want ? "not enough" : "too many", name, got, want);
    return false;
}

Type *check_instance(Checker *ck, Pos pos, Type *orig, TypeList *targs) {
    uint32_t h = instance_hash(orig, targs);
    Type *t = find_instance(ck, orig, targs, h);
    if (t) return t;
    switch (orig->kind) {
    case TNamed:
        t = type_new(ck, TNamed);
        t->named.obj = arena_dup(ck->arena, orig->named.obj, sizeof *orig->named.obj);
        t->named.obj->pos = pos; // cycles are reported where the instance is written
        t->named.obj->type = t;
        t->named.obj->color = 0;
        t->named.orig = orig;
        t->named.targs = targs;
        t->named.instpos = pos;
        t->named.id = ++ck->nextid;
        break;
    case TAlias: {
        TypeList *tp = orig->alias.tparams;
        if (!check_validate_targ_len(ck, pos, orig->alias.obj->name->s, list_len(tp), targs->n))
            return invalid_type();
        t = type_new(ck, TAlias);
        t->alias.obj = orig->alias.obj;
        t->alias.orig = orig;
        t->alias.targs = targs;
        t->alias.from_rhs = orig->alias.from_rhs
                                ? check_subst(ck, pos, orig->alias.from_rhs, tp, targs)
                                : invalid_type();
        break;
    }
    case TSignature:
        if (!check_validate_targ_len(ck, pos, check_sprintf(ck, "%T", orig),
                                     list_len(orig->sig.tparams), targs->n))
            return invalid_type();
        t = check_subst(ck, pos, orig, orig->sig.tparams, targs);
        if (t == orig) {
            t = sig_new(ck);
            t->sig = orig->sig;
        }
        t->sig.tparams = NULL;
        break;
    default: return invalid_type();
    }
    add_instance(ck, orig, targs, h, t);
    return t;
}

Type *types_instantiate(Checker *ck, Type *orig, TypeList *targs) {
    return check_instance(ck, NO_POS, orig, targs);
}

// ---- constraints ----------------------------------------------------------------------------

int check_verify(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, const char **cause) {
    for (int i = 0; i < list_len(tparams); i++) {
        tparam_iface(tparams->at[i]);
        Type *bound = check_subst(ck, pos, tparams->at[i]->tparam.bound, tparams, targs);
        if (!check_implements(ck, targs->at[i], bound, true, cause)) return i;
    }
    return -1;
}

static bool type_mentions(Type *t, Type *what) {
    t = types_unalias(t);
    if (t->kind == TInterface) {
        for (int i = 0; i < t->iface.nembeds; i++)
            if (type_mentions(t->iface.embeds[i], what)) return true;
        return false;
    }
    if (t->kind == TUnion) {
        for (int i = 0; i < t->uni.n; i++)
            if (type_mentions(t->uni.terms[i].type, what)) return true;
        return false;
    }
    return types_identical(t, what);
}

static const char *terms_string(Checker *ck, TypeSet *s) {
    Buf b = BUF_INIT;
    for (int i = 0; i < s->nterms; i++) {
        if (i > 0) buf_str(&b, " | ");
        if (s->terms[i].tilde) buf_char(&b, '~');
        types_string_full(&b, s->terms[i].type);
    }
    const char *r = arena_strdup(ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return r;
}

static bool comparability(Checker *ck, Type *v, TypeSet *ts, bool constraint, const char *verb,
                          const char **cause) {
    if (!typeset_is_comparable(ts)) return true;
    if (type_comparable(v, false)) return true;
    if (constraint && type_comparable(v, true)) {
        if (check_allow_version(ck, 20)) return true;
        if (cause)
            *cause = check_sprintf(ck, "%T to %s comparable requires go1.20 or later", v, verb);
        return false;
    }
    if (cause) *cause = check_sprintf(ck, "%T does not %s comparable", v, verb);
    return false;
}

bool check_implements(Checker *ck, Type *v, Type *t, bool constraint, const char **cause) {
    Type *vu = types_under(v), *tu = types_under(t);
    if (!is_valid(vu) || !is_valid(tu)) return true;
    if (vu->kind == TPointer && !is_valid(types_under(vu->pointer.elem))) return true;
    const char *verb = constraint ? "satisfy" : "implement";
    if (tu->kind != TInterface) {
        if (cause) {
            bool ptr = tu->kind == TPointer && types_is_interface(tu->pointer.elem);
            const char *detail =
                ptr ? check_sprintf(ck, "type %T is pointer to interface, not interface", t)
                    : check_sprintf(ck, "%T is not an interface", t);
            *cause = check_sprintf(ck, "%T does not %s %T (%s)", v, verb, t, detail);
        }
        return false;
    }
    TypeSet *ts = type_typeset(ck, tu, NO_POS);
    if (ts->all && !ts->comparable && ts->nmethods == 0) return true;
    TypeSet *vs = vu->kind == TInterface ? type_typeset(ck, vu, NO_POS) : NULL;
    if (vs && !vs->all && vs->nterms == 0) return true;
    if (!ts->all && ts->nterms == 0) {
        if (cause) *cause = check_sprintf(ck, "cannot %s %T (empty type set)", verb, t);
        return false;
    }
    const char *why = "";
    if (ts->nmethods > 0 && check_missing_method(ck, v, t, true, cause ? &why : NULL)) {
        if (cause) *cause = check_sprintf(ck, "%T does not %s %T %s", v, verb, t, why);
        return false;
    }
    if (ts->all) return comparability(ck, v, ts, constraint, verb, cause);
    if (vs) {
        if (!typeset_subset(vs, ts)) {
            if (cause) *cause = check_sprintf(ck, "%T does not %s %T", v, verb, t);
            return false;
        }
        return comparability(ck, v, ts, constraint, verb, cause);
    }
    if (!term_list_includes(ts->terms, ts->nterms, v)) {
        if (cause) {
            Type *alt = NULL;
            for (int i = 0; i < ts->nterms && !alt; i++) {
                Term x = ts->terms[i];
                if (x.tilde || !types_identical(x.type, types_under(x.type))) continue;
                if (types_identical(x.type, vu)) alt = x.type;
            }
            const char *detail;
            if (alt) detail = check_sprintf(ck, "possibly missing ~ for %T in %T", alt, t);
            else if (type_mentions(tu, v))
                detail = check_sprintf(ck, "%T mentions %T, but %T is not in the type set of %T", t,
                                       v, v, t);
            else detail = check_sprintf(ck, "%T missing in %s", v, terms_string(ck, ts));
            *cause = check_sprintf(ck, "%T does not %s %T (%s)", v, verb, t, detail);
        }
        return false;
    }
    return comparability(ck, v, ts, constraint, verb, cause);
}

bool types_implements(Checker *ck, Type *v, Type *t) {
    return check_implements(ck, v, t, false, NULL);
}

void check_forget_methods(Checker *ck, Type *orig, int index) {
    for (uint32_t h = 0; h < ck->capinst; h++)
        for (struct Instance *i = ck->inst[h]; i; i = i->next) {
            Type *t = i->orig == orig ? types_unalias(i->inst) : NULL;
            if (t && t->kind == TNamed && t != orig && index < t->named.capmethods) t->named.methods[index] = NULL;
        }
}
