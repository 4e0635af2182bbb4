// pool.c - natives of sync.Pool.
// Twin: $GOROOT/src/sync/pool.go      Locks: place.busy (spin), poollock
//
// A Pool has an array of places, one a P. A native can't be interrupted, so private belongs to whoever runs on the P; shared
// may be robbed by others and has a lock. At the start of a collection (world stopped) the places become the victims and the old victims go.
// Pools that have places hang on two lists in Go memory, which are roots: a pool lives until it has no places left.
#include "runtime/natives_api.h"
#include "vm/native.h"

typedef struct place {
    eface private;
    eface *shared;              // gc: a stack of n values
    uint64_t n, cap;
    _Atomic uint32_t busy;
    uint8_t pad[20];
} place;
_Static_assert(sizeof(place) == 64, "a cache line");
typedef struct pool { place *local; uint64_t nlocal; place *victim; uint64_t nold; void *new; } pool;
typedef struct poolnode { struct poolnode *next; pool *p; } poolnode;

static const uint8_t placemask[] = {0x6}, nodemask[] = {0x3}, efacemask[] = {0x2};
static const _type placetype = {.size = sizeof(place), .ptrdata = 24, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT,
                                .gcmask = placemask, .str = {"sync.place", 10}};
static const _type nodetype = {.size = 16, .ptrdata = 16, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT,
                               .gcmask = nodemask, .str = {"sync.node", 9}};
static const _type valuetype = {.size = 16, .ptrdata = 16, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT,
                                .gcmask = efacemask, .str = {"sync.value", 10}};
static poolnode *pools, *oldpools;        // roots; changed under poollock or with the world stopped
static _Atomic uint32_t poollock;         // a spin lock: held for some instructions
static bool registered;

static void spinlock(_Atomic uint32_t *l) {
    while (atomic_exchange_explicit(l, 1, memory_order_acquire)) sync_dospin();
}
static void spinunlock(_Atomic uint32_t *l) { atomic_store_explicit(l, 0, memory_order_release); }

static inline void setptr(void *dst, void *v) {
    if (load_rlx(&writebarrier_on)) gcwritebarrier(dst, v);
    __atomic_store_n((void **)dst, v, __ATOMIC_RELAXED);
}

static void cleanup(void) {
    for (poolnode *n = oldpools; n; n = n->next) {
        n->p->victim = NULL;
        n->p->nold = 0;
    }
    for (poolnode *n = pools; n; n = n->next) {
        n->p->victim = n->p->local;
        n->p->nold = n->p->nlocal;
        n->p->local = NULL;
        n->p->nlocal = 0;
    }
    oldpools = pools;
    pools = NULL;
}

static inline place *places(pool *p) { return __atomic_load_n(&p->local, __ATOMIC_ACQUIRE); }
static inline uint64_t nplaces(pool *p) { return __atomic_load_n(&p->nlocal, __ATOMIC_ACQUIRE); }

static place *places_make(pool *p) {
    uint64_t n = (uint64_t)gomaxprocs;
    place *fresh = mallocgc(n * sizeof(place), &placetype, true);
    poolnode *node = mallocgc(sizeof *node, &nodetype, true);
    spinlock(&poollock);
    if (!registered) {
        registered = true;
        gcaddroot(&pools, sizeof pools, NULL);
        gcaddroot(&oldpools, sizeof oldpools, NULL);
        registerpoolcleanup(cleanup);
    }
    if (!p->local || p->nlocal < n) {
        bool isnew = !p->local;
        if (load_rlx(&writebarrier_on)) gcwritebarrier((void **)&p->local, fresh);
        __atomic_store_n(&p->local, fresh, __ATOMIC_RELEASE);
        __atomic_store_n(&p->nlocal, n, __ATOMIC_RELEASE);  // after local: whoever sees n has room for n
        if (isnew) {
            setptr(&node->p, p);
            setptr(&node->next, pools);
            setptr(&pools, node);
        }
    }
    spinunlock(&poollock);
    return &places(p)[procpin()];
}

static inline place *my_place(pool *p) {
    uint64_t id = (uint64_t)procpin();
    return likely(id < nplaces(p)) ? &places(p)[id] : NULL;
}

static bool shared_pop(place *l, eface *out) {
    if (__atomic_load_n(&l->n, __ATOMIC_RELAXED) == 0) return false;
    spinlock(&l->busy);
    bool ok = l->n > 0;
    if (ok) {
        __atomic_store_n(&l->n, l->n - 1, __ATOMIC_RELAXED);
        eface *e = &l->shared[l->n];
        *out = *e;
        setptr(&e->data, NULL);
        e->type = NULL;
    }
    spinunlock(&l->busy);
    return ok;
}

static bool private_take(place *l, eface *out) {
    if (!l->private.type) return false;
    *out = l->private;
    l->private.type = NULL;
    setptr(&l->private.data, NULL);
    return true;
}

static int Pool_take(void *gp, void *w) {
    (void)gp;
    struct { eface ret; pool *p; } *a = w;
    pool *p = a->p;
    a->ret = (eface){NULL, NULL};
    if ((uintptr_t)p < 4096) return (int)rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference");
    place *mine = my_place(p);
    if (mine && (private_take(mine, &a->ret) || shared_pop(mine, &a->ret))) return RT_OK;
    for (uint64_t i = 0, n = nplaces(p); i < n; i++)
        if (shared_pop(&places(p)[i], &a->ret)) return RT_OK;
    for (uint64_t i = 0; i < p->nold; i++) {
        place *v = &p->victim[i];
        if (shared_pop(v, &a->ret)) return RT_OK;
        if (i == (uint64_t)procpin() && private_take(v, &a->ret)) return RT_OK;
    }
    return RT_OK;
}

static int Pool_Put(void *gp, void *w) {
    (void)gp;
    struct { pool *p; eface x; } *a = w;
    if (!a->x.type) return RT_OK;
    if ((uintptr_t)a->p < 4096) return (int)rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference");
    place *l = my_place(a->p);
    if (!l) l = places_make(a->p);
    if (!l->private.type) {
        setptr(&l->private.data, a->x.data);
        l->private.type = a->x.type;
        return RT_OK;
    }
    spinlock(&l->busy);
    if (l->n == l->cap) {
        uint64_t cap = l->cap ? l->cap * 2 : 8;
        eface *s = mallocgc(cap * sizeof *s, &valuetype, true);
        for (uint64_t i = 0; i < l->n; i++) {
            setptr(&s[i].data, l->shared[i].data);
            s[i].type = l->shared[i].type;
        }
        setptr(&l->shared, s);
        l->cap = cap;
    }
    eface *e = &l->shared[l->n];
    setptr(&e->data, a->x.data);
    e->type = a->x.type;
    __atomic_store_n(&l->n, l->n + 1, __ATOMIC_RELAXED);
    spinunlock(&l->busy);
    return RT_OK;
}

const NativeEntry std_sync_pool_natives[] = {
    {"sync.(*Pool).take", Pool_take},
    {"sync.(*Pool).Put", Pool_Put},
    {0}};
