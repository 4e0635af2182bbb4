// panic.h - panics that the VM raises by name; private helpers of panic.c. Included by runtime.h's users that need them.
#ifndef GOSLING_RUNTIME_PANIC_H
#define GOSLING_RUNTIME_PANIC_H
#include "runtime/runtime.h"

// A slice expression that failed: finds which check did. iscap: cap is a slice's capacity, else a string's or array's length.
rtstatus gopanicslice(G *gp, int64_t lo, int64_t hi, int64_t cap, bool iscap);
rtstatus gopanicslice3(G *gp, int64_t lo, int64_t hi, int64_t max, int64_t cap, bool iscap);
rtstatus gopanicsliceconvert(G *gp, int64_t len, int64_t want);
rtstatus gopanicdivide(G *gp);
rtstatus gopanicshift(G *gp);
rtstatus gopanicnil(G *gp);
rtstatus gopanicnilmap(G *gp);
rtstatus gopanicunsafeslicelen(G *gp);
rtstatus gopanicunsafeslicenil(G *gp);
rtstatus gopanicunsafestringlen(G *gp);
rtstatus gopanicunsafestringnil(G *gp);
__attribute__((noreturn)) void rt_stackoverflow(G *gp);
__attribute__((noreturn)) void signal_default_abort(void);
#endif
