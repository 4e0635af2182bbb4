// layout.c - how values of a type sit in slots and memory, and which words are pointers.
// A Layout hangs off its Type node (Type.aux) for as long as the checker lives. Types are substituted first: no layout of a type parameter.
#include "compile/int.h"

Type *fsubst(Fn *f, Type *t) {
    if (!t || !f || !f->targs) return t;
    return types_subst(cc.ck, t, f->tparams, f->targs);
}

Type *typeof_(Fn *f, Expr *e) { return fsubst(f, e->type); }

bool is_iface(Type *t) { return types_under(t)->kind == TInterface; }

// Marks the pointer words of a t at byte offset off.
static void mark_ptrs(Type *t, int64_t off, uint32_t *bits) {
    Type *u = types_under(t);
    int64_t w = off / 8;
    switch (u->kind) {
    case TBasic:
        if (u->basic.kind == KString || u->basic.kind == KUnsafePointer || u->basic.kind == KUntypedString)
            bits[w / 32] |= 1u << (w % 32);
        break;
    case TPointer: case TMap: case TChan: case TSignature: case TSlice: bits[w / 32] |= 1u << (w % 32); break;
    case TInterface: bits[(w + 1) / 32] |= 1u << ((w + 1) % 32); break;
    case TArray: {
        const Layout *l = layout(u->array.elem);
        if (!l->hasptr) break;
        for (int64_t i = 0; i < u->array.len; i++) mark_ptrs(u->array.elem, off + i * l->size, bits);
        break;
    }
    case TStruct: {
        int64_t *offs = arena_alloc(cc.arena, sizeof(int64_t) * (size_t)(u->strct.n + 1));
        types_offsetsof(u, offs);
        for (int i = 0; i < u->strct.n; i++) mark_ptrs(u->strct.fields[i]->type, off + offs[i], bits);
        break;
    }
    default: break;
    }
}

static bool contains_ptr(Type *t) {
    Type *u = types_under(t);
    switch (u->kind) {
    case TBasic: return u->basic.kind == KString || u->basic.kind == KUnsafePointer || u->basic.kind == KUntypedString;
    case TArray: return u->array.len > 0 && contains_ptr(u->array.elem);
    case TStruct:
        for (int i = 0; i < u->strct.n; i++)
            if (contains_ptr(u->strct.fields[i]->type)) return true;
        return false;
    case TTuple: return false;
    default: return true;
    }
}

const Layout *layout(Type *t) {
    if (t->aux) return t->aux;
    Layout *l = ARENA_NEW(cc.arena, Layout);
    l->type = t;
    Type *u = l->under = types_under(t);
    l->align = 8;
    l->hasptr = contains_ptr(t);
    l->w = W_I64;
    switch (u->kind) {
    case TBasic:
        switch (u->basic.kind) {
        case KBool: case KUntypedBool: l->cls = CL_BOOL; break;
        case KInt8: l->cls = CL_INT; l->w = W_I8; break;
        case KInt16: l->cls = CL_INT; l->w = W_I16; break;
        case KInt32: case KUntypedRune: l->cls = CL_INT; l->w = W_I32; break;
        case KInt: case KInt64: case KUntypedInt: l->cls = CL_INT; l->w = W_I64; break;
        case KUint8: l->cls = CL_INT; l->w = W_U8; break;
        case KUint16: l->cls = CL_INT; l->w = W_U16; break;
        case KUint32: l->cls = CL_INT; l->w = W_U32; break;
        case KUint: case KUint64: case KUintptr: l->cls = CL_INT; l->w = W_U64; break;
        case KFloat32: l->cls = CL_F32; break;
        case KFloat64: case KUntypedFloat: l->cls = CL_F64; break;
        case KComplex64: l->cls = CL_C64; break;
        case KComplex128: case KUntypedComplex: l->cls = CL_C128; break;
        case KString: case KUntypedString: l->cls = CL_STR; break;
        default: l->cls = CL_PTR; break;
        }
        break;
    case TPointer: case TMap: case TChan: case TSignature: l->cls = CL_PTR; break;
    case TSlice: l->cls = CL_SLICE; break;
    case TInterface: l->cls = types_iface_nmethods(u) ? CL_IFACE : CL_EFACE; break;
    case TTuple: break;
    default: l->cls = CL_MEM; break;
    }
    if (u->kind == TTuple) {
        for (int i = 0; i < u->tuple.n; i++) l->nslots += slots_of(u->tuple.vars[i]->type);
        l->size = l->nslots * 8;
    } else {
        l->size = types_sizeof(t);
        if (l->size < 0) l->size = INT64_MAX / 2;
        l->align = (uint8_t)types_alignof(t);
        if (u->kind == TBasic && (u->basic.info & IsUntyped)) l->size = l->cls == CL_STR || l->cls == CL_C128 ? 16 : l->cls == CL_BOOL ? 1 : 8;
        l->nslots = l->size > 8ll * 1000000 ? 1000000 : (int32_t)((l->size + 7) / 8);
        if (l->size == 0) l->cls = CL_NONE;
    }
    if (l->hasptr && l->size <= 8ll * (1 << 22)) {
        l->nwords = (uint32_t)(l->size / 8 + 31) / 32;
        uint32_t *bits = ARENA_ARRAY(cc.arena, uint32_t, l->nwords + 1);
        mark_ptrs(t, 0, bits);
        l->ptrs = bits;
    }
    t->aux = l;
    return l;
}

bool is_direct(Type *t) {
    Type *u = types_under(t);
    switch (u->kind) {
    case TPointer: case TMap: case TChan: case TSignature: return true;
    case TBasic: return u->basic.kind == KUnsafePointer;
    case TStruct: return u->strct.n == 1 && is_direct(u->strct.fields[0]->type);
    case TArray: return u->array.len == 1 && is_direct(u->array.elem);
    default: return false;
    }
}

const _type *rtype(Type *t) {
    Layout *l = (Layout *)(uintptr_t)layout(t);
    if (!l->rt) l->rt = compile_rtype(t);
    return l->rt;
}
