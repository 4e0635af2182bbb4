// stmt.c - statements.
// Twin: cmd/compile/internal/types2/stmt.go
//
// The bodies of function literals met in a statement are checked at its end, before the scope
// changes: they see the declarations in front of the statement and nothing behind it.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

enum { BREAK_OK = 1, CONTINUE_OK = 2, FALLTHROUGH_OK = 4, FINAL_CASE = 8, IN_TYPESWITCH = 16 };

void check_func_body(Checker *ck, DeclInfo *decl, Object *fobj, FuncLit *lit, const char *name,
                     Type *sig, BlockStmt *body, Const *iota) {
    (void)name;
    Env saved = ck->env;
    ck->env.decl = decl;
    ck->env.scope = sig->sig.scope;
    ck->env.iota = iota;
    ck->env.errpos = NO_POS;
    ck->env.intparamlist = ck->env.haslabel = ck->env.hascallorrecv = false;
    ck->env.sig = sig;
    if (lit) {
        ck->env.funclit = lit;
    } else {
        ck->env.func = fobj;
        ck->env.funclit = NULL;
        ck->env.tparams = sig->sig.tparams ? sig->sig.tparams : sig->sig.rtparams;
    }
    sig->sig.scope->func = ck->env.func;
    body->scope = sig->sig.scope;
    for (int i = 0; i < sig->sig.scope->n; i++) {
        Object *o = sig->sig.scope->list[i];
        if (o->kind != OVar) continue;
        o->func = ck->env.func;
        o->funclit = ck->env.funclit;
    }
    check_stmt_list(ck, 0, body->list);
    if (tuple_len(sig->sig.results) > 0 && !check_is_terminating(ck, (Stmt *)body, NULL))
        check_error(ck, body->rbrace, E_MissingReturn, "missing return");
    check_usage(ck, sig->sig.scope);
    ck->env = saved;
}

void check_usage(Checker *ck, Scope *s) {
    if (ck->env.pc->flags & CHECK_REPL_) return;  // who tries things out leaves variables unused
    for (int i = 0; i < s->n; i++) {
        Object *o = s->list[i];
        if (o->kind == OVar && !o->used && !o->isparam && !o->isresult)
            check_soft_error(ck, o->pos, E_UnusedVar, "declared and not used: %N", o->name);
    }
    for (Scope *c = s->children; c; c = c->next)
        if (!c->isfunc) check_usage(ck, c);
}

static void simple_stmt(Checker *ck, Stmt *s) {
    if (s) check_stmt(ck, 0, s);
}

void check_stmt_list(Checker *ck, unsigned ctxt, NodeList l) {
    bool ok = (ctxt & FALLTHROUGH_OK) != 0;
    unsigned inner = ctxt & ~(unsigned)FALLTHROUGH_OK;
    int n = l.n;
    while (n > 0 && ast_is(l.v[n - 1], N_EmptyStmt)) n--;
    for (int i = 0; i < n; i++)
        check_stmt(ck, ok && i + 1 == n ? inner | FALLTHROUGH_OK : inner, (Stmt *)l.v[i]);
}

static void multiple_defaults(Checker *ck, NodeList clauses) {
    Node *first = NULL;
    for (int i = 0; i < clauses.n; i++) {
        Node *c = clauses.v[i];
        bool isdef = c->kind == N_CaseClause ? ((CaseClause *)c)->list.n == 0
                                             : ((CommClause *)c)->comm == NULL;
        if (!isdef) continue;
        if (first)
            check_error(ck, c->pos, E_DuplicateDefault, "multiple defaults (first at %P)",
                        first->pos);
        else first = c;
    }
}

static void suspended_call(Checker *ck, const char *keyword, Expr *call) {
    ErrCode code = keyword[0] == 'g' ? E_InvalidGo : E_InvalidDefer;
    if (!ast_is(call, N_CallExpr)) {
        check_error(ck, at(call), code, "expression in %s must be function call", keyword);
        check_use1(ck, call);
        return;
    }
    Operand x = {0};
    const char *msg;
    switch (check_raw_expr(ck, NULL, &x, call, NULL, false)) {
    case X_CONVERSION: msg = "requires function call, not conversion"; break;
    case X_EXPRESSION:
        msg = "discards result of";
        code = E_UnusedResults;
        break;
    default: return;
    }
    check_error(ck, atx(&x), code, "%s %s %X", keyword, msg, &x);
}

