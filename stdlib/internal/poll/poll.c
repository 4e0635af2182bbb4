// poll.c - natives of internal/poll: operations on descriptors that park the goroutine until they can go on.
//
// pd is 0 for a descriptor that the kernel cannot poll or that is in blocking mode: then the call blocks a thread, and the P is handed off.
// Otherwise the descriptor does not block: the call is tried, on EAGAIN the goroutine waits in the poller, is called again with the same
// arguments, and tries again. e is an errno, or negative: -1 closed, -2 deadline passed, -3 cannot be waited for.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "runtime/netpoll.h"
#include "runtime/natives_api.h"
#include "vm/native.h"

static int pollerr(int e) { return -e; }

static int poll_Open(void *gp, void *w) {
    (void)gp;
    struct { pollDesc *pd; int64_t e, fd; } *a = w;
    a->e = poll_open((int)a->fd, &a->pd);
    return RT_OK;
}

static int poll_Close(void *gp, void *w) {
    (void)gp;
    poll_close(*(pollDesc **)w);
    return RT_OK;
}

static int poll_Unblock(void *gp, void *w) {
    (void)gp;
    poll_unblock(*(pollDesc **)w);
    return RT_OK;
}

static int poll_Deadline(void *gp, void *w) {
    (void)gp;
    struct { pollDesc *pd; int64_t d, mode; } *a = w;  // d: from now; 0: none, < 0: passed
    int64_t when = a->d;
    if (when > 0 && __builtin_add_overflow(nanotime(), when, &when)) when = INT64_MAX;
    poll_setdeadline(a->pd, when, (int)a->mode);
    return RT_OK;
}

static int poll_Prepare(void *gp, void *w) {
    (void)gp;
    struct { int64_t e; pollDesc *pd; int64_t mode; } *a = w;
    a->e = pollerr(poll_reset(a->pd, (int)a->mode));
    return RT_OK;
}

static int poll_Wait(void *gp, void *w) {
    struct { int64_t e; pollDesc *pd; int64_t mode; } *a = w;
    G *g = gp;
    if (g->resuming && poll_check(a->pd, (int)a->mode) != POLL_OK) {
        (void)poll_wait(g, a->pd, (int)a->mode);
        a->e = pollerr(poll_check(a->pd, (int)a->mode));
        return RT_OK;
    }
    rtstatus st = poll_wait(g, a->pd, (int)a->mode);
    if (st == RT_OK) a->e = pollerr(poll_check(a->pd, (int)a->mode));
    return (int)st;
}

// The frame of every operation: try() until it does not say EAGAIN. It returns the result or -1 with errno.
typedef ssize_t (*tryfn)(void *args);
static int operate(G *gp, pollDesc *pd, int64_t fd64, int mode, tryfn try, void *args, int64_t *n, int64_t *e) {
    if (!pd) {
        int fd = (int)fd64;
        entersyscall(gp);
        ssize_t k;
        while ((k = try(args)) < 0) {
            if (errno == EAGAIN) {  // does not block, but is not ours to poll: standard input may be so
                struct pollfd p = { .fd = fd, .events = mode == 'r' ? POLLIN : POLLOUT };
                (void)poll(&p, 1, -1);
            } else if (errno != EINTR) break;
            if (session_stopping(gp)) break;  // a REPL's Ctrl-C
        }
        *e = k < 0 ? errno : 0;
        *n = k;
        return RT_SYSCALL;
    }
    bool parked = gp->resuming;
    if (parked) (void)poll_wait(gp, pd, mode);
    int c = parked ? poll_check(pd, mode) : poll_reset(pd, mode);
    for (;;) {
        if (c != POLL_OK) {
            *n = -1;
            *e = pollerr(c);
            return RT_OK;
        }
        ssize_t k;
        do k = try(args);
        while (k < 0 && errno == EINTR);
        *n = k;
        *e = k < 0 ? errno : 0;
        if (k >= 0 || errno != EAGAIN) return RT_OK;
        rtstatus st = poll_wait(gp, pd, mode);
        if (st != RT_OK) return (int)st;
        c = poll_check(pd, mode);
    }
}

static size_t chunk(int64_t n) { return n > 1 << 30 ? 1 << 30 : (size_t)n; }

