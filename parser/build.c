// build.c - the builders that the grammar's actions call: expressions, types, lists.
//
// A builder allocates its node, sets both positions, and its depth from its children's. What the
// grammar accepts but gc does not is marked with parser_fail; diagnose.c then finds the words.
#include "parser/parse_int.h"

void parser_fail(Parser *p, Tok at) {
    if (p->failed) return;
    p->failed = true;
    p->fail_tok = at;
}

static void fail(Parser *p) {
    if (!p->failed) p->failed = true, p->fail_tok = (Tok){0, 0, TK_NAME, false};
}

// Wrong, but of gc's lesser errors.
static void soft(Parser *p) { p->soft = true; }

// ---- depth ----

static inline unsigned dx(const void *x) { return x ? ((const Expr *)x)->depth : 0; }
static inline unsigned max2(unsigned a, unsigned b) { return a > b ? a : b; }

static uint16_t deeper(Parser *p, Pos at, unsigned d) {
    if (unlikely(d >= AST_MAX_DEPTH)) {
        if (p->toodeep == NO_POS) p->toodeep = at;
        p->failed = true;
        return AST_MAX_DEPTH;
    }
    return (uint16_t)(d + 1);
}

static unsigned node_depth(const Node *n) {
    switch (ast_class[n->kind]) {
    case NC_EXPR: return ((const Expr *)n)->depth;
    case NC_STMT: return ((const Stmt *)n)->depth;
    default: break;
    }
    switch (n->kind) {
    case N_Field: return dx(((const Field *)n)->type_expr) + 1;
    case N_TypeSpec: {
        const TypeSpec *s = (const TypeSpec *)n;
        return max2(dx(s->type_expr), s->tparams ? s->tparams->depth : 0) + 1;
    }
    case N_ValueSpec: {
        const ValueSpec *s = (const ValueSpec *)n;
        unsigned d = dx(s->type_expr);
        for (int i = 0; i < s->values.n; i++) d = max2(d, dx(s->values.v[i]));
        return d + 1;
    }
    case N_GenDecl: return ((const GenDecl *)n)->depth;
    case N_FuncDecl: return ((const FuncDecl *)n)->depth;
    default: return 1;
    }
}

static unsigned list_depth(NodeList l) {
    unsigned d = 0;
    for (int i = 0; i < l.n; i++) d = max2(d, node_depth(l.v[i]));
    return d;
}

// ---- lists ----

void list_insert(Parser *p, int start, void *n) {
    list_add(p, n);
    for (int i = p->st.n - 1; i > start; i--) p->st.v[i] = p->st.v[i - 1];
    p->st.v[start] = n;
}

NodeList list_take(Parser *p, int start) {
    NodeList l = {NULL, p->st.n - start};
    if (l.n > 0) l.v = arena_dup(p->a, p->st.v + start, (size_t)l.n * sizeof *l.v);
    p->st.n = start;
    return l;
}

// ---- nodes ----

#define NEW(P, K, POS) ((K *)ast_new((P)->a, N_##K, (POS)))

// Sets oppos and depth of an expression.
static Expr *expr_done(Parser *p, void *x, Pos oppos, unsigned depth_below) {
    Expr *e = x;
    e->oppos = oppos;
    e->depth = deeper(p, e->n.pos, depth_below);
    return e;
}

static Name *tok_name(Parser *p, Tok t) { return intern(p->src->text + t.off, t.len); }

Expr *mk_ident(Parser *p, Tok t) {
    Ident *id = NEW(p, Ident, tok_pos(p, t));
    id->name = tok_name(p, t);
    return &id->e;
}

BasicLit *mk_lit(Parser *p, Tok t) {
    BasicLit *l = NEW(p, BasicLit, tok_pos(p, t));
    l->e.n.op = t.kind;
    l->lit = p->src->text + t.off;
    l->len = t.len;
    if (unlikely(t.bad)) l->e.n.flags |= NF_BAD;
    if (t.kind == TK_STRING && *l->lit == '`' && memchr(l->lit, '\n', t.len))
        l->e.n.flags |= NF_MULTILINE;
    return l;
}

Expr *mk_selector(Parser *p, Expr *x, Tok dot, Tok name) {
    SelectorExpr *s = NEW(p, SelectorExpr, x->n.pos);
    s->x = x;
    s->sel = (Ident *)mk_ident(p, name);
    return expr_done(p, s, tok_pos(p, dot), x->depth);
}

