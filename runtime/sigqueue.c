// sigqueue.c - signals that the program wants to hear of: os/signal's side of the runtime.
// Twin: $GOROOT/src/runtime/sigqueue.go      Locks: none; a handler may only use atomics and wake a futex
//
// wanted and ignored are what the program asked for; pending is filled by the handler and emptied by the one goroutine in sigrecv, which
// sleeps in a "system call" on the futex word. The word is set after pending, cleared before pending is read.
#include "runtime/natives_api.h"
#include "runtime/sigqueue.h"
#include <errno.h>

static _Atomic uint64_t wanted[2], ignored[2], pending[2];
static _Atomic uint32_t arrived;

static bool bit(_Atomic uint64_t *m, int sig) { return atomic_load(&m[sig >> 6]) >> (sig & 63) & 1; }
static void put(_Atomic uint64_t *m, int sig, bool on) {
    if (on) atomic_fetch_or(&m[sig >> 6], 1ull << (sig & 63));
    else atomic_fetch_and(&m[sig >> 6], ~(1ull << (sig & 63)));
}

bool sigsend(int sig) {
    if (sig <= 0 || sig > SIG_LAST || !bit(wanted, sig)) return false;
    int e = errno;
    put(pending, sig, true);
    if (atomic_exchange(&arrived, 1) == 0) futexwakeup(&arrived, 1);
    errno = e;
    return true;
}

void sigenable(int sig) {
    put(ignored, sig, false);
    put(wanted, sig, true);
    signal_catch(sig);
}

void sigdisable(int sig) {
    put(wanted, sig, false);
    put(ignored, sig, false);
    signal_default(sig);
}

void sigdiscard(int sig) {
    put(wanted, sig, false);
    put(ignored, sig, true);
    signal_ignore(sig);
}

bool sigignored(int sig) { return bit(ignored, sig); }

rtstatus sigrecv(G *gp, int64_t *sig) {
    *sig = 0;
    atomic_store(&arrived, 0);
    for (int w = 0; w < 2; w++) {
        uint64_t p = atomic_load(&pending[w]);
        if (!p) continue;
        int s = __builtin_ctzll(p);
        atomic_fetch_and(&pending[w], ~(1ull << s));
        *sig = 64 * w + s;
        return RT_OK;
    }
    entersyscall(gp);
    while (atomic_load(&arrived) == 0) futexsleep(&arrived, 0, -1);
    return RT_SYSCALL;
}
