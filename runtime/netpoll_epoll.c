// netpoll_epoll.c - the poller on epoll.
// Twin: $GOROOT/src/runtime/netpoll_epoll.go      Locks: none
//
// Every descriptor is added once, for reading and writing, edge-triggered: what is known is kept in its pollDesc. An event carries the
// pollDesc's address and its life's number. An eventfd (level-triggered) ends a wait: an earlier timer, or a stop.
//
// Until the first descriptor is opened there is no epoll instance: the M that waits for the next timer sleeps on a futex word.
#include "runtime/netpoll.h"
#include "runtime/mgc.h"
#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int epfd = -1, breakfd = -1;
static _Atomic uint32_t wakesig;   // a write to breakfd is under way or unread
static _Atomic uint32_t sleepkey;  // 1: the sleep without epoll shall end
static _Atomic bool nopwait2;      // the kernel lacks epoll_pwait2

// As many descriptors as one may have but one, as Go: the soft limit is for programs that use select.
struct rlimit rt_nofile;  // what it was, for programs that are started

void netpollinit(void) {
    if (getrlimit(RLIMIT_NOFILE, &rt_nofile) == 0 && rt_nofile.rlim_cur < rt_nofile.rlim_max) {
        struct rlimit most = { rt_nofile.rlim_max - 1, rt_nofile.rlim_max };
        setrlimit(RLIMIT_NOFILE, &most);
    }
    epfd = epoll_create1(EPOLL_CLOEXEC);
    breakfd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (epfd < 0 || breakfd < 0) throw("netpollinit: errno %d", errno);
    struct epoll_event ev = { .events = EPOLLIN, .data.u64 = 0 };
    if (epoll_ctl(epfd, EPOLL_CTL_ADD, breakfd, &ev) != 0) throw("netpollinit: epoll_ctl, errno %d", errno);
}

int netpollopen(int fd, pollDesc *pd, uint32_t seq) {
    struct epoll_event ev = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.u64 = polltag(pd, seq) };
    return epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &ev) == 0 ? 0 : errno;
}

int netpollclose(int fd) {
    struct epoll_event ev = { 0 };
    return epoll_ctl(epfd, EPOLL_CTL_DEL, fd, &ev) == 0 ? 0 : errno;
}

void netpoll_break(void) {
    if (atomic_exchange(&sleepkey, 1) == 0) futexwakeup(&sleepkey, 1);
    if (!netpollinited()) return;
    uint32_t z = 0;
    if (!atomic_compare_exchange_strong(&wakesig, &z, 1)) return;
    uint64_t one = 1;
    while (write(breakfd, &one, sizeof one) < 0 && errno == EINTR) {}
}

static void simplesleep(int64_t until) {
    while (!netpollinited() && !atomic_exchange(&sleepkey, 0)) {
        int64_t left = until > 0 ? until - nanotime() : -1;
        if (until > 0 && left <= 0) return;
        futexsleep(&sleepkey, 0, left);
    }
}

// ns < 0: for ever. Nanoseconds where the kernel can, else milliseconds, rounded up.
static int epollwait(struct epoll_event *ev, int n, int64_t ns) {
#ifdef SYS_epoll_pwait2
    if (ns > 0 && !load_rlx(&nopwait2)) {
        struct timespec ts = { ns / 1000000000, ns % 1000000000 };
        int k = (int)syscall(SYS_epoll_pwait2, epfd, ev, n, &ts, NULL, 0);
        if (k >= 0 || errno != ENOSYS) return k;
        store_rlx(&nopwait2, true);
    }
#endif
    int64_t ms = ns <= 0 ? ns : (ns + 999999) / 1000000;
    return epoll_wait(epfd, ev, n, ms > 1000000000 ? 1000000000 : (int)ms);
}

gqueue netpoll(int64_t until) {
    gqueue q = { 0 };
    enum { MAXEV = 128 };
    struct epoll_event ev[MAXEV];
    if (!netpollinited()) {
        if (until != 0) simplesleep(until);
        return q;
    }
    int64_t left = until;
    if (until > 0 && (left = until - nanotime()) < 0) left = 0;
    int n;
    while ((n = epollwait(ev, MAXEV, left)) < 0) {
        if (errno != EINTR) throw("netpoll: epoll_wait failed, errno %d", errno);
        if (left > 0) return q;  // the caller reckons anew
    }
    for (int i = 0; i < n; i++) {
        uint32_t e = ev[i].events;
        uint64_t tag = ev[i].data.u64;
        if (tag == 0) {
            if (until == 0) continue;  // meant for the M that waits
            uint64_t x;
            while (read(breakfd, &x, sizeof x) < 0 && errno == EINTR) {}
            atomic_store(&wakesig, 0);
            continue;
        }
        pollDesc *pd = (pollDesc *)(uintptr_t)((tag >> POLLSEQ_BITS) << 6);
        uint32_t seq = (uint32_t)tag & ((1u << POLLSEQ_BITS) - 1);
        bool r = e & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR), w = e & (EPOLLOUT | EPOLLHUP | EPOLLERR);
        if (r || w) netpollready(&q, pd, seq, r, w, e == EPOLLERR);
    }
    return q;
}
