// process.c - natives of syscall for processes: start one (vfork and exec), wait for it.
//
// Between vfork and exec the child runs in this process's memory, with the parent's thread stopped: it makes system calls only, on
// memory that was prepared before. Its signals have their defaults again (exec does that for handlers, but a signal could come earlier).
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "runtime/netpoll.h"
#include "runtime/natives_api.h"
#include "vm/native.h"

enum { A_SETSID = 1, A_SETPGID = 2, A_SETCTTY = 4, A_NOCTTY = 8, A_CRED = 16, A_FOREGROUND = 32, A_NOGROUPS = 64, A_HAVEENV = 128 };

typedef struct startargs {
    int64_t pid, e;
    gostring path;
    goslice argv, envv;   // of strings
    gostring dir, root;
    goslice fds;          // of ints: 0, 1, 2 ... in the child; -1: closed
    int64_t flags, pgid, ctty, deathsig, uid, gid;
    goslice groups;       // of uint32
} startargs;

static char *dupstring(gostring s) {
    char *p = malloc((size_t)s.len + 1);
    if (!p) throw("out of memory for a new process");
    if (s.len) memcpy(p, s.p, (size_t)s.len);
    p[s.len] = 0;
    return p;
}

static char **dupstrings(goslice a) {
    char **v = calloc((size_t)a.len + 1, sizeof *v);
    if (!v) throw("out of memory for a new process");
    for (int64_t i = 0; i < a.len; i++) v[i] = dupstring(((gostring *)a.p)[i]);
    return v;
}

static void freestrings(char **v) {
    for (char **p = v; *p; p++) free(*p);
    free(v);
}

typedef struct plan {
    const startargs *a;
    char *path, *dir, *root, **argv, **envv;
    int *fd;   // work copy
    int nfd, errpipe;
    sigset_t mask;
} plan;

__attribute__((noreturn)) static void giveup(plan *p, int e) {
    while (write(p->errpipe, &e, sizeof e) < 0 && errno == EINTR) {}
    _exit(253);
}
#define MUST(x) do { if ((x) < 0) giveup(p, errno); } while (0)

__attribute__((noreturn, noinline)) static void child(plan *p) {
    const startargs *a = p->a;
    for (int s = 1; s < 65; s++) {
        struct sigaction sa;
        if (s == SIGKILL || s == SIGSTOP || s == 32 || s == 33 || sigaction(s, NULL, &sa) != 0) continue;
        if (sa.sa_handler != SIG_IGN && sa.sa_handler != SIG_DFL) {
            sa.sa_handler = SIG_DFL;
            sa.sa_flags = 0;
            sigaction(s, &sa, NULL);
        }
    }
    if (a->flags & A_SETSID) MUST(setsid());
    if (a->flags & (A_SETPGID | A_FOREGROUND)) MUST(setpgid(0, (pid_t)a->pgid));
    if (a->flags & A_FOREGROUND) {
        pid_t g = a->pgid ? (pid_t)a->pgid : getpid();
        MUST(ioctl((int)a->ctty, TIOCSPGRP, &g));
    }
    sigprocmask(SIG_SETMASK, &p->mask, NULL);
    if (p->root) MUST(chroot(p->root));
    if (a->flags & A_CRED) {
        if (!(a->flags & A_NOGROUPS)) MUST(setgroups((size_t)a->groups.len, a->groups.p));
        MUST(setgid((gid_t)a->gid));
        MUST(setuid((uid_t)a->uid));
    }
    if (p->dir) MUST(chdir(p->dir));
    if (a->deathsig) MUST(prctl(PR_SET_PDEATHSIG, a->deathsig));
    // First out of the way what would be overwritten, then each to its place.
    int next = p->nfd;
    if (p->errpipe < next) {
        int f = fcntl(p->errpipe, F_DUPFD_CLOEXEC, next);
        MUST(f);
        p->errpipe = f;
    }
    for (int i = 0; i < p->nfd; i++)
        if (p->fd[i] >= 0 && p->fd[i] < i) {
            int f = fcntl(p->fd[i], F_DUPFD_CLOEXEC, next);
            MUST(f);
            p->fd[i] = f;
        }
    for (int i = 0; i < p->nfd; i++) {
        if (p->fd[i] < 0) close(i);
        else if (p->fd[i] == i) MUST(fcntl(i, F_SETFD, 0));
        else MUST(dup2(p->fd[i], i));
    }
    for (int i = p->nfd; i < 3; i++) close(i);
    if (a->flags & A_NOCTTY) MUST(ioctl(0, TIOCNOTTY));
    if (a->flags & A_SETCTTY) MUST(ioctl((int)a->ctty, TIOCSCTTY, 1));
    if (__atomic_load_n(&rt_nofile.rlim_max, __ATOMIC_RELAXED)) setrlimit(RLIMIT_NOFILE, &rt_nofile);
    execve(p->path, p->argv, p->envv);
    giveup(p, errno);
}