Expr *mk_qualified(Parser *p, Tok pkg, Tok dot, Tok name) {
    return mk_selector(p, mk_ident(p, pkg), dot, name);
}

Expr *mk_paren(Parser *p, Tok lparen, Expr *x, Tok rparen) {
    ParenExpr *e = NEW(p, ParenExpr, tok_pos(p, lparen));
    e->x = x;
    e->rparen = tok_pos(p, rparen);
    return expr_done(p, e, e->e.n.pos, x->depth);
}

Expr *mk_chan(Parser *p, Tok start, int dir, Tok arrow, Expr *elem) {
    ChanType *c = NEW(p, ChanType, tok_pos(p, start));
    c->e.n.op = (uint8_t)dir;
    c->value = elem;
    c->arrow = dir == CHAN_BOTH ? NO_POS : tok_pos(p, arrow);
    return expr_done(p, c, c->e.n.pos, elem->depth);
}

Expr *mk_star(Parser *p, Tok op, Expr *x) {
    StarExpr *s = NEW(p, StarExpr, tok_pos(p, op));
    s->x = x;
    return expr_done(p, s, s->e.n.pos, x->depth);
}

Expr *mk_array(Parser *p, Tok lbrack, Expr *len, Expr *elem) {
    ArrayType *t = NEW(p, ArrayType, tok_pos(p, lbrack));
    t->len = len;
    t->elt = elem;
    return expr_done(p, t, t->e.n.pos, max2(dx(len), elem->depth));
}

Expr *mk_array_of_targs(Parser *p, Tok lbrack, int targs, Expr *elem) {
    bool comma = targs < 0;
    NodeList l = list_take(p, comma ? ~targs : targs);
    if (comma || l.n != 1) fail(p);
    return mk_array(p, lbrack, (Expr *)l.v[0], elem);
}

Expr *mk_ellipsis(Parser *p, Tok dots, Expr *elem) {
    Ellipsis *e = NEW(p, Ellipsis, tok_pos(p, dots));
    e->elt = elem;
    return expr_done(p, e, e->e.n.pos, dx(elem));
}

Expr *mk_map(Parser *p, Tok kw, Expr *key, Expr *value) {
    MapType *m = NEW(p, MapType, tok_pos(p, kw));
    m->key = key;
    m->value = value;
    return expr_done(p, m, m->e.n.pos, max2(key->depth, value->depth));
}

static FieldList *field_list(Parser *p, Pos open, NodeList l, Pos close) {
    FieldList *f = NEW(p, FieldList, open);
    f->list = l;
    f->closing = close;
    f->depth = deeper(p, open, list_depth(l));
    return f;
}

Expr *mk_struct(Parser *p, Tok kw, Tok lbrace, int fields, Tok rbrace) {
    StructType *s = NEW(p, StructType, tok_pos(p, kw));
    s->fields = field_list(p, tok_pos(p, lbrace), list_take(p, fields), tok_pos(p, rbrace));
    return expr_done(p, s, s->e.n.pos, s->fields->depth);
}

Expr *mk_iface(Parser *p, Tok kw, Tok lbrace, int elems, Tok rbrace) {
    InterfaceType *t = NEW(p, InterfaceType, tok_pos(p, kw));
    t->methods = field_list(p, tok_pos(p, lbrace), list_take(p, elems), tok_pos(p, rbrace));
    return expr_done(p, t, t->e.n.pos, t->methods->depth);
}

static Field *new_field(Parser *p, Pos pos, Expr *type, BasicLit *tag) {
    Field *f = NEW(p, Field, pos);
    f->type_expr = type;
    f->tag = tag;
    return f;
}

static NodeList list_of1(Parser *p, void *n) { return ast_list(p->a, &n, 1); }

Field *mk_method(Parser *p, Tok name, FuncType *sig) {
    Expr *id = mk_ident(p, name);
    Field *f = new_field(p, id->n.pos, &sig->e, NULL);
    f->names = list_of1(p, id);
    return f;
}

Field *mk_embedded_elem(Parser *p, Expr *type) {
    Field *f = new_field(p, type->n.pos, type, NULL);
    f->embedded = true;
    return f;
}

Field *mk_field1(Parser *p, Tok name, Expr *type, BasicLit *tag) {
    Expr *id = mk_ident(p, name);
    Field *f = new_field(p, id->n.pos, type, tag);
    f->names = list_of1(p, id);
    return f;
}

