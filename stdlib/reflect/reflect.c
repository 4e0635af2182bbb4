// reflect.c - natives of package reflect: memory with barriers, types, maps, channels.
#include <string.h>
#include "runtime/natives_api.h"
#include "vm/native.h"

static int reflect_newObject(void *gp, void *w) {
    (void)gp;
    struct { void *ret; const _type *t; } *a = w;
    a->ret = newobject(a->t);
    return RT_OK;
}

static int reflect_newArray(void *gp, void *w) {
    struct { void *ret; const _type *t; int64_t n; } *a = w;
    return (int)makeslice(gp, a->t, a->n, a->n, &a->ret);
}

static int reflect_typedMove(void *gp, void *w) {
    (void)gp;
    struct { const _type *t; void *dst, *src; } *a = w;
    if (a->t->size) typedmemmove(a->t, a->dst, a->src);
    return RT_OK;
}

static int reflect_typedClear(void *gp, void *w) {
    (void)gp;
    struct { const _type *t; void *p; } *a = w;
    if (a->t->size) typedmemclr(a->t, a->p);
    return RT_OK;
}

static int reflect_sliceMove(void *gp, void *w) {
    (void)gp;
    struct { const _type *t; void *dst, *src; int64_t n; } *a = w;
    uintptr_t size = a->t->size * (uintptr_t)a->n;
    if (size == 0 || a->dst == a->src) return RT_OK;
    if (a->t->ptrdata && load_rlx(&writebarrier_on)) bulkbarrier(a->dst, a->src, size, a->t);
    rt_memmove(a->dst, a->src, size);
    return RT_OK;
}

static int reflect_sliceClear(void *gp, void *w) {
    (void)gp;
    struct { const _type *t; void *p; int64_t n; } *a = w;
    uintptr_t size = a->t->size * (uintptr_t)a->n;
    if (size == 0) return RT_OK;
    if (a->t->ptrdata && load_rlx(&writebarrier_on)) bulkbarrier(a->p, NULL, size, a->t);
    rt_memclr(a->p, size);
    return RT_OK;
}

static int reflect_equalMemory(void *gp, void *w) {
    struct { uint64_t ret; const _type *t; void *p, *q; } *a = w;
    bool eq = false;
    rtstatus st = typeeq(gp, a->t, a->p, a->q, &eq);
    a->ret = eq;
    return (int)st;
}

static int reflect_growSlice(void *gp, void *w) {
    struct { const _type *elem; goslice *s; int64_t n; } *a = w;
    goslice out;
    int64_t len = a->s->len;
    if (len + a->n <= a->s->cap) return RT_OK;
    rtstatus st = growslice(gp, a->elem, a->s->p, len + a->n, a->s->cap, a->n, &out);
    if (st != RT_OK) return (int)st;
    memset((char *)out.p + (uintptr_t)len * a->elem->size, 0, (uintptr_t)(out.cap - len) * a->elem->size);  // SetLen may show it
    if (load_rlx(&writebarrier_on)) gcwritebarrier(&a->s->p, out.p);
    __atomic_store_n(&a->s->p, out.p, __ATOMIC_RELAXED);  // the collector may be reading it
    a->s->len = len;
    a->s->cap = out.cap;
    return RT_OK;
}

// --- types
static int reflect_findItab(void *gp, void *w) {
    (void)gp;
    struct { const itab *tab; gostring missing; const interfacetype *inter; const _type *t; } *a = w;
    a->missing = (gostring){NULL, 0};
    a->tab = getitab(a->inter, a->t, &a->missing);
    return RT_OK;
}

static int reflect_uncommonOf(void *gp, void *w) {
    (void)gp;
    struct { const uncommontype *ret; const _type *t; } *a = w;
    a->ret = type_uncommon(a->t);
    return RT_OK;
}

static int reflect_methodType(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret, *t; int64_t i; } *a = w;
    a->ret = type_method_type(a->t, (int)a->i);
    return RT_OK;
}

