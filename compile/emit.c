// emit.c - instructions, labels, slots and pointer maps of the function under compilation.
#include "compile/int.h"
#include <stdarg.h>

static uint64_t word(int op, int a, int b, int c) { return (Insn){.op = (uint16_t)op, .a = (uint16_t)a, .b = (uint16_t)b, .c = (uint16_t)c}.ext; }

void unsupported(Fn *f, Pos p, const char *fmt, ...) {
    char text[300];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (!f->failed) diag_error(cc.diags, p ? p : f->pos, "not supported yet: %s", text);
    f->failed = true;
}

// Is there no newline, and no line directive, between p and q? (False also where it is not worth looking.)
static bool same_line(Pos p, Pos q) {
    static FileSrc *src;
    if (p == q) return true;
    Pos lo = p < q ? p : q, n = p < q ? q - p : p - q;
    if (!lo || n > 200) return false;
    if (!src || lo < src->base || lo - src->base > src->len) src = pos_filesrc(lo);
    if (!src || lo + n - src->base > src->len) return false;
    const char *text = src->text + (lo - src->base);
    return !memchr(text, '\n', n) && !memmem(text, n, "/*line ", 7);
}

void at_pos(Fn *f, Pos p) {
    if (!p) return;
    f->pos = p;
    if (same_line(p, f->linepos)) return;
    f->linepos = p;
    if (f->lines.n && vec_last(&f->lines).pc == (uint32_t)f->code.n) vec_last(&f->lines).pos = p;
    else vec_push(&f->lines, (LineEntry){.pc = (uint32_t)f->code.n, .pos = p});
}

static void check_slot(Fn *f, int s) {
    if (s < 0 || (s > 65000 && s != 0xffff)) unsupported(f, 0, "a frame of more than 65,000 slots");
}

int emit(Fn *f, int op, int a, int b, int c) {
    check_slot(f, a);
    vec_push(&f->code, word(op, a, b, c));
    int pc = f->code.n - 1;
    if (op_info[op].flags & F_SAFEPOINT) emit_safepoint(f, pc);
    return pc;
}

int emit_imm(Fn *f, int op, int a, int64_t imm) {
    check_slot(f, a);
    vec_push(&f->code, (Insn){.op = (uint16_t)op, .a = (uint16_t)a, .imm = (int32_t)imm}.ext);
    return f->code.n - 1;
}

int emit_ext(Fn *f, int op, int a, int b, int c, uint64_t ext) {
    int pc = emit(f, op, a, b, c);
    vec_push(&f->code, ext);
    return pc;
}

int emit_immext(Fn *f, int op, int a, int64_t imm, uint64_t ext) {
    int pc = emit_imm(f, op, a, imm);
    if (op_info[op].flags & F_SAFEPOINT) emit_safepoint(f, pc);
    vec_push(&f->code, ext);
    return pc;
}

// The pointers that are live at the instruction at pc.
void emit_safepoint(Fn *f, int pc) {
    int n = f->nwords;
    while (n && !f->live[n - 1]) n--;
    StackMap *m = f->lastmap;
    bool same = m && (int)(m->nbits / 32) == n;
    for (int i = 0; same && i < n; i++) same = m->bits[i] == f->live[i];
    if (!same) {
        m = arena_alloc(cc.arena, sizeof *m + (size_t)n * 4);
        m->nbits = (uint32_t)n * 32;
        for (int i = 0; i < n; i++) m->bits[i] = f->live[i];
        f->lastmap = m;
    }
    vec_push(&f->maps, (MapEntry){.pc = (uint32_t)pc, .map = m});
}

Label *label_new(Fn *f) {
    Label *l = ARENA_NEW(cc.arena, Label);
    l->pc = -1;
    vec_push(&f->labels, l);
    return l;
}

static bool has_imm32(int op) { return strchr(op_info[op].format, 'J') != NULL; }

static void patch(Fn *f, int pc, int target) {
    Insn i = {.ext = f->code.v[pc]};
    int64_t d = (int64_t)target - (pc + 1);
    if (has_imm32(i.op)) i.imm = (int32_t)d;
    else {
        if (d != (int16_t)d) f->longjumps = true;  // compiled once more, see fn_finish
        i.c = (uint16_t)d;
    }
    f->code.v[pc] = i.ext;
}

void label_place(Fn *f, Label *l) {
    l->pc = f->code.n;
    for (int i = 0; i < l->uses.n; i++) patch(f, l->uses.v[i], l->pc);
    vec_clear(&l->uses);
}

