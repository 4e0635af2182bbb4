// lvalue.c - places: what can be assigned, and what fields and elements are read from.
// A place is evaluated once (its pointers, indices and keys sit in slots) and then loaded, stored or turned into an address.
#include "compile/int.h"

Type *field_at(Type *st, int i, int64_t *off) {
    Type *u = types_under(st);
    int64_t *offs = arena_alloc(cc.arena, sizeof(int64_t) * (size_t)(u->strct.n + 1));
    types_offsetsof(u, offs);
    *off = offs[i];
    return u->strct.fields[i]->type;
}

static Lv mem_place(int slot, int64_t off, Type *t) { return (Lv){.kind = LV_MEM, .slot = slot, .off = off, .type = t}; }

static Lv var_place(Fn *f, Object *o, Pos pos) {
    Type *t = var_type(f, o);
    if (o->ispkgvar) return (Lv){.kind = LV_GLOBAL, .addr = global_addr(o), .type = t};
    Loc *l = var_find(f, o);
    if (!l) {
        unsupported(f, pos, "variable %s is not reachable here (compiler error)", o->name->s);
        return (Lv){.kind = LV_BLANK, .type = t};
    }
    if (l->kind == LOC_BOX) return (Lv){.kind = LV_MEM, .slot = l->slot, .type = t, .nonnil = true};
    return (Lv){.kind = l->kind == LOC_PERM ? LV_FRAME : LV_SLOT, .slot = l->slot, .type = t};
}

// The value of e, as the base of a selection or index.
static Lv place(Fn *f, Expr *e);

static Lv field_place(Fn *f, Lv lv, Type *t, const int *index, int n) {
    for (int i = 0; i < n; i++) {
        Type *u = types_under(t);
        if (u->kind == TPointer) {
            int p;  // a variable's own slot will do: who runs code before the access fixes the place (lv_fix)
            if (lv.kind == LV_SLOT) p = lv.slot;
            else if (lv.kind == LV_FRAME && lv.off % 8 == 0) p = lv.slot + (int)(lv.off / 8);
            else {
                p = fn_alloc(f, 1);
                lv_load(f, &lv, p);
            }
            t = u->pointer.elem;
            lv = mem_place(p, 0, t);
        }
        int64_t off;
        t = field_at(t, index[i], &off);
        if (lv.kind == LV_SLOT) lv.kind = LV_FRAME;
        if (lv.kind == LV_ELEM) {
            int p = fn_alloc(f, 1), pc = f->code.n;
            lv_addr(f, &lv, p);
            lv = (Lv){.kind = LV_MEM, .slot = p, .type = t, .nonnil = true};
            f->elempc = pc;
        }
        lv.off += off;
        lv.type = t;
    }
    return lv;
}

int slice_head(Fn *f, Expr *x, Type *t) {
    (void)t;
    Lv lv = place(f, x);
    if (lv.kind == LV_SLOT) return lv.slot;
    if (lv.kind == LV_FRAME && lv.off % 8 == 0) return lv.slot + (int)(lv.off / 8);
    int s = fn_alloc(f, 2);
    if (lv.kind == LV_MEM && lv.off <= 0xffff) emit(f, OP_LD128, s, lv.slot, (int)lv.off);
    else if (lv.kind == LV_ELEM && layout(lv.type)->cls == CL_SLICE) f->rowpc = emit(f, OP_LXHEAD, s, lv.slot, lv.index);
    else if (lv.kind == LV_GLOBAL) emit_ext(f, OP_LDG128, s, 0, 0, (uint64_t)(uintptr_t)((char *)lv.addr + lv.off));
    else {
        s = fresh(f, lv.type);
        lv_load(f, &lv, s);
    }
    ptr_set_word(f, s);
    return s;
}

bool is_wide_unsigned(Type *t) {
    Type *u = types_under(t);
    return u->kind == TBasic && (u->basic.kind == KUint || u->basic.kind == KUint64 || u->basic.kind == KUintptr);
}

// The slot of an index, of which the run time is told when it has no sign.
static void index_sign(Fn *f, int slot, bool uns) {
    if (!uns && !f->isigns.n) return;
    vec_push(&f->isigns, ((IndexSign){(uint32_t)f->code.n, (uint16_t)slot, uns}));
}

