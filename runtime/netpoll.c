// netpoll.c - goroutines that wait until a file descriptor can be read or written, with deadlines.
// Twin: $GOROOT/src/runtime/netpoll.go      Locks: pollDesc.lock (POLL), pollcachelock
//
// A pollDesc belongs to one open descriptor. Its two words rg and wg (reader's, writer's) are changed only by CAS:
//   PD_NIL     nobody waits, nothing is known
//   PD_READY   the kernel said so; the next wait takes that and returns at once
//   PD_WAIT    a goroutine is about to park: between its decision and the publication of its G
//   otherwise  the G that is parked
// The poller turns anything into PD_READY and wakes the G that it found; deadlines and closing turn PD_WAIT or a G into PD_NIL and wake it.
//
// info repeats closing and the passed deadlines in an atomic word, so that a waiter need not lock. Whoever sets a bit publishes it
// first and looks at rg/wg then; a waiter writes PD_WAIT first and looks at info then. All seq_cst: one of them sees the other.
//
// Descriptors are never freed but used again, so an event of the kernel may come late, for a descriptor that was closed since: seq counts
// the lives, is part of the event's data, and an event of an earlier life is dropped. The timers carry such a number too (rseq, wseq).
#include "runtime/netpoll.h"
#include "runtime/mgc.h"
#include "runtime/session.h"
#include "runtime/time.h"

#define PD_NIL ((uintptr_t)0)
#define PD_READY ((uintptr_t)1)
#define PD_WAIT ((uintptr_t)2)
enum { INFO_CLOSING = 1, INFO_ERR = 2, INFO_RD = 4, INFO_WD = 8 };

struct pollDesc {
    pollDesc *link;            // free ones                                     (pollcachelock)
    _Atomic uint32_t seq;      // lives                                         (changed under lock)
    _Atomic uint32_t info;     // INFO_*                                        (changed under lock, INFO_ERR without)
    _Atomic uintptr_t rg, wg;  // see above
    mutex lock;
    int fd;                    // (const while open)
    bool closing;              // (lock)
    bool both;                 // rt serves reader and writer                   (lock)
    uint32_t rseq, wseq;       // of the timers: a firing with an old one does nothing   (lock)
    int64_t rd, wd;            // deadlines, -1 passed, 0 none                  (lock)
    timer *rt, *wt;            // made when first needed                        (lock)
} __attribute__((aligned(64)));

static mutex pollcachelock = MUTEX_INIT(POLLCACHE);
static pollDesc *pollcache;
static _Atomic int32_t waiters;  // goroutines parked in rg and wg
static mutex initlock = MUTEX_INIT(POLLCACHE);
static _Atomic uint32_t inited;

bool netpoll_any(void) { return atomic_load(&waiters) > 0; }
bool netpollinited(void) { return load_acq(&inited) != 0; }

static void init_once(void) {
    if (netpollinited()) return;
    lock(&initlock);
    bool now = !load_rlx(&inited);
    if (now) {
        netpollinit();
        store_rel(&inited, 1);
    }
    unlock(&initlock);
    if (now) netpoll_break();  // an M may be asleep for a timer in the simple way
}

static pollDesc *pollalloc(void) {
    enum { SLAB = 32 };
    lock(&pollcachelock);
    pollDesc *pd = pollcache;
    if (pd) pollcache = pd->link;
    unlock(&pollcachelock);
    if (pd) return pd;
    pollDesc *s = persistentalloc(SLAB * sizeof *s, 64);
    for (int i = 0; i < SLAB; i++) s[i].lock.rank = RANK_POLL;
    lock(&pollcachelock);
    for (int i = 1; i < SLAB; i++) {
        s[i].link = pollcache;
        pollcache = &s[i];
    }
    unlock(&pollcachelock);
    return s;
}

static void pollfree(pollDesc *pd) {
    lock(&pd->lock);
    atomic_store(&pd->seq, load_rlx(&pd->seq) + 1);
    unlock(&pd->lock);
    lock(&pollcachelock);
    pd->link = pollcache;
    pollcache = pd;
    unlock(&pollcachelock);
}

