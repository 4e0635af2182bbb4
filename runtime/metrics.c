// metrics.c - the numbers of package runtime/metrics.
// Twin: $GOROOT/src/runtime/metrics.go      Locks: none; what changes meanwhile is a moment's value
//
// The order of readmetrics is that of the table in stdlib/runtime/metrics/description.go: change both.
#include "runtime/natives_api.h"
#include "runtime/mgc.h"

static uint64_t seconds(uint64_t ns) {
    double s = (double)ns / 1e9;
    uint64_t bits;
    memcpy(&bits, &s, 8);
    return bits;
}

void readmetrics(const memstats *m, uint64_t *v) {
    uint64_t states[4] = { 0 };  // runnable, running, system call, waiting
    uint64_t n = load_acq(&allglen), i = 0;
    G **gs = load_acq(&allgs);
    for (uint64_t k = 0; k < n; k++) {
        if (gs[k]->issystem) continue;
        switch (readgstatus(gs[k]) & ~(uint32_t)G_SCAN) {
        case G_RUNNABLE: states[0]++; break;
        case G_RUNNING: states[1]++; break;
        case G_SYSCALL: states[2]++; break;
        case G_WAITING: states[3]++; break;
        default: break;
        }
    }
    uint64_t gctotal = gc.allassistns + gc.alldedicatedns + gc.allidlens + gc.allpausens, tiny = load_rlx(&gc.tinyallocs);
    for (int32_t p = 0; p < gomaxprocs; p++) tiny += allp[p]->mcache->tinyallocs;
    v[i++] = 0;  // calls of C through cgo
    v[i++] = seconds(gc.allassistns);
    v[i++] = seconds(gc.alldedicatedns);
    v[i++] = seconds(gc.allidlens);
    v[i++] = seconds(gc.allpausens);
    v[i++] = seconds(gctotal);
    v[i++] = seconds((uint64_t)((nanotime() - sched.inittime) * gomaxprocs));
    v[i++] = load_rlx(&finstats[3]);
    v[i++] = load_rlx(&finstats[2]);
    v[i++] = m->numgc - m->numforcedgc;
    v[i++] = m->numforcedgc;
    v[i++] = m->numgc;
    v[i++] = load_rlx(&finstats[1]);
    v[i++] = load_rlx(&finstats[0]);
    v[i++] = (uint64_t)(int64_t)load_rlx(&gc.gcpercent);
    v[i++] = (uint64_t)load_rlx(&gc.memlimit);
    v[i++] = m->totalalloc;
    v[i++] = m->mallocs - tiny;
    v[i++] = m->totalalloc - m->heapalloc;
    v[i++] = m->frees - tiny;
    v[i++] = m->nextgc;
    v[i++] = (uint64_t)gc.heapmarked;
    v[i++] = m->heapobjects;
    v[i++] = tiny;
    v[i++] = gc.globalscan;
    v[i++] = (uint64_t)gc.lastscanwork;
    v[i++] = gc.stackscan;
    v[i++] = gc.globalscan + (uint64_t)gc.lastscanwork + gc.stackscan;
    v[i++] = STACK_MIN;
    v[i++] = m->heapidle - m->heapreleased;
    v[i++] = m->heapalloc;
    v[i++] = m->heapreleased;
    v[i++] = m->stackinuse;
    v[i++] = m->heapinuse - m->heapalloc;
    v[i++] = m->mcachesys - m->mcacheinuse;
    v[i++] = m->mcacheinuse;
    v[i++] = m->mspansys - m->mspaninuse;
    v[i++] = m->mspaninuse;
    v[i++] = m->gcsys;
    v[i++] = m->othersys;
    v[i++] = m->sys;
    v[i++] = (uint64_t)gomaxprocs;
    v[i++] = states[2];
    v[i++] = states[0];
    v[i++] = states[1];
    v[i++] = states[3];
    v[i++] = states[0] + states[1] + states[2] + states[3];
    v[i++] = (uint64_t)sched.mnext;
    if (i != METRIC_COUNT) throw("readmetrics: %llu numbers", (unsigned long long)i);
}

int64_t readhistogram(int which, uint64_t *counts, int64_t max) {
    int64_t n = which == HIST_PAUSE || which == HIST_STOP ? TIMEHIST : NUM_SIZECLASSES;
    for (int64_t i = 0; i < n && i < max; i++) {
        if (which == HIST_PAUSE) counts[i] = gc.pausehist[i];
        else if (which == HIST_STOP) counts[i] = gc.stophist[i];
        else {  // by size class; large objects last
            uint64_t c = (uint64_t)(i + 1) % NUM_SIZECLASSES, allocs = gc.nclass[c];
            for (int32_t p = 0; p < gomaxprocs; p++) allocs += allp[p]->mcache->nclass[c];
            counts[i] = which == HIST_ALLOCS ? allocs : load_rlx(&gc.nfreeclass[c]);
        }
    }
    return n;
}
