// chan.c - make, send on, receive from and close channels.
// Twin: $GOROOT/src/runtime/chan.go      Locks: hchan.lock (rank HCHAN)
//
// A channel is a ring of dataqsiz slots and two FIFO queues of parked goroutines. A sender that finds a parked
// receiver copies straight into the receiver's slot and skips the ring; a receiver that finds a full ring and a parked sender takes
// the head of the ring and puts the sender's value at its end.
//
// Blocking: the caller's sudog is queued under the lock and the goroutine parks; when it runs again its instruction calls
// the same function, and gp->resuming says that the partner has done the transfer: only the sudog is left to look at.
#include "runtime/chan.h"
#include "runtime/mgc.h"
#include "runtime/session.h"

#define MAXALLOC (1ull << 48)

// What the collector must know of an hchan with pointers in its elements: buf and timer.
static const uint8_t hchanmask[] = { 1 << (offsetof(hchan, buf) / 8) | 1 << (offsetof(hchan, timer) / 8) };
static const _type hchantype = { .size = sizeof(hchan), .ptrdata = offsetof(hchan, timer) + 8, .align = 8, .fieldalign = 8,
                                 .kind = KIND_STRUCT, .gcmask = hchanmask, .str = { "runtime.hchan", 13 } };

void chan_check(hchan *c) {
    rt_assert(c->qcount <= c->dataqsiz);
    rt_assert(c->timer || c->qcount == 0 || c->recvq.first == NULL || c->recvq.first->isselect);
    rt_assert(c->timer || c->qcount == c->dataqsiz || c->sendq.first == NULL || c->sendq.first->isselect);
}

rtstatus makechan(G *gp, const chantype *t, int64_t size, hchan **out) {
    const _type *elem = t->elem;
    uint64_t bytes;
    if (elem->size >= 1 << 16) throw("makechan: invalid channel element type");
    if (size < 0 || mulover(elem->size, (uint64_t)size, &bytes) || bytes > MAXALLOC - sizeof(hchan))
        return rt_panic(gp, PE_PLAIN, "makechan: size out of range");
    hchan *c;
    if (elem->ptrdata == 0 || bytes == 0) {  // one object, nothing in it to scan (sudogs keep a waiting G's memory alive)
        c = mallocgc(sizeof *c + bytes, NULL, true);
        c->buf = (uint8_t *)(c + 1);
        if (bytes == 0) c->buf = (uint8_t *)&c->buf;
    } else {
        c = mallocgc(sizeof *c, &hchantype, true);
        c->buf = mallocgc(bytes, elem, true);
    }
    c->elemsize = (uint16_t)elem->size;
    c->elemtype = elem;
    c->dataqsiz = (uint64_t)size;
    c->lock.rank = RANK_HCHAN;
    *out = c;
    return RT_OK;
}

sudog *dequeue(waitq *q) {
    for (;;) {
        sudog *s = q->first;
        if (!s) return NULL;
        sudog *n = s->next;
        waitq_setfirst(q, n);
        if (!n) q->last = NULL;
        else {
            n->prev = NULL;
            s->next = NULL;  // marks it as taken off, see waitq_remove
        }
        // A select is won by the first partner that swaps selectdone; a later one finds the sudog stale.
        uint32_t z = 0;
#if PLANT == 8  // looks, and then stores
        if (s->isselect) {
            if (load_acq(&s->g->selectdone)) continue;
            usleep_(20);  // held open
            store_rel(&s->g->selectdone, 1);
            return s;
        }
#endif
        if (s->isselect && !atomic_compare_exchange_strong_explicit(&s->g->selectdone, &z, 1, memory_order_acq_rel, memory_order_relaxed))
            continue;
        return s;
    }
}

void waitq_remove(waitq *q, sudog *s) {
    sudog *p = s->prev, *n = s->next;
    if (p) {
        p->next = n;
        if (n) n->prev = p;
        else q->last = p;
    } else if (n) {
        n->prev = NULL;
        waitq_setfirst(q, n);
    } else if (q->first == s) {
        waitq_setfirst(q, NULL);
        q->last = NULL;
    }
    s->next = s->prev = NULL;
}

static bool unlockchan(G *gp, void *l) {
    (void)gp;
    punlock(l);
    return true;
}

rtstatus panic_sendclosed(G *gp) { return rt_panic(gp, PE_PLAIN, "send on closed channel"); }

static inline void copyelem(const hchan *c, void *dst, const void *src) {
    if (c->elemsize == 8) store_rlx((_Atomic uint64_t *)dst, load_rlx((_Atomic uint64_t *)(uintptr_t)src));
    else if (c->elemsize) rt_memmove(dst, src, c->elemsize);
}

