// vet_flow.c - code that nothing reaches; cancel functions that are not called on some way out.
// Twin: passes/unreachable, passes/lostcancel
//
// Reachability is structural: a statement tells whether the next one is reached. Labels that a goto names count as reached.
#include "cmd/vet.h"

typedef VEC(Node *) Nodes;

typedef struct Flow {
    Vet *v;
    Nodes breaks;  // statements that a break leaves
    Nodes gotos;   // labels that a goto names
    bool reached;
} Flow;

static bool has(const Nodes *l, const void *n) {
    for (int i = 0; i < l->n; i++)
        if (l->v[i] == n) return true;
    return false;
}

static bool collect(Node *n, void *arg) {
    Flow *f = arg;
    if (!n || n->kind == N_FuncLit) return false;
    if (n->kind == N_BranchStmt) {
        BranchStmt *b = (BranchStmt *)n;
        if (b->target && n->op == TK_BREAK) vec_push(&f->breaks, b->target);
        if (b->target && n->op == TK_GOTO) vec_push(&f->gotos, b->target);
    }
    return true;
}

static void flow(Flow *f, Node *n);

static void flow_list(Flow *f, NodeList l) {
    for (int i = 0; i < l.n; i++) flow(f, l.v[i]);
}

// Clauses of a switch or select: the next statement is reached from the end of one of them, by break, or past them all.
static void flow_clauses(Flow *f, Node *n, NodeList cases, bool always) {
    bool out = has(&f->breaks, n), deflt = always;
    for (int i = 0; i < cases.n; i++) {
        f->reached = true;
        Node *c = cases.v[i];
        deflt |= (c->flags & NF_DEFAULT) != 0;
        NodeList body = c->kind == N_CaseClause ? ((CaseClause *)c)->body : ((CommClause *)c)->body;
        flow_list(f, body);
        bool falls = body.n && body.v[body.n - 1]->kind == N_BranchStmt && body.v[body.n - 1]->op == TK_FALLTHROUGH;
        out |= f->reached && !falls;
    }
    f->reached = out || !deflt;
}

static bool is_panic(Expr *x) {
    x = ast_unparen(x);
    if (!ast_is(x, N_CallExpr)) return false;
    Object *o = vet_callee((CallExpr *)x);
    return o && o->kind == OBuiltin && o->builtin == BPanic;
}

static void flow(Flow *f, Node *n) {
    if (n->kind == N_LabeledStmt && has(&f->gotos, n)) f->reached = true;
    if (!f->reached && n->kind != N_EmptyStmt) {
        vet_warn(f->v, n->pos, "unreachable code");
        f->reached = true;  // one report for a run of statements
    }
    switch (n->kind) {
    case N_BlockStmt: flow_list(f, ((BlockStmt *)n)->list); break;
    case N_LabeledStmt: flow(f, &((LabeledStmt *)n)->stmt->n); break;
    case N_ReturnStmt: f->reached = false; break;
    case N_BranchStmt: f->reached = n->op == TK_FALLTHROUGH; break;
    case N_ExprStmt:
        if (is_panic(((ExprStmt *)n)->x)) f->reached = false;
        break;
    case N_IfStmt: {
        IfStmt *s = (IfStmt *)n;
        flow(f, &s->body->s.n);
        bool then = f->reached;
        f->reached = true;
        if (s->els) flow(f, &s->els->n);
        f->reached |= then;
        break;
    }
    case N_ForStmt: {
        ForStmt *s = (ForStmt *)n;
        flow(f, &s->body->s.n);
        f->reached = s->cond || has(&f->breaks, n);
        break;
    }
    case N_RangeStmt:
        flow(f, &((RangeStmt *)n)->body->s.n);
        f->reached = true;
        break;
    case N_SwitchStmt: flow_clauses(f, n, ((SwitchStmt *)n)->cases, false); break;
    case N_TypeSwitchStmt: flow_clauses(f, n, ((TypeSwitchStmt *)n)->cases, false); break;
    case N_SelectStmt: flow_clauses(f, n, ((SelectStmt *)n)->cases, true); break;
    default: break;
    }
}

void vet_unreachable(Vet *v, BlockStmt *body) {
    Flow f = {.v = v, .reached = true};
    for (int i = 0; i < body->list.n; i++) ast_walk(body->list.v[i], collect, &f);
    flow_list(&f, body->list);
    vec_free(&f.breaks);
    vec_free(&f.gotos);
}

// ---- cancel functions -----------------------------------------------------------------------

// One walk per variable: from its definition on, does some path reach a return (or the end) without mentioning it?

enum live { BEFORE, LIVE, DONE };  // not defined yet; defined and not used; used, or the path ends

typedef struct Cancel {
    Vet *v;
    AssignStmt *def;
    Object *var;
    Pos leak;  // the first return that leaks
} Cancel;

typedef struct Mention { Object *var; bool used; } Mention;

static bool mention(Node *n, void *arg) {
    Mention *m = arg;
    if (n && n->kind == N_Ident && ((Ident *)n)->obj == m->var) m->used = true;
    return n != NULL;
}

static bool mentions(Cancel *c, void *n) {
    Mention m = {.var = c->var};
    if (n) ast_walk(n, mention, &m);
    return m.used;
}

static enum live live_stmt(Cancel *c, Node *n, enum live s);

