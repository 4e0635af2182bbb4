// cpuprof.c - the CPU profile: a timer for each thread that counts its CPU time, SIGPROF, and a ring of stacks.
// Twin: $GOROOT/src/runtime/cpuprof.go, signal_unix.go, os_linux.go (setThreadCPUProfiler)      Locks: proflock (PROF); in the handler `writing`
//
// The kernel sends SIGPROF to a thread when it has used a tick of CPU time. The handler asks the VM for the stack of the goroutine that was
// interrupted (rt_hooks.callers) and appends a record to the ring: the length of the stack, how many ticks it stands for, the goroutine's labels, 0, 0, the stack. Handlers take
// turns by a spin lock, which no other code takes; the reader, one goroutine of package pprof, only moves `tail`. What finds no room is lost, and counted.
// A thread that runs no goroutine is given a stack of one small number: PC_*.
#include "runtime/mprof.h"
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include <errno.h>
#include <signal.h>
#include <time.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

enum { RING = 1 << 17, HEADER = 5 };
enum { PC_SYSTEM = 1, PC_GC, PC_LOST };  // as in package internal/profile

static mutex proflock = MUTEX_INIT(PROF);
static _Atomic int64_t hz;         // 0: no profile runs                   (proflock; read anywhere)
static uint64_t *ring;
static _Atomic uint64_t head, tail;  // words written and read; head is moved under `writing`, tail by the reader
static _Atomic uint32_t writing;
static _Atomic uint64_t lost;

static void put(const uintptr_t *pcs, int n, uint32_t labels, uint64_t count) {
    while (atomic_exchange_explicit(&writing, 1, memory_order_acquire)) continue;
    uint64_t at = load_rlx(&head), need = HEADER + (uint64_t)n;
    if (at + need - load_acq(&tail) > RING) atomic_fetch_add(&lost, count);
    else {
        const uint64_t h[HEADER] = { (uint64_t)n, count, labels, 0, 0 };
        for (int i = 0; i < HEADER; i++) ring[at++ % RING] = h[i];
        for (int i = 0; i < n; i++) ring[at++ % RING] = pcs[i];
        store_rel(&head, at);
    }
    store_rel(&writing, 0);
}

bool cpuprof_signal(int overrun, void *uctx) {
    if (load_acq(&hz) == 0) return false;
    int saved = errno, n = 0;
    uintptr_t pcs[PROF_DEPTH];
    M *m = getm();
    G *gp = m ? load_rlx(&m->curg) : NULL;
    uint32_t s = gp ? readgstatus(gp) : 0;
    if (s == G_RUNNING) n = rt_hooks.callers(gp, CALLERS_SIGNAL, uctx, pcs, PROF_DEPTH);
    else if (s == G_SYSCALL) n = rt_hooks.callers(gp, CALLERS_SAVED, NULL, pcs, PROF_DEPTH);
    if (n == 0) pcs[n++] = load_rlx(&gcphase) != GCOFF && m && m->p ? PC_GC : PC_SYSTEM;
    put(pcs, n, gp && s == G_RUNNING ? gp->labels : 0, 1 + (overrun > 0 ? (uint64_t)overrun : 0));
    errno = saved;
    return true;
}

// Under proflock.
static void arm(M *m, int64_t rate) {
    if (m->tid == 0) return;  // it will come to cpuprof_minit
    if (!m->hastimer) {
        struct sigevent ev = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF };
        ev.sigev_notify_thread_id = m->tid;
        clockid_t clock = (clockid_t)(~(uint32_t)m->tid << 3 | 6);  // CPU time of that thread
        if (timer_create(clock, &ev, (timer_t *)&m->proftimer) != 0) return;
        m->hastimer = true;
    }
    int64_t ns = rate ? 1000000000 / rate : 0;
    struct itimerspec t = { .it_interval = { ns / 1000000000, ns % 1000000000 }, .it_value = { ns / 1000000000, ns % 1000000000 } };
    if (rate) t.it_value.tv_nsec = (long)(rt_rand() % (uint64_t)(ns > 999999999 ? 999999999 : ns)) + 1, t.it_value.tv_sec = 0;
    timer_settime((timer_t)m->proftimer, 0, &t, NULL);
}

void cpuprof_minit(M *m) {
    lock(&proflock);
    m->tid = (int32_t)gettid();
    if (load_rlx(&hz)) arm(m, load_rlx(&hz));
    unlock(&proflock);
}

bool cpuprof_start(int64_t rate) {
    if (rate > 1000000) rate = 1000000;
    if (!rt_hooks.callers) return false;
    lock(&proflock);
    bool ok = load_rlx(&hz) == 0 && (ring || (ring = calloc(RING, sizeof *ring)));
    if (ok) {
        uintptr_t pcs[PROF_DEPTH];
        G *gp = getg();
        if (gp) rt_hooks.callers(gp, CALLERS_HERE, NULL, pcs, PROF_DEPTH);  // what the unwinder sets up at its first use it must not do in a handler
        store_rlx(&tail, load_rlx(&head));
        store_rlx(&lost, 0);
        store_rel(&hz, rate);
        for (M *m = load_acq(&allm); m; m = m->alllink) arm(m, rate);
    }
    unlock(&proflock);
    return ok;
}

void cpuprof_stop(void) {
    lock(&proflock);
    for (M *m = load_acq(&allm); m; m = m->alllink)
        if (m->hastimer) arm(m, 0);
    store_rel(&hz, 0);
    unlock(&proflock);
}

int64_t cpuprof_read(uint64_t *out, int64_t room) {
    uint64_t n = atomic_exchange(&lost, 0);
    int64_t k = 0;
    if (n && room >= HEADER + 1) {
        const uint64_t r[HEADER + 1] = { 1, n, 0, 0, 0, PC_LOST };
        memcpy(out, r, sizeof r);
        k = HEADER + 1;
    }
    if (!ring) return k;
    uint64_t at = load_rlx(&tail), end = load_acq(&head);
    while (at < end) {
        int64_t size = (int64_t)(HEADER + ring[at % RING]);
        if (k + size > room) break;
        for (int64_t i = 0; i < size; i++) out[k++] = ring[at++ % RING];
    }
    store_rel(&tail, at);
    return k;
}
