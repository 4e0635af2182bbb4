// iface.c - itabs, type assertions, boxing.
// Twin: $GOROOT/src/runtime/iface.go      Locks: itablock (rank ITAB)
//
// itabs are canonical in an open-addressed table that readers walk without a lock: entries are only added (release),
// a full table is replaced by a bigger copy and never freed. Whether a type implements an interface is found by one walk over both sorted
// method lists; the answer "no" is remembered too, as an itab with fun[0] NULL.
#include "runtime/runtime2.h"

typedef struct itabtable {
    uint64_t size, count;
    _Atomic(itab *) e[];
} itabtable;
static _Atomic(itabtable *) itabs;
static mutex itablock = MUTEX_INIT(ITAB);

static uint64_t itabhash(const interfacetype *inter, const _type *t) { return (uint64_t)(inter->t.hash ^ (t->hash * 0x9e3779b1u)); }

static itab *itabfind(itabtable *tab, const interfacetype *inter, const _type *t) {
    if (!tab) return NULL;
    uint64_t mask = tab->size - 1;
    for (uint64_t h = itabhash(inter, t), i = 1;; h += i++) {
        itab *e = load_acq(&tab->e[h & mask]);
        if (!e) return NULL;
        if (e->inter == inter && e->type == t) return e;
    }
}

static void itabput(itabtable *tab, itab *e) {
    uint64_t mask = tab->size - 1;
    for (uint64_t h = itabhash(e->inter, e->type), i = 1;; h += i++)
        if (!load_rlx(&tab->e[h & mask])) {
            store_rel(&tab->e[h & mask], e);
            tab->count++;
            return;
        }
}

// A REPL's type may get a method later: its "no" is replaced. Under itablock.
static void itabreplace(itabtable *tab, itab *old, itab *e) {
    for (uint64_t i = 0; i < tab->size; i++)
        if (load_rlx(&tab->e[i]) == old) store_rel(&tab->e[i], e);
}

// Under itablock.
static void itabinsert(itab *e) {
    itabtable *tab = load_rlx(&itabs);
    if (!tab || 4 * tab->count >= 3 * tab->size) {
        uint64_t n = tab ? tab->size * 2 : 512;
        itabtable *nt = persistentalloc(sizeof *nt + n * sizeof nt->e[0], 8);
        nt->size = n;
        for (uint64_t i = 0; tab && i < tab->size; i++)
            if (load_rlx(&tab->e[i])) itabput(nt, load_rlx(&tab->e[i]));
        store_rel(&itabs, nt);
        tab = nt;
    }
    itabput(tab, e);
}

static bool samename(gostring a, gostring b) { return a.len == b.len && memcmp(a.p, b.p, (size_t)a.len) == 0; }

// Index of the method of t that serves method m of an interface, searching from *from on; -1: missing.
static int64_t methodindex(const uncommontype *u, const _type *t, const imethod *m, int64_t *from) {
    for (int64_t j = *from; u && j < u->nmethods; j++) {
        method *tm = &u->methods[j];
        if (!samename(tm->name, m->name)) continue;
        if (m->pkgpath.len && !samename(tm->pkgpath, m->pkgpath)) continue;
        if (type_method_type(t, (int)j) != m->typ) continue;
        *from = j + 1;
        return j;
    }
    return -1;
}

const itab *getitab(const interfacetype *inter, const _type *t, gostring *missing) {
    itab *e = itabfind(load_acq(&itabs), inter, t);
    if (e && (e->fun[0] || inter->nmethods == 0)) return e;
    const uncommontype *u = type_uncommon(t);
    int64_t n = inter->nmethods, from = 0;
    for (int64_t i = 0; i < n; i++)
        if (methodindex(u, t, &inter->methods[i], &from) < 0) {
            if (missing) *missing = inter->methods[i].name;
            if (e) return NULL;
            goto no;
        }
    itab *ne = persistentalloc(sizeof *ne + (uintptr_t)(n ? n : 1) * sizeof ne->fun[0], 8);
    ne->inter = inter;
    ne->type = t;
    ne->hash = t->hash;
    from = 0;
    for (int64_t i = 0; i < n; i++) ne->fun[i] = type_method_ifn(t, (int)methodindex(u, t, &inter->methods[i], &from));
    goto add;
no:
    ne = persistentalloc(sizeof *ne + sizeof ne->fun[0], 8);
    ne->inter = inter;
    ne->type = t;
    ne->hash = t->hash;
add:
    lock(&itablock);
    e = itabfind(load_rlx(&itabs), inter, t);
    if (!e) itabinsert(e = ne);
    else if (!e->fun[0] && n && ne->fun[0]) itabreplace(load_rlx(&itabs), e, ne), e = ne;
    unlock(&itablock);
    return e->fun[0] || n == 0 ? e : NULL;
}

