// errors.c - the Go values of run-time errors. Their types are declared in package runtime (stdlib/runtime/error.go), each a struct of
// one string (errorAddressString: and an address); the front end finds them when the first error is raised.
#include "vm/vm_int.h"

eface vm_mkerror(int kind, gostring text) {
    const _type *t = NULL;
    if (vm_hooks.errortype) {
        vm_front_lock();
        t = vm_hooks.errortype(kind);
        vm_front_unlock();
    }
    if (kind == PE_ADDR && t) {
        struct { gostring text; uintptr_t addr; } *box = mallocgc(sizeof *box, t, true);
        box->text = text;
        box->addr = getsigaddr();
        return (eface){t, box};
    }
    // Texts that are constants (a division by zero, a nil pointer) have a box for good.
    enum { NFIXED = 32 };
    static gostring *_Atomic fixed[NFIXED];
    extern char __executable_start[], end[];  // the linker's: of the program's own data
    bool literal = kind == PE_ERROR && text.p >= (const char *)__executable_start && text.p < (const char *)end;
    for (int i = 0; literal && i < NFIXED; i++) {
        gostring *b = atomic_load_explicit(&fixed[i], memory_order_acquire), *none = NULL;
        if (!b) {
            b = persistentalloc(sizeof *b, 8);
            *b = text;
            if (!atomic_compare_exchange_strong_explicit(&fixed[i], &none, b, memory_order_acq_rel, memory_order_acquire)) b = none;
        }
        if (b->p == text.p && b->len == text.len) return (eface){t ? t : rtype_basic(KIND_STRING), b};
    }
    gostring *box = mallocgc(sizeof *box, rtype_basic(KIND_STRING), true);
    *box = text;
    return (eface){t ? t : rtype_basic(KIND_STRING), box};
}