static int reflect_methodFunc(void *gp, void *w) {
    (void)gp;
    struct { Func *ret; const _type *t; int64_t i; uint64_t boxed; } *a = w;
    a->ret = a->boxed ? type_method_ifn(a->t, (int)a->i) : type_method_tfn(a->t, (int)a->i);
    return RT_OK;
}

static int reflect_pointerTo(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret, *t; } *a = w;
    a->ret = rtype_ptr(a->t);
    return RT_OK;
}

static int reflect_sliceOf(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret, *t; } *a = w;
    a->ret = rtype_slice(a->t);
    return RT_OK;
}

static int reflect_arrayOf(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret, *t; int64_t n; } *a = w;
    a->ret = rtype_array(a->t, a->n);
    return RT_OK;
}

static int reflect_chanOf(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret, *t; int64_t dir; } *a = w;
    a->ret = rtype_chan(a->t, (int)a->dir);
    return RT_OK;
}

static int reflect_mapOf(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret, *key, *elem; } *a = w;
    a->ret = rtype_map(a->key, a->elem);
    return RT_OK;
}

static int reflect_funcOf(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret; goslice in, out; uint64_t variadic; } *a = w;
    a->ret = rtype_func(a->in.p, (int)a->in.len, a->out.p, (int)a->out.len, a->variadic);
    return RT_OK;
}

// Descriptors live for ever, so must the texts in them.
static gostring keep(gostring s) {
    if (s.len == 0) return (gostring){"", 0};
    char *p = persistentalloc((uintptr_t)s.len, 8);
    memcpy(p, s.p, (size_t)s.len);
    return (gostring){p, s.len};
}

static int reflect_structOf(void *gp, void *w) {
    (void)gp;
    struct { const _type *ret; goslice fields; } *a = w;
    structfield *f = malloc((size_t)(a->fields.len + 1) * sizeof *f);
    if (!f) throw("out of memory for a struct type");
    for (int64_t i = 0; i < a->fields.len; i++) {
        f[i] = ((structfield *)a->fields.p)[i];
        f[i].name = keep(f[i].name);
        f[i].pkgpath = keep(f[i].pkgpath);
        f[i].tag = keep(f[i].tag);
    }
    a->ret = rtype_struct(f, (int)a->fields.len);
    free(f);
    return RT_OK;
}

// --- maps
static int reflect_mapMake(void *gp, void *w) {
    struct { hmap *ret; const maptype *t; int64_t n; } *a = w;
    return (int)makemap(gp, a->t, a->n, &a->ret);
}

static int reflect_mapLen(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; hmap *h; } *a = w;
    a->ret = maplen(a->h);
    return RT_OK;
}

static int reflect_mapGet(void *gp, void *w) {
    struct { void *ret; const maptype *t; hmap *h; void *key; } *a = w;
    return (int)mapaccess(gp, a->t, a->h, a->key, &a->ret);
}

static int reflect_mapSet(void *gp, void *w) {
    struct { const maptype *t; hmap *h; void *key, *elem; } *a = w;
    void *at;
    rtstatus st = mapassign(gp, a->t, a->h, a->key, &at);
    if (st == RT_OK && a->t->elem->size) typedmemmove(a->t->elem, at, a->elem);
    return (int)st;
}

static int reflect_mapDelete(void *gp, void *w) {
    struct { const maptype *t; hmap *h; void *key; } *a = w;
    return (int)mapdelete(gp, a->t, a->h, a->key);
}

static int reflect_mapClear(void *gp, void *w) {
    struct { const maptype *t; hmap *h; } *a = w;
    return (int)mapclear(gp, a->t, a->h);
}

static int reflect_mapFirst(void *gp, void *w) {
    struct { const maptype *t; hmap *h; hiter *it; } *a = w;
    return (int)mapiterinit(gp, a->t, a->h, a->it);
}

static int reflect_mapNext(void *gp, void *w) { return (int)mapiternext(gp, *(hiter **)w); }

// --- channels
static int reflect_chanMake(void *gp, void *w) {
    struct { hchan *ret; const chantype *t; int64_t n; } *a = w;
    return (int)makechan(gp, a->t, a->n, &a->ret);
}

