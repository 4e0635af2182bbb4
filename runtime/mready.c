// mready.c - a thread that makes memory ready before the program gets there.
// Twin: none      Locks: mheap.lock while a chunk is claimed or given back
//
// The first touch of a page is the kernel's turn: it clears the page, and in a virtual machine the host may have to find it first. A huge page (2 MiB)
// marks much faster, but its first touch was measured to take 5-9 ms here; a goroutine that sits in it cannot be stopped, and a stop
// of the world waits. So huge pages are only ever touched first by this thread, which has no P: it takes whole chunks beyond all that is in use
// (to the page allocator they look used meanwhile), touches them, and hands them to the allocator. A program that is faster than that gets
// ordinary pages: 0.2 ms at worst. While a mark runs the thread rests: marking uses every CPU, and an M that had to share its own with this
// thread was up to 4 ms late when the world stopped (traced: most stops above 1 ms were that). The price: a heap that grows gets fewer huge pages
// (about half of 565 MB, measured). It begins with big heaps, and not where memory is limited; it stays an
// eighth of the heap ahead, at most 128 MiB.
#include "runtime/mheap.h"
#include "runtime/mgc.h"
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { BIG = 16 /* chunks: 64 MiB */, AHEAD_MAX = 32, HUGE_PAGE = 2 << 20, PAGE = 4096 };
static _Atomic uint32_t asked;        // 1: look again; the thread sleeps on it while 0
static _Atomic bool started;

static uintptr_t wanted(const mheap *h) {
    uintptr_t n = h->pages.nchunks / 8;
    return (n < 2 ? 2 : n > AHEAD_MAX ? AHEAD_MAX : n) * CHUNK_PAGES;
}

static uintptr_t ahead(const mheap *h) { return h->pages.nchunks * CHUNK_PAGES - h->zeroedpage; }

bool mready_due(const mheap *h) {
    return h->pages.nchunks >= BIG && ahead(h) <= wanted(h) / 2 && !memlimit_hard() && load_rlx(&gc.memlimit) == INT64_MAX &&
           h->pages.nchunks + AHEAD_MAX < h->pages.maxchunks;
}

static void rest(void) {
    while (load_rlx(&gcphase) != GCOFF) usleep_(2000);
}

void mready_touch(void *p, uintptr_t n) {
    syshuge(p, n);
    for (uintptr_t i = 0; i < n; i += PAGE) {
        rest();
        store_rlx((_Atomic uint64_t *)((uint8_t *)p + i), 0);  // every small page: huge ones may be out
    }
}

static void *run(void *arg) {
    (void)arg;
    mheap *h = &mheap_;
    setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), 5);  // the program goes first where there are too few CPUs
    for (;;) {
        while (atomic_exchange(&asked, 0) == 0) futexsleep(&asked, 0, -1);
        persistready();
        for (;;) {
            rest();
            lock(&h->lock);
            if (ahead(h) >= wanted(h) || !mheap_commit(h, h->pages.nchunks + 1)) break;
            uintptr_t c = h->pages.nchunks;
            uint64_t mine[CHUNK_PAGES / 64];
            pagealloc_grow(&h->pages, 1);
            pagealloc_claim(&h->pages, c, mine);
            unlock(&h->lock);
            mready_touch((void *)(h->base + c * CHUNK_BYTES), CHUNK_BYTES);
            lock(&h->lock);
            pagealloc_unclaim(&h->pages, c, mine);
            unlock(&h->lock);
        }
        unlock(&h->lock);
    }
    return NULL;
}

// No lock is held.
void mready_ask(void) {
    if (load_rlx(&asked)) return;
    bool no = false;
    if (!load_rlx(&started) && atomic_compare_exchange_strong(&started, &no, true)) {
        pthread_t t;
        sigset_t all, old;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &old);
        if (pthread_create(&t, NULL, run, NULL) == 0) pthread_detach(t);  // without it: ordinary pages
        pthread_sigmask(SIG_SETMASK, &old, NULL);
    }
    if (atomic_exchange(&asked, 1) == 0) futexwakeup(&asked, 1);
}