int index_value(Fn *f, Expr *e, Pos at) {
    int i = expr(f, e);
    if (at) at_pos(f, at);
    index_sign(f, i, !e->cval && is_wide_unsigned(typeof_(f, e)));
    return i;
}

static Lv index_place(Fn *f, IndexExpr *e) {
    Type *xt = typeof_(f, e->x), *u = types_under(xt);
    Expr *ie = ast_expr_at(e->indices, 0);
    Type *t = typeof_(f, &e->e);
    if (u->kind == TTypeParam || !u) u = types_core(xt);
    if (u->kind == TPointer || u->kind == TArray) {
        Lv base;
        Type *at = u;
        if (u->kind == TPointer) {
            int p = expr(f, e->x);
            at = types_under(u->pointer.elem);
            base = mem_place(p, 0, at);
        } else base = place(f, e->x);
        t = at->array.elem;
        int64_t size = layout(t)->size, k;
        if (base.kind == LV_SLOT) base.kind = LV_FRAME;
        if (ie->cval && const_int64(ie->cval, &k) && base.kind != LV_ELEM) {
            base.off += k * size;
            base.type = t;
            return base;
        }
        int i = index_value(f, ie, e->e.oppos);
        if (at->array.len <= INT32_MAX && size <= INT32_MAX && (base.kind == LV_MEM || base.kind == LV_FRAME || base.kind == LV_GLOBAL)) {
            int p = fn_alloc(f, 1), from = base.slot;
            if (base.kind != LV_MEM) {
                lv_addr(f, &base, p);
                from = p;
                base.off = 0;
            }
            f->elempc = emit_ext(f, OP_PXAB, p, from, i, (uint64_t)at->array.len << 32 | (uint64_t)size);
            ptr_set_word(f, p);
            return (Lv){.kind = LV_MEM, .slot = p, .off = base.off, .type = t, .nonnil = true};
        }
        if (at->array.len > INT32_MAX) {
            int n = fn_alloc(f, 1);
            emit_int(f, n, at->array.len);
            emit(f, OP_BNDR, i, n, 0);
        } else emit_imm(f, OP_BNDI, i, at->array.len);
        int p = fn_alloc(f, 1);
        lv_addr(f, &base, p);
        emit_ext(f, OP_PXA, p, p, i, (uint64_t)size);
        ptr_set_word(f, p);
        return mem_place(p, 0, t);
    }
    int s = slice_head(f, e->x, xt);
    int i = index_value(f, ie, e->e.oppos);
    return (Lv){.kind = LV_ELEM, .slot = s, .index = i, .type = u->kind == TSlice ? u->slice.elem : t};
}

static Lv place(Fn *f, Expr *e) {
    e = ast_unparen(e);
    Type *t = e->type ? typeof_(f, e) : NULL;
    if (!e->cval) switch (e->n.kind) {
        case N_Ident: {
            Object *o = ((Ident *)e)->obj;
            if (o && o->kind == OVar) return var_place(f, o, e->n.pos);
            break;
        }
        case N_SelectorExpr: {
            SelectorExpr *s = (SelectorExpr *)e;
            if (!s->selection) {
                if (s->sel->obj && s->sel->obj->kind == OVar) return var_place(f, s->sel->obj, e->n.pos);
                break;
            }
            Selection *sel = selection_of(f, s);
            if (sel->kind != FieldVal) break;
            Type *xt = typeof_(f, s->x);
            Lv base;
            if (types_under(xt)->kind == TPointer) {
                int p = expr(f, s->x);
                base = (Lv){.kind = LV_SLOT, .slot = p, .type = xt};
            } else base = place(f, s->x);
            return field_place(f, base, xt, sel->index, sel->nindex);
        }
        case N_IndexExpr: {
            IndexExpr *ix = (IndexExpr *)e;
            Type *u = types_under(typeof_(f, ix->x));
            if (u->kind == TSlice || u->kind == TArray || u->kind == TPointer) return index_place(f, ix);
            break;
        }
        case N_StarExpr: {
            int p = expr(f, ((StarExpr *)e)->x);
            return mem_place(p, 0, t);
        }
        default: break;
    }
    return (Lv){.kind = LV_SLOT, .slot = expr(f, e), .type = t};
}

Lv field_path(Fn *f, Lv base, Type *t, const int *index, int n) { return field_place(f, base, t, index, n); }

