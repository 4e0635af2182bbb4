// mlimit.c - gosling run -maxmem=SIZE: a hard limit on the program's memory.
// Twin: none (Go's GOMEMLIMIT is soft: mgcpacer.c)      Locks: none
//
// What counts before memory is taken: pages of the heap and of stacks, and persistentalloc. The pacer treats the limit as GOMEMLIMIT, a little
// lower; so a program that lives within it hardly gets here. If an allocation would pass it all the same, the world is stopped at
// once and everything is collected, in the middle of that allocation: no pointer map describes this goroutine there, so its whole stack and this thread's C
// stack are scanned conservatively (nothing moves, so a false hit only keeps something). Too little room after that: a fatal error.
// Stacks, and what C code mallocs and charges, may pass the limit by SLACK, since a collection cannot run there. What is malloced and
// not charged is found by sysmon, which compares the resident set.
#include "runtime/mgc.h"
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { SLACK = 16 << 20, RSS_SLACK = 24 << 20 };
static uint64_t maxmem;     // 0: none   (const once the scheduler runs)

void rt_setmaxmem(uint64_t bytes) { maxmem = bytes; }
uint64_t memlimit_hard(void) { return maxmem; }

static _Atomic int64_t charged;

static uint64_t inuse(void) { return (load_rlx(&mheap_.pagesinuse) << PAGE_SHIFT) + sysoverhead() + (uint64_t)load_rlx(&charged); }


static __attribute__((noreturn)) void exceeded(void) { fatal("out of memory (limit -maxmem=%lluMB)", (unsigned long long)(maxmem >> 20)); }

// Pages that are free but still resident count until they have been given back.
bool memlimit_room(uintptr_t npages) {
    if (likely(maxmem == 0)) return true;
    if (npages >= maxmem >> PAGE_SHIFT) return false;
    uint64_t want = inuse() + (npages << PAGE_SHIFT), idle = load_rlx(&mheap_.idlepages) << PAGE_SHIFT;
    if (want + idle <= maxmem) return true;
    if (want <= maxmem && idle) mheap_scavenge(true);
    return want <= maxmem;
}

void memlimit_collect(uintptr_t npages) {
    if (npages < maxmem >> PAGE_SHIFT)
        for (int i = 0; i < 2; i++) {  // a mark that was under way has kept all that was allocated since it began: then once more
            bool whole = load_rlx(&gcphase) == GCOFF;
            if (!gcemergency()) {  // another M stops the world: this one must come to rest first, and try the next time
                if (inuse() + (npages << PAGE_SHIFT) > maxmem + SLACK) exceeded();
                return;
            }
            if (inuse() + (npages << PAGE_SHIFT) + maxmem / 64 <= maxmem) return;
            if (whole) break;
        }
    exceeded();
}

void memlimit_stack(uintptr_t npages) {
    if (memlimit_room(npages)) return;
    gcrequest();
    if (inuse() + (npages << PAGE_SHIFT) > maxmem + SLACK) exceeded();
}

void memlimit_charge(int64_t bytes) {
    atomic_fetch_add_explicit(&charged, bytes, memory_order_relaxed);
    if (unlikely(maxmem != 0) && bytes > 0 && inuse() > maxmem + SLACK) exceeded();
}

static uint64_t resident(void) {
    char b[128];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t n = read(fd, b, sizeof b - 1);
    close(fd);
    unsigned long long total, pages;
    if (n <= 0) return 0;
    b[n] = 0;
    return sscanf(b, "%llu %llu", &total, &pages) == 2 ? pages * 4096 : 0;
}

// GOMEMLIMIT: what is free goes back to the system when the heap's memory is above the limit.
void memlimit_soft(void) {
    int64_t lim = load_rlx(&gc.memlimit);
    if (lim == INT64_MAX) return;
    lock(&mheap_.lock);
    int64_t mapped = (int64_t)((mheap_.zeroedpage << PAGE_SHIFT) - mheap_released() + sysoverhead());
    unlock(&mheap_.lock);
    if (mapped > lim - lim / 32) mheap_scavenge(true);
}

void memlimit_watch(void) {
    if (likely(maxmem == 0) || RT_TSAN /* its shadow is resident too */ || resident() <= maxmem + RSS_SLACK / 2) return;
    mheap_scavenge(true);
    if (resident() > maxmem + RSS_SLACK) exceeded();
}
