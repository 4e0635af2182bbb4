// type.c - constructors and canonical tables of run-time types.
// Twin: $GOROOT/src/internal/abi/type.go, reflect/type.go (ArrayOf …)      Locks: typelock (rank TYPE)
//
// Every unnamed type has one descriptor, found in a hash table by its parts: kind, element descriptors, length, names, tags.
// Since parts are canonical themselves, comparing pointers one level down is enough. Pointer and slice types are also cached in their element
// (ptrtothis, slicetothis), read with acquire. Descriptors live in persistent memory and never die.
// Constructors read only the _type header of an element: it may be the shell of a defined type that is not complete yet.
#include "runtime/runtime2.h"
#include <stdarg.h>
#include <stdio.h>

typehooks type_hooks;
static mutex typelock = MUTEX_INIT(TYPE);
typedef struct tentry { struct tentry *next; _type *t; uint64_t key; } tentry;
static tentry **ttab;
static uint64_t ttabsize, ttabcount;

typedef union anytype {
    _type t;
    arraytype a;
    ptrtype p;
    slicetype s;
    chantype c;
    functype f;
    interfacetype i;
    structtype st;
    maptype m;
} anytype;

// --- small helpers ---
static inline uint64_t mixin(uint64_t h, uint64_t v) {
    h ^= v + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
    h *= 0xff51afd7ed558ccdu;
    return h ^ (h >> 32);
}
static uint64_t mixstr(uint64_t h, gostring s) {
    for (int64_t i = 0; i < s.len; i++) h = (h ^ (uint8_t)s.p[i]) * 0x100000001b3u;
    return mixin(h, (uint64_t)s.len);
}
static bool streq(gostring a, gostring b) { return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, (size_t)a.len) == 0); }
static gostring keepstr(gostring s) {
    if (s.len == 0) return (gostring){ "", 0 };
    char *p = persistentalloc((uintptr_t)s.len, 8);
    memcpy(p, s.p, (size_t)s.len);
    return (gostring){ p, s.len };
}

typedef struct sb { char *p; int64_t len, cap; } sb;
static void sbput(sb *b, const char *p, int64_t n) {
    if (b->len + n > b->cap) {
        b->cap = (b->len + n) * 2 + 64;
        b->p = realloc(b->p, (size_t)b->cap);
        if (!b->p) throw("out of memory for a type's name");
    }
    memcpy(b->p + b->len, p, (size_t)n);
    b->len += n;
}
static void sbputs(sb *b, const char *s) { sbput(b, s, (int64_t)strlen(s)); }
static void sbstr(sb *b, gostring s) { if (s.len) sbput(b, s.p, s.len); }
static gostring sbtake(sb *b) {
    gostring r = keepstr((gostring){ b->p ? b->p : "", b->len });
    free(b->p);
    return r;
}
static void sbquote(sb *b, gostring s) {  // as strconv.Quote does for what tags hold
    sbput(b, "\"", 1);
    for (int64_t i = 0; i < s.len; i++) {
        uint8_t c = (uint8_t)s.p[i];
        char tmp[8];
        if (c == '"' || c == '\\') tmp[0] = '\\', tmp[1] = (char)c, sbput(b, tmp, 2);
        else if (c == '\n') sbput(b, "\\n", 2);
        else if (c == '\t') sbput(b, "\\t", 2);
        else if (c == '\r') sbput(b, "\\r", 2);
        else if (c < 0x20 || c == 0x7f) sbput(b, tmp, snprintf(tmp, sizeof tmp, "\\x%02x", c));
        else sbput(b, (char *)&c, 1);
    }
    sbput(b, "\"", 1);
}

// --- pointer masks ---
static bool maskbit(const _type *t, uintptr_t word) {
    if (word >= t->ptrdata / 8) return false;
    if (t->gcmask) return t->gcmask[word / 8] >> (word % 8) & 1;
    const arraytype *a = (const arraytype *)t;  // long array: the element's
    return maskbit(a->elem, word % (a->elem->size / 8));
}
static void maskcopy(uint8_t *m, uintptr_t at, const _type *t) {
    for (uintptr_t i = 0; i < t->ptrdata / 8; i++)
        if (maskbit(t, i)) m[(at + i) / 8] |= (uint8_t)(1u << ((at + i) % 8));
}
static const uint8_t onebit[] = { 1 }, secondbit[] = { 2 };