// x.f1.f2… along a path of field indices.
Lv path_place(Fn *f, Expr *x, const int *index, int n) {
    Type *xt = typeof_(f, x);
    Lv base;
    if (types_under(xt)->kind == TPointer && n) base = (Lv){.kind = LV_SLOT, .slot = expr(f, x), .type = xt};
    else base = place(f, x);
    return field_place(f, base, xt, index, n);
}

Lv rvalue_place(Fn *f, Expr *e) { return place(f, e); }

Lv lvalue(Fn *f, Expr *e) {
    e = ast_unparen(e);
    if (e->n.kind == N_Ident && ast_is_blank((Ident *)e)) return (Lv){.kind = LV_BLANK, .type = e->type ? typeof_(f, e) : NULL};
    if (e->n.kind == N_IndexExpr) {
        IndexExpr *ix = (IndexExpr *)e;
        Type *mt = typeof_(f, ix->x), *u = types_under(mt);
        if (u->kind == TMap) {
            int m = expr(f, ix->x);
            int owned = fn_alloc(f, 1);  // the map and the key are fixed before the right side is evaluated
            emit_mov(f, owned, m, 1);
            ptr_set_word(f, owned);
            int k = fresh(f, u->map.key);
            expr_conv_to(f, ast_expr_at(ix->indices, 0), u->map.key, k);
            return (Lv){.kind = LV_MAP, .slot = owned, .index = k, .type = u->map.elem, .maptype = mt};
        }
    }
    return place(f, e);
}

// Fixes what the place depends on, so that code that runs before the store cannot change it: pointers, slice headers and indices
// that are variables' own slots are copied.
void lv_fix(Fn *f, Lv *lv, int mark) {
    if (lv->kind == LV_MEM && lv->slot < mark) {
        int s = fn_alloc(f, 1);
        emit_mov(f, s, lv->slot, 1);
        ptr_set_word(f, s);
        lv->slot = s;
    } else if (lv->kind == LV_ELEM) {
        if (lv->slot < mark) {
            int s = fn_alloc(f, 2);
            emit_mov(f, s, lv->slot, 2);
            ptr_set_word(f, s);
            lv->slot = s;
        }
        if (lv->index < mark) {
            int s = fn_alloc(f, 1);
            emit_mov(f, s, lv->index, 1);
            for (int k = f->isigns.n - 1; k >= 0; k--)
                if (f->isigns.v[k].slot == lv->index) {
                    index_sign(f, s, f->isigns.v[k].uns);
                    break;
                }
            lv->index = s;
        }
    }
}

void lv_peek(Fn *f, Lv *lv, int dst) {
    f->rowpc = f->elempc = 0;
    lv_load(f, lv, dst);
}

// The address of an element was just computed and serves for nothing but this load.
static bool load_checked(Fn *f, Lv *lv, int dst) {
    int pc = f->elempc;
    if (pc <= 0 || pc != f->code.n - 2) return false;
    Insn in = {.ext = f->code.v[pc]};
    uint64_t ext = f->code.v[pc + 1];
    const Layout *l = layout(lv->type);
    bool word = l->size == 8 && l->nslots == 1 && l->cls != CL_MEM, byte = l->cls == CL_BOOL || (l->cls == CL_INT && l->w == W_U8);
    if (in.a == lv->slot && in.op == OP_IXA && word && ext <= INT32_MAX && lv->off <= 0xffff) {  // a field of an element
        f->code.n -= 2;
        emit_ext(f, OP_LXF64, dst, in.b, in.c, ext << 32 | (uint64_t)lv->off);
        ptr_set(f, dst, lv->type);
        return true;
    }
    if (in.op != OP_PXAB || in.a != lv->slot || !(word || byte) || (uint32_t)ext != l->size || lv->off > 0xffff) return false;
    f->code.n -= 2;
    emit_ext(f, word ? OP_LAXB64 : OP_LAXB8U, dst, in.b, in.c, ext >> 32 << 32 | (uint64_t)lv->off);
    ptr_set(f, dst, lv->type);
    return true;
}

