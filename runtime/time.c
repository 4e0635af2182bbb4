// time.c - timers: sleep, AfterFunc, Timer, Ticker.
// Twin: $GOROOT/src/runtime/time.go of Go 1.23 on      Locks: timer.lock (TIMER), then timers.lock (TIMERS)
//
// Each P has a 4-ary heap of timers by time, so that Ms find what is due without a common lock. A timer is in the heap of the P
// that armed it; another P's M may run it when that P is busy. A timer's fields are under its own lock; its place in a
// heap (ts, idx) is under both.
//
// A timer with a channel is in a heap only while a goroutine is blocked on that channel: an unused Ticker costs nothing and can be
// collected. Whoever receives without blocking looks at the clock first (timer_maybe_runchan). The channel holds one value that Stop and
// Reset take back; since firing happens under timer.lock, no stale value is seen after them.
#include "runtime/natives_api.h"
#include "runtime/chan.h"
#include "runtime/mgc.h"
#include "runtime/session.h"
#include "runtime/time.h"

enum { KIND_G, KIND_FN, KIND_CH, KIND_C };
struct timer {
    mutex lock;
    uint8_t kind;
    int32_t blocked;     // goroutines blocked on the channel   (lock)
    int64_t when;        // 0: not armed                        (lock)
    int64_t period;      // (lock)
    timers *ts;          // heap that holds it, NULL if none    (lock and ts->lock)
    uint32_t idx;        // place there                         (ts->lock)
    void *fn;            // gc: closure of AfterFunc
    hchan *c;            // gc: channel
    union {
        G *g;                                // sleeper
        void (*cfn)(void *arg, uint32_t seq);  // KIND_C: arg is in fn, and off-heap
    };
    uint32_t seq;        // for cfn                             (lock)
    uint32_t epoch;      // a REPL's evaluation that made it    (const)
};
static const uint8_t timermask[] = { (1 << (offsetof(struct timer, fn) / 8)) | (1 << (offsetof(struct timer, c) / 8)) };
static const _type timertype = { .size = sizeof(struct timer), .ptrdata = offsetof(struct timer, c) + 8, .align = 8,
                                 .fieldalign = 8, .kind = KIND_STRUCT, .gcmask = timermask, .str = { "runtime.timer", 13 } };
void *rt_timelocal;
int64_t rt_timestart;

void timersinit(timers *ts) {
    ts->lock.rank = RANK_TIMERS;
}

// --- the heap (under ts->lock) ---
static void place(timers *ts, timer *t, uint32_t i) {
    ts->heap[i] = t;
    t->idx = i;
}

static void siftup(timers *ts, uint32_t i) {
    timer *t = ts->heap[i];
    while (i > 0) {
        uint32_t p = (i - 1) / 4;
        if (ts->heap[p]->when <= t->when) break;
        place(ts, ts->heap[p], i);
        i = p;
    }
    place(ts, t, i);
}

static void siftdown(timers *ts, uint32_t i) {
    timer *t = ts->heap[i];
    for (;;) {
        uint32_t c = 4 * i + 1, end = c + 4 < ts->len ? c + 4 : ts->len, best = c;
        if (c >= ts->len) break;
        for (uint32_t k = c + 1; k < end; k++)
            if (ts->heap[k]->when < ts->heap[best]->when) best = k;
        if (t->when <= ts->heap[best]->when) break;
        place(ts, ts->heap[best], i);
        i = best;
    }
    place(ts, t, i);
}

static void newmin(timers *ts) { atomic_store(&ts->minwhen, ts->len ? ts->heap[0]->when : 0); }

static void heapadd(timers *ts, timer *t) {
    if (ts->len == ts->cap) {
        ts->cap = ts->cap ? ts->cap * 2 : 16;
        memlimit_charge((int64_t)(ts->cap - ts->cap / 2) * 8);
        ts->heap = realloc(ts->heap, ts->cap * sizeof *ts->heap);
        if (!ts->heap) throw("out of memory for timers");
    }
    ts->heap[ts->len] = t;
    ts->ngo += t->kind != KIND_G;
    t->ts = ts;
    siftup(ts, ts->len++);
    newmin(ts);
}

