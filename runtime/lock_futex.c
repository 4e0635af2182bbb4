// lock_futex.c - mutexes, notes and futexes; lock ranks in debug builds.
// Twin: $GOROOT/src/runtime/lock_futex.go, lockrank.go
//
// A mutex is one word: 0 free, 1 held, 2 held and somebody may sleep on it. Unlocking swaps in 0 and wakes one sleeper if the word
// was 2. A sleeper that gets the lock writes 2, since others may still sleep: at worst one wake-up too many. Acquire on
// taking, release on leaving; that order is all that the protected data needs. A note is a one-shot event on a futex.
#include "runtime/runtime2.h"
#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { SPIN_ROUNDS = 4, SPIN_PAUSES = 30 };

static inline void cpupause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

// The thread sanitizer keeps a signal back until its thread calls a function that the sanitizer knows, and a futex is none: so it calls one now and
// then, and never sleeps for long. (All callers look at their word again.)
void tsansignals(void) {
    static _Thread_local void *volatile any;
    any = malloc(1);
    free(any);
}

void futexsleep(_Atomic uint32_t *addr, uint32_t val, int64_t ns) {
#if RT_TSAN
    if (ns < 0 || ns > 20000000) ns = 20000000;
    tsansignals();
#endif
    struct timespec ts = { ns / 1000000000, ns % 1000000000 };
    syscall(SYS_futex, addr, FUTEX_WAIT_PRIVATE, val, ns < 0 ? NULL : &ts, NULL, 0);
}

void futexwakeup(_Atomic uint32_t *addr, uint32_t cnt) {
    syscall(SYS_futex, addr, FUTEX_WAKE_PRIVATE, cnt, NULL, NULL, 0);
}

void lockslow(mutex *l) {
    int rounds = ncpu > 1 ? SPIN_ROUNDS : 0;
    for (int i = 0; i < rounds; i++) {
        uint32_t z = 0;
        if (load_rlx(&l->key) == 0 &&
            atomic_compare_exchange_strong_explicit(&l->key, &z, 1, memory_order_acquire, memory_order_relaxed))
            return;
        for (int k = 0; k < SPIN_PAUSES; k++) cpupause();
    }
    while (atomic_exchange_explicit(&l->key, 2, memory_order_acquire) != 0) futexsleep(&l->key, 2, -1);
}

void unlockslow(mutex *l) { futexwakeup(&l->key, 1); }

// --- lock ranks (RT_DEBUG only) ---
static const char *const ranknames[] = {
#define RANK(name, text) text,
#include "runtime/lockrank.def"
#undef RANK
};

// Every thread has its list of the locks that it holds. Channels may be locked together, in the order of their addresses (select).
enum { HELD_MAX = 64 };
static __thread struct { uint32_t n; mutex *l[HELD_MAX]; } held;  // n may pass HELD_MAX in a select over many channels: those are not checked

static __attribute__((noreturn)) void badorder(const mutex *l, const char *what, const mutex *h) {
    lockrank_forget();  // or the dump would be checked too
    throw("lock order: %s%s%s", ranknames[l->rank], what, h ? ranknames[h->rank] : "");
}

void lockrank_forget(void) { held.n = 0; }

void lockrank_acquire(mutex *l) {
    if (l->rank == RANK_NONE) badorder(l, "a mutex without a rank", NULL);
    for (uint32_t i = 0; i < held.n && i < HELD_MAX; i++) {
        mutex *h = held.l[i];
        bool chanpair = h->rank == RANK_HCHAN && l->rank == RANK_HCHAN && h < l;
        if (h->rank >= l->rank && !chanpair) badorder(l, " taken while holding ", h);
    }
    if (held.n < HELD_MAX) held.l[held.n] = l;
    held.n++;
}

void lockrank_release(mutex *l) {
    uint32_t n = held.n < HELD_MAX ? held.n : HELD_MAX;
    for (uint32_t i = n; i-- > 0;) {
        if (held.l[i] != l) continue;
        for (uint32_t k = i; k + 1 < n; k++) held.l[k] = held.l[k + 1];
        held.n--;
        return;
    }
    if (held.n > HELD_MAX) held.n--;
    else badorder(l, " released by a thread that does not hold it", NULL);
}

bool lock_held(const mutex *l) { return load_rlx(&((mutex *)(uintptr_t)l)->key) != 0; }

// --- notes ---
void noteclear(note *n) { store_rlx(&n->key, 0); }

void notewakeup(note *n) {
    uint32_t old = atomic_exchange_explicit(&n->key, 1, memory_order_acq_rel);
    if (old != 0) throw("notewakeup: double wakeup");
    futexwakeup(&n->key, 1);
}

void notesleep(note *n) {
#if PLANT == 17  // looks, and then sleeps whatever the word is by then
    while (load_acq(&n->key) == 0) {
        osyield();
        futexsleep(&n->key, load_acq(&n->key), -1);
    }
    return;
#endif
    while (load_acq(&n->key) == 0) futexsleep(&n->key, 0, -1);
}

bool notetsleep(note *n, int64_t ns) {
    if (ns < 0) {
        notesleep(n);
        return true;
    }
    int64_t deadline = nanotime() + ns;
    for (;;) {
        if (load_acq(&n->key) != 0) return true;
        int64_t left = deadline - nanotime();
        if (left <= 0) return false;
        futexsleep(&n->key, 0, left);
    }
}
