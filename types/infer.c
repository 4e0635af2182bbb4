// infer.c - type arguments from function arguments and constraints.
// Twin: cmd/compile/internal/types2/infer.go
//
// Four steps: unify parameter types with the types of typed arguments; let constraints with a core
// type or methods add what they know, until nothing changes; give what is left the default types
// of untyped constants; and replace parameters inside inferred arguments by their arguments.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

// ---- which types mention the parameters -----------------------------------------------------

struct seen {
    Type *t;
    struct seen *up;
};

static int index_of(TypeList *l, Type *t) {
    for (int i = 0; i < list_len(l); i++)
        if (l->at[i] == t) return i;
    return -1;
}

static bool parameterized(TypeList *tp, Type *t, struct seen *up) {
    t = types_unalias(t);
    if (!t) return false;
    for (struct seen *s = up; s; s = s->up)
        if (s->t == t) return false;
    struct seen here = {t, up};
    switch (t->kind) {
    case TArray: return parameterized(tp, t->array.elem, &here);
    case TSlice: return parameterized(tp, t->slice.elem, &here);
    case TPointer: return parameterized(tp, t->pointer.elem, &here);
    case TMap: return parameterized(tp, t->map.key, &here) || parameterized(tp, t->map.elem, &here);
    case TChan: return parameterized(tp, t->chan.elem, &here);
    case TStruct:
        for (int i = 0; i < t->strct.n; i++)
            if (parameterized(tp, t->strct.fields[i]->type, &here)) return true;
        return false;
    case TTuple:
        for (int i = 0; i < t->tuple.n; i++)
            if (parameterized(tp, t->tuple.vars[i]->type, &here)) return true;
        return false;
    case TSignature:
        return parameterized(tp, t->sig.params, &here) || parameterized(tp, t->sig.results, &here);
    case TInterface: {
        TypeSet *s = type_typeset(t->iface.ck, t, NO_POS);
        for (int i = 0; i < s->nmethods; i++)
            if (parameterized(tp, s->methods[i]->type, &here)) return true;
        if (s->all || s->nterms == 0) return false;
        for (int i = 0; i < s->nterms; i++)
            if (!parameterized(tp, s->terms[i].type, &here)) return false;
        return true;
    }
    case TNamed:
        for (int i = 0; i < list_len(t->named.targs); i++)
            if (parameterized(tp, t->named.targs->at[i], &here)) return true;
        return false;
    case TTypeParam: return index_of(tp, t) >= 0;
    default: return false;
    }
}

