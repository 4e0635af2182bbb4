// runtime_netpoll.c - the poller: waiting, deadlines, closing, late events of an earlier life, many pairs at once.
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>
#include "runtime/netpoll.h"
#include "tests/unit/runtime_fake.h"

#define STATE f[1].i
enum { PAIRS = 50, TURNS = 200 };
static _Atomic int done;

static int nonblocking(int fd[2], pollDesc *pd[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fd) != 0) return errno;
    for (int i = 0; i < 2; i++) {
        int e = poll_open(fd[i], &pd[i]);
        if (e) return e;
    }
    return 0;
}

static void shut(int fd, pollDesc *pd) {
    poll_unblock(pd);
    poll_close(pd);
    close(fd);
}

// Ping-pong of one byte on f[2] (fd) and f[3] (pd); f[4]: begins; f[10]: turns.
static rtstatus player(G *gp, slot *f) {
    pollDesc *pd = f[3].p;
    if (gp->resuming) (void)poll_wait(gp, pd, 'r');
    if (STATE == 0) {
        char c = 'x';
        if (f[4].i && write((int)f[2].i, &c, 1) != 1) CHECK(false, "write");
        STATE = 1;
    }
    char c;
    ssize_t n = read((int)f[2].i, &c, 1);
    if (n < 0) {
        CHECK_EQ(errno, EAGAIN);
        rtstatus st = poll_wait(gp, pd, 'r');
        return st;
    }
    if (n == 1 && ++f[10].i < TURNS) {
        if (write((int)f[2].i, &c, 1) != 1) CHECK(false, "write");
        return RT_OK;
    }
    shut((int)f[2].i, pd);  // the other side sees the end
    atomic_fetch_add(&done, 1);
    return RT_DEAD;
}

static rtstatus closer(G *gp, slot *f) {  // after 2 ms: f[4] 0 closes, else sets a deadline that has passed
    if (STATE == 0 || gp->resuming) {
        STATE = 1;
        rtstatus st = timesleep(gp, 2000000);
        if (st != RT_OK) return st;
    }
    if (f[4].i) poll_setdeadline(f[3].p, -1, 'r' + 'w');
    else poll_unblock(f[3].p);
    return RT_DEAD;
}

static int fd[2];
static pollDesc *pd[2];
static int64_t t0;

static rtstatus tmain(G *gp, slot *f) {
    rtstatus st;
    switch (STATE) {
    case 0: {
        TEST("netpoll/regular files");
        FILE *fp = tmpfile();
        pollDesc *none;
        CHECK_EQ(poll_open(fileno(fp), &none), EPERM);
        fclose(fp);
        TEST("netpoll/late event");
        CHECK_EQ(nonblocking(fd, pd), 0);
        pollDesc *old = pd[0];
        shut(fd[0], pd[0]);
        shut(fd[1], pd[1]);
        CHECK_EQ(nonblocking(fd, pd), 0);
        pollDesc *again = pd[0] == old ? pd[0] : pd[1];
        CHECK(again == old, "descriptors are used again");
        CHECK_EQ(poll_reset(again, 'r'), POLL_OK);
        gqueue q = { 0 };
        netpollready(&q, again, 0, true, false, false);  // its first life's
        f[2].p = again;
        CHECK(q.head == NULL);
        t0 = nanotime();
        poll_setdeadline(again, t0 + 3000000, 'r');
        STATE = 1;
        return RT_OK;
    }
    case 1:  // must park: the late event said nothing
        st = poll_wait(gp, f[2].p, 'r');
        if (st != RT_OK) return st;
        CHECK_EQ(poll_check(f[2].p, 'r'), POLL_TIMEOUT);
        CHECK(nanotime() - t0 >= 3000000, "late events wake nobody");
        CHECK_EQ(poll_check(f[2].p, 'w'), POLL_OK);
        TEST("netpoll/deadline while waiting");
        poll_setdeadline(f[2].p, 0, 'r');
        CHECK_EQ(poll_reset(f[2].p, 'r'), POLL_OK);
        newproc(gp, fake_go(closer, ARGS(INT(0), PTR(f[2].p), INT(1))), NULL);
        STATE = 2;
        return RT_OK;
    case 2:
        st = poll_wait(gp, f[2].p, 'r');
        if (st != RT_OK) return st;
        CHECK_EQ(poll_check(f[2].p, 'r'), POLL_TIMEOUT);
        TEST("netpoll/close while waiting");
        poll_setdeadline(f[2].p, nanotime() + 60000000000ll, 'r' + 'w');
        CHECK_EQ(poll_reset(f[2].p, 'r'), POLL_OK);
        newproc(gp, fake_go(closer, ARGS(INT(0), PTR(f[2].p), INT(0))), NULL);
        STATE = 3;
        return RT_OK;
    case 3:
        st = poll_wait(gp, f[2].p, 'r');
        if (st != RT_OK) return st;
        CHECK_EQ(poll_check(f[2].p, 'r'), POLL_CLOSING);
        poll_close(f[2].p);
        TEST("netpoll/pairs");
        for (int i = 0; i < PAIRS; i++) {
            int p[2];
            pollDesc *d[2];
            if (nonblocking(p, d) != 0) CHECK(false, "socketpair");
            for (int k = 0; k < 2; k++) newproc(gp, fake_go(player, ARGS(INT(p[k]), PTR(d[k]), INT(k))), NULL);
        }
        STATE = 4;
        return RT_OK;
    default:
        st = timesleep(gp, 1000000);
        if (st != RT_OK) return st;
        if (atomic_load(&done) < 2 * PAIRS) return RT_OK;
        CHECK(!netpoll_any());
        exit(unit_done());
    }
}

int main(void) { fake_start(tmain); }
