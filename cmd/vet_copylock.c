// vet_copylock.c - values that hold a lock and are copied.
// Twin: passes/copylock
#include "cmd/vet.h"

typedef struct Path { const char *parts[32]; int n; } Path;  // innermost last

static bool has_method(Checker *ck, Type *t, const char *name) {
    int *index, nindex;
    bool indirect;
    Object *o = types_lookup_field_or_method(ck, t, true, NULL, intern_cstr(name), &index, &nindex, &indirect);
    return o && o->kind == OFunc && o->type->sig.params->tuple.n == 0 && o->type->sig.results->tuple.n == 0;
}

// Does t contain a lock by value? Fills the way to it.
static bool lock_path(Vet *v, Type *t, Path *p) {
    if (!t || p->n >= 30) return false;
    t = types_unalias(t);
    if (types_is_typeparam(t)) return false;
    while (types_under(t)->kind == TArray) t = types_unalias(types_under(t)->array.elem);
    Type *u = types_under(t);
    if (u->kind != TStruct) return false;
    p->parts[p->n++] = vet_type(v, t);
    Checker *ck = v->pkg->ck;
    int *index, nindex;
    bool indirect = false;
    // Lock and Unlock of *T, and not of T: T is a lock.
    if (t->kind == TNamed && has_method(ck, t, "Lock") && has_method(ck, t, "Unlock")) {
        Object *byvalue = types_lookup_field_or_method(ck, t, false, NULL, intern_cstr("Lock"), &index, &nindex, &indirect);
        if (!byvalue && indirect) return true;
    }
    if (t->kind == TNamed && t->named.obj->pkg && strcmp(t->named.obj->name->s, "noCopy") == 0 &&
        (strcmp(t->named.obj->pkg->path, "sync") == 0 || strcmp(t->named.obj->pkg->path, "sync/atomic") == 0))
        return true;
    static const char *const sync[] = {"Mutex", "RWMutex", "Cond", "WaitGroup", "Once", "Pool", "Map"};
    if (t->kind == TNamed && t->named.obj->pkg && strcmp(t->named.obj->pkg->path, "sync") == 0)
        for (size_t i = 0; i < ARRAY_LEN(sync); i++)
            if (strcmp(t->named.obj->name->s, sync[i]) == 0) {  // ours hold their locks in other ways than Go's: say what Go says
                if (i >= 2) p->parts[p->n++] = "sync.noCopy";
                return true;
            }
    if (t->kind == TNamed && t->named.obj->pkg && strcmp(t->named.obj->pkg->path, "sync/atomic") == 0 && strcmp(t->named.obj->name->s, "Value") != 0) {
        p->parts[p->n++] = "sync/atomic.noCopy";
        return true;
    }
    for (int i = 0; i < u->strct.n; i++)
        if (lock_path(v, u->strct.fields[i]->type, p)) return true;
    p->n--;
    return false;
}

static const char *path_text(Vet *v, Type *t) {
    Path p = {.n = 0};
    if (!lock_path(v, t, &p)) return NULL;
    Buf b = BUF_INIT;
    for (int i = 0; i < p.n; i++) buf_printf(&b, "%s%s", i ? " contains " : "", p.parts[i]);
    const char *s = arena_strndup(v->file->arena, buf_cstr(&b), b.len);
    buf_fini(&b);
    return s;
}

// A lock that the value of x holds; new values and what calls return are not copies.
static const char *copied(Vet *v, Expr *x) {
    x = ast_unparen(x);
    if (x->n.kind == N_CompositeLit || x->n.kind == N_CallExpr) return NULL;
    if (x->n.kind == N_StarExpr && ast_unparen(((StarExpr *)x)->x)->n.kind == N_CallExpr) return NULL;
    if (!x->type || x->mode == MTypExpr || x->mode == MInvalid || x->mode == MNoValue || x->mode == MBuiltin) return NULL;
    return path_text(v, x->type->kind == TTuple && x->type->tuple.n ? x->type->tuple.vars[0]->type : x->type);
}

