// runtime2.h - the scheduler's structures: M, P, schedt, sudog, mutex, note, timers. Private to runtime/.
// Twin: $GOROOT/src/runtime/runtime2.go
//
// Who may touch a field stands behind it: (const) (owner) = the M that holds the P or runs the G, (lock) (atomic) (stw) = only
// while the world is stopped, (sched) = under sched.lock. Pointers are off-heap unless marked gc.
#ifndef GOSLING_RUNTIME_RUNTIME2_H
#define GOSLING_RUNTIME_RUNTIME2_H
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include "runtime/g.h"

#ifndef RT_DEBUG
#define RT_DEBUG 0
#endif
#ifndef PLANT
#define PLANT 0  // a planted bug that some test must catch: PITFALLS' number
#endif
#ifndef TINY
#define TINY 0
#endif
#if defined(__SANITIZE_THREAD__)
#define RT_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define RT_TSAN 1
#endif
#endif
#ifndef RT_TSAN
#define RT_TSAN 0
#endif

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define rt_assert(c) do { if (RT_DEBUG && unlikely(!(c))) throw("assertion failed: %s (%s:%d)", #c, __FILE__, __LINE__); } while (0)

// Short names for the five orders that are used; never a stand-alone fence (TSan cannot see those).
#define load_rlx(p) atomic_load_explicit((p), memory_order_relaxed)
#define load_acq(p) atomic_load_explicit((p), memory_order_acquire)
#define store_rlx(p, v) atomic_store_explicit((p), (v), memory_order_relaxed)
#define store_rel(p, v) atomic_store_explicit((p), (v), memory_order_release)

typedef struct sudog sudog;
typedef struct timer timer;
typedef struct timers timers;
typedef struct mcache mcache;
typedef struct mspan mspan;

// --- locks (lock_futex.c) ---
typedef struct mutex {
    _Atomic uint32_t key;  // 0 free, 1 held, 2 held with sleepers
    uint32_t rank;         // RANK_*, (const)
} mutex;
enum {
#define RANK(name, text) RANK_##name,
#include "runtime/lockrank.def"
#undef RANK
    RANK_COUNT
};
#define MUTEX_INIT(r) { 0, RANK_##r }
void lockslow(mutex *l);
void unlockslow(mutex *l);
void lockrank_acquire(mutex *l);
void lockrank_release(mutex *l);
void lockrank_forget(void);  // this thread is dying with locks held
bool lock_held(const mutex *l);
static inline void lock(mutex *l) {
    uint32_t z = 0;
    if (RT_DEBUG) lockrank_acquire(l);
    if (unlikely(!atomic_compare_exchange_strong_explicit(&l->key, &z, 1, memory_order_acquire, memory_order_relaxed)))
        lockslow(l);
}
static inline bool trylock(mutex *l) {
    uint32_t z = 0;
    if (!atomic_compare_exchange_strong_explicit(&l->key, &z, 1, memory_order_acquire, memory_order_relaxed)) return false;
    if (RT_DEBUG) lockrank_acquire(l);
    return true;
}
static inline void unlock(mutex *l) {
    if (RT_DEBUG) lockrank_release(l);
    if (unlikely(atomic_exchange_explicit(&l->key, 0, memory_order_release) == 2)) unlockslow(l);
}
// For locks that only Ms with a P take (channels, semaphores, timers): with one P nobody can contend, and the hand-over of the P
// itself orders what it protects, so no locked instruction is needed. The number of Ps changes only with the world stopped.
extern bool rt_single;
static inline void plock(mutex *l) {
    if (rt_single) {
        if (RT_DEBUG) lockrank_acquire(l);
        atomic_store_explicit(&l->key, 1, memory_order_relaxed);
    } else lock(l);
}
static inline void punlock(mutex *l) {
    if (rt_single) {
        if (RT_DEBUG) lockrank_release(l);
        atomic_store_explicit(&l->key, 0, memory_order_relaxed);
    } else unlock(l);
}
// A one-shot event: cleared, slept on by one thread, woken once.
typedef struct note { _Atomic uint32_t key; } note;
void noteclear(note *n);
void notesleep(note *n);
bool notetsleep(note *n, int64_t ns);  // ns < 0: for ever; false: timed out
void notewakeup(note *n);
void futexsleep(_Atomic uint32_t *addr, uint32_t val, int64_t ns);
void tsansignals(void);
void futexwakeup(_Atomic uint32_t *addr, uint32_t cnt);

// --- a goroutine in a wait queue ---
struct sudog {
    G *g;
    sudog *next, *prev;   // the queue, or children in the semaphore treap      (the queue's lock)
    void *elem;           // data to send or to fill: may point into g's stack (adjusted when that moves), gc otherwise
    int64_t acquiretime;
    uint32_t ticket;      // select: index of the case; sema: heap priority of the treap node, later 1 = direct handoff
    bool isselect;        // g is in a select: win selectdone first
    bool success;         // woken by a value, not by close
    bool sends;           // select: queued to send
    uint16_t waiters;
    sudog *parent;        // treap
    sudog *waitlink;      // G.waiting list, or sema list
    sudog *waittail;
    hchan *c;             // gc: channel
};
typedef struct waitq { sudog *first, *last; } waitq;

// --- timers (time.c) ---
struct timers {
    mutex lock;                    // rank TIMERS
    timer **heap;                  // malloc'd 4-ary heap by when   (lock)
    uint32_t len, cap;
    uint32_t ngo;                  // timers that are not sleeping goroutines: they hold Go pointers   (lock)
    _Atomic int64_t minwhen;       // when of heap[0], 0 if empty   (written under lock, read anywhere)
    _Atomic uint32_t count;
};

enum { P_IDLE, P_RUNNING, P_SYSCALL, P_GCSTOP, P_DEAD };
enum { RUNQ_SIZE = TINY ? 4 : 256, SUDOG_CACHE = TINY ? 4 : 128, GFREE_BATCH = TINY ? 2 : 32 };

typedef struct gcwork {            // mgcwork.c
    struct workbuf *wbuf1, *wbuf2;
    uint64_t bytesmarked;          // this cycle
    int64_t scanwork;              // bytes scanned and not yet added to gc.scanwork
} gcwork;
enum { WBBUF_SIZE = TINY ? 8 : 512 };
typedef struct wbbuf { uint32_t n; uintptr_t p[WBBUF_SIZE]; } wbbuf;  // mwbbuf.c: words that a write barrier shades later

struct P {
    int32_t id;                    // index in allp                                  (const)
    _Atomic uint32_t status;       // P_*                                            (atomic)
    P *link;                       // idle list                                      (sched)
    _Atomic(M *) m;                // M that holds it                                (holder; read by sysmon)
    _Atomic uint32_t schedtick;    // every time slice                               (owner; read by sysmon)
    _Atomic uint32_t syscalltick;  // every system call                              (owner; read by sysmon)
    struct { uint32_t schedtick, syscalltick; int64_t schedwhen, syscallwhen; } sysmontick;  // (sysmon)
    mcache *mcache;                // (owner)
    _Atomic(G *) runnext;          // ready()'s latest, inherits the time slice      (owner fills; CAS to take)
    // Run queue. tail: owner only, published with release. head: CAS by owner and thieves. Slots are atomic because a slow
    // thief may read one that the owner overwrites; its CAS of head then fails and the value is dropped.
    _Atomic uint32_t runqhead, runqtail;
    _Atomic(G *) runq[RUNQ_SIZE];
    G *gfree;                      // dead Gs, with their smallest stacks            (owner)
    int32_t ngfree;                // in gfree, < GFREE_BATCH
    G *gfreefull;                  // a whole batch of them, or none                 (owner)
    int32_t nsudog;
    sudog *sudogcache[SUDOG_CACHE];  // (owner)
    int64_t goidcache, goidcacheend;
    uint64_t rand;                 // state of fastrand                              (owner)
    timers timers;
    gcwork gcw;                    // (owner; stw)
    wbbuf wbbuf;                   // (owner; stw)
    int64_t fractime;              // ns of fractional marking in this cycle          (owner)
    int64_t assistdebt;            // scan work that this P's allocation owes         (owner)
    void *pools;                   // gc root: sync.Pool's local array of this P      (owner)
    int64_t ngdone;
};

struct M {
    int64_t id;
    pthread_t thread;
    P *p;                          // NULL: must not run Go or touch mcache           (owner)
    P *nextp;                      // P to take at wake-up                            (waker, before notewakeup)
    _Atomic(P *) oldp;             // P before the system call
    _Atomic(G *) curg;             // running goroutine                               (owner; read by sysmon and dumps)
    _Atomic(G *) lockedg;          // goroutine locked to this M
    note park;
    M *schedlink;                  // idle list                                       (sched)
    M *alllink;                    // allm                                            (const)
    _Atomic bool spinning;         // looking for work, counted in sched.nmspinning
    bool blocked;
    bool exited;
    int32_t dying;
    void *sigstack;
    int32_t tid;                   // the system's number of the thread                (const once it runs)
    void *proftimer;               // CPU profile: its timer                            (cpuprof.c: proflock)
    bool hastimer;
    int32_t sig, sigcode;          // the last fault of user memory                   (owner)
    uintptr_t sigaddr;
    uint32_t locks;                // procPin depth                                   (owner)
    uint32_t *selbuf;              // select's orders when there are many cases       (owner)
    uint32_t selcap;
};

typedef struct gqueue { G *head, *tail; int32_t size; } gqueue;

typedef struct schedt {
    mutex lock;                    // rank SCHED
    _Atomic int64_t goidgen;
    M *midle;                      // (lock)
    int32_t nmidle, nmidlelocked, nmsys;  // (lock)
    int64_t mnext;                 // number of Ms made so far                        (lock)
    int32_t maxmcount;
    P *pidle;                      // (lock)
    _Atomic int32_t npidle;
    _Atomic int32_t nmspinning;
    _Atomic int32_t needspinning;
    gqueue runq;                   // global queue                                    (lock)
    _Atomic int32_t runqsize;      // runq.size, readable without the lock
    mutex gflock;                  // rank GFREE
    _Atomic(G *) gfree;            // batches of dead Gs, linked by batchlink         (gflock; looked at without)
    mutex sudoglock;               // rank SUDOG
    sudog *sudogcache;             // linked by next                                  (sudoglock)
    _Atomic uint32_t gcwaiting;    // a stop of the world is asked
    int32_t stopwait;              // Ps still to stop                                (lock)
    note stopnote;
    _Atomic uint32_t sysmonwait;
    note sysmonnote;
    _Atomic int64_t lastpoll;      // time of the last poll, 0 while an M sleeps in the poller
    _Atomic int64_t polluntil;     // when that M wakes by itself, 0 never
    int32_t procresize;            // GOMAXPROCS to set while stopped
    _Atomic uint32_t gcdue;        // GCDUE_* bits: what the collector wants of the next safepoint
    _Atomic int64_t ngsys;
    _Atomic int64_t lastgc;        // nanotime of the last collection
    int64_t inittime;
} schedt;
extern schedt sched;

extern P **_Atomic allp;          // changed only with the world stopped, but Ms without a P look too
extern _Atomic int32_t gomaxprocs;
extern int32_t ncpu;
extern M m0;
extern M *_Atomic allm;
extern _Atomic(G **) allgs;
extern _Atomic uint64_t allglen;
extern mutex allglock;
extern G *maing;
extern __thread M *tls_m __attribute__((tls_model("initial-exec")));
static inline M *getm(void) { return tls_m; }
static inline uint32_t readgstatus(G *gp) { return load_acq(&gp->atomicstatus); }

// Debug knobs (debug.c): GOSLING_DEBUG and GODEBUG.
typedef struct rtdebug {
    int64_t gcstress, stackmove, preemptstress, clobberfree, schedseed, gctrace, gccheckmark, mapcheck, gcstoptheworld, schedtrace, scheddetail, gcconc,
        poisonframes, inittrace, panicnil;
    bool poison;          // some mode wants every safepoint polled
    int traceback_level;  // GOTRACEBACK: 0 none 1 single 2 system
    bool traceback_all, traceback_crash;
} rtdebug;
extern rtdebug debug;
void parsedebugvars(void);
void settraceback(const char *level);  // names and numbers of GOTRACEBACK; NULL: single

// Wait reasons, in Go's words.
enum {
#define WR(name, text) WR_##name,
#include "runtime/waitreason.def"
#undef WR
    WR_COUNT
};
extern const char *const waitreasons[];

// --- proc ---
__attribute__((noreturn)) void badgstatus(G *gp, uint32_t have, uint32_t want, uint32_t newval);
// Each change has one owner (the M that runs it, its waker, the scheduler that took it off a queue), so a store is enough;
// while marking runs, the collector may claim a goroutine to scan it, and the change must be a CAS.
extern _Atomic uint32_t gcphase;
enum { GCDUE_START = 1, GCDUE_MARK = 2 };  // a cycle shall start; one is marking
void casgstatus_marking(G *gp, uint32_t oldval, uint32_t newval);  // waits while a marker holds gp (G_SCAN)
static inline void casgstatus(G *gp, uint32_t oldval, uint32_t newval) {  // the caller holds a P, so the phase cannot change meanwhile
    if (unlikely(load_rlx(&gcphase) != 0)) {
        casgstatus_marking(gp, oldval, newval);
        return;
    }
    uint32_t o = load_rlx(&gp->atomicstatus);
    if (unlikely(o != oldval)) badgstatus(gp, o, oldval, newval);
    store_rel(&gp->atomicstatus, newval);
}
G *malg(uintptr_t stacksize);
void ready(G *gp, bool next);
void runqput(P *p, G *gp, bool next);
G *runqget(P *p, bool *inherit);
uint32_t runqgrab(P *p, _Atomic(G *) *batch, uint32_t batchhead, bool stealnext);
G *runqsteal(P *p, P *victim, bool stealnext);
bool runqempty(P *p);
uint32_t runqdrain(P *p, gqueue *q);
void globrunqput(G *gp);                              // under sched.lock
void globrunqputhead(G *gp);
void globrunqputbatch(gqueue *q);                     // under sched.lock
G *globrunqget(P *p, int32_t max);                    // under sched.lock
void acquirep(P *p);
P *releasep(void);
P *pidleget(void);                                    // under sched.lock
void pidleput(P *p);                                  // under sched.lock
P *procresize(int32_t n);
void wakep(void);
void startm(P *p, bool spinning);
void stopm(void);
void mspinning_reset(void);
void handoffp(P *p);
void startlockedm(G *gp);
void stoplockedm(void);
void gcstopm(void);
void checkdead(void);
void mput(M *m);
M *mget(void);
void newm(P *p, bool spinning);
void mcommoninit(M *m);
void minit(void);
void injectglist(gqueue *q);                          // the goroutines are runnable already
void schedinit_p(void);
bool stoptheworld(void);       // false: another M is stopping it: yield, and try again if still needed
void starttheworld(void);
void preemptall(void);
bool preemptone(P *p);
// gp will run, or be born, soon: perhaps another processor has written it last.
static inline void prefetchg(const G *gp) {
    __builtin_prefetch(gp, 1);
    __builtin_prefetch((const char *)((uintptr_t)gp + 64), 1);  // gp may be NULL
}
void gfput(P *p, G *gp);
G *gfget(P *p);
void gfpurge(P *p);
void sudogpurge(P *p);
sudog *acquiresudog(void);
void releasesudog(sudog *s);
void sysmon_start(void);
void schedtrace(int64_t now, bool detailed);
void dropg(M *m);
void poisonguard(G *gp);
static inline void setguard(G *gp) {
    store_rlx(&gp->stackguard, unlikely(debug.poison) ? NULL : gp->stkhi - STACK_SLACK / 8);
    store_rlx(&gp->preempt, unlikely(debug.poison));
}
void wakenetpoller(int64_t when);

// --- time.c ---
void timersinit(timers *ts);
int64_t timers_check(P *p, int64_t now, int64_t *nowout, bool *ran);  // runs due timers; returns when of the next, 0 none
void timers_take(P *from, P *to);
bool timers_any(void);
void timer_maybe_runchan(timer *t);
void timer_block(timer *t);
void timer_unblock(timer *t);
void timers_foreach(void (*f)(void *ctx, timer *t), void *ctx);  // all that hold Go pointers, under the heaps' locks
void timer_gcscan(timer *t, void (*visit)(void *ctx, void **word), void *ctx);

void semainit(void);   // sema.c

// --- rand.c: the one source of nondeterminism ---
void randinit(void);
uint64_t bootrand(void);
uint64_t rt_rand(void);
static inline uint32_t rt_randn(uint32_t n) { return (uint32_t)(((rt_rand() >> 32) * n) >> 32); }

// --- os ---
int64_t nanotime(void);
void walltime(int64_t *sec, int32_t *nsec);
void usleep_(uint32_t us);
void osyield(void);
int32_t getncpu(void);

// --- stack.c ---
void stackinit(void);
uint64_t maxstacksize(void);
uint64_t setmaxstack(uint64_t n);
void *stackalloc(uintptr_t n);               // power of two >= STACK_MIN; on the calling M's P (or from the pool if it has none)
void stackfree(void *p, uintptr_t n);
void stackcache_clear(mcache *c);
bool stackcopy(G *gp, uintptr_t newsize);    // the goroutine is stopped or is running on this M
void stackshrink(G *gp);                     // gp is stopped or held by G_SCAN
void stack_freeempty(void);                  // (stw)
extern _Atomic uint64_t stacks_inuse;

// --- text output (print.c, traceback.c) ---
void writeerr(const char *p, size_t n);
__attribute__((format(printf, 1, 2))) void printerr(const char *fmt, ...);
const char *formatms(char *b, int64_t ns);  // milliseconds as gctrace and inittrace print them; b: 24 bytes
void goroutineheader(G *gp);
void tracebackothers(G *me);
__attribute__((noreturn)) void dieafterdump(void);
void signals_init(void);
void signals_minit(void);

// memory copies over Go variables: word-wise relaxed under TSan, since bad programs may race on them (PITFALLS 2)
#if RT_TSAN
void rt_memmove(void *dst, const void *src, uintptr_t n);
void rt_memclr(void *dst, uintptr_t n);
#else
static inline void rt_memmove(void *dst, const void *src, uintptr_t n) { memmove(dst, src, n); }
static inline void rt_memclr(void *dst, uintptr_t n) { memset(dst, 0, n); }
#endif
static inline bool mulover(uint64_t a, uint64_t b, uint64_t *r) { return __builtin_mul_overflow(a, b, r); }
void mallocstress(void);
#endif
