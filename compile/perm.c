// perm.c - stack objects: variables whose address is taken and allocations that do not escape, in fixed slots of the frame.
//
// Escape analysis says how many slots a frame's stack objects take (escape_frame); they are reserved between the closure pointer and the
// other slots, those with pointers first. An object belongs to its variable or site until the function ends: a site that runs again
// uses the same slots (nothing of the last time is left, or it would have escaped). Those with pointers are zeroed at entry. Pointer maps
// have those that the function will use by name (liveness.c); the collector finds the others through pointers to them (vm/stackobj.c).
#include "compile/escape.h"

void perm_begin(Fn *f, Node *frame) {
    int ptrs = 0, plain = 0;
    if (!escape_frame(f, frame, &ptrs, &plain)) ptrs = plain = 0;
    ptrs += f->permmore[0];
    plain += f->permmore[1];
    if (ptrs + plain == 0) return;
    f->permptr = fn_alloc(f, ptrs);
    f->permptrend = f->permplain = fn_alloc(f, plain);
    f->permplainend = f->permplain + plain;
    emit_zero(f, f->permptr, ptrs);
}

static int perm_slots(Fn *f, const void *key, Type *t, bool ptrs) {  // ptrs: which part it was counted in
    for (int i = 0; i < f->permobjects.n; i++)
        if (f->permobjects.v[i].key == key) return f->permobjects.v[i].slot;
    const Layout *l = layout(t);
    int n = l->nslots ? l->nslots : 1, s;
    if (!ptrs && !l->hasptr && f->permplain + n <= f->permplainend) {
        s = f->permplain;
        f->permplain += n;
    } else if (ptrs && f->permptr + n <= f->permptrend) {
        s = f->permptr;
        f->permptr += n;
    } else {
        f->permmore[!(ptrs || l->hasptr)] += n;  // not counted (a nested literal's copy, say): the function is compiled once more, with room for it
        f->permshort = true;
        return f->ctx;
    }
    vec_push(&f->permobjects, ((PermObject){key, s, n, l->hasptr}));
    vec_push(&f->units, ((Unit){f->code.n, s, n}));
    for (int i = 0; l->hasptr && i < l->nslots; i++)
        if (l->ptrs[i / 32] >> (i % 32) & 1) f->perm[(s + i) / 32] |= 1u << ((s + i) % 32);
    return s;
}

static int byslot(const void *a, const void *b) { return (int)((const StackObj *)a)->slot - (int)((const StackObj *)b)->slot; }

// What the collector has to know of them.
void perm_publish(Fn *f, Func *fn) {
    StackObj *o = ARENA_ARRAY(cc.arena, StackObj, f->permobjects.n + 1);
    uint32_t n = 0;
    for (int i = 0; i < f->permobjects.n; i++)
        if (f->permobjects.v[i].hasptr) o[n++] = (StackObj){(uint16_t)f->permobjects.v[i].slot, (uint16_t)f->permobjects.v[i].n};
    if (n == 0) return;
    qsort(o, n, sizeof *o, byslot);
    fn->objs = o;
    fn->nobjs = n;
    StackMap *m = arena_alloc(cc.arena, sizeof *m + (size_t)f->nwords * 4);
    m->nbits = (uint32_t)f->nwords * 32;
    memcpy(m->bits, f->perm, (size_t)f->nwords * 4);
    fn->objmap = m;
}

int perm_var(Fn *f, Object *o, Type *t) { return perm_slots(f, o, t, layout(t)->hasptr); }

int perm_site(Fn *f, Node *site, int what, Type *t) { return perm_slots(f, (const char *)site + 1 + what, t, escape_site_ptrs(f, site, what)); }

void site_new(Fn *f, Node *site, int what, Type *t, int dst) {
    if (site && escape_alloc(f, site, what) == ESC_STACK_ADDR) {
        int s = perm_site(f, site, what, t);
        emit_zero(f, s, slots_of(t));
        emit(f, OP_LEA, dst, s, 0);
    } else emit_ext(f, OP_NEW, dst, 0, 0, (uint64_t)(uintptr_t)rtype(t));
    ptr_set_word(f, dst);
}

// A map and its first bucket as the runtime lays them out (runtime/map.h).
static Type *stack_map_type(Type *mt) {
    Type *u = types_under(mt), *k = u->map.key, *v = u->map.elem;
    Type *top = types_new_array(cc.ck, types_basic[KUint64], 1), *word = types_basic[KUint64], *ptr = types_basic[KUnsafePointer];
    Type *types[] = {word, word, ptr, ptr, word, ptr, word, top, types_new_array(cc.ck, k, 8), types_new_array(cc.ck, v, 8), ptr};
    enum { N = sizeof types / sizeof *types };
    Object **fields = ARENA_ARRAY(cc.arena, Object *, N);
    for (int i = 0; i < N; i++) fields[i] = types_new_var(cc.ck, NULL, intern_cstr(arena_printf(cc.arena, "F%d", i)), types[i]);
    return types_new_struct(cc.ck, N, fields, NULL);
}

int64_t escape_map_slots(Type *mt) {  // 0: it does not go into a frame
    Type *u = types_under(mt);
    int64_t k = layout(u->map.key)->size, v = layout(u->map.elem)->size;
    if (k > 128 || v > 128 || v == 0) return 0;
    return 8 + k + v + 1;
}

int perm_map(Fn *f, Node *site, Type *mt) {
    if (escape_alloc(f, site, EW_NODE) != ESC_STACK_ADDR || !escape_map_slots(mt)) return 0;
    Type *t = stack_map_type(mt);
    int s = perm_site(f, site, EW_NODE, t);
    emit_zero(f, s, slots_of(t));
    return s;
}

int perm_buffer(Fn *f, Node *site) {
    static Type *t;
    if (!site || escape_alloc(f, site, EW_NODE) != ESC_STACK_ADDR) return 0;
    if (!t) t = types_new_array(cc.ck, types_basic[KUint64], 4);
    return perm_site(f, site, EW_NODE, t);
}

void emit_concat(Fn *f, Node *site, int dst, int from, int n) {
    int buf = perm_buffer(f, site);
    if (buf) emit_ext(f, OP_CONCATB, dst, from, n, (uint64_t)buf);
    else emit(f, OP_CONCAT, dst, from, n);
}
