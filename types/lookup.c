// lookup.c - fields and methods by name, method sets, missing methods.
// Twin: cmd/compile/internal/types2/{lookup,selection}.go
//
// A search goes breadth first through embedded fields, one depth at a time; the first depth with a
// hit decides, two hits there are a collision. Types that occur several times at one depth are
// merged and marked, because what they contain collides with itself.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

struct emb {
    Type *t;
    int *index; // arena
    int n;
    bool indirect, multiples;
};
typedef VEC(struct emb) EmbVec;

static int *concat(Checker *ck, const int *list, int n, int i) {
    int *r = NEWN(ck, int, n + 1);
    if (n) memcpy(r, list, sizeof *r * (size_t)n);
    r[n] = i;
    return r;
}

static void merge_multiples(EmbVec *v) {
    int n = 0;
    for (int i = 0; i < v->n; i++) {
        int k = 0;
        while (k < n && !types_identical(v->v[k].t, v->v[i].t)) k++;
        if (k < n) v->v[k].multiples = true;
        else v->v[n++] = v->v[i];
    }
    v->n = n;
}

static bool seen_before(TypeVec *seen, Type *t) {
    for (int i = 0; i < seen->n; i++)
        if (seen->v[i] == t || types_identical(seen->v[i], t)) return true;
    return false;
}

static Lookup lookup_impl(Checker *ck, Type *t0, bool addressable, Package *pkg, Name *name,
                          bool fold) {
    Lookup r = {0};
    if (name_is_blank(name)) return r;
    bool isptr;
    Type *t = type_deref(t0, &isptr);
    if (isptr && types_under(t)->kind == TInterface) return r;
    EmbVec cur = {0}, next = {0};
    TypeVec seen = {0};
    vec_push(&cur, (struct emb){t, NULL, 0, isptr, false});
    bool done = false;
    while (cur.n > 0 && !done) {
        next.n = 0;
        for (int k = 0; k < cur.n && !done; k++) {
            struct emb e = cur.v[k];
            Object *hit = NULL;
            int at_index = 0;
            Type *n = as_named(e.t);
            if (n) {
                if (seen.n > 0 && seen_before(&seen, n)) continue;
                vec_push(&seen, n);
                hit = named_lookup_method(ck, n, pkg, name, fold, &at_index);
            }
            Type *u = types_under(e.t);
            bool field_hit = false;
            if (!hit && u->kind == TStruct) {
                for (int i = 0; i < u->strct.n; i++) {
                    Object *f = u->strct.fields[i];
                    if (same_id(f, pkg, name, fold)) {
                        if (r.obj || e.multiples || field_hit) {
                            r.index = concat(ck, e.index, e.n, i);
                            r.nindex = e.n + 1;
                            r.obj = NULL;
                            r.indirect = false;
                            done = true;
                            break;
                        }
                        field_hit = true;
                        r.obj = f;
                        r.indirect = e.indirect;
                        r.index = concat(ck, e.index, e.n, i);
                        r.nindex = e.n + 1;
                        continue;
                    }
                    if (!r.obj && f->embedded) {
                        bool p;
                        Type *ft = type_deref(f->type, &p);
                        vec_push(&next, (struct emb){ft, concat(ck, e.index, e.n, i), e.n + 1,
                                                     e.indirect || p, e.multiples});
                    }
                }
            } else if (!hit && u->kind == TInterface) {
                hit = typeset_lookup(type_typeset(ck, u, NO_POS), pkg, name, fold, &at_index);
            }
            if (hit) {
                int *index = concat(ck, e.index, e.n, at_index);
                if (r.obj || e.multiples) {
                    r = (Lookup){NULL, index, e.n + 1, false};
                    done = true;
                    break;
                }
                r = (Lookup){hit, index, e.n + 1, e.indirect};
            }
        }
        if (done) break;
        if (r.obj) {
            if (r.obj->kind == OFunc && r.obj->ptrrecv && !r.indirect && !addressable)
                r = (Lookup){NULL, NULL, 0, true}; // needs a pointer or addressable receiver
            break;
        }
        merge_multiples(&next);
        EmbVec tmp = cur;
        cur = next;
        next = tmp;
    }
    vec_free(&cur);
    vec_free(&next);
    vec_free(&seen);
    return r;
}

Lookup check_lookup(Checker *ck, Type *t, bool addressable, Package *pkg, Name *name, bool fold) {
    // Methods of the base type are not methods of a named pointer type.
    Type *n = as_named(t);
    if (n) {
        Type *p = types_under(n);
        if (p->kind == TPointer) {
            Lookup r = lookup_impl(ck, p, false, pkg, name, fold);
            if (r.obj && r.obj->kind == OFunc) return (Lookup){0};
            return r;
        }
    }
    return lookup_impl(ck, t, addressable, pkg, name, fold);
}

