// memory.c - moving values between slots and memory: through a pointer, package variables, parts of the frame.
// One function a direction; the instruction follows from the Class of the type.
#include "compile/int.h"

static int far_pointer(Fn *f, int ptr, int64_t *off) {  // offsets have 16 bits
    if (*off <= 0xffff) return ptr;
    int s = fn_alloc(f, 1);
    emit_ext(f, OP_FADDRX, s, ptr, 0, (uint64_t)*off);
    ptr_set_word(f, s);
    *off = 0;
    return s;
}

// LD8S … LD64 by kind of scalar; -1 for more than a word.
static int scalar_load(const Layout *l, int ld8s) {  // ld8s: OP_LD8S, OP_LDG8S, OP_LX8S, OP_LDF8S: the same order in all families
    switch (l->cls) {
    case CL_BOOL: return ld8s + 1;
    case CL_INT:
        switch (l->w) {
        case W_I8: return ld8s;
        case W_U8: return ld8s + 1;
        case W_I16: return ld8s + 2;
        case W_U16: return ld8s + 3;
        case W_I32: return ld8s + 4;
        case W_U32: return ld8s + 5;
        default: return ld8s + 6;
        }
    case CL_F32: return ld8s + 5;
    case CL_F64: case CL_C64: case CL_PTR: return ld8s + 6;
    default: return -1;
    }
}

static int scalar_store(const Layout *l, int st8) {  // st8: OP_ST8, OP_STG8, OP_STX8
    switch (l->cls) {
    case CL_BOOL: return st8;
    case CL_INT: return l->size == 1 ? st8 : l->size == 2 ? st8 + 1 : l->size == 4 ? st8 + 2 : st8 + 3;
    case CL_F32: return st8 + 2;
    case CL_F64: case CL_C64: return st8 + 3;
    case CL_PTR: return st8 + 4;  // with the write barrier
    default: return -1;
    }
}
_Static_assert(OP_LD64 == OP_LD8S + 6 && OP_LDG64 == OP_LDG8S + 6 && OP_LX64 == OP_LX8S + 6 && OP_LDF32U == OP_LDF8S + 5, "loads are in one order");
_Static_assert(OP_STP == OP_ST8 + 4 && OP_STGP == OP_STG8 + 4 && OP_STXP == OP_STX8 + 4, "stores are in one order");

void load_mem(Fn *f, Type *t, int dst, int ptr, int64_t off) {
    const Layout *l = layout(t);
    int m = fn_mark(f);
    ptr = far_pointer(f, ptr, &off);
    int op = scalar_load(l, OP_LD8S);
    if (op >= 0) emit(f, op, dst, ptr, (int)off);
    else switch (l->cls) {
        case CL_NONE: emit(f, OP_NILCK, ptr, 0, 0); break;
        case CL_STR: case CL_EFACE: case CL_IFACE: case CL_C128: emit(f, OP_LD128, dst, ptr, (int)off); break;
        case CL_SLICE: emit(f, OP_LD192, dst, ptr, (int)off); break;
        default: emit_ext(f, OP_LDM, dst, ptr, (int)off, (uint64_t)l->size); break;
    }
    fn_release(f, m);
    ptr_set(f, dst, t);
}

void store_mem(Fn *f, Type *t, int ptr, int64_t off, int src) {
    const Layout *l = layout(t);
    int m = fn_mark(f);
    ptr = far_pointer(f, ptr, &off);
    int op = scalar_store(l, OP_ST8);
    if (op >= 0) emit(f, op, ptr, src, (int)off);
    else switch (l->cls) {
        case CL_NONE: emit(f, OP_NILCK, ptr, 0, 0); break;
        case CL_STR: emit(f, OP_STSTR, ptr, src, (int)off); break;
        case CL_SLICE: emit(f, OP_STSLC, ptr, src, (int)off); break;
        case CL_EFACE: case CL_IFACE: emit(f, OP_STIFC, ptr, src, (int)off); break;
        default:
            if (l->hasptr) emit_ext(f, OP_STT, ptr, src, (int)off, (uint64_t)(uintptr_t)rtype(t));
            else emit_ext(f, OP_STM, ptr, src, (int)off, (uint64_t)l->size);
    }
    fn_release(f, m);
}

void load_global(Fn *f, Type *t, int dst, void *addr) {
    const Layout *l = layout(t);
    int op = scalar_load(l, OP_LDG8S);
    uint64_t a = (uint64_t)(uintptr_t)addr;
    if (op >= 0) emit_ext(f, op, dst, 0, 0, a);
    else if (l->cls == CL_STR || l->cls == CL_EFACE || l->cls == CL_IFACE || l->cls == CL_C128) emit_ext(f, OP_LDG128, dst, 0, 0, a);
    else if (l->cls == CL_SLICE) emit_ext(f, OP_LDG192, dst, 0, 0, a);
    else if (l->cls != CL_NONE) {
        int m = fn_mark(f), p = fn_alloc(f, 1);
        emit_ext(f, OP_LDC, p, 0, 0, a);
        load_mem(f, t, dst, p, 0);
        fn_release(f, m);
    }
    ptr_set(f, dst, t);
}

void store_global(Fn *f, Type *t, void *addr, int src) {
    const Layout *l = layout(t);
    int op = scalar_store(l, OP_STG8);
    uint64_t a = (uint64_t)(uintptr_t)addr;
    if (op >= 0) emit_ext(f, op, src, 0, 0, a);
    else if (l->cls != CL_NONE) {
        int m = fn_mark(f), p = fn_alloc(f, 1);
        emit_ext(f, OP_LDC, p, 0, 0, a);
        store_mem(f, t, p, 0, src);
        fn_release(f, m);
    }
}