Field *mk_fields(Parser *p, Tok first, int names, Expr *type, BasicLit *tag) {
    Expr *id = mk_ident(p, first);
    list_insert(p, names, id);
    Field *f = new_field(p, id->n.pos, type, tag);
    f->names = list_take(p, names);
    return f;
}

Field *mk_embedded(Parser *p, Expr *type, BasicLit *tag) {
    Field *f = new_field(p, type->n.pos, type, tag);
    f->embedded = true;
    return f;
}

// ---- parameters ----

Field *mk_param(Parser *p, const Tok *name, Expr *type) {
    Expr *id = name ? mk_ident(p, *name) : NULL;
    Field *f = new_field(p, id ? id->n.pos : type->n.pos, type, NULL);
    if (id) f->names = list_of1(p, id);
    return f;
}

// Entries are as written: a name, a type, or both. With any entry of both, all are names, and an
// entry without a type shares the next one's; otherwise all are types.
static FieldList *group_params(Parser *p, Tok open, int start, Tok close, bool need_names,
                               bool dddok) {
    Field **v = p->st.n > start ? (Field **)(void *)(p->st.v + start) : NULL;
    int n = p->st.n - start, named = 0, out = 0;
    for (int i = 0; i < n; i++) named += v[i]->names.n > 0 && v[i]->type_expr;
    for (int i = 0; i < n; i++) {
        bool last = i + 1 == n;
        Ellipsis *dots = AST_CAST(Ellipsis, v[i]->type_expr);
        bool shared = named > 0 && i > 0 && v[i - 1]->type_expr == NULL; // a, b ...T
        if (dots && (!dddok || !last || shared)) {
            soft(p);
            v[i]->type_expr = dots->elt; // as gc goes on
        }
        if (named == 0 && !need_names) {
            if (v[i]->type_expr == NULL) v[i]->type_expr = (Expr *)v[i]->names.v[0];
            v[i]->names = (NodeList){NULL, 0};
            v[out++] = v[i];
            continue;
        }
        if (v[i]->names.n == 0 || (v[i]->type_expr == NULL && last)) {
            fail(p);
            continue;
        }
        if (v[i]->type_expr == NULL) continue;
        int first = i; // a run of bare names before this entry
        while (first > 0 && v[first - 1] && v[first - 1]->type_expr == NULL) first--;
        if (first < i) {
            Node **names = ARENA_ARRAY(p->a, Node *, i - first + 1);
            for (int k = first; k <= i; k++) names[k - first] = v[k]->names.v[0];
            v[i]->names = (NodeList){names, i - first + 1};
            v[i]->n.pos = names[0]->pos;
        }
        Field *f = v[i];
        for (int k = first; k <= i; k++) v[k] = f; // no bare names are left behind
        v[out++] = f;
    }
    p->st.n = start + out;
    return field_list(p, tok_pos(p, open), list_take(p, start), tok_pos(p, close));
}

FieldList *mk_params(Parser *p, Tok open, int list, Tok close, bool dddok) {
    return group_params(p, open, list, close, false, dddok);
}

FieldList *mk_tparams(Parser *p, Tok open, int list, Tok close) {
    return group_params(p, open, list, close, true, false);
}

FieldList *mk_result(Parser *p, Expr *type) {
    Field *f = new_field(p, type->n.pos, type, NULL);
    return field_list(p, type->n.pos, list_of1(p, f), NO_POS);
}

FieldList *mk_recvlist(Parser *p, Tok open, Field *recv, Tok close) {
    return field_list(p, tok_pos(p, open), list_of1(p, recv), tok_pos(p, close));
}

// A function declaration of which only receiver and name were read.
Node *mk_lazyfunc(Parser *p, FieldList *recv, Tok name, Tok lazy) {
    FuncDecl *f = NEW(p, FuncDecl, recv ? recv->n.pos : tok_pos(p, name));
    f->name = (Ident *)mk_ident(p, name);
    f->recv = recv;
    f->file = p->file;
    f->sigpos = tok_pos(p, lazy);
    f->sigend = f->sigpos + lazy.len;
    f->depth = 1;
    if (p->lazybody) {
        f->n.flags |= NF_LAZY;
        f->lbrace = p->base + p->lazybody;
        f->rbrace = f->sigend - 1;
        f->sigend = f->lbrace;
    }
    return &f->n;
}

