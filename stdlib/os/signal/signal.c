// signal.c - natives of os/signal.
#include "runtime/sigqueue.h"
#include "vm/native.h"

static int signal_recv(void *gp, void *w) {
    session_adopt(gp, true);
    return (int)sigrecv(gp, w);
}

static int signal_enable(void *gp, void *w) {
    (void)gp;
    sigenable((int)*(int64_t *)w);
    return RT_OK;
}

static int signal_disable(void *gp, void *w) {
    (void)gp;
    sigdisable((int)*(int64_t *)w);
    return RT_OK;
}

static int signal_tobeignored(void *gp, void *w) {
    (void)gp;
    sigdiscard((int)*(int64_t *)w);
    return RT_OK;
}

static int signal_ignored(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; int64_t sig; } *a = w;
    a->ret = sigignored((int)a->sig);
    return RT_OK;
}

const NativeEntry std_os_signal_natives[] = {
    {"os/signal.signal_recv", signal_recv},     {"os/signal.signal_enable", signal_enable}, {"os/signal.signal_disable", signal_disable},
    {"os/signal.signal_ignore", signal_tobeignored}, {"os/signal.signal_ignored", signal_ignored},
    {0}};