// A backward jump polls: the L form where there is one.
static int looping(int op) {
    if (op == OP_JMP) return OP_LOOP;
    if (op >= OP_JT && op <= OP_JFNLE) return op - OP_JT + OP_LJT;
    return op;
}

void emit_jump(Fn *f, int op, int a, int b, Label *to) {
    bool back = to->pc >= 0;
    if (f->longjumps && !has_imm32(op)) {
        // cond jumps over a jump over a long jump
        emit(f, op, a, b, 1);
        emit_imm(f, OP_JMP, 0, 1);
        emit_jump(f, OP_JMP, 0, 0, to);
        return;
    }
    if (back && (op == OP_JSTREQ || op == OP_JSTRNE)) {
        emit(f, op, a, b, 1);
        emit_imm(f, OP_JMP, 0, 1);
        emit_jump(f, OP_JMP, 0, 0, to);
        return;
    }
    if (back) op = looping(op);
    int pc;
    if (has_imm32(op)) {
        pc = emit_imm(f, op, a, 0);
        if (op_info[op].flags & F_SAFEPOINT) emit_safepoint(f, pc);
    } else pc = emit(f, op, a, b, 0);
    if (back) patch(f, pc, to->pc);
    else vec_push(&to->uses, pc);
}

void emit_mov(Fn *f, int dst, int src, int n) {
    if (dst == src || n == 0) return;
    check_slot(f, src);
    check_slot(f, dst);
    if (n == 1) emit(f, OP_MOV, dst, src, 0);
    else if (n == 2) emit(f, OP_MOV2, dst, src, 0);
    else if (n == 3) emit(f, OP_MOV3, dst, src, 0);
    else emit(f, OP_MOVN, dst, src, n);
}

void emit_zero(Fn *f, int dst, int n) {
    if (n == 1) emit_imm(f, OP_LDI, dst, 0);
    else if (n > 1) emit(f, OP_ZERO, dst, n, 0);
}

void emit_int(Fn *f, int dst, int64_t v) {
    if (v == (int32_t)v) emit_imm(f, OP_LDI, dst, v);
    else emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)v);
}

// --- slots
static void grow_bits(Fn *f, int slots) {
    int need = slots / 32 + 1;
    if (need <= f->nwords) return;
    uint32_t *l = ARENA_ARRAY(cc.arena, uint32_t, need * 2), *p = ARENA_ARRAY(cc.arena, uint32_t, need * 2);
    if (f->nwords) {
        memcpy(l, f->live, (size_t)f->nwords * 4);
        memcpy(p, f->perm, (size_t)f->nwords * 4);
    }
    f->live = l;
    f->perm = p;
    f->nwords = need * 2;
}

int fn_alloc(Fn *f, int n) {
    int s = f->top;
    f->top += n;
    if (f->top > f->maxtop) f->maxtop = f->top;
    if (f->top > 65000) {
        unsupported(f, 0, "a frame of more than 65,000 slots");
        f->top = s;
    }
    grow_bits(f, f->top + 1);
    vec_push(&f->units, ((Unit){f->code.n, s, n}));
    return s;
}

int fn_mark(Fn *f) { return f->top; }

void fn_release(Fn *f, int mark) {
    if (mark >= f->top) return;
    ptr_clear(f, mark, f->top - mark);
    f->top = mark;
}

void ptr_clear(Fn *f, int slot, int n) {
    for (int i = slot; i < slot + n; i++)
        if (i / 32 < f->nwords) f->live[i / 32] &= ~(1u << (i % 32));
}

void ptr_set_word(Fn *f, int slot) {
    grow_bits(f, slot + 1);
    f->live[slot / 32] |= 1u << (slot % 32);
}

void ptr_set(Fn *f, int slot, Type *t) {
    const Layout *l = layout(t);
    if (!l->hasptr) return;
    grow_bits(f, slot + l->nslots + 1);
    for (uint32_t w = 0; w < l->nwords; w++)
        for (uint32_t bits = l->ptrs[w]; bits; bits &= bits - 1) ptr_set_word(f, slot + (int)(w * 32) + __builtin_ctz(bits));
}

static const StackMap *bits_map(const uint32_t *bits, int nwords) {
    StackMap *m = arena_alloc(cc.arena, sizeof *m + (size_t)nwords * 4);
    m->nbits = (uint32_t)nwords * 32;
    memcpy(m->bits, bits, (size_t)nwords * 4);
    return m;
}