Object *types_lookup_field_or_method(Checker *ck, Type *t, bool addressable, Package *pkg,
                                     Name *name, int **index, int *nindex, bool *indirect) {
    Lookup l = check_lookup(ck, t, addressable, pkg, name, false);
    if (l.obj) check_resolve(ck, l.obj);
    if (index) *index = l.index;
    if (nindex) *nindex = l.nindex;
    if (indirect) *indirect = l.indirect;
    return l.obj;
}

// ---- missing methods ------------------------------------------------------------------------

static bool is_iface_ptr(Type *t) {
    Type *u = types_under(t);
    return u->kind == TPointer && types_under(u->pointer.elem)->kind == TInterface;
}

static const char *iface_ptr_error(Checker *ck, Type *t) {
    Type *u = types_under(t);
    if (types_is_typeparam(u->pointer.elem))
        return check_sprintf(ck, "type %T is pointer to type parameter, not type parameter", t);
    return check_sprintf(ck, "type %T is pointer to interface, not interface", t);
}

static const char *func_string(Checker *ck, Object *f, bool pkginfo) {
    Buf b = BUF_INIT;
    buf_str(&b, f->name->s);
    type_write_sig_types(ck, &b, f->type, pkginfo);
    const char *s = arena_strdup(ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

static bool invalid_embedded(Type *t, int depth) {
    Type *u = types_under(t);
    if (u->kind == TPointer) u = types_under(u->pointer.elem);
    if (u->kind != TStruct || depth > 20) return false;
    for (int i = 0; i < u->strct.n; i++) {
        Object *f = u->strct.fields[i];
        if (f->embedded && (!is_valid(f->type) || invalid_embedded(f->type, depth + 1)))
            return true;
    }
    return false;
}

static bool plain_eq(void *arg, Type *x, Type *y) {
    (void)arg;
    return types_identical(x, y);
}

Object *check_missing_method(Checker *ck, Type *v, Type *t, bool isstatic, const char **cause) {
    return check_missing_method_eq(ck, v, t, isstatic, plain_eq, NULL, cause);
}

Object *check_missing_method_eq(Checker *ck, Type *v, Type *t, bool isstatic,
                                bool (*eq)(void *, Type *, Type *), void *arg, const char **cause) {
    if (!is_valid(v)) return NULL;
    TypeSet *ts = type_typeset(ck, types_under(t), NO_POS);
    Type *vu = types_under(v);
    enum { OK, NOT_FOUND, WRONG_NAME, UNEXPORTED, WRONG_SIG, AMBIG, PTR_RECV, FIELD } state = OK;
    Object *m = NULL, *f = NULL;
    TypeSet *vs = vu->kind == TInterface ? type_typeset(ck, vu, NO_POS) : NULL;
    for (int i = 0; i < ts->nmethods && state == OK; i++) {
        m = ts->methods[i];
        if (vs) {
            f = typeset_lookup(vs, m->pkg, m->name, false, NULL);
            if (!f) {
                if (isstatic) state = NOT_FOUND;
                continue;
            }
        } else {
            Lookup l = lookup_impl(ck, v, false, m->pkg, m->name, false);
            f = NULL;
            if (!l.obj) {
                if (l.index) {
                    state = AMBIG;
                } else if (l.indirect) {
                    state = PTR_RECV;
                } else {
                    state = NOT_FOUND;
                    if (cause) {
                        l = lookup_impl(ck, v, false, m->pkg, m->name, true);
                        if (l.obj && l.obj->kind == OFunc) {
                            f = l.obj;
                            state = f->name == m->name ? UNEXPORTED : WRONG_NAME;
                        }
                    }
                }
                continue;
            }
            if (l.obj->kind != OFunc) {
                state = FIELD;
                continue;
            }
            f = l.obj;
            check_resolve(ck, f);
        }
        if (!eq(arg, f->type, m->type)) state = WRONG_SIG;
    }
    if (state == OK || invalid_embedded(v, 0)) return NULL;
    if (!cause) return m;
    if (f) check_resolve(ck, f);
    switch (state) {
    case NOT_FOUND:
        if (is_iface_ptr(v)) *cause = check_sprintf(ck, "(%s)", iface_ptr_error(ck, v));
        else if (is_iface_ptr(t)) *cause = check_sprintf(ck, "(%s)", iface_ptr_error(ck, t));
        else *cause = check_sprintf(ck, "(missing method %N)", m->name);
        break;
    case WRONG_NAME:
        *cause = check_sprintf(ck, "(missing method %N)\n\t\thave %s\n\t\twant %s", m->name,
                               func_string(ck, f, false), func_string(ck, m, false));
        break;
    case UNEXPORTED: *cause = check_sprintf(ck, "(unexported method %N)", m->name); break;
    case WRONG_SIG: {
        const char *fs = func_string(ck, f, false), *ms = func_string(ck, m, false);
        if (strcmp(fs, ms) == 0) {
            fs = func_string(ck, f, true);
            ms = func_string(ck, m, true);
        }
        if (strcmp(fs, ms) == 0) *cause = check_sprintf(ck, "(wrong type for method %N)", m->name);
        else
            *cause = check_sprintf(ck, "(wrong type for method %N)\n\t\thave %s\n\t\twant %s",
                                   m->name, fs, ms);
        break;
    }
    case AMBIG: *cause = check_sprintf(ck, "(ambiguous selector %T.%N)", v, m->name); break;
    case PTR_RECV: *cause = check_sprintf(ck, "(method %N has pointer receiver)", m->name); break;
    case FIELD: *cause = check_sprintf(ck, "(%T.%N is a field, not a method)", v, m->name); break;
    default: break;
    }
    return m;
}

bool check_assertable(Checker *ck, Type *v, Type *t, const char **cause) {
    if (types_under(t)->kind == TInterface) return true;
    return check_missing_method(ck, t, v, false, cause) == NULL;
}

bool check_new_assertable(Checker *ck, Type *v, Type *t, const char **cause) {
    if (types_under(t)->kind == TInterface) return true;
    return check_implements(ck, t, v, false, cause);
}

// ---- method sets ----------------------------------------------------------------------------

static int cmp_sel(const void *a, const void *b) {
    return object_cmp((*(Selection *const *)a)->obj, (*(Selection *const *)b)->obj);
}

// Collects candidate names by walking all embedded types, then asks lookup for each: slower than
// doing both in one walk, but there is one set of rules.
static void collect_names(Checker *ck, Type *t, ObjVec *out, int depth) {
    if (depth > 50) return;
    t = type_deref(t, NULL);
    Type *n = as_named(t), *u = types_under(t);
    if (n) {
        for (int i = 0; i < n->named.orig->named.nmethods; i++)
            vec_push(out, n->named.orig->named.methods[i]);
    }
    if (u->kind == TInterface) {
        TypeSet *s = type_typeset(ck, u, NO_POS);
        for (int i = 0; i < s->nmethods; i++) vec_push(out, s->methods[i]);
    } else if (u->kind == TStruct) {
        for (int i = 0; i < u->strct.n; i++)
            if (u->strct.fields[i]->embedded)
                collect_names(ck, u->strct.fields[i]->type, out, depth + 1);
    }
}

static int cmp_obj(const void *a, const void *b) {
    return object_cmp(*(Object *const *)a, *(Object *const *)b);
}

MethodSet *types_methodset(Checker *ck, Type *t) {
    MethodSet *ms = ptrmap_get(&ck->msets, t);
    if (ms) return ms;
    ms = NEW(ck, MethodSet);
    ptrmap_put(&ck->msets, t, ms);
    // A named pointer type has no methods; nor has a pointer to a pointer or an interface.
    bool isptr;
    Type *base = type_deref(t, &isptr);
    if (as_named(t) && types_under(t)->kind == TPointer) return ms;
    if (isptr && (types_under(base)->kind == TInterface || types_under(base)->kind == TPointer))
        return ms;
    ObjVec all = {0};
    collect_names(ck, t, &all, 0);
    if (all.n == 0) return ms;
    qsort(all.v, (size_t)all.n, sizeof *all.v, cmp_obj);
    ms->at = NEWN(ck, Selection *, all.n);
    for (int i = 0; i < all.n; i++) {
        Object *o = all.v[i];
        if (i > 0 && all.v[i - 1]->name == o->name &&
            (all.v[i - 1]->pkg == o->pkg || types_exported(o->name)))
            continue;
        Lookup l = lookup_impl(ck, t, false, o->pkg, o->name, false);
        if (!l.obj || l.obj->kind != OFunc) continue;
        check_resolve(ck, l.obj);
        Selection *s = NEW(ck, Selection);
        *s = (Selection){.kind = MethodVal,
                         .indirect = l.indirect,
                         .nindex = l.nindex,
                         .index = l.index,
                         .obj = l.obj,
                         .recv = t,
                         .type = l.obj->type};
        ms->at[ms->n++] = s;
    }
    vec_free(&all);
    qsort(ms->at, (size_t)ms->n, sizeof *ms->at, cmp_sel);
    return ms;
}
