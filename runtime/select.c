// select.c - select over several channel operations.
// Twin: $GOROOT/src/runtime/select.go      Locks: all channels' locks at once, by address, duplicates once
//
// Before anything else, in random order (pollorder): a channel that looks ready without its lock is locked alone, and if its operation can go ahead
// that is the choice; nothing says that a select must see all its channels at one moment to take one that is ready. Only to find that
// none is, all locks are needed. That takes three passes.
// 1: look again, in the same order. 2: queue a sudog on every channel and park;
// gp->waiting links them in lock order. 3, after the wake-up (a second call, gp->resuming): find the sudog that fired, take the others
// off their queues under the same locks. Who fires is decided by swapping gp->selectdone. The locks are taken from the
// sudogs in pass 3, so nothing but the cases themselves must survive the park; ticket holds the case's index.
#include "runtime/chan.h"
#include "runtime/mgc.h"

enum { SMALL_SELECT = 16 };
typedef struct selorder {
    uint32_t *poll, *lock;  // indices of cases with a channel; lock is made last
    int n;
    bool timers;            // some channel is a timer's
} selorder;

static void sortbychan(const scase *cases, uint32_t *a, int n) {
    if (n <= SMALL_SELECT) {
        for (int i = 1; i < n; i++) {
            uint32_t x = a[i];
            int k = i;
            for (; k > 0 && (uintptr_t)cases[a[k - 1]].c > (uintptr_t)cases[x].c; k--) a[k] = a[k - 1];
            a[k] = x;
        }
        return;
    }
    for (int start = n / 2 - 1, end = n; end > 1;) {  // heap sort: no worst case
        uint32_t x;
        int k;
        if (start >= 0) k = start--, x = a[k];
        else {
            x = a[--end];
            a[end] = a[0];
            k = 0;
            if (end == 0) break;
        }
        for (int c; (c = 2 * k + 1) < end; k = c) {
            if (c + 1 < end && (uintptr_t)cases[a[c + 1]].c > (uintptr_t)cases[a[c]].c) c++;
            if ((uintptr_t)cases[a[c]].c <= (uintptr_t)cases[x].c) break;
            a[k] = a[c];
        }
        a[k] = x;
    }
}

static void sellock(const scase *cases, const selorder *o) {
    void *last = NULL;
    for (int i = 0; i < o->n; i++) {
        hchan *c = cases[o->lock[i]].c;
        if (c != last) plock(&c->lock);
        last = c;
    }
}

// From the last to the first: once the first lock is free another M may run us and reuse the cases' memory.
static void selunlock(const scase *cases, const selorder *o) {
    for (int i = o->n; i-- > 0;) {
        hchan *c = cases[o->lock[i]].c;
        if (i > 0 && c == cases[o->lock[i - 1]].c) continue;
        punlock(&c->lock);
    }
}

// Called when the goroutine is parked: the sudogs, not the frame, say which locks are held. The link is read before the
// unlock, since a waker may then reuse the list.
static bool selparkcommit(G *gp, void *arg) {
    hchan *last = NULL;
    for (sudog *s = gp->waiting; s; s = s->waitlink) {
        if (s->c != last && last) punlock(&last->lock);
        last = s->c;
    }
    if (last) punlock(&last->lock);
    if (PLANT == 7) usleep_(20), memset(arg, 0, sizeof(scase));  // held open; arg is the cases, in a frame that may be running again
    return true;
}

