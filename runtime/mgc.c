// mgc.c - a collection cycle: sweep termination, mark, mark termination, lazy sweep; and when the next one starts.
// Twin: $GOROOT/src/runtime/mgc.go, mgcpacer.go      Locks: the world is stopped
//
// gcstart runs on an M at a safepoint: from preempted() with its goroutine at rest, or from schedule() with none. The phases are those of a
// concurrent collector (gcphase, writebarrier_on), only that the world does not run between mark start and mark termination yet.
// Pacing: the next cycle is due when what was handed out since reaches heapmarked * GOGC/100 (at least 4 MiB * GOGC/100).
#include "runtime/mgc.h"
#include "runtime/natives_api.h"
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

_Atomic uint32_t gcphase;
gcstate gc;
enum { HEAP_MIN = TINY ? 64 << 10 : 4 << 20 };
static void (*poolcleanup)(void);

void registerpoolcleanup(void (*f)(void)) { poolcleanup = f; }

int32_t readgogc(void) {
    const char *s = getenv("GOGC");
    if (!s || !*s) return 100;
    if (strcmp(s, "off") == 0) return -1;
    char *end;
    long v = strtol(s, &end, 10);
    return *end || v > INT32_MAX || v < INT32_MIN ? 100 : (int32_t)v;
}

static int64_t readmemlimit(void) {
    const char *s = getenv("GOMEMLIMIT");
    if (!s || !*s || strcmp(s, "off") == 0) return INT64_MAX;
    char *end;
    double v = strtod(s, &end);
    static const char *const unit[] = { "B", "KiB", "MiB", "GiB", "TiB" };
    for (int i = 0; i < 5; i++, v *= 1024)
        if (strcmp(end, unit[i]) == 0 || (i == 0 && !*end)) return (int64_t)v;
    return INT64_MAX;
}

void gcinit(void) {
    store_rlx(&gc.gcpercent, readgogc());
    store_rlx(&gc.memlimit, readmemlimit());
    gcpaceafter();
    store_rlx(&sched.lastgc, nanotime());
}

void gcpaceafter(void) {
    int64_t pct = load_rlx(&gc.gcpercent), goal = INT64_MAX;
    if (pct >= 0) {
        int64_t extra = (int64_t)(((double)gc.heapmarked + (double)gc.stackscan + (double)gc.globalscan) * (double)pct / 100);
        int64_t min = (int64_t)HEAP_MIN * pct / 100;
        goal = gc.heapmarked + extra;
        if (goal < min) goal = min;
    }
    int64_t lim = load_rlx(&gc.memlimit);
    if (lim != INT64_MAX) {  // keep heap plus stacks under the limit, but never collect for less than a megabyte
        int64_t other = (int64_t)(load_rlx(&mheap_.manualpages) << PAGE_SHIFT);
        int64_t g = lim - other - (lim >> 5);
        if (g < gc.heapmarked + (1 << 20)) g = gc.heapmarked + (1 << 20);
        if (goal > g) goal = g;
    }
    store_rlx(&gc.goal, goal);
    store_rlx(&gc.trigger, goal);
}

void gcrequest(void) {
    if (!gc.enabled || load_rlx(&gcphase) != GCOFF) return;
    store_rlx(&sched.gcdue, 1);
    M *m = getm();
    G *gp = m ? load_rlx(&m->curg) : NULL;
    if (gp) {
        store_rlx(&gp->preempt, load_rlx(&gp->preempt) | 4);
        poisonguard(gp);
    }
}

static int64_t cputime(void) {
    struct timespec ts;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return ts.tv_sec * 1000000000LL + ts.tv_nsec;
}

// Milliseconds with two significant digits, none finer than a microsecond: 0.004 0.17 1.5 15
static const char *ms(char *b, int64_t ns) {
    int64_t us = ns / 1000;
    if (us >= 10000) snprintf(b, 24, "%lld", (long long)(us / 1000));
    else snprintf(b, 24, "%.*f", us >= 1000 ? 1 : us >= 100 ? 2 : 3, (double)us / 1000);
    if (us == 0) strcpy(b, "0");
    return b;
}

// gc 1 @0.012s 3%: 0.02+0.5+0.01 ms clock, 0.04+0.1/0.4/0.3+0.02 ms cpu, 4->4->1 MB, 5 MB goal, 0 MB stacks, 0 MB globals, 2 P
static void trace(int64_t t0, int64_t t1, int64_t t2, int64_t t3, uint64_t before, uint64_t goal, int64_t cpu, bool forced) {
    int64_t since = t3 - sched.inittime, np = gomaxprocs;
    int pct = (int)(100.0 * (double)gc.marktimetotal / ((double)(since > 0 ? since : 1) * (double)np));
    char line[400], a[24], b[24], c[24], d[24], e[24], f[24];
    snprintf(line, sizeof line,
             "gc %u @%.3fs %d%%: %s+%s+%s ms clock, %s+0/%s/0+%s ms cpu, %llu->%llu->%llu MB, %llu MB goal, "
             "%llu MB stacks, %llu MB globals, %d P%s\n",
             load_rlx(&gc.cycles), (double)since / 1e9, pct, ms(a, t1 - t0), ms(b, t2 - t1), ms(c, t3 - t2), ms(d, (t1 - t0) * np),
             ms(e, cpu), ms(f, (t3 - t2) * np), (unsigned long long)(before >> 20), (unsigned long long)(before >> 20),
             (unsigned long long)gc.heapmarked >> 20, (unsigned long long)(goal >> 20), (unsigned long long)(gc.stackscan >> 20),
             (unsigned long long)(gc.globalscan >> 20), (int)np, forced ? " (forced)" : "");
    writeerr(line, strlen(line));
}

