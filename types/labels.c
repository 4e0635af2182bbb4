// labels.c - labels, and where break, continue, goto and fallthrough go.
// Twin: cmd/compile/internal/syntax/branches.go
//
// Runs over a function's body before it is checked and writes BranchStmt.target. A forward goto
// waits in the list of its block and moves to the block outside when that ends; what is left at
// the function's end has no label it may reach. gc reports these while parsing.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

struct block {
    struct block *parent;
    Pos start;
    LabeledStmt *lstmt; // labelled statement that this block belongs to
};

struct label {
    Name *name;
    struct block *parent;
    Pos start;
    LabeledStmt *lstmt;
    bool used;
};

typedef VEC(BranchStmt *) Jumps;

struct labels {
    Checker *ck;
    VEC(struct label *) all;
    bool failed;
};

struct targets {
    Stmt *breaks, *continues;
    int caseindex;
};

#define LABEL_ERROR(ls, pos, ...)                                                                  \
    ((ls)->failed = true, check_error((ls)->ck, (pos), E_Label, __VA_ARGS__))

static struct label *find_label(struct labels *ls, Name *name) {
    for (int i = 0; i < ls->all.n; i++)
        if (ls->all.v[i]->name == name) return ls->all.v[i];
    return NULL;
}

static struct label *declare_label(struct labels *ls, struct block *b, LabeledStmt *s) {
    struct label *alt = find_label(ls, s->label->name);
    if (alt) {
        LABEL_ERROR(ls, s->label->e.n.pos, "label %N already defined at %P", s->label->name,
                    alt->lstmt->label->e.n.pos);
        return alt;
    }
    struct label *l = NEW(ls->ck, struct label);
    *l = (struct label){s->label->name, b, b->start, s, false};
    Object *o = object_new(ls->ck, OLabel, s->label->e.n.pos, NULL, l->name, invalid_type());
    o->decl = s;
    s->obj = s->label->obj = o;
    vec_push(&ls->all, l);
    return l;
}

static LabeledStmt *goto_target(struct labels *ls, struct block *b, Name *name) {
    struct label *l = find_label(ls, name);
    if (!l) return NULL;
    l->used = true;
    for (; b; b = b->parent)
        if (l->parent == b) return l->lstmt;
    return NULL;
}

// The labelled statement around us; *invalid when the label exists but is not around us.
static LabeledStmt *enclosing(struct labels *ls, struct block *b, Name *name, bool *invalid) {
    struct label *l = find_label(ls, name);
    *invalid = false;
    if (!l) return NULL;
    l->used = true;
    for (; b; b = b->parent)
        if (b->lstmt == l->lstmt) return l->lstmt;
    *invalid = true;
    return NULL;
}

static void block_branches(struct labels *ls, struct block *parent, struct targets ctxt,
                           LabeledStmt *lstmt, Pos start, NodeList body, Jumps *out);

static bool is_loop(Stmt *s) { return ast_is(s, N_ForStmt) || ast_is(s, N_RangeStmt); }
static bool is_breakable(Stmt *s) {
    return is_loop(s) || ast_is(s, N_SwitchStmt) || ast_is(s, N_TypeSwitchStmt) ||
           ast_is(s, N_SelectStmt);
}

static void plain_branch(struct labels *ls, BranchStmt *s, struct targets ctxt, bool last) {
    switch (s->s.n.op) {
    case TK_BREAK:
        s->target = (Node *)ctxt.breaks;
        if (!s->target) LABEL_ERROR(ls, s->s.n.pos, "break is not in a loop, switch, or select");
        break;
    case TK_CONTINUE:
        s->target = (Node *)ctxt.continues;
        if (!s->target) LABEL_ERROR(ls, s->s.n.pos, "continue is not in a loop");
        break;
    case TK_FALLTHROUGH: {
        const char *msg = "fallthrough statement out of place";
        if (ast_is(ctxt.breaks, N_TypeSwitchStmt)) {
            msg = "cannot fallthrough in type switch";
        } else if (ast_is(ctxt.breaks, N_SwitchStmt) && ctxt.caseindex >= 0 && last) {
            if (ctxt.caseindex + 1 != ((SwitchStmt *)ctxt.breaks)->cases.n) return;
            msg = "cannot fallthrough final case in switch";
        }
        LABEL_ERROR(ls, s->s.n.pos, "%s", msg);
        break;
    }
    default: break;
    }
}

