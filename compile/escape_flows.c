// escape_flows.c - what -m=2 adds: by which assignments a value comes to where it escapes, or a parameter leaks, in gc's words.
// Twin: $GOROOT/src/cmd/compile/internal/escape/solve.go (explainPath, explainFlow), ir/fmt.go
//
// Every hole carries notes of what its value passes (a list, the latest first); an edge keeps those of its hole. The path is the walk's: from a
// location by `via` and `viaedge` to the root. Lines go out while the graph is built and solved, so before the batch's verdicts.
#include "compile/escape_int.h"

bool esc_flows_on;
Pos esc_inl_at;              // in an inlined body: the outermost call
static EscUnit *unit_now;    // whose source is being walked

EscUnit *esc_flows_unit(EscUnit *u) {
    EscUnit *old = unit_now;
    unit_now = u;
    return old;
}

EscNote *esc_note(EscNote *next, const char *why, Node *where) {
    EscNote *n = ARENA_NEW(cc.arena, EscNote);
    *n = (EscNote){.next = next, .why = why, .where = where, .at = esc_inl_at ? esc_inl_at : where ? ast_gcpos(where) : 0, .unit = unit_now};
    return n;
}

static void put_name(Buf *b, const Object *o, int result) {
    bool named = o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_');
    if (named && o->pkg && o->pkg != esc_report_pkg) buf_printf(b, "%s.", o->pkg->name ? o->pkg->name->s : "?");
    if (named) buf_str(b, o->name->s);
    else if (result >= 0) buf_printf(b, "~r%d", result);
    else buf_char(b, '_');
}

static const char *kept(Buf *b) {
    const char *s = arena_strdup(cc.arena, buf_cstr(b));
    buf_fini(b);
    return s;
}

// --- statements as gc's intermediate representation prints them
static void put_list(Buf *b, const EscUnit *u, NodeList l) {
    for (int i = 0; i < l.n; i++) {
        if (i) buf_str(b, ", ");
        esc_put_expr(b, u, (Expr *)l.v[i]);
    }
}

static void put_node(Buf *b, const EscUnit *u, Node *n);

static void put_body(Buf *b, const EscUnit *u, NodeList l) {
    bool any = false;
    for (int i = 0; i < l.n; i++) {
        if (l.v[i]->kind == N_EmptyStmt) continue;
        if (any) buf_str(b, "; ");
        put_node(b, u, l.v[i]);
        any = true;
    }
}

static void put_if(Buf *b, const EscUnit *u, IfStmt *s) {
    buf_str(b, "if ");
    if (s->init) {
        put_node(b, u, &s->init->n);
        buf_str(b, "; ");
    }
    esc_put_expr(b, u, s->cond);
    buf_str(b, " { ");
    put_body(b, u, s->body->list);
    buf_str(b, " }");
    if (!s->els) return;
    buf_str(b, " else { ");
    if (s->els->n.kind == N_BlockStmt) put_body(b, u, ((BlockStmt *)s->els)->list);
    else put_node(b, u, &s->els->n);
    buf_str(b, " }");
}

static void put_decl(Buf *b, const EscUnit *u, GenDecl *d) {
    for (int i = 0; d->n.op == TK_VAR && i < d->specs.n; i++) {
        ValueSpec *v = (ValueSpec *)d->specs.v[i];
        if (i) buf_str(b, "; ");
        if (v->values.n) put_node(b, u, &v->n);
        else
            for (int k = 0; k < v->names.n; k++) buf_printf(b, k ? "; %s = <nil>" : "%s = <nil>", ((Ident *)v->names.v[k])->name->s);
    }
}

