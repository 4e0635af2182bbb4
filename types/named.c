// named.c - underlying types, methods of named types, instances on demand, cycles.
// Twin: cmd/compile/internal/types2/{named,alias,typeparam,cycles,validtype}.go
//
// A named type remembers the right-hand side of its declaration and finds its underlying type when
// asked, by following the chain of right-hand sides. Nothing is remembered while some declaration
// on the chain is still in progress (its right-hand side is NULL). An instance makes its
// right-hand side by substitution at the first question; its methods one by one.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

static Checker *named_ck(Type *t) {
    Package *p = t->named.orig->named.obj->pkg;
    return p ? p->ck : NULL;
}

Type *named_origin(Type *t) { return t->kind == TNamed ? t->named.orig : t; }

TypeList *named_tparams(Type *t) {
    if (t->kind == TAlias) return t->alias.orig->alias.tparams;
    return t->kind == TNamed ? t->named.orig->named.tparams : NULL;
}

// The declared right-hand side; NULL while it is being determined.
Type *named_rhs(Type *t) {
    if (t->named.from_rhs || t->named.orig == t) return t->named.from_rhs;
    Type *orig = t->named.orig;
    if (!orig->named.from_rhs) return NULL;
    Checker *ck = named_ck(t);
    if (t->named.outerargs) return t->named.from_rhs = check_local_rhs(ck, t);
    if (list_len(orig->named.tparams) != list_len(t->named.targs)) {
        return t->named.from_rhs = invalid_type();
    }
    return t->named.from_rhs = check_subst(ck, t->named.instpos, orig->named.from_rhs,
                                           orig->named.tparams, t->named.targs);
}

static Type *named_under(Type *t) {
    Type *path[64], *u = NULL;
    int n = 0, steps = 0;
    for (Type *x = t; !u;) {
        if (x->kind != TNamed) {
            u = x;
            break;
        }
        if (x->named.underlying) {
            u = x->named.underlying;
            break;
        }
        if (++steps > 10000) return invalid_type(); // a cycle; reported where it was found
        if (n < (int)ARRAY_LEN(path)) path[n++] = x;
        x = named_rhs(x);
        if (!x) return invalid_type();
        if (x->kind == TAlias && !x->alias.actual && !x->alias.from_rhs) return invalid_type();
        x = types_unalias(x);
    }
    if (u->kind == TTypeParam) u = invalid_type();
    for (int i = 0; i < n; i++) path[i]->named.underlying = u;
    return u;
}

Type *types_under(Type *t) {
    t = types_unalias(t);
    if (!t) return invalid_type();
    switch (t->kind) {
    case TNamed: return t->named.underlying ? t->named.underlying : named_under(t);
    case TTypeParam: return tparam_iface(t);
    default: return t;
    }
}

// ---- type parameters ------------------------------------------------------------------------

Type *tparam_iface(Type *t) {
    Type *bound = t->tparam.bound;
    if (!bound) return types_emptyiface;
    if (types_is_typeparam(bound)) return types_emptyiface; // error reported
    Type *u = types_under(bound);
    if (u->kind == TInterface) return u;
    if (u == invalid_type()) return types_emptyiface;
    Checker *ck = t->tparam.obj->pkg->ck;
    Type *i = type_new(ck, TInterface);
    i->iface.nembeds = 1;
    i->iface.embeds = arena_dup(ck->arena, &bound, sizeof bound);
    i->iface.implicit = i->iface.complete = true;
    t->tparam.bound = i;
    return i;
}

TypeSet *tparam_typeset(Type *t) {
    Type *i = tparam_iface(t);
    return type_typeset(i->iface.ck, i, t->tparam.obj->pos);
}

// ---- methods --------------------------------------------------------------------------------

int types_nmethods(Type *t) {
    t = as_named(t);
    return t ? t->named.orig->named.nmethods : 0;
}

void named_add_method(Checker *ck, Type *t, Object *m) {
    if (t->named.nmethods == t->named.capmethods) {
        int cap = t->named.capmethods ? 2 * t->named.capmethods : 4;
        Object **v = NEWN(ck, Object *, cap);
        if (t->named.nmethods) memcpy(v, t->named.methods, sizeof *v * (size_t)t->named.nmethods);
        t->named.methods = v;
        t->named.capmethods = cap;
    }
    t->named.methods[t->named.nmethods++] = m;
}

