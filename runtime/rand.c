// rand.c - the one place that the runtime's nondeterminism comes from: poll order, steal order, map seeds, which G next.
// Twin: $GOROOT/src/runtime/rand.go
//
// Each P has a 64-bit state (a Weyl sequence through a multiply-xorshift finaliser, our own constants from splitmix's family);
// threads without a P draw from a shared atomic one. With schedseed=N every state starts from N, otherwise from the kernel.
#include "runtime/runtime2.h"
#include <sys/random.h>

static _Atomic uint64_t bootstate;

static inline uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void randinit(void) {
    uint64_t s = 0;
    if (debug.schedseed) s = (uint64_t)debug.schedseed;
    else if (getrandom(&s, sizeof s, 0) != sizeof s) s = (uint64_t)nanotime() * 0x9e3779b97f4a7c15u;
    store_rlx(&bootstate, s);
}

uint64_t bootrand(void) {
    return mix(atomic_fetch_add_explicit(&bootstate, 0x9e3779b97f4a7c15u, memory_order_relaxed) + 0x9e3779b97f4a7c15u);
}

uint64_t rt_rand(void) {
    M *m = getm();
    if (unlikely(!m || !m->p)) return bootrand();
    return mix(m->p->rand += 0x9e3779b97f4a7c15u);
}
