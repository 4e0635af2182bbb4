// signal_unix.c - signals: faults end the program in Go's form, SIGQUIT dumps every goroutine, SIGPIPE as in Go.
// Twin: $GOROOT/src/runtime/signal_unix.go, os_linux.go
//
// Each M has an alternate stack, since a fault may come from a C stack that has run out. A fault in the VM's own loop may be a nil
// bad pointer of the program: the VM says so through rt_hooks.sigfault, the loop calls sigpanic and the program goes on with a panic.
// Everything else here prints and dies; no lock is taken.
#include "base/base.h"
#include "runtime/natives_api.h"
#include "runtime/mprof.h"
#include "runtime/session.h"
#include "runtime/sigqueue.h"
#include <signal.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

enum { SIGSTACK = 64 << 10 };

static const struct { int sig; const char *name, *text; } names[] = {
    { SIGSEGV, "SIGSEGV", "segmentation violation" }, { SIGBUS, "SIGBUS", "bus error" },
    { SIGFPE, "SIGFPE", "floating-point exception" }, { SIGILL, "SIGILL", "illegal instruction" },
    { SIGABRT, "SIGABRT", "abort" },                  { SIGQUIT, "SIGQUIT", "quit" },
    { SIGTRAP, "SIGTRAP", "trace trap" },             { SIGSYS, "SIGSYS", "bad system call" },
    { SIGSTKFLT, "SIGSTKFLT", "stack fault" },
};

static int nameof(int sig) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].sig == sig) return (int)i;
    return -1;
}

void signal_default_abort(void) {
    signal(SIGABRT, SIG_DFL);
    abort();
}

