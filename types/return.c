// return.c - terminating statements, by the rules of the spec.
// Twin: cmd/compile/internal/types2/return.go
#include "types/check.h"

static bool list_terminates(Checker *ck, NodeList l) {
    for (int i = l.n - 1; i >= 0; i--)
        if (!ast_is(l.v[i], N_EmptyStmt)) return check_is_terminating(ck, (Stmt *)l.v[i], NULL);
    return false;
}

static bool list_has_break(NodeList l, Name *label, bool implicit) {
    for (int i = 0; i < l.n; i++)
        if (check_has_break((Stmt *)l.v[i], label, implicit)) return true;
    return false;
}

static bool cases_terminate(Checker *ck, NodeList cases, Name *label) {
    bool hasdefault = false;
    for (int i = 0; i < cases.n; i++) {
        CaseClause *c = (CaseClause *)cases.v[i];
        if (c->list.n == 0) hasdefault = true;
        if (!list_terminates(ck, c->body) || list_has_break(c->body, label, true)) return false;
    }
    return hasdefault;
}

bool check_is_terminating(Checker *ck, Stmt *s, Name *label) {
    switch (s->n.kind) {
    case N_LabeledStmt:
        return check_is_terminating(ck, ((LabeledStmt *)s)->stmt, ((LabeledStmt *)s)->label->name);
    case N_ExprStmt: {
        Expr *e = ast_unparen(((ExprStmt *)s)->x);
        return ast_is(e, N_CallExpr) && (e->n.flags & NF_ISPANIC);
    }
    case N_ReturnStmt: return true;
    case N_BranchStmt: return s->n.op == TK_GOTO || s->n.op == TK_FALLTHROUGH;
    case N_BlockStmt: return list_terminates(ck, ((BlockStmt *)s)->list);
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)s;
        for (; i->els; i = (IfStmt *)i->els) { // else-if chains may be long
            if (!check_is_terminating(ck, (Stmt *)i->body, NULL)) return false;
            if (!ast_is(i->els, N_IfStmt)) return check_is_terminating(ck, i->els, NULL);
        }
        return false;
    }
    case N_SwitchStmt: return cases_terminate(ck, ((SwitchStmt *)s)->cases, label);
    case N_TypeSwitchStmt: return cases_terminate(ck, ((TypeSwitchStmt *)s)->cases, label);
    case N_SelectStmt: {
        NodeList l = ((SelectStmt *)s)->cases;
        for (int i = 0; i < l.n; i++) {
            CommClause *c = (CommClause *)l.v[i];
            if (!list_terminates(ck, c->body) || list_has_break(c->body, label, true)) return false;
        }
        return true;
    }
    case N_ForStmt:
        return !((ForStmt *)s)->cond && !check_has_break((Stmt *)((ForStmt *)s)->body, label, true);
    default: return false;
    }
}

static bool cases_have_break(NodeList cases, Name *label) {
    for (int i = 0; i < cases.n; i++) {
        NodeList body = ast_is(cases.v[i], N_CommClause) ? ((CommClause *)cases.v[i])->body
                                                         : ((CaseClause *)cases.v[i])->body;
        if (list_has_break(body, label, false)) return true;
    }
    return false;
}

bool check_has_break(Stmt *s, Name *label, bool implicit) {
    switch (s->n.kind) {
    case N_LabeledStmt: return check_has_break(((LabeledStmt *)s)->stmt, label, implicit);
    case N_BranchStmt: {
        BranchStmt *b = (BranchStmt *)s;
        if (s->n.op != TK_BREAK) return false;
        return b->label ? b->label->name == label : implicit;
    }
    case N_BlockStmt: return list_has_break(((BlockStmt *)s)->list, label, implicit);
    case N_IfStmt:
        for (IfStmt *i = (IfStmt *)s;; i = (IfStmt *)i->els) {
            if (check_has_break((Stmt *)i->body, label, implicit)) return true;
            if (!i->els) return false;
            if (!ast_is(i->els, N_IfStmt)) return check_has_break(i->els, label, implicit);
        }
    case N_SwitchStmt: return label && cases_have_break(((SwitchStmt *)s)->cases, label);
    case N_TypeSwitchStmt: return label && cases_have_break(((TypeSwitchStmt *)s)->cases, label);
    case N_SelectStmt: return label && cases_have_break(((SelectStmt *)s)->cases, label);
    case N_ForStmt: return label && check_has_break((Stmt *)((ForStmt *)s)->body, label, false);
    case N_RangeStmt: return label && check_has_break((Stmt *)((RangeStmt *)s)->body, label, false);
    default: return false;
    }
}