static Object *expand_method(Checker *ck, Type *t, Object *om) {
    check_resolve(ck, om);
    Type *sig = om->type;
    TypeList *rt = sig->sig.rtparams;
    Type *nsig = sig;
    if (list_len(rt) > 0 && list_len(rt) == list_len(t->named.targs))
        nsig = check_subst(ck, om->pos, sig, rt, t->named.targs);
    if (nsig == sig) {
        nsig = sig_new(ck);
        nsig->sig = sig->sig;
    }
    Type *rtype = t;
    if (om->ptrrecv) rtype = types_new_pointer(ck, t);
    if (sig->sig.recv) {
        Object *r = NEW(ck, Object);
        *r = *sig->sig.recv;
        r->type = rtype;
        nsig->sig.recv = r;
    }
    Object *m = NEW(ck, Object);
    *m = *om;
    m->type = nsig;
    m->origin = om;
    m->instmethod = true;
    m->aux = NULL;
    return m;
}

Object *types_method(Checker *ck, Type *named, int i) {
    Type *t = as_named(named), *orig = t->named.orig;
    Object *om = orig->named.methods[i];
    if (t == orig || t->named.outerargs) {
        check_resolve(ck, om);
        return om;
    }
    if (t->named.capmethods < orig->named.nmethods) {
        Object **v = NEWN(ck, Object *, orig->named.nmethods);
        if (t->named.capmethods)
            memcpy(v, t->named.methods, sizeof *v * (size_t)t->named.capmethods);
        t->named.methods = v;
        t->named.capmethods = orig->named.nmethods;
    }
    if (!t->named.methods[i]) {
        Object *m = expand_method(ck, t, om);
        if (!t->named.methods[i]) t->named.methods[i] = m;
    }
    return t->named.methods[i];
}

Object *named_lookup_method(Checker *ck, Type *t, Package *pkg, Name *name, bool fold, int *index) {
    Type *orig = t->named.orig;
    if (name_is_blank(name)) return NULL;
    if (!fold && orig->named.obj->pkg != pkg && !types_exported(name)) return NULL;
    for (int i = 0; i < orig->named.nmethods; i++) {
        Object *m = orig->named.methods[i];
        bool hit = m->name == name;
        if (!hit && fold)
            hit = m->name->len == name->len && strncasecmp(m->name->s, name->s, name->len) == 0;
        if (!hit) continue;
        if (index) *index = i;
        return types_method(ck, t, i);
    }
    return NULL;
}

Object *types_method_origin(Checker *ck, Object *m, TypeList **targs) {
    (void)ck;
    *targs = NULL;
    if (!m->instmethod) return m;
    Type *sig = m->type;
    if (sig->sig.recv) {
        Type *n = as_named(type_deref(sig->sig.recv->type, NULL));
        if (n) *targs = n->named.targs;
    }
    return m->origin;
}

// ---- cycles ---------------------------------------------------------------------------------

int first_in_src(Object **path, int n) {
    int first = 0;
    for (int i = 1; i < n; i++)
        if (path[i]->pos < path[first]->pos) first = i;
    return first;
}

static const char *cycle_name(Checker *ck, Object *o) {
    if (o->pkg && ck->env.pc && o->pkg != ck->env.pc->pkg)
        return check_sprintf(ck, "%N.%N", o->pkg->name, o->name);
    return o->name->s;
}

