// assign.c - assignments, declarations of local variables, increments.
#include "compile/int.h"
#include "compile/escape.h"

static bool is_blank(Node *n) { return n->kind == N_Ident && ast_is_blank((Ident *)n); }

static Type *val_type(Fn *f, Expr *e) {
    Type *t = typeof_(f, e);
    return types_is_untyped(t) ? types_default(t) : t;
}

// Is this identifier of a := the declaration of a new variable?
static Object *declares(Node *n) {
    if (n->kind != N_Ident || ast_is_blank((Ident *)n)) return NULL;
    Object *o = ((Ident *)n)->obj;
    return o && o->kind == OVar && o->pos == n->pos ? o : NULL;
}

// Nothing in e can panic.
static bool calm(Expr *e) {
    e = ast_unparen(e);
    if (e->cval || e->mode == MNilValue || e->mode == MTypExpr) return true;
    switch (e->n.kind) {
    case N_Ident: case N_FuncLit: return true;
    case N_UnaryExpr: return e->n.op != TK_ARROW && e->n.op != TK_AND && calm(((UnaryExpr *)e)->x);
    case N_BinaryExpr: {
        int op = e->n.op;
        BinaryExpr *b = (BinaryExpr *)e;
        return op != TK_QUO && op != TK_REM && op != TK_SHL && op != TK_SHR && op != TK_EQL && op != TK_NEQ && calm(b->x) && calm(b->y);
    }
    case N_SelectorExpr: {
        SelectorExpr *s = (SelectorExpr *)e;
        return !s->selection || (s->selection->kind == FieldVal && !s->selection->indirect && calm(s->x));
    }
    default: return false;
    }
}

// Nothing panics before the store when the place e is evaluated.
static bool calm_place(Fn *f, Expr *e) {
    e = ast_unparen(e);
    switch (e->n.kind) {
    case N_Ident: return true;
    case N_StarExpr: return calm(((StarExpr *)e)->x);
    case N_SelectorExpr: {
        SelectorExpr *s = (SelectorExpr *)e;
        return !s->selection || (s->selection->nindex == 1 && calm(s->x));
    }
    case N_IndexExpr: {
        Expr *x = ((IndexExpr *)e)->x, *i = ast_expr_at(((IndexExpr *)e)->indices, 0);
        Type *u = types_under(typeof_(f, x));
        bool array = u->kind == TArray || u->kind == TPointer;
        return calm(x) && (array ? ast_unparen(i)->cval != NULL : calm(i));
    }
    default: return false;
    }
}

// gc: the calls on both sides come first, in their order. Then the right side is evaluated, at last what is left on the left.
typedef struct SideTypes { NodeList lhs; int nleft; } SideTypes;  // of the list, nleft are left sides
static Type *side_type(Fn *f, void *arg, int i) {
    SideTypes *a = arg;
    Expr *l = i < a->nleft || i - a->nleft >= a->lhs.n ? NULL : ast_expr_at(a->lhs, i - a->nleft);
    return l && l->type && !is_blank(&l->n) ? typeof_(f, l) : NULL;
}

static int hoist_assign(Fn *f, NodeList lhs, NodeList rhs) {
    Node **es = ARENA_ARRAY(cc.arena, Node *, (size_t)lhs.n + (size_t)rhs.n);
    int n = 0;
    bool calls = false;
    for (int i = 0; i < rhs.n; i++) calls = calls || expr_has_call(ast_expr_at(rhs, i));
    for (int i = 0; i < lhs.n; i++)
        if (lhs.v[i]->kind != N_Ident) es[n++] = lhs.v[i], calls = calls || expr_has_call(ast_expr_at(lhs, i));
    if (!n || !calls) return -1;
    SideTypes types = {lhs, n};
    for (int i = 0; i < rhs.n; i++) es[n++] = rhs.v[i];
    return hoist(f, es, n, side_type, &types);
}

static bool calls_in(NodeList l) {
    for (int i = 0; i < l.n; i++)
        if (expr_has_call(ast_expr_at(l, i))) return true;
    return false;
}

