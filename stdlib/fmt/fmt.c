// fmt.c - the native of package fmt.
#include "vm/native.h"
#include "runtime/runtime.h"
#include <string.h>

// func percent(format string, at int) int
static int fmt_percent(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; gostring format; int64_t at; } *a = w;
    int64_t n = a->format.len;
    const char *p = a->at < n ? memchr(a->format.p + a->at, '%', (size_t)(n - a->at)) : NULL;
    a->ret = p ? p - a->format.p : n;
    return RT_OK;
}

const NativeEntry std_fmt_natives[] = {{"fmt.percent", fmt_percent}, {0}};
