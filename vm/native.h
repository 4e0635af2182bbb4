// native.h - calling C from Go: how a native is written and registered.
//
// A native is a C function `int name(void *gp, void *window)`. The window holds the results first, then the parameters, each in its own
// slots (a scalar: one 8-byte slot, sign- or zero-extended; string 2, slice 3, interface 2; structs in Go's layout rounded up to slots). So
// a struct of 8-byte members describes it:
//
//     // func IndexByte(s string, c byte) int
//     static int strings_IndexByte(void *gp, void *w) {
//         struct { int64_t ret; gostring s; uint64_t c; } *a = w;
//         const char *p = a->s.len ? memchr(a->s.p, (int)a->c, (size_t)a->s.len) : NULL;
//         a->ret = p ? p - a->s.p : -1;
//         return RT_OK;
//     }
//
// and a table at the end of the file registers them (one table a file, named std_<pkg>_natives, listed in stdlib/native.def):
//
//     const NativeEntry std_strings_natives[] = {{"strings.IndexByte", strings_IndexByte}, {0}};
//
// Methods are named as in a traceback: "time.(*Timer).stop". The Go side is a function without a body.
// Results must be written as whole slots (sign- or zero-extended). float32: its bits, upper half zero.
//
// Rules: no safepoint inside (memory may be allocated with mallocgc freely; nothing moves and nothing is swept until the native returns),
// never block (bracket a blocking system call between entersyscall(gp) and `return RT_SYSCALL`, touching nothing of Go's heap allocator in between),
// never call Go. A panic is `return rt_panic(gp, PE_PLAIN, "strings: negative Repeat count")` or rt_panicvalue. A native that parks returns
// RT_PARK from a runtime call and is called again with the same window (runtime.h). Long loops (> 10 ms) are written in Go instead.
#ifndef GOSLING_VM_NATIVE_H
#define GOSLING_VM_NATIVE_H
#include "runtime/g.h"
#include "vm/bytecode.h"

typedef struct NativeEntry { const char *name; int (*fn)(void *gp, void *window); } NativeEntry;

static inline gostring native_string(const char *s, int64_t n) {  // a fresh Go string
    if (n == 0) return (gostring){NULL, 0};
    char *p = mallocgc((uintptr_t)n, NULL, false);
    __builtin_memcpy(p, s, (size_t)n);
    return (gostring){p, n};
}
#endif