static rtstatus selresume(G *gp, scase *cases, int nsends, int64_t *chosen, bool *received) {
    sudog *list = gp->waiting, *won = gp->param, *next;
    gp->resuming = false;
    hchan *last = NULL;
    for (sudog *s = list; s; s = s->waitlink) {
        if (s->c != last) plock(&s->c->lock);
        last = s->c;
    }
    store_rlx(&gp->selectdone, 0);
    gp->waiting = NULL;
    gp->param = NULL;
    int which = -1;
    bool ok = false;
    for (sudog *s = list; s; s = s->waitlink) {
        s->isselect = s->sends = false;
        if (PLANT != 5) s->elem = NULL;
        if (s == won) {
            which = (int)s->ticket;
            ok = s->success;
        } else waitq_remove((int)s->ticket < nsends ? &s->c->sendq : &s->c->recvq, s);
    }
    last = NULL;
    for (sudog *s = list; s; s = s->waitlink) {
        if (s->c != last && last) punlock(&last->lock);
        last = s->c;
    }
    if (last) punlock(&last->lock);
    for (sudog *s = list; s; s = next) {
        next = s->waitlink;
        if ((int)s->ticket >= nsends && s->c->timer) timer_unblock(s->c->timer);
        s->waitlink = NULL;
        s->c = NULL;
        releasesudog(s);
    }
    if (which < 0) throw("selectgo: woken by nobody");
    (void)cases;
    *chosen = which;
    if (which < nsends) return ok ? RT_OK : panic_sendclosed(gp);
    if (received) *received = ok;
    return RT_OK;
}

static selorder makeorder(const scase *cases, int n, uint32_t *small) {
    selorder o = { small, small + SMALL_SELECT, 0, false };
    if (n > SMALL_SELECT) {
        M *m = getm();
        if (m->selcap < (uint32_t)n * 2) {
            free(m->selbuf);
            m->selcap = (uint32_t)n * 2;
            m->selbuf = malloc(m->selcap * sizeof *m->selbuf);
            if (!m->selbuf) throw("out of memory in select");
        }
        o.poll = m->selbuf;
        o.lock = m->selbuf + n;
    }
    for (int i = 0; i < n; i++) {
        if (!cases[i].c) continue;
        o.timers |= ((hchan *)cases[i].c)->timer != NULL;
        uint32_t j = rt_randn((uint32_t)o.n + 1);
        o.poll[o.n] = o.poll[j];
        o.poll[j] = (uint32_t)i;
        o.n++;
    }
    return o;
}

static void makelockorder(const scase *cases, selorder *o) {
    memcpy(o->lock, o->poll, (size_t)o->n * sizeof *o->lock);
    if (PLANT != 6) sortbychan(cases, o->lock, o->n);
}

static void timers_each(const scase *cases, const selorder *o, int nsends, void (*f)(timer *)) {
    if (likely(!o->timers)) return;
    for (int i = 0; i < o->n; i++) {
        hchan *c = cases[o->poll[i]].c;
        if ((int)o->poll[i] >= nsends && c->timer) f(c->timer);
    }
}

// A look without the lock.
static inline bool looksready(hchan *c, bool send) {
    if (load_rlx(&c->closed)) return true;
    uint64_t n = load_rlx(&c->qcount);
    return send ? n < c->dataqsiz || __atomic_load_n(&c->recvq.first, __ATOMIC_RELAXED) : n > 0 || __atomic_load_n(&c->sendq.first, __ATOMIC_RELAXED);
}