FuncType *mk_signature(Parser *p, Tok lparen, FieldList *params, FieldList *results) {
    FuncType *t = NEW(p, FuncType, tok_pos(p, lparen));
    t->params = params;
    t->results = results;
    expr_done(p, t, t->e.n.pos, max2(params->depth, results ? results->depth : 0));
    return t;
}

Expr *mk_functype(Parser *p, Tok kw, FuncType *sig) {
    sig->e.n.pos = tok_pos(p, kw);
    return &sig->e;
}

// ---- expressions ----

Expr *mk_binary(Parser *p, Expr *x, Tok op, Expr *y) {
    BinaryExpr *b = NEW(p, BinaryExpr, x->n.pos);
    b->e.n.op = op.kind;
    b->x = x;
    b->y = y;
    Pos at = tok_pos(p, op);
    b->e.oppos = at;
    b->e.depth = deeper(p, at, max2(x->depth, y->depth));
    return &b->e;
}

Expr *mk_unary(Parser *p, Tok op, Expr *x) {
    UnaryExpr *u = NEW(p, UnaryExpr, tok_pos(p, op));
    u->e.n.op = op.kind;
    u->x = op.kind == TK_AND ? ast_unparen(x) : x; // as gc: &(T{}) is &T{}
    return expr_done(p, u, u->e.n.pos, x->depth);
}

// <-x; but <-chan T is a type: the arrow moves into the channel types it stands before.
Expr *mk_recv(Parser *p, Tok op, Expr *x) {
    if (!ast_is(x, N_ChanType)) return mk_unary(p, op, x);
    Expr *t = x;
    int dir = CHAN_SEND;
    Pos arrow = tok_pos(p, op);
    while (dir == CHAN_SEND) {
        ChanType *c = AST_CAST(ChanType, t);
        if (c == NULL) {
            fail(p);
            break;
        }
        dir = c->e.n.op;
        if (dir == CHAN_RECV) fail(p);
        Pos next_arrow = c->arrow;
        c->e.n.op = CHAN_RECV;
        c->e.n.pos = c->e.oppos = arrow;
        c->arrow = arrow;
        arrow = next_arrow;
        t = c->value;
    }
    return x;
}

Expr *mk_assert(Parser *p, Expr *x, Tok dot, Expr *type, Tok rparen) {
    TypeAssertExpr *t = NEW(p, TypeAssertExpr, x->n.pos);
    t->x = x;
    t->type_expr = type;
    t->rparen = tok_pos(p, rparen);
    return expr_done(p, t, tok_pos(p, dot), max2(x->depth, dx(type)));
}

Expr *mk_index(Parser *p, Expr *x, Tok lbrack, int indices, Tok rbrack) {
    IndexExpr *e = NEW(p, IndexExpr, x->n.pos);
    e->x = x;
    e->indices = list_take(p, indices < 0 ? ~indices : indices);
    e->rbrack = tok_pos(p, rbrack);
    return expr_done(p, e, tok_pos(p, lbrack), max2(x->depth, list_depth(e->indices)));
}

Expr *mk_slice(Parser *p, Expr *x, Tok lbrack, Expr *lo, Expr *hi, Expr *max, bool full,
               Tok rbrack) {
    SliceExpr *e = NEW(p, SliceExpr, x->n.pos);
    if (full && (hi == NULL || max == NULL)) {
        soft(p);
        if (hi == NULL) hi = &NEW(p, BadExpr, tok_pos(p, lbrack))->e;
        if (max == NULL) max = &NEW(p, BadExpr, tok_pos(p, rbrack))->e;
    }
    e->x = x;
    e->lo = lo;
    e->hi = hi;
    e->max = max;
    if (full) e->e.n.flags |= NF_FULL;
    e->rbrack = tok_pos(p, rbrack);
    return expr_done(p, e, tok_pos(p, lbrack),
                     max2(max2(x->depth, dx(lo)), max2(dx(hi), dx(max))));
}

Expr *mk_call(Parser *p, Expr *fun, Tok lparen, int args, const Tok *dots, Tok rparen) {
    CallExpr *c = NEW(p, CallExpr, fun->n.pos);
    c->fun = fun;
    c->args = list_take(p, args);
    c->ellipsis = dots ? tok_pos(p, *dots) : NO_POS;
    c->rparen = tok_pos(p, rparen);
    return expr_done(p, c, tok_pos(p, lparen), max2(fun->depth, list_depth(c->args)));
}

