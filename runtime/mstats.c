// mstats.c - numbers: ReadMemStats, NumGoroutine, and the small natives of package runtime and sync.
// Twin: $GOROOT/src/runtime/mstats.go, proc.go
#include "runtime/natives_api.h"
#include "runtime/mgc.h"

bool readmemstats(memstats *ms) {
    if (!stoptheworld()) return false;
    memset(ms, 0, sizeof *ms);
    uint64_t tiny = load_rlx(&gc.tinyallocs), nm = gc.nmalloc, bytes = gc.mallocbytes, classes[NUM_SIZECLASSES];
    memcpy(classes, gc.nclass, sizeof classes);
    for (int32_t i = 0; i < gomaxprocs; i++) {
        mcache *c = allp[i]->mcache;
        mcache_releaseall(c);
        nm += c->nmalloc;
        tiny += c->tinyallocs;
        for (int k = 0; k < NUM_SIZECLASSES; k++) classes[k] += c->nclass[k];
        bytes += c->mallocbytes;
        ms->mcacheinuse += sizeof *c;
    }
    uint64_t page = PAGE_SIZE_;
    ms->mallocs = nm + tiny;  // tiny ones share blocks: each counts as made and, as soon, as freed
    ms->totalalloc = bytes;
    ms->frees = load_rlx(&gc.nfree) + tiny;
    for (int k = 0; k < 61; k++) {
        ms->bysize[k].size = class_to_size[k];
        ms->bysize[k].mallocs = k ? classes[k] : 0;
        ms->bysize[k].frees = k ? load_rlx(&gc.nfreeclass[k]) : 0;
    }
    ms->alloc = ms->heapalloc = bytes - load_rlx(&gc.freebytes);
    ms->heapobjects = ms->mallocs - ms->frees;
    ms->stackinuse = ms->stacksys = load_rlx(&mheap_.manualpages) * page;
    ms->heapinuse = load_rlx(&mheap_.pagesinuse) * page - ms->stackinuse;
    ms->heapsys = mheap_.pages.nchunks * CHUNK_BYTES - ms->stackinuse;
    ms->heapidle = ms->heapsys - ms->heapinuse;
    ms->heapreleased = (mheap_.pages.nchunks * CHUNK_PAGES - mheap_.zeroedpage) * page + mheap_released();
    uint64_t freespans = 0;
    for (mspan *s = mheap_.freespans; s; s = s->next) freespans++;
    ms->mspansys = mheap_.nallspans * sizeof(mspan);
    ms->mspaninuse = ms->mspansys - freespans * sizeof(mspan);
    ms->mcachesys = ms->mcacheinuse;
    ms->gcsys = mheap_.pages.nchunks * CHUNK_PAGES * MARK_WORDS * 8;
    uint64_t fixed = ms->mspansys + ms->mcachesys, all = sysoverhead();
    ms->othersys = all > fixed ? all - fixed : 0;
    ms->sys = ms->heapsys + ms->stacksys + ms->mspansys + ms->mcachesys + ms->gcsys + ms->othersys;
    ms->nextgc = (uint64_t)load_rlx(&gc.goal);
    ms->lastgc = (uint64_t)gc.lastgcwall;
    ms->pausetotalns = gc.pausetotal;
    memcpy(ms->pausens, gc.pausens, sizeof ms->pausens);
    memcpy(ms->pauseend, gc.pauseend, sizeof ms->pauseend);
    ms->numgc = load_rlx(&gc.cycles);
    ms->numforcedgc = load_rlx(&gc.forced);
    int64_t since = nanotime() - sched.inittime;
    ms->gccpufraction = (double)gc.gcns / ((double)since * gomaxprocs);
    ms->enablegc = true;
    starttheworld();
    return true;
}

int64_t numgoroutine(void) {
    uint64_t n = load_acq(&allglen);
    G **gs = load_acq(&allgs);
    int64_t live = 0;
    for (uint64_t i = 0; i < n; i++) {
        uint32_t s = readgstatus(gs[i]) & ~(uint32_t)G_SCAN;
        live += s != G_DEAD && s != G_IDLE && !gs[i]->issystem && !load_rlx(&gs[i]->leaving);
    }
    return live;
}

int rt_gomaxprocs(G *gp, int n, rtstatus *st) {
    *st = RT_OK;
    int old = gomaxprocs;
    if (gp->resuming) {
        gp->resuming = false;
        if (gp->parkval >> 32) return (int)(uint32_t)gp->parkval;  // done: the value before
    }
    if (n > 1024) n = 1024;
    if (debug.schedseed) {  // one P, whatever the program asks: it is told that it got it
        static int asked = 1;
        old = asked;
        if (n >= 1) asked = n;
        return old;
    }
    if (n < 1 || n == old) return old;
    gp->parkval = (uint32_t)old;
    gopark(gp, NULL, NULL, WR_stoppingtheworld);
    if (stoptheworld()) {
        sched.procresize = n;
        gp->parkval |= 1ull << 32;
        starttheworld();
    }
    ready(gp, true);
    *st = RT_PARK;
    return old;
}

int setmaxthreads(int n) {
    lock(&sched.lock);
    int old = sched.maxmcount;
    sched.maxmcount = n;
    unlock(&sched.lock);
    return old;
}

// Spinning makes sense on several CPUs, with another P running, nothing else to run here, and only a few times.
bool sync_canspin(int i) {
    if (i >= 4 || ncpu <= 1 || gomaxprocs <= atomic_load(&sched.npidle) + atomic_load(&sched.nmspinning) + 1) return false;
    return runqempty(getm()->p);
}

void sync_dospin(void) {
    for (int i = 0; i < 30; i++) {
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }
}

int procpin(void) { return getm()->p->id; }
void procunpin(void) {}
uint64_t rt_fastrand64(void) { return rt_rand(); }
