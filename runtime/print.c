// print.c - print and println, and the runtime's own messages: straight to file descriptor 2.
// Twin: $GOROOT/src/runtime/print.go      Locks: printmutex, recursive by thread
#include "runtime/natives_api.h"
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static mutex printmutex = MUTEX_INIT(PRINT);
static __thread int printdepth;

void printlock(void) {
    if (printdepth++ == 0) lock(&printmutex);
}
void printunlock(void) {
    if (--printdepth == 0) unlock(&printmutex);
}

// debug.SetCrashOutput: what is printed while the program dies goes to a second file too.
_Atomic bool rt_crashing;
static _Atomic int crashfd = -1;

int setcrashfd(int fd) { return atomic_exchange(&crashfd, fd); }

static void writefd(int fd, const char *p, size_t n) {
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0) {
            if (errno == EINTR) continue;
            return;
        }
        p += k;
        n -= (size_t)k;
    }
}

void crashcopy(const char *p, size_t n) {
    int fd = unlikely(load_rlx(&rt_crashing)) ? load_acq(&crashfd) : -1;
    if (fd >= 0) writefd(fd, p, n);
}

void writeerr(const char *p, size_t n) {
    if (n && session_took(2, p, n)) return;
    writefd(2, p, n);
    crashcopy(p, n);
}

void printerr(const char *fmt, ...) {
    char buf[2048];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(buf, sizeof buf, fmt, ap);
    va_end(ap);
    if (n >= (int)sizeof buf) n = (int)sizeof buf - 1;
    if (n > 0) writeerr(buf, (size_t)n);
}

void printbool(bool v) { v ? writeerr("true", 4) : writeerr("false", 5); }
void printint(int64_t v) { printerr("%lld", (long long)v); }
void printuint(uint64_t v) { printerr("%llu", (unsigned long long)v); }
void printhex(uint64_t v) { printerr("0x%llx", (unsigned long long)v); }
void printstring(gostring s) { if (s.len > 0) writeerr(s.p, (size_t)s.len); }
void printpointer(const void *p) { printhex((uintptr_t)p); }

void printeface(eface e) { printerr("(0x%llx,0x%llx)", (unsigned long long)(uintptr_t)e.type, (unsigned long long)(uintptr_t)e.data); }
void printslice(goslice s) {
    printerr("[%lld/%lld]", (long long)s.len, (long long)s.cap);
    printpointer(s.p);
}
