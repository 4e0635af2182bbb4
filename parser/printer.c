// printer.c - expressions, types and simple statements on one line, as gc's messages show them.
// Twin: cmd/compile/internal/syntax/printer.go (ShortForm)
//
// Bodies of functions and composite literals are cut to "{…}". Parentheses around types are not
// shown (gc's parser drops them), those around expressions are.
#include "parser/parse_int.h"

static void print(Buf *b, const Node *n);

static void print_list(Buf *b, NodeList l) {
    for (int i = 0; i < l.n; i++) {
        if (i) buf_str(b, ", ");
        print(b, l.v[i]);
    }
}

static const Expr *type_unparen(const Expr *x) {
    while (ast_is(x, N_ParenExpr)) x = ((const ParenExpr *)x)->x;
    return x;
}

static void print_type(Buf *b, const Expr *x) { print(b, &type_unparen(x)->n); }

static void print_fields(Buf *b, const FieldList *l, const char *sep) {
    for (int i = 0; i < l->list.n; i++) {
        const Field *f = (const Field *)l->list.v[i];
        if (i) buf_str(b, sep);
        print_list(b, f->names);
        if (f->names.n) buf_char(b, ' ');
        print_type(b, f->type_expr);
        if (f->tag) {
            buf_char(b, ' ');
            print(b, &f->tag->e.n);
        }
    }
}

static void print_signature(Buf *b, const FuncType *t) {
    buf_char(b, '(');
    print_fields(b, t->params, ", ");
    buf_char(b, ')');
    if (t->results == NULL || t->results->list.n == 0) return;
    buf_char(b, ' ');
    if (t->results->list.n == 1 && ((Field *)t->results->list.v[0])->names.n == 0) {
        print_type(b, ((Field *)t->results->list.v[0])->type_expr);
        return;
    }
    buf_char(b, '(');
    print_fields(b, t->results, ", ");
    buf_char(b, ')');
}

static void print_methods(Buf *b, const FieldList *l) {
    for (int i = 0; i < l->list.n; i++) {
        const Field *f = (const Field *)l->list.v[i];
        if (i) buf_str(b, "; ");
        if (f->names.n) {
            print(b, f->names.v[0]);
            print_signature(b, (const FuncType *)f->type_expr);
        } else {
            print_type(b, f->type_expr);
        }
    }
}

static void print_slice(Buf *b, const SliceExpr *s) {
    print(b, &s->x->n);
    buf_char(b, '[');
    if (s->lo) print(b, &s->lo->n);
    buf_char(b, ':');
    if (s->hi) print(b, &s->hi->n);
    if (s->max) {
        buf_char(b, ':');
        print(b, &s->max->n);
    }
    buf_char(b, ']');
}

static void print_chan(Buf *b, const ChanType *c) {
    buf_str(b, c->e.n.op == CHAN_RECV ? "<-chan " : c->e.n.op == CHAN_SEND ? "chan<- " : "chan ");
    const Expr *elem = type_unparen(c->value);
    bool paren = c->e.n.op == CHAN_BOTH && ast_is(elem, N_ChanType) && elem->n.op == CHAN_RECV;
    if (paren) buf_char(b, '(');
    print(b, &elem->n);
    if (paren) buf_char(b, ')');
}

