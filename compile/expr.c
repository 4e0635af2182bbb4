// expr.c - expressions to code.
// expr() says where the value is: a variable's own slots (do not write to them) or new ones on top. expr_to() puts it into given slots; the
// destination is written by the last instruction only, so that it may be a variable that the expression reads.
#include "compile/int.h"
#include "compile/escape.h"
#include "runtime/runtime.h"

void *static_string(const char *s, size_t n) {
    if (n == 0) return NULL;
    char *p = persistentalloc(n, 1);
    memcpy(p, s, n);
    return p;
}

// A constant of type d as an interface value: its data is static.
static void const_iface(Fn *f, Const *c, Type *d, Type *to, int dst) {
    const Layout *l = layout(d);
    union { uint64_t u[2]; double d[2]; float f[2]; } v = {{0}};
    switch (l->cls) {
    case CL_BOOL: v.u[0] = const_bool(c); break;
    case CL_INT: {
        int64_t x;
        if (const_kind(c) == CInt) v.u[0] = const_bits(c, l->under);
        else if (const_int64(c, &x)) v.u[0] = (uint64_t)x;
        else const_uint64(c, &v.u[0]);
        break;
    }
    case CL_F64: v.d[0] = const_float64(c); break;
    case CL_F32: v.f[0] = const_float32(c); break;
    case CL_C64: v.f[0] = const_float32(c), v.f[1] = const_imag32(c); break;
    case CL_C128: v.d[0] = const_float64(c), v.d[1] = const_imag64(c); break;
    case CL_STR: {
        size_t n;
        const char *s = const_string(c, &n);
        v.u[0] = (uint64_t)(uintptr_t)static_string(s, n);
        v.u[1] = n;
        break;
    }
    default: {
        int m = fn_mark(f), s = fresh(f, d);
        const_to(f, c, d, s);
        convert_iface(f, s, d, to, dst);
        fn_release(f, m);
        return;
    }
    }
    void *p = persistentalloc(16, 16);
    memcpy(p, &v, 16);
    const void *word = types_iface_nmethods(types_under(to)) ? (const void *)static_itab(to, d) : rtype(d);
    emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)word);
    emit_ext(f, OP_LDC, dst + 1, 0, 0, (uint64_t)(uintptr_t)p);
    ptr_set(f, dst, to);
}

void const_to(Fn *f, Const *c, Type *t, int dst) {
    const Layout *l = layout(t);
    switch (l->cls) {
    case CL_BOOL: emit_int(f, dst, const_bool(c)); break;
    case CL_INT: case CL_PTR: {
        int64_t v;
        uint64_t u;
        if (const_kind(c) == CInt) v = (int64_t)const_bits(c, l->under->kind == TBasic && !(l->under->basic.info & IsUntyped) ? l->under : types_basic[KInt]);
        else if (!const_int64(c, &v) && const_uint64(c, &u)) v = (int64_t)u;  // 1.0 or 1+0i as an integer
        switch (l->w) {
        case W_I8: v = (int8_t)v; break;
        case W_I16: v = (int16_t)v; break;
        case W_I32: v = (int32_t)v; break;
        case W_U8: v = (uint8_t)v; break;
        case W_U16: v = (uint16_t)v; break;
        case W_U32: v = (uint32_t)v; break;
        default: break;
        }
        emit_int(f, dst, v);
        break;
    }
    case CL_F64: {
        union { double d; uint64_t u; } x = {.d = const_float64(c)};
        if (x.u == 0) emit_imm(f, OP_LDI, dst, 0);
        else emit_ext(f, OP_LDC, dst, 0, 0, x.u);
        break;
    }
    case CL_F32: {
        union { float d; uint32_t u; } x = {.d = const_float32(c)};
        emit_int(f, dst, x.u);
        break;
    }
    case CL_C64: {
        union { float d[2]; uint64_t u; } x = {.d = {const_float32(c), const_imag32(c)}};
        emit_ext(f, OP_LDC, dst, 0, 0, x.u);
        break;
    }
    case CL_C128: {
        union { double d; uint64_t u; } re = {.d = const_float64(c)}, im = {.d = const_imag64(c)};
        emit_ext(f, OP_LDC, dst, 0, 0, re.u);
        emit_ext(f, OP_LDC, dst + 1, 0, 0, im.u);
        break;
    }
    case CL_STR: {
        size_t n;
        const char *s = const_string(c, &n);
        if (n == 0) emit_zero(f, dst, 2);
        else emit_immext(f, OP_LDSTR, dst, (int64_t)n, (uint64_t)(uintptr_t)static_string(s, n));
        break;
    }
    case CL_EFACE: case CL_IFACE: {  // a constant as an interface value: of its default type
        Type *d = const_kind(c) == CBool ? types_basic[KBool] : const_kind(c) == CString ? types_basic[KString] : const_kind(c) == CInt ? types_basic[KInt]
                  : const_kind(c) == CFloat ? types_basic[KFloat64] : types_basic[KComplex128];
        const_iface(f, c, d, t, dst);
        break;
    }
    default: unsupported(f, 0, "constant of this type"); break;
    }
    ptr_set(f, dst, t);
}