typedef struct rwargs { int64_t n, e; pollDesc *pd; int64_t fd; goslice p; } rwargs;
static ssize_t tryread(void *w) {
    rwargs *a = w;
    return read((int)a->fd, a->p.p, chunk(a->p.len));
}
static ssize_t trywrite(void *w) {
    rwargs *a = w;
    if (session_took((int)a->fd, a->p.p, (size_t)a->p.len)) return a->p.len;
    return write((int)a->fd, a->p.p, chunk(a->p.len));
}
static int poll_Read(void *gp, void *w) { rwargs *a = w; return operate(gp, a->pd, a->fd, 'r', tryread, w, &a->n, &a->e); }
static int poll_Write(void *gp, void *w) { rwargs *a = w; return operate(gp, a->pd, a->fd, 'w', trywrite, w, &a->n, &a->e); }

// sa is 128 bytes; what the kernel filled in comes back in salen.
typedef struct acceptargs { int64_t nfd, e, salen; pollDesc *pd; int64_t fd; void *sa; } acceptargs;
static ssize_t tryaccept(void *w) {
    acceptargs *a = w;
    socklen_t len = sizeof(struct sockaddr_storage);
    int fd;
    do fd = accept4((int)a->fd, a->sa, &len, SOCK_NONBLOCK | SOCK_CLOEXEC);
    while (fd < 0 && errno == ECONNABORTED);
    a->salen = fd < 0 ? 0 : len;
    return fd;
}
static int poll_Accept(void *gp, void *w) { acceptargs *a = w; return operate(gp, a->pd, a->fd, 'r', tryaccept, w, &a->nfd, &a->e); }

typedef struct msgargs { int64_t n, e, oobn, rflags, salen; pollDesc *pd; int64_t fd; goslice p, oob; int64_t flags; void *sa; int64_t insalen; } msgargs;
static ssize_t tryrecv(void *w) {
    msgargs *a = w;
    struct iovec iov = { a->p.p, chunk(a->p.len) };
    struct msghdr m = { .msg_name = a->sa, .msg_namelen = a->sa ? sizeof(struct sockaddr_storage) : 0, .msg_iov = &iov, .msg_iovlen = 1,
                        .msg_control = a->oob.p, .msg_controllen = (size_t)a->oob.len };
    ssize_t n = recvmsg((int)a->fd, &m, (int)a->flags);
    a->oobn = n < 0 ? 0 : (int64_t)m.msg_controllen;
    a->rflags = n < 0 ? 0 : m.msg_flags;
    a->salen = n < 0 ? 0 : m.msg_namelen;
    return n;
}
static ssize_t trysend(void *w) {
    msgargs *a = w;
    struct iovec iov = { a->p.p, chunk(a->p.len) };
    struct msghdr m = { .msg_name = a->sa, .msg_namelen = (socklen_t)a->insalen, .msg_iov = &iov, .msg_iovlen = 1,
                        .msg_control = a->oob.len ? a->oob.p : NULL, .msg_controllen = (size_t)a->oob.len };
    return sendmsg((int)a->fd, &m, (int)a->flags | MSG_NOSIGNAL);
}
static int poll_Recv(void *gp, void *w) { msgargs *a = w; return operate(gp, a->pd, a->fd, 'r', tryrecv, w, &a->n, &a->e); }
static int poll_Send(void *gp, void *w) {
    msgargs *a = w;
    a->oobn = a->rflags = a->salen = 0;
    return operate(gp, a->pd, a->fd, 'w', trysend, w, &a->n, &a->e);
}

// --- semaphores of FD's lock
static int poll_Semacquire(void *gp, void *w) { return (int)semacquire(gp, *(_Atomic uint32_t **)w); }
static int poll_Semrelease(void *gp, void *w) { return (int)semrelease1(gp, *(_Atomic uint32_t **)w, false); }

const NativeEntry std_internal_poll_natives[] = {
    {"internal/poll.pollOpen", poll_Open},     {"internal/poll.pollClose", poll_Close},     {"internal/poll.pollUnblock", poll_Unblock},
    {"internal/poll.pollDeadline", poll_Deadline}, {"internal/poll.pollPrepare", poll_Prepare}, {"internal/poll.pollWait", poll_Wait},
    {"internal/poll.ioRead", poll_Read},       {"internal/poll.ioWrite", poll_Write},       {"internal/poll.ioAccept", poll_Accept},
    {"internal/poll.ioRecv", poll_Recv},       {"internal/poll.ioSend", poll_Send},
    {"internal/poll.semacquire", poll_Semacquire}, {"internal/poll.semrelease", poll_Semrelease},
    {0}};
