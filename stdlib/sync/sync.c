// sync.c - natives of package sync: Mutex, RWMutex, WaitGroup, Cond over the runtime's semaphores.
// Twin: $GOROOT/src/internal/sync/mutex.go, sync/rwmutex.go, waitgroup.go
//
// A native that parks is called again when its goroutine runs; what it must remember is in gp->parkval:
//   bit 0   the semaphore's queue was entered at the front      bit 1   the goroutine starves
//   bit 2   RWMutex: the inner lock is held, readers are awaited      above: when it began to wait (ns)
#include "runtime/natives_api.h"
#include "vm/native.h"

enum { LOCKED = 1, WOKEN = 2, STARVING = 4, WAITER = 8, WAITERSHIFT = 3, MAXREADERS = 1 << 30 };
enum { PV_LIFO = 1, PV_STARVING = 2, PV_READERS = 4, PV_SHIFT = 3 };
#define STARVE_NS 1000000

typedef struct gomutex { _Atomic int32_t state; _Atomic uint32_t sema; } gomutex;
typedef struct rwmutex { gomutex w; _Atomic uint32_t writersem, readersem; _Atomic int32_t readers, leaving; } rwmutex;
typedef struct waitgroup { _Atomic uint64_t state; _Atomic uint32_t sema; } waitgroup;

// With one P nobody else runs Go code between two instructions here (natives hold the P; the number of Ps changes only with the world
// stopped), so the locked instructions can be spared.
static inline bool cas(_Atomic int32_t *p, int32_t *old, int32_t now) {
    if (!rt_single) return atomic_compare_exchange_strong(p, old, now);
    int32_t v = load_rlx(p);
    if (v != *old) return *old = v, false;
    store_rlx(p, now);
    return true;
}

static inline int32_t add(_Atomic int32_t *p, int32_t delta) {  // the new value
    if (!rt_single) return atomic_fetch_add(p, delta) + delta;
    int32_t v = load_rlx(p) + delta;
    store_rlx(p, v);
    return v;
}