bool const_imm16(Fn *f, Expr *e, int64_t *v) {
    if (!e->cval || !const_int64(e->cval, v) || const_kind(e->cval) != CInt) return false;
    const Layout *l = layout(typeof_(f, e));
    if (l->cls != CL_INT) return false;
    return *v >= INT16_MIN && *v <= INT16_MAX;
}

static bool is_nil(Expr *e) {
    e = ast_unparen(e);
    if (e->mode == MNilValue) return true;
    return e->n.kind == N_Ident && ((Ident *)e)->obj && ((Ident *)e)->obj->kind == ONil;
}

// A type as it is used at run time: untyped kinds get their default.
static Type *value_type(Fn *f, Expr *e) {
    Type *t = typeof_(f, e);
    return types_is_untyped(t) ? types_default(t) : t;
}

static Type *single(Type *t) { return t && t->kind == TTuple && t->tuple.n == 1 ? t->tuple.vars[0]->type : t; }

void convert_iface(Fn *f, int src, Type *from, Type *to, int dst) {
    Type *fu = types_under(from), *tu = types_under(to);
    if (fu->kind == TInterface) {
        int nf = types_iface_nmethods(fu), nt = types_iface_nmethods(tu);
        if (types_identical(fu, tu) || (nf == 0 && nt == 0)) emit_mov(f, dst, src, 2);
        else if (nt == 0) emit(f, OP_I2E, dst, src, 0);
        else {
            // The method sets nest, so this can't fail but for nil, which stays nil.
            AssertInfo *info = ARENA_NEW(cc.arena, AssertInfo);
            *info = (AssertInfo){rtype(to), rtype(from)};
            int m = fn_mark(f), s = fn_alloc(f, 3);
            emit_ext(f, OP_ASSERTI2, s, src, nf != 0, (uint64_t)(uintptr_t)info);
            emit_mov(f, dst, s, 2);
            fn_release(f, m);
        }
    } else {
        const void *word = types_iface_nmethods(tu) ? (const void *)static_itab(to, from) : rtype(from);
        if (is_direct(from)) {
            if (dst + 1 != src) emit_mov(f, dst + 1, src, 1);
            emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)word);
        } else if (f->site && escape_alloc(f, f->site, EW_CONV) == ESC_STACK_ADDR) {  // the data is a copy in the frame
            int s = perm_site(f, f->site, EW_CONV, from);
            emit_mov(f, s, src, slots_of(from));
            emit(f, OP_LEA, dst + 1, s, 0);
            emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)word);
        } else emit_ext(f, types_iface_nmethods(tu) ? OP_MKI : OP_MKE, dst, src, 0, (uint64_t)(uintptr_t)word);
    }
    ptr_set(f, dst, to);
}

// Values too large for slots are moved in memory. The address of e's value, or -1 (a result of a call, say, has none).
bool is_large(Type *t) { return slots_of(t) > 4096; }

int large_addr(Fn *f, Expr *e) {
    Expr *x = ast_unparen(e);
    if (f->hoisted.n && hoisted_slot(f, x) >= 0) return -1;
    if (x->n.kind == N_CompositeLit) {
        int p = fn_alloc(f, 1);
        complit_addr_to(f, (CompositeLit *)x, typeof_(f, x), p);
        return p;
    }
    if (x->n.kind == N_Ident || x->n.kind == N_StarExpr || x->n.kind == N_SelectorExpr || x->n.kind == N_IndexExpr) return addr_of(f, x);
    return -1;
}