static void print_expr(Buf *b, const Node *n) {
    switch (n->kind) {
    case N_Ident: buf_bytes(b, ((const Ident *)n)->name->s, ((const Ident *)n)->name->len); break;
    case N_BasicLit: buf_bytes(b, ((const BasicLit *)n)->lit, ((const BasicLit *)n)->len); break;
    case N_CompositeLit: {
        const CompositeLit *c = (const CompositeLit *)n;
        if (c->type_expr) print(b, &c->type_expr->n);
        buf_str(b, c->elts.n ? "{…}" : "{}");
        break;
    }
    case N_FuncLit: {
        const FuncLit *f = (const FuncLit *)n;
        print(b, &f->type_expr->e.n);
        buf_str(b, f->body->list.n ? " {…}" : " {}");
        break;
    }
    case N_ParenExpr:
        buf_char(b, '(');
        print(b, &((const ParenExpr *)n)->x->n);
        buf_char(b, ')');
        break;
    case N_SelectorExpr:
        print(b, &((const SelectorExpr *)n)->x->n);
        buf_char(b, '.');
        print(b, &((const SelectorExpr *)n)->sel->e.n);
        break;
    case N_IndexExpr:
        print(b, &((const IndexExpr *)n)->x->n);
        buf_char(b, '[');
        print_list(b, ((const IndexExpr *)n)->indices);
        buf_char(b, ']');
        break;
    case N_SliceExpr: print_slice(b, (const SliceExpr *)n); break;
    case N_TypeAssertExpr: {
        const TypeAssertExpr *t = (const TypeAssertExpr *)n;
        print(b, &t->x->n);
        buf_str(b, ".(");
        if (t->type_expr) print_type(b, t->type_expr);
        else buf_str(b, "type");
        buf_char(b, ')');
        break;
    }
    case N_CallExpr: {
        const CallExpr *c = (const CallExpr *)n;
        print(b, &c->fun->n);
        buf_char(b, '(');
        print_list(b, c->args);
        buf_str(b, c->ellipsis ? "...)" : ")");
        break;
    }
    case N_StarExpr:
        buf_char(b, '*');
        print(b, &((const StarExpr *)n)->x->n);
        break;
    case N_UnaryExpr:
        buf_str(b, token_text(n->op));
        print(b, &((const UnaryExpr *)n)->x->n);
        break;
    case N_BinaryExpr: {
        const BinaryExpr *x = (const BinaryExpr *)n;
        print(b, &x->x->n);
        buf_printf(b, " %s ", token_text(n->op));
        print(b, &x->y->n);
        break;
    }
    case N_KeyValueExpr:
        print(b, &((const KeyValueExpr *)n)->key->n);
        buf_str(b, ": ");
        print(b, &((const KeyValueExpr *)n)->value->n);
        break;
    case N_Ellipsis:
        buf_str(b, "...");
        if (((const Ellipsis *)n)->elt) print_type(b, ((const Ellipsis *)n)->elt);
        break;
    case N_ArrayType:
        buf_char(b, '[');
        if (((const ArrayType *)n)->len) print(b, &((const ArrayType *)n)->len->n);
        buf_char(b, ']');
        print_type(b, ((const ArrayType *)n)->elt);
        break;
    case N_StructType:
        buf_str(b, "struct{");
        print_fields(b, ((const StructType *)n)->fields, "; ");
        buf_char(b, '}');
        break;
    case N_FuncType:
        buf_str(b, "func");
        print_signature(b, (const FuncType *)n);
        break;
    case N_InterfaceType:
        buf_str(b, "interface{");
        print_methods(b, ((const InterfaceType *)n)->methods);
        buf_char(b, '}');
        break;
    case N_MapType:
        buf_str(b, "map[");
        print_type(b, ((const MapType *)n)->key);
        buf_char(b, ']');
        print_type(b, ((const MapType *)n)->value);
        break;
    case N_ChanType: print_chan(b, (const ChanType *)n); break;
    default: buf_str(b, "<bad expr>");
    }
}

static void print(Buf *b, const Node *n) {
    switch (n->kind) {
    case N_ExprStmt: print_expr(b, &((const ExprStmt *)n)->x->n); break;
    case N_SendStmt:
        print(b, &((const SendStmt *)n)->chan->n);
        buf_str(b, " <- ");
        print(b, &((const SendStmt *)n)->value->n);
        break;
    case N_IncDecStmt:
        print(b, &((const IncDecStmt *)n)->x->n);
        buf_str(b, token_text(n->op));
        break;
    case N_AssignStmt:
        print_list(b, ((const AssignStmt *)n)->lhs);
        buf_printf(b, " %s ", token_text(n->op));
        print_list(b, ((const AssignStmt *)n)->rhs);
        break;
    default: print_expr(b, n);
    }
}

void ast_expr_string(Buf *b, const Expr *x) { print(b, &x->n); }

const char *ast_expr_cstr(Arena *a, const Expr *x) {
    Buf b = BUF_INIT;
    print(&b, &x->n);
    const char *s = arena_strndup(a, buf_cstr(&b), b.len);
    buf_fini(&b);
    return s;
}

// A list in `cannot use assignment ... as value`: a lone binary expression is put in parentheses.
static void print_emphasized(Buf *b, NodeList l) {
    bool paren = l.n == 1 && l.v[0]->kind == N_BinaryExpr;
    if (paren) buf_char(b, '(');
    print_list(b, l);
    if (paren) buf_char(b, ')');
}

void parse_stmt_string(Buf *b, FileSrc *src, uint32_t from, uint32_t to) {
    Arena *a = arena_new();
    NodeList l = parse_range(a, src, from, to);
    if (l.n != 1 || !ast_is_stmt(l.v[0])) {
        buf_bytes(b, src->text + from, to - from);
    } else if (l.v[0]->kind == N_AssignStmt && l.v[0]->op == TK_ASSIGN) {
        buf_str(b, "assignment ");
        print_emphasized(b, ((AssignStmt *)l.v[0])->lhs);
        buf_str(b, " = ");
        print_emphasized(b, ((AssignStmt *)l.v[0])->rhs);
    } else {
        print(b, l.v[0]);
    }
    arena_free(a);
}