#define NILCHECK(p) if (unlikely((uintptr_t)(p) < 4096)) return nilpointer(gp)
static int nilpointer(void *gp) { return (int)rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference"); }

// panic(text): the value is a string.
static int string_panic(G *gp, const char *text) {
    gostring *s = mallocgc(sizeof *s, rtype_basic(KIND_STRING), true);
    *s = (gostring){text, (int64_t)strlen(text)};
    return (int)rt_panicvalue(gp, (eface){rtype_basic(KIND_STRING), s});
}

// --- Mutex
static rtstatus mutex_lock(G *gp, gomutex *m) {
    int32_t old = 0;
    if (!gp->resuming && likely(cas(&m->state, &old, LOCKED))) return RT_OK;
    int64_t since = 0;
    bool starving = false, awoke = false;
    int spins = 0;
    if (gp->resuming) goto parked;
    old = atomic_load(&m->state);
    for (;;) {
        if ((old & (LOCKED | STARVING)) == LOCKED && sync_canspin(spins)) {
            // The holder is running: tell Unlock not to wake anybody else, and look again soon.
            if (!awoke && !(old & WOKEN) && old >> WAITERSHIFT != 0)
                awoke = cas(&m->state, &old, old | WOKEN);
            sync_dospin();
            spins++;
            old = atomic_load(&m->state);
            continue;
        }
        int32_t now = old;
        if (!(old & STARVING)) now |= LOCKED;  // else queue up
        if (old & (LOCKED | STARVING)) now += WAITER;
        if (starving && old & LOCKED) now |= STARVING;
        if (awoke) now &= ~WOKEN;
        if (!cas(&m->state, &old, now)) continue;
        if (!(old & (LOCKED | STARVING))) return RT_OK;
        gp->parkval = (since != 0 ? PV_LIFO : 0) | (starving ? PV_STARVING : 0);
        if (since == 0) since = nanotime();
        gp->parkval |= (uint64_t)since << PV_SHIFT;
    parked:;
        rtstatus st = semacquire1(gp, &m->sema, gp->parkval & PV_LIFO, WR_mutexlock);
        if (st != RT_OK) return st;
        since = (int64_t)(gp->parkval >> PV_SHIFT);
        starving = gp->parkval & PV_STARVING || nanotime() - since > STARVE_NS;
        old = atomic_load(&m->state);
        if (old & STARVING) {  // handed over to us, though neither locked nor counted down yet
            int32_t delta = LOCKED - WAITER;
            if (!starving || old >> WAITERSHIFT == 1) delta -= STARVING;
            add(&m->state, delta);
            return RT_OK;
        }
        awoke = true;
        spins = 0;
    }
}

static bool mutex_trylock(gomutex *m) {
    int32_t old = atomic_load(&m->state);
    return !(old & (LOCKED | STARVING)) && cas(&m->state, &old, old | LOCKED);
}

static rtstatus mutex_unlock(G *gp, gomutex *m) {
    int32_t now = add(&m->state, -LOCKED);
    if (likely(now == 0)) return RT_OK;
    if (!((now + LOCKED) & LOCKED)) fatal("sync: unlock of unlocked mutex");
    if (now & STARVING) return semrelease1(gp, &m->sema, true);
    for (;;) {
        if (now >> WAITERSHIFT == 0 || now & (LOCKED | WOKEN | STARVING)) return RT_OK;  // nobody waits, or somebody is awake
        if (cas(&m->state, &now, (now - WAITER) | WOKEN)) return semrelease1(gp, &m->sema, false);
    }
}

static int Mutex_Lock(void *gp, void *w) {
    gomutex *m = *(gomutex **)w;
    NILCHECK(m);
    return (int)mutex_lock(gp, m);
}

static int Mutex_TryLock(void *gp, void *w) {
    struct { uint64_t ret; gomutex *m; } *a = w;
    NILCHECK(a->m);
    a->ret = mutex_trylock(a->m);
    return RT_OK;
}

static int Mutex_Unlock(void *gp, void *w) {
    gomutex *m = *(gomutex **)w;
    NILCHECK(m);
    return (int)mutex_unlock(gp, m);
}

// --- RWMutex
static int RWMutex_RLock(void *gp, void *w) {
    rwmutex *rw = *(rwmutex **)w;
    NILCHECK(rw);
    G *g = gp;
    if (!g->resuming && likely(add(&rw->readers, 1) >= 0)) return RT_OK;
    return (int)semacquire1(gp, &rw->readersem, false, WR_rwmutexrlock);
}

static int RWMutex_TryRLock(void *gp, void *w) {
    struct { uint64_t ret; rwmutex *rw; } *a = w;
    NILCHECK(a->rw);
    int32_t n = atomic_load(&a->rw->readers);
    while (n >= 0 && !cas(&a->rw->readers, &n, n + 1)) continue;
    a->ret = n >= 0;
    return RT_OK;
}

static int RWMutex_RUnlock(void *gp, void *w) {
    rwmutex *rw = *(rwmutex **)w;
    NILCHECK(rw);
    int32_t n = add(&rw->readers, -1);
    if (likely(n >= 0)) return RT_OK;
    if (n + 1 == 0 || n + 1 == -MAXREADERS) fatal("sync: RUnlock of unlocked RWMutex");
    if (add(&rw->leaving, -1) == 0) return (int)semrelease1(gp, &rw->writersem, false);
    return RT_OK;
}

static int RWMutex_Lock(void *gp, void *w) {
    rwmutex *rw = *(rwmutex **)w;
    NILCHECK(rw);
    G *g = gp;
    if (!(g->resuming && g->parkval & PV_READERS)) {
        rtstatus st = mutex_lock(gp, &rw->w);
        if (st != RT_OK) return (int)st;
        int32_t n = add(&rw->readers, -MAXREADERS) + MAXREADERS;
        if (n == 0 || add(&rw->leaving, n) == 0) return RT_OK;
        g->parkval = PV_READERS;
    }
    return (int)semacquire1(gp, &rw->writersem, false, WR_rwmutexlock);
}

static int RWMutex_TryLock(void *gp, void *w) {
    struct { uint64_t ret; rwmutex *rw; } *a = w;
    NILCHECK(a->rw);
    a->ret = false;
    if (!mutex_trylock(&a->rw->w)) return RT_OK;
    int32_t none = 0;
    if (!cas(&a->rw->readers, &none, -MAXREADERS)) return (int)mutex_unlock(gp, &a->rw->w);
    a->ret = true;
    return RT_OK;
}

static int RWMutex_Unlock(void *gp, void *w) {
    rwmutex *rw = *(rwmutex **)w;
    NILCHECK(rw);
    int32_t n = add(&rw->readers, MAXREADERS);
    if (n >= MAXREADERS) fatal("sync: Unlock of unlocked RWMutex");
    while (n-- > 0) semrelease1(gp, &rw->readersem, false);  // the readers that came meanwhile
    return (int)mutex_unlock(gp, &rw->w);
}

// --- WaitGroup
static int waitgroup_add(G *gp, waitgroup *wg, int32_t delta) {
    uint64_t d = (uint64_t)(int64_t)delta << 32, s = (rt_single ? load_rlx(&wg->state) : atomic_fetch_add(&wg->state, d)) + d;
    if (rt_single) store_rlx(&wg->state, s);
    int32_t count = (int32_t)(s >> 32);
    uint32_t waiters = (uint32_t)s;
    if (count < 0) return string_panic(gp, "sync: negative WaitGroup counter");
    if (waiters != 0 && delta > 0 && count == delta)
        return string_panic(gp, "sync: WaitGroup misuse: Add called concurrently with Wait");
    if (count > 0 || waiters == 0) return RT_OK;
    if (atomic_load(&wg->state) != s) return string_panic(gp, "sync: WaitGroup misuse: Add called concurrently with Wait");
    atomic_store(&wg->state, 0);
    while (waiters-- > 0) semrelease1(gp, &wg->sema, false);
    return RT_OK;
}

static int WaitGroup_Add(void *gp, void *w) {
    struct { waitgroup *wg; int64_t delta; } *a = w;
    NILCHECK(a->wg);
    return waitgroup_add(gp, a->wg, (int32_t)a->delta);
}

static int WaitGroup_Done(void *gp, void *w) {
    waitgroup *wg = *(waitgroup **)w;
    NILCHECK(wg);
    return waitgroup_add(gp, wg, -1);
}

static int WaitGroup_Wait(void *gp, void *w) {
    waitgroup *wg = *(waitgroup **)w;
    NILCHECK(wg);
    if (!((G *)gp)->resuming) {
        uint64_t s = atomic_load(&wg->state);
        do {
            if ((int32_t)(s >> 32) == 0) return RT_OK;
        } while (!atomic_compare_exchange_strong(&wg->state, &s, s + 1));
    }
    rtstatus st = semacquire1(gp, &wg->sema, false, WR_waitgroupwait);
    if (st == RT_OK && atomic_load(&wg->state) != 0)
        return string_panic(gp, "sync: WaitGroup is reused before previous Wait has returned");
    return (int)st;
}

// --- Cond
static int waitList_add(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; notifylist *l; } *a = w;
    a->l->lock.rank = RANK_NOTIFY;
    a->ret = notifylistadd(a->l);
    return RT_OK;
}

