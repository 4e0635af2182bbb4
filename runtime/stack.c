// stack.c - memory of goroutine stacks: allocate, grow by copying, shrink.
// Twin: $GOROOT/src/runtime/stack.go      Locks: poollock (STACKPOOL)
//
// Stacks are powers of two from 512 bytes. Up to 8 KiB they come from the P's cache, refilled from 32 KiB spans in a common pool;
// larger ones are spans of their own. A stack moves by memcpy; then every word that points into the old one is adjusted: those
// in frames and defer records through rt_hooks.adjuststack, the elements of sudogs here, the rest by rt_hooks.stackmoved.
// Only the running goroutine grows its stack; the collector shrinks those of others when it scans them.
#include "runtime/mgc.h"
#include "runtime/chan.h"
#include "runtime/panic.h"

enum { REFILL = STACK_CACHE / 2 };
static _Atomic uint64_t maxstack = 1000000000;  // debug.SetMaxStack

uint64_t setmaxstack(uint64_t n) { return atomic_exchange(&maxstack, n); }
uint64_t maxstacksize(void) { return load_rlx(&maxstack); }

static mutex poollock = MUTEX_INIT(STACKPOOL);
static mspan *pool[STACK_ORDERS];  // spans with a free stack   (poollock)
_Atomic uint64_t stacks_inuse;

void stackinit(void) {}

static int orderof(uintptr_t n) {
    int o = __builtin_ctzll(n) - 9;
    return o < STACK_ORDERS ? o : -1;
}

static mspan *manualspan(void *p) { return load_rlx(&mheap_.spans[((uintptr_t)p - mheap_.base) >> PAGE_SHIFT]); }

// Under poollock.
static void *poolalloc(int order) {
    mspan *s = pool[order];
    if (!s) {
        s = mheap_allocmanual(STACK_SPAN >> PAGE_SHIFT);
        s->elemsize = (uintptr_t)STACK_MIN << order;
        for (uintptr_t off = STACK_SPAN; off > 0;) {
            off -= s->elemsize;
            void **x = (void **)(s->base + off);
            *x = s->stackfreelist;
            s->stackfreelist = x;
        }
        s->prev = NULL;
        s->next = NULL;
        pool[order] = s;
    }
    void **x = s->stackfreelist;
    s->stackfreelist = *x;
    s->manualfree++;
    if (!s->stackfreelist) {
        pool[order] = s->next;
        if (s->next) s->next->prev = NULL;
        s->next = s->prev = NULL;
    }
    return x;
}

// Under poollock.
static void poolfree(void *p, int order) {
    mspan *s = manualspan(p);
    if (!s->stackfreelist) {  // was full
        s->next = pool[order];
        s->prev = NULL;
        if (s->next) s->next->prev = s;
        pool[order] = s;
    }
    *(void **)p = s->stackfreelist;
    s->stackfreelist = p;
    if (--s->manualfree == 0) {
        if (s->prev) s->prev->next = s->next;
        else pool[order] = s->next;
        if (s->next) s->next->prev = s->prev;
        s->next = s->prev = NULL;
        s->stackfreelist = NULL;
        mheap_free(s);
    }
}

void *stackalloc(uintptr_t n) {
    int o = orderof(n);
    if (o < 0) {
        mspan *s = mheap_allocmanual((n + PAGE_SIZE_ - 1) >> PAGE_SHIFT);
        return (void *)s->base;
    }
    M *m = getm();
    if (!m || !m->p) {
        lock(&poollock);
        void *x = poolalloc(o);
        unlock(&poollock);
        return x;
    }
    mcache *c = m->p->mcache;
    void **x = c->stackcache[o].list;
    if (unlikely(!x)) {
        lock(&poollock);
        uintptr_t got = 0;
        do {
            void **y = poolalloc(o);
            *y = c->stackcache[o].list;
            c->stackcache[o].list = y;
            got += n;
        } while (got < REFILL);
        unlock(&poollock);
        c->stackcache[o].size += got;
        x = c->stackcache[o].list;
    }
    c->stackcache[o].list = *x;
    c->stackcache[o].size -= n;
    return x;
}

void stackfree(void *p, uintptr_t n) {
    if (unlikely(debug.clobberfree)) memset(p, 0xde, n);
    int o = orderof(n);
    if (o < 0) {
        mheap_free(manualspan(p));
        return;
    }
    M *m = getm();
    if (!m || !m->p) {
        lock(&poollock);
        poolfree(p, o);
        unlock(&poollock);
        return;
    }
    mcache *c = m->p->mcache;
    *(void **)p = c->stackcache[o].list;
    c->stackcache[o].list = p;
    c->stackcache[o].size += n;
    if (c->stackcache[o].size > STACK_CACHE) {
        lock(&poollock);
        while (c->stackcache[o].size > REFILL) {
            void **x = c->stackcache[o].list;
            c->stackcache[o].list = *x;
            c->stackcache[o].size -= n;
            poolfree(x, o);
        }
        unlock(&poollock);
    }
}