// The right side goes first: something in it may panic, and in what tells the place, too; or it holds calls that are not hoisted.
static void assign_late(Fn *f, Expr *lhs, Expr *rhs) {
    Type *t = typeof_(f, lhs);
    int big = is_large(t) && !is_iface(t) ? large_addr(f, rhs) : -1, v = big >= 0 ? -1 : expr_conv(f, rhs, t);
    Lv lv = lvalue(f, lhs);
    if (big < 0) lv_store(f, &lv, v);
    else {
        int p = fn_alloc(f, 1);
        lv_addr(f, &lv, p);
        emit_ext(f, OP_CPT, p, big, 0, (uint64_t)(uintptr_t)rtype(lv.type));
    }
}

static void assign_one(Fn *f, Expr *lhs, Expr *rhs) {
    int m = fn_mark(f);
    Node *l1[1] = {&lhs->n}, *r1[1] = {&rhs->n};
    int h = is_blank(&lhs->n) ? -1 : hoist_assign(f, (NodeList){l1, 1}, (NodeList){r1, 1});
    bool late = h >= 0 || (lhs->n.kind != N_Ident && expr_has_call(rhs) && !expr_has_call(lhs));
    if (!is_blank(&lhs->n) && lhs->n.kind != N_Ident && (late || (!calm(rhs) && !calm_place(f, lhs) && !expr_has_call(lhs)))) {
        assign_late(f, lhs, rhs);
        hoist_end(f, h);
        fn_release(f, m);
        return;
    }
    if (is_blank(&lhs->n)) {
        if (rhs->cval == NULL && ast_unparen(rhs)->mode != MNilValue) expr_drop(f, rhs);
        return;
    }
    Lv lv = lvalue(f, lhs);
    int big = -1;
    if (lv.kind != LV_SLOT && lv.kind != LV_MAP && is_large(lv.type) && !is_iface(lv.type) && (big = large_addr(f, rhs)) >= 0) {
        int p = fn_alloc(f, 1);
        lv_addr(f, &lv, p);
        emit_ext(f, OP_CPT, p, big, 0, (uint64_t)(uintptr_t)rtype(lv.type));
    } else if (lv.kind == LV_SLOT) expr_conv_to(f, rhs, lv.type, lv.slot);
    else {
        if (expr_has_call(rhs)) lv_fix(f, &lv, m);
        if (!store_elem_const(f, &lv, rhs)) lv_store(f, &lv, expr_conv(f, rhs, lv.type));
    }
    fn_release(f, m);
}

// Stores a value that is in slots into the i'th left side, declaring it where := does.
static void store_value(Fn *f, Node *lhs, bool define, int src, Type *t) {
    if (is_blank(lhs)) return;
    Object *o = define ? declares(lhs) : NULL;
    int m = fn_mark(f);
    (void)o;
    Lv lv = lvalue(f, (Expr *)lhs);
    if (types_identical(t, lv.type) || !is_iface(lv.type)) lv_store(f, &lv, src);
    else {
        int v = fresh(f, lv.type);
        convert_to(f, src, t, lv.type, v);
        lv_store(f, &lv, v);
    }
    fn_release(f, m);
}

// Variables of a := are declared before the right side is evaluated only when nothing of it can see them: they get slots below the temporaries.
static void declare_all(Fn *f, NodeList lhs) {
    for (int i = 0; i < lhs.n; i++) {
        Object *o = declares(lhs.v[i]);
        if (o) var_declare_zero(f, o);
    }
}

