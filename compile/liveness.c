// liveness.c - which slots a safepoint's pointer map can leave out because nothing reads them any more.
// Twin: $GOROOT/src/cmd/compile/internal/liveness/plive.go      Locks: the front end's
//
// The code generator marks a slot as a pointer from the first value to the end of its scope. A slot that is not read again would keep its
// object alive until then, which finalizers, weak pointers and long-running functions show. So, when a function is complete, a backward
// data-flow pass over its bytecode finds the slots that are live before and after each instruction, and a map keeps
//     its marks & (live before | live after | read | written by the instruction) | what a panic needs.
// Marks are never added: initialisation stays the generator's business. Everything unknown errs towards alive:
//   - A read of a slot reads to the end of its unit, the fn_alloc that it came from (and at least as far as the operand reaches).
//   - Only instructions in defines() end a slot's life going backward, and only as far as they surely write.
//   - Slots whose address is taken (LEA) are alive wherever they are marked; but of a stack object LEA is just another use, since the
//     collector follows the pointer that it makes.
#include "compile/int.h"

typedef uint64_t W;
typedef struct Live {
    Fn *f;
    int nslots, ncand, words, ncode;
    int *cand;                 // slot -> number of candidate, or -1
    int *ustart, *uend;        // slot -> extent of its unit, as of the instruction being looked at
    W *use, *def, *in, *pinned;  // words per instruction; pinned: words
    uint8_t *starts;           // instruction begins here
    bool loops;                // a jump goes backward: one pass is not enough
} Live;

enum { MAX_WORK = 8 << 20 };   // bit words; a function with more keeps the marks as they are

static void mark(Live *v, W *set, int lo, int hi) {
    if (hi > v->nslots) hi = v->nslots;
    for (int s = lo; s < hi; s++)
        if (v->cand[s] >= 0) set[v->cand[s] / 64] |= 1ull << (v->cand[s] % 64);
}

// Slots from A that the instruction writes whatever happens; 0: nothing that is sure.
static int defines(Insn i, uint64_t ext) {
    switch (i.op) {
    case OP_MOV: case OP_LDI: case OP_LDC: case OP_LD64: case OP_LDG64: case OP_NEW: case OP_MKMAP: case OP_MKCHAN: case OP_FADDR: case OP_FADDRX:
    case OP_ADDP: case OP_LEA: case OP_LX64: case OP_LPX64: case OP_IXA: case OP_IPXA: case OP_PXA: case OP_PXAB: case OP_MAPGET: case OP_MAPGET64:
    case OP_MAPGETSTR: case OP_MAPSET: case OP_MAPSET64: case OP_MAPSETSTR: case OP_ASSERT: case OP_TYPEOF: return 1;
    case OP_MOV2: case OP_LDSTR: case OP_LD128: case OP_LDG128: case OP_LX128: case OP_LPX128: case OP_LXHEAD: case OP_MKE: case OP_MKI: case OP_I2E:
    case OP_ASSERTI: case OP_CONCAT: case OP_B2S: case OP_R2S: case OP_I2S: case OP_RECOVER: return 2;
    case OP_MOV3: case OP_LD192: case OP_LDG192: case OP_LX192: case OP_MKSLICE: case OP_S2B: case OP_S2R: return 3;
    case OP_MOVN: return i.c;
    case OP_ZERO: return i.b;
    case OP_LDM: return (int)(ext / 8);
    default: return 0;
    }
}

// How many slots an operand takes at least, where that is not said by its unit.
static int reads(Insn i, uint64_t ext) {
    if ((i.op >= OP_ADD_I64 && i.op <= OP_NOTB) || (i.op >= OP_SEQ && i.op <= OP_LJFNLE) || (i.op >= OP_INCLT && i.op <= OP_SWITCH)) return 1;
    switch (i.op) {
    case OP_MOV: case OP_PRINT: case OP_NILCK: case OP_GO: case OP_DEFER: case OP_CLOSE: return 1;
    case OP_MOV2: return 2;
    case OP_MOVN: return i.c;
    case OP_CONCAT: return 2 * i.c;
    case OP_STM: return (int)((ext + 7) / 8);
    case OP_STT: case OP_MKE: case OP_TYEQ: return (int)((((const _type *)(uintptr_t)ext)->size + 7) / 8);
    case OP_MAPGET: case OP_MAPGET2: case OP_MAPSET: return (int)((((const maptype *)(uintptr_t)ext)->key->size + 7) / 8);
    case OP_MAPDEL: return (int)((((const maptype *)(uintptr_t)ext)->key->size + 7) / 8);
    default: return 3;
    }
}