// Under pd->lock: makes closing and passed deadlines visible to waiters that look without it.
static void publishinfo(pollDesc *pd) {
    uint32_t set = (pd->closing ? INFO_CLOSING : 0) | (pd->rd < 0 ? INFO_RD : 0) | (pd->wd < 0 ? INFO_WD : 0);
    uint32_t old = load_rlx(&pd->info);
    while (!atomic_compare_exchange_strong(&pd->info, &old, (old & INFO_ERR) | set)) {}
}

int poll_open(int fd, pollDesc **out) {
    init_once();
    pollDesc *pd = pollalloc();
    lock(&pd->lock);
    if (load_rlx(&pd->rg) > PD_READY || load_rlx(&pd->wg) > PD_READY) throw("poll_open: somebody waits for a free descriptor");
    pd->fd = fd;
    pd->closing = pd->both = false;
    pd->rd = pd->wd = 0;
    pd->rseq++;
    pd->wseq++;
    atomic_store(&pd->rg, PD_NIL);
    atomic_store(&pd->wg, PD_NIL);
    atomic_store(&pd->info, 0);
    uint32_t seq = load_rlx(&pd->seq);
    unlock(&pd->lock);
    int e = netpollopen(fd, pd, seq);
    if (e != 0) {
        pollfree(pd);
        pd = NULL;
    }
    *out = pd;
    return e;
}

void poll_close(pollDesc *pd) {
    if (!pd->closing) throw("poll_close: not unblocked");
    if (load_rlx(&pd->rg) > PD_READY || load_rlx(&pd->wg) > PD_READY) throw("poll_close: a goroutine still waits");
    netpollclose(pd->fd);
    pollfree(pd);
}

int poll_check(pollDesc *pd, int mode) {
    uint32_t i = atomic_load(&pd->info);
    if (i & INFO_CLOSING) return POLL_CLOSING;
    if (i & (mode == 'r' ? INFO_RD : INFO_WD)) return POLL_TIMEOUT;
    return POLL_OK;
}

int poll_reset(pollDesc *pd, int mode) {
    int e = poll_check(pd, mode);
    if (e == POLL_OK) {
        _Atomic uintptr_t *g = mode == 'r' ? &pd->rg : &pd->wg;
        uintptr_t old = PD_READY;
        atomic_compare_exchange_strong(g, &old, PD_NIL);
    }
    return e;
}

static bool blockcommit(G *gp, void *g) {
    uintptr_t old = PD_WAIT;
    atomic_fetch_add(&waiters, 1);
    if (atomic_compare_exchange_strong((_Atomic uintptr_t *)g, &old, (uintptr_t)gp)) return true;
    atomic_fetch_sub(&waiters, 1);
    return false;
}

rtstatus poll_wait(G *gp, pollDesc *pd, int mode) {
    _Atomic uintptr_t *g = mode == 'r' ? &pd->rg : &pd->wg;
    if (gp->resuming) {
        gp->resuming = false;
        if (atomic_exchange(g, PD_NIL) > PD_WAIT) throw("poll_wait: somebody else waits");
        return RT_OK;
    }
    for (;;) {
        uintptr_t old = PD_READY;
        if (atomic_compare_exchange_strong(g, &old, PD_NIL)) return RT_OK;
        if (old > PD_READY) throw("poll_wait: two goroutines wait for one side of a descriptor");
        if (atomic_compare_exchange_strong(g, &old, PD_WAIT)) break;
    }
    // Closed or timed out meanwhile? After PD_WAIT is visible, so that whoever is about to say so sees that somebody waits.
    if (poll_check(pd, mode) != POLL_OK) {
        if (atomic_exchange(g, PD_NIL) > PD_WAIT) throw("poll_wait: somebody else waits");
        return RT_OK;
    }
    gp->parkval = (uint64_t)(uintptr_t)g;
    gopark(gp, blockcommit, (void *)g, WR_iowait);
    return RT_PARK;
}

// The world is stopped, but the poller's M may have taken it just now.
bool poll_detach(G *gp) {
    uintptr_t old = (uintptr_t)gp;
    if (!gp->parkval || !atomic_compare_exchange_strong((_Atomic uintptr_t *)(uintptr_t)gp->parkval, &old, PD_NIL)) return false;
    atomic_fetch_sub(&waiters, 1);
    return true;
}

