// mprof.c - the heap, block and mutex profiles: stacks, and what was counted at them.
// Twin: $GOROOT/src/runtime/mprof.go       Locks: proflock (PROF), a leaf: taken with any other lock held
//
// A bucket is a stack (for the heap also a size) and its counts. Buckets are never freed. The heap profile tells what lived at the end of the
// last collection: an allocation shows only when the sweep that could have freed it is over. So counts pass through future[3], by number of
// the collection: an allocation in cycle c counts from c + 2 on, an object that the sweep after mark c frees from c + 1 on. Which allocations are
// sampled: Poisson, one in MemProfileRate bytes on the average; a special on the object tells its death.
#include "runtime/mprof.h"
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include <math.h>

typedef struct memcount { uint64_t allocs, frees, allocbytes, freebytes; } memcount;
typedef struct bucket {
    struct bucket *next, *all;    // hash chain; every bucket of the kind     (proflock)
    uint64_t size;                // heap: of the object                      (const)
    uint32_t n;                   // length of pcs                            (const)
    union {
        struct { memcount active, future[3]; };   // heap                     (proflock)
        struct { double count, ns; };             // block, mutex             (proflock)
    };
    uintptr_t pcs[];
} bucket;

enum { NHASH = 1 << 13 };
static mutex proflock = MUTEX_INIT(PROF);
static bucket **hash[PROF_KINDS], *all[PROF_KINDS];
static uint64_t nbuckets[PROF_KINDS], npcs[PROF_KINDS];
static uint32_t cycle;            // collections whose mark has ended          (proflock)
static bool flushed = true;       // the current cycle's counts are active     (proflock)
_Atomic uint32_t mallochooked;
static const int64_t *memrate;    // NULL: no heap profile
static bool countall;             // gosling explain: every allocation, nothing else
_Atomic int64_t blockprofrate, mutexproffraction;

// Under proflock.
static bucket *getbucket(int kind, uint64_t size, const uintptr_t *pcs, uint32_t n) {
    uint64_t h = size * 0x9e3779b97f4a7c15u;
    for (uint32_t i = 0; i < n; i++) h = (h ^ pcs[i]) * 0x9e3779b97f4a7c15u, h ^= h >> 29;
    if (!hash[kind] && !(hash[kind] = calloc(NHASH, sizeof *hash[kind]))) return NULL;
    bucket **head = &hash[kind][h % NHASH];
    for (bucket *b = *head; b; b = b->next)
        if (b->size == size && b->n == n && memcmp(b->pcs, pcs, n * sizeof *pcs) == 0) return b;
    bucket *b = calloc(1, sizeof *b + n * sizeof *pcs);
    if (!b) return NULL;
    b->size = size;
    b->n = n;
    memcpy(b->pcs, pcs, n * sizeof *pcs);
    b->next = *head;
    *head = b;
    b->all = all[kind];
    all[kind] = b;
    nbuckets[kind]++;
    npcs[kind] += n;
    return b;
}

// --- heap ---
void mprof_enable(const int64_t *rate) {
    if (memrate) return;
    memrate = rate;
    atomic_store(&mallochooked, 1);
}

static int64_t nextsample(int64_t rate) {  // exponentially distributed
    if (rate <= 1) return 0;
    double u = (double)((rt_rand() >> 11) + 1) / 9007199254740992.0, d = -log(u) * (double)rate;
    return d > 1e15 ? (int64_t)1e15 : (int64_t)d;
}

void mprof_countall(void) {
    countall = true;
    atomic_store(&mallochooked, 1);
}

// Tiny objects too, with the bytes that were asked for.
static void count(const mspan *s, uintptr_t size) {
    uintptr_t pcs[PROF_DEPTH];
    G *gp = getg();
    int n = gp && rt_hooks.callers ? rt_hooks.callers(gp, CALLERS_HERE, NULL, pcs, PROF_DEPTH) : 0;
    if (n <= 0) return;
    lock(&proflock);
    bucket *b = getbucket(PROF_HEAP, 0, pcs, (uint32_t)n);
    if (b) {
        b->active.allocs++;
        b->active.allocbytes += s->spanclass == TINY_SPANCLASS ? size : s->elemsize;
    }
    unlock(&proflock);
}

void mprof_foreach(void (*f)(const uintptr_t *pcs, uint32_t n, uint64_t objects, uint64_t bytes, void *arg), void *arg) {
    lock(&proflock);
    for (bucket *b = all[PROF_HEAP]; b; b = b->all) f(b->pcs, b->n, b->active.allocs, b->active.allocbytes, arg);
    unlock(&proflock);
}