static enum live live_list(Cancel *c, NodeList l, enum live s) {
    for (int i = 0; i < l.n; i++) s = live_stmt(c, l.v[i], s);
    return s;
}

static enum live join_live(enum live a, enum live b) { return a == LIVE || b == LIVE ? LIVE : a == BEFORE || b == BEFORE ? BEFORE : DONE; }

static enum live live_cases(Cancel *c, NodeList cases, enum live s, bool whole) {
    enum live out = DONE;
    for (int i = 0; i < cases.n; i++) {
        Node *n = cases.v[i];
        enum live in = s;
        whole |= (n->flags & NF_DEFAULT) != 0;
        if (n->kind == N_CommClause && s == LIVE && mentions(c, ((CommClause *)n)->comm)) in = DONE;
        out = join_live(out, live_list(c, n->kind == N_CaseClause ? ((CaseClause *)n)->body : ((CommClause *)n)->body, in));
    }
    return whole ? out : join_live(out, s);
}

static enum live live_stmt(Cancel *c, Node *n, enum live s) {
    if (s == DONE) return DONE;
    if (n == &c->def->s.n) return LIVE;
    switch (n->kind) {
    case N_BlockStmt: return live_list(c, ((BlockStmt *)n)->list, s);
    case N_LabeledStmt: return live_stmt(c, &((LabeledStmt *)n)->stmt->n, s);
    case N_BranchStmt: return s == LIVE ? DONE : s;  // not followed
    case N_ReturnStmt:
        if (s == LIVE && !mentions(c, n) && !c->leak) c->leak = n->pos;
        return s == LIVE ? DONE : s;
    case N_IfStmt: {
        IfStmt *x = (IfStmt *)n;
        if (x->init) s = live_stmt(c, &x->init->n, s);
        if (s == LIVE && mentions(c, x->cond)) return DONE;
        enum live then = live_stmt(c, &x->body->s.n, s);
        return join_live(then, x->els ? live_stmt(c, &x->els->n, s) : s);
    }
    case N_ForStmt: {
        ForStmt *x = (ForStmt *)n;
        if (x->init) s = live_stmt(c, &x->init->n, s);
        if (s == LIVE && (mentions(c, x->cond) || mentions(c, x->post))) return DONE;
        enum live body = live_stmt(c, &x->body->s.n, s);
        return x->cond ? join_live(s, body) : s == LIVE ? DONE : body;
    }
    case N_RangeStmt: {
        RangeStmt *x = (RangeStmt *)n;
        if (s == LIVE && mentions(c, x->x)) return DONE;
        return join_live(s, live_stmt(c, &x->body->s.n, s));
    }
    case N_SwitchStmt:
        if (s == LIVE && (mentions(c, ((SwitchStmt *)n)->init) || mentions(c, ((SwitchStmt *)n)->tag))) return DONE;
        return live_cases(c, ((SwitchStmt *)n)->cases, s, false);
    case N_TypeSwitchStmt: return live_cases(c, ((TypeSwitchStmt *)n)->cases, s, false);
    case N_SelectStmt: return live_cases(c, ((SelectStmt *)n)->cases, s, true);
    case N_ExprStmt:
        if (s == LIVE && is_panic(((ExprStmt *)n)->x)) return DONE;
        break;
    default: break;
    }
    return s == LIVE && mentions(c, n) ? DONE : s;
}

static bool is_with_cancel(Expr *x) {
    static const char *const names[] = {"WithCancel", "WithCancelCause", "WithTimeout", "WithTimeoutCause", "WithDeadline", "WithDeadlineCause"};
    Object *o = ast_is(x, N_CallExpr) ? vet_callee((CallExpr *)x) : NULL;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (vet_is_func(o, "context", names[i])) return true;
    return false;
}

typedef struct Search { Vet *v; BlockStmt *body; } Search;

static bool cancel_in(Node *n, void *arg) {
    Search *f = arg;
    if (!n || n->kind == N_FuncLit) return false;
    AssignStmt *s = AST_CAST(AssignStmt, n);
    if (!s || s->lhs.n != 2 || s->rhs.n != 1 || !is_with_cancel(ast_expr_at(s->rhs, 0)) || !ast_is(s->lhs.v[1], N_Ident)) return true;
    Ident *id = (Ident *)s->lhs.v[1];
    if (ast_is_blank(id)) {
        vet_warn(f->v, id->e.n.pos, "the cancel function returned by context.%s should be called, not discarded, to avoid a context leak",
                 vet_callee((CallExpr *)s->rhs.v[0])->name->s);
    } else if (id->obj && id->obj->kind == OVar && !id->obj->ispkgvar && !id->obj->isresult) {
        Cancel c = {f->v, s, id->obj, NO_POS};
        if (live_list(&c, f->body->list, BEFORE) == LIVE && !c.leak) c.leak = f->body->rbrace;
        if (!c.leak) return true;
        vet_warn(f->v, s->s.n.pos, "the %s function is not used on all paths (possible context leak)", id->name->s);
        vet_warn(f->v, c.leak, "this return statement may be reached without using the %s var defined on line %d", id->name->s, pos_line(s->s.n.pos));
    }
    return true;
}

void vet_lostcancel(Vet *v, BlockStmt *body) {
    Search f = {v, body};
    for (int i = 0; i < body->list.n; i++) ast_walk(body->list.v[i], cancel_in, &f);
}