// Somebody to wake on one side? ready: the kernel's word, that stays for the next waiter; else a deadline's or the closing.
static G *unblock(_Atomic uintptr_t *g, bool ready) {
    uintptr_t old = atomic_load(g);
    for (;;) {
        if (old == PD_READY || (old == PD_NIL && !ready)) return NULL;
        if (atomic_compare_exchange_strong(g, &old, ready ? PD_READY : PD_NIL)) break;
    }
    if (old <= PD_WAIT) return NULL;
    atomic_fetch_sub(&waiters, 1);
    return (G *)old;
}

static void append(gqueue *q, G *gp) {
    casgstatus_marking(gp, G_WAITING, G_RUNNABLE);  // perhaps without a P: the phase may change at any moment
    gp->schedlink = NULL;
    if (q->tail) q->tail->schedlink = gp;
    else q->head = gp;
    q->tail = gp;
    q->size++;
}

// An event of the kernel: for a life of pd that may be over. Runs on any M or on sysmon, without locks.
void netpollready(gqueue *q, pollDesc *pd, uint32_t seq, bool r, bool w, bool err) {
    if (PLANT != 10 && ((load_acq(&pd->seq) ^ seq) & ((1u << POLLSEQ_BITS) - 1))) return;
    if (err) atomic_fetch_or(&pd->info, INFO_ERR);
    G *gp;
    if (r && (gp = unblock(&pd->rg, true))) append(q, gp);
    if (w && (gp = unblock(&pd->wg, true))) append(q, gp);
}

// --- deadlines ---
static void deadline(pollDesc *pd, uint32_t seq, bool read, bool write) {
    G *rg = NULL, *wg = NULL;
    lock(&pd->lock);
    if (seq != (read ? pd->rseq : pd->wseq)) {  // a timer that was set anew, or of an earlier life
        unlock(&pd->lock);
        return;
    }
    write = write || pd->both;
    if (read && pd->rd > 0) pd->rd = -1;
    if (write && pd->wd > 0) pd->wd = -1;
    publishinfo(pd);
    if (read) rg = unblock(&pd->rg, false);
    if (write) wg = unblock(&pd->wg, false);
    unlock(&pd->lock);
    if (rg) goready(rg);
    if (wg) goready(wg);
}

static void readdeadline(void *pd, uint32_t seq) { deadline(pd, seq, true, false); }
static void writedeadline(void *pd, uint32_t seq) { deadline(pd, seq, false, true); }

static void settimer(pollDesc *pd, timer **t, void (*f)(void *, uint32_t), int64_t when, uint32_t seq) {
    if (!*t && when > 0) *t = newctimer(f, pd);
    if (*t) setctimer(*t, when > 0 ? when : 0, seq);
}

void poll_setdeadline(pollDesc *pd, int64_t when, int mode) {
    lock(&pd->lock);
    if (pd->closing) {
        unlock(&pd->lock);
        return;
    }
    if (when > 0 && when <= nanotime()) when = -1;
    if (mode != 'w') pd->rd = when;
    if (mode != 'r') pd->wd = when;
    publishinfo(pd);
    pd->rseq++;
    pd->wseq++;
    pd->both = pd->rd > 0 && pd->rd == pd->wd;
    settimer(pd, &pd->rt, readdeadline, pd->rd, pd->rseq);
    settimer(pd, &pd->wt, writedeadline, pd->both ? 0 : pd->wd, pd->wseq);
    G *rg = pd->rd < 0 ? unblock(&pd->rg, false) : NULL, *wg = pd->wd < 0 ? unblock(&pd->wg, false) : NULL;
    unlock(&pd->lock);
    if (rg) goready(rg);
    if (wg) goready(wg);
}

void poll_unblock(pollDesc *pd) {
    lock(&pd->lock);
    if (pd->closing) throw("poll_unblock: already closing");
    pd->closing = true;
    pd->rseq++;
    pd->wseq++;
    publishinfo(pd);
    G *rg = unblock(&pd->rg, false), *wg = unblock(&pd->wg, false);
    if (pd->rt) setctimer(pd->rt, 0, 0);
    if (pd->wt) setctimer(pd->wt, 0, 0);
    unlock(&pd->lock);
    if (rg) goready(rg);
    if (wg) goready(wg);
}
