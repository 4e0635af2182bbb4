// inittrace.c - GODEBUG=inittrace=1: a line about each package that is initialised, in Go's form.
// Twin: $GOROOT/src/runtime/proc.go (doInit1)      Locks: none; one goroutine initialises everything
//
// The compiler brackets a package's initialisation with the two natives when rt_inittrace() says so. A package of which nothing has to
// be run at start has no such function and no line, as in Go. Allocations are those of all goroutines meanwhile (Go: of the main one).
#include "runtime/natives_api.h"
#include <stdio.h>

enum { NESTED = 16 };  // an import that the session meets late is initialised inside the package that wants it
static struct { int64_t begin; uint64_t bytes, allocs; } pending[NESTED];
static uint32_t npending;

bool rt_inittrace(void) { return debug.inittrace != 0; }

static void counts(uint64_t *bytes, uint64_t *allocs) {
    memstats ms;
    bool ok = readmemstats(&ms);  // false: somebody else stops the world just now; the line then says 0
    *bytes = ok ? ms.totalalloc : 0;
    *allocs = ok ? ms.mallocs : 0;
}

int rt_initbegin(void *gp, void *w) {
    (void)gp, (void)w;
    uint32_t i = npending++;
    if (i >= NESTED) return RT_OK;
    counts(&pending[i].bytes, &pending[i].allocs);
    pending[i].begin = nanotime();
    return RT_OK;
}

// func initend(path *byte), a C string
int rt_initend(void *gp, void *w) {
    (void)gp;
    int64_t end = nanotime();
    uint32_t i = --npending;
    if (i >= NESTED) return RT_OK;
    uint64_t bytes, allocs;
    counts(&bytes, &allocs);
    if (bytes < pending[i].bytes || pending[i].bytes == 0) bytes = pending[i].bytes, allocs = pending[i].allocs;
    char at[24], took[24];
    printerr("init %s @%s ms, %s ms clock, %llu bytes, %llu allocs\n", *(const char **)w, formatms(at, pending[i].begin - sched.inittime),
             formatms(took, end - pending[i].begin), (unsigned long long)(bytes - pending[i].bytes), (unsigned long long)(allocs - pending[i].allocs));
    return RT_OK;
}
