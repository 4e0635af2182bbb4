// hoist.c - calls come first: `x + f()` reads x after f has run.
// Twin: $GOROOT/src/cmd/compile/internal/walk/order.go       Locks: the front end's
//
// The specification orders calls among themselves, but not the reading of variables against them. gc takes the calls of an expression (or of a
// list: arguments, results, values to assign) out and evaluates them first, in their order; variables, fields and elements are read when
// the rest is. Programs see that, so it is done here too: hoist() evaluates the calls into temporaries and remembers them in
// Fn.hoisted; when the expression is then compiled as usual, call_expr finds them there.
//
// Some other operations have their turn among the calls, since gc copies their values at once: receives, && and ||, builtins, slicing, a string's bytes,
// type assertions, map literals, and what becomes an interface or the key of a map through an address.
//
// All of that only where it makes a difference: something that a call could change is read before a later call.
#include "compile/int.h"

typedef struct Scan { Fn *f; bool read, needed, odd, eval; } Scan;

static void walk(Scan *s, Expr *e);

static Object *builtin_of(Expr *fun) {
    fun = ast_unparen(fun);
    if (fun->n.kind == N_SelectorExpr && !((SelectorExpr *)fun)->selection) fun = &((SelectorExpr *)fun)->sel->e;
    Object *o = fun->n.kind == N_Ident ? ((Ident *)fun)->obj : NULL;
    return o && o->kind == OBuiltin ? o : NULL;
}

// e has its turn. effects: it may change what others read.
static void turn(Scan *s, Expr *e, bool effects) {
    Fn *f = s->f;
    if (!s->eval) {
        if (effects && s->read) s->needed = true;
        return;
    }
    bool root = f->hoisting;
    f->hoisting = false;  // what it evaluates is a list of its own
    int slot;
    if (e->n.kind == N_CallExpr && ast_unparen(((CallExpr *)e)->fun)->mode != MTypExpr && !builtin_of(((CallExpr *)e)->fun)) slot = call_expr(f, (CallExpr *)e);
    else {
        Type *t = typeof_(f, e);
        if (types_is_untyped(t)) t = types_default(t);
        slot = fresh(f, t);
        expr_to(f, e, slot);
    }
    f->hoisting = root;
    vec_push(&f->hoisted, ((Hoisted){e, slot}));
}

// The one component of a struct or array of one.
static Type *sole(Type *t) {
    for (;;) {
        Type *u = types_under(t);
        if (u->kind == TStruct && u->strct.n == 1) t = u->strct.fields[0]->type;
        else if (u->kind == TArray && u->array.len == 1) t = u->array.elem;
        else return u;
    }
}

// gc converts through the address of a value that is none of 2, 4 or 8 bytes without pointers, a string or a slice.
static bool by_address(Type *t) {
    const Layout *l = layout(t);
    if (l->align == l->size && (l->size == 2 || ((l->size == 4 || l->size == 8) && !l->hasptr))) return false;
    Type *u = sole(t);
    return !(u->kind == TSlice || (u->kind == TBasic && u->basic.kind == KString));
}

// Keys that gc's maps take by value.
static bool fast_key(Type *mt) {
    Type *u = sole(mt->map.key);
    const Layout *l = layout(mt->map.key);
    if (layout(mt->map.elem)->size > 128) return false;
    if (u->kind == TBasic && u->basic.kind == KString) return types_under(mt->map.key)->kind == TBasic;
    bool plain = l->cls == CL_INT || (u->kind == TPointer || u->kind == TChan);
    return plain && (l->size == 4 || l->size == 8);
}

// A value whose address is needed: is it copied now? Not when it has one: variables that no call can change do not matter here.
static bool copied_now(Scan *s, Expr *e) {
    for (;;) {
        e = ast_unparen(e);
        switch (e->n.kind) {
        case N_Ident: return false;
        case N_SelectorExpr: {
            SelectorExpr *x = (SelectorExpr *)e;
            if (!x->selection || x->selection->kind != FieldVal || x->selection->indirect) return false;
            Type *t = ast_unparen(x->x)->type;
            if (t && types_under(t)->kind == TPointer) return false;
            e = x->x;
            continue;
        }
        case N_IndexExpr: {
            Type *t = ((IndexExpr *)e)->x->type;
            if (!t || types_under(t)->kind == TSignature) return false;
            int k = types_under(typeof_(s->f, ((IndexExpr *)e)->x))->kind;
            if (k == TMap || (k == TBasic)) return true;
            if (k != TArray) return false;
            e = ((IndexExpr *)e)->x;
            continue;
        }
        case N_StarExpr: return false;
        default: return true;
        }
    }
}

