// ops.c - operators: arithmetic, comparison, branching on conditions, conversions.
#include "compile/int.h"
#include "compile/escape.h"

static bool is_signed(const Layout *l) { return l->w <= W_I8; }
static int wide(const Layout *l) { return l->w == W_U64 ? W_I64 : l->w; }

static Type *val_type(Fn *f, Expr *e) {
    Type *t = typeof_(f, e);
    return types_is_untyped(t) ? types_default(t) : t;
}

static bool nil_expr(Expr *e) {
    e = ast_unparen(e);
    return e->mode == MNilValue || (e->n.kind == N_Ident && ((Ident *)e)->obj && ((Ident *)e)->obj->kind == ONil);
}

static void float_op(Fn *f, int op, bool f32, int dst, int x, int y) {
    int base = f32 ? OP_FADD32 : OP_FADD;
    emit(f, base + (op == TK_ADD ? 0 : op == TK_SUB ? 1 : op == TK_MUL ? 2 : 3), dst, x, y);
}

static void complex_op(Fn *f, int op, const Layout *l, int dst, int x, int y) {
    int code = op == TK_ADD ? OP_CADD : op == TK_SUB ? OP_CSUB : op == TK_MUL ? OP_CMUL : OP_CDIV;
    if (l->cls == CL_C128) {
        emit(f, code, dst, x, y);
        return;
    }
    int m = fn_mark(f), s = fn_alloc(f, 4);
    emit(f, OP_C642C, s, x, 0);
    emit(f, OP_C642C, s + 2, y, 0);
    emit(f, code, s, s, s + 2);
    emit(f, OP_C2C64, dst, s, 0);
    fn_release(f, m);
}

// dst = x op y for values of type t; for shifts y has type yt.
void arith(Fn *f, int op, Type *t, int dst, int x, int y, Type *yt, Pos pos) {
    const Layout *l = layout(t);
    switch (l->cls) {
    case CL_F64: float_op(f, op, false, dst, x, y); return;
    case CL_F32: float_op(f, op, true, dst, x, y); return;
    case CL_C128: case CL_C64: complex_op(f, op, l, dst, x, y); return;
    case CL_STR: {
        int m = fn_mark(f), s = fn_alloc(f, 4);
        emit_mov(f, s, x, 2);
        emit_mov(f, s + 2, y, 2);
        emit(f, OP_CONCAT, dst, s, 2);
        fn_release(f, m);
        ptr_set_word(f, dst);
        return;
    }
    case CL_INT: break;
    case CL_BOOL:
        if (op == TK_AND || op == TK_LAND) { emit(f, OP_AND, dst, x, y); return; }
        if (op == TK_OR || op == TK_LOR) { emit(f, OP_OR, dst, x, y); return; }
        // fall through
    default: unsupported(f, pos, "operator on this type"); return;
    }
    switch (op) {
    case TK_ADD: emit(f, OP_ADD_I64 + wide(l), dst, x, y); break;
    case TK_SUB: emit(f, OP_SUB_I64 + wide(l), dst, x, y); break;
    case TK_MUL: emit(f, OP_MUL_I64 + wide(l), dst, x, y); break;
    case TK_QUO: emit(f, is_signed(l) ? OP_DIV_I64 + l->w : OP_DIV_U, dst, x, y); break;
    case TK_REM: emit(f, is_signed(l) ? OP_MOD_I : OP_MOD_U, dst, x, y); break;
    case TK_AND: emit(f, OP_AND, dst, x, y); break;
    case TK_OR: emit(f, OP_OR, dst, x, y); break;
    case TK_XOR: emit(f, OP_XOR, dst, x, y); break;
    case TK_AND_NOT: emit(f, OP_ANDN, dst, x, y); break;
    case TK_SHL: case TK_SHR: {
        const Layout *yl = layout(yt);
        if (yl->cls == CL_INT && is_signed(yl)) emit(f, OP_CKSHIFT, y, 0, 0);
        if (op == TK_SHL) emit(f, OP_SHL_I64 + wide(l), dst, x, y);
        else emit(f, is_signed(l) ? OP_SHR_S : OP_SHR_U, dst, x, y);
        break;
    }
    default: unsupported(f, pos, "operator"); break;
    }
}

