// struct.c - struct and interface types, unions of constraint elements.
// Twin: cmd/compile/internal/types2/{struct,interface,union}.go
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

// ---- structs --------------------------------------------------------------------------------

struct embedded {
    Type *t;
    Pos pos;
};

static void check_embedded(Checker *ck, void *arg) {
    struct embedded *e = arg;
    bool isptr;
    Type *t = type_deref(e->t, &isptr), *u = types_under(t);
    switch (u->kind) {
    case TBasic:
        if (u->basic.kind == KUnsafePointer)
            check_error(ck, e->pos, E_InvalidPtrEmbed,
                        "embedded field type cannot be unsafe.Pointer");
        break;
    case TPointer:
        check_error(ck, e->pos, E_InvalidPtrEmbed, "embedded field type cannot be a pointer");
        break;
    case TInterface:
        if (types_is_typeparam(t))
            check_error(ck, e->pos, E_MisplacedTypeParam,
                        "embedded field type cannot be a (pointer to a) type parameter");
        else if (isptr)
            check_error(ck, e->pos, E_InvalidPtrEmbed,
                        "embedded field type cannot be a pointer to an interface");
        break;
    default: break;
    }
}

static Ident *embedded_ident(Expr *e) {
    switch (e->n.kind) {
    case N_Ident: return (Ident *)e;
    case N_ParenExpr: return embedded_ident(((ParenExpr *)e)->x);
    case N_StarExpr: {
        Expr *b = ((StarExpr *)e)->x;
        return ast_is(b, N_StarExpr) ? NULL : embedded_ident(b);
    }
    case N_SelectorExpr: return ((SelectorExpr *)e)->sel;
    case N_IndexExpr: return embedded_ident(((IndexExpr *)e)->x);
    default: return NULL;
    }
}

static Name *field_tag(Checker *ck, BasicLit *t) {
    if (!t) return NULL;
    Const *c = const_lit_string(ck->arena, t->lit, t->len);
    if (t->e.n.op != TK_STRING || const_is_unknown(c)) {
        check_error(ck, at(t), E_InvalidSyntaxTree, "invalid syntax tree: incorrect tag syntax: %q",
                    arena_strndup(ck->arena, t->lit, t->len));
        return NULL;
    }
    size_t n;
    const char *s = const_string(c, &n);
    return n > 0 ? intern(s, n) : NULL;
}

// Adds a field unless one of that name is there already.
static bool add_field(Checker *ck, ObjVec *fields, PtrMap *index, Object *f) {
    if (!name_is_blank(f->name)) {
        Object *alt = NULL;
        if (fields->n < 16) {
            for (int i = 0; i < fields->n && !alt; i++)
                if (fields->v[i]->name == f->name) alt = fields->v[i];
        } else {
            if (index->n == 0)
                for (int i = 0; i < fields->n; i++)
                    ptrmap_put(index, fields->v[i]->name, fields->v[i]);
            alt = ptrmap_get(index, f->name);
            if (!alt) ptrmap_put(index, f->name, f);
        }
        if (alt) {
            Err e = err_new(ck, E_DuplicateDecl);
            err_addf(&e, f->pos, "%N redeclared", f->name);
            err_altdecl(&e, alt);
            err_report(&e);
            return false;
        }
    }
    vec_push(fields, f);
    return true;
}

