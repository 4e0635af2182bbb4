// mgctrace.c - GODEBUG=gctrace=1: a line about each collection, in Go's form.
// Twin: $GOROOT/src/runtime/mgc.go (gcMarkTermination), runtime/extern.go
#include "runtime/mgc.h"
#include <stdio.h>

// Milliseconds with two significant digits, none finer than a microsecond: 0.004 0.17 1.5 15
const char *formatms(char *b, int64_t ns) {
    int64_t us = ns / 1000;
    if (us >= 10000) snprintf(b, 24, "%lld", (long long)(us / 1000));
    else snprintf(b, 24, "%.*f", us >= 1000 ? 1 : us >= 100 ? 2 : 3, (double)us / 1000);
    if (us == 0) strcpy(b, "0");
    return b;
}

// gc 1 @0.012s 3%: 0.02+0.5+0.01 ms clock, 0.04+0.1/0.4/0.3+0.02 ms cpu, 4->4->1 MB, 5 MB goal, 0 MB stacks, 0 MB globals, 2 P
void gctrace_print(const gcpauses *t) {
    int64_t since = t->end - sched.inittime, np = gomaxprocs;
    int pct = (int)(100.0 * (double)gc.gcns / ((double)(since > 0 ? since : 1) * (double)np));
    char line[400], a[24], b[24], c[24], d[24], e[24], f[24], g[24], h[24];
    int n = snprintf(line, sizeof line,
             "gc %u @%.3fs %d%%: %s+%s+%s ms clock, %s+%s/%s/%s+%s ms cpu, %llu->%llu->%llu MB, %llu MB goal, "
             "%llu MB stacks, %llu MB globals, %d P%s\n",
             load_rlx(&gc.cycles), (double)since / 1e9, pct, formatms(a, t->sweepterm - t->begin), formatms(b, t->mark - t->sweepterm),
             formatms(c, t->end - t->mark), formatms(d, (t->sweepterm - t->begin) * np), formatms(e, load_rlx(&gc.assistns)),
             formatms(f, load_rlx(&gc.dedicatedns) + load_rlx(&gc.fracns)), formatms(g, load_rlx(&gc.idlens)), formatms(h, (t->end - t->mark) * np),
             (unsigned long long)(t->before >> 20), (unsigned long long)(t->after >> 20), (unsigned long long)gc.heapmarked >> 20,
             (unsigned long long)(t->goal >> 20), (unsigned long long)(gc.stackscan >> 20), (unsigned long long)(gc.globalscan >> 20), (int)np,
             t->forced ? " (forced)" : "");
    writeerr(line, (size_t)n);
}
