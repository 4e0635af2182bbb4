// os.c - natives of package os.
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "runtime/natives_api.h"
#include "runtime/sigqueue.h"
#include "stdlib/stdlib.h"
#include "vm/native.h"

static int args_n;
static char **args_v;

void std_os_args(int argc, char **argv) {
    args_n = argc;
    args_v = argv;
}

static int os_arguments(void *gp, void *w) {
    (void)gp;
    goslice *out = w;
    gostring *s = args_n ? mallocgc((uintptr_t)args_n * sizeof *s, rtype_basic(KIND_STRING), true) : NULL;
    for (int i = 0; i < args_n; i++) s[i] = (gostring){args_v[i], (int64_t)strlen(args_v[i])};  // never freed
    *out = (goslice){s, args_n, args_n};
    return RT_OK;
}

static int os_random(void *gp, void *w) {
    (void)gp;
    *(uint64_t *)w = rt_fastrand64();
    return RT_OK;
}

static int os_brokenPipe(void *gp, void *w) {
    (void)gp;
    (void)w;
    sigpipe();
    return RT_OK;
}

const NativeEntry std_os_natives[] = {
    {"os.arguments", os_arguments},
    {"os.random", os_random},
    {"os.brokenPipe", os_brokenPipe},
    {"internal/stdio.brokenPipe", os_brokenPipe},
    {0}};
