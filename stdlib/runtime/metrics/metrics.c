// metrics.c - natives of package runtime/metrics.
#include "runtime/natives_api.h"
#include "vm/native.h"

static int metrics_readall(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ok; uint64_t *v; int64_t len; int64_t cap; } *a = w;
    memstats m;
    a->ok = a->len >= METRIC_COUNT && readmemstats(&m);
    if (!a->ok) return RT_YIELD;
    readmetrics(&m, a->v);
    return RT_OK;
}

static int metrics_histogram(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret, which; goslice counts; } *a = w;
    a->ret = readhistogram((int)a->which, a->counts.p, a->counts.len);
    return RT_OK;
}

const NativeEntry std_runtime_metrics_natives[] = {
    {"runtime/metrics.readall", metrics_readall},
    {"runtime/metrics.histogram", metrics_histogram},
    {0}};
