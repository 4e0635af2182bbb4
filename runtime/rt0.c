// rt0.c - bootstrap: args, osinit, schedinit, the main goroutine, sysmon, mstart.
// Twin: $GOROOT/src/runtime/rt0_go (asm), proc.go (schedinit, main)
#include "runtime/natives_api.h"
#include "runtime/mgc.h"

static int rt_argc;
static char **rt_argv, **rt_envp;

void rt_args(int argc, char **argv, char **envp) {
    rt_argc = argc;
    rt_argv = argv;
    rt_envp = envp;
}

static int32_t wantprocs(void) {
    if (debug.schedseed) return 1;
    const char *s = getenv("GOMAXPROCS");
    int n = s ? atoi(s) : 0;
    if (n <= 0) n = ncpu;
    return n > 1024 ? 1024 : n;
}

void rt_schedinit(void) {
    ncpu = getncpu();
    sched.inittime = nanotime();
    rt_timestart = sched.inittime - 1;
    parsedebugvars();
    randinit();
    mheap_init();
    stackinit();
    semainit();
    tls_m = &m0;
    m0.thread = pthread_self();
    sched.maxmcount = 10000;
    mcommoninit(&m0);
    gcinit();
    atomic_store(&sched.lastpoll, sched.inittime);
    gcaddroot(&rt_timelocal, sizeof rt_timelocal, NULL);
    lock(&sched.lock);
    P *work = procresize(wantprocs());
    unlock(&sched.lock);
    if (work) throw("schedinit: a new P has work");
    gc.enabled = true;
}

void rt_main(void *mainfn) {
    signals_init();
    signals_minit();
    newproc(NULL, mainfn, NULL);
    sysmon_start();
    rt_hooks.run();
    throw("the main loop returned");
}