static void walk_copied(Scan *s, Expr *e) {
    if (e->n.kind != N_CallExpr && copied_now(s, e)) turn(s, ast_unparen(e), expr_has_call(e));
    else walk(s, e);
}

// e becomes a `to`.
static void walk_to(Scan *s, Expr *e, Type *to) {
    Expr *x = ast_unparen(e);
    if (to && is_iface(to) && !x->cval && x->type && x->mode != MNilValue) {
        Type *t = typeof_(s->f, x);
        if (t->kind != TTuple && !types_is_untyped(t) && !is_iface(t) && by_address(t)) {
            walk_copied(s, x);
            return;
        }
    }
    walk(s, e);
}

static Type *lit_field_type(Type *u, Expr *x, int i) {
    if (x->n.kind == N_KeyValueExpr) {
        Name *n = ((Ident *)((KeyValueExpr *)x)->key)->name;
        for (i = 0; i < u->strct.n && u->strct.fields[i]->name != n;) i++;
    }
    return i < u->strct.n ? u->strct.fields[i]->type : NULL;
}

static void walk_call(Scan *s, CallExpr *c) {
    if (ast_unparen(c->fun)->mode == MTypExpr) {
        Type *to = c->e.type ? typeof_(s->f, &c->e) : NULL, *from = to && c->args.n == 1 ? ast_expr_at(c->args, 0)->type : NULL;
        if (from && types_under(to)->kind == TSlice && types_under(from)->kind == TBasic) turn(s, &c->e, expr_has_call(&c->e));  // a string's bytes
        else if (c->args.n == 1) walk_to(s, ast_expr_at(c->args, 0), to);
        return;
    }
    Object *b = builtin_of(c->fun);
    if (!b) {
        if (!c->e.type || c->e.type->kind == TTuple) s->odd = true;
        else turn(s, &c->e, true);
        return;
    }
    if (!c->e.type || c->e.type->kind == TTuple) s->odd = true;
    else turn(s, &c->e, b->builtin == BAppend || b->builtin == BCopy || expr_has_call(&c->e));
}

static void walk_key(Scan *s, Expr *i, Type *map) {
    Expr *x = ast_unparen(i);
    if (x->cval || x->mode == MNilValue) return;
    if (is_iface(map->map.key) && x->type && !is_iface(typeof_(s->f, x))) turn(s, x, expr_has_call(x));
    else if (fast_key(map)) walk(s, i);
    else walk_copied(s, x);
}

