// builtin.c - the predeclared functions, those of package unsafe, and the few library functions that have an instruction of their own.
#include "compile/int.h"
#include "compile/escape.h"
#include "runtime/runtime.h"

static Expr *arg(CallExpr *e, int i) { return ast_expr_at(e->args, i); }

Type *arg_type(Fn *f, CallExpr *e, int i) {
    Type *t = typeof_(f, arg(e, i));
    return types_is_untyped(t) ? types_default(t) : t;
}

Type *core_of(Type *t) {
    Type *u = types_under(t);
    return u->kind == TInterface || u->kind == TTypeParam ? types_core(t) : u;
}

// An integer argument (length, capacity, size) as int64 in slots.
static int int_arg(Fn *f, Expr *e) {
    if (e->cval) {
        int s = fn_alloc(f, 1);
        int64_t v;
        if (!const_int64(e->cval, &v)) v = (int64_t)const_float64(e->cval);
        emit_int(f, s, v);
        return s;
    }
    return expr(f, e);
}

static void len_to(Fn *f, CallExpr *e, bool cap, int dst) {
    Expr *x = arg(e, 0);
    Type *t = typeof_(f, x), *u = core_of(t);
    int m = fn_mark(f);
    switch (u->kind) {
    case TMap: emit(f, OP_MAPLEN, dst, expr(f, x), 0); break;
    case TChan: emit(f, cap ? OP_CHCAP : OP_CHLEN, dst, expr(f, x), 0); break;
    case TArray:
        expr_drop(f, x);
        emit_int(f, dst, u->array.len);
        break;
    case TPointer:
        expr_drop(f, x);
        emit_int(f, dst, types_under(u->pointer.elem)->array.len);
        break;
    default: {
        if (x->cval) {
            size_t n;
            const_string(x->cval, &n);
            emit_int(f, dst, (int64_t)n);
            break;
        }
        Lv lv = rvalue_place(f, x);
        int64_t at = cap ? 16 : 8;
        switch (lv.kind) {
        case LV_SLOT: emit_mov(f, dst, lv.slot + (int)at / 8, 1); break;
        case LV_FRAME: emit_mov(f, dst, lv.slot + (int)(lv.off + at) / 8, 1); break;
        case LV_GLOBAL: emit_ext(f, OP_LDG64, dst, 0, 0, (uint64_t)(uintptr_t)((char *)lv.addr + lv.off + at)); break;
        case LV_MEM:
            if (lv.off + at <= 0xffff) {
                emit(f, OP_LD64, dst, lv.slot, (int)(lv.off + at));
                break;
            }
            // fall through
        default: {
            int s = fresh(f, lv.type);
            lv_load(f, &lv, s);
            emit_mov(f, dst, s + (int)at / 8, 1);
        }
        }
    }
    }
    fn_release(f, m);
}

static void make_to(Fn *f, CallExpr *e, int dst) {
    Type *t = typeof_(f, &e->e), *u = core_of(t);
    int m = fn_mark(f);
    uint64_t rt = (uint64_t)(uintptr_t)rtype(u->kind == TSlice ? u->slice.elem : t);
    Expr *size = e->args.n > 1 ? arg(e, e->args.n - 1) : NULL;
    int64_t len, cap;
    if (u->kind == TSlice && escape_alloc(f, &e->e.n, EW_NODE) == ESC_STACK_ADDR && arg(e, 1)->cval && size->cval && const_int64(arg(e, 1)->cval, &len) && const_int64(size->cval, &cap)) {
        int s = fn_alloc(f, 3);
        site_new(f, &e->e.n, EW_NODE, types_new_array(cc.ck, u->slice.elem, cap), s);
        emit_int(f, s + 1, len);
        emit_int(f, s + 2, cap);
        emit_mov(f, dst, s, 3);
    } else if (u->kind == TSlice && escape_alloc(f, &e->e.n, EW_NODE) == ESC_STACK_ADDR && escape_make_room(u->slice.elem)) {
        // Of a size known at run time: in the frame if it fits into 32 bytes.
        int64_t room = escape_make_room(u->slice.elem);
        int n = int_arg(f, arg(e, 1)), c = e->args.n > 2 ? int_arg(f, arg(e, 2)) : n, k = fn_alloc(f, 1), s = fn_alloc(f, 3);
        Label *heap = label_new(f), *end = label_new(f), *fits = label_new(f);
        emit_int(f, k, room);
        emit_jump(f, OP_JLEU, c, k, fits);
        label_place(f, heap);
        emit_ext(f, OP_MKSLICE, s, n, c, rt);
        emit_jump(f, OP_JMP, 0, 0, end);
        label_place(f, fits);
        if (c != n) {
            Label *ok = label_new(f);
            emit_jump(f, OP_JLEU, n, c, ok);
            emit_ext(f, OP_MKSLICE, s, n, c, rt);  // panics
            label_place(f, ok);
        }
        site_new(f, &e->e.n, EW_NODE, types_new_array(cc.ck, u->slice.elem, room), s);
        emit_mov(f, s + 1, n, 1);
        emit_mov(f, s + 2, c, 1);
        label_place(f, end);
        emit_mov(f, dst, s, 3);
    } else if (u->kind == TSlice) {
        int n = int_arg(f, arg(e, 1)), c = e->args.n > 2 ? int_arg(f, arg(e, 2)) : n;
        emit_ext(f, OP_MKSLICE, dst, n, c, rt);
    } else {
        int n;
        if (e->args.n > 1) n = int_arg(f, arg(e, 1));
        else emit_int(f, n = fn_alloc(f, 1), 0);
        int in = 0;
        int64_t hint = 0;
        if (u->kind == TMap && (e->args.n < 2 || (arg(e, 1)->cval && const_int64(arg(e, 1)->cval, &hint) && hint <= 8))) in = perm_map(f, &e->e.n, t);
        emit_ext(f, u->kind == TMap ? OP_MKMAP : OP_MKCHAN, dst, n, in, rt);
    }
    fn_release(f, m);
    ptr_set_word(f, dst);
}