// ---- switch ---------------------------------------------------------------------------------

struct seen_val {
    Const *val;
    Type *type;
    Pos pos;
    int next; // same hash bucket, -1 ends
};
struct seen_vals {
    VEC(struct seen_val) list;
    int *bucket;
    uint32_t nbucket;
};

static bool case_kind(ConstKind k) { return k == CInt || k == CFloat || k == CString; }

static void seen_grow(struct seen_vals *s) {
    s->nbucket = s->nbucket ? s->nbucket * 4 : 64;
    free(s->bucket);
    s->bucket = xmalloc(sizeof *s->bucket * s->nbucket);
    memset(s->bucket, -1, sizeof *s->bucket * s->nbucket);
    for (int i = 0; i < s->list.n; i++) {
        uint32_t h = (uint32_t)(const_hash(s->list.v[i].val) >> 16) & (s->nbucket - 1);
        s->list.v[i].next = s->bucket[h];
        s->bucket[h] = i;
    }
}

static void case_values(Checker *ck, Operand *x, NodeList values, struct seen_vals *seen) {
    for (int i = 0; i < values.n; i++) {
        Operand v = {0};
        check_expr(ck, NULL, &v, (Expr *)values.v[i]);
        if (x->mode == MInvalid || v.mode == MInvalid) continue;
        check_convert_untyped(ck, &v, x->type);
        if (v.mode == MInvalid) continue;
        Operand res = v;
        check_comparison(ck, &res, x, TK_EQL, true);
        if (res.mode == MInvalid || v.mode != MConstant || !case_kind(const_kind(v.val))) continue;
        if ((uint32_t)seen->list.n >= seen->nbucket) seen_grow(seen);
        uint32_t h = (uint32_t)(const_hash(v.val) >> 16) & (seen->nbucket - 1);
        int k = seen->bucket[h];
        for (; k >= 0; k = seen->list.v[k].next) {
            struct seen_val *o = &seen->list.v[k];
            if (const_kind(o->val) == const_kind(v.val) && const_compare(o->val, v.val) == 0 &&
                types_identical(o->type, v.type))
                break;
        }
        if (k >= 0) {
            Err e = err_new(ck, E_DuplicateCase);
            err_addf(&e, atx(&v), "duplicate case %X in expression switch", &v);
            err_addf(&e, seen->list.v[k].pos, "previous case");
            err_report(&e);
            continue;
        }
        vec_push(&seen->list,
                 (struct seen_val){v.val, v.type, ast_gcpos((Node *)v.expr), seen->bucket[h]});
        seen->bucket[h] = seen->list.n - 1;
    }
}

static void switch_stmt(Checker *ck, unsigned inner, SwitchStmt *s) {
    Operand x = {0};
    if (s->tag) {
        check_expr(ck, NULL, &x, s->tag);
        check_assignment(ck, &x, NULL, "switch expression");
        if (x.mode != MInvalid && !types_comparable_type(x.type) && !has_nil(x.type)) {
            check_error(ck, atx(&x), E_InvalidExprSwitch,
                        "cannot switch on %X (%T is not comparable)", &x, x.type);
            x.mode = MInvalid;
        }
    } else {
        x.mode = MConstant;
        x.type = types_basic[KBool];
        x.val = const_new_bool(ck->arena, true);
        Ident *id = ast_new(ck->arena, N_Ident, s->cases.n ? s->cases.v[0]->pos : s->rbrace);
        id->name = intern_cstr("true");
        x.expr = &id->e;
    }
    multiple_defaults(ck, s->cases);
    struct seen_vals seen = {0};
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        unsigned in = inner | (i + 1 < s->cases.n ? FALLTHROUGH_OK : FINAL_CASE);
        case_values(ck, &x, c->list, &seen);
        check_open_scope(ck, c->s.n.pos, NO_POS);
        c->scope = ck->env.scope;
        check_stmt_list(ck, in, c->body);
        check_close_scope(ck);
    }
    vec_free(&seen.list);
    free(seen.bucket);
}