static void shrinkstacks(void) {
    uint64_t n = load_acq(&allglen);
    G **gs = load_acq(&allgs);
    for (uint64_t i = 0; i < n; i++)
        if (gs[i]->stklo && (uintptr_t)((uint8_t *)gs[i]->stkhi - (uint8_t *)gs[i]->stklo) > STACK_MIN) stackshrink(gs[i]);
}

void gcstart(bool forced) {
    gcsweep_finish();  // what the last cycle left, before anybody waits
    int64_t t0 = nanotime();
    if (!stoptheworld()) return;
    if (!forced && !load_rlx(&sched.gcdue)) {
        starttheworld();
        return;
    }
    gcsweep_finish();
    if (poolcleanup) poolcleanup();
    uint64_t before = (uint64_t)load_rlx(&gc.heaplive), goal = (uint64_t)load_rlx(&gc.goal);
    for (int32_t i = 0; i < gomaxprocs; i++) {
        atomic_fetch_add_explicit(&gc.tinyallocs, allp[i]->mcache->tinyallocs, memory_order_relaxed);
        allp[i]->mcache->tinyallocs = 0;
        mcache_releaseall(allp[i]->mcache);
    }
    int64_t t1 = nanotime(), c1 = cputime();
    store_rlx(&gcphase, GCMARK);
    store_rlx(&writebarrier_on, 1);
    gc.stackscan = load_rlx(&mheap_.manualpages) << PAGE_SHIFT;
    gc.globalscan = gcmark_globals();
    getm()->p->gcw.bytesmarked = 0;
    gcmark_all();
    int64_t t2 = nanotime(), c2 = cputime();
    store_rlx(&gcphase, GCMARKTERMINATION);
    if (!gcwork_empty()) throw("marking ended with work left");
    gc.heapmarked = (int64_t)getm()->p->gcw.bytesmarked;
    getm()->p->gcw.bytesmarked = 0;
    store_rlx(&gcphase, GCOFF);
    store_rlx(&writebarrier_on, 0);
    store_rlx(&gc.heaplive, gc.heapmarked);
    gcsweep_start();
    shrinkstacks();
    gcpaceafter();
    uint32_t n = atomic_fetch_add(&gc.cycles, 1);
    if (forced) atomic_fetch_add(&gc.forced, 1);
    int64_t t3 = nanotime(), sec;
    int32_t nsec;
    walltime(&sec, &nsec);
    gc.lastgcwall = sec * 1000000000 + nsec;
    gc.marktimetotal += (uint64_t)(c2 - c1);
    gc.pausens[n % 256] = (uint64_t)(t3 - t0);
    gc.pauseend[n % 256] = (uint64_t)gc.lastgcwall;
    gc.pausetotal += (uint64_t)(t3 - t0);
    store_rlx(&sched.lastgc, t3);
    store_rlx(&sched.gcdue, 0);  // last: giving the caches back may have asked for this very cycle again
    if (debug.gctrace > 0) trace(t0, t1, t2, t3, before, goal, c2 - c1, forced);
    starttheworld();
}

rtstatus runtime_gc(G *gp) {
    if (gp->resuming) {
        gp->resuming = false;
        if ((int32_t)(load_acq(&gc.cycles) - (uint32_t)gp->parkval) >= 0) {
            gcsweep_finish();
            return RT_OK;
        }
    } else gp->parkval = load_acq(&gc.cycles) + 1;
    gopark(gp, NULL, NULL, WR_waitgc);
    gcstart(true);
    ready(gp, true);
    return RT_PARK;
}

int setgcpercent(int pct) {
    int old = load_rlx(&gc.gcpercent);
    store_rlx(&gc.gcpercent, pct < 0 ? -1 : pct);
    gcpaceafter();
    gcaddlive(0);
    return old;
}

int64_t setmemorylimit(int64_t n) {
    int64_t old = load_rlx(&gc.memlimit);
    if (n >= 0) {
        store_rlx(&gc.memlimit, n);
        gcpaceafter();
        gcaddlive(0);
    }
    return old;
}

void rt_freeosmemory(void) {
    gcsweep_finish();
    mheap_scavenge(true);
}
