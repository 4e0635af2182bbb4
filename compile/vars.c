// vars.c - where variables live: slots of the frame, boxes on the heap, package variables and static data.
//
// A local variable is in slots unless its address can outlive them (var_needs_box): then a slot holds the address of its box. Which variables
// need one is escape analysis' answer (escape.c). Package variables get their memory at the first reference, out of
// chunks that are roots of the collector; a variable with a static initialiser gets its value then too, before any code can see it.
#include "compile/int.h"
#include "compile/escape.h"
#include "runtime/runtime.h"

static VarEntry *slot_for(Fn *f, Object *o) {
    uint32_t mask = (uint32_t)f->capvars - 1, h = (uint32_t)((uintptr_t)o >> 4) * 2654435761u >> 8 & mask;
    while (f->vars[h].obj && f->vars[h].obj != o) h = (h + 1) & mask;
    return &f->vars[h];
}

static Loc *var_add(Fn *f, Object *o) {
    if (f->nvars * 2 >= f->capvars) {
        VarEntry *old = f->vars;
        int n = f->capvars;
        f->capvars = n ? n * 2 : 32;
        f->vars = ARENA_ARRAY(cc.arena, VarEntry, f->capvars);
        for (int i = 0; i < n; i++)
            if (old[i].obj) *slot_for(f, old[i].obj) = old[i];
    }
    VarEntry *e = slot_for(f, o);
    if (!e->obj) f->nvars++;
    *e = (VarEntry){.obj = o};
    return &e->loc;
}

Loc *var_find(Fn *f, Object *o) {
    if (!f->capvars) return NULL;
    VarEntry *e = slot_for(f, o);
    return e->obj ? &e->loc : NULL;
}

void var_alias(Fn *f, Object *o, int s) { *var_add(f, o) = (Loc){.kind = LOC_SLOT, .slot = s}; }

void var_set_box(Fn *f, Object *o, int s) { *var_add(f, o) = (Loc){.kind = LOC_BOX, .slot = s}; }

void var_set_perm(Fn *f, Object *o, int s) { *var_add(f, o) = (Loc){.kind = LOC_PERM, .slot = s}; }

Type *var_type(Fn *f, Object *o) { return fsubst(f, o->type); }

bool var_needs_box(Fn *f, Object *o) {
    const Layout *l = layout(var_type(f, o));
    if (l->size > 64 * 1024) return true;
    return escape_var(f, o) == ESC_HEAP;
}

Loc *var_declare(Fn *f, Object *o, Type *t) {
    int where = layout(t)->size > 64 * 1024 ? ESC_HEAP : escape_var(f, o);
    if (where == ESC_HEAP) {
        int s = fn_alloc(f, 1);
        emit_ext(f, OP_NEW, s, 0, 0, (uint64_t)(uintptr_t)rtype(t));
        ptr_set_word(f, s);
        Loc *l = var_add(f, o);
        *l = (Loc){.kind = LOC_BOX, .slot = s};
        return l;
    }
    if (where == ESC_STACK_ADDR) {
        int s = perm_var(f, o, t);
        Loc *l = var_add(f, o);
        *l = (Loc){.kind = LOC_PERM, .slot = s};
        return l;
    }
    int s = fn_alloc(f, slots_of(t));
    Loc *l = var_add(f, o);
    *l = (Loc){.kind = LOC_SLOT, .slot = s};
    return l;
}

void var_declare_zero(Fn *f, Object *o) {
    Type *t = var_type(f, o);
    Loc l = *var_declare(f, o, t);
    if (l.kind == LOC_BOX) return;
    zero_value(f, t, l.slot);
    if (l.kind == LOC_SLOT) ptr_set(f, l.slot, t);
}

void var_init_slot(Fn *f, Object *o, int src) {
    Type *t = var_type(f, o);
    Loc l = *var_declare(f, o, t);
    if (l.kind == LOC_BOX) store_mem(f, t, l.slot, 0, src);
    else {
        emit_mov(f, l.slot, src, slots_of(t));
        if (l.kind == LOC_SLOT) ptr_set(f, l.slot, t);
    }
}

