// runtime_sema.c - semaphores: many addresses in the treaps, first in first out, direct hand-off; notification lists.
#include "tests/unit/runtime_fake.h"

#define STATE f[1].i
enum { NSEM = 300, NG = 600, LOOPS = 200 };
static _Atomic uint32_t sems[NSEM], one, total_done;
static _Atomic int64_t holders[NSEM];
static int order[16], norder;
static notifylist nl;
static int loops = LOOPS;

// takes semaphore after semaphore, checks that it is alone, releases
static rtstatus worker(G *gp, slot *f) {
    int64_t i = (f[2].i * 31 + f[10].i * 17) % NSEM;
    rtstatus st;
    switch (STATE) {
    case 0:
        st = semacquire1(gp, &sems[i], f[10].i % 5 == 0, WR_semacquire);
        if (st != RT_OK) return st;
        if (atomic_fetch_add(&holders[i], 1) != 0) throw("two holders of semaphore %d", (int)i);
        STATE = 1;
        return f[10].i % 3 == 0 ? RT_YIELD : RT_OK;
    default:
        atomic_fetch_sub(&holders[i], 1);
        STATE = 0;
        if (++f[10].i == loops) {
            STATE = 2;
            atomic_fetch_add(&total_done, 1);
        }
        st = semrelease1(gp, &sems[i], f[10].i % 4 == 0);
        return st;
    case 2: return RT_DEAD;
    }
}
static rtstatus fifo(G *gp, slot *f) {
    rtstatus st = semacquire1(gp, &one, f[3].i != 0, WR_semacquire);
    if (st != RT_OK) return st;
    order[norder++] = (int)f[2].i;
    return RT_DEAD;
}
static rtstatus cond(G *gp, slot *f) {
    if (STATE == 0) {
        f[3].u = notifylistadd(&nl);
        STATE = 1;
    }
    rtstatus st = notifylistwait(gp, &nl, (uint32_t)f[3].u);
    if (st != RT_OK) return st;
    order[norder++] = (int)f[2].i;
    return RT_DEAD;
}

static rtstatus tmain(G *gp, slot *f) {
    rtstatus st;
    switch (STATE) {
    case 0:
        TEST("sema/treap");
        for (int i = 0; i < NSEM; i++) store_rlx(&sems[i], 1);
        for (int i = 0; i < NG; i++) newproc(gp, fake_go(worker, ARGS(INT(i))), NULL);
        STATE = 1;
        // fallthrough
    case 1:
        if (load_acq(&total_done) < NG) return RT_YIELD;
        STATE = 2;
        // fallthrough
    case 2:
        st = timesleep(gp, 20000000);
        if (st != RT_OK) return st;
        for (int i = 0; i < NSEM; i++) CHECK_EQ(load_rlx(&sems[i]), 1);
        STATE = 3;
        // fallthrough
    case 3: {
        int old = rt_gomaxprocs(gp, 1, &st);
        (void)old;
        if (st != RT_OK) return st;
        TEST("sema/order");
        for (int i = 0; i < 5; i++) newproc(gp, fake_go(fifo, ARGS(INT(i), INT(i == 4))), NULL);
        STATE = 4;
        return RT_YIELD;
    }
    case 4:
        st = timesleep(gp, 5000000);
        if (st != RT_OK) return st;
        for (int i = 0; i < 5; i++) semrelease1(NULL, &one, false);
        STATE = 5;
        // fallthrough
    case 5:
        st = timesleep(gp, 5000000);
        if (st != RT_OK) return st;
        if (norder < 5 && f[20].i++ < 400) return RT_OK;  // a busy machine: look again
        CHECK_EQ(norder, 5);
        static const int want[] = { 3, 4, 0, 1, 2 };  // 4 ran and queued first; the last one readied is runnext
        for (int i = 0; i < 5 && !debug.poison; i++) CHECK_EQ(order[i], want[i]);
        norder = 0;
        TEST("sema/notify");
        for (int i = 0; i < 6; i++) newproc(gp, fake_go(cond, ARGS(INT(i))), NULL);
        STATE = 6;
        // fallthrough
    case 6:
        st = timesleep(gp, 5000000);
        if (st != RT_OK) return st;
        notifylistnotifyone(&nl);
        notifylistnotifyone(&nl);
        STATE = 7;
        // fallthrough
    case 7:
        st = timesleep(gp, 5000000);
        if (st != RT_OK) return st;
        if (norder < 2 && f[20].i++ < 400) return RT_OK;  // a busy machine: look again
        CHECK_EQ(norder, 2);
        notifylistnotifyall(&nl);
        notifylistnotifyone(&nl);
        STATE = 8;
        // fallthrough
    case 8:
        st = timesleep(gp, 5000000);
        if (st != RT_OK) return st;
        if (norder < 6 && f[20].i++ < 400) return RT_OK;  // a busy machine: look again
        CHECK_EQ(norder, 6);
        exit(unit_done());
    }
    return RT_DEAD;
}

int main(void) {
    if (getenv("UNIT_SCALE")) loops = 10;
    fake_start(tmain);
}