void check_struct_type(Checker *ck, Type *st, StructType *e) {
    ObjVec fields = {0};
    VEC(Name *) tags = {0};
    PtrMap index = {0};
    bool anytag = false;
    for (int i = 0; i < e->fields->list.n; i++) {
        Field *f = (Field *)e->fields->list.v[i];
        Type *t = check_var_type(ck, f->type_expr);
        Name *tag = field_tag(ck, f->tag);
        anytag |= tag != NULL;
        for (int k = 0; k < f->names.n && !f->embedded; k++) {
            Ident *id = (Ident *)f->names.v[k];
            Object *o = object_new(ck, OVar, id->e.n.pos, ck->env.pc->pkg, id->name, t);
            o->isfield = true;
            if (add_field(ck, &fields, &index, o)) {
                vec_push(&tags, tag);
                id->obj = o;
            }
        }
        if (f->names.n > 0 && !f->embedded) continue;
        Pos pos = at(f->type_expr);
        Ident *id = embedded_ident(f->type_expr);
        Object *o = object_new(ck, OVar, id ? id->e.n.pos : pos, ck->env.pc->pkg,
                               id ? id->name : name_blank, t);
        o->isfield = o->embedded = true;
        if (!id) {
            check_error(ck, pos, E_InvalidSyntaxTree,
                        "invalid syntax tree: invalid embedded field type %E", f->type_expr);
            o->type = invalid_type();
        }
        if (add_field(ck, &fields, &index, o)) vec_push(&tags, tag);
        if (!id) continue;
        struct embedded *c = NEW(ck, struct embedded);
        *c = (struct embedded){t, pos};
        check_later(ck, check_embedded, c);
    }
    st->strct.n = fields.n;
    if (fields.n)
        st->strct.fields = arena_dup(ck->arena, fields.v, sizeof *fields.v * (size_t)fields.n);
    if (anytag) st->strct.tags = arena_dup(ck->arena, tags.v, sizeof *tags.v * (size_t)tags.n);
    vec_free(&fields);
    vec_free(&tags);
    ptrmap_free(&index);
}

// ---- interfaces -----------------------------------------------------------------------------

static int cmp_methods(const void *a, const void *b) {
    return object_cmp(*(Object *const *)a, *(Object *const *)b);
}

static void typeset_later(Checker *ck, void *arg) { type_typeset(ck, arg, NO_POS); }

void check_interface_type(Checker *ck, Type *it, InterfaceType *e, Object *def) {
    ObjVec methods = {0};
    VEC(Type *) embeds = {0};
    VEC(Pos) pos = {0};
    if (ck->env.ifacedepth++ == 0 && !ck->env.pc->pkg->lazy) vec_push(&ck->env.pc->ifaces, e);
    for (int i = 0; i < e->methods->list.n; i++) {
        Field *f = (Field *)e->methods->list.v[i];
        if (f->names.n == 0) {
            Type *t = check_union_expr(ck, f->type_expr);
            vec_push(&embeds, t);
            vec_push(&pos, at(f->type_expr));
            continue;
        }
        Ident *id = (Ident *)f->names.v[0];
        if (name_is_blank(id->name)) {
            check_error(ck, at(id), E_BlankIfaceMethod,
                        "methods must have a unique non-blank name");
            continue;
        }
        Type *sig = check_typ(ck, f->type_expr);
        if (sig->kind != TSignature) continue;
        Type *rt = def && def->type && as_named(def->type) ? as_named(def->type) : it;
        sig->sig.recv = object_new(ck, OVar, id->e.n.pos, ck->env.pc->pkg, intern_cstr(""), rt);
        Object *m = object_new(ck, OFunc, id->e.n.pos, ck->env.pc->pkg, id->name, sig);
        id->obj = m;
        vec_push(&methods, m);
    }
    it->iface.complete = true;
    it->iface.nmethods = methods.n;
    it->iface.nembeds = embeds.n;
    if (methods.n) {
        it->iface.methods = arena_dup(ck->arena, methods.v, sizeof *methods.v * (size_t)methods.n);
        qsort(it->iface.methods, (size_t)methods.n, sizeof *methods.v, cmp_methods);
    }
    if (embeds.n) {
        it->iface.embeds = arena_dup(ck->arena, embeds.v, sizeof *embeds.v * (size_t)embeds.n);
        it->iface.embedpos = arena_dup(ck->arena, pos.v, sizeof *pos.v * (size_t)pos.n);
    }
    vec_free(&methods);
    vec_free(&embeds);
    vec_free(&pos);
    ck->env.ifacedepth--;
    check_later(ck, typeset_later, it);
}

// ---- unions ---------------------------------------------------------------------------------

enum { MAX_TERMS = 100 };

struct union_check {
    Term *terms;
    Expr **exprs;
    int n;
};

