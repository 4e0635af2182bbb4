// alg.c - hashing and equality by type.
// Twin: $GOROOT/src/runtime/alg.go
//
// memhash is ours: 128-bit multiplications folded by xor over 8- and 16-byte pieces (the wyhash family's idea), seeded per map.
// It must only be fast, well mixed and unpredictable to somebody who does not know the seed.
// +0 and -0 hash alike; a NaN hashes at random, since it equals nothing.
#include "runtime/runtime2.h"
#include "runtime/alg.h"

USERMEM uint64_t memhash(const void *p, uint64_t seed, uintptr_t n) {
    const uint8_t *s = p;
    uint64_t a, b, h = seed ^ HASH_K0;
    if (n <= 16) {
        if (n >= 4) {
            a = (uint64_t)rd32(s) << 32 | rd32(s + (n >> 3 << 2));
            b = (uint64_t)rd32(s + n - 4) << 32 | rd32(s + n - 4 - (n >> 3 << 2));
        } else if (n > 0) {
            a = (uint64_t)s[0] << 16 | (uint64_t)s[n >> 1] << 8 | s[n - 1];
            b = 0;
        } else a = b = 0;
    } else {
        uintptr_t i = n;
        if (i > 48) {
            uint64_t h1 = h, h2 = h;
            do {
                h = mulfold(rd64(s) ^ HASH_K1, rd64(s + 8) ^ h);
                h1 = mulfold(rd64(s + 16) ^ HASH_K2, rd64(s + 24) ^ h1);
                h2 = mulfold(rd64(s + 32) ^ HASH_K3, rd64(s + 40) ^ h2);
                s += 48;
                i -= 48;
            } while (i > 48);
            h ^= h1 ^ h2;
        }
        for (; i > 16; i -= 16, s += 16) h = mulfold(rd64(s) ^ HASH_K1, rd64(s + 8) ^ h);
        a = rd64(s + i - 16);
        b = rd64(s + i - 8);
    }
    return mulfold(HASH_K1 ^ n, mulfold(a ^ HASH_K1, b ^ h));
}

static uint64_t hashfloat(double f, uint64_t seed) {
    if (f == 0) return mulfold(seed ^ HASH_K0, HASH_K1);
    if (f != f) return mulfold(seed ^ HASH_K0 ^ rt_rand(), HASH_K2);
    uint64_t u;
    memcpy(&u, &f, 8);
    return hash64(u, seed);
}

__thread bool alg_emptymap;  // a look-up in an empty map: Go words the error differently

static rtstatus unhashable(G *gp, const _type *t) {
    if (alg_emptymap) return rt_panic(gp, PE_PLAIN, "hash of unhashable type: %.*s", (int)t->str.len, t->str.p);
    return rt_panic(gp, PE_ERROR, "hash of unhashable type %.*s", (int)t->str.len, t->str.p);
}
static rtstatus uncomparable(G *gp, const _type *t) {
    return rt_panic(gp, PE_ERROR, "comparing uncomparable type %.*s", (int)t->str.len, t->str.p);
}

USERMEM rtstatus typehash(G *gp, const _type *t, const void *p, uint64_t seed, uint64_t *h) {
    if (t->tflag & TFLAG_REGULARMEM) {
        *h = t->size == 8 ? hash64(rd64(p), seed) : t->size == 4 ? hash64(rd32(p), seed) : memhash(p, seed, t->size);
        return RT_OK;
    }
    switch (t->kind) {
    case KIND_FLOAT32: {
        float f;
        memcpy(&f, p, 4);
        *h = hashfloat(f, seed);
        return RT_OK;
    }
    case KIND_FLOAT64: {
        double f;
        memcpy(&f, p, 8);
        *h = hashfloat(f, seed);
        return RT_OK;
    }
    case KIND_COMPLEX64: {
        float f[2];
        memcpy(f, p, 8);
        *h = hashfloat(f[1], hashfloat(f[0], seed));
        return RT_OK;
    }
    case KIND_COMPLEX128: {
        double f[2];
        memcpy(f, p, 16);
        *h = hashfloat(f[1], hashfloat(f[0], seed));
        return RT_OK;
    }
    case KIND_STRING: {
        const gostring *s = p;
        *h = memhash(s->p, seed, (uintptr_t)s->len);
        return RT_OK;
    }
    case KIND_INTERFACE: {
        const eface *e = p;
        const _type *dt = e->type;
        if (dt && ((const interfacetype *)t)->nmethods) dt = ((const iface *)p)->tab->type;
        if (!dt) {
            *h = mulfold(seed ^ HASH_K0, HASH_K3);
            return RT_OK;
        }
        if (!(dt->tflag & TFLAG_COMPARABLE)) return unhashable(gp, dt);
        rtstatus st = typehash(gp, dt, dt->tflag & TFLAG_DIRECTIFACE ? (const void *)&e->data : e->data, seed ^ dt->hash, h);
        return st;
    }
    case KIND_ARRAY: {
        const arraytype *a = (const arraytype *)t;
        *h = seed;
        for (int64_t i = 0; i < a->len; i++) {
            rtstatus st = typehash(gp, a->elem, (const uint8_t *)p + (uintptr_t)i * a->elem->size, *h, h);
            if (st != RT_OK) return st;
        }
        return RT_OK;
    }
    case KIND_STRUCT: {
        const structtype *s = (const structtype *)t;
        *h = seed;
        for (int64_t i = 0; i < s->nfields; i++) {
            const structfield *f = &s->fields[i];
            if (f->name.len == 1 && f->name.p[0] == '_') continue;
            rtstatus st = typehash(gp, f->typ, (const uint8_t *)p + f->offset, *h, h);
            if (st != RT_OK) return st;
        }
        return RT_OK;
    }
    default: return unhashable(gp, t);
    }
}

