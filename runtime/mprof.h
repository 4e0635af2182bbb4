// mprof.h - what the rest of the runtime calls of the profiles (mprof.c, cpuprof.c).
#ifndef GOSLING_RUNTIME_MPROF_H
#define GOSLING_RUNTIME_MPROF_H
#include "runtime/mheap.h"

enum { PROF_DEPTH = 64 };
enum { PROF_HEAP, PROF_BLOCK, PROF_MUTEX, PROF_KINDS };

// --- heap ---
extern _Atomic uint32_t mallochooked;        // some allocations are looked at: mallocgc takes its slow way
void mprof_enable(const int64_t *rate);      // *rate: the variable runtime.MemProfileRate; at an init, with nothing else running
void mprof_malloc(mcache *c, void *p, uintptr_t size);  // after an allocation
// Every allocation, by stack, for as long as the program runs: before it starts, and at its end.
void mprof_countall(void);
void mprof_foreach(void (*f)(const uintptr_t *pcs, uint32_t n, uint64_t objects, uint64_t bytes, void *arg), void *arg);
void mprof_free(special *sp);                // its object goes; does not free sp
void mprof_nextcycle(void);                  // (stw) a mark has ended
void mprof_flush(void);                      // the world goes on after it
void mprof_postsweep(void);                  // everything is swept

// --- waiting ---
extern _Atomic int64_t blockprofrate, mutexproffraction;  // SetBlockProfileRate in ns; SetMutexProfileFraction
bool blockprof_counts(int waitreason);
void mprof_blockevent(G *gp);                // gp->blocksince is set, and gp is about to run again
void mprof_mutexevent(G *gp, int64_t ns);    // gp unlocked what others had waited for

// --- CPU ---
bool cpuprof_signal(int overrun, void *ucontext);  // SIGPROF of a profile's timer, which stands for overrun more; false: none runs
void cpuprof_minit(M *m);                    // on a new thread
#endif
