// runtime_runq.c - the run queue with real threads: every goroutine is taken exactly once; mutexes and notes under contention.
#include "tests/unit/runtime_fake.h"

enum { NG = 4096, ROUNDS = 200 };
static G *gs[NG];
static _Atomic uint32_t taken[NG];
static _Atomic uint64_t total;
static _Atomic bool stop;

static void take(G *gp) {
    uint64_t i = (uint64_t)gp->goid;
    if (gp->parkval != load_rlx(&taken[i]) + 1) CHECK(false, "goroutine %d: what was written before it was queued is not seen", (int)i);
    atomic_fetch_add(&taken[i], 1);
    atomic_fetch_add(&total, 1);
}

static void *thief(void *arg) {
    M *m = calloc(1, sizeof *m);
    tls_m = m;
    m->p = arg;
    bool inh;
    while (!load_acq(&stop)) {
        G *gp = runqsteal(m->p, allp[0], rt_randn(8) == 0);
        if (!gp) continue;
        take(gp);
        while ((gp = runqget(m->p, &inh)) != NULL) take(gp);
    }
    return NULL;
}

static mutex mu = MUTEX_INIT(NONE);
static int64_t shared;
static note ping, pong;
static void *locker(void *arg) {
    (void)arg;
    for (int i = 0; i < 100000; i++) {
        lock(&mu);
        shared++;
        unlock(&mu);
    }
    return NULL;
}
static void *ponger(void *arg) {
    (void)arg;
    for (int i = 0; i < 2000; i++) {
        notesleep(&ping);
        noteclear(&ping);
        notewakeup(&pong);
    }
    return NULL;
}

int main(void) {
    setenv("GOMAXPROCS", "3", 1);
    rt_schedinit();
    TEST("runq/steal");
    for (int64_t i = 0; i < NG; i++) {
        gs[i] = malg(STACK_MIN);
        gs[i]->goid = i;
    }
    pthread_t t[2];
    for (int i = 0; i < 2; i++) pthread_create(&t[i], NULL, thief, allp[i + 1]);
    P *p = getm()->p;
    bool inh;
    for (int r = 1; r <= ROUNDS; r++) {
        for (int i = 0; i < NG; i++) {
            gs[i]->parkval = (uint64_t)r;  // plain: the queue must publish it
            runqput(p, gs[i], rt_randn(4) == 0);
            if (rt_randn(3) == 0) {
                G *gp = runqget(p, &inh);
                if (gp) take(gp);
            }
        }
        for (;;) {  // also what overflowed to the global queue
            G *gp = runqget(p, &inh);
            if (!gp) {
                lock(&sched.lock);
                gp = globrunqget(p, 0);
                unlock(&sched.lock);
            }
            if (gp) take(gp);
            else if (load_acq(&total) == (uint64_t)r * NG) break;
        }
        for (int i = 0; i < NG; i++)
            if (load_rlx(&taken[i]) != (uint32_t)r) {
                CHECK(false, "goroutine %d taken %u times in %d rounds", i, load_rlx(&taken[i]), r);
                r = ROUNDS;
                break;
            }
    }
    store_rel(&stop, true);
    for (int i = 0; i < 2; i++) pthread_join(t[i], NULL);
    TEST("runq/order");
    for (int i = 0; i < 3; i++) runqput(p, gs[i], false);
    runqput(p, gs[3], true);
    runqput(p, gs[4], true);  // kicks 3 to the end
    static const int want[] = { 4, 0, 1, 2, 3 };
    for (int i = 0; i < 5; i++) CHECK_EQ(runqget(p, &inh)->goid, want[i]);
    CHECK(runqget(p, &inh) == NULL && runqempty(p));
    TEST("lock/mutex");
    pthread_t l[4];
    for (int i = 0; i < 4; i++) pthread_create(&l[i], NULL, locker, NULL);
    for (int i = 0; i < 4; i++) pthread_join(l[i], NULL);
    CHECK_EQ(shared, 400000);
    TEST("lock/note");
    pthread_create(&l[0], NULL, ponger, NULL);
    for (int i = 0; i < 2000; i++) {
        notewakeup(&ping);
        notesleep(&pong);
        noteclear(&pong);
    }
    pthread_join(l[0], NULL);
    note n = { 0 };
    int64_t t0 = nanotime();
    CHECK(!notetsleep(&n, 2000000));
    CHECK(nanotime() - t0 >= 2000000);
    exit(unit_done());
}
