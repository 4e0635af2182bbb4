// mgcpacer.c - when a cycle starts, how much marking it gets, and how much an allocation must do itself.
// Twin: $GOROOT/src/runtime/mgcpacer.go      Locks: none; (stw) where said
//
// goal: heapmarked * (1 + GOGC/100), stacks and globals counted in the growth, at least 4 MiB * GOGC/100, and lower if GOMEMLIMIT asks for it.
// trigger: before the goal by the bytes that were allocated during the last mark (the runway), but never in the first 70% of the growth.
// Workers get a quarter of the Ps: whole Ps as dedicated workers, the rest as fractional ones. What they scan is credit; allocation
// that runs ahead of it scans at such a rate that the work is done when heaplive reaches the goal.
#include "runtime/mgc.h"
#include "runtime/natives_api.h"

enum { HEAP_MIN = TINY ? 64 << 10 : 4 << 20 };

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

void gcpacerinit(void) {
    store_rlx(&gc.gcpercent, readgogc());
    store_rlx(&gc.memlimit, readmemlimit());
    store_rlx(&gc.retain, UINT64_MAX);
    gcpaceafter();
}

void gcpaceafter(void) {
    int64_t pct = load_rlx(&gc.gcpercent), goal = INT64_MAX, live = gc.heapmarked;
    if (pct >= 0) {
        int64_t extra = (int64_t)(((double)live + (double)gc.stackscan + (double)gc.globalscan) * (double)pct / 100);
        int64_t min = (int64_t)HEAP_MIN * pct / 100;
        goal = live + extra;
        if (goal < min) goal = min;
    }
    int64_t lim = load_rlx(&gc.memlimit), hard = (int64_t)memlimit_hard();
    if (hard && hard - hard / 32 < lim) lim = hard - hard / 32;
    if (lim != INT64_MAX) {  // all that is not heap counts too; but never collect for less than a megabyte
        int64_t other = (int64_t)(load_rlx(&mheap_.manualpages) << PAGE_SHIFT) + (int64_t)sysoverhead();
        int64_t g = lim - other - (lim >> 5);
        if (g < live + (1 << 20)) g = live + (1 << 20);
        if (goal > g) goal = g;
    }
    int64_t trigger = goal;
    if (goal != INT64_MAX && !debug.gcstoptheworld) {
        int64_t grow = goal - live, first = live + (int64_t)((double)grow * 0.7), last = live + (int64_t)((double)grow * 0.95);
        trigger = goal - gc.runway - gc.runway / 8;
        if (trigger > last) trigger = last;
        if (trigger < first) trigger = first;
    }
    store_rlx(&gc.goal, goal);
    store_rlx(&gc.trigger, trigger);
}

// As many pages as were in use at the end of the last mark, if the heap grows as far again, and a tenth more.
void gcpaceretain(int64_t oldgoal) {
    int64_t goal = load_rlx(&gc.goal);
    double pages = (double)(load_rlx(&mheap_.pagesinuse) << PAGE_SHIFT) * 1.1;
    store_rlx(&gc.retain, goal == INT64_MAX || oldgoal == INT64_MAX ? UINT64_MAX : (uint64_t)(pages * ((double)goal / (double)oldgoal)));
}

void gcpacestart(void) {
    int32_t np = gomaxprocs;
    double want = np * 0.25;
    int32_t whole = (int32_t)(want + 0.5);
    double off = whole / want - 1;
    gc.fracgoal = 0;
    if (off < -0.3 || off > 0.3) {  // rounding is too far off: the rest, or all, in fractions of every P
        if (whole > want) whole--;
        gc.fracgoal = (want - whole) / np;
    }
    store_rlx(&gc.dedicated, whole);
    store_rlx(&gc.scanwork, 0);
    store_rlx(&gc.bgcredit, 0);
    store_rlx(&gc.bytesmarked, 0);
    store_rlx(&gc.assistns, 0);
    store_rlx(&gc.dedicatedns, 0);
    store_rlx(&gc.fracns, 0);
    store_rlx(&gc.idlens, 0);
    gc.livestart = load_rlx(&gc.heaplive);
    for (int32_t i = 0; i < np; i++) allp[i]->fractime = allp[i]->assistdebt = 0;
}

double gcassistratio(void) {
    int64_t live = load_rlx(&gc.heaplive), goal = load_rlx(&gc.goal), done = load_rlx(&gc.scanwork);
    int64_t want = gc.lastscanwork ? gc.lastscanwork : gc.livestart;
    if (live > goal || done > want) {  // more survives than last time: everything might, but let the goal slip a tenth for it
        want = gc.livestart;
        if (goal < INT64_MAX / 2) goal += goal / 10;
    }
    double left = (double)(want - done), room = (double)(goal - live);
    if (left < 1000) left = 1000;
    return room < 1 ? left : left / room;
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
