// ffi.c - natives of package ffi: C functions called through libffi, Go functions called back from C.
//
// A signature is a string, result first: v void, b B h H i I l L integers of 8 to 64 bits (capitals unsigned), f d floats, p pointer,
// {…} a struct by value. Its ffi_cif and the types of its structs are made once and kept for ever (ffi.go remembers them by signature).
//
// A call runs like a system call: the goroutine's P may go to others. A callback arrives on any thread. Its C frame waits on a futex while
// a goroutine of ffi.go's runs the Go function: requests go through a list (cblock) and an eventfd that wakes the dispatcher. So a callback
// may block, call C again or panic (which ends the program as any panic of a goroutine does).
#include <dlfcn.h>
#include <errno.h>
#include <ffi.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "base/base.h"
#include "runtime/natives_api.h"
#include "vm/native.h"

bool ffi_off;  // gosling run -ffi=off

static int ffi_enabled(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; } *a = w;
    a->ret = !ffi_off;
    return RT_OK;
}

static char *cstring(gostring s) {
    char *c = xcalloc((size_t)s.len + 1, 1);
    if (s.len) memcpy(c, s.p, (size_t)s.len);
    return c;
}

// --- libraries
static int ffi_dlopen(void *gp, void *w) {
    struct { uint64_t h; gostring err; gostring path; int64_t mode; } *a = w;
    (void)gp;
    char *path = cstring(a->path);
    a->h = (uint64_t)(uintptr_t)dlopen(a->path.len ? path : NULL, (int)a->mode);
    const char *e = a->h ? "" : dlerror();
    a->err = native_string(e ? e : "", e ? (int64_t)strlen(e) : 0);
    free(path);
    return RT_OK;
}

static int ffi_dlsym(void *gp, void *w) {
    struct { uint64_t p; gostring err; uint64_t h; gostring name; } *a = w;
    (void)gp;
    char *name = cstring(a->name);
    dlerror();
    a->p = (uint64_t)(uintptr_t)dlsym((void *)(uintptr_t)a->h, name);
    const char *e = a->p ? NULL : dlerror();
    a->err = native_string(e ? e : "", e ? (int64_t)strlen(e) : 0);
    free(name);
    return RT_OK;
}

static int ffi_dlclose(void *gp, void *w) {
    struct { gostring err; uint64_t h; } *a = w;
    (void)gp;
    const char *e = dlclose((void *)(uintptr_t)a->h) == 0 ? NULL : dlerror();
    a->err = native_string(e ? e : "", e ? (int64_t)strlen(e) : 0);
    return RT_OK;
}

// --- signatures
static ffi_type *parse_type(const char **s, const char *end) {
    if (*s == end) return NULL;
    switch (*(*s)++) {
    case 'v': return &ffi_type_void;
    case 'b': return &ffi_type_sint8;
    case 'B': return &ffi_type_uint8;
    case 'h': return &ffi_type_sint16;
    case 'H': return &ffi_type_uint16;
    case 'i': return &ffi_type_sint32;
    case 'I': return &ffi_type_uint32;
    case 'l': return &ffi_type_sint64;
    case 'L': return &ffi_type_uint64;
    case 'f': return &ffi_type_float;
    case 'd': return &ffi_type_double;
    case 'p': return &ffi_type_pointer;
    case '{': break;
    default: return NULL;
    }
    ffi_type *t = xcalloc(1, sizeof *t);
    int n = 0;
    t->type = FFI_TYPE_STRUCT;
    t->elements = xcalloc((size_t)(end - *s) + 1, sizeof *t->elements);
    while (*s != end && **s != '}')
        if (!(t->elements[n++] = parse_type(s, end))) return NULL;
    if (*s != end) (*s)++;
    return t;
}

static int ffi_prep(void *gp, void *w) {
    struct { uint64_t cif; gostring sig; int64_t fixed; } *a = w;  // fixed: parameters before `...`; -1: not variadic
    (void)gp;
    const char *s = a->sig.p, *end = s + a->sig.len;
    ffi_type *ret = parse_type(&s, end), **args = xcalloc((size_t)a->sig.len + 1, sizeof *args);
    unsigned n = 0;
    while (s != end && (args[n] = parse_type(&s, end))) n++;
    ffi_cif *cif = xcalloc(1, sizeof *cif);
    ffi_status st = !ret || s != end ? FFI_BAD_TYPEDEF
                    : a->fixed >= 0  ? ffi_prep_cif_var(cif, FFI_DEFAULT_ABI, (unsigned)a->fixed, n, ret, args)
                                     : ffi_prep_cif(cif, FFI_DEFAULT_ABI, n, ret, args);
    a->cif = st == FFI_OK ? (uint64_t)(uintptr_t)cif : 0;
    return RT_OK;
}