static void put_node(Buf *b, const EscUnit *u, Node *n) {
    if (ast_class[n->kind] == NC_EXPR) {
        esc_put_expr(b, u, (Expr *)n);
        return;
    }
    switch (n->kind) {
    case N_AssignStmt: {
        AssignStmt *s = (AssignStmt *)n;
        put_list(b, u, s->lhs);
        buf_printf(b, " %s ", token_text(n->op));
        put_list(b, u, s->rhs);
        return;
    }
    case N_ReturnStmt:
        buf_str(b, "return ");
        put_list(b, u, ((ReturnStmt *)n)->results);
        return;
    case N_SendStmt:
        esc_put_expr(b, u, ((SendStmt *)n)->chan);
        buf_str(b, " <- ");
        esc_put_expr(b, u, ((SendStmt *)n)->value);
        return;
    case N_GoStmt:
    case N_DeferStmt:
        buf_str(b, n->kind == N_GoStmt ? "go " : "defer ");
        esc_put_expr(b, u, ((GoStmt *)n)->call);
        return;
    case N_ForStmt:
    case N_RangeStmt: buf_str(b, "for loop"); return;
    case N_SwitchStmt:
    case N_TypeSwitchStmt: buf_str(b, "switch statement"); return;
    case N_SelectStmt: buf_str(b, "select statement"); return;
    case N_ExprStmt: esc_put_expr(b, u, ((ExprStmt *)n)->x); return;
    case N_IncDecStmt:
        esc_put_expr(b, u, ((IncDecStmt *)n)->x);
        buf_str(b, token_text(n->op));
        return;
    case N_IfStmt: put_if(b, u, (IfStmt *)n); return;
    case N_BlockStmt: put_body(b, u, ((BlockStmt *)n)->list); return;
    case N_DeclStmt: put_node(b, u, (Node *)((DeclStmt *)n)->decl); return;
    case N_GenDecl: put_decl(b, u, (GenDecl *)n); return;
    case N_LabeledStmt:
        buf_printf(b, "%s: ; ", ((LabeledStmt *)n)->label->name->s);
        put_node(b, u, &((LabeledStmt *)n)->stmt->n);
        return;
    case N_BranchStmt:
        buf_str(b, token_text(n->op));
        if (((BranchStmt *)n)->label) buf_printf(b, " %s", ((BranchStmt *)n)->label->name->s);
        return;
    case N_CaseClause: buf_str(b, "case"); return;
    case N_ValueSpec:
        put_list(b, u, ((ValueSpec *)n)->names);
        buf_str(b, " := ");
        put_list(b, u, ((ValueSpec *)n)->values);
        return;
    default: buf_str(b, "statement"); return;
    }
}

static void put_types(Buf *b, const Type *tuple, bool variadic) {
    buf_char(b, '(');
    for (int i = 0; i < tuple->tuple.n; i++) {
        Type *t = tuple->tuple.vars[i]->type;
        buf_str(b, i ? ", " : "");
        if (variadic && i == tuple->tuple.n - 1) buf_str(b, "...");
        esc_put_type(b, variadic && i == tuple->tuple.n - 1 ? types_under(t)->slice.elem : t);
    }
    buf_char(b, ')');
}

void esc_put_func(Buf *b, const EscUnit *u, const FuncLit *lit) {
    const Type *sig = lit ? types_under(lit->e.type) : u->sig;
    if (!lit && sig->sig.recv) {
        buf_str(b, "method(");
        esc_put_type(b, sig->sig.recv->type);
        buf_str(b, ") ");
    }
    buf_str(b, "func");
    put_types(b, sig->sig.params, sig->sig.variadic);
    const Type *r = sig->sig.results;
    if (r->tuple.n) buf_char(b, ' ');
    if (r->tuple.n == 1) esc_put_type(b, r->tuple.vars[0]->type);
    else if (r->tuple.n) put_types(b, r, false);
    buf_str(b, " { ");
    esc_as_written = true;
    put_body(b, u, (lit ? lit->body : u->body)->list);
    esc_as_written = false;
    buf_str(b, " }");
}

// --- paths
static const char *place(const EscLoc *l) {
    if (l->obj) {
        Buf b = BUF_INIT;
        put_name(&b, l->obj, l->result - 1);
        return kept(&b);
    }
    if (l->n) return arena_printf(cc.arena, "{storage for %s}", esc_loc_text(l));
    return l->fn ? "{temp}" : "{heap}";
}

static Pos pos_of(const EscLoc *l) { return l->at ? l->at : l->obj ? l->obj->pos : ast_gcpos(l->n); }
static const char *name_of(const EscLoc *l) { return l->obj ? place(l) : esc_loc_text(l); }
static bool told(const EscLoc *l) { return esc_flows_on && (l->obj || l->n) && l->fn && l->fn->unit->pkg == esc_report_pkg && !l->quiet && !(l->n && l->n->flags & ESC_STATIC_LIT && l->what != EW_CONV); }