void stackcache_clear(mcache *c) {
    lock(&poollock);
    for (int o = 0; o < STACK_ORDERS; o++) {
        for (void **x = c->stackcache[o].list, **next; x; x = next) {
            next = *x;
            poolfree(x, o);
        }
        c->stackcache[o].list = NULL;
        c->stackcache[o].size = 0;
    }
    unlock(&poollock);
}

// --- moving ---
typedef struct adjust { uintptr_t lo, hi; intptr_t delta; } adjust;

static void adjustword(void *ctx, void **word) {
    adjust *a = ctx;
    uintptr_t p = (uintptr_t)*word;
    if (p - a->lo < a->hi - a->lo) *word = (void *)(p + (uintptr_t)a->delta);
}

bool stackcopy(G *gp, uintptr_t newsize) {
    uintptr_t lo = (uintptr_t)gp->stklo, size = (uintptr_t)gp->stkhi - lo;
    uintptr_t used = rt_hooks.stackused ? rt_hooks.stackused(gp) : size;
    rt_assert(used <= size && used <= newsize);
    slot *nb = stackalloc(newsize);
    memcpy(nb, (void *)lo, used);
    if (unlikely(debug.clobberfree)) memset((uint8_t *)nb + used, 0xde, newsize - used);
    adjust a = { lo, lo + size, (intptr_t)((uintptr_t)nb - lo) };
    gp->stklo = nb;
    gp->stkhi = (slot *)((uint8_t *)nb + newsize);
    setguard(gp);
    if (rt_hooks.stackmoved) rt_hooks.stackmoved(gp, a.delta);
    if (rt_hooks.adjuststack) rt_hooks.adjuststack(gp, adjustword, &a);
    else if (rt_hooks.scanstack) rt_hooks.scanstack(gp, adjustword, &a);
    adjustword(&a, &gp->panicval.data);
    adjustword(&a, &gp->entryfn);
    if (PLANT == 3) usleep_(100);  // held open
    for (sudog *s = gp->waiting; s && PLANT != 18; s = s->waitlink) adjustword(&a, &s->elem);
    stackfree((void *)lo, size);
    return true;
}

// stackmove=1 moves at every call while less than 64 KiB are in use; a deeper stack at such intervals that a call costs 512 bytes of
// copying on the average, or a recursion to the limit would take days.
static bool movedue(uintptr_t used) {
    static __thread uintptr_t debt;
    if (used <= 64 << 10) return true;
    if ((debt += 512) < used) return false;
    debt = 0;
    return true;
}

bool stackgrow(G *gp, void *top, uintptr_t need) {
    uintptr_t size = (uintptr_t)gp->stkhi - (uintptr_t)gp->stklo, used = (uintptr_t)top - (uintptr_t)gp->stklo;
    uintptr_t want = used + need + STACK_SLACK, n = size * 2;
    if (unlikely(debug.stackmove) && want <= size) return movedue(used) ? stackcopy(gp, size) : true;
    while (n < want) n *= 2;
    if (n > load_rlx(&maxstack)) return false;
    return stackcopy(gp, n);
}

// A stack of which less than a quarter is in use is halved. gp does not run and is held (G_SCAN or a stopped world); the channels that it
// waits on are locked meanwhile, since a partner may be writing to this stack.
void stackshrink(G *gp) {
    uintptr_t size = (uintptr_t)gp->stkhi - (uintptr_t)gp->stklo;
    if (!gp->stklo || size <= STACK_MIN || !rt_hooks.stackused) return;
    uint32_t st = readgstatus(gp) & ~(uint32_t)G_SCAN;
    if (PLANT != 19 && (st == G_SYSCALL || gp->nativedepth)) return;  // a native may hold addresses of its arguments
    if (st != G_WAITING && st != G_RUNNABLE && (PLANT != 19 || st != G_SYSCALL)) return;
    if (rt_hooks.stackused(gp) >= size / 4) return;
    hchan *last = NULL;
    for (sudog *s = gp->waiting; s; s = s->waitlink) {  // in lock order
        if (s->c && s->c != last && PLANT != 3) plock(&s->c->lock);
        if (s->c) last = s->c;
    }
    stackcopy(gp, size / 2);
    last = NULL;
    for (sudog *s = gp->waiting; s; s = s->waitlink) {
        if (s->c && s->c != last && PLANT != 3) punlock(&s->c->lock);
        if (s->c) last = s->c;
    }
}