static USERMEM rtstatus dataeq(G *gp, const _type *t, const void *x, const void *y, bool *eq) {
    if (!(t->tflag & TFLAG_COMPARABLE)) return uncomparable(gp, t);
    if (t->tflag & TFLAG_DIRECTIFACE) {
        *eq = x == y;
        return RT_OK;
    }
    if (x == y && (t->tflag & TFLAG_REGULARMEM)) {
        *eq = true;
        return RT_OK;
    }
    return typeeq(gp, t, x, y, eq);
}

rtstatus efaceeq(G *gp, eface a, eface b, bool *eq) {
    if (a.type != b.type) {
        *eq = false;
        return RT_OK;
    }
    if (!a.type) {
        *eq = true;
        return RT_OK;
    }
    return dataeq(gp, a.type, a.data, b.data, eq);
}

rtstatus ifaceeq(G *gp, iface a, iface b, bool *eq) {
    // Equal dynamic types may come with the itabs of different interface types.
    if (a.tab != b.tab && !(a.tab && b.tab && a.tab->type == b.tab->type)) {
        *eq = false;
        return RT_OK;
    }
    if (!a.tab) {
        *eq = true;
        return RT_OK;
    }
    return dataeq(gp, a.tab->type, a.data, b.data, eq);
}

// Words and the lengths of strings first, as gc does: 1 different, 0 not (the contents of strings are not looked at), -1 something
// in it may panic, and what comes after it has to wait.
static USERMEM int cheapdiff(const _type *t, const void *a, const void *b) {
    if (t->tflag & TFLAG_REGULARMEM) return memcmp(a, b, t->size) != 0;
    switch (t->kind) {
    case KIND_STRING: return ((const gostring *)a)->len != ((const gostring *)b)->len;
    case KIND_INTERFACE: return -1;
    case KIND_STRUCT: {
        const structtype *s = (const structtype *)t;
        for (int64_t i = 0; i < s->nfields; i++) {
            const structfield *f = &s->fields[i];
            if (f->name.len == 1 && f->name.p[0] == '_') continue;
            int d = cheapdiff(f->typ, (const uint8_t *)a + f->offset, (const uint8_t *)b + f->offset);
            if (d) return d;
        }
        return 0;
    }
    default: return 0;
    }
}

// Then in source order, up to the first difference (spec, "Comparison operators"): what comes behind it cannot panic.
static USERMEM rtstatus structeq(G *gp, const structtype *s, const void *a, const void *b, bool *eq) {
    if (cheapdiff(&s->t, a, b) == 1) {
        *eq = false;
        return RT_OK;
    }
    for (int64_t i = 0; i < s->nfields; i++) {
        const structfield *f = &s->fields[i];
        if (f->name.len == 1 && f->name.p[0] == '_') continue;
        rtstatus st = typeeq(gp, f->typ, (const uint8_t *)a + f->offset, (const uint8_t *)b + f->offset, eq);
        if (st != RT_OK || !*eq) return st;
    }
    *eq = true;
    return RT_OK;
}

USERMEM rtstatus typeeq(G *gp, const _type *t, const void *a, const void *b, bool *eq) {
    if (t->tflag & TFLAG_REGULARMEM) {
        *eq = memcmp(a, b, t->size) == 0;
        return RT_OK;
    }
    switch (t->kind) {
    case KIND_FLOAT32: *eq = *(const float *)a == *(const float *)b; return RT_OK;
    case KIND_FLOAT64: *eq = *(const double *)a == *(const double *)b; return RT_OK;
    case KIND_COMPLEX64: {
        const float *x = a, *y = b;
        *eq = x[0] == y[0] && x[1] == y[1];
        return RT_OK;
    }
    case KIND_COMPLEX128: {
        const double *x = a, *y = b;
        *eq = x[0] == y[0] && x[1] == y[1];
        return RT_OK;
    }
    case KIND_STRING: {
        const gostring *x = a, *y = b;
        *eq = x->len == y->len && (x->p == y->p || memcmp(x->p, y->p, (size_t)x->len) == 0);
        return RT_OK;
    }
    case KIND_INTERFACE:
        if (((const interfacetype *)t)->nmethods) return ifaceeq(gp, *(const iface *)a, *(const iface *)b, eq);
        return efaceeq(gp, *(const eface *)a, *(const eface *)b, eq);
    case KIND_ARRAY: {
        const arraytype *at = (const arraytype *)t;
        *eq = true;
        for (int64_t i = 0; i < at->len; i++) {
            uintptr_t off = (uintptr_t)i * at->elem->size;
            rtstatus st = typeeq(gp, at->elem, (const uint8_t *)a + off, (const uint8_t *)b + off, eq);
            if (st != RT_OK || !*eq) return st;
        }
        return RT_OK;
    }
    case KIND_STRUCT: return structeq(gp, (const structtype *)t, a, b, eq);
    default: return uncomparable(gp, t);
    }
}