// --- the table ---
static void tgrow(void) {
    uint64_t n = ttabsize ? ttabsize * 2 : 1024;
    tentry **nt = calloc(n, sizeof *nt);
    if (!nt) throw("out of memory for types");
    for (uint64_t i = 0; i < ttabsize; i++)
        for (tentry *e = ttab[i], *next; e; e = next) {
            next = e->next;
            e->next = nt[e->key & (n - 1)];
            nt[e->key & (n - 1)] = e;
        }
    free(ttab);
    ttab = nt;
    ttabsize = n;
}
static tentry *tfirst(uint64_t key) {
    tentry *e = ttabsize ? ttab[key & (ttabsize - 1)] : NULL;
    while (e && e->key != key) e = e->next;
    return e;
}
static tentry *tnext(tentry *e) {
    uint64_t key = e->key;
    for (e = e->next; e && e->key != key; e = e->next) continue;
    return e;
}
static void tadd(uint64_t key, _type *t) {
    if (ttabcount >= ttabsize) tgrow();
    tentry *e = persistentalloc(sizeof *e, 8);
    *e = (tentry){ ttab[key & (ttabsize - 1)], t, key };
    ttab[key & (ttabsize - 1)] = e;
    ttabcount++;
}

static _type *newtype(int kind, uintptr_t size, uint8_t align, uintptr_t bytes) {
    _type *t = persistentalloc(bytes, 8);
    t->kind = (uint8_t)kind;
    t->size = size;
    t->align = t->fieldalign = align;
    return t;
}
static void sethash(_type *t, uint64_t key) { t->hash = (uint32_t)(key ^ (key >> 32)); }
static uncommontype *lazyuncommon(void) {
    uncommontype *u = persistentalloc(sizeof *u, 8);
    u->nmethods = -1;
    return u;
}

// --- predeclared types ---
typedef struct basicdef { const char *name; uint8_t size, align; } basicdef;
static const basicdef basics[] = {
    [KIND_BOOL] = { "bool", 1, 1 },         [KIND_INT] = { "int", 8, 8 },
    [KIND_INT8] = { "int8", 1, 1 },         [KIND_INT16] = { "int16", 2, 2 },
    [KIND_INT32] = { "int32", 4, 4 },       [KIND_INT64] = { "int64", 8, 8 },
    [KIND_UINT] = { "uint", 8, 8 },         [KIND_UINT8] = { "uint8", 1, 1 },
    [KIND_UINT16] = { "uint16", 2, 2 },     [KIND_UINT32] = { "uint32", 4, 4 },
    [KIND_UINT64] = { "uint64", 8, 8 },     [KIND_UINTPTR] = { "uintptr", 8, 8 },
    [KIND_FLOAT32] = { "float32", 4, 4 },   [KIND_FLOAT64] = { "float64", 8, 8 },
    [KIND_COMPLEX64] = { "complex64", 8, 4 }, [KIND_COMPLEX128] = { "complex128", 16, 8 },
    [KIND_STRING] = { "string", 16, 8 },    [KIND_UNSAFEPOINTER] = { "unsafe.Pointer", 8, 8 },
};
static _Atomic(_type *) basictypes[KIND_UNSAFEPOINTER + 1];

const _type *rtype_basic(int kind) {
    _type *t = load_acq(&basictypes[kind]);
    if (t) return t;
    lock(&typelock);
    t = load_rlx(&basictypes[kind]);
    if (!t) {
        const basicdef *b = &basics[kind];
        t = newtype(kind, b->size, b->align, sizeof *t);
        t->str = (gostring){ b->name, (int64_t)strlen(b->name) };
        t->tflag = TFLAG_NAMED | TFLAG_COMPARABLE;
        if (kind < KIND_FLOAT32 || kind == KIND_UNSAFEPOINTER) t->tflag |= TFLAG_REGULARMEM;
        if (kind == KIND_UNSAFEPOINTER) t->tflag |= TFLAG_DIRECTIFACE;
        if (kind == KIND_STRING || kind == KIND_UNSAFEPOINTER) t->ptrdata = 8, t->gcmask = onebit;
        uncommontype *u = persistentalloc(sizeof *u, 8);
        u->name = kind == KIND_UNSAFEPOINTER ? (gostring){ "Pointer", 7 } : t->str;
        if (kind == KIND_UNSAFEPOINTER) u->pkgpath = (gostring){ "unsafe", 6 };
        t->uncommon = u;
        sethash(t, mixin(0x5bd1e995, (uint64_t)kind));
        store_rel(&basictypes[kind], t);
    }
    unlock(&typelock);
    return t;
}

