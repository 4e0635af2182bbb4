// traceback.c - goroutine headers and dumps.
// Twin: $GOROOT/src/runtime/traceback.go
//
// The runtime prints the header, "goroutine 7 [chan receive, 2 minutes]:", the VM the frames below it. At level 2 (GOTRACEBACK=system and
// crash, signals, throw) the header names G and M, and the frames their addresses.
#include "runtime/natives_api.h"
#include <stdio.h>

static const char *const statusnames[] = { "idle", "runnable", "running", "syscall", "waiting", "???", "dead", "???", "copystack" };

const char *goroutinestatus(G *gp, char *buf, uint64_t n) {
    uint32_t s = readgstatus(gp) & ~(uint32_t)G_SCAN;
    const char *name = s <= G_COPYSTACK ? statusnames[s] : "???";
    if (s == G_WAITING && gp->waitreason > 0 && gp->waitreason < WR_COUNT) name = waitreasons[gp->waitreason];
    int64_t minutes = 0;
    if ((s == G_WAITING || s == G_SYSCALL) && gp->waitsince != 0) minutes = (nanotime() - gp->waitsince) / 60000000000ll;
    int k = snprintf(buf, n, "%s", name);
    if (minutes >= 1) k += snprintf(buf + k, n - (size_t)k, ", %lld minutes", (long long)minutes);
    if (gp->lockedm) snprintf(buf + k, n - (size_t)k, ", locked to thread");
    return buf;
}

void goroutineheader(G *gp) {
    char b[160];
    M *m = __atomic_load_n(&gp->m, __ATOMIC_RELAXED);
    goroutinestatus(gp, b, sizeof b);
    if (debug.traceback_level < 2) printerr("goroutine %lld [%s]:\n", (long long)gp->goid, b);
    else if (m) printerr("goroutine %lld gp=%p m=%lld mp=%p [%s]:\n", (long long)gp->goid, (void *)gp, (long long)m->id, (void *)m, b);
    else printerr("goroutine %lld gp=%p m=nil [%s]:\n", (long long)gp->goid, (void *)gp, b);
}

// All others, in the order of their making. The program is dying: nothing is locked, what runs goes on running.
void tracebackothers(G *me) {
    uint64_t n = load_acq(&allglen);
    G **gs = load_acq(&allgs);
    for (uint64_t i = 0; i < n; i++) {
        G *gp = gs[i];
        uint32_t s = readgstatus(gp) & ~(uint32_t)G_SCAN;
        if (gp == me || s == G_DEAD || s == G_IDLE) continue;
        if (gp->issystem && debug.traceback_level < 2) continue;
        printerr("\n");
        goroutineheader(gp);
        if (s == G_RUNNING) printerr("\tgoroutine running on other thread; stack unavailable\n");
        else if (rt_hooks.traceback) rt_hooks.traceback(gp, 2, debug.traceback_level > 1);
    }
}
