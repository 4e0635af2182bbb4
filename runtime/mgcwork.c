// mgcwork.c - where marked but unscanned objects wait.
// Twin: $GOROOT/src/runtime/mgcwork.go      Locks: worklock (WORK)
//
// A worker fills and drains wbuf1 and keeps wbuf2 as a spare, so that a put or get at the edge of a buffer does not go to the shared
// list each time. Full and empty buffers are exchanged 253 objects at a time, which makes a lock cheap enough.
#include "runtime/mgc.h"

static mutex worklock = MUTEX_INIT(WORK);
static workbuf *full, *empty;
static _Atomic uint32_t nfull;

static workbuf *getempty(void) {
    lock(&worklock);
    workbuf *b = empty;
    if (b) empty = b->next;
    unlock(&worklock);
    if (!b) b = persistentalloc(sizeof *b, 64);
    b->next = NULL;
    b->nobj = 0;
    return b;
}

static void putempty(workbuf *b) {
    lock(&worklock);
    b->next = empty;
    empty = b;
    unlock(&worklock);
}

static void putfull(workbuf *b) {
    lock(&worklock);
    b->next = full;
    full = b;
    atomic_fetch_add(&nfull, 1);
    unlock(&worklock);
}

static workbuf *trygetfull(void) {
    if (load_rlx(&nfull) == 0) return NULL;
    lock(&worklock);
    workbuf *b = full;
    if (b) {
        full = b->next;
        b->next = NULL;
        atomic_fetch_sub(&nfull, 1);
    }
    unlock(&worklock);
    return b;
}

bool gcwork_empty(void) { return atomic_load(&nfull) == 0; }

void gcworkflush(gcwork *w) {
    atomic_fetch_add_explicit(&gc.scanwork, w->scanwork, memory_order_relaxed);
    atomic_fetch_add_explicit(&gc.bytesmarked, w->bytesmarked, memory_order_relaxed);
    w->scanwork = 0;
    w->bytesmarked = 0;
}

void gcw_put(gcwork *w, uintptr_t obj) {
    workbuf *b = w->wbuf1;
    if (unlikely(!b || b->nobj == WORKBUF_OBJS)) {
        if (!b) {
            w->wbuf1 = b = getempty();
            w->wbuf2 = getempty();
        } else {
            w->wbuf1 = w->wbuf2;
            w->wbuf2 = b;
            b = w->wbuf1;
            if (b->nobj == WORKBUF_OBJS) {
                putfull(b);
                w->wbuf1 = b = getempty();
            }
        }
    }
    b->obj[b->nobj++] = obj;
}

uintptr_t gcw_tryget(gcwork *w) {
    workbuf *b = w->wbuf1;
    if (unlikely(!b)) {
        w->wbuf1 = b = getempty();
        w->wbuf2 = getempty();
    }
    if (unlikely(b->nobj == 0)) {
        w->wbuf1 = w->wbuf2;
        w->wbuf2 = b;
        b = w->wbuf1;
        if (b->nobj == 0) {
            workbuf *f = trygetfull();
            if (!f) return 0;
            putempty(b);
            w->wbuf1 = b = f;
        }
    }
    return b->obj[--b->nobj];
}

// Others wait for work: give some away.
void gcw_balance(gcwork *w) {
    if (!w->wbuf1) return;
    if (w->wbuf2->nobj != 0) {
        putfull(w->wbuf2);
        w->wbuf2 = getempty();
    } else if (w->wbuf1->nobj > 4) {
        workbuf *b = getempty(), *a = w->wbuf1;
        uint32_t n = a->nobj / 2;
        a->nobj -= n;
        b->nobj = n;
        memcpy(b->obj, a->obj + a->nobj, n * sizeof b->obj[0]);
        putfull(b);
    }
}

void gcw_dispose(gcwork *w) {
    workbuf *bs[2] = { w->wbuf1, w->wbuf2 };
    w->wbuf1 = w->wbuf2 = NULL;
    for (int i = 0; i < 2; i++)
        if (bs[i]) bs[i]->nobj ? putfull(bs[i]) : putempty(bs[i]);
}
