// errors.c - the natives of package errors: what needs type descriptors.
#include "vm/native.h"
#include "runtime/runtime.h"

enum { TARGET_FINE, TARGET_NOT_POINTER, TARGET_NOT_ERROR };  // as in errors.go

// func comparable_(e error) bool
static int errors_comparable(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; iface e; } *a = w;
    a->ret = a->e.tab != NULL && (a->e.tab->type->tflag & TFLAG_COMPARABLE) != 0;
    return RT_OK;
}

// func checkTarget(err error, target any) int; err only lends its interface type.
static int errors_checkTarget(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; iface err; eface target; } *a = w;
    const _type *t = a->target.type;
    if (t == NULL || t->kind != KIND_POINTER || a->target.data == NULL) {
        a->ret = TARGET_NOT_POINTER;
        return RT_OK;
    }
    const _type *elem = ((const ptrtype *)t)->elem;
    bool fine = elem->kind == KIND_INTERFACE || getitab(a->err.tab->inter, elem, NULL) != NULL;
    a->ret = fine ? TARGET_FINE : TARGET_NOT_ERROR;
    return RT_OK;
}

// func store(err error, target any) bool
static int errors_store(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; iface err; eface target; } *a = w;
    const _type *elem = ((const ptrtype *)a->target.type)->elem, *dyn = a->err.tab->type;
    a->ret = 1;
    if (elem->kind == KIND_INTERFACE) {
        const interfacetype *inter = (const interfacetype *)elem;
        const void *head = dyn;
        if (inter->nmethods > 0 && (head = getitab(inter, dyn, NULL)) == NULL) {
            a->ret = 0;
            return RT_OK;
        }
        iface value = {(const itab *)head, a->err.data};
        typedmemmove(elem, a->target.data, &value);
    } else if (elem == dyn) {
        typedmemmove(elem, a->target.data, dyn->tflag & TFLAG_DIRECTIFACE ? (void *)&a->err.data : a->err.data);
    } else {
        a->ret = 0;
    }
    return RT_OK;
}

const NativeEntry std_errors_natives[] = {
    {"errors.checkTarget", errors_checkTarget},
    {"errors.comparable_", errors_comparable},
    {"errors.store", errors_store},
    {0},
};