// --- calls. args: one pointer a parameter, into memory that does not move; ret: room for the result, at least a word.
static void flush(void) {  // what C printed
    if (ftrylockfile(stdout) != 0) return;
    fflush_unlocked(stdout);
    funlockfile(stdout);
}

static int ffi_callc(void *gp, void *w) {
    struct { int64_t err; uint64_t cif, fn; void **args; void *ret; } *a = w;
    ffi_cif *cif = (ffi_cif *)(uintptr_t)a->cif;
    void (*fn)(void) = (void (*)(void))(uintptr_t)a->fn;
    void **args = a->args, *ret = a->ret;
    atomic_store_explicit(&rt_atexit, flush, memory_order_relaxed);
    entersyscall(gp);
    errno = 0;
    ffi_call(cif, fn, ret, args);
    a->err = errno;
    return RT_SYSCALL;
}

static int ffi_strlen(void *gp, void *w) {
    struct { int64_t n; const char *p; } *a = w;
    (void)gp;
    a->n = (int64_t)strlen(a->p);
    return RT_OK;
}

// --- callbacks
typedef struct Request {
    struct Request *next;
    int64_t id;
    void **args, *ret;
    _Atomic uint32_t done;
} Request;

static pthread_mutex_t cblock = PTHREAD_MUTEX_INITIALIZER;
static Request *first, **last = &first;  // (cblock)
static int wakefd = -1;

static void on_callback(ffi_cif *cif, void *ret, void **args, void *user) {
    (void)cif;
    int err = errno;
    Request r = {.id = (int64_t)(intptr_t)user, .args = args, .ret = ret};
    pthread_mutex_lock(&cblock);
    *last = &r;
    last = &r.next;
    pthread_mutex_unlock(&cblock);
    handoffsyscall();  // this thread's P, if it still has one: who else would run the callback
    while (write(wakefd, &(uint64_t){1}, 8) < 0 && errno == EINTR) {}
    while (!atomic_load(&r.done)) syscall(SYS_futex, &r.done, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
    errno = err;
}

static int ffi_eventfd(void *gp, void *w) {
    struct { int64_t fd; } *a = w;
    (void)gp;
    a->fd = wakefd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return RT_OK;
}

static int ffi_newclosure(void *gp, void *w) {
    struct { uint64_t code; uint64_t cif; int64_t id; } *a = w;
    (void)gp;
    void *code = NULL;
    ffi_closure *c = ffi_closure_alloc(sizeof *c, &code);
    if (c && ffi_prep_closure_loc(c, (ffi_cif *)(uintptr_t)a->cif, on_callback, (void *)(intptr_t)a->id, code) != FFI_OK) code = NULL;
    a->code = (uint64_t)(uintptr_t)code;
    return RT_OK;
}

static int ffi_adopt(void *gp, void *w) {
    (void)w;
    session_adopt(gp, false);
    return RT_OK;
}

static int ffi_take(void *gp, void *w) {
    struct { uint64_t req; int64_t id; void **args; void *ret; } *a = w;
    session_adopt(gp, true);
    pthread_mutex_lock(&cblock);
    Request *r = first;
    if (r && !(first = r->next)) last = &first;
    pthread_mutex_unlock(&cblock);
    a->req = (uint64_t)(uintptr_t)r;
    a->id = r ? r->id : 0;
    a->args = r ? r->args : NULL;
    a->ret = r ? r->ret : NULL;
    return RT_OK;
}

static int ffi_finish(void *gp, void *w) {
    struct { uint64_t req; } *a = w;
    (void)gp;
    Request *r = (Request *)(uintptr_t)a->req;
    atomic_store(&r->done, 1);
    syscall(SYS_futex, &r->done, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    return RT_OK;
}

const NativeEntry std_ffi_natives[] = {
    {"ffi.enabled", ffi_enabled},       {"ffi.dlopen", ffi_dlopen},         {"ffi.dlsym", ffi_dlsym}, {"ffi.dlclose", ffi_dlclose},
    {"ffi.prep", ffi_prep},             {"ffi.callc", ffi_callc},           {"ffi.strlen", ffi_strlen}, {"ffi.eventfd", ffi_eventfd},
    {"ffi.newclosure", ffi_newclosure}, {"ffi.take", ffi_take}, {"ffi.adopt", ffi_adopt},            {"ffi.finish", ffi_finish}, {0}};
