// code.c - the memory that holds bytecode, the functions, and the way back from a pc to its function.
// Locks: the compile lock (all that allocates); findfunc takes none.
//
// Code lives in one reserved range of addresses, filled upward in granules of 64 bytes. owner[] has a function id a granule, so
// that findfunc is one load. A function's code never moves and is never freed.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/base.h"
#include "base/base.h"
#include "vm/vm_int.h"

enum { GRANULE = 8, FUNCS_MAX = 1 << 22 };   // words a granule
static const size_t code_words = (size_t)1 << 27;  // 1 GiB of address space

static Insn *code;
static size_t ncode;              // words used
static _Atomic uint32_t *owner;   // function id a granule
static Func **funcs;
static _Atomic uint32_t nfuncs;
static pthread_mutex_t compile_lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

vmhooks vm_hooks;

const OpInfo op_info[OP_COUNT] = {
#define OP(name, format, flags, doc) {#name, format, doc, flags},
#include "vm/opcode.def"
#undef OP
};

void vm_front_lock(void) { pthread_mutex_lock(&compile_lock); }
void vm_front_unlock(void) { pthread_mutex_unlock(&compile_lock); }

static void *reserve(size_t bytes) {
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) throw("cannot reserve %zu bytes of address space for code", bytes);
    return p;
}

static void init(void) {
    code = reserve(code_words * sizeof(Insn));
    owner = reserve(code_words / GRANULE * sizeof(uint32_t));
    funcs = reserve(FUNCS_MAX * sizeof(Func *));
    nfuncs = 1;
}

Func *func_new(const char *name) {
    if (!code) init();
    uint32_t id = atomic_fetch_add_explicit(&nfuncs, 1, memory_order_relaxed);
    if (id >= FUNCS_MAX) throw("too many functions");
    Func *f = persistentalloc(sizeof *f, 8);
    f->self = f;
    f->name = name;
    f->id = id;
    f->flags = FUNC_LAZY;
    f->framesize = INT32_MAX;  // so that every call takes the slow path, which compiles it
    funcs[id] = f;
    return f;
}

Insn *code_alloc(Func *f, uint32_t nwords) {
    size_t need = (nwords + GRANULE - 1) / GRANULE * GRANULE;
    if (ncode + need > code_words) throw("code memory is full");
    Insn *p = code + ncode;
    for (size_t g = ncode / GRANULE; g < (ncode + need) / GRANULE; g++)
        atomic_store_explicit(&owner[g], f->id, memory_order_release);
    ncode += need;
    return p;
}

Func *findfunc(const void *pc) {
    const Insn *p = pc;
    if (p < code || p >= code + code_words) return NULL;
    return funcs[atomic_load_explicit(&owner[(size_t)(p - code) / GRANULE], memory_order_acquire)];
}

void vm_func_reset(Func *f) {
    if (f->flags & FUNC_LAZY) return;
    vm_front_lock();
    Func *old = func_new(f->name);
    uint32_t id = old->id;
    *old = *f;
    old->id = id;
    old->self = old;
    const Insn *p = atomic_load_explicit(&f->code, memory_order_acquire);
    if (p >= code && p < code + code_words)
        for (size_t g = (size_t)(p - code) / GRANULE; g < (size_t)(p - code + f->ncode + GRANULE - 1) / GRANULE; g++)
            atomic_store_explicit(&owner[g], id, memory_order_release);
    *f = (Func){.self = f, .name = f->name, .file = f->file, .pos = f->pos, .front = f->front, .id = f->id, .type = f->type,
                .nres = f->nres, .narg = f->narg, .framesize = INT32_MAX, .flags = FUNC_LAZY | (f->flags & (FUNC_WRAPPER | FUNC_CLOSURE))};
    vm_front_unlock();
}

bool vm_resolve(Func *f) {
    if (!(__atomic_load_n(&f->flags, __ATOMIC_ACQUIRE) & FUNC_LAZY)) return true;
    bool ok = true;
    vm_front_lock();
    if (f->flags & FUNC_LAZY) ok = vm_hooks.compile(f);
    vm_front_unlock();
    if (!ok && front_stop && !session_killed_(getg())) {  // a REPL's Ctrl-C was meant for others
        usleep(1000);
        return vm_resolve(f);
    }
    if (!ok) session_die(1, false);  // a REPL's evaluation ends; it has been printed
    return ok;
}

static Pos pos_at_pc(const Func *f, const Insn *pc) {
    if (!pc) return f->pos;
    const Insn *start = atomic_load_explicit(&f->code, memory_order_acquire);
    uint32_t at = start ? (uint32_t)(pc - start) : 0, lo = 0, hi = f->nlines;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (f->lines[mid].pc <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo ? f->lines[lo - 1].pos : f->pos;
}

// The innermost inlined call that pc is in, -1: none.
static int inline_at(const Func *f, const Insn *pc) {
    const Insn *start = atomic_load_explicit(&f->code, memory_order_acquire);
    if (!pc || !start || f->ninls == 0) return -1;
    uint32_t at = (uint32_t)(pc - start), lo = 0, hi = f->ninls;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (f->inls[mid].from <= at) lo = mid + 1;
        else hi = mid;
    }
    int i = (int)lo - 1;
    while (i >= 0 && f->inls[i].to <= at) i = f->inls[i].parent;
    return i;
}

bool func_place(const Func *f, const Insn *pc, int up, Place *out) {
    int i = inline_at(f, pc);
    uint32_t pos = pos_at_pc(f, pc);
    for (; up > 0; up--) {
        if (i < 0) return false;
        pos = f->inls[i].callpos;
        i = f->inls[i].parent;
    }
    *out = (Place){.f = i < 0 ? f : f->inls[i].fn, .pos = pos, .inlined = i >= 0};
    return true;
}

int place_line(const Place *p) { return p->pos ? pos_line(p->pos) : p->f->file && p->f->file[0] == '<' ? 1 : 0; }

const char *place_file(const Place *p) { return p->pos ? pos_file(p->pos) : p->f->file ? p->f->file : "?"; }

int func_line(const Func *f, const Insn *pc) {
    Pos p = pos_at_pc(f, pc);
    return p ? pos_line(p) : f->file && f->file[0] == '<' ? 1 : 0;
}

const char *func_file(const Func *f, const Insn *pc) {
    Pos p = pos_at_pc(f, pc);
    return p ? pos_file(p) : f->file ? f->file : "?";
}

rtstatus vm_panicindex(G *gp, const Insn *pc, uint16_t at, int64_t i, int64_t len) {
    Func *f = i < 0 ? findfunc(pc) : NULL;
    bool uns = false;
    const Insn *start = f ? atomic_load_explicit(&f->code, memory_order_acquire) : NULL;
    for (uint32_t k = 0; f && k < f->nisigns && f->isigns[k].pc <= (uint32_t)(pc - start); k++)
        if (f->isigns[k].slot == at) uns = f->isigns[k].uns;
    return uns ? gopanicindexu(gp, (uint64_t)i, len) : gopanicindex(gp, i, len);
}

void vm_each_func(const char *prefix, void (*f)(Func *, void *), void *arg) {
    for (uint32_t i = 1; i < atomic_load(&nfuncs); i++)
        if (strncmp(funcs[i]->name, prefix, strlen(prefix)) == 0) f(funcs[i], arg);
}

// Is p one of our functions? For pointers that come out of a program's hands; a walk over all of them.
bool func_known(const void *p) {
    for (uint32_t i = 1; i < atomic_load(&nfuncs); i++)
        if (funcs[i] == p) return true;
    return false;
}
