// mfinal.c - finalizers, cleanups, weak pointers.
// Twin: $GOROOT/src/runtime/mfinal.go, mcleanup.go, mheap.go (specials)      Locks: mspan.speciallock, finlock (FIN)
//
// A special hangs on its span, sorted by the offset of the pointer that it was made with, and kind (two tiny objects may share a slot). Marking treats what a finalizer's object points at as a root, not the object
// itself. Sweeping a span with unmarked objects that have a finalizer marks those again, and queues the call; a cleanup is
// queued while its object goes; weak cells of objects that go are cleared before the memory can be reused.
#include "runtime/natives_api.h"
#include "runtime/mgc.h"
#include "runtime/mprof.h"

static mutex finlock = MUTEX_INIT(FIN);
static finrun *queue;          // malloc'd ring of calls to make        (finlock)
static uint64_t qhead, qlen, qcap;
static G *finwaiter;           // the goroutine that runs them, parked  (finlock)
static _Atomic uint64_t cleanupid;
_Atomic uint64_t finstats[4];  // finalizers queued, run, cleanups queued, run

// --- lists ---
// A link may be the list's head, which is looked at without the lock.
static void setlink(special **pp, special *sp) { __atomic_store_n(pp, sp, __ATOMIC_RELAXED); }

static special **findplace(mspan *s, uintptr_t off, uint8_t kind) {
    special **pp = (special **)&s->specials;
    while (*pp && ((*pp)->offset < off || ((*pp)->offset == off && (*pp)->kind < kind))) pp = &(*pp)->next;
    return pp;
}

static bool objectof(void *p, mspan **s, uintptr_t *base) {
    *s = spanof((uintptr_t)p);
    if (!*s) return false;
    uint32_t i = (*s)->spanclass >> 1 ? objindex(*s, (uintptr_t)p) : 0;
    *base = (*s)->base + (uintptr_t)i * (*s)->elemsize;
    return true;
}

// A span that waits to be swept would look at the new special with the last cycle's marks: sweep first.
static void ensureswept(void) {
    if (!load_acq(&mheap_.sweepdone) || atomic_load(&mheap_.sweepers) != 0) gcsweep_finish();
}

static void shadevisit(void *ctx, void **word) {
    (void)ctx;
    gcshade((void *)load_rlx((_Atomic uintptr_t *)word));
}

bool addspecial(void *p, special *sp, bool force) {
    mspan *s;
    uintptr_t base;
    if (!objectof(p, &s, &base)) return false;
    ensureswept();
    sp->offset = (uintptr_t)p - s->base;
    lock(&s->speciallock);
    special **pp = findplace(s, sp->offset, sp->kind);
    bool ok = force || !*pp || (*pp)->offset != sp->offset || (*pp)->kind != sp->kind;
    if (ok) {
        sp->next = *pp;
        setlink(pp, sp);
    }
    unlock(&s->speciallock);
    // What it refers to are roots: the job for them may be done already.
    if (ok && load_rlx(&gcphase) == GCMARK) {
        gcshade(sp->fn);
        gcshade(sp->arg);
        if (sp->kind == SPECIAL_FINALIZER) object_foreachptr(s, base, shadevisit, NULL);
    }
    return ok;
}

// Its span is an mcache's, so it is swept; nobody else knows the object.
void addspecial_new(mspan *s, void *p, special *sp) {
    sp->offset = (uintptr_t)p - s->base;
    lock(&s->speciallock);
    special **pp = findplace(s, sp->offset, sp->kind);
    sp->next = *pp;
    setlink(pp, sp);
    unlock(&s->speciallock);
}

special *removespecial(void *p, uint8_t kind) {
    mspan *s;
    uintptr_t base;
    if (!objectof(p, &s, &base)) return NULL;
    ensureswept();
    lock(&s->speciallock);
    uintptr_t off = (uintptr_t)p - s->base;
    special **pp = findplace(s, off, kind), *sp = *pp;
    if (sp && sp->offset == off && sp->kind == kind) setlink(pp, sp->next);
    else sp = NULL;
    unlock(&s->speciallock);
    return sp;
}

