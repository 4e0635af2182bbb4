// escape_bounds.c - which indices of arrays are inside by their type or form alone: gc says so under -m.
// Twin: $GOROOT/src/cmd/compile/internal/walk/expr.go (bounded)
#include "compile/escape_int.h"

static bool small_const(Expr *x, int64_t *v) { return x->cval && const_kind(x->cval) == CInt && const_int64(x->cval, v); }

static bool bounded(Fn *f, Expr *x, int64_t max) {
    x = ast_unparen(x);
    Type *t = typeof_(f, x), *u = types_under(t);
    if (u->kind != TBasic || !(u->basic.info & IsInteger)) return false;
    bool sign = !(u->basic.info & IsUnsigned);
    int64_t bits = types_is_untyped(t) ? 64 : 8 * layout(t)->size, v;
    if (small_const(x, &v)) return v >= 0 && v < max;
    if (x->n.kind == N_BinaryExpr) {
        BinaryExpr *b = (BinaryExpr *)x;
        switch (x->n.op) {
        case TK_AND: case TK_AND_NOT: {
            int64_t m = -1;
            if (small_const(b->x, &v)) m = v;
            else if (small_const(b->y, &v)) {
                m = v;
                if (x->n.op == TK_AND_NOT) {
                    m = ~v;
                    if (!sign && bits < 64) m &= (1ll << bits) - 1;
                }
            }
            if (m >= 0 && m < max) return true;
            break;
        }
        case TK_REM:
            if (!sign && small_const(b->y, &v) && v >= 0 && v <= max) return true;
            break;
        case TK_QUO:
            if (!sign && small_const(b->y, &v))
                for (; bits > 0 && v >= 2; v >>= 1) bits--;
            break;
        case TK_SHR:
            if (!sign && small_const(b->y, &v)) {
                if (v > bits) return true;
                bits -= v;
            }
            break;
        default: break;
        }
    }
    return !sign && bits <= 62 && (1ll << bits) <= max;
}

typedef struct Bounds { Fn *f; } Bounds;
static bool look(Node *n, void *arg) {
    Bounds *b = arg;
    if (!n || n->kind != N_IndexExpr) return true;
    IndexExpr *x = (IndexExpr *)n;
    Expr *i = ast_expr_at(x->indices, 0);
    if (!x->x->type || x->x->mode == MTypExpr || i->mode == MTypExpr || !i->type || i->cval) return true;
    Type *u = types_under(typeof_(b->f, x->x));
    if (u->kind == TPointer) u = types_under(u->pointer.elem);
    size_t len;
    int64_t max = -1;
    if (u->kind == TArray) max = u->array.len;
    else if (x->x->cval && const_kind(x->x->cval) == CString) const_string(x->x->cval, &len), max = (int64_t)len;
    if (max >= 0 && bounded(b->f, i, max)) esc_say(ast_gcpos(n), "index bounds check elided");
    return true;
}

void esc_report_bounds(EscUnit *u) {
    Bounds b = {u->shell};
    ast_walk(&u->body->s.n, look, &b);
}