// --- composed types ---
const _type *rtype_ptr(const _type *elem) {
    _Atomic(const _type *) *cache = (_Atomic(const _type *) *)&((_type *)(uintptr_t)elem)->ptrtothis;
    const _type *r = load_acq(cache);
    if (r) return r;
    lock(&typelock);
    r = load_rlx(cache);
    if (!r) {
        ptrtype *p = (ptrtype *)newtype(KIND_POINTER, 8, 8, sizeof *p);
        p->elem = elem;
        p->t.tflag = TFLAG_COMPARABLE | TFLAG_DIRECTIFACE | TFLAG_REGULARMEM;
        p->t.ptrdata = 8;
        p->t.gcmask = onebit;
        sb b = { 0 };
        sbputs(&b, "*");
        sbstr(&b, elem->str);
        p->t.str = sbtake(&b);
        if (elem->uncommon && elem->kind != KIND_INTERFACE && elem->kind != KIND_POINTER) p->t.uncommon = lazyuncommon();
        sethash(&p->t, mixin(KIND_POINTER, elem->hash));
        r = &p->t;
        store_rel(cache, r);
    }
    unlock(&typelock);
    return r;
}

const _type *rtype_slice(const _type *elem) {
    _Atomic(const _type *) *cache = (_Atomic(const _type *) *)&((_type *)(uintptr_t)elem)->slicetothis;
    const _type *r = load_acq(cache);
    if (r) return r;
    lock(&typelock);
    r = load_rlx(cache);
    if (!r) {
        slicetype *p = (slicetype *)newtype(KIND_SLICE, 24, 8, sizeof *p);
        p->elem = elem;
        p->t.ptrdata = 8;
        p->t.gcmask = onebit;
        sb b = { 0 };
        sbputs(&b, "[]");
        sbstr(&b, elem->str);
        p->t.str = sbtake(&b);
        p->t.tflag = TFLAG_HASHMIGHTPANIC;
        sethash(&p->t, mixin(KIND_SLICE, elem->hash));
        r = &p->t;
        store_rel(cache, r);
    }
    unlock(&typelock);
    return r;
}

const _type *rtype_array(const _type *elem, int64_t len) {
    uint64_t key = mixin(mixin(mixin(1, KIND_ARRAY), (uintptr_t)elem), (uint64_t)len);
    const _type *slice = rtype_slice(elem);
    lock(&typelock);
    for (tentry *e = tfirst(key); e; e = tnext(e)) {
        arraytype *a = (arraytype *)e->t;
        if (a->t.kind == KIND_ARRAY && a->elem == elem && a->len == len) {
            unlock(&typelock);
            return &a->t;
        }
    }
    arraytype *a = (arraytype *)newtype(KIND_ARRAY, elem->size * (uintptr_t)len, elem->align, sizeof *a);
    a->elem = elem;
    a->slice = slice;
    a->len = len;
    a->t.tflag = elem->tflag & (TFLAG_COMPARABLE | TFLAG_REGULARMEM | TFLAG_HASHMIGHTPANIC);
    if (len == 1) a->t.tflag |= elem->tflag & TFLAG_DIRECTIFACE;
    if (len > 0 && elem->ptrdata) {
        a->t.ptrdata = elem->size * (uintptr_t)(len - 1) + elem->ptrdata;
        uintptr_t words = a->t.ptrdata / 8;
        if (words <= GCMASK_MAX_WORDS) {
            uint8_t *m = persistentalloc((words + 7) / 8 + 1, 8);
            for (int64_t i = 0; i < len; i++) maskcopy(m, (uintptr_t)i * elem->size / 8, elem);
            a->t.gcmask = m;
        }
    }
    sb b = { 0 };
    char tmp[32];
    sbput(&b, tmp, snprintf(tmp, sizeof tmp, "[%lld]", (long long)len));
    sbstr(&b, elem->str);
    a->t.str = sbtake(&b);
    sethash(&a->t, mixin(mixin(KIND_ARRAY, elem->hash), (uint64_t)len));
    tadd(key, &a->t);
    unlock(&typelock);
    return &a->t;
}