Expr *mk_complit(Parser *p, Expr *type, Tok lbrace, int elts, Tok rbrace) {
    Pos lb = tok_pos(p, lbrace);
    CompositeLit *c = NEW(p, CompositeLit, type ? type->n.pos : lb);
    c->type_expr = type;
    c->elts = list_take(p, elts);
    c->rbrace = tok_pos(p, rbrace);
    return expr_done(p, c, lb, max2(dx(type), list_depth(c->elts)));
}

static bool is_value(const Expr *x) {
    switch (x->n.kind) {
    case N_BasicLit: case N_CompositeLit: case N_FuncLit: case N_SliceExpr: case N_TypeAssertExpr:
    case N_CallExpr: case N_UnaryExpr: case N_BinaryExpr:
        return true;
    case N_ParenExpr: return is_value(((const ParenExpr *)x)->x);
    case N_IndexExpr: {
        const IndexExpr *e = (const IndexExpr *)x;
        return is_value(e->x) || (e->indices.n == 1 && is_value((Expr *)e->indices.v[0]));
    }
    default: return false;
    }
}

Expr *mk_complit_named(Parser *p, Expr *type, Tok lbrace, int elts, Tok rbrace) {
    switch (type->n.kind) {
    case N_Ident: case N_SelectorExpr: break;
    case N_IndexExpr:
        if (!is_value(type)) break;
        // fall through
    default: parser_fail(p, lbrace);
    }
    return mk_complit(p, type, lbrace, elts, rbrace);
}

Expr *mk_funclit(Parser *p, Expr *functype, BlockStmt *body) {
    FuncLit *f = NEW(p, FuncLit, functype->n.pos);
    f->type_expr = (FuncType *)functype;
    f->body = body;
    return expr_done(p, f, functype->n.pos, max2(functype->depth, body->s.depth));
}

Expr *mk_keyvalue(Parser *p, Expr *key, Tok colon, Expr *value) {
    KeyValueExpr *kv = NEW(p, KeyValueExpr, key->n.pos);
    kv->key = key;
    kv->value = value;
    kv->colon = tok_pos(p, colon);
    return expr_done(p, kv, kv->colon, max2(key->depth, value->depth));
}

// ---- statements ----

static Stmt *stmt_done(Parser *p, void *x, Pos oppos, unsigned depth_below) {
    Stmt *s = x;
    s->oppos = oppos;
    s->depth = deeper(p, s->n.pos, depth_below);
    return s;
}

static unsigned ds(const void *s) { return s ? ((const Stmt *)s)->depth : 0; }

BlockStmt *mk_block(Parser *p, Tok lbrace, int list, Tok rbrace) {
    BlockStmt *b = NEW(p, BlockStmt, tok_pos(p, lbrace));
    b->list = list_take(p, list);
    b->rbrace = tok_pos(p, rbrace);
    stmt_done(p, b, b->s.n.pos, list_depth(b->list));
    return b;
}

// A simple statement in a list of statements; there gc takes no leading `~`.
Stmt *mk_simple(Parser *p, Stmt *s) {
    if (unlikely(p->src->text[s->n.pos - p->base] == '~') && p->diags) fail(p);
    return s;
}

Stmt *mk_declstmt(Parser *p, GenDecl *d) {
    DeclStmt *s = NEW(p, DeclStmt, d->n.pos);
    s->decl = d;
    return stmt_done(p, s, d->n.pos, d->depth);
}

Stmt *mk_labeled(Parser *p, Tok name, Tok colon, Stmt *stmt) {
    Expr *id = mk_ident(p, name);
    LabeledStmt *l = NEW(p, LabeledStmt, id->n.pos);
    l->label = (Ident *)id;
    l->colon = tok_pos(p, colon);
    if (stmt == NULL) {
        stmt = &NEW(p, EmptyStmt, l->colon + 1)->s;
        stmt->n.flags |= NF_IMPLICIT;
    }
    l->stmt = stmt;
    return stmt_done(p, l, l->colon, stmt->depth);
}

Stmt *mk_return(Parser *p, Tok kw, int results) {
    ReturnStmt *r = NEW(p, ReturnStmt, tok_pos(p, kw));
    r->results = list_take(p, results);
    return stmt_done(p, r, r->s.n.pos, list_depth(r->results));
}