// dst = x op imm where an instruction has room for the constant.
bool arith_imm(Fn *f, int op, Type *t, int dst, int x, int64_t imm) {
    const Layout *l = layout(t);
    if (l->cls != CL_INT) return false;
    bool s16 = imm >= INT16_MIN && imm <= INT16_MAX, u16 = imm >= 0 && imm <= 0xffff;
    switch (op) {
    case TK_ADD: if (!s16) return false; emit(f, OP_ADDI_I64 + wide(l), dst, x, (uint16_t)imm); return true;
    case TK_SUB: if (imm <= INT16_MIN || imm > INT16_MAX) return false; emit(f, OP_ADDI_I64 + wide(l), dst, x, (uint16_t)-imm); return true;
    case TK_MUL: if (!s16) return false; emit(f, OP_MULI_I64 + wide(l), dst, x, (uint16_t)imm); return true;
    case TK_QUO: case TK_REM:
        if (imm <= 0) return false;
        if (is_signed(l) ? !s16 : !u16) return false;
        emit(f, (op == TK_QUO ? OP_DIVI_U : OP_MODI_U) + (is_signed(l) ? OP_DIVI_I - OP_DIVI_U : 0), dst, x, (uint16_t)imm);
        return true;
    case TK_AND: if (!u16) return false; emit(f, OP_ANDI, dst, x, (uint16_t)imm); return true;
    case TK_OR: if (!u16 || (is_signed(l) && imm > INT8_MAX && l->size == 1)) return false; emit(f, OP_ORI, dst, x, (uint16_t)imm); return true;
    case TK_XOR: if (!u16 || (is_signed(l) && imm > INT8_MAX && l->size == 1)) return false; emit(f, OP_XORI, dst, x, (uint16_t)imm); return true;
    case TK_SHL:
        if (imm < 0) return false;
        if (imm >= 64) emit_int(f, dst, 0);
        else emit(f, OP_SHLI_I64 + wide(l), dst, x, (int)imm);
        return true;
    case TK_SHR:
        if (imm < 0) return false;
        if (is_signed(l)) emit(f, OP_SHRI_S, dst, x, imm > 63 ? 63 : (int)imm);
        else if (imm >= 64) emit_int(f, dst, 0);
        else emit(f, OP_SHRI_U, dst, x, (int)imm);
        return true;
    default: return false;
    }
}
_Static_assert(OP_DIVI_I - OP_DIVI_U == OP_MODI_I - OP_MODI_U, "division by constants is in one order");

static int widen32(Fn *f, int x) {  // float32 in slots to float64 in a temporary
    int s = fn_alloc(f, 1);
    emit(f, OP_F322F, s, x, 0);
    return s;
}

void equal_to(Fn *f, Type *t, int x, int y, int dst) {
    const Layout *l = layout(t);
    int m = fn_mark(f);
    switch (l->cls) {
    case CL_NONE: emit_int(f, dst, 1); break;
    case CL_BOOL: case CL_INT: case CL_PTR: emit(f, OP_SEQ, dst, x, y); break;
    case CL_F64: emit(f, OP_FSEQ, dst, x, y); break;
    case CL_F32: {
        int a = widen32(f, x), b = widen32(f, y);
        emit(f, OP_FSEQ, dst, a, b);
        break;
    }
    case CL_C128: emit(f, OP_CEQ, dst, x, y); break;
    case CL_C64: {
        int s = fn_alloc(f, 4);
        emit(f, OP_C642C, s, x, 0);
        emit(f, OP_C642C, s + 2, y, 0);
        emit(f, OP_CEQ, dst, s, s + 2);
        break;
    }
    case CL_STR: emit(f, OP_STREQ, dst, x, y); break;
    case CL_EFACE: emit(f, OP_EFEQ, dst, x, y); break;
    case CL_IFACE: emit(f, OP_IFEQ, dst, x, y); break;
    default: emit_ext(f, OP_TYEQ, dst, x, y, (uint64_t)(uintptr_t)rtype(t)); break;
    }
    fn_release(f, m);
}