static void heapremove(timers *ts, timer *t) {
    uint32_t i = t->idx;
    timer *last = ts->heap[--ts->len];
    ts->ngo -= t->kind != KIND_G;
    t->ts = NULL;
    if (last != t) {
        place(ts, last, i);
        siftup(ts, i);
        siftdown(ts, last->idx);
    }
    newmin(ts);
}

// --- arming (under t->lock) ---
static void arm(timer *t) {  // into this P's heap
    timers *ts = &getm()->p->timers;
    lock(&ts->lock);
    heapadd(ts, t);
    bool first = ts->heap[0] == t;
    unlock(&ts->lock);
    if (first) wakenetpoller(t->when);
}

static void disarm(timer *t) {
    timers *ts = t->ts;
    if (!ts) return;
    lock(&ts->lock);
    heapremove(ts, t);
    unlock(&ts->lock);
}

// --- firing ---
static void sendtime(timer *t, int64_t late) {
    int64_t sec;
    int32_t nsec;
    walltime(&sec, &nsec);
    int64_t wall = sec * 1000000000 + nsec - late;  // the value is when it was due
    sec = wall / 1000000000;
    nsec = (int32_t)(wall % 1000000000);
    uint64_t v[3];
    v[0] = 1ull << 63 | (uint64_t)(sec + 2682288000) << 30 | (uint64_t)nsec;  // seconds since 1885, Time's own form
    v[1] = (uint64_t)(nanotime() - late - rt_timestart);
    v[2] = (uint64_t)(uintptr_t)__atomic_load_n(&rt_timelocal, __ATOMIC_RELAXED);
    chan_timersend(t->c, v);
}

// t is due and locked, and out of its heap or moved on in it. Unlocks t. first: nothing fired before it just now: its sleeper runs
// next; those of others queue up behind, so that sleepers that are late together wake in the order of their times.
static void fire(timer *t, int64_t late, bool first) {
    void *fn = t->fn;
    G *g = t->g;
    void (*cfn)(void *, uint32_t) = t->cfn;
    uint32_t seq = t->seq;
    if (t->kind == KIND_CH) sendtime(t, late);
    unlock(&t->lock);
    if (t->kind == KIND_G) ready(g, first);
    else if (t->kind == KIND_FN) newproc1(NULL, fn, NULL, t->epoch);
    else if (t->kind == KIND_C) cfn(fn, seq);
}

// The next time of a due timer; 0 if it is done.
static int64_t nextwhen(timer *t, int64_t now) {
    if (t->period <= 0) return 0;
    int64_t late = now - t->when, next;
    if (__builtin_add_overflow(t->when, t->period * (1 + late / t->period), &next)) next = INT64_MAX;
    return next;
}

int64_t timers_check(P *p, int64_t now, int64_t *nowout, bool *ran) {
    timers *ts = &p->timers;
    int64_t min = load_acq(&ts->minwhen);
    if (min == 0) return 0;
    if (now == 0) *nowout = now = nanotime();
    while (min != 0 && min <= now) {
        lock(&ts->lock);
        timer *t = ts->len ? ts->heap[0] : NULL;
        unlock(&ts->lock);
        if (!t) return 0;
        lock(&t->lock);
        if (t->ts == ts && t->when <= now && t->when != 0) {
            int64_t late = now - t->when, next = nextwhen(t, now);
            lock(&ts->lock);
            t->when = next;
            if (next == 0) heapremove(ts, t);
            else {
                siftdown(ts, t->idx);
                newmin(ts);
            }
            unlock(&ts->lock);
            fire(t, late, !*ran);
            *ran = true;
        } else unlock(&t->lock);  // changed meanwhile
        min = load_acq(&ts->minwhen);
    }
    return min;
}

// A P goes away (stw, under sched.lock: only holders of a P touch a heap, so no lock is needed).
void timers_take(P *from, P *to) {
    timers *a = &from->timers, *b = &to->timers;
    while (a->len) {
        timer *t = a->heap[a->len - 1];
        a->len--;
        a->ngo -= t->kind != KIND_G;
        heapadd(b, t);
    }
    newmin(a);
}

bool timers_any(void) {
    for (int32_t i = 0; i < gomaxprocs; i++)
        if (load_acq(&allp[i]->timers.minwhen) != 0) return true;
    return false;
}

