// syscall.c - natives of package syscall.
//
// What may block is bracketed by entersyscall and RT_SYSCALL; in between only the C stack, the frame and the buffers in the arguments
// are touched. EINTR is never seen by Go code.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "vm/native.h"

enum { PATHMAX = 4096 };

// A path as a C string; an errno if it can't be.
static int cpath(char *out, gostring s) {
    if (s.len >= PATHMAX) return ENAMETOOLONG;
    if (s.len && memchr(s.p, 0, (size_t)s.len)) return EINVAL;
    if (s.len) memcpy(out, s.p, (size_t)s.len);
    out[s.len] = 0;
    return 0;
}

static int sys_errorText(void *gp, void *w) {
    (void)gp;
    struct { gostring ret; uint64_t e; } *a = w;
    char room[128], out[128];
    const char *s = a->e < 4096 ? strerror_r((int)a->e, room, sizeof room) : "";
    if (a->e == 0 || *s == 0 || strncmp(s, "Unknown error", 13) == 0) {
        snprintf(out, sizeof out, "errno %llu", (unsigned long long)a->e);
    } else {
        snprintf(out, sizeof out, "%s", s);
        if (out[0] >= 'A' && out[0] <= 'Z' && out[1] >= 'a' && out[1] <= 'z') out[0] = (char)(out[0] - 'A' + 'a');
    }
    a->ret = native_string(out, (int64_t)strlen(out));
    return RT_OK;
}

static int sys_open(void *gp, void *w) {
    struct { int64_t fd; uint64_t e; gostring path; int64_t mode; uint64_t perm; } *a = w;
    char path[PATHMAX];
    a->fd = -1;
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    entersyscall(gp);
    int fd;
    do fd = open(path, (int)a->mode | O_CLOEXEC, (mode_t)a->perm);
    while (fd < 0 && errno == EINTR);
    a->e = fd < 0 ? (uint64_t)errno : 0;
    a->fd = fd;
    return RT_SYSCALL;
}

static int sys_openat(void *gp, void *w) {
    struct { int64_t fd; uint64_t e; int64_t dir; gostring path; int64_t mode; uint64_t perm; } *a = w;
    char path[PATHMAX];
    a->fd = -1;
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    entersyscall(gp);
    int fd;
    do fd = openat((int)a->dir, path, (int)a->mode | O_CLOEXEC, (mode_t)a->perm);
    while (fd < 0 && errno == EINTR);
    a->e = fd < 0 ? (uint64_t)errno : 0;
    a->fd = fd;
    return RT_SYSCALL;
}