static void assign_tuple(Fn *f, NodeList lhs, Expr *rhs, bool define) {
    if (define) declare_all(f, lhs);
    int m = fn_mark(f);
    Expr *x = ast_unparen(rhs);
    if (x->n.kind == N_CallExpr && !(lhs.n == 2 && x->type->kind != TTuple)) {
        Lv *lv = ARENA_ARRAY(cc.arena, Lv, lhs.n);
        bool early = !define && calls_in(lhs);
        for (int i = 0; early && i < lhs.n; i++)
            if (!is_blank(lhs.v[i])) {
                int before = fn_mark(f);
                lv[i] = lvalue(f, (Expr *)lhs.v[i]);
                lv_fix(f, &lv[i], before);
            }
        int s = call_expr(f, (CallExpr *)x);
        Type *rt = typeof_(f, x);
        for (int i = 0; !early && !define && i < lhs.n; i++)
            if (!is_blank(lhs.v[i])) {
                int before = fn_mark(f);
                lv[i] = lvalue(f, (Expr *)lhs.v[i]);
                lv_fix(f, &lv[i], before);
            }
        for (int i = 0; i < lhs.n; i++) {
            Type *t = rt->tuple.vars[i]->type;
            if (!is_blank(lhs.v[i])) {
                if (define) store_value(f, lhs.v[i], true, s, t);
                else {
                    int k = fn_mark(f), v = s;
                    if (is_iface(lv[i].type) && !types_identical(t, lv[i].type)) {
                        v = fresh(f, lv[i].type);
                        convert_to(f, s, t, lv[i].type, v);
                    }
                    lv_store(f, &lv[i], v);
                    fn_release(f, k);
                }
            }
            s += slots_of(t);
        }
    } else {
        Type *t = x->type->kind == TTuple ? typeof_(f, x)->tuple.vars[0]->type : typeof_(f, x);
        if (types_is_untyped(t)) t = types_default(t);
        // The operation, then the places on the left (first, if they call functions), then the stores.
        Lv lv[2];
        Type *types[2] = {t, types_basic[KBool]};
        bool early = define || calls_in(lhs);
        for (int i = 0; early && i < 2; i++)
            if (!is_blank(lhs.v[i])) {
                int before = fn_mark(f);
                lv[i] = lvalue(f, (Expr *)lhs.v[i]);
                if (!define) lv_fix(f, &lv[i], before);
            }
        int slots[2] = {fresh(f, t), fn_alloc(f, 1)};
        commaok_to(f, x, t, slots[0], slots[1]);
        for (int i = 0; !early && i < 2; i++)
            if (!is_blank(lhs.v[i])) {
                int before = fn_mark(f);
                lv[i] = lvalue(f, (Expr *)lhs.v[i]);
                lv_fix(f, &lv[i], before);
            }
        for (int i = 0; i < 2; i++) {
            if (is_blank(lhs.v[i])) continue;
            int v = slots[i];
            if (is_iface(lv[i].type) && !types_identical(types[i], lv[i].type)) {
                v = fresh(f, lv[i].type);
                convert_to(f, slots[i], types[i], lv[i].type, v);
            }
            lv_store(f, &lv[i], v);
        }
    }
    fn_release(f, m);
}

// What the assignments so far have written: variables in slots, or parts of them; memory; a result that a deferred call will see if what follows panics.
typedef struct Written { Object **vars; int n; bool mem, result; } Written;

// The variable that e is, or is a part of.
static Object *root_variable(Expr *e) {
    for (;;) {
        e = ast_unparen(e);
        if (e->n.kind == N_Ident) return ((Ident *)e)->obj;
        if (e->n.kind == N_SelectorExpr && ((SelectorExpr *)e)->selection) e = ((SelectorExpr *)e)->x;
        else if (e->n.kind == N_IndexExpr) e = ((IndexExpr *)e)->x;
        else return NULL;
    }
}

static bool affected(Fn *f, Expr *e, const Written *w) {
    if (!e || (!w->mem && !w->n)) return false;
    if (w->result && !calm(e)) return true;
    e = ast_unparen(e);
    if (e->cval || e->mode == MTypExpr || e->mode == MNilValue || hoisted_slot(f, e) >= 0) return false;
    switch (e->n.kind) {
    case N_BasicLit: return false;
    case N_Ident: {
        Object *o = ((Ident *)e)->obj;
        if (!o || o->kind != OVar) return false;
        for (int i = 0; i < w->n; i++)
            if (w->vars[i] == o) return true;
        Loc *l = o->ispkgvar ? NULL : var_find(f, o);
        return w->mem && !(l && l->kind == LOC_SLOT);
    }
    case N_UnaryExpr: return e->n.op == TK_ARROW || e->n.op == TK_AND || affected(f, ((UnaryExpr *)e)->x, w);
    case N_BinaryExpr: return affected(f, ((BinaryExpr *)e)->x, w) || affected(f, ((BinaryExpr *)e)->y, w);
    case N_SelectorExpr: {
        SelectorExpr *s = (SelectorExpr *)e;
        if (!s->selection || s->selection->kind != FieldVal) return true;
        return affected(f, s->x, w) || (w->mem && (s->selection->indirect || types_under(typeof_(f, s->x))->kind == TPointer));
    }
    case N_IndexExpr: return w->mem || affected(f, ((IndexExpr *)e)->x, w) || affected(f, ast_expr_at(((IndexExpr *)e)->indices, 0), w);
    case N_StarExpr: return w->mem || affected(f, ((StarExpr *)e)->x, w);
    default: return true;
    }
}

