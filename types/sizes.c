// sizes.c - sizes, alignments and field offsets as gc has them on amd64.
// Twin: cmd/compile/internal/types2/gcsizes.go
#include <string.h>

#include "types/check.h"

static int64_t align_up(int64_t x, int64_t a) {
    return (int64_t)(((uint64_t)x + (uint64_t)a - 1) & ~((uint64_t)a - 1));
}

// sync/atomic's (and its internal twin's) marker of eight-byte alignment.
static bool is_align64(Type *t) {
    Type *n = as_named(t);
    if (!n || !n->named.obj->pkg || strcmp(n->named.obj->name->s, "align64") != 0) return false;
    const char *p = n->named.obj->pkg->path;
    return strcmp(p, "sync/atomic") == 0 || strcmp(p, "internal/runtime/atomic") == 0;
}

static int64_t sizeof1(Type *t);

static int64_t alignof1(Type *t) {
    Type *u = types_under(t);
    switch (u->kind) {
    case TArray: return types_alignof(u->array.elem);
    case TStruct: {
        if (u->strct.n == 0 && is_align64(t)) return 8;
        int64_t max = 1;
        for (int i = 0; i < u->strct.n; i++) {
            int64_t a = types_alignof(u->strct.fields[i]->type);
            if (a > max) max = a;
        }
        return max;
    }
    case TBasic: {
        if (u->basic.info & IsString) return 8;
        int64_t s = sizeof1(u);  // not through measure, which is at work on t
        if (u->basic.info & IsComplex) s /= 2;
        return s < 1 ? 1 : s > 8 ? 8 : s;
    }
    default: return 8;
    }
}

// Offsets, and the size of all fields without padding behind them; < 0: too large.
static int64_t layout(Type *st, int64_t *offs) {
    int64_t off = 0, size = 0;
    for (int i = 0; i < st->strct.n; i++) {
        Type *t = st->strct.fields[i]->type;
        if (off >= 0) off = align_up(off, types_alignof(t));
        if (offs) offs[i] = off < 0 ? -1 : off;
        size = types_sizeof(t);
        if (off < 0 || size < 0 || __builtin_add_overflow(off, size, &off)) off = -1;
    }
    if (off > 0 && size == 0 && st->strct.n > 1) off++; // &s.last must not point past s
    return off;
}

void types_offsetsof(Type *t, int64_t *offs) { layout(types_under(t), offs); }

static int64_t sizeof1(Type *t) {
    static const uint8_t basic[KBasicMax] = {
        [KBool] = 1,
        [KInt] = 8,
        [KInt8] = 1,
        [KInt16] = 2,
        [KInt32] = 4,
        [KInt64] = 8,
        [KUint] = 8,
        [KUint8] = 1,
        [KUint16] = 2,
        [KUint32] = 4,
        [KUint64] = 8,
        [KUintptr] = 8,
        [KFloat32] = 4,
        [KFloat64] = 8,
        [KComplex64] = 8,
        [KComplex128] = 16,
        [KString] = 16,
        [KUnsafePointer] = 8,
        [KUntypedBool] = 1,
        [KUntypedInt] = 8,
        [KUntypedRune] = 4,
        [KUntypedFloat] = 8,
        [KUntypedComplex] = 16,
        [KUntypedString] = 16,
        [KUntypedNil] = 8,
    };
    Type *u = types_under(t);
    switch (u->kind) {
    case TBasic: return basic[u->basic.kind];
    case TArray: {
        if (u->array.len <= 0) return 0;
        int64_t e = types_sizeof(u->array.elem), n;
        if (e <= 0) return e;
        return __builtin_mul_overflow(e, u->array.len, &n) ? -1 : n;
    }
    case TSlice: return 24;
    case TStruct: {
        if (u->strct.n == 0) return 0;
        int64_t n = layout(u, NULL);
        return n < 0 ? -1 : align_up(n, alignof1(t));
    }
    case TInterface: return 16;
    default: return 8;
    }
}

// Named types remember their answers: structs that share parts would be measured again and again.
// A type that contains itself (an error) counts as empty inside.
static void measure(Type *t, int64_t *size, int64_t *align) {
    if (t->named.align) {
        *size = t->named.size;
        *align = t->named.align;
        return;
    }
    *size = 0;
    *align = 1;
    if (t->named.measuring) return;
    t->named.measuring = true;
    *size = sizeof1(t);
    *align = alignof1(t);
    t->named.measuring = false;
    if (!t->named.underlying || (t->named.hasfinite && !t->named.finite)) return;
    t->named.size = *size;
    t->named.align = (uint8_t)*align;
}

int64_t types_sizeof(Type *t) {
    t = types_unalias(t);
    if (t->kind != TNamed) return sizeof1(t);
    int64_t size, align;
    measure(t, &size, &align);
    return size;
}

int64_t types_alignof(Type *t) {
    t = types_unalias(t);
    if (t->kind != TNamed) return alignof1(t);
    int64_t size, align;
    measure(t, &size, &align);
    return align;
}