static const char *tparams_string(Checker *ck, TypeList *l) {
    Buf b = BUF_INIT;
    for (int i = 0; i < l->n; i++) {
        if (i > 0) buf_str(&b, l->n == 2 ? " and " : i == l->n - 1 ? ", and " : ", ");
        buf_str(&b, l->at[i]->tparam.obj->name->s);
    }
    const char *s = arena_strdup(ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

// ---- cycles among inferred arguments ----------------------------------------------------------

static void kill_cycles(TypeList *tp, TypeList *inferred, Type *t, struct seen *up) {
    t = types_unalias(t);
    if (!t) return;
    for (struct seen *s = up; s; s = s->up) {
        if (s->t != t) continue;
        int i = t->kind == TTypeParam ? index_of(tp, t) : -1;
        if (i >= 0) inferred->at[i] = NULL;
        return;
    }
    struct seen here = {t, up};
    switch (t->kind) {
    case TArray: kill_cycles(tp, inferred, t->array.elem, &here); break;
    case TSlice: kill_cycles(tp, inferred, t->slice.elem, &here); break;
    case TPointer: kill_cycles(tp, inferred, t->pointer.elem, &here); break;
    case TMap:
        kill_cycles(tp, inferred, t->map.key, &here);
        kill_cycles(tp, inferred, t->map.elem, &here);
        break;
    case TChan: kill_cycles(tp, inferred, t->chan.elem, &here); break;
    case TStruct:
        for (int i = 0; i < t->strct.n; i++)
            kill_cycles(tp, inferred, t->strct.fields[i]->type, &here);
        break;
    case TTuple:
        for (int i = 0; i < t->tuple.n; i++)
            kill_cycles(tp, inferred, t->tuple.vars[i]->type, &here);
        break;
    case TSignature:
        kill_cycles(tp, inferred, t->sig.params, &here);
        kill_cycles(tp, inferred, t->sig.results, &here);
        break;
    case TUnion:
        for (int i = 0; i < t->uni.n; i++) kill_cycles(tp, inferred, t->uni.terms[i].type, &here);
        break;
    case TInterface:
        for (int i = 0; i < t->iface.nmethods; i++)
            kill_cycles(tp, inferred, t->iface.methods[i]->type, &here);
        for (int i = 0; i < t->iface.nembeds; i++)
            kill_cycles(tp, inferred, t->iface.embeds[i], &here);
        break;
    case TNamed:
        for (int i = 0; i < list_len(t->named.targs); i++)
            kill_cycles(tp, inferred, t->named.targs->at[i], &here);
        break;
    case TTypeParam: {
        int i = index_of(tp, t);
        if (i >= 0 && inferred->at[i]) kill_cycles(tp, inferred, inferred->at[i], &here);
        break;
    }
    default: break;
    }
}

// ---- core terms -----------------------------------------------------------------------------

// The single term of a constraint (*single), or its common underlying type as one. False: none.
static bool core_term(Checker *ck, Type *tpar, Term *core, bool *single) {
    TypeSet *s = tparam_typeset(tpar);
    *single = false;
    if (s->all || s->nterms == 0) return false;
    if (s->nterms == 1) {
        *core = s->terms[0];
        *single = true;
        return true;
    }
    Type *u = type_common_under(ck, tpar, NULL, NULL, NULL);
    if (!u) return false;
    *core = (Term){false, u};
    for (int i = 0; i < s->nterms; i++) core->tilde |= s->terms[i].tilde;
    return true;
}

// ---- inference ------------------------------------------------------------------------------

struct inf {
    Checker *ck;
    Unifier *u;
    TypeList *tparams;
    Err *err;
    bool reverse;
};

static void mismatch(struct inf *f, Type *par, Type *targ, Operand *arg) {
    Checker *ck = f->ck;
    TypeList *got = unifier_inferred(f->u, f->tparams);
    bool none = true;
    for (int i = 0; i < got->n; i++) none &= got->at[i] == NULL;
    if (none) {
        err_addf(f->err, atx(arg), "type %T of %E does not match %T (cannot infer %s)", targ,
                 arg->expr, par, tparams_string(ck, f->tparams));
        return;
    }
    Type *inferred = check_subst(ck, atx(arg), par, f->tparams, got);
    if (inferred == par) {
        err_addf(f->err, atx(arg), "type %T of %E does not match %T", targ, arg->expr, par);
    } else if (f->reverse) {
        err_addf(f->err, atx(arg), "inferred type %T for %T does not match type %T of %E", inferred,
                 par, targ, arg->expr);
    } else {
        err_addf(f->err, atx(arg), "type %T of %E does not match inferred type %T for %T", targ,
                 arg->expr, inferred, par);
    }
}

static bool method_eq(void *arg, Type *x, Type *y) { return unifier_unify(arg, x, y, UNIFY_EXACT); }

// What the constraints say; false after an error.
static bool constraints(struct inf *f, Pos pos) {
    Checker *ck = f->ck;
    Unifier *u = f->u;
    for (;;) {
        int before = unifier_unknowns(u);
        for (int i = 0; i < f->tparams->n; i++) {
            Type *tp = f->tparams->at[i], *tx = unifier_at(u, tp);
            Term core;
            bool single;
            if (core_term(ck, tp, &core, &single)) {
                if (tx) {
                    if (!unifier_unify(u, tx, core.type, 0)) {
                        err_addf(f->err, pos, "%T (type %T) does not satisfy %T", tp, tx,
                                 tp->tparam.bound);
                        return false;
                    }
                } else if (single && !core.tilde) {
                    unifier_set(u, tp, core.type);
                }
            }
            if (tx && !parameterized(f->tparams, tx, NULL)) {
                const char *cause = "";
                if (check_missing_method_eq(ck, tx, tparam_iface(tp), true, method_eq, u, &cause)) {
                    err_addf(f->err, pos, "%T (type %T) does not satisfy %T %s", tp, tx,
                             tp->tparam.bound, cause);
                    return false;
                }
            }
        }
        if (unifier_unknowns(u) == before) return true;
    }
}

// Untyped constant arguments of parameters that are still unknown: the greatest kind's default.
static bool untyped_args(struct inf *f, Type *params, Operand **args, const int *untyped, int n) {
    Type **max = NEWN(f->ck, Type *, f->tparams->n);
    for (int k = 0; k < n; k++) {
        Type *tp = types_unalias(params->tuple.vars[untyped[k]]->type);
        Operand *arg = args[untyped[k]];
        int i = index_of(f->tparams, tp);
        if (i < 0 || unifier_at(f->u, tp)) continue;
        if (!max[i]) {
            max[i] = arg->type;
            continue;
        }
        Type *m = max_type(max[i], arg->type);
        if (!m) {
            err_addf(f->err, atx(arg), "mismatched types %T and %T (cannot infer %T)", max[i],
                     arg->type, tp);
            return false;
        }
        max[i] = m;
    }
    for (int i = 0; i < f->tparams->n; i++)
        if (max[i]) unifier_set(f->u, f->tparams->at[i], types_default(max[i]));
    return true;
}

TypeList *check_infer(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, Type *params,
                      Operand **args, int nargs, bool reverse, Err *err) {
    int n = tparams->n;
    bool complete = list_len(targs) == n;
    for (int i = 0; complete && i < n; i++) complete = targs->at[i] != NULL;
    if (complete) return targs;
    for (int i = 0; i < nargs; i++)
        if (args[i]->mode == MInvalid) return NULL;
    TypeList *given = types_new_list(ck, n);
    for (int i = 0; i < n; i++) given->at[i] = i < list_len(targs) ? targs->at[i] : NULL;
    if (tuple_len(params) > 0) params = check_subst(ck, NO_POS, params, tparams, given);
    struct inf f = {ck, unifier_new(ck, tparams, given), tparams, err, reverse};
    int *untyped = NEWN(ck, int, nargs), nuntyped = 0;
    for (int i = 0; i < nargs; i++) {
        Type *par = params->tuple.vars[i]->type;
        Operand *arg = args[i];
        if (!parameterized(tparams, par, NULL) && !parameterized(tparams, arg->type, NULL))
            continue;
        if (is_typed(arg->type)) {
            if (!unifier_unify(f.u, par, arg->type, UNIFY_ASSIGN)) {
                mismatch(&f, par, arg->type, arg);
                return NULL;
            }
        } else if (par->kind == TTypeParam && !operand_is_nil(arg)) {
            untyped[nuntyped++] = i;
        }
    }
    if (!constraints(&f, pos) || !untyped_args(&f, params, args, untyped, nuntyped)) return NULL;
    TypeList *inferred = unifier_inferred(f.u, tparams);
    for (int i = 0; i < n; i++) kill_cycles(tparams, inferred, tparams->at[i], NULL);
    // Arguments may mention other parameters; without cycles this comes to an end.
    bool changed = true;
    for (int round = 0; changed && round <= n; round++) {
        changed = false;
        TypeList *now = type_list(ck, inferred->at, n);
        for (int i = 0; i < n; i++) {
            if (!inferred->at[i] || given->at[i]) continue;
            Type *t = check_subst(ck, NO_POS, inferred->at[i], tparams, now);
            if (t == inferred->at[i]) continue;
            if (t->kind == TSignature && t->sig.tparams && !parameterized(tparams, t, NULL))
                t->sig.tparams = NULL;
            inferred->at[i] = t;
            changed = true;
        }
    }
    for (int i = 0; i < n; i++) {
        if (inferred->at[i] && !parameterized(tparams, inferred->at[i], NULL)) continue;
        Object *o = tparams->at[i]->tparam.obj;
        err_addf(err, pos, "cannot infer %N (declared at %P)", o->name, o->pos);
        return NULL;
    }
    return inferred;
}

// Fresh type parameters for tparams, and t in terms of them.
void check_rename_tparams(Checker *ck, TypeList *tparams, Type *t, TypeList **newt,
                          Type **newtype) {
    int n = list_len(tparams);
    TypeList *l = types_new_list(ck, n);
    for (int i = 0; i < n; i++) {
        Object *o = tparams->at[i]->tparam.obj;
        Object *c = object_new(ck, OTypeName, o->pos, o->pkg, o->name, NULL);
        l->at[i] = type_new_tparam(ck, c, NULL);
        l->at[i]->tparam.index = tparams->at[i]->tparam.index;
    }
    for (int i = 0; i < n; i++)
        l->at[i]->tparam.bound = check_subst(ck, NO_POS, tparams->at[i]->tparam.bound, tparams, l);
    *newt = l;
    *newtype = check_subst(ck, NO_POS, t, tparams, l);
}