static void label_branch(struct labels *ls, struct block *b, BranchStmt *s, Jumps *fwd) {
    Name *name = s->label->name;
    Pos pos = s->label->e.n.pos;
    bool invalid;
    switch (s->s.n.op) {
    case TK_BREAK:
    case TK_CONTINUE: {
        bool brk = s->s.n.op == TK_BREAK;
        LabeledStmt *t = enclosing(ls, b, name, &invalid);
        if (t && (brk ? is_breakable(t->stmt) : is_loop(t->stmt))) s->target = (Node *)t->stmt;
        else if (t || invalid)
            LABEL_ERROR(ls, pos, "invalid %s label %N", brk ? "break" : "continue", name);
        else LABEL_ERROR(ls, pos, "%s label not defined: %N", brk ? "break" : "continue", name);
        break;
    }
    case TK_GOTO: {
        LabeledStmt *t = goto_target(ls, b, name);
        if (t) s->target = (Node *)t;
        else vec_push(fwd, s);
        break;
    }
    default: break;
    }
    struct label *l = find_label(ls, name);
    if (l) s->label->obj = l->lstmt->obj;
}

struct walk {
    struct labels *ls;
    struct block *b;
    Jumps *fwd;
    VEC(BranchStmt *) bad;
    Pos varpos;
    const char *varname;
};

static void record_var(struct walk *w, Pos pos, const char *name) {
    w->varpos = pos;
    w->varname = name;
    w->bad.n = 0;
    for (int i = 0; i < w->fwd->n; i++) vec_push(&w->bad, w->fwd->v[i]);
}

static void label_stmt(struct walk *w, LabeledStmt *s) {
    struct label *l = declare_label(w->ls, w->b, s);
    int k = 0;
    for (int i = 0; i < w->fwd->n; i++) {
        BranchStmt *f = w->fwd->v[i];
        if (f->label->name != s->label->name) {
            w->fwd->v[k++] = f;
            continue;
        }
        f->target = (Node *)s;
        f->label->obj = s->obj;
        l->used = true;
        for (int j = 0; j < w->bad.n; j++) {
            if (w->bad.v[j] != f) continue;
            LABEL_ERROR(w->ls, f->label->e.n.pos, "goto %N jumps over declaration of %s at %P",
                        l->name, w->varname, w->varpos);
            break;
        }
    }
    w->fwd->n = k;
}

static const char *lhs_text(struct labels *ls, NodeList l) {
    Buf b = BUF_INIT;
    for (int i = 0; i < l.n; i++) {
        if (i > 0) buf_str(&b, ", ");
        ast_expr_string(&b, (Expr *)l.v[i]);
    }
    const char *s = arena_strdup(ls->ck->arena, buf_cstr(&b));
    buf_fini(&b);
    return s;
}

