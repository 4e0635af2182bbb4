// ast.c - tables made from ast.def, the walker, and positions derived from nodes.
//
// A kind's children are a run of `kids`: the offset of a pointer or of a NodeList in the struct. So
// the walker, the dumper and ast_endpos need no code per kind.
#include "parser/ast.h"

#include <stddef.h>

typedef struct Kid {
    uint16_t off; // 0: end of the row
    bool list;
    const char *name;
} Kid;

#define C(K, F) {offsetof(struct K, F), false, #F}
#define L(K, F) {offsetof(struct K, F), true, #F}

const char *const ast_kind_name[N_COUNT] = {
    "None",
#define NODE(KIND, CLASS, ...) #KIND,
#include "parser/ast.def"
#undef NODE
};

const uint8_t ast_class[N_COUNT] = {
    NC_NONE,
#define NODE(KIND, CLASS, ...) NC_##CLASS,
#include "parser/ast.def"
#undef NODE
};

const uint16_t ast_size[N_COUNT] = {
    sizeof(Node),
#define NODE(KIND, CLASS, ...) sizeof(struct KIND),
#include "parser/ast.def"
#undef NODE
};

static const Kid ast_kids[N_COUNT][6] = {
    {{0, false, NULL}},
#define NODE(KIND, CLASS, ...) {__VA_ARGS__ __VA_OPT__(, ){0, false, NULL}},
#include "parser/ast.def"
#undef NODE
};

void *ast_new(Arena *a, NodeKind k, Pos pos) {
    Node *n = arena_alloc(a, ast_size[k]);
    n->kind = (uint8_t)k;
    n->pos = pos;
    if (ast_class[k] == NC_EXPR) {
        ((Expr *)n)->oppos = pos;
        ((Expr *)n)->depth = 1;
    } else if (ast_class[k] == NC_STMT) {
        ((Stmt *)n)->oppos = pos;
        ((Stmt *)n)->depth = 1;
    }
    return n;
}

NodeList ast_list(Arena *a, void *const *nodes, int n) {
    NodeList l = {NULL, n};
    if (n > 0) l.v = arena_dup(a, nodes, (size_t)n * sizeof *l.v);
    return l;
}

Expr *ast_unparen(Expr *x) {
    while (ast_is(x, N_ParenExpr)) x = ((ParenExpr *)x)->x;
    return x;
}

static Node *kid_node(const Node *n, const Kid *k) {
    return *(Node *const *)((const char *)n + k->off);
}
static NodeList kid_list(const Node *n, const Kid *k) {
    return *(const NodeList *)((const char *)n + k->off);
}

void ast_children(Node *n, void (*f)(Node *child, void *arg), void *arg) {
    for (const Kid *k = ast_kids[n->kind]; k->off; k++) {
        if (!k->list) {
            if (kid_node(n, k)) f(kid_node(n, k), arg);
            continue;
        }
        NodeList l = kid_list(n, k);
        for (int i = 0; i < l.n; i++) f(l.v[i], arg);
    }
}

void ast_walk(Node *n, bool (*f)(Node *n, void *arg), void *arg) {
    if (n == NULL || !f(n, arg)) return;
    for (const Kid *k = ast_kids[n->kind]; k->off; k++) {
        if (!k->list) {
            ast_walk(kid_node(n, k), f, arg);
            continue;
        }
        NodeList l = kid_list(n, k);
        for (int i = 0; i < l.n; i++) ast_walk(l.v[i], f, arg);
    }
    f(NULL, arg);
}

Pos ast_gcpos(const Node *n) {
    switch (ast_class[n->kind]) {
    case NC_EXPR: return ((const Expr *)n)->oppos;
    case NC_STMT: return ((const Stmt *)n)->oppos;
    default: return n->pos;
    }
}

Pos ast_startpos(const Node *n) {
    for (;;) {
        switch (n->kind) {
        case N_SliceExpr: case N_FuncType: return ((const Expr *)n)->oppos;
        case N_SelectorExpr: n = &((const SelectorExpr *)n)->x->n; break;
        case N_IndexExpr: n = &((const IndexExpr *)n)->x->n; break;
        case N_TypeAssertExpr: n = &((const TypeAssertExpr *)n)->x->n; break;
        case N_CallExpr: n = &((const CallExpr *)n)->fun->n; break;
        case N_BinaryExpr: n = &((const BinaryExpr *)n)->x->n; break;
        case N_KeyValueExpr: n = &((const KeyValueExpr *)n)->key->n; break;
        case N_CompositeLit:
            if (((const CompositeLit *)n)->type_expr == NULL) return n->pos;
            n = &((const CompositeLit *)n)->type_expr->n;
            break;
        case N_SendStmt: n = &((const SendStmt *)n)->chan->n; break;
        case N_IncDecStmt: n = &((const IncDecStmt *)n)->x->n; break;
        case N_AssignStmt: n = ((const AssignStmt *)n)->lhs.v[0]; break;
        case N_ExprStmt: return ((const Stmt *)n)->oppos;
        default: return n->pos;
        }
    }
}

