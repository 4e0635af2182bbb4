// inline_cost.c - may a function be inlined? gc's budget: 80 nodes of its intermediate representation, counted over the syntax.
// Twin: $GOROOT/src/cmd/compile/internal/inline/inl.go (hairyVisitor)
//
// What gc makes explicit costs what its nodes cost: a declaration (2), conversions to interfaces, addresses and dereferences of receivers.
#include "compile/escape_int.h"

enum { MAX_CHAIN = 64, MAX_BUDGET = 80, EXTRA_CALL = 57, EXTRA_PARAM_CALL = 17, CLOSURE = 15, HAIRY = 1 << 20 };

typedef struct Cost { Fn *f; EscUnit *u; FuncLit *lit; int n, end; const char *why; } Cost;   // end: no need to count further; why: it can't be done at all

static void expr_cost(Cost *c, Expr *x);
static void stmt_cost(Cost *c, Stmt *s);

static void never(Cost *c, const char *why) {
    c->n = HAIRY;
    c->why = why;
}

static void list_cost(Cost *c, NodeList l) {
    for (int i = 0; i < l.n && c->n < c->end; i++) {
        stmt_cost(c, (Stmt *)l.v[i]);
        if (esc_ends_here((Stmt *)l.v[i])) break;
    }
}

static Type *type_of(Cost *c, Expr *x) {
    Type *t = x->type ? typeof_(c->f, x) : NULL;
    return t && types_is_untyped(t) ? types_default(t) : t;
}

static void conv_cost(Cost *c, Expr *x, Type *to) {
    Type *t = x->type && x->mode != MNilValue ? type_of(c, x) : NULL;
    if (to && t && t->kind != TTuple && is_iface(to) && !types_identical(t, to)) c->n++;
    expr_cost(c, x);
}

// A call of a parameter may turn out to be one of a known function once that is inlined; so may that of a variable that a literal captures.
static bool is_param(Cost *c, Object *o) {
    if (c->lit && !o->ispkgvar && (o->pos < c->lit->e.n.pos || o->pos > c->lit->body->rbrace)) return true;
    Type *s = c->lit ? types_under(c->lit->e.type) : c->u->sig;
    for (int i = 0; i < s->sig.params->tuple.n; i++)
        if (s->sig.params->tuple.vars[i] == o) return true;
    return false;
}

static int call_extra(Cost *c, CallExpr *x, Expr *fun) {
    if (fun->n.kind == N_FuncLit) {
        int n = inline_cost(c->u, (FuncLit *)fun);
        return n >= 0 ? n : EXTRA_CALL;
    }
    Ident *id = fun->n.kind == N_Ident ? (Ident *)fun : NULL;
    if (fun->n.kind == N_IndexExpr) {
        Expr *b = ast_unparen(((IndexExpr *)fun)->x);
        id = b->n.kind == N_Ident ? (Ident *)b : b->n.kind == N_SelectorExpr ? ((SelectorExpr *)b)->sel : NULL;
    }
    EscUnit *u = NULL;
    if (fun->n.kind == N_SelectorExpr) {
        SelectorExpr *s = (SelectorExpr *)fun;
        if (!s->selection) id = s->sel;
        else {
            Selection *sel = selection_of(c->f, s);
            if (sel->kind != MethodVal) return EXTRA_CALL;
            Object *o = sel->obj;
            if (is_iface(sel->recv) || !o->type || types_under(o->type)->kind != TSignature) return EXTRA_CALL;
            TypeList *targs = NULL;
            Object *d = types_method_origin(cc.ck, o, &targs);
            u = d && d->hasbody ? esc_unit_find(d, targs) : NULL;
        }
    }
    if (id && id->obj && id->obj->kind == OVar) return is_param(c, id->obj) ? EXTRA_PARAM_CALL : EXTRA_CALL;
    if (id && id->obj && id->obj->kind == OFunc) {
        const char *pkg = id->obj->pkg ? id->obj->pkg->path : "";
        if (strcmp(pkg, "math/bits") == 0 || strcmp(pkg, "math") == 0 || strstr(pkg, "atomic")) return 0;  // intrinsics
        TypeList *inst = id->inst;
        if (inst && c->f->targs) inst = types_subst_list(cc.ck, inst, c->f->tparams, c->f->targs);
        if (id->obj->hasbody) u = esc_unit_find(id->obj, inst);
    }
    (void)x;
    if (u && u != c->u) {
        int n = inline_cost(u, NULL);
        if (n >= 0) return n;
    }
    return EXTRA_CALL;
}