Stmt *mk_branch(Parser *p, Tok kw, const Tok *label) {
    BranchStmt *b = NEW(p, BranchStmt, tok_pos(p, kw));
    b->s.n.op = kw.kind;
    if (label) b->label = (Ident *)mk_ident(p, *label);
    return stmt_done(p, b, b->s.n.pos, 1);
}

Stmt *mk_go(Parser *p, Tok kw, Expr *call) {
    if (ast_is(call, N_ParenExpr)) {
        soft(p);
        call = ast_unparen(call);
    }
    if (kw.kind == TK_GO) {
        GoStmt *g = NEW(p, GoStmt, tok_pos(p, kw));
        g->call = call;
        return stmt_done(p, g, g->s.n.pos, call->depth);
    }
    DeferStmt *d = NEW(p, DeferStmt, tok_pos(p, kw));
    d->call = call;
    return stmt_done(p, d, d->s.n.pos, call->depth);
}

Stmt *mk_exprstmt(Parser *p, Expr *x) {
    ExprStmt *s = NEW(p, ExprStmt, x->n.pos);
    s->x = x;
    return stmt_done(p, s, ast_gcpos(&x->n), x->depth);
}

Stmt *mk_incdec(Parser *p, Expr *x, Tok op) {
    IncDecStmt *s = NEW(p, IncDecStmt, x->n.pos);
    s->s.n.op = op.kind;
    s->x = x;
    return stmt_done(p, s, tok_pos(p, op), x->depth);
}

Stmt *mk_send(Parser *p, Expr *ch, Tok op, Expr *value) {
    SendStmt *s = NEW(p, SendStmt, ch->n.pos);
    s->chan = ch;
    s->value = value;
    return stmt_done(p, s, tok_pos(p, op), max2(ch->depth, value->depth));
}

// (_) = x is _ = x.
static void bare_blanks(NodeList l) {
    for (int i = 0; i < l.n; i++) {
        Expr *e = ast_unparen((Expr *)l.v[i]);
        if (e->n.kind == N_Ident && ast_is_blank((Ident *)e)) l.v[i] = &e->n;
    }
}

static Stmt *new_assign(Parser *p, NodeList lhs, Tok op, NodeList rhs) {
    AssignStmt *s = NEW(p, AssignStmt, lhs.v[0]->pos);
    s->s.n.op = op.kind;
    if (op.kind == TK_ASSIGN) bare_blanks(lhs);
    s->lhs = lhs;
    s->rhs = rhs;
    return stmt_done(p, s, tok_pos(p, op), max2(list_depth(lhs), list_depth(rhs)));
}

Stmt *mk_assign_op(Parser *p, Expr *x, Tok op, Expr *y) {
    return new_assign(p, list_of1(p, x), op, list_of1(p, y));
}

Stmt *mk_assign(Parser *p, int lhs, Tok op, int rhs) {
    NodeList r = list_take(p, rhs);
    return new_assign(p, list_take(p, lhs), op, r);
}

// The expression of a statement in a condition's place; anything else is an error.
static Expr *cond_expr(Parser *p, Stmt *s) {
    if (s == NULL) return NULL;
    if (ast_is(s, N_ExprStmt)) return ((ExprStmt *)s)->x;
    fail(p);
    return NULL;
}

Stmt *mk_if(Parser *p, Tok kw, Stmt *init, Stmt *cond, BlockStmt *body, Stmt *els) {
    IfStmt *s = NEW(p, IfStmt, tok_pos(p, kw));
    s->init = init;
    s->cond = cond_expr(p, cond);
    s->body = body;
    s->els = els;
    return stmt_done(p, s, s->s.n.pos, max2(max2(ds(init), dx(s->cond)), max2(ds(body), ds(els))));
}

Stmt *mk_for(Parser *p, Tok kw, Stmt *init, Stmt *cond, Stmt *post, BlockStmt *body) {
    ForStmt *s = NEW(p, ForStmt, tok_pos(p, kw));
    s->init = init;
    s->cond = cond_expr(p, cond);
    s->post = post;
    s->body = body;
    if (ast_is(post, N_AssignStmt) && post->n.op == TK_DEFINE) fail(p);
    return stmt_done(p, s, s->s.n.pos, max2(max2(ds(init), dx(s->cond)), max2(ds(body), ds(post))));
}