static int negate(int op) {
    switch (op) {
    case TK_EQL: return TK_NEQ;
    case TK_NEQ: return TK_EQL;
    case TK_LSS: return TK_GEQ;
    case TK_GEQ: return TK_LSS;
    case TK_GTR: return TK_LEQ;
    default: return TK_GTR;
    }
}

static int swapped(int op) {
    switch (op) {
    case TK_LSS: return TK_GTR;
    case TK_GTR: return TK_LSS;
    case TK_LEQ: return TK_GEQ;
    case TK_GEQ: return TK_LEQ;
    default: return op;
    }
}

static bool is_comparison(int op) { return op == TK_EQL || op == TK_NEQ || op == TK_LSS || op == TK_LEQ || op == TK_GTR || op == TK_GEQ; }

// The common type of a comparison: an interface if one side is.
static Type *compare_type(Fn *f, BinaryExpr *e) {
    Type *x = val_type(f, e->x), *y = val_type(f, e->y);
    if (nil_expr(e->x)) return y;
    if (nil_expr(e->y)) return x;
    if (is_iface(x) && !is_iface(y)) return x;
    if (is_iface(y) && !is_iface(x)) return y;
    if (is_iface(x) && is_iface(y) && types_iface_nmethods(types_under(x)) > 0 && types_iface_nmethods(types_under(y)) == 0) return y;
    if (is_iface(x) && is_iface(y) && types_iface_nmethods(types_under(y)) < types_iface_nmethods(types_under(x))) return y;
    if (types_is_untyped(typeof_(f, e->x)) && !types_is_untyped(typeof_(f, e->y))) return y;
    return x;
}

static void jump_int(Fn *f, int op, bool sign, int x, int y, Label *to) {
    switch (op) {
    case TK_EQL: emit_jump(f, OP_JEQ, x, y, to); break;
    case TK_NEQ: emit_jump(f, OP_JNE, x, y, to); break;
    case TK_LSS: emit_jump(f, sign ? OP_JLT : OP_JLTU, x, y, to); break;
    case TK_LEQ: emit_jump(f, sign ? OP_JLE : OP_JLEU, x, y, to); break;
    case TK_GTR: emit_jump(f, sign ? OP_JLT : OP_JLTU, y, x, to); break;
    default: emit_jump(f, sign ? OP_JLE : OP_JLEU, y, x, to); break;
    }
}

static void jump_imm(Fn *f, int op, int x, int64_t imm, Label *to) {
    int code = op == TK_EQL ? OP_JEQI : op == TK_NEQ ? OP_JNEI : op == TK_LSS ? OP_JLTI : op == TK_LEQ ? OP_JLEI : op == TK_GTR ? OP_JGTI : OP_JGEI;
    emit_jump(f, code, x, (uint16_t)imm, to);
}

static void jump_float(Fn *f, int op, bool when, int x, int y, Label *to) {
    switch (op) {
    case TK_EQL: emit_jump(f, when ? OP_JFEQ : OP_JFNE, x, y, to); break;
    case TK_NEQ: emit_jump(f, when ? OP_JFNE : OP_JFEQ, x, y, to); break;
    case TK_LSS: emit_jump(f, when ? OP_JFLT : OP_JFNLT, x, y, to); break;
    case TK_LEQ: emit_jump(f, when ? OP_JFLE : OP_JFNLE, x, y, to); break;
    case TK_GTR: emit_jump(f, when ? OP_JFLT : OP_JFNLT, y, x, to); break;
    default: emit_jump(f, when ? OP_JFLE : OP_JFNLE, y, x, to); break;
    }
}