Pos ast_endpos(const Node *n) {
    switch (n->kind) {
    case N_Ident: return n->pos + ((const Ident *)n)->name->len;
    case N_BasicLit: return n->pos + ((const BasicLit *)n)->len;
    case N_CompositeLit: return ((const CompositeLit *)n)->rbrace + 1;
    case N_ParenExpr: return ((const ParenExpr *)n)->rparen + 1;
    case N_IndexExpr: return ((const IndexExpr *)n)->rbrack + 1;
    case N_SliceExpr: return ((const SliceExpr *)n)->rbrack + 1;
    case N_TypeAssertExpr: return ((const TypeAssertExpr *)n)->rparen + 1;
    case N_CallExpr: return ((const CallExpr *)n)->rparen + 1;
    case N_BlockStmt: return ((const BlockStmt *)n)->rbrace + 1;
    case N_SwitchStmt: return ((const SwitchStmt *)n)->rbrace + 1;
    case N_TypeSwitchStmt: return ((const TypeSwitchStmt *)n)->rbrace + 1;
    case N_SelectStmt: return ((const SelectStmt *)n)->rbrace + 1;
    case N_IncDecStmt: return ((const Stmt *)n)->oppos + 2;
    case N_FieldList:
        if (((const FieldList *)n)->closing) return ((const FieldList *)n)->closing + 1;
        break;
    case N_GenDecl:
        if (((const GenDecl *)n)->rparen) return ((const GenDecl *)n)->rparen + 1;
        break;
    case N_FuncDecl:
        if (((const FuncDecl *)n)->rbrace) return ((const FuncDecl *)n)->rbrace + 1;
        break;
    case N_BranchStmt:
        if (((const BranchStmt *)n)->label == NULL) return n->pos + (Pos)strlen(token_text(n->op));
        break;
    case N_Ellipsis:
        if (((const Ellipsis *)n)->elt == NULL) return n->pos + 3;
        break;
    case N_CaseClause:
        if (((const CaseClause *)n)->body.n == 0) return ((const CaseClause *)n)->colon + 1;
        break;
    case N_CommClause:
        if (((const CommClause *)n)->body.n == 0) return ((const CommClause *)n)->colon + 1;
        break;
    case N_ReturnStmt:
        if (((const ReturnStmt *)n)->results.n == 0) return n->pos + 6;
        break;
    default: break;
    }
    Pos end = n->pos; // the end of the last child
    for (const Kid *k = ast_kids[n->kind]; k->off; k++) {
        const Node *c = NULL;
        if (!k->list) c = kid_node(n, k);
        else if (kid_list(n, k).n) c = kid_list(n, k).v[kid_list(n, k).n - 1];
        Pos e = c ? ast_endpos(c) : NO_POS;
        if (e > end) end = e;
    }
    return end;
}

// ---- dump ----

static void indent(Buf *b, int depth) {
    for (int i = 0; i < depth; i++) buf_str(b, ".  ");
}

static void dump(Buf *b, const Node *n, int depth) {
    Position p = pos_raw(n->pos);
    buf_printf(b, "%s %d:%d", ast_kind_name[n->kind], p.line, p.col);
    if (ast_gcpos(n) != n->pos) {
        Position o = pos_raw(ast_gcpos(n));
        buf_printf(b, " @%d:%d", o.line, o.col);
    }
    if (n->kind == N_ChanType)
        buf_str(b, n->op == CHAN_SEND ? " chan<-" : n->op == CHAN_RECV ? " <-chan" : " chan");
    else if (n->op)
        buf_printf(b, " %s", n->kind == N_BasicLit ? token_info[n->op].name : token_text(n->op));
    if (n->kind == N_Ident) buf_printf(b, " %s", ((const Ident *)n)->name->s);
    if (n->kind == N_BasicLit)
        buf_printf(b, " %.*s", (int)((const BasicLit *)n)->len, ((const BasicLit *)n)->lit);
    if (n->flags & 0xff) buf_printf(b, " flags=%#x", n->flags & 0xff);
    buf_char(b, '\n');
    for (const Kid *k = ast_kids[n->kind]; k->off; k++) {
        if (!k->list) {
            if (kid_node(n, k) == NULL) continue;
            indent(b, depth + 1);
            buf_printf(b, "%s: ", k->name);
            dump(b, kid_node(n, k), depth + 1);
            continue;
        }
        NodeList l = kid_list(n, k);
        for (int i = 0; i < l.n; i++) {
            indent(b, depth + 1);
            buf_printf(b, "%s[%d]: ", k->name, i);
            dump(b, l.v[i], depth + 1);
        }
    }
}

void ast_dump(Buf *b, const Node *n) { dump(b, n, 0); }