void expr_conv_to(Fn *f, Expr *e, Type *to, int dst) {
    if (is_iface(to) && !is_nil(e) && !e->cval && e->type && is_large(single(value_type(f, e)))) {
        Type *from = single(value_type(f, e));
        int m = fn_mark(f), p = large_addr(f, e), box = fn_alloc(f, 1);
        if (p >= 0) {
            emit_ext(f, OP_NEW, box, 0, 0, (uint64_t)(uintptr_t)rtype(from));
            ptr_set_word(f, box);
            emit_ext(f, OP_CPT, box, p, 0, (uint64_t)(uintptr_t)rtype(from));
            const void *word = types_iface_nmethods(types_under(to)) ? (const void *)static_itab(to, from) : rtype(from);
            emit_mov(f, dst + 1, box, 1);
            emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)word);
            fn_release(f, m);
            ptr_set(f, dst, to);
            return;
        }
        fn_release(f, m);
    }
    if (is_nil(e)) {
        zero_value(f, to, dst);
        ptr_set(f, dst, to);
        return;
    }
    Type *from = single(value_type(f, e));
    if (is_iface(to) && e->cval && !is_iface(from)) {
        const_iface(f, e->cval, from, to, dst);
        return;
    }
    if (is_iface(to) && !(is_iface(from) && types_identical(types_under(from), types_under(to)))) {
        int m = fn_mark(f);
        int s;
        if (e->cval) {
            s = fresh(f, from);
            const_to(f, e->cval, from, s);
        } else s = expr(f, e);
        int tmp = dst;
        // MKE reads all of src before it writes; a direct value is moved first. Only overlapping destinations need care.
        f->site = &e->n;
        convert_iface(f, s, from, to, tmp);
        f->site = NULL;
        fn_release(f, m);
        ptr_set(f, dst, to);
        return;
    }
    if (e->cval && layout(to)->cls != CL_EFACE && layout(to)->cls != CL_IFACE) {
        const_to(f, e->cval, to, dst);
        return;
    }
    expr_to(f, e, dst);
}

int expr_conv(Fn *f, Expr *e, Type *to) {
    if (is_nil(e) || e->cval || is_iface(to)) {
        if (!is_nil(e) && !e->cval && types_identical(types_under(single(value_type(f, e))), types_under(to))) return expr(f, e);
        int s = fresh(f, to);
        expr_conv_to(f, e, to, s);
        return s;
    }
    return expr(f, e);
}

Selection *selection_of(Fn *f, SelectorExpr *e) {
    if (!f->targs || !e->selection) return e->selection;
    return types_subst_selection(cc.ck, e->selection, f->tparams, f->targs);
}

// The function value of a declared function.
static void func_value_to(Fn *f, Object *fn, TypeList *inst, int dst) {
    TypeList *targs = NULL;
    if (inst) targs = f->targs ? types_subst_list(cc.ck, inst, f->tparams, f->targs) : inst;
    emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)&funcof(fn, targs)->self);
    ptr_set_word(f, dst);
}

// The length of a slice or string variable is in a slot of it; -1: something else.
static int len_slot(Fn *f, CallExpr *e) {
    Expr *fun = ast_unparen(e->fun);
    if (fun->n.kind != N_Ident || !((Ident *)fun)->obj || ((Ident *)fun)->obj->kind != OBuiltin || ((Ident *)fun)->obj->builtin != BLen) return -1;
    Expr *a = ast_unparen(ast_expr_at(e->args, 0));
    if (a->n.kind != N_Ident || a->cval) return -1;
    Object *o = ((Ident *)a)->obj;
    if (!o || o->kind != OVar || o->ispkgvar) return -1;
    Loc *l = var_find(f, o);
    int cls = layout(typeof_(f, a))->cls;
    return l && l->kind == LOC_SLOT && (cls == CL_SLICE || cls == CL_STR) ? l->slot + 1 : -1;
}