// A part of an aggregate in slots. Whole slots are moved; what is smaller has its own instructions.
void load_frame(Fn *f, Type *t, int dst, int base, int64_t off) {
    const Layout *l = layout(t);
    if (l->cls == CL_NONE) return;
    int op = scalar_load(l, OP_LDF8S);
    int slot = base + (int)(off / 8);
    if (l->cls == CL_MEM || op < 0 || op > OP_LDF32U) {
        if (off % 8 == 0) emit_mov(f, dst, slot, l->nslots);
        else {
            int m = fn_mark(f), p = fn_alloc(f, 1);
            emit(f, OP_LEA, p, slot, (int)(off % 8));
            load_mem(f, t, dst, p, 0);
            fn_release(f, m);
        }
    } else emit(f, op, dst, slot, (int)(off % 8));
    ptr_set(f, dst, t);
}

void store_frame(Fn *f, Type *t, int base, int64_t off, int src) {
    const Layout *l = layout(t);
    if (l->cls == CL_NONE) return;
    int slot = base + (int)(off / 8);
    if (l->cls == CL_MEM ? off % 8 == 0 && l->size % 8 == 0 : l->size >= 8) {
        emit_mov(f, slot, src, l->nslots);
        return;
    }
    if (l->cls == CL_MEM) {
        int m = fn_mark(f), p = fn_alloc(f, 1);
        emit(f, OP_LEA, p, slot, (int)(off % 8));
        emit_ext(f, OP_STM, p, src, 0, (uint64_t)l->size);
        fn_release(f, m);
        return;
    }
    emit(f, l->size == 1 ? OP_STF8 : l->size == 2 ? OP_STF16 : OP_STF32, slot, src, (int)(off % 8));
}

void normalise(Fn *f, Type *t, int slot) {
    const Layout *l = layout(t);
    if (l->cls == CL_BOOL) emit(f, OP_ZX8, slot, slot, 0);
    else if (l->cls == CL_F32) emit(f, OP_ZX32, slot, slot, 0);
    else if (l->cls == CL_INT && l->size < 8) {
        static const uint8_t op[] = {[W_I8] = OP_SX8 - OP_SX8, [W_I16] = OP_SX16 - OP_SX8, [W_I32] = OP_SX32 - OP_SX8,
                                     [W_U8] = OP_ZX8 - OP_SX8, [W_U16] = OP_ZX16 - OP_SX8, [W_U32] = OP_ZX32 - OP_SX8};
        emit(f, OP_SX8 + op[l->w], slot, slot, 0);
    }
}

void zero_value(Fn *f, Type *t, int dst) {
    emit_zero(f, dst, slots_of(t));
}

int fresh(Fn *f, Type *t) { return fn_alloc(f, slots_of(t)); }

// Element of a slice or string whose header is in slots.
void load_elem(Fn *f, Type *t, int dst, int slice, int index) {
    const Layout *l = layout(t);
    int op = scalar_load(l, OP_LX8S);
    if ((op == OP_LX64 || op == OP_LX8U) && f->rowpc > 0 && f->rowpc == f->code.n - 1) {
        Insn head = {.ext = f->code.v[f->rowpc]};
        if (head.op == OP_LXHEAD && head.a == slice) {
            f->code.n--;
            emit_ext(f, op == OP_LX64 ? OP_LXX64 : OP_LXX8U, dst, head.b, head.c, (uint64_t)index);
            ptr_set(f, dst, t);
            return;
        }
    }
    if (op >= 0) emit(f, op, dst, slice, index);
    else if (l->size == 16 && l->cls != CL_MEM) emit(f, OP_LX128, dst, slice, index);
    else if (l->cls == CL_SLICE) emit(f, OP_LX192, dst, slice, index);
    else {
        int m = fn_mark(f), p = fn_alloc(f, 1);
        emit_ext(f, OP_IXA, p, slice, index, (uint64_t)l->size);
        if (l->cls != CL_NONE) {
            ptr_set_word(f, p);
            load_mem(f, t, dst, p, 0);
        }
        fn_release(f, m);
    }
    ptr_set(f, dst, t);
}

// x[i] = a small constant in one instruction.
bool store_elem_const(Fn *f, Lv *lv, Expr *rhs) {
    if (lv->kind != LV_ELEM || !rhs->cval) return false;
    const Layout *l = layout(lv->type);
    int64_t v;
    if (l->cls == CL_BOOL && const_kind(rhs->cval) == CBool) v = const_bool(rhs->cval);
    else if (l->cls != CL_INT || const_kind(rhs->cval) != CInt || !const_int64(rhs->cval, &v) || v != (int16_t)v) return false;
    emit(f, scalar_store(l, OP_STXI8), lv->slot, lv->index, (uint16_t)v);
    return true;
}

void store_elem(Fn *f, Type *t, int slice, int index, int src) {
    const Layout *l = layout(t);
    int op = scalar_store(l, OP_STX8);
    if (op >= 0) {
        emit(f, op, slice, index, src);
        return;
    }
    int m = fn_mark(f), p = fn_alloc(f, 1);
    emit_ext(f, OP_IXA, p, slice, index, (uint64_t)l->size);
    if (l->cls != CL_NONE) store_mem(f, t, p, 0, src);
    fn_release(f, m);
}