static void minmax_to(Fn *f, CallExpr *e, bool max, int dst) {
    Type *t = typeof_(f, &e->e);
    const Layout *l = layout(t);
    int m = fn_mark(f), n = l->nslots, best = fn_alloc(f, n), h = hoist(f, e->args.v, e->args.n, NULL, NULL);
    expr_conv_to(f, arg(e, 0), t, best);
    for (int i = 1; i < e->args.n; i++) {
        int k = fn_mark(f), v = expr_conv(f, arg(e, i), t);
        if (l->cls == CL_F64) emit(f, max ? OP_FMAX : OP_FMIN, best, best, v);
        else if (l->cls == CL_F32) {
            int s = fn_alloc(f, 2);
            emit(f, OP_F322F, s, best, 0);
            emit(f, OP_F322F, s + 1, v, 0);
            emit(f, max ? OP_FMAX : OP_FMIN, s, s, s + 1);
            emit(f, OP_F2F32, best, s, 0);
        } else {
            Label *keep = label_new(f);
            if (l->cls == CL_STR) {
                int c = fn_alloc(f, 1);
                emit(f, OP_STRCMP, c, best, v);
                emit_jump(f, max ? OP_JGEI : OP_JLEI, c, 0, keep);
            } else {
                bool sign = l->w <= W_I8;
                if (max) emit_jump(f, sign ? OP_JLE : OP_JLEU, v, best, keep);
                else emit_jump(f, sign ? OP_JLE : OP_JLEU, best, v, keep);
            }
            emit_mov(f, best, v, n);
            label_place(f, keep);
        }
        fn_release(f, k);
    }
    hoist_end(f, h);
    emit_mov(f, dst, best, n);
    fn_release(f, m);
    ptr_set(f, dst, t);
}

static int print_kind(const Layout *l) {
    switch (l->cls) {
    case CL_BOOL: return PRINT_BOOL;
    case CL_INT: return l->w <= W_I8 ? PRINT_INT : PRINT_UINT;
    case CL_F64: return PRINT_FLOAT;
    case CL_F32: return PRINT_FLOAT32;
    case CL_C128: return PRINT_COMPLEX;
    case CL_STR: return PRINT_STRING;
    case CL_EFACE: return PRINT_EFACE;
    case CL_IFACE: return PRINT_IFACE;
    case CL_SLICE: return PRINT_SLICE;
    default: return PRINT_POINTER;
    }
}

static void print_call(Fn *f, CallExpr *e, bool ln) {
    int m = fn_mark(f), h = hoist(f, e->args.v, e->args.n, NULL, NULL);
    int *v = ARENA_ARRAY(cc.arena, int, e->args.n + 1);
    for (int i = 0; i < e->args.n; i++) {
        Type *t = arg_type(f, e, i);
        v[i] = expr_conv(f, arg(e, i), t);
    }
    hoist_end(f, h);
    emit(f, OP_PRINT, 0, PRINT_LOCK, 0);
    for (int i = 0; i < e->args.n; i++) {
        if (i && ln) emit(f, OP_PRINT, 0, PRINT_SPACE, 0);
        const Layout *l = layout(arg_type(f, e, i));
        if (l->cls == CL_C64) {
            int s = fn_alloc(f, 2);
            emit(f, OP_C642C, s, v[i], 0);
            emit(f, OP_PRINT, s, PRINT_COMPLEX, 0);
        } else emit(f, OP_PRINT, v[i], print_kind(l), 0);
    }
    if (ln) emit(f, OP_PRINT, 0, PRINT_NL, 0);
    emit(f, OP_PRINT, 0, PRINT_UNLOCK, 0);
    fn_release(f, m);
}