// --- the queue of calls ---
static void finqput(finrun r) {
    atomic_fetch_add_explicit(&finstats[r.kind == SPECIAL_CLEANUP ? 2 : 0], 1, memory_order_relaxed);
    lock(&finlock);
    if (qlen == qcap) {
        uint64_t cap = qcap ? qcap * 2 : 64;
        finrun *q = malloc(cap * sizeof *q);
        if (!q) throw("out of memory for finalizers");
        for (uint64_t i = 0; i < qlen; i++) q[i] = queue[(qhead + i) % qcap];
        free(queue);
        queue = q;
        qhead = 0;
        qcap = cap;
    }
    queue[(qhead + qlen++) % qcap] = r;
    G *w = finwaiter;
    finwaiter = NULL;
    unlock(&finlock);
    if (!w) return;
    casgstatus(w, G_WAITING, G_RUNNABLE);
    gqueue q = { w, w, 1 };
    w->schedlink = NULL;
    injectglist(&q);
}

static bool unlockfin(G *gp, void *arg) {
    (void)arg;
    finwaiter = gp;
    unlock(&finlock);
    return true;
}

rtstatus nextfinalizer(G *gp, finrun *out) {
    gp->resuming = false;
    gp->issystem = true;
    gp->epoch = 0;  // a REPL's: the call belongs to the evaluation that asked for it
    lock(&finlock);
    if (qlen == 0) {
        gopark(gp, unlockfin, NULL, WR_finalizerwait);
        return RT_PARK;
    }
    *out = queue[qhead];
    qhead = (qhead + 1) % qcap;
    qlen--;
    unlock(&finlock);
    gp->epoch = out->epoch;
    atomic_fetch_add_explicit(&finstats[out->kind == SPECIAL_CLEANUP ? 3 : 1], 1, memory_order_relaxed);
    if (load_rlx(&gcphase) == GCMARK) {
        gcshade(out->fn);
        gcshade(out->arg);
    }
    return RT_OK;
}

void finq_markroots(ptrvisit f, void *ctx) {
    lock(&finlock);
    for (uint64_t i = 0; i < qlen; i++) {
        finrun *r = &queue[(qhead + i) % qcap];
        f(ctx, &r->fn);
        f(ctx, &r->arg);
    }
    unlock(&finlock);
}

// --- the collector's side ---
void specials_markroots(mspan *s, ptrvisit f, void *ctx) {
    lock(&s->speciallock);
    for (special *sp = load_rlx(&s->specials); sp; sp = sp->next) {
        if (sp->kind == SPECIAL_FINALIZER) {
            uint32_t i = s->spanclass >> 1 ? objindex(s, s->base + sp->offset) : 0;
            object_foreachptr(s, s->base + (uintptr_t)i * s->elemsize, f, ctx);
            f(ctx, &sp->fn);
        } else if (sp->kind == SPECIAL_CLEANUP) {
            f(ctx, &sp->fn);
            f(ctx, &sp->arg);
        }
    }
    unlock(&s->speciallock);
}

// Before s is swept. The object keeps living if it has a finalizer to run; else everything on it fires.
void specials_sweep(mspan *s) {
    lock(&s->speciallock);
    special **pp = (special **)&s->specials, *due = NULL;
    while (*pp) {
        uint32_t i = s->spanclass >> 1 ? objindex(s, s->base + (*pp)->offset) : 0;
        uintptr_t end = (uintptr_t)(i + 1) * s->elemsize;  // all specials of this object (tiny blocks: of all that share it)
        if (load_rlx(&s->markbits[i / 64]) >> (i % 64) & 1) {
            while (*pp && (*pp)->offset < end) pp = &(*pp)->next;
            continue;
        }
        bool fin = false;
        for (special *x = *pp; x && x->offset < end; x = x->next) fin |= x->kind == SPECIAL_FINALIZER;
        if (fin) atomic_fetch_or_explicit(&s->markbits[i / 64], 1ull << (i % 64), memory_order_relaxed);
        while (*pp && (*pp)->offset < end) {
            special *sp = *pp;
            // With a finalizer the object is back; weak pointers go to nil then already, cleanups wait.
            if (fin && (sp->kind == SPECIAL_CLEANUP || sp->kind == SPECIAL_PROFILE)) {
                pp = &sp->next;
                continue;
            }
            setlink(pp, sp->next);
            sp->next = due;
            due = sp;
        }
    }
    unlock(&s->speciallock);
    while (due) {
        special *sp = due;
        due = sp->next;
        if (sp->kind == SPECIAL_WEAK) atomic_store(sp->handle, NULL);
        else if (sp->kind == SPECIAL_PROFILE) mprof_free(sp);
        else {
            void *obj = (void *)(s->base + sp->offset);
            finqput((finrun){ sp->fn, sp->kind == SPECIAL_FINALIZER ? obj : sp->arg, sp->ot, sp->fint, sp->kind, sp->epoch });
        }
        free(sp);
    }
}

