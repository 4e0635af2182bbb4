// mheap.h - the heap's structures: mspan, mcache, mcentral, mheap, page allocator, specials. Private to runtime/.
// Twin: $GOROOT/src/runtime/mheap.go, mcache.go, mcentral.go, mpagealloc.go, mbitmap.go
//
// One range of addresses is reserved at start and committed from its bottom; page number = (address - base) / 8 KiB, and
// spans[page number] is the span. An address belongs to an object if its span is in use and base <= address < limit.
//
// Where an object's pointers are (chosen as gc does, because slice capacities show it):
//   noscan span classes   no pointers at all
//   elemsize <= 512       one bit a word in the last 128 bytes of the span's single page
//   elemsize > 512        the object's first word is its _type; the address that mallocgc returns is 8 further
//   large objects         span->largetype
#ifndef GOSLING_RUNTIME_MHEAP_H
#define GOSLING_RUNTIME_MHEAP_H
#include "runtime/runtime2.h"

enum {
    PAGE_SHIFT = 13, PAGE_SIZE_ = 1 << PAGE_SHIFT,
    NUM_SIZECLASSES = 68, NUM_SPANCLASSES = NUM_SIZECLASSES * 2,
    MAX_SMALL = 32768 - 8,            // larger requests get their own span
    HEADER_MIN = 512,                 // objects with pointers above this carry a type word
    TINY_SIZE = 16, TINY_SPANCLASS = 2 << 1 | 1,
    HEAPBITS_BYTES = PAGE_SIZE_ / 64,
    MARK_WORDS = PAGE_SIZE_ / 8 / 64, // for the smallest objects
    CHUNK_PAGES = 512, CHUNK_BYTES = CHUNK_PAGES * PAGE_SIZE_,
    STACK_ORDERS = 5,                 // 512 … 8192 come from caches; larger stacks are spans
    STACK_SPAN = 32768, STACK_CACHE = TINY ? 2048 : 32768,
};
extern const uint16_t class_to_size[NUM_SIZECLASSES];
extern const uint8_t class_to_pages[NUM_SIZECLASSES];
extern const uint8_t size_to_class8[129];
extern const uint8_t size_to_class128[249];
extern uint32_t class_to_divmul[NUM_SIZECLASSES];
typedef struct spaninfo { uint32_t divmul; uint16_t elemsize, nelems; uint64_t tag; } spaninfo;  // of spans of one page
enum { TAG_SHIFT = 48 };  // a tag stands above an address: bit 63 noscan, below it the elemsize in words (mgcmark.c)
extern spaninfo spaninfos[NUM_SPANCLASSES];
static inline uint32_t sizeclass(uintptr_t n) {
    return n <= 1024 - 8 ? size_to_class8[(n + 7) >> 3] : size_to_class128[(n - 1024 + 127) >> 7];
}
uintptr_t roundupsize(uintptr_t size, bool noscan);

enum { SPAN_DEAD, SPAN_INUSE, SPAN_MANUAL };
enum { SPECIAL_FINALIZER, SPECIAL_CLEANUP, SPECIAL_WEAK, SPECIAL_PROFILE };

// Something attached to one heap object; the list of a span is sorted by offset, then kind.
typedef struct special {
    struct special *next;
    uint32_t epoch;         // a REPL's evaluation that made it
    uintptr_t offset;       // of the pointer from span base
    uint8_t kind;
    void *fn;               // gc: finalizer or cleanup closure
    void *arg;              // gc: cleanup's argument block; profile: the bucket (mprof.c)
    const _type *fint;      // finalizer: parameter type
    const _type *ot;        // finalizer: type of the pointer
    uint64_t id;            // cleanup
    _Atomic(void *) *handle;  // weak: off-heap indirection object, NULLed when the object dies
} special;

