// natives_api.h - what the natives of sync, sync/atomic, runtime, runtime/debug and time call. Functions that return rtstatus
// follow the protocol of runtime.h (RT_PARK: called again with the same arguments).
#ifndef GOSLING_RUNTIME_NATIVES_API_H
#define GOSLING_RUNTIME_NATIVES_API_H
#include <stdatomic.h>
#include "runtime/runtime2.h"
#include "runtime/panic.h"

extern void (*_Atomic rt_atexit)(void);  // called by rt_exit, if set; must not wait
void handoffsyscall(void);  // from inside a system call, on any thread: give the P away at once

// sync: semaphores. reason: WR_semacquire, WR_mutexlock, WR_rwmutexrlock, WR_rwmutexlock, WR_waitgroupwait.
rtstatus semacquire(G *gp, _Atomic uint32_t *addr);
rtstatus semacquire1(G *gp, _Atomic uint32_t *addr, bool lifo, int reason);
rtstatus semrelease1(G *gp, _Atomic uint32_t *addr, bool handoff);  // may return RT_YIELD (results must be in place, pc next)

// sync.Cond: laid out like Go's notifyList (40 bytes there too: two uint32, lock, head, tail).
typedef struct notifylist {
    _Atomic uint32_t wait, notify;
    mutex lock;
    sudog *head, *tail;
} notifylist;
uint32_t notifylistadd(notifylist *l);
rtstatus notifylistwait(G *gp, notifylist *l, uint32_t t);
void notifylistnotifyall(notifylist *l);
void notifylistnotifyone(notifylist *l);

// sync.Mutex, sync.Pool.
bool sync_canspin(int i);          // Go's four conditions
void sync_dospin(void);
int procpin(void);                 // id of the P; a goroutine in a native cannot be moved, so this is only the number
void procunpin(void);
void registerpoolcleanup(void (*f)(void));  // called with the world stopped at the start of each cycle

// Profiles (mprof.c, cpuprof.c). Records are words: length of the stack, four values, the stack; kind: PROF_*. Returns how many
// words there are; nothing is written if there is no room for them.
int64_t profrecords(int kind, uint64_t *out, int64_t room);
void setblockprofilerate(int64_t ns);
bool cpuprof_start(int64_t hz);
void cpuprof_stop(void);
int64_t cpuprof_read(uint64_t *out, int64_t room);  // whole records of what was sampled: length of the stack, count, labels, 0, 0, stack

// runtime
rtstatus callagain(G *gp);          // a native could not stop the world: lets others run and has it called again; gp->resuming is true then
int rt_gomaxprocs(G *gp, int n, rtstatus *st);  // n < 1: only asks. *st RT_PARK: park and call again
int64_t numgoroutine(void);
rtstatus lockosthread(G *gp);
rtstatus unlockosthread(G *gp);
int setgcpercent(int pct);         // returns the old one
int64_t setmemorylimit(int64_t n); // n < 0: only asks
int setmaxthreads(int n);

void rt_freeosmemory(void);
int setcrashfd(int fd);             // -1: none; returns the old one
uint64_t rt_fastrand64(void);
// runtime.Stack: header lines and frames of gp or of all (world stopped by the caller) into fd; see traceback.c.
void goroutineheader(G *gp);
const char *goroutinestatus(G *gp, char *buf, uint64_t n);

typedef struct memstats {          // the fields of runtime.MemStats in its order
    uint64_t alloc, totalalloc, sys, lookups, mallocs, frees;
    uint64_t heapalloc, heapsys, heapidle, heapinuse, heapreleased, heapobjects;
    uint64_t stackinuse, stacksys, mspaninuse, mspansys, mcacheinuse, mcachesys, buckhashsys, gcsys, othersys;
    uint64_t nextgc, lastgc, pausetotalns;
    uint64_t pausens[256], pauseend[256];
    uint32_t numgc, numforcedgc;
    double gccpufraction;
    bool enablegc, debuggc;
    struct { uint32_t size; uint64_t mallocs, frees; } bysize[61];
} memstats;
// runtime/metrics: numbers in the order of the table there; float64 as bits. Times are histograms with TIMEHIST buckets, bucket k below 2^k ns.
enum { METRIC_COUNT = 48 };
void readmetrics(const memstats *m, uint64_t *v);
enum { HIST_PAUSE, HIST_STOP, HIST_ALLOCS, HIST_FREES };
int64_t readhistogram(int which, uint64_t *counts, int64_t max);   // number of buckets
bool readmemstats(memstats *m);    // stops the world for it; false: another M is stopping it: return RT_YIELD and call again

// Finalizers, cleanups, weak pointers. p: any object start in the heap.
bool setfinalizer(void *p, void *fn, const _type *ot, const _type *fint);  // fn NULL: remove. false: one is set already
uint64_t addcleanup(void *p, void *fn, void *arg);                          // 0: p is not in the heap
void stopcleanup(void *p, uint64_t id);
_Atomic(void *) *getweakhandle(void *p);     // off-heap cell, NULLed when the object dies; same for the same object
void *weaktostrong(_Atomic(void *) *h);
bool heapobject(void *p, void **base, uint64_t *size);  // false: not in the heap
typedef struct finrun { void *fn, *arg; const _type *ot, *fint; uint8_t kind; uint32_t epoch; } finrun;
rtstatus nextfinalizer(G *gp, finrun *out);  // parks until there is one; for the finalizer goroutine (mark it gp->issystem)

// time
int64_t nanotime(void);
void walltime(int64_t *sec, int32_t *nsec);
extern void *rt_timelocal;         // gc root set by package time: its *Location for Local
extern int64_t rt_timestart;       // nanotime at start - 1: Time's monotonic part counts from here
// fn: AfterFunc's closure, run in a goroutine of its own; or c: a chan Time of capacity 1 (then fn is NULL). when: nanotime.
timer *newtimer(int64_t when, int64_t period, void *fn, hchan *c);
bool stoptimer(timer *t);
bool resettimer(timer *t, int64_t when, int64_t period);
#endif