void lv_load(Fn *f, Lv *lv, int dst) {
    if (lv->kind == LV_MEM && load_checked(f, lv, dst)) return;
    switch (lv->kind) {
    case LV_SLOT:
        emit_mov(f, dst, lv->slot, slots_of(lv->type));
        ptr_set(f, dst, lv->type);
        break;
    case LV_FRAME: load_frame(f, lv->type, dst, lv->slot, lv->off); break;
    case LV_MEM: load_mem(f, lv->type, dst, lv->slot, lv->off); break;
    case LV_GLOBAL: load_global(f, lv->type, dst, (char *)lv->addr + lv->off); break;
    case LV_ELEM: load_elem(f, lv->type, dst, lv->slot, lv->index); break;
    case LV_MAP: map_get(f, lv->maptype, dst, lv->slot, lv->index, -1); break;
    default: break;
    }
}

void lv_store(Fn *f, Lv *lv, int src) {
    switch (lv->kind) {
    case LV_SLOT: emit_mov(f, lv->slot, src, slots_of(lv->type)); break;
    case LV_FRAME: store_frame(f, lv->type, lv->slot, lv->off, src); break;
    case LV_MEM: store_mem(f, lv->type, lv->slot, lv->off, src); break;
    case LV_GLOBAL: store_global(f, lv->type, (char *)lv->addr + lv->off, src); break;
    case LV_ELEM: store_elem(f, lv->type, lv->slot, lv->index, src); break;
    case LV_MAP: {
        int m = fn_mark(f), p = fn_alloc(f, 1);
        map_set(f, lv->maptype, p, lv->slot, lv->index);
        store_mem(f, lv->type, p, 0, src);
        fn_release(f, m);
        break;
    }
    default: break;
    }
}

void lv_addr(Fn *f, Lv *lv, int dst) {
    switch (lv->kind) {
    case LV_SLOT: case LV_FRAME: emit(f, OP_LEA, dst, lv->slot + (int)(lv->off / 8), (int)(lv->off % 8)); break;
    case LV_MEM:
        if (lv->off == 0) {
            if (!lv->nonnil) emit(f, OP_NILCK, lv->slot, 0, 0);
            emit_mov(f, dst, lv->slot, 1);
        } else if (lv->off <= 0xffff) emit(f, OP_FADDR, dst, lv->slot, (int)lv->off);
        else emit_ext(f, OP_FADDRX, dst, lv->slot, 0, (uint64_t)lv->off);
        break;
    case LV_GLOBAL: emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)((char *)lv->addr + lv->off)); break;
    case LV_ELEM: emit_ext(f, OP_IXA, dst, lv->slot, lv->index, (uint64_t)layout(lv->type)->size); break;
    default: unsupported(f, 0, "address of this expression"); break;
    }
    ptr_set_word(f, dst);
}

// How a map is looked up: by a word, a string or through memory.
static int map_form(Type *mt) {
    const Layout *k = layout(types_under(mt)->map.key);
    if ((k->cls == CL_INT && k->size >= 4) || k->cls == CL_PTR) return 1;
    if (k->cls == CL_STR) return 2;
    return 0;
}

// dst = m[key]; ok: slot of the presence flag or -1.
void map_get(Fn *f, Type *mt, int dst, int map, int key, int ok) {
    static const int op[] = {OP_MAPGET, OP_MAPGET64, OP_MAPGETSTR}, op2[] = {OP_MAPGET2, OP_MAPGET642, OP_MAPGETSTR2};
    int m = fn_mark(f), p = fn_alloc(f, 2), form = map_form(mt);
    emit_ext(f, (ok >= 0 ? op2 : op)[form], p, map, key, (uint64_t)(uintptr_t)rtype(mt));
    ptr_set_word(f, p);
    if (dst >= 0) load_mem(f, types_under(mt)->map.elem, dst, p, 0);
    if (ok >= 0) emit_mov(f, ok, p + 1, 1);
    fn_release(f, m);
    if (dst >= 0) ptr_set(f, dst, types_under(mt)->map.elem);
}

void map_set(Fn *f, Type *mt, int p, int map, int key) {
    static const int op[] = {OP_MAPSET, OP_MAPSET64, OP_MAPSETSTR};
    emit_ext(f, op[map_form(mt)], p, map, key, (uint64_t)(uintptr_t)rtype(mt));
    ptr_set_word(f, p);
}

int addr_of(Fn *f, Expr *e) {
    e = ast_unparen(e);
    int dst = fn_alloc(f, 1), m = fn_mark(f);
    Lv lv = place(f, e);
    lv_addr(f, &lv, dst);
    fn_release(f, m);
    ptr_set_word(f, dst);
    return dst;
}
