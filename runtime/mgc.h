// mgc.h - the collector: phases, pacing, work buffers, sweeping. Private to runtime/.
// Twin: $GOROOT/src/runtime/mgc.go, mgcpacer.go, mgcwork.go
#ifndef GOSLING_RUNTIME_MGC_H
#define GOSLING_RUNTIME_MGC_H
#include "runtime/mheap.h"

enum { GCOFF, GCMARK, GCMARKTERMINATION };
extern _Atomic uint32_t gcphase;

typedef struct gcstate {
    _Atomic int64_t heaplive;      // bytes handed out or cached since the last mark's heapmarked
    _Atomic int64_t trigger;       // start a cycle here
    _Atomic int64_t goal;
    int64_t heapmarked;            // bytes found live by the last cycle           (stw)
    _Atomic int32_t gcpercent;     // GOGC, < 0 off
    _Atomic int64_t memlimit;
    _Atomic uint32_t cycles;       // completed marks
    _Atomic uint32_t forced;       // cycles asked by runtime.GC
    _Atomic uint32_t sweepcycles;  // cycles whose sweep is complete
    bool enabled;                  // set at the end of schedinit
    uint64_t pausetotal;           // (stw)
    uint64_t pausens[256], pauseend[256];
    uint64_t marktimetotal;        // CPU ns in marking
    int64_t lastgcwall;
    _Atomic uint64_t nfree, freebytes;    // by sweeping
    _Atomic uint64_t tinyallocs;
    uint64_t stackscan, globalscan;
} gcstate;
extern gcstate gc;

void gcinit(void);
void gcrequest(void);                      // a cycle is due at the next safepoint of the running goroutine
void gcstart(bool forced);                 // stops the world and runs a cycle: on an M whose G is at a safepoint
static inline void gcaddlive(int64_t n) {
    int64_t v = atomic_fetch_add_explicit(&gc.heaplive, n, memory_order_relaxed) + n;
    if (unlikely(v >= load_rlx(&gc.trigger))) gcrequest();
}
void gcpaceafter(void);                    // (stw) trigger and goal from heapmarked
void setgcpercent_locked(int32_t pct);
int32_t readgogc(void);

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
bool gcwork_empty(void);
uint32_t gcwork_fullcount(void);

// mgcmark.c
void gcmarkroots_prepare(void);
void gcmark_drain(gcwork *w);              // roots, then work until none is left anywhere
void gcmark_all(void);                     // with helpers
void gcmark_newobject(mspan *s, uintptr_t obj);
void greyobject(gcwork *w, uintptr_t p);   // p any word
void gcmark_visit(void *ctx, void **word);
uint64_t gcmark_globals(void);

// mgcsweep.c
bool sweepspan(mspan *s, bool owned);      // true: the span was wholly free and is gone. The caller owns s (off all lists)
uintptr_t sweepone(void);                  // pages freed; ~0 when nothing is left to sweep
void gcsweep_finish(void);                 // sweeps the rest
void gcsweep_start(void);                  // (stw)

// mfinal.c
void finq_markroots(ptrvisit f, void *ctx);
#endif
