// slow.c - what the instructions do that need more than the loop's few lines.
// Locks: none. Each function is called with gp->sched saved (where it can fail) and works on the frame at fp and the instruction at pc.
#include <math.h>
#include <string.h>
#include "runtime/uncaught.h"
#include "vm/vm_int.h"

#define RA fp[pc->a]
#define RB fp[pc->b]
#define RC fp[pc->c]
#define EXTP ((void *)pc[1].ext)

// memmove whose word accesses are relaxed atomics where both sides are aligned; see loop.c.
USERMEM void racecopy(void *dst, const void *src, uintptr_t n) {
    if ((((uintptr_t)dst | (uintptr_t)src | n) & 7) != 0) {
        memmove(dst, src, n);
        return;
    }
    uint64_t *d = dst;
    const uint64_t *s = src;
    uintptr_t w = n / 8;
    if (d <= s || d >= s + w)
        for (uintptr_t i = 0; i < w; i++) __atomic_store_n(d + i, __atomic_load_n(s + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
    else
        for (uintptr_t i = w; i-- > 0;) __atomic_store_n(d + i, __atomic_load_n(s + i, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
}

static void raceclear(void *p, uintptr_t n) {
    uintptr_t i = 0;
    if (((uintptr_t)p & 7) == 0)
        for (; i + 8 <= n; i += 8) __atomic_store_n((uint64_t *)((char *)p + i), 0, __ATOMIC_RELAXED);
    memset((char *)p + i, 0, n - i);
}

rtstatus slow_slice(G *gp, slot *fp, const Insn *pc) {
    uint64_t ext = pc[1].ext;
    bool str = ext & SLICE_STRING;
    int64_t size = (int64_t)(ext & 0xffffffff);
    char *p = fp[pc->b].p;
    int64_t len = fp[pc->b + 1].i, cap = str ? len : fp[pc->b + 2].i;
    bool bylen = str || ext & SLICE_ARRAY;
    int64_t lo = ext & SLICE_LO ? fp[pc->c].i : 0;
    int64_t hi = ext & SLICE_HI ? fp[pc->c + 1].i : len;
    int64_t max = cap;
    if (ext & SLICE_MAX) {
        max = fp[pc->c + 2].i;
        if ((uint64_t)max > (uint64_t)cap) return gopanicbounds(gp, bylen ? BOUNDS_SLICE3_ALEN : BOUNDS_SLICE3_ACAP, max, !(ext & SLICE_UMAX), cap);
        if ((uint64_t)hi > (uint64_t)max) return gopanicbounds(gp, BOUNDS_SLICE3_B, hi, !(ext & SLICE_UHI), max);
        if ((uint64_t)lo > (uint64_t)hi) return gopanicbounds(gp, BOUNDS_SLICE3_C, lo, !(ext & SLICE_ULO), hi);
    } else {
        if ((uint64_t)hi > (uint64_t)cap) return gopanicbounds(gp, bylen ? BOUNDS_SLICE_ALEN : BOUNDS_SLICE_ACAP, hi, !(ext & SLICE_UHI), cap);
        if ((uint64_t)lo > (uint64_t)hi) return gopanicbounds(gp, BOUNDS_SLICE_B, lo, !(ext & SLICE_ULO), hi);
    }
    if (str) {
        if (hi > lo) p += lo;
        fp[pc->a].p = p;
        fp[pc->a + 1].i = hi - lo;
        return RT_OK;
    }
    if (max > lo) p += lo * size;  // never point behind the object
    fp[pc->a].p = p;
    fp[pc->a + 1].i = hi - lo;
    fp[pc->a + 2].i = max - lo;
    return RT_OK;
}

rtstatus slow_assert(G *gp, slot *fp, const Insn *pc) {
    const AssertInfo *info = EXTP;
    slot w = fp[pc->b], data = fp[pc->b + 1];
    const _type *have = w.p;
    if (pc->c && w.p) have = ((const itab *)w.p)->type;
    switch (pc->op) {
    case OP_ASSERT:
        if (have != info->want) return panicdottype(gp, have, info->want, info->from);
        RA = data;
        return RT_OK;
    case OP_ASSERT2:
        if (have == info->want) {
            fp[pc->a] = data;
            fp[pc->a + 1].u = 1;
        } else fp[pc->a].u = fp[pc->a + 1].u = 0;
        return RT_OK;
    default: break;
    }
    bool commaok = pc->op == OP_ASSERTI2;
    const interfacetype *want = (const interfacetype *)info->want;
    const void *word = NULL;
    if (want->nmethods == 0) {
        if (!have && !commaok) return panicdottype(gp, have, info->want, info->from);
        word = have;
    } else {
        const itab *tab = NULL;
        if (have || !commaok) {
            rtstatus st = assertE2I(gp, want, have, commaok, &tab);
            if (st != RT_OK) return st;
        }
        word = tab;
    }
    fp[pc->a].p = (void *)(uintptr_t)word;
    fp[pc->a + 1].p = word ? data.p : NULL;
    if (commaok) fp[pc->a + 2].u = word != NULL;
    return RT_OK;
}

rtstatus slow_growinframe(G *gp, slot *fp, const AppendBuf *b, int64_t n, goslice *s) {
    slot *store = fp + b->slot;
    if (s->len != 0 || n > b->room || store->u) return growslice(gp, b->elem, s->p, (int64_t)((uint64_t)s->len + (uint64_t)n), s->cap, n, s);
    store->u = 1;  // once: the elements are as zero as at the function's entry
    *s = (goslice){store + 1, n, b->room};
    return RT_OK;
}

static rtstatus append_grow(G *gp, slot *fp, const Insn *pc) {
    const AppendBuf *b = pc->op == OP_APGROWF ? EXTP : NULL;
    const _type *t = b ? b->elem : EXTP;
    goslice s = *(goslice *)&RB;
    int64_t n = pc->c, old = s.len;
    if ((uint64_t)old + (uint64_t)n > (uint64_t)s.cap) {
        rtstatus st = b ? slow_growinframe(gp, fp, b, n, &s) : growslice(gp, t, s.p, (int64_t)((uint64_t)old + (uint64_t)n), s.cap, n, &s);
        if (st != RT_OK) return st;
    } else s.len = old + n;
    *(goslice *)&RA = s;
    fp[pc->a + 3].p = (char *)s.p + old * (int64_t)t->size;
    return RT_OK;
}

static rtstatus append_slice(G *gp, slot *fp, const Insn *pc) {
    const _type *t = EXTP;
    goslice s = *(goslice *)&RB;
    const char *from = RC.p;
    int64_t n = fp[pc->c + 1].i, old = s.len;
    if (n == 0) {
        *(goslice *)&RA = s;
        return RT_OK;
    }
    if ((uint64_t)old + (uint64_t)n > (uint64_t)s.cap) {
        rtstatus st = growslice(gp, t, s.p, (int64_t)((uint64_t)old + (uint64_t)n), s.cap, n, &s);
        if (st != RT_OK) return st;
    } else s.len = old + n;
    char *to = (char *)s.p + old * (int64_t)t->size;
    if (t->ptrdata) bulkbarrier(to, from, (uintptr_t)n * t->size, t);
    racecopy(to, from, (uintptr_t)n * t->size);
    *(goslice *)&RA = s;
    return RT_OK;
}

static void print(const slot *v, int kind) {
    switch (kind) {
    case PRINT_BOOL: printbool(v->u & 1); break;
    case PRINT_INT: printint(v->i); break;
    case PRINT_UINT: printuint(v->u); break;
    case PRINT_HEX: printhex(v->u); break;
    case PRINT_FLOAT: printfloat(v->f); break;
    case PRINT_FLOAT32: printfloat32(v->f32); break;
    case PRINT_COMPLEX: printcomplex(v[0].f, v[1].f); break;
    case PRINT_STRING: printstring(*(const gostring *)v); break;
    case PRINT_POINTER: printpointer(v->p); break;
    case PRINT_EFACE: case PRINT_IFACE: printeface(*(const eface *)v); break;
    case PRINT_SLICE: printslice(*(const goslice *)v); break;
    case PRINT_SPACE: printstring((gostring){" ", 1}); break;
    case PRINT_NL: printstring((gostring){"\n", 1}); break;
    case PRINT_LOCK: printlock(); break;
    case PRINT_UNLOCK: printunlock(); break;
    default: throw("print: kind %d", kind);
    }
}

// Smith's division; a result that is NaN in both parts is corrected as C99's annex G does.
static void complexdiv(const slot *x, const slot *y, slot *z) {
    double a = x[0].f, b = x[1].f, c = y[0].f, d = y[1].f, re, im;
    if (fabs(c) >= fabs(d)) {
        double q = d / c, den = c + q * d;
        re = (a + b * q) / den;
        im = (b - a * q) / den;
    } else {
        double q = c / d, den = d + q * c;
        re = (a * q + b) / den;
        im = (b * q - a) / den;
    }
    if (isnan(re) && isnan(im)) {
        bool top = isinf(a) || isinf(b), bottom = isinf(c) || isinf(d);
        if (c == 0 && d == 0 && !(isnan(a) && isnan(b))) {
            re = copysign(INFINITY, c) * a;
            im = copysign(INFINITY, c) * b;
        } else if (top && isfinite(c) && isfinite(d)) {
            double p = copysign(isinf(a) ? 1 : 0, a), q = copysign(isinf(b) ? 1 : 0, b);
            re = INFINITY * (p * c + q * d);
            im = INFINITY * (q * c - p * d);
        } else if (bottom && isfinite(a) && isfinite(b)) {
            double p = copysign(isinf(c) ? 1 : 0, c), q = copysign(isinf(d) ? 1 : 0, d);
            re = 0 * (a * p + b * q);
            im = 0 * (b * p - a * q);
        }
    }
    z[0].f = re;
    z[1].f = im;
}

static gostring bufstring(slot *buf, const void *p, int64_t n) {
    if (n) memmove(buf, p, (size_t)n);
    return (gostring){n ? (const char *)buf : NULL, n};
}

rtstatus slow_misc(G *gp, slot *fp, const Insn *pc) {
    rtstatus st;
    bool eq;
    switch (pc->op) {
    case OP_APGROW: case OP_APGROWF: return append_grow(gp, fp, pc);
    case OP_APSLICE: return append_slice(gp, fp, pc);
    case OP_CDIV: complexdiv(&RB, &RC, &RA); return RT_OK;
    case OP_B2S: { goslice b = *(goslice *)&RB; *(gostring *)&RA = pc->c && b.len <= 32 ? bufstring(&fp[pc->c], b.p, b.len) : slicebytetostring(b.p, b.len); return RT_OK; }
    case OP_R2S: { goslice b = *(goslice *)&RB; *(gostring *)&RA = slicerunetostring(b.p, b.len); return RT_OK; }
    case OP_S2B: {
        gostring s = *(gostring *)&RB;
        if (pc->c && s.len <= 32) {
            memset(&fp[pc->c], 0, 32);
            bufstring(&fp[pc->c], s.p, s.len);
            *(goslice *)&RA = (goslice){(void *)&fp[pc->c], s.len, 32};
        } else *(goslice *)&RA = stringtoslicebyte(s);
        return RT_OK;
    }
    case OP_S2R: *(goslice *)&RA = stringtoslicerune(*(gostring *)&RB); return RT_OK;
    case OP_I2S: *(gostring *)&RA = intstring(RB.i, pc->c ? (char *)&fp[pc->c] : NULL); return RT_OK;
    case OP_COPY: {
        const _type *t = EXTP;
        int64_t n = fp[pc->b + 1].i < fp[pc->c + 1].i ? fp[pc->b + 1].i : fp[pc->c + 1].i;
        void *to = RB.p;
        const void *from = RC.p;
        if (n && to != from) {
            if (t->ptrdata) bulkbarrier(to, from, (uintptr_t)n * t->size, t);
            racecopy(to, from, (uintptr_t)n * t->size);
        }
        RA.i = n;
        return RT_OK;
    }
    case OP_CLEARS: {
        const _type *t = EXTP;
        int64_t n = fp[pc->a + 1].i;
        if (n && t->ptrdata) bulkbarrier(RA.p, NULL, (uintptr_t)n * t->size, t);
        if (n) raceclear(RA.p, (uintptr_t)n * t->size);
        return RT_OK;
    }
    case OP_EFEQ: st = efaceeq(gp, *(eface *)&RB, *(eface *)&RC, &eq); break;
    case OP_IFEQ: st = ifaceeq(gp, *(iface *)&RB, *(iface *)&RC, &eq); break;
    case OP_TYEQ: st = typeeq(gp, EXTP, &RB, &RC, &eq); break;
    case OP_TYEQP:
        if (!RB.p || !RC.p) return rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference");
        st = typeeq(gp, EXTP, RB.p, RC.p, &eq);
        break;
    case OP_PRINT: print(&RA, pc->b); return RT_OK;
    default: throw("slow_misc: opcode %d", pc->op);
    }
    if (st == RT_OK) RA.u = eq;
    return st;
}