static void compare_jump(Fn *f, BinaryExpr *e, Label *to, bool when) {
    int op = e->e.n.op;
    Type *t = compare_type(f, e);
    const Layout *l = layout(t);
    int m = fn_mark(f);
    Expr *ex = e->x, *ey = e->y;
    if (nil_expr(ex)) {
        ex = e->y;
        ey = e->x;
        op = swapped(op);
    }
    if (nil_expr(ey)) {  // pointers, maps, chans, funcs, slices and interfaces: the first word tells
        if (nil_expr(ex)) {
            if ((op == TK_EQL) == when) emit_jump(f, OP_JMP, 0, 0, to);
            return;
        }
        int x = layout(val_type(f, ex))->cls == CL_SLICE ? slice_head(f, ex, val_type(f, ex)) : expr(f, ex);
        fn_release(f, m);
        jump_imm(f, when ? op : negate(op), x, 0, to);
        return;
    }
    int64_t imm;
    switch (l->cls) {
    case CL_INT: case CL_BOOL: case CL_PTR: {
        bool sign = l->cls == CL_INT && is_signed(l);
        if (l->cls == CL_INT && const_imm16(f, ex, &imm)) {
            Expr *s = ex;
            ex = ey;
            ey = s;
            op = swapped(op);
        }
        if (!when) op = negate(op);
        if (l->cls == CL_INT && const_imm16(f, ey, &imm) && (sign || op == TK_EQL || op == TK_NEQ)) {
            int x = expr(f, ex);
            fn_release(f, m);
            jump_imm(f, op, x, imm, to);
            return;
        }
        int x = expr_conv(f, ex, t), y = expr_conv(f, ey, t);
        fn_release(f, m);
        jump_int(f, op, sign, x, y, to);
        return;
    }
    case CL_F64: {
        int x = expr_conv(f, ex, t), y = expr_conv(f, ey, t);
        fn_release(f, m);
        jump_float(f, op, when, x, y, to);
        return;
    }
    case CL_F32: {
        int x = widen32(f, expr_conv(f, ex, t)), y = widen32(f, expr_conv(f, ey, t));
        fn_release(f, m);
        jump_float(f, op, when, x, y, to);
        return;
    }
    case CL_STR: {
        int x = expr_conv(f, ex, t), y = expr_conv(f, ey, t);
        if (op == TK_EQL || op == TK_NEQ) {
            fn_release(f, m);
            emit_jump(f, (op == TK_EQL) == when ? OP_JSTREQ : OP_JSTRNE, x, y, to);
            return;
        }
        int c = fn_alloc(f, 1);
        emit(f, OP_STRCMP, c, x, y);
        fn_release(f, m);
        jump_imm(f, when ? op : negate(op), c, 0, to);
        return;
    }
    default: {
        int x = expr_conv(f, ex, t), y = expr_conv(f, ey, t), c = fn_alloc(f, 1);
        equal_to(f, t, x, y, c);
        fn_release(f, m);
        emit_jump(f, (op == TK_EQL) == when ? OP_JT : OP_JF, c, 0, to);
    }
    }
}