const _type *rtype_chan(const _type *elem, int dir) {
    uint64_t key = mixin(mixin(mixin(2, KIND_CHAN), (uintptr_t)elem), (uint64_t)dir);
    lock(&typelock);
    for (tentry *e = tfirst(key); e; e = tnext(e)) {
        chantype *c = (chantype *)e->t;
        if (c->t.kind == KIND_CHAN && c->elem == elem && c->dir == dir) {
            unlock(&typelock);
            return &c->t;
        }
    }
    chantype *c = (chantype *)newtype(KIND_CHAN, 8, 8, sizeof *c);
    c->elem = elem;
    c->dir = dir;
    c->t.tflag = TFLAG_COMPARABLE | TFLAG_DIRECTIFACE | TFLAG_REGULARMEM;
    c->t.ptrdata = 8;
    c->t.gcmask = onebit;
    sb b = { 0 };
    bool par = dir != CHANDIR_RECV && elem->kind == KIND_CHAN && !(elem->tflag & TFLAG_NAMED) && elem->str.len &&
               elem->str.p[0] == '<';
    sbputs(&b, dir == CHANDIR_RECV ? "<-chan " : dir == CHANDIR_SEND ? "chan<- " : "chan ");
    if (par && dir == CHANDIR_BOTH) {
        sbputs(&b, "(");
        sbstr(&b, elem->str);
        sbputs(&b, ")");
    } else sbstr(&b, elem->str);
    c->t.str = sbtake(&b);
    sethash(&c->t, mixin(mixin(KIND_CHAN, elem->hash), (uint64_t)dir));
    tadd(key, &c->t);
    unlock(&typelock);
    return &c->t;
}

const _type *rtype_map(const _type *k, const _type *v) {
    uint64_t key = mixin(mixin(mixin(3, KIND_MAP), (uintptr_t)k), (uintptr_t)v);
    lock(&typelock);
    for (tentry *e = tfirst(key); e; e = tnext(e)) {
        maptype *m = (maptype *)e->t;
        if (m->t.kind == KIND_MAP && m->key == k && m->elem == v) {
            unlock(&typelock);
            return &m->t;
        }
    }
    maptype *m = (maptype *)newtype(KIND_MAP, 8, 8, sizeof *m);
    m->key = k;
    m->elem = v;
    m->t.tflag = TFLAG_DIRECTIFACE | TFLAG_HASHMIGHTPANIC;
    m->t.ptrdata = 8;
    m->t.gcmask = onebit;
    sb b = { 0 };
    sbputs(&b, "map[");
    sbstr(&b, k->str);
    sbputs(&b, "]");
    sbstr(&b, v->str);
    m->t.str = sbtake(&b);
    sethash(&m->t, mixin(mixin(KIND_MAP, k->hash), v->hash));
    tadd(key, &m->t);
    unlock(&typelock);
    return &m->t;
}

const _type *rtype_func(const _type *const *in, int nin, const _type *const *out, int nout, bool variadic) {
    uint64_t key = mixin(mixin(mixin(4, (uint64_t)nin), (uint64_t)nout), variadic);
    uint64_t hash = mixin(mixin(KIND_FUNC, (uint64_t)nin), variadic);
    for (int i = 0; i < nin; i++) key = mixin(key, (uintptr_t)in[i]), hash = mixin(hash, in[i]->hash);
    for (int i = 0; i < nout; i++) key = mixin(key, (uintptr_t)out[i]), hash = mixin(hash, out[i]->hash + 1ull);
    lock(&typelock);
    for (tentry *e = tfirst(key); e; e = tnext(e)) {
        functype *f = (functype *)e->t;
        if (f->t.kind != KIND_FUNC || f->nin != nin || f->nout != nout || !!(f->t.tflag & TFLAG_VARIADIC) != variadic) continue;
        if (nin && memcmp(f->in, in, (size_t)nin * sizeof *in) != 0) continue;
        if (nout && memcmp(f->out, out, (size_t)nout * sizeof *out) != 0) continue;
        unlock(&typelock);
        return &f->t;
    }
    functype *f = (functype *)newtype(KIND_FUNC, 8, 8, sizeof *f);
    const _type **parts = persistentalloc((uintptr_t)(nin + nout) * sizeof *parts + 8, 8);
    if (nin) memcpy(parts, in, (size_t)nin * sizeof *in);
    if (nout) memcpy(parts + nin, out, (size_t)nout * sizeof *out);
    f->in = parts;
    f->out = parts + nin;
    f->nin = nin;
    f->nout = nout;
    f->t.tflag = TFLAG_DIRECTIFACE | TFLAG_HASHMIGHTPANIC | (variadic ? TFLAG_VARIADIC : 0);
    f->t.ptrdata = 8;
    f->t.gcmask = onebit;
    sb b = { 0 };
    sbputs(&b, "func(");
    for (int i = 0; i < nin; i++) {
        gostring s = in[i]->str;
        if (i) sbputs(&b, ", ");
        if (variadic && i == nin - 1) {
            sbputs(&b, "...");
            if (s.len > 2) s.p += 2, s.len -= 2;  // "[]T" is printed as "...T"
        }
        sbstr(&b, s);
    }
    sbputs(&b, ")");
    if (nout == 1) sbputs(&b, " ");
    if (nout > 1) sbputs(&b, " (");
    for (int i = 0; i < nout; i++) {
        if (i) sbputs(&b, ", ");
        sbstr(&b, out[i]->str);
    }
    if (nout > 1) sbputs(&b, ")");
    f->t.str = sbtake(&b);
    sethash(&f->t, hash);
    tadd(key, &f->t);
    unlock(&typelock);
    return &f->t;
}

