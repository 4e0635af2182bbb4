// atomic.c - natives of package sync/atomic.
//
// Everything is sequentially consistent, as in Go. Pointers pass the write barrier before the store. Methods of the types share the
// functions: the value is the first thing in each struct that has a size.
#include "runtime/natives_api.h"
#include "vm/native.h"

#define NILCHECK(p) if (unlikely((uintptr_t)(p) < 4096)) return nilpointer(gp)

static int nilpointer(void *gp) { return (int)rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference"); }

// T: the type in memory; E: what a slot holds of it.
#define INTEGERS(N, T, E)                                                                                             \
    static int load_##N(void *gp, void *w) {                                                                         \
        struct { E ret; _Atomic T *p; } *a = w;                                                                      \
        NILCHECK(a->p);                                                                                              \
        a->ret = atomic_load(a->p);                                                                                  \
        return RT_OK;                                                                                                \
    }                                                                                                                \
    static int store_##N(void *gp, void *w) {                                                                        \
        struct { _Atomic T *p; E v; } *a = w;                                                                        \
        NILCHECK(a->p);                                                                                              \
        atomic_store(a->p, (T)a->v);                                                                                 \
        return RT_OK;                                                                                                \
    }                                                                                                                \
    static int add_##N(void *gp, void *w) {                                                                          \
        struct { E ret; _Atomic T *p; E v; } *a = w;                                                                 \
        NILCHECK(a->p);                                                                                              \
        a->ret = (T)((u##T)atomic_fetch_add(a->p, (T)a->v) + (u##T)a->v);                                            \
        return RT_OK;                                                                                                \
    }                                                                                                                \
    static int swap_##N(void *gp, void *w) {                                                                         \
        struct { E ret; _Atomic T *p; E v; } *a = w;                                                                 \
        NILCHECK(a->p);                                                                                              \
        a->ret = atomic_exchange(a->p, (T)a->v);                                                                     \
        return RT_OK;                                                                                                \
    }                                                                                                                \
    static int cas_##N(void *gp, void *w) {                                                                          \
        struct { uint64_t ret; _Atomic T *p; E was, v; } *a = w;                                                     \
        NILCHECK(a->p);                                                                                              \
        T was = (T)a->was;                                                                                           \
        a->ret = atomic_compare_exchange_strong(a->p, &was, (T)a->v);                                                \
        return RT_OK;                                                                                                \
    }                                                                                                                \
    static int and_##N(void *gp, void *w) {                                                                          \
        struct { E ret; _Atomic T *p; E v; } *a = w;                                                                 \
        NILCHECK(a->p);                                                                                              \
        a->ret = atomic_fetch_and(a->p, (T)a->v);                                                                    \
        return RT_OK;                                                                                                \
    }                                                                                                                \
    static int or_##N(void *gp, void *w) {                                                                           \
        struct { E ret; _Atomic T *p; E v; } *a = w;                                                                 \
        NILCHECK(a->p);                                                                                              \
        a->ret = atomic_fetch_or(a->p, (T)a->v);                                                                     \
        return RT_OK;                                                                                                \
    }

typedef uint32_t uuint32_t;
typedef uint64_t uuint64_t;
INTEGERS(Int32, int32_t, int64_t)
INTEGERS(Uint32, uint32_t, uint64_t)
INTEGERS(Int64, int64_t, int64_t)
INTEGERS(Uint64, uint64_t, uint64_t)

// A Bool is a uint32 that is 0 or 1, and bools fill a slot with 0 or 1: the integers' functions do.

// --- pointers
static int load_Pointer(void *gp, void *w) {
    struct { void *ret; _Atomic(void *) *p; } *a = w;
    NILCHECK(a->p);
    a->ret = atomic_load(a->p);
    return RT_OK;
}

static inline void barrier(_Atomic(void *) *p, void *v) {
    if (load_rlx(&writebarrier_on)) gcwritebarrier((void **)(uintptr_t)p, v);
}

static int store_Pointer(void *gp, void *w) {
    struct { _Atomic(void *) *p; void *v; } *a = w;
    NILCHECK(a->p);
    barrier(a->p, a->v);
    atomic_store(a->p, a->v);
    return RT_OK;
}