void timers_foreach(void (*f)(void *ctx, timer *t), void *ctx) {
    for (int32_t i = 0; i < gomaxprocs; i++) {
        timers *ts = &allp[i]->timers;
        lock(&ts->lock);
        for (uint32_t k = 0; ts->ngo && k < ts->len; k++)
            if (ts->heap[k]->kind != KIND_G) f(ctx, ts->heap[k]);
        unlock(&ts->lock);
    }
}

void timer_gcscan(timer *t, void (*visit)(void *ctx, void **word), void *ctx) {
    void *self = t;
    visit(ctx, &self);  // a timer in Go memory keeps its own fields alive; a sleeper's has none
    visit(ctx, &t->fn);
    visit(ctx, (void **)&t->c);
}

// --- channels of timers ---
void timer_maybe_runchan(timer *t) {
    lock(&t->lock);
    int64_t now;
    if (t->when != 0 && !t->ts && t->when <= (now = nanotime())) {
        int64_t late = now - t->when;
        t->when = nextwhen(t, now);
        fire(t, late, true);
        return;
    }
    unlock(&t->lock);
}

void timer_block(timer *t) {
    lock(&t->lock);
    if (t->blocked++ == 0 && t->when != 0 && !t->ts) arm(t);
    unlock(&t->lock);
}

void timer_unblock(timer *t) {
    lock(&t->lock);
    if (--t->blocked == 0) disarm(t);
    unlock(&t->lock);
}

// --- the API of package time ---
static bool settimer(timer *t, int64_t when, int64_t period) {
    if (when < 0) when = INT64_MAX;
    lock(&t->lock);
    bool pending = t->when > 0;
    disarm(t);
    t->when = when;
    t->period = period;
    if (t->c && chan_drain(t->c)) pending = true;
    if (when != 0 && (t->kind != KIND_CH || t->blocked > 0)) arm(t);
    unlock(&t->lock);
    return pending;
}

// The sleeper's timer goes; false: it has fired.
bool timer_detach(timer *t) {
    lock(&t->lock);
    bool armed = t->ts != NULL;
    disarm(t);
    unlock(&t->lock);
    return armed;
}

timer *newtimer(int64_t when, int64_t period, void *fn, hchan *c) {
    timer *t = mallocgc(sizeof *t, &timertype, true);
    t->lock.rank = RANK_TIMER;
    t->kind = c ? KIND_CH : KIND_FN;
    G *gp = load_rlx(&getm()->curg);
    t->epoch = gp ? gp->epoch : 0;
    t->fn = fn;
    t->c = c;
    if (c) c->timer = t;
    settimer(t, when ? when : 1, period);
    return t;
}

timer *newctimer(void (*f)(void *arg, uint32_t seq), void *arg) {
    timer *t = persistentalloc(sizeof *t, 8);
    t->lock.rank = RANK_TIMER;
    t->kind = KIND_C;
    t->cfn = f;
    t->fn = arg;
    return t;
}

void setctimer(timer *t, int64_t when, uint32_t seq) {
    lock(&t->lock);
    disarm(t);
    t->when = when;
    t->seq = seq;
    if (when != 0) arm(t);
    unlock(&t->lock);
}

bool stoptimer(timer *t) { return settimer(t, 0, 0); }
bool resettimer(timer *t, int64_t when, int64_t period) { return settimer(t, when ? when : 1, period); }

static bool sleeparm(G *gp, void *arg) {
    (void)gp;
    timer *t = arg;
    lock(&t->lock);
    arm(t);
    unlock(&t->lock);
    return true;
}

rtstatus timesleep(G *gp, int64_t ns) {
    if (gp->resuming) {
        gp->resuming = false;
        return RT_OK;
    }
    if (ns <= 0) return RT_OK;
    timer *t = gp->timer;
    if (!t) {
        t = gp->timer = persistentalloc(sizeof *t, 8);
        t->lock.rank = RANK_TIMER;
        t->kind = KIND_G;
        t->g = gp;
    }
    int64_t when;
    if (__builtin_add_overflow(nanotime(), ns, &when)) when = INT64_MAX;
    t->when = when;
    gopark(gp, sleeparm, t, WR_sleep);
    return RT_PARK;
}