// Stack objects are marked at every safepoint, also at those before the object's code; liveness() leaves in a map those that the function
// itself will read or take the address of. The collector finds the others through pointers (vm/stackobj.c).
static void maps_add_perm(Fn *f) {
    int np = f->nwords;
    while (np && !f->perm[np - 1]) np--;
    if (!np) return;
    const StackMap *from = NULL, *to = NULL;
    for (int i = 0; i < f->maps.n; i++) {
        if (!to || f->maps.v[i].map != from) {
            from = f->maps.v[i].map;
            int n = (int)from->nbits / 32, k = n > np ? n : np;
            StackMap *m = arena_alloc(cc.arena, sizeof *m + (size_t)k * 4);
            m->nbits = (uint32_t)k * 32;
            for (int w = 0; w < k; w++) m->bits[w] = (w < n ? from->bits[w] : 0) | (w < np ? f->perm[w] : 0);
            to = m;
        }
        f->maps.v[i].map = to;
    }
}

// Publishes the code. False: jumps were too long or something failed.
bool fn_finish(Fn *f) {
    if (f->failed) return false;
    Func *fn = f->f;
    for (int i = 0; i < f->tables.n; i++) {
        SwitchTable *t = f->tables.v[i];
        int32_t *to = (int32_t *)&f->code.v[t->pc + 2];
        for (int k = 0; k < t->n; k++) to[k] = t->to[k]->pc - t->pc;
    }
    maps_add_perm(f);
    Insn *code = code_alloc(fn, (uint32_t)f->code.n);
    memcpy(code, f->code.v, (size_t)f->code.n * 8);
    fn->ncode = (uint32_t)f->code.n;
    fn->lines = arena_dup(cc.arena, f->lines.v, sizeof(LineEntry) * (size_t)f->lines.n);
    fn->nlines = (uint32_t)f->lines.n;
    if (f->inls.n) fn->inls = arena_dup(cc.arena, f->inls.v, sizeof(InlEntry) * (size_t)f->inls.n);
    fn->ninls = (uint32_t)f->inls.n;
    if (f->isigns.n) fn->isigns = arena_dup(cc.arena, f->isigns.v, sizeof(IndexSign) * (size_t)f->isigns.n);
    fn->nisigns = (uint32_t)f->isigns.n;
    // What survives a panic in this frame: results and address-taken variables.
    uint32_t *bits = ARENA_ARRAY(cc.arena, uint32_t, f->nwords + 1);
    if (f->hasdefer)
        for (int i = 0; i < f->nresults; i++) {
            Loc *l = f->results[i] ? var_find(f, f->results[i]) : NULL;
            int s = f->resslots[i];
            Type *t = f->sig->sig.results->tuple.vars[i]->type;
            const Layout *ly = layout(fsubst(f, t));
            for (int w = 0; ly->hasptr && w < ly->nslots; w++)
                if (ly->ptrs[w / 32] >> (w % 32) & 1) bits[(s + w) / 32] |= 1u << ((s + w) % 32);
            if (l && l->kind == LOC_BOX) bits[l->slot / 32] |= 1u << (l->slot % 32);
            if (l && l->kind == LOC_PERM)
                for (int w = 0; ly->hasptr && w < ly->nslots; w++)
                    if (ly->ptrs[w / 32] >> (w % 32) & 1) bits[(l->slot + w) / 32] |= 1u << ((l->slot + w) % 32);
        }
    fn->panicmap = bits_map(bits, f->nwords);
    liveness(f, bits, f->nwords);
    perm_publish(f, fn);
    fn->maps = arena_dup(cc.arena, f->maps.v, sizeof(MapEntry) * (size_t)f->maps.n);
    fn->nmaps = (uint32_t)f->maps.n;
    // Published last: who sees its frame size sees all of the function but FUNC_LAZY, who sees it without FUNC_LAZY also the frame size.
    atomic_store_explicit(&fn->code, code, memory_order_release);
    uint32_t flags = fn->flags | (f->hasdefer ? FUNC_DEFER : 0);
    __atomic_store_n(&fn->flags, flags, __ATOMIC_RELAXED);
    __atomic_store_n(&fn->framesize, (uint32_t)f->maxtop + 4, __ATOMIC_RELEASE);
    __atomic_store_n(&fn->flags, flags & ~(uint32_t)FUNC_LAZY, __ATOMIC_RELEASE);
    return true;
}