static void block_branches(struct labels *ls, struct block *parent, struct targets ctxt,
                           LabeledStmt *lstmt, Pos start, NodeList body, Jumps *out) {
    struct block *b = NEW(ls->ck, struct block); // labels keep pointing at it
    *b = (struct block){parent, start, lstmt};
    Jumps fwd = {0};
    struct walk w = {.ls = ls, .b = b, .fwd = &fwd};
    int n = body.n;
    while (n > 0 && ast_is(body.v[n - 1], N_EmptyStmt)) n--;
    for (int i = 0; i < n; i++) {
        Stmt *s = (Stmt *)body.v[i];
        LabeledStmt *lab = NULL;
        while (ast_is(s, N_LabeledStmt)) {
            LabeledStmt *l = (LabeledStmt *)s;
            if (!name_is_blank(l->label->name)) {
                label_stmt(&w, l);
                lab = l;
            }
            s = l->stmt;
        }
        struct targets in = {ctxt.breaks, ctxt.continues, -1};
        switch (s->n.kind) {
        case N_DeclStmt: {
            GenDecl *d = ((DeclStmt *)s)->decl;
            if (d->n.op == TK_VAR && d->specs.n > 0) {
                ValueSpec *v = (ValueSpec *)d->specs.v[0];
                record_var(&w, v->n.pos, ((Ident *)v->names.v[0])->name->s);
            }
            break;
        }
        case N_AssignStmt:
            if (s->n.op == TK_DEFINE)
                record_var(&w, s->oppos, lhs_text(ls, ((AssignStmt *)s)->lhs));
            break;
        case N_BranchStmt:
            if (((BranchStmt *)s)->label) label_branch(ls, b, (BranchStmt *)s, &fwd);
            else plain_branch(ls, (BranchStmt *)s, ctxt, i + 1 == n);
            break;
        case N_BlockStmt:
            block_branches(ls, b, in, lab, s->n.pos, ((BlockStmt *)s)->list, &fwd);
            break;
        case N_IfStmt:
            for (IfStmt *f = (IfStmt *)s;;) {
                block_branches(ls, b, in, lab, f->body->s.n.pos, f->body->list, &fwd);
                if (!f->els) break;
                if (ast_is(f->els, N_IfStmt)) {
                    f = (IfStmt *)f->els;
                    continue;
                }
                block_branches(ls, b, in, lab, f->els->n.pos, ((BlockStmt *)f->els)->list, &fwd);
                break;
            }
            break;
        case N_ForStmt:
        case N_RangeStmt: {
            BlockStmt *body2 = ast_is(s, N_ForStmt) ? ((ForStmt *)s)->body : ((RangeStmt *)s)->body;
            in.breaks = in.continues = s;
            block_branches(ls, b, in, lab, body2->s.n.pos, body2->list, &fwd);
            break;
        }
        case N_SwitchStmt:
        case N_TypeSwitchStmt: {
            NodeList cases =
                ast_is(s, N_SwitchStmt) ? ((SwitchStmt *)s)->cases : ((TypeSwitchStmt *)s)->cases;
            in.breaks = s;
            for (int k = 0; k < cases.n; k++) {
                in.caseindex = k;
                block_branches(ls, b, in, lab, cases.v[k]->pos, ((CaseClause *)cases.v[k])->body,
                               &fwd);
            }
            break;
        }
        case N_SelectStmt: {
            NodeList cases = ((SelectStmt *)s)->cases;
            in.breaks = s;
            for (int k = 0; k < cases.n; k++)
                block_branches(ls, b, in, lab, cases.v[k]->pos, ((CommClause *)cases.v[k])->body,
                               &fwd);
            break;
        }
        default: break;
        }
    }
    for (int i = 0; i < fwd.n; i++) vec_push(out, fwd.v[i]);
    vec_free(&fwd);
    vec_free(&w.bad);
}

bool check_labels(Checker *ck, BlockStmt *body) {
    struct labels ls = {.ck = ck};
    Jumps fwd = {0};
    block_branches(&ls, NULL, (struct targets){NULL, NULL, -1}, NULL, body->s.n.pos, body->list,
                   &fwd);
    for (int i = 0; i < fwd.n; i++) {
        Name *name = fwd.v[i]->label->name;
        struct label *l = find_label(&ls, name);
        if (l) {
            l->used = true;
            LABEL_ERROR(&ls, fwd.v[i]->label->e.n.pos, "goto %N jumps into block starting at %P",
                        name, l->start);
        } else {
            LABEL_ERROR(&ls, fwd.v[i]->label->e.n.pos, "label %N not defined", name);
        }
    }
    for (int i = 0; i < ls.all.n; i++) {
        struct label *l = ls.all.v[i];
        if (!l->used)
            LABEL_ERROR(&ls, l->lstmt->label->e.n.pos, "label %N defined and not used", l->name);
    }
    vec_free(&fwd);
    vec_free(&ls.all);
    return !ls.failed;
}

struct all_labels {
    Checker *ck;
    bool ok;
};

static bool visit(Node *n, void *arg) {
    struct all_labels *a = arg;
    if (!n) return false;
    BlockStmt *body = NULL;
    if (n->kind == N_FuncDecl) body = ((FuncDecl *)n)->body;
    else if (n->kind == N_FuncLit) body = ((FuncLit *)n)->body;
    if (body && !check_labels(a->ck, body)) a->ok = false;
    return true;
}

bool check_all_labels(Checker *ck, Node *n) {
    struct all_labels a = {ck, true};
    ast_walk(n, visit, &a);
    return a.ok;
}

bool check_labels_body(Checker *ck, FuncDecl *f) { return check_all_labels(ck, &f->n); }
