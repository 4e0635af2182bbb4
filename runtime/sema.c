// sema.c - semaphores for package sync, and Cond's notification lists.
// Twin: $GOROOT/src/runtime/sema.go      Locks: semaroot.lock (SEMA), notifylist.lock (NOTIFY)
//
// Sleepers on a semaphore are found by its address: 251 roots, each a treap of sudogs with one node an address (a heap by random
// ticket, so it stays balanced), each node the head of a list of the sleepers on it. A semaphore is a count: semacquire waits until it is
// positive and lowers it. nwait is raised before the count is looked at for the last time, and the count is raised before nwait is
// read: one side sees the other.
#include "runtime/natives_api.h"
#include "runtime/mprof.h"
#include "runtime/session.h"
#include "runtime/runtime2.h"

enum { SEMTAB = 251 };
typedef struct semaroot {
    mutex lock;
    sudog *treap;                 // (lock)
    _Atomic uint32_t nwait;
} __attribute__((aligned(64))) semaroot;
static semaroot semtable[SEMTAB];

static semaroot *rootof(const void *addr) { return &semtable[((uintptr_t)addr >> 3) % SEMTAB]; }

void semainit(void) {
    for (int i = 0; i < SEMTAB; i++) semtable[i].lock.rank = RANK_SEMA;
}

static bool cansemacquire(_Atomic uint32_t *addr) {
    for (;;) {
        uint32_t v = atomic_load(addr);
        if (v == 0) return false;
        if (atomic_compare_exchange_strong(addr, &v, v - 1)) return true;
    }
}

// --- the treap: prev and next are the children (lower and higher addresses) ---
static void setchild(semaroot *r, sudog *parent, sudog *was, sudog *now) {
    if (!parent) r->treap = now;
    else if (parent->prev == was) parent->prev = now;
    else {
        rt_assert(parent->next == was);
        parent->next = now;
    }
    if (now) now->parent = parent;
}

static void rotate(semaroot *r, sudog *x, bool right) {  // x goes down, its left (right) child comes up
    sudog *y = right ? x->prev : x->next, *mid = right ? y->next : y->prev, *up = x->parent;
    if (right) y->next = x, x->prev = mid;
    else y->prev = x, x->next = mid;
    x->parent = y;
    if (mid) mid->parent = x;
    setchild(r, up, x, y);
}

// Puts s into t's place in the tree (same address, another sleeper).
static void replacenode(semaroot *r, sudog *t, sudog *s) {
    s->ticket = t->ticket;
    setchild(r, t->parent, t, s);
    s->prev = t->prev;
    s->next = t->next;
    if (s->prev) s->prev->parent = s;
    if (s->next) s->next->parent = s;
    t->parent = t->prev = t->next = NULL;
}

static void semaqueue(semaroot *r, void *addr, sudog *s, bool lifo) {
    s->elem = addr;
    s->next = s->prev = s->parent = s->waitlink = s->waittail = NULL;
    sudog *last = NULL, **pt = &r->treap;
    for (sudog *t; (t = *pt) != NULL;) {
        if (t->elem == addr) {
            if (lifo) {
                replacenode(r, t, s);
                s->waitlink = t;
                s->waittail = t->waittail ? t->waittail : t;
                t->waittail = NULL;
            } else {
                if (t->waittail) t->waittail->waitlink = s;
                else t->waitlink = s;
                t->waittail = s;
            }
            return;
        }
        last = t;
        pt = (uintptr_t)addr < (uintptr_t)t->elem ? &t->prev : &t->next;
    }
    s->ticket = (uint32_t)rt_rand() | 1;  // never 0: 0 after the wake-up means "not handed over"
    s->parent = last;
    *pt = s;
    while (s->parent && s->parent->ticket > s->ticket) rotate(r, s->parent, s->parent->prev == s);
}

static sudog *semadequeue(semaroot *r, void *addr) {
    sudog *s = r->treap;
    while (s && s->elem != addr) s = (uintptr_t)addr < (uintptr_t)s->elem ? s->prev : s->next;
    if (!s) return NULL;
    sudog *t = s->waitlink;
    if (t) {
        replacenode(r, s, t);
        t->waittail = t->waitlink ? s->waittail : NULL;
        s->waitlink = s->waittail = NULL;
    } else {
        while (s->next || s->prev) rotate(r, s, !s->next || (s->prev && s->prev->ticket < s->next->ticket));
        setchild(r, s->parent, s, NULL);
    }
    s->parent = NULL;
    s->elem = NULL;
    s->next = s->prev = NULL;
    s->ticket = 0;
    return s;
}

static bool unlockroot(G *gp, void *arg) {
    (void)gp;
    punlock(&((semaroot *)arg)->lock);
    return true;
}

rtstatus semacquire1(G *gp, _Atomic uint32_t *addr, bool lifo, int reason) {
    sudog *s = NULL;
    bool again = gp->resuming;
    if (again) {
        gp->resuming = false;
        s = gp->waiting;
        gp->waiting = NULL;
        bool have = s->ticket != 0;  // handed over
        s->ticket = 0;
        if (have || cansemacquire(addr)) {
            releasesudog(s);
            return RT_OK;
        }
    } else {
        if (cansemacquire(addr)) return RT_OK;
        s = acquiresudog();
    }
    if (!again) s->acquiretime = load_rlx(&mutexproffraction) > 0 && (reason == WR_mutexlock || reason == WR_rwmutexlock || reason == WR_rwmutexrlock) ? nanotime() : 0;
    semaroot *r = rootof(addr);
    plock(&r->lock);
    atomic_fetch_add(&r->nwait, 1);
    if (cansemacquire(addr)) {
        atomic_fetch_sub(&r->nwait, 1);
        punlock(&r->lock);
        s->elem = NULL;
        releasesudog(s);
        return RT_OK;
    }
    s->g = gp;
    s->ticket = 0;
    semaqueue(r, (void *)(uintptr_t)addr, s, lifo);
    gp->waiting = s;
    gopark(gp, unlockroot, r, reason);
    return RT_PARK;
}