static void call_cost(Cost *c, CallExpr *x) {
    Expr *fun = ast_unparen(x->fun);
    if (fun->mode == MTypExpr) {
        Expr *a = ast_expr_at(x->args, 0);
        Type *to = type_of(c, &x->e), *from = type_of(c, a);
        bool same = to && from && (types_identical(types_under(to), types_under(from)) ||
                                   (types_under(to)->kind == TPointer && types_under(from)->kind == TPointer) ||
                                   (types_under(to)->kind == TBasic && types_under(to)->basic.kind == KUnsafePointer) ||
                                   (types_under(from)->kind == TBasic && types_under(from)->basic.kind == KUnsafePointer));
        c->n += !same;
        expr_cost(c, a);
        return;
    }
    Object *b = fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin ? ((Ident *)fun)->obj : NULL;
    if (b) {
        c->n++;
        if (b->builtin == BRecover) never(c, "call to recover");
        if (b->builtin == BPanic) c->n++;
        for (int i = 0; i < x->args.n; i++)
            if (ast_expr_at(x->args, i)->mode != MTypExpr) expr_cost(c, ast_expr_at(x->args, i));
        return;
    }
    c->n += 1 + call_extra(c, x, fun);
    Type *sig = types_under(typeof_(c->f, fun));
    if (sig->kind != TSignature) sig = types_core(sig);
    if (fun->n.kind == N_SelectorExpr && ((SelectorExpr *)fun)->selection) {
        SelectorExpr *s = (SelectorExpr *)fun;
        Selection *sel = selection_of(c->f, s);
        if (sel->kind == MethodVal) {
            expr_cost(c, s->x);
            c->n += sel->nindex - 1;
            Type *rt = type_of(c, s->x);
            if (is_iface(sel->recv)) c->n++;
            else if (sel->nindex == 1 && rt && sel->obj->ptrrecv != (types_under(rt)->kind == TPointer)) c->n++;
        } else expr_cost(c, fun);
    } else expr_cost(c, fun);
    int np = sig ? sig->sig.params->tuple.n : 0;
    bool variadic = sig && sig->sig.variadic && !x->ellipsis;
    if (variadic && x->args.n >= np) c->n += 2;
    for (int i = 0; i < x->args.n; i++) {
        bool rest = variadic && i >= np - 1;
        Type *pt = i < np || rest ? fsubst(c->f, sig->sig.params->tuple.vars[rest ? np - 1 : i]->type) : NULL;
        if (rest) pt = types_under(pt)->slice.elem;
        conv_cost(c, ast_expr_at(x->args, i), pt);
    }
}

static void expr_cost(Cost *c, Expr *x) {
    x = ast_unparen(x);
    if (c->n >= c->end || x->mode == MTypExpr) return;
    if (x->cval || x->mode == MNilValue) {
        c->n++;
        return;
    }
    switch (x->n.kind) {
    case N_Ident: c->n++; break;
    case N_FuncLit: c->n += CLOSURE + 1; break;
    case N_CompositeLit: {
        Type *t = type_of(c, x), *u = t ? types_under(t) : NULL;
        if (u && u->kind == TPointer) {
            c->n++;
            u = types_under(u->pointer.elem);
        }
        c->n += 1 + (u && u->kind == TSlice);
        CompositeLit *l = (CompositeLit *)x;
        for (int i = 0; i < l->elts.n; i++) {
            Expr *e = ast_expr_at(l->elts, i);
            Type *et = !u ? NULL : u->kind == TSlice ? u->slice.elem : u->kind == TArray ? u->array.elem : u->kind == TMap ? u->map.elem : NULL;
            if (e->n.kind == N_KeyValueExpr) {
                if (u && u->kind == TMap) conv_cost(c, ((KeyValueExpr *)e)->key, u->map.key);
                if (!(u && u->kind == TStruct)) c->n++;
                e = ((KeyValueExpr *)e)->value;
            }
            if (u && u->kind == TStruct) c->n++;
            conv_cost(c, e, et);
        }
        break;
    }
    case N_SelectorExpr: {
        SelectorExpr *s = (SelectorExpr *)x;
        if (!s->selection) {
            c->n++;
            break;
        }
        Selection *sel = selection_of(c->f, s);
        c->n += sel->kind == FieldVal ? sel->nindex : sel->kind == MethodVal ? 2 : 0;
        if (sel->kind != MethodExpr) expr_cost(c, s->x);
        break;
    }
    case N_IndexExpr:
        c->n++;
        expr_cost(c, ((IndexExpr *)x)->x);
        if (ast_expr_at(((IndexExpr *)x)->indices, 0)->mode == MTypExpr) c->n--;
        else expr_cost(c, ast_expr_at(((IndexExpr *)x)->indices, 0));
        break;
    case N_SliceExpr: {
        SliceExpr *s = (SliceExpr *)x;
        Type *t = type_of(c, s->x);
        c->n += 1 + (t && types_under(t)->kind == TArray);
        expr_cost(c, s->x);
        if (s->lo) expr_cost(c, s->lo);
        if (s->hi) expr_cost(c, s->hi);
        if (s->max) expr_cost(c, s->max);
        break;
    }
    case N_StarExpr: c->n++; expr_cost(c, ((StarExpr *)x)->x); break;
    case N_TypeAssertExpr: c->n++; expr_cost(c, ((TypeAssertExpr *)x)->x); break;
    case N_CallExpr: call_cost(c, (CallExpr *)x); break;
    case N_UnaryExpr: c->n++; expr_cost(c, ((UnaryExpr *)x)->x); break;
    case N_BinaryExpr: {
        BinaryExpr *b = (BinaryExpr *)x;
        Type *s = type_of(c, b->x), *t = type_of(c, b->y);
        bool joined = x->n.op == TK_ADD && s && types_under(s)->kind == TBasic && types_under(s)->basic.info & IsString;  // a + b + c is one operation
        c->n += !(joined && ast_unparen(b->x)->n.kind == N_BinaryExpr && !ast_unparen(b->x)->cval);
        bool mixed = s && t && b->x->mode != MNilValue && b->y->mode != MNilValue && is_iface(s) != is_iface(t);
        c->n += mixed;
        expr_cost(c, b->x);
        expr_cost(c, b->y);
        break;
    }
    default: c->n++;
    }
}