static uintptr_t pcof(void *uc) {
#if defined(__x86_64__)
    return (uintptr_t)((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP];
#else
    (void)uc;
    return 0;
#endif
}

static void dump(int sig, siginfo_t *si, void *uc, bool fault) {
    int k = nameof(sig);
    M *m = getm();
    G *me = m ? load_rlx(&m->curg) : NULL;
    pos_frugal = true;
    store_rlx(&rt_crashing, true);
    if (fault) printerr("fatal error: unexpected signal during runtime execution\n[signal %s: %s code=%#x addr=%#llx pc=%#llx]\n",
                        names[k].name, names[k].text, (unsigned)si->si_code, (unsigned long long)(uintptr_t)si->si_addr,
                        (unsigned long long)pcof(uc));
    else printerr("%s: %s\nPC=%#llx m=%lld sigcode=%d\n", names[k].name, names[k].text, (unsigned long long)pcof(uc),
                  m ? (long long)m->id : -1ll, si->si_code);
    debug.traceback_level = 2;  // whatever GOTRACEBACK says, as Go
    if (me) {
        printerr("\n");
        goroutineheader(me);
        if (!fault && rt_hooks.traceback && readgstatus(me) == G_SYSCALL) rt_hooks.traceback(me, 2, true);
    }
    tracebackothers(me);
    if (debug.traceback_crash || (fault && RT_DEBUG)) signal_default_abort();
    _exit(2);
}

static struct sigaction sanitizers;

static void onfault(int sig, siginfo_t *si, void *uc) {
    if (rt_hooks.sigfault && rt_hooks.sigfault(sig, si, uc)) return;
    if (sanitizers.sa_sigaction) return sanitizers.sa_sigaction(sig, si, uc);
    signal(sig, SIG_DFL);
    dump(sig, si, uc, true);
}

G *getg(void) {
    M *m = getm();
    G *gp = m ? load_rlx(&m->curg) : NULL;
    return gp && readgstatus(gp) == G_RUNNING ? gp : NULL;
}

void setsigfault(int sig, int code, uintptr_t addr) {
    M *m = getm();
    m->sig = sig;
    m->sigcode = code;
    m->sigaddr = addr;
}

uintptr_t getsigaddr(void) { return getm()->sigaddr; }

void takesigfault(int *code, uintptr_t *addr) {
    M *m = getm();
    if (m->sig == 0) return;
    m->sig = 0;
    *code = m->sigcode;
    *addr = m->sigaddr;
}

rtstatus sigpanic(G *gp) {
    M *m = getm();
    if (m->sigaddr < 65536) return gopanicnil(gp);  // nil and an offset: nothing can be mapped there (vm.mmap_min_addr)
    if (gp->paniconfault) return rt_panic(gp, PE_ADDR, "invalid memory address or nil pointer dereference");
    int k = nameof(m->sig);
    printerr("unexpected fault address %#llx\n", (unsigned long long)m->sigaddr);
    fatal("fault\n[signal %s: %s code=%#x addr=%#llx pc=%#llx]", names[k].name, names[k].text, (unsigned)m->sigcode,
          (unsigned long long)m->sigaddr, (unsigned long long)(uintptr_t)gp->sched.pc);
}

// What the program did not ask for: SIGQUIT and the like dump and die; the others that get here mean nothing to Go programs.
static void onsignal(int sig, siginfo_t *si, void *uc) {
    if (rt_session && sig == SIGINT) {
        session_sigint();
        return;
    }
    if (sig == SIGPROF && si->si_code == SI_TIMER && cpuprof_signal(si->si_overrun, uc)) return;
    if (sigsend(sig)) return;
    switch (sig) {
    case SIGQUIT: case SIGABRT: case SIGTRAP: case SIGSYS: case SIGSTKFLT:
        signal(sig, SIG_DFL);
        dump(sig, si, uc, false);
    }
}

static void install(int sig, void (*f)(int, siginfo_t *, void *)) {
    struct sigaction sa = { 0 };
    sa.sa_sigaction = f;
    sa.sa_flags = SA_SIGINFO | SA_ONSTACK | (RT_TSAN ? 0 : SA_RESTART);  // it keeps the signal back until the call is over: then the call shall end
    sigfillset(&sa.sa_mask);
    sigaction(sig, &sa, NULL);
}

// A handler rather than SIG_IGN also for those that do nothing: programs that this one starts begin with the defaults. SIGPIPE among them: a
// write fails with EPIPE, and os dies of it (sigpipe) when it was standard output or error.
static const int caught[] = { SIGQUIT, SIGTRAP, SIGSYS, SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGXCPU, SIGXFSZ, SIGIO, SIGPWR, SIGPROF };

static bool isfault(int sig) { return sig == SIGSEGV || sig == SIGBUS || sig == SIGFPE || sig == SIGILL; }
static bool reserved(int sig) { return (rt_session && sig == SIGINT) || sig == SIGKILL || sig == SIGSTOP || isfault(sig) || sig == 32 || sig == 33; }

void signal_session(void) { install(SIGINT, onsignal); }

void signal_catch(int sig) {
    if (!reserved(sig)) install(sig, onsignal);
}

void signal_ignore(int sig) {
    if (!reserved(sig)) signal(sig, SIG_IGN);
}

void signal_default(int sig) {
    if (reserved(sig)) return;
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        if (caught[i] == sig) {
            install(sig, onsignal);
            return;
        }
    signal(sig, SIG_DFL);
}

void sigpipe(void) {
    if (sigignored(SIGPIPE) || sigsend(SIGPIPE)) return;
    signal(SIGPIPE, SIG_DFL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(SIGPIPE);
    rt_exit(2);
}

void signals_init(void) {
#if !defined(__SANITIZE_ADDRESS__) && !RT_TSAN
    install(SIGFPE, onfault);
    install(SIGSEGV, onfault);
    install(SIGBUS, onfault);
#else
    sigaction(SIGSEGV, NULL, &sanitizers);  // its report is the better one where the fault is ours
    install(SIGSEGV, onfault);
#endif
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) install(caught[i], onsignal);
}

void signals_minit(void) {
    M *m = getm();
    m->sigstack = mmap(NULL, SIGSTACK, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
    if (m->sigstack == MAP_FAILED) throw("no room for a signal stack");
    stack_t ss = { .ss_sp = m->sigstack, .ss_size = SIGSTACK };
    sigaltstack(&ss, NULL);
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
    cpuprof_minit(m);
}