static int swap_Pointer(void *gp, void *w) {
    struct { void *ret; _Atomic(void *) *p; void *v; } *a = w;
    NILCHECK(a->p);
    barrier(a->p, a->v);
    a->ret = atomic_exchange(a->p, a->v);
    return RT_OK;
}

static int cas_Pointer(void *gp, void *w) {
    struct { uint64_t ret; _Atomic(void *) *p; void *was, *v; } *a = w;
    NILCHECK(a->p);
    void *was = a->was;
    barrier(a->p, a->v);
    a->ret = atomic_compare_exchange_strong(a->p, &was, a->v);
    return RT_OK;
}

// --- Value: the type word is set once, after the first data word; between the two it holds the address of busy, for a few
// instructions (a native has no safepoint), so the others spin.
typedef struct atomicvalue { _Atomic(const void *) type; _Atomic(void *) data; } atomicvalue;
static const char busy;

static const void *value_type(atomicvalue *v) {
    const void *t;
    while ((t = atomic_load(&v->type)) == &busy) sync_dospin();
    return t;
}

static int Value_Load(void *gp, void *w) {
    struct { eface ret; atomicvalue *v; } *a = w;
    NILCHECK(a->v);
    a->ret.type = value_type(a->v);
    a->ret.data = a->ret.type ? atomic_load(&a->v->data) : NULL;
    return RT_OK;
}

static int Value_set(void *gp, void *w) {
    struct { int64_t code; eface was; atomicvalue *v; eface val, old; uint64_t any; } *a = w;
    NILCHECK(a->v);
    a->code = 0;
    a->was = (eface){NULL, NULL};
    for (;;) {
        const void *t = value_type(a->v);
        if (!t) {
            if (!a->any && a->old.type) {
                a->code = 2;
                return RT_OK;
            }
            if (!atomic_compare_exchange_strong(&a->v->type, &t, &busy)) continue;
            barrier(&a->v->data, a->val.data);
            atomic_store(&a->v->data, a->val.data);
            atomic_store(&a->v->type, a->val.type);
            return RT_OK;
        }
        if (t != a->val.type) {
            a->code = 1;
            return RT_OK;
        }
        barrier(&a->v->data, a->val.data);
        if (a->any) {
            a->was.data = atomic_exchange(&a->v->data, a->val.data);
            a->was.type = t;
            return RT_OK;
        }
        void *was = a->old.data;
        if (!a->old.type || !atomic_compare_exchange_strong(&a->v->data, &was, a->val.data)) a->code = 2;
        return RT_OK;
    }
}

#define BOTH(N, T)                                                                                                   \
    {"sync/atomic.Load" #N, load_##T}, {"sync/atomic.(*" #N ").Load", load_##T},                                     \
    {"sync/atomic.Store" #N, store_##T}, {"sync/atomic.(*" #N ").Store", store_##T},                                 \
    {"sync/atomic.Add" #N, add_##T}, {"sync/atomic.(*" #N ").Add", add_##T},                                         \
    {"sync/atomic.Swap" #N, swap_##T}, {"sync/atomic.(*" #N ").Swap", swap_##T},                                     \
    {"sync/atomic.CompareAndSwap" #N, cas_##T}, {"sync/atomic.(*" #N ").CompareAndSwap", cas_##T},                   \
    {"sync/atomic.And" #N, and_##T}, {"sync/atomic.(*" #N ").And", and_##T},                                         \
    {"sync/atomic.Or" #N, or_##T}, {"sync/atomic.(*" #N ").Or", or_##T}

const NativeEntry std_sync_atomic_natives[] = {
    BOTH(Int32, Int32),
    BOTH(Uint32, Uint32),
    BOTH(Int64, Int64),
    BOTH(Uint64, Uint64),
    BOTH(Uintptr, Uint64),
    {"sync/atomic.(*Bool).Load", load_Uint32},
    {"sync/atomic.(*Bool).Store", store_Uint32},
    {"sync/atomic.(*Bool).Swap", swap_Uint32},
    {"sync/atomic.(*Bool).CompareAndSwap", cas_Uint32},
    {"sync/atomic.LoadPointer", load_Pointer},
    {"sync/atomic.StorePointer", store_Pointer},
    {"sync/atomic.SwapPointer", swap_Pointer},
    {"sync/atomic.CompareAndSwapPointer", cas_Pointer},
    {"sync/atomic.(*Value).Load", Value_Load},
    {"sync/atomic.setvalue", Value_set},
    {0}};