static bool declares(Node *n) { return n->kind == N_Ident && !ast_is_blank((Ident *)n) && ((Ident *)n)->obj && ((Ident *)n)->obj->pos == n->pos; }

static void stmt_cost(Cost *c, Stmt *s) {
    if (!s || c->n >= c->end) return;
    switch (s->n.kind) {
    case N_EmptyStmt: break;
    case N_ExprStmt: expr_cost(c, ((ExprStmt *)s)->x); break;
    case N_AssignStmt: {
        AssignStmt *a = (AssignStmt *)s;
        c->n++;
        for (int i = 0; i < a->lhs.n; i++) {
            c->n += s->n.op == TK_DEFINE && declares(a->lhs.v[i]) ? 3 : 0;
            if (!(s->n.op == TK_DEFINE && declares(a->lhs.v[i]))) expr_cost(c, (Expr *)a->lhs.v[i]);
        }
        for (int i = 0; i < a->rhs.n; i++) {
            Expr *l = a->lhs.n == a->rhs.n ? (Expr *)a->lhs.v[i] : NULL;
            conv_cost(c, ast_expr_at(a->rhs, i), l && l->type && !(l->n.kind == N_Ident && ast_is_blank((Ident *)l)) ? typeof_(c->f, l) : NULL);
        }
        break;
    }
    case N_IncDecStmt: c->n += 2; expr_cost(c, ((IncDecStmt *)s)->x); break;
    case N_DeclStmt: stmt_cost(c, (Stmt *)((DeclStmt *)s)->decl); break;
    case N_GenDecl: {
        GenDecl *d = (GenDecl *)s;
        for (int i = 0; d->n.op == TK_VAR && i < d->specs.n; i++) {
            ValueSpec *v = (ValueSpec *)d->specs.v[i];
            c->n += v->names.n * 4;
            for (int k = 0; k < v->values.n; k++)
                conv_cost(c, ast_expr_at(v->values, k), ((Ident *)v->names.v[k < v->names.n ? k : 0])->obj ? fsubst(c->f, ((Ident *)v->names.v[k < v->names.n ? k : 0])->obj->type) : NULL);
        }
        break;
    }
    case N_BlockStmt: list_cost(c, ((BlockStmt *)s)->list); break;
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)s;
        stmt_cost(c, i->init);
        if (i->cond->cval) {
            if (const_bool(i->cond->cval)) stmt_cost(c, &i->body->s);
            else stmt_cost(c, i->els);
            break;
        }
        c->n++;
        expr_cost(c, i->cond);
        stmt_cost(c, &i->body->s);
        stmt_cost(c, i->els);
        break;
    }
    case N_ForStmt: {
        ForStmt *f = (ForStmt *)s;
        c->n++;
        stmt_cost(c, f->init);
        if (f->cond) expr_cost(c, f->cond);
        stmt_cost(c, f->post);
        stmt_cost(c, &f->body->s);
        break;
    }
    case N_RangeStmt: {
        RangeStmt *r = (RangeStmt *)s;
        Type *t = type_of(c, r->x);
        if (t && types_under(t)->kind == TSignature) never(c, "range over a function");
        c->n++;
        expr_cost(c, r->x);
        Expr *v[2] = {r->key, r->value};
        for (int i = 0; i < 2; i++)
            if (v[i]) c->n += r->s.n.op == TK_DEFINE && !(v[i]->n.kind == N_Ident && ast_is_blank((Ident *)v[i])) ? 3 : 1;
        stmt_cost(c, &r->body->s);
        break;
    }
    case N_SwitchStmt: {
        SwitchStmt *w = (SwitchStmt *)s;
        c->n++;
        stmt_cost(c, w->init);
        if (w->tag) expr_cost(c, w->tag);
        for (int i = 0; i < w->cases.n; i++) {
            CaseClause *k = (CaseClause *)w->cases.v[i];
            c->n++;
            for (int j = 0; j < k->list.n; j++) expr_cost(c, ast_expr_at(k->list, j));
            list_cost(c, k->body);
        }
        break;
    }
    case N_TypeSwitchStmt: {
        TypeSwitchStmt *w = (TypeSwitchStmt *)s;
        c->n += 2;
        stmt_cost(c, w->init);
        expr_cost(c, w->x);
        for (int i = 0; i < w->cases.n; i++) {
            c->n += 1 + (w->bind != NULL);
            list_cost(c, ((CaseClause *)w->cases.v[i])->body);
        }
        break;
    }
    case N_SelectStmt:
        c->n++;
        for (int i = 0; i < ((SelectStmt *)s)->cases.n; i++) {
            Stmt *comm = ((CommClause *)((SelectStmt *)s)->cases.v[i])->comm;
            c->n += 1 + (comm && comm->n.kind == N_ExprStmt ? 3 : 0);  // _, _ = <-c
            stmt_cost(c, comm);
            list_cost(c, ((CommClause *)((SelectStmt *)s)->cases.v[i])->body);
        }
        break;
    case N_ReturnStmt: {
        ReturnStmt *r = (ReturnStmt *)s;
        Type *sig = c->lit ? types_under(c->lit->e.type) : c->u->sig;
        c->n++;
        for (int i = 0; i < r->results.n; i++)
            conv_cost(c, ast_expr_at(r->results, i), r->results.n == sig->sig.results->tuple.n ? fsubst(c->f, sig->sig.results->tuple.vars[i]->type) : NULL);
        break;
    }
    case N_LabeledStmt: c->n++; stmt_cost(c, ((LabeledStmt *)s)->stmt); break;
    case N_SendStmt: c->n++; expr_cost(c, ((SendStmt *)s)->chan); expr_cost(c, ((SendStmt *)s)->value); break;
    case N_BranchStmt: c->n += s->n.op != TK_FALLTHROUGH; break;
    case N_GoStmt: never(c, "unhandled op GO"); break;
    case N_DeferStmt: never(c, "unhandled op DEFER"); break;
    default: never(c, "unhandled op");
    }
}