static const char *term_string(Checker *ck, Term t) {
    Buf b = BUF_INIT;
    if (t.tilde) buf_char(&b, '~');
    types_string_full(&b, t.type);
    const char *s = arena_strdup(ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

static void check_union_later(Checker *ck, void *arg) {
    struct union_check *c = arg;
    for (int i = 0; i < c->n; i++) {
        Term t = c->terms[i];
        Pos pos = at(c->exprs[i]);
        if (!is_valid(t.type)) continue;
        Type *u = types_under(t.type);
        bool iface = u->kind == TInterface;
        if (t.tilde && iface) {
            check_error(ck, pos, E_InvalidUnion, "invalid use of ~ (%T is an interface)", t.type);
            continue;
        }
        if (t.tilde && !types_identical(u, t.type)) {
            check_error(ck, pos, E_InvalidUnion, "invalid use of ~ (underlying type of %T is %T)",
                        t.type, u);
            continue;
        }
        if (iface) {
            TypeSet *s = type_typeset(ck, u, pos);
            const char *ts = term_string(ck, t);
            if (s->nmethods > 0)
                check_error(ck, pos, E_InvalidUnion, "cannot use %s in union (%s contains methods)",
                            ts, ts);
            else if (t.type == types_comparable)
                check_error(ck, pos, E_InvalidUnion, "cannot use comparable in union");
            else if (s->comparable)
                check_error(ck, pos, E_InvalidUnion,
                            "cannot use %s in union (%s embeds comparable)", ts, ts);
            continue;
        }
        for (int j = 0; j < i; j++) {
            if (types_is_interface(c->terms[j].type) || !is_valid(c->terms[j].type)) continue;
            if (term_disjoint(c->terms[j], t)) continue;
            check_soft_error(ck, pos, E_InvalidUnion, "overlapping terms %s and %s",
                             term_string(ck, t), term_string(ck, c->terms[j]));
            break;
        }
    }
}

static Term parse_term(Checker *ck, Expr *e) {
    Expr *x = e;
    bool tilde = ast_is(x, N_UnaryExpr) && x->n.op == TK_TILDE;
    if (tilde) x = ((UnaryExpr *)x)->x;
    Type *t = check_typ(ck, x);
    if (types_is_typeparam(t)) {
        if (tilde)
            check_error(ck, at(x), E_MisplacedTypeParam,
                        "type in term %E cannot be a type parameter", e);
        else check_error(ck, at(x), E_MisplacedTypeParam, "term cannot be a type parameter");
        t = invalid_type();
    }
    if (tilde) check_record_type(ck, e, MTypExpr, t, NULL);
    return (Term){tilde, t};
}

Type *check_union_expr(Checker *ck, Expr *e) {
    VEC(Expr *) list = {0};
    for (Expr *x = e;; x = ((BinaryExpr *)x)->x) { // left-deep: collected from the right
        if (!ast_is(x, N_BinaryExpr) || x->n.op != TK_OR) {
            vec_push(&list, x);
            break;
        }
        vec_push(&list, ((BinaryExpr *)x)->y);
    }
    int n = list.n;
    Term *terms = NEWN(ck, Term, n);
    Expr **exprs = NEWN(ck, Expr *, n);
    Type *u = NULL;
    for (int i = 0; i < n; i++) {
        exprs[i] = list.v[n - 1 - i];
        terms[i] = parse_term(ck, exprs[i]);
        if (i == MAX_TERMS) {
            check_error(ck, at(exprs[i]), E_InvalidUnion,
                        "cannot handle more than %d union terms (implementation limitation)",
                        MAX_TERMS);
            u = invalid_type();
        }
    }
    vec_free(&list);
    if (n == 1 && !terms[0].tilde) return terms[0].type;
    if (!u) {
        u = type_new(ck, TUnion);
        u->uni.n = n;
        u->uni.terms = terms;
        struct union_check *c = NEW(ck, struct union_check);
        *c = (struct union_check){terms, exprs, n};
        check_later(ck, check_union_later, c);
    }
    check_record_type(ck, e, MTypExpr, u, NULL);
    return u;
}