static void assign_many(Fn *f, NodeList lhs, NodeList rhs, bool define) {
    int n = lhs.n;
    bool allnew = define;
    for (int i = 0; define && i < n; i++) allnew = allnew && (declares(lhs.v[i]) || is_blank(lhs.v[i]));
    if (allnew) {
        bool calls = false;
        for (int i = 0; i < n; i++) calls = calls || expr_has_call(ast_expr_at(rhs, i));
        if (!calls) {
            for (int i = 0; i < n; i++) {
                Object *o = declares(lhs.v[i]);
                if (o) var_init_from(f, o, ast_expr_at(rhs, i));
                else assign_one(f, ast_expr_at(lhs, i), ast_expr_at(rhs, i));
            }
            return;
        }
    }
    // The new variables must not be seen (nor set) by the right side's evaluation, which ends before any of them is.
    if (define) declare_all(f, lhs);
    int m = fn_mark(f);
    Lv *lv = ARENA_ARRAY(cc.arena, Lv, n);
    int *v = ARENA_ARRAY(cc.arena, int, n);
    int h = hoist_assign(f, lhs, rhs);
    if (h < 0) h = hoist(f, rhs.v, n, side_type, &(SideTypes){lhs, 0});
    if (h < 0 && (calls_in(lhs) || calls_in(rhs))) {  // as they are written
        for (int i = 0; i < n; i++) {
            int before = fn_mark(f);
            lv[i] = lvalue(f, ast_expr_at(lhs, i));
            lv_fix(f, &lv[i], before);
        }
        for (int i = 0; i < n; i++) {
            Type *t = lv[i].kind == LV_BLANK || !lv[i].type ? val_type(f, ast_expr_at(rhs, i)) : lv[i].type;
            lv[i].type = t;
            if (types_under(t)->kind == TBasic && types_under(t)->basic.kind == KUntypedNil) continue;
            v[i] = fresh(f, t);
            expr_conv_to(f, ast_expr_at(rhs, i), t, v[i]);
        }
        for (int i = 0; i < n; i++)
            if (lv[i].kind != LV_BLANK) lv_store(f, &lv[i], v[i]);
        fn_release(f, m);
        return;
    }
    // gc's way: what an assignment before it may change is saved, then one after the other is made.
    Written w = {.vars = ARENA_ARRAY(cc.arena, Object *, n)};
    for (int i = 0; i < n; i++) {
        Expr *l = ast_expr_at(lhs, i), *r = ast_expr_at(rhs, i);
        Expr *lu = ast_unparen(l);
        bool blank = is_blank(&lu->n), nil = ast_unparen(r)->mode == MNilValue;
        v[i] = -1;
        lv[i].type = NULL;
        bool ismap = lu->n.kind == N_IndexExpr && types_under(typeof_(f, ((IndexExpr *)lu)->x))->kind == TMap;  // its key is looked at first
        if (!blank && lu->n.kind != N_Ident && (ismap || affected(f, l, &w))) {
            int before = fn_mark(f);
            lv[i] = lvalue(f, l);
            lv_fix(f, &lv[i], before);
        }
        if ((lv[i].type && !ismap) || (!nil && affected(f, r, &w))) {
            Type *t = blank || !l->type ? val_type(f, r) : typeof_(f, l);
            v[i] = fresh(f, t);
            expr_conv_to(f, r, t, v[i]);
        }
        Object *o = blank ? NULL : root_variable(lu);
        Loc *loc = o && !o->ispkgvar ? var_find(f, o) : NULL;
        if (loc && loc->kind == LOC_SLOT) w.vars[w.n++] = o;
        if (!blank && !(loc && loc->kind == LOC_SLOT && lu->n.kind == N_Ident)) w.mem = true;
        for (int k = 0; o && f->hasdefer && k < f->nresults; k++) w.result |= f->results[k] == o;
    }
    for (int i = 0; i < n; i++) {
        Expr *l = ast_expr_at(lhs, i);
        int k = fn_mark(f);
        if (v[i] < 0 && lv[i].type) lv_store(f, &lv[i], expr_conv(f, ast_expr_at(rhs, i), lv[i].type));
        else if (v[i] < 0) assign_one(f, l, ast_expr_at(rhs, i));
        else if (!is_blank(&ast_unparen(l)->n)) {
            if (!lv[i].type) lv[i] = lvalue(f, l);
            lv_store(f, &lv[i], v[i]);
        }
        fn_release(f, k);
    }
    hoist_end(f, h);
    fn_release(f, m);
}

