// g.h - the goroutine, the part that the VM shares with the scheduler first.
// Twin: type g in $GOROOT/src/runtime/runtime2.go       Access: (owner) = the M that runs it; (atomic)
//
// The frames live in [stklo, stkhi), growing upward. The VM keeps pc and fp in registers while it runs and stores them in sched at
// every call into the runtime that may park, panic, grow or look at the stack.
#ifndef GOSLING_RUNTIME_G_H
#define GOSLING_RUNTIME_G_H
#include "runtime/runtime.h"

typedef struct _defer {
    int64_t fpoff;            // frame that deferred, as bytes from stklo
    void *fn;                 // gc: closure without parameters (may live on this stack: scanstack and stackmoved know)
    const void *pc;           // the defer statement, for tracebacks
    uint32_t paniced;         // started by a panic that may still be running
    uint32_t rangefunc;       // token of a range-over-func loop whose outer function owns it, 0 if none
} _defer;

typedef struct _panic _panic; // vm/unwind.c

struct G {
    // --- the VM's registers and polls ---
    _Atomic(slot *) stackguard;   // stkhi minus the slack; NULL = poisoned: stop at the next call       (atomic)
    _Atomic uint32_t preempt;     // polled at loop back-edges: != 0, call preempted()                   (atomic)
    bool resuming;                // woken after RT_PARK: the operation is called again to finish        (owner)
    uint8_t panickind;            // PE_* of the panic being raised                                      (owner)
    uint16_t nativedepth;         // vm_call nesting: > 0 locks the goroutine to its M                   (owner)
    slot *stklo, *stkhi;          // (owner, or the GC while it is stopped)
    struct gobuf { const void *pc; slot *fp; } sched;
    eface panicval;               // the value of the panic being raised                                 (owner)
    _defer *defers;               // off-heap vector, newest last; roots through scanstack               (owner)
    uint32_t ndefers, capdefers;
    _panic *panics;               // off-heap chain of running panics, newest first                      (owner)
    void *entryfn;                // gc: closure the goroutine started with, until its first frame is set up
    const void *creatorpc;        // the go statement
    // --- the scheduler's ---
    // (runtime engineer: your fields go here)
    int64_t goid;
};
#endif