void cond_jump(Fn *f, Expr *e, Label *to, bool when) {
    if (!f->hoisting && !e->cval && ast_unparen(e)->n.kind == N_BinaryExpr) {
        int m = fn_mark(f), h = hoist1(f, e);
        if (h >= 0) {
            cond_jump(f, e, to, when);
            hoist_end(f, h);
            fn_release(f, m);
            return;
        }
    }
    e = ast_unparen(e);
    int hs = f->hoisted.n ? hoisted_slot(f, e) : -1;
    if (hs >= 0) {
        emit_jump(f, when ? OP_JT : OP_JF, hs, 0, to);
        return;
    }
    if (e->cval) {
        if (const_bool(e->cval) == when) emit_jump(f, OP_JMP, 0, 0, to);
        return;
    }
    if (e->n.kind == N_UnaryExpr && e->n.op == TK_NOT) {
        cond_jump(f, ((UnaryExpr *)e)->x, to, !when);
        return;
    }
    if (e->n.kind == N_BinaryExpr) {
        BinaryExpr *b = (BinaryExpr *)e;
        if (e->n.op == TK_LAND || e->n.op == TK_LOR) {
            if ((e->n.op == TK_LOR) == when) {
                cond_jump(f, b->x, to, when);
                cond_jump(f, b->y, to, when);
            } else {
                Label *skip = label_new(f);
                cond_jump(f, b->x, skip, !when);
                cond_jump(f, b->y, to, when);
                label_place(f, skip);
            }
            return;
        }
        if (is_comparison(e->n.op)) {
            compare_jump(f, b, to, when);
            return;
        }
    }
    if (e->n.kind == N_CallExpr && inline_cond_jump(f, (CallExpr *)e, to, when)) return;
    int m = fn_mark(f), x = expr(f, e);
    fn_release(f, m);
    emit_jump(f, when ? OP_JT : OP_JF, x, 0, to);
}

static void materialise_bool(Fn *f, Expr *e, int dst) {
    Label *no = label_new(f), *end = label_new(f);
    cond_jump(f, e, no, false);
    emit_imm(f, OP_LDI, dst, 1);
    emit_jump(f, OP_JMP, 0, 0, end);
    label_place(f, no);
    emit_imm(f, OP_LDI, dst, 0);
    label_place(f, end);
}

static void compare_to(Fn *f, BinaryExpr *e, int dst) {
    int op = e->e.n.op;
    Type *t = compare_type(f, e);
    const Layout *l = layout(t);
    bool simple = (l->cls == CL_INT || l->cls == CL_BOOL || l->cls == CL_PTR || l->cls == CL_F64) && !nil_expr(e->x) && !nil_expr(e->y);
    if (!simple) {
        if (!nil_expr(e->x) && !nil_expr(e->y) && op == TK_EQL) {
            int x = expr_conv(f, e->x, t), y = expr_conv(f, e->y, t);
            equal_to(f, t, x, y, dst);
        } else materialise_bool(f, &e->e, dst);
        return;
    }
    int64_t imm;
    if (l->cls == CL_INT && (op == TK_EQL || op == TK_NEQ) && const_imm16(f, e->y, &imm)) {
        int x = expr_conv(f, e->x, t);
        emit(f, op == TK_EQL ? OP_SEQI : OP_SNEI, dst, x, (uint16_t)imm);
        return;
    }
    int x = expr_conv(f, e->x, t), y = expr_conv(f, e->y, t);
    bool fl = l->cls == CL_F64, u = !fl && !(l->cls == CL_INT && is_signed(l));
    switch (op) {
    case TK_EQL: emit(f, fl ? OP_FSEQ : OP_SEQ, dst, x, y); break;
    case TK_NEQ: emit(f, fl ? OP_FSNE : OP_SNE, dst, x, y); break;
    case TK_LSS: emit(f, fl ? OP_FSLT : u ? OP_SLTU : OP_SLT, dst, x, y); break;
    case TK_LEQ: emit(f, fl ? OP_FSLE : u ? OP_SLEU : OP_SLE, dst, x, y); break;
    case TK_GTR: emit(f, fl ? OP_FSLT : u ? OP_SLTU : OP_SLT, dst, y, x); break;
    default: emit(f, fl ? OP_FSLE : u ? OP_SLEU : OP_SLE, dst, y, x); break;
    }
}

static void concat_leaves(Expr *e, NodeList *out, int cap, Fn *f) {
    e = ast_unparen(e);
    if (!e->cval && e->n.kind == N_BinaryExpr && e->n.op == TK_ADD && out->n < cap - 1) {
        concat_leaves(((BinaryExpr *)e)->x, out, cap, f);
        concat_leaves(((BinaryExpr *)e)->y, out, cap, f);
    } else out->v[out->n++] = &e->n;
}