static void complex_parts(Fn *f, CallExpr *e, int id, int dst) {
    int m = fn_mark(f);
    if (id == BComplex) {
        Type *t = typeof_(f, &e->e);
        bool c64 = layout(t)->cls == CL_C64;
        Type *ft = c64 ? types_basic[KFloat32] : types_basic[KFloat64];
        int s = fn_alloc(f, 2);
        expr_conv_to(f, arg(e, 0), ft, s);
        expr_conv_to(f, arg(e, 1), ft, s + 1);
        if (c64) {
            emit(f, OP_SHLI_I64, s + 1, s + 1, 32);
            emit(f, OP_OR, dst, s, s + 1);
        } else emit_mov(f, dst, s, 2);
    } else {
        Type *t = arg_type(f, e, 0);
        int x = expr_conv(f, arg(e, 0), t);
        if (layout(t)->cls == CL_C64) {
            if (id == BReal) emit(f, OP_ZX32, dst, x, 0);
            else emit(f, OP_SHRI_U, dst, x, 32);
        } else emit_mov(f, dst, id == BReal ? x : x + 1, 1);
    }
    fn_release(f, m);
}

static void unsafe_slice(Fn *f, CallExpr *e, int id, int dst) {
    int m = fn_mark(f), p = expr(f, arg(e, 0)), n = int_arg(f, arg(e, 1));
    Type *pt = types_under(arg_type(f, e, 0));
    int64_t size = id == BSlice && pt->kind == TPointer ? layout(fsubst(f, pt->pointer.elem))->size : 1;
    Label *ok = label_new(f), *bad = label_new(f), *room = label_new(f);
    emit_jump(f, OP_JLTI, n, 0, bad);
    emit_jump(f, OP_JNEI, p, 0, room);
    emit_jump(f, OP_JEQI, n, 0, ok);
    emit_ext(f, OP_PANICRT, PE_ERROR, 0, 0, (uint64_t)(uintptr_t)(id == BSlice ? "unsafe.Slice: ptr is nil and len is not zero" : "unsafe.String: ptr is nil and len is not zero"));
    label_place(f, room);  // up to the end of the address space: n <= -p / size
    if (size > 0) {
        int left = fn_alloc(f, 2);
        emit_int(f, left, 0);
        emit(f, OP_SUB_I64, left, left, p);
        if (size > 1) {
            emit_int(f, left + 1, size);
            emit(f, OP_DIV_U, left, left, left + 1);
        }
        emit_jump(f, OP_JLEU, n, left, ok);
    } else emit_jump(f, OP_JMP, 0, 0, ok);
    label_place(f, bad);
    emit_ext(f, OP_PANICRT, PE_ERROR, 0, 0, (uint64_t)(uintptr_t)(id == BSlice ? "unsafe.Slice: len out of range" : "unsafe.String: len out of range"));
    label_place(f, ok);
    int s = fn_alloc(f, 3);
    emit_mov(f, s, p, 1);
    emit_mov(f, s + 1, n, 1);
    emit_mov(f, s + 2, n, 1);
    emit_mov(f, dst, s, id == BSlice ? 3 : 2);
    fn_release(f, m);
    ptr_set_word(f, dst);
}