static bool fieldeq(const structfield *a, const structfield *b) {
    return a->typ == b->typ && a->embedded == b->embedded && streq(a->name, b->name) && streq(a->pkgpath, b->pkgpath) &&
           streq(a->tag, b->tag);
}

static void structlayout(structtype *st, structfield *f, int n) {
    uintptr_t off = 0;
    uint8_t align = 1, flags = TFLAG_COMPARABLE | TFLAG_REGULARMEM, mightpanic = 0;
    for (int i = 0; i < n; i++) {
        const _type *t = f[i].typ;
        uintptr_t at = (off + t->fieldalign - 1) & ~(uintptr_t)(t->fieldalign - 1);
        if (at != off) flags &= (uint8_t)~TFLAG_REGULARMEM;  // padding
        f[i].offset = at;
        if (t->fieldalign > align) align = t->fieldalign;
        if (!(t->tflag & TFLAG_COMPARABLE)) flags &= (uint8_t)~TFLAG_COMPARABLE;
        if (!(t->tflag & TFLAG_REGULARMEM)) flags &= (uint8_t)~TFLAG_REGULARMEM;
        if (f[i].name.len == 1 && f[i].name.p[0] == '_') flags &= (uint8_t)~TFLAG_REGULARMEM;
        mightpanic |= t->tflag & TFLAG_HASHMIGHTPANIC;
        if (t->ptrdata) st->t.ptrdata = at + t->ptrdata;
        off = at + t->size;
    }
    if (n > 0 && off > 0 && f[n - 1].typ->size == 0) off++;  // &x.last must not point past x
    uintptr_t size = (off + align - 1) & ~(uintptr_t)(align - 1);
    if (size != off) flags &= (uint8_t)~TFLAG_REGULARMEM;
    st->t.size = size;
    st->t.align = st->t.fieldalign = align;
    st->t.tflag = flags | mightpanic;
    if (n == 1 && (f[0].typ->tflag & TFLAG_DIRECTIFACE)) st->t.tflag |= TFLAG_DIRECTIFACE;
    if (st->t.ptrdata) {
        uint8_t *m = persistentalloc(st->t.ptrdata / 64 + 2, 8);
        for (int i = 0; i < n; i++) maskcopy(m, f[i].offset / 8, f[i].typ);
        st->t.gcmask = m;
    }
}

static gostring structstring(const structfield *f, int n) {
    sb b = { 0 };
    sbputs(&b, "struct {");
    for (int i = 0; i < n; i++) {
        sbputs(&b, i ? "; " : " ");
        if (!f[i].embedded) {
            sbstr(&b, f[i].name);
            sbputs(&b, " ");
        }
        sbstr(&b, f[i].typ->str);
        if (f[i].tag.len) {
            sbputs(&b, " ");
            sbquote(&b, f[i].tag);
        }
    }
    sbputs(&b, n ? " }" : "}");
    return sbtake(&b);
}