int expr(Fn *f, Expr *e) {
    e = ast_unparen(e);
    int hs = f->hoisted.n ? hoisted_slot(f, e) : -1;
    if (hs >= 0) return hs;
    if (!e->cval) switch (e->n.kind) {
        case N_Ident: {
            Object *o = ((Ident *)e)->obj;
            if (!o || o->kind != OVar || o->ispkgvar) break;
            Loc *l = var_find(f, o);
            if (l && l->kind == LOC_SLOT) return l->slot;
            break;
        }
        case N_CallExpr: {
            int s = len_slot(f, (CallExpr *)e);
            return s >= 0 ? s : call_expr(f, (CallExpr *)e);
        }
        case N_SelectorExpr: {  // a field of a struct in slots, whole slots only: no copy
            if (!((SelectorExpr *)e)->selection) break;
            Selection *sel = selection_of(f, (SelectorExpr *)e);
            if (sel->kind != FieldVal) break;
            int m = fn_mark(f);
            Lv lv = rvalue_place(f, e);
            const Layout *l = layout(lv.type);
            if (lv.kind == LV_FRAME && lv.off % 8 == 0 && (l->cls == CL_MEM || (l->size >= 8 && l->cls != CL_NONE))) {
                int s = lv.slot + (int)(lv.off / 8);
                return s;
            }
            int s = fresh(f, lv.type);
            lv_load(f, &lv, s);
            (void)m;
            return s;
        }
        default: break;
    }
    Type *t = single(value_type(f, e));
    int s = fresh(f, t);
    expr_to(f, e, s);
    fn_release(f, s + slots_of(t));
    return s;
}

static void type_assert_to(Fn *f, TypeAssertExpr *e, int dst, int ok) {
    Type *xt = typeof_(f, e->x), *t = typeof_(f, e->type_expr);
    int m = fn_mark(f);
    int x = expr(f, e->x);
    bool itabbed = types_iface_nmethods(types_under(xt)) != 0;
    AssertInfo *info = ARENA_NEW(cc.arena, AssertInfo);
    *info = (AssertInfo){rtype(t), rtype(xt)};
    if (is_iface(t)) {
        int s = fn_alloc(f, 3);
        emit_ext(f, ok >= 0 ? OP_ASSERTI2 : OP_ASSERTI, s, x, itabbed, (uint64_t)(uintptr_t)info);
        emit_mov(f, dst, s, 2);
        if (ok >= 0) emit_mov(f, ok, s + 2, 1);
    } else {
        int s = fn_alloc(f, 2);
        emit_ext(f, ok >= 0 ? OP_ASSERT2 : OP_ASSERT, s, x, itabbed, (uint64_t)(uintptr_t)info);
        ptr_set_word(f, s);
        if (is_direct(t)) {
            emit_mov(f, dst, s, 1);
            if (ok >= 0) emit_mov(f, ok, s + 1, 1);
        } else if (ok < 0) {
            if (slots_of(t)) load_mem(f, t, dst, s, 0);
        } else {
            Label *no = label_new(f), *end = label_new(f);
            emit_mov(f, ok, s + 1, 1);
            emit_jump(f, OP_JF, s + 1, 0, no);
            if (slots_of(t)) load_mem(f, t, dst, s, 0);
            emit_jump(f, OP_JMP, 0, 0, end);
            label_place(f, no);
            zero_value(f, t, dst);
            label_place(f, end);
        }
    }
    fn_release(f, m);
    ptr_set(f, dst, t);
}

static uint64_t slice_sign(Fn *f, Expr *i, uint64_t flag) { return i->cval || !is_wide_unsigned(typeof_(f, i)) ? 0 : flag; }