static int assign_op(int tok) { return tok - TK_ADD_ASSIGN + TK_ADD; }
_Static_assert(TK_AND_NOT_ASSIGN - TK_ADD_ASSIGN == TK_AND_NOT - TK_ADD, "assignment operators are in the operators' order");

// m[k] op= y with a y that cannot look at the map or panic: the element is made (or found) once, then it is memory.
static void map_element(Fn *f, Lv *lv, int op, Expr *rhs) {
    Expr *r = rhs ? ast_unparen(rhs) : NULL;
    if (lv->kind != LV_MAP || op == TK_QUO || op == TK_REM || op == TK_SHL || op == TK_SHR) return;
    if (r && !r->cval && r->n.kind != N_Ident) return;
    int p = fn_alloc(f, 1);
    map_set(f, lv->maptype, p, lv->slot, lv->index);
    *lv = (Lv){.kind = LV_MEM, .slot = p, .type = lv->type, .nonnil = true};
}

// calls: rhs holds calls that have not been made yet.
static void assign_hoisted(Fn *f, Node *site, Expr *lhs, int op, Expr *rhs, Pos pos, bool calls) {
    int m = fn_mark(f), y0 = -1;
    Type *lt = typeof_(f, lhs);
    bool ismap = ast_unparen(lhs)->n.kind == N_IndexExpr && types_under(typeof_(f, ((IndexExpr *)ast_unparen(lhs))->x))->kind == TMap;
    if (lhs->n.kind != N_Ident && !expr_has_call(lhs) && (calls || (ismap && !calm(rhs) && !calm_place(f, lhs))))
        y0 = expr_conv(f, rhs, op == TK_SHL || op == TK_SHR ? val_type(f, rhs) : lt);  // the right side first
    Lv lv = lvalue(f, lhs);
    if (y0 >= 0) {
        Type *t = lv.type;
        int d = lv.kind == LV_SLOT ? lv.slot : fresh(f, t);
        if (lv.kind != LV_SLOT) lv_peek(f, &lv, d);
        at_pos(f, pos);
        if (layout(t)->cls == CL_STR) {
            int s = fn_alloc(f, 4);
            emit_mov(f, s, d, 2);
            emit_mov(f, s + 2, y0, 2);
            ptr_set_word(f, s);
            ptr_set_word(f, s + 2);
            emit_concat(f, site, d, s, 2);
        } else arith(f, op, t, d, d, y0, op == TK_SHL || op == TK_SHR ? val_type(f, rhs) : t, pos);
        if (lv.kind != LV_SLOT) lv_store(f, &lv, d);
        fn_release(f, m);
        return;
    }
    map_element(f, &lv, op, rhs);
    Type *t = lv.type;
    const Layout *l = layout(t);
    bool shift = op == TK_SHL || op == TK_SHR;
    Type *yt = shift && rhs ? val_type(f, rhs) : t;
    int dst = lv.kind == LV_SLOT ? lv.slot : -1;
    Expr *r = rhs ? ast_unparen(rhs) : NULL;
    // x += y * z, and x -= y * z for floats; direct: x is in memory and no other code can run in between
    bool product = r && !r->cval && r->n.kind == N_BinaryExpr && r->n.op == TK_MUL &&
                   ((l->cls == CL_F64 && (op == TK_ADD || op == TK_SUB)) || (l->cls == CL_INT && l->size == 8 && op == TK_ADD));
    bool direct = product && l->cls == CL_F64 && lv.kind == LV_MEM && !expr_has_call(rhs);
    if (dst < 0 && !direct) {
        if (calls) lv_fix(f, &lv, m);
        dst = fresh(f, t);
        if (calls && l->cls != CL_STR && !product) {  // as in gc, x is read when the calls have been made
            int y = expr_conv(f, rhs, yt);
            lv_peek(f, &lv, dst);
            at_pos(f, pos);
            arith(f, op, t, dst, dst, y, yt, pos);
            lv_store(f, &lv, dst);
            fn_release(f, m);
            return;
        }
        lv_peek(f, &lv, dst);
    }
    int64_t imm;
    if (l->cls == CL_STR) {
        int s = fn_alloc(f, 4);
        emit_mov(f, s, dst, 2);
        ptr_set_word(f, s);
        expr_conv_to(f, rhs, t, s + 2);
        emit_concat(f, site, dst, s, 2);
    } else if (shift && rhs && shift_count(rhs, &imm)) {
        arith_imm(f, op, t, dst, dst, imm);
    } else if (rhs && const_imm16(f, rhs, &imm) && arith_imm(f, op, t, dst, dst, imm)) {
    } else if (product) {
        int x = expr_conv(f, ((BinaryExpr *)r)->x, t), y = expr_conv(f, ((BinaryExpr *)r)->y, t);
        if (direct) {
            emit_ext(f, op == TK_ADD ? OP_FMACM : OP_FMSCM, lv.slot, x, y, (uint64_t)lv.off);
            fn_release(f, m);
            return;
        }
        emit(f, l->cls == CL_INT ? OP_MAC_I64 : op == TK_ADD ? OP_FMAC : OP_FMSC, dst, x, y);
    } else {
        int y = expr_conv(f, rhs, yt);
        at_pos(f, pos);
        arith(f, op, t, dst, dst, y, yt, pos);
    }
    if (lv.kind != LV_SLOT) lv_store(f, &lv, dst);
    fn_release(f, m);
}