static int sys_unlinkat(void *gp, void *w) {
    struct { uint64_t e; int64_t dir; gostring path; int64_t flags; } *a = w;
    char path[PATHMAX];
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    entersyscall(gp);
    int r;
    do r = unlinkat((int)a->dir, path, (int)a->flags);
    while (r < 0 && errno == EINTR);
    a->e = r < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

typedef struct rwargs { int64_t n; uint64_t e; int64_t fd; goslice p; int64_t off; } rwargs;

static size_t chunk(int64_t n) { return n > 1 << 30 ? 1 << 30 : (size_t)n; }

static void result(rwargs *a, ssize_t n) {
    a->e = n < 0 ? (uint64_t)errno : 0;
    a->n = n;
}

static int sys_read(void *gp, void *w) {
    rwargs *a = w;
    ssize_t n;
    entersyscall(gp);
    do n = read((int)a->fd, a->p.p, chunk(a->p.len));
    while (n < 0 && errno == EINTR && !session_stopping(gp));
    result(a, n);
    return RT_SYSCALL;
}

static int sys_write(void *gp, void *w) {
    rwargs *a = w;
    ssize_t n;
    entersyscall(gp);
    if (session_took((int)a->fd, a->p.p, (size_t)a->p.len)) n = a->p.len;
    else do n = write((int)a->fd, a->p.p, chunk(a->p.len));
    while (n < 0 && errno == EINTR && !session_stopping(gp));
    result(a, n);
    return RT_SYSCALL;
}

static int sys_pread(void *gp, void *w) {
    rwargs *a = w;
    ssize_t n;
    entersyscall(gp);
    do n = pread((int)a->fd, a->p.p, chunk(a->p.len), a->off);
    while (n < 0 && errno == EINTR && !session_stopping(gp));
    result(a, n);
    return RT_SYSCALL;
}

static int sys_pwrite(void *gp, void *w) {
    rwargs *a = w;
    ssize_t n;
    entersyscall(gp);
    do n = pwrite((int)a->fd, a->p.p, chunk(a->p.len), a->off);
    while (n < 0 && errno == EINTR && !session_stopping(gp));
    result(a, n);
    return RT_SYSCALL;
}

static int sys_dents(void *gp, void *w) {
    rwargs *a = w;
    entersyscall(gp);
    result(a, syscall(SYS_getdents64, (int)a->fd, a->p.p, chunk(a->p.len)));
    return RT_SYSCALL;
}

static int sys_seek(void *gp, void *w) {
    (void)gp;
    struct { int64_t at; uint64_t e; int64_t fd, off, whence; } *a = w;
    off_t r = lseek((int)a->fd, a->off, (int)a->whence);
    a->e = r < 0 ? (uint64_t)errno : 0;
    a->at = r;
    return RT_OK;
}

// Go's Stat_t is the system's struct.
static int sys_statAt(void *gp, void *w) {
    struct { uint64_t e; gostring path; struct stat *st; uint64_t follow; } *a = w;
    char path[PATHMAX];
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    entersyscall(gp);
    int r;
    do r = fstatat(AT_FDCWD, path, a->st, a->follow ? 0 : AT_SYMLINK_NOFOLLOW);
    while (r < 0 && errno == EINTR);
    a->e = r < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

static int sys_fstat(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; int64_t fd; struct stat *st; } *a = w;
    a->e = fstat((int)a->fd, a->st) < 0 ? (uint64_t)errno : 0;
    return RT_OK;
}

static int sys_onFD(void *gp, void *w) {
    struct { uint64_t e; int64_t what, fd, a, b; } *a = w;
    int fd = (int)a->fd, r = -1;
    entersyscall(gp);
    errno = EINVAL;
    do {
        switch (a->what) {
        case 0: r = close(fd); break;
        case 1: r = fsync(fd); break;
        case 2: r = ftruncate(fd, a->a); break;
        case 3: r = fchmod(fd, (mode_t)a->a); break;
        case 4: r = fchown(fd, (uid_t)a->a, (gid_t)a->b); break;
        case 5: r = fchdir(fd); break;
        case 6: {
            int fl = fcntl(fd, F_GETFL);
            r = fl < 0 ? fl : fcntl(fd, F_SETFL, a->a ? fl | O_NONBLOCK : fl & ~O_NONBLOCK);
            break;
        }
        case 7: {  // EAGAIN: it does not block
            int fl = fcntl(fd, F_GETFL);
            r = fl < 0 || fl & O_NONBLOCK ? -1 : 0;
            if (fl >= 0) errno = EAGAIN;
            break;
        }
        }
    } while (r < 0 && errno == EINTR && a->what != 0);
    a->e = r < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

// It may wait for as long as another process likes.
static int sys_flock(void *gp, void *w) {
    struct { uint64_t e; int64_t fd, how; } *a = w;
    int r;
    entersyscall(gp);
    do r = flock((int)a->fd, (int)a->how);
    while (r < 0 && errno == EINTR && !session_stopping(gp));
    a->e = r < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

static int sys_onPath(void *gp, void *w) {
    struct { uint64_t e; int64_t what; gostring path; int64_t a, b; } *a = w;
    char path[PATHMAX];
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    int r = -1;
    entersyscall(gp);
    errno = EINVAL;
    do {
        switch (a->what) {
        case 0: r = mkdir(path, (mode_t)a->a); break;
        case 1: r = rmdir(path); break;
        case 2: r = unlink(path); break;
        case 3: r = chdir(path); break;
        case 4: r = chmod(path, (mode_t)a->a); break;
        case 5: r = chown(path, (uid_t)a->a, (gid_t)a->b); break;
        case 6: r = lchown(path, (uid_t)a->a, (gid_t)a->b); break;
        case 7: r = truncate(path, a->a); break;
        case 8: r = access(path, (int)a->a); break;
        }
    } while (r < 0 && errno == EINTR);
    a->e = r < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

static int sys_onPaths(void *gp, void *w) {
    struct { uint64_t e; int64_t what; gostring old, new; } *a = w;
    char old[PATHMAX], new[PATHMAX];
    if ((a->e = (uint64_t)cpath(old, a->old)) != 0 || (a->e = (uint64_t)cpath(new, a->new)) != 0) return RT_OK;
    entersyscall(gp);
    int r = a->what == 0 ? rename(old, new) : a->what == 1 ? link(old, new) : symlink(old, new);
    a->e = r < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

static int sys_readlink(void *gp, void *w) {
    struct { int64_t n; uint64_t e; gostring path; goslice buf; } *a = w;
    char path[PATHMAX];
    a->n = -1;
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    entersyscall(gp);
    a->n = readlink(path, a->buf.p, (size_t)a->buf.len);
    a->e = a->n < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

static int sys_getcwd(void *gp, void *w) {
    (void)gp;
    struct { int64_t n; uint64_t e; goslice buf; } *a = w;
    const char *s = getcwd(a->buf.p, (size_t)a->buf.len);
    a->e = s ? 0 : (uint64_t)errno;
    a->n = s ? (int64_t)strlen(s) : 0;
    return RT_OK;
}

static int sys_pipe(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; int32_t *p; int64_t flags; } *a = w;
    a->e = pipe2(a->p, (int)a->flags) < 0 ? (uint64_t)errno : 0;
    return RT_OK;
}

static int sys_utimes(void *gp, void *w) {
    struct { uint64_t e; gostring path; const struct timespec *ts; } *a = w;
    char path[PATHMAX];
    if ((a->e = (uint64_t)cpath(path, a->path)) != 0) return RT_OK;
    entersyscall(gp);
    a->e = utimensat(AT_FDCWD, path, a->ts, 0) < 0 ? (uint64_t)errno : 0;
    return RT_SYSCALL;
}

static int sys_identity(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, what; } *a = w;
    switch (a->what) {
    case 0: a->ret = getpid(); break;
    case 1: a->ret = getppid(); break;
    case 2: a->ret = getuid(); break;
    case 3: a->ret = geteuid(); break;
    case 4: a->ret = getgid(); break;
    default: a->ret = getegid(); break;
    }
    return RT_OK;
}

static int sys_kill(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; int64_t pid, sig; } *a = w;
    a->e = kill((pid_t)a->pid, (int)a->sig) < 0 ? (uint64_t)errno : 0;
    return RT_OK;
}

static int sys_umask(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, mask; } *a = w;
    a->ret = umask((mode_t)a->mask);
    return RT_OK;
}

static int sys_Exit(void *gp, void *w) {
    (void)gp;
    rt_exit((int)*(int64_t *)w);
}

// --- memory
static int sys_mmap(void *gp, void *w) {
    (void)gp;
    struct { goslice data; uint64_t e; int64_t fd, offset, length, prot, flags; } *a = w;
    void *p = a->length > 0 ? mmap(NULL, (size_t)a->length, (int)a->prot, (int)a->flags, (int)a->fd, a->offset) : MAP_FAILED;
    a->e = a->length <= 0 ? EINVAL : p == MAP_FAILED ? (uint64_t)errno : 0;
    a->data = a->e ? (goslice){NULL, 0, 0} : (goslice){p, a->length, a->length};
    return RT_OK;
}

static int sys_munmap(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; goslice b; } *a = w;
    a->e = munmap(a->b.p, (size_t)a->b.len) < 0 ? (uint64_t)errno : 0;
    return RT_OK;
}

static int sys_mprotect(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; goslice b; int64_t prot; } *a = w;
    a->e = mprotect(a->b.p, (size_t)a->b.len, (int)a->prot) < 0 ? (uint64_t)errno : 0;
    return RT_OK;
}