struct seen_type {
    Type *t;
    Expr *e;
};
typedef VEC(struct seen_type) SeenTypes;

static bool is_nil_expr(Checker *ck, Expr *e) {
    e = ast_unparen(e);
    if (!ast_is(e, N_Ident)) return false;
    return types_scope_lookup_parent(ck->env.scope, ((Ident *)e)->name, NO_POS, NULL) ==
           universe_nil;
}

static Type *case_types(Checker *ck, Operand *x, NodeList types, SeenTypes *seen) {
    Type *t = NULL;
    for (int i = 0; i < types.n; i++) {
        Expr *e = (Expr *)types.v[i];
        t = NULL;
        if (is_nil_expr(ck, e)) {
            Operand dummy = {0};
            check_expr(ck, NULL, &dummy, e);
        } else {
            t = check_var_type(ck, e);
            if (!is_valid(t)) continue;
        }
        int k = 0;
        while (k < seen->n &&
               !(t && seen->v[k].t ? types_identical(t, seen->v[k].t) : t == seen->v[k].t))
            k++;
        if (k < seen->n) {
            Err er = err_new(ck, E_DuplicateCase);
            if (t) err_addf(&er, at(e), "duplicate case %T in type switch", t);
            else err_addf(&er, at(e), "duplicate case nil in type switch");
            err_addf(&er, at(seen->v[k].e), "previous case");
            err_report(&er);
            continue;
        }
        vec_push(seen, (struct seen_type){t, e});
        if (x && t) check_type_assertion(ck, e, x, t, true);
    }
    if (types.n != 1 || !t) t = x ? x->type : invalid_type();
    return t;
}

static void type_switch(Checker *ck, unsigned inner, TypeSwitchStmt *s) {
    Ident *lhs = s->bind;
    if (lhs && name_is_blank(lhs->name)) {
        check_soft_error(ck, at(lhs), E_NoNewVar, "no new variable on left side of :=");
        lhs = NULL;
    }
    Operand x = {0}, *sx = NULL;
    check_expr(ck, NULL, &x, s->x);
    if (x.mode != MInvalid) {
        if (types_is_typeparam(x.type))
            check_error(ck, atx(&x), E_InvalidTypeSwitch,
                        "cannot use type switch on type parameter value %X", &x);
        else if (types_under(x.type)->kind == TInterface) sx = &x;
        else check_error(ck, atx(&x), E_InvalidTypeSwitch, "%X is not an interface", &x);
    }
    multiple_defaults(ck, s->cases);
    SeenTypes seen = {0};
    bool used = false;
    for (int i = 0; i < s->cases.n; i++) {
        CaseClause *c = (CaseClause *)s->cases.v[i];
        Type *t = case_types(ck, sx, c->list, &seen);
        check_open_scope(ck, c->s.n.pos, NO_POS);
        c->scope = ck->env.scope;
        if (lhs) {
            c->obj = object_var(ck, lhs->e.n.pos, lhs->name, t);
            c->obj->istswitch = true;
            check_declare(ck, ck->env.scope, NULL, c->obj, c->colon);
        }
        check_stmt_list(ck, inner, c->body);
        if (c->obj) {
            // Uses in function literals are known only after them.
            used |= c->obj->used;
            c->obj->used = true;
        }
        check_close_scope(ck);
    }
    vec_free(&seen);
    if (lhs && !used && !(ck->env.pc->flags & CHECK_REPL_))
        check_soft_error(ck, at(lhs), E_UnusedVar, "%N declared and not used", lhs->name);
}

// ---- select ---------------------------------------------------------------------------------

