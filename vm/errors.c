// errors.c - the Go values of run-time errors. Their types are declared in package runtime (stdlib/runtime/error.go), each a struct of
// one string; the front end finds them when the first error is raised.
#include "vm/vm_int.h"

eface vm_mkerror(int kind, gostring text) {
    const _type *t = NULL;
    if (vm_hooks.errortype) {
        vm_front_lock();
        t = vm_hooks.errortype(kind);
        vm_front_unlock();
    }
    gostring *box = mallocgc(sizeof *box, rtype_basic(KIND_STRING), true);
    *box = text;
    return (eface){t ? t : rtype_basic(KIND_STRING), box};
}
