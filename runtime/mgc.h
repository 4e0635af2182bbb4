// mgc.h - the collector: phases, pacing, work buffers, sweeping. Private to runtime/.
// Twin: $GOROOT/src/runtime/mgc.go, mgcpacer.go, mgcwork.go
#ifndef GOSLING_RUNTIME_MGC_H
#define GOSLING_RUNTIME_MGC_H
#include "runtime/mheap.h"

enum { GCOFF, GCMARK, GCMARKTERMINATION };
enum { TIMEHIST = 40 };                    // buckets of time: the highest bit of the ns
extern _Atomic uint32_t gcphase;           // changes only with the world stopped

typedef struct gcstate {
    _Atomic int64_t heaplive;      // bytes handed out or cached since the last mark's heapmarked
    _Atomic int64_t trigger;       // start a cycle here
    _Atomic int64_t goal;
    int64_t heapmarked;            // bytes found live by the last cycle                     (stw)
    _Atomic int32_t gcpercent;     // GOGC, < 0 off
    _Atomic int64_t memlimit;
    _Atomic uint64_t retain;       // bytes of pages that the scavenger leaves resident
    _Atomic uint32_t cycles;       // completed marks
    _Atomic uint32_t forced;       // cycles asked by runtime.GC
    uint8_t stamp;                 // of the cycle that marks, or marked last: see G.gcstamp (stw)
    bool enabled;                  // set at the end of schedinit
    // --- this mark phase (mgcpacer.c, mgcworker.c)
    _Atomic int64_t scanwork;      // bytes scanned
    _Atomic int64_t bgcredit;      // scan work of the workers that allocation has not used up yet
    _Atomic uint64_t bytesmarked;  // of workers that are done with their P's gcwork
    int64_t lastscanwork;          // of the whole last cycle                                (stw)
    int64_t livestart, markstart;  // heaplive and nanotime when it began                    (stw)
    int64_t runway;                // bytes allocated during the last one                    (stw)
    _Atomic int32_t dedicated;     // dedicated workers still wanted
    double fracgoal;               // part of each P's time that fractional workers may take (stw)
    _Atomic uint32_t nactive;      // workers and assists that may hold grey objects
    _Atomic int64_t assistns, dedicatedns, fracns, idlens;
    // --- statistics
    uint64_t pausetotal;           // (stw)
    uint64_t pausens[256], pauseend[256];
    uint64_t gcns;                 // CPU time of all collections, pauses included           (stw)
    int64_t lastgcwall;
    _Atomic uint64_t nfree, freebytes;    // by sweeping
    _Atomic uint64_t nfreeclass[NUM_SIZECLASSES];
    _Atomic uint64_t tinyallocs;
    uint64_t nmalloc, mallocbytes, nclass[NUM_SIZECLASSES];  // of Ps that are gone                  (stw)
    uint64_t allassistns, alldedicatedns, allidlens, allpausens; // CPU time by kind, all cycles       (stw)
    uint64_t pausehist[TIMEHIST], stophist[TIMEHIST];        // whole pauses, and the wait for the Ps (stw)
    uint64_t stackscan, globalscan;
    // --- runtime.GC
    mutex waitlock;
    _Atomic(G *) waiters;          // parked until the end of a mark                         (waitlock)
} gcstate;
extern gcstate gc;

// mgc.c
enum { GC_BACKGROUND, GC_FORCED, GC_STW };  // GC_STW: the whole cycle with the world stopped
void gcinit(void);
void gcrequest(void);                      // a cycle is due at the next safepoint of the running goroutine
void gcstart(int mode);                    // stops the world and begins a cycle: on an M whose G is at a safepoint
bool gcemergency(void);                    // everything, at once, in the middle of an allocation; false: another M stops the world
void gcmarkdone(void);                     // there seems to be no work left: stops the world, ends the mark if so
static inline void gcaddlive(int64_t n) {
    int64_t v = atomic_fetch_add_explicit(&gc.heaplive, n, memory_order_relaxed) + n;
    if (unlikely(v >= load_rlx(&gc.trigger))) gcrequest();
}