static bool has_call(Expr *e) {  // could evaluating e change a variable?
    e = ast_unparen(e);
    if (e->cval) return false;
    switch (e->n.kind) {
    case N_Ident: case N_BasicLit: case N_FuncLit: return false;
    case N_SelectorExpr: return ((SelectorExpr *)e)->selection && has_call(((SelectorExpr *)e)->x);
    case N_StarExpr: return has_call(((StarExpr *)e)->x);
    case N_UnaryExpr: return e->n.op == TK_ARROW || has_call(((UnaryExpr *)e)->x);
    case N_BinaryExpr: return has_call(((BinaryExpr *)e)->x) || has_call(((BinaryExpr *)e)->y);
    case N_IndexExpr: return has_call(((IndexExpr *)e)->x) || has_call(ast_expr_at(((IndexExpr *)e)->indices, 0));
    case N_CallExpr: {  // conversions and the builtins that only look
        CallExpr *c = (CallExpr *)e;
        Expr *fun = ast_unparen(c->fun);
        bool plain = fun->mode == MTypExpr;
        if (fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin) {
            int id = ((Ident *)fun)->obj->builtin;
            plain = id == BLen || id == BCap || id == BReal || id == BImag || id == BMin || id == BMax || id == BComplex;
        }
        if (!plain) return true;
        for (int i = 0; i < c->args.n; i++)
            if (has_call(ast_expr_at(c->args, i))) return true;
        return false;
    }
    default: return true;
    }
}
bool expr_has_call(Expr *e) { return has_call(e); }

// A constant shift count, whatever its kind (1.0 counts too); 64 stands for all that are larger.
bool shift_count(Expr *y, int64_t *n) {
    if (!y->cval) return false;
    if (!const_int64(y->cval, n) || *n > 64) *n = 64;
    return true;
}

void binary_to(Fn *f, BinaryExpr *e, int dst) {
    int op = e->e.n.op;
    if (op == TK_LAND || op == TK_LOR) {
        materialise_bool(f, &e->e, dst);
        return;
    }
    if (is_comparison(op)) {
        compare_to(f, e, dst);
        return;
    }
    Type *t = val_type(f, &e->e);
    if (layout(t)->cls == CL_STR && op == TK_ADD) {
        Node *v[64];
        NodeList leaves = {v, 0};
        concat_leaves(&e->e, &leaves, 64, f);
        int s = fn_alloc(f, 2 * leaves.n);
        for (int i = 0; i < leaves.n; i++) expr_conv_to(f, (Expr *)v[i], t, s + 2 * i);
        emit_concat(f, &e->e.n, dst, s, leaves.n);
        return;
    }
    int64_t imm;
    bool shift = op == TK_SHL || op == TK_SHR;
    if (shift && shift_count(e->y, &imm)) {
        int x = expr_conv(f, e->x, t);
        arith_imm(f, op, t, dst, x, imm);
        return;
    }
    if (const_imm16(f, e->y, &imm)) {
        int x = expr_conv(f, e->x, t);
        if (arith_imm(f, op, t, dst, x, imm)) return;
        Type *yt = shift ? val_type(f, e->y) : t;
        int y = expr_conv(f, e->y, yt);
        arith(f, op, t, dst, x, y, yt, e->e.oppos);
        return;
    }
    if (!shift && (op == TK_ADD || op == TK_MUL || op == TK_AND || op == TK_OR || op == TK_XOR) && const_imm16(f, e->x, &imm)) {
        int y = expr_conv(f, e->y, t);
        if (arith_imm(f, op, t, dst, y, imm)) return;
        int x = expr_conv(f, e->x, t);
        arith(f, op, t, dst, x, y, t, e->e.oppos);
        return;
    }
    int x = expr_conv(f, e->x, t);
    Type *yt = shift ? val_type(f, e->y) : t;
    int y = expr_conv(f, e->y, yt);
    at_pos(f, e->e.oppos);
    arith(f, op, t, dst, x, y, yt, e->e.oppos);
}