int builtin_call(Fn *f, CallExpr *e, int id, int dst) {
    int m = fn_mark(f);
    at_pos(f, e->e.n.pos);
    e = spread_args(f, e);
    if (e->e.cval && dst >= 0) {
        const_to(f, e->e.cval, typeof_(f, &e->e), dst);
        return dst;
    }
    switch (id) {
    case BAppend: append_to(f, e, dst); break;
    case BLen: len_to(f, e, false, dst); break;
    case BCap: len_to(f, e, true, dst); break;
    case BMake: make_to(f, e, dst); break;
    case BMin: minmax_to(f, e, false, dst); break;
    case BMax: minmax_to(f, e, true, dst); break;
    case BComplex: case BReal: case BImag: complex_parts(f, e, id, dst); break;
    case BPrint: print_call(f, e, false); break;
    case BPrintln: print_call(f, e, true); break;
    case BClear: {
        Type *t = typeof_(f, arg(e, 0)), *u = core_of(t);
        int x = expr(f, arg(e, 0));
        emit_ext(f, u->kind == TMap ? OP_MAPCLR : OP_CLEARS, x, 0, 0, (uint64_t)(uintptr_t)rtype(u->kind == TMap ? t : u->slice.elem));
        break;
    }
    case BClose: emit(f, OP_CLOSE, expr(f, arg(e, 0)), 0, 0); break;
    case BCopy: {
        Type *t = arg_type(f, e, 0);
        int h = hoist(f, e->args.v, e->args.n, NULL, NULL);
        int a = expr(f, arg(e, 0)), b = expr_conv(f, arg(e, 1), arg_type(f, e, 1));
        hoist_end(f, h);
        int d = dst >= 0 ? dst : fn_alloc(f, 1);
        emit_ext(f, OP_COPY, d, a, b, (uint64_t)(uintptr_t)rtype(core_of(t)->slice.elem));
        break;
    }
    case BDelete: {
        Type *mt = arg_type(f, e, 0);
        int a = expr(f, arg(e, 0)), k = expr_conv(f, arg(e, 1), core_of(mt)->map.key);
        emit_ext(f, OP_MAPDEL, a, k, 0, (uint64_t)(uintptr_t)rtype(mt));
        break;
    }
    case BNew: {
        Expr *x = arg(e, 0);
        Type *t = types_under(typeof_(f, &e->e))->pointer.elem;
        int p = fn_alloc(f, 1);
        if (x->mode == MTypExpr) site_new(f, &e->e.n, EW_NODE, t, p);
        else {
            int v = expr_conv(f, x, t);
            site_new(f, &e->e.n, EW_NODE, t, p);
            if (slots_of(t)) store_mem(f, t, p, 0, v);
        }
        if (dst >= 0) {
            emit_mov(f, dst, p, 1);
            ptr_set_word(f, dst);
        }
        break;
    }
    case BPanic: {
        int s = fn_alloc(f, 2);
        expr_conv_to(f, arg(e, 0), types_any, s);
        at_pos(f, e->e.n.pos);
        emit(f, OP_PANIC, s, 0, 0);
        break;
    }
    case BRecover: {
        int s = dst >= 0 ? dst : fn_alloc(f, 2);
        emit(f, OP_RECOVER, s, 0, 0);
        if (dst >= 0) ptr_set(f, dst, types_any);
        break;
    }
    case BAdd: {
        int p = expr(f, arg(e, 0)), n = int_arg(f, arg(e, 1));
        emit(f, OP_ADD_I64, dst, p, n);
        ptr_set_word(f, dst);
        break;
    }
    case BSlice: case BString: unsafe_slice(f, e, id, dst); break;
    case BSliceData: case BStringData:
        emit_mov(f, dst, expr_conv(f, arg(e, 0), arg_type(f, e, 0)), 1);
        ptr_set_word(f, dst);
        break;
    case BSizeof: emit_int(f, dst, types_sizeof(arg_type(f, e, 0))); break;
    case BAlignof: emit_int(f, dst, types_alignof(arg_type(f, e, 0))); break;
    case BOffsetof: {
        SelectorExpr *s = (SelectorExpr *)ast_unparen(arg(e, 0));
        Selection *sel = selection_of(f, s);
        Type *t = typeof_(f, s->x);
        int64_t off, sum = 0;
        for (int i = 0; i < sel->nindex; i++) {
            if (types_under(t)->kind == TPointer) t = types_under(t)->pointer.elem;
            t = field_at(t, sel->index[i], &off);
            sum = sum + off;
        }
        emit_int(f, dst, sum);
        break;
    }
    default: unsupported(f, e->e.n.pos, "this builtin"); break;
    }
    fn_release(f, m);
    return dst;
}

// Library functions with an instruction. True: done.
bool intrinsic_call(Fn *f, CallExpr *e, Object *fn, int dst) {
    static const struct { const char *name; int op; } math[] = {
        {"Sqrt", OP_FSQRT}, {"Abs", OP_FABS}, {"Floor", OP_FFLOOR}, {"Ceil", OP_FCEIL}, {"Trunc", OP_FTRUNC},
        {"Float64bits", OP_MOV}, {"Float64frombits", OP_MOV}, {"Float32bits", OP_MOV}, {"Float32frombits", OP_MOV}};
    if (!fn->pkg || fn->kind != OFunc || strcmp(fn->pkg->path, "math") != 0 || e->args.n != 1) return false;
    for (size_t i = 0; i < ARRAY_LEN(math); i++)
        if (strcmp(fn->name->s, math[i].name) == 0) {
            int m = fn_mark(f);
            Type *p = types_under(fn->type)->sig.params->tuple.vars[0]->type;
            int x = expr_conv(f, arg(e, 0), p);
            emit(f, math[i].op, dst, x, 0);
            fn_release(f, m);
            return true;
        }
    return false;
}