void check_cycle_error(Checker *ck, Object **cycle, int n, int start) {
    Object *o = cycle[start];
    bool istype = o->kind == OTypeName;
    if (istype && o->type && o->type->kind == TAlias) {
        o->type->alias.from_rhs = invalid_type();
        o->type->alias.actual = invalid_type();
    }
    if (n == 1) {
        check_error(ck, o->pos, E_InvalidDeclCycle,
                    istype ? "invalid recursive type: %s refers to itself"
                           : "invalid cycle in declaration: %s refers to itself",
                    cycle_name(ck, o));
        return;
    }
    Err e = err_new(ck, E_InvalidDeclCycle);
    err_addf(&e, o->pos,
             istype ? "invalid recursive type %s" : "invalid cycle in declaration of %s",
             cycle_name(ck, o));
    for (int i = 0; i < n; i++) {
        Object *next = cycle[(start + i + 1) % n];
        err_addf(&e, o->pos, "%s refers to %s", cycle_name(ck, o), cycle_name(ck, next));
        o = next;
    }
    err_report(&e);
}

// Named types that contain each other by value, however instantiated. nest holds the types we are
// inside of, path all of them for the message; a type parameter is looked up in its instance.
struct valid {
    Checker *ck;
    Type **nest, **path;
    int nnest, npath, cap;
    PtrMap done;
};

static bool valid_type(struct valid *v, Type *t) {
    t = types_unalias(t);
    if (!t) return true;
    switch (t->kind) {
    case TArray: return valid_type(v, t->array.elem);
    case TStruct:
        for (int i = 0; i < t->strct.n; i++)
            if (!valid_type(v, t->strct.fields[i]->type)) return false;
        return true;
    case TUnion:
        for (int i = 0; i < t->uni.n; i++)
            if (!valid_type(v, t->uni.terms[i].type)) return false;
        return true;
    case TInterface:
        for (int i = 0; i < t->iface.nembeds; i++)
            if (!valid_type(v, t->iface.embeds[i])) return false;
        return true;
    case TNamed: {
        if (!t->named.obj->pkg || t->named.validated) return true;
        for (int i = 0; i < v->nnest; i++) {
            if (!types_identical(v->nest[i], t)) continue;
            t->named.orig->named.from_rhs = invalid_type();
            t->named.orig->named.underlying = invalid_type();
            for (int k = 0; k < v->npath; k++) {
                if (!types_identical(v->path[k], t)) continue;
                int n = v->npath - k;
                Object **cycle = NEWN(v->ck, Object *, n);
                for (int j = 0; j < n; j++) cycle[j] = v->path[k + j]->named.obj;
                check_cycle_error(v->ck, cycle, n, 0);
                return false;
            }
            return false;
        }
        if (v->nnest > 500) return true;
        if (v->nnest == v->cap || v->npath == v->cap) {
            v->cap = v->cap ? 2 * v->cap : 16;
            v->nest = xrealloc(v->nest, sizeof *v->nest * (size_t)v->cap);
            v->path = xrealloc(v->path, sizeof *v->path * (size_t)v->cap);
        }
        Type *rhs = t->named.orig->named.from_rhs;
        if (!rhs) return true;
        v->nest[v->nnest++] = t;
        v->path[v->npath++] = t;
        bool ok = valid_type(v, rhs);
        v->nnest--;
        v->npath--;
        // Without type parameters the answer does not depend on where we came from.
        if (ok && list_len(t->named.tparams) == 0 && !t->named.targs) t->named.validated = true;
        return ok;
    }
    case TTypeParam: {
        if (v->nnest == 0) return true;
        Type *inst = v->nest[v->nnest - 1];
        TypeList *tp = inst->named.orig->named.tparams;
        for (int i = 0; i < list_len(tp) && i < list_len(inst->named.targs); i++) {
            if (tp->at[i] != t) continue;
            v->nnest--;
            bool ok = valid_type(v, inst->named.targs->at[i]);
            v->nest[v->nnest++] = inst;
            return ok;
        }
        return true;
    }
    default: return true;
    }
}

void check_valid_type(Checker *ck, Type *t) {
    struct valid v = {.ck = ck};
    valid_type(&v, t);
    free(v.nest);
    free(v.path);
}

