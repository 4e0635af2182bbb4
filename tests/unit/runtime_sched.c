// runtime_sched.c - goroutines end to end on the fake VM: channels, select, semaphores, sleep, system calls, collection meanwhile.
#include "tests/unit/runtime_fake.h"

#define STATE f[1].i
static const chantype *inttype;

static hchan *mkchan(int64_t n) {
    hchan *c = NULL;
    makechan(NULL, inttype, n, &c);
    return c;
}

// sends f[4] values on f[2], then closes f[3] (a done channel counts: sends one there)
static rtstatus sender(G *gp, slot *f) {
    rtstatus st;
    switch (STATE) {
    case 0:
        if (f[10].i == f[4].i) {
            STATE = 1;
            return RT_OK;
        }
        f[11].i = f[10].i;
        st = chansend(gp, f[2].p, &f[11], true, NULL);
        if (st == RT_OK) f[10].i++;
        return st;
    default:
        st = chansend(gp, f[3].p, &f[11], true, NULL);
        return st == RT_OK ? RT_DEAD : st;
    }
}

// echo: receive on f[2], send on f[3], until closed
static rtstatus echo(G *gp, slot *f) {
    rtstatus st;
    bool ok;
    if (STATE == 0) {
        st = chanrecv(gp, f[2].p, &f[11], true, NULL, &ok);
        if (st != RT_OK) return st;
        if (!ok) return RT_DEAD;
        STATE = 1;
    }
    st = chansend(gp, f[3].p, &f[11], true, NULL);
    if (st == RT_OK) STATE = 0;
    return st;
}

// allocates lists of 16-byte nodes and checks them, forever f[4] times, then sends on f[3]
typedef struct node { struct node *next; int64_t v; } node;
static const _type *nodetype;
static rtstatus allocator(G *gp, slot *f) {
    if (STATE == 0) {
        if (f[10].i == f[4].i) {
            STATE = 1;
            return RT_OK;
        }
        node *n = newobject(nodetype);  // f[12]: list, grown one node a step
        n->v = f[10].i;
        n->next = f[12].p;
        f[12].p = n;
        f[10].i++;
        if (f[10].i % 100 == 0) {
            int64_t want = f[10].i - 1, cnt = 0;
            for (node *x = f[12].p; x; x = x->next, want--, cnt++)
                if (x->v != want) throw("list broken: %lld, want %lld", (long long)x->v, (long long)want);
            if (cnt != 100) throw("list has %lld nodes", (long long)cnt);
            f[12].p = NULL;
        }
        return RT_OK;
    }
    rtstatus st = chansend(gp, f[3].p, &f[10], true, NULL);
    return st == RT_OK ? RT_DEAD : st;
}

// locks a semaphore-mutex f[2], increments *f[5], f[4] times, then sends on f[3]
static rtstatus locker(G *gp, slot *f) {
    rtstatus st;
    switch (STATE) {
    case 0:
        st = semacquire1(gp, f[2].p, false, WR_mutexlock);
        if (st != RT_OK) return st;
        ++*(int64_t *)f[5].p;
        STATE = 1;
        return f[10].i % 7 == 0 ? RT_YIELD : RT_OK;
    case 1:
        STATE = ++f[10].i == f[4].i ? 2 : 0;
        return semrelease1(gp, f[2].p, f[10].i % 3 == 0);
    default:
        st = chansend(gp, f[3].p, &f[10], true, NULL);
        return st == RT_OK ? RT_DEAD : st;
    }
}

// select: sends on f[2] or receives on f[6], f[4] rounds; counts in f[13], f[14]; then done f[3]
static rtstatus selector(G *gp, slot *f) {
    if (STATE == 0) {
        if (f[10].i == f[4].i) {
            STATE = 1;
            return RT_OK;
        }
        scase *cs = (scase *)&f[15];
        cs[0] = (scase){ f[2].p, &f[11] };
        cs[1] = (scase){ f[6].p, &f[12] };
        int64_t which;
        bool ok;
        f[11].i = 1;
        rtstatus st = selectgo(gp, cs, 1, 1, true, &which, &ok);
        if (st != RT_OK) return st;
        f[13 + which].i++;
        f[10].i++;
        return RT_OK;
    }
    rtstatus st = chansend(gp, f[3].p, &f[10], true, NULL);
    return st == RT_OK ? RT_DEAD : st;
}