static void say_step(Pos at, const EscLoc *dst, const EscLoc *src, int derefs, const EscNote *notes) {
    char ops[64] = "&";
    if (derefs >= 0) {
        memset(ops, '*', sizeof ops);
        ops[derefs < 63 ? derefs : 63] = 0;
    }
    esc_say(at, "  flow: %s \xe2\x86\x90 %s%s:", place(dst), ops, place(src));
    for (const EscNote *n = notes; n; n = n->next) {
        if (!n->where) continue;
        Buf b = BUF_INIT, where = BUF_INIT;
        if (n->text) buf_str(&b, n->text);
        else if (n->loc) buf_str(&b, n->loc->obj ? place(n->loc) : esc_loc_text(n->loc));
        else put_node(&b, n->unit ? n->unit : src->fn->unit, n->where);
        diag_format_pos(&where, n->loc ? pos_of(n->loc) : n->at, "./");
        esc_say(at, "    from %s (%s) at %s", buf_cstr(&b), n->why, buf_cstr(&where));
        buf_fini(&b);
        buf_fini(&where);
    }
}

static void say_path(const EscLoc *l, const EscLoc *root) {
    Pos at = pos_of(l);
    for (const EscLoc *src = l; src != root && src->via; src = src->via) {
        const EscEdge *e = &src->via->edges.v[src->viaedge];
        say_step(at, src->via, src, e->derefs, e->notes);
    }
}

void esc_say_escape(const EscLoc *l, const EscLoc *root, const EscEdge *direct) {
    if (!told(l)) return;
    esc_say(pos_of(l), "%s escapes to heap in %s:", name_of(l), esc_fn_title(l->fn));
    if (direct) say_step(pos_of(l), root, l, direct->derefs, direct->notes);
    else say_path(l, root);
}

void esc_say_leak(const EscLoc *l, const EscLoc *root, int derefs) {
    if (!told(l)) return;
    esc_say(pos_of(l), "parameter %s leaks to %s for %s with derefs=%d:", name_of(l), place(root), esc_fn_title(l->fn), derefs);
    say_path(l, root);
}

void esc_say_capture(const EscFn *lit, const EscLoc *l, bool byval) {
    if (!told(l)) return;
    esc_say(pos_of(l), "%s capturing by %s: %s (addr=%s assign=%s width=%lld)", esc_fn_title(lit->outer ? lit->outer : lit), byval ? "value" : "ref", name_of(l),
            l->addrtaken ? "true" : "false", l->reassigned ? "true" : "false", (long long)layout(fsubst(l->fn->unit->shell, l->obj->type))->size);
}

// --- closures: the value is where the literal first names the variable
typedef struct FirstUse { Object *o; Node *at; } FirstUse;
static bool first_use(Node *n, void *arg) {
    FirstUse *f = arg;
    if (n && !f->at && n->kind == N_Ident && ((Ident *)n)->obj == f->o) f->at = n;
    return !f->at;
}

Hole esc_captured(Hole k, FuncLit *lit, Object *o) {
    FirstUse f = {.o = o};
    if (esc_flows_on) ast_walk(&lit->body->s.n, first_use, &f);
    return hole_note(k, "captured by a closure", f.at ? f.at : &lit->e.n);
}

// --- inlined calls
Hole esc_inlined_result(Hole k, const EscInl *in, ReturnStmt *s) {
    k = hole_note(k, "assign-pair", &s->s.n);
    if (!esc_flows_on) return k;
    Buf b = BUF_INIT;
    for (int i = 0; i < s->results.n; i++) {
        if (i) buf_str(&b, ", ");
        put_name(&b, in->sig->sig.results->tuple.vars[i], i);
    }
    buf_str(&b, " = ");
    put_list(&b, unit_now, s->results);
    k.notes->text = kept(&b);
    return k;
}

Hole esc_inlined_param(Hole k, const EscInl *in, CallExpr *x) {
    k = hole_note(k, "assign-pair", &x->e.n);
    if (!esc_flows_on) return k;
    Buf names = BUF_INIT, values = BUF_INIT;
    const Type *sig = in->sig;
    Expr *fun = ast_unparen(x->fun);
    if (!in->lit && sig->sig.recv && fun->n.kind == N_SelectorExpr) {
        put_name(&names, sig->sig.recv, -1);
        esc_put_expr(&values, unit_now, ((SelectorExpr *)fun)->x);
    }
    int np = sig->sig.params->tuple.n;
    for (int i = 0; i < np; i++) {
        if (names.len) {
            buf_str(&names, ", ");
            buf_str(&values, ", ");
        }
        put_name(&names, sig->sig.params->tuple.vars[i], -1);
        if (i == np - 1 && sig->sig.variadic && !x->ellipsis) buf_str(&values, "... argument");
        else if (i < x->args.n) esc_put_expr(&values, unit_now, ast_expr_at(x->args, i));
    }
    buf_printf(&names, " := %s", buf_cstr(&values));
    buf_fini(&values);
    k.notes->text = kept(&names);
    k.notes->at = in->at;
    return k;
}