void unary_to(Fn *f, UnaryExpr *e, int dst) {
    Type *t = val_type(f, &e->e);
    const Layout *l = layout(t);
    switch (e->e.n.op) {
    case TK_ADD: expr_to(f, e->x, dst); break;
    case TK_NOT: {
        Expr *x = ast_unparen(e->x);
        if (x->n.kind == N_BinaryExpr) materialise_bool(f, &e->e, dst);
        else emit(f, OP_NOTB, dst, expr(f, e->x), 0);
        break;
    }
    case TK_XOR: emit(f, OP_NOT_I64 + wide(l), dst, expr_conv(f, e->x, t), 0); break;
    case TK_SUB: {
        int x = expr_conv(f, e->x, t);
        switch (l->cls) {
        case CL_INT: emit(f, OP_NEG_I64 + wide(l), dst, x, 0); break;
        case CL_F64: emit(f, OP_FNEG, dst, x, 0); break;
        case CL_F32: emit(f, OP_FNEG32, dst, x, 0); break;
        default: {
            int s = fn_alloc(f, 2);
            if (l->cls == CL_C64) emit(f, OP_C642C, s, x, 0);
            else emit_mov(f, s, x, 2);
            emit(f, OP_FNEG, s, s, 0);
            emit(f, OP_FNEG, s + 1, s + 1, 0);
            if (l->cls == CL_C64) emit(f, OP_C2C64, dst, s, 0);
            else emit_mov(f, dst, s, 2);
        }
        }
        break;
    }
    case TK_AND: {
        Expr *x = ast_unparen(e->x);
        if (x->n.kind == N_CompositeLit) complit_addr_to(f, (CompositeLit *)x, typeof_(f, x), dst);
        else {
            Loc *v = x->n.kind == N_Ident && ((Ident *)x)->obj && !((Ident *)x)->obj->ispkgvar ? var_find(f, ((Ident *)x)->obj) : NULL;
            if (v && v->kind == LOC_BOX) emit_mov(f, dst, v->slot, 1);
            else {
                Lv lv = rvalue_place(f, x);
                lv_addr(f, &lv, dst);
            }
        }
        break;
    }
    case TK_ARROW: {
        int c = expr(f, e->x);
        if (l->cls == CL_NONE) emit(f, OP_RECV, 0xffff, c, 0);
        else {
            // Received into fresh slots, zeroed because the map at the receive has them: a parked goroutine is filled through them.
            int s = fresh(f, t);
            zero_value(f, t, s);
            ptr_set(f, s, t);
            emit(f, OP_RECV, s, c, 0);
            normalise(f, t, s);
            emit_mov(f, dst, s, l->nslots);
        }
        break;
    }
    default: unsupported(f, e->e.n.pos, "unary operator");
    }
}

// --- conversions T(x) between types that are not interfaces on the target side
static void int_to_int(Fn *f, const Layout *from, const Layout *to, int dst, int src) {
    if (to->size >= from->size && to->size == 8) emit_mov(f, dst, src, 1);
    else {
        static const int op[] = {[W_I8] = OP_SX8, [W_I16] = OP_SX16, [W_I32] = OP_SX32, [W_U8] = OP_ZX8, [W_U16] = OP_ZX16, [W_U32] = OP_ZX32};
        if (to->w == W_I64 || to->w == W_U64) emit_mov(f, dst, src, 1);
        else if (to->size > from->size && (!is_signed(from) || is_signed(to))) emit_mov(f, dst, src, 1);
        else if (to->w == from->w) emit_mov(f, dst, src, 1);
        else emit(f, op[to->w], dst, src, 0);
    }
}