static void select_stmt(Checker *ck, unsigned inner, SelectStmt *s) {
    multiple_defaults(ck, s->cases);
    for (int i = 0; i < s->cases.n; i++) {
        CommClause *c = (CommClause *)s->cases.v[i];
        bool valid = !c->comm || ast_is(c->comm, N_SendStmt);
        Expr *rhs = NULL;
        if (ast_is(c->comm, N_AssignStmt)) {
            AssignStmt *a = (AssignStmt *)c->comm;
            if (a->rhs.n == 1) rhs = (Expr *)a->rhs.v[0];
        } else if (ast_is(c->comm, N_ExprStmt)) {
            rhs = ((ExprStmt *)c->comm)->x;
        }
        if (rhs) {
            Expr *u = ast_unparen(rhs);
            valid = ast_is(u, N_UnaryExpr) && u->n.op == TK_ARROW;
        }
        if (!valid) {
            check_error(ck, at(c->comm), E_InvalidSelectCase,
                        "select case must be send or receive (possibly with assignment)");
            continue;
        }
        check_open_scope(ck, c->s.n.pos, NO_POS);
        c->scope = ck->env.scope;
        if (c->comm) check_stmt(ck, inner, c->comm);
        check_stmt_list(ck, inner, c->body);
        check_close_scope(ck);
    }
}

// ---- the switch over statements ---------------------------------------------------------------

static void expr_stmt(Checker *ck, ExprStmt *s) {
    Operand x = {0};
    int kind = check_raw_expr(ck, NULL, &x, s->x, NULL, false);
    const char *msg;
    ErrCode code;
    switch (x.mode) {
    case MBuiltin:
        msg = "must be called";
        code = E_UncalledBuiltin;
        break;
    case MTypExpr:
        msg = "is not an expression";
        code = E_NotAnExpr;
        break;
    default:
        if (kind == X_STATEMENT) return;
        msg = "is not used";
        code = E_UnusedExpr;
    }
    check_error(ck, atx(&x), code, "%X %s", &x, msg);
}

static void assign_stmt(Checker *ck, AssignStmt *s) {
    int op = s->s.n.op;
    if (op == TK_ASSIGN) {
        check_assign_vars(ck, s->lhs, s->rhs);
    } else if (op == TK_DEFINE) {
        check_short_var_decl(ck, s->s.oppos, s->lhs, s->rhs);
    } else {
        op = token_assign_op(op);
        if (s->lhs.n != 1 || s->rhs.n != 1) {
            check_error(ck, at(s), E_MultiValAssignOp,
                        "assignment operation %s requires single-valued expressions",
                        token_text(op));
            return;
        }
        Operand x = {0};
        check_binary(ck, &x, NULL, (Expr *)s->lhs.v[0], (Expr *)s->rhs.v[0], op, s->s.oppos);
        check_assign_var(ck, (Expr *)s->lhs.v[0], NULL, &x, "assignment");
    }
}

static void incdec_stmt(Checker *ck, IncDecStmt *s) {
    Operand x = {0};
    check_expr(ck, NULL, &x, s->x);
    if (x.mode == MInvalid) return;
    if (!type_all_basic(x.type, IsNumeric)) {
        check_error(ck, at(s->x), E_NonNumericIncDec,
                    "invalid operation: %E%s (non-numeric type %T)", s->x, token_text(s->s.n.op),
                    x.type);
        return;
    }
    check_assign_var(ck, s->x, NULL, &x, "assignment");
}

static void return_stmt(Checker *ck, ReturnStmt *s) {
    Type *res = ck->env.sig->sig.results;
    int n = tuple_len(res);
    if (s->results.n == 0 && n > 0 && res->tuple.vars[0]->name->len > 0) {
        for (int i = 0; i < n; i++) {
            Object *o = res->tuple.vars[i],
                   *alt = types_scope_lookup_parent(ck->env.scope, o->name, NO_POS, NULL);
            if (!alt || alt == o) continue;
            Err e = err_new(ck, E_OutOfScopeResult);
            err_addf(&e, at(s), "result parameter %N not in scope at return", o->name);
            err_addf(&e, alt->pos, "inner declaration of %O", o);
            err_report(&e);
        }
    } else if (n > 0) {
        check_init_vars(ck, res->tuple.vars, n, s->results, s);
    } else if (s->results.n > 0) {
        check_init_vars(ck, NULL, 0, s->results, s);
    }
}

static void cond_expr(Checker *ck, Expr *cond, const char *what) {
    Operand x = {0};
    check_expr(ck, NULL, &x, cond);
    if (x.mode != MInvalid && !type_all_basic(x.type, IsBoolean))
        check_error(ck, at(cond), E_InvalidCond, "non-boolean condition in %s statement", what);
}