static void operands(Live *v, int pc) {
    Insn i = {.ext = v->f->code.v[pc]};
    const char *fmt = op_info[i.op].format;
    uint64_t ext = op_words(i.op) == 2 ? v->f->code.v[pc + 1] : 0;
    W *use = v->use + (size_t)pc * (size_t)v->words, *def = v->def + (size_t)pc * (size_t)v->words;
    const int slot[3] = {i.a, i.b, i.c};
    int field = 0;
    for (const char *c = fmt; *c && *c != ':' && field < 3; c++, field++) {
        int s = slot[field];
        if (*c == 'I' || *c == 'J') break;
        if (s >= v->nslots) continue;
        if (*c == 's' || *c == 'p' || *c == 'm') {
            int n = reads(i, ext), end = v->uend[s];
            mark(v, use, s, end > s + n ? end : s + n);
        } else if (*c == 'w') mark(v, use, s, v->uend[s]);
        else if (*c == 'd' && (op_info[i.op].flags & F_SAFEPOINT)) mark(v, use, s, v->uend[s]);  // written while it waits
    }
    if (i.op == OP_RET) mark(v, use, 0, v->f->nres);
    if (i.op == OP_LEA && i.b < v->nslots) mark(v, i.b < v->f->permplainend && i.b > v->f->ctx ? use : v->pinned, v->ustart[i.b], v->uend[i.b]);
    int n = fmt[0] == 'd' ? defines(i, ext) : 0;
    if (n) mark(v, def, i.a, i.a + n);
}

// Where the instruction at pc may go on; returns how many.
static int successors(Live *v, int pc, int to[2], const int32_t **table, int *ntable) {
    Insn i = {.ext = v->f->code.v[pc]};
    int n = 0, words = op_words(i.op), flags = op_info[i.op].flags;
    *ntable = 0;
    if (i.op == OP_SWITCH) {
        *table = (const int32_t *)&v->f->code.v[pc + 2];
        *ntable = i.imm;
        to[n++] = pc + 2 + (int)v->f->code.v[pc + 1];
        return n;
    }
    if (i.op == OP_DEFERRET) {
        to[n++] = pc + 2;
        to[n++] = pc + 3;
        return n;
    }
    if (!(flags & F_END)) to[n++] = pc + words;
    if (flags & F_JUMP) {
        const char *fmt = op_info[i.op].format;
        to[n++] = pc + 1 + (fmt[0] == 'J' || fmt[1] == 'J' ? i.imm : (int16_t)i.c);
    }
    return n;
}

static bool step(Live *v, int pc, W *out) {
    int to[2], ntable, w = v->words;
    const int32_t *table = NULL;
    int n = successors(v, pc, to, &table, &ntable);
    for (int x = 0; x < w; x++) out[x] = 0;
    if (n && to[n - 1] <= pc) v->loops = true;
    for (int k = 0; k < n + ntable; k++) {
        int t = k < n ? to[k] : pc + table[k - n];
        if (t < 0 || t >= v->ncode) continue;
        for (int x = 0; x < w; x++) out[x] |= v->in[(size_t)t * (size_t)w + (size_t)x];
    }
    bool changed = false;
    if (w == 1) {  // most functions
        W in = v->use[pc] | (out[0] & ~v->def[pc]);
        changed = in != v->in[pc];
        v->in[pc] = in;
        return changed;
    }
    for (int x = 0; x < w; x++) {
        size_t at = (size_t)pc * (size_t)w + (size_t)x;
        W in = v->use[at] | (out[x] & ~v->def[at]);
        if (in != v->in[at]) changed = true;
        v->in[at] = in;
    }
    return changed;
}

