// runtime_fatal.c - how programs end: deadlocks, fatal errors, signals, thread and stack limits. Each case is a process of its own.
#include "tests/unit/runtime_fake.h"
#include "tests/unit/child.h"
#include <signal.h>

#define STATE f[1].i
static const chantype *intchan;
static hchan *ch;

static rtstatus waiter(G *gp, slot *f) { return chanrecv(gp, ch, &f[5], true, NULL, NULL); }
static rtstatus forever(G *gp, slot *f) {
    scase c;
    int64_t w;
    (void)f;
    return selectgo(gp, &c, 0, 0, true, &w, NULL);
}
static void start(void) {
    if (!ch) makechan(NULL, intchan, 0, &ch);
    gcaddroot(&ch, 8, NULL);
}
static rtstatus deadmain(G *gp, slot *f) {
    start();
    if (STATE++ == 0) {
        newproc(gp, fake_go(waiter, 0, NULL), NULL);
        newproc(gp, fake_go(forever, 0, NULL), NULL);
    }
    return chansend(gp, NULL, &f[5], true, NULL);
}
static rtstatus goexitmain(G *gp, slot *f) {
    (void)gp, (void)f;
    return RT_DEAD;
}
static rtstatus mapmain(G *gp, slot *f) {
    (void)f;
    hmap *h;
    const maptype *t = (const maptype *)rtype_map(rtype_basic(KIND_INT), rtype_basic(KIND_INT));
    makemap(gp, t, 0, &h);
    *(uint8_t *)((uint8_t *)h + 8) = 4;  // somebody is writing
    void *e;
    mapassign_fast64(gp, t, h, 1, false, &e);
    return RT_DEAD;
}
static rtstatus segvmain(G *gp, slot *f) {
    (void)gp, (void)f;
    volatile int *volatile bad = (volatile int *)16;
    *bad = 1;
    return RT_DEAD;
}
static rtstatus quitmain(G *gp, slot *f) {
    if (STATE++ == 0) newproc(gp, fake_go(forever, 0, NULL), NULL);
    if (STATE > 3) kill(getpid(), SIGQUIT);
    return timesleep(gp, 10000000);
}
static rtstatus oommain(G *gp, slot *f) {
    (void)gp, (void)f;
    mallocgc(1ull << 46, NULL, true);
    return RT_DEAD;
}
static rtstatus blocker(G *gp, slot *f) {
    (void)f;
    entersyscall(gp);
    sleep(100);
    return RT_SYSCALL;
}
static rtstatus threadmain(G *gp, slot *f) {
    if (STATE++ == 0) {
        setmaxthreads(20);
        for (int i = 0; i < 30; i++) newproc(gp, fake_go(blocker, 0, NULL), NULL);
    }
    return timesleep(gp, 100000000);
}
static rtstatus sleepmain(G *gp, slot *f) {  // a sleeper is no deadlock
    if (STATE++ == 0) return timesleep(gp, 50000000);
    timesleep(gp, 0);
    rt_exit(7);
}

static void begin(void *fn) {
    intchan = (const chantype *)rtype_chan(rtype_basic(KIND_INT), CHANDIR_BOTH);
    fake_start(*(stepfn *)fn);
}

static void expect(const char *name, stepfn fn, int code, const char *want) {
    TEST(name);
    char buf[8192];
    int st = runchild(begin, &fn, 10, buf, sizeof buf);
    CHECK(WIFEXITED(st) && WEXITSTATUS(st) == code, "status %x: %s", st, buf);
    const char *at = buf;  // parts of want, separated by |, in this order
    char parts[512];
    snprintf(parts, sizeof parts, "%s", want);
    for (char *p = strtok(parts, "|"); p; p = strtok(NULL, "|")) {
        const char *hit = strstr(at, p);
        CHECK(hit != NULL, "no \"%s\" in:\n%s", p, buf);
        if (hit) at = hit + strlen(p);
    }
}

int main(void) {
    setenv("GOMAXPROCS", "3", 0);
    expect("fatal/deadlock", deadmain, 2,
           "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan send (nil chan)]:\n|\ngoroutine |[chan receive]:\n|[select (no cases)]:\n");
    expect("fatal/goexit", goexitmain, 2, "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
    expect("fatal/mapwrites", mapmain, 2, "fatal error: concurrent map writes\n\ngoroutine 1 [running]:\n");
#if !defined(__SANITIZE_ADDRESS__) && !RT_TSAN && !RT_DEBUG
    expect("fatal/segv", segvmain, 2, "fatal error: unexpected signal|[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x|goroutine 1 gp=0x| m=0 mp=0x|[running]:\n");
#else
    (void)segvmain;
#endif
    expect("fatal/sigquit", quitmain, 2, "SIGQUIT: quit\nPC=0x|\n\ngoroutine 1 gp=0x|[select (no cases)]:\n");
    expect("fatal/oom", oommain, 2, "fatal error: out of memory\n");
    expect("fatal/threads", threadmain, 2, "runtime: program exceeds 20-thread limit\nfatal error: thread exhaustion\n");
    expect("fatal/sleeping", sleepmain, 7, "");
    return unit_done();
}