// Into memory that may be another goroutine's stack: its barrier shades what is written.
static inline void copydirect(const hchan *c, void *dst, const void *src) {
    if (unlikely(load_rlx(&writebarrier_on))) bulkbarrier(dst, src, c->elemsize, c->elemtype);
    copyelem(c, dst, src);
}

static inline void wake(sudog *s, bool success) {
    G *w = s->g;
    w->param = s;
    s->success = success;
    goready(w);
}

void chan_send_to(hchan *c, sudog *s, const void *elem) {
    if (s->elem) {
        copydirect(c, s->elem, elem);
        s->elem = NULL;
    }
    punlock(&c->lock);
    wake(s, true);
}

void chan_recv_from(hchan *c, sudog *s, void *elem) {
    if (c->dataqsiz == 0) {
        if (elem) copydirect(c, elem, s->elem);
    } else {
        uint8_t *q = chanbuf(c, c->recvx);
        if (elem) copydirect(c, elem, q);
        copydirect(c, q, s->elem);
        if (++c->recvx == c->dataqsiz) c->recvx = 0;
        c->sendx = c->recvx;
    }
    s->elem = NULL;
    punlock(&c->lock);
    wake(s, true);
}

static void parkon(G *gp, hchan *c, waitq *q, void *elem, int reason) {
    sudog *s = acquiresudog();
    s->g = gp;
    s->elem = elem;
    s->c = c;
    s->isselect = false;
    s->waitlink = NULL;
    gp->waiting = s;
    gp->param = NULL;
    enqueue(q, s);
    chan_check(c);
    gopark(gp, unlockchan, &c->lock, reason);
}

// After the wake-up: what the partner left in the sudog. true if a value was passed, false if the channel was closed.
static bool unparkfrom(G *gp) {
    sudog *s = gp->waiting;
    if (s != gp->param) throw("channel: wrong sudog after wake-up");
    bool ok = s->success;
    gp->resuming = false;
    gp->waiting = NULL;
    gp->param = NULL;
    s->c = NULL;
    s->elem = NULL;
    releasesudog(s);
    return ok;
}

rtstatus chansend(G *gp, hchan *c, const void *elem, bool block, bool *selected) {
    if (unlikely(gp->resuming)) {
        if (!unparkfrom(gp)) return panic_sendclosed(gp);
        if (selected) *selected = true;
        return RT_OK;
    }
    if (unlikely(!c)) {
        if (!block) {
            *selected = false;
            return RT_OK;
        }
        gopark(gp, NULL, NULL, WR_chansendnil);
        return RT_PARK;
    }
    // Without the lock: a channel that is seen open and then full was full at a moment when it was open.
    if (!block && load_acq(&c->closed) == 0 &&
        (c->dataqsiz == 0 ? __atomic_load_n(&c->recvq.first, __ATOMIC_RELAXED) == NULL : load_rlx(&c->qcount) == c->dataqsiz)) {
        *selected = false;
        return RT_OK;
    }
    plock(&c->lock);
    if (unlikely(load_rlx(&c->closed))) {
        punlock(&c->lock);
        return panic_sendclosed(gp);
    }
    sudog *s = c->recvq.first ? dequeue(&c->recvq) : NULL;
    if (s) {
        chan_send_to(c, s, elem);
        if (selected) *selected = true;
        return RT_OK;
    }
    uint64_t n = load_rlx(&c->qcount);
    if (n < c->dataqsiz) {
        copydirect(c, chanbuf(c, c->sendx), elem);
        if (++c->sendx == c->dataqsiz) c->sendx = 0;
        store_rlx(&c->qcount, n + 1);
        punlock(&c->lock);
        if (selected) *selected = true;
        return RT_OK;
    }
    if (!block) {
        punlock(&c->lock);
        *selected = false;
        return RT_OK;
    }
    parkon(gp, c, &c->sendq, (void *)(uintptr_t)elem, WR_chansend);
    return RT_PARK;
}

static bool chanempty(hchan *c) {
    if (c->dataqsiz == 0) return __atomic_load_n(&c->sendq.first, __ATOMIC_RELAXED) == NULL;
    return load_rlx(&c->qcount) == 0;
}