// One case, with the channels of o locked: all, or its own alone. true: done and unlocked.
static bool tryone(G *gp, scase *cases, const selorder *o, int i, int nsends, bool *received, rtstatus *st) {
    hchan *c = cases[i].c;
    void *elem = cases[i].elem;
    sudog *s;
    *st = RT_OK;
    if (i >= nsends) {
        bool val = true;
        if ((s = dequeue(&c->sendq)) != NULL) {
            // chan_recv_from unlocks c and readies, so the other locks go first: c's own is kept by hand.
            void *me = c;
            for (int k = o->n; k-- > 0;) {
                hchan *x = cases[o->lock[k]].c;
                if ((k > 0 && x == cases[o->lock[k - 1]].c) || x == me) continue;
                punlock(&x->lock);
            }
            chan_recv_from(c, s, elem);
        } else if (load_rlx(&c->qcount) > 0) {
            uint8_t *q = chanbuf(c, c->recvx);
            if (elem) {
                if (load_rlx(&writebarrier_on)) bulkbarrier(elem, q, c->elemsize, c->elemtype);
                rt_memmove(elem, q, c->elemsize);
            }
            typedmemclr(c->elemtype, q);
            if (++c->recvx == c->dataqsiz) c->recvx = 0;
            store_rlx(&c->qcount, load_rlx(&c->qcount) - 1);
            selunlock(cases, o);
        } else if (load_rlx(&c->closed)) {
            selunlock(cases, o);
            if (elem) rt_memclr(elem, c->elemsize);
            val = false;
        } else return false;
        if (received) *received = val;
        return true;
    }
    if (load_rlx(&c->closed)) {
        selunlock(cases, o);
        *st = panic_sendclosed(gp);
        return true;
    }
    if ((s = dequeue(&c->recvq)) != NULL) {
        void *me = c;
        for (int k = o->n; k-- > 0;) {
            hchan *x = cases[o->lock[k]].c;
            if ((k > 0 && x == cases[o->lock[k - 1]].c) || x == me) continue;
            punlock(&x->lock);
        }
        chan_send_to(c, s, elem);
        return true;
    }
    if (load_rlx(&c->qcount) < c->dataqsiz) {
        if (load_rlx(&writebarrier_on)) bulkbarrier(chanbuf(c, c->sendx), elem, c->elemsize, c->elemtype);
        rt_memmove(chanbuf(c, c->sendx), elem, c->elemsize);
        if (++c->sendx == c->dataqsiz) c->sendx = 0;
        store_rlx(&c->qcount, load_rlx(&c->qcount) + 1);
        selunlock(cases, o);
        return true;
    }
    return false;
}

rtstatus selectgo(G *gp, scase *cases, int nsends, int nrecvs, bool block, int64_t *chosen, bool *received) {
    if (gp->resuming) return selresume(gp, cases, nsends, chosen, received);
    uint32_t small[2 * SMALL_SELECT];
    int n = nsends + nrecvs;
    selorder o = makeorder(cases, n, small);
    if (o.n == 0) {
        if (!block) {
            *chosen = -1;
            return RT_OK;
        }
        gopark(gp, NULL, NULL, n ? WR_select : WR_selectnocases);
        return RT_PARK;
    }
    rtstatus st;
    for (int k = 0; k < o.n && !o.timers; k++) {
        uint32_t i = o.poll[k];
        hchan *c = cases[i].c;
        if (!looksready(c, (int)i < nsends)) continue;
        plock(&c->lock);
        if (tryone(gp, cases, &(selorder){ .lock = &i, .n = 1 }, (int)i, nsends, received, &st)) {
            *chosen = (int)i;
            return st;
        }
        punlock(&c->lock);
    }
    makelockorder(cases, &o);
    timers_each(cases, &o, nsends, timer_maybe_runchan);
    if (block) timers_each(cases, &o, nsends, timer_block);
    sellock(cases, &o);
    for (int k = 0; k < o.n; k++) {
        int i = (int)o.poll[k];
        if (!tryone(gp, cases, &o, i, nsends, received, &st)) continue;
        if (block) timers_each(cases, &o, nsends, timer_unblock);
        *chosen = i;
        return st;
    }
    if (!block) {
        selunlock(cases, &o);
        *chosen = -1;
        if (received) *received = false;
        return RT_OK;
    }
    sudog **tail = &gp->waiting;
    for (int k = 0; k < o.n; k++) {
        uint32_t i = o.lock[k];
        hchan *c = cases[i].c;
        sudog *s = acquiresudog();
        s->g = gp;
        s->isselect = true;
        s->elem = cases[i].elem;
        s->c = c;
        s->ticket = i;
        s->sends = (int)i < nsends;
        s->success = false;
        s->waitlink = NULL;
        *tail = s;
        tail = &s->waitlink;
        enqueue((int)i < nsends ? &c->sendq : &c->recvq, s);
    }
    gp->param = NULL;
    gopark(gp, selparkcommit, cases, WR_select);
    return RT_PARK;
}