struct mspan {
    mspan *next, *prev;            // list of the mcentral or pool that holds it      (that lock)
    uintptr_t base, limit;         // object memory                                   (const while in use)
    uintptr_t npages;
    uintptr_t elemsize;
    _Atomic uint32_t sweepgen;     // against mheap.sweepgen: -2 unswept, -1 being swept, 0 swept,
                                   // +1 cached before the sweep began, +3 swept, then cached
    uint32_t divmul;               // multiply-and-shift for offset / elemsize
    uint16_t nelems;
    uint16_t freeindex;            // no free object below                            (owner: the mcache)
    uint16_t alloccount;
    uint16_t manualfree;           // stack spans: stacks in use
    uint16_t cachedcount;          // alloccount when an mcache took it, for statistics
    uint8_t spanclass;             // sizeclass << 1 | noscan
    _Atomic uint8_t state;         // SPAN_*                                          (atomic)
    bool needzero;
    bool largeclear;
    uint64_t alloccache;           // ~allocbits from freeindex on                    (owner)
    uint64_t *allocbits;           // 1: in use at the last sweep                     (owned)
    _Atomic uint64_t *markbits;    // this cycle's marks: in mheap.marks              (atomic)
    uint32_t bitwords;             // capacity of allocbits
    const _type *largetype;
    mutex speciallock;
    _Atomic(special *) specials;   // (speciallock)
    void *stackfreelist;           // stack spans: free stacks, linked by first word  (stack pool lock)
};

struct mcache {                    // per P, no locks
    uint8_t *tiny;                 // current block of the tiny allocator (swept away at each GC)
    uint64_t tinyoffset, tinyallocs;
    mspan *alloc[NUM_SPANCLASSES];
    struct { void *list; uintptr_t size; } stackcache[STACK_ORDERS];
    int64_t memprofrate, nextsample;  // heap profile: bytes to go before a sample
    uint64_t nmalloc, mallocbytes;  // objects and bytes handed out, large ones included; settled when a span is given back
    uint64_t nclass[NUM_SIZECLASSES];  // the objects by class, 0: large
};

typedef struct mcentral {
    mutex lock;                    // rank MCENTRAL
    uint32_t spanclass;
    mspan *partial[2];             // spans with a free object; [sweepgen/2 % 2] is swept, the other is not
    mspan *full[2];
} mcentral;

typedef struct pagesum { uint16_t start, max, end; } pagesum;  // free pages at start, longest run, at end of a chunk

enum { AGE_RELEASE = 3, AGE_RELEASED = 255 };
typedef struct pagealloc {         // all under mheap.lock
    uint64_t (*bits)[CHUNK_PAGES / 64];  // 1 = in use
    pagesum *sum;
    uint8_t *age;                  // scavenger's rounds that found the chunk wholly free; AGE_RELEASED: given back
    uintptr_t nchunks;             // chunks that the allocator may look at
    uintptr_t committed;           // chunks that may be touched: some more, since asking the kernel for each would hold up its page faults
    uintptr_t maxchunks;           // reserved
    uintptr_t hint;                // no free page below this chunk
} pagealloc;

typedef struct mheap {
    mutex lock;                    // rank MHEAP
    uintptr_t base;                // (const)
    uintptr_t reserved;            // bytes (const)
    uintptr_t npagesreserved;      // (const)
    _Atomic(mspan *) *spans;       // by page number
    _Atomic uint8_t *pageclass;    // by page number: 1 + spanclass of a span of one page; 0 for all else, which spans[] tells
    _Atomic uint64_t *marks;       // MARK_WORDS for each page: mark bits by object number in the span, from its first page's on
    pagealloc pages;
    uintptr_t zeroedpage;          // pages at and above have never been used
    _Atomic uint32_t sweepgen;
    _Atomic uint32_t sweepdone;    // no unswept span is left to take
    _Atomic uint32_t sweepers;
    mcentral central[NUM_SPANCLASSES] __attribute__((aligned(64)));
    mspan *freespans;              // mspan structs for reuse (their bits stay with them)
    mspan **allspans;              // every mspan struct ever made   (lock; read in stw)
    uint32_t nallspans, capallspans;
    _Atomic uint64_t pagesinuse;   // of heap and stacks
    _Atomic uint64_t manualpages;  // of stacks
    _Atomic uint64_t idlepages;    // free and perhaps resident      (lock; read anywhere)
} mheap;
extern mheap mheap_;
extern _Atomic uint32_t gcphase;   // mgc.h