void check_stmt(Checker *ck, unsigned ctxt, Stmt *s) {
    if (check_too_deep(ck, s->n.pos)) return;
    int top = ck->delayed.n;
    unsigned inner = ctxt & ~(unsigned)(FALLTHROUGH_OK | FINAL_CASE | IN_TYPESWITCH);
    switch (s->n.kind) {
    case N_BadStmt:
    case N_EmptyStmt: break;
    case N_DeclStmt: check_decl_stmt(ck, ((DeclStmt *)s)->decl); break;
    case N_LabeledStmt: check_stmt(ck, ctxt, ((LabeledStmt *)s)->stmt); break;
    case N_ExprStmt: expr_stmt(ck, (ExprStmt *)s); break;
    case N_SendStmt: {
        SendStmt *d = (SendStmt *)s;
        Operand ch = {0}, val = {0};
        check_expr(ck, NULL, &ch, d->chan);
        check_expr(ck, NULL, &val, d->value);
        if (ch.mode == MInvalid || val.mode == MInvalid) break;
        Type *elem = check_chan_elem(ck, at(s), &ch, false);
        if (elem) check_assignment(ck, &val, elem, "send");
        break;
    }
    case N_IncDecStmt: incdec_stmt(ck, (IncDecStmt *)s); break;
    case N_AssignStmt: assign_stmt(ck, (AssignStmt *)s); break;
    case N_GoStmt: suspended_call(ck, "go", ((GoStmt *)s)->call); break;
    case N_DeferStmt: suspended_call(ck, "defer", ((DeferStmt *)s)->call); break;
    case N_ReturnStmt: return_stmt(ck, (ReturnStmt *)s); break;
    case N_BranchStmt: break; // see labels.c
    case N_BlockStmt:
        check_open_scope(ck, s->n.pos, NO_POS);
        ((BlockStmt *)s)->scope = ck->env.scope;
        check_stmt_list(ck, inner, ((BlockStmt *)s)->list);
        check_close_scope(ck);
        break;
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)s;
        check_open_scope(ck, s->n.pos, NO_POS);
        i->scope = ck->env.scope;
        simple_stmt(ck, i->init);
        cond_expr(ck, i->cond, "if");
        check_stmt(ck, inner, (Stmt *)i->body);
        if (i->els) check_stmt(ck, inner, i->els);
        check_close_scope(ck);
        break;
    }
    case N_SwitchStmt: {
        SwitchStmt *w = (SwitchStmt *)s;
        check_open_scope(ck, s->n.pos, NO_POS);
        w->scope = ck->env.scope;
        simple_stmt(ck, w->init);
        switch_stmt(ck, inner | BREAK_OK, w);
        check_close_scope(ck);
        break;
    }
    case N_TypeSwitchStmt: {
        TypeSwitchStmt *w = (TypeSwitchStmt *)s;
        check_open_scope(ck, s->n.pos, NO_POS);
        w->scope = ck->env.scope;
        simple_stmt(ck, w->init);
        type_switch(ck, inner | BREAK_OK | IN_TYPESWITCH, w);
        check_close_scope(ck);
        break;
    }
    case N_SelectStmt: select_stmt(ck, inner | BREAK_OK, (SelectStmt *)s); break;
    case N_ForStmt: {
        ForStmt *f = (ForStmt *)s;
        check_open_scope(ck, s->n.pos, NO_POS);
        f->scope = ck->env.scope;
        simple_stmt(ck, f->init);
        if (f->cond) cond_expr(ck, f->cond, "for");
        simple_stmt(ck, f->post);
        check_stmt(ck, inner | BREAK_OK | CONTINUE_OK, (Stmt *)f->body);
        check_close_scope(ck);
        break;
    }
    case N_RangeStmt: check_range_stmt(ck, inner | BREAK_OK | CONTINUE_OK, (RangeStmt *)s); break;
    default: check_error(ck, at(s), E_InvalidSyntaxTree, "invalid syntax tree: invalid statement");
    }
    check_process_delayed(ck, top);
}