static rtstatus sleeper(G *gp, slot *f) {
    rtstatus st;
    if (STATE == 0) {
        st = timesleep(gp, f[4].i);
        if (st != RT_OK) return st;
        STATE = 1;
    }
    st = chansend(gp, f[3].p, &f[10], true, NULL);
    return st == RT_OK ? RT_DEAD : st;
}

static rtstatus syscaller(G *gp, slot *f) {
    if (STATE == 0) {
        if (f[10].i++ == f[4].i) {
            STATE = 1;
            return RT_OK;
        }
        entersyscall(gp);
        usleep_(100);
        return RT_SYSCALL;
    }
    rtstatus st = chansend(gp, f[3].p, &f[10], true, NULL);
    return st == RT_OK ? RT_DEAD : st;
}

static rtstatus spinner(G *gp, slot *f) {  // never blocks until *f[5] is set
    (void)gp;
    if (load_acq((_Atomic int64_t *)f[5].p)) return RT_DEAD;
    return RT_OK;
}

static _Atomic int64_t stopspin;
static int64_t counter;
static _Atomic uint32_t sema;
static int scale = 1;
static int64_t t0;

static rtstatus recvn(G *gp, slot *f, int64_t n) {  // receives n values from f[2], counting in f[20]
    while (f[20].i < n) {
        rtstatus st = chanrecv(gp, f[2].p, &f[21], true, NULL, NULL);
        if (st != RT_OK) return st;
        f[20].i++;
    }
    f[20].i = 0;
    return RT_OK;
}