rtstatus chanrecv(G *gp, hchan *c, void *elem, bool block, bool *selected, bool *received) {
    if (unlikely(gp->resuming)) {
        if (c->timer) timer_unblock(c->timer);
        bool ok = unparkfrom(gp);
        if (selected) *selected = true;
        if (received) *received = ok;
        return RT_OK;
    }
    if (unlikely(!c)) {
        if (!block) {
            *selected = false;
            return RT_OK;
        }
        gopark(gp, NULL, NULL, WR_chanrecvnil);
        return RT_PARK;
    }
    if (unlikely(c->timer)) {
        timer_maybe_runchan(c->timer);
        if (block) timer_block(c->timer);
    } else if (!block && chanempty(c)) {
        if (load_acq(&c->closed) == 0) {
            *selected = false;
            return RT_OK;
        }
    }
    plock(&c->lock);
    bool got = false, val = true;
    if (load_rlx(&c->closed) && load_rlx(&c->qcount) == 0) {
        if (elem) rt_memclr(elem, c->elemsize);
        punlock(&c->lock);
        got = true;
        val = false;
    } else {
        sudog *s = c->sendq.first ? dequeue(&c->sendq) : NULL;
        if (s) {
            chan_recv_from(c, s, elem);
            got = true;
        } else if (load_rlx(&c->qcount) > 0) {
            uint8_t *q = chanbuf(c, c->recvx);
            if (elem) copydirect(c, elem, q);
            typedmemclr(c->elemtype, q);
            if (++c->recvx == c->dataqsiz) c->recvx = 0;
            store_rlx(&c->qcount, load_rlx(&c->qcount) - 1);
            punlock(&c->lock);
            got = true;
        } else if (!block) punlock(&c->lock);
    }
    if (got || !block) {
        if (unlikely(c->timer) && block) timer_unblock(c->timer);
        if (selected) *selected = got;
        if (received) *received = got && val;
        return RT_OK;
    }
    parkon(gp, c, &c->recvq, elem, WR_chanrecv);
    return RT_PARK;
}

// A goroutine that is parked on channels leaves their queues. The world is stopped.
void chan_detach(G *gp) {
    for (sudog *s = gp->waiting, *next; s; s = next) {
        next = s->waitlink;
        hchan *c = s->c;
        bool recv = gp->waitreason == WR_chanrecv || (gp->waitreason == WR_select && !s->sends);
        waitq_remove(recv ? &c->recvq : &c->sendq, s);
        if (recv && c->timer) timer_unblock(c->timer);
        s->elem = NULL;
        s->isselect = s->sends = false;
        s->waitlink = NULL;
        s->c = NULL;
        releasesudog(s);
    }
}

rtstatus closechan(G *gp, hchan *c) {
    if (!c) return rt_panic(gp, PE_PLAIN, "close of nil channel");
    plock(&c->lock);
    if (load_rlx(&c->closed)) {
        punlock(&c->lock);
        return rt_panic(gp, PE_PLAIN, "close of closed channel");
    }
    store_rel(&c->closed, 1);
    // Collect every waiter under the lock, ready them after it. Receivers get zero, senders panic.
    sudog *list = NULL, *s;
    while ((s = dequeue(&c->recvq)) != NULL) {
        if (s->elem) {
            typedmemclr(c->elemtype, s->elem);
            s->elem = NULL;
        }
        s->next = list;
        list = s;
    }
    while ((s = dequeue(&c->sendq)) != NULL) {
        s->elem = NULL;
        s->next = list;
        list = s;
    }
    punlock(&c->lock);
    sudog *rev = NULL;  // oldest first
    while (list) {
        s = list;
        list = s->next;
        s->next = rev;
        rev = s;
    }
    while (rev) {
        s = rev;
        rev = s->next;
        s->next = NULL;
        wake(s, false);
    }
    return RT_OK;
}

// A timer's channel looks unbuffered from outside.
int64_t chanlen(hchan *c) {
    if (!c || c->timer) return 0;
    return (int64_t)load_rlx(&c->qcount);
}
int64_t chancap(hchan *c) { return !c || c->timer ? 0 : (int64_t)c->dataqsiz; }

bool chan_timersend(hchan *c, const void *elem) {
    plock(&c->lock);
    sudog *s = dequeue(&c->recvq);
    if (s) {
        chan_send_to(c, s, elem);
        return true;
    }
    bool ok = load_rlx(&c->qcount) < c->dataqsiz;
    if (ok) {
        copydirect(c, chanbuf(c, c->sendx), elem);
        if (++c->sendx == c->dataqsiz) c->sendx = 0;
        store_rlx(&c->qcount, load_rlx(&c->qcount) + 1);
    }
    punlock(&c->lock);
    return ok;
}

bool chan_drain(hchan *c) {
    plock(&c->lock);
    bool had = load_rlx(&c->qcount) != 0;
    if (had) {
        typedmemclr(c->elemtype, chanbuf(c, c->recvx));
        store_rlx(&c->qcount, 0);
        c->sendx = c->recvx = 0;
    }
    punlock(&c->lock);
    return had;
}