static bool bytes_or_runes(Type *u, bool *runes) {
    if (u->kind != TSlice) return false;
    const Layout *l = layout(u->slice.elem);
    if (l->cls != CL_INT || (l->w != W_U8 && l->w != W_I32)) return false;
    *runes = l->w == W_I32;
    return true;
}

void convert_to(Fn *f, int src, Type *from, Type *to, int dst) {
    if (is_iface(to)) {
        convert_iface(f, src, from, to, dst);
        return;
    }
    Node *site = f->site;
    f->site = NULL;
    const Layout *a = layout(from), *b = layout(to);
    bool runes = false;
    int m = fn_mark(f);
    if (b->cls == CL_INT || (b->cls == CL_PTR && a->cls == CL_INT)) {
        if (a->cls == CL_INT || a->cls == CL_PTR) int_to_int(f, a, b, dst, src);
        else if (a->cls == CL_F64 || a->cls == CL_F32) {
            bool u = b->cls == CL_INT && b->w == W_U64;
            emit(f, a->cls == CL_F64 ? (u ? OP_F2U : OP_F2I) : (u ? OP_F322U : OP_F322I), dst, src, 0);
            if (b->size < 8) normalise(f, to, dst);
        } else unsupported(f, 0, "conversion");
    } else if (b->cls == CL_F64 || b->cls == CL_F32) {
        bool d = b->cls == CL_F64;
        if (a->cls == CL_INT) emit(f, d ? (a->w == W_U64 ? OP_U2F : OP_I2F) : (a->w == W_U64 ? OP_U2F32 : OP_I2F32), dst, src, 0);
        else if (a->cls == b->cls) emit_mov(f, dst, src, 1);
        else emit(f, d ? OP_F322F : OP_F2F32, dst, src, 0);
    } else if (b->cls == CL_C128 || b->cls == CL_C64) {
        if (a->cls == b->cls) emit_mov(f, dst, src, b->nslots);
        else emit(f, b->cls == CL_C128 ? OP_C642C : OP_C2C64, dst, src, 0);
    } else if (b->cls == CL_STR) {
        if (a->cls == CL_INT) emit(f, OP_I2S, dst, src, perm_buffer(f, site));
        else if (a->cls == CL_SLICE && bytes_or_runes(a->under, &runes)) emit(f, runes ? OP_R2S : OP_B2S, dst, src, runes ? 0 : perm_buffer(f, site));
        else emit_mov(f, dst, src, 2);
    } else if (b->cls == CL_SLICE && a->cls == CL_STR) {
        bytes_or_runes(b->under, &runes);
        if (!runes && site && escape_zerocopy(f, site)) {  // nobody writes to it
            int s = fn_alloc(f, 3);
            static uint64_t empty;
            Label *ok = label_new(f);
            emit_mov(f, s, src, 2);
            emit_mov(f, s + 2, src + 1, 1);
            emit_jump(f, OP_JNEI, s, 0, ok);
            emit_ext(f, OP_LDC, s, 0, 0, (uint64_t)(uintptr_t)&empty);  // not nil
            label_place(f, ok);
            emit_mov(f, dst, s, 3);
        } else emit(f, runes ? OP_S2R : OP_S2B, dst, src, runes ? 0 : perm_buffer(f, site));
    } else if (a->cls == CL_SLICE && (b->under->kind == TArray || b->under->kind == TPointer)) {
        Type *at = b->under->kind == TArray ? b->under : types_under(b->under->pointer.elem);
        int n = fn_alloc(f, 1);
        Label *ok = label_new(f);
        emit_int(f, n, at->array.len);
        emit_jump(f, OP_JLE, n, src + 1, ok);
        emit(f, OP_SLICE2ARR, src + 1, n, 0);
        label_place(f, ok);
        if (b->under->kind == TPointer) emit_mov(f, dst, src, 1);
        else if (b->nslots) load_mem(f, to, dst, src, 0);
    } else emit_mov(f, dst, src, b->nslots);
    fn_release(f, m);
    ptr_set(f, dst, to);
}