static int waitList_sleep(void *gp, void *w) {
    struct { notifylist *l; uint64_t ticket; } *a = w;
    return (int)notifylistwait(gp, a->l, (uint32_t)a->ticket);
}

static int waitList_wakeAll(void *gp, void *w) {
    (void)gp;
    notifylistnotifyall(*(notifylist **)w);
    return RT_OK;
}

static int waitList_wakeOne(void *gp, void *w) {
    (void)gp;
    notifylistnotifyone(*(notifylist **)w);
    return RT_OK;
}

const NativeEntry std_sync_natives[] = {
    {"sync.(*Mutex).Lock", Mutex_Lock},
    {"sync.(*Mutex).TryLock", Mutex_TryLock},
    {"sync.(*Mutex).Unlock", Mutex_Unlock},
    {"sync.(*RWMutex).RLock", RWMutex_RLock},
    {"sync.(*RWMutex).TryRLock", RWMutex_TryRLock},
    {"sync.(*RWMutex).RUnlock", RWMutex_RUnlock},
    {"sync.(*RWMutex).Lock", RWMutex_Lock},
    {"sync.(*RWMutex).TryLock", RWMutex_TryLock},
    {"sync.(*RWMutex).Unlock", RWMutex_Unlock},
    {"sync.(*WaitGroup).Add", WaitGroup_Add},
    {"sync.(*WaitGroup).Done", WaitGroup_Done},
    {"sync.(*WaitGroup).Wait", WaitGroup_Wait},
    {"sync.(*waitList).add", waitList_add},
    {"sync.(*waitList).sleep", waitList_sleep},
    {"sync.(*waitList).wakeAll", waitList_wakeAll},
    {"sync.(*waitList).wakeOne", waitList_wakeOne},
    {0}};