// --- API ---
static special *newspecial(uint8_t kind) {
    special *sp = calloc(1, sizeof *sp);
    if (!sp) throw("out of memory for a finalizer");
    sp->kind = kind;
    G *gp = load_rlx(&getm()->curg);
    sp->epoch = gp ? gp->epoch : 0;
    return sp;
}

bool setfinalizer(void *p, void *fn, const _type *ot, const _type *fint) {
    if (!fn) {
        free(removespecial(p, SPECIAL_FINALIZER));
        return true;
    }
    special *sp = newspecial(SPECIAL_FINALIZER);
    sp->fn = fn;
    sp->ot = ot;
    sp->fint = fint;
    if (addspecial(p, sp, false)) return true;
    free(sp);
    return false;
}

uint64_t addcleanup(void *p, void *fn, void *arg) {
    special *sp = newspecial(SPECIAL_CLEANUP);
    sp->fn = fn;
    sp->arg = arg;
    uint64_t id = sp->id = atomic_fetch_add(&cleanupid, 1) + 1;
    if (addspecial(p, sp, true)) return id;
    free(sp);
    return 0;
}

void stopcleanup(void *p, uint64_t id) {
    mspan *s;
    uintptr_t base;
    if (!objectof(p, &s, &base)) return;
    ensureswept();
    lock(&s->speciallock);
    uintptr_t off = (uintptr_t)p - s->base;
    special **pp = findplace(s, off, SPECIAL_CLEANUP);
    while (*pp && (*pp)->offset == off && (*pp)->kind == SPECIAL_CLEANUP && (*pp)->id != id) pp = &(*pp)->next;
    special *sp = *pp;
    if (sp && sp->kind == SPECIAL_CLEANUP && sp->id == id) setlink(pp, sp->next);
    else sp = NULL;
    unlock(&s->speciallock);
    free(sp);
}

_Atomic(void *) *getweakhandle(void *p) {
    mspan *s;
    uintptr_t base;
    if (!objectof(p, &s, &base)) return NULL;
    ensureswept();
    special *sp = newspecial(SPECIAL_WEAK);
    sp->handle = persistentalloc(8, 8);
    sp->offset = (uintptr_t)p - s->base;
    store_rlx(sp->handle, p);
    lock(&s->speciallock);
    special **pp = findplace(s, sp->offset, SPECIAL_WEAK);
    if (*pp && (*pp)->offset == sp->offset && (*pp)->kind == SPECIAL_WEAK) {
        special *old = *pp;
        unlock(&s->speciallock);
        free(sp);
        return old->handle;
    }
    sp->next = *pp;
    setlink(pp, sp);
    unlock(&s->speciallock);
    return sp->handle;
}

// The object may be dead but not swept yet: then it must not come back.
void *weaktostrong(_Atomic(void *) *h) {
    if (!h) return NULL;
    ensureswept();
    void *p = atomic_load(h);
    if (load_rlx(&gcphase) == GCMARK) gcshade(p);  // nothing else may lead there
    return p;
}

bool heapobject(void *p, void **base, uint64_t *size) {
    mspan *s;
    uintptr_t b;
    if (!objectof(p, &s, &b)) return false;
    bool head = s->spanclass >> 1 && !(s->spanclass & 1) && s->elemsize > HEADER_MIN;
    *base = (void *)(b + (head ? 8 : 0));
    *size = s->elemsize - (head ? 8 : 0);
    return true;
}