static void scan(Live *v) {
    Fn *f = v->f;
    int ev = 0;
    for (int s = 0; s < v->nslots; s++) v->ustart[s] = s, v->uend[s] = s + 1;
    for (int pc = 0; pc < v->ncode;) {
        for (; ev < f->units.n && f->units.v[ev].pc <= pc; ev++)
            for (int s = f->units.v[ev].slot; s < f->units.v[ev].slot + f->units.v[ev].n; s++) {
                v->ustart[s] = f->units.v[ev].slot;
                v->uend[s] = f->units.v[ev].slot + f->units.v[ev].n;
            }
        v->starts[pc] = 1;
        operands(v, pc);
        Insn i = {.ext = f->code.v[pc]};
        pc += op_words(i.op) + (i.op == OP_SWITCH ? (int)f->code.v[pc + 1] : 0);
    }
}

// New maps from the old ones; equal neighbours share one.
static void rewrite(Live *v, const uint32_t *always, int nalways) {
    Fn *f = v->f;
    StackMap *last = NULL;
    const StackMap *lastold = NULL;
    W *keep = calloc((size_t)v->words * 2, sizeof(W)), *lastkeep = keep + v->words;
    W *out = calloc((size_t)v->words, sizeof(W));
    for (int k = 0; k < f->maps.n; k++) {
        int pc = (int)f->maps.v[k].pc;
        const StackMap *old = f->maps.v[k].map;
        step(v, pc, out);
        for (int x = 0; x < v->words; x++) {
            size_t at = (size_t)pc * (size_t)v->words + (size_t)x;
            keep[x] = v->in[at] | out[x] | v->use[at] | v->def[at] | v->pinned[x];
        }
        if (old != lastold || !last || memcmp(keep, lastkeep, (size_t)v->words * sizeof(W)) != 0) {
            last = arena_dup(cc.arena, old, sizeof *old + old->nbits / 8);
            for (uint32_t w = 0; w < old->nbits / 32; w++) {
                uint32_t must = (int)w < nalways ? always[w] : 0;
                for (uint32_t bits = old->bits[w] & ~must; bits; bits &= bits - 1) {
                    int c = v->cand[w * 32 + (uint32_t)__builtin_ctz(bits)];
                    if (c >= 0 && !(keep[c / 64] >> (c % 64) & 1)) last->bits[w] &= ~(bits & -bits);
                }
            }
            lastold = old;
            memcpy(lastkeep, keep, (size_t)v->words * sizeof(W));
        }
        f->maps.v[k].map = last;
    }
    free(keep);
    free(out);
}

void liveness(Fn *f, const uint32_t *always, int nalways) {
    Live v = {.f = f, .nslots = f->maxtop, .ncode = f->code.n};
    if (f->maps.n == 0 || v.nslots == 0) return;
    v.cand = malloc((size_t)v.nslots * sizeof(int) * 3);
    v.ustart = v.cand + v.nslots;
    v.uend = v.ustart + v.nslots;
    for (int s = 0; s < v.nslots; s++) v.cand[s] = -1;
    const StackMap *last = NULL;
    for (int k = 0; k < f->maps.n; k++) {
        const StackMap *m = f->maps.v[k].map;
        if (m == last) continue;
        last = m;
        for (uint32_t w = 0; w < m->nbits / 32; w++)
            for (uint32_t bits = m->bits[w] & ~((int)w < nalways ? always[w] : 0); bits; bits &= bits - 1) {
                int s = (int)(w * 32) + __builtin_ctz(bits);
                if (s < v.nslots && v.cand[s] < 0) v.cand[s] = v.ncand++;
            }
    }
    v.words = (v.ncand + 63) / 64;
    size_t n = (size_t)v.ncode * (size_t)v.words;
    if (v.ncand > 0 && n <= MAX_WORK) {
        v.use = calloc(3 * n + (size_t)v.words * 2, sizeof(W));
        v.def = v.use + n;
        v.in = v.def + n;
        v.pinned = v.in + n;
        W *out = v.pinned + v.words;
        v.starts = calloc((size_t)v.ncode, 1);
        scan(&v);
        bool stopped = false;
        for (bool changed = true; changed && !stopped;) {
            changed = false;
            for (int pc = v.ncode - 1; pc >= 0 && !(stopped = compile_stopped(f->pkg)); pc--)
                if (v.starts[pc] && step(&v, pc, out)) changed = true;
            if (!v.loops) break;
        }
        if (!stopped) rewrite(&v, always, nalways);  // else the marks stay, and keep more alive
        free(v.use);
        free(v.starts);
    }
    free(v.cand);
}