static int reflect_chanLen(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; hchan *c; } *a = w;
    a->ret = chanlen(a->c);
    return RT_OK;
}

static int reflect_chanCap(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; hchan *c; } *a = w;
    a->ret = chancap(a->c);
    return RT_OK;
}

static int reflect_chanClose(void *gp, void *w) { return (int)closechan(gp, *(hchan **)w); }

static int reflect_chanSend(void *gp, void *w) {
    struct { uint64_t ret; hchan *c; void *elem; uint64_t block; } *a = w;
    bool selected = false;
    rtstatus st = chansend(gp, a->c, a->elem, a->block, &selected);
    if (st == RT_OK) a->ret = a->block || selected;
    return (int)st;
}

static int reflect_chanRecv(void *gp, void *w) {
    struct { uint64_t selected, ok; hchan *c; void *elem; uint64_t block; } *a = w;
    bool selected = false, received = false;
    rtstatus st = chanrecv(gp, a->c, a->elem, a->block, &selected, &received);
    if (st == RT_OK) {
        a->selected = a->block || selected;
        a->ok = received;
    }
    return (int)st;
}

static int reflect_selectGo(void *gp, void *w) {
    struct { int64_t chosen; uint64_t ok; scase *cases; int64_t sends, recvs; uint64_t block; } *a = w;
    bool ok = false;
    int64_t chosen = -1;
    rtstatus st = selectgo(gp, a->cases, (int)a->sends, (int)a->recvs, a->block, &chosen, &ok);
    if (st == RT_OK) {
        a->chosen = chosen;
        a->ok = ok;
    }
    return (int)st;
}

static int reflect_printableFunc(void *gp, void *w) {
    (void)gp;
    struct { uintptr_t ret; ClosureVal *c; } *a = w;
    a->ret = a->c ? (uintptr_t)a->c->fn + 2 : 0;
    return RT_OK;
}

const NativeEntry std_reflect_natives[] = {
    {"reflect.newObject", reflect_newObject},
    {"reflect.newArray", reflect_newArray},
    {"reflect.typedMove", reflect_typedMove},
    {"reflect.typedClear", reflect_typedClear},
    {"reflect.sliceMove", reflect_sliceMove},
    {"reflect.sliceClear", reflect_sliceClear},
    {"reflect.equalMemory", reflect_equalMemory},
    {"reflect.growSlice", reflect_growSlice},
    {"reflect.findItab", reflect_findItab},
    {"reflect.uncommonOf", reflect_uncommonOf},
    {"reflect.methodType", reflect_methodType},
    {"reflect.methodFunc", reflect_methodFunc},
    {"reflect.pointerTo", reflect_pointerTo},
    {"reflect.sliceOf", reflect_sliceOf},
    {"reflect.arrayOf", reflect_arrayOf},
    {"reflect.chanOf", reflect_chanOf},
    {"reflect.mapOf", reflect_mapOf},
    {"reflect.funcOf", reflect_funcOf},
    {"reflect.structOf", reflect_structOf},
    {"reflect.mapMake", reflect_mapMake},
    {"reflect.mapLen", reflect_mapLen},
    {"reflect.mapGet", reflect_mapGet},
    {"reflect.mapSet", reflect_mapSet},
    {"reflect.mapDelete", reflect_mapDelete},
    {"reflect.mapClear", reflect_mapClear},
    {"reflect.mapFirst", reflect_mapFirst},
    {"reflect.mapNext", reflect_mapNext},
    {"reflect.chanMake", reflect_chanMake},
    {"reflect.chanLen", reflect_chanLen},
    {"reflect.chanCap", reflect_chanCap},
    {"reflect.chanClose", reflect_chanClose},
    {"reflect.chanSend", reflect_chanSend},
    {"reflect.chanRecv", reflect_chanRecv},
    {"reflect.selectGo", reflect_selectGo},
    {"reflect.printableFunc", reflect_printableFunc},
    {0}};