int inline_cost(EscUnit *u, FuncLit *lit) { return inline_cost_why(u, lit, NULL); }

// What inlining the function (or a literal in it) costs; -1: it is not inlined, and why.
int inline_cost_why(EscUnit *u, FuncLit *lit, const char **why) {
    static int chain;  // functions whose cost asks for that of the next: 30,000 may call each other in turn
    if (chain >= MAX_CHAIN && !u->inlcost) return -1;
    if (!lit) {
        if (why && u->obj->decl && ((FuncDecl *)u->obj->decl)->pragma & PRAGMA_NOINLINE) *why = "marked go:noinline";
        if (u->inlcost && !why) return u->inlcost > 0 ? u->inlcost - 1 : -1;
        FuncDecl *d = u->obj->decl;
        u->inlcost = -1;  // while it is looked at: recursion
        if (!u->body || !u->shell || u->lit || !d || d->pragma & (PRAGMA_NOINLINE | PRAGMA_UINTPTRESCAPES | PRAGMA_UINTPTRKEEPALIVE)) return -1;
    }
    Cost c = {.f = u->shell, .u = u, .lit = lit, .end = why ? HAIRY : MAX_BUDGET + 1};
    chain++;
    list_cost(&c, lit ? lit->body->list : u->body->list);
    chain--;
    int n = c.n <= MAX_BUDGET ? c.n : -1;
    if (why) *why = c.why ? c.why : c.n > MAX_BUDGET ? arena_printf(cc.arena, "function too complex: cost %d exceeds budget %d", c.n, MAX_BUDGET) : NULL;
    if (!lit) u->inlcost = n < 0 ? -1 : n + 1;
    return n;
}
