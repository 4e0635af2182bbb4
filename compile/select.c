// select.c - select: sends and receives are laid out as an array of scases in slots (sends first), SELECT chooses, then the bodies.
// No case: park for ever. One case: the plain operation. One case and default: TRYSEND or TRYRECV.
#include "compile/int.h"

typedef struct Arm {
    CommClause *c;
    bool send, dflt;
    Expr *chan, *value;      // send
    UnaryExpr *recv;         // <-c
    AssignStmt *assign;      // v [, ok] = or := <-c
    int chanslot, elem;      // slots
    Type *et;
    int order;               // index in the scase array
    Label *body;
} Arm;

static Type *elem_of(Fn *f, Expr *c) {
    Type *t = types_under(typeof_(f, c));
    return (t->kind == TChan ? t : types_core(t))->chan.elem;
}

static void analyse(Arm *a, CommClause *c) {
    *a = (Arm){.c = c};
    Stmt *s = c->comm;
    Expr *x = NULL;
    if (!s) {
        a->dflt = true;
        return;
    }
    if (s->n.kind == N_SendStmt) {
        a->send = true;
        a->chan = ((SendStmt *)s)->chan;
        a->value = ((SendStmt *)s)->value;
        return;
    }
    if (s->n.kind == N_ExprStmt) x = ((ExprStmt *)s)->x;
    else {
        a->assign = (AssignStmt *)s;
        x = ast_expr_at(a->assign->rhs, 0);
    }
    a->recv = (UnaryExpr *)ast_unparen(x);
    a->chan = a->recv->x;
}

// After a receive: its value (in slots elem) and ok go to the left sides.
static void bind_received(Fn *f, Arm *a, int ok) {
    if (!a->assign) return;
    if (slots_of(a->et)) {
        normalise(f, a->et, a->elem);
        ptr_set(f, a->elem, a->et);
    }
    Type *types[2] = {a->et, types_basic[KBool]};
    int slots[2] = {a->elem, ok};
    for (int i = 0; i < a->assign->lhs.n; i++) {
        Node *l = a->assign->lhs.v[i];
        if (l->kind == N_Ident && ast_is_blank((Ident *)l)) continue;
        if (a->assign->s.n.op == TK_DEFINE) {
            var_init_slot(f, ((Ident *)l)->obj, slots[i]);
            continue;
        }
        int m = fn_mark(f);
        Lv lv = lvalue(f, (Expr *)l);
        int v = slots[i];
        if (is_iface(lv.type) && !types_identical(lv.type, types[i])) {
            v = fresh(f, lv.type);
            convert_to(f, slots[i], types[i], lv.type, v);
        }
        lv_store(f, &lv, v);
        fn_release(f, m);
    }
}

void stmt_select(Fn *f, SelectStmt *s, Node *labelled) {
    (void)labelled;
    int m = fn_mark(f), n = s->cases.n;
    Arm *arm = ARENA_ARRAY(cc.arena, Arm, n + 1);
    Label *end = label_new(f);
    Target t;
    bool dflt = false;
    int nsend = 0, nrecv = 0;
    for (int i = 0; i < n; i++) {
        analyse(&arm[i], (CommClause *)s->cases.v[i]);
        arm[i].body = label_new(f);
        if (arm[i].dflt) dflt = true;
        else if (arm[i].send) nsend++;
        else nrecv++;
    }
    // Channels and values are evaluated in source order.
    for (int i = 0; i < n; i++) {
        Arm *a = &arm[i];
        if (a->dflt) continue;
        at_pos(f, a->c->s.n.pos);
        a->et = elem_of(f, a->chan);
        a->chanslot = fn_alloc(f, 1);
        expr_to(f, a->chan, a->chanslot);
        a->elem = fresh(f, a->et);
        if (a->send) expr_conv_to(f, a->value, a->et, a->elem);
        else if (slots_of(a->et)) {
            zero_value(f, a->et, a->elem);
            ptr_set(f, a->elem, a->et);
        }
    }
    int res = fn_alloc(f, 2), live = nsend + nrecv;
    at_pos(f, s->s.n.pos);
    if (live == 1 && dflt) {
        for (int i = 0; i < n; i++) {
            Arm *a = &arm[i];
            if (a->dflt) continue;
            if (a->send) emit(f, OP_TRYSEND, a->chanslot, a->elem, res);
            else emit(f, OP_TRYRECV, slots_of(a->et) ? a->elem : 0xffff, a->chanslot, res);
            emit_jump(f, OP_JT, res, 0, a->body);
        }
        for (int i = 0; i < n; i++)
            if (arm[i].dflt) emit_jump(f, OP_JMP, 0, 0, arm[i].body);
    } else if (live == 1 && n == 1) {
        Arm *a = &arm[0];
        if (a->send) emit(f, OP_SEND, a->chanslot, a->elem, 0);
        else emit(f, OP_RECV2, slots_of(a->et) ? a->elem : 0xffff, a->chanslot, res + 1);
    } else {
        int base = fn_alloc(f, live * SCASE_SLOTS + 1), k = 0;
        for (int pass = 0; pass < 2; pass++)
            for (int i = 0; i < n; i++) {
                Arm *a = &arm[i];
                if (a->dflt || a->send != (pass == 0)) continue;
                a->order = k;
                emit_mov(f, base + 2 * k, a->chanslot, 1);
                ptr_set_word(f, base + 2 * k);
                if (slots_of(a->et) == 0) emit_imm(f, OP_LDI, base + 2 * k + 1, 0);
                else emit(f, OP_LEA, base + 2 * k + 1, a->elem, 0);
                ptr_set_word(f, base + 2 * k + 1);
                k++;
            }
        emit_ext(f, OP_SELECT, base, nsend, nrecv, (uint64_t)res | (dflt ? 0 : 1ull << 32));
        for (int i = 0; i < n; i++) {
            if (i + 1 == n) emit_jump(f, OP_JMP, 0, 0, arm[i].body);
            else emit_jump(f, OP_JEQI, res, arm[i].dflt ? (uint16_t)-1 : arm[i].order, arm[i].body);
        }
        if (n == 0) emit(f, OP_TRAP, 0, 0, 0);
    }
    target_push(f, &t, &s->s.n, end, NULL);
    for (int i = 0; i < n; i++) {
        Arm *a = &arm[i];
        int k = fn_mark(f);
        label_place(f, a->body);
        at_pos(f, a->c->s.n.pos);
        if (a->recv) bind_received(f, a, res + 1);
        if (unlikely(a->c->s.n.flags & NF_COVERINSIDE)) cover_count(f, &a->c->s.n, true);
        stmt_list(f, a->c->body);
        fn_release(f, k);
        if (i + 1 < n) emit_jump(f, OP_JMP, 0, 0, end);
    }
    f->targets = t.outer;
    label_place(f, end);
    fn_release(f, m);
}