// --- the environment: C's, under a lock (nothing else changes it)
static pthread_mutex_t envlock = PTHREAD_MUTEX_INITIALIZER;

static char *cstring(gostring s) {
    char *p = malloc((size_t)s.len + 1);
    if (!p) throw("out of memory for the environment");
    if (s.len) memcpy(p, s.p, (size_t)s.len);
    p[s.len] = 0;
    return p;
}

static int sys_getenv(void *gp, void *w) {
    (void)gp;
    struct { gostring value; uint64_t found; gostring key; } *a = w;
    char *key = cstring(a->key);
    pthread_mutex_lock(&envlock);
    const char *s = a->key.len && !memchr(a->key.p, '=', (size_t)a->key.len) ? getenv(key) : NULL;
    char *copy = s ? strdup(s) : NULL;
    pthread_mutex_unlock(&envlock);
    a->found = copy != NULL;
    a->value = copy ? native_string(copy, (int64_t)strlen(copy)) : (gostring){NULL, 0};
    free(copy);
    free(key);
    return RT_OK;
}

static int sys_setenv(void *gp, void *w) {
    (void)gp;
    struct { uint64_t e; gostring key, value; } *a = w;
    char *key = cstring(a->key), *value = cstring(a->value);
    pthread_mutex_lock(&envlock);
    a->e = setenv(key, value, 1) < 0 ? (uint64_t)errno : 0;
    pthread_mutex_unlock(&envlock);
    free(key);
    free(value);
    return RT_OK;
}