// Visits what an expression evaluates, in order.
static void walk(Scan *s, Expr *e) {
    if (!e) return;
    e = ast_unparen(e);
    if (e->cval || e->mode == MTypExpr || e->mode == MNilValue) return;
    switch (e->n.kind) {
    case N_BasicLit: case N_FuncLit: return;
    case N_Ident: {
        Object *o = ((Ident *)e)->obj;
        if (!o || o->kind != OVar) return;
        Loc *l = o->ispkgvar ? NULL : var_find(s->f, o);
        if (!l || l->kind != LOC_SLOT) s->read = true;
        return;
    }
    case N_SelectorExpr: {
        SelectorExpr *x = (SelectorExpr *)e;
        if (!x->selection) {
            s->read = true;  // a variable of another package
            return;
        }
        if (x->selection->kind != FieldVal) {
            s->odd = true;
            return;
        }
        walk(s, x->x);
        if (x->selection->indirect || (ast_unparen(x->x)->type && types_under(ast_unparen(x->x)->type)->kind == TPointer)) s->read = true;
        return;
    }
    case N_StarExpr:
        walk(s, ((StarExpr *)e)->x);
        s->read = true;
        return;
    case N_UnaryExpr: {
        Expr *x = ast_unparen(((UnaryExpr *)e)->x);
        if (e->n.op == TK_ARROW) turn(s, e, true);
        else if (e->n.op != TK_AND || x->n.kind == N_CompositeLit) walk(s, x);
        else if (x->n.kind != N_Ident) s->odd = true;
        return;
    }
    case N_BinaryExpr: {
        BinaryExpr *b = (BinaryExpr *)e;
        if (e->n.op == TK_LAND || e->n.op == TK_LOR) {
            turn(s, e, expr_has_call(e));
            return;
        }
        bool eq = e->n.op == TK_EQL || e->n.op == TK_NEQ;
        Type *xt = eq && b->x->type && b->y->type ? b->x->type : NULL, *yt = xt ? b->y->type : NULL;
        walk_to(s, b->x, yt);
        walk_to(s, b->y, xt);
        if ((e->n.op == TK_QUO || e->n.op == TK_REM || e->n.op == TK_SHL || e->n.op == TK_SHR) && !ast_unparen(b->y)->cval) s->read = true;  // may panic
        return;
    }
    case N_IndexExpr: {
        IndexExpr *x = (IndexExpr *)e;
        if (!x->x->type || types_under(x->x->type)->kind == TSignature) {  // an instance of a generic function
            s->odd = true;
            return;
        }
        Expr *i = ast_expr_at(x->indices, 0);
        Type *u = types_under(typeof_(s->f, x->x));
        walk(s, x->x);
        if (u->kind != TMap) walk(s, i);
        else walk_key(s, i, u);
        s->read = true;
        return;
    }
    case N_SliceExpr: turn(s, e, expr_has_call(e)); return;
    case N_TypeAssertExpr:
        if (!e->type || e->type->kind == TTuple) s->odd = true;
        else turn(s, e, expr_has_call(e));
        return;
    case N_CompositeLit: {
        NodeList l = ((CompositeLit *)e)->elts;
        Type *t = e->type ? types_under(typeof_(s->f, e)) : NULL;
        if (t && t->kind == TMap) {
            turn(s, e, expr_has_call(e));
            return;
        }
        for (int i = 0; i < l.n; i++) {
            Expr *x = ast_expr_at(l, i), *v = x->n.kind == N_KeyValueExpr ? ((KeyValueExpr *)x)->value : x;
            walk_to(s, v, !t ? NULL : t->kind == TSlice ? t->slice.elem : t->kind == TArray ? t->array.elem : t->kind == TStruct ? lit_field_type(t, x, i) : NULL);
        }
        return;
    }
    case N_CallExpr: walk_call(s, (CallExpr *)e); return;
    default: s->odd = true;
    }
}

// Before the n expressions of es are compiled in their order; target tells the type that each becomes. The temporaries stay until the caller releases them; what is returned goes to
// hoist_end when all are compiled. -1: nothing was done.
int hoist(Fn *f, Node *const *es, int n, Type *(*target)(Fn *, void *, int), void *arg) {
    if (f->hoisting) return -1;
    Scan s = {.f = f};
    for (int i = 0; i < n && !s.odd; i++) walk_to(&s, (Expr *)es[i], target ? target(f, arg, i) : NULL);
    if (!s.needed || s.odd) return -1;
    int mark = f->hoisted.n;
    s.eval = true;
    for (int i = 0; i < n; i++) walk_to(&s, (Expr *)es[i], target ? target(f, arg, i) : NULL);
    f->hoisting = true;
    return mark;
}

// The same before an entry of a map's literal, which is an assignment.
int hoist_entry(Fn *f, Expr *key, Expr *value, Type *map) {
    if (f->hoisting || !expr_has_call(value)) return -1;
    Scan s = {.f = f};
    int mark = f->hoisted.n;
    for (int round = 0; round < 2; round++) {
        walk_key(&s, key, map);
        walk_to(&s, value, map->map.elem);
        if (!s.needed || s.odd) return -1;
        s.eval = true;
    }
    f->hoisting = true;
    return mark;
}

int hoist1(Fn *f, Expr *e) {
    if (f->hoisting || e->cval) return -1;
    Node *n = &e->n;
    return hoist(f, &n, 1, NULL, NULL);
}

void hoist_end(Fn *f, int mark) {
    if (mark < 0) return;
    f->hoisted.n = mark;
    f->hoisting = false;
}

int hoisted_slot(Fn *f, Expr *e) {
    for (int i = f->hoisted.n - 1; i >= 0; i--)
        if (f->hoisted.v[i].e == e) return f->hoisted.v[i].slot;
    return -1;
}
