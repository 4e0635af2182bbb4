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
    gostring *box = mallocgc(sizeof *box, rtype_basic(KIND_STRING), true);
    *box = text;
    return (eface){t ? t : rtype_basic(KIND_STRING), box};
}
