// mem_linux.c - memory from the system, and persistentalloc for what is never given back.
// Twin: $GOROOT/src/runtime/mem_linux.go, malloc.go (persistentalloc)      Locks: persist (rank PERSIST)
//
// persistentalloc carves chunks of 256 KiB (4 MiB in big programs) by bumping; large requests get their own mapping.
#include "runtime/mheap.h"
#include <errno.h>
#include <sys/mman.h>

enum { PERSIST_CHUNK = 256 << 10, PERSIST_BIG = 4 << 20, PERSIST_MANY = 8 << 20 };
static mutex persist = MUTEX_INIT(PERSIST);
static uintptr_t persistpos, persistend;
static _Atomic uint64_t persisttotal;  // bytes mapped, large requests too
static void *persistspare;             // the next PERSIST_BIG, in huge pages that have been touched (persist)

void *sysreserve(uintptr_t n) {
    void *p = mmap(NULL, n, PROT_NONE, MAP_ANONYMOUS | MAP_PRIVATE | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

bool systrycommit(void *p, uintptr_t n) { return mprotect(p, n, PROT_READ | PROT_WRITE) == 0; }

void syscommit(void *p, uintptr_t n) {
    if (!systrycommit(p, n)) outofmemory();
}

void sysunused(void *p, uintptr_t n) { madvise(p, n, MADV_DONTNEED); }

// Worth huge pages: it will be filled from one end to the other. Only for a thread that nobody waits for (mready.c).
void syshuge(void *p, uintptr_t n) { madvise(p, n, MADV_HUGEPAGE); }
void sysnothuge(void *p, uintptr_t n) { madvise(p, n, MADV_NOHUGEPAGE); }

void outofmemory(void) { fatal("out of memory"); }

void outofmemory_for(uintptr_t n) {
    printerr("runtime: out of memory: cannot allocate %llu-byte block (%llu in use)\n", (unsigned long long)n,
             (unsigned long long)(load_rlx(&mheap_.pagesinuse) << PAGE_SHIFT));
    outofmemory();
}

static void *sysalloc(uintptr_t n) {
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
    if (p == MAP_FAILED) outofmemory();
    return p;
}

uint64_t sysoverhead(void) { return load_rlx(&persisttotal); }

void *persistentalloc(uintptr_t size, uintptr_t align) {
    if (align < 8) align = 8;
    if (size >= PERSIST_CHUNK / 4) {
        uintptr_t n = (size + 4095) & ~(uintptr_t)4095;
        atomic_fetch_add_explicit(&persisttotal, n, memory_order_relaxed);
        return sysalloc(n);
    }
    lock(&persist);
    uintptr_t p = (persistpos + align - 1) & ~(align - 1);
    if (p + size > persistend || persistpos == 0) {
        uintptr_t n = load_rlx(&persisttotal) < PERSIST_MANY ? PERSIST_CHUNK : PERSIST_BIG;
        atomic_fetch_add_explicit(&persisttotal, n, memory_order_relaxed);
        p = n == PERSIST_BIG ? (uintptr_t)persistspare : 0;
        persistspare = NULL;
        if (p == 0) p = (uintptr_t)sysalloc(n);
        persistend = p + n;
    }
    persistpos = p + size;
    unlock(&persist);
    return (void *)p;
}

void persistready(void) {
    lock(&persist);
    bool need = !persistspare && load_rlx(&persisttotal) >= PERSIST_MANY;
    unlock(&persist);
    if (!need) return;
    void *p = sysalloc(PERSIST_BIG);
    mready_touch(p, PERSIST_BIG);
    lock(&persist);
    persistspare = p;
    unlock(&persist);
}