void slice_expr_to(Fn *f, SliceExpr *e, int dst) {
    Type *xt = typeof_(f, e->x), *u = types_under(xt);
    if (u->kind != TBasic && u->kind != TSlice && u->kind != TArray && u->kind != TPointer) u = types_core(xt);
    int m = fn_mark(f), src;
    uint64_t ext = 0;
    if (u->kind == TBasic) {
        ext = SLICE_STRING | 1;
        src = expr(f, e->x);
    } else if (u->kind == TSlice) {
        ext = (uint64_t)layout(u->slice.elem)->size;
        src = expr(f, e->x);
    } else {
        Type *at = u->kind == TPointer ? types_under(u->pointer.elem) : u;
        src = fn_alloc(f, 3);
        int p = u->kind == TPointer ? expr(f, e->x) : addr_of(f, e->x);
        if (u->kind == TPointer) emit(f, OP_NILCK, p, 0, 0);
        emit_mov(f, src, p, 1);
        ptr_set_word(f, src);
        emit_int(f, src + 1, at->array.len);
        emit_int(f, src + 2, at->array.len);
        ext = (uint64_t)layout(at->array.elem)->size | SLICE_ARRAY;
    }
    int at = fn_alloc(f, 3);
    if (src < m && (e->lo || e->hi || e->max)) {  // the operand is a variable: fix it before the indices run
        bool simple = (!e->lo || e->lo->cval || ast_unparen(e->lo)->n.kind == N_Ident) && (!e->hi || e->hi->cval || ast_unparen(e->hi)->n.kind == N_Ident);
        if (!simple) {
            int n = u->kind == TBasic ? 2 : 3, s = fn_alloc(f, n);
            emit_mov(f, s, src, n);
            ptr_set_word(f, s);
            src = s;
        }
    }
    if (e->lo) expr_conv_to(f, e->lo, types_is_untyped(typeof_(f, e->lo)) ? types_basic[KInt] : typeof_(f, e->lo), at), ext |= SLICE_LO | slice_sign(f, e->lo, SLICE_ULO);
    if (e->hi) expr_conv_to(f, e->hi, types_is_untyped(typeof_(f, e->hi)) ? types_basic[KInt] : typeof_(f, e->hi), at + 1), ext |= SLICE_HI | slice_sign(f, e->hi, SLICE_UHI);
    if (e->max) expr_conv_to(f, e->max, types_is_untyped(typeof_(f, e->max)) ? types_basic[KInt] : typeof_(f, e->max), at + 2), ext |= SLICE_MAX | slice_sign(f, e->max, SLICE_UMAX);
    if (e->e.oppos) at_pos(f, e->e.oppos);
    emit_ext(f, OP_SLICE, dst, src, at, ext);
    fn_release(f, m);
    ptr_set_word(f, dst);
}

// A method value x.m: a closure over the receiver, which is evaluated (and copied) now.
static void method_value_to(Fn *f, SelectorExpr *e, Selection *sel, int dst) {
    int m = fn_mark(f);
    Object *om = sel->obj;
    Lv lv = path_place(f, e->x, sel->index, sel->nindex - 1);
    Type *recv = lv.type;
    int x;
    bool ptr = types_under(recv)->kind == TPointer;
    if (!is_iface(recv) && om->ptrrecv && !ptr) {  // (&x).m
        x = fn_alloc(f, 1);
        lv_addr(f, &lv, x);
        recv = types_new_pointer(cc.ck, recv);
    } else {
        x = fresh(f, recv);
        lv_load(f, &lv, x);
        if (is_iface(recv)) emit(f, OP_NILCK, x, 0, 0);
        else if (ptr && !om->ptrrecv) {  // (*x).m
            Type *el = types_under(recv)->pointer.elem;
            int s = fresh(f, el);
            load_mem(f, el, s, x, 0);
            x = s;
            recv = el;
        }
    }
    ptr_set(f, x, recv);
    Selection *own = arena_dup(cc.arena, sel, sizeof *sel);  // the path is walked already
    own->index = sel->index + sel->nindex - 1;
    own->nindex = 1;
    Front *fr = ARENA_NEW(cc.arena, Front);
    *fr = (Front){.kind = FK_BOUND, .recv = recv, .sel = own};
    Buf b = BUF_INIT;
    types_string_name(&b, recv);
    Func *fn = wrapper_func(fr, arena_printf(cc.arena, "%s.%s-fm", buf_cstr(&b), om->name->s));
    buf_fini(&b);
    closure_object(f, &e->e.n, EW_NODE, fn, 1, &(int){x}, &(Type *){recv}, dst);
    fn_release(f, m);
    ptr_set_word(f, dst);
}

