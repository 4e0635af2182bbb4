// hoist.c - calls come first: `x + f()` reads x after f has run.
// Twin: $GOROOT/src/cmd/compile/internal/walk/order.go       Locks: the front end's
//
// The specification orders calls among themselves, but not the reading of variables against them. gc takes the calls of an expression (or of a
// list: arguments, results, values to assign) out and evaluates them first, in their order; variables, fields and elements are read when
// the rest is. Programs see that, so it is done here too: hoist() evaluates the calls into temporaries and remembers them in
// Fn.hoisted; when the expression is then compiled as usual, call_expr finds them there.
//
// Only where it makes a difference: something that a call could change is read before a later call. Expressions with a receive, && or ||, a type
// assertion or anything else whose order against the calls matters stay as they are written.
#include "compile/int.h"

typedef struct Scan { Fn *f; bool read, needed, odd; } Scan;

static bool is_builtin(Expr *fun) {
    fun = ast_unparen(fun);
    if (fun->n.kind == N_SelectorExpr && !((SelectorExpr *)fun)->selection) fun = &((SelectorExpr *)fun)->sel->e;
    return fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin;
}

// A call in the language's sense: 1 yes, 0 a conversion (its operand counts), -1 a builtin, whose value gc keeps in the order of the calls.
static int real_call(CallExpr *c) {
    if (ast_unparen(c->fun)->mode == MTypExpr) return 0;
    return is_builtin(c->fun) ? -1 : 1;
}

// A value that is not a variable and becomes an interface is computed in its turn, not late: gc takes the address of a copy.
static bool in_turn(Fn *f, Expr *e, Type *to) {
    e = ast_unparen(e);
    if (e->cval || !e->type || !to || !is_iface(to) || e->n.kind == N_Ident || e->n.kind == N_CallExpr) return false;
    Type *t = typeof_(f, e);
    return t->kind != TTuple && !is_iface(t);
}

static bool is_simple(Expr *e) { return ast_unparen(e)->cval || ast_unparen(e)->n.kind == N_Ident; }

// Visits what an expression evaluates, in order: on_call for each real call.
static void walk(Scan *s, Expr *e, void (*on_call)(Scan *, CallExpr *)) {
    if (!e) return;
    e = ast_unparen(e);
    if (e->cval || e->mode == MTypExpr) return;
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
        walk(s, x->x, on_call);
        if (x->selection->indirect || (ast_unparen(x->x)->type && types_under(ast_unparen(x->x)->type)->kind == TPointer)) s->read = true;
        return;
    }
    case N_StarExpr:
        walk(s, ((StarExpr *)e)->x, on_call);
        s->read = true;
        return;
    case N_UnaryExpr:
        if (e->n.op == TK_ARROW || e->n.op == TK_AND) s->odd = true;
        else walk(s, ((UnaryExpr *)e)->x, on_call);
        return;
    case N_BinaryExpr:
        if (e->n.op == TK_LAND || e->n.op == TK_LOR) s->odd = true;
        walk(s, ((BinaryExpr *)e)->x, on_call);
        walk(s, ((BinaryExpr *)e)->y, on_call);
        if ((e->n.op == TK_QUO || e->n.op == TK_REM || e->n.op == TK_SHL || e->n.op == TK_SHR) && !ast_unparen(((BinaryExpr *)e)->y)->cval) s->read = true;  // may panic
        return;
    case N_IndexExpr: {
        IndexExpr *x = (IndexExpr *)e;
        if (!x->x->type || types_under(x->x->type)->kind == TSignature) {  // an instance of a generic function
            s->odd = true;
            return;
        }
        walk(s, x->x, on_call);
        walk(s, ast_expr_at(x->indices, 0), on_call);
        s->read = true;
        return;
    }
    case N_SliceExpr: {
        SliceExpr *x = (SliceExpr *)e;
        if (x->lo && !is_simple(x->lo) && ((x->hi && expr_has_call(x->hi)) || (x->max && expr_has_call(x->max)))) s->odd = true;  // gc copies bounds
        walk(s, x->x, on_call);
        walk(s, x->lo, on_call);
        walk(s, x->hi, on_call);
        walk(s, x->max, on_call);
        return;
    }
    case N_CompositeLit: {
        NodeList l = ((CompositeLit *)e)->elts;
        Type *t = e->type ? types_under(typeof_(s->f, e)) : NULL;
        bool strct = t && t->kind == TStruct;
        Type *elem = !t ? NULL : t->kind == TSlice ? t->slice.elem : t->kind == TArray ? t->array.elem : t->kind == TMap ? t->map.elem : NULL;
        for (int i = 0; i < l.n; i++) {
            Expr *x = ast_expr_at(l, i);
            if (in_turn(s->f, x->n.kind == N_KeyValueExpr ? ((KeyValueExpr *)x)->value : x, elem)) s->odd = true;
            if (x->n.kind != N_KeyValueExpr) walk(s, x, on_call);
            else {
                if (!strct) walk(s, ((KeyValueExpr *)x)->key, on_call);
                walk(s, ((KeyValueExpr *)x)->value, on_call);
            }
        }
        return;
    }
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)e;
        int real = real_call(c);
        if (real < 0) s->odd = true;
        else if (real > 0) {
            if (!e->type || e->type->kind == TTuple) s->odd = true;
            else on_call(s, c);
        } else
            for (int i = 0; i < c->args.n; i++) walk(s, ast_expr_at(c->args, i), on_call);
        return;
    }
    default: s->odd = true;
    }
}

static void look(Scan *s, CallExpr *c) {
    (void)c;
    if (s->read) s->needed = true;
}

static void evaluate(Scan *s, CallExpr *c) {
    Fn *f = s->f;
    bool root = f->hoisting;
    f->hoisting = false;  // its arguments are a list of their own
    int slot = call_expr(f, c);
    f->hoisting = root;
    vec_push(&f->hoisted, ((Hoisted){c, slot}));
}

// Before the n expressions of es are compiled in their order; target tells the type that each becomes. The temporaries stay until the caller releases them; what is returned goes to
// hoist_end when all are compiled. -1: nothing was done.
int hoist(Fn *f, Node *const *es, int n, Type *(*target)(Fn *, void *, int), void *arg) {
    if (f->hoisting) return -1;
    Scan s = {.f = f};
    for (int i = 0; i < n && target; i++)
        if (in_turn(f, (Expr *)es[i], target(f, arg, i))) return -1;
    for (int i = 0; i < n; i++) walk(&s, (Expr *)es[i], look);
    if (!s.needed || s.odd) return -1;
    int mark = f->hoisted.n;
    for (int i = 0; i < n; i++) walk(&s, (Expr *)es[i], evaluate);
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

int hoisted_slot(Fn *f, CallExpr *e) {
    for (int i = f->hoisted.n - 1; i >= 0; i--)
        if (f->hoisted.v[i].e == e) return f->hoisted.v[i].slot;
    return -1;
}