static inline mspan *spanof(uintptr_t p) {  // NULL if p is not inside an object's memory
    uintptr_t i = (p - mheap_.base) >> PAGE_SHIFT;
    if (i >= mheap_.npagesreserved) return NULL;
    mspan *s = load_rlx(&mheap_.spans[i]);
    if (!s || load_acq(&s->state) != SPAN_INUSE || p < s->base || p >= s->limit) return NULL;
    return s;
}
static inline uint32_t objindex(const mspan *s, uintptr_t p) {
    return (uint32_t)(((uint64_t)(p - s->base) * s->divmul) >> 32);
}
static inline uint64_t *spanheapbits(const mspan *s) { return (uint64_t *)(s->base + PAGE_SIZE_ - HEAPBITS_BYTES); }

void mheap_init(void);
mspan *mheap_alloc(uintptr_t npages, uint8_t spanclass);           // in use, bits cleared
mspan *mheap_allocmanual(uintptr_t npages);
void mheap_free(mspan *s);
void mheap_scavenge(bool force);
bool mheap_commit(mheap *h, uintptr_t nchunks);                    // (mheap.lock) false: the kernel has no more
uint64_t mheap_released(void);
void pagealloc_init(pagealloc *p, uintptr_t maxchunks);
intptr_t pagealloc_alloc(pagealloc *p, uintptr_t npages);          // page number, -1: grow first
void pagealloc_free(pagealloc *p, uintptr_t page, uintptr_t npages);
void pagealloc_grow(pagealloc *p, uintptr_t nchunks);
void pagealloc_claim(pagealloc *p, uintptr_t chunk, uint64_t *mine);    // its free pages look used until the other is called; mine: the bits before
void pagealloc_unclaim(pagealloc *p, uintptr_t chunk, const uint64_t *mine);
uint64_t pagealloc_countfree(pagealloc *p);

mcache *mcache_new(void);
void mcache_refill(mcache *c, uint32_t spc);
void mcache_fold(mcache *c);                                       // (stw) its counts to gc, for a P that goes
void mcache_releaseall(mcache *c);                                 // gives all spans back; (owner or stw)
mspan *mcentral_cachespan(mcentral *c);
void mcentral_uncachespan(mcentral *c, mspan *s);
void mcentral_push(mcentral *c, mspan *s);                         // a swept span, by its free count
mspan *mcentral_takeunswept(mcentral *c);

void *sysreserve(uintptr_t n);                                     // mem_linux.c
uint64_t sysoverhead(void);                                        // bytes of persistentalloc
void syscommit(void *p, uintptr_t n);
void sysunused(void *p, uintptr_t n);
bool systrycommit(void *p, uintptr_t n);
void syshuge(void *p, uintptr_t n);
void sysnothuge(void *p, uintptr_t n);
__attribute__((noreturn)) void outofmemory(void);
__attribute__((noreturn)) void outofmemory_for(uintptr_t n);

// mready.c
bool mready_due(const mheap *h);                                   // (mheap.lock)
void mready_ask(void);
void mready_touch(void *p, uintptr_t n);
void persistready(void);                                           // mem_linux.c, from that thread

// mbitmap.c
void heapbits_set(mspan *s, uintptr_t obj, uintptr_t size, const _type *t);
typedef void (*ptrvisit)(void *ctx, void **word);
void type_foreachptr(const _type *t, void *base, uintptr_t size, ptrvisit f, void *ctx);  // size: whole elements of t
void object_foreachptr(mspan *s, uintptr_t obj, ptrvisit f, void *ctx);

// special handling (mfinal.c)
void specials_sweep(mspan *s);
void specials_markroots(mspan *s, ptrvisit f, void *ctx);
bool addspecial(void *p, special *sp, bool force);
void addspecial_new(mspan *s, void *p, special *sp);  // to an object that was allocated just now
special *removespecial(void *p, uint8_t kind);
#endif
