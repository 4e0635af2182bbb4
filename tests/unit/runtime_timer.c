// runtime_timer.c - timers' heap, channel timers by Go 1.23's rules, AfterFunc, locked threads, a million parked goroutines.
#include "tests/unit/runtime_fake.h"

#define STATE f[1].i
static const chantype *timechan, *intchan;
static hchan *mk(const chantype *t, int64_t n) {
    hchan *c = NULL;
    makechan(NULL, t, n, &c);
    return c;
}
static _Atomic int fired;
static rtstatus onfire(G *gp, slot *f) {
    (void)gp, (void)f;
    atomic_fetch_add(&fired, 1);
    return RT_DEAD;
}
static hchan *parkchan;
static _Atomic int64_t woken;
static rtstatus parker(G *gp, slot *f) {
    bool ok;
    rtstatus st = chanrecv(gp, parkchan, &f[4], true, NULL, &ok);
    if (st != RT_OK) return st;
    atomic_fetch_add(&woken, 1);
    return RT_DEAD;
}
static rtstatus locked(G *gp, slot *f) {  // pings on f[2]/f[3] from one and the same thread
    if (STATE == 0) {
        lockosthread(gp);
        f[10].p = getm();
        STATE = 1;
    }
    CHECK(f[10].p == getm());
    bool ok;
    rtstatus st;
    if (STATE == 1) {
        st = chanrecv(gp, f[2].p, &f[11], true, NULL, &ok);
        if (st != RT_OK) return st;
        if (!ok) {
            unlockosthread(gp);
            return RT_DEAD;
        }
        STATE = 2;
    }
    st = chansend(gp, f[3].p, &f[11], true, NULL);
    if (st == RT_OK) STATE = 1;
    return st;
}
static int64_t rss(void) {
    FILE *fp = fopen("/proc/self/statm", "r");
    long a = 0, b = 0;
    if (fscanf(fp, "%ld %ld", &a, &b) != 2) b = 0;
    fclose(fp);
    return b * 4096;
}
static int64_t t0, r0, N = 1000000;
static timer *tm;

