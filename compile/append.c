// append.c - append to slices; the first elements of a slice that does not escape are in the frame.
// Twin: $GOROOT/src/cmd/compile/internal/ssagen/ssa.go (append: when the backing store is on the stack, which programs see by cap)
//
// An append whose result does not escape (escape analysis answers for the call) may put a slice that is empty so far into 32 bytes of the frame, once
// in the life of the frame. The place belongs to the variable that is appended to, or to the call; a word that says whether it is taken stands before
// the elements. Variables that live in memory keep theirs on the heap, and those that are copied to other variables: gc moves such slices
// to the heap at the copy, so that their capacities are what they would be there.
#include "compile/escape.h"

static Expr *arg(CallExpr *e, int i) { return ast_expr_at(e->args, i); }

// ---- which variables are copied ----

static void copied(Fn *root, Node *n) {
    Ident *id = n ? AST_CAST(Ident, ast_unparen((Expr *)n)) : NULL;
    if (id && id->obj && id->obj->kind == OVar && id->e.type && types_under(id->e.type)->kind == TSlice) vec_push(&root->copied, id->obj);
}

static bool find_copies(Node *n, void *arg) {
    Fn *root = arg;
    if (!n) return false;
    if (n->kind == N_AssignStmt)
        for (int i = 0; i < ((AssignStmt *)n)->rhs.n; i++) copied(root, ((AssignStmt *)n)->rhs.v[i]);
    if (n->kind == N_ValueSpec)
        for (int i = 0; i < ((ValueSpec *)n)->values.n; i++) copied(root, ((ValueSpec *)n)->values.v[i]);
    return true;
}

static bool is_copied(Fn *f, Object *o) {
    Fn *root = fn_root(f);
    Front *fr = root->f ? root->f->front : NULL;
    FuncDecl *d = fr && fr->kind == FK_DECL ? fr->obj->decl : NULL;
    if (!d || !d->body) return true;  // not known
    if (!root->copiesknown) ast_walk(&d->body->s.n, find_copies, root);
    root->copiesknown = true;
    for (int i = 0; i < root->copied.n; i++)
        if (root->copied.v[i] == o) return true;
    return false;
}

// ---- the place in the frame ----

// Word for word what append_size (escape.c) counts.
static Type *store_type(Type *elem) {
    Object *fields[2] = {types_new_var(cc.ck, NULL, intern_cstr("used"), types_basic[KUint64]),
                         types_new_var(cc.ck, NULL, intern_cstr("elems"), types_new_array(cc.ck, elem, escape_make_room(elem)))};
    Object **v = ARENA_ARRAY(cc.arena, Object *, 2);
    memcpy(v, fields, sizeof fields);
    return types_new_struct(cc.ck, 2, v, NULL);
}

// NULL: on the heap.
static const AppendBuf *frame_store(Fn *f, CallExpr *e, Type *elem, int n) {
    int64_t room = escape_make_room(elem);
    if (e->ellipsis || n > room || escape_alloc(f, &e->e.n, EW_NODE) != ESC_STACK_ADDR) return NULL;
    Expr *x = ast_unparen(arg(e, 0));
    Node *key = &e->e.n;
    if (x->n.kind == N_Ident && x->mode != MNilValue) {
        Object *o = ((Ident *)x)->obj;
        if (!o || o->kind != OVar || o->ispkgvar || escape_var(f, o) != ESC_NONE || is_copied(f, o)) return NULL;
        for (int i = 0; i < f->appendstores.n; i++)
            if (f->appendstores.v[i].var == o) return f->appendstores.v[i].buf;
    } else if (x->n.kind == N_SelectorExpr || x->n.kind == N_IndexExpr || x->n.kind == N_StarExpr) return NULL;
    AppendBuf *b = ARENA_NEW(cc.arena, AppendBuf);
    b->elem = rtype(elem);
    b->slot = (uint32_t)perm_site(f, key, EW_NODE, store_type(elem));
    b->room = (uint32_t)room;
    if (x->n.kind == N_Ident && x->mode != MNilValue) vec_push(&f->appendstores, ((AppendStore){((Ident *)x)->obj, b}));
    return b;
}

// ---- the call ----

static Type *append_target(Fn *f, void *elem, int i) { return (void)f, i ? elem : NULL; }

void append_to(Fn *f, CallExpr *e, int dst) {
    Type *st = typeof_(f, &e->e), *et = core_of(st)->slice.elem;
    const Layout *el = layout(et);
    uint64_t rt = (uint64_t)(uintptr_t)rtype(et);
    int m = fn_mark(f), h = hoist(f, e->args.v, e->args.n, append_target, e->ellipsis ? NULL : et);
    int s = expr_conv(f, arg(e, 0), st);
    bool calls = false;
    for (int i = 1; i < e->args.n && h < 0; i++) calls = calls || expr_has_call(arg(e, i));
    if (s < m && calls) {
        int c = fn_alloc(f, 3);
        emit_mov(f, c, s, 3);
        ptr_set_word(f, c);
        s = c;
    }
    int n = e->args.n - 1;
    const AppendBuf *buf = n ? frame_store(f, e, et, n) : NULL;
    if (buf) rt = (uint64_t)(uintptr_t)buf;
    if (n == 0) emit_mov(f, dst, s, 3);
    else if (e->ellipsis) {
        Expr *x = arg(e, 1);
        Type *xt = arg_type(f, e, 1);
        int t = types_under(xt)->kind == TBasic && types_under(xt)->basic.kind == KUntypedNil ? expr_conv(f, x, st) : ast_unparen(x)->mode == MNilValue ? expr_conv(f, x, st) : expr_conv(f, x, xt);
        emit_ext(f, OP_APSLICE, dst, s, t, rt);
    } else if (n == 1 && !el->hasptr && (el->size == 8 || el->size == 1) && el->cls != CL_MEM) {
        int v = expr_conv(f, arg(e, 1), et);
        emit_ext(f, buf ? el->size == 8 ? OP_AP64F : OP_AP8F : el->size == 8 ? OP_AP64 : OP_AP8, dst, s, v, rt);
    } else {
        int *v = ARENA_ARRAY(cc.arena, int, n);
        for (int i = 0; i < n; i++) {
            v[i] = fresh(f, et);
            expr_conv_to(f, arg(e, i + 1), et, v[i]);
        }
        int t = fn_alloc(f, 4);
        emit_ext(f, buf ? OP_APGROWF : OP_APGROW, t, s, n, rt);
        ptr_set_word(f, t);
        ptr_set_word(f, t + 3);
        if (el->nslots)
            for (int i = 0; i < n; i++) store_mem(f, et, t + 3, i * el->size, v[i]);
        emit_mov(f, dst, t, 3);
    }
    hoist_end(f, h);
    fn_release(f, m);
    ptr_set_word(f, dst);
}