static void params(Vet *v, const char *name, FieldList *l) {
    for (int i = 0; l && i < l->list.n; i++) {
        Expr *t = ((Field *)l->list.v[i])->type_expr;
        const char *path = t && t->n.kind != N_Ellipsis ? path_text(v, t->type) : NULL;
        if (path) vet_warn(v, t->n.pos, "%s passes lock by value: %s", name, path);
    }
}

static void range_var(Vet *v, Expr *x, Object *declared) {
    if (!x || (ast_is(x, N_Ident) && ast_is_blank((Ident *)x))) return;
    const char *path = path_text(v, declared ? declared->type : x->type);
    if (path) vet_warn(v, x->n.pos, "range var %s copies lock: %s", vet_text(v, x), path);
}

static const char *comma_ok(Vet *v, Type *t) { return t->kind == TTuple ? vet_type(v, t) : arena_printf(v->file->arena, "(%s, bool)", vet_type(v, t)); }

void vet_copylocks(Vet *v, Node *n) {
    const char *path;
    switch (n->kind) {
    case N_RangeStmt:
        range_var(v, ((RangeStmt *)n)->key, ((RangeStmt *)n)->keyobj);
        range_var(v, ((RangeStmt *)n)->value, ((RangeStmt *)n)->valueobj);
        break;
    case N_FuncDecl: {
        FuncDecl *f = (FuncDecl *)n;
        params(v, f->name->name->s, f->recv);
        if (f->type_expr) params(v, f->name->name->s, f->type_expr->params);
        break;
    }
    case N_FuncLit: params(v, "func", ((FuncLit *)n)->type_expr->params); break;
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)n;
        Object *o = vet_callee(c);
        if (o && o->kind == OBuiltin &&
            (o->builtin == BLen || o->builtin == BCap || o->builtin == BSizeof || o->builtin == BOffsetof || o->builtin == BAlignof || o->builtin == BNew))
            break;
        for (int i = 0; i < c->args.n; i++)
            if ((path = copied(v, ast_expr_at(c->args, i))))
                vet_warn(v, c->args.v[i]->pos, "call of %s copies lock value: %s", vet_text(v, c->fun), path);
        break;
    }
    case N_AssignStmt: {
        AssignStmt *s = (AssignStmt *)n;
        for (int i = 0; i < s->rhs.n && i < s->lhs.n; i++)
            if ((path = copied(v, ast_expr_at(s->rhs, i)))) {
                if (s->lhs.n == 2 && s->rhs.n == 1)  // v, ok
                    path = arena_printf(v->file->arena, "%s contains %s", comma_ok(v, ast_expr_at(s->rhs, 0)->type), path);
                vet_warn(v, s->rhs.v[i]->pos, "assignment copies lock value to %s: %s", vet_text(v, s->lhs.v[i]), path);
            }
        break;
    }
    case N_ValueSpec: {
        ValueSpec *s = (ValueSpec *)n;
        for (int i = 0; n->op == TK_VAR && i < s->values.n && i < s->names.n; i++)
            if ((path = copied(v, ast_expr_at(s->values, i))))
                vet_warn(v, s->values.v[i]->pos, "variable declaration copies lock value to %s: %s", ((Ident *)s->names.v[i])->name->s, path);
        break;
    }
    case N_CompositeLit: {
        CompositeLit *c = (CompositeLit *)n;
        for (int i = 0; i < c->elts.n; i++) {
            Expr *x = ast_expr_at(c->elts, i);
            if (x->n.kind == N_KeyValueExpr) x = ((KeyValueExpr *)x)->value;
            if ((path = copied(v, x))) vet_warn(v, x->n.pos, "literal copies lock value from %s: %s", vet_text(v, x), path);
        }
        break;
    }
    case N_ReturnStmt:
        for (int i = 0; i < ((ReturnStmt *)n)->results.n; i++) {
            Expr *x = ast_expr_at(((ReturnStmt *)n)->results, i);
            if ((path = copied(v, x))) vet_warn(v, x->n.pos, "return copies lock value: %s", path);
        }
        break;
    default: break;
    }
}