static int sys_unsetenv(void *gp, void *w) {
    (void)gp;
    char *key = cstring(*(gostring *)w);
    pthread_mutex_lock(&envlock);
    unsetenv(key);
    pthread_mutex_unlock(&envlock);
    free(key);
    return RT_OK;
}

static int sys_clearenv(void *gp, void *w) {
    (void)gp;
    (void)w;
    pthread_mutex_lock(&envlock);
    clearenv();
    pthread_mutex_unlock(&envlock);
    return RT_OK;
}

static int sys_environ(void *gp, void *w) {
    (void)gp;
    goslice *out = w;
    pthread_mutex_lock(&envlock);
    int64_t n = 0;
    while (environ && environ[n]) n++;
    gostring *s = n ? mallocgc((uintptr_t)n * sizeof *s, rtype_basic(KIND_STRING), true) : NULL;
    for (int64_t i = 0; i < n; i++) {
        gostring v = native_string(environ[i], (int64_t)strlen(environ[i]));
        if (load_rlx(&writebarrier_on)) gcwritebarrier((void **)&s[i].p, (void *)(uintptr_t)v.p);
        s[i] = v;
    }
    pthread_mutex_unlock(&envlock);
    *out = (goslice){s, n, n};
    return RT_OK;
}

const NativeEntry std_syscall_natives[] = {
    {"syscall.errorText", sys_errorText}, {"syscall.open", sys_open},
    {"syscall.openat", sys_openat},       {"syscall.unlinkat", sys_unlinkat},
    {"syscall.read", sys_read},           {"syscall.write", sys_write},
    {"syscall.pread", sys_pread},         {"syscall.pwrite", sys_pwrite},
    {"syscall.dents", sys_dents},         {"syscall.seek", sys_seek},
    {"syscall.statAt", sys_statAt},       {"syscall.fstat", sys_fstat},
    {"syscall.onFD", sys_onFD},           {"syscall.onPath", sys_onPath},
    {"syscall.onPaths", sys_onPaths},     {"syscall.readlink", sys_readlink},
    {"syscall.getcwd", sys_getcwd},       {"syscall.pipe", sys_pipe},
    {"syscall.utimes", sys_utimes},       {"syscall.identity", sys_identity},
    {"syscall.kill", sys_kill},           {"syscall.umask", sys_umask},
    {"syscall.Exit", sys_Exit},           {"syscall.getenv", sys_getenv},
    {"syscall.setenv", sys_setenv},       {"syscall.unsetenv", sys_unsetenv},
    {"syscall.clearenv", sys_clearenv},   {"syscall.environ", sys_environ},
    {"syscall.mmap", sys_mmap},           {"syscall.munmap", sys_munmap},
    {"syscall.mprotect", sys_mprotect},   {"internal/stdio.write", sys_write},
    {"internal/stdio.read", sys_read},    {"internal/stdio.errorText", sys_errorText},
    {"syscall.flock", sys_flock},         {0}};