Stmt *mk_range(Parser *p, Tok kw, int lhs, const Tok *op, Tok range, Expr *x, BlockStmt *body) {
    RangeStmt *s = NEW(p, RangeStmt, tok_pos(p, kw));
    unsigned d = max2(x->depth, body->s.depth);
    if (lhs >= 0) {
        NodeList l = list_take(p, lhs);
        if (op->kind == TK_ASSIGN) bare_blanks(l);
        s->key = (Expr *)l.v[0];
        if (l.n > 1) s->value = (Expr *)l.v[1];
        if (l.n > 2) s->extra = (Expr *)l.v[2];
        s->s.n.op = op->kind;
        s->tokpos = tok_pos(p, *op);
        d = max2(d, list_depth(l));
    }
    s->x = x;
    s->body = body;
    return stmt_done(p, s, tok_pos(p, range), d);
}

// x.(type), perhaps with v := before it: the guard of a type switch. NULL if s is something else.
static TypeAssertExpr *type_guard(Stmt *s, Ident **bind, Pos *defpos) {
    Expr *x = NULL;
    *bind = NULL;
    *defpos = NO_POS;
    if (ast_is(s, N_ExprStmt)) {
        x = ((ExprStmt *)s)->x;
    } else if (ast_is(s, N_AssignStmt) && s->n.op == TK_DEFINE) {
        AssignStmt *a = (AssignStmt *)s;
        if (a->lhs.n != 1 || a->rhs.n != 1 || !ast_is(a->lhs.v[0], N_Ident)) return NULL;
        x = (Expr *)a->rhs.v[0];
        *bind = (Ident *)a->lhs.v[0];
        *defpos = s->oppos;
    }
    TypeAssertExpr *t = AST_CAST(TypeAssertExpr, x);
    return t && t->type_expr == NULL ? t : NULL;
}

Stmt *mk_switch(Parser *p, Tok kw, Stmt *init, Stmt *tag, Tok lbrace, int clauses, Tok rbrace) {
    Ident *bind;
    Pos defpos;
    NodeList cases = list_take(p, clauses);
    TypeAssertExpr *guard = type_guard(tag, &bind, &defpos);
    unsigned d = max2(max2(ds(init), ds(tag)), list_depth(cases));
    if (guard) {
        TypeSwitchStmt *s = NEW(p, TypeSwitchStmt, tok_pos(p, kw));
        s->init = init;
        s->bind = bind;
        s->defpos = defpos;
        s->x = guard->x;
        s->cases = cases;
        s->lbrace = tok_pos(p, lbrace);
        s->rbrace = tok_pos(p, rbrace);
        return stmt_done(p, s, guard->e.oppos, d);
    }
    SwitchStmt *s = NEW(p, SwitchStmt, tok_pos(p, kw));
    s->init = init;
    s->tag = cond_expr(p, tag);
    s->cases = cases;
    s->lbrace = tok_pos(p, lbrace);
    s->rbrace = tok_pos(p, rbrace);
    return stmt_done(p, s, s->s.n.pos, d);
}

Stmt *mk_case(Parser *p, Tok kw, int list, Tok colon) {
    CaseClause *c = NEW(p, CaseClause, tok_pos(p, kw));
    if (list < 0) c->s.n.flags |= NF_DEFAULT;
    else c->list = list_take(p, list);
    c->colon = tok_pos(p, colon);
    return stmt_done(p, c, c->s.n.pos, list_depth(c->list));
}

Stmt *mk_select(Parser *p, Tok kw, Tok lbrace, int clauses, Tok rbrace) {
    SelectStmt *s = NEW(p, SelectStmt, tok_pos(p, kw));
    s->cases = list_take(p, clauses);
    s->lbrace = tok_pos(p, lbrace);
    s->rbrace = tok_pos(p, rbrace);
    return stmt_done(p, s, s->s.n.pos, list_depth(s->cases));
}

Stmt *mk_comm(Parser *p, Tok kw, Stmt *comm, Tok colon) {
    CommClause *c = NEW(p, CommClause, tok_pos(p, kw));
    if (comm == NULL) c->s.n.flags |= NF_DEFAULT;
    c->comm = comm;
    c->colon = tok_pos(p, colon);
    return stmt_done(p, c, c->s.n.pos, ds(comm));
}

Stmt *mk_clause_body(Parser *p, Stmt *clause, int body) {
    NodeList l = list_take(p, body);
    if (ast_is(clause, N_CaseClause)) ((CaseClause *)clause)->body = l;
    else ((CommClause *)clause)->body = l;
    clause->depth = deeper(p, clause->n.pos, max2((unsigned)clause->depth - 1, list_depth(l)));
    return clause;
}