// A sleeper leaves. The world is stopped.
bool sema_detach(G *gp, sudog *s) {
    (void)gp;
    semaroot *r = rootof(s->elem);
    void *addr = s->elem;
    sudog *t = r->treap;
    while (t && t->elem != addr) t = (uintptr_t)addr < (uintptr_t)t->elem ? t->prev : t->next;
    if (!t) return false;
    if (t == s) semadequeue(r, addr);
    else {
        sudog *p = t;
        while (p->waitlink && p->waitlink != s) p = p->waitlink;
        if (!p->waitlink) return false;
        p->waitlink = s->waitlink;
        if (t->waittail == s) t->waittail = p == t ? NULL : p;
        s->elem = NULL;
    }
    s->waitlink = s->waittail = s->next = s->prev = NULL;
    s->ticket = 0;
    atomic_fetch_sub(&r->nwait, 1);
    releasesudog(s);
    return true;
}

rtstatus semacquire(G *gp, _Atomic uint32_t *addr) { return semacquire1(gp, addr, false, WR_semacquire); }

rtstatus semrelease1(G *gp, _Atomic uint32_t *addr, bool handoff) {
    semaroot *r = rootof(addr);
    atomic_fetch_add(addr, 1);
    if (atomic_load(&r->nwait) == 0) return RT_OK;
    plock(&r->lock);
    sudog *s = atomic_load(&r->nwait) ? semadequeue(r, (void *)(uintptr_t)addr) : NULL;
    if (s) atomic_fetch_sub(&r->nwait, 1);
    punlock(&r->lock);
    if (!s) return RT_OK;
    if (unlikely(s->acquiretime != 0) && gp) mprof_mutexevent(gp, nanotime() - s->acquiretime);
    if (handoff && cansemacquire(addr)) s->ticket = 1;
    bool yield = s->ticket == 1;
    goready(s->g);
    // Direct hand-off: the waiter is runnext and takes over the rest of this time slice.
    return yield && gp && gp->nativedepth == 0 ? RT_YIELD : RT_OK;
}

// --- Cond ---
// wait: next ticket to give out; notify: next ticket to wake. Lives in the Cond; head and tail are off-heap sudogs.
static void locknotify(notifylist *l) {
    if (RT_DEBUG) __atomic_store_n(&l->lock.rank, RANK_NOTIFY, __ATOMIC_RELAXED);  // a Cond starts as zeros
    plock(&l->lock);
}

static bool unlocknotify(G *gp, void *arg) {
    (void)gp;
    punlock(&((notifylist *)arg)->lock);
    return true;
}

uint32_t notifylistadd(notifylist *l) { return atomic_fetch_add(&l->wait, 1); }

rtstatus notifylistwait(G *gp, notifylist *l, uint32_t t) {
    if (gp->resuming) {
        gp->resuming = false;
        sudog *s = gp->waiting;
        gp->waiting = NULL;
        s->ticket = 0;
        s->elem = NULL;
        releasesudog(s);
        return RT_OK;
    }
    locknotify(l);
    if ((int32_t)(t - load_rlx(&l->notify)) < 0) {  // already notified
        punlock(&l->lock);
        return RT_OK;
    }
    sudog *s = acquiresudog();
    s->g = gp;
    s->ticket = t;
    s->next = NULL;
    if (l->tail) l->tail->next = s;
    else l->head = s;
    l->tail = s;
    s->elem = l;
    gp->waiting = s;
    gopark(gp, unlocknotify, l, WR_condwait);
    return RT_PARK;
}

// The world is stopped.
void notifylist_detach(G *gp, sudog *s) {
    (void)gp;
    notifylist *l = s->elem;
    sudog **pp = &l->head, *p = NULL;
    while (*pp && *pp != s) p = *pp, pp = &p->next;
    if (!*pp) return;
    *pp = s->next;
    if (l->tail == s) l->tail = p;
    s->next = NULL;
    s->elem = NULL;
    s->ticket = 0;
    releasesudog(s);
}

void notifylistnotifyall(notifylist *l) {
    if (atomic_load(&l->wait) == load_acq(&l->notify)) return;
    locknotify(l);
    sudog *s = l->head;
    l->head = l->tail = NULL;
    store_rel(&l->notify, atomic_load(&l->wait));
    punlock(&l->lock);
    while (s) {
        sudog *next = s->next;
        s->next = NULL;
        goready(s->g);
        s = next;
    }
}

void notifylistnotifyone(notifylist *l) {
    if (atomic_load(&l->wait) == load_acq(&l->notify)) return;
    locknotify(l);
    uint32_t t = load_rlx(&l->notify);
    if (t == atomic_load(&l->wait)) {
        punlock(&l->lock);
        return;
    }
    store_rel(&l->notify, t + 1);
    sudog *p = NULL, *s = l->head;
    while (s && s->ticket != t) p = s, s = s->next;  // its goroutine may not have queued itself yet: it will see notify
    if (s) {
        if (p) p->next = s->next;
        else l->head = s->next;
        if (l->tail == s) l->tail = p;
        s->next = NULL;
    }
    punlock(&l->lock);
    if (s) goready(s->g);
}