const _type *rtype_struct(const structfield *f, int n) {
    uint64_t key = mixin(5, (uint64_t)n), hash = mixin(KIND_STRUCT, (uint64_t)n);
    for (int i = 0; i < n; i++) {
        key = mixstr(mixin(mixstr(key, f[i].name), (uintptr_t)f[i].typ), f[i].tag);
        hash = mixin(mixstr(hash, f[i].name), f[i].typ->hash);
    }
    lock(&typelock);
    for (tentry *e = tfirst(key); e; e = tnext(e)) {
        structtype *s = (structtype *)e->t;
        if (s->t.kind != KIND_STRUCT || s->nfields != n) continue;
        int i = 0;
        while (i < n && fieldeq(&s->fields[i], &f[i])) i++;
        if (i < n) continue;
        unlock(&typelock);
        return &s->t;
    }
    structtype *s = (structtype *)newtype(KIND_STRUCT, 0, 1, sizeof *s);
    structfield *nf = persistentalloc((uintptr_t)n * sizeof *nf + 8, 8);
    bool embeds = false;
    for (int i = 0; i < n; i++) {
        nf[i] = f[i];
        nf[i].name = keepstr(f[i].name);
        nf[i].pkgpath = keepstr(f[i].pkgpath);
        nf[i].tag = keepstr(f[i].tag);
        embeds |= f[i].embedded != 0;
    }
    s->fields = nf;
    s->nfields = n;
    structlayout(s, nf, n);
    s->t.str = structstring(nf, n);
    if (embeds) s->t.uncommon = lazyuncommon();
    sethash(&s->t, hash);
    tadd(key, &s->t);
    unlock(&typelock);
    return &s->t;
}

static gostring interfacestring(const imethod *m, int n) {
    sb b = { 0 };
    sbputs(&b, n ? "interface { " : "interface {}");
    for (int i = 0; i < n; i++) {
        if (i) sbputs(&b, "; ");
        if (m[i].pkgpath.len) {  // an unexported method is shown with its package
            int64_t k = m[i].pkgpath.len;
            while (k > 0 && m[i].pkgpath.p[k - 1] != '/') k--;
            sbput(&b, m[i].pkgpath.p + k, m[i].pkgpath.len - k);
            sbputs(&b, ".");
        }
        sbstr(&b, m[i].name);
        gostring s = m[i].typ->str;  // "func(…) …"
        if (s.len > 4) sbput(&b, s.p + 4, s.len - 4);
    }
    if (n) sbputs(&b, " }");
    return sbtake(&b);
}

const _type *rtype_interface(const imethod *m, int n) {
    uint64_t key = mixin(6, (uint64_t)n), hash = mixin(KIND_INTERFACE, (uint64_t)n);
    for (int i = 0; i < n; i++) {
        key = mixin(mixstr(key, m[i].name), (uintptr_t)m[i].typ);
        hash = mixin(mixstr(hash, m[i].name), m[i].typ->hash);
    }
    lock(&typelock);
    for (tentry *e = tfirst(key); e; e = tnext(e)) {
        interfacetype *t = (interfacetype *)e->t;
        if (t->t.kind != KIND_INTERFACE || t->nmethods != n) continue;
        int i = 0;
        while (i < n && t->methods[i].typ == m[i].typ && streq(t->methods[i].name, m[i].name) &&
               streq(t->methods[i].pkgpath, m[i].pkgpath))
            i++;
        if (i < n) continue;
        unlock(&typelock);
        return &t->t;
    }
    interfacetype *t = (interfacetype *)newtype(KIND_INTERFACE, 16, 8, sizeof *t);
    imethod *nm = persistentalloc((uintptr_t)n * sizeof *nm + 8, 8);
    for (int i = 0; i < n; i++) {
        nm[i] = m[i];
        nm[i].name = keepstr(m[i].name);
        nm[i].pkgpath = keepstr(m[i].pkgpath);
    }
    t->methods = nm;
    t->nmethods = n;
    t->t.ptrdata = 16;
    t->t.gcmask = secondbit;  // type and itab words are never on the heap
    t->t.tflag = TFLAG_COMPARABLE | TFLAG_HASHMIGHTPANIC;
    t->t.str = interfacestring(nm, n);
    sethash(&t->t, hash);
    tadd(key, &t->t);
    unlock(&typelock);
    return &t->t;
}

