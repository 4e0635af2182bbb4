// g.h - the goroutine, the part that the VM shares with the scheduler first.
// Twin: type g in $GOROOT/src/runtime/runtime2.go       Access: (owner) = the M that runs it; (atomic)
//
// The frames live in [stklo, stkhi), growing upward. The VM keeps pc and fp in registers while it runs and stores them in sched at
// every call into the runtime that may park, panic, grow or look at the stack.
#ifndef GOSLING_RUNTIME_G_H
#define GOSLING_RUNTIME_G_H
#include <stddef.h>
#include "runtime/runtime.h"

typedef struct _defer {
    int64_t fpoff;            // frame that deferred, as bytes from stklo
    void *fn;                 // gc: closure without parameters (may live on this stack: scanstack and stackmoved know)
    const void *pc;           // the defer statement, for tracebacks
    uint32_t paniced;         // started by a panic that may still be running
    uint32_t rangefunc;       // token of a range-over-func loop whose outer function owns it, 0 if none
} _defer;

typedef struct _panic _panic; // vm/unwind.c

// The first two cache lines are what a go statement fills in, and what the end of a goroutine leaves: goroutines are often born on one
// processor and run on another. A dead G has its other fields clean.
struct G {
    // --- the VM's registers and polls ---
    _Atomic(slot *) stackguard;   // stkhi minus the slack; NULL = poisoned: stop at the next call       (atomic)
    _Atomic uint32_t preempt;     // polled at loop back-edges: != 0, call preempted()                   (atomic)
    bool resuming;                // woken after RT_PARK: the operation is called again to finish        (owner)
    uint8_t panickind;            // PE_* of the panic being raised                                      (owner)
    uint16_t nativedepth;         // vm_call nesting: > 0 locks the goroutine to its M                   (owner)
    slot *stklo, *stkhi;          // (owner, or the GC while it is stopped)
    struct gobuf { const void *pc; slot *fp; } sched;
    // --- the scheduler's ---
    _Atomic uint32_t atomicstatus; // G_IDLE …; every change goes through casgstatus                (atomic)
    _Atomic uint32_t selectdone;  // a select's race: who swaps 0 for 1 wakes the goroutine         (atomic)
    G *schedlink;                 // next in the one list or queue that holds this G                (that queue's lock)
    // second line
    int64_t goid;                 // (const while alive)
    int64_t parentgoid;           // goroutine that ran the go statement                            (const while alive)
    const void *creatorpc;        // the go statement
    M *m;                         // M that runs it, NULL otherwise                                 (owner)
    M *lockedm;                   // M it is locked to (LockOSThread, vm_call)                      (owner)
    uint8_t waitreason;           // WR_*: valid while waiting                                      (owner)
    uint8_t lockedext;            // nested LockOSThread                                            (owner)
    bool issystem;                // not counted by NumGoroutine, not in dumps                      (const while alive)
    _Atomic bool leaving;         // a coroutine that has handed over for the last time: not counted any more
    bool doomed;                  // was taken off what it waited for: it cannot go on              (owner, or stw)
    bool iseval;                  // an evaluation's first                                          (const while alive)
    bool preemptskip;             // the next poll in a stress mode lets it go on                   (owner)
    bool paniconfault;            // debug.SetPanicOnFault                                          (owner)
    uint8_t gcstamp;              // low bits of the cycle that scanned its stack                   (owner, or who holds G_SCAN)
    bool timed;                   // waitsince or blocksince is set                                 (owner, or who holds G_SCAN)
    uint32_t epoch;               // the evaluation of a REPL that it belongs to, 0 none: session.c (const while alive)
    uint32_t labels;              // pprof's labels, by number, 0 none                              (owner)
    uint32_t ndefers;
    // --- what few goroutines use ---
    _defer *defers;               // off-heap vector, newest last; roots through scanstack               (owner)
    eface panicval;               // the value of the panic being raised                                 (owner)
    _panic *panics;               // off-heap chain of running panics, newest first                      (owner)
    void *entryfn;                // gc: closure the goroutine started with, until its first frame is set up
    struct sudog *waiting;        // off-heap: sudogs it waits on, in lock order                    (owner; the waker while parked)
    void *param;                  // what the waker hands over: the sudog that fired                (the waker, then owner)
    struct timer *timer;          // off-heap: for timesleep, made at the first                     (owner)
    int64_t waitsince;            // when the GC first saw it waiting, 0 unknown                    (stw)
    int64_t blocksince;           // it waits since then for something that the block profile counts, 0 no  (owner, then who runs it)
    uint64_t parkval;             // kept by a runtime function between RT_PARK and its second call (owner)
    uint32_t capdefers;
    uint32_t allgidx;             // index in allgs                                                 (const)
    G *batchlink;                 // the first of a batch of dead ones: the next batch                   (sched.gflock)
};
_Static_assert(offsetof(struct G, goid) == 64 && offsetof(struct G, defers) == 128, "cache lines");
_Static_assert(sizeof(struct G) <= 256, "a parked goroutine must stay under 1,000 bytes in all");

// Bytes between stackguard and stkhi: the VM compares the end of the callee's frame with stackguard, so none are needed.
enum { STACK_SLACK = 0, STACK_MIN = 512 };

// States of a G (Go's numbers).
enum { G_IDLE, G_RUNNABLE, G_RUNNING, G_SYSCALL, G_WAITING, G_MORIBUND, G_DEAD, G_ENQUEUE, G_COPYSTACK, G_SCAN = 0x1000 };
#endif