void var_init_from(Fn *f, Object *o, Expr *e) {
    inline_note_literal(f, o, e);
    Type *t = var_type(f, o);
    int where = layout(t)->size > 64 * 1024 ? ESC_HEAP : escape_var(f, o);
    if (where == ESC_NONE) {
        int s = fn_alloc(f, slots_of(t));
        expr_conv_to(f, e, t, s);
        fn_release(f, s + slots_of(t));
        *var_add(f, o) = (Loc){.kind = LOC_SLOT, .slot = s};
        return;
    }
    // The box's slot comes first, so that it stays when the temporaries go.
    int keep = where == ESC_HEAP ? fn_alloc(f, 1) : -1;
    int m = fn_mark(f), big = where == ESC_HEAP && is_large(t) ? large_addr(f, e) : -1;
    if (big >= 0) {
        emit_ext(f, OP_NEW, keep, 0, 0, (uint64_t)(uintptr_t)rtype(t));
        ptr_set_word(f, keep);
        emit_ext(f, OP_CPT, keep, big, 0, (uint64_t)(uintptr_t)rtype(t));
        fn_release(f, m);
        *var_add(f, o) = (Loc){.kind = LOC_BOX, .slot = keep};
        return;
    }
    int v = expr_conv(f, e, t);
    if (where == ESC_HEAP) {
        emit_ext(f, OP_NEW, keep, 0, 0, (uint64_t)(uintptr_t)rtype(t));
        ptr_set_word(f, keep);
        store_mem(f, t, keep, 0, v);
        fn_release(f, m);
        *var_add(f, o) = (Loc){.kind = LOC_BOX, .slot = keep};
    } else {
        int s = perm_var(f, o, t);
        emit_mov(f, s, v, slots_of(t));
        *var_add(f, o) = (Loc){.kind = LOC_PERM, .slot = s};
    }
}

// --- static data
enum { CHUNK = 1 << 16 };
static char *chunk;
static uint8_t *chunkmask;
static int64_t chunkused, chunksize;

void *data_alloc(Type *t, int64_t n) {
    const Layout *l = layout(t);
    int64_t bytes = (l->size * n + 7) & ~7ll;
    if (bytes == 0) return mallocgc(0, NULL, false);  // all zero-size variables have one address
    if (!l->hasptr) return persistentalloc((uintptr_t)bytes, 16);
    if (!chunk || chunkused + bytes > chunksize) {
        chunksize = bytes > CHUNK ? bytes : CHUNK;
        chunk = persistentalloc((uintptr_t)chunksize, 16);
        chunkmask = persistentalloc((uintptr_t)(chunksize / 64 + 8), 8);
        chunkused = 0;
        gcaddroot(chunk, (uintptr_t)chunksize, chunkmask);
    }
    char *p = chunk + chunkused;
    for (int64_t i = 0; i < n; i++)
        for (int64_t w = 0; w < l->size / 8; w++)
            if (l->ptrs[w / 32] >> (w % 32) & 1) {
                int64_t at = (chunkused + i * l->size) / 8 + w;
                __atomic_fetch_or(&chunkmask[at / 8], (uint8_t)(1u << (at % 8)), __ATOMIC_RELAXED);
            }
    chunkused += bytes;
    return p;
}

typedef struct PkgVar { void *addr; bool initialised; } PkgVar;

// Address of a package variable, with its static initial value in place.
void *global_addr(Object *o) {
    PkgVar *v = o->aux;
    if (!v) {
        v = ARENA_NEW(cc.arena, PkgVar);
        o->aux = v;
        v->addr = data_alloc(o->type, 1);
    }
    if (!v->initialised) {
        v->initialised = true;
        Package *p = o->pkg;
        if (p) types_init_order(cc.ck, p);  // dis, cover and the fuzzer compile functions before the program's entry
        for (int i = 0; p && i < p->ninit; i++) {
            InitEntry *e = &p->initorder[i];
            if (e->nlhs == 1 && e->lhs[0] == o) {
                if (program_init_is_static(p, i)) static_init(e->rhs, o->type, v->addr, NULL, NULL);
                break;
            }
        }
    }
    return v->addr;
}