// --- defined types ---
_type *rtype_named_new(const _type *header, gostring pkgpath, gostring name, void *front) {
    anytype *a = persistentalloc(sizeof *a, 8);
    a->t = *header;
    a->t.tflag |= TFLAG_NAMED;
    uncommontype *u = lazyuncommon();
    u->pkgpath = keepstr(pkgpath);
    u->name = keepstr(name);
    u->front = front;
    a->t.uncommon = u;
    a->t.ptrtothis = a->t.slicetothis = NULL;
    if (a->t.str.len) a->t.str = keepstr(a->t.str);
    else {
        int64_t k = pkgpath.len;
        while (k > 0 && pkgpath.p[k - 1] != '/') k--;
        sb b = { 0 };
        sbput(&b, pkgpath.p ? pkgpath.p + k : "", pkgpath.len - k);
        if (pkgpath.len) sbputs(&b, ".");
        sbstr(&b, name);
        a->t.str = sbtake(&b);
    }
    if (a->t.hash == 0) sethash(&a->t, mixstr(mixstr(0x811c9dc5, pkgpath), a->t.str));
    return &a->t;
}

void rtype_named_complete(_type *named, const _type *u) {
    anytype *a = (anytype *)named;
    const anytype *b = (const anytype *)u;
    switch (u->kind) {
    case KIND_ARRAY: a->a.elem = b->a.elem, a->a.slice = b->a.slice, a->a.len = b->a.len; break;
    case KIND_POINTER: a->p.elem = b->p.elem; break;
    case KIND_SLICE: a->s.elem = b->s.elem; break;
    case KIND_CHAN: a->c.elem = b->c.elem, a->c.dir = b->c.dir; break;
    case KIND_FUNC:
        a->f.nin = b->f.nin, a->f.nout = b->f.nout, a->f.in = b->f.in, a->f.out = b->f.out;
        named->tflag |= u->tflag & TFLAG_VARIADIC;
        break;
    case KIND_INTERFACE: a->i.nmethods = b->i.nmethods, a->i.methods = b->i.methods; break;
    case KIND_STRUCT: a->st.nfields = b->st.nfields, a->st.fields = b->st.fields; break;
    case KIND_MAP: a->m.key = b->m.key, a->m.elem = b->m.elem; break;
    default: break;
    }
    if (named->size == 0) named->size = u->size;
    if (named->align == 0) named->align = u->align, named->fieldalign = u->fieldalign;
    if (named->ptrdata == 0) named->ptrdata = u->ptrdata;
    if (!named->gcmask) named->gcmask = u->gcmask;
    if (named->kind == 0) named->kind = u->kind;
    named->tflag |= u->tflag & (TFLAG_COMPARABLE | TFLAG_DIRECTIFACE | TFLAG_REGULARMEM | TFLAG_HASHMIGHTPANIC);
}

// --- methods, filled in by the front end at the first use ---
// fill_methods must be idempotent: two Ms may ask at once, and no lock is held here since it calls constructors.
const uncommontype *type_uncommon(const _type *t) {
    uncommontype *u = t->uncommon;
    if (!u) return NULL;
    if (__atomic_load_n(&u->nmethods, __ATOMIC_ACQUIRE) < 0) {
        if (!type_hooks.fill_methods) {
            __atomic_store_n(&u->nmethods, 0, __ATOMIC_RELEASE);
            return u;
        }
        type_hooks.fill_methods((_type *)(uintptr_t)t);
        if (__atomic_load_n(&u->nmethods, __ATOMIC_ACQUIRE) < 0) __atomic_store_n(&u->nmethods, 0, __ATOMIC_RELEASE);
    }
    return u;
}

const _type *type_method_type(const _type *t, int i) {
    method *m = &t->uncommon->methods[i];
    const _type *r = __atomic_load_n(&m->mtyp, __ATOMIC_ACQUIRE);
    if (!r) {
        r = type_hooks.method_type(t, i);
        __atomic_store_n(&m->mtyp, r, __ATOMIC_RELEASE);
    }
    return r;
}

static Func *methodfunc(const _type *t, int i, Func **where, bool viaiface) {
    Func *f = __atomic_load_n(where, __ATOMIC_ACQUIRE);
    if (!f) {
        f = type_hooks.method_func(t, i, viaiface);
        __atomic_store_n(where, f, __ATOMIC_RELEASE);
    }
    return f;
}
Func *type_method_ifn(const _type *t, int i) { return methodfunc(t, i, &t->uncommon->methods[i].ifn, true); }
Func *type_method_tfn(const _type *t, int i) { return methodfunc(t, i, &t->uncommon->methods[i].tfn, false); }