// A heap object {Func *fn; captures…} in dst.
void closure_object(Fn *f, Node *site, int what, Func *fn, int n, const int *slots, Type *const *types, int dst) {
    Object **fields = ARENA_ARRAY(cc.arena, Object *, n + 1);
    fields[0] = types_new_var(cc.ck, NULL, intern_cstr("F"), types_basic[KUintptr]);
    for (int i = 0; i < n; i++) fields[i + 1] = types_new_var(cc.ck, NULL, intern_cstr(arena_printf(cc.arena, "C%d", i)), types[i]);
    Type *st = types_new_struct(cc.ck, n + 1, fields, NULL);
    int m = fn_mark(f), p = fn_alloc(f, 2);
    site_new(f, site, what, st, p);
    emit_ext(f, OP_LDC, p + 1, 0, 0, (uint64_t)(uintptr_t)fn);
    emit(f, OP_ST64, p, p + 1, 0);
    for (int i = 0; i < n; i++) {
        int64_t off;
        field_at(st, i + 1, &off);
        store_mem(f, types[i], p, off, slots[i]);
    }
    emit_mov(f, dst, p, 1);
    fn_release(f, m);
    ptr_set_word(f, dst);
}

static void selector_to(Fn *f, SelectorExpr *e, int dst) {
    if (!e->selection) {
        Object *o = e->sel->obj;
        if (o->kind == OVar) load_global(f, o->type, dst, global_addr(o));
        else if (o->kind == OFunc) func_value_to(f, o, e->sel->inst, dst);
        else unsupported(f, e->e.n.pos, "use of %s", o->name->s);
        return;
    }
    Selection *sel = selection_of(f, e);
    switch (sel->kind) {
    case FieldVal: {
        int m = fn_mark(f);
        Lv lv = rvalue_place(f, &e->e);
        lv_load(f, &lv, dst);
        fn_release(f, m);
        ptr_set(f, dst, lv.type);
        break;
    }
    case MethodVal: method_value_to(f, e, sel, dst); break;
    default: {
        Type *recv = typeof_(f, e->x);
        Front *fr = ARENA_NEW(cc.arena, Front);
        *fr = (Front){.kind = FK_METHODEXPR, .recv = recv, .sel = sel};
        Buf b = BUF_INIT;
        types_string_name(&b, recv);
        Func *fn = wrapper_func(fr, arena_printf(cc.arena, "%s.%s", buf_cstr(&b), sel->obj->name->s));
        buf_fini(&b);
        emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)&fn->self);
    }
    }
}

// v, ok = <-c / m[k] / x.(T): both results in slots one after the other (value first, then ok).
void commaok_to(Fn *f, Expr *e, Type *t, int dst, int ok) {
    e = ast_unparen(e);
    int m = fn_mark(f);
    switch (e->n.kind) {
    case N_TypeAssertExpr: type_assert_to(f, (TypeAssertExpr *)e, dst, ok); break;
    case N_IndexExpr: {
        IndexExpr *ix = (IndexExpr *)e;
        Type *mt = typeof_(f, ix->x);
        int mp = expr(f, ix->x);
        int k = expr_conv(f, ast_expr_at(ix->indices, 0), types_under(mt)->map.key);
        map_get(f, mt, dst, mp, k, ok);
        break;
    }
    case N_UnaryExpr: {
        int c = expr(f, ((UnaryExpr *)e)->x);
        bool none = layout(t)->cls == CL_NONE;
        if (!none) {
            zero_value(f, t, dst);
            ptr_set(f, dst, t);
        }
        emit(f, OP_RECV2, none ? 0xffff : dst, c, ok);
        normalise(f, t, dst);
        break;
    }
    default: unsupported(f, e->n.pos, "this comma-ok form");
    }
    fn_release(f, m);
    if (layout(t)->cls != CL_NONE) ptr_set(f, dst, t);
}

static bool may_hoist(Expr *e) {
    int k = e->n.kind;
    return !e->cval && (k == N_BinaryExpr || k == N_IndexExpr || k == N_SliceExpr || k == N_CompositeLit);
}