static int sys_start(void *gp, void *w) {
    startargs *a = w;
    plan p = { .a = a, .path = dupstring(a->path), .dir = a->dir.len ? dupstring(a->dir) : NULL, .root = a->root.len ? dupstring(a->root) : NULL,
               .argv = dupstrings(a->argv), .envv = dupstrings(a->envv), .nfd = (int)a->fds.len };
    p.fd = malloc((size_t)(p.nfd + 1) * sizeof *p.fd);
    for (int i = 0; i < p.nfd; i++) p.fd[i] = (int)((int64_t *)a->fds.p)[i];
    int fds[2];
    a->pid = -1;
    entersyscall(gp);
    if (pipe2(fds, O_CLOEXEC) < 0) a->e = errno;
    else {
        p.errpipe = fds[1];
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &p.mask);
        pid_t pid = vfork();
        if (pid == 0) child(&p);
        int e = errno, code = 0;
        pthread_sigmask(SIG_SETMASK, &p.mask, NULL);
        close(fds[1]);
        ssize_t n = 0;
        if (pid > 0)
            while ((n = read(fds[0], &code, sizeof code)) < 0 && errno == EINTR) {}
        close(fds[0]);
        if (pid < 0) a->e = e;
        else if (n == sizeof code) {
            a->e = code;
            while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
        } else {
            a->e = 0;
            a->pid = pid;
        }
    }
    freestrings(p.argv);
    freestrings(p.envv);
    free(p.path);
    free(p.dir);
    free(p.root);
    free(p.fd);
    return RT_SYSCALL;
}

static int sys_exec(void *gp, void *w) {
    (void)gp;
    struct { int64_t e; gostring path; goslice argv, envv; } *a = w;
    char *path = dupstring(a->path), **argv = dupstrings(a->argv), **envv = dupstrings(a->envv);
    if (__atomic_load_n(&rt_nofile.rlim_max, __ATOMIC_RELAXED)) setrlimit(RLIMIT_NOFILE, &rt_nofile);
    execve(path, argv, envv);
    a->e = errno;
    free(path);
    freestrings(argv);
    freestrings(envv);
    return RT_OK;
}

// Waits until the child has ended, and leaves it to be reaped: so that its number is not used again before those who signal it know.
static int sys_awaitexit(void *gp, void *w) {
    struct { int64_t e, pid; } *a = w;
    siginfo_t si;
    int r;
    entersyscall(gp);
    while ((r = waitid(P_PID, (id_t)a->pid, &si, WEXITED | WNOWAIT)) < 0 && errno == EINTR) {}
    a->e = r < 0 ? errno : 0;
    return RT_SYSCALL;
}

static int sys_wait4(void *gp, void *w) {
    struct { int64_t got, status, e, pid, options; struct rusage *ru; } *a = w;
    int status = 0;
    pid_t r;
    entersyscall(gp);
    while ((r = wait4((pid_t)a->pid, &status, (int)a->options, a->ru)) < 0 && errno == EINTR) {}
    a->got = r;
    a->status = status;
    a->e = r < 0 ? errno : 0;
    return RT_SYSCALL;
}

static int sys_groups(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; goslice out; } *a = w;
    gid_t g[1024];
    int n = getgroups(1024, g);
    a->n = 0;
    for (int i = 0; i < n && i < a->out.len; i++) ((int64_t *)a->out.p)[a->n++] = g[i];
    return RT_OK;
}

const NativeEntry std_syscall_process_natives[] = {
    {"syscall.startProcess", sys_start}, {"syscall.execve", sys_exec}, {"syscall.awaitExit", sys_awaitexit}, {"syscall.wait4", sys_wait4},
    {"syscall.getgroups", sys_groups}, {0}};