static rtstatus tmain(G *gp, slot *f) {
    rtstatus st;
    slot done, a, b;
    switch (STATE) {
    case 0:
        f[2].p = mkchan(0);
        done = f[2];
        TEST("sched/pingpong");
        f[3].p = mkchan(0), f[4].p = mkchan(0);
        newproc(gp, fake_go(echo, ARGS(f[3], f[4])), NULL);
        f[5].i = 0;
        STATE = 1;
        t0 = cpunow();
        return RT_OK;
    case 1:
        f[11].i = f[5].i;
        st = chansend(gp, f[3].p, &f[11], true, NULL);
        if (st == RT_OK) STATE = 2;
        return st;
    case 2:
        st = chanrecv(gp, f[4].p, &f[12], true, NULL, NULL);
        if (st != RT_OK) return st;
        CHECK_EQ(f[12].i, f[5].i);
        STATE = ++f[5].i == 1000000 / scale ? 3 : 1;
        if (STATE == 3) printf("# ping-pong %.1f ns/switch\n", (double)(cpunow() - t0) / (double)(f[5].i * 2));
        return RT_OK;
    case 3: {
        TEST("sched/fan-in");
        closechan(gp, f[3].p);
        f[3].p = mkchan(10);
        done = f[2];
        a.p = mkchan(3);
        f[6] = a;
        for (int i = 0; i < 100; i++) newproc(gp, fake_go(sender, ARGS(a, done, INT(1000 / scale))), NULL);
        f[5].i = 0;
        STATE = 4;
        return RT_OK;
    }
    case 4: {
        int64_t n = 100 * (1000 / scale);
        while (f[5].i < n) {
            st = chanrecv(gp, f[6].p, &f[12], true, NULL, NULL);
            if (st != RT_OK) return st;
            f[5].i++;
            f[7].i += f[12].i;
        }
        int64_t k = 1000 / scale;
        CHECK_EQ(f[7].i, 100 * (k * (k - 1) / 2));
        STATE = 5;
        return RT_OK;
    }
    case 5:
        st = recvn(gp, f, 100);
        if (st != RT_OK) return st;
        TEST("sched/alloc+gc");
        done = f[2];
        for (int i = 0; i < 8; i++) newproc(gp, fake_go(allocator, ARGS(INT(0), done, INT(500000 / scale))), NULL);
        t0 = cpunow();
        STATE = 6;
        return RT_OK;
    case 6:
        st = recvn(gp, f, 8);
        if (st != RT_OK) return st;
        printf("# alloc %.1f ns/node, %u cycles\n", (double)(cpunow() - t0) / (8.0 * 500000 / scale), load_rlx(&gc.cycles));
        TEST("sched/sema");
        done = f[2];
        store_rlx(&sema, 1);
        for (int i = 0; i < 20; i++)
            newproc(gp, fake_go(locker, ARGS(PTR((void *)&sema), done, INT(2000 / scale), PTR(&counter))), NULL);
        STATE = 7;
        return RT_OK;
    case 7:
        st = recvn(gp, f, 20);
        if (st != RT_OK) return st;
        CHECK_EQ(counter, 20 * (2000 / scale));
        CHECK_EQ(load_rlx(&sema), 1);
        TEST("sched/select");
        done = f[2];
        a.p = mkchan(0), b.p = mkchan(0);
        for (int i = 0; i < 10; i++) {  // half send on a or take from b, half the other way round: always balanced
            newproc(gp, fake_go(selector, ARGS(a, done, INT(4000 / scale), INT(0), b)), NULL);
            newproc(gp, fake_go(selector, ARGS(b, done, INT(4000 / scale), INT(0), a)), NULL);
        }
        STATE = 8;
        return RT_OK;
    case 8:
        st = recvn(gp, f, 18);  // the last two may wait for each other's kind; the rest must finish
        if (st != RT_OK) return st;
        TEST("sched/sleep");
        done = f[2];
        t0 = nanotime();
        for (int i = 0; i < 100; i++) newproc(gp, fake_go(sleeper, ARGS(INT(0), done, INT(1000000 * (1 + i % 20)))), NULL);
        STATE = 9;
        return RT_OK;
    case 9:
        st = recvn(gp, f, 100);
        if (st != RT_OK) return st;
        CHECK(nanotime() - t0 >= 20000000, "woke early");
        CHECK(nanotime() - t0 < 400000000 * (int64_t)(scale > 1 ? 20 : 1), "woke late: %lld", (long long)(nanotime() - t0));
        TEST("sched/syscall");
        done = f[2];
        for (int i = 0; i < 10; i++) newproc(gp, fake_go(syscaller, ARGS(INT(0), done, INT(100 / scale + 1))), NULL);
        STATE = 10;
        return RT_OK;
    case 10:
        st = recvn(gp, f, 10);
        if (st != RT_OK) return st;
        TEST("sched/preempt");
        done = f[2];
        for (int i = 0; i < 5; i++) newproc(gp, fake_go(spinner, ARGS(INT(0), done, INT(0), PTR((void *)&stopspin))), NULL);
        STATE = 11;
        return RT_OK;
    case 11:
        st = timesleep(gp, 30000000);  // must run again although five goroutines never block
        if (st != RT_OK) return st;
        store_rel(&stopspin, 1);
        STATE = 12;
        return RT_OK;
    case 12:
        st = runtime_gc(gp);
        if (st != RT_OK) return st;
        STATE = 13;
        TEST("sched/gomaxprocs");
        return RT_OK;
    case 13: {
        int old = rt_gomaxprocs(gp, 3, &st);
        if (st != RT_OK) return st;
        (void)old;
        STATE = 14;
        return RT_OK;
    }
    case 14: {
        if (!f[22].i++ && !debug.schedseed) CHECK_EQ(gomaxprocs, 3);
        int old = rt_gomaxprocs(gp, 1, &st);
        if (st != RT_OK) return st;
        if (!debug.schedseed) CHECK_EQ(old, 3);
        CHECK_EQ(gomaxprocs, 1);
        done = f[2];
        a.p = mkchan(3);
        f[6] = a;
        f[5].i = 0;
        TEST("sched/spawn");
        t0 = cpunow();
        STATE = 15;
        return RT_OK;
    }
    case 15:
        while (f[5].i < 200000 / scale) {
            newproc(gp, fake_go(sender, ARGS(f[2], f[2], INT(0))), NULL);
            st = chanrecv(gp, f[2].p, &f[12], true, NULL, NULL);
            f[5].i++;
            if (st == RT_PARK) {
                STATE = 16;
                return st;
            }
        }
        printf("# spawn+join %.1f ns\n", (double)(cpunow() - t0) / (double)f[5].i);
        exit(unit_done());
    case 16:
        st = chanrecv(gp, f[2].p, &f[12], true, NULL, NULL);
        if (st != RT_OK) return st;
        STATE = 15;
        return RT_OK;
    }
    return RT_DEAD;
}

int main(void) {
    if (getenv("UNIT_SCALE")) scale = atoi(getenv("UNIT_SCALE"));
    static const uint8_t m[] = { 1 };
    static const _type nt = { .size = 16, .ptrdata = 8, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT, .gcmask = m };
    nodetype = &nt;
    inttype = (const chantype *)rtype_chan(rtype_basic(KIND_INT), CHANDIR_BOTH);
    fake_start(tmain);
}