static rtstatus tmain(G *gp, slot *f) {
    rtstatus st;
    bool sel, ok;
    slot v[3];
    switch (STATE) {
    case 0: {
        TEST("timer/channel");
        hchan *c = mk(timechan, 1);
        f[2].p = c;
        tm = newtimer(nanotime() + 2000000000, 0, NULL, c);
        f[3].p = tm;
        CHECK_EQ(chancap(c), 0);
        chanrecv(gp, c, v, false, &sel, &ok);
        CHECK(!sel);
        CHECK(stoptimer(tm));
        CHECK(!stoptimer(tm));
        CHECK(!resettimer(tm, nanotime() + 1000, 0));
        usleep_(2000);
        CHECK_EQ(chanlen(c), 0);
        CHECK(stoptimer(tm));  // expired, but its value was not received: stopped all the same
        chanrecv(gp, c, v, false, &sel, &ok);
        CHECK(!sel);
        resettimer(tm, nanotime() + 1000, 0);
        usleep_(2000);
        chanrecv(gp, c, v, false, &sel, &ok);
        CHECK(sel && ok && v[0].u >> 63);
        CHECK(!stoptimer(tm));
        resettimer(tm, nanotime() + 5000000, 0);
        t0 = nanotime();
        STATE = 1;
    }
    // fallthrough
    case 1:
        st = chanrecv(gp, f[2].p, &f[4], true, NULL, &ok);
        if (st != RT_OK) return st;
        CHECK(nanotime() - t0 >= 4900000 && nanotime() - t0 < 5000000000, "%lld", (long long)(nanotime() - t0));
        TEST("timer/ticker");
        resettimer(tm, nanotime() + 2000000, 2000000);
        f[10].i = 0;
        t0 = nanotime();
        STATE = 2;
        // fallthrough
    case 2:
        while (f[10].i < 10) {
            st = chanrecv(gp, f[2].p, &f[4], true, NULL, &ok);
            if (st != RT_OK) return st;
            f[10].i++;
        }
        CHECK(nanotime() - t0 >= 19000000 && nanotime() - t0 < 5000000000, "%lld", (long long)(nanotime() - t0));
        CHECK(stoptimer(tm));
        TEST("timer/afterfunc");
        for (int i = 0; i < 1000; i++) newtimer(nanotime() + rt_randn(20000000), 0, fake_go(onfire, 0, NULL), NULL);
        for (int i = 0; i < 1000; i++) {
            timer *x = newtimer(nanotime() + 50000000 + rt_randn(20000000), 0, fake_go(onfire, 0, NULL), NULL);
            CHECK(stoptimer(x));
        }
        STATE = 3;
        return RT_OK;
    case 3:
        st = timesleep(gp, 60000000);
        if (st != RT_OK) return st;
        if (fired < 1000 && f[20].i++ < 50) return RT_OK;  // the machine is busy
        CHECK_EQ(fired, 1000);
        for (uint32_t i = 0; i < (uint32_t)gomaxprocs; i++) CHECK_EQ(allp[i]->timers.len, 0);
        TEST("timer/select");
        f[5].i = 0;
        STATE = 4;
        resettimer(tm, nanotime() + 3000000, 0);
        // fallthrough
    case 4: {
        scase *cs = (scase *)&f[12];
        cs[0] = (scase){ f[2].p, &f[6] };
        cs[1] = (scase){ NULL, NULL };
        int64_t which;
        st = selectgo(gp, cs, 0, 2, true, &which, &ok);
        if (st != RT_OK) return st;
        CHECK_EQ(which, 0);
        TEST("sched/lockosthread");
        f[2].p = mk(intchan, 0);
        f[3].p = mk(intchan, 0);
        slot a = f[2], b = f[3];
        for (int i = 0; i < 3; i++) newproc(gp, fake_go(locked, ARGS(a, b)), NULL);
        f[10].i = 0;
        STATE = 5;
        return RT_OK;
    }
    case 5:
        f[11].i = 1;
        st = chansend(gp, f[2].p, &f[11], true, NULL);
        if (st == RT_OK) STATE = 6;
        return st;
    case 6:
        st = chanrecv(gp, f[3].p, &f[11], true, NULL, &ok);
        if (st != RT_OK) return st;
        STATE = ++f[10].i < 2000 ? 5 : 7;
        return RT_OK;
    case 7:
        closechan(gp, f[2].p);
        TEST("sched/million");
        parkchan = mk(intchan, 0);
        gcaddroot(&parkchan, 8, NULL);
        r0 = rss();
        t0 = nanotime();
        f[10].i = 0;
        STATE = 8;
        return RT_OK;
    case 8: {
        static fclosure *one;
        if (!one) one = fake_go(parker, 0, NULL);
        for (int k = 0; k < 1000 && f[10].i < N; k++, f[10].i++) newproc(gp, one, NULL);
        if (f[10].i == N) STATE = 9;
        return RT_YIELD;
    }
    case 9:
        if (numgoroutine() < N + 1) CHECK(false, "%lld", (long long)numgoroutine());
        STATE = 10;
        // fallthrough
    case 10:
        st = timesleep(gp, 100000000);
        if (st != RT_OK) return st;
        printf("# %lld parked: %.0f ns each, %.0f bytes each\n", (long long)N, (double)(nanotime() - t0 - 100000000) / (double)N,
               (double)(rss() - r0) / (double)N);
        t0 = nanotime();
        STATE = 11;
        return RT_OK;
    case 11:
        st = runtime_gc(gp);
        if (st != RT_OK) return st;
        printf("# gc with them parked: %.1f ms\n", (double)(nanotime() - t0) / 1e6);
        t0 = nanotime();
        closechan(gp, parkchan);
        STATE = 12;
        // fallthrough
    case 12:
        if (load_acq(&woken) < N) {
            return RT_YIELD;
        }
        printf("# wake and exit: %.0f ns each\n", (double)(nanotime() - t0) / (double)N);
        exit(unit_done());
    }
    return RT_DEAD;
}

int main(void) {
    if (getenv("UNIT_SCALE")) N /= atoi(getenv("UNIT_SCALE")) * 10;
    structfield tf[] = { { { "a", 1 }, { "t", 1 }, { "", 0 }, rtype_basic(KIND_UINT64), 0, 0 }, { { "b", 1 }, { "t", 1 }, { "", 0 }, rtype_basic(KIND_INT64), 0, 0 },
                         { { "c", 1 }, { "t", 1 }, { "", 0 }, rtype_basic(KIND_UNSAFEPOINTER), 0, 0 } };
    timechan = (const chantype *)rtype_chan(rtype_struct(tf, 3), CHANDIR_BOTH);
    intchan = (const chantype *)rtype_chan(rtype_basic(KIND_INT), CHANDIR_BOTH);
    fake_start(tmain);
}