void expr_to(Fn *f, Expr *e, int dst) {
    e = ast_unparen(e);
    int hs = f->hoisted.n ? hoisted_slot(f, e) : -1;
    if (hs >= 0) {
        Type *ht = single(value_type(f, e));
        if (types_is_untyped(ht)) ht = types_default(ht);
        emit_mov(f, dst, hs, slots_of(ht));
        ptr_set(f, dst, ht);
        return;
    }
    if (may_hoist(e) && !f->hoisting) {
        int m = fn_mark(f), h = hoist1(f, e);
        if (h >= 0) {
            expr_to(f, e, dst);
            hoist_end(f, h);
            fn_release(f, m);
            return;
        }
    }
    Type *t = single(value_type(f, e));
    if (e->cval) {
        const_to(f, e->cval, t, dst);
        return;
    }
    if (is_nil(e)) {
        zero_value(f, t, dst);
        ptr_set(f, dst, t);
        return;
    }
    int m = fn_mark(f);
    switch (e->n.kind) {
    case N_Ident: {
        Object *o = ((Ident *)e)->obj;
        if (o->kind == OFunc) func_value_to(f, o, ((Ident *)e)->inst, dst);
        else if (o->kind == OVar) {
            Lv lv = rvalue_place(f, e);
            lv_load(f, &lv, dst);
        } else unsupported(f, e->n.pos, "use of %s as a value", o->name->s);
        break;
    }
    case N_FuncLit: funclit_to(f, (FuncLit *)e, dst); break;
    case N_CompositeLit: complit_to(f, (CompositeLit *)e, t, dst); break;
    case N_SelectorExpr: selector_to(f, (SelectorExpr *)e, dst); break;
    case N_IndexExpr: {
        IndexExpr *ix = (IndexExpr *)e;
        Expr *x = ast_unparen(ix->x);
        Object *fn = x->n.kind == N_Ident ? ((Ident *)x)->obj : x->n.kind == N_SelectorExpr ? ((SelectorExpr *)x)->sel->obj : NULL;
        if (fn && fn->kind == OFunc && types_under(typeof_(f, e))->kind == TSignature && ix->x->mode != MVariable) {  // f[T]
            func_value_to(f, fn, x->n.kind == N_Ident ? ((Ident *)x)->inst : ((SelectorExpr *)x)->sel->inst, dst);
            break;
        }
        Type *xt = typeof_(f, ix->x), *u = types_under(xt);
        if (u->kind == TMap) {
            int mp = expr(f, ix->x);
            if (mp < m && ast_expr_at(ix->indices, 0)->n.kind == N_CallExpr) {
                int s = fn_alloc(f, 1);
                emit_mov(f, s, mp, 1);
                ptr_set_word(f, s);
                mp = s;
            }
            int k = expr_conv(f, ast_expr_at(ix->indices, 0), u->map.key);
            map_get(f, xt, dst, mp, k, -1);
        } else if (u->kind == TBasic) {
            int s = slice_head(f, ix->x, xt), i = index_value(f, ast_expr_at(ix->indices, 0), ix->e.oppos);
            emit(f, OP_LX8U, dst, s, i);
        } else {
            Lv lv = rvalue_place(f, e);
            lv_load(f, &lv, dst);
        }
        break;
    }
    case N_SliceExpr: slice_expr_to(f, (SliceExpr *)e, dst); break;
    case N_StarExpr: {
        int p = expr(f, ((StarExpr *)e)->x);
        load_mem(f, t, dst, p, 0);
        break;
    }
    case N_TypeAssertExpr: type_assert_to(f, (TypeAssertExpr *)e, dst, -1); break;
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)e;
        if (call_to(f, c, dst) || inline_value_to(f, c, dst)) break;
        int s = call_expr(f, c);
        emit_mov(f, dst, s, slots_of(t));
        break;
    }
    case N_UnaryExpr: unary_to(f, (UnaryExpr *)e, dst); break;
    case N_BinaryExpr: binary_to(f, (BinaryExpr *)e, dst); break;
    default: unsupported(f, e->n.pos, "expression of kind %s", ast_kind_name[e->n.kind]); break;
    }
    fn_release(f, m);
    ptr_set(f, dst, t);
}

void expr_drop(Fn *f, Expr *e) {
    int m = fn_mark(f);
    e = ast_unparen(e);
    if (e->n.kind == N_UnaryExpr && e->n.op == TK_ARROW) {
        int c = expr(f, ((UnaryExpr *)e)->x);
        emit(f, OP_RECV, 0xffff, c, 0);
    } else if (e->n.kind == N_Ident && !e->cval && ((Ident *)e)->obj && ((Ident *)e)->obj->kind == OVar) {  // nothing happens
    } else if (!e->cval && !is_nil(e) && e->type && is_large(single(value_type(f, e))) && large_addr(f, e) >= 0) {
    } else if (!e->cval && !is_nil(e)) expr(f, e);
    fn_release(f, m);
}