// mgcpacer.c
void gcpacerinit(void);
void gcpaceafter(void);                    // (stw) trigger and goal from heapmarked
void gcpaceretain(int64_t oldgoal);         // (stw) the same for what the scavenger leaves
void gcpacestart(void);                    // (stw) a mark begins: how many workers
double gcassistratio(void);                // scan work to do for a byte that is allocated now
int32_t readgogc(void);

// mgctrace.c
typedef struct gcpauses { int64_t begin, sweepterm, mark, markterm, end; uint64_t before, after, goal; bool forced; } gcpauses;
void gctrace_print(const gcpauses *t);

// mgcwork.c
typedef struct workbuf {
    struct workbuf *next;
    uint32_t nobj;
    uintptr_t obj[TINY ? 5 : 253];
} workbuf;
enum { WORKBUF_OBJS = TINY ? 5 : 253 };
void gcw_put(gcwork *w, uintptr_t obj);
uintptr_t gcw_tryget(gcwork *w);           // 0: nothing anywhere right now
void gcw_balance(gcwork *w);
void gcw_dispose(gcwork *w);               // gives both buffers back
static inline bool gcw_hasobjects(const gcwork *w) { return w->wbuf1 && (w->wbuf1->nobj | w->wbuf2->nobj); }
bool gcwork_empty(void);
void gcworkflush(gcwork *w);               // its counts to gc

// mwbbuf.c
void wbbufflush(P *p);                     // shades what p's barriers have noted: by its owner, or with the world stopped
void gcshade(void *p);                     // p may be any word

// mgcmark.c
void gcmarkroots_prepare(void);            // (stw)
bool gcmarkroots_left(void);
typedef struct drainctl {
    int64_t deadline;                      // nanotime, 0: none
    int64_t maxwork;                       // bytes to scan, 0: no limit
    P *idle;                               // stop when this P could run a goroutine
    bool roots;                            // take root jobs too
    bool preempt;                          // stop when the world shall stop
    bool stw;                              // the world is stopped
} drainctl;
bool gcdrain(gcwork *w, const drainctl *c);  // true: no work is left anywhere that can be seen
void gcmark_newobject(mspan *s, uintptr_t obj);
void greyobject(gcwork *w, uintptr_t p);   // p any word
uint64_t gcmark_globals(void);
void gcmark_eachroot(ptrvisit f, void *ctx);  // (stw)
void gcscanstack(G *gp);
void gcscanconservatively(G *gp);          // gp runs on this M and is not at a safepoint; and this thread's C stack
static inline void gcscanself(G *gp) {     // before gp runs: a goroutine never runs with an unscanned stack while marking
    if (unlikely(load_rlx(&gcphase) == GCMARK) && gp->gcstamp != gc.stamp) gcscanstack(gp);
}
static inline void gcnewg(G *gp, void *fn) {  // born scanned
    gp->gcstamp = gc.stamp;
    if (unlikely(load_rlx(&gcphase) == GCMARK)) gcshade(fn);
}

// mgcworker.c
bool gcmark_finished(void);                // as far as can be seen without stopping the world
bool gcworker(M *m);                       // marks on this P if it is its turn; false: it is not
bool gcidleworker(M *m);
void gcassist(P *p, int64_t bytes);        // allocation of bytes pays for itself in scan work

// mcheckmark.c
void gccheckmark(void);                    // (stw) gccheckmark=1: marks again and compares

// mlimit.c
bool memlimit_room(uintptr_t npages);      // may so many pages be taken?
void memlimit_collect(uintptr_t npages);   // they may not: makes room, or dies
void memlimit_stack(uintptr_t npages);     // the same for stacks
void memlimit_watch(void);                 // sysmon: the resident set
void memlimit_soft(void);                  // sysmon: GOMEMLIMIT
uint64_t memlimit_hard(void);              // 0: none

// mgcsweep.c
bool sweepspan(mspan *s, bool owned);      // true: the span was wholly free and is gone. The caller owns s (off all lists)
uintptr_t sweepone(void);                  // pages freed; ~0 when nothing is left to sweep
void gcsweep_finish(void);                 // sweeps the rest
void gcsweep_start(void);                  // (stw)
void gcsweep_assist(uintptr_t bytes);      // allocation sweeps in proportion, so that all is swept when the next cycle is due

// mfinal.c
void finq_markroots(ptrvisit f, void *ctx);
extern _Atomic uint64_t finstats[4];
#endif