const itab *itab_add(const interfacetype *inter, const _type *t, Func *const *fun) {
    itab *e = itabfind(load_acq(&itabs), inter, t);
    int64_t n = inter->nmethods;
    if (e && (e->fun[0] || n == 0)) return e;
    itab *ne = persistentalloc(sizeof *ne + (uintptr_t)(n ? n : 1) * sizeof ne->fun[0], 8);
    ne->inter = inter;
    ne->type = t;
    ne->hash = t->hash;
    for (int64_t i = 0; i < n; i++) ne->fun[i] = fun[i];
    lock(&itablock);
    e = itabfind(load_rlx(&itabs), inter, t);
    if (!e) itabinsert(e = ne);
    else if (!e->fun[0] && n) itabreplace(load_rlx(&itabs), e, ne), e = ne;
    unlock(&itablock);
    return e;
}

// --- boxing ---
static const uint64_t zeroval[128];
static uint64_t smallints[256] = {
#define S4(n) n, n + 1, n + 2, n + 3
#define S16(n) S4(n), S4(n + 4), S4(n + 8), S4(n + 12)
#define S64(n) S16(n), S16(n + 16), S16(n + 32), S16(n + 48)
    S64(0), S64(64), S64(128), S64(192)
};

void *convt(const _type *t, const void *v) {
    uintptr_t n = t->size;
    uint64_t x = 0;
    if (n <= 8) {
        if (n == 8) memcpy(&x, v, 8);
        else if (n == 4) { uint32_t y; memcpy(&y, v, 4); x = y; }
        else if (n == 2) { uint16_t y; memcpy(&y, v, 2); x = y; }
        else memcpy(&x, v, n);
        if (x < 256 && t->kind <= KIND_COMPLEX128) return &smallints[x];
        if (x == 0) return (void *)(uintptr_t)zeroval;
    } else if (t->kind == KIND_STRING && ((const gostring *)v)->len == 0) return (void *)(uintptr_t)zeroval;
    else if (t->kind == KIND_SLICE && ((const goslice *)v)->p == NULL) return (void *)(uintptr_t)zeroval;
    void *p = mallocgc(n, t, false);
    rt_memmove(p, v, n);
    return p;
}

// --- assertions ---
// The package that a type belongs to, also by the names in it that are not exported.
static gostring pkgpath_of(const _type *t) {
    if (t->uncommon && t->uncommon->pkgpath.len) return t->uncommon->pkgpath;
    if (t->kind == KIND_STRUCT) {
        const structtype *s = (const structtype *)t;
        for (int64_t i = 0; i < s->nfields; i++)
            if (s->fields[i].pkgpath.len) return s->fields[i].pkgpath;
    } else if (t->kind == KIND_INTERFACE) {
        const interfacetype *it = (const interfacetype *)t;
        for (int64_t i = 0; i < it->nmethods; i++)
            if (it->methods[i].pkgpath.len) return it->methods[i].pkgpath;
    }
    return (gostring){ "", 0 };
}

// No cut anywhere: a type's name may be long.
static rtstatus assertpanic(G *gp, const _type *have, const _type *want, const _type *in, gostring missing) {
    int wl = (int)want->str.len, hl = have ? (int)have->str.len : 0;
    if (!have)
        return rt_panic(gp, PE_TYPEASSERT, "interface conversion: %.*s is nil, not %.*s", in ? (int)in->str.len : 9,
                        in ? in->str.p : "interface", wl, want->str.p);
    if (missing.len)
        return rt_panic(gp, PE_TYPEASSERT, "interface conversion: %.*s is not %.*s: missing method %.*s", hl, have->str.p, wl,
                        want->str.p, (int)missing.len, missing.p);
    const char *more = "";
    if (samename(have->str, want->str)) {
        gostring hp = pkgpath_of(have), wp = pkgpath_of(want);
        more = samename(hp, wp) ? " (types from different scopes)" : " (types from different packages)";
    }
    return rt_panic(gp, PE_TYPEASSERT, "interface conversion: %.*s is %.*s, not %.*s%s", in ? (int)in->str.len : 9,
                    in ? in->str.p : "interface", hl, have->str.p, wl, want->str.p, more);
}

rtstatus assertE2I(G *gp, const interfacetype *inter, const _type *t, bool commaok, const itab **out) {
    *out = NULL;
    gostring missing = { "", 0 };
    if (t) *out = getitab(inter, t, &missing);
    if (*out || commaok) return RT_OK;
    return assertpanic(gp, t, &inter->t, NULL, missing);
}

rtstatus panicdottype(G *gp, const _type *have, const _type *want, const _type *in) {
    return assertpanic(gp, have, want, in, (gostring){ "", 0 });
}