// x op= y
static void assign_binary(Fn *f, Node *site, Expr *lhs, int op, Expr *rhs, Pos pos) {
    int m = fn_mark(f);
    Node *l1[1] = {&lhs->n}, *r1[1] = {&rhs->n};
    int h = hoist_assign(f, (NodeList){l1, 1}, (NodeList){r1, 1});
    assign_hoisted(f, site, lhs, op, rhs, pos, h < 0 && expr_has_call(rhs));
    hoist_end(f, h);
    fn_release(f, m);
}

void stmt_incdec(Fn *f, IncDecStmt *s) {
    int m = fn_mark(f);
    Lv lv = lvalue(f, s->x);
    map_element(f, &lv, TK_ADD, NULL);
    const Layout *l = layout(lv.type);
    int dst = lv.kind == LV_SLOT ? lv.slot : fresh(f, lv.type), op = s->s.n.op == TK_INC ? TK_ADD : TK_SUB;
    if (lv.kind != LV_SLOT) lv_peek(f, &lv, dst);
    if (l->cls == CL_INT) arith_imm(f, op, lv.type, dst, dst, 1);
    else {
        int one = fresh(f, lv.type);
        const_to(f, const_from_int64(cc.ck, 1), lv.type, one);
        arith(f, op, lv.type, dst, dst, one, lv.type, s->s.n.pos);
    }
    if (lv.kind != LV_SLOT) lv_store(f, &lv, dst);
    fn_release(f, m);
}

void stmt_assign(Fn *f, AssignStmt *s) {
    at_pos(f, s->s.n.pos);
    int op = s->s.n.op;
    if (op != TK_ASSIGN && op != TK_DEFINE) {
        assign_binary(f, &s->s.n, ast_expr_at(s->lhs, 0), assign_op(op), ast_expr_at(s->rhs, 0), s->s.oppos);
        return;
    }
    bool define = op == TK_DEFINE;
    if (s->lhs.n == 1 && s->rhs.n == 1) {
        Object *o = define ? declares(s->lhs.v[0]) : NULL;
        if (o) var_init_from(f, o, ast_expr_at(s->rhs, 0));
        else assign_one(f, ast_expr_at(s->lhs, 0), ast_expr_at(s->rhs, 0));
    } else if (s->rhs.n == 1) assign_tuple(f, s->lhs, ast_expr_at(s->rhs, 0), define);
    else assign_many(f, s->lhs, s->rhs, define);
}

// var a, b T = x, y   (in a function)
void decl_vars(Fn *f, ValueSpec *v) {
    if (v->values.n == 0) {
        for (int i = 0; i < v->names.n; i++) {
            Object *o = ((Ident *)v->names.v[i])->obj;
            if (o && !is_blank(v->names.v[i])) var_declare_zero(f, o);
        }
    } else if (v->values.n == v->names.n) {
        if (v->names.n == 1) {
            Ident *id = (Ident *)v->names.v[0];
            Expr *x = ast_expr_at(v->values, 0);
            if (!ast_is_blank(id)) var_init_from(f, id->obj, x);
            else if (!x->cval && ast_unparen(x)->mode != MNilValue) expr_drop(f, x);
        } else assign_many(f, v->names, v->values, true);
    } else assign_tuple(f, v->names, ast_expr_at(v->values, 0), true);
}