void mprof_malloc(mcache *c, void *p, uintptr_t asked) {
    if (unlikely(countall)) {
        mspan *s = spanof((uintptr_t)p);
        if (s) count(s, asked);
        return;
    }
    if (!memrate) return;
    int64_t rate = __atomic_load_n(memrate, __ATOMIC_RELAXED);
    if (rate <= 0) return;
    mspan *s = spanof((uintptr_t)p);
    if (!s) return;  // of no size
    if (s->spanclass == TINY_SPANCLASS && ((uintptr_t)p - s->base) % TINY_SIZE != 0) return;  // joined a block that was there
    int64_t size = (int64_t)s->elemsize;
    if (rate != c->memprofrate) {
        c->memprofrate = rate;
        c->nextsample = nextsample(rate);
    }
    if (rate != 1 && (c->nextsample -= size) >= 0) return;
    c->nextsample = nextsample(rate);
    uintptr_t pcs[PROF_DEPTH];
    G *gp = getg();
    int n = gp && rt_hooks.callers ? rt_hooks.callers(gp, CALLERS_HERE, NULL, pcs, PROF_DEPTH) : 0;
    special *sp = n > 0 ? calloc(1, sizeof *sp) : NULL;
    if (!sp) return;
    lock(&proflock);
    bucket *b = getbucket(PROF_HEAP, (uint64_t)size, pcs, (uint32_t)n);
    if (b) {
        memcount *m = &b->future[(cycle + 2) % 3];
        m->allocs++;
        m->allocbytes += (uint64_t)size;
    }
    unlock(&proflock);
    sp->kind = SPECIAL_PROFILE;
    sp->arg = b;
    if (b) addspecial_new(s, p, sp);
    else free(sp);
}

void mprof_free(special *sp) {
    bucket *b = sp->arg;
    lock(&proflock);
    memcount *m = &b->future[(cycle + 1) % 3];
    m->frees++;
    m->freebytes += b->size;
    unlock(&proflock);
}

// Under proflock.
static void flush(uint32_t at) {
    for (bucket *b = all[PROF_HEAP]; b; b = b->all) {
        memcount *m = &b->future[at % 3];
        b->active.allocs += m->allocs;
        b->active.frees += m->frees;
        b->active.allocbytes += m->allocbytes;
        b->active.freebytes += m->freebytes;
        *m = (memcount){ 0 };
    }
}

void mprof_nextcycle(void) {
    if (!memrate) return;
    lock(&proflock);
    if (!flushed) flush(cycle);
    cycle++;
    flushed = false;
    unlock(&proflock);
}

void mprof_flush(void) {
    if (!memrate) return;
    lock(&proflock);
    if (!flushed) flush(cycle);
    flushed = true;
    unlock(&proflock);
}

void mprof_postsweep(void) {
    if (!memrate) return;
    lock(&proflock);
    flush(cycle + 1);
    unlock(&proflock);
}

// --- waiting ---
bool blockprof_counts(int waitreason) {
    switch (waitreason) {
    case WR_semacquire: case WR_chanrecv: case WR_chansend: case WR_select: case WR_condwait: case WR_mutexlock: case WR_rwmutexrlock:
    case WR_rwmutexlock: case WR_waitgroupwait: return true;
    default: return false;
    }
}

static void event(int kind, G *gp, double count, double ns) {
    uintptr_t pcs[PROF_DEPTH];
    int n = rt_hooks.callers ? rt_hooks.callers(gp, CALLERS_SAVED, NULL, pcs, PROF_DEPTH) : 0;
    if (n <= 0) return;
    lock(&proflock);
    bucket *b = getbucket(kind, 0, pcs, (uint32_t)n);
    if (b) {
        b->count += count;
        b->ns += ns;
    }
    unlock(&proflock);
}

void mprof_blockevent(G *gp) {
    int64_t ns = nanotime() - gp->blocksince, rate = load_rlx(&blockprofrate);
    gp->blocksince = 0;
    if (ns <= 0) ns = 1;
    if (rate <= 0 || (rate > ns && (int64_t)(rt_rand() % (uint64_t)rate) > ns)) return;
    double scale = ns < rate ? (double)rate / (double)ns : 1;
    event(PROF_BLOCK, gp, scale, scale * (double)ns);
}

void mprof_mutexevent(G *gp, int64_t ns) {
    int64_t rate = load_rlx(&mutexproffraction);
    if (rate <= 0 || rt_rand() % (uint64_t)rate != 0) return;
    event(PROF_MUTEX, gp, (double)rate, (double)rate * (double)(ns > 0 ? ns : 0));
}

// --- reading: records of words: length of the stack, four values, the stack ---
enum { HEADER = 5 };

void setblockprofilerate(int64_t ns) { store_rlx(&blockprofrate, ns < 0 ? 0 : ns); }

int64_t profrecords(int kind, uint64_t *out, int64_t room) {
    lock(&proflock);
    if (kind == PROF_HEAP && !flushed) flush(cycle), flushed = true;
    int64_t need = (int64_t)(nbuckets[kind] * HEADER + npcs[kind]);
    bool none = kind == PROF_HEAP;  // no collection yet: what has been allocated so far
    for (bucket *b = all[kind]; b && none; b = b->all) none = b->active.allocs == 0 && b->active.frees == 0;
    for (bucket *b = all[kind]; b && need <= room; b = b->all) {
        *out++ = b->n;
        if (kind == PROF_HEAP) {
            memcount m = b->active;
            for (int i = 0; none && i < 3; i++) {
                m.allocs += b->future[i].allocs;
                m.frees += b->future[i].frees;
                m.allocbytes += b->future[i].allocbytes;
                m.freebytes += b->future[i].freebytes;
            }
            *out++ = m.allocs;
            *out++ = m.allocbytes;
            *out++ = m.allocs - m.frees;
            *out++ = m.allocbytes - m.freebytes;
        } else {
            *out++ = (uint64_t)b->count;
            *out++ = (uint64_t)b->ns;
            *out++ = 0;
            *out++ = 0;
        }
        memcpy(out, b->pcs, b->n * sizeof *b->pcs);
        out += b->n;
    }
    unlock(&proflock);
    return need;
}