// ---- declarations ----

static GenDecl *gendecl_done(Parser *p, GenDecl *d) {
    d->depth = deeper(p, d->n.pos, list_depth(d->specs));
    ValueSpec *last = NULL;
    for (int i = 0; i < d->specs.n; i++) {
        Node *n = d->specs.v[i];
        if (n->kind == N_TypeSpec) ((TypeSpec *)n)->decl = d;
        if (n->kind != N_ValueSpec) continue;
        ValueSpec *s = (ValueSpec *)n;
        s->decl = d;
        s->iota = i;
        if (d->n.op != TK_CONST) continue;
        if (s->type_expr || s->values.n) last = s;
        else s->inherit = last;
    }
    return d;
}

GenDecl *mk_gendecl1(Parser *p, Tok kw, Node *spec) {
    GenDecl *d = NEW(p, GenDecl, tok_pos(p, kw));
    d->n.op = kw.kind;
    d->specs = list_of1(p, spec);
    return gendecl_done(p, d);
}

GenDecl *mk_gendecl(Parser *p, Tok kw, Tok lparen, int specs, Tok rparen) {
    GenDecl *d = NEW(p, GenDecl, tok_pos(p, kw));
    d->n.op = kw.kind;
    d->n.flags |= NF_GROUP;
    d->specs = list_take(p, specs);
    d->lparen = tok_pos(p, lparen);
    d->rparen = tok_pos(p, rparen);
    return gendecl_done(p, d);
}

Node *mk_importspec(Parser *p, const Tok *name, Tok path) {
    ImportSpec *s = NEW(p, ImportSpec, tok_pos(p, name ? *name : path));
    if (name) s->name = (Ident *)mk_ident(p, *name);
    s->path = mk_lit(p, path);
    Buf b = BUF_INIT;
    lit_string(&b, s->path->lit, s->path->len);
    s->value = intern(buf_cstr(&b), b.len);
    buf_fini(&b);
    return &s->n;
}

Node *mk_valuespec(Parser *p, Token kw, int names, Expr *type, int values) {
    NodeList vals = {NULL, 0};
    if (values >= 0) vals = list_take(p, values);
    NodeList l = list_take(p, names);
    ValueSpec *s = NEW(p, ValueSpec, l.v[0]->pos);
    s->n.op = (uint8_t)kw;
    s->names = l;
    s->type_expr = type;
    s->values = vals;
    return &s->n;
}

Node *mk_typespec(Parser *p, Tok name, FieldList *tparams, const Tok *assign, Expr *type) {
    TypeSpec *s = NEW(p, TypeSpec, tok_pos(p, name));
    s->name = (Ident *)mk_ident(p, name);
    s->tparams = tparams;
    s->type_expr = type;
    if (tparams) s->n.flags |= NF_TPARAMS;
    if (assign) {
        s->n.flags |= NF_ALIAS;
        s->assign = tok_pos(p, *assign);
    }
    return &s->n;
}

Node *mk_funcdecl(Parser *p, FieldList *recv, Tok name, FieldList *tparams, FuncType *sig,
                  Body body) {
    FuncDecl *f = NEW(p, FuncDecl, recv ? recv->n.pos : tok_pos(p, name)); // as gc: behind `func`
    f->name = (Ident *)mk_ident(p, name);
    f->recv = recv;
    if (recv && recv->list.n == 0) { // as gc: a plain function then
        soft(p);
        f->recv = NULL;
    } else if (recv) {
        Field *first = (Field *)recv->list.v[0];
        if (recv->list.n > 1 || first->names.n > 1) soft(p);
        recv->list.n = 1;
        if (first->names.n > 1) first->names.n = 1;
    }
    sig->tparams = tparams;
    if (tparams) sig->e.n.flags |= NF_TPARAMS;
    f->type_expr = sig;
    f->file = p->file;
    f->body = body.block;
    if (body.block) {
        f->lbrace = body.block->s.n.pos;
        f->rbrace = body.block->rbrace;
    } else if (body.lazy.kind == TK_LAZYBODY) {
        f->n.flags |= NF_LAZY;
        f->lbrace = tok_pos(p, body.lazy);
        f->rbrace = f->lbrace + body.lazy.len - 1;
    }
    f->depth = deeper(p, f->n.pos, max2(sig->e.depth, ds(body.block)));
    return &f->n;
}