// Has a value of type t a size already? False, with an error, when its declaration is in progress.
bool check_finite_size(Checker *ck, Type *t) {
    t = types_unalias(t);
    if (!t) return true;
    switch (t->kind) {
    case TNamed: {
        if (t->named.hasfinite) return t->named.finite;
        Object *o = t->named.obj;
        int i = check_on_path(ck, o);
        if (i >= 0) {
            int n = ck->objpath.n - i;
            check_cycle_error(ck, ck->objpath.v + i, n, first_in_src(ck->objpath.v + i, n));
            return false;
        }
        if (!o->pkg) return true;
        check_push(ck, o);
        bool ok = check_finite_size(ck, named_rhs(t));
        check_pop(ck);
        if (!t->named.hasfinite) {
            t->named.finite = ok;
            t->named.hasfinite = true;
        }
        return ok;
    }
    case TArray: return check_finite_size(ck, t->array.elem);
    case TStruct:
        for (int i = 0; i < t->strct.n; i++)
            if (!check_finite_size(ck, t->strct.fields[i]->type)) return false;
        return true;
    default: return true;
    }
}

// ---- anonymous interfaces that contain themselves -------------------------------------------

// State of an interface: 1 on the way, 2 free of cycles.
static bool anon_cycle(Checker *ck, PtrMap *state, Type *t, int depth);

static bool anon_tuple(Checker *ck, PtrMap *state, Type *t, int depth) {
    for (int i = 0; i < tuple_len(t); i++)
        if (anon_cycle(ck, state, t->tuple.vars[i]->type, depth)) return true;
    return false;
}

static bool anon_methods(Checker *ck, PtrMap *state, Type *t, int depth) {
    TypeSet *s = type_typeset(ck, t, NO_POS);
    for (int i = 0; i < s->nmethods; i++)
        if (anon_cycle(ck, state, s->methods[i]->type, depth)) return true;
    return false;
}

static bool anon_cycle(Checker *ck, PtrMap *state, Type *t, int depth) {
    t = types_unalias(t);
    if (depth++ > 1000) return false;
    switch (t->kind) {
    case TPointer: return anon_cycle(ck, state, t->pointer.elem, depth);
    case TArray: return anon_cycle(ck, state, t->array.elem, depth);
    case TSlice: return anon_cycle(ck, state, t->slice.elem, depth);
    case TChan: return anon_cycle(ck, state, t->chan.elem, depth);
    case TMap:
        return anon_cycle(ck, state, t->map.key, depth) ||
               anon_cycle(ck, state, t->map.elem, depth);
    case TStruct:
        for (int i = 0; i < t->strct.n; i++)
            if (anon_cycle(ck, state, t->strct.fields[i]->type, depth)) return true;
        return false;
    case TTuple: return anon_tuple(ck, state, t, depth);
    case TSignature:
        return anon_tuple(ck, state, t->sig.params, depth) ||
               anon_tuple(ck, state, t->sig.results, depth);
    case TInterface: {
        intptr_t was = (intptr_t)ptrmap_get(state, t);
        if (was) return was == 1;
        ptrmap_put(state, t, (void *)1);
        if (anon_methods(ck, state, t, depth)) return true;
        ptrmap_put(state, t, (void *)2);
        return false;
    }
    default: return false;
    }
}

static int by_pos(const void *a, const void *b) {
    Pos p = (*(InterfaceType *const *)a)->e.n.pos, q = (*(InterfaceType *const *)b)->e.n.pos;
    return p < q ? -1 : p > q;
}

void check_anon_cycles(Checker *ck, PkgCheck *pc) {
    if (types_scope_lookup(types_universe, intern_cstr("assert"))) return; // types2's own tests: this error is gc's, not types2's
    PtrMap state = {0};
    if (pc->ifaces.n) qsort(pc->ifaces.v, (size_t)pc->ifaces.n, sizeof *pc->ifaces.v, by_pos);
    for (int i = 0; i < pc->ifaces.n; i++) {
        InterfaceType *e = pc->ifaces.v[i];
        Type *t = e->e.type ? types_unalias(e->e.type) : NULL;
        if (!t || t->kind != TInterface || !anon_methods(ck, &state, t, 0)) continue;
        check_error(ck, at(e), E_InvalidTypeCycle,
                    "invalid recursive type: anonymous interface refers to itself (see "
                    "https://go.dev/issue/56103)");
        for (uint32_t k = 0; k < state.cap; k++)
            if (state.key[k]) state.val[k] = (void *)2;
    }
    ptrmap_free(&state);
}
